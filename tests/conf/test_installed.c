/* The templates that come with the program, beside the practice sessions. */
#include "conf_test.h"

#include "entity.h"
#include "exchange.h"
#include "runsheet.h"

static const struct runsheet_options options = {
        .title = "", .date = "2025-05-15", .place = "De Kapelaan", .start = "", .number = 1};

static void load_demo(const char *name, struct snapshot *s)
{
	AUTO_FREE char *path = data_file(name);
	AUTO_FREE char *text = NULL;
	size_t len;
	struct err err;

	assert_ok(file_read(path, EXCHANGE_MAX_BYTES, &text, &len, &err), err);
	assert_ok(json_import(text, len, s, &err), err);
}

static int round_number(const struct snapshot *s, int64_t id)
{
	const struct round *r = snapshot_find_round(s, id);

	return r != NULL ? r->number : 0;
}

/* other_title: the one item that is called otherwise in a template. */
static void compare_agendas(const struct snapshot *a, const struct snapshot *b,
                            const char *other_title)
{
	assert_int_equal(a->n_agenda, b->n_agenda);
	for (int i = 0; i < a->n_agenda; i++) {
		const struct agenda_item *x = &a->agenda[i], *y = &b->agenda[i];

		if (strcmp(x->title, other_title) != 0)
			assert_string_equal(x->title, y->title);
		assert_string_equal(x->who, y->who);
		assert_string_equal(x->note, y->note);
		assert_int_equal(x->position, y->position);
		assert_int_equal(x->kind, y->kind);
		assert_int_equal(x->minutes, y->minutes);
		assert_int_equal(x->min_minutes, y->min_minutes);
		assert_int_equal(x->trim_order, y->trim_order);
		assert_int_equal(x->protected_, y->protected_);
		assert_int_equal(round_number(a, x->round_id), round_number(b, y->round_id));
	}
}

static void compare_rounds(const struct snapshot *a, const struct snapshot *b)
{
	assert_int_equal(a->n_rounds, b->n_rounds);
	for (int i = 0; i < a->n_rounds; i++) {
		assert_string_equal(a->rounds[i].title, b->rounds[i].title);
		assert_int_equal(a->rounds[i].kind, b->rounds[i].kind);
		assert_int_equal(a->rounds[i].number, b->rounds[i].number);
	}
	assert_int_equal(a->n_questions, b->n_questions);
	for (int i = 0; i < a->n_questions; i++) {
		const struct question *x = &a->questions[i], *y = &b->questions[i];

		/* Inside a template a quotation mark is a curly one. */
		if (strchr(y->text, '"') == NULL)
			assert_string_equal(x->text, y->text);
		assert_string_equal(x->text_screen, y->text_screen);
		assert_int_equal(x->number, y->number);
		assert_int_equal(x->minutes, y->minutes);
		assert_int_equal(x->main, y->main);
		assert_int_equal(round_number(a, x->round_id), round_number(b, y->round_id));
	}
}

static void compare_series(const struct snapshot *a, const struct snapshot *b)
{
	const struct series *x = &a->series[0], *y = &b->series[0];

	assert_string_equal(x->name, y->name);
	assert_string_equal(x->region, y->region);
	assert_string_equal(x->organisation, y->organisation);
	assert_string_equal(x->programme, y->programme);
	assert_string_equal(x->web_page, y->web_page);
	assert_string_equal(x->web_page_short, y->web_page_short);
	assert_string_equal(x->mail, y->mail);
	assert_string_equal(x->about, y->about);
	assert_string_equal(x->language, y->language);
	assert_int_equal(a->n_phases, b->n_phases);
	for (int i = 0; i < a->n_phases; i++) {
		assert_string_equal(a->phases[i].name, b->phases[i].name);
		assert_string_equal(a->phases[i].date_from, b->phases[i].date_from);
		assert_string_equal(a->phases[i].date_to, b->phases[i].date_to);
		assert_string_equal(a->phases[i].reference_date, b->phases[i].reference_date);
	}
	assert_int_equal(a->n_phase_products, b->n_phase_products);
	assert_int_equal(a->n_info_sheets, b->n_info_sheets);
	for (int i = 0; i < a->n_info_sheets; i++) {
		assert_string_equal(a->info_sheets[i].title, b->info_sheets[i].title);
		assert_string_equal(a->info_sheets[i].lines, b->info_sheets[i].lines);
		assert_string_equal(a->info_sheets[i].source, b->info_sheets[i].source);
	}
}

