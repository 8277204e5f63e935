/* Whatever people wrote stays text in the web page, and its parts are what they are called. */
#include "document_test.h"

#include <stdlib.h>
#include <string.h>

static void assert_has_not(const char *text, const char *needle)
{
	if (strstr(text, needle))
		fail_msg("\"%s\" is in:\n%s", needle, text);
}

/* What stands between the title and the end of the page. */
static char *body(const struct node *doc)
{
	AUTO_FREE char *page = rendered(doc, DOC_HTML, NULL);
	const char *from = strstr(page, "</h1>\n"), *to = strstr(page, "</main>");

	assert_non_null(from);
	assert_non_null(to);
	from += strlen("</h1>\n");
	return xstrndup(from, (size_t)(to - from));
}

static void assert_body(const struct node *doc, const char *expected)
{
	AUTO_FREE char *out = body(doc);
	assert_string_equal(out, expected);
}

static void what_people_wrote_is_text(void **state)
{
	static const char *const cases[][2] = {
	        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
	        {"</p></main><h1>x", "&lt;/p&gt;&lt;/main&gt;&lt;h1&gt;x"},
	        {"&lt;b&gt; &#x3C; &", "&amp;lt;b&amp;gt; &amp;#x3C; &amp;"},
	        {"]]> <![CDATA[ -->", "]]&gt; &lt;![CDATA[ --&gt;"},
	        {"\" onload=\"x' y='", "&quot; onload=&quot;x' y='"},
	        {"regel 1\nregel 2", "regel 1<br />regel 2"},
	        {"omge\xE2\x80\xAEkeerd\xE2\x81\xA6", "omgekeerd"},
	        {"\x1b[31mrood\x07\r", "[31mrood"},
	        {"{ HYPERLINK \"http://e\" } =1+1", "{ HYPERLINK &quot;http://e&quot; } =1+1"},
	        {"e\xCC\x81 \xF0\x9F\x98\x80", "e\xCC\x81 \xF0\x9F\x98\x80"},
	        {"\xFFstuk \xEF\xBF\xBF", "\xEF\xBF\xBDstuk "},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct node *doc = doc_new(arena, "t");
		doc_paragraph(arena, doc, cases[i][0]);
		assert_body(doc, arena_printf(arena, "<p>%s</p>\n", cases[i][1]));
	}
}

