/* Settings: where they come from, what each may be, and that a mistake costs only itself. */
#include "conf_test.h"

#include <sys/stat.h>

#include "buf.h"
#include "settings.h"

#define OWN "dialoog.ini"

static struct settings *load(const char *text)
{
	put_bytes(OWN, text, strlen(text));
	return settings_load(OWN);
}

static void test_nothing_is_set(void **state)
{
	struct settings *s = load("");

	(void)state;
	assert_int_equal(settings_problems(s), 0);
	assert_int_equal(settings_usable(s), 0);
	for (int id = 0; id < SETTING_COUNT; id++) {
		const struct setting_info *info = setting_info((enum setting)id);

		assert_string_equal(settings_text(s, (enum setting)id), info->fallback);
		assert_string_equal(settings_text(NULL, (enum setting)id), info->fallback);
		assert_int_equal(settings_number(s, (enum setting)id),
		                 settings_number(NULL, (enum setting)id));
	}
	assert_int_equal(settings_number(s, SETTING_CLOCK_WARNING), 0);
	settings_free(s);
	settings_free(NULL);
}

static void test_values(void **state)
{
	struct settings *s;

	(void)state;
	setenv("HOME", "/home/iemand", 1);
	s = load("[desk]\ntheme = \"high-contrast\"\ncolor = never\nclock-warning = 60\n"
	         "language = \"en\"\n[files]\nhub = \"~/hub.db\"\nsecond-place = "
	         "\"/media/stick\"\n");
	assert_int_equal(settings_problems(s), 0);
	assert_int_equal(settings_usable(s), 6);
	assert_int_equal(settings_number(s, SETTING_THEME), 3);
	assert_int_equal(settings_number(s, SETTING_COLOR), 2);
	assert_int_equal(settings_number(s, SETTING_CLOCK_WARNING), 60);
	assert_string_equal(settings_text(s, SETTING_LANGUAGE), "en");
	assert_string_equal(settings_text(s, SETTING_HUB), "/home/iemand/hub.db");
	assert_string_equal(settings_text(s, SETTING_SECOND_PLACE), "/media/stick");
	assert_string_equal(settings_file(s), OWN);
	settings_free(s);
}

/* A text is one line without what a terminal or a document would obey. */
static void test_texts_and_colours(void **state)
{
	struct settings *s =
	        load("[report]\norganisation = \"  Buurt  & Zorg; nummer\xc2\xa0#1\xe2\x80\xae \"\n"
	             "contact = 079 123 45 67\ncolour = \"#8A1C0d\"\n");

	(void)state;
	assert_int_equal(settings_problems(s), 0);
	assert_int_equal(settings_usable(s), 3);
	assert_string_equal(settings_text(s, SETTING_ORGANISATION), "Buurt & Zorg; nummer #1");
	assert_string_equal(settings_text(s, SETTING_CONTACT), "079 123 45 67");
	assert_string_equal(settings_text(s, SETTING_LOGO_TEXT), "");
	assert_int_equal(settings_number(s, SETTING_REPORT_COLOUR), 0x8a1c0d);
	settings_free(s);
}

static struct settings *load_contact(int characters)
{
	AUTO_BUF struct buf b;

	buf_init(&b);
	buf_add(&b, "[report]\ncontact = \"");
	for (int i = 0; i < characters; i++)
		buf_add(&b, "\xc3\xa9");
	buf_add(&b, "\"\n");
	return load(b.data);
}

/* In characters, not in bytes. */
static void test_longest_text(void **state)
{
	struct settings *s = load_contact(200);

	(void)state;
	assert_int_equal(settings_problems(s), 0);
	assert_int_equal(strlen(settings_text(s, SETTING_CONTACT)), 400);
	settings_free(s);
	s = load_contact(201);
	assert_int_equal(settings_problems(s), 1);
	assert_string_equal(
	        settings_problem(s, 0),
	        OWN ":2: [report] contact: This text is too long. Use at most 200 characters.");
	assert_string_equal(settings_text(s, SETTING_CONTACT), "");
	settings_free(s);
}

