/* The whole program on a terminal: sizes, paste, stopping and going on, leaving. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "text.h"

#define TOO_SMALL "minstens 40 breed en 10 hoog"
#define UNFINISHED "Nog niet bewaard: \"nog niet af\""
#define CLOCK_RUNS "De klok loopt."

static void test_start_and_leave(void **state)
{
	struct pty *p = program_start(program_hub(), NULL);

	(void)state;
	assert_true(pty_wait_text(p, "Dialoogsessie Participatiehub"));
	assert_true(pty_is_alternate(p));
	assert_false(pty_is_cooked(p));
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	pty_free(p);
}

/* ---- without UTF-8 ---- */

/* A square of 7 black modules, a white one in it, and 3 black ones in that: two cells each. */
static bool has_corner(struct pty *p, const void *unused)
{
	enum { BLACK = 16, WHITE = 231, QUIET = 4, LEFT = 1 };
	static const char *const rows[] = {"         ", " xxxxxxx ", " x     x ",
	                                   " x xxx x ", " x xxx x ", " x xxx x ",
	                                   " x     x ", " xxxxxxx ", "         "};

	(void)unused;
	for (int row = 0; row < 9; row++) {
		for (int col = 0; col < 18; col++) {
			int want = rows[row][col / 2] == 'x' ? BLACK : WHITE;
			int at_row = QUIET - 1 + row, at_col = LEFT + 2 * (QUIET - 1) + col;

			if (pty_look(p, at_row, at_col).bg != want)
				return false;
		}
	}
	return true;
}

static void test_qr_code_in_ascii(void **state)
{
	char hub[PROGRAM_PATH_MAX];
	struct pty *p =
	        program_start("demo", "--hub", program_path("practice.db", hub), "--ascii", NULL);

	(void)state;
	assert_true(pty_wait_text(p, "Welke sessie wil je openen?"));
	pty_send(p, "\033OF\r");
	assert_true(pty_wait_text(p, "Agenda]"));
	pty_send(p, "6");
	assert_true(pty_wait_text(p, "Afsluiten]"));
	pty_send(p, "c");
	assert_true(pty_wait_text(p, "De QR-code past niet."));
	pty_resize(p, 50, 120);
	assert_true(pty_wait_text(p, "Scan de code"));
	assert_true(pty_wait_for(p, has_corner, NULL, "the corner of the code"));
	pty_free(p);
}

/* ---- themes ---- */

static bool is_painted(struct pty *p, const void *what)
{
	const int *paper = what;
	int rows, cols;

	pty_size(p, &rows, &cols);
	for (int i = 0; i < rows * cols; i++)
		if (pty_look(p, i / cols, i % cols).bg != *paper)
			return false;
	return true;
}

/* Every cell of the screen has the background of the theme, at every size. */
static void test_theme_paints_the_screen(void **state)
{
	static const struct {
		const char *name;
		int paper;
	} themes[] = {
	        {"dark", 16}, {"light", 231}, {"high-contrast", 16}, {"mono", -1}, {"auto", -1}};
	char path[PROGRAM_PATH_MAX];

	(void)state;
	program_path("theme.ini", path);
	for (size_t i = 0; i < N_ITEMS(themes); i++) {
		AUTO_FREE char *text = xasprintf("[desk]\ntheme = \"%s\"\n", themes[i].name);
		struct err e;
		struct pty *p;

		assert_int_equal(file_write(path, text, strlen(text), true, &e), OK);
		p = program_start(program_hub(), "--config", path, NULL);
		assert_true(pty_wait_text(p, "Welke sessie wil je openen?"));
		assert_true(pty_wait_for(p, is_painted, &themes[i].paper, "the background"));
		pty_resize(p, 40, 120);
		assert_true(pty_wait_row(p, 39, "Hulp"));
		assert_true(pty_wait_for(p, is_painted, &themes[i].paper, "the background"));
		pty_send(p, "q");
		assert_exit(p, 0);
		assert_clean_terminal(p);
		pty_free(p);
	}
}

/* ---- sizes ---- */

