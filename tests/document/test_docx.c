/* A Word file is a package with the parts that it names, and whatever people wrote is text in it.
 */
#include "document_test.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* ---- reading a package ---- */

static unsigned number_at(const char *bytes, int size)
{
	unsigned n = 0;

	while (size-- > 0)
		n = n << 8 | (unsigned char)bytes[size];
	return n;
}

static char *inflated(const char *bytes, unsigned len, unsigned size)
{
	char *out = arena_alloc(arena, size + 1);
	z_stream z = {0};

	assert_int_equal(inflateInit2(&z, -MAX_WBITS), Z_OK);
	z.next_in = memcpy(arena_alloc(arena, len + 1), bytes, len);
	z.avail_in = len;
	z.next_out = (Bytef *)out;
	z.avail_out = size;
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
	inflateEnd(&z);
	return out;
}

/* What is in an entry of the package, with a NUL behind it; NULL when there is none.  It walks the
 * directory at the end, as every reader does. */
static char *entry(const char *zip, size_t len, const char *name, size_t *size)
{
	const char *end = zip + len - 22;
	const char *at = zip + number_at(end + 16, 4);

	assert_int_equal(number_at(end, 4), 0x06054b50);
	for (unsigned i = 0; i < number_at(end + 10, 2); i++) {
		unsigned name_len = number_at(at + 28, 2), packed = number_at(at + 20, 4);
		const char *local = zip + number_at(at + 42, 4);
		assert_int_equal(number_at(at, 4), 0x02014b50);
		/* No extra fields, no comment, 1 January 1980. */
		assert_int_equal(number_at(at + 30, 4), 0);
		assert_int_equal(number_at(at + 12, 4), 0x210000);
		assert_int_equal(number_at(local, 4), 0x04034b50);
		assert_int_equal(number_at(local + 28, 2), 0);
		if (strlen(name) == name_len && memcmp(at + 46, name, name_len) == 0) {
			const char *data = local + 30 + name_len;
			*size = number_at(at + 24, 4);
			if (number_at(at + 10, 2) == 0)
				return memcpy(arena_alloc(arena, packed + 1), data, packed);
			return inflated(data, packed, (unsigned)*size);
		}
		at += 46 + name_len;
	}
	return NULL;
}

static const char *part(const struct node *doc, const char *name)
{
	size_t len, size;
	AUTO_FREE char *zip = rendered(doc, DOC_DOCX, &len);
	char *found = entry(zip, len, name, &size);

	if (!found)
		fail_msg("there is no %s", name);
	return found;
}

static const char *body(const struct node *doc)
{
	return part(doc, "word/document.xml");
}

static int times(const char *text, const char *needle)
{
	int n = 0;

	for (; (text = strstr(text, needle)); text += strlen(needle))
		n++;
	return n;
}

/* ---- tests ---- */

static void package_has_what_it_names(void **state)
{
	static const char *const names[] = {
	        "[Content_Types].xml", "_rels/.rels",        "docProps/core.xml",
	        "docProps/app.xml",    "word/document.xml",  "word/_rels/document.xml.rels",
	        "word/styles.xml",     "word/numbering.xml", "word/settings.xml",
	        "word/fontTable.xml",  "word/header1.xml",   "word/footer1.xml",
	};
	struct node *doc = doc_new(arena, "Verslag <1>");

	(void)state;
	for (size_t i = 0; i < N_ITEMS(names); i++)
		assert_has(part(doc, names[i]), "<?xml ");
	assert_has(part(doc, "docProps/core.xml"), "<dc:title>Verslag &lt;1&gt;</dc:title>");
	assert_has(part(doc, "docProps/core.xml"), "<dc:creator>Participatiehub</dc:creator>");
	assert_has(part(doc, "docProps/core.xml"), ">2025-05-20T10:00:00Z</dcterms:created>");
	assert_has(part(doc, "word/styles.xml"), "<w:lang w:val=\"nl-NL\"/>");
	assert_has(part(doc, "word/header1.xml"), "<w:t>CONCEPT</w:t>");
	assert_has(part(doc, "word/footer1.xml"),
	           ">bladzijde </w:t></w:r><w:fldSimple w:instr=\" PAGE \">");
	assert_has(part(doc, "word/footer1.xml"),
	           "> van </w:t></w:r><w:fldSimple w:instr=\" NUMPAGES \">");
}

