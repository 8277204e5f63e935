/* How a text document looks: every style that content.xml names has its place here, so that who
 * opens the document changes all headings, or all bars, in one place. */
#include "odt.h"

#include <stdint.h>
#include <string.h>

#include "mem.h"
#include "renderers.h"

/* The colour of the look in a style: nowhere, on the letters, or behind the text, where a trace of
 * it is left for what must stay good to read. */
enum paint { PLAIN, LETTERS, BEHIND, TINT };

#define TEXT_SIZE "fo:font-size=\"12pt\""
#define BOLD "fo:font-weight=\"bold\""
#define KEEP " fo:keep-with-next=\"always\""

/* A line of letters of 12 points is 17 points high in any font, and more around a picture: a
 * percentage would be one of what the font itself asks for, which is a lot for Open Sans. */
#define LINE "style:line-height-at-least=\"17pt\""

/* Paragraph styles, a parent before its children.  Blanks in a name are written as ODF wants. */
static const struct {
	const char *name, *parent, *next;
	const char *paragraph, *text; /* attributes */
	enum paint paint;
	int level; /* of a heading */
} paragraphs[] = {
        {"Standard", "", "", LINE, "", PLAIN, 0},
        {"Text body", "Standard", "", "fo:margin-bottom=\"0.3cm\"", "", PLAIN, 0},
        /* What is said before a list or a table stays on its page. */
        {"Text body lead", "Text body", "Text body",
         "fo:margin-top=\"0.2cm\" fo:margin-bottom=\"0.15cm\"" KEEP, "", PLAIN, 0},
        {"Heading", "Standard", "Text body",
         "style:line-height-at-least=\"0cm\" fo:line-height=\"100%\"" KEEP, BOLD, LETTERS, 0},
        {"Heading 1", "Heading", "Text body", "fo:margin-bottom=\"0.25cm\"",
         "fo:font-size=\"24pt\"", LETTERS, 1},
        {"Heading 2", "Heading", "Text body", "fo:margin-top=\"0.9cm\" fo:margin-bottom=\"0.25cm\"",
         "fo:font-size=\"17pt\"", LETTERS, 2},
        {"Heading 3", "Heading", "Text body", "fo:margin-top=\"0.7cm\" fo:margin-bottom=\"0.2cm\"",
         "fo:font-size=\"13.5pt\"", LETTERS, 3},
        {"Heading 4", "Heading", "Text body", "fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.15cm\"",
         TEXT_SIZE, LETTERS, 4},
        {"Subtitle", "Text body", "Text body", "fo:margin-bottom=\"0.6cm\"", "fo:color=\"#404040\"",
         PLAIN, 0},
        {"List Item", "Standard", "", "fo:margin-bottom=\"0.1cm\"", "", PLAIN, 0},
        {"List Item Start", "List Item", "", "fo:margin-bottom=\"0.1cm\"" KEEP, "", PLAIN, 0},
        {"List Item End", "List Item", "", "fo:margin-bottom=\"0.35cm\"", "", PLAIN, 0},
        /* A picture stays with what is above it. */
        {"Text body kept", "Text body", "Text body", "fo:margin-bottom=\"0.3cm\"" KEEP, "", PLAIN,
         0},
        {"List Item End kept", "List Item End", "", "fo:margin-bottom=\"0.35cm\"" KEEP, "", PLAIN,
         0},
        {"Quotations", "Text body", "", "fo:margin-left=\"0.8cm\" fo:margin-bottom=\"0.4cm\"", "",
         TINT, 0},
        {"Quotations Item", "List Item", "", "fo:margin-bottom=\"0.1cm\"", "", TINT, 0},
        {"Quotations Item End", "List Item", "", "fo:margin-bottom=\"0.4cm\"", "", TINT, 0},
        {"Caption", "Standard", "Text body",
         "fo:margin-top=\"0.1cm\" fo:margin-bottom=\"0.15cm\"" KEEP, "fo:color=\"#404040\"", PLAIN,
         0},
        {"Table Contents", "Standard", "", "", "", PLAIN, 0},
        {"Table Number", "Table Contents", "", "fo:text-align=\"end\"", "", PLAIN, 0},
        {"Table Heading", "Table Contents", "", "", BOLD, PLAIN, 0},
        {"Table Heading Number", "Table Heading", "", "fo:text-align=\"end\"", "", PLAIN, 0},
        /* Of a row that stays with the next one. */
        {"Table Contents kept", "Table Contents", "", KEEP, "", PLAIN, 0},
        {"Table Number kept", "Table Number", "", "fo:text-align=\"end\"" KEEP, "", PLAIN, 0},
        {"Table Heading kept", "Table Heading", "", KEEP, BOLD, PLAIN, 0},
        {"Table Heading Number kept", "Table Heading Number", "", "fo:text-align=\"end\"" KEEP,
         BOLD, PLAIN, 0},
        /* Nothing stands in a bar: its height is that of its letters. */
        {"Bar", "Standard", "",
         "style:line-height-at-least=\"0cm\" fo:line-height=\"0.25cm\" "
         "fo:margin-top=\"0.08cm\" fo:margin-bottom=\"0.1cm\"",
         "fo:font-size=\"4pt\"", BEHIND, 0},
        /* Not "Figure": LibreOffice names what it tags in a PDF by the style, and a figure
         * would be a paragraph there. */
        {"Picture", "Standard", "Text body", "fo:margin-top=\"0.2cm\" fo:margin-bottom=\"0.4cm\"",
         "", PLAIN, 0},
        {"Logo", "Standard", "Heading 1", "fo:margin-bottom=\"0.5cm\"" KEEP, "", PLAIN, 0},
        {"Header", "Standard", "", "fo:text-align=\"end\"", BOLD, LETTERS, 0},
        {"Footer", "Standard", "", "fo:text-align=\"end\"", "", PLAIN, 0},
};

