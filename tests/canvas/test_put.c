/* Drawing text: clipping, wide characters, marks, unclean text, wrapping. */
#include "canvas_test.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unictype.h>

#include "text.h"

static void test_put(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, 8);

	assert_int_equal(canvas_put(c, 0, 1, 99, ROLE_NORMAL, "abc"), 3);
	assert_int_equal(canvas_put(c, 0, 5, 2, ROLE_STRONG, "xyz"), 2);
	assert_dump(c, " abc {strong:xy} |\n");
	assert_int_equal(canvas_put(c, 0, 0, 99, ROLE_NORMAL, ""), 0);
	assert_int_equal(canvas_put(c, 0, 0, 0, ROLE_NORMAL, "q"), 0);
	assert_int_equal(canvas_put(c, 0, 0, INT_MIN, ROLE_NORMAL, "q"), 0);
	assert_int_equal(canvas_putf(c, 0, 6, ROLE_NORMAL, "%d/%s", 12, "30"), 2);
	assert_dump(c, " abc {strong:x}12|\n");
	canvas_free(c);
}

static void test_put_outside(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(2, 4);

	assert_int_equal(canvas_put(c, 0, 4, 9, ROLE_NORMAL, "abc"), 0);
	assert_int_equal(canvas_put(c, 0, INT_MAX, INT_MAX, ROLE_NORMAL, "abc"), 0);
	assert_int_equal(canvas_put(c, 0, INT_MIN, INT_MAX, ROLE_NORMAL, "abc"), 3);
	assert_int_equal(canvas_put(c, -1, 0, 9, ROLE_NORMAL, "abc"), 3);
	assert_int_equal(canvas_put(c, 2, 0, 9, ROLE_NORMAL, "abc"), 3);
	assert_plain(c, "\n\n");
	assert_int_equal(canvas_put(c, 0, -2, 4, ROLE_NORMAL, "abcdef"), 4);
	assert_int_equal(canvas_put(c, 1, -2, 99, ROLE_NORMAL, "abcdefghi"), 6);
	assert_int_equal(canvas_putf(c, 0, 2, ROLE_NORMAL, "%s", "xyz"), 2);
	assert_plain(c, "cdxy\ncdef\n");
	canvas_free(c);
}

static void test_wide(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, 4);

	canvas_put(c, 0, 0, 4, ROLE_NORMAL, "作者");
	assert_dump(c, "作者|\n");
	assert_int_equal(canvas_cell(c, 0, 0)->width, 2);
	assert_int_equal(canvas_cell(c, 0, 1)->width, 0);
	canvas_put(c, 0, 1, 1, ROLE_NORMAL, "x");
	assert_dump(c, " x者|\n");
	canvas_put(c, 0, 2, 1, ROLE_NORMAL, "y");
	assert_dump(c, " xy |\n");
	canvas_put(c, 0, 0, 4, ROLE_NORMAL, "作者");
	canvas_put(c, 0, 1, 2, ROLE_GOOD, "子");
	assert_dump(c, " {good:子} |\n");
	canvas_free(c);
}

static void test_wide_at_the_edges(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, 4);

	canvas_put(c, 0, 0, 4, ROLE_NORMAL, "wxyz");
	assert_int_equal(canvas_put(c, 0, 1, 99, ROLE_GOOD, "作者"), 3);
	assert_dump(c, "w{good:作 }|\n");
	canvas_put(c, 0, 0, 4, ROLE_NORMAL, "wxyz");
	assert_int_equal(canvas_put(c, 0, 0, 3, ROLE_GOOD, "作者"), 2);
	assert_dump(c, "{good:作}yz|\n");
	canvas_put(c, 0, 0, 4, ROLE_NORMAL, "wxyz");
	assert_int_equal(canvas_put(c, 0, -1, 4, ROLE_GOOD, "作者"), 4);
	assert_dump(c, "{good: 者}z|\n");
	canvas_reset(c, 1, 1);
	assert_int_equal(canvas_put(c, 0, 0, 9, ROLE_GOOD, "作"), 1);
	assert_dump(c, "{good: }|\n");
	canvas_free(c);
}

