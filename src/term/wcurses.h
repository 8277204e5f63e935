/* The one place that includes curses, after all other headers: its macros collide with
 * ordinary names. */
#ifndef DIALOOG_TERM_WCURSES_H
#define DIALOOG_TERM_WCURSES_H

#define NCURSES_WIDECHAR 1
/* A function of curses that is not used here has the name of one in key.h. */
#define key_name curses_key_name
#include <curses.h>
#undef key_name

#endif
