/* SIGKILL at random points of a session.  Afterwards the file is whole, holds the first so many
 * steps of the session and nothing twice, and what the screen said was stored is there. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "buf.h"
#include "err.h"
#include "file.h"
#include "mem.h"

enum {
	SEED = 20250515,
	KILLS = 40,        /* of a script */
	KILLS_ON_PTY = 10, /* of a desk on a terminal */
	IDEAS = 12,
	SUBTHEMES = 4,
	VOTERS = 10,
	DOTS = 3,
	MOMENT_MS = 10,
	RUN_MS = 30000
};

static const char *const things[] = {"bankje",   "moestuin",  "leesclub",
                                     "fietspad", "buurthuis", "spreekuur"};
static const char *const places[] = {"park", "station", "ziekenhuis", "winkelcentrum"};

static void idea_text(int i, char out[80])
{
	snprintf(out, 80, "Een %s bij het %s", things[i % 6], places[i / 6 % 4]);
}

/* ---- a script ---- */

/* Ideas, then subthemes, then an idea to each letter in turn, then dots for each letter: so
 * that whatever was stored last, everything before it must be there. */
static void write_script(const char *path)
{
	AUTO_BUF struct buf b;
	struct err e = {0};
	char text[80];

	buf_init(&b);
	buf_add(&b, "key Enter\nkey 2\n");
	for (int i = 0; i < IDEAS; i++) {
		idea_text(i, text);
		buf_addf(&b, "line %s\nexpect Bewaard: I%d\n", text, i + 1);
	}
	buf_add(&b, "key Esc\nkey 3\n");
	for (int i = 0; i < SUBTHEMES; i++)
		buf_addf(&b, "key n\nline Onderwerp %s\nline\n", things[i]);
	buf_add(&b, "key Home\n");
	for (int i = 0; i < IDEAS; i++)
		buf_addf(&b, "key %c\n", 'A' + i % SUBTHEMES);
	buf_addf(&b, "key 4\nkey Enter\n");
	for (const char *const *v = (const char *const[]){"10", "3", "1", "3", NULL}; *v; v++)
		buf_addf(&b, "key Ctrl-U\nline %s\n", *v);
	buf_add(&b, "key Enter\nline teller\n");
	for (int i = 0; i < SUBTHEMES; i++)
		buf_addf(&b, "line %d\n", i + 5);
	buf_addf(&b, "line %d\nexpect stickers\n", VOTERS * DOTS - 5 - 6 - 7 - 8);
	assert_int_equal(file_write(path, b.data, b.len, true, &e), OK);
}

/* A run of the script on a hub. */
struct script_run {
	const char *args[8];
};

static struct script_run script_run(const char *hub, const char *script)
{
	return (struct script_run){{"dialoog", hub, "--script", script, "--headless", "--now",
	                            "2025-05-15T13:05", NULL}};
}

static size_t count(const json_t *session, const char *rows)
{
	return json_array_size(json_object_get(session, rows));
}

static const char *text_of(const json_t *row, const char *field)
{
	const char *s = json_string_value(json_object_get(row, field));

	return s == NULL ? "" : s;
}

/* How many steps of the script the file holds; fails when it is not the first so many. */
static size_t steps_in(const char *hub)
{
	json_t *session = program_sound_session(hub), *row;
	size_t ideas = count(session, "ideas"), placed = 0, i;
	size_t subthemes, ballots, lines;
	char want[80];

	json_array_foreach(json_object_get(session, "ideas"), i, row)
	{
		bool is_placed = json_is_string(json_object_get(row, "subtheme_id"));

		idea_text((int)i, want);
		assert_string_equal(text_of(row, "text"), want);
		assert_true(!is_placed || placed == i);
		placed += is_placed;
	}
	subthemes = count(session, "subthemes");
	ballots = count(session, "ballots");
	lines = count(session, "count_lines");
	json_decref(session);
	assert_true(ideas <= IDEAS && subthemes <= SUBTHEMES && ballots <= 1 && lines <= SUBTHEMES);
	assert_true(subthemes == 0 || ideas == IDEAS);
	assert_true(placed == 0 || subthemes == SUBTHEMES);
	assert_true(ballots == 0 || placed == IDEAS);
	assert_true(lines == 0 || ballots == 1);
	return ideas + subthemes + placed + ballots + lines;
}

static void test_kill_during_a_script(void **state)
{
	const int all = IDEAS + SUBTHEMES + IDEAS + 1 + SUBTHEMES;
	char script[PROGRAM_PATH_MAX], hub[PROGRAM_PATH_MAX];
	AUTO_BUF struct buf said;
	int cut_short = 0;

	(void)state;
	buf_init(&said);
	write_script(program_path("script", script));
	program_path("whole.db", hub);
	program_copy("hub.db", "whole.db");
	if (program_run_for(RUN_MS, &said, script_run(hub, script).args) != 0)
		fail_msg("the script: %s", said.data);
	assert_int_equal(steps_in(hub), all);
	srand(SEED);
	for (int i = 0; i < KILLS; i++) {
		char name[20];
		int steps, code;

		snprintf(name, sizeof name, "kill-%d.db", i);
		program_copy("hub.db", name);
		program_path(name, hub);
		/* Spread over the run, and each at random in its own stretch of it. */
		code = program_run_until(hub, (all * i + rand() % all) / KILLS, rand() % MOMENT_MS,
		                         script_run(hub, script).args);
		assert_true(code == 0 || code == -SIGKILL);
		steps = (int)steps_in(hub);
		assert_true(code != 0 || steps == all);
		cut_short += steps > 0 && steps < all;
	}
	/* On a busy machine a run may end before it can be killed, but not each one. */
	assert_true(cut_short > 0);
}

/* ---- on a terminal ---- */

/* Types ideas as fast as it can, and kills after so many are stored and so many ms more. */
static int type_and_kill(int ideas, int ms)
{
	struct pty *p = desk_in_round();
	AUTO_BUF struct buf keys;
	char text[80];
	int status, stored;

	buf_init(&keys);
	for (int i = 0; i < IDEAS; i++) {
		idea_text(i, text);
		if (i < ideas)
			desk_store_idea(p, text, i + 1);
		else
			buf_addf(&keys, "%s\r", text);
	}
	pty_send(p, keys.data);
	pty_follow(p, ms);
	pty_kill(p, SIGKILL);
	assert_true(pty_wait_end(p, &status));
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	stored = desk_stored_code(p);
	pty_free(p);
	return stored > ideas ? stored : ideas;
}

static void test_kill_of_a_desk(void **state)
{
	srand(SEED);
	for (int i = 0; i < KILLS_ON_PTY; i++) {
		struct pty *p;
		int said, stored;

		if (i > 0) {
			program_teardown(state);
			assert_int_equal(program_setup(state), 0);
		}
		said = type_and_kill(rand() % 8, rand() % 40);
		stored = (int)steps_in(program_hub());
		assert_in_range(stored, said, IDEAS);
		/* A new desk needs nobody's help, and goes on with the next code. */
		p = desk_in_round();
		desk_store_idea(p, "\025Schommels op het schoolplein", stored + 1);
		pty_send(p, "\021");
		assert_exit(p, 0);
		pty_free(p);
		assert_int_equal(program_sound_ideas(program_hub()), stored + 1);
	}
}

int main(int argc, char **argv)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, program_setup, program_teardown)
	const struct CMUnitTest tests[] = {
	        TEST(test_kill_during_a_script),
	        TEST(test_kill_of_a_desk),
	};

	program_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
