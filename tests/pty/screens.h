/* A walk through the practice hub without colours, by every screen that counts. */
#ifndef DIALOOG_TESTS_SCREENS_H
#define DIALOOG_TESTS_SCREENS_H

#include "buf.h"
#include "pty.h"

/* A screen of the walk, and what is on it. */
struct screen {
	const char *keys;    /* that lead to it from the one before */
	const char *shows;   /* a text that it did not show before */
	const char *name;    /* or NULL: only on the way */
	const char *heading; /* a text that must stand out; or NULL */
	bool selected;       /* a row is selected */
};

/* Goes along all screens; look is called for those with a name. */
void screens_walk(void (*look)(struct pty *p, const struct screen *s));
/* Adds the screen: runs of text with the same look as {bdru:text} (bold, dim, reverse,
 * underlined), rows ended by '|', and where the cursor is. */
void screens_dump(struct pty *p, struct buf *out);

#endif
