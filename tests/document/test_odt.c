/* An OpenDocument Text has its parts, and whatever people wrote stays text in it. */
#include "document_test.h"

#include <stdlib.h>
#include <string.h>

#include "unpack.h"

static char *part(const struct node *doc, const char *name)
{
	size_t len;
	AUTO_FREE char *package = rendered(doc, DOC_ODT, &len);

	return unpack(package, len, name);
}

static void assert_content(const struct node *doc, const char *needle)
{
	AUTO_FREE char *content = part(doc, "content.xml");

	assert_has(content, needle);
}

static void assert_has_not(const char *text, const char *needle)
{
	if (strstr(text, needle))
		fail_msg("\"%s\" is in:\n%s", needle, text);
}

static int count(const char *text, const char *needle)
{
	int n = 0;

	for (const char *p = text; (p = strstr(p, needle)); p += strlen(needle))
		n++;
	return n;
}

/* ---- the package ---- */

static void kind_of_file_comes_first(void **state)
{
	static const char *const names[] = {"mimetype", "content.xml",  "styles.xml",
	                                    "meta.xml", "settings.xml", "META-INF/manifest.xml"};
	struct node *doc = doc_new(arena, "Titel");
	size_t len, at = 0, n = 0;
	AUTO_FREE char *package = rendered(doc, DOC_ODT, &len);
	struct entry entry;

	(void)state;
	/* Where the magic of `file` looks for it. */
	assert_memory_equal(package + 30, "mimetypeapplication/vnd.oasis.opendocument.text", 47);
	for (; unpack_next(package, len, &at, &entry); n++) {
		assert_true(n < N_ITEMS(names));
		assert_string_equal(entry.name, names[n]);
		assert_int_equal(entry.stored, n == 0);
	}
	assert_int_equal(n, N_ITEMS(names));
}

/* Without this LibreOffice does not look at what keeps a row with the next one. */
static void rows_that_stay_together_do_so(void **state)
{
	(void)state;
	AUTO_FREE char *settings = part(doc_new(arena, "Titel"), "settings.xml");
	assert_has(settings, "config:name=\"TableRowKeep\" config:type=\"boolean\">true<");
	AUTO_FREE char *styles = part(doc_new(arena, "Titel"), "styles.xml");
	assert_has(styles, "\"Table Contents kept\" style:family=\"paragraph\" "
	                   "style:parent-style-name=\"Table_20_Contents\">"
	                   "<style:paragraph-properties  fo:keep-with-next=\"always\"/>");
}

static void same_document_is_same_bytes(void **state)
{
	struct node *doc = doc_new(arena, "Titel");
	size_t len, again_len;

	(void)state;
	doc_paragraph(arena, doc, "Tekst");
	AUTO_FREE char *once = rendered(doc, DOC_ODT, &len);
	AUTO_FREE char *again = rendered(doc, DOC_ODT, &again_len);
	assert_int_equal(len, again_len);
	assert_memory_equal(once, again, len);
}

static void properties_and_language(void **state)
{
	struct node *doc = doc_new(arena, "R & D");
	AUTO_FREE char *meta = part(doc, "meta.xml");
	AUTO_FREE char *styles = part(doc, "styles.xml");

	(void)state;
	assert_has(meta, "<dc:title>R &amp; D</dc:title>");
	assert_has(meta, "<dc:creator>Participatiehub</dc:creator>");
	assert_has(meta, "<dc:language>nl-NL</dc:language>");
	assert_has(meta, "<meta:creation-date>2025-05-20T10:00:00Z</meta:creation-date>");
	assert_has(styles, "fo:language=\"nl\" fo:country=\"NL\"");
	assert_has(styles, "fo:color=\"#004a7f\"");
}

