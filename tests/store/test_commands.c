/* Every command: what it does, what it refuses, that it is one step. */
#include "hub.h"

#include "entity.h"
#include "text.h"

static const struct idea *idea_row(struct hub *h, int64_t id)
{
	return snapshot_find_idea(hub_load(h), id);
}

static enum status edit(struct hub *h, enum entity_id entity, int64_t id, const char *field,
                        const char *text, int64_t number)
{
	const struct change change = {.field = field, .text = text, .number = number};

	return store_edit(h->st, SESSION, entity, id, &change, 1, "edit", "X", &h->e);
}

static enum status add(struct hub *h, enum entity_id entity, const char *field, const char *text)
{
	const struct change change = {.field = field, .text = text};

	return store_add(h->st, SESSION, entity, &change, 1, "add", NULL, &h->e);
}

static const char *long_text(void)
{
	static char text[TEXT_MAX_REPORT + 2];

	memset(text, 'a', sizeof(text) - 1);
	return text;
}

/* ---- one row ---- */

static void test_add_idea(void **state)
{
	struct hub *h = *state;
	const struct change values[] = {
	        {.field = "question_id", .number = QUESTION_1},
	        {.field = "group_id", .number = GROUP_2},
	        {.field = "text", .text = "  Een\tbankje \n in de\x07 wijk "},
	};
	int64_t id;
	const struct idea *idea;

	assert_step(h, store_add(h->st, SESSION, ENTITY_idea, values, 3, "idea-add", &id, &h->e),
	            "idea-add", "I1");
	idea = idea_row(h, id);
	assert_string_equal(idea->text, "Een bankje in de wijk");
	assert_int_equal(idea->code, 1);
	assert_int_equal(idea->group_id, GROUP_2);
	assert_int_equal(idea->created_at, clock_wall(&h->clock));
	assert_false(idea->after_list);
	assert_int_equal(idea_row(h, add_idea(h, "Nog een", 0))->code, 2);
}

static void test_add_refused(void **state)
{
	struct hub *h = *state;
	struct change values[] = {
	        {.field = "question_id", .number = QUESTION_1},
	        {.field = "group_id", .number = GROUP_2},
	        {.field = "text", .text = " \t "},
	};

	assert_refused(h, store_add(h->st, SESSION, ENTITY_idea, values, 3, "a", NULL, &h->e),
	               E_INVALID, "\"text\" is empty");
	values[2].text = "kapot \xff";
	assert_refused(h, store_add(h->st, SESSION, ENTITY_idea, values, 3, "a", NULL, &h->e),
	               E_INVALID, "UTF-8");
	values[2].text = long_text();
	assert_refused(h, store_add(h->st, SESSION, ENTITY_idea, values, 3, "a", NULL, &h->e),
	               E_LIMIT, "2000");
	values[2].text = "Een idee";
	values[0].number = NOWHERE;
	assert_refused(h, store_add(h->st, SESSION, ENTITY_idea, values, 3, "a", NULL, &h->e),
	               E_INVALID, "not in this file");
	assert_refused(h, store_add(h->st, SESSION, ENTITY_idea, values + 1, 2, "a", NULL, &h->e),
	               E_INVALID, "\"question\" is empty");
	assert_refused(h, store_add(h->st, NOWHERE, ENTITY_idea, values, 3, "a", NULL, &h->e),
	               E_NOT_FOUND, "not in this file");
	assert_refused(h, add(h, ENTITY_subtheme, "title", "Los"), E_INVALID, "\"question\"");
	/* No subtheme was made, so the first one is still A. */
	add_subtheme(h, "Buiten");
	assert_int_equal(hub_load(h)->subthemes[0].code, 1);
}

