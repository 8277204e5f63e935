#include "run_app.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

const char *run_app_path;

void run_app_init(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: %s PATH-OF-TERM_APP\n", argv[0]);
		exit(2);
	}
	run_app_path = argv[1];
}

struct pty *run_app_with(const char *const *env, const char *argument)
{
	const char *argv[] = {run_app_path, argument, NULL};
	struct pty *p = pty_start(&(struct pty_options){.argv = argv, .env = env});

	assert_true(pty_wait_text(p, "term_app 0 events"));
	/* The cursor moves last: from there on the screen is whole. */
	assert_true(pty_wait_cursor(p, 8, 30));
	return p;
}

struct pty *run_app(const char *term, const char *argument)
{
	char type[40];
	const char *env[] = {type, "NO_COLOR", "ESCDELAY", "TMUX", NULL};

	snprintf(type, sizeof type, "TERM=%s", term);
	return run_app_with(env, argument);
}

void assert_exit(struct pty *p, int code)
{
	int status;

	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), code);
}