static void compare_rest(const struct snapshot *a, const struct snapshot *b)
{
	const struct session *x = snapshot_session(a), *y = snapshot_session(b);

	assert_string_equal(x->goal, y->goal);
	assert_string_equal(x->main_question, y->main_question);
	assert_string_equal(x->influence, y->influence);
	assert_string_equal(x->ground_rules, y->ground_rules);
	assert_string_equal(x->start_planned, y->start_planned);
	assert_string_equal(x->end_planned, y->end_planned);
	assert_int_equal(x->level, y->level);
	assert_int_equal(x->top_n, y->top_n);
	assert_int_equal(x->dots_per_person, y->dots_per_person);
	assert_int_equal(x->dots_per_subtheme, y->dots_per_subtheme);
	assert_int_equal(x->tie_rule, y->tie_rule);
	assert_int_equal(a->n_groups, b->n_groups);
	for (int i = 0; i < a->n_groups; i++) {
		assert_string_equal(a->groups[i].name, b->groups[i].name);
		assert_string_equal(a->groups[i].colour, b->groups[i].colour);
		assert_int_equal(a->groups[i].people, 0);
	}
	assert_int_equal(a->n_examples, b->n_examples);
	for (int i = 0; i < a->n_examples; i++) {
		assert_string_equal(a->examples[i].title, b->examples[i].title);
		assert_string_equal(a->examples[i].lines, b->examples[i].lines);
		assert_string_equal(a->examples[i].lesson, b->examples[i].lesson);
		assert_string_equal(a->examples[i].presenter, b->examples[i].presenter);
	}
}

/* What comes next is there, and the day of it is left open. */
static void check_dates(const struct snapshot *s)
{
	assert_true(s->n_dates > 0);
	for (int i = 0; i < s->n_dates; i++) {
		assert_string_not_equal(s->dates[i].title, "");
		assert_string_not_equal(s->dates[i].purpose, "");
		assert_string_not_equal(s->dates[i].call, "");
		assert_string_equal(s->dates[i].date, "");
	}
}

/* Is any of these rows without a value in this field? */
static void check_filled(const struct snapshot *s, enum entity_id id, const char *field)
{
	const struct field *f = entity_field(&entities[id], field);
	int n, filled = 0;
	const char *rows = snapshot_rows(s, &entities[id], &n);

	for (int i = 0; i < n; i++) {
		const char *row = rows + (size_t)i * entities[id].size;

		filled += field_is_text(f) ? row_text(row, f)[0] != '\0' : row_int(row, f) != 0;
	}
	if (filled == 0)
		fail_msg("%s.%s is nowhere filled in", entities[id].table, field);
}

/* The template that people copy shows everything that a template can set. */
static void test_complete(void **state)
{
	static const struct {
		enum entity_id entity;
		const char *field;
	} fields[] = {
	        {ENTITY_series, "web_page"},
	        {ENTITY_series, "web_page_short"},
	        {ENTITY_series, "mail"},
	        {ENTITY_series, "about"},
	        {ENTITY_session, "goal"},
	        {ENTITY_session, "main_question"},
	        {ENTITY_session, "influence"},
	        {ENTITY_session, "ground_rules"},
	        {ENTITY_session, "dots_per_person"},
	        {ENTITY_session, "dots_per_subtheme"},
	        {ENTITY_session, "top_n"},
	        {ENTITY_session, "start_planned"},
	        {ENTITY_agenda_item, "minutes"},
	        {ENTITY_agenda_item, "min_minutes"},
	        {ENTITY_agenda_item, "trim_order"},
	        {ENTITY_agenda_item, "protected"},
	        {ENTITY_agenda_item, "who"},
	        {ENTITY_agenda_item, "note"},
	        {ENTITY_agenda_item, "material"},
	        {ENTITY_question, "text"},
	        {ENTITY_question, "text_screen"},
	        {ENTITY_question, "minutes"},
	        {ENTITY_group, "name"},
	        {ENTITY_group, "colour"},
	        {ENTITY_example, "lines"},
	        {ENTITY_example, "lesson"},
	        {ENTITY_example, "presenter"},
	        {ENTITY_info_sheet, "lines"},
	        {ENTITY_info_sheet, "source"},
	        {ENTITY_phase, "date_from"},
	        {ENTITY_phase, "date_to"},
	        {ENTITY_phase, "reference_date"},
	        {ENTITY_phase_product, "text"},
	        {ENTITY_next_date, "title"},
	        {ENTITY_next_date, "purpose"},
	        {ENTITY_next_date, "call"},
	};
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	AUTO_FREE char *path = data_file("draaiboeken/dialoogsessie.ini");
	AUTO_FREE char *text = NULL;
	struct err err;
	size_t len;

	(void)state;
	assert_ok(runsheet_load("dialoogsessie", &options, &s, &err), err);
	for (size_t i = 0; i < N_ITEMS(fields); i++)
		check_filled(&s, fields[i].entity, fields[i].field);
	/* The first of its words cannot be told from nothing. */
	assert_ok(file_read(path, EXCHANGE_MAX_BYTES, &text, &len, &err), err);
	assert_non_null(strstr(text, "\ngelijke_stand = "));
	assert_non_null(strstr(text, "\nniveau = "));
	arena_free(arena);
}

