/* What formats share: addresses, and levels of headings. */
#include "document_test.h"

#include <string.h>

#include "unpack.h"

/* An address in an attribute. */
static const char *in_xml(const char *url)
{
	AUTO_BUF struct buf xml;

	buf_init(&xml);
	for (; *url; url++) {
		if (*url == '&')
			buf_add(&xml, "&amp;");
		else
			buf_addc(&xml, *url);
	}
	return arena_strdup(arena, xml.data);
}

static void an_address_is_the_same_in_every_format(void **state)
{
	static const char *const cases[][2] = {
	        {"https://x.nl/a b?c=100%&d=%C3%A9#e", "https://x.nl/a%20b?c=100%25&d=%C3%A9#e"},
	        {"https://x.nl/(a)*$'é\"<>\\|^`{}[]",
	         "https://x.nl/%28a%29*$'%C3%A9%22%3C%3E%5C%7C%5E%60%7B%7D%5B%5D"},
	        {"https://x.nl/%4", "https://x.nl/%254"},
	        {"mailto:info@x.nl", "mailto:info@x.nl"},
	};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct node *doc = doc_new(arena, "t");
		const char *xml = in_xml(cases[i][1]);
		size_t len;

		doc_link(arena, doc_paragraph(arena, doc, ""), cases[i][0], "hier");
		AUTO_FREE char *html = rendered(doc, DOC_HTML, NULL);
		assert_has(html, arena_printf(arena, "href=\"%s\"", xml));
		AUTO_FREE char *odt = rendered(doc, DOC_ODT, &len);
		AUTO_FREE char *content = unpack(odt, len, "content.xml");
		assert_has(content, arena_printf(arena, "xlink:href=\"%s\"", xml));
		AUTO_FREE char *docx = rendered(doc, DOC_DOCX, &len);
		AUTO_FREE char *relations = unpack(docx, len, "word/_rels/document.xml.rels");
		assert_has(relations, arena_printf(arena, "Target=\"%s\"", xml));
		/* In Markdown "&" has a backslash. */
		AUTO_FREE char *md = rendered(doc, DOC_MD, NULL);
		char *to = md;
		for (const char *p = md; *p; p++)
			if (*p != '\\')
				*to++ = *p;
		*to = '\0';
		assert_has(md, arena_printf(arena, "[hier](%s)", cases[i][1]));
	}
}

static void a_heading_has_a_level_that_there_is(void **state)
{
	static const struct {
		int level;
		const char *md, *html;
	} cases[] = {{-1, "\n## x\n", "<h2>x</h2>"},  {1, "\n## x\n", "<h2>x</h2>"},
	             {3, "\n### x\n", "<h3>x</h3>"},  {4, "\n#### x\n", "<h4>x</h4>"},
	             {5, "\n#### x\n", "<h4>x</h4>"}, {9, "\n#### x\n", "<h4>x</h4>"}};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct node *doc = doc_new(arena, "t");
		doc_heading(arena, doc, cases[i].level, "x");
		AUTO_FREE char *md = rendered(doc, DOC_MD, NULL);
		AUTO_FREE char *html = rendered(doc, DOC_HTML, NULL);
		assert_has(md, cases[i].md);
		assert_has(html, cases[i].html);
	}
}

static int times(const char *text, const char *needle)
{
	int n = 0;

	for (; (text = strstr(text, needle)); text++)
		n++;
	return n;
}

/* So many rows below a header or none, each of so many lines: how many of them may be broken, and
 * how many, with the header, stay on the page of the next one. */
static void assert_breaks(bool header, int rows, int lines, int broken, int kept)
{
	struct node *doc = doc_new(arena, "t"), *table = doc_table(arena, doc, "");
	AUTO_BUF struct buf text;
	size_t len;

	buf_init(&text);
	for (int i = 1; i < lines; i++)
		buf_add(&text, "regel\n");
	buf_add(&text, "regel");
	for (int i = header ? -1 : 0; i < rows; i++) {
		struct node *row = doc_row(arena, table, i < 0);

		doc_cell(arena, row, "kort");
		doc_cell(arena, row, i < 0 ? "kop" : text.data);
	}
	AUTO_FREE char *odt = rendered(doc, DOC_ODT, &len);
	AUTO_FREE char *content = unpack(odt, len, "content.xml");
	assert_int_equal(times(content, "<table:table-row table:style-name=\"HighRow\">"), broken);
	assert_has(content, "style:may-break-between-rows=\"true\"");
	assert_int_equal(times(content, "_20_kept\">"), 2 * kept);
	AUTO_FREE char *docx = rendered(doc, DOC_DOCX, &len);
	AUTO_FREE char *body = unpack(docx, len, "word/document.xml");
	assert_int_equal(times(body, "<w:cantSplit/>"), rows + header - broken);
	assert_int_equal(times(body, "<w:keepNext/>"), 2 * kept);
}

/* No row is alone on a page, and no page ends with a lot of white. */
static void tables_and_high_rows_may_be_broken(void **state)
{
	(void)state;
	assert_breaks(false, 1, 1, 0, 0);
	assert_breaks(false, 2, 1, 0, 1);
	assert_breaks(false, 3, 1, 0, 2);
	assert_breaks(false, 4, 1, 0, 2);
	assert_breaks(false, 30, 1, 0, 2);
	assert_breaks(true, 1, 1, 0, 1);
	assert_breaks(true, 2, 1, 0, 2);
	assert_breaks(true, 30, 1, 0, 3);
	/* A third of a page is 13 lines. */
	assert_breaks(false, 4, 13, 0, 2);
	assert_breaks(false, 4, 14, 4, 0);
	assert_breaks(true, 2, 200, 2, 1);
}

/* The code of an address with the ways to reach us. */
static void a_figure_stays_with_the_block_before_it(void **state)
{
	static const struct {
		bool list;
		int figures; /* below it */
		const char *odt;
	} cases[] = {{false, 0, "\"Text_20_body\">Adres<"},
	             {false, 1, "\"Text_20_body_20_kept\">Adres<"},
	             {true, 0, "\"List_20_Item_20_End\">Adres<"},
	             {true, 1, "\"List_20_Item_20_End_20_kept\">Adres<"}};
	size_t len;
	(void)state;

	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct node *doc = doc_new(arena, "t");
		int figures = cases[i].figures;

		doc_paragraph(arena, doc, "eerst");
		if (cases[i].list)
			doc_item(arena, doc_list(arena, doc, false), "Adres");
		else
			doc_paragraph(arena, doc, "Adres");
		if (figures > 0)
			doc_figure(arena, doc, picture, PICTURE_LEN, 20, "Code");
		doc_paragraph(arena, doc, "daarna");
		AUTO_FREE char *odt = rendered(doc, DOC_ODT, &len);
		AUTO_FREE char *content = unpack(odt, len, "content.xml");
		assert_has(content, cases[i].odt);
		AUTO_FREE char *docx = rendered(doc, DOC_DOCX, &len);
		AUTO_FREE char *body = unpack(docx, len, "word/document.xml");
		/* A line above a list stays with it too. */
		assert_int_equal(times(body, "<w:keepNext/>"), figures + cases[i].list);
	}
	AUTO_FREE char *html = rendered(doc_new(arena, "t"), DOC_HTML, NULL);
	assert_has(html, "\n.figure{break-before:avoid}\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(an_address_is_the_same_in_every_format),
	        TEST(a_heading_has_a_level_that_there_is),
	        TEST(tables_and_high_rows_may_be_broken),
	        TEST(a_figure_stays_with_the_block_before_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
