/* What the hall sees holds nothing that is not for everybody. */
#include "hub.h"

#include "entity.h"

#define SECRET "GEHEIM"

static int found;

static void look(const char *s)
{
	assert_non_null(s);
	found += strstr(s, SECRET) != NULL;
}

/* Every text of the view, by hand: a new one must be added here too. */
static int count_secrets(const struct public_view *v)
{
	int i;

	found = 0;
	look(v->series_name), look(v->web_page), look(v->web_page_short), look(v->mail);
	look(v->title), look(v->date), look(v->start), look(v->place), look(v->language);
	look(v->influence), look(v->ground_rules), look(v->stage.scene), look(v->stage.message);
	for (i = 0; i < v->n_agenda; i++)
		look(v->agenda[i].title);
	for (i = 0; i < v->n_questions; i++)
		look(v->questions[i].text);
	for (i = 0; i < v->n_ideas; i++)
		look(v->ideas[i].text);
	for (i = 0; i < v->n_subthemes; i++)
		look(v->subthemes[i].title), look(v->subthemes[i].short_name);
	for (i = 0; i < v->n_themes; i++)
		look(v->themes[i].title), look(v->themes[i].short_name);
	for (i = 0; i < v->n_solutions; i++)
		look(v->solutions[i].text);
	for (i = 0; i < v->n_dates; i++) {
		look(v->dates[i].title), look(v->dates[i].date), look(v->dates[i].from);
		look(v->dates[i].to), look(v->dates[i].place);
	}
	return found;
}

static int64_t add(struct hub *h, enum entity_id entity, const struct change *values, int n)
{
	int64_t id = 0;

	assert_ok(h, store_add(h->st, SESSION, entity, values, n, "add", &id, &h->e));
	return id;
}

/* What comes after a session is in no scene. */
static void fill_after(struct hub *h, int64_t idea)
{
	const struct change name = {.field = "name", .text = SECRET};
	const struct change reason = {.field = "reason", .text = SECRET};
	const struct change signal[] = {{.field = "text", .text = SECRET},
	                                {.field = "district", .text = SECRET},
	                                {.field = "urgent", .text = SECRET}};
	const struct change version[] = {{.field = "changes", .text = SECRET},
	                                 {.field = "file", .text = SECRET}};
	const struct change line[] = {{.field = "idea_id", .number = idea},
	                              {.field = "body", .text = SECRET},
	                              {.field = "explanation", .text = SECRET}};
	const struct change evidence[] = {{.field = "number", .number = 1},
	                                  {.field = "text", .text = SECRET}};

	add(h, ENTITY_signal, signal, 3);
	add(h, ENTITY_follow_up, line, 3);
	add(h, ENTITY_precondition_evidence, evidence, 2);
	add(h, ENTITY_report_version, version, 2);
	add(h, ENTITY_correction, &reason, 1);
	add(h, ENTITY_taxonomy, &name, 1);
	add(h, ENTITY_organisation, &name, 1);
	hub_sql(h, "INSERT INTO photo VALUES (1, 2, NULL, '" SECRET "', '" SECRET
	           "', 1, NULL, '2025-06-12')");
}

