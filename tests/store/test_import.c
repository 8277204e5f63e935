/* What comes from a file: the two sessions of the demo, a second series, ideas from a text. */
#include "hub.h"

#include "entity.h"
#include "exchange.h"

static void read_demo(struct hub *h, const char *name, struct arena *a, struct snapshot *s)
{
	AUTO_FREE char *path = data_file(name);
	AUTO_FREE char *text = NULL;
	size_t len;

	assert_ok(h, file_read(path, EXCHANGE_MAX_BYTES, &text, &len, &h->e));
	*s = (struct snapshot){.arena = a};
	assert_ok(h, json_import(text, len, s, &h->e));
}

static char *export(struct hub *h, int64_t session_id)
{
	struct snapshot s;
	struct buf out;

	buf_init(&out);
	assert_ok(h, store_load(h->st, session_id, h->arena, &s, &h->e));
	json_export(&s, false, &out);
	return buf_take(&out);
}

/* An empty hub instead of the one of the setup. */
static void start_empty(struct hub *h)
{
	hub_close(h);
	free(h->path);
	h->path = path_join(h->dir, "leeg.db");
	hub_open(h, STORE_CREATE);
}

static void test_demo(void **state)
{
	struct hub *h = *state;
	struct arena *a = arena_new();
	AUTO_BUF struct buf before;
	struct session_row *rows;
	struct snapshot s;
	char *after;
	int64_t id;
	int n;

	buf_init(&before);
	start_empty(h);
	read_demo(h, "demo/session-1.json", a, &s);
	json_export(&s, false, &before);
	assert_ok(h, store_add_session(h->st, &s, &id, &h->e));
	assert_int_equal(id, s.sessions->id);
	hub_reopen(h);
	after = export(h, id);
	assert_string_equal(after, before.data);
	free(after);
	assert_int_equal(store_add_session(h->st, &s, NULL, &h->e), E_CONFLICT);
	assert_non_null(strstr(h->e.msg, "already there, as number 1"));

	read_demo(h, "demo/session-2.json", a, &s);
	assert_ok(h, store_add_session(h->st, &s, &id, &h->e));
	assert_ok(h, store_check(h->st, &h->e));
	assert_ok(h, store_sessions(h->st, a, &rows, &n, &h->e));
	assert_ok(h, store_count(h->st, rows, n, &h->e));
	assert_int_equal(n, 2);
	assert_int_equal(rows[0].ideas, 60);
	assert_int_equal(rows[0].solutions, 75);
	assert_int_equal(rows[1].ideas, 42);
	assert_int_equal(rows[1].number, 2);
	assert_int_equal(rows[1].status, SESSION_CLOSED);
	/* The later planning stands beside the first one. */
	assert_ok(h, store_load(h->st, id, h->arena, &h->snap, &h->e));
	assert_int_equal(h->snap.n_phases, 6);
	assert_int_equal(h->snap.n_info_sheets, 3);
	assert_ok(h, store_find_session(h->st, 0, &id, &h->e));
	assert_int_equal(id, rows[1].id);
	assert_ok(h, store_find_session(h->st, 1, &id, &h->e));
	assert_int_equal(id, rows[0].id);
	assert_int_equal(store_find_session(h->st, 3, &id, &h->e), E_NOT_FOUND);
	arena_free(a);
}

/* A hub has one series: what comes from another one joins it. */
static void test_other_series(void **state)
{
	struct hub *h = *state;
	struct arena *a = arena_new();
	struct snapshot s;
	int64_t id;

	read_demo(h, "demo/session-1.json", a, &s);
	assert_ok(h, store_add_session(h->st, &s, &id, &h->e));
	assert_ok(h, store_load(h->st, id, h->arena, &h->snap, &h->e));
	assert_int_equal(h->snap.sessions->number, 2);
	assert_int_equal(h->snap.sessions->series_id, SERIES);
	assert_int_equal(h->snap.n_phases, 3);
	assert_int_equal(h->snap.n_phase_products, s.n_phase_products);
	assert_int_equal(h->snap.n_info_sheets, 3);
	assert_int_equal(h->snap.n_dates, 3);
	/* The same planning and sheets again, under other ids: nothing is doubled. */
	read_demo(h, "demo/session-1.json", a, &s);
	s.sessions->id = NOWHERE;
	for (int i = 0; i < s.n_phases; i++)
		s.phases[i].id += 1;
	for (int i = 0; i < s.n_info_sheets; i++)
		s.info_sheets[i].id += 1;
	for (int i = 0; i < ENTITY_COUNT; i++)
		if (entities[i].scope == SCOPE_SESSION)
			snapshot_set_rows(&s, &entities[i], NULL, 0);
	assert_ok(h, store_add_session(h->st, &s, NULL, &h->e));
	assert_int_equal(hub_load(h)->n_phases, 3);
	assert_int_equal(h->snap.n_info_sheets, 3);
	/* A later one does come. */
	read_demo(h, "demo/session-2.json", a, &s);
	assert_ok(h, store_add_session(h->st, &s, &id, &h->e));
	assert_int_equal(hub_load(h)->n_phases, 6);
	assert_ok(h, store_check(h->st, &h->e));
	assert_int_equal(store_undo(h->st, id, NULL, &h->e), E_NOT_FOUND);
	assert_string_equal(h->e.msg, "There is nothing to undo.");
	arena_free(a);
}

