/* The cells of a CSV file, and what may be in it.  tests/cli/csv_export.py reads it as others do.
 */
#include "exchange_test.h"

#include "csv.h"

/* 12 June 2025, 10:00 in Zoetermeer. */
#define NOW 1749715200000

static void assert_cell(const char *text, const char *want)
{
	AUTO_BUF struct buf out;
	struct csv c = {.out = &out};

	buf_init(&out);
	csv_text(&c, text);
	assert_string_equal(out.data, want);
}

static void test_cells(void **state)
{
	static const struct {
		const char *text, *cell;
	} cases[] = {
	        {"", "\"\""},
	        {"gewoon", "\"gewoon\""},
	        {"eerst; dan", "\"eerst; dan\""},
	        {"wat is \"echt\"?", "\"wat is \"\"echt\"\"?\""},
	        {"'s avonds", "\"'s avonds\""},
	        {"één idee", "\"één idee\""},
	        {"twee\nregels", "\"twee regels\""},
	        {"twee\r\nregels", "\"twee regels\""},
	        {"met\ttab", "\"met tab\""},
	        {"hard\xC2\xA0wit", "\"hard wit\""},
	        {"regel\xE2\x80\xA8scheiding", "\"regel scheiding\""},
	        {" aan beide einden ", "\"aan beide einden\""},
	        {"a | b", "\"a | b\""},
	};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++)
		assert_cell(cases[i].text, cases[i].cell);
}

static void test_no_formula(void **state)
{
	static const struct {
		const char *text, *cell;
	} cases[] = {
	        {"=1+1", "\"'=1+1\""},
	        {"+31", "\"'+31\""},
	        {"- minder vapen", "\"'- minder vapen\""},
	        {"@SUM(A1)", "\"'@SUM(A1)\""},
	        {"\t=1", "\"'=1\""},
	        {"\r=1", "\"'=1\""},
	        {"\n=1", "\"'=1\""},
	        {"  =1", "\"'=1\""},
	        /* What nobody sees does not hide the sign behind it. */
	        {"\xE2\x80\x8B=1", "\"'=1\""},
	        {"\xEF\xBB\xBF@A1", "\"'@A1\""},
	        {"\xE2\x80\xAE-1", "\"'-1\""},
	        {"\x1B=1", "\"'=1\""},
	        /* U+FF1D, the wide one. */
	        {"\xEF\xBC\x9D"
	         "1",
	         "\"'\xEF\xBC\x9D"
	         "1\""},
	        {"=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""},
	        {"1=1", "\"1=1\""},
	        {"a - b", "\"a - b\""},
	        {"\"=1\"", "\"\"\"=1\"\"\""},
	};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++)
		assert_cell(cases[i].text, cases[i].cell);
}

static void test_hidden_characters(void **state)
{
	(void)state;
	assert_cell("a\xE2\x80\xAE"
	            "b\xC2\xAD"
	            "c\xE2\x81\xA6"
	            "d",
	            "\"abcd\"");
	assert_cell("a\x07"
	            "b\x7F"
	            "c\xC2\x9B"
	            "d",
	            "\"abcd\"");
	/* Bytes that are not UTF-8 are seen to have been there. */
	assert_cell("a\xFF"
	            "b",
	            "\"a\xEF\xBF\xBD"
	            "b\"");
}

static void test_numbers_and_rows(void **state)
{
	AUTO_BUF struct buf out;
	struct csv c = {.out = &out};

	(void)state;
	buf_init(&out);
	csv_number(&c, 12345);
	csv_number(&c, 0);
	csv_number(&c, -1);
	csv_yes_no(&c, true);
	csv_end_row(&c);
	csv_yes_no(&c, false);
	csv_end_row(&c);
	assert_string_equal(out.data, "\"12345\";\"0\";\"\";\"ja\"\r\n\"nee\"\r\n");
}

/* ---- whole files ---- */

static void make(const char *json, enum csv_file file, bool practice, struct buf *out)
{
	const struct csv_options o = {.now = NOW, .practice = practice};
	struct arena *arena = arena_new();
	struct snapshot s = {.arena = arena};
	struct err err;

	buf_init(out);
	assert_ok(import_text(json, &s, &err), err);
	csv_export(&s, &o, file, out);
	arena_free(arena);
}

static int count(const char *in, const char *what)
{
	int n = 0;

	for (const char *at = strstr(in, what); at; at = strstr(at + 1, what))
		n++;
	return n;
}

static const char hostile[] = SMALL(
        ",\"date\":\"2025-05-15\"", TABLES
        ",\"ideas\":[" IDEA("10", "1", ",\"public_text\":\"=Een; \\\"buurvrouw\\\"\"") "," IDEA(
                "11", "2", ",\"withdrawn\":true") "]," AFTER);

