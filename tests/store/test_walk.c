/* Random walks: after every command the rules hold, and undo and redo give exactly the
 * states that were met on the way, also after a restart. */
#include "walk.h"

enum { STEPS = 500 };

/* The states on the way: at is where we are, states after it can be redone. */
struct way {
	char *states[STEPS + 1];
	int at, n;
};

static void way_init(struct way *w, struct hub *h)
{
	w->states[0] = hub_dump(h);
	w->at = 0;
	w->n = 1;
}

static void way_cut(struct way *w, int n)
{
	while (w->n > n)
		free(w->states[--w->n]);
}

static void way_add(struct way *w, char *state)
{
	way_cut(w, w->at + 1);
	w->states[w->n++] = state;
	w->at++;
}

/* Undo does not go past here. */
static void way_border(struct way *w, char *state)
{
	way_cut(w, 0);
	w->states[w->n++] = state;
	w->at = 0;
}

static void check_rules(struct hub *h)
{
	struct err e;

	if (snapshot_check(hub_load(h), &e) != OK)
		fail_msg("%s", e.msg);
}

static void check_here(struct hub *h, const struct way *w)
{
	char *now = hub_dump(h);

	assert_string_equal(now, w->states[w->at]);
	free(now);
}

typedef enum status walker(struct hub *h, struct dice *d);

/* One command; true when it was a step. */
static bool advance(struct hub *h, struct dice *d, struct way *w, walker *walk)
{
	struct journal_entry last, before = hub_last_step(h);
	enum status s = walk(h, d);
	bool border = walk == walk_border;

	if (s != OK && !h->e.msg[0])
		fail_msg("refused without a sentence");
	if (s == E_IO || s == E_CORRUPT || s == E_UNSUPPORTED)
		fail_msg("%s", h->e.msg);
	last = hub_last_step(h);
	if (last.seq == before.seq) {
		check_here(h, w);
		return false;
	}
	assert_int_equal(s, OK);
	check_rules(h);
	assert_int_equal(last.kind, border ? 3 : 0);
	if (border)
		way_border(w, hub_dump(h));
	else
		way_add(w, hub_dump(h));
	return true;
}

static void undo(struct hub *h, struct way *w)
{
	enum status s = store_undo(h->st, h->session, NULL, &h->e);

	if (w->at == 0) {
		assert_int_equal(s, E_NOT_FOUND);
		assert_true(h->e.msg[0]);
		return;
	}
	if (s != OK)
		fail_msg("undo %d: %s", w->at, h->e.msg);
	w->at--;
}

static void redo(struct hub *h, struct way *w)
{
	enum status s = store_redo(h->st, h->session, NULL, &h->e);

	if (w->at == w->n - 1) {
		assert_int_equal(s, E_NOT_FOUND);
		assert_string_equal(h->e.msg, "There is nothing to do again.");
		return;
	}
	if (s != OK)
		fail_msg("redo %d: %s", w->at, h->e.msg);
	w->at++;
}

static void check_file(struct hub *h)
{
	assert_ok(h, store_check(h->st, &h->e));
}

/* After each step: we are where we should be and the rules hold, also in a store that was only just
 * opened. */
static void check_where(struct hub *h, const struct way *w, bool restarts)
{
	if (restarts)
		hub_reopen(h);
	check_here(h, w);
	if (restarts)
		check_rules(h);
}

/* Commands, then undo of all, then redo of all. */
static void walk_there_and_back(uint64_t seed, int steps, bool restarts)
{
	struct dice d = {.state = seed};
	struct hub h;
	struct way w;
	int i, tries, done = 0;

	hub_init(&h, seed);
	hub_load(&h);
	way_init(&w, &h);
	for (tries = 0; done < steps && tries < steps * 4; tries++) {
		done += advance(&h, &d, &w, walk_command);
		check_where(&h, &w, restarts);
	}
	assert_int_equal(done, steps);
	for (i = 0; i <= done; i++) {
		undo(&h, &w);
		check_where(&h, &w, restarts);
	}
	assert_int_equal(w.at, 0);
	for (i = 0; i <= done; i++) {
		redo(&h, &w);
		check_where(&h, &w, restarts);
	}
	assert_int_equal(w.at, done);
	check_file(&h);
	way_cut(&w, 0);
	hub_fini(&h);
}

static void test_there_and_back(void **state)
{
	(void)state;
	walk_there_and_back(20250515, STEPS / 8, false);
}