static void test_refused(void **state)
{
	struct hub *h = *state;
	struct arena *a = arena_new();
	struct snapshot s;

	hub_sample(a, &s);
	s.sessions->id = NOWHERE;
	s.n_groups = s.n_agenda = s.n_questions = 0;
	s.rounds[0].id = 501;
	s.rounds[1].id = 501;
	assert_refused(h, store_add_session(h->st, &s, NULL, &h->e), E_INVALID,
	               "has the same number (round.id)");
	s.rounds[1].id = 502;
	s.rounds[1].session_id = 503;
	assert_refused(h, store_add_session(h->st, &s, NULL, &h->e), E_INVALID, "");
	s.rounds[1].session_id = s.rounds[0].session_id = NOWHERE;
	s.sessions->title = "";
	assert_refused(h, store_add_session(h->st, &s, NULL, &h->e), E_INVALID, "title");
	s.sessions->title = "Goed";
	s.sessions->number = 0;
	assert_ok(h, store_add_session(h->st, &s, NULL, &h->e));
	arena_free(a);
}

/* Several at once are one step: all of them or none. */
static void test_together(void **state)
{
	struct hub *h = *state;
	struct arena *a = arena_new();
	struct snapshot both[2];
	struct session_row *rows;
	int n;

	read_demo(h, "demo/session-1.json", a, &both[0]);
	hub_sample(a, &both[1]);
	assert_refused(h, store_add_sessions(h->st, both, 2, &h->e), E_CONFLICT, "number 1");
	read_demo(h, "demo/session-2.json", a, &both[1]);
	assert_ok(h, store_add_sessions(h->st, both, 2, &h->e));
	/* Afterwards each is a step of its own again, which fails as a whole. */
	hub_sample(a, &both[0]);
	both[0].sessions->id = NOWHERE;
	assert_refused(h, store_add_session(h->st, &both[0], NULL, &h->e), E_INVALID, "");
	hub_reopen(h);
	assert_ok(h, store_sessions(h->st, a, &rows, &n, &h->e));
	assert_ok(h, store_count(h->st, rows, n, &h->e));
	assert_int_equal(n, 3);
	assert_int_equal(rows[1].ideas, 60);
	assert_int_equal(rows[2].ideas, 42);
	add_idea(h, "Een bankje", 0);
	hub_reopen(h);
	assert_int_equal(hub_load(h)->n_ideas, 1);
	assert_ok(h, store_check(h->st, &h->e));
	arena_free(a);
}

/* One step, and their origin is told. */
static void test_import_ideas(void **state)
{
	struct hub *h = *state;
	const char *const lines[] = {"Uit een bestand", "Ook uit een bestand"};
	const struct idea *ideas;
	int first = 0;

	add_idea(h, "Getypt", 0);
	assert_step(
	        h, store_import_ideas(h->st, SESSION, QUESTION_1, GROUP_1, lines, 2, &first, &h->e),
	        "ideas-add", "2");
	ideas = hub_load(h)->ideas;
	assert_int_equal(first, ideas[1].code);
	assert_int_equal(first + 1, ideas[2].code);
	assert_int_equal(ideas[0].origin, ORIGIN_LIVE);
	assert_int_equal(ideas[1].origin, ORIGIN_FILE);
	assert_int_equal(ideas[2].origin, ORIGIN_FILE);
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
	assert_int_equal(hub_load(h)->n_ideas, 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_demo),     TEST(test_other_series), TEST(test_refused),
	        TEST(test_together), TEST(test_import_ideas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