static void the_head_tells_what_it_is(void **state)
{
	(void)state;
	AUTO_FREE char *page = rendered(doc_new(arena, "Verslag \"<b>\"\nvan &"), DOC_HTML, NULL);
	assert_int_equal(strncmp(page, "<!DOCTYPE html>\n<html lang=\"nl\">\n", 33), 0);
	assert_has(page, "<meta charset=\"utf-8\" />");
	assert_has(page,
	           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />");
	assert_has(page, "<title>Verslag &quot;&lt;b&gt;&quot; van &amp;</title>");
	assert_has(page, "<meta name=\"author\" content=\"Participatiehub\" />");
	assert_has(page,
	           "<header><p class=\"mark\">CONCEPT</p></header>\n<main>\n<h1>Verslag &quot;");
	assert_has(page, ":root{--colour:#004a7f}");
	assert_has_not(page, "<script");
}

static void a_look_cannot_break_out(void **state)
{
	const struct doc_look look = {.language = "n\"l",
	                              .author = "\"/><script>",
	                              .mark = "</p><script>",
	                              .page = "\"}</style><script>\\\n",
	                              .of = "\"}</style>",
	                              .colour = 0xFF123456,
	                              .made = ""};
	AUTO_BUF struct buf out;
	struct err e;

	(void)state;
	buf_init(&out);
	assert_int_equal(doc_render(doc_new(arena, "t"), &look, DOC_HTML, &out, &e), OK);
	assert_has_not(out.data, "<script");
	assert_has(out.data, "<html lang=\"n&quot;l\">");
	assert_has(out.data, "--colour:#123456}");
	assert_has(
	        out.data,
	        "content:\"\\22 \\7d \\3c \\2f style\\3e \\3c script\\3e \\5c  \" counter(page) \" "
	        "\\22 \\7d \\3c \\2f style\\3e  \" counter(pages)}}");
	assert_has_not(out.data, "dcterms.created");
}

static void a_page_without_mark_has_no_header(void **state)
{
	const struct doc_look look = {
	        .language = "en", .author = "", .mark = "", .page = "", .of = "", .made = ""};
	AUTO_BUF struct buf out;
	struct err e;

	(void)state;
	buf_init(&out);
	assert_int_equal(doc_render(doc_new(arena, "t"), &look, DOC_HTML, &out, &e), OK);
	assert_has_not(out.data, "<header>");
	assert_has_not(out.data, "name=\"author\"");
	assert_has_not(out.data, "counter(page)");
}

static void headings_and_lists_nest(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	doc_heading(arena, doc, 2, "Kop & <staart>");
	struct node *list = doc_list(arena, doc, true);
	struct node *item = doc_item(arena, list, "een");
	doc_item(arena, doc_list(arena, item, false), "diep");
	doc_strong(arena, doc_item(arena, list, ""), "twee");
	doc_list(arena, doc, false);
	doc_paragraph(arena, doc, "");
	assert_body(doc, "<h2>Kop &amp; &lt;staart&gt;</h2>\n"
	                 "<ol>\n<li>een\n<ul>\n<li>diep</li>\n</ul>\n</li>\n"
	                 "<li><strong>twee</strong></li>\n</ol>\n");
}

static void tables_say_what_heads_what(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *table = doc_table(arena, doc, "Wat & hoeveel");
	struct node *row = doc_row(arena, table, true);
	doc_cell(arena, row, "Een idee met veel woorden");
	doc_cell(arena, row, "Stickers");
	row = doc_row(arena, table, false);
	doc_cell(arena, row, "a\nb");
	doc_bar(arena, row, 12, 17);
	row = doc_row(arena, table, false);
	doc_cell(arena, row, "");
	doc_number(arena, row, 30);
	doc_cell(arena, doc_row(arena, table, false), "los");
	assert_body(doc,
	            "<div class=\"wide\">\n<table>\n<caption>Wat &amp; hoeveel</caption>\n"
	            "<thead>\n<tr><th scope=\"col\">Een idee met veel woorden</th>"
	            "<th scope=\"col\" class=\"number short\">Stickers</th></tr>\n</thead>\n"
	            "<tbody>\n<tr><th scope=\"row\">a<br />b</th>"
	            "<td class=\"number short\">12<span class=\"track\">"
	            "<span class=\"bar\" style=\"width:70%\" aria-hidden=\"true\"></span></span>"
	            "</td></tr>\n"
	            "<tr><td></td><td class=\"number short\">30<span class=\"track\"></span>"
	            "</td></tr>\n"
	            "<tr><th scope=\"row\">los</th><td class=\"number short\"></td></tr>\n"
	            "</tbody>\n</table>\n</div>\n");
}

/* A row of three columns, of which the words of the middle one decide. */
static struct node *with_words(const char *text)
{
	struct node *doc = doc_new(arena, "t");
	struct node *table = doc_table(arena, doc, "");
	struct node *row = doc_row(arena, table, true);

	doc_cell(arena, row, "Code");
	doc_emphasis(arena, doc_cell(arena, row, "Zeg \"<&>\"\n"), "zo");
	doc_cell(arena, row, "Groep");
	row = doc_row(arena, table, false);
	doc_cell(arena, row, "I1");
	doc_cell(arena, row, text);
	doc_cell(arena, row, "");
	return doc;
}

static void a_table_too_wide_for_a_telephone_is_stacked(void **state)
{
	(void)state;
	struct node *doc = with_words("Samenwerkingsverbanden");
	assert_body(doc,
	            "<div class=\"wide\">\n<table class=\"stacked\" role=\"table\">\n"
	            "<thead role=\"rowgroup\">\n<tr role=\"row\">"
	            "<th role=\"columnheader\" scope=\"col\" class=\"short\">Code</th>"
	            "<th role=\"columnheader\" scope=\"col\">Zeg &quot;&lt;&amp;&gt;&quot;<br />"
	            "<em>zo</em></th>"
	            "<th role=\"columnheader\" scope=\"col\" class=\"short\">Groep</th></tr>\n"
	            "</thead>\n<tbody role=\"rowgroup\">\n<tr role=\"row\">"
	            "<th role=\"rowheader\" scope=\"row\" class=\"short\" data-label=\"Code\">"
	            "I1</th><td role=\"cell\" data-label=\"Zeg &quot;&lt;&amp;&gt;&quot; zo\">"
	            "Samenwerkingsverbanden</td>"
	            "<td role=\"cell\" class=\"short\" data-label=\"Groep\"></td></tr>\n"
	            "</tbody>\n</table>\n</div>\n");
	/* Words that can be broken into lines have room, however many there are. */
	AUTO_FREE char *words = body(with_words("samen werken in verbanden van mensen"));
	assert_has_not(words, "stacked");
	assert_has_not(words, "role=");
	assert_has_not(words, "data-label");
}

/* A number does not break, and has its bar beside it. */
static void bars_side_by_side_are_stacked(void **state)
{
	(void)state;
	for (int n = 2; n <= 8; n += 6) {
		struct node *doc = doc_new(arena, "t");
		struct node *row = doc_row(arena, doc_table(arena, doc, ""), false);
		for (int i = 0; i < n; i++)
			doc_bar(arena, row, 1, 2);
		AUTO_FREE char *out = body(doc);
		assert_int_equal(strstr(out, "\"stacked\"") != NULL, n == 8);
	}
}

static void a_caption_is_not_shown_twice(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	doc_heading(arena, doc, 3, "Ideeën (7)");
	doc_cell(arena, doc_row(arena, doc_table(arena, doc, "Ideeën"), true), "x");
	doc_cell(arena, doc_row(arena, doc_table(arena, doc, "Ideeën"), true), "x");
	AUTO_FREE char *out = body(doc);
	assert_has(out, "</h3>\n<div class=\"wide\">\n<table>\n"
	                "<caption><span class=\"said\">Ideeën</span></caption>");
	assert_has(out, "<caption>Ideeën</caption>");
}

static void bars_stay_in_their_cell(void **state)
{
	static const struct {
		int part, whole;
		const char *width;
	} cases[] = {{5, 4, "width:100%"},
	             {-1, 4, "width:0%"},
	             {2000000000, 2000000000, "width:100%"},
	             {1, 3, "width:33%"}};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct node *doc = doc_new(arena, "t");
		struct node *row = doc_row(arena, doc_table(arena, doc, ""), false);
		doc_bar(arena, row, cases[i].part, cases[i].whole);
		AUTO_FREE char *out = body(doc);
		assert_has(out, cases[i].width);
		assert_has_not(out, "<caption>");
	}
}

