/* On a pseudo-terminal: start, events, and a sane terminal after every kind of end.  The
 * argument is the path of term_app. */
#include "run_app.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "mem.h"

enum { QUICK_MS = 500 };

#define MODES_OFF "\033[?2004l\033[?1006l\033[?1000l"
#define DIED "The program has stopped because of a fault"

/* How often the modes were switched off. */
static int count_restored(struct pty *p)
{
	const char *s;
	size_t n;
	int count = 0;

	for (s = pty_bytes(p, &n); (s = strstr(s, MODES_OFF)) != NULL; s++)
		count++;
	return count;
}

static void assert_restored(struct pty *p)
{
	assert_false(pty_is_alternate(p));
	assert_true(pty_cursor_is_visible(p));
	assert_false(pty_has_mouse(p));
	assert_true(pty_is_cooked(p));
	/* Once: what a shell has written since must not be cleared away. */
	assert_int_equal(count_restored(p), 1);
}

static void test_start_and_stop(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);
	size_t n;

	(void)state;
	assert_true(pty_is_alternate(p));
	assert_true(pty_has_mouse(p));
	assert_false(pty_is_cooked(p));
	assert_true(pty_cursor_is_visible(p));
	assert_non_null(strstr(pty_bytes(p, &n), "\033[?2004h"));
	assert_string_equal(pty_row(p, 1), "caf\303\251 \344\275\234\350\200\205| \342\226\210");
	/* The last corner can be written without scrolling. */
	assert_string_equal(pty_row(p, 23) + 74, "corner");
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_restored(p);
	assert_true(pty_wait_text(p, "term_app is done"));
	assert_null(strstr(pty_screen(p), "events"));
	pty_free(p);
}

static void test_keys(void **state)
{
	static const char *const bytes[] = {
	        "a",    "\033[A", "\033OA", "\033OP", "\033[11~", "\033[24~",  "\032", "\003",
	        "\021", "\023",   "\r",     "\177",   "\303\251", "\033[1;5C", "\033x"};
	static const char *const names[] = {"a",        "Up",         "Up",     "F1",
	                                    "F1",       "F12",        "Ctrl-Z", "Ctrl-C",
	                                    "Ctrl-Q",   "Ctrl-S",     "Enter",  "Backspace",
	                                    "\303\251", "Ctrl-Right", "Alt-x"};
	struct pty *p = run_app("xterm-256color", NULL);
	char text[80];

	(void)state;
	for (size_t i = 0; i < N_ITEMS(bytes); i++) {
		pty_send(p, bytes[i]);
		snprintf(text, sizeof text, "#%zu key <%s>", i + 1, names[i]);
		assert_true(pty_wait_text(p, text));
	}
	pty_free(p);
}

static void test_keys_in_one_go(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "a\033[Bb\033OA\033[15~");
	assert_true(pty_wait_text(p, "#5 key <F5>"));
	assert_non_null(strstr(pty_screen(p), "#1 key <a>"));
	assert_non_null(strstr(pty_screen(p), "#2 key <Down>"));
	assert_non_null(strstr(pty_screen(p), "#3 key <b>"));
	assert_non_null(strstr(pty_screen(p), "#4 key <Up>"));
	pty_free(p);
}

static void test_unknown_sequence_is_no_text(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "\033[97;5u\033[?62;c.");
	assert_true(pty_wait_text(p, "#3 key <.>"));
	assert_non_null(strstr(pty_screen(p), "#1 key <?>"));
	assert_non_null(strstr(pty_screen(p), "#2 key <?>"));
	pty_free(p);
}

static long ms_of_escape(struct pty *p, int number)
{
	struct timespec a, b;
	char text[80];

	snprintf(text, sizeof text, "#%d key <Esc>", number);
	clock_gettime(CLOCK_MONOTONIC, &a);
	pty_send(p, "\033");
	assert_true(pty_wait_text(p, text));
	clock_gettime(CLOCK_MONOTONIC, &b);
	return (b.tv_sec - a.tv_sec) * 1000 + (b.tv_nsec - a.tv_nsec) / 1000000;
}

static void test_lone_escape_is_quick(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);
	long best = ms_of_escape(p, 1);

	(void)state;
	/* How long exactly is a test of the decoder; curses alone would wait for a second.  A busy
	 * machine may be slow once, but not each time. */
	for (int i = 2; best >= QUICK_MS && i < 20; i++)
		best = ms_of_escape(p, i);
	assert_true(best < QUICK_MS);
	pty_free(p);
}

