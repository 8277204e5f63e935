/* What the tests of the whole program do in the desk: to the round of ideas, typing. */
#ifndef DIALOOG_TESTS_DESK_H
#define DIALOOG_TESTS_DESK_H

#include "program.h"

/* The desk on the hub of the test, in the round of ideas, ready for typing. */
struct pty *desk_in_round(void);
/* The same in a window that only reads. */
struct pty *desk_that_reads(void);
/* Types an idea and Enter, and waits until the desk says that it is stored as this code. */
void desk_store_idea(struct pty *p, const char *text, int code);
/* Has everything drawn anew, and fails the test when the screen was not right before.  The
 * cursor moves last: when it is there, the screen is whole. */
void assert_screen_is_right(struct pty *p, int row, int col);

#endif