static void test_add_others(void **state)
{
	struct hub *h = *state;
	const struct change solution[] = {
	        {.field = "question_id", .number = QUESTION_2},
	        {.field = "group_id", .number = GROUP_1},
	        {.field = "text", .text = "Samen koken"},
	        {.field = "addressee", .number = FOR_OTHER},
	        {.field = "organisation", .text = "de school"},
	};
	const struct change point[] = {
	        {.field = "round_id", .number = ROUND_2},
	        {.field = "group_id", .number = GROUP_1},
	        {.field = "text", .text = "Wij doen mee"},
	};
	const struct change question[] = {
	        {.field = "round_id", .number = ROUND_1},
	        {.field = "text", .text = "En wat nog meer?"},
	};
	const struct change item[] = {{.field = "title", .text = "Pauze"},
	                              {.field = "kind", .number = ITEM_BREAK}};
	const struct snapshot *s;

	assert_step(h, store_add(h->st, SESSION, ENTITY_solution, solution, 5, "a", NULL, &h->e),
	            "a", "O1");
	assert_step(h, store_add(h->st, SESSION, ENTITY_group_report, point, 3, "a", NULL, &h->e),
	            "a", "");
	assert_step(h, store_add(h->st, SESSION, ENTITY_question, question, 2, "a", NULL, &h->e),
	            "a", "3");
	assert_step(h, store_add(h->st, SESSION, ENTITY_agenda_item, item, 2, "a", NULL, &h->e),
	            "a", "");
	assert_step(h, add(h, ENTITY_next_date, "date", "2025-05-27"), "add", "");
	assert_step(h, add(h, ENTITY_info_sheet, "title", "Wat is de hub?"), "add", "");
	assert_step(h, add(h, ENTITY_example, "title", "Buurtmoestuin"), "add", "");
	assert_step(h, add(h, ENTITY_action_point, "what", "Zaal regelen"), "add", "");
	s = hub_load(h);
	assert_int_equal(s->solutions[0].addressee, FOR_OTHER);
	assert_int_equal(s->agenda[4].position, 5);
	assert_int_equal(s->dates[0].session_id, SESSION);
	assert_int_equal(s->dates[0].series_id, SERIES);
	assert_refused(h, add(h, ENTITY_next_date, "date", "31-02-2025"), E_INVALID, "not a date");
	assert_refused(h, add(h, ENTITY_agenda_item, "note", "zonder titel"), E_INVALID,
	               "\"title\"");
}

static void test_edit(void **state)
{
	struct hub *h = *state;
	int64_t id = add_idea(h, "Een bankje", 0);
	int64_t seq;

	assert_step(h, edit(h, ENTITY_idea, id, "text", "Twee bankjes", 0), "edit", "X");
	assert_string_equal(idea_row(h, id)->text, "Twee bankjes");
	assert_step(h, edit(h, ENTITY_idea, id, "legibility", NULL, ILLEGIBLE), "edit", "X");
	assert_step(h, edit(h, ENTITY_session, SESSION, "answer_by", "2025-06-12", 0), "edit", "X");
	assert_step(h, edit(h, ENTITY_series, SERIES, "mail", "hub@voorbeeld.nl", 0), "edit", "X");
	assert_refused(h, edit(h, ENTITY_idea, id, "text", "", 0), E_INVALID, "empty");
	assert_refused(h, edit(h, ENTITY_idea, id, "legibility", NULL, 9), E_INVALID, "legibility");
	assert_refused(h, edit(h, ENTITY_idea, id, "duplicate_of", NULL, NOWHERE), E_INVALID,
	               "not in this file");
	assert_refused(h, edit(h, ENTITY_idea, NOWHERE, "text", "x", 0), E_NOT_FOUND, "no longer");
	assert_refused(h, edit(h, ENTITY_session, SESSION, "top_n", NULL, 27), E_INVALID, "26");
	/* Nothing changed: no step. */
	seq = hub_last_step(h).seq;
	assert_ok(h, edit(h, ENTITY_idea, id, "text", " Twee  bankjes", 0));
	assert_int_equal(hub_last_step(h).seq, seq);
}