static void fill(struct hub *h)
{
	int64_t a = add_subtheme(h, "Buiten");
	int64_t idea = add_idea(h, "Mevrouw " SECRET " wil een bankje", a);
	int64_t solution = add_solution(h, SECRET " kookt", 0), parked, gone;
	const struct head_count heads = {.moment = HEADS_END, .total = 3};
	const enum verdict values[CORE_VALUES] = {VERDICT_YES};

	add_subtheme(h, "Binnen");
	hub_load(h);
	assert_string_equal(h->snap.ideas[0].text, "Mevrouw " SECRET " wil een bankje");
	parked = add_idea(h, "Geparkeerd: " SECRET, 0);
	assert_ok(h, store_park_ideas(h->st, SESSION, &parked, 1, SECRET, &h->e));
	gone = add_idea(h, "Weg: " SECRET, 0);
#define EDIT(entity, id, name, value) \
	assert_ok(h, store_edit(h->st, SESSION, ENTITY_##entity, id, \
	                        &(struct change){.field = name, .text = value, .number = 1}, 1, \
	                        "edit", "", &h->e))
	EDIT(idea, gone, "withdrawn", NULL);
	EDIT(idea, idea, "public_text", "Iemand wil een bankje");
	EDIT(idea, idea, "district", SECRET);
	EDIT(solution, solution, "public_text", "De buurt kookt");
	EDIT(solution, solution, "organisation", SECRET);
	EDIT(agenda_item, ITEM_1, "who", SECRET);
	EDIT(agenda_item, ITEM_1, "note", SECRET);
	EDIT(agenda_item, ITEM_1, "material", SECRET);
	EDIT(group, GROUP_1, "name", SECRET);
	EDIT(subtheme, a, "explanation", SECRET);
	EDIT(session, SESSION, "goal", SECRET);
	EDIT(series, SERIES, "about", SECRET);
	EDIT(question, QUESTION_1, "text", SECRET);
	EDIT(question, QUESTION_1, "text_screen", "Wat vind je?");
#undef EDIT
	assert_ok(h, store_set_heads(h->st, SESSION, &heads, &h->e));
	assert_ok(h, store_set_reflection(h->st, SESSION, "missed", SECRET, &h->e));
	assert_ok(h, store_set_reflection(h->st, SESSION, "went_well", SECRET, &h->e));
	assert_ok(h, store_set_values(h->st, SESSION, values, SECRET, &h->e));
	assert_ok(h, store_set_report_text(h->st, SESSION, SECTION_SUMMARY, 0, SECRET, &h->e));
	assert_ok(h, store_set_setting(h->st, "practice", SECRET, &h->e));
	hub_sql(h, "INSERT INTO sign_up VALUES (1, 2, '" SECRET "', '" SECRET
	           "', 'feedback', '" SECRET "', 0, '2025-06-12');"
	           "INSERT INTO role VALUES (1, 2, '" SECRET "', '" SECRET "', '" SECRET
	           "', '" SECRET "', 0, NULL);"
	           "UPDATE journal SET actor = '" SECRET "'");
	fill_after(h, idea);
}

static void vote(struct hub *h, int64_t *ballot)
{
	const struct ballot_request r = {.question_id = QUESTION_1,
	                                 .voters = 3,
	                                 .dots_per_person = 1,
	                                 .dots_per_subtheme = 1,
	                                 .places = 1,
	                                 .counted_by = SECRET};
	int64_t count, options[2];

	assert_ok(h, store_open_ballot(h->st, SESSION, &r, ballot, &h->e));
	assert_ok(h, store_next_count(h->st, SESSION, *ballot, SECRET, SECRET, &count, &h->e));
	hub_load(h);
	for (int i = 0; i < 2; i++)
		options[i] = h->snap.options[i].id;
	for (int i = 0; i < 2; i++)
		assert_ok(h, store_set_dots(h->st, SESSION, count, options[i], i + 1, &h->e));
	assert_ok(h, store_edit(h->st, SESSION, ENTITY_vote_count, count,
	                        &(struct change){.field = "leftover", .number = 0}, 1, "e", "",
	                        &h->e));
}

static const struct public_view *load(struct hub *h, struct public_view *v)
{
	arena_reset(h->arena);
	assert_ok(h, store_load_public(h->st, SESSION, PUBLIC_ALL, h->arena, v, &h->e));
	return v;
}

static void test_nothing_private(void **state)
{
	struct hub *h = *state;
	struct public_view v;
	int64_t ballot;

	fill(h);
	assert_int_equal(count_secrets(load(h, &v)), 0);
	assert_int_equal(v.n_ideas, 1);
	assert_string_equal(v.ideas[0].text, "Iemand wil een bankje");
	assert_string_equal(v.solutions[0].text, "De buurt kookt");
	assert_string_equal(v.questions[0].text, "Wat vind je?");
	vote(h, &ballot);
	assert_int_equal(count_secrets(load(h, &v)), 0);
	assert_ok(h, store_fix_result(h->st, SESSION, ballot, &h->e));
	assert_int_equal(count_secrets(load(h, &v)), 0);
	assert_ok(h, store_invalidate_ballot(h->st, SESSION, ballot, SECRET, &h->e));
	assert_int_equal(count_secrets(load(h, &v)), 0);
	/* The test itself can find it. */
	assert_ok(h, store_set_stage(h->st,
	                             &(struct stage){.session_id = SESSION,
	                                             .scene = "message",
	                                             .message = SECRET},
	                             &h->e));
	assert_int_equal(count_secrets(load(h, &v)), 1);
}

