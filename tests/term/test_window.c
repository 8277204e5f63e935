/* What the window around the screen is told: its title, and the clipboard.  The argument is the
 * path of term_app. */
#include "run_app.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <signal.h>
#include <string.h>

#include "mem.h"

#define SHOWN "caf\303\251 \357\277\275]0;evil\357\277\275\357\277\275 end"

/* ---- the title ---- */

static bool has_title(struct pty *p, const void *title)
{
	return strcmp(pty_title(p), title) == 0;
}

/* Nothing of the text is obeyed, and one that is the same is not written again. */
static void test_title(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);
	size_t n;

	(void)state;
	assert_string_equal(pty_title(p), "");
	pty_send(p, "T");
	assert_true(pty_wait_for(p, has_title, SHOWN, "the title"));
	pty_forget_bytes(p);
	pty_send(p, "T");
	assert_true(pty_wait_text(p, "#2 key <T>"));
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_null(strstr(pty_bytes(p, &n), SHOWN));
	/* Made empty, and then the one from before comes back with the first screen. */
	assert_true(has_title(p, ""));
	assert_non_null(strstr(pty_bytes(p, &n), "\033]2;\a"));
	assert_non_null(strstr(strstr(pty_bytes(p, &n), "\033]2;\a"), "\033[23;0;0t"));
	pty_free(p);
}

static void test_title_after_suspend(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "TS");
	assert_true(pty_wait_stopped(p));
	assert_true(has_title(p, ""));
	pty_kill(p, SIGCONT);
	assert_true(pty_wait_for(p, has_title, SHOWN, "the title"));
	pty_free(p);
}

static void test_title_after_a_fault(void **state)
{
	struct pty *p = run_app("tmux-256color", NULL);
	int status;
	size_t n;

	(void)state;
	assert_non_null(strstr(pty_bytes(p, &n), "\033[22;0t"));
	pty_send(p, "T");
	assert_true(pty_wait_for(p, has_title, SHOWN, "the title"));
	pty_kill(p, SIGSEGV);
	assert_true(pty_wait_end(p, &status));
	assert_true(has_title(p, ""));
	assert_non_null(strstr(pty_bytes(p, &n), "\033]0;\a\033[23;0t"));
	pty_free(p);
}

static void assert_no_title(struct pty *p)
{
	size_t n;

	pty_send(p, "T");
	assert_true(pty_wait_text(p, "#1 key <T>"));
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_null(strstr(pty_bytes(p, &n), "evil"));
	assert_null(strstr(pty_bytes(p, &n), "\033]"));
	assert_null(strstr(pty_bytes(p, &n), "\033[22;0t"));
	pty_free(p);
}

/* Those that have none would show it, or have a status line by the same capabilities. */
static void test_no_title(void **state)
{
	static const char *const kinds[] = {"linux", "vt100", "screen", "vt320", "ansi"};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(kinds); i++)
		assert_no_title(run_app(kinds[i], NULL));
	assert_no_title(run_app("xterm-256color", "--no-title"));
}

/* It says that it is screen, but is more. */
static void test_tmux_as_screen(void **state)
{
	static const char *const env[] = {"TERM=screen", "TMUX=/tmp/tmux/default,1,0", NULL};
	struct pty *p = run_app_with(env, NULL);
	size_t n;

	(void)state;
	assert_non_null(strstr(pty_bytes(p, &n), "\033[22;0t"));
	pty_send(p, "T");
	assert_true(pty_wait_for(p, has_title, SHOWN, "the title"));
	pty_send(p, "1");
	assert_true(pty_wait_bytes(p, "\033]52;c;YQ==\a"));
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_non_null(strstr(pty_bytes(p, &n), "\033]2;\a\033[23;0t"));
	pty_free(p);
}

/* ---- the clipboard ---- */

/* Every way in which base64 can end. */
static void test_copy(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "1");
	assert_true(pty_wait_bytes(p, "\033]52;c;YQ==\a"));
	pty_send(p, "2");
	assert_true(pty_wait_bytes(p, "\033]52;c;YWI=\a"));
	pty_send(p, "3");
	assert_true(pty_wait_bytes(p, "\033]52;c;YWLDqQ==\a"));
	pty_send(p, "4");
	assert_true(pty_wait_bytes(p, "\033]52;c;YWLDqXgK\a"));
	pty_send(p, "q");
	assert_exit(p, 0);
	pty_free(p);
}

static void test_no_clipboard(void **state)
{
	static const char *const kinds[] = {"linux", "vt100", "screen", "rxvt"};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(kinds); i++) {
		struct pty *p = run_app(kinds[i], NULL);
		size_t n;

		pty_send(p, "1");
		assert_true(pty_wait_text(p, "#1 key <1>"));
		pty_send(p, "q");
		assert_exit(p, 0);
		assert_null(strstr(pty_bytes(p, &n), "\033]52"));
		pty_free(p);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_title),
	        cmocka_unit_test(test_title_after_suspend),
	        cmocka_unit_test(test_title_after_a_fault),
	        cmocka_unit_test(test_no_title),
	        cmocka_unit_test(test_tmux_as_screen),
	        cmocka_unit_test(test_copy),
	        cmocka_unit_test(test_no_clipboard),
	};

	run_app_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
