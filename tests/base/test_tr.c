#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "mem.h"
#include "tr.h"

/* The catalogues that the test was started with. */
static char *catalogues;

static int remember(void **state)
{
	const char *dir = getenv("DIALOOG_LOCALEDIR");

	(void)state;
	catalogues = xstrdup(dir != NULL ? dir : "");
	return 0;
}

static int forget(void **state)
{
	(void)state;
	free(catalogues);
	return 0;
}

/* Every test begins in a user's usual environment. */
static int clear_environment(void **state)
{
	(void)state;
	unsetenv("LANG");
	unsetenv("LC_CTYPE");
	unsetenv("LC_MESSAGES");
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("DIALOOG_LOCALEDIR", catalogues, 1);
	return 0;
}

static void start(const char *lang)
{
	struct err e;

	assert_int_equal(tr_init(lang, &e), OK);
	assert_string_equal(tr_language(), lang);
}

static void dutch_is_spoken(void **state)
{
	(void)state;
	start("nl");
	assert_string_equal(_("Thursday"), "donderdag");
	assert_string_equal(C_("short weekday", "Thu"), "do");
	assert_string_equal(tr_lookup("short month", "Mar"), "mrt");
}

static void unknown_texts_stay_as_they_are(void **state)
{
	const char *id = "Thu";

	(void)state;
	start("nl");
	assert_string_equal(tr_lookup("no such context", id), "Thu");
	assert_string_equal(C_("no such context", "Thu"), "Thu");
	assert_string_equal(tr_lookup("short weekday", "no such text"), "no such text");
}

static void the_language_is_changed_at_run_time(void **state)
{
	(void)state;
	start("nl");
	assert_string_equal(tr_select("en"), "nl");
	assert_string_equal(tr_language(), "en");
	assert_string_equal(_("Thursday"), "Thursday");
	assert_string_equal(C_("short weekday", "Thu"), "Thu");
	assert_string_equal(tr_select("nl"), "en");
	assert_string_equal(_("Thursday"), "donderdag");
	assert_string_equal(tr_select("xx"), "nl");
	assert_string_equal(tr_language(), "nl");
	assert_string_equal(_("Thursday"), "donderdag");
}

static void every_locale_speaks_dutch(void **state)
{
	static const struct {
		const char *all, *ctype, *messages, *lang;
		int utf8;
	} samples[] = {
	        {"C.UTF-8", NULL, NULL, NULL, 1},
	        {"C", NULL, NULL, NULL, 0},
	        {"POSIX", NULL, NULL, NULL, 0},
	        {NULL, NULL, NULL, NULL, 0},
	        {NULL, NULL, NULL, "C.UTF-8", 1},
	        {NULL, "C.UTF-8", "C", NULL, 1},
	        {NULL, "C", "C.UTF-8", NULL, 0},
	        {"xx_XX.UTF-8", NULL, NULL, NULL, 1},
	        {"xx_XX.utf8@euro", NULL, NULL, NULL, 1},
	        {"xx_XX.ISO-8859-1", NULL, NULL, "C.UTF-8", 0},
	        {"xx_XX", NULL, NULL, NULL, 0},
	        {"", "", NULL, "xx_XX.UTF-8", 1},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(samples); i++) {
		unsetenv("LC_ALL");
		unsetenv("LANG");
		if (samples[i].all != NULL)
			setenv("LC_ALL", samples[i].all, 1);
		if (samples[i].ctype != NULL)
			setenv("LC_CTYPE", samples[i].ctype, 1);
		if (samples[i].messages != NULL)
			setenv("LC_MESSAGES", samples[i].messages, 1);
		if (samples[i].lang != NULL)
			setenv("LANG", samples[i].lang, 1);
		start("nl");
		assert_string_equal(_("Thursday"), "donderdag");
		assert_int_equal(tr_locale_is_utf8(), samples[i].utf8);
		assert_int_equal(MB_CUR_MAX > 1, 1);
		assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
		unsetenv("LC_CTYPE");
		unsetenv("LC_MESSAGES");
	}
}

static void a_broken_installation_is_an_error(void **state)
{
	struct err e;

	(void)state;
	setenv("DIALOOG_LOCALEDIR", "/nonexistent", 1);
	assert_int_equal(tr_init("nl", &e), E_UNSUPPORTED);
	assert_non_null(strstr(e.msg, "/nonexistent"));
	assert_int_equal(tr_init("en", &e), OK);
	setenv("DIALOOG_LOCALEDIR", catalogues, 1);
	start("nl");
	assert_string_equal(_("Thursday"), "donderdag");
}

static void languages_without_texts_are_refused(void **state)
{
	static const char *const refused[] = {"de", "", "nl_NL", "../nl", "NL"};
	struct err e;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(refused); i++)
		assert_int_equal(tr_init(refused[i], &e), E_UNSUPPORTED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup(dutch_is_spoken, clear_environment),
	        cmocka_unit_test_setup(unknown_texts_stay_as_they_are, clear_environment),
	        cmocka_unit_test_setup(the_language_is_changed_at_run_time, clear_environment),
	        cmocka_unit_test_setup(every_locale_speaks_dutch, clear_environment),
	        cmocka_unit_test_setup(a_broken_installation_is_an_error, clear_environment),
	        cmocka_unit_test_setup(languages_without_texts_are_refused, clear_environment),
	};
	return cmocka_run_group_tests_name("tr", tests, remember, forget);
}
