/* conf/dialoog.ini holds every setting and every action with its keys, at what counts without
 * it, each with its help; and nothing else.  UPDATE_GOLDEN=1 writes it anew, from the first
 * section on. */
#include "action.h"
#include "settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

enum { COMMENT_COLS = 94, COMMENT_LINES = 8, FILE_MAX = 64 * 1024 };

static char *file_path(void)
{
	return path_join(getenv("TEST_SOURCE"), "../conf/dialoog.ini");
}

static void add_comment(struct buf *b, const char *text)
{
	struct text_line lines[COMMENT_LINES];
	size_t n = text_wrap(text, COMMENT_COLS, lines, COMMENT_LINES);

	assert_true(n <= COMMENT_LINES);
	for (size_t i = 0; i < n; i++)
		buf_addf(b, "# %.*s\n", (int)lines[i].len, text + lines[i].start);
}

static void add_setting(struct buf *b, const struct setting_info *info)
{
	buf_addc(b, '\n');
	add_comment(b, gettext(info->help));
	if (info->kind == SETTING_CHOICE) {
		buf_add(b, "# ");
		for (const char *p = info->words; *p != '\0'; p++)
			buf_addf(b, *p == ' ' ? " |%c" : "%c", *p);
		buf_addc(b, '\n');
	} else if (info->kind == SETTING_NUMBER) {
		buf_addf(b, "# %d - %d\n", info->min, info->max);
	}
	buf_addf(b, "%s = \"%s\"\n", info->key, info->fallback);
}

static void add_everything(struct buf *b)
{
	const char *section = "";

	for (int id = 0; id < SETTING_COUNT; id++) {
		const struct setting_info *info = setting_info((enum setting)id);

		if (strcmp(section, info->section) != 0)
			buf_addf(b, "%s[%s]\n", id > 0 ? "\n" : "", info->section);
		section = info->section;
		add_setting(b, info);
	}
	buf_add(b, "\n[keys]\n");
	for (int id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		const struct action_info *info = action_info((enum action)id);

		buf_addc(b, '\n');
		add_comment(b, gettext(info->help));
		buf_addf(b, "%s = \"%s\"\n", info->name, info->keys);
	}
}

static void test_file_is_the_tables(void **state)
{
	AUTO_FREE char *path = file_path();
	AUTO_FREE char *text = NULL;
	AUTO_BUF struct buf b;
	struct err e;

	(void)state;
	buf_init(&b);
	assert_int_equal(file_read(path, FILE_MAX, &text, NULL, &e), OK);
	/* Up to the first section it is written by hand. */
	assert_non_null(strstr(text, "\n["));
	buf_addn(&b, text, (size_t)(strstr(text, "\n[") + 1 - text));
	add_everything(&b);
	if (getenv("UPDATE_GOLDEN") != NULL) {
		assert_int_equal(file_write(path, b.data, b.len, true, &e), OK);
		return;
	}
	assert_string_equal(text, b.data);
}

static void test_file_has_no_mistake(void **state)
{
	AUTO_FREE char *path = file_path();
	struct settings *s = settings_load(path);

	(void)state;
	assert_int_equal(settings_usable(s), SETTING_COUNT);
	assert_int_equal(keymap_load(s), ACTION_COUNT - 1);
	for (int i = 0; i < settings_problems(s); i++)
		fail_msg("%s", settings_problem(s, i));
	settings_free(s);
}

/* With that file everything is as without one. */
static void test_file_changes_nothing(void **state)
{
	AUTO_FREE char *path = file_path();
	struct settings *s = settings_load(path);
	AUTO_BUF struct buf with, without;

	(void)state;
	buf_init(&with);
	buf_init(&without);
	keymap_load(s);
	action_document(KEYS_MARKDOWN, &with);
	keymap_load(NULL);
	action_document(KEYS_MARKDOWN, &without);
	assert_string_equal(with.data, without.data);
	for (int id = 0; id < SETTING_COUNT; id++) {
		assert_int_equal(settings_number(s, (enum setting)id),
		                 settings_number(NULL, (enum setting)id));
		assert_string_equal(settings_text(s, (enum setting)id),
		                    settings_text(NULL, (enum setting)id));
	}
	settings_free(s);
}

static int speak_dutch(void **state)
{
	struct err e;

	(void)state;
	return tr_init("nl", &e) == OK ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_file_is_the_tables),
	        cmocka_unit_test(test_file_has_no_mistake),
	        cmocka_unit_test(test_file_changes_nothing),
	};

	return cmocka_run_group_tests(tests, speak_dutch, NULL);
}
