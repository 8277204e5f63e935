/* A screen with how it looks on a terminal without colours, as text. */
#ifndef DIALOOG_TESTS_LOOK_H
#define DIALOOG_TESTS_LOOK_H

#include "buf.h"
#include "pty.h"

/* Adds the screen: runs of text with the same look as {bdru:text} (bold, dim, reverse,
 * underlined), rows ended by '|', and where the cursor is. */
void look_dump(struct pty *p, struct buf *out);

#endif
