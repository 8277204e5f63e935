#include "cmocka_all.h"
#include "mem.h"
#include "text.h"

static void folding_forgets_case_only(void **state)
{
	static const struct {
		const char *s, *folded;
	} samples[] = {
	        {"", ""},         {"Eén BOEKJE", "eén boekje"}, {"COÖRDINATIE", "coördinatie"},
	        {"E\u0301", "é"}, {"Straße", "strasse"},        {"a\xFFZ", "a\uFFFDz"},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(samples); i++) {
		AUTO_FREE char *folded = text_fold(samples[i].s);
		assert_string_equal(folded, samples[i].folded);
	}
}

static void searching_forgives_accents(void **state)
{
	static const struct {
		const char *s, *needle;
		bool found;
	} samples[] = {
	        {"", "", true},
	        {"Coördinatie in de wijk", "COORD", true},
	        {"coordinatie", "coö", true},
	        {"Eén boekje", "een B", true},
	        {"\u0132sbaan", "ijs", true},
	        {"sm\u00F8rrebr\u00F8d", "smorre", true},
	        {"’s avonds", "'s avonds", true},
	        {"zoe\u0308", "ë", true},
	        {"wandelen", "fietsen", false},
	        {"", "a", false},
	        {"a\xFF"
	         "b",
	         "b", true},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(samples); i++)
		assert_int_equal(text_contains(samples[i].s, samples[i].needle), samples[i].found);
}

static void ascii_is_readable(void **state)
{
	static const struct {
		const char *s, *ascii;
	} samples[] = {
	        {"", ""},
	        {"Eén coördinatie, ’s avonds", "Een coordinatie, 's avonds"},
	        {"“ja” – nee…", "\"ja\" - nee..."},
	        {"• punt · €5 ½", "* punt * EUR5 1/2"},
	        {"e\u0301\u0316", "e"},
	        {"日本 \U0001F600", "?? ?"},
	        {"een\ntwee\033[0m\x9B", "een\ntwee?[0m?"},
	        {"\u00B4t \u0133s", "'t ijs"},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(samples); i++) {
		AUTO_FREE char *ascii = text_ascii(samples[i].s);
		assert_string_equal(ascii, samples[i].ascii);
	}
}

static void ascii_is_always_printable(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 0x20000; c++) {
		char bytes[5] = "";
		bytes[text_encode(c, bytes)] = '\0';
		AUTO_FREE char *ascii = text_ascii(bytes);
		for (const char *p = ascii; *p != '\0'; p++)
			assert_true(*p == '\n' || (*p >= 0x20 && *p < 0x7F));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(folding_forgets_case_only),
	        cmocka_unit_test(searching_forgives_accents),
	        cmocka_unit_test(ascii_is_readable),
	        cmocka_unit_test(ascii_is_always_printable),
	};
	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
