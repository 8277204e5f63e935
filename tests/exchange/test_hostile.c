/* Small changes to a good file: whatever comes of it, it is an answer, and what is
 * accepted can be written and read again. */
#include "exchange_test.h"

static const char good[] = SMALL(
        ",\"date\":\"2025-05-15\",\"opened_at\":\"2025-05-15T11:00:00Z\",\"level\":\"consult\"",
        TABLES ",\"ideas\":[" IDEA("10", "1", ",\"duplicate_of\":null,\"parked\":true") "]");

static bool is_answer(enum status st)
{
	return st == OK || st == E_INVALID || st == E_CORRUPT || st == E_LIMIT || st == E_TOO_NEW;
}

static void try(const char *text, size_t len, struct arena *arena)
{
	struct snapshot s = {.arena = arena};
	struct err err;
	enum status st = json_import(text, len, &s, &err);

	assert_true(is_answer(st));
	if (st == OK) {
		AUTO_BUF struct buf first;
		AUTO_BUF struct buf second;

		buf_init(&first);
		buf_init(&second);
		json_export(&s, false, &first);
		assert_ok(json_import(first.data, first.len, &s, &err), err);
		json_export(&s, false, &second);
		assert_string_equal(second.data, first.data);
	} else {
		assert_true(err.msg[0] != '\0');
	}
	arena_reset(arena);
}

static void test_each_byte_changed(void **state)
{
	static const unsigned char others[] = {0,   1,   '"', '\\', '{', '}', '[',  ']',
	                                       ',', ':', '0', '9',  '-', 'e', 0x80, 0xff};
	const size_t len = sizeof good - 1;
	struct arena *arena = arena_new();
	AUTO_FREE char *text = xstrdup(good);

	(void)state;
	for (size_t i = 0; i < len; i++) {
		for (size_t j = 0; j < N_ITEMS(others); j++) {
			text[i] = (char)others[j];
			try(text, len, arena);
		}
		text[i] = good[i];
	}
	arena_free(arena);
}

/* Each start is copied to a block of its own size, so that reading on is seen. */
static void test_each_length(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t len = 0; len < sizeof good; len++) {
		AUTO_FREE char *text = xmalloc(len + 1);
		memcpy(text, good, len);
		char *exact = xrealloc(text, len > 0 ? len : 1);
		text = exact;
		try(text, len, arena);
	}
	arena_free(arena);
}

static void test_each_byte_missing(void **state)
{
	const size_t len = sizeof good - 1;
	struct arena *arena = arena_new();
	AUTO_FREE char *text = xmalloc(len);

	(void)state;
	for (size_t i = 0; i < len; i++) {
		memcpy(text, good, i);
		memcpy(text + i, good + i + 1, len - i - 1);
		try(text, len - 1, arena);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_each_byte_changed),
	        cmocka_unit_test(test_each_length),
	        cmocka_unit_test(test_each_byte_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
