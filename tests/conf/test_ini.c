#include "conf_test.h"

#include <sys/stat.h>

#include "ini.h"

#define FILE_NAME "test.ini"

static enum status load(const char *text, size_t len, struct ini **ini, struct err *e)
{
	put_bytes(FILE_NAME, text, len);
	err_clear(e);
	return ini_load(FILE_NAME, ini, e);
}

/* The traps of the library: cut at ; and #, quotes that are eaten, other cases. */
static void test_values(void **state)
{
	static const char text[] = "# kop\n"
	                           "\n"
	                           "[a b-c]\r\n"
	                           "leeg = \"\"\n"
	                           "  teken=\"een; twee # drie = 'vier' 100%\"   \n"
	                           "\tavond = \"'s avonds “ja” thema’s\\\"\n"
	                           "bloot = n F9 = '100%'  \n"
	                           "niets =\n"
	                           "; einde\n"
	                           "[laatste]\n"
	                           "k = \"zonder regeleinde\"";
	struct ini *ini;
	struct err err;

	(void)state;
	assert_ok(load(text, sizeof text - 1, &ini, &err), err);
	assert_string_equal(ini_get(ini, "a b-c", "leeg"), "");
	assert_string_equal(ini_get(ini, "a b-c", "teken"), "een; twee # drie = 'vier' 100%");
	assert_string_equal(ini_get(ini, "a b-c", "avond"), "'s avonds “ja” thema’s\\");
	assert_string_equal(ini_get(ini, "a b-c", "bloot"), "n F9 = '100%'");
	assert_string_equal(ini_get(ini, "a b-c", "niets"), "");
	assert_string_equal(ini_get(ini, "laatste", "k"), "zonder regeleinde");
	assert_null(ini_get(ini, "laatste", "leeg"));
	assert_null(ini_get(ini, "a", "leeg"));
	assert_true(ini_has_section(ini, "laatste"));
	assert_false(ini_has_section(ini, "a"));
	ini_add_unused(ini);
	assert_int_equal(ini_problems(ini), 0);
	ini_free(ini);
}

static const struct {
	const char *text;
	const char *part; /* of the message */
} refused[] = {
        {"\xef\xbb\xbf[a]\n", ":1: "},
        {"k = \"v\"\n", ":1: "},
        {"[a]\nk = v ; uitleg\n", ":2: "},
        {"[a]\nk = een \"v\"\n", ":2: "},
        {"[a]\nk\n", ":2: "},
        {"[a]\nk = \"v\" ; uitleg\n", ":2: "},
        {"[a]\nk = \"zei \"ja\"\"\n", ":2: "},
        {"[a]\nk = 'v'\n", ":2: "},
        {"[a]\nk = \"v\n", ":2: "},
        {"[a]\n = \"v\"\n", ":2: "},
        {"[a]\nK = \"v\"\n", ":2: "},
        {"[a]\nk:x = \"v\"\n", ":2: "},
        {"[a]\nk = \"v\"\n\nk = \"w\"\n", ":4: "},
        {"[a]\n[b]\n[a]\n", ":3: "},
        {"[a\n", ":1: "},
        {"[]\n", ":1: "},
        {"[a  b]\n", ":1: "},
        {"[ a]\n", ":1: "},
        {"[a] b\n", ":1: "},
        {"[a]\n# eet de volgende regel op \\\nk = \"v\"\n", ":2: "},
        {"[a]\n# eet de volgende regel op \\ \t\nk = \"v\"\n", ":2: "},
        {"[a]\nk = \"\x1b[31m\"\n", ":2: "},
        {"[a]\nk = \"\xff\"\n", ":2: "},
};

static void test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_ITEMS(refused); i++) {
		struct ini *ini;
		struct err err;
		enum status st = load(refused[i].text, strlen(refused[i].text), &ini, &err);

		if (st != E_INVALID || ini != NULL || strstr(err.msg, FILE_NAME) != err.msg ||
		    strstr(err.msg, refused[i].part) == NULL)
			fail_msg("%s gave %d: %s", refused[i].text, (int)st, err.msg);
	}
}

