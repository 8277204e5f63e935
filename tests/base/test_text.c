#include <limits.h>
#include <string.h>

#include "cmocka_all.h"
#include "mem.h"
#include "text.h"

static void next_walks_over_damage(void **state)
{
	const char *text = "a\xC3\xA9\xE2\x82z\xF0\x9F\x98\x80\xFF";
	static const struct {
		uint32_t c;
		size_t at;
	} steps[] = {{'a', 1}, {0xE9, 3},     {0xFFFD, 4}, {0xFFFD, 5},
	             {'z', 6}, {0x1F600, 10}, {0xFFFD, 11}};
	const char *p = text;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(steps); i++) {
		assert_int_equal(text_next(&p), steps[i].c);
		assert_int_equal(p - text, steps[i].at);
	}
	assert_int_equal(*p, '\0');
}

static void next_stops_at_the_end_of_cut_text(void **state)
{
	static const char *const cut[] = {"\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xF4"};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(cut); i++) {
		AUTO_FREE char *exact = xstrdup(cut[i]);
		assert_int_equal(text_chars(exact), strlen(exact));
		assert_int_equal(text_width(exact), (int)strlen(exact));
	}
}

static void encode_is_the_inverse(void **state)
{
	static const uint32_t chars[] = {1,     'a',    0x7F,    0x80,    0x7FF,
	                                 0x800, 0xFFFD, 0x10000, 0x10FFFF};
	char bytes[5] = "";

	(void)state;
	for (size_t i = 0; i < N_ITEMS(chars); i++) {
		size_t n = text_encode(chars[i], bytes);
		const char *p = bytes;
		bytes[n] = '\0';
		assert_int_equal(text_next(&p), chars[i]);
		assert_int_equal(p - bytes, n);
	}
	assert_int_equal(text_encode(0xD800, bytes), 3);
	assert_memory_equal(bytes, "\uFFFD", 3);
	assert_int_equal(text_encode(0x110000, bytes), 3);
	assert_memory_equal(bytes, "\uFFFD", 3);
}

static void width_counts_cells(void **state)
{
	static const struct {
		const char *s;
		int width;
	} samples[] = {
	        {"", 0},
	        {"abc", 3},
	        {"Één – ’s €", 10},
	        {"日本", 4},
	        {"e\u0301\u0316", 1},
	        {"\U0001F600", 2},
	        {"a\nb\tc\033", 3},
	        {"\u2588\u2611\u258C", 3},
	        {"\u4DC0", 2},
	        {"\u0CBF", 0},
	        {"\xFF\xFE", 2},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(samples); i++)
		assert_int_equal(text_width(samples[i].s), samples[i].width);
}

static void fit_never_splits_a_character(void **state)
{
	static const struct {
		const char *s;
		int cols;
		size_t bytes;
		int used;
	} samples[] = {
	        {"", 5, 0, 0},
	        {"abc", 0, 0, 0},
	        {"abc", -1, 0, 0},
	        {"abc", 2, 2, 2},
	        {"abc", 3, 3, 3},
	        {"abc", 9, 3, 3},
	        {"日本", 3, 3, 2},
	        {"日本", 1, 0, 0},
	        {"ae\u0301\u0316b", 2, 6, 2},
	        {"ae\u0301\u0316b", 1, 1, 1},
	        {"a\xFF\xFF", 2, 2, 2},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(samples); i++) {
		int used = -1;
		assert_int_equal(text_fit(samples[i].s, samples[i].cols, &used), samples[i].bytes);
		assert_int_equal(used, samples[i].used);
		assert_int_equal(text_fit(samples[i].s, samples[i].cols, NULL), samples[i].bytes);
	}
}

static void a_cursor_moves_by_whole_characters(void **state)
{
	static const char text[] = "ae\u0301\u0316\n\u0301日\xFFz";
	static const size_t stops[] = {0, 1, 6, 7, 9, 12, 13, 14};

	(void)state;
	assert_int_equal(strlen(text), stops[N_ITEMS(stops) - 1]);
	for (size_t i = 0; i + 1 < N_ITEMS(stops); i++) {
		assert_int_equal(text_next_offset(text, stops[i]), stops[i + 1]);
		assert_int_equal(text_prev_offset(text, stops[i + 1]), stops[i]);
	}
	assert_int_equal(text_next_offset(text, 14), 14);
	assert_int_equal(text_next_offset(text, 99), 14);
	assert_int_equal(text_prev_offset(text, 99), 13);
	assert_int_equal(text_prev_offset(text, 0), 0);
	/* From the middle of a character: to its ends. */
	assert_int_equal(text_prev_offset(text, 3), 1);
	assert_int_equal(text_next_offset(text, 3), 6);
	assert_int_equal(text_next_offset("", 0), 0);
	assert_int_equal(text_prev_offset("", 0), 0);
}

