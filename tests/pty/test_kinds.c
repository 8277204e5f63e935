/* The whole program on terminals of many kinds, sizes and locales: a screen, or a sentence. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>

#include "mem.h"

static void test_kinds_of_terminals(void **state)
{
	static const char *const kinds[] = {"vt100", "vt220", "linux", "screen",
	                                    "tmux",  "ansi",  "xterm", "xterm-mono"};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(kinds); i++) {
		struct pty *p = program_start_on(kinds[i], 24, 80, program_hub(), NULL);

		assert_true(pty_wait_text(p, "Dialoogsessie Participatiehub"));
		pty_send(p, "\r");
		assert_true(pty_wait_text(p, "Hoogstens per subthema"));
		pty_send(p, "\021");
		assert_exit(p, 0);
		assert_true(pty_is_cooked(p));
		pty_free(p);
	}
}

/* A sentence, and nothing of a screen. */
static void test_no_terminals(void **state)
{
	static const char *const kinds[] = {NULL, "", "dumb", "no-such-terminal"};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(kinds); i++) {
		struct pty *p = program_start_on(kinds[i], 24, 80, program_hub(), NULL);

		assert_true(pty_wait_text(p, "dialoog: "));
		assert_exit(p, 69);
		assert_true(pty_is_cooked(p));
		assert_false(pty_is_alternate(p));
		pty_free(p);
	}
}

/* Newer than the descriptions on this machine, and like xterm. */
static void test_unknown_kinds(void **state)
{
	static const char *const kinds[] = {"xterm-kitty-2", "foot-extra", "wezterm", "st-9",
	                                    "other-256color"};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(kinds); i++) {
		AUTO_FREE char *said =
		        xasprintf("Het type van deze terminal, %s, is hier niet bekend.", kinds[i]);
		struct pty *p = program_start_on(kinds[i], 24, 80, program_hub(), NULL);

		assert_true(pty_wait_text(p, said));
		assert_true(pty_wait_text(p, "xterm-256color"));
		assert_true(pty_is_alternate(p));
		assert_true(pty_has_colors(p));
		pty_send(p, "j");
		assert_true(pty_wait_no_text(p, "niet bekend"));
		pty_send(p, "q");
		assert_exit(p, 0);
		assert_clean_terminal(p);
		pty_free(p);
	}
}

static void test_odd_sizes(void **state)
{
	static const struct {
		int rows, cols;
		const char *seen;
	} sizes[] = {
	        {8, 30, "Maak het venster"}, {1, 1, ""}, {2, 3, ""}, {500, 1000, "Dialoogsessie"}};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(sizes); i++) {
		struct pty *p = program_start_on("xterm-256color", sizes[i].rows, sizes[i].cols,
		                                 program_hub(), NULL);

		/* Before that Ctrl-Q is the terminal's own. */
		assert_true(pty_wait_bytes(p, "\033[?2004h"));
		assert_true(pty_wait_text(p, sizes[i].seen));
		/* Keys that come in the dark do no harm. */
		pty_send(p, "kjk\021");
		assert_exit(p, 0);
		assert_clean_terminal(p);
		pty_free(p);
	}
}

static void test_without_utf8(void **state)
{
	AUTO_FREE char *before = xstrdup(getenv("LC_ALL") ? getenv("LC_ALL") : "");
	struct pty *p;

	(void)state;
	assert_int_equal(setenv("LC_ALL", "C", 1), 0);
	p = program_start_on("xterm", 24, 80, program_hub(), NULL);
	assert_int_equal(setenv("LC_ALL", before, 1), 0);
	assert_true(pty_wait_text(p, "Dialoogsessie Participatiehub"));
	assert_true(pty_wait_text(p, "----------------------------------------"));
	/* Said, until the first key. */
	assert_true(pty_wait_text(p, "LC_ALL=C.UTF-8 dialoog"));
	pty_send(p, "j");
	assert_true(pty_wait_no_text(p, "LC_ALL=C.UTF-8"));
	pty_send(p, "\021");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	pty_free(p);
}

int main(int argc, char **argv)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, program_setup, program_teardown)
	const struct CMUnitTest tests[] = {
	        TEST(test_kinds_of_terminals), TEST(test_no_terminals), TEST(test_unknown_kinds),
	        TEST(test_odd_sizes),          TEST(test_without_utf8),
	};

	program_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