static void test_line_is_kept_at_every_size(void **state)
{
	struct pty *p = desk_in_round();

	(void)state;
	pty_send(p, "Een bankje bij de vijver");
	assert_true(pty_wait_text(p, "> Een bankje bij de vijver"));
	pty_resize(p, 40, 120);
	assert_true(pty_wait_row(p, 36, "> Een bankje bij de vijver"));
	assert_true(pty_wait_row(p, 39, "Hulp"));
	pty_resize(p, 10, 40);
	assert_true(pty_wait_row(p, 6, "> Een bankje bij de vijver"));
	assert_true(pty_wait_row(p, 9, "Hulp"));
	pty_resize(p, 8, 30);
	assert_true(pty_wait_text(p, "Maak het venster groter"));
	assert_true(pty_wait_no_text(p, "bankje"));
	pty_resize(p, 24, 80);
	assert_true(pty_wait_row(p, 20, "> Een bankje bij de vijver"));
	pty_send(p, "park");
	assert_true(pty_wait_row(p, 20, "> Een bankje bij de vijverpark"));
	assert_screen_is_right(p, 20, 39);
	pty_send(p, "\r");
	assert_true(pty_wait_text(p, "Bewaard: I1 "));
	assert_true(program_has_idea(program_hub(), 1, "Een bankje bij de vijverpark"));
	pty_free(p);
}

static void test_selection_is_kept_at_every_size(void **state)
{
	static const int sizes[][2] = {{40, 120}, {10, 40}, {8, 30}, {24, 80}};
	struct pty *p = desk_in_round();

	(void)state;
	desk_store_idea(p, "Wandelen in het park", 1);
	desk_store_idea(p, "Samen koken in het buurthuis", 2);
	desk_store_idea(p, "Fietsles voor nieuwkomers", 3);
	pty_send(p, "\003");
	assert_true(pty_wait_row(p, 9, "> I3 "));
	pty_send(p, "\033[A");
	assert_true(pty_wait_row(p, 8, "> I2 "));
	for (size_t i = 0; i < N_ITEMS(sizes); i++) {
		pty_resize(p, sizes[i][0], sizes[i][1]);
		assert_true(pty_wait_row(p, sizes[i][0] - 1, i == 2 ? "" : "Hulp"));
		if (i == 2)
			assert_true(pty_wait_text(p, "Maak het venster groter"));
	}
	assert_true(pty_wait_row(p, 8, "> I2 "));
	assert_screen_is_right(p, 8, 1);
	pty_free(p);
}

/* As many lines as one paste may have: 64 kB.  Returns how many. */
static int add_lines(struct buf *b)
{
	size_t start = b->len;
	int n = 0;

	while (b->len - start < TEXT_MAX_PASTE_BYTES - 130) {
		n++;
		buf_addf(b,
		         "%sPlak %d: een regel die lang genoeg is om samen met de andere "
		         "vierenzestig kilobyte te vullen, %d maal",
		         n > 1 ? "\r" : "", n, n * 37);
	}
	return n;
}

static void test_storm_of_sizes_during_a_paste(void **state)
{
	enum { SIZES = 500 };
	struct pty *p = desk_in_round();
	AUTO_BUF struct buf text;
	char stored[64];
	size_t sent = 0;
	int lines;

	(void)state;
	buf_init(&text);
	buf_add(&text, "\033[200~");
	lines = add_lines(&text);
	buf_add(&text, "\033[201~");
	snprintf(stored, sizeof stored, "%d ideeën bewaard", lines);
	srand(20250515);
	for (int i = 0; i < SIZES; i++) {
		size_t end = text.len * (size_t)(i + 1) / SIZES;

		pty_resize(p, 1 + rand() % 60, 1 + rand() % 200);
		pty_send_bytes(p, text.data + sent, end - sent);
		sent = end;
	}
	pty_resize(p, 24, 80);
	assert_true(pty_wait_text(p, "bewaren bij Groep 1?"));
	pty_send(p, "j");
	assert_true(pty_wait_text(p, stored));
	pty_send(p, "x");
	assert_true(pty_wait_text(p, "Groep 1 > x"));
	/* The letter is seen before the rest. */
	assert_true(pty_wait_no_text(p, stored));
	assert_screen_is_right(p, 20, 12);
	assert_int_equal(program_sound_ideas(program_hub()), lines);
	pty_free(p);
}

/* A terminal that does not mark a paste sends it as keys, all at once. */
static void test_keys_all_at_once(void **state)
{
	enum { LINES = 40 };
	struct pty *p = desk_in_round();
	AUTO_BUF struct buf keys;
	char text[40];

	(void)state;
	buf_init(&keys);
	for (int i = 1; i <= LINES; i++)
		buf_addf(&keys, "Regel %d van de plank\r", i);
	pty_send(p, keys.data);
	assert_true(pty_wait_text(p, "Bewaard: I40"));
	assert_int_equal(program_sound_ideas(program_hub()), LINES);
	for (int i = 1; i <= LINES; i++) {
		snprintf(text, sizeof text, "Regel %d van de plank", i);
		assert_true(program_has_idea(program_hub(), i, text));
	}
	pty_free(p);
}

