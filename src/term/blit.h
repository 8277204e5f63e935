/* From the canvas to the cells of curses. */
#ifndef DIALOOG_TERM_BLIT_H
#define DIALOOG_TERM_BLIT_H

#include "theme.h"

/* Sets up the colours of a tier; once after the terminal has started. */
void blit_init(struct appearance a);
/* Puts rows x cols of the canvas on curses' screen, from the left top; what the canvas
 * does not cover is empty. */
void blit_canvas(struct appearance a, const struct canvas *c, int rows, int cols);

#endif