static void no_mark_is_no_header(void **state)
{
	const struct doc_look look = {
	        .language = "en", .author = "", .mark = "", .page = "", .of = "", .made = ""};
	struct node *doc = doc_new(arena, "Report");
	AUTO_BUF struct buf out;
	struct err e;
	size_t size;

	(void)state;
	buf_init(&out);
	assert_int_equal(doc_render(doc, &look, DOC_DOCX, &out, &e), OK);
	assert_null(entry(out.data, out.len, "word/header1.xml", &size));
	assert_null(entry(out.data, out.len, "word/footer1.xml", &size));
	assert_null(strstr(entry(out.data, out.len, "word/document.xml", &size), "Reference"));
	assert_null(strstr(entry(out.data, out.len, "[Content_Types].xml", &size), "header"));
	assert_null(strstr(entry(out.data, out.len, "docProps/core.xml", &size), "created"));
	assert_has(entry(out.data, out.len, "word/styles.xml", &size), "\"en-GB\"");
}

static void the_same_document_is_the_same_bytes(void **state)
{
	struct node *doc = doc_new(arena, "t");
	size_t len, again_len;

	(void)state;
	doc_figure(arena, doc, picture, PICTURE_LEN, 30, "x");
	AUTO_FREE char *one = rendered(doc, DOC_DOCX, &len);
	AUTO_FREE char *again = rendered(doc, DOC_DOCX, &again_len);
	assert_int_equal(len, again_len);
	assert_memory_equal(one, again, len);
}

static void hostile_text_is_text(void **state)
{
	static const char *const cases[][2] = {
	        {"<w:p/>&amp;\"'",
	         "<w:t xml:space=\"preserve\">&lt;w:p/&gt;&amp;amp;&quot;'</w:t>"},
	        {"]]>", "]]&gt;"},
	        {"  twee  ", ">  twee  <"},
	        {"een\n\ntwee", ">een</w:t></w:r><w:r><w:br/><w:t xml:space=\"preserve\">twee<"},
	        {"\n\nwit\n", "<w:r><w:t xml:space=\"preserve\">wit</w:t></w:r></w:p>"},
	        {"\x1b[31mrood\x07\x01", ">[31mrood<"},
	        {"omge\xE2\x80\xAEkeerd", ">omgekeerd<"},
	        {"\xFFstuk\xEF\xBF\xBF", ">\xEF\xBF\xBDstuk<"},
	        {"caf\xC3\xA9 \xF0\x9F\x98\x80", ">caf\xC3\xA9 \xF0\x9F\x98\x80<"},
	};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct node *doc = doc_new(arena, "t");
		doc_paragraph(arena, doc, "eerst");
		doc_paragraph(arena, doc, cases[i][0]);
		assert_has(body(doc), cases[i][1]);
		/* The same in a name of the file: no line breaks there. */
		doc = doc_new(arena, cases[i][0]);
		assert_int_equal(times(part(doc, "docProps/core.xml"), "</dc:title>"), 1);
		assert_int_equal(times(body(doc), "<w:p>"), 1);
	}
}

static void headings_have_their_levels(void **state)
{
	struct node *doc = doc_new(arena, "Titel");

	(void)state;
	doc_heading(arena, doc, 2, "twee\nregels");
	doc_heading(arena, doc, 3, "drie");
	doc_heading(arena, doc, 4, "vier");
	const char *xml = body(doc);
	assert_int_equal(times(xml, "\"Heading1\""), 1);
	assert_int_equal(times(xml, "\"Heading2\""), 1);
	assert_int_equal(times(xml, "\"Heading3\""), 1);
	assert_int_equal(times(xml, "\"Heading4\""), 1);
	assert_has(xml, ">twee regels<");
}

static void a_heading_can_begin_a_page(void **state)
{
	struct node *doc = doc_new(arena, "t");

	(void)state;
	doc_new_page(doc_heading(arena, doc, 2, "Bijlage"));
	doc_heading(arena, doc, 2, "Nog een");
	assert_has(body(doc), "<w:pPr><w:pStyle w:val=\"Heading2\"/><w:pageBreakBefore/>"
	                      "<w:spacing w:before=\"0\"/></w:pPr>");
	assert_int_equal(times(body(doc), "pageBreakBefore"), 1);
}

static void every_list_begins_at_one(void **state)
{
	struct node *doc = doc_new(arena, "t");
	struct node *list = doc_list(arena, doc, true), *item = doc_item(arena, list, "een");

	(void)state;
	doc_item(arena, doc_list(arena, item, false), "binnen");
	item = doc_item(arena, list, "twee");
	/* Not as the first inner list: a list of its own. */
	doc_item(arena, doc_list(arena, item, true), "geteld");
	doc_item(arena, doc_list(arena, doc, true), "andere");
	const char *xml = body(doc);
	const char *lists = part(doc, "word/numbering.xml");
	assert_int_equal(times(xml, "<w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/>"), 2);
	assert_int_equal(times(xml, "<w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>"), 1);
	assert_int_equal(times(xml, "<w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/>"), 1);
	assert_int_equal(times(xml, "<w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/>"), 1);
	assert_int_equal(times(lists, "<w:num "), 3);
	assert_has(lists, "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/>");
	assert_has(lists, "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/>");
	assert_int_equal(times(lists, "<w:startOverride w:val=\"1\"/>"), 9);
}