static void mark_and_page_numbers(void **state)
{
	struct node *doc = doc_new(arena, "Titel");
	AUTO_FREE char *styles = part(doc, "styles.xml");
	const struct doc_look bare = {
	        .language = "tlh", .author = "", .mark = "", .page = "", .of = "", .made = ""};
	AUTO_BUF struct buf out;
	struct err e;

	buf_init(&out);
	(void)state;
	assert_has(styles, "<style:header><text:p text:style-name=\"Header\">CONCEPT</text:p>");
	assert_has(styles, "bladzijde <text:page-number");
	assert_has(styles, "</text:page-number> van <text:page-count>");
	assert_int_equal(doc_render(doc, &bare, DOC_ODT, &out, &e), OK);
	AUTO_FREE char *without = unpack(out.data, out.len, "styles.xml");
	AUTO_FREE char *meta = unpack(out.data, out.len, "meta.xml");
	assert_has_not(without, "<style:header>");
	assert_has_not(without, "<style:footer>");
	assert_has_not(without, "fo:language");
	assert_has_not(meta, "<dc:creator>");
	assert_has_not(meta, "<dc:language>");
	assert_has_not(meta, "<dc:date>");
}

/* ---- texts ---- */

static void hostile_texts_are_text(void **state)
{
	static const char *const cases[][2] = {
	        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
	        {"</text:p></office:text>", "&lt;/text:p&gt;&lt;/office:text&gt;"},
	        {"&lt; &amp; &#0;", "&amp;lt; &amp;amp; &amp;#0;"},
	        {"]]> <!-- x", "]]&gt; &lt;!-- x"},
	        {"zei \"ja\" en 'nee'", "zei &quot;ja&quot; en 'nee'"},
	        {"\x1b[31mrood\x07", "[31mrood"},
	        {"omge\xE2\x80\xAEkeerd\xE2\x80\x8B", "omgekeerd"},
	        {"\xFFstuk \xC3", "\xEF\xBF\xBDstuk \xEF\xBF\xBD"},
	        {"nee\xEF\xBF\xBE\xEF\xBF\xBF", "nee"},
	        {"  veel   wit\t hier  ", "veel wit hier"},
	        {"\n\nregel 1 \n\n regel 2\n", "regel 1<text:line-break/>regel 2"},
	        {"één café \xF0\x9F\x98\x80", "één café \xF0\x9F\x98\x80"},
	        {"%s%n{0}", "%s%n{0}"},
	        {"", ""},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct node *doc = doc_new(arena, cases[i][0]);
		doc_paragraph(arena, doc, "eerst");
		doc_paragraph(arena, doc, cases[i][0]);
		assert_content(doc, arena_printf(arena,
		                                 "<text:p text:style-name=\"Text_20_body\">%s"
		                                 "</text:p>",
		                                 cases[i][1]));
	}
}

static void headings_stay_on_one_line(void **state)
{
	struct node *doc = doc_new(arena, "De\ntitel");

	(void)state;
	doc_heading(arena, doc, 2, "Wat?\nDit <b>");
	doc_heading(arena, doc, 9, "diep");
	assert_content(doc, "<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">"
	                    "De titel</text:h>\n"
	                    "<text:h text:style-name=\"Heading_20_2\" text:outline-level=\"2\">"
	                    "Wat? Dit &lt;b&gt;</text:h>\n"
	                    "<text:h text:style-name=\"Heading_20_4\" text:outline-level=\"4\">"
	                    "diep</text:h>\n");
}

static void a_heading_can_begin_a_page(void **state)
{
	struct node *doc = doc_new(arena, "t");

	(void)state;
	doc_new_page(doc_heading(arena, doc, 3, "Bijlage"));
	doc_heading(arena, doc, 3, "Nog een");
	assert_content(doc, "style:name=\"NewPage3\" style:family=\"paragraph\" "
	                    "style:parent-style-name=\"Heading_20_3\"><style:paragraph-properties "
	                    "fo:margin-top=\"0cm\" fo:break-before=\"page\"/>");
	assert_content(doc, "<text:h text:style-name=\"NewPage3\" text:outline-level=\"3\">Bijlage"
	                    "</text:h>\n<text:h text:style-name=\"Heading_20_3\"");
}