/* Fields that only go together change together, in whatever order they are given. */
static void test_edit_together(void **state)
{
	struct hub *h = *state;
	int64_t subtheme = add_subtheme(h, "Buiten"), id = add_idea(h, "Een bankje", 0);
	const struct change out[] = {{.field = "subtheme_id", .number = subtheme},
	                             {.field = "parked", .number = 0}};

	assert_ok(h, store_park_ideas(h->st, SESSION, &id, 1, "later", &h->e));
	assert_step(h, store_edit(h->st, SESSION, ENTITY_idea, id, out, 2, "edit", "I1", &h->e),
	            "edit", "I1");
	assert_refused(h, edit(h, ENTITY_idea, id, "parked", NULL, 1), E_INVALID,
	               "not go together");
}

static void test_other_session(void **state)
{
	struct hub *h = *state;
	struct arena *a = arena_new();
	struct snapshot s;
	int64_t id = add_idea(h, "Een bankje", 0), other;
	const struct change change = {.field = "text", .text = "Van een ander"};

	hub_sample(a, &s);
	s.sessions->id = NOWHERE;
	s.n_rounds = s.n_questions = s.n_groups = s.n_agenda = 0;
	assert_ok(h, store_add_session(h->st, &s, &other, &h->e));
	arena_free(a);
	assert_refused(h,
	               store_edit(h->st, other, ENTITY_idea, id, &change, 1, "edit", "I1", &h->e),
	               E_NOT_FOUND, "no longer");
	assert_refused(h, store_assign_ideas(h->st, other, &id, 1, 0, &h->e), E_NOT_FOUND, "idea");
	assert_refused(h, store_start_item(h->st, other, ITEM_1, &h->e), E_NOT_FOUND, "agenda");
	assert_refused(h,
	               store_set_minutes(h->st, other, &(struct minutes_change){.item_id = ITEM_1},
	                                 1, &h->e),
	               E_NOT_FOUND, "agenda");
	/* The steps of one session are not those of the other. */
	assert_refused(h, store_undo(h->st, other, NULL, &h->e), E_NOT_FOUND, "nothing to undo");
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
	assert_int_equal(hub_load(h)->n_ideas, 0);
}

static void test_withdraw_original(void **state)
{
	struct hub *h = *state;
	int64_t first = add_idea(h, "Een bankje", 0), second = add_idea(h, "Een bank", 0);

	assert_ok(h, edit(h, ENTITY_idea, second, "duplicate_of", NULL, first));
	assert_refused(h, edit(h, ENTITY_idea, first, "duplicate_of", NULL, second), E_INVALID,
	               "duplicate of itself");
	assert_refused(h, edit(h, ENTITY_idea, first, "duplicate_of", NULL, first), E_INVALID, "");
	assert_step(h, edit(h, ENTITY_idea, first, "withdrawn", NULL, 1), "edit", "X");
	assert_true(idea_row(h, first)->withdrawn);
	assert_int_equal(idea_row(h, second)->duplicate_of, 0);
	assert_refused(h, edit(h, ENTITY_idea, second, "duplicate_of", NULL, first), E_INVALID,
	               "taken away");
}

/* ---- agenda and groups ---- */