static void a_list_in_a_quote_is_quoted(void **state)
{
	struct node *doc = doc_new(arena, "t");
	struct node *quote = doc_quote(arena, doc, "eerst");

	(void)state;
	doc_item(arena, doc_list(arena, quote, true), "een");
	doc_item(arena, doc_list(arena, doc, true), "twee");
	const char *xml = body(doc);
	assert_has(xml, "w:fill=\"E5ECF2\"/><w:spacing w:after=\"200\"/>"
	                "<w:ind w:left=\"738\" w:right=\"284\" w:hanging=\"454\"/></w:pPr>");
	assert_int_equal(times(xml, "w:fill="), 1);
}

static void a_deep_list_stays_a_list(void **state)
{
	struct node *doc = doc_new(arena, "t"), *item = doc;

	(void)state;
	for (int i = 0; i < 6; i++)
		item = doc_item(arena, doc_list(arena, item, i % 2 == 0), "x");
	const char *xml = body(doc);
	assert_int_equal(times(xml, "\"ListParagraph\""), 6);
	assert_null(strstr(xml, "<w:ilvl w:val=\"3\"/>"));
}

static struct node *add_table(struct node *doc, const char *caption)
{
	struct node *table = doc_table(arena, doc, caption);
	struct node *row = doc_row(arena, table, true);

	doc_cell(arena, row, "Idee");
	doc_cell(arena, row, "Stickers");
	row = doc_row(arena, table, false);
	doc_cell(arena, row, "lopen <b>");
	doc_bar(arena, row, 12, 16);
	row = doc_row(arena, table, false);
	doc_cell(arena, row, "kort");
	return table;
}

static void tables_have_headers_and_captions(void **state)
{
	struct node *doc = doc_new(arena, "t");

	(void)state;
	doc_paragraph(arena, doc, "eerst");
	add_table(doc, "De \"uitslag\"");
	const char *xml = body(doc);
	assert_int_equal(times(xml, "<w:tbl>"), 1);
	assert_int_equal(times(xml, "<w:tblHeader/>"), 1);
	assert_int_equal(times(xml, "<w:cantSplit/>"), 3);
	assert_int_equal(times(xml, "<w:gridCol "), 2);
	/* A short row is as wide as the others. */
	assert_int_equal(times(xml, "<w:tc>"), 6);
	assert_has(xml, "<w:tblCaption w:val=\"De &quot;uitslag&quot;\"/>");
	assert_has(xml, "\"Caption\"/></w:pPr><w:r><w:t xml:space=\"preserve\">De &quot;uitslag");
	assert_has(xml, "lopen &lt;b&gt;");
	assert_has(xml, "<w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">12<");
	/* The last thing of a body is a paragraph. */
	assert_has(xml, "</w:tbl><w:p>");
}

static void tables_are_as_wide_as_the_text(void **state)
{
	static const char before[] = "<w:gridCol w:w=\"";
	char *word = arena_alloc(arena, 3001);

	(void)state;
	memset(word, 'w', 3000);
	for (int n = 1; n <= 40; n += 3) {
		struct node *doc = doc_new(arena, "t");
		struct node *row = doc_row(arena, doc_table(arena, doc, ""), n % 2 == 0);
		int sum = 0, columns = 0;

		for (int i = 0; i < n; i++) {
			if (i % 4 == 3 || n == 4)
				doc_number(arena, row, -123);
			else
				doc_cell(arena, row, n % 5 == 2 ? word : "kort");
		}
		for (const char *p = body(doc); (p = strstr(p, before)); columns++) {
			p += strlen(before);
			int width = (int)strtol(p, NULL, 10);
			assert_true(width > 0);
			sum += width;
		}
		assert_int_equal(columns, n);
		assert_int_equal(sum, 9070);
	}
}

static void a_bar_is_its_share(void **state)
{
	static const int parts[][2] = {{12, 16}, {20, 16}, {0, 16}, {5, 0}};
	/* How much of the room of the cell is right of the bar, in sixteenths; -1: no bar. */
	static const int free_part[] = {4, 0, -1, -1};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(parts); i++) {
		struct node *doc = doc_new(arena, "t");
		doc_bar(arena, doc_row(arena, doc_table(arena, doc, "x"), false), parts[i][0],
		        parts[i][1]);
		const char *xml = body(doc), *bar = strstr(xml, "w:fill=\"004A7F\"");
		assert_int_equal(bar != NULL, free_part[i] >= 0);
		if (!bar)
			continue;
		/* One column is as wide as the text, without the margins of the cell. */
		assert_has(bar, arena_printf(arena, "<w:ind w:right=\"%d\"/>",
		                             (9070 - 226) * free_part[i] / 16));
	}
}

