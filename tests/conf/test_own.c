/* Templates that somebody wrote, with and without mistakes. */
#include "conf_test.h"

#include "buf.h"
#include "ini.h"
#include "runsheet.h"

#define START "[sjabloon]\nnaam = \"Kort\"\nagenda = \"een\"\nrondes = \"r\"\n"
#define SERIES "[reeks]\nnaam = \"Hub\"\ntaal = \"nl\"\n"
#define SESSION "[sessie]\ntitel = \"Korte sessie\"\nniveau = \"informeren\"\n"
#define GROUPS "[groepen]\nnaam = \"Tafel\"\n"
#define ROUND "[ronde r]\nsoort = \"ideeen\"\ntitel = \"R\"\nvraag1 = \"Wat?\"\n"
#define ITEM "[stap een]\ntitel = \"Een\"\nsoort = \"ronde\"\nminuten = \"10\"\nronde = \"r\"\n"
#define SHORT START SERIES SESSION GROUPS ROUND ITEM

static const struct runsheet_options options = {.date = "2025-05-15", .number = 1};

static int make_templates(void **state)
{
	struct err err;

	if (enter_folder(state) != 0 || file_make_dirs("draaiboeken", &err) != OK)
		return -1;
	return setenv("DIALOOG_DATADIR", ".", 1);
}

static enum status load(const char *text, struct snapshot *s, struct err *e)
{
	put_bytes("draaiboeken/kort.ini", text, strlen(text));
	err_clear(e);
	return runsheet_load("kort", &options, s, e);
}

static void test_short(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;

	(void)state;
	assert_ok(load(SHORT, &s, &err), err);
	assert_int_equal(s.n_agenda, 1);
	assert_int_equal(s.agenda[0].round_id, s.rounds[0].id);
	assert_int_equal(s.questions[0].round_id, s.rounds[0].id);
	assert_int_equal(s.n_groups, 1);
	assert_string_equal(s.groups[0].name, "Tafel 1");
	assert_string_equal(s.sessions[0].end_planned, "");
	arena_free(arena);
}

static void test_lots(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;

	(void)state;
	assert_ok(load(START SERIES SESSION "gelijke_stand = \"loten\"\n" GROUPS ROUND ITEM, &s,
	               &err),
	          err);
	assert_int_equal(s.sessions[0].tie_rule, TIE_LOT);
	arena_free(arena);
}

/* Lines of a text are cleaned like every other text, and have its limit. */
static void test_lines(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	AUTO_BUF struct buf text;
	struct err err;

	(void)state;
	buf_init(&text);
	assert_ok(load(START SERIES SESSION "spelregel1 = \"Eén  stem \xe2\x80\xaetegelijk\"\n"
	                                    "spelregel2 = \"Luister\"\n" GROUPS ROUND ITEM,
	               &s, &err),
	          err);
	assert_string_equal(s.sessions[0].ground_rules, "Eén stem tegelijk\nLuister");
	buf_add(&text, START SERIES SESSION);
	for (int i = 1; i <= 30; i++)
		buf_addf(&text, "spelregel%d = \"%0500d\"\n", i, i);
	buf_add(&text, GROUPS ROUND ITEM);
	assert_int_equal(load(text.data, &s, &err), E_INVALID);
	assert_non_null(strstr(err.msg, "[sessie] spelregel30: "));
	arena_free(arena);
}

/* Whoever makes a template does not want to hear of one mistake at a time. */
static void test_all_mistakes(void **state)
{
	static const char told[] =
	        "kort.ini:5: [reeks] naam: This key must be there and have a value.\n"
	        "kort.ini:9: [sessie] niveau: Choose one of: informeren, consulteren, "
	        "coproduceren.\n"
	        "kort.ini:10: [sessie] top: Type a whole number from 0 to 26.\n"
	        "kort.ini:13: [groepen] geen regel: Write a line as key = \"value\".\n"
	        "kort.ini:14: [ronde r] vraag1: This key must be there and have a value.\n"
	        "kort.ini:20: [stap een] minuten: Type a whole number from 0 to 600.\n";
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct runsheet_options o = options;
	AUTO_BUF struct buf problems;
	struct err err;

	(void)state;
	buf_init(&problems);
	o.problems = &problems;
	assert_int_equal(load(START "[reeks]\ntaal = \"fries\"\n"
	                            "[sessie]\ntitel = \"Korte sessie\"\nniveau = \"hoog\"\n"
	                            "top = \"heel veel\"\n" GROUPS "geen regel\n"
	                            "[ronde r]\nsoort = \"ideeen\"\ntitel = \"R\"\n"
	                            "[stap een]\ntitel = \"Een\"\nsoort = \"plenair\"\n"
	                            "minuten = \"lang\"\n",
	                      &s, &err),
	                 E_INVALID);
	assert_int_equal(runsheet_load("kort", &o, &s, &err), E_INVALID);
	assert_string_equal(problems.data, told);
	arena_free(arena);
}