/* The fields that the hall may see, of the rows that are shown; all others are private. */
static bool is_shown(enum entity_id entity, const char *field)
{
	static const struct {
		enum entity_id entity;
		const char *field;
	} shown[] = {
	        {ENTITY_series, "name"},           {ENTITY_series, "web_page"},
	        {ENTITY_series, "web_page_short"}, {ENTITY_series, "mail"},
	        {ENTITY_session, "title"},         {ENTITY_session, "place"},
	        {ENTITY_session, "influence"},     {ENTITY_session, "ground_rules"},
	        {ENTITY_agenda_item, "title"},     {ENTITY_question, "text_screen"},
	        {ENTITY_idea, "public_text"},      {ENTITY_subtheme, "title"},
	        {ENTITY_subtheme, "short_name"},   {ENTITY_theme, "title"},
	        {ENTITY_theme, "short_name"},      {ENTITY_solution, "public_text"},
	        {ENTITY_next_date, "title"},       {ENTITY_next_date, "place"},
	};
	for (size_t i = 0; i < N_ITEMS(shown); i++) {
		if (shown[i].entity == entity && strcmp(shown[i].field, field) == 0)
			return true;
	}
	return false;
}

/* Marks the texts that are shown, or all others, behind the back of the store. */
static void mark_all(struct hub *h, bool shown)
{
	for (int i = 0; i < ENTITY_COUNT; i++) {
		for (int j = 0; j < entities[i].n_fields; j++) {
			const struct field *f = &entities[i].fields[j];
			/* Of these two the file itself takes only its own words. */
			if (strcmp(f->name, "language") == 0 || i == ENTITY_counter)
				continue;
			if ((f->type != FIELD_TEXT && f->type != FIELD_BLOCK) ||
			    is_shown((enum entity_id)i, f->name) != shown)
				continue;
			AUTO_FREE char *sql = xasprintf("UPDATE %s SET %s = '" SECRET "'",
			                                entities[i].table, f->name);
			hub_sql(h, sql);
		}
	}
}

static void test_nothing_but_listed_columns(void **state)
{
	struct hub *h = *state;
	const struct change date[] = {{.field = "title", .text = "Tweede sessie"},
	                              {.field = "place", .text = "De Kapelaan"}};
	struct public_view v;
	int64_t ballot;

	fill(h);
	assert_ok(h, store_add(h->st, SESSION, ENTITY_next_date, date, 2, "date-add", NULL, &h->e));
	vote(h, &ballot);
	assert_ok(h, store_fix_result(h->st, SESSION, ballot, &h->e));
	/* A question without a wording for the hall shows the only one that it has. */
	hub_sql(h, "UPDATE question SET text_screen = 'Wat?' WHERE text_screen = ''");
	mark_all(h, false);
	assert_int_equal(count_secrets(load(h, &v)), 0);
	mark_all(h, true);
	load(h, &v);
	/* Of the series and the session eight, and all of the lists. */
	assert_int_equal(count_secrets(&v), 8 + v.n_agenda + v.n_questions + v.n_ideas +
	                                            2 * v.n_subthemes + 2 * v.n_themes +
	                                            v.n_solutions + 2 * v.n_dates);
	assert_true(v.n_ideas > 0 && v.n_solutions > 0 && v.n_themes > 0 && v.n_dates > 0);
}

static void test_score_only_when_fixed(void **state)
{
	struct hub *h = *state;
	struct public_view v;
	int64_t ballot;

	add_subtheme(h, "Buiten");
	add_subtheme(h, "Binnen");
	assert_int_equal(load(h, &v)->voters, 0);
	vote(h, &ballot);
	assert_int_equal(load(h, &v)->n_themes, 0);
	assert_int_equal(v.voters, 3);
	assert_ok(h, store_fix_result(h->st, SESSION, ballot, &h->e));
	assert_int_equal(load(h, &v)->n_themes, 1);
	assert_string_equal(v.themes[0].title, "Binnen");
	assert_int_equal(v.themes[0].dots, 2);
	assert_int_equal(v.themes[0].rank, 1);
	assert_ok(h, store_invalidate_ballot(h->st, SESSION, ballot, "fout", &h->e));
	assert_int_equal(load(h, &v)->n_themes, 0);
	assert_int_equal(v.voters, 0);
}

/* Whatever the file holds: elsewhere a theme may be there before the vote is over. */
static void test_no_score_of_a_vote_that_goes_on(void **state)
{
	static const char *const statuses[] = {"open", "invalid"};
	struct hub *h = *state;
	struct public_view v;
	int64_t ballot;

	add_subtheme(h, "Buiten");
	add_subtheme(h, "Binnen");
	vote(h, &ballot);
	assert_ok(h, store_fix_result(h->st, SESSION, ballot, &h->e));
	assert_int_equal(load(h, &v)->n_themes, 1);
	for (size_t i = 0; i < N_ITEMS(statuses); i++) {
		AUTO_FREE char *sql =
		        xasprintf("UPDATE ballot SET status = '%s', reason = 'fout'", statuses[i]);

		hub_sql(h, sql);
		assert_int_equal(load(h, &v)->n_themes, 0);
	}
}