/* A restart between any two steps. */
static void test_with_restarts(void **state)
{
	(void)state;
	walk_there_and_back(1, STEPS, true);
}

static void step_back_or_on(struct hub *h, struct way *w, bool back)
{
	if (back)
		undo(h, w);
	else
		redo(h, w);
	check_here(h, w);
	hub_load(h);
}

/* 40 % command, 40 % undo, 20 % redo; now and then a border or a restart. */
static void mix(uint64_t seed, int steps, bool borders)
{
	struct dice d = {.state = seed};
	struct hub h;
	struct way w;
	int i;

	hub_init(&h, seed);
	hub_load(&h);
	way_init(&w, &h);
	/* Something to work with. */
	for (i = 0; i < 40; i++)
		advance(&h, &d, &w, walk_command);
	for (i = 0; i < steps; i++) {
		int what = roll(&d, 10);

		if (borders && roll(&d, 8) == 0)
			advance(&h, &d, &w, walk_border);
		else if (borders && what < 6)
			advance(&h, &d, &w, walk_vote);
		else if (what < 4)
			advance(&h, &d, &w, walk_command);
		else
			step_back_or_on(&h, &w, what < 8);
		if (roll(&d, 20) == 0)
			hub_reopen(&h);
	}
	check_rules(&h);
	check_file(&h);
	way_cut(&w, 0);
	hub_fini(&h);
}

static void test_mixed(void **state)
{
	(void)state;
	mix(3, STEPS * 2 / 5, false);
}

static void test_mixed_with_borders(void **state)
{
	(void)state;
	for (uint64_t seed = 5; seed < 9; seed++)
		mix(seed, STEPS / 5, true);
}

/* ---- two sessions of one series ---- */

/* Refused as a conflict, or a step: then back again is exactly where it was. */
static enum status try_step(struct hub *h, bool back)
{
	enum status (*there)(struct store *, int64_t, struct journal_entry *, struct err *) =
	        back ? store_undo : store_redo;
	enum status (*again)(struct store *, int64_t, struct journal_entry *, struct err *) =
	        back ? store_redo : store_undo;
	int64_t seq = hub_last_step(h).seq;
	AUTO_FREE char *before = hub_dump(h);
	enum status s = there(h->st, h->session, NULL, &h->e);
	AUTO_FREE char *after = hub_dump(h);

	if (s == OK) {
		assert_string_not_equal(before, after);
		assert_ok(h, again(h->st, h->session, NULL, &h->e));
		AUTO_FREE char *returned = hub_dump(h);
		assert_string_equal(before, returned);
		assert_ok(h, there(h->st, h->session, NULL, &h->e));
		AUTO_FREE char *there_again = hub_dump(h);
		assert_string_equal(after, there_again);
		check_rules(h);
		return s;
	}
	if (s != E_NOT_FOUND && (s != E_CONFLICT || !strstr(h->e.msg, "in another session")))
		fail_msg("%s", h->e.msg);
	assert_string_equal(before, after);
	assert_int_equal(hub_last_step(h).seq, seq);
	return s;
}

/* Each undoes only what is its own, and never what the other has changed since. */
static void test_two_sessions(void **state)
{
	struct dice d = {.state = 11};
	struct hub h;
	int64_t other;
	int i, taken = 0, conflicts = 0;

	(void)state;
	hub_init(&h, 11);
	other = hub_add_other(&h);
	for (i = 0; i < STEPS / 2; i++) {
		enum status s;
		int what = roll(&d, 10);

		h.session = roll(&d, 3) ? h.session : SESSION + other - h.session;
		hub_load(&h);
		if (what < 4) {
			s = what < 2 ? walk_shared(&h, &d) : walk_command(&h, &d);
			if (s == E_IO || s == E_CORRUPT || s == E_UNSUPPORTED)
				fail_msg("%s", h.e.msg);
			check_rules(&h);
			continue;
		}
		s = try_step(&h, what < 8);
		taken += s == OK;
		conflicts += s == E_CONFLICT;
	}
	/* Both really happen. */
	assert_true(taken > 0 && conflicts > 0);
	check_file(&h);
	hub_fini(&h);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_there_and_back), cmocka_unit_test(test_with_restarts),
	        cmocka_unit_test(test_mixed),          cmocka_unit_test(test_mixed_with_borders),
	        cmocka_unit_test(test_two_sessions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
