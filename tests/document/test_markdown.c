/* Whatever people wrote stays text in Markdown. */
#include "document_test.h"

#include <stdlib.h>
#include <string.h>

static void assert_markdown(const struct node *doc, const char *expected)
{
	AUTO_FREE char *out = rendered(doc, DOC_MD, NULL);
	assert_string_equal(out, expected);
}

static void paragraph_text_is_escaped(void **state)
{
	static const char *const cases[][2] = {
	        {"- streepje", "\\- streepje"},
	        {"+ plus", "\\+ plus"},
	        {"* ster", "\\* ster"},
	        {"# hekje", "\\# hekje"},
	        {"1. een", "1\\. een"},
	        {"12) twaalf", "12\\) twaalf"},
	        {"2025. En nu?", "2025\\. En nu?"},
	        {"1 . los", "1 . los"},
	        {"> citaat", "\\> citaat"},
	        {"=====", "\\====="},
	        {"---", "\\---"},
	        {"***", "\\*\\*\\*"},
	        {"~~~", "\\~\\~\\~"},
	        {":--|--", "\\:--\\|--"},
	        {"```code```", "\\`\\`\\`code\\`\\`\\`"},
	        {"a | b", "a \\| b"},
	        {"<script>alert(1)</script>", "\\<script>alert(1)\\</script>"},
	        {"<!-- weg -->", "\\<!-- weg -->"},
	        {"&lt;b&gt;", "\\&lt;b\\&gt;"},
	        {"R & D", "R & D"},
	        {"[x](javascript:1)", "\\[x\\](javascript:1)"},
	        {"![](http://e/p.png)", "!\\[\\](http://e/p.png)"},
	        {"snake_case_naam", "snake\\_case\\_naam"},
	        {"**vet** en _schuin_", "\\*\\*vet\\*\\* en \\_schuin\\_"},
	        {"C:\\temp\\", "C:\\\\temp\\\\"},
	        {"kost $5 of $6", "kost \\$5 of \\$6"},
	        {"    code", "code"},
	        {"einde  ", "einde"},
	        {"regel 1\n- regel 2\n3. regel 3", "regel 1\\\n\\- regel 2\\\n3\\. regel 3"},
	        {"\n\nwit\n\n", "wit"},
	        {"prijs - 3 euro, 10:00 uur.", "prijs - 3 euro, 10:00 uur."},
	        {"één café \xF0\x9F\x98\x80", "één café \xF0\x9F\x98\x80"},
	        {"\x1b[31mrood\x07", "\\[31mrood"},
	        {"omge\xE2\x80\xAEkeerd", "omgekeerd"},
	        {"\xFFstuk", "\xEF\xBF\xBDstuk"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct node *doc = doc_new(arena, "t");
		doc_paragraph(arena, doc, cases[i][0]);
		char *expected = arena_printf(arena, "# t\n\n%s\n", cases[i][1]);
		assert_markdown(doc, expected);
	}
}

static void headings_are_one_line(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "Titel #1\nen meer #");
	doc_heading(arena, doc, 2, "- Wat?\n# Dat");
	doc_heading(arena, doc, 3, "1. Een");
	assert_markdown(doc, "# Titel \\#1 en meer \\#\n\n## - Wat? \\# Dat\n\n### 1. Een\n");
}

static void lists_nest_and_stay_apart(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *list = doc_list(arena, doc, true);
	struct node *item = doc_item(arena, list, "een\n2. twee");
	struct node *inner = doc_list(arena, item, false);
	doc_item(arena, inner, "- diep");
	doc_item(arena, inner, "");
	for (int i = 2; i <= 10; i++)
		item = doc_item(arena, list, "x");
	doc_item(arena, doc_list(arena, item, false), "tien");
	doc_item(arena, doc_list(arena, doc, true), "andere lijst");
	doc_item(arena, doc_list(arena, doc, false), "a");
	doc_item(arena, doc_list(arena, doc, false), "b");
	assert_markdown(doc, "# t\n\n"
	                     "1. een\\\n   2\\. twee\n   - \\- diep\n   -\n"
	                     "2. x\n3. x\n4. x\n5. x\n6. x\n7. x\n8. x\n9. x\n10. x\n"
	                     "    - tien\n\n"
	                     "1) andere lijst\n\n- a\n\n+ b\n");
}

static void tables_keep_their_cells(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *table = doc_table(arena, doc, "bijschrift");
	struct node *row = doc_row(arena, table, true);
	doc_cell(arena, row, "Idee");
	doc_cell(arena, row, "Stickers");
	row = doc_row(arena, table, false);
	doc_cell(arena, row, "a | b\n\\| c `d|e`");
	doc_bar(arena, row, 12, 19);
	row = doc_row(arena, table, false);
	doc_strong(arena, doc_cell(arena, row, ""), "Samen");
	assert_markdown(doc, "# t\n\n| Idee | Stickers |\n| --- | ---: |\n"
	                     "| a \\| b \\\\\\| c \\`d\\|e\\` | 12 |\n| **Samen** |  |\n");
}

static void marks_hold_on_to_their_words(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *p = doc_paragraph(arena, doc, "");
	doc_strong(arena, p, " *vet* ");
	doc_text(arena, p, "en");
	doc_text(arena, p, " ");
	doc_emphasis(arena, p, "schuin");
	doc_strong(arena, p, " ");
	doc_strong(arena, doc_quote(arena, doc, "- citaat\nregel")->first, "");
	assert_markdown(doc, "# t\n\n**\\*vet\\*** en *schuin*\n\n> \\- citaat\\\n> regel\n");
}

static void only_safe_addresses_are_linked(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *p = doc_paragraph(arena, doc, "");
	doc_link(arena, p, "https://x.nl/a b)(<c>?d=1&e=\"|é", "hier [nu]");
	doc_text(arena, p, " ");
	doc_link(arena, p, "javascript:alert(1)", "daar");
	doc_text(arena, p, " ");
	doc_link(arena, p, "mailto:info@x.nl", "info@x.nl");
	assert_markdown(doc, "# t\n\n[hier \\[nu\\]](https://x.nl/a%20b%29%28%3Cc%3E?d=1\\&e=%22%7C"
	                     "%C3%A9) daar [info@x.nl](mailto:info@x.nl)\n");
}

static void empty_documents_are_a_title(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "Verslag");
	assert_markdown(doc, "# Verslag\n");
	doc_table(arena, doc, "leeg");
	doc_list(arena, doc, false);
	doc_paragraph(arena, doc, "slot");
	AUTO_FREE char *out = rendered(doc, DOC_MD, NULL);
	assert_has(out, "\nslot\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(paragraph_text_is_escaped),    TEST(headings_are_one_line),
	        TEST(lists_nest_and_stay_apart),    TEST(tables_keep_their_cells),
	        TEST(marks_hold_on_to_their_words), TEST(only_safe_addresses_are_linked),
	        TEST(empty_documents_are_a_title),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
