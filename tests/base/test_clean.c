#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

#include "cmocka_all.h"
#include "mem.h"
#include "text.h"

struct sample {
	const char *in, *out;
};

static void check(enum text_kind kind, const struct sample *samples, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		AUTO_FREE char *out = NULL;
		struct err e;
		const char *in = samples[i].in;
		assert_int_equal(text_clean(in, strlen(in), kind, 1000, &out, &e), OK);
		assert_string_equal(out, samples[i].out);
	}
}

static void lines_are_cleaned(void **state)
{
	static const struct sample samples[] = {
	        {"", ""},
	        {"   ", ""},
	        {"  een  bankje \t bij ", "een bankje bij"},
	        {"een\nbankje\r\nbij\vde\fdeur", "een bankje bij de deur"},
	        {"a\u2028b\u2029c\xC2\x85"
	         "d",
	         "a b c d"},
	        {"co\u0308ordinatie", "cöordinatie"},
	        {"\uFEFFidee", "idee"},
	        {"a\u00A0b\u2003c\u3000d\u202Fe\u2800f", "a b c d e f"},
	        {"\u2800\u3164\u115F ", ""},
	        {"\033[2Jweg\033]0;titel\007", "weg"},
	        {"\033[1;31mrood\033[0m en \033[?25l\033[4 qgewoon", "rood en gewoon"},
	        {"\033]8;;http://example.org\033\\hier\033]8;;\033\\", "hier"},
	        {"\033]0;caf\u00E9\xC2\x9Cweg\033P1$r\033\\", "weg"},
	        {"\033(B\033=\0337een\033c\0338 twee\033", "een twee"},
	        /* Not whole: only what nobody can see goes. */
	        {"\033[31", "[31"},
	        {"\033[31\303\251\303\251n", "[31één"},
	        {"\033]0;een\ntwee\007 drie", "]0;een twee drie"},
	        {"\033]0;een\033[0mtwee", "]0;eentwee"},
	        {"\033 een \033\303\251\303\251n", "een één"},
	        {"[31m en ]0;titel \\ (B", "[31m en ]0;titel \\ (B"},
	        {"a\xC2\x9B"
	         "31mb\xC2\x90"
	         "c",
	         "a31mbc"},
	        {"\u202Eomgekeerd\u202C \u2066x\u2069 \u200Ey\u200F \u061Cz", "omgekeerd x y z"},
	        {"wij\u00ADken\u200B\u200D\u2060", "wijken"},
	        {"e\u200B\u0301", "é"},
	        {"\u2764\uFE0F hart", "\u2764 hart"},
	        {"\U0001F3F4\U000E0067\U000E0062\U000E007F vlag", "\U0001F3F4 vlag"},
	        {"\U0001F468\u200D\U0001F469", "\U0001F468\U0001F469"},
	        {"a\uE000b\U000F0000c\uFFFEd\U0010FFFFe\u0378f", "abcdef"},
	        {"\u0301begin", "begin"},
	        {"los \u0301 accent", "los accent"},
	        {"z\u0316\u0317\u0318\u0319\u031C\u031Doo", "z\u0316\u0317\u0318oo"},
	        {"\u20AC 5 – ’s avonds “ja” \u2611", "€ 5 – ’s avonds “ja” ☑"},
	        {"kapot \uFFFD", "kapot \uFFFD"},
	        {"日本語 नमस्ते עברית", "日本語 नमस्ते עברית"},
	};
	(void)state;
	check(TEXT_LINE, samples, N_ITEMS(samples));
}

static void blocks_keep_their_newlines(void **state)
{
	static const struct sample samples[] = {
	        {"", ""},
	        {"\n \n", ""},
	        {"een\r\ntwee\rdrie\n", "een\ntwee\ndrie"},
	        {"  een  \n\n   twee\t3 ", "een\n\ntwee 3"},
	        {"een\n\u0301twee", "een\ntwee"},
	        {"een\u2029twee", "een\ntwee"},
	        {"een \u200B\n\u200B twee", "een\ntwee"},
	};
	(void)state;
	check(TEXT_BLOCK, samples, N_ITEMS(samples));
}

static void markdown_keeps_how_far_lines_go_in(void **state)
{
	static const struct sample samples[] = {
	        {"", ""},
	        {" \n \t\n", ""},
	        {"- a\n  - b\r\n    - c\n- d", "- a\n  - b\n    - c\n- d"},
	        {"- a\n\t- b\n\u00A0\u3000- c", "- a\n    - b\n  - c"},
	        {"\n \n  - a\n  - b  \n\n", "  - a\n  - b"},
	        {"een\ttwee  drie \n   \n \u200B vier", "een twee drie\n\n  vier"},
	        {"a\n  \u0301b", "a\n  b"},
	        {"a\n\t\t\t\t\t\t\t\tb", "a\n                        b"},
	};
	(void)state;
	check(TEXT_MARKDOWN, samples, N_ITEMS(samples));
}

