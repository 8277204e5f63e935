/* The styles: all of the look of the document.  The ids are those of Word itself where it has such
 * a style, so that it shows them under the names of its own language. */
#include "docx.h"

#include "mem.h"

/* Half points: no text is smaller than 12 points (domain.md 5.5). */
enum { TEXT_SIZE = 24 };

struct style {
	const char *id, *name, *based_on, *next; /* "": none */
	/* Inside w:pPr and w:rPr; $ is the colour of the document, % is that colour, very light. */
	const char *paragraph, *run;
	bool is_ours; /* Word has none of that name */
};

/* The heading of one level: what stands above it is further away than what it is about. */
#define HEADING(level, before, after, size) \
	{ \
		"Heading" #level, "heading " #level, "Normal", "Normal", \
		        "<w:keepNext/><w:keepLines/><w:spacing w:before=\"" #before \
		        "\" w:after=\"" #after \
		        "\" w:line=\"240\" w:lineRule=\"auto\"/><w:outlineLvl " \
		        "w:val=\"" HEADING_##level "\"/>", \
		        "<w:b/><w:bCs/><w:color w:val=\"$\"/><w:sz w:val=\"" #size \
		        "\"/><w:szCs w:val=\"" #size "\"/>" \
	}
#define HEADING_1 "0"
#define HEADING_2 "1"
#define HEADING_3 "2"
#define HEADING_4 "3"

/* A line is one and a half times as high as its letters, also in a font with low lines.  Words are
 * not broken, and lines begin on the left (domain.md 5.5). */
#define LINE "w:line=\"360\" w:lineRule=\"atLeast\""
#define CELL_LINE "w:before=\"50\" w:after=\"50\" w:line=\"330\" w:lineRule=\"atLeast\""

static const struct style paragraph_styles[] = {
        {"Normal", "Normal", "", "",
         "<w:widowControl/><w:spacing w:before=\"0\" w:after=\"160\" " LINE
         "/><w:jc w:val=\"left\"/>",
         ""},
        HEADING(1, 0, 120, 52),
        HEADING(2, 480, 140, 34),
        HEADING(3, 360, 100, 28),
        HEADING(4, 280, 80, 24),
        {"Subtitle", "Subtitle", "Normal", "Normal", "<w:spacing w:after=\"320\"/>",
         "<w:color w:val=\"595959\"/>"},
        {"ListParagraph", "List Paragraph", "Normal", "",
         "<w:keepLines/><w:spacing w:after=\"60\"/>", ""},
        {"Quote", "Quote", "Normal", "",
         "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%\"/>"
         "<w:ind w:left=\"284\" w:right=\"284\"/>",
         ""},
        /* Not "Figure": as in odt_style.c. */
        {"Picture", "Picture", "Normal", "Normal", "<w:spacing w:before=\"160\" w:after=\"240\"/>",
         "", true},
        {"Logo", "Logo", "Normal", "Heading1", "<w:keepNext/><w:spacing w:after=\"240\"/>", "",
         true},
        {"Caption", "caption", "Normal", "Normal",
         "<w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"100\"/>",
         "<w:b/><w:bCs/>"},
        {"TableText", "Table Text", "Normal", "", "<w:spacing " CELL_LINE "/>", "", true},
        {"TableHeading", "Table Heading", "TableText", "", "<w:keepNext/>", "<w:b/><w:bCs/>", true},
        {"TableBar", "Table Bar", "TableText", "",
         "<w:spacing w:before=\"0\" w:after=\"80\" w:line=\"120\" w:lineRule=\"exact\"/>", "",
         true},
        {"Header", "header", "Normal", "", "<w:spacing w:after=\"0\"/><w:jc w:val=\"right\"/>",
         "<w:b/><w:bCs/><w:color w:val=\"$\"/>"},
        {"Footer", "footer", "Normal", "", "<w:spacing w:after=\"0\"/><w:jc w:val=\"right\"/>",
         "<w:color w:val=\"595959\"/>"},
};

/* Borders are those of the table: LibreOffice leaves borders of paragraphs out of the tags of a
 * PDF. */
#define RULE(side, size, colour) \
	"<w:" side " w:val=\"single\" w:sz=\"" size "\" w:space=\"0\" w:color=\"" colour "\"/>"
static const char table_style[] =
        "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ReportTable\">"
        "<w:name w:val=\"Report Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>"
        "<w:tblBorders>" RULE("top", "8", "$") RULE("bottom", "8", "$") RULE(
                "insideH", "4",
                "BFBFBF") "</w:tblBorders></w:tblPr>"
                          "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>" RULE(
                                  "bottom", "8", "$") "</w:tcBorders><w:shd w:val=\"clear\" "
                                                      "w:color=\"auto\" w:fill=\"%\"/></w:tcPr>"
                                                      "</w:tblStylePr></w:style>";

/* What Word believes to be there. */
static const char other_styles[] =
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
        "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/>"
        "<w:semiHidden/></w:style>"
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
        "<w:name w:val=\"Normal Table\"/><w:semiHidden/><w:tblPr>"
        "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>"
        "<w:left w:w=\"113\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>"
        "<w:right w:w=\"113\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
        "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\">"
        "<w:name w:val=\"No List\"/><w:semiHidden/></w:style>"
        "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>"
        "<w:rPr><w:color w:val=\"$\"/><w:u w:val=\"single\"/></w:rPr></w:style>";

/* Text with the colours in the places of $ and %. */
static void add_coloured(struct buf *out, const char *text, uint32_t colour)
{
	char full[7], light[7];

	docx_colour(full, colour, 100);
	docx_colour(light, colour, LIGHT);
	for (const char *p = text; *p; p++) {
		if (*p == '$')
			buf_add(out, full);
		else if (*p == '%')
			buf_add(out, light);
		else
			buf_addc(out, *p);
	}
}

static void add_style(struct buf *out, const struct style *s, uint32_t colour)
{
	bool is_normal = !s->based_on[0];

	buf_addf(out, "<w:style w:type=\"paragraph\"%s%s w:styleId=\"%s\"><w:name w:val=\"%s\"/>",
	         is_normal ? " w:default=\"1\"" : "", s->is_ours ? " w:customStyle=\"1\"" : "",
	         s->id, s->name);
	if (!is_normal)
		buf_addf(out, "<w:basedOn w:val=\"%s\"/>", s->based_on);
	if (s->next[0])
		buf_addf(out, "<w:next w:val=\"%s\"/>", s->next);
	buf_add(out, "<w:qFormat/><w:pPr>");
	add_coloured(out, s->paragraph, colour);
	buf_add(out, "</w:pPr>");
	if (s->run[0]) {
		buf_add(out, "<w:rPr>");
		add_coloured(out, s->run, colour);
		buf_add(out, "</w:rPr>");
	}
	buf_add(out, "</w:style>");
}

void docx_styles(struct buf *out, const struct doc_look *look)
{
	buf_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	             "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
	             "main\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Open Sans\" "
	             "w:hAnsi=\"Open Sans\" w:eastAsia=\"Open Sans\" w:cs=\"Open Sans\"/>");
	buf_addf(out, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/><w:lang w:val=\"", TEXT_SIZE,
	         TEXT_SIZE);
	escape_xml(out, docx_language(look->language));
	buf_add(out, "\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>");
	for (size_t i = 0; i < N_ITEMS(paragraph_styles); i++)
		add_style(out, &paragraph_styles[i], look->colour);
	add_coloured(out, other_styles, look->colour);
	add_coloured(out, table_style, look->colour);
	buf_add(out, "</w:styles>");
}