static const char fonts[] = "<office:font-face-decls><style:font-face style:name=\"Sans\" "
                            "svg:font-family=\"'Open Sans', Arial, 'Liberation Sans'\" "
                            "style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>"
                            "</office:font-face-decls>\n";

static const char other_styles[] =
        "<style:style style:name=\"Strong_20_Emphasis\" style:display-name=\"Strong Emphasis\" "
        "style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
        "<style:style style:name=\"Emphasis\" style:family=\"text\">"
        "<style:text-properties fo:font-style=\"italic\"/></style:style>\n"
        "<style:style style:name=\"Graphics\" style:family=\"graphic\">"
        "<style:graphic-properties text:anchor-type=\"as-char\" style:vertical-pos=\"top\" "
        "style:vertical-rel=\"baseline\"/></style:style>\n";

/* ---- styles ---- */

static void add_name(struct buf *out, const char *attribute, const char *name)
{
	buf_addf(out, " %s=\"", attribute);
	for (const char *p = name; *p; p++) {
		if (*p == ' ')
			buf_add(out, "_20_");
		else
			buf_addc(out, *p);
	}
	buf_addc(out, '"');
}

static void paragraph_style(struct buf *out, size_t i, uint32_t colour)
{
	enum paint paint = paragraphs[i].paint;

	buf_add(out, "<style:style");
	add_name(out, "style:name", paragraphs[i].name);
	if (strchr(paragraphs[i].name, ' '))
		buf_addf(out, " style:display-name=\"%s\"", paragraphs[i].name);
	buf_add(out, " style:family=\"paragraph\"");
	if (paragraphs[i].parent[0])
		add_name(out, "style:parent-style-name", paragraphs[i].parent);
	if (paragraphs[i].next[0])
		add_name(out, "style:next-style-name", paragraphs[i].next);
	if (paragraphs[i].level > 0)
		buf_addf(out, " style:default-outline-level=\"%d\"", paragraphs[i].level);
	buf_addf(out, "><style:paragraph-properties %s", paragraphs[i].paragraph);
	if (paint == BEHIND || paint == TINT)
		buf_addf(out, " fo:background-color=\"#%06x\"",
		         colour_on_white(colour, paint == TINT ? 7 : 100));
	buf_addf(out, "/><style:text-properties %s", paragraphs[i].text);
	if (paint == LETTERS)
		buf_addf(out, " fo:color=\"#%06x\"", colour);
	buf_add(out, "/></style:style>\n");
}