static void marks_and_links(void **state)
{
	struct node *doc = doc_new(arena, "t");
	struct node *p = doc_paragraph(arena, doc, "Een ");

	(void)state;
	doc_strong(arena, p, " vet ");
	doc_emphasis(arena, p, "");
	doc_emphasis(arena, p, "schuin");
	doc_link(arena, p, "https://example.org/?a=1&b=\"<x> é", "hier");
	doc_link(arena, p, "javascript:alert(1)", "niet");
	struct node *outer = doc_link(arena, p, "mailto:info@example.org", "");
	doc_link(arena, outer, "http://example.org/", "in een ander");
	assert_content(
	        doc,
	        ">Een <text:span text:style-name=\"Strong_20_Emphasis\">vet</text:span> "
	        "<text:span text:style-name=\"Emphasis\">schuin</text:span>"
	        "<text:a xlink:type=\"simple\" "
	        "xlink:href=\"https://example.org/?a=1&amp;b=%22%3Cx%3E%20%C3%A9\" "
	        "text:style-name=\"Internet_20_link\" "
	        "text:visited-style-name=\"Visited_20_Internet_20_Link\">hier</text:a>niet<text:a "
	        "xlink:type=\"simple\" xlink:href=\"mailto:info@example.org\" "
	        "text:style-name=\"Internet_20_link\" "
	        "text:visited-style-name=\"Visited_20_Internet_20_Link\">in een ander</text:a>"
	        "</text:p>");
}

/* ---- blocks ---- */

static void lists_stand_in_items(void **state)
{
	struct node *doc = doc_new(arena, "t");
	struct node *outer = doc_list(arena, doc, true);
	struct node *inner = doc_list(arena, doc_item(arena, outer, "een"), false);

	(void)state;
	doc_item(arena, inner, "binnen");
	doc_item(arena, outer, "twee");
	doc_list(arena, doc, false);
	assert_content(
	        doc,
	        "<text:list text:style-name=\"List_20_Numbers\"><text:list-item>"
	        "<text:p text:style-name=\"List_20_Item_20_Start\">een</text:p>\n"
	        "<text:list text:style-name=\"List_20_Bullets\"><text:list-item>"
	        "<text:p text:style-name=\"List_20_Item_20_Start\">binnen</text:p>\n"
	        "</text:list-item>\n</text:list>\n</text:list-item>\n"
	        "<text:list-item><text:p text:style-name=\"List_20_Item_20_End\">twee</text:p>\n"
	        "</text:list-item>\n</text:list>\n</office:text>");
}

static void tables_have_a_header_and_bars(void **state)
{
	struct node *doc = doc_new(arena, "t");
	doc_paragraph(arena, doc, "eerst");
	struct node *table = doc_table(arena, doc, "Een & ander");
	struct node *row = doc_row(arena, table, true);

	(void)state;
	doc_cell(arena, row, "Wat");
	doc_cell(arena, row, "Hoe vaak");
	row = doc_row(arena, table, false);
	doc_cell(arena, row, "a | b");
	doc_bar(arena, row, 5, 10);
	doc_cell(arena, doc_row(arena, table, false), "kort");
	AUTO_FREE char *content = part(doc, "content.xml");
	assert_has(content, "<text:p text:style-name=\"Caption\">Een &amp; ander</text:p>");
	assert_has(content, "<table:title>Een &amp; ander</table:title>");
	assert_int_equal(count(content, "<table:table-header-rows>"), 1);
	assert_int_equal(count(content, "<table:table-row "), 3);
	assert_int_equal(count(content, "<table:table-cell "), 6);
	assert_has(content,
	           "<text:p text:style-name=\"Table_20_Heading_20_Number_20_kept\">Hoe vaak<");
	assert_has(content, "<text:p text:style-name=\"Table_20_Number_20_kept\">5</text:p>\n"
	                    "<text:p text:style-name=\"Bar1\"/>");
	/* Half of a column of 44 mm without its padding. */
	assert_has(content, "fo:margin-right=\"20.50mm\"");
}