static void test_items(void **state)
{
	struct hub *h = *state;
	const struct minutes_change minutes[] = {{ITEM_1, 5}, {ITEM_2, 20}};
	const struct minutes_change wrong[] = {{ITEM_1, 5}, {ITEM_2, 601}};
	const struct snapshot *s;
	int64_t start = clock_wall(&h->clock);

	assert_step(h, store_start_item(h->st, SESSION, ITEM_1, &h->e), "item-start", "1");
	clock_advance(&h->clock, 60000);
	assert_step(h, store_start_item(h->st, SESSION, ITEM_2, &h->e), "item-start", "2");
	s = hub_load(h);
	assert_int_equal(s->sessions->status, SESSION_OPEN);
	assert_int_equal(s->sessions->opened_at, start);
	assert_int_equal(s->agenda[0].ended_at, start + 60000);
	assert_int_equal(s->agenda[1].started_at, start + 60000);
	assert_step(h, store_end_item(h->st, SESSION, &h->e), "item-end", "");
	assert_step(h, store_move_item(h->st, SESSION, ITEM_2, -1, &h->e), "item-move", "2");
	assert_int_equal(hub_load(h)->agenda[0].id, ITEM_2);
	assert_step(h, store_set_minutes(h->st, SESSION, minutes, 2, &h->e), "item-minutes", "");
	assert_step(
	        h, store_set_minutes(h->st, SESSION, &(struct minutes_change){ITEM_1, 6}, 1, &h->e),
	        "item-minutes", "2");
	assert_refused(h, store_move_item(h->st, SESSION, ITEM_2, -1, &h->e), E_INVALID, "further");
	assert_refused(h, store_move_item(h->st, SESSION, ITEM_4, 1, &h->e), E_INVALID, "further");
	assert_refused(h, store_move_item(h->st, SESSION, NOWHERE, 1, &h->e), E_NOT_FOUND,
	               "agenda");
	assert_refused(h, store_start_item(h->st, SESSION, NOWHERE, &h->e), E_NOT_FOUND, "agenda");
	assert_refused(h, store_set_minutes(h->st, SESSION, wrong, 2, &h->e), E_INVALID, "601");
}

/* A laptop whose clock is set back must not stop the session. */
static void test_clock_back(void **state)
{
	struct hub *h = *state;
	const struct snapshot *s;
	int64_t start = clock_wall(&h->clock);

	assert_ok(h, store_start_item(h->st, SESSION, ITEM_1, &h->e));
	clock_init_fixed(&h->clock, start - 3600000);
	assert_ok(h, store_start_item(h->st, SESSION, ITEM_2, &h->e));
	s = hub_load(h);
	assert_int_equal(s->agenda[0].ended_at, start);
	assert_int_equal(s->agenda[1].started_at, start);
	assert_ok(h, store_end_item(h->st, SESSION, &h->e));
	assert_ok(h, store_start_item(h->st, SESSION, ITEM_3, &h->e));
	assert_ok(h, store_close_session(h->st, SESSION, &h->e));
	s = hub_load(h);
	assert_int_equal(s->agenda[2].ended_at, start);
	assert_int_equal(s->sessions->closed_at, start);
}

static void test_groups(void **state)
{
	struct hub *h = *state;
	const struct snapshot *s;

	assert_step(h, store_set_group_count(h->st, SESSION, 5, "Groep %d", &h->e), "groups-set",
	            "5");
	s = hub_load(h);
	assert_int_equal(s->n_groups, 5);
	assert_string_equal(s->groups[4].name, "Groep 5");
	assert_step(h, store_set_group_count(h->st, SESSION, 2, "Groep %d", &h->e), "groups-set",
	            "2");
	assert_step(h, store_set_group_count(h->st, SESSION, 4, "Groep %d", &h->e), "groups-set",
	            "4");
	s = hub_load(h);
	assert_int_equal(s->n_groups, 5);
	assert_false(s->groups[3].withdrawn);
	assert_true(s->groups[4].withdrawn);
	add_idea(h, "Van groep 1", 0);
	assert_ok(h, store_set_group_count(h->st, SESSION, 1, "Groep %d", &h->e));
	assert_refused(h, store_set_group_count(h->st, SESSION, 0, "Groep %d", &h->e), E_INVALID,
	               "1 to 30");
	assert_refused(h, store_set_group_count(h->st, SESSION, 31, "Groep %d", &h->e), E_INVALID,
	               "1 to 30");
	assert_ok(h, store_set_group_count(h->st, SESSION, 3, "Groep %d", &h->e));
	assert_ok(h, store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_3,
	                             (const char *const[]){"Van groep 3"}, 1, &h->e));
	assert_refused(h, store_set_group_count(h->st, SESSION, 2, "Groep %d", &h->e), E_CONFLICT,
	               "stays");
}

