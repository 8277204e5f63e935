/* The action table: what is made from it can only be right when it is. */
#include "action.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app.h"
#include "text.h"
#include "tr.h"

static void test_names_and_texts(void **state)
{
	int a, b;

	(void)state;
	for (a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		const struct action_info *info = action_info((enum action)a);

		assert_true(info->name[0] && info->label[0] && info->help[0] && info->contexts);
		for (b = a + 1; b < ACTION_COUNT; b++)
			assert_string_not_equal(info->name, action_info((enum action)b)->name);
	}
}

/* Each view has a context of its own, so that its actions are not those of another one, and
 * what works in a session works in all but the start screen. */
static void test_each_view_has_its_context(void **state)
{
	int v;

	(void)state;
	for (v = 0; v < VIEW_COUNT; v++) {
		assert_int_equal(views[v]->context, 1u << v);
		assert_int_equal((views[v]->context & CTX_SESSION) != 0, v != VIEW_START);
		assert_true(views[v]->what[0] && views[v]->now[0] && views[v]->next[0]);
	}
	assert_int_equal(CTX_SESSION & CTX_GLOBAL, 0);
}

/* In one place a key means one thing; a view's own key may win over one that works
 * everywhere, which is then found in the order of the table. */
static void test_a_key_means_one_thing(void **state)
{
	struct key ka[ACTION_KEYS_MAX], kb[ACTION_KEYS_MAX];
	int a, b, i, k, na, nb;

	(void)state;
	for (a = ACTION_NONE + 1; a < ACTION_COUNT; a++)
		for (b = a + 1; b < ACTION_COUNT; b++) {
			unsigned ca = action_info((enum action)a)->contexts;
			unsigned cb = action_info((enum action)b)->contexts;

			if (!(ca & cb) || cb == CTX_SESSION)
				continue;
			na = action_keys((enum action)a, ka);
			nb = action_keys((enum action)b, kb);
			for (i = 0; i < na; i++)
				for (k = 0; k < nb; k++)
					if (key_equal(ka[i], kb[k]))
						fail_msg("%s and %s share a key",
						         action_info((enum action)a)->name,
						         action_info((enum action)b)->name);
		}
}

/* A question that is answered by one key must not mean two things by it. */
static void test_answers(void **state)
{
	struct err e = {0};
	struct key k = {0};
	int a, b;

	(void)state;
	assert_int_equal(tr_init("nl", &e), OK);
	for (a = ANSWER_NONE + 1; a < ANSWER_COUNT; a++) {
		const struct answer_info *info = answer_info((enum answer)a);
		const char *keys = answer_keys((enum answer)a);

		assert_true(info->contexts && info->label[0] && info->help[0]);
		assert_ptr_equal(answer_labels((enum answer)a)[0], info->label);
		assert_true(keys[1] == '\0' || (keys[1] == '-' && keys[3] == '\0'));
		k.code = (unsigned char)keys[0];
		assert_int_equal(answer_is((enum answer)a, k), keys[1] == '\0');
		k.code ^= 0x20;
		assert_false(answer_is((enum answer)a, k));
		for (b = ANSWER_NONE + 1; keys[1] == '\0' && b < a; b++)
			if (answer_info((enum answer)b)->contexts == info->contexts)
				assert_string_not_equal(answer_keys((enum answer)b), keys);
	}
	assert_string_equal(answer_keys(ANSWER_YES), "j");
	tr_select("en");
	assert_string_equal(answer_keys(ANSWER_YES), "y");
}

static int keys_written(const char *keys)
{
	int n = 0;

	while (*keys) {
		n++;
		keys += strcspn(keys, " ");
		keys += *keys == ' ';
	}
	return n;
}

static void test_every_key_is_known_and_works(void **state)
{
	struct key keys[ACTION_KEYS_MAX];
	int a, i, n;

	(void)state;
	for (a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		const struct action_info *info = action_info((enum action)a);
		unsigned context = info->contexts & -info->contexts;

		n = action_keys((enum action)a, keys);
		assert_int_equal(n, keys_written(info->keys));
		for (i = 0; i < n && info->contexts != CTX_SESSION && info->contexts != CTX_GLOBAL;
		     i++)
			assert_int_equal(action_find(context, keys[i], false), a);
	}
}

/* What is text stays text while a line is typed. */
static void test_typing(void **state)
{
	struct key k;

	(void)state;
	assert_true(key_parse("n", &k));
	assert_int_equal(action_find(CTX_IDEAS, k, false), ACTION_IDEA_NEW);
	assert_int_equal(action_find(CTX_IDEAS, k, true), ACTION_NONE);
	assert_true(key_parse("F1", &k));
	assert_int_equal(action_find(CTX_IDEAS, k, true), ACTION_HELP);
	assert_true(key_parse("Delete", &k));
	assert_int_equal(action_find(CTX_IDEAS, k, true), ACTION_NONE);
	assert_int_equal(action_find(CTX_IDEAS, k, false), ACTION_IDEA_REMOVE);
}

/* Labels of the footer are short in both languages. */
static void test_labels_fit(void **state)
{
	static const char *const languages[] = {"nl", "en"};
	struct err e = {0};
	size_t i;
	int a;

	(void)state;
	assert_int_equal(tr_init("nl", &e), OK);
	for (i = 0; i < 2; i++) {
		tr_select(languages[i]);
		for (a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
			const struct action_info *info = action_info((enum action)a);

			if ((info->flags & (ACT_FOOTER | ACT_TYPING)) &&
			    text_width(gettext(info->label)) > 17)
				fail_msg("%s: '%s' is too long", info->name, gettext(info->label));
		}
	}
}

static void test_documents(void **state)
{
	struct err e = {0};
	char name[64];
	struct buf b;
	int f, a;

	(void)state;
	assert_int_equal(tr_init("en", &e), OK);
	for (f = 0; f < KEYS_FORMAT_COUNT; f++) {
		buf_init(&b);
		action_document((enum keys_format)f, &b);
		for (a = ACTION_NONE + 1; f == KEYS_MARKDOWN && a < ACTION_COUNT; a++) {
			/* With its quotes: "up" stands in "page-up" too. */
			snprintf(name, sizeof(name), "| `%s` |", action_info((enum action)a)->name);
			assert_non_null(strstr(b.data, name));
		}
		for (a = ANSWER_NONE + 1; f != KEYS_MAN && a < ANSWER_COUNT; a++)
			assert_non_null(strstr(b.data, answer_info((enum answer)a)->help));
		assert_true(b.len > 1000);
		buf_fini(&b);
	}
	assert_int_equal(keys_format_find("man"), KEYS_MAN);
	assert_int_equal(keys_format_find("rtf"), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_names_and_texts),
	        cmocka_unit_test(test_each_view_has_its_context),
	        cmocka_unit_test(test_a_key_means_one_thing),
	        cmocka_unit_test(test_answers),
	        cmocka_unit_test(test_every_key_is_known_and_works),
	        cmocka_unit_test(test_typing),
	        cmocka_unit_test(test_labels_fit),
	        cmocka_unit_test(test_documents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