static void compare(const char *name, const char *demo_file, const char *other_title)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena}, demo = {.arena = arena};
	struct err err;

	load_demo(demo_file, &demo);
	assert_ok(runsheet_load(name, &options, &s, &err), err);
	compare_agendas(&s, &demo, other_title);
	compare_rounds(&s, &demo);
	compare_series(&s, &demo);
	compare_rest(&s, &demo);
	assert_int_equal(s.sessions[0].status, SESSION_PREPARED);
	check_dates(&s);
	assert_int_equal(s.n_ideas + s.n_ballots, 0);
	arena_free(arena);
}

static void test_two_rounds(void **state)
{
	(void)state;
	compare("dialoogsessie", "demo/session-1.json", "");
}

static void test_four_questions(void **state)
{
	(void)state;
	compare("werksessie", "demo/session-2.json", "Terugkoppeling vorige sessie");
}

static void test_list(void **state)
{
	struct arena *arena = arena_new();
	struct runsheet_choice *choices;
	struct err err;
	int n;

	(void)state;
	assert_ok(runsheet_list(arena, &choices, &n, &err), err);
	assert_int_equal(n, 2);
	assert_string_equal(choices[0].name, "dialoogsessie");
	assert_string_equal(choices[0].title, "Dialoogsessie in twee rondes");
	assert_string_equal(choices[1].name, "werksessie");
	assert_true(strlen(choices[1].about) > 0);
	arena_free(arena);
}

static void test_not_there(void **state)
{
	static const char *const names[] = {
	        "", "feest", "../dialoogsessie", "Dialoogsessie", "dialoogsessie.ini", "\x1b[31m"};
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(names); i++) {
		assert_int_equal(runsheet_load(names[i], &options, &s, &err), E_NOT_FOUND);
		assert_non_null(strstr(err.msg,
		                       "dialoogsessie (Dialoogsessie in twee rondes), werksessie "
		                       "(Werksessie met vier vragen)"));
	}
	arena_free(arena);
}

static void test_options(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct runsheet_options o = options;
	struct err err;

	(void)state;
	o.title = " Derde  sessie ";
	o.start = "09:45";
	o.number = 3;
	o.groups = 6;
	assert_ok(runsheet_load("dialoogsessie", &o, &s, &err), err);
	assert_string_equal(s.sessions[0].title, "Derde sessie");
	assert_string_equal(s.sessions[0].place, "De Kapelaan");
	assert_string_equal(s.sessions[0].start_planned, "09:45");
	assert_string_equal(s.sessions[0].end_planned, "11:45");
	assert_int_equal(s.sessions[0].number, 3);
	assert_int_equal(s.n_groups, 6);
	assert_string_equal(s.groups[5].name, "Groep 6");
	assert_string_equal(s.groups[5].colour, "");
	o.groups = 2;
	assert_ok(runsheet_load("dialoogsessie", &o, &s, &err), err);
	assert_int_equal(s.n_groups, 2);
	arena_free(arena);
}

static void test_bad_options(void **state)
{
	const struct runsheet_options bad[] = {
	        {.title = "", .date = "", .place = "", .start = "", .number = 1},
	        {.title = "", .date = "2025-02-30", .place = "", .start = "", .number = 1},
	        {.title = "", .date = "2025-05-15", .place = "", .start = "25:00", .number = 1},
	        {.title = "", .date = "2025-05-15", .place = "", .start = "", .number = -1},
	        {.title = "\xff", .date = "2025-05-15", .place = "", .start = "", .number = 1},
	        {.title = "", .date = "2025-05-15", .number = 1, .groups = 31},
	        {.title = "", .date = "2025-05-15", .number = 1, .groups = -1},
	};
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(bad); i++)
		assert_int_equal(runsheet_load("dialoogsessie", &bad[i], &s, &err), E_INVALID);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_two_rounds), cmocka_unit_test(test_four_questions),
	        cmocka_unit_test(test_list),       cmocka_unit_test(test_not_there),
	        cmocka_unit_test(test_options),    cmocka_unit_test(test_bad_options),
	        cmocka_unit_test(test_complete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