static void copy_cuts_on_a_boundary(void **state)
{
	char out[6] = "*****";

	(void)state;
	text_copy(out, 0, "abc");
	assert_string_equal(out, "*****");
	text_copy(out, 1, "abc");
	assert_string_equal(out, "");
	text_copy(out, 4, "abc");
	assert_string_equal(out, "abc");
	text_copy(out, sizeof(out), "abcdé");
	assert_string_equal(out, "abcd");
	text_copy(out, sizeof(out), "abcé");
	assert_string_equal(out, "abcé");
}

static void damage_is_seen(void **state)
{
	(void)state;
	assert_true(text_is_damaged("een \uFFFD boekje"));
	assert_false(text_is_damaged("één boekje"));
	assert_false(text_is_damaged(""));
	/* UTF-8 that was taken for Windows-1252, as text_clean leaves it. */
	static const char *const garbled[] = {"ideeÃ«n",     "cafÃ©", "Ã©Ã©n",     "2 Ã  3 bankjes",
	                                      "â€™s avonds", "â‚¬ 5", "fijn ðŸ˜€", "een Â½"};
	for (size_t i = 0; i < N_ITEMS(garbled); i++) {
		if (!text_is_damaged(garbled[i]))
			fail_msg("not seen: %s", garbled[i]);
	}
	static const char *const sound[] = {
	        "«CAFÉ»", "château", "ÂGE", "Ã", "â", "20 °C", "’s avonds – “ja” € 5"};
	for (size_t i = 0; i < N_ITEMS(sound); i++) {
		if (text_is_damaged(sound[i]))
			fail_msg("cried at: %s", sound[i]);
	}
}

static void other_scripts_are_seen(void **state)
{
	static const char *const other[] = {"Ontmoeten в wijk", "\u0225\u01CE\u018E\u026D",
	                                    "\u0627\u0644"};
	static const char *const latin[] = {
	        "Eén loket, 5 m² à € 3", "Șosea, şık, Łódź, Việt Nam, ơ", "\U0001F600 ½ ª ʼt", ""};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(other); i++) {
		if (!text_has_other_script(other[i]))
			fail_msg("not seen: %s", other[i]);
	}
	for (size_t i = 0; i < N_ITEMS(latin); i++) {
		if (text_has_other_script(latin[i]))
			fail_msg("cried at: %s", latin[i]);
	}
}

static void whole_numbers_are_read(void **state)
{
	static const struct {
		const char *s;
		int value;
	} good[] = {{"0", 0}, {"12", 12}, {"  30 ", 30}, {"-5", -5}, {"007", 7}, {"100", 100}};
	static const char *const bad[] = {
	        "",
	        " ",
	        "x",
	        "1x",
	        "1 2",
	        "1.5",
	        "1,5",
	        "+3",
	        "--3",
	        "-",
	        "0x10",
	        "101",
	        "-6",
	        "4294967297",
	        "18446744073709551617",
	        "99999999999999999999999",
	        "\t1",
	};
	int value;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(good); i++) {
		assert_true(text_to_int(good[i].s, -5, 100, &value));
		assert_int_equal(value, good[i].value);
	}
	value = 42;
	for (size_t i = 0; i < N_ITEMS(bad); i++)
		assert_false(text_to_int(bad[i], -5, 100, &value));
	assert_int_equal(value, 42);
	assert_true(text_to_int("2147483647", INT_MIN, INT_MAX, &value));
	assert_int_equal(value, INT_MAX);
	assert_true(text_to_int("-2147483648", INT_MIN, INT_MAX, &value));
	assert_int_equal(value, INT_MIN);
	assert_false(text_to_int("2147483648", INT_MIN, INT_MAX, &value));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(next_walks_over_damage),
	        cmocka_unit_test(next_stops_at_the_end_of_cut_text),
	        cmocka_unit_test(encode_is_the_inverse),
	        cmocka_unit_test(width_counts_cells),
	        cmocka_unit_test(fit_never_splits_a_character),
	        cmocka_unit_test(a_cursor_moves_by_whole_characters),
	        cmocka_unit_test(copy_cuts_on_a_boundary),
	        cmocka_unit_test(damage_is_seen),
	        cmocka_unit_test(other_scripts_are_seen),
	        cmocka_unit_test(whole_numbers_are_read),
	};
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