static void a_caption_is_not_said_twice(void **state)
{
	struct node *doc = doc_new(arena, "t");

	(void)state;
	doc_heading(arena, doc, 3, "Kopje (7)");
	add_table(doc, "Kopje");
	doc_strong(arena, doc_paragraph(arena, doc, ""), "Vet");
	add_table(doc, "Bijschrift");
	const char *xml = body(doc);
	assert_int_equal(times(xml, "w:val=\"Caption\""), 1);
	assert_int_equal(times(xml, "<w:tblCaption "), 2);
	assert_null(strstr(xml, ">Kopje<"));
	assert_null(strstr(xml, ">Bijschrift<"));
}

static void two_tables_stay_two(void **state)
{
	struct node *doc = doc_new(arena, "t");

	(void)state;
	add_table(doc, "");
	add_table(doc, "");
	doc_table(arena, doc, "leeg");
	const char *xml = body(doc);
	assert_int_equal(times(xml, "<w:tbl>"), 2);
	assert_null(strstr(xml, "</w:tbl><w:tbl>"));
	assert_null(strstr(xml, "leeg"));
}

static void only_safe_addresses_are_linked(void **state)
{
	struct node *doc = doc_new(arena, "t"), *p = doc_paragraph(arena, doc, "");

	(void)state;
	doc_link(arena, p, "https://x.nl/a b?d=1&e=\"%C3%A9%zz<", "hier & <nu>");
	doc_link(arena, p, "javascript:alert(1)", "daar");
	doc_link(arena, p, "mailto:info@x.nl", "post");
	const char *rels = part(doc, "word/_rels/document.xml.rels"), *xml = body(doc);
	assert_has(rels, "Target=\"https://x.nl/a%20b?d=1&amp;e=%22%C3%A9%25zz%3C\" "
	                 "TargetMode=\"External\"/>");
	assert_has(rels, "Target=\"mailto:info@x.nl\"");
	assert_null(strstr(rels, "javascript"));
	assert_int_equal(times(xml, "<w:hyperlink "), 2);
	assert_has(xml, ">hier &amp; &lt;nu&gt;<");
	assert_has(xml, ">daar<");
}

static void marks_can_be_inside_each_other(void **state)
{
	struct node *doc = doc_new(arena, "t");

	(void)state;
	struct node *link = doc_link(arena, doc_paragraph(arena, doc, ""), "https://x.nl", "");
	doc_emphasis(arena, doc_strong(arena, link, "vet"), "schuin");
	const char *xml = body(doc);
	assert_has(xml, "<w:rPr><w:rStyle w:val=\"Hyperlink\"/><w:b/><w:bCs/></w:rPr>");
	assert_has(xml, "<w:rStyle w:val=\"Hyperlink\"/><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr>");
}

static void pictures_keep_their_shape(void **state)
{
	struct node *doc = doc_new(arena, "t");
	size_t len, size;

	(void)state;
	doc_figure(arena, doc, picture, PICTURE_LEN, 30, "QR \"code\" <x>");
	doc_figure(arena, doc, picture, PICTURE_LEN, 900, "breed");
	AUTO_FREE char *zip = rendered(doc, DOC_DOCX, &len);
	const char *xml = entry(zip, len, "word/document.xml", &size);
	assert_has(xml, "<wp:extent cx=\"1080000\" cy=\"720000\"/>");
	assert_has(xml, "<wp:extent cx=\"5760000\" cy=\"3839760\"/>");
	assert_has(xml, "descr=\"QR &quot;code&quot; &lt;x&gt;\"");
	assert_has(xml, "<a:blip r:embed=\"rId2\"/>");
	assert_has(entry(zip, len, "word/_rels/document.xml.rels", &size),
	           "Target=\"media/image2.png\"");
	assert_memory_equal(entry(zip, len, "word/media/image1.png", &size), picture, PICTURE_LEN);
	assert_int_equal(size, PICTURE_LEN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(package_has_what_it_names),
	        TEST(no_mark_is_no_header),
	        TEST(the_same_document_is_the_same_bytes),
	        TEST(hostile_text_is_text),
	        TEST(headings_have_their_levels),
	        TEST(a_heading_can_begin_a_page),
	        TEST(every_list_begins_at_one),
	        TEST(a_list_in_a_quote_is_quoted),
	        TEST(a_deep_list_stays_a_list),
	        TEST(tables_have_headers_and_captions),
	        TEST(tables_are_as_wide_as_the_text),
	        TEST(a_bar_is_its_share),
	        TEST(a_caption_is_not_said_twice),
	        TEST(two_tables_stay_two),
	        TEST(only_safe_addresses_are_linked),
	        TEST(marks_can_be_inside_each_other),
	        TEST(pictures_keep_their_shape),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
