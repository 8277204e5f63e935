/* The whole program at every kind of end, and beside another one: the terminal is clean, and
 * what was said to be stored is in the file. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"

static const char *const ideas[] = {"Wandelen in het park", "Samen koken in het buurthuis",
                                    "Fietsles voor nieuwkomers"};

/* Three ideas are stored, and a line is half typed. */
static struct pty *desk_at_work(void)
{
	struct pty *p = desk_in_round();

	for (size_t i = 0; i < N_ITEMS(ideas); i++)
		desk_store_idea(p, ideas[i], (int)i + 1);
	pty_send(p, "nog niet af");
	assert_true(pty_wait_text(p, "> nog niet af"));
	return p;
}

static void assert_stored(void)
{
	assert_int_equal(program_sound_ideas(program_hub()), N_ITEMS(ideas));
	for (size_t i = 0; i < N_ITEMS(ideas); i++)
		assert_true(program_has_idea(program_hub(), (int)i + 1, ideas[i]));
}

/* The next desk opens the file, goes on in the place where this one stopped, which was not left,
 * with the line that was half typed, and with the next code. */
static void assert_goes_on(void)
{
	struct pty *p = desk_in_round();

	assert_true(pty_wait_text(p, "Het programma stopte opeens"));
	assert_true(pty_wait_text(p, "> nog niet af"));
	desk_store_idea(p, "\025Muziek maken met de buren", N_ITEMS(ideas) + 1);
	pty_free(p);
}

static void test_signals_that_end(void **state)
{
	static const int signals[] = {SIGHUP, SIGTERM};

	for (size_t i = 0; i < N_ITEMS(signals); i++) {
		struct pty *p;

		if (i > 0) {
			program_teardown(state);
			assert_int_equal(program_setup(state), 0);
		}
		p = desk_at_work();
		pty_kill(p, signals[i]);
		assert_exit(p, 0);
		assert_clean_terminal(p);
		assert_stored();
		assert_goes_on();
		pty_free(p);
	}
}

/* While it waits for an answer, or is stopped, a request to end is heard as well. */
static void test_end_in_an_overlay(void **state)
{
	struct pty *p = desk_at_work();

	(void)state;
	pty_send(p, "\021");
	assert_true(pty_wait_text(p, "Nog niet bewaard: \"nog niet af\""));
	pty_kill(p, SIGTERM);
	assert_exit(p, 0);
	assert_clean_terminal(p);
	assert_stored();
	pty_free(p);
}

static void test_end_while_stopped(void **state)
{
	struct pty *p = desk_at_work();

	(void)state;
	pty_kill(p, SIGTSTP);
	assert_true(pty_wait_stopped(p));
	pty_kill(p, SIGHUP);
	pty_kill(p, SIGCONT);
	assert_exit(p, 0);
	assert_clean_terminal(p);
	assert_stored();
	pty_free(p);
}

static void test_crash(void **state)
{
	static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS};
	int status;
	size_t n;

	for (size_t i = 0; i < N_ITEMS(signals); i++) {
		struct pty *p;

		if (i > 0) {
			program_teardown(state);
			assert_int_equal(program_setup(state), 0);
		}
		p = desk_at_work();
		pty_kill(p, signals[i]);
		assert_true(pty_wait_end(p, &status));
		assert_true(WIFSIGNALED(status));
		assert_clean_terminal(p);
		/* Not on the screen: the report of a sanitizer may have pushed it off. */
		assert_non_null(strstr(pty_bytes(p, &n), "dialoog: Het programma"));
		assert_non_null(
		        strstr(strstr(pty_bytes(p, &n), "dialoog: Het programma"), program_hub()));
		assert_stored();
		assert_goes_on();
		pty_free(p);
	}
}

static void test_terminal_goes_away(void **state)
{
	struct pty *p = desk_at_work();

	(void)state;
	/* It ends because of that: the next thing that it waits for is the next minute of a clock
	 * that stands still, and a test does not wait so long. */
	pty_hang_up(p);
	assert_exit(p, 0);
	assert_stored();
	assert_goes_on();
	pty_free(p);
}

/* As when a window is closed: what was typed just before may or may not be taken. */
static void test_terminal_goes_away_during_typing(void **state)
{
	struct pty *p = desk_at_work();

	(void)state;
	pty_send(p, "\025Vierde idee over muziek\rVijfde idee over tuinieren\r");
	pty_kill(p, SIGHUP);
	pty_hang_up(p);
	assert_exit(p, 0);
	assert_in_range(program_sound_ideas(program_hub()), N_ITEMS(ideas), N_ITEMS(ideas) + 2);
	pty_free(p);
}

/* ---- beside another one ---- */

static struct pty *second_desk(void)
{
	struct pty *second = program_start(program_hub(), NULL);