static void test_merge_groups(void **state)
{
	struct hub *h = *state;
	int64_t idea = add_idea(h, "Van groep 1", 0);
	const struct snapshot *s;

	assert_ok(h, edit(h, ENTITY_group, GROUP_1, "people", NULL, 2));
	assert_ok(h, edit(h, ENTITY_group, GROUP_2, "people", NULL, 6));
	assert_step(h, store_merge_groups(h->st, SESSION, GROUP_1, GROUP_2, &h->e), "group-merge",
	            "1 2");
	s = hub_load(h);
	assert_int_equal(s->groups[0].people, 0);
	assert_int_equal(s->groups[0].merged_into, GROUP_2);
	assert_int_equal(s->groups[1].people, 8);
	assert_int_equal(snapshot_find_idea(s, idea)->group_id, GROUP_1);
	assert_refused(h, store_merge_groups(h->st, SESSION, GROUP_1, GROUP_3, &h->e), E_INVALID,
	               "different");
	assert_refused(h, store_merge_groups(h->st, SESSION, GROUP_3, GROUP_1, &h->e), E_INVALID,
	               "different");
	assert_refused(h, store_merge_groups(h->st, SESSION, GROUP_3, GROUP_3, &h->e), E_INVALID,
	               "different");
	assert_refused(h, store_merge_groups(h->st, SESSION, GROUP_3, NOWHERE, &h->e), E_INVALID,
	               "different");
}

/* ---- ideas and subthemes ---- */

static void test_paste(void **state)
{
	struct hub *h = *state;
	const char *const lines[] = {"Een", "  ", "Twee"};
	const char *const wrong[] = {"Drie", "kapot \xc3"};
	const char *const empty[] = {"", " "};
	int64_t seq;

	assert_step(h, store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_1, lines, 3, &h->e),
	            "ideas-add", "2");
	assert_int_equal(hub_load(h)->n_ideas, 2);
	assert_refused(h, store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_1, wrong, 2, &h->e),
	               E_INVALID, "Line 2");
	assert_refused(h, store_add_ideas(h->st, SESSION, QUESTION_1, NOWHERE, lines, 3, &h->e),
	               E_INVALID, "Line 1");
	seq = hub_last_step(h).seq;
	assert_ok(h, store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_1, empty, 2, &h->e));
	assert_int_equal(hub_last_step(h).seq, seq);
}

/* Typed one by one or pasted: an idea is an idea. */
static void test_new_ideas_alike(void **state)
{
	struct hub *h = *state;
	const char *const lines[] = {"Een bankje bij de [onleesbaar]", "[onleesbaar], [onleesbaar]",
	                             "Een laan"};
	static const enum legibility expected[] = {PARTLY_ILLEGIBLE, ILLEGIBLE, LEGIBLE};
	const struct idea *ideas;

	for (int i = 0; i < 3; i++)
		add_idea(h, lines[i], 0);
	assert_ok(h, store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_1, lines, 3, &h->e));
	ideas = hub_load(h)->ideas;
	for (int i = 0; i < 6; i++) {
		assert_int_equal(ideas[i].legibility, expected[i % 3]);
		assert_int_equal(ideas[i].origin, ORIGIN_LIVE);
	}
	assert_ok(h, store_start_item(h->st, SESSION, ITEM_1, &h->e));
	add_idea(h, "Vier", 0);
	assert_ok(h, store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_1, lines, 1, &h->e));
	ideas = hub_load(h)->ideas;
	assert_int_equal(ideas[6].origin, ORIGIN_LIVE);
	assert_int_equal(ideas[7].origin, ORIGIN_LIVE);
}