/* Each key sees what the one before it did, also when nothing was drawn in between. */
static void test_letters_all_at_once(void **state)
{
	struct pty *p = desk_in_round();

	(void)state;
	desk_store_idea(p, "Wandelen in het park", 1);
	desk_store_idea(p, "Samen koken in het buurthuis", 2);
	pty_send(p, "\003");
	assert_true(pty_wait_no_text(p, "Groep 1 >"));
	pty_send(p, "3");
	assert_true(pty_wait_text(p, "[3 Clusteren]"));
	pty_send(p, "nBewegen\r");
	assert_true(pty_wait_text(p, "A  Bewegen"));
	pty_send(p, "nOntmoeten\r");
	assert_true(pty_wait_text(p, "B  Ontmoeten"));
	pty_send(p, "AB");
	assert_true(pty_wait_text(p, "Alle ideeën staan"));
	pty_free(p);
}

static void test_redraw_in_a_form(void **state)
{
	struct pty *p = program_start(program_hub(), NULL);

	(void)state;
	assert_true(pty_wait_text(p, "Hulp"));
	pty_send(p, "n\r");
	assert_true(pty_wait_text(p, "Een nieuwe sessie"));
	pty_forget_bytes(p);
	pty_send(p, "\f");
	assert_true(pty_wait_bytes(p, "\033[H\033[2J"));
	assert_true(pty_wait_text(p, "Een nieuwe sessie"));
	pty_free(p);
}

/* ---- stopping and going on ---- */

static void assert_stops_and_goes_on(struct pty *p)
{
	assert_true(pty_wait_stopped(p));
	assert_clean_terminal(p);
	pty_kill(p, SIGCONT);
	assert_true(pty_wait_text(p, "Groep 1 > halve regel"));
	assert_true(pty_is_alternate(p));
	assert_true(pty_wait_text(p, " Hulp"));
	assert_false(pty_is_cooked(p));
	assert_screen_is_right(p, 20, 22);
}

static void test_suspend(void **state)
{
	struct pty *p = desk_in_round();

	(void)state;
	desk_store_idea(p, "Wandelen in het park", 1);
	pty_send(p, "halve regel");
	assert_true(pty_wait_text(p, "> halve regel"));
	/* Every action by its name; out of the line by ':', in the line by Ctrl-P. */
	pty_send(p, "\020");
	assert_true(pty_wait_text(p, "Wat wil je doen?"));
	pty_send(p, "Achtergrond");
	assert_true(pty_wait_text(p, "Zoek: Achtergrond"));
	pty_send(p, "\r");
	assert_stops_and_goes_on(p);
	pty_kill(p, SIGTSTP);
	assert_stops_and_goes_on(p);
	pty_send(p, "\025");
	desk_store_idea(p, "Samen koken in het buurthuis", 2);
	assert_int_equal(program_sound_ideas(program_hub()), 2);
	pty_free(p);
}

static void test_suspend_by_colon(void **state)
{
	struct pty *p = program_start(program_hub(), NULL);

	(void)state;
	assert_true(pty_wait_text(p, "Dialoogsessie Participatiehub"));
	pty_send(p, ":");
	assert_true(pty_wait_text(p, "Wat wil je doen?"));
	pty_send(p, "Achtergrond\r");
	assert_true(pty_wait_stopped(p));
	assert_clean_terminal(p);
	pty_kill(p, SIGCONT);
	assert_true(pty_wait_text(p, "Welke sessie wil je openen?"));
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	pty_free(p);
}

/* ---- leaving ---- */

static void test_leaving_asks_for_an_unfinished_line(void **state)
{
	struct pty *p = desk_in_round();

	(void)state;
	pty_send(p, "nog niet af\021");
	assert_true(pty_wait_text(p, UNFINISHED));
	/* No is no: the line is still there. */
	pty_send(p, "\003");
	assert_true(pty_wait_no_text(p, UNFINISHED));
	assert_true(pty_wait_text(p, "> nog niet af"));
	pty_send(p, "\021");
	assert_true(pty_wait_text(p, UNFINISHED));
	pty_send(p, "j");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	pty_free(p);
}

/* Whoever leaves the line with Esc has not thrown it away. */
static void test_leaving_asks_for_a_line_that_was_left(void **state)
{
	struct pty *p = desk_in_round();

	(void)state;
	pty_send(p, "nog niet af");
	assert_true(pty_wait_text(p, "> nog niet af"));
	pty_send(p, "\003");
	assert_true(pty_wait_no_text(p, "Groep 1 >"));
	pty_send(p, "q");
	assert_true(pty_wait_text(p, UNFINISHED));
	pty_free(p);
}

