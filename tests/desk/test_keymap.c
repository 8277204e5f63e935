/* Section [keys]: what it changes, and what it cannot. */
#include "action.h"
#include "settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "file.h"
#include "mem.h"

enum { WRONG_MAX = 3 };

static const struct {
	const char *lines;            /* of the section */
	const char *wrong[WRONG_MAX]; /* what the problems hold, each its own */
	struct {
		const char *name, *keys;
	} then[WRONG_MAX];
} cases[] = {
        {"idea-new = \"i F11\"\nillegible = \"F3\"\n", {0}, {{"idea-new", "i, F11"}}},
        /* A comma may stand between keys; another way to write the same key adds none. */
        {"idea-new = \"F11, Ctrl-t, Ctrl+T\"\n",
         {":2: [keys] idea-new: Ctrl+T stands there twice"},
         {{"idea-new", "F11, Ctrl-T"}}},
        {"clock = \"p\"\nhall = \"t\"\n", {0}, {{"clock", "p"}, {"hall", "t"}}},
        /* A copy of the whole file, with one line changed: that line is wrong. */
        {"idea-new = \"e\"\nidea-edit = \"e\"\n",
         {":2: [keys] idea-new: e is already the key of idea-edit"},
         {{"idea-new", "n"}, {"idea-edit", "e"}}},
        {"idea-edit = \"e Ctrl-1\"\n", {"Ctrl-1 is no key"}, {{"idea-edit", "e"}}},
        /* The same two lines for keys of which one has another meaning elsewhere. */
        {"idea-new = \"e\"\nidea-edit = \"n\"\n",
         {":2: [keys] idea-new: e is", ":3: [keys] idea-edit: n is already"},
         {{"idea-new", "n"}, {"idea-edit", "e"}}},
        {"idea-remove = \"\"\n", {0}, {{"idea-remove", ""}}},
        {"idea-remove = \"none\"\nidea-edit = \" none \"\nidea-new = \"e\"\n",
         {0},
         {{"idea-remove", ""}, {"idea-edit", ""}, {"idea-new", "e"}}},
        {"idea-edit = \"none F11\"\n", {"none is no key"}, {{"idea-edit", "F11"}}},
        /* The nearer action wins, as in the table. */
        {"idea-new = \"t\"\n", {0}, {{"idea-new", "t"}, {"clock", "t, F7"}}},
        /* One of two is wrong. */
        {"idea-new = \"n e\"\n",
         {":2: [keys] idea-new: e is already the key of idea-edit"},
         {{"idea-new", "n"}}},
        {"idea-new = \"F11 Ctrl-1\"\n",
         {":2: [keys] idea-new: Ctrl-1 is no key"},
         {{"idea-new", "F11"}}},
        {"idea-new = \"F11 F13 Nope\"\n",
         {"F13 is no key", "Nope is no key"},
         {{"idea-new", "F11"}}},
        /* None is right: then it keeps its own. */
        {"idea-new = \"e\"\n", {"[keys] idea-new: e is"}, {{"idea-new", "n"}, {"idea-edit", "e"}}},
        /* Of two lines the later one gives way. */
        {"idea-new = \"F11\"\nidea-edit = \"F11\"\n",
         {":3: [keys] idea-edit: F11 is already the key of idea-new"},
         {{"idea-new", "F11"}, {"idea-edit", "e"}}},
        {"typfout = \"n\"\n", {":2: [keys] typfout: There is no action"}, {{0}}},
        {"idea-new = \"Ctrl-T Ctrl-B Ctrl-F Ctrl-G Ctrl-V Alt-X Ctrl-D Ctrl-S\"\n",
         {"at most 6 keys. Ctrl-D is", "at most 6 keys. Ctrl-S is"},
         {{0}}},
        /* What must always be reached. */
        {"help = \"\"\n", {":2: [keys] help: This action cannot be without"}, {{"help", "?, F1"}}},
        {"help = \"none\"\n",
         {":2: [keys] help: This action cannot be without"},
         {{"help", "?, F1"}}},
        {"quit = \"\"\n",
         {":2: [keys] quit: This action cannot be without"},
         {{"quit", "q, Ctrl-Q"}}},
        {"back = \"\"\n",
         {":2: [keys] back: This action cannot be without"},
         {{"back", "Esc, Ctrl-C"}}},
        {"idea-new = \"n F9\"\n",
         {"idea-new: F9 is already the key of pause"},
         {{"idea-new", "n"}, {"pause", "F9, w"}}},
        {"idea-new = \"q Esc\"\n",
         {"q is already the key of quit", "Esc is already the key of back"},
         {{"quit", "q, Ctrl-Q"}}},
        {"quit = \"x\"\n", {"quit: x is already the key of field-remove"}, {{"quit", "q, Ctrl-Q"}}},
        {"palette = \"F1 ?\"\nhelp = \"e\"\n",
         {"palette: F1 is", "palette: ? is", "help: e is"},
         {{"help", "?, F1"}, {"palette", ":, Ctrl-P"}}},
        {"help = \"q\"\nquit = \"?\"\n", {0}, {{"help", "q"}, {"quit", "?"}}},
        {"help = \"q Ctrl-Q\"\nquit = \"x\"\n",
         {"help: q is", "help: Ctrl-Q is", "quit: x is"},
         {{"help", "?, F1"}, {"quit", "q, Ctrl-Q"}}},
        /* Letters and digits that a view takes. */
        {"subtheme-new = \"Q\"\n", {"subtheme-new: Q is needed here"}, {{"subtheme-new", "n"}}},
        {"idea-new = \"5\"\n", {"idea-new: 5 is needed here"}, {{"idea-new", "n"}}},
        {"filter = \"F\"\n", {"filter: F is needed here"}, {{"filter", "/"}}},
        {"session-new = \"5\"\n", {0}, {{"session-new", "5"}}},
        {"last = \"L\"\n", {0}, {{"last", "L"}}},
};