	assert_true(pty_wait_text(second, "Een ander venster werkt met dit bestand."));
	assert_true(pty_wait_text(second, "KIJKT MEE"));
	pty_send(second, "\r");
	assert_true(pty_wait_text(second, "[2 Ronde 1]"));
	assert_true(pty_wait_text(second, ideas[2]));
	return second;
}

/* The second one looks on, and gets the hub, with the line that was half typed, after a yes. */
static void test_taking_over(void **state)
{
	struct pty *first = desk_at_work(), *second = second_desk();

	(void)state;
	pty_send(second, "n");
	assert_true(pty_wait_text(second, "alleen lezen"));
	pty_send(second, "\024");
	assert_true(pty_wait_text(second, "Gevraagd."));
	assert_true(pty_wait_text(first, "wil met dit bestand verder."));
	/* Letters are no answer: they belong to the line that is typed. */
	pty_send(first, " ja nee");
	assert_true(pty_wait_text(first, "nog niet af ja nee"));
	pty_send(first, "\b\b\b\b\b\b\b\024");
	assert_true(pty_wait_text(first, "Overdragen?"));
	pty_send(first, "j");
	assert_true(pty_wait_text(first, "Overgedragen: dit venster kijkt nu mee."));
	assert_true(pty_wait_text(second, "je kunt nu schrijven"));
	assert_true(pty_wait_text(second, "> nog niet af"));
	assert_true(pty_wait_text(first, "KIJKT MEE"));
	desk_store_idea(second, "\025Muziek maken met de buren", N_ITEMS(ideas) + 1);
	assert_true(pty_wait_text(first, "Muziek maken met de buren"));
	pty_free(second);
	/* The other one has stopped: nobody has to be asked. */
	pty_send(first, "\024");
	assert_true(pty_wait_text(first, "je kunt nu schrijven"));
	pty_free(first);
}

static void test_not_handing_over(void **state)
{
	struct pty *first = desk_at_work(), *second = second_desk();

	(void)state;
	pty_send(second, "\024");
	assert_true(pty_wait_text(first, "wil met dit bestand verder."));
	pty_send(first, "\024");
	assert_true(pty_wait_text(first, "Overdragen?"));
	pty_send(first, "n");
	assert_true(pty_wait_text(second, "Het andere venster zei nee"));
	desk_store_idea(first, "\025Muziek maken met de buren", N_ITEMS(ideas) + 1);
	assert_true(pty_wait_text(second, "Muziek maken met de buren"));
	assert_true(pty_wait_text(second, "KIJKT MEE"));
	pty_free(second);
	pty_free(first);
}

static void test_reader_sees_what_is_written(void **state)
{
	struct pty *writer = desk_at_work(), *reader = desk_that_reads();

	(void)state;
	assert_true(pty_wait_text(reader, ideas[2]));
	desk_store_idea(writer, "\025Muziek maken met de buren", N_ITEMS(ideas) + 1);
	assert_true(pty_wait_text(reader, "Muziek maken met de buren"));
	/* It only reads, and says so. */
	pty_send(reader, "n");
	assert_true(pty_wait_text(reader, "alleen lezen"));
	pty_send(reader, "q");
	assert_exit(reader, 0);
	assert_clean_terminal(reader);
	pty_free(reader);
	desk_store_idea(writer, "Nog een boek in de ruilkast", N_ITEMS(ideas) + 2);
	pty_free(writer);
}

/* The reader was first: then there is no writer whose doorbell it can hear. */
static void test_reader_sees_a_later_writer(void **state)
{
	struct pty *reader = desk_that_reads(), *writer = desk_in_round();

	(void)state;
	desk_store_idea(writer, "Muziek maken met de buren", 1);
	assert_true(pty_wait_text(reader, "Muziek maken met de buren"));
	pty_free(reader);
	pty_free(writer);
}

/* A doorbell that cannot be rung: the reader looks by itself. */
static void test_reader_without_a_doorbell(void **state)
{
	AUTO_FREE char *bell = xasprintf("%s.bell", program_hub());
	struct pty *reader, *writer;

	(void)state;
	assert_int_equal(unlink(bell), 0);
	assert_int_equal(mkdir(bell, 0700), 0);
	reader = desk_that_reads();
	writer = desk_in_round();
	desk_store_idea(writer, "Muziek maken met de buren", 1);
	assert_true(pty_wait_text(reader, "Muziek maken met de buren"));
	pty_free(reader);
	pty_free(writer);
}

int main(int argc, char **argv)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, program_setup, program_teardown)
	const struct CMUnitTest tests[] = {
	        TEST(test_signals_that_end),
	        TEST(test_end_in_an_overlay),
	        TEST(test_end_while_stopped),
	        TEST(test_crash),
	        TEST(test_terminal_goes_away),
	        TEST(test_terminal_goes_away_during_typing),
	        TEST(test_taking_over),
	        TEST(test_not_handing_over),
	        TEST(test_reader_sees_what_is_written),
	        TEST(test_reader_sees_a_later_writer),
	        TEST(test_reader_without_a_doorbell),
	};

	program_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
