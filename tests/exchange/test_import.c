#include "exchange_test.h"

#include "entity.h"

static void test_small(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;

	(void)state;
	assert_ok(
	        import_text("\xef\xbb\xbf" SMALL("", TABLES ",\"ideas\":[" IDEA("10", "3", "") "]"),
	                    &s, &err),
	        err);
	assert_int_equal(s.n_ideas, 1);
	assert_int_equal(s.ideas[0].session_id, 2);
	assert_int_equal(s.ideas[0].created_at, 0);
	assert_string_equal(s.ideas[0].public_text, "");
	assert_int_equal(s.rounds[0].session_id, 2);
	assert_int_equal(s.sessions[0].series_id, 1);
	/* The next idea is I4. */
	assert_int_equal(s.n_counters, 1);
	assert_string_equal(s.counters[0].kind, "idea");
	assert_int_equal(s.counters[0].next, 4);
	arena_free(arena);
}

/* A file that the program wrote before there was anything after a session. */
static void test_version_1(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;
	AUTO_FREE char *path = xasprintf("%s/exchange/version-1.json", getenv("TEST_SOURCE"));
	AUTO_FREE char *text = NULL;
	AUTO_BUF struct buf out;
	size_t len;

	(void)state;
	assert_ok(file_read(path, EXCHANGE_MAX_BYTES, &text, &len, &err), err);
	assert_ok(json_import(text, len, &s, &err), err);
	assert_string_equal(s.sessions[0].title, "Eerste sessie");
	assert_string_equal(s.sessions[0].answer_by, "2025-06-12");
	assert_string_equal(s.sessions[0].keep_until, "");
	assert_int_equal(s.n_ideas, 1);
	assert_int_equal(s.n_solutions, 1);
	assert_int_equal(s.n_counters, 2);
	for (int i = ENTITY_taxonomy; i <= ENTITY_kept_text; i++) {
		int n;
		snapshot_rows(&s, &entities[i], &n);
		assert_int_equal(n, 0);
	}
	/* It goes out as a file of today. */
	buf_init(&out);
	json_export(&s, false, &out);
	assert_non_null(strstr(out.data, "\"version\": 5,"));
	assert_non_null(strstr(out.data, "\"keep_until\": \"\""));
	assert_non_null(strstr(out.data, "\"corrections\": []"));
	assert_non_null(strstr(out.data, "\"kept_texts\": []"));
	arena_free(arena);
}

/* What a file by hand does not say of a line of the follow-up is the careful choice. */
static void test_after(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;

	(void)state;
	assert_ok(import_text(SMALL(",\"keep_until\":\"2027-12-31\"",
	                            TABLES ",\"ideas\":[" IDEA("10", "1", "") "]," AFTER),
	                      &s, &err),
	          err);
	assert_string_equal(s.sessions[0].keep_until, "2027-12-31");
	assert_int_equal(s.n_follow_ups, 2);
	assert_int_equal(s.follow_ups[0].status, FOLLOW_PASSED_ON);
	assert_false(s.follow_ups[0].public);
	assert_true(s.follow_ups[1].public);
	assert_int_equal(s.signals[0].series_id, 1);
	assert_int_equal(s.corrections[0].session_id, 2);
	assert_int_equal(s.tags[0].term_id, 51);
	arena_free(arena);
}

static void test_cleaned(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;

	(void)state;
	assert_ok(import_text(SMALL(",\"goal\":\"  Samen\\u200b\\t praten\\u0007 \","
	                            "\"ground_rules\":\"een\\r\\ntwee\"",
	                            ""),
	                      &s, &err),
	          err);
	assert_string_equal(s.sessions[0].goal, "Samen praten");
	assert_string_equal(s.sessions[0].ground_rules, "een\ntwee");
	arena_free(arena);
}

static void test_made_ids(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;

	(void)state;
	assert_ok(import_text(SMALL("", ",\"groups\":[{\"number\":1},{\"number\":2}]"), &s, &err),
	          err);
	assert_true(s.groups[0].id > 0 && s.groups[1].id > 0);
	assert_true(s.groups[0].id != s.groups[1].id);
	arena_free(arena);
}

