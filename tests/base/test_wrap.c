#include <string.h>

#include "buf.h"
#include "cmocka_all.h"
#include "mem.h"
#include "text.h"

enum { MAX_LINES = 64 };

/* The lines with '|' between them. */
static char *wrapped(const char *s, int cols)
{
	struct text_line lines[MAX_LINES];
	struct buf b;

	buf_init(&b);
	size_t n = text_wrap(s, cols, lines, MAX_LINES);
	assert_in_range(n, 1, MAX_LINES);
	for (size_t i = 0; i < n; i++) {
		AUTO_FREE char *line = xstrndup(s + lines[i].start, lines[i].len);
		assert_int_equal(text_width(line), lines[i].width);
		buf_addf(&b, "%s%s", i > 0 ? "|" : "", line);
	}
	return buf_take(&b);
}

static void lines_break_where_people_break_them(void **state)
{
	static const struct {
		const char *s;
		int cols;
		const char *lines;
	} samples[] = {
	        {"", 10, ""},
	        {"kort", 10, "kort"},
	        {"een bankje bij de deur", 10, "een bankje|bij de|deur"},
	        {"een bankje", 10, "een bankje"},
	        {"een   bankje", 5, "een|bankj|e"},
	        {"een bankje   ", 10, "een bankje"},
	        {"een\ntwee\n\ndrie", 10, "een|twee||drie"},
	        {"een\r\ntwee", 10, "een|twee"},
	        {"een\n", 10, "een|"},
	        {"participatiehub", 6, "partic|ipatie|hub"},
	        {"de participatiehub is", 6, "de|partic|ipatie|hub is"},
	        {"abcde fgh", 5, "abcde|fgh"},
	        {"zelf-organisatie", 6, "zelf-|organi|satie"},
	        {"kees@voorbeeld.nl zegt", 18, "kees@voorbeeld.nl|zegt"},
	        {"日本語日本", 5, "日本|語日|本"},
	        {"日", 1, "日"},
	        {"a日b", 1, "a|日|b"},
	        {"ae\u0301\u0316b", 2, "ae\u0301\u0316|b"},
	        {"e\u0301e\u0301e\u0301", 1, "e\u0301|e\u0301|e\u0301"},
	        {"abc", 0, "a|b|c"},
	        {"abc", -3, "a|b|c"},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(samples); i++) {
		AUTO_FREE char *lines = wrapped(samples[i].s, samples[i].cols);
		assert_string_equal(lines, samples[i].lines);
	}
}

static void lines_beyond_max_are_only_counted(void **state)
{
	struct text_line lines[3] = {{0}, {0}, {77, 77, 77}};

	(void)state;
	assert_int_equal(text_wrap("een twee drie vier", 4, lines, 2), 4);
	assert_int_equal(lines[1].start, 4);
	assert_int_equal(lines[1].len, 4);
	assert_int_equal(lines[2].start, 77);
	assert_int_equal(text_wrap("een twee drie vier", 4, NULL, 0), 4);
}

/* Whatever the text is: lines fit, are in order, and lose nothing but spaces
 * and newlines. */
static void check_wrapping(const char *s, int cols)
{
	struct text_line lines[MAX_LINES];
	size_t n = text_wrap(s, cols, lines, MAX_LINES);
	size_t at = 0;

	assert_in_range(n, 1, MAX_LINES);
	for (size_t i = 0; i < n; i++) {
		assert_true(lines[i].start >= at);
		for (; at < lines[i].start; at++)
			assert_non_null(strchr(" \r\n", s[at]));
		assert_true(lines[i].width <= cols);
		at += lines[i].len;
		assert_true(lines[i].len == 0 || s[at - 1] != ' ');
	}
	for (; s[at] != '\0'; at++)
		assert_non_null(strchr(" \r\n", s[at]));
}

static void any_text_is_wrapped_whole(void **state)
{
	static const char *const parts[] = {
	        "a",
	        "bc",
	        " ",
	        " ",
	        "\n",
	        "-",
	        "é",
	        "e\u0301",
	        "\u0301",
	        "日",
	        "\xE2\x82",
	        "\xC3",
	        "/",
	        ".",
	        "(",
	        ")",
	        "\U0001F1F3\U0001F1F1",
	        "\xFF",
	        "\r\n",
	        "1,5",
	        "\u00A0",
	        "%",
	};
	uint32_t seed = 3;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		AUTO_BUF struct buf b;
		buf_init(&b);
		for (int i = 0; i < round % 20; i++) {
			seed = seed * 1664525u + 1013904223u;
			buf_add(&b, parts[(seed >> 8) % N_ITEMS(parts)]);
		}
		AUTO_FREE char *exact = xstrdup(b.data);
		check_wrapping(exact, 2 + round % 7);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(lines_break_where_people_break_them),
	        cmocka_unit_test(lines_beyond_max_are_only_counted),
	        cmocka_unit_test(any_text_is_wrapped_whole),
	};
	return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}
