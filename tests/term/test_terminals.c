/* Terminals of all kinds: refused, unknown, without colours or size, ASCII only.  The argument is
 * the path of term_app. */
#include "run_app.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "mem.h"

static void test_size_of_environment_is_ignored(void **state)
{
	static const char *const env[] = {"TERM=xterm", "LINES=10", "COLUMNS=20", NULL};
	struct pty *p = run_app_with(env, NULL);

	(void)state;
	assert_string_equal(pty_row(p, 23) + 74, "corner");
	pty_free(p);
}

static void test_terminal_without_size(void **state)
{
	const char *argv[] = {run_app_path, NULL};
	static const char *const env[] = {"TERM=xterm", NULL};
	struct pty *p = pty_start(&(struct pty_options){.argv = argv, .env = env, .no_size = true});

	(void)state;
	assert_true(pty_wait_cursor(p, 8, 30));
	assert_string_equal(pty_row(p, 23) + 74, "corner");
	pty_free(p);
}

static void assert_refused(const char *const *env, const char *sentence)
{
	const char *argv[] = {run_app_path, NULL};
	struct pty *p = pty_start(&(struct pty_options){.argv = argv, .env = env, .cols = 200});
	size_t n;

	assert_exit(p, 69);
	assert_non_null(strstr(pty_screen(p), sentence));
	/* It has not touched the terminal. */
	assert_null(strchr(pty_bytes(p, &n), '\033'));
	assert_true(pty_is_cooked(p));
	pty_free(p);
}

static void test_terminals_that_cannot(void **state)
{
	(void)state;
	assert_refused((const char *[]){"TERM=dumb", NULL}, "TERM=dumb, cannot show");
	assert_refused((const char *[]){"TERM", NULL}, "TERM is not set");
	assert_refused((const char *[]){"TERM=", NULL}, "TERM is not set");
	assert_refused((const char *[]){"TERM=no-such-terminal", NULL}, "TERM=no-such-terminal,");
	assert_refused((const char *[]){"TERM=\033[31mred", NULL}, "TERM=?[31mred,");
	assert_refused((const char *[]){"TERM=../../etc/passwd", NULL}, "TERM=../../etc/passwd,");
}

static void test_no_terminal(void **state)
{
	const char *script = "\"$0\" </dev/null; echo $?; \"$0\" | cat; echo done";
	const char *argv[] = {"sh", "-c", script, run_app_path, NULL};
	static const char *const env[] = {"TERM=xterm", NULL};
	struct pty *p = pty_start(&(struct pty_options){.argv = argv, .env = env, .cols = 200});

	(void)state;
	assert_exit(p, 0);
	assert_non_null(strstr(pty_screen(p), "This needs a terminal"));
	assert_non_null(strstr(pty_screen(p), "\n69\n"));
	pty_free(p);
}

static void test_other_terminals(void **state)
{
	static const struct {
		const char *name;
		bool has_grey;
	} types[] = {{"linux", false},          {"vt100", false},        {"screen", false},
	             {"tmux", false},           {"xterm", false},        {"rxvt", false},
	             {"screen-256color", true}, {"tmux-256color", true}, {"xterm-16color", true}};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(types); i++) {
		struct pty *p = run_app(types[i].name, NULL);

		assert_non_null(
		        strstr(pty_row(p, 9), types[i].has_grey ? " disabled " : "(disabled)"));
		pty_send(p, "\033[A");
		assert_true(pty_wait_text(p, "#1 key <Up>"));
		pty_send(p, "\033OP");
		assert_true(pty_wait_text(p, "#2 key <F1>"));
		pty_send(p, "q");
		assert_exit(p, 0);
		assert_true(pty_is_cooked(p));
		assert_false(pty_is_alternate(p));
		assert_false(pty_has_mouse(p));
		assert_non_null(strstr(pty_screen(p), "term_app is done"));
		pty_free(p);
	}
}

static void test_colors(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);
	struct pty_look qr = pty_look(p, 9, 40), selected = pty_look(p, 9, 2);

	(void)state;
	assert_int_equal(qr.fg, 16);
	assert_int_equal(qr.bg, 231);
	assert_true(selected.reverse && selected.bold);
	assert_int_equal(selected.fg, -1);
	assert_int_equal(pty_look(p, 3, 0).bg, -1);
	assert_true(pty_has_colors(p));
	pty_free(p);
}

static void assert_mono(struct pty *p)
{
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_false(pty_has_colors(p));
	pty_free(p);
}

static void test_no_color(void **state)
{
	static const char *const env[] = {"TERM=xterm-256color", "NO_COLOR=1", NULL};
	static const char *const empty[] = {"TERM=xterm-256color", "NO_COLOR=", NULL};
	struct pty *p = run_app_with(env, NULL);

	(void)state;
	assert_true(pty_look(p, 9, 2).reverse);
	assert_true(pty_look(p, 0, 0).bold);
	assert_true(pty_look(p, 9, 50).underline);
	assert_string_equal(pty_row(p, 9),
	                    "  selected         (disabled)           qr        input");
	assert_mono(p);
	assert_mono(run_app("xterm-256color", "never"));
	p = run_app_with(env, "always");
	assert_true(pty_has_colors(p));
	pty_free(p);
	p = run_app_with(empty, NULL);
	assert_true(pty_has_colors(p));
	pty_free(p);
}

static void test_ascii(void **state)
{
	struct pty *p = run_app("xterm-256color", "--ascii");
	size_t n;

	(void)state;
	for (const char *s = pty_bytes(p, &n); *s != '\0'; s++)
		assert_true((unsigned char)*s < 0x80);
	assert_memory_equal(pty_row(p, 1), "cafe ", 5);
	assert_true(pty_look(p, 9, 2).reverse);
	pty_free(p);
}

static void test_hostile_text_is_harmless(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);
	size_t n;

	(void)state;
	assert_true(pty_look(p, 10, 12).reverse);
	assert_false(pty_look(p, 10, 11).reverse);
	assert_string_equal(pty_row(p, 10) + strlen(pty_row(p, 10)) - 1, "!");
	assert_null(strstr(pty_bytes(p, &n), "\033[31m"));
	assert_null(strstr(pty_bytes(p, &n), "\342\200\256"));
	pty_free(p);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_size_of_environment_is_ignored),
	        cmocka_unit_test(test_terminal_without_size),
	        cmocka_unit_test(test_terminals_that_cannot),
	        cmocka_unit_test(test_no_terminal),
	        cmocka_unit_test(test_other_terminals),
	        cmocka_unit_test(test_colors),
	        cmocka_unit_test(test_no_color),
	        cmocka_unit_test(test_ascii),
	        cmocka_unit_test(test_hostile_text_is_harmless),
	};

	run_app_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
