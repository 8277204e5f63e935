/* The modes that curses does not know (paste, mouse, the title), and the bytes that bring back a
 * sane terminal without curses. */
#ifndef DIALOOG_TERM_MODES_H
#define DIALOOG_TERM_MODES_H

#include <stdbool.h>

struct modes {
	char on[64];
	char off[64];
	char restore[320]; /* off, cursor shown, keys and attributes normal, first screen */
	/* What stands before and behind the title of the window; "" when it is left alone. */
	char title[16], title_end[8];
	bool clipboard; /* the terminal takes texts for it (OSC 52) */
	/* Before and behind what is to be shown at once; NULL: it is shown as it comes in. */
	const char *hold, *let_go;
};

/* Fills m from terminfo; needs a terminal that curses has started. */
void modes_init(struct modes *m, bool mouse, bool title, bool at_once);
/* Writes all of s to the terminal; safe in a signal handler.  A terminal that is gone is
 * left alone. */
void modes_write(const char *s);

#endif