static void test_paste_is_one_event(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "\033[200~one q\rtwo\rthree\033[201~x");
	assert_true(pty_wait_text(p, "#2 key <x>"));
	assert_non_null(strstr(pty_screen(p), "#1 paste 15 bytes: one q/two/three"));
	pty_free(p);
}

static void test_paste_too_large(void **state)
{
	enum { SIZE = 100 * 1024 };
	struct pty *p = run_app("xterm-256color", NULL);
	char *text = xmalloc(SIZE);

	(void)state;
	memset(text, 'q', SIZE);
	pty_send(p, "\033[200~");
	pty_send_bytes(p, text, SIZE);
	pty_send(p, "\033[201~x");
	free(text);
	assert_true(pty_wait_text(p, "#1 paste 65537 bytes: qqq"));
	assert_true(pty_wait_text(p, "#2 key <x>"));
	pty_free(p);
}

static void test_bell(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "W");
	assert_true(pty_wait_text(p, "#2 bell"));
	/* A watch that is broken neither rings nor keeps anything from coming. */
	pty_send(p, "Cx");
	assert_true(pty_wait_text(p, "#4 key <x>"));
	pty_send(p, "q");
	assert_exit(p, 0);
	pty_free(p);
}

static void test_mouse(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "\033[<0;12;5M\033[<0;12;5m\033[<65;1;1M");
	assert_true(pty_wait_text(p, "#2 mouse row 0 col 0 button 5"));
	assert_non_null(strstr(pty_screen(p), "#1 mouse row 4 col 11 button 1"));
	pty_free(p);
}

static void test_no_mouse(void **state)
{
	struct pty *p = run_app("xterm-256color", "--no-mouse");
	size_t n;

	(void)state;
	assert_false(pty_has_mouse(p));
	assert_null(strstr(pty_bytes(p, &n), "\033[?1000"));
	pty_free(p);
}

static void test_resize(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_resize(p, 30, 100);
	assert_true(pty_wait_text(p, "#1 resize 30x100"));
	assert_true(pty_wait_row(p, 29, "corner"));
	pty_resize(p, 12, 40);
	assert_true(pty_wait_text(p, "#2 resize 12x40"));
	assert_true(pty_wait_row(p, 11, "corner"));
	pty_send(p, "a");
	assert_true(pty_wait_text(p, "#3 key <a>"));
	pty_free(p);
}

static void assert_back(struct pty *p, const char *event)
{
	assert_true(pty_wait_stopped(p));
	assert_false(pty_is_alternate(p));
	assert_true(pty_is_cooked(p));
	assert_false(pty_has_mouse(p));
	pty_forget_bytes(p);
	pty_kill(p, SIGCONT);
	assert_true(pty_wait_text(p, event));
	assert_true(pty_is_alternate(p));
	assert_true(pty_has_mouse(p));
	assert_false(pty_is_cooked(p));
	/* Everything is drawn anew: what another program left may be anywhere. */
	assert_true(pty_wait_text(p, "selected"));
	assert_true(pty_wait_bytes(p, "corne"));
	assert_true(pty_wait_bytes(p, "\033[?2004h"));
}

static void test_suspend(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "S");
	assert_back(p, "#2 continue 24x80");
	pty_send(p, "b");
	assert_true(pty_wait_text(p, "#3 key <b>"));
	pty_send(p, "q");
	assert_exit(p, 0);
	pty_free(p);
}

static void test_suspend_from_outside(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_kill(p, SIGTSTP);
	assert_back(p, "#1 continue 24x80");
	pty_kill(p, SIGTSTP);
	assert_back(p, "#2 continue 24x80");
	pty_free(p);
}

/* However busy it is with drawing. */
static void test_suspend_while_drawing(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	for (int i = 0; i < 20; i++) {
		pty_send(p, "LL");
		pty_kill(p, SIGTSTP);
		assert_true(pty_wait_stopped(p));
		pty_forget_bytes(p);
		pty_kill(p, SIGCONT);
		assert_true(pty_wait_bytes(p, "selected"));
	}
	pty_free(p);
}