static void test_what_is_shown(void **state)
{
	struct hub *h = *state;
	struct public_view v;
	int64_t a = add_subtheme(h, "Buiten");
	const struct change date[] = {{.field = "title", .text = "Tweede sessie"},
	                              {.field = "date", .text = "2025-05-27"},
	                              {.field = "time_from", .text = "13:00"}};

	add_idea(h, "Een bankje", a);
	assert_ok(h, store_add(h->st, SESSION, ENTITY_next_date, date, 3, "date-add", NULL, &h->e));
	assert_ok(h, store_start_item(h->st, SESSION, ITEM_1, &h->e));
	assert_ok(h, store_start_item(h->st, SESSION, ITEM_2, &h->e));
	assert_ok(h,
	          store_edit(h->st, SESSION, ENTITY_agenda_item, ITEM_3,
	                     &(struct change){.field = "skipped", .number = 1}, 1, "e", "", &h->e));
	load(h, &v);
	assert_string_equal(v.series_name, "Participatiehub");
	assert_string_equal(v.title, "Eerste dialoogsessie");
	assert_string_equal(v.language, "nl");
	assert_int_equal(v.top_n, 3);
	assert_int_equal(v.n_agenda, 3);
	assert_true(v.agenda[0].done && !v.agenda[0].now);
	assert_true(v.agenda[1].now && !v.agenda[1].done);
	assert_int_equal(v.agenda[2].kind, ITEM_ROUND);
	assert_int_equal(v.n_questions, 2);
	assert_int_equal(v.questions[1].round, 2);
	assert_int_equal(v.n_subthemes, 1);
	assert_int_equal(v.subthemes[0].ideas, 1);
	assert_int_equal(v.ideas[0].subtheme_id, a);
	assert_int_equal(v.n_dates, 1);
	assert_string_equal(v.dates[0].from, "13:00");
	assert_int_equal(store_load_public(h->st, NOWHERE, PUBLIC_ALL, h->arena, &v, &h->e),
	                 E_NOT_FOUND);
}

static void test_stage(void **state)
{
	struct hub *h = *state;
	struct stage out;
	const struct stage in = {.session_id = SESSION,
	                         .scene = "question",
	                         .focus_id = INT64_MAX,
	                         .page = 2,
	                         .reveal = 3,
	                         .black = true,
	                         .message = "Even stil",
	                         .clock = {.state = CLOCK_RUNNING,
	                                   .left_ms = 60000,
	                                   .boot_id = "test",
	                                   .deadline_boot = 123456,
	                                   .deadline_wall = 1747306860000}};

	assert_ok(h, store_stage(h->st, h->arena, &out, &h->e));
	assert_string_equal(out.scene, "welcome");
	assert_ok(h, store_set_stage(h->st, &in, &h->e));
	hub_reopen(h);
	assert_ok(h, store_stage(h->st, h->arena, &out, &h->e));
	assert_int_equal(out.session_id, SESSION);
	assert_string_equal(out.scene, "question");
	assert_true(out.focus_id == INT64_MAX && out.page == 2 && out.reveal == 3);
	assert_true(out.black && !out.pause);
	assert_string_equal(out.message, "Even stil");
	assert_int_equal(out.clock.state, CLOCK_RUNNING);
	assert_int_equal(out.clock.left_ms, 60000);
	assert_string_equal(out.clock.boot_id, "test");
	assert_int_equal(out.clock.deadline_boot, 123456);
	assert_int_equal(out.clock.deadline_wall, 1747306860000);
	/* It is no step and undo does not touch it. */
	assert_string_equal(hub_last_step(h).action, "session-add");
}

static void test_settings(void **state)
{
	struct hub *h = *state;

	assert_string_equal(store_setting(h->st, "practice", h->arena), "");
	assert_ok(h, store_set_setting(h->st, "practice", "1", &h->e));
	assert_ok(h, store_set_setting(h->st, "practice", "twee\n", &h->e));
	assert_ok(h, store_set_setting(h->st, "', ''); --", "x", &h->e));
	hub_reopen(h);
	assert_string_equal(store_setting(h->st, "practice", h->arena), "twee\n");
	assert_string_equal(store_setting(h->st, "', ''); --", h->arena), "x");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_nothing_private),
	        TEST(test_nothing_but_listed_columns),
	        TEST(test_score_only_when_fixed),
	        TEST(test_no_score_of_a_vote_that_goes_on),
	        TEST(test_what_is_shown),
	        TEST(test_stage),
	        TEST(test_settings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