static void test_marks(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, 4);
	const struct cell *cell = canvas_cell(c, 0, 0);

	assert_int_equal(canvas_put(c, 0, 0, 1, ROLE_NORMAL, "e\u0301\u0302\u0303\u0304\u0305x"),
	                 1);
	assert_int_equal(cell->ch[0], 'e');
	assert_int_equal(cell->ch[1], 0x301);
	assert_int_equal(cell->ch[3], 0x303);
	assert_plain(c, "e\u0301\u0302\u0303\n");
	assert_int_equal(canvas_put(c, 0, 0, 4, ROLE_NORMAL, "\u0301\u0302ab\u0308"), 2);
	assert_plain(c, "ab\u0308\n");
	canvas_put(c, 0, 2, 2, ROLE_NORMAL, "作\u0301");
	assert_plain(c, "ab\u0308作\u0301\n");
	canvas_put(c, 0, 0, 2, ROLE_NORMAL, " \u0308.");
	assert_plain(c, " \u0308.作\u0301\n");
	canvas_free(c);
}

static void assert_drawn(const char *text, const char *expected)
{
	struct canvas *c = canvas_new(1, 20);

	canvas_put(c, 0, 0, 20, ROLE_NORMAL, text);
	assert_plain(c, expected);
	canvas_free(c);
}

static void test_unclean_text(void **state)
{
	(void)state;
	assert_drawn("a\tb\nc\rd\x7F"
	             "e",
	             "abcde\n");
	assert_drawn("\033[31mred\033[0m", "[31mred[0m\n");
	assert_drawn("\xC2\x9B"
	             "31m",
	             "31m\n");
	assert_drawn("abc\u202Edef\u2066\u200Fg", "abcdefg\n");
	assert_drawn("soft\u00ADhyphen\u200B\uFEFF", "softhyphen\n");
	assert_drawn("\u2764\uFE0F.", "\u2764.\n");
	assert_drawn("\U0001F468\u200D\U0001F469.", "\U0001F468\U0001F469.\n");
	assert_drawn("tag\U000E0041\U000E007F.", "tag.\n");
	assert_drawn("bad\xFFone\xC3", "bad\uFFFDone\uFFFD\n");
	assert_drawn("\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD\n");
	assert_drawn("a\u200B\u0301b", "a\u0301b\n");
}

/* Every character that draws nothing of its own: after a letter it must be a
 * mark that belongs there, or not be in the cell. */
static void test_only_marks_join_a_cell(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, 3);
	int wrong = 0;

	for (uint32_t ch = 1; ch <= 0x10FFFF; ch++) {
		char text[8] = "a";
		if ((ch >= 0xD800 && ch <= 0xDFFF) || text_char_width(ch) != 0)
			continue;
		text[1 + text_encode(ch, text + 1)] = 'b';
		canvas_put(c, 0, 0, 3, ROLE_NORMAL, text);
		assert_int_equal(canvas_cell(c, 0, 1)->ch[0], 'b');
		bool is_mark = uc_is_general_category_withtable(ch, UC_CATEGORY_MASK_M);
		/* The vowels and finals of Korean syllables join as well. */
		bool is_jamo = (ch >= 0x1160 && ch <= 0x11FF) || (ch >= 0xD7B0 && ch <= 0xD7FF);
		if (canvas_cell(c, 0, 0)->ch[1] != 0 && !is_mark && !is_jamo) {
			print_message("# U+%04X\n", (unsigned)ch);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
	canvas_free(c);
}

static void test_put_fit(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, 8);

	assert_int_equal(canvas_put_fit(c, 0, 0, 4, ROLE_NORMAL, "abcd"), 4);
	assert_dump(c, "abcd    |\n");
	assert_int_equal(canvas_put_fit(c, 0, 0, 4, ROLE_GOOD, "abcde"), 4);
	assert_dump(c, "{good:abc…}    |\n");
	assert_int_equal(canvas_put_fit(c, 0, 4, 99, ROLE_NORMAL, "ab作者"), 3);
	assert_plain(c, "abc…ab…\n");
	assert_int_equal(canvas_put_fit(c, 0, 0, 1, ROLE_NORMAL, "作"), 1);
	assert_int_equal(canvas_put_fit(c, 0, 1, 1, ROLE_NORMAL, "作"), 1);
	assert_plain(c, "……c…ab…\n");
	assert_int_equal(canvas_put_fit(c, 0, 0, 0, ROLE_NORMAL, "xyz"), 0);
	assert_int_equal(canvas_put_fit(c, 0, 8, 4, ROLE_NORMAL, "xyz"), 0);
	assert_int_equal(canvas_put_fit(c, 0, 0, 8, ROLE_NORMAL, ""), 0);
	assert_int_equal(canvas_put_fit(c, 0, 0, 1, ROLE_NORMAL, "a\u200B\t"), 1);
	assert_plain(c, "a…c…ab…\n");
	canvas_free(c);
}

