/* Plain text holds its width, and nothing in it works on whoever reads it. */
#include "document_test.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

enum { COLUMNS = 72 };

static void assert_plain(const struct node *doc, const char *expected)
{
	AUTO_FREE char *out = rendered(doc, DOC_TEXT, NULL);
	char *whole = arena_printf(arena, "CONCEPT\n\n%s", expected);
	assert_string_equal(out, whole);
}

/* Whatever is in it: no line too wide, no blank at the end of one, one newline at the end. */
static void assert_lines_hold(const struct node *doc)
{
	AUTO_FREE char *out = rendered(doc, DOC_TEXT, NULL);
	size_t len = strlen(out);

	assert_true(len > 1 && out[len - 1] == '\n' && out[len - 2] != '\n');
	for (char *line = out, *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		*end = '\0';
		if (text_width(line) > COLUMNS)
			fail_msg("too wide: %s", line);
		if (end > line && end[-1] == ' ')
			fail_msg("a blank at the end: %s", line);
	}
}

static void what_people_wrote_is_text(void **state)
{
	static const char *const cases[][2] = {
	        {"<script>alert(1)</script> &lt; ]]> \"x\"",
	         "<script>alert(1)</script> &lt; ]]> \"x\""},
	        {"omge\xE2\x80\xAEkeerd\xE2\x80\x8B", "omgekeerd"},
	        {"\x1b[31mrood\x07\r", "[31mrood"},
	        {"  wit \t regel  \n  twee  ", "wit regel\ntwee"},
	        {"e\xCC\x81 \xF0\x9F\x98\x80", "e\xCC\x81 \xF0\x9F\x98\x80"},
	        {"\xFFstuk", "\xEF\xBF\xBDstuk"},
	        {"**ster** en `code`", "**ster** en `code`"},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct node *doc = doc_new(arena, "t");
		doc_paragraph(arena, doc, cases[i][0]);
		assert_plain(doc, arena_printf(arena, "t\n=\n\n%s\n", cases[i][1]));
		assert_lines_hold(doc);
	}
}

static void headings_stand_out(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "Verslag\nvan \xC3\xA9\xC3\xA9n ");
	doc_heading(arena, doc, 2, "Ronde 1");
	doc_heading(arena, doc, 3, "Thema");
	doc_paragraph(arena, doc, "Zin.");
	doc_paragraph(arena, doc, "");
	doc_heading(
	        arena, doc, 2,
	        "Een kop die te lang is voor een regel van tweeënzeventig kolommen, en dus breekt");
	assert_plain(doc,
	             "Verslag van één\n===============\n\n\n"
	             "Ronde 1\n-------\n\nThema\n\nZin.\n\n\n"
	             "Een kop die te lang is voor een regel van tweeënzeventig kolommen, en\n"
	             "dus breekt\n"
	             "---------------------------------------------------------------------\n");
}

static void lists_hang_and_nest(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *list = doc_list(arena, doc, true);
	struct node *item = doc_item(arena, list, "een\nvervolg");
	struct node *inner = doc_list(arena, item, false);
	doc_item(arena, inner,
	         "Dit punt is zo lang dat het niet op een regel past, dus hangt het in.");
	doc_item(arena, inner, "");
	for (int i = 2; i <= 10; i++)
		item = doc_item(arena, list, "x");
	doc_item(arena, doc_list(arena, item, false), "tien");
	doc_quote(arena, doc, "Citaat\nregel");
	assert_plain(doc, "t\n=\n\n"
	                  "1. een\n   vervolg\n"
	                  "   - Dit punt is zo lang dat het niet op een regel past, dus hangt het\n"
	                  "     in.\n   -\n"
	                  "2. x\n3. x\n4. x\n5. x\n6. x\n7. x\n8. x\n9. x\n10. x\n"
	                  "    - tien\n\n"
	                  "> Citaat\n> regel\n");
}

static struct node *row_of(struct node *table, bool header, const char *a, const char *b)
{
	struct node *row = doc_row(arena, table, header);
	doc_cell(arena, row, a);
	doc_cell(arena, row, b);
	return row;
}

static void tables_are_lined_up(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *table = doc_table(arena, doc, "bijschrift");
	struct node *row = row_of(table, true, "Idee", "Groep");
	doc_cell(arena, row, "Stickers");
	row = row_of(table, false, "Een\nidee", "1");
	doc_bar(arena, row, 12, 19);
	row = row_of(table, false, "Caf\xC3\xA9 \xE6\x97\xA5", "");
	doc_number(arena, row, 7);
	doc_cell(arena, doc_row(arena, table, false), "x");
	assert_plain(doc, "t\n=\n\n"
	                  "Idee      Groep  Stickers\n"
	                  "--------  -----  --------\n"
	                  "Een idee  1            12\n"
	                  "Café \xE6\x97\xA5                 7\n"
	                  "x\n");
}

static void wide_cells_take_more_lines(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *table = doc_table(arena, doc, "");
	row_of(table, true, "Code", "Idee");
	row_of(table, false, "I1",
	       "Een idee dat te lang is voor een regel naast zijn code, en dat dus breekt");
	row_of(table, false, "I2", "Kort");
	assert_plain(doc,
	             "t\n=\n\n"
	             "Code  Idee\n"
	             "----  ------------------------------------------------------------------\n"
	             "I1    Een idee dat te lang is voor een regel naast zijn code, en dat\n"
	             "        dus breekt\n"
	             "I2    Kort\n");
	assert_lines_hold(doc);
}