static void nul_bytes_do_not_hide_what_follows(void **state)
{
	AUTO_FREE char *out = NULL;
	struct err e;

	(void)state;
	assert_int_equal(text_clean("een\0twee", 8, TEXT_LINE, 100, &out, &e), OK);
	assert_string_equal(out, "eentwee");
}

static void bytes_beyond_len_are_not_read(void **state)
{
	AUTO_FREE char *bytes = xmalloc(3);
	AUTO_FREE char *out = NULL, *empty = NULL;
	struct err e;

	(void)state;
	memcpy(bytes, "abc", 3);
	assert_int_equal(text_clean(bytes, 3, TEXT_LINE, 100, &out, &e), OK);
	assert_string_equal(out, "abc");
	assert_int_equal(text_clean(NULL, 0, TEXT_LINE, 100, &empty, &e), OK);
	assert_string_equal(empty, "");
}

static void what_is_not_utf8_is_refused(void **state)
{
	static const struct {
		const char *in, *byte;
	} samples[] = {
	        {"caf\xE9", "byte 4 "},          {"\x80", "byte 1 "},
	        {"ab\xC0\xAF", "byte 3 "},       {"a\xED\xA0\x80", "byte 2 "},
	        {"\xF4\x90\x80\x80", "byte 1 "}, {"\xE2\x82", "byte 1 "},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(samples); i++) {
		char *out = (char *)1;
		struct err e;
		const char *in = samples[i].in;
		assert_int_equal(text_clean(in, strlen(in), TEXT_LINE, 100, &out, &e), E_INVALID);
		assert_null(out);
		assert_int_equal(e.code, E_INVALID);
		assert_non_null(strstr(e.msg, samples[i].byte));
	}
}

static void characters_are_counted_after_cleaning(void **state)
{
	AUTO_FREE char *out = NULL;
	char *none;
	struct err e;
	const char *five = "  e\u0301é\u200B日a\u0300z  ";

	(void)state;
	assert_int_equal(text_clean(five, strlen(five), TEXT_LINE, 5, &out, &e), OK);
	assert_int_equal(text_chars(out), 5);
	assert_int_equal(text_clean(five, strlen(five), TEXT_LINE, 4, &none, &e), E_LIMIT);
	assert_null(none);
	assert_non_null(strstr(e.msg, "it has 5 characters"));
	assert_non_null(strstr(e.msg, "at most 4 are"));
	assert_int_equal(text_clean(five, strlen(five), TEXT_LINE, 4, &none, NULL), E_LIMIT);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* One of the code points that matter, or any. */
static uint32_t random_char(uint32_t *seed)
{
	static const uint32_t hostile[] = {
	        ' ',    '\n',   '\r',   '\t',   0x1B,   0,       'a',     'e',     0x301,
	        0x316,  0x323,  0x345,  0x200B, 0x200D, 0x202E,  0x2028,  0xFE0F,  0x1100,
	        0x1161, 0x11A8, 0xAC00, 0xFFFD, 0x3000, 0x2126,  0x1F468, 0xE0041, 0x0DD9,
	        0x0DCF, 0x0F71, 0x0F72, 0x0F80, 0x0344, 0x1D15E, 0xFB1D,  0x09C7,  0x09D7,
	};
	uint32_t r = next_random(seed);

	return r % 4 != 0 ? hostile[r / 4 % N_ITEMS(hostile)] : next_random(seed) % 0x110000;
}

static void check_result(const char *s, enum text_kind kind)
{
	static const uint32_t forbidden[][2] = {
	        {0x00, 0x09},     {0x0B, 0x1F},       {0x7F, 0x9F},        {0xAD, 0xAD},
	        {0x61C, 0x61C},   {0x180B, 0x180F},   {0x200B, 0x200F},    {0x2028, 0x202E},
	        {0x2060, 0x206F}, {0xD800, 0xF8FF},   {0xFE00, 0xFE0F},    {0xFEFF, 0xFEFF},
	        {0xFDD0, 0xFDEF}, {0xE0000, 0xE0FFF}, {0xF0000, 0x10FFFF},
	};
	size_t len = strlen(s), nfc_len;
	int marks = 3;

	assert_null(u8_check((const uint8_t *)s, len));
	uint8_t *nfc = u8_normalize(UNINORM_NFC, (const uint8_t *)s, len, NULL, &nfc_len);
	assert_int_equal(nfc_len, len);
	assert_memory_equal(nfc, s, len);
	free(nfc);
	assert_null(strstr(s, " \n"));
	if (kind != TEXT_MARKDOWN) {
		assert_null(strstr(s, "  "));
		assert_null(strstr(s, "\n "));
	}
	if (len > 0) {
		assert_null(strchr(kind == TEXT_MARKDOWN ? "\n" : " \n", s[0]));
		assert_null(strchr(" \n", s[len - 1]));
	}
	while (*s != '\0') {
		uint32_t c = text_next(&s);
		for (size_t i = 0; i < N_ITEMS(forbidden); i++)
			assert_false(c >= forbidden[i][0] && c <= forbidden[i][1]);
		assert_false(c == '\n' && kind == TEXT_LINE);
		marks = text_char_width(c) == 0 && c != '\n' ? marks + 1 : 0;
		assert_in_range(marks, 0, 3);
	}
}

static void any_text_comes_out_clean_and_stays_so(void **state)
{
	uint32_t seed = 20250515;

	(void)state;
	for (int round = 0; round < 4000; round++) {
		enum text_kind kind = (enum text_kind)(round % 3);
		char in[4 * 24];
		size_t len = 0;
		for (uint32_t n = next_random(&seed) % 24; n > 0; n--)
			len += text_encode(random_char(&seed), in + len);

		AUTO_FREE char *once = NULL, *twice = NULL;
		struct err e;
		assert_int_equal(text_clean(in, len, kind, 1000, &once, &e), OK);
		check_result(once, kind);
		assert_int_equal(text_clean(once, strlen(once), kind, 1000, &twice, &e), OK);
		assert_string_equal(once, twice);
	}
}

static void any_bytes_are_refused_or_clean(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 4000; round++) {
		char in[16];
		size_t len = next_random(&seed) % sizeof(in);
		for (size_t i = 0; i < len; i++)
			in[i] = (char)(next_random(&seed) % (round % 3 == 0 ? 256 : 160));
		AUTO_FREE char *out = NULL;
		struct err e;
		enum status st = text_clean(in, len, TEXT_LINE, 1000, &out, &e);
		assert_true(st == (u8_check((uint8_t *)in, len) == NULL ? OK : E_INVALID));
		if (st == OK)
			check_result(out, TEXT_LINE);
		else
			assert_null(out);
	}
}