static void default_styles(struct buf *out, const char *country)
{
	buf_add(out, "<style:default-style style:family=\"graphic\"/>\n"
	             "<style:default-style style:family=\"paragraph\"><style:paragraph-properties "
	             "fo:text-align=\"start\" fo:widows=\"2\" fo:orphans=\"2\" "
	             "style:tab-stop-distance=\"1.25cm\" style:writing-mode=\"page\"/>"
	             "<style:text-properties style:font-name=\"Sans\" " TEXT_SIZE
	             " style:font-size-asian=\"12pt\" style:font-size-complex=\"12pt\" "
	             "fo:hyphenate=\"false\"");
	if (country)
		buf_addf(out, " fo:language=\"%.2s\" fo:country=\"%s\"", country, country + 3);
	buf_add(out, "/></style:default-style>\n"
	             "<style:default-style style:family=\"table\">"
	             "<style:table-properties table:border-model=\"separating\"/>"
	             "</style:default-style>\n");
}

static void link_styles(struct buf *out, uint32_t colour)
{
	static const char *const names[][2] = {
	        {"Internet_20_link", "Internet link"},
	        {"Visited_20_Internet_20_Link", "Visited Internet Link"}};

	for (size_t i = 0; i < N_ITEMS(names); i++)
		buf_addf(out,
		         "<style:style style:name=\"%s\" style:display-name=\"%s\" "
		         "style:family=\"text\"><style:text-properties fo:color=\"#%06x\" "
		         "style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" "
		         "style:text-underline-color=\"font-color\"/></style:style>\n",
		         names[i][0], names[i][1], colour);
}

/* Of cells, shading, no lines: those of cells are no part of the content in a PDF that LibreOffice
 * makes, and no ornament either, so that a reader for blind people does not know what to do with
 * them. */
void odt_common_styles(struct buf *out, uint32_t colour)
{
	static const struct {
		const char *name;
		int share; /* of the colour, in percent */
	} cells[] = {{"Cell", 0}, {"ShadedCell", 7}, {"HeadingCell", 22}};

	for (size_t i = 0; i < N_ITEMS(cells); i++) {
		buf_addf(out,
		         "<style:style style:name=\"%s\" style:family=\"table-cell\">"
		         "<style:table-cell-properties fo:padding=\"0.15cm\" fo:border=\"none\"",
		         cells[i].name);
		if (cells[i].share > 0)
			buf_addf(out, " fo:background-color=\"#%06x\"",
			         colour_on_white(colour, cells[i].share));
		buf_add(out, "/></style:style>\n");
	}
	for (int level = 2; level <= 4; level++)
		buf_addf(out,
		         "<style:style style:name=\"NewPage%d\" style:family=\"paragraph\" "
		         "style:parent-style-name=\"Heading_20_%d\"><style:paragraph-properties "
		         "fo:margin-top=\"0cm\" fo:break-before=\"page\"/></style:style>\n",
		         level, level);
	buf_add(out, "<style:style style:name=\"Row\" style:family=\"table-row\">"
	             "<style:table-row-properties fo:keep-together=\"always\"/></style:style>\n"
	             "<style:style style:name=\"HighRow\" style:family=\"table-row\">"
	             "<style:table-row-properties fo:keep-together=\"auto\"/></style:style>\n"
	             "<style:style style:name=\"Frame\" style:family=\"graphic\" "
	             "style:parent-style-name=\"Graphics\"/>\n");
}

/* ---- lists ---- */

/* As many as word processors have; how they look changes over the first three. */
enum { LEVELS = 10 };
/* Of a quote, in millimetres; its style says it in centimetres. */
enum { QUOTE_INDENT = 8 };

/* from: where the lists begin, in millimetres. */
static void list_level(struct buf *out, bool ordered, int level, int from)
{
	static const char *const bullets[] = {"•", "–", "•"};
	static const char *const formats[] = {"1", "a", "i"};
	int kind = (level - 1) % 3, step = 8;

	if (ordered)
		buf_addf(out,
		         "<text:list-level-style-number text:level=\"%d\" style:num-format=\"%s\" "
		         "style:num-suffix=\".\" text:start-value=\"1\">",
		         level, formats[kind]);
	else
		buf_addf(out,
		         "<text:list-level-style-bullet text:level=\"%d\" text:bullet-char=\"%s\">",
		         level, bullets[kind]);
	buf_addf(out,
	         "<style:list-level-properties "
	         "text:list-level-position-and-space-mode=\"label-alignment\">"
	         "<style:list-level-label-alignment text:label-followed-by=\"listtab\" "
	         "text:list-tab-stop-position=\"%dmm\" fo:text-indent=\"-%dmm\" "
	         "fo:margin-left=\"%dmm\"/></style:list-level-properties>",
	         from + level * step, step, from + level * step);
	buf_addf(out, "</text:list-level-style-%s>\n", ordered ? "number" : "bullet");
}