/* Every file: the mark, then lines that each end in CR LF, without another break in them. */
static void test_frame(void **state)
{
	(void)state;
	for (int file = 0; file < CSV_FILE_COUNT; file++) {
		AUTO_BUF struct buf out;

		make(hostile, (enum csv_file)file, false, &out);
		assert_memory_equal(out.data, "\xEF\xBB\xBF\"sessie_id\";", 15);
		assert_int_equal(count(out.data, "\xEF\xBB\xBF"), 1);
		assert_int_equal(count(out.data, "\n"), count(out.data, "\"\r\n"));
		assert_int_equal(count(out.data, "\r"), count(out.data, "\"\r\n"));
		assert_string_equal(out.data + out.len - 3, "\"\r\n");
	}
}

static void test_only_what_is_public(void **state)
{
	AUTO_BUF struct buf out;

	(void)state;
	make(hostile, CSV_INPUT, false, &out);
	assert_int_equal(count(out.data, "\r\n"), 2);
	assert_non_null(strstr(out.data, "\"antwoord\";\"I1\""));
	assert_non_null(strstr(out.data, "\"'=Een; \"\"buurvrouw\"\"\""));
	assert_non_null(strstr(out.data, "\"niet overgenomen\""));
	assert_non_null(strstr(out.data, "\"open reden\""));
	assert_null(strstr(out.data, "Een idee"));
	assert_null(strstr(out.data, "geheim"));
	assert_null(strstr(out.data, "I2"));
}

#define WITH_FOLLOW(lines) \
	SMALL(",\"date\":\"2025-05-15\"", \
	      TABLES ",\"ideas\":[" IDEA("10", "1", "") "]," \
	                                                "\"follow_ups\":[" lines "]")
#define FOLLOW(id, position, date, status, open) \
	"{\"id\":\"" id "\",\"idea_id\":\"10\",\"position\":" position ",\"date\":\"" date "\"," \
	"\"status\":\"" status "\",\"explanation\":\"waarom\",\"public\":" open "}"

/* What stands last holds, but not what stands last on a later day, nor what came before a last
 * line that is not for everybody. */
static void test_how_it_stands(void **state)
{
	static const char later[] =
	        WITH_FOLLOW(FOLLOW("20", "1", "2025-06-12", "passed_on",
	                           "true") "," FOLLOW("21", "2", "2025-06-13", "adopted", "true"));
	static const char hidden[] =
	        WITH_FOLLOW(FOLLOW("20", "1", "2025-06-10", "passed_on", "true") "," FOLLOW(
	                "21", "2", "2025-06-11", "not_adopted", "false"));
	static const char answered[] =
	        WITH_FOLLOW(FOLLOW("20", "1", "2025-06-10", "adopted",
	                           "true") "," FOLLOW("21", "2", "2025-06-11", "answered", "true"));
	AUTO_BUF struct buf first;
	AUTO_BUF struct buf second;
	AUTO_BUF struct buf third;

	(void)state;
	make(later, CSV_INPUT, false, &first);
	assert_non_null(strstr(first.data, "\"doorgegeven\";\"2025-06-12\";\"\";\"waarom\""));
	make(hidden, CSV_INPUT, false, &second);
	/* As in the report: the last line that is for everybody. */
	assert_non_null(strstr(second.data, "\"doorgegeven\";\"2025-06-10\";\"\";\"waarom\""));
	assert_null(strstr(second.data, "overgenomen"));
	make(answered, CSV_INPUT, false, &third);
	assert_non_null(strstr(third.data, "\"overgenomen\";\"2025-06-10\""));
}

#define TAG(id, term, target, confirmed) \
	"{\"id\":\"" id "\",\"term_id\":\"" term "\"," target ",\"confirmed\":" confirmed "}"