/* Each mistake is named, with section and key, and what is right around it still counts. */
static void test_all_mistakes(void **state)
{
	static const char text[] = "\xef\xbb\xbf"
	                           "los = \"1\"\n"
	                           "[a]\n"
	                           "goed = \"een\"\n"
	                           "half = \"een\n"
	                           "kaal = een; twee\n"
	                           "goed = \"twee\"\n"
	                           "Groot = \"1\"\n"
	                           "zonder is\n"
	                           "letters = \"\xff\"\n"
	                           "[ B \n"
	                           "ook = \"drie\"\n"
	                           "[a]\n"
	                           "erbij = \"vier\"\n"
	                           "# verbindt \\\n"
	                           "na = \"vijf\"\n"
	                           "[?]\n"
	                           "verloren = \"zes\"\n";
	static const char *const wanted[] = {FILE_NAME ":1: ",
	                                     FILE_NAME ":1: los: ",
	                                     FILE_NAME ":4: [a] half: ",
	                                     FILE_NAME ":5: [a] kaal: ",
	                                     FILE_NAME ":6: [a] goed: ",
	                                     FILE_NAME ":7: [a] Groot: ",
	                                     FILE_NAME ":8: [a] zonder is: ",
	                                     FILE_NAME ":9: [a] letters: ",
	                                     FILE_NAME ":10: [b]: ",
	                                     FILE_NAME ":12: [a]: ",
	                                     FILE_NAME ":14: [a]: ",
	                                     FILE_NAME ":16: "};
	struct ini *ini;

	(void)state;
	put_bytes(FILE_NAME, text, sizeof text - 1);
	ini = ini_read(FILE_NAME);
	for (int i = 0; i < ini_problems(ini); i++) {
		if (i >= (int)N_ITEMS(wanted) ||
		    strncmp(ini_problem(ini, i), wanted[i], strlen(wanted[i])) != 0)
			fail_msg("%d: %s", i, ini_problem(ini, i));
	}
	assert_int_equal(ini_problems(ini), N_ITEMS(wanted));
	assert_string_equal(ini_get(ini, "a", "goed"), "een");
	assert_string_equal(ini_get(ini, "b", "ook"), "drie");
	assert_string_equal(ini_get(ini, "a", "erbij"), "vier");
	assert_string_equal(ini_get(ini, "a", "na"), "vijf");
	assert_null(ini_get(ini, "a", "half"));
	assert_null(ini_get(ini, "a", "verloren"));
	ini_free(ini);
}

static void test_keys_of_a_section(void **state)
{
	static const char text[] = "[a]\nz = \"1\"\n[b]\ny = \"2\"\n[c]\nx = \"3\"\nw = \"4\"\n";
	struct ini *ini;

	(void)state;
	put_bytes(FILE_NAME, text, sizeof text - 1);
	ini = ini_read(FILE_NAME);
	assert_string_equal(ini_key_at(ini, "c", 0), "x");
	assert_string_equal(ini_key_at(ini, "c", 1), "w");
	assert_null(ini_key_at(ini, "c", 2));
	assert_null(ini_key_at(ini, "d", 0));
	ini_get(ini, "b", "niets");
	/* Of a section that nobody knows only that is said. */
	ini_add_unused(ini);
	assert_int_equal(ini_problems(ini), 4);
	assert_non_null(strstr(ini_problem(ini, 0), ":1: [a]: "));
	assert_non_null(strstr(ini_problem(ini, 1), ":4: [b] y: "));
	assert_non_null(strstr(ini_problem(ini, 2), ":6: [c] x: "));
	assert_non_null(strstr(ini_problem(ini, 3), ":7: [c] w: "));
	ini_free(ini);
}

