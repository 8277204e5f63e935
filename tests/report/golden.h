/* Golden files: NAME.golden in a folder of the tests. */
#ifndef DIALOOG_TESTS_GOLDEN_H
#define DIALOOG_TESTS_GOLDEN_H

#include <stdbool.h>

/* UPDATE_GOLDEN=1: they are to be written anew. */
bool golden_is_updated(void);
/* The path of a golden file, "report", "vote", owned by the caller.  Remembers that the test
 * has it. */
char *golden_path(const char *folder, const char *name);
/* At the end of a test: fails when the folder has a golden file whose path was not asked for,
 * because nothing looks at it any more.  Removes it when they are written anew. */
void golden_assert_no_other(const char *folder);

#endif