static void test_put_right(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, 8);

	assert_int_equal(canvas_put_right(c, 0, 8, 8, ROLE_NORMAL, "12"), 6);
	assert_plain(c, "      12\n");
	assert_int_equal(canvas_put_right(c, 0, 5, 3, ROLE_NORMAL, "abcdef"), 2);
	assert_plain(c, "  ab… 12\n");
	assert_int_equal(canvas_put_right(c, 0, 4, 4, ROLE_GOOD, "作者子"), 1);
	assert_dump(c, " {good:作…}… 12|\n");
	assert_int_equal(canvas_put_right(c, 0, 3, 99, ROLE_NORMAL, "abcdef"), 0);
	assert_int_equal(canvas_put_right(c, 0, 99, 1, ROLE_NORMAL, "z"), 7);
	assert_plain(c, "ab……… 1z\n");
	assert_int_equal(canvas_put_right(c, 0, 0, 4, ROLE_NORMAL, "abc"), 0);
	assert_int_equal(canvas_put_right(c, 0, INT_MIN, 4, ROLE_NORMAL, "abc"), INT_MIN);
	assert_int_equal(canvas_put_right(c, 0, 4, -1, ROLE_NORMAL, "abc"), 4);
	canvas_free(c);
}

static void test_wrap(void **state)
{
	(void)state;
	static const char text[] = "een bankje bij de vijver";
	struct canvas *c = canvas_new(4, 12);

	assert_int_equal(canvas_wrap_rows(text, 10), 3);
	assert_int_equal(canvas_wrap_rows("", 10), 1);
	assert_int_equal(canvas_wrap_rows("a", INT_MIN), 1);
	assert_int_equal(canvas_wrap(c, (struct rect){0, 1, 4, 10}, ROLE_NORMAL, text), 3);
	assert_plain(c, " een bankje\n bij de\n vijver\n\n");
	canvas_reset(c, 4, 12);
	assert_int_equal(canvas_wrap(c, (struct rect){1, 1, 2, 10}, ROLE_GOOD, text), 3);
	assert_dump(c,
	            "            |\n {good:een bankje} |\n {good:bij de…}    |\n            |\n");
	canvas_reset(c, 4, 12);
	assert_int_equal(canvas_wrap(c, (struct rect){0, 0, 1, 10}, ROLE_NORMAL, text), 3);
	assert_plain(c, "een bankj…\n\n\n\n");
	canvas_reset(c, 4, 12);
	assert_int_equal(canvas_wrap(c, (struct rect){0, 0, 4, 12}, ROLE_NORMAL, "een\n\ntwee"), 3);
	assert_plain(c, "een\n\ntwee\n\n");
	canvas_free(c);
}

static void test_wrap_outside(void **state)
{
	(void)state;
	static const struct rect areas[] = {
	        {0, 0, 0, 5}, {0, 0, -1, 5},      {2, 0, 9, 5},       {INT_MAX, 0, INT_MAX, 5},
	        {0, 5, 9, 5}, {0, INT_MAX, 9, 5}, {INT_MIN, 0, 9, 5}, {0, INT_MIN, INT_MAX, 5},
	};
	struct canvas *c = canvas_new(2, 5);

	for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++)
		assert_int_equal(canvas_wrap(c, areas[i], ROLE_NORMAL, "een twee drie"), 3);
	canvas_wrap(c, (struct rect){0, 0, 9, 0}, ROLE_NORMAL, "een");
	canvas_wrap(c, (struct rect){0, 0, 9, INT_MIN}, ROLE_NORMAL, "een");
	assert_plain(c, "\n\n");
	canvas_wrap(c, (struct rect){-1, 0, 9, 5}, ROLE_NORMAL, "een twee drie");
	assert_plain(c, "twee\ndrie\n");
	canvas_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_put),
	        cmocka_unit_test(test_put_outside),
	        cmocka_unit_test(test_wide),
	        cmocka_unit_test(test_wide_at_the_edges),
	        cmocka_unit_test(test_marks),
	        cmocka_unit_test(test_unclean_text),
	        cmocka_unit_test(test_only_marks_join_a_cell),
	        cmocka_unit_test(test_put_fit),
	        cmocka_unit_test(test_put_right),
	        cmocka_unit_test(test_wrap),
	        cmocka_unit_test(test_wrap_outside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
