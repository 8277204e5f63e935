#include "exchange_test.h"

#include "entity.h"

/* Two ideas of which one is withdrawn, in a group that was taken away; a subtheme
 * that was merged away after a ballot, and one that nothing needs any more. */
static const char private_session[] = SMALL(
        "", TABLES ",\"agenda_items\":[{\"id\":\"8\",\"position\":1,\"title\":\"Welkom\","
                   "\"note\":\"geheime notitie\"}],"
                   "\"subthemes\":["
                   "{\"id\":\"20\",\"question_id\":\"4\",\"code\":1,\"title\":\"Buiten\"},"
                   "{\"id\":\"21\",\"question_id\":\"4\",\"code\":2,\"title\":\"Groen\","
                   "\"withdrawn\":true,\"merged_into\":\"20\"},"
                   "{\"id\":\"22\",\"question_id\":\"4\",\"code\":3,\"title\":\"Weg\","
                   "\"withdrawn\":true}],"
                   "\"ballots\":[{\"id\":\"30\",\"number\":1,\"dots_per_person\":3,"
                   "\"dots_per_subtheme\":1,\"places\":3,\"status\":\"invalid\","
                   "\"reason\":\"te vroeg\"}],"
                   "\"ballot_options\":["
                   "{\"id\":\"31\",\"ballot_id\":\"30\",\"subtheme_id\":\"20\",\"position\":1},"
                   "{\"id\":\"32\",\"ballot_id\":\"30\",\"subtheme_id\":\"21\",\"position\":2}],"
                   "\"ideas\":[" IDEA("10", "1",
                                      ",\"public_text\":\"Een buurvrouw\",\"parked\":true,"
                                      "\"park_reason\":\"geheime reden\"") "," //
        IDEA("11", "2", ",\"withdrawn\":true") ","                             //
        IDEA("12", "3",
             ",\"duplicate_of\":\"11\",\"withdrawn\":true") "],"
                                                            "\"reflections\":[{\"missed\":"
                                                            "\"jongeren\",\"better\":\"geheime "
                                                            "zorg\"}]");

static void export(const char *json, bool public_only, struct buf *out, struct arena *arena)
{
	struct snapshot s = {.arena = arena};
	struct err err;

	buf_init(out);
	assert_ok(import_text(json, &s, &err), err);
	json_export(&s, public_only, out);
}

static void test_private_has_all(void **state)
{
	static const char *const secrets[] = {"geheime notitie", "geheime reden", "geheime zorg",
	                                      "Een idee", "\"22\""};
	struct arena *arena = arena_new();
	AUTO_BUF struct buf out;

	(void)state;
	export(private_session, false, &out, arena);
	for (size_t i = 0; i < N_ITEMS(secrets); i++)
		assert_non_null(strstr(out.data, secrets[i]));
	arena_free(arena);
}

static void test_public_has_no_secrets(void **state)
{
	static const char *const secrets[] = {"geheime", "Een idee", "\"id\": \"11\"",
	                                      "\"id\": \"12\"", "\"id\": \"22\""};
	static const char *const open[] = {"\"text\": \"Een buurvrouw\"", "\"public_text\": \"\"",
	                                   "jongeren", "te vroeg", "openbaar bestand"};
	struct arena *arena = arena_new();
	AUTO_BUF struct buf out;

	(void)state;
	export(private_session, true, &out, arena);
	for (size_t i = 0; i < N_ITEMS(secrets); i++)
		assert_null(strstr(out.data, secrets[i]));
	for (size_t i = 0; i < N_ITEMS(open); i++)
		assert_non_null(strstr(out.data, open[i]));
	arena_free(arena);
}

/* Which texts a public file never has; of ideas and solutions the public text stands in their
 * place. */
