/* Pictures and the logo: what is none is refused in every format, and who sees no pictures reads
 * what they show. */
#include "document_test.h"

#include <string.h>

#include "unpack.h"

static struct doc_look with_logo(const void *logo, size_t len)
{
	struct doc_look look = usual_look;

	look.logo = logo;
	look.logo_len = len;
	look.logo_text = "Gemeente \"<A>\"";
	return look;
}

static void assert_refused(const struct node *doc, const struct doc_look *look)
{
	for (int format = 0; format < DOC_FORMAT_COUNT; format++) {
		AUTO_BUF struct buf out;
		struct err e;

		buf_init(&out);
		buf_add(&out, "ervoor");
		assert_int_equal(doc_render(doc, look, (enum doc_format)format, &out, &e),
		                 E_INVALID);
		assert_string_equal(out.data, "ervoor");
		assert_has(e.msg, "PNG");
	}
}

static void what_is_no_png_is_refused_in_every_format(void **state)
{
	static const char other[] = "GIF89a, en nog meer bytes dan een kop van een plaatje heeft";
	const struct {
		const char *bytes;
		size_t len;
	} cases[] = {{"", 0},
	             {picture, 8},
	             {picture, 23},
	             {other, sizeof(other)},
	             {sized_picture(0, 1), PICTURE_LEN},
	             {sized_picture(1, 0x80000000), PICTURE_LEN}};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct node *doc = doc_new(arena, "t");
		const struct doc_look look = with_logo(cases[i].bytes, cases[i].len);

		assert_refused(doc, &look);
		struct node *quote = doc_quote(arena, doc, "In een ander blok");
		doc_figure(arena, quote, cases[i].bytes, cases[i].len, 30, "x");
		assert_refused(doc, &usual_look);
	}
}

/* Where the chunks of the picture begin, and it ends. */
enum { AT_HEADER = 8, AT_DATA = 33, AT_END = 64 };

static void assert_damaged(const char *bytes, size_t len)
{
	struct node *doc = doc_new(arena, "t");

	doc_figure(arena, doc, bytes, len, 30, "x");
	assert_refused(doc, &usual_look);
}

static void a_damaged_png_is_refused(void **state)
{
	(void)state;
	/* Cut off anywhere, between two chunks too; and a bit that is not what it was. */
	for (size_t len = 0; len < PICTURE_LEN; len++) {
		char *cut = arena_alloc(arena, len + 1);
		memcpy(cut, picture, len);
		assert_damaged(cut, len);
		char *changed = arena_alloc(arena, PICTURE_LEN);
		memcpy(changed, picture, PICTURE_LEN);
		changed[len] ^= 1;
		assert_damaged(changed, PICTURE_LEN);
	}
	/* Each chunk is whole, but one is missing, or not in its place. */
	static const struct {
		size_t from, to;
	} pieces[][4] = {
	        {{0, AT_DATA}, {AT_END, PICTURE_LEN}},
	        {{0, AT_HEADER}, {AT_DATA, PICTURE_LEN}},
	        {{0, AT_HEADER}, {AT_DATA, AT_END}, {AT_HEADER, AT_DATA}, {AT_END, PICTURE_LEN}},
	        {{0, AT_DATA}, {AT_END, PICTURE_LEN}, {AT_DATA, AT_END}},
	        {{0, PICTURE_LEN}, {AT_END, PICTURE_LEN}},
	        {{0, PICTURE_LEN}, {0, 1}},
	        {{0, AT_DATA}, {AT_HEADER, PICTURE_LEN}},
	};
	for (size_t i = 0; i < N_ITEMS(pieces); i++) {
		AUTO_BUF struct buf png;
		buf_init(&png);
		for (size_t k = 0; k < N_ITEMS(pieces[i]); k++)
			buf_addn(&png, picture + pieces[i][k].from,
			         pieces[i][k].to - pieces[i][k].from);
		assert_damaged(png.data, png.len);
	}
}

/* Other chunks may stand between them, and the picture may be in pieces. */
static void a_png_may_have_more_chunks(void **state)
{
	static const char text[] = "\0\0\0\x02tEXta\0\220\305\204\152";
	AUTO_BUF struct buf png;

	(void)state;
	buf_init(&png);
	buf_addn(&png, picture, AT_DATA);
	buf_addn(&png, text, sizeof(text) - 1);
	buf_addn(&png, picture + AT_DATA, AT_END - AT_DATA);
	buf_addn(&png, picture + AT_DATA, PICTURE_LEN - AT_DATA);
	struct node *doc = doc_new(arena, "t");
	doc_figure(arena, doc, png.data, png.len, 30, "x");
	AUTO_FREE char *html = rendered(doc, DOC_HTML, NULL);
	assert_has(html, "<img alt=\"x\"");
}

static void text_formats_say_what_a_picture_shows(void **state)
{
	struct node *doc = doc_new(arena, "t");

	(void)state;
	doc_figure(arena, doc, picture, PICTURE_LEN, 30, "Foto van * [een] <b>\n# bord");
	doc_paragraph(arena, doc, "Daarna");
	AUTO_FREE char *md = rendered(doc, DOC_MD, NULL);
	assert_string_equal(md,
	                    "# t\n\n\\[Foto van \\* \\[een\\] \\<b>\\\n\\# bord\\]\n\nDaarna\n");
	AUTO_FREE char *text = rendered(doc, DOC_TEXT, NULL);
	assert_has(text, "\n\n[Foto van * [een] <b>\n# bord]\n\nDaarna\n");
}