static const struct {
	const char *text, *part;
} wrong[] = {
        {"[desk]\ntheme = \"donker\"\n",
         OWN ":2: [desk] theme: Choose one of: auto, dark, light, high-contrast, mono."},
        {"[desk]\ntheme = \"dar\"\n", OWN ":2: [desk] theme: "},
        {"[desk]\ntheme = \"\"\n", OWN ":2: [desk] theme: "},
        {"[desk]\nclock-warning = \"61\"\n", OWN ":2: [desk] clock-warning: "},
        {"[desk]\nclock-warning = \"-1\"\n", OWN ":2: [desk] clock-warning: "},
        {"[desk]\nclock-warning = \"vijf\"\n", OWN ":2: [desk] clock-warning: "},
        {"[files]\nhub = \"hub.db\"\n", OWN ":2: [files] hub: "},
        {"[files]\nhub = \"~ander/hub.db\"\n", OWN ":2: [files] hub: "},
        {"[report]\ncolour = \"004a7f\"\n", OWN ":2: [report] colour: Write a colour as # "},
        {"[report]\ncolour = \"#04f\"\n", OWN ":2: [report] colour: Write a colour as # "},
        {"[report]\ncolour = \"#004a7g\"\n", OWN ":2: [report] colour: Write a colour as # "},
        {"[report]\ncolour = \"#004a7f0\"\n", OWN ":2: [report] colour: Write a colour as # "},
        {"[report]\ncolour = \"\"\n", OWN ":2: [report] colour: Write a colour as # "},
        {"[report]\ncolour = #004a7f\n", OWN ":2: [report] colour: Put the value between two"},
        /* The lightest grey that WCAG lets through is #767676. */
        {"[report]\ncolour = \"#777777\"\n",
         OWN ":2: [report] colour: This colour is too light to read on white: its contrast is "
             "4.4:1, and 4.5:1 is the least. Choose a darker one."},
        {"[report]\ncolour = \"#ffffff\"\n", OWN ":2: [report] colour: This colour is too light to "
                                                 "read on white: its contrast is 1.0:1"},
        {"[report]\nlogo = \"logo.png\"\n", OWN ":2: [report] logo: Write the whole path"},
        {"[desk]\nthem = \"dark\"\n", OWN ":2: [desk] them: "},
        {"[bureau]\ntheme = \"dark\"\n", OWN ":1: [bureau]: "},
};

static void test_wrong_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_ITEMS(wrong); i++) {
		struct settings *s = load(wrong[i].text);

		if (settings_problems(s) != 1 ||
		    strncmp(settings_problem(s, 0), wrong[i].part, strlen(wrong[i].part)) != 0)
			fail_msg("%s gave %d: %s", wrong[i].text, settings_problems(s),
			         settings_problems(s) > 0 ? settings_problem(s, 0) : "");
		assert_int_equal(settings_usable(s), 0);
		assert_int_equal(settings_number(s, SETTING_THEME), 0);
		assert_int_equal(settings_number(s, SETTING_CLOCK_WARNING), 0);
		settings_free(s);
	}
}

static void test_right_beside_wrong(void **state)
{
	struct settings *s =
	        load("[desk]\ntheme = \"donker\"\nascii = \"yes\"\n[fils]\nhub = \"/a\"\n");

	(void)state;
	assert_int_equal(settings_problems(s), 2);
	assert_int_equal(settings_usable(s), 1);
	assert_int_equal(settings_number(s, SETTING_ASCII), 1);
	assert_int_equal(settings_number(s, SETTING_THEME), 0);
	settings_free(s);
}

static void assert_colour(const char *text, int colour)
{
	AUTO_FREE char *file = xasprintf("[report]\ncolour = \"%s\"\n", text);
	struct settings *s = load(file);

	assert_int_equal(settings_problems(s), 0);
	assert_int_equal(settings_number(s, SETTING_REPORT_COLOUR), colour);
	settings_free(s);
}

/* WCAG 2.1, 1.4.3: as light as it may be; by its luminance, which is not the same for each of red,
 * green and blue. */
static void test_light_colours(void **state)
{
	(void)state;
	assert_int_equal(settings_number(NULL, SETTING_REPORT_COLOUR), 0x004a7f);
	assert_colour("#767676", 0x767676);
	assert_colour("#000000", 0);
	assert_colour("#EE0000", 0xee0000);
	assert_colour("#008700", 0x008700);
	assert_colour("#0000ff", 0x0000ff);
}