static bool is_private(enum entity_id entity, const char *field)
{
	static const struct {
		enum entity_id entity;
		const char *field;
	} private_fields[] = {
	        {ENTITY_idea, "text"},
	        {ENTITY_idea, "park_reason"},
	        {ENTITY_solution, "text"},
	        {ENTITY_agenda_item, "note"},
	        {ENTITY_reflection, "better"},
	        {ENTITY_reflection, "went_well"},
	        {ENTITY_reflection, "values_remark"},
	        {ENTITY_signal, "text"},
	        {ENTITY_organisation, "address"},
	        {ENTITY_report_version, "file"},
	        {ENTITY_report_version, "words"},
	        {ENTITY_kept_text, "mark"},
	};
	for (size_t i = 0; i < N_ITEMS(private_fields); i++) {
		if (private_fields[i].entity == entity &&
		    strcmp(private_fields[i].field, field) == 0)
			return true;
	}
	return false;
}

/* Is a mark in this field of all rows in the public file? */
static bool is_seen(struct snapshot *s, const struct entity *e, const struct field *f)
{
	int n = 0;
	AUTO_BUF struct buf out;
	char *rows = snapshot_rows(s, e, &n);
	const char **before = xcalloc((size_t)n + 1, sizeof(*before));

	for (int i = 0; i < n; i++) {
		before[i] = row_text(rows + (size_t)i * e->size, f);
		row_set_text(rows + (size_t)i * e->size, f, "GEHEIM");
	}
	buf_init(&out);
	json_export(s, true, &out);
	for (int i = 0; i < n; i++)
		row_set_text(rows + (size_t)i * e->size, f, before[i]);
	free(before);
	return strstr(out.data, "GEHEIM") != NULL;
}

static void make_whole(struct snapshot *s)
{
	for (int i = 0; i < s->n_ideas; i++)
		s->ideas[i].public_text = "Openbaar";
	for (int i = 0; i < s->n_solutions; i++)
		s->solutions[i].public_text = "Openbaar";
	for (int i = 0; i < s->n_signals; i++)
		s->signals[i].public_text = "Openbaar";
	for (int i = 0; i < ENTITY_COUNT; i++) {
		int n = 0;
		(void)snapshot_rows(s, &entities[i], &n);
		if (n == 0)
			snapshot_add(s, (enum entity_id)i);
	}
}

/* Field by field, so that each new one has to be thought about. */
static void test_public_has_all_but_the_private_fields(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;
	size_t len = 0;
	AUTO_FREE char *text = read_data("demo/session-1.json", &len);

	(void)state;
	assert_ok(json_import(text, len, &s, &err), err);
	make_whole(&s);
	for (int i = 0; i < ENTITY_COUNT; i++) {
		for (int j = 0; j < entities[i].n_fields; j++) {
			const struct field *f = &entities[i].fields[j];
			if (f->type != FIELD_TEXT && f->type != FIELD_BLOCK)
				continue;
			if (is_seen(&s, &entities[i], f) == is_private((enum entity_id)i, f->name))
				fail_msg("%s.%s", entities[i].table, f->name);
		}
	}
	arena_free(arena);
}

/* The subtheme that was voted on stays, although it was taken away. */
static void test_public_can_be_read_again(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;
	AUTO_BUF struct buf first;
	AUTO_BUF struct buf second;

	(void)state;
	export(private_session, true, &first, arena);
	assert_ok(import_text(first.data, &s, &err), err);
	assert_int_equal(s.n_ideas, 1);
	assert_int_equal(s.n_subthemes, 2);
	assert_non_null(snapshot_find_subtheme(&s, 21));
	buf_init(&second);
	json_export(&s, true, &second);
	assert_string_equal(second.data, first.data);
	arena_free(arena);
}

static int count_of(const char *text, const char *part)
{
	int n = 0;

	for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
		n++;
	return n;
}