static void text_formats_show_no_logo(void **state)
{
	const struct doc_look look = with_logo(picture, PICTURE_LEN);
	struct node *doc = doc_new(arena, "Titel");

	(void)state;
	for (int format = 0; format < DOC_FORMAT_COUNT; format++) {
		if (format != DOC_MD && format != DOC_TEXT)
			continue;
		AUTO_FREE char *with = rendered_as(doc, &look, (enum doc_format)format, NULL);
		AUTO_FREE char *without = rendered(doc, (enum doc_format)format, NULL);
		assert_string_equal(with, without);
	}
}

static void the_logo_stands_above_the_title(void **state)
{
	const struct doc_look look = with_logo(picture, PICTURE_LEN);
	struct node *doc = doc_new(arena, "Titel");
	size_t len;

	(void)state;
	doc_figure(arena, doc, picture, PICTURE_LEN, 30, "Foto");
	AUTO_FREE char *html = rendered_as(doc, &look, DOC_HTML, NULL);
	assert_has(html, "<main>\n<p class=\"logo\"><img alt=\"Gemeente &quot;&lt;A&gt;&quot;\" "
	                 "src=\"data:image/png;base64,iVBORw0KGgo");
	assert_has(html, "style=\"width:21.00mm\" /></p>\n<h1>Titel</h1>");
	AUTO_FREE char *odt = rendered_as(doc, &look, DOC_ODT, &len);
	AUTO_FREE char *content = unpack(odt, len, "content.xml");
	AUTO_FREE char *one = unpack(odt, len, "Pictures/1.png");
	AUTO_FREE char *other = unpack(odt, len, "Pictures/2.png");
	assert_memory_equal(one, picture, PICTURE_LEN);
	assert_memory_equal(other, picture, PICTURE_LEN);
	assert_has(content, "<office:text>\n<text:p text:style-name=\"Logo\"><draw:frame "
	                    "draw:style-name=\"Frame\"");
	assert_has(content, " svg:width=\"21.00mm\" svg:height=\"14.00mm\">");
	assert_has(content, "<svg:desc>Gemeente &quot;&lt;A&gt;&quot;</svg:desc></draw:frame>"
	                    "</text:p>\n<text:h ");
	AUTO_FREE char *docx = rendered_as(doc, &look, DOC_DOCX, &len);
	AUTO_FREE char *body = unpack(docx, len, "word/document.xml");
	AUTO_FREE char *relations = unpack(docx, len, "word/_rels/document.xml.rels");
	assert_has(body, "<w:body><w:p><w:pPr><w:pStyle w:val=\"Logo\"/></w:pPr><w:r><w:drawing>");
	assert_has(body, "<wp:extent cx=\"756000\" cy=\"504000\"/>");
	assert_has(body, "descr=\"Gemeente &quot;&lt;A&gt;&quot;\"");
	assert_has(body, "r:embed=\"rId2\"");
	assert_has(relations, "Target=\"media/image1.png\"");
}

/* LibreOffice names what it tags in a PDF by the styles: with one of this name, every picture would
 * be a paragraph there. */
static void no_style_takes_the_name_of_a_tag(void **state)
{
	struct node *doc = doc_new(arena, "Titel");
	size_t len;

	(void)state;
	AUTO_FREE char *odt = rendered(doc, DOC_ODT, &len);
	AUTO_FREE char *odt_styles = unpack(odt, len, "styles.xml");
	AUTO_FREE char *docx = rendered(doc, DOC_DOCX, &len);
	AUTO_FREE char *docx_styles = unpack(docx, len, "word/styles.xml");
	assert_has(docx_styles, "w:styleId=\"Picture\"");
	assert_null(strstr(docx_styles, "\"Figure\""));
	assert_has(odt_styles, "style:name=\"Picture\"");
	assert_null(strstr(odt_styles, "\"Figure\""));
}

static void a_logo_keeps_its_shape(void **state)
{
	static const struct {
		unsigned width, height;
		const char *size;
	} cases[] = {
	        {100, 100, "svg:width=\"14.00mm\" svg:height=\"14.00mm\""},
	        {10, 100, "svg:width=\"1.40mm\" svg:height=\"14.00mm\""},
	        {600, 140, "svg:width=\"60.00mm\" svg:height=\"14.00mm\""},
	        {1200, 140, "svg:width=\"60.00mm\" svg:height=\"7.00mm\""},
	        {0x7FFFFFFF, 1, "svg:width=\"60.00mm\" svg:height=\"1.00mm\""},
	        {1, 0x7FFFFFFF, "svg:width=\"1.00mm\" svg:height=\"14.00mm\""},
	};
	struct node *doc = doc_new(arena, "Titel");

	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		const struct doc_look look =
		        with_logo(sized_picture(cases[i].width, cases[i].height), PICTURE_LEN);
		size_t len;
		AUTO_FREE char *odt = rendered_as(doc, &look, DOC_ODT, &len);
		AUTO_FREE char *content = unpack(odt, len, "content.xml");
		assert_has(content, cases[i].size);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(what_is_no_png_is_refused_in_every_format),
	        TEST(a_damaged_png_is_refused),
	        TEST(a_png_may_have_more_chunks),
	        TEST(text_formats_say_what_a_picture_shows),
	        TEST(text_formats_show_no_logo),
	        TEST(the_logo_stands_above_the_title),
	        TEST(no_style_takes_the_name_of_a_tag),
	        TEST(a_logo_keeps_its_shape),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