static void test_assign_and_park(void **state)
{
	struct hub *h = *state;
	int64_t a = add_subtheme(h, "Buiten");
	int64_t ideas[] = {add_idea(h, "Een", 0), add_idea(h, "Twee", 0)};
	int64_t wrong[] = {ideas[0], NOWHERE};

	assert_step(h, store_assign_ideas(h->st, SESSION, ideas, 2, a, &h->e), "idea-assign", "2");
	assert_int_equal(count_ideas_in(hub_load(h), a), 2);
	assert_step(h, store_park_ideas(h->st, SESSION, ideas, 1, "andere keer", &h->e),
	            "idea-park", "I1");
	assert_int_equal(idea_row(h, ideas[0])->subtheme_id, 0);
	assert_string_equal(idea_row(h, ideas[0])->park_reason, "andere keer");
	assert_step(h, store_assign_ideas(h->st, SESSION, ideas, 1, a, &h->e), "idea-assign", "I1");
	assert_string_equal(idea_row(h, ideas[0])->park_reason, "");
	assert_step(h, store_assign_ideas(h->st, SESSION, ideas + 1, 1, 0, &h->e), "idea-loosen",
	            "I2");
	assert_refused(h, store_assign_ideas(h->st, SESSION, wrong, 2, a, &h->e), E_NOT_FOUND,
	               "idea");
	assert_refused(h, store_assign_ideas(h->st, SESSION, ideas, 2, NOWHERE, &h->e), E_NOT_FOUND,
	               "subtheme");
	assert_refused(h, store_park_ideas(h->st, SESSION, wrong, 2, "", &h->e), E_NOT_FOUND,
	               "idea");
	assert_refused(h, store_park_ideas(h->st, SESSION, ideas, 2, long_text(), &h->e), E_LIMIT,
	               "500");
	assert_refused(h, edit(h, ENTITY_subtheme, a, "withdrawn", NULL, 1), E_INVALID, "Move it");
}

static void test_merge_and_split(void **state)
{
	struct hub *h = *state;
	int64_t a = add_subtheme(h, "Buiten"), b = add_subtheme(h, "Binnen"), c;
	int64_t ideas[] = {add_idea(h, "Een", a), add_idea(h, "Twee", a), add_idea(h, "Drie", b)};
	const struct snapshot *s;

	assert_step(
	        h,
	        store_split_subtheme(h->st, SESSION, a, "Water", "Water", ideas + 1, 1, &c, &h->e),
	        "subtheme-split", "C");
	s = hub_load(h);
	assert_int_equal(count_ideas_in(s, c), 1);
	assert_int_equal(snapshot_find_subtheme(s, c)->split_from, a);
	assert_step(h, store_merge_subthemes(h->st, SESSION, a, b, &h->e), "subtheme-merge", "A B");
	s = hub_load(h);
	assert_int_equal(count_ideas_in(s, b), 2);
	assert_true(snapshot_find_subtheme(s, a)->withdrawn);
	assert_int_equal(snapshot_find_subtheme(s, a)->merged_into, b);
	assert_refused(h, store_merge_subthemes(h->st, SESSION, a, b, &h->e), E_NOT_FOUND,
	               "no longer");
	assert_refused(h, store_merge_subthemes(h->st, SESSION, b, b, &h->e), E_INVALID,
	               "different");
	assert_refused(h, store_merge_subthemes(h->st, SESSION, b, NOWHERE, &h->e), E_NOT_FOUND,
	               "no longer");
	assert_refused(h, store_split_subtheme(h->st, SESSION, b, "", "", ideas, 1, NULL, &h->e),
	               E_INVALID, "title");
	assert_refused(h, store_split_subtheme(h->st, SESSION, b, "D", "D", ideas, 2, NULL, &h->e),
	               E_INVALID, "Only ideas");
	assert_refused(
	        h, store_split_subtheme(h->st, SESSION, NOWHERE, "D", "", ideas, 1, NULL, &h->e),
	        E_NOT_FOUND, "no longer");
}

