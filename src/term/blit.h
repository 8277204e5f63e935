/* From the canvas to the cells of curses. */
#ifndef DIALOOG_TERM_BLIT_H
#define DIALOOG_TERM_BLIT_H

#include "theme.h"

/* Sets up the colours of a tier; once after the terminal has started. */
void blit_init(struct appearance a);
/* Puts rows x cols of the canvas on curses' screen, from the left top; what the canvas
 * does not cover is empty.  drawn is the canvas that stands there, of the same size, of which
 * only the rows that differ are drawn; NULL: all.  False: nothing differs. */
bool blit_canvas(struct appearance a, const struct canvas *c, const struct canvas *drawn, int rows,
                 int cols);
/* The same, of n rows from row on only; drawn is not NULL. */
void blit_rows(struct appearance a, const struct canvas *c, const struct canvas *drawn, int row,
               int n, int rows, int cols);

#endif