/* The widths of all columns, in hundredths of a millimetre. */
static int widths(const char *content, int *columns)
{
	static const char before[] = "style:column-width=\"";
	int sum = 0;

	*columns = 0;
	for (const char *p = content; (p = strstr(p, before)); (*columns)++) {
		p += strlen(before);
		sum += (int)(strtod(p, NULL) * 100 + 0.5);
	}
	return sum;
}

static void tables_are_as_wide_as_the_text(void **state)
{
	static const char *const cells[] = {"", "kort", "een wat langere tekst van enkele woorden"};
	char *word = arena_alloc(arena, 3001);
	int columns;

	(void)state;
	memset(word, 'w', 3000);
	for (int n = 1; n <= 40; n += 3) {
		struct node *doc = doc_new(arena, "t");
		struct node *row = doc_row(arena, doc_table(arena, doc, ""), n % 2 == 0);
		for (int i = 0; i < n; i++) {
			if (i % 4 == 3)
				doc_number(arena, row, -123);
			else
				doc_cell(arena, row, n % 5 == 2 ? word : cells[(i + n) % 3]);
		}
		AUTO_FREE char *content = part(doc, "content.xml");
		int sum = widths(content, &columns);
		assert_int_equal(columns, n);
		assert_int_equal(sum, 16000);
	}
}

static void more_bars_leave_room_for_words(void **state)
{
	struct node *doc = doc_new(arena, "t");
	struct node *row = doc_row(arena, doc_table(arena, doc, ""), false);

	(void)state;
	doc_cell(arena, row, "een onderdeel van de middag met een lange naam");
	doc_bar(arena, row, 5, 10);
	doc_bar(arena, row, 6, 10);
	AUTO_FREE char *content = part(doc, "content.xml");
	assert_int_equal(count(content, "style:column-width=\"30.00mm\""), 2);
	assert_has(content, "style:column-width=\"100.00mm\"");
}

static void a_column_of_numbers_stands_right(void **state)
{
	struct node *doc = doc_new(arena, "t");
	doc_paragraph(arena, doc, "eerst");
	struct node *table = doc_table(arena, doc, "");
	struct node *row = doc_row(arena, table, false);

	(void)state;
	doc_cell(arena, row, "geteld");
	doc_number(arena, row, 12);
	row = doc_row(arena, table, false);
	doc_cell(arena, row, "niet geteld");
	doc_cell(arena, row, "–");
	AUTO_FREE char *content = part(doc, "content.xml");
	assert_has(content, "<text:p text:style-name=\"Table_20_Number_20_kept\">12</text:p>");
	assert_has(content, "<text:p text:style-name=\"Table_20_Number\">–</text:p>");
	assert_has(content, "<text:p text:style-name=\"Table_20_Contents\">niet geteld</text:p>");
}

static void caption_is_not_said_twice(void **state)
{
	struct node *doc = doc_new(arena, "t");

	(void)state;
	doc_heading(arena, doc, 2, "A. Groen (3 ideeën)");
	doc_cell(arena, doc_row(arena, doc_table(arena, doc, "A. Groen"), false), "x");
	AUTO_FREE char *content = part(doc, "content.xml");
	assert_has_not(content, "\"Caption\"");
	assert_has(content, "<table:title>A. Groen</table:title>");
}

