/* Starting term_app on a pseudo-terminal. */
#ifndef DIALOOG_TESTS_RUN_APP_H
#define DIALOOG_TESTS_RUN_APP_H

#include "pty.h"

extern const char *run_app_path;

/* Takes the path from the argument of the test program, which ends without it. */
void run_app_init(int argc, char **argv);
/* Starts it with one argument (or NULL) on a terminal of that type, and waits until its first
 * screen is whole. */
struct pty *run_app(const char *term, const char *argument);
struct pty *run_app_with(const char *const *env, const char *argument);
/* It ends by itself, with this code. */
void assert_exit(struct pty *p, int code);

#endif