static const struct {
	const char *text;
	const char *part; /* of the message */
} refused[] = {
        {"", "[reeks] naam: "},
        {START SESSION GROUPS ROUND ITEM, "[reeks] naam: "},
        {START SERIES SESSION ROUND ITEM, "[groepen] naam: "},
        {SHORT "extra = \"1\"\n", "kort.ini:22: [stap een] extra: "},
        {SHORT "[stap twee]\ntitel = \"Twee\"\n", "kort.ini:22: [stap twee]"},
        {SHORT "minimaal = \"11\"\n", "[stap een] minimaal: "},
        {SHORT "minimaal = \"-1\"\n", "[stap een] minimaal: "},
        {SHORT "minimaal = \"010x\"\n", "[stap een] minimaal: "},
        {SHORT "beschermd = \"misschien\"\n", "nee, ja"},
        {START SERIES SESSION GROUPS ROUND, "kort.ini:3: [sjabloon] agenda: "},
        {START SERIES SESSION GROUPS ITEM, "kort.ini:4: [sjabloon] rondes: "},
        {START SERIES SESSION GROUPS "[ronde r]\nsoort = \"ideeen\"\ntitel = \"R\"\n" ITEM,
         "[ronde r] vraag1: "},
        {START SERIES SESSION GROUPS ROUND
         "[stap een]\ntitel = \"Een\"\nsoort = \"ronde\"\nminuten = \"10\"\nronde = \"x\"\n",
         "[stap een] ronde: "},
        {START SERIES SESSION GROUPS ROUND
         "[stap een]\ntitel = \"Een\"\nsoort = \"feest\"\nminuten = \"10\"\n",
         "afsluiting"},
        {"[sjabloon]\nagenda = \"een, een\"\n" SERIES SESSION GROUPS ROUND ITEM, "\"een\""},
        {"[sjabloon]\nnaam = \"Kort\"\n" SERIES SESSION GROUPS, "[sjabloon] agenda: "},
        {START "[reeks]\nnaam = \"Hub\"\ntaal = \"fy\"\n" SESSION GROUPS ROUND ITEM, "nl, en"},
        {START SERIES SESSION "start = \"9 uur\"\n" GROUPS ROUND ITEM, "[sessie] start: "},
        {START SERIES SESSION GROUPS "kleur1 = \"abcdefghijklmnopqrstu\"\n" ROUND ITEM,
         "[groepen] kleur1: "},
        {START SERIES SESSION "spelregel2 = \"Zonder eerste\"\n" GROUPS ROUND ITEM,
         "[sessie] spelregel2: "},
};

static void test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_ITEMS(refused); i++) {
		struct arena *arena = arena_new();
		struct snapshot s = {.arena = arena};
		struct err err;
		enum status st = load(refused[i].text, &s, &err);

		if (st != E_INVALID || strstr(err.msg, "kort.ini") != err.msg ||
		    strstr(err.msg, refused[i].part) == NULL)
			fail_msg("%s\n gave %d: %s", refused[i].text, (int)st, err.msg);
		arena_free(arena);
	}
}

/* A template with a mistake is not hidden. */
static void test_list_with_mistake(void **state)
{
	struct arena *arena = arena_new();
	struct runsheet_choice *choices;
	struct err err;
	int n;

	(void)state;
	put_bytes("draaiboeken/kort.ini", SHORT, strlen(SHORT));
	put_bytes("draaiboeken/fout.ini", "naam\n", 5);
	put_bytes("draaiboeken/Lees mij.ini", "", 0);
	put_bytes("draaiboeken/notities.txt", "", 0);
	assert_ok(runsheet_list(arena, &choices, &n, &err), err);
	assert_int_equal(n, 2);
	assert_string_equal(choices[0].title, "fout");
	assert_ptr_equal(strstr(choices[0].about, "fout.ini:1: "), choices[0].about);
	assert_string_equal(choices[1].title, "Kort");
	assert_string_equal(choices[1].about, "");
	arena_free(arena);
}

/* One's own stands in the folder of the settings, beside those that came with the program, and goes
 * before one of them. */
static void test_own_folder(void **state)
{
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	AUTO_FREE char *here = path_real(".");
	struct runsheet_choice *choices;
	struct err err;
	int n, before;

	(void)state;
	assert_ok(load(SHORT, &s, &err), err);
	assert_ok(runsheet_list(arena, &choices, &before, &err), err);
	assert_int_equal(setenv("XDG_CONFIG_HOME", here, 1), 0);
	assert_ok(file_make_dirs("dialoog/draaiboeken", &err), err);
	put_bytes("dialoog/draaiboeken/eigen.ini", SHORT, strlen(SHORT));
	put_bytes("dialoog/draaiboeken/kort.ini", SHORT "beschermd = \"ja\"\n",
	          strlen(SHORT "beschermd = \"ja\"\n"));
	assert_ok(runsheet_list(arena, &choices, &n, &err), err);
	assert_int_equal(n, before + 1);
	assert_string_equal(choices[0].name, "eigen");
	assert_ok(runsheet_load("eigen", &options, &s, &err), err);
	assert_false(s.agenda[0].protected_);
	assert_ok(runsheet_load("kort", &options, &s, &err), err);
	assert_true(s.agenda[0].protected_);
	assert_int_equal(unsetenv("XDG_CONFIG_HOME"), 0);
	arena_free(arena);
}

static void test_no_folder(void **state)
{
	struct arena *arena = arena_new();
	struct runsheet_choice *choices;
	struct err err;
	int n;

	(void)state;
	/* The folder of an installation that is not there, and none of our own. */
	setenv("DIALOOG_DATADIR", "nergens", 1);
	enum status st = runsheet_list(arena, &choices, &n, &err);
	setenv("DIALOOG_DATADIR", ".", 1);
	/* On a machine where the program is installed its own templates are found. */
	assert_true(st == OK ? n > 0 : st == E_IO && strstr(err.msg, "draaiboeken") != NULL);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_short),        cmocka_unit_test(test_lots),
	        cmocka_unit_test(test_lines),        cmocka_unit_test(test_refused),
	        cmocka_unit_test(test_all_mistakes), cmocka_unit_test(test_list_with_mistake),
	        cmocka_unit_test(test_own_folder),   cmocka_unit_test(test_no_folder),
	};

	return cmocka_run_group_tests(tests, make_templates, leave_folder);
}
