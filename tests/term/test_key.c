/* Names of keys: parsing, folding into what a terminal can send, showing. */
#include "key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "mem.h"

#define assert_key(name_, code_, mods_) \
	do { \
		struct key k_ = {0}; \
		if (!key_parse(name_, &k_)) \
			fail_msg("not a key: %s", name_); \
		assert_int_equal(k_.code, code_); \
		assert_int_equal(k_.mods, mods_); \
	} while (0)

static void test_characters_are_themselves(void **state)
{
	(void)state;
	assert_key("a", 'a', 0);
	assert_key("A", 'A', 0);
	assert_key("?", '?', 0);
	assert_key("-", '-', 0);
	assert_key("+", '+', 0);
	assert_key(" ", ' ', 0);
	assert_key("é", 0xe9, 0);
	assert_key("Shift-a", 'A', 0);
	assert_key("Alt-x", 'x', KEY_ALT);
	assert_key("Alt--", '-', KEY_ALT);
}

static void test_names_in_any_case(void **state)
{
	(void)state;
	assert_key("Enter", KEY_ENTER_, 0);
	assert_key("return", KEY_ENTER_, 0);
	assert_key("ESC", KEY_ESCAPE, 0);
	assert_key("space", ' ', 0);
	assert_key("PgDn", KEY_PAGE_DOWN, 0);
	assert_key("pagedown", KEY_PAGE_DOWN, 0);
	assert_key("shift-tab", KEY_BACKTAB, 0);
	assert_key("BackTab", KEY_BACKTAB, 0);
	assert_key("Shift+Tab", KEY_BACKTAB, 0);
	assert_key("F1", KEY_F1, 0);
	assert_key("f8", KEY_F1 + 7, 0);
	assert_key("F12", KEY_F12, 0);
	assert_key("f", 'f', 0);
	assert_key("Semicolon", ';', 0);
	assert_key("Ctrl-Shift-Left", KEY_LEFT_, KEY_CTRL | KEY_SHIFT);
	assert_key("Alt-Enter", KEY_ENTER_, KEY_ALT);
}

static void test_ctrl_becomes_what_arrives(void **state)
{
	(void)state;
	assert_key("Ctrl-Z", 'z', KEY_CTRL);
	assert_key("Ctrl+z", 'z', KEY_CTRL);
	assert_key("ctrl-alt-z", 'z', KEY_CTRL | KEY_ALT);
	assert_key("Ctrl-I", KEY_TAB_, 0);
	assert_key("Ctrl-M", KEY_ENTER_, 0);
	assert_key("Ctrl-[", KEY_ESCAPE, 0);
	assert_key("Ctrl-H", KEY_BACKSPACE_, 0);
	assert_key("Ctrl-Space", ' ', KEY_CTRL);
	assert_key("Ctrl-@", ' ', KEY_CTRL);
	assert_key("Ctrl-]", ']', KEY_CTRL);
}

static void test_no_keys(void **state)
{
	static const char *const wrong[] = {
	        "",       "Ctrl",     "Ctrl-",   "F0",         "F13",  "F1x",          "F01",
	        "ab",     "Entr",     "Ctrl-1",  "\x01",       "\x7f", "\xff",         "\xc3",
	        "Ctrl-é", "F-1",      "Shift-1", "Ctrl-Enter", "aa-b", "Alt-",         "F 1",
	        "F123",   "\xc2\x9b", "Enter ",  "Ctrl-Ctrl-", "F+1",  "Ctrl-Shift-a", "Ctrl--"};
	struct key k = {'q', 7};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(wrong); i++) {
		if (key_parse(wrong[i], &k))
			fail_msg("taken for a key: \"%s\"", wrong[i]);
	}
	assert_int_equal(k.code, 'q');
}

static void test_names_shown(void **state)
{
	static const char *const same[] = {
	        "Enter",      "Esc",      "Tab",    "Shift-Tab", "Backspace",
	        "Del",        "Ins",      "Up",     "Down",      "Left",
	        "Right",      "Home",     "End",    "PgUp",      "PgDn",
	        "Space",      "F1",       "F12",    "a",         "A",
	        "?",          "é",        "Ctrl-Z", "Alt-x",     "Ctrl-Shift-Left",
	        "Alt--",      "-",        ";",      "+",         "#",
	        "Ctrl-Space", "Shift-F3",
	};
	char name[40];
	struct key k;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(same); i++) {
		if (!key_parse(same[i], &k))
			fail_msg("not a key: %s", same[i]);
		assert_string_equal(key_name(k, name, sizeof name), same[i]);
	}
	assert_string_equal(key_name((struct key){KEY_UNKNOWN, 0}, name, sizeof name), "");
	assert_string_equal(key_name((struct key){KEY_NONE, KEY_ALT}, name, sizeof name), "");
}

static void test_small_buffers_are_cut(void **state)
{
	char name[4] = "xxx";

	(void)state;
	assert_string_equal(key_name((struct key){'z', KEY_CTRL}, name, sizeof name), "Ctr");
	assert_ptr_equal(key_name((struct key){'z', KEY_CTRL}, name, 0), name);
	assert_string_equal(key_name((struct key){0xe9, 0}, name, 2), "");
}

static void test_every_name_can_be_typed_again(void **state)
{
	char name[40];

	(void)state;
	for (uint32_t code = KEY_BASE + 1; code < KEY_UNKNOWN; code++) {
		for (uint8_t mods = 0; mods < 8; mods++) {
			struct key k = {code, mods}, back;

			if (code <= KEY_BACKSPACE_ && mods & (KEY_CTRL | KEY_SHIFT))
				continue;
			key_name(k, name, sizeof name);
			if (!key_parse(name, &back) || !key_equal(k, back))
				fail_msg("%s is another key when typed", name);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_characters_are_themselves),
	        cmocka_unit_test(test_names_in_any_case),
	        cmocka_unit_test(test_ctrl_becomes_what_arrives),
	        cmocka_unit_test(test_no_keys),
	        cmocka_unit_test(test_names_shown),
	        cmocka_unit_test(test_small_buffers_are_cut),
	        cmocka_unit_test(test_every_name_can_be_typed_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