static const struct {
	const char *text;
	enum status code;
	const char *part; /* of the message */
} refused[] = {
        {"", E_CORRUPT, "line 1"},
        {"{", E_CORRUPT, "line 1"},
        {"{\n  \"format\": x}", E_CORRUPT, "line 2"},
        {"[]", E_INVALID, "not a session"},
        {"{}", E_INVALID, "not a session"},
        {"{\"format\":\"iets\",\"version\":1}", E_INVALID, "not a session"},
        {"{\"format\":\"dialoog-session\"}", E_INVALID, "version"},
        {"{\"format\":\"dialoog-session\",\"version\":6,\"nieuw\":1}", E_TOO_NEW,
         "format 6, this one knows 5"},
        {"{\"format\":\"dialoog-session\",\"version\":1}", E_INVALID, "series"},
        {"{\"format\":\"dialoog-session\",\"format\":\"dialoog-session\",\"version\":1}", E_INVALID,
         "twice"},
        {SMALL("", ",\"wensen\":[]"), E_INVALID, "\"wensen\""},
        {SMALL("", ",\"ev\\u001b[31mil\":[]"), E_INVALID, "\"ev\xEF\xBF\xBD[31mil\""},
        {SMALL(",\"colour\":\"geel\"", ""), E_INVALID, "sessions[0]: The key \"colour\""},
        {SMALL("", ",\"groups\":{}"), E_INVALID, "groups: "},
        {SMALL("", ",\"groups\":[7]"), E_INVALID, "groups[0]: "},
        {SMALL("", ",\"groups\":[{\"number\":1},{\"number\":\"2\"}]"), E_INVALID,
         "groups[1].number: "},
        {SMALL("", ",\"groups\":[{\"number\":0}]"), E_INVALID, "groups[0].number: "},
        {SMALL("", ",\"groups\":[{\"number\":1.5}]"), E_INVALID, "groups[0].number: "},
        {SMALL("", ",\"groups\":[{\"number\":99999999999999999999}]"), E_CORRUPT, "too large"},
        {SMALL("", ",\"groups\":[{\"number\":4294967297}]"), E_INVALID, "groups[0].number: "},
        {SMALL("", ",\"groups\":[{\"number\":1,\"withdrawn\":1}]"), E_INVALID, "withdrawn: "},
        {SMALL("", ",\"groups\":[{\"number\":1,\"name\":null}]"), E_INVALID, "groups[0].name: "},
        {SMALL("", ",\"groups\":[{\"number\":1,\"colour\":\"abcdefghijklmnopqrstu\"}]"), E_LIMIT,
         "groups[0].colour: "},
        {SMALL(",\"date\":\"2025-02-30\"", ""), E_INVALID, "sessions[0].date: "},
        {SMALL(",\"start_planned\":\"25:00\"", ""), E_INVALID, "sessions[0].start_planned: "},
        {SMALL(",\"opened_at\":\"gisteren\"", ""), E_INVALID, "sessions[0].opened_at: "},
        {SMALL(",\"status\":\"bezig\"", ""), E_INVALID, "prepared, open, closed"},
        {SMALL("", ",\"groups\":[{\"id\":5,\"number\":1}]"), E_INVALID, "groups[0].id: "},
        {SMALL("", ",\"groups\":[{\"id\":\"05\",\"number\":1}]"), E_INVALID, "groups[0].id: "},
        {SMALL("", ",\"groups\":[{\"id\":\"-5\",\"number\":1}]"), E_INVALID, "groups[0].id: "},
        {SMALL("", ",\"groups\":[{\"id\":\"5x\",\"number\":1}]"), E_INVALID, "groups[0].id: "},
        {SMALL("", ",\"groups\":[{\"id\":\"9223372036854775808\",\"number\":1}]"), E_INVALID,
         "groups[0].id: "},
        {SMALL("", ",\"groups\":[{\"id\":\"5\",\"number\":1},{\"id\":\"5\",\"number\":2}]"),
         E_INVALID, "groups[1].id: "},
        {SMALL("", TABLES ",\"ideas\":[" IDEA("10", "1", "") "," //
               IDEA("11", "2", ",\"duplicate_of\":\"12\"") "]"),
         E_INVALID, "ideas[1].duplicate_of: "},
        {SMALL("", TABLES ",\"ideas\":[{\"group_id\":\"5\",\"code\":1,\"text\":\"x\"}]"), E_INVALID,
         "ideas[0].question_id: "},
        {SMALL("", TABLES ",\"ideas\":[{\"question_id\":\"4\",\"group_id\":\"5\",\"code\":1}]"),
         E_INVALID, "ideas"},
        {SMALL("", TABLES ",\"ideas\":[" IDEA("10", "1", "") "," IDEA("11", "1", "") "]"),
         E_INVALID, "I1"},
        {SMALL("", TABLES
               ",\"ideas\":[" IDEA("10", "7", "") "],"
                                                  "\"counters\":[{\"kind\":\"idea\",\"next\":7}]"),
         E_INVALID, "counters[0].next: "},
        {"{\"format\":\"dialoog-session\",\"version\":1,\"series\":[{},{}],\"sessions\":[]}",
         E_INVALID, "series: "},
        {SMALL("", ",\"follow_ups\":[{}]"), E_INVALID, "follow_ups[0]: It must be about"},
        {SMALL("", ",\"signals\":[{\"code\":1}]"), E_INVALID, "\"text\" is empty"},
        {SMALL(",\"keep_until\":\"ooit\"", ""), E_INVALID, "sessions[0].keep_until: "},
        {SMALL(",\"goal\":\"\\u0000\"", ""), E_CORRUPT, "no text may have"},
        {"{\"format\":\"dialoog-session\",\"version\":1,\"about\":\"\xff\"}", E_CORRUPT, "damaged"},
};

