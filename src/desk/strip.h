/* A row of names of which one is the current: the parts of a session, the groups. */
#ifndef DIALOOG_DESK_STRIP_H
#define DIALOOG_DESK_STRIP_H

#include "canvas.h"

struct strip {
	const char *const *texts;
	int n, now;         /* now -1: none is current */
	char open, close;   /* around the current one, in the place of blanks */
	int gap;            /* columns between two names: 1 or 2 */
	int spot;           /* of each name, for a click on it; 0: none */
	const int64_t *ids; /* of the spots */
	bool before;        /* there is more at the left than the names */
};

/* Columns that it takes when all are shown, without arrows. */
int strip_cols(const struct strip *s);
/* Draws them in columns [col, end).  When they do not all fit, those around the current
 * one, and an arrow at each end where there are more; the current one is always there.  What is
 * before the names gets an arrow where that leaves room for all of them. */
void strip_draw(const struct strip *s, struct canvas *c, int row, int col, int end);

#endif