static void tables_without_room_become_blocks(void **state)
{
	static const char wide[] =
	        "Een tekst van zestig letters, die er naast de andere niet bij past";
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *table = doc_table(arena, doc, "");
	row_of(table, true, "Wat", "Wie");
	row_of(table, false, wide, wide);
	row_of(table, false, "", "ik");
	assert_plain(doc,
	             "t\n=\n\n"
	             "Wat: Een tekst van zestig letters, die er naast de andere niet bij past\n"
	             "Wie: Een tekst van zestig letters, die er naast de andere niet bij past\n"
	             "\nWie: ik\n");
}

static void links_tell_their_address_once(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *p = doc_paragraph(arena, doc, "");
	doc_link(arena, p, "https://x.nl/a", "hier");
	doc_text(arena, p, ", ");
	doc_link(arena, p, "https://x.nl/a/", "x.nl/a");
	doc_text(arena, p, ", ");
	doc_link(arena, p, "mailto:info@x.nl", "info@x.nl");
	doc_text(arena, p, ", ");
	doc_link(arena, p, "javascript:alert(1)", "daar");
	doc_text(arena, p, ", ");
	doc_link(arena, p, "http://x\xE2\x80\xAE.nl", "");
	doc_figure(arena, doc, picture, PICTURE_LEN, 40, "Stickers per thema");
	assert_plain(doc, "t\n=\n\nhier (https://x.nl/a), x.nl/a, info@x.nl, daar, http://x.nl\n\n"
	                  "[Stickers per thema]\n");
}

static void anything_holds_its_width(void **state)
{
	char word[2001] = {0};
	(void)state;
	memset(word, 'w', sizeof(word) - 1);
	const char *texts[] = {word, "\xF0\x9F\x98\x80\xF0\x9F\x98\x80 e\xCC\x81\xCC\x81",
	                       arena_printf(arena, "%.71s\xE6\x97\xA5 \n\n  %.73s", word, word)};
	for (size_t i = 0; i < N_ITEMS(texts); i++) {
		struct node *doc = doc_new(arena, texts[i]);
		doc_heading(arena, doc, 2, texts[i]);
		doc_quote(arena, doc, texts[i]);
		struct node *item = doc_item(arena, doc_list(arena, doc, false), texts[i]);
		for (int depth = 0; depth < 20; depth++)
			item = doc_item(arena, doc_list(arena, item, false), texts[i]);
		struct node *table = doc_table(arena, doc, texts[i]);
		row_of(table, true, texts[i], "x");
		row_of(table, false, texts[i], texts[i]);
		row_of(doc_table(arena, doc, ""), false, "I1", texts[i]);
		assert_lines_hold(doc);
	}
}

static void empty_documents_are_a_title(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "Verslag");
	doc_table(arena, doc, "leeg");
	doc_row(arena, doc_table(arena, doc, "leeg"), true);
	doc_list(arena, doc, false);
	assert_plain(doc, "Verslag\n=======\n");
}

static void assert_marked(const struct node *doc, const char *expected)
{
	struct doc_look look = usual_look;

	look.mark = "";
	look.columns = 30;
	look.marked_headings = true;
	AUTO_FREE char *out = rendered_as(doc, &look, DOC_TEXT, NULL);
	assert_string_equal(out, expected);
}

/* Nothing that people wrote is taken for a heading, and no heading is lost. */
static void headings_are_marked_for_who_shows_them(void **state)
{
	struct node *table, *row, *list, *doc = doc_new(arena, "Om");
	(void)state;

	doc_heading(arena, doc, 2, "Een kop van dertig letters lang, en meer dan dat");
	doc_heading(arena, doc, 3, "Kleine kop");
	doc_paragraph(arena, doc, "Regel\n-----\n# Geen kop\n## Ook niet\n#hekje");
	doc_quote(arena, doc, "# Citaat");
	list = doc_list(arena, doc, false);
	doc_item(arena, list, "# Punt\n# vervolg");
	table = doc_table(arena, doc, "");
	row = doc_row(arena, table, true);
	doc_cell(arena, row, "# Kolom");
	row = doc_row(arena, table, false);
	doc_cell(arena, row, "# Cel");
	assert_marked(doc, "# Om\n\n\n"
	                   "# Een kop van dertig letters\n"
	                   "# lang, en meer dan dat\n\n"
	                   "Kleine kop\n\n"
	                   "Regel\n-----\n # Geen kop\n## Ook niet\n#hekje\n\n"
	                   "> # Citaat\n\n"
	                   "- # Punt\n  # vervolg\n\n"
	                   " # Kolom\n-------\n # Cel\n");
	doc = doc_new(arena, "");
	doc_heading(arena, doc, 2, "Een kop van dertig letters die");
	assert_marked(doc, "# Een kop van dertig letters die\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(what_people_wrote_is_text),     TEST(headings_stand_out),
	        TEST(lists_hang_and_nest),           TEST(tables_are_lined_up),
	        TEST(wide_cells_take_more_lines),    TEST(tables_without_room_become_blocks),
	        TEST(links_tell_their_address_once), TEST(anything_holds_its_width),
	        TEST(empty_documents_are_a_title),   TEST(headings_are_marked_for_who_shows_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
