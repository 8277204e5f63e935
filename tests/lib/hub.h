/* A hub for tests that need a whole session. */
#ifndef TESTS_LIB_HUB_H
#define TESTS_LIB_HUB_H

#include "clock.h"

/* Makes a hub at path with the first session of the demo, open again, and so many ideas more for
 * its first question.  What goes wrong ends the program. */
void hub_make(const char *path, const struct clock *clock, int ideas);

#endif