/* A program that a script runs is one job with it: the script stops too. */
static void test_suspend_of_the_whole_job(void **state)
{
	const char *argv[] = {"sh", "-c", "\"$0\"; exit $?", run_app_path, NULL};
	const char *env[] = {"TERM=xterm-256color", "NO_COLOR", "ESCDELAY", NULL};
	struct pty *p = pty_start(&(struct pty_options){.argv = argv, .env = env});

	(void)state;
	assert_true(pty_wait_text(p, "term_app 0 events"));
	pty_send(p, "S");
	assert_true(pty_wait_stopped(p));
	assert_int_equal(kill(-pty_pid(p), SIGCONT), 0);
	assert_true(pty_wait_text(p, "#2 continue 24x80"));
	pty_send(p, "q");
	assert_exit(p, 0);
	pty_free(p);
}

/* Smaller and back before the program looked: the terminal cut its screen all the same. */
static void test_resize_and_back(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_wipe(p);
	pty_kill(p, SIGWINCH);
	assert_true(pty_wait_text(p, "#1 resize 24x80"));
	assert_true(pty_wait_row(p, 23, "corner"));
	pty_free(p);
}

static void test_resize_while_suspended(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "S");
	assert_true(pty_wait_stopped(p));
	pty_resize(p, 30, 90);
	pty_kill(p, SIGCONT);
	assert_true(pty_wait_text(p, "#3 resize 30x90"));
	assert_true(pty_wait_row(p, 29, "corner"));
	pty_free(p);
}

/* SIGSTOP cannot be seen coming; a shell may have changed the terminal meanwhile. */
static void test_stop_without_warning(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_kill(p, SIGSTOP);
	assert_true(pty_wait_stopped(p));
	pty_forget_bytes(p);
	pty_kill(p, SIGCONT);
	assert_true(pty_wait_text(p, "#1 continue 24x80"));
	assert_true(pty_wait_bytes(p, "selected"));
	pty_free(p);
}

static void test_redraw(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_forget_bytes(p);
	pty_send(p, "L");
	assert_true(pty_wait_bytes(p, "selected"));
	pty_free(p);
}

/* Of what is drawn only the differences go to the terminal: none may be left out. */
static void test_differences(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);
	static const char piece[] = "x\344\275\234y";
	char row[20 * (sizeof piece - 1) + 1] = "";

	(void)state;
	for (size_t i = 0; i < 20; i++)
		memcpy(row + i * (sizeof piece - 1), piece, sizeof piece - 1);
	pty_send(p, "R");
	for (int i = 0; i < 24; i++)
		assert_true(pty_wait_row(p, i, row));
	pty_free(p);
}

static void test_signals_to_end(void **state)
{
	static const struct {
		int sig, code;
	} all[] = {{SIGTERM, 5}, {SIGINT, 5}, {SIGQUIT, 5}, {SIGHUP, 6}};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(all); i++) {
		struct pty *p = run_app("xterm-256color", NULL);

		pty_kill(p, all[i].sig);
		assert_exit(p, all[i].code);
		assert_restored(p);
		pty_free(p);
	}
}

static void test_terminal_goes_away(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_hang_up(p);
	assert_exit(p, 6);
	pty_free(p);
}

/* Who goes on without a terminal is told once, and is not kept waiting for ever. */
static void test_life_without_terminal(void **state)
{
	struct pty *p = run_app("xterm-256color", "--stay");

	(void)state;
	pty_hang_up(p);
	pty_kill(p, SIGHUP);
	assert_exit(p, 7);
	pty_free(p);
}

static void assert_death(struct pty *p, const char *sentence)
{
	int status;
	size_t n;

	assert_true(pty_wait_end(p, &status));
	assert_true(WIFSIGNALED(status));
	assert_restored(p);
	/* Not on the screen: the report of a sanitizer may have pushed it off. */
	assert_non_null(strstr(pty_bytes(p, &n), sentence));
	pty_free(p);
}

static void test_death_by_signal(void **state)
{
	static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(signals); i++) {
		struct pty *p = run_app("xterm-256color", NULL);

		pty_kill(p, signals[i]);
		assert_death(p, DIED);
	}
}

static void test_death_by_own_fault(void **state)
{
	static const struct {
		const char *key, *sentence;
	} all[] = {{"D", DIED}, {"A", DIED}, {"O", DIED}, {"F", "dialoog: a broken rule"}};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(all); i++) {
		struct pty *p = run_app("xterm-256color", NULL);

		pty_send(p, all[i].key);
		assert_death(p, all[i].sentence);
	}
}