static void odd_tables_are_no_trouble(void **state)
{
	struct node *doc = doc_new(arena, "t");

	(void)state;
	doc_table(arena, doc, "leeg");
	doc_row(arena, doc_table(arena, doc, ""), true);
	doc_cell(arena, doc_row(arena, doc_table(arena, doc, ""), true), "alleen een kop");
	struct node *row = doc_row(arena, doc_table(arena, doc, ""), false);
	doc_bar(arena, row, 0, 10);
	doc_bar(arena, row, 12, 10);
	doc_bar(arena, row, 1, 0);
	AUTO_FREE char *content = part(doc, "content.xml");
	assert_int_equal(count(content, "<table:table "), 2);
	assert_int_equal(count(content, "text:style-name=\"Bar"), 1);
	assert_has(content, "fo:margin-right=\"0.00mm\"");
}

static void quotes_have_a_style(void **state)
{
	struct node *doc = doc_new(arena, "t");

	(void)state;
	doc_quote(arena, doc, "- citaat\nregel");
	assert_content(doc, "<text:p text:style-name=\"Quotations\">- citaat<text:line-break/>"
	                    "regel</text:p>");
}

static void a_list_in_a_quote_is_quoted(void **state)
{
	struct node *doc = doc_new(arena, "t");
	struct node *quote = doc_quote(arena, doc, "eerst");

	(void)state;
	doc_item(arena, doc_list(arena, quote, true), "een");
	doc_item(arena, doc_list(arena, doc, true), "twee");
	assert_content(doc, "<text:list text:style-name=\"Quotations_20_Numbers\"><text:list-item>"
	                    "<text:p text:style-name=\"Quotations_20_Item_20_End\">een</text:p>");
	assert_content(doc, "<text:list text:style-name=\"List_20_Numbers\"><text:list-item>"
	                    "<text:p text:style-name=\"List_20_Item_20_End\">twee</text:p>");
}

static void figures_are_in_the_package(void **state)
{
	struct node *doc = doc_new(arena, "t");
	const char *png = sized_picture(1, 2);
	size_t len;

	(void)state;
	doc_figure(arena, doc, png, PICTURE_LEN, 40, "Een \"foto\" & meer");
	doc_figure(arena, doc, png, PICTURE_LEN, 500, "te breed");
	AUTO_FREE char *package = rendered(doc, DOC_ODT, &len);
	AUTO_FREE char *content = unpack(package, len, "content.xml");
	AUTO_FREE char *manifest = unpack(package, len, "META-INF/manifest.xml");
	AUTO_FREE char *second = unpack(package, len, "Pictures/2.png");
	assert_memory_equal(second, png, PICTURE_LEN);
	assert_has(manifest, "manifest:full-path=\"Pictures/2.png\" "
	                     "manifest:media-type=\"image/png\"");
	assert_has(content, "svg:width=\"40.00mm\" svg:height=\"80.00mm\"");
	assert_has(content, "svg:width=\"110.00mm\" svg:height=\"220.00mm\"");
	assert_has(content, "<svg:desc>Een &quot;foto&quot; &amp; meer</svg:desc>");
	assert_has_not(content, "svg:title");
	assert_has(content, "text:anchor-type=\"as-char\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(kind_of_file_comes_first),
	        TEST(same_document_is_same_bytes),
	        TEST(rows_that_stay_together_do_so),
	        TEST(properties_and_language),
	        TEST(mark_and_page_numbers),
	        TEST(hostile_texts_are_text),
	        TEST(headings_stay_on_one_line),
	        TEST(a_heading_can_begin_a_page),
	        TEST(marks_and_links),
	        TEST(lists_stand_in_items),
	        TEST(tables_have_a_header_and_bars),
	        TEST(tables_are_as_wide_as_the_text),
	        TEST(more_bars_leave_room_for_words),
	        TEST(a_column_of_numbers_stands_right),
	        TEST(caption_is_not_said_twice),
	        TEST(odd_tables_are_no_trouble),
	        TEST(quotes_have_a_style),
	        TEST(a_list_in_a_quote_is_quoted),
	        TEST(figures_are_in_the_package),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