static void what_is_only_shown_becomes_harmless(void **state)
{
	static const struct sample samples[] = {
	        {"", ""},
	        {"/tmp/Idee\u00EBn  2.db", "/tmp/Idee\u00EBn  2.db"},
	        {"\033]0;titel\007\177", "\uFFFD]0;titel\uFFFD\uFFFD"},
	        {"a\tb\r\nc\u2028d\u00A0e", "a b  c d e"},
	        {"\xC2\x9B"
	         "2J",
	         "\uFFFD"
	         "2J"},
	        {"\u202Egro.db\u2069\u200F\u200B\uFEFF", "\uFFFDgro.db\uFFFD\uFFFD\uFFFD\uFFFD"},
	        {"a\xFF\xE2\x82", "a\uFFFD\uFFFD\uFFFD"},
	        /* As some machines name their files: letters and marks stay apart. */
	        {"co\u0308.db", "co\u0308.db"},
	};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(samples); i++) {
		AUTO_FREE char *out = text_harmless(samples[i].in);
		AUTO_FREE char *again = text_harmless(out);

		assert_string_equal(out, samples[i].out);
		assert_string_equal(again, out);
	}
}

static void what_separates_words_is_blank(void **state)
{
	static const uint32_t blanks[] = {' ',  '\t',   '\n',   '\r',  0x85,
	                                  0xA0, 0x2028, 0x2800, 0x3000};
	static const uint32_t others[] = {'a', '-', 0, 0x1B, 0xAD, 0x200B, 0x202E, 0xFEFF, 0xFFFD};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(blanks); i++)
		assert_true(text_char_is_blank(blanks[i]));
	for (size_t i = 0; i < N_ITEMS(others); i++)
		assert_false(text_char_is_blank(others[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(lines_are_cleaned),
	        cmocka_unit_test(blocks_keep_their_newlines),
	        cmocka_unit_test(markdown_keeps_how_far_lines_go_in),
	        cmocka_unit_test(nul_bytes_do_not_hide_what_follows),
	        cmocka_unit_test(bytes_beyond_len_are_not_read),
	        cmocka_unit_test(what_is_not_utf8_is_refused),
	        cmocka_unit_test(characters_are_counted_after_cleaning),
	        cmocka_unit_test(any_text_comes_out_clean_and_stays_so),
	        cmocka_unit_test(any_bytes_are_refused_or_clean),
	        cmocka_unit_test(what_is_only_shown_becomes_harmless),
	        cmocka_unit_test(what_separates_words_is_blank),
	};
	return cmocka_run_group_tests_name("clean", tests, NULL, NULL);
}