static void test_very_many_mistakes(void **state)
{
	enum { LINES = 20000 };
	AUTO_FREE char *text = xmalloc(LINES * 2);
	struct ini *ini;

	(void)state;
	for (int i = 0; i < LINES; i++)
		memcpy(text + 2 * i, "x\n", 2);
	put_bytes(FILE_NAME, text, LINES * 2);
	ini = ini_read(FILE_NAME);
	assert_int_equal(ini_problems(ini), LINES);
	assert_non_null(strstr(ini_problem(ini, INI_PROBLEMS_MAX - 1), ":100: "));
	ini_free(ini);
}

static void test_null_byte(void **state)
{
	static const char text[] = "[a]\nk = \"v\0w\"\n";
	struct ini *ini;
	struct err err;

	(void)state;
	assert_int_equal(load(text, sizeof text - 1, &ini, &err), E_INVALID);
	assert_non_null(strstr(err.msg, ":2: "));
}

static void test_long(void **state)
{
	enum { LONGEST = INI_MAX_LINE, QUOTES = sizeof "k = \"\"" - 1 };
	char text[LONGEST + 16];
	struct ini *ini;
	struct err err;

	(void)state;
	/* The longest line that is allowed is read whole. */
	int n = snprintf(text, sizeof text, "[a]\nk = \"%0*d\"", LONGEST - QUOTES, 7);
	assert_ok(load(text, (size_t)n, &ini, &err), err);
	assert_int_equal(strlen(ini_get(ini, "a", "k")), LONGEST - QUOTES);
	ini_free(ini);

	n = snprintf(text, sizeof text, "[a]\nk = \"%0*d\"", LONGEST - QUOTES + 1, 7);
	assert_int_equal(load(text, (size_t)n, &ini, &err), E_INVALID);

	AUTO_FREE char *big = xmalloc((size_t)INI_MAX_BYTES + 1);
	memset(big, '\n', (size_t)INI_MAX_BYTES + 1);
	assert_int_equal(load(big, (size_t)INI_MAX_BYTES + 1, &ini, &err), E_LIMIT);
}

static void test_not_used(void **state)
{
	static const char text[] = "[a]\nk = \"v\"\ntypfuot = \"v\"\n[b]\n";
	struct ini *ini;
	struct err err;

	(void)state;
	assert_ok(load(text, sizeof text - 1, &ini, &err), err);
	ini_get(ini, "a", "k");
	ini_add_unused(ini);
	assert_int_equal(ini_problems(ini), 2);
	assert_non_null(strstr(ini_problem(ini, 0), ":3: [a] typfuot: "));
	assert_non_null(strstr(ini_problem(ini, 1), ":4: [b]: "));
	ini_free(ini);
}

static void test_no_file(void **state)
{
	struct ini *ini;
	struct err err;

	(void)state;
	assert_int_equal(ini_load("er-is-niets.ini", &ini, &err), E_NOT_FOUND);
	assert_int_equal(ini_load(".", &ini, &err), E_INVALID);
	/* Nobody ever writes into it. */
	assert_int_equal(mkfifo("pijp", 0600), 0);
	assert_int_equal(ini_load("pijp", &ini, &err), E_INVALID);
	ini = ini_read("er-is-niets.ini");
	assert_int_equal(ini_problems(ini), 1);
	assert_non_null(strstr(ini_problem(ini, 0), "er-is-niets.ini"));
	assert_null(ini_get(ini, "a", "k"));
	ini_free(ini);
	ini_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_values),
	        cmocka_unit_test(test_refused),
	        cmocka_unit_test(test_all_mistakes),
	        cmocka_unit_test(test_keys_of_a_section),
	        cmocka_unit_test(test_very_many_mistakes),
	        cmocka_unit_test(test_null_byte),
	        cmocka_unit_test(test_long),
	        cmocka_unit_test(test_not_used),
	        cmocka_unit_test(test_no_file),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