/* Those in a quote begin where its text does. */
static void list_styles(struct buf *out)
{
	static const struct {
		const char *name;
		bool ordered;
		int from;
	} lists[] = {{"List", false, 0},
	             {"List", true, 0},
	             {"Quotations", false, QUOTE_INDENT},
	             {"Quotations", true, QUOTE_INDENT}};

	for (size_t i = 0; i < N_ITEMS(lists); i++) {
		const char *kind = lists[i].ordered ? "Numbers" : "Bullets";
		buf_addf(out,
		         "<text:list-style style:name=\"%s_20_%s\" style:display-name=\"%s %s\">\n",
		         lists[i].name, kind, lists[i].name, kind);
		for (int level = 1; level <= LEVELS; level++)
			list_level(out, lists[i].ordered, level, lists[i].from);
		buf_add(out, "</text:list-style>\n");
	}
}

static void outline_style(struct buf *out)
{
	buf_add(out, "<text:outline-style style:name=\"Outline\">");
	for (int level = 1; level <= LEVELS; level++)
		buf_addf(out, "<text:outline-level-style text:level=\"%d\" style:num-format=\"\"/>",
		         level);
	buf_add(out, "</text:outline-style>\n");
}

/* ---- the page ---- */

/* The header and the footer stand in the margin, which is smaller by their height then, so that
 * the text begins and ends 2.5 cm from the edge with and without them. */
static void page_layout(struct buf *out, bool header, bool footer)
{
	buf_addf(out,
	         "<style:page-layout style:name=\"A4\"><style:page-layout-properties "
	         "fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" "
	         "style:print-orientation=\"portrait\" fo:margin-left=\"2.5cm\" "
	         "fo:margin-right=\"2.5cm\" fo:margin-top=\"%s\" fo:margin-bottom=\"%s\"/>\n",
	         header ? "1.3cm" : "2.5cm", footer ? "1.3cm" : "2.5cm");
	if (header)
		buf_add(out, "<style:header-style><style:header-footer-properties "
		             "fo:min-height=\"1.2cm\" fo:margin-bottom=\"0.5cm\"/>"
		             "</style:header-style>\n");
	if (footer)
		buf_add(out, "<style:footer-style><style:header-footer-properties "
		             "fo:min-height=\"1.2cm\" fo:margin-top=\"0.5cm\"/>"
		             "</style:footer-style>\n");
	buf_add(out, "</style:page-layout>\n");
}

static void master_page(struct buf *out, const struct doc_look *look)
{
	buf_add(out, "<style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\">");
	if (look->mark[0]) {
		buf_add(out, "<style:header><text:p text:style-name=\"Header\">");
		escape_xml(out, look->mark);
		buf_add(out, "</text:p></style:header>\n");
	}
	if (look->page[0]) {
		buf_add(out, "<style:footer><text:p text:style-name=\"Footer\">");
		escape_xml(out, look->page);
		buf_add(out,
		        " <text:page-number text:select-page=\"current\">1</text:page-number> ");
		escape_xml(out, look->of);
		buf_add(out, " <text:page-count>1</text:page-count></text:p></style:footer>\n");
	}
	buf_add(out, "</style:master-page>\n");
}

void odt_styles(struct buf *out, const struct doc_look *look)
{
	buf_add(out, ODT_XML_HEAD "<office:document-styles " ODT_NAMESPACES
	                          " office:version=\"1.2\">\n");
	buf_add(out, fonts);
	buf_add(out, "<office:styles>\n");
	default_styles(out, language_with_country(look->language));
	for (size_t i = 0; i < N_ITEMS(paragraphs); i++)
		paragraph_style(out, i, look->colour);
	buf_add(out, other_styles);
	link_styles(out, look->colour);
	outline_style(out);
	list_styles(out);
	buf_add(out, "</office:styles>\n<office:automatic-styles>\n");
	page_layout(out, look->mark[0], look->page[0]);
	buf_add(out, "</office:automatic-styles>\n<office:master-styles>\n");
	master_page(out, look);
	buf_add(out, "</office:master-styles>\n</office:document-styles>\n");
}