static void long_words_may_break_in_a_table(void **state)
{
	char word[2001] = {0};
	(void)state;
	memset(word, 'w', sizeof(word) - 1);
	struct node *doc = doc_new(arena, "t");
	doc_paragraph(arena, doc, word);
	doc_cell(arena, doc_row(arena, doc_table(arena, doc, ""), false), word);
	AUTO_FREE char *out = body(doc);
	int breaks = 0;
	for (const char *p = out; (p = strstr(p, "<wbr />")); p++)
		breaks++;
	assert_int_equal(breaks, 2000 / 30);
	/* The mark stays on its letter, and words of a usual length are left alone. */
	doc = doc_new(arena, "t");
	char *marked = arena_printf(arena, "%.30se\xCC\x81 %.30s", word, word);
	doc_cell(arena, doc_row(arena, doc_table(arena, doc, ""), false), marked);
	AUTO_FREE char *cell = body(doc);
	assert_has(cell, "w<wbr />e\xCC\x81 w");
	assert_has_not(cell, "e<wbr />");
}

static void only_safe_addresses_are_linked(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	struct node *p = doc_paragraph(arena, doc, "");
	doc_link(arena, p, "https://x.nl/a b?d=1&e=\"<é", "hier");
	doc_link(arena, p, "javascript:alert(1)", "daar");
	doc_link(arena, p, "mailto:info@x.nl", "info@x.nl");
	doc_link(arena, p, "https://x.nl/", "x.nl");
	doc_link(arena, p, "http://x.nl", "");
	assert_body(doc, "<p><a class=\"named\" href=\"https://x.nl/a%20b?d=1&amp;e=%22%3C%C3%A9\">"
	                 "hier</a>daar<a href=\"mailto:info@x.nl\">info@x.nl</a>"
	                 "<a href=\"https://x.nl/\">x.nl</a><a href=\"http://x.nl\">http://x.nl</a>"
	                 "</p>\n");
}

static void a_heading_can_begin_a_page(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	doc_new_page(doc_heading(arena, doc, 2, "Bijlage"));
	assert_body(doc, "<h2 class=\"new-page\">Bijlage</h2>\n");
	AUTO_FREE char *page = rendered(doc, DOC_HTML, NULL);
	assert_has(page, "\n.new-page{break-before:page;");
}

static void pictures_tell_what_they_show(void **state)
{
	(void)state;
	struct node *doc = doc_new(arena, "t");
	doc_figure(arena, doc, picture, PICTURE_LEN, 40, "Stickers \"per\" thema");
	doc_strong(arena, doc_quote(arena, doc, "Let op: ")->first, "nu");
	assert_body(
	        doc,
	        "<p class=\"figure\"><img alt=\"Stickers &quot;per&quot; thema\" "
	        "src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAE0lE"
	        "QVR4AQEIAPf/AACA/wD/gAAMAAL/pz5HzgAAAABJRU5ErkJggg==\" "
	        "style=\"width:40.00mm\" /></p>\n"
	        "<blockquote>\n<p>Let op: <strong>nu</strong></p>\n</blockquote>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(what_people_wrote_is_text),
	        TEST(the_head_tells_what_it_is),
	        TEST(a_look_cannot_break_out),
	        TEST(a_page_without_mark_has_no_header),
	        TEST(headings_and_lists_nest),
	        TEST(tables_say_what_heads_what),
	        TEST(a_table_too_wide_for_a_telephone_is_stacked),
	        TEST(bars_side_by_side_are_stacked),
	        TEST(a_caption_is_not_shown_twice),
	        TEST(bars_stay_in_their_cell),
	        TEST(long_words_may_break_in_a_table),
	        TEST(only_safe_addresses_are_linked),
	        TEST(a_heading_can_begin_a_page),
	        TEST(pictures_tell_what_they_show),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