static void assert_language(const char *path, const char *file, const char *language)
{
	struct settings *s = settings_load(path);

	assert_string_equal(settings_file(s), file);
	assert_string_equal(settings_text(s, SETTING_LANGUAGE), language);
	assert_int_equal(settings_problems(s), 0);
	settings_free(s);
}

static void put_language(const char *path, const char *value)
{
	AUTO_FREE char *text = xasprintf("[desk]\nlanguage = \"%s\"\n", value);

	put_bytes(path, text, strlen(text));
}

/* --config, else the user's own, else the installed one, else nothing. */
static void test_where_they_come_from(void **state)
{
	AUTO_FREE char *here = realpath(".", NULL);
	AUTO_FREE char *own = path_join(here, "config/dialoog/dialoog.ini");
	AUTO_FREE char *config = path_join(here, "config");
	AUTO_FREE char *data = path_join(here, "data");
	AUTO_FREE char *installed = path_join(here, "data/dialoog.ini");

	(void)state;
	setenv("XDG_CONFIG_HOME", config, 1);
	setenv("DIALOOG_DATADIR", data, 1);
	assert_language(NULL, "", "nl");
	assert_int_equal(mkdir("data", 0700), 0);
	put_language(installed, "en");
	assert_language(NULL, installed, "en");
	assert_int_equal(mkdir("config", 0700) | mkdir("config/dialoog", 0700), 0);
	put_language(own, "nl");
	assert_language(NULL, own, "nl");
	put_language(OWN, "en");
	assert_language(OWN, OWN, "en");
}

static void assert_one_problem(const char *path, const char *part)
{
	struct settings *s = settings_load(path);

	assert_int_equal(settings_problems(s), 1);
	if (strstr(settings_problem(s, 0), part) == NULL)
		fail_msg("%s", settings_problem(s, 0));
	assert_int_equal(settings_usable(s), 0);
	settings_free(s);
}

/* Each with a sentence, at once, and without reading it. */
static void test_hostile_files(void **state)
{
	(void)state;
	assert_one_problem("er-is-niets.ini", "er-is-niets.ini");
	assert_one_problem(".", "is a folder");
	assert_int_equal(mkfifo("pijp", 0600), 0);
	assert_one_problem("pijp", "not an ordinary file");
	assert_one_problem("/dev/zero", "not an ordinary file");
	put_bytes("groot", "", 0);
	assert_int_equal(truncate("groot", 1 << 30), 0);
	assert_one_problem("groot", "too large");
}

static void test_very_many_problems(void **state)
{
	enum { LINES = 300 };
	AUTO_FREE char *text = xmalloc(LINES * 2 + 1);
	struct settings *s;

	(void)state;
	for (int i = 0; i <= LINES * 2; i++)
		text[i] = i == LINES * 2 ? '\0' : "x\n"[i % 2];
	s = load(text);
	assert_int_equal(settings_problems(s), 101);
	assert_non_null(strstr(settings_problem(s, 99), ":100: "));
	assert_non_null(strstr(settings_problem(s, 100), "200 mistakes more"));
	settings_free(s);
}

static void test_keys_section(void **state)
{
	struct settings *s = load("[keys]\nb = \"x\"\n[desk]\n[keys]\na = y z\n");
	const char *name, *value;

	(void)state;
	assert_true(settings_key(s, 0, &name, &value));
	assert_string_equal(name, "b");
	assert_string_equal(value, "x");
	assert_true(settings_key(s, 1, &name, &value));
	assert_string_equal(value, "y z");
	assert_false(settings_key(s, 2, &name, &value));
	assert_false(settings_key(NULL, 0, &name, &value));
	settings_key_wrong(s, "a", "%s", "Dit niet.");
	assert_int_equal(settings_problems(s), 2);
	assert_string_equal(settings_problem(s, 1), OWN ":5: [keys] a: Dit niet.");
	settings_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_nothing_is_set),
	        cmocka_unit_test(test_values),
	        cmocka_unit_test(test_texts_and_colours),
	        cmocka_unit_test(test_longest_text),
	        cmocka_unit_test(test_light_colours),
	        cmocka_unit_test(test_wrong_values),
	        cmocka_unit_test(test_right_beside_wrong),
	        cmocka_unit_test(test_where_they_come_from),
	        cmocka_unit_test(test_hostile_files),
	        cmocka_unit_test(test_very_many_problems),
	        cmocka_unit_test(test_keys_section),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
