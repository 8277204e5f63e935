/* The whole program under test, with files in a folder of its own that is removed at the end:
 * on a terminal (pty.h), or run to its end. */
#ifndef DIALOOG_TESTS_PROGRAM_H
#define DIALOOG_TESTS_PROGRAM_H

#include <stdbool.h>

#include "buf.h"
#include "pty.h"

enum { PROGRAM_ARGS_MAX = 14, PROGRAM_PATH_MAX = 512 };

/* The arguments of a test program: the path of dialoog.  Ends it when they are wrong. */
void program_init(int argc, char **argv);

/* For each test, as its setup and teardown: an empty folder, also for what goes under XDG, and
 * a hub in it with a session that was made from a runsheet. */
int program_setup(void **state);
int program_teardown(void **state);
/* The path of a file in the folder, in out, which is returned. */
const char *program_path(const char *name, char out[PROGRAM_PATH_MAX]);
/* The path of that hub.  Borrowed. */
const char *program_hub(void);

/* Starts dialoog on a terminal.  The list ends with NULL. */
struct pty *program_start(const char *first, ...);
/* The same on a terminal of this kind (NULL: TERM is not set) and size. */
struct pty *program_start_on(const char *kind, int rows, int cols, const char *first, ...);
/* Runs dialoog without a terminal to its end.  Returns its exit code, or minus the signal;
 * what it wrote is added to out (may be NULL), errors included. */
int program_run(struct buf *out, ...);

/* How many ideas a hub has.  The test fails unless the hub stands up to `dialoog check` and their
 * codes are 1 to n, each once. */
int program_sound_ideas(const char *hub);
/* True when the hub holds an idea with this code and text. */
bool program_has_idea(const char *hub, int code, const char *text);

/* Fails the test unless the terminal is as it was before dialoog started. */
void assert_clean_terminal(struct pty *p);
/* Fails the test unless dialoog ends with this exit code. */
void assert_exit(struct pty *p, int code);

#endif