static void test_public_after(void **state)
{
	static const char after[] = SMALL("", TABLES ",\"ideas\":[" IDEA("10", "1", "") "]," AFTER);
	static const char *const open[] = {
	        "open trefwoord", "open organisatie", "open buurvrouw", "open gehoord",
	        "open reden",     "open deur",        "open versie",    "open verbetering",
	        "\"56\"",         "\"60\"",           "\"61\""};
	struct arena *arena = arena_new();
	AUTO_BUF struct buf all;
	AUTO_BUF struct buf out;

	(void)state;
	export(after, false, &all, arena);
	assert_int_equal(count_of(all.data, "geheim"), 5);
	export(after, true, &out, arena);
	assert_int_equal(count_of(out.data, "geheim"), 0);
	for (size_t i = 0; i < N_ITEMS(open); i++)
		assert_int_equal(count_of(out.data, open[i]), 1);
	/* What was said about something that was taken away goes with it. */
	assert_int_equal(count_of(out.data, "\"57\""), 0);
	assert_int_equal(count_of(out.data, "\"62\""), 0);
	arena_free(arena);
}

/* What was said about an idea that was taken away does not bring its text back. */
static void test_public_about_withdrawn(void **state)
{
	static const char after[] =
	        SMALL("", TABLES ",\"ideas\":[" IDEA("10", "1", ",\"withdrawn\":true") "]," AFTER);
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;
	AUTO_BUF struct buf out;

	(void)state;
	export(after, true, &out, arena);
	assert_int_equal(count_of(out.data, "Een idee"), 0);
	assert_int_equal(count_of(out.data, "open reden"), 0);
	assert_ok(import_text(out.data, &s, &err), err);
	assert_int_equal(s.n_tags, 0);
	assert_int_equal(s.n_follow_ups, 0);
	assert_int_equal(s.n_signals, 2);
	arena_free(arena);
}

static void test_damaged_text_comes_out(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;
	AUTO_BUF struct buf out;

	(void)state;
	assert_ok(import_text(SMALL("", ""), &s, &err), err);
	s.sessions[0].title = "kap\xffot";
	buf_init(&out);
	json_export(&s, false, &out);
	assert_non_null(strstr(out.data, "kap\xef\xbf\xbdot"));
	assert_ok(import_text(out.data, &s, &err), err);
	arena_free(arena);
}

static void test_english_series(void **state)
{
	struct arena *arena = arena_new();
	AUTO_BUF struct buf out;

	(void)state;
	export("{\"format\":\"dialoog-session\",\"version\":1,"
	       "\"series\":[{\"id\":\"1\",\"language\":\"en\"}],"
	       "\"sessions\":[{\"id\":\"2\",\"number\":1,\"title\":\"First\"}]}",
	       false, &out, arena);
	assert_ptr_equal(strstr(out.data, "{\n  \"about\": \"This is a working file"), out.data);
	arena_free(arena);
}

static void test_session_list(void **state)
{
	static const struct session_line lines[] = {
	        {1, "Zeg \"ja\"", "2025-05-15", "", "closed", 60, 75, 31},
	};
	AUTO_BUF struct buf out;

	(void)state;
	buf_init(&out);
	json_session_list(lines, 1, &out);
	assert_string_equal(out.data, "[\n"
	                              "  {\n"
	                              "    \"number\": 1,\n"
	                              "    \"title\": \"Zeg \\\"ja\\\"\",\n"
	                              "    \"date\": \"2025-05-15\",\n"
	                              "    \"place\": \"\",\n"
	                              "    \"status\": \"closed\",\n"
	                              "    \"ideas\": 60,\n"
	                              "    \"solutions\": 75,\n"
	                              "    \"people\": 31\n"
	                              "  }\n"
	                              "]\n");
	buf_clear(&out);
	json_session_list(NULL, 0, &out);
	assert_string_equal(out.data, "[]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_private_has_all),
	        cmocka_unit_test(test_public_has_no_secrets),
	        cmocka_unit_test(test_public_has_all_but_the_private_fields),
	        cmocka_unit_test(test_public_can_be_read_again),
	        cmocka_unit_test(test_public_after),
	        cmocka_unit_test(test_public_about_withdrawn),
	        cmocka_unit_test(test_damaged_text_comes_out),
	        cmocka_unit_test(test_english_series),
	        cmocka_unit_test(test_session_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