static void test_letters(void **state)
{
	struct hub *h = *state;
	const struct change values[] = {{.field = "question_id", .number = QUESTION_1},
	                                {.field = "title", .text = "Te veel"}};
	int64_t last = 0;

	for (int i = 0; i < SUBTHEME_MAX; i++)
		last = add_subtheme(h, "Subthema");
	assert_refused(h, store_add(h->st, SESSION, ENTITY_subtheme, values, 2, "a", NULL, &h->e),
	               E_LIMIT, "A to Z");
	assert_refused(h,
	               store_split_subtheme(h->st, SESSION, last, "Deel", "", NULL, 0, NULL, &h->e),
	               E_LIMIT, "A to Z");
	/* A letter that is free again is not given out again. */
	assert_ok(h, edit(h, ENTITY_subtheme, last, "withdrawn", NULL, 1));
	assert_refused(h, store_add(h->st, SESSION, ENTITY_subtheme, values, 2, "a", NULL, &h->e),
	               E_LIMIT, "A to Z");
}

/* ---- closing and the report ---- */

static void test_heads(void **state)
{
	struct hub *h = *state;
	struct head_count heads = {.moment = HEADS_END, .total = 30, .residents = 20, .care = 5};

	assert_step(h, store_set_heads(h->st, SESSION, &heads, &h->e), "heads-set", "end");
	heads.total = 31;
	assert_step(h, store_set_heads(h->st, SESSION, &heads, &h->e), "heads-set", "end");
	assert_int_equal(hub_load(h)->n_heads, 1);
	assert_int_equal(h->snap.heads[0].total, 31);
	heads.policy = 7;
	assert_refused(h, store_set_heads(h->st, SESSION, &heads, &h->e), E_INVALID, "32");
	heads.policy = -1;
	assert_refused(h, store_set_heads(h->st, SESSION, &heads, &h->e), E_INVALID, "-1");
}

static void test_texts(void **state)
{
	struct hub *h = *state;

	assert_step(h, store_set_reflection(h->st, SESSION, "missed", "Jongeren", &h->e),
	            "reflection-set", "");
	assert_step(h, store_set_reflection(h->st, SESSION, "better", "Meer tijd", &h->e),
	            "reflection-set", "");
	assert_int_equal(hub_load(h)->n_reflections, 1);
	assert_string_equal(h->snap.reflections[0].missed, "Jongeren");
	assert_step(h, store_set_report_text(h->st, SESSION, SECTION_SUMMARY, 0, "Kort", &h->e),
	            "report-write", "");
	assert_step(h, store_set_report_text(h->st, SESSION, SECTION_SUMMARY, 0, "Korter", &h->e),
	            "report-write", "");
	assert_int_equal(hub_load(h)->n_texts, 1);
	assert_refused(
	        h, store_set_report_text(h->st, SESSION, SECTION_SUMMARY, 0, long_text(), &h->e),
	        E_LIMIT, "10000");
	assert_refused(h,
	               store_set_report_text(h->st, SESSION, SECTION_ROUND_2, NOWHERE, "x", &h->e),
	               E_INVALID, "not in this file");
	assert_refused(h, store_set_reflection(h->st, SESSION, "missed", "\xfe", &h->e), E_INVALID,
	               "UTF-8");
}