static enum action find(const char *name)
{
	for (int id = ACTION_NONE + 1; id < ACTION_COUNT; id++)
		if (strcmp(action_info((enum action)id)->name, name) == 0)
			return (enum action)id;
	fail_msg("no action %s", name);
	return ACTION_NONE;
}

static struct settings *load(const char *lines)
{
	AUTO_FREE char *text = xasprintf("[keys]\n%s", lines);
	struct settings *s;
	struct err e;

	assert_int_equal(file_write("keys.ini", text, strlen(text), true, &e), OK);
	s = settings_load("keys.ini");
	unlink("keys.ini");
	return s;
}

static void check(const char *lines, const char *const wrong[WRONG_MAX], struct settings *s)
{
	int n = 0;

	for (; n < WRONG_MAX && wrong[n]; n++)
		if (n >= settings_problems(s) || !strstr(settings_problem(s, n), wrong[n]))
			fail_msg("%s: '%s' is not said, but '%s'", lines, wrong[n],
			         n < settings_problems(s) ? settings_problem(s, n) : "");
	if (settings_problems(s) != n)
		fail_msg("%s: also said: %s", lines, settings_problem(s, n));
}

static void test_lines(void **state)
{
	char keys[128];

	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct settings *s = load(cases[i].lines);

		keymap_load(s);
		check(cases[i].lines, cases[i].wrong, s);
		for (int k = 0; k < WRONG_MAX && cases[i].then[k].name; k++) {
			action_keys_text(find(cases[i].then[k].name), keys, sizeof(keys));
			if (strcmp(keys, cases[i].then[k].keys) != 0)
				fail_msg("%s: %s has %s", cases[i].lines, cases[i].then[k].name,
				         keys);
		}
		settings_free(s);
	}
	keymap_load(NULL);
}

static void test_how_many_lines_hold(void **state)
{
	struct settings *s = load("idea-new = \"F11\"\nidea-edit = \"F11\"\ntypfout = \"x\"\n"
	                          "undo = \"\"\n");

	(void)state;
	assert_int_equal(keymap_load(s), 2);
	settings_free(s);
	assert_int_equal(keymap_load(NULL), 0);
}

/* A rebound key does what it says, and the old one nothing. */
static void test_keys_are_found(void **state)
{
	struct settings *s = load("idea-new = \"F11\"\n");
	const struct key f11 = {.code = KEY_F1 + 10}, n = {.code = 'n'};

	(void)state;
	keymap_load(s);
	settings_free(s);
	assert_int_equal(action_find(CTX_IDEAS, f11, true), ACTION_IDEA_NEW);
	assert_int_equal(action_find(CTX_IDEAS, n, false), ACTION_NONE);
	assert_int_equal(action_find(CTX_CLUSTERING, n, false), ACTION_SUBTHEME_NEW);
	keymap_load(NULL);
	assert_int_equal(action_find(CTX_IDEAS, n, false), ACTION_IDEA_NEW);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_lines),
	        cmocka_unit_test(test_how_many_lines_hold),
	        cmocka_unit_test(test_keys_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