static void test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_ITEMS(refused); i++) {
		struct arena *arena = arena_new();
		struct snapshot s = {.arena = arena};
		struct err err;
		enum status st = import_text(refused[i].text, &s, &err);

		if (st != refused[i].code || err.code != st ||
		    strstr(err.msg, refused[i].part) == NULL)
			fail_msg("%s\n gave %d: %s", refused[i].text, (int)st, err.msg);
		arena_free(arena);
	}
}

static void test_deep(void **state)
{
	enum { DEPTH = 200000 };
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;
	AUTO_FREE char *deep = xmalloc(DEPTH);

	(void)state;
	memset(deep, '[', DEPTH);
	assert_int_equal(json_import(deep, DEPTH, &s, &err), E_CORRUPT);
	assert_non_null(strstr(err.msg, "deep"));
	arena_free(arena);
}

static void test_limits(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;
	AUTO_BUF struct buf many;

	(void)state;
	AUTO_FREE char *big = xcalloc(1, (size_t)EXCHANGE_MAX_BYTES + 1);
	assert_int_equal(json_import(big, (size_t)EXCHANGE_MAX_BYTES + 1, &s, &err), E_LIMIT);

	buf_init(&many);
	buf_add(&many, "{\"format\":\"dialoog-session\",\"version\":1,\"ideas\":[{}");
	for (int i = 0; i < LIST_MAX; i++)
		buf_add(&many, ",{}");
	buf_add(&many, "]}");
	assert_int_equal(json_import(many.data, many.len, &s, &err), E_LIMIT);
	assert_non_null(strstr(err.msg, "ideas: "));
	arena_free(arena);
}

/* Without room for a message the answer is the same. */
static void test_no_err(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};

	(void)state;
	assert_int_equal(json_import("{}", 2, &s, NULL), E_INVALID);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_small),    cmocka_unit_test(test_version_1),
	        cmocka_unit_test(test_after),    cmocka_unit_test(test_cleaned),
	        cmocka_unit_test(test_made_ids), cmocka_unit_test(test_refused),
	        cmocka_unit_test(test_deep),     cmocka_unit_test(test_limits),
	        cmocka_unit_test(test_no_err),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
