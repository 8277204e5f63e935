/* Ideas from a text file. */
#include "exchange_test.h"

#include "idea_text.h"
#include "text.h"

static struct idea_text *new_input(struct arena *arena)
{
	struct idea_text *in = arena_alloc(arena, sizeof *in);

	in->arena = arena;
	return in;
}

static struct idea_text *read_ok(struct arena *arena, const char *text)
{
	struct idea_text *in = new_input(arena);
	struct err err;

	assert_ok(idea_text_read(text, strlen(text), 1, in, &err), err);
	return in;
}

static void test_lines(void **state)
{
	/* LF, CR LF and CR; a byte order mark; no newline at the end. */
	static const char *const same[] = {
	        "\xef\xbb\xbf# Groep 3\nEen\n\n  Twee \t woorden \n#weg\n \u200B\nDrie",
	        "# Groep 3\r\nEen\r\n\r\nTwee woorden\r\n#weg\r\n\r\nDrie\r\n",
	        "# Groep 3\rEen\r\rTwee woorden\r#weg\r\rDrie\r",
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < N_ITEMS(same); i++) {
		struct idea_text *in = read_ok(arena, same[i]);
		assert_int_equal(in->n, 3);
		assert_int_equal(in->n_ideas, 3);
		assert_int_equal(in->n_empty, 2);
		assert_int_equal(in->n_skipped, 2);
		assert_string_equal(in->lines[0].text, "Een");
		assert_string_equal(in->lines[1].text, "Twee woorden");
		assert_string_equal(in->lines[2].text, "Drie");
		assert_int_equal(in->lines[0].number, 2);
		assert_int_equal(in->lines[1].number, 4);
		assert_int_equal(in->lines[2].number, 7);
	}
	assert_int_equal(read_ok(arena, "")->n, 0);
	assert_int_equal(read_ok(arena, "\n\n# niets\n")->n, 0);
	arena_free(arena);
}

/* A second file goes on where the first one ended. */
static void test_two_files(void **state)
{
	struct arena *arena = arena_new();
	struct idea_text *in = read_ok(arena, "Een\nTwee\n");
	struct err err;

	(void)state;
	assert_ok(idea_text_read("\nDrie", 5, 2, in, &err), err);
	assert_int_equal(in->n, 3);
	assert_int_equal(in->lines[1].file, 1);
	assert_int_equal(in->lines[2].file, 2);
	assert_int_equal(in->lines[2].number, 2);
	arena_free(arena);
}

static void test_too_long(void **state)
{
	struct arena *arena = arena_new();
	AUTO_BUF struct buf text;

	(void)state;
	buf_init(&text);
	for (int i = 0; i < TEXT_MAX_IDEA; i++)
		buf_add(&text, "é");
	buf_add(&text, "\nKort\n");
	for (int i = 0; i < TEXT_MAX_IDEA + 1; i++)
		buf_add(&text, "é");
	struct idea_text *in = read_ok(arena, text.data);
	assert_int_equal(in->n, 3);
	assert_int_equal(in->n_ideas, 2);
	assert_false(in->lines[0].too_long);
	assert_true(in->lines[2].too_long);
	assert_int_equal(in->lines[2].number, 3);
	assert_int_equal(in->lines[2].chars, TEXT_MAX_IDEA + 1);
	assert_int_equal(text_chars(in->lines[2].text), TEXT_MAX_IDEA);
	arena_free(arena);
}

static const struct {
	const char *text;
	size_t len;
	const char *part; /* of the message */
} refused[] = {
        {"Een\nTw\xff\xff", 8, "line 2, byte 3 is not UTF-8 but probably WINDOWS-1252"},
        {"Caf\xe9 in de wijk\n", 15, "line 1, byte 4 is not UTF-8 but probably WINDOWS-1252"},
        {"\x93ja\x94 \x96 \x80 5", 10, "probably WINDOWS-1252"},
        {"\xff\xfe"
         "E\0e\0n\0",
         8, "line 1, byte 1 is not UTF-8 but probably UTF-16"},
        {"\xfe\xff\0E\0e\0n", 8, "probably UTF-16"},
        {"\r\r\n\nEen\rTw\xff\xff", 12, "line 5, byte 3 is not UTF-8"},
        /* UTF-8 that was damaged; a picture. */
        {"Caf\xc3\xa9\nCaf\xc3", 10, "line 2, byte 4 is not UTF-8. Save"},
        {"\x89PNG\r\n\x1a\n\0\0", 10, "line 1, byte 1 is not UTF-8. Save"},
        {"{\"format\":\"dialoog-session\"}", 28, "is no text with ideas"},
        {"\xef\xbb\xbf \n{}", 7, "is no text with ideas"},
};

static void test_refused(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < N_ITEMS(refused); i++) {
		struct err err;

		assert_int_equal(
		        idea_text_read(refused[i].text, refused[i].len, 1, new_input(arena), &err),
		        E_INVALID);
		if (strstr(err.msg, refused[i].part) == NULL)
			fail_msg("%zu: %s", i, err.msg);
	}
	arena_free(arena);
}