static void test_close_and_reopen(void **state)
{
	struct hub *h = *state;
	int64_t id = add_idea(h, "Een", 0);
	const struct report_text *account;

	assert_refused(h, store_reopen_session(h->st, SESSION, "fout", &h->e), E_INVALID,
	               "not closed");
	assert_ok(h, store_start_item(h->st, SESSION, ITEM_4, &h->e));
	assert_ok(h, store_close_session(h->st, SESSION, &h->e));
	assert_int_equal(hub_load(h)->sessions->status, SESSION_CLOSED);
	assert_true(h->snap.agenda[3].ended_at > 0);
	assert_refused(h, edit(h, ENTITY_idea, id, "text", "Twee", 0), E_INVALID, "closed");
	assert_refused(h, store_close_session(h->st, SESSION, &h->e), E_INVALID, "closed");
	assert_refused(h, store_start_item(h->st, SESSION, ITEM_1, &h->e), E_INVALID, "closed");
	assert_step(
	        h, store_set_report_text(h->st, SESSION, SECTION_ACCOUNT, 0, "Zo ging het.", &h->e),
	        "report-write", "");
	assert_refused(h, store_reopen_session(h->st, SESSION, "  ", &h->e), E_INVALID, "Say why");
	assert_ok(h, store_reopen_session(h->st, SESSION, "een telfout", &h->e));
	assert_int_equal(hub_load(h)->sessions->status, SESSION_OPEN);
	assert_int_equal(h->snap.sessions->closed_at, 0);
	assert_int_equal(h->snap.n_texts, 1);
	account = &h->snap.texts[0];
	assert_non_null(strstr(account->text, "Zo ging het.\n\nReopened on "));
	assert_non_null(strstr(account->text, "een telfout"));
	assert_step(h, edit(h, ENTITY_idea, id, "text", "Twee", 0), "edit", "X");
}

/* A command begins with what is in the file, also when that is not what the last one left there. */
static void test_changed_in_between(void **state)
{
	struct hub *h = *state;
	int64_t id = add_idea(h, "Een", 0);

	hub_sql(h, "UPDATE session SET status = 'closed', closed_at = 1");
	assert_refused(h, edit(h, ENTITY_idea, id, "text", "Twee", 0), E_INVALID, "closed");
	hub_sql(h, "UPDATE session SET status = 'open', closed_at = NULL");
	assert_ok(h, edit(h, ENTITY_idea, id, "text", "Twee", 0));
}

static void test_reader_refuses(void **state)
{
	struct hub *h = *state;

	hub_close(h);
	hub_open(h, STORE_READ);
	assert_false(store_can_write(h->st));
	assert_refused(h, store_close_session(h->st, SESSION, &h->e), E_READONLY, "only reads");
	assert_refused(h, store_undo(h->st, SESSION, NULL, &h->e), E_READONLY, "only reads");
	assert_refused(h, store_set_setting(h->st, "a", "b", &h->e), E_READONLY, "only reads");
	assert_refused(h,
	               store_set_stage(h->st, &(struct stage){.scene = "", .message = ""}, &h->e),
	               E_READONLY, "only reads");
}

/* Nobody has to want the sentence. */
static void test_without_err(void **state)
{
	struct hub *h = *state;
	struct store *st;
	struct snapshot s;

	assert_int_equal(store_close_session(h->st, NOWHERE, NULL), E_NOT_FOUND);
	assert_int_equal(store_undo(h->st, SESSION, NULL, NULL), E_NOT_FOUND);
	assert_int_equal(store_load(h->st, NOWHERE, h->arena, &s, NULL), E_NOT_FOUND);
	assert_int_equal(store_open(h->path, STORE_WRITE, &h->clock, &st, NULL), E_BUSY);
	assert_int_equal(store_open(h->dir, STORE_WRITE, &h->clock, &st, NULL), E_INVALID);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_add_idea),
	        TEST(test_add_refused),
	        TEST(test_add_others),
	        TEST(test_edit),
	        TEST(test_edit_together),
	        TEST(test_other_session),
	        TEST(test_withdraw_original),
	        TEST(test_items),
	        TEST(test_clock_back),
	        TEST(test_groups),
	        TEST(test_merge_groups),
	        TEST(test_paste),
	        TEST(test_new_ideas_alike),
	        TEST(test_assign_and_park),
	        TEST(test_merge_and_split),
	        TEST(test_letters),
	        TEST(test_heads),
	        TEST(test_texts),
	        TEST(test_close_and_reopen),
	        TEST(test_changed_in_between),
	        TEST(test_reader_refuses),
	        TEST(test_without_err),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