static void test_death_after_suspend(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "S");
	assert_back(p, "#2 continue 24x80");
	pty_kill(p, SIGSEGV);
	assert_death(p, DIED);
}

/* The terminal is the shell's then, and what it shows stays. */
static void test_death_while_suspended(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);
	int status;
	size_t n;

	(void)state;
	pty_send(p, "S");
	assert_true(pty_wait_stopped(p));
	/* It waits until the process goes on, and comes before everything else then. */
	pty_kill(p, SIGSEGV);
	pty_kill(p, SIGCONT);
	assert_true(pty_wait_end(p, &status));
	assert_true(WIFSIGNALED(status));
	assert_restored(p);
	assert_null(strstr(pty_bytes(p, &n), DIED));
	pty_free(p);
}

static bool has_no_cursor(struct pty *p, const void *what)
{
	(void)what;
	return !pty_cursor_is_visible(p);
}

static void test_death_with_the_cursor_hidden(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "H");
	assert_true(pty_wait_for(p, has_no_cursor, NULL, "the cursor to go"));
	pty_forget_bytes(p);
	pty_kill(p, SIGSEGV);
	/* This terminal shows it by itself on leaving the second screen; others do not. */
	assert_true(pty_wait_bytes(p, "\033[?25h"));
	assert_death(p, DIED);
}

static void test_exit_without_stop(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "X");
	assert_exit(p, 3);
	assert_restored(p);
	pty_free(p);
}

static void test_fault_names_the_place(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);

	(void)state;
	pty_send(p, "P");
	assert_true(pty_wait_text(p, "#1 key <P>"));
	/* The next key is only told when this one was acted upon. */
	pty_send(p, ".");
	assert_true(pty_wait_text(p, "#2 key <.>"));
	pty_kill(p, SIGSEGV);
	assert_death(p, DIED
	             " in it. What was stored is safe, in /home/some\357\277\275body/hub.db: ");
}

/* The terminal is of the process that started it: a child that dies leaves it alone. */
static void test_death_of_a_child(void **state)
{
	struct pty *p = run_app("xterm-256color", NULL);
	size_t n;

	(void)state;
	pty_send(p, "KE.");
	assert_true(pty_wait_text(p, "#3 key <.>"));
	assert_int_equal(count_restored(p), 0);
	assert_null(strstr(pty_bytes(p, &n), DIED));
	assert_true(pty_is_alternate(p));
	assert_false(pty_is_cooked(p));
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_restored(p);
	pty_free(p);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_start_and_stop),
	        cmocka_unit_test(test_keys),
	        cmocka_unit_test(test_keys_in_one_go),
	        cmocka_unit_test(test_unknown_sequence_is_no_text),
	        cmocka_unit_test(test_lone_escape_is_quick),
	        cmocka_unit_test(test_paste_is_one_event),
	        cmocka_unit_test(test_paste_too_large),
	        cmocka_unit_test(test_bell),
	        cmocka_unit_test(test_mouse),
	        cmocka_unit_test(test_no_mouse),
	        cmocka_unit_test(test_resize),
	        cmocka_unit_test(test_resize_and_back),
	        cmocka_unit_test(test_suspend),
	        cmocka_unit_test(test_suspend_from_outside),
	        cmocka_unit_test(test_suspend_while_drawing),
	        cmocka_unit_test(test_suspend_of_the_whole_job),
	        cmocka_unit_test(test_resize_while_suspended),
	        cmocka_unit_test(test_stop_without_warning),
	        cmocka_unit_test(test_redraw),
	        cmocka_unit_test(test_differences),
	        cmocka_unit_test(test_signals_to_end),
	        cmocka_unit_test(test_terminal_goes_away),
	        cmocka_unit_test(test_life_without_terminal),
	        cmocka_unit_test(test_death_by_signal),
	        cmocka_unit_test(test_death_by_own_fault),
	        cmocka_unit_test(test_death_after_suspend),
	        cmocka_unit_test(test_death_while_suspended),
	        cmocka_unit_test(test_death_with_the_cursor_hidden),
	        cmocka_unit_test(test_exit_without_stop),
	        cmocka_unit_test(test_death_of_a_child),
	        cmocka_unit_test(test_fault_names_the_place),
	};

	run_app_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