static void test_leaving_asks_when_the_clock_runs(void **state)
{
	struct pty *p = desk_in_round();

	(void)state;
	pty_send(p, "\003");
	assert_true(pty_wait_no_text(p, "Groep 1 >"));
	pty_send(p, "1");
	assert_true(pty_wait_text(p, "[1 Agenda]"));
	pty_send(p, "\r");
	assert_true(pty_wait_text(p, "nog 10:00"));
	pty_send(p, "q");
	assert_true(pty_wait_text(p, CLOCK_RUNS));
	pty_send(p, "j");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	pty_free(p);
}

static void test_leaving_asks_nothing_else(void **state)
{
	struct pty *p = desk_in_round();

	(void)state;
	desk_store_idea(p, "Wandelen in het park", 1);
	pty_send(p, "\021");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	assert_int_equal(program_sound_ideas(program_hub()), 1);
	pty_free(p);
}

/* ---- a session that plays by itself ---- */

static int is_of_playing(const struct dirent *entry)
{
	return strncmp(entry->d_name, "dialoog-play-", 13) == 0;
}

static bool has_left_nothing(void)
{
	char path[PROGRAM_PATH_MAX];
	struct dirent **found = NULL;
	int n = scandir(program_path("", path), &found, is_of_playing, NULL);

	for (int i = 0; i < n; i++)
		free(found[i]);
	free(found);
	return n == 0;
}

static void test_playing(void **state)
{
	char path[PROGRAM_PATH_MAX];
	struct pty *p;

	(void)state;
	assert_int_equal(setenv("TMPDIR", program_path("", path), 1), 0);
	p = program_start("demo", "--play", NULL);
	assert_true(pty_wait_row(p, 23, "Een nieuwe sessie uit een draaiboek"));
	assert_true(pty_wait_text(p, "OEFENEN"));
	pty_send(p, " ");
	assert_true(pty_wait_row(p, 23, "Pauze"));
	pty_resize(p, 30, 100);
	assert_true(pty_wait_row(p, 29, "Spatie verder"));
	pty_send(p, " ");
	/* As fast as it goes. */
	pty_send(p, "++++++");
	assert_true(pty_wait_text(p, "Dat was een hele sessie."));
	assert_true(pty_wait_text(p, "[7 Verslag]"));
	assert_true(pty_wait_text(p, "gesloten"));
	/* From here on it is a desk like any other. */
	pty_send(p, "4");
	assert_true(pty_wait_text(p, "89"));
	pty_send(p, "\021");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	pty_free(p);
	assert_true(has_left_nothing());
	assert_int_equal(unsetenv("TMPDIR"), 0);
}

static void test_playing_is_stopped(void **state)
{
	struct pty *p = program_start("demo", "--play", NULL);

	(void)state;
	assert_true(pty_wait_text(p, "Een nieuwe sessie uit een draaiboek"));
	pty_send(p, "q");
	assert_true(pty_wait_text(p, "Het afspelen is gestopt."));
	pty_send(p, "\021");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	pty_free(p);
	assert_int_equal(program_run(NULL, "demo", "--play", NULL), 2);
}

static void test_mouse(void **state)
{
	struct pty *p = desk_in_round();

	(void)state;
	assert_true(pty_has_mouse(p));
	/* The tab of the agenda, in the second row. */
	pty_send(p, "\033[<0;3;2M\033[<0;3;2m");
	assert_true(pty_wait_text(p, "[1 Agenda]"));
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	pty_free(p);
}

int main(int argc, char **argv)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, program_setup, program_teardown)
	const struct CMUnitTest tests[] = {
	        TEST(test_start_and_leave),
	        TEST(test_line_is_kept_at_every_size),
	        TEST(test_selection_is_kept_at_every_size),
	        TEST(test_storm_of_sizes_during_a_paste),
	        TEST(test_keys_all_at_once),
	        TEST(test_letters_all_at_once),
	        TEST(test_redraw_in_a_form),
	        TEST(test_mouse),
	        TEST(test_suspend),
	        TEST(test_suspend_by_colon),
	        TEST(test_leaving_asks_for_an_unfinished_line),
	        TEST(test_leaving_asks_for_a_line_that_was_left),
	        TEST(test_leaving_asks_when_the_clock_runs),
	        TEST(test_leaving_asks_nothing_else),
	        TEST(test_qr_code_in_ascii),
	        TEST(test_theme_paints_the_screen),
	        TEST(test_playing),
	        TEST(test_playing_is_stopped),
	};

	program_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