static void test_limits(void **state)
{
	struct arena *arena = arena_new();
	AUTO_BUF struct buf text;
	struct err err;

	(void)state;
	buf_init(&text);
	for (int i = 0; i < IDEA_TEXT_MAX_LINES; i++)
		buf_add(&text, "a\n\n#\n");
	struct idea_text *in = read_ok(arena, text.data);
	assert_int_equal(in->n, IDEA_TEXT_MAX_LINES);
	assert_int_equal(idea_text_read("b", 1, 2, in, &err), E_LIMIT);
	assert_non_null(strstr(err.msg, "line 1 is one too many"));
	while (text.len <= IDEA_TEXT_MAX_BYTES)
		buf_add(&text, "                                                              ");
	assert_int_equal(idea_text_read(text.data, text.len, 1, new_input(arena), &err), E_LIMIT);
	arena_free(arena);
}

static void test_review(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;
	struct idea_text *in = read_ok(arena, "Een bankje bij het park\n"
	                                      "Caf\uFFFD bij de flat\n"
	                                      "Meer idee\u00C3\u00ABn\n"
	                                      "Ontmoeten \u0432 wijk\n"
	                                      "Vraag het mevrouw Testnaam\n"
	                                      "een idee!\n"
	                                      "bankje bij het park\n");

	(void)state;
	assert_ok(import_text(SMALL("", TABLES
	                            ",\"ideas\":[" IDEA("10", "3", ",\"withdrawn\":true") "," IDEA(
	                                    "11", "4", "") "]"),
	                      &s, &err),
	          err);
	idea_text_review(in, &s);
	const struct idea_line *l = in->lines;
	assert_false(idea_line_is_marked(&l[0]));
	assert_true(l[1].damaged && l[2].damaged);
	assert_false(l[1].other_script || l[1].personal);
	assert_true(l[3].other_script);
	assert_true(l[4].personal);
	/* One that was taken away looks like nothing. */
	assert_ptr_equal(l[5].like, &s.ideas[1]);
	assert_null(l[5].like_line);
	assert_ptr_equal(l[6].like_line, &l[0]);
	for (int i = 1; i < 7; i++)
		assert_true(idea_line_is_marked(&l[i]));
	arena_free(arena);
}

static void assert_remarks(const struct idea_line *line, const char *remarks)
{
	AUTO_BUF struct buf said;

	buf_init(&said);
	for (int n = 0; idea_line_remark(line, n, "line 1", &said); n++)
		buf_add(&said, "; ");
	assert_string_equal(said.data, remarks);
}

static void test_in_words(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot none = {.arena = arena};
	AUTO_BUF struct buf text;

	(void)state;
	buf_init(&text);
	buf_add(&text, "Een bankje bij het park\n"
	               "Een bankje bij het\a park\n"
	               "Caf\uFFFD van mevrouw Testnaam\n");
	for (int i = 0; i < TEXT_MAX_IDEA + 1; i++)
		buf_add(&text, "w");
	struct idea_text *in = read_ok(arena, text.data);
	idea_text_review(in, &none);
	assert_remarks(&in->lines[0], "");
	assert_remarks(&in->lines[1], "there were control characters in it, which are taken out; "
	                              "looks like line 1: Een bankje bij het park; ");
	assert_remarks(&in->lines[2],
	               "letters were lost or mixed up; is there a name or address in it?; ");
	assert_remarks(&in->lines[3],
	               "2001 characters, at most 2000 are possible: "
	               "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww...; ");
	assert_int_equal(idea_text_marked(in), 2);
	assert_int_equal(in->n_ideas, 3);
	assert_string_equal(idea_text_ideas(in)[2], in->lines[2].text);
	arena_free(arena);
}

static void test_file(void **state)
{
	struct arena *arena = arena_new();
	struct idea_text *in = new_input(arena);
	struct err err;

	(void)state;
	assert_int_equal(idea_text_read_file("/no/such/file.txt", 1, in, &err), E_NOT_FOUND);
	assert_non_null(strstr(err.msg, "/no/such/file.txt"));
	arena_free(arena);
}

/* Whatever the bytes are, it is an answer. */
static void test_any_bytes(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot none = {.arena = arena};
	uint64_t random = 1;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		char bytes[64];
		struct err err = {0};
		size_t len = (size_t)i % sizeof bytes;

		for (size_t j = 0; j < len; j++) {
			random = random * 6364136223846793005u + 1442695040888963407u;
			bytes[j] = i % 2 == 0 ? (char)(random >> 56)
			                      : "\n\r#aé \xc3\xa9\xef\xbf"[random >> 32 & 7];
		}
		AUTO_FREE char *exact = xmalloc(len + 1);
		char *text = len > 0 ? xrealloc(exact, len) : exact;
		exact = text;
		memcpy(text, bytes, len);
		struct idea_text *in = new_input(arena);
		if (idea_text_read(text, len, 1, in, &err) == OK)
			idea_text_review(in, &none);
		else
			assert_true(err.msg[0] != '\0');
		arena_reset(arena);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_lines),     cmocka_unit_test(test_two_files),
	        cmocka_unit_test(test_too_long),  cmocka_unit_test(test_refused),
	        cmocka_unit_test(test_limits),    cmocka_unit_test(test_review),
	        cmocka_unit_test(test_any_bytes), cmocka_unit_test(test_in_words),
	        cmocka_unit_test(test_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