static void test_keywords(void **state)
{
	static const char json[] =
	        SMALL("", TABLES
	              ",\"subthemes\":[{\"id\":\"49\",\"question_id\":\"4\",\"code\":1,"
	              "\"title\":\"Buiten\"}],"
	              "\"ideas\":[" IDEA(
	                      "10", "1",
	                      ",\"subtheme_id\":\"49\"") "],"
	                                                 "\"taxonomies\":[{\"id\":\"50\","
	                                                 "\"position\":1,\"name\":\"Brede SPUK\"},"
	                                                 "{\"id\":\"51\",\"position\":2,\"name\":"
	                                                 "\"Actielijnen\"},"
	                                                 "{\"id\":\"52\",\"position\":3,\"name\":"
	                                                 "\"Iets anders\"}],"
	                                                 "\"terms\":[{\"id\":\"60\",\"taxonomy_"
	                                                 "id\":\"50\",\"position\":1,"
	                                                 "\"code\":\"2\",\"name\":\"Sport\"},"
	                                                 "{\"id\":\"61\",\"taxonomy_id\":\"50\","
	                                                 "\"position\":2,\"name\":\"Groen\"},"
	                                                 "{\"id\":\"62\",\"taxonomy_id\":\"51\","
	                                                 "\"position\":1,\"code\":\"5.7\","
	                                                 "\"name\":\"Inwonerparticipatie\"},"
	                                                 "{\"id\":\"63\",\"taxonomy_id\":\"52\","
	                                                 "\"position\":1,\"name\":\"Nergens\"}],"
	                                                 "\"tags\":[" TAG("70", "61",
	                                                                  "\"idea_id\":\"10\"",
	                                                                  "true") "," //
	              TAG("71", "60", "\"idea_id\":\"10\"", "false") ","              //
	              TAG("72", "61", "\"subtheme_id\":\"49\"", "false") ","          //
	              TAG("73", "62", "\"subtheme_id\":\"49\"", "true") ","           //
	              TAG("74", "63", "\"subtheme_id\":\"49\"", "true") "]");
	AUTO_BUF struct buf out;

	(void)state;
	make(json, CSV_INPUT, false, &out);
	assert_non_null(strstr(out.data, "\"\";\"2 Sport (voorstel) | Groen\";"
	                                 "\"5.7 Inwonerparticipatie\""));
	assert_null(strstr(out.data, "Nergens"));
}

/* ---- names and ids ---- */

static void assert_id(const char *series, const char *date, bool practice, const char *want)
{
	const struct csv_options o = {.now = NOW, .practice = practice};
	struct series row = {.name = series};
	struct session session = {.number = 3, .date = date};
	struct snapshot s = {.series = &row, .n_series = 1, .sessions = &session, .n_sessions = 1};
	AUTO_FREE char *name = csv_file_name(&s, &o, CSV_VOTES);
	AUTO_FREE char *wanted = xasprintf("%s_stemmen.csv", want);

	assert_string_equal(name, wanted);
}

static void test_names(void **state)
{
	(void)state;
	assert_id("Participatiehub", "2025-05-15", false, "PHUB-2025-S3");
	assert_id("Participatiehub", "2025-05-15", true, "OEFENEN-PHUB-2025-S3");
	assert_id("Participatiehub", "", false, "PHUB-S3");
	assert_id("Samen ZoeterMeer Gezond", "2026-01-01", false, "SZG-2026-S3");
	assert_id("Gezónd", "2026-01-01", false, "GEZOND-2026-S3");
	assert_id("Hub", "2026-01-01", false, "HUB-2026-S3");
	assert_id("../../etc", "2026-01-01", false, "ETC-2026-S3");
	assert_id("= ; \"", "2026-01-01", false, "DIALOOG-2026-S3");
}

static void test_the_day_is_in_one_name(void **state)
{
	const struct csv_options o = {.now = NOW};
	struct series row = {.name = "Participatiehub"};
	struct session session = {.number = 1, .date = "2025-05-15"};
	struct snapshot s = {.series = &row, .n_series = 1, .sessions = &session, .n_sessions = 1};
	AUTO_FREE char *input = csv_file_name(&s, &o, CSV_INPUT);
	AUTO_FREE char *numbers = csv_file_name(&s, &o, CSV_SESSION);

	(void)state;
	assert_string_equal(input, "PHUB-2025-S1_inbreng_2025-06-12.csv");
	assert_string_equal(numbers, "PHUB-2025-S1_sessie.csv");
}

/* ---- people ---- */

#define HEADS(kinds) \
	SMALL("", ",\"head_counts\":[{\"id\":\"9\",\"moment\":\"start\"," \
	          "\"counted_at\":\"2025-05-15T11:05:00Z\"," kinds "}]")

static void test_few_people_are_not_told(void **state)
{
	AUTO_BUF struct buf many;
	AUTO_BUF struct buf few;

	(void)state;
	make(HEADS("\"total\":31,\"residents\":18,\"care\":8,\"policy\":5"), CSV_SESSION, false,
	     &many);
	assert_non_null(strstr(many.data, ";\"31\";\"18\";\"8\";\"5\";\"0\";"));
	make(HEADS("\"total\":0,\"residents\":18,\"care\":8,\"policy\":4"), CSV_SESSION, false,
	     &few);
	assert_non_null(strstr(few.data, ";\"30\";\"\";\"\";\"\";\"\";"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_cells),
	        cmocka_unit_test(test_no_formula),
	        cmocka_unit_test(test_hidden_characters),
	        cmocka_unit_test(test_numbers_and_rows),
	        cmocka_unit_test(test_frame),
	        cmocka_unit_test(test_only_what_is_public),
	        cmocka_unit_test(test_how_it_stands),
	        cmocka_unit_test(test_keywords),
	        cmocka_unit_test(test_names),
	        cmocka_unit_test(test_the_day_is_in_one_name),
	        cmocka_unit_test(test_few_people_are_not_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
