/* The parts of the package around the body. */
#include "docx.h"

#include <stdio.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
#define WORD_XMLNS "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

const char docx_package_relations[] =
        XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
            "<Relationship Id=\"rId1\" Type=\"" OFFICE "relationships/officeDocument\" "
            "Target=\"word/document.xml\"/>"
            "<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" "
            "Target=\"docProps/core.xml\"/>"
            "<Relationship Id=\"rId3\" Type=\"" OFFICE "relationships/extended-properties\" "
            "Target=\"docProps/app.xml\"/>"
            "</Relationships>";

const char docx_app[] = XML "<Properties xmlns=\"" OFFICE "extended-properties\">"
                            "<Application>dialoog</Application></Properties>";

/* What to take where the font is not installed. */
const char docx_fonts[] =
        XML "<w:fonts " WORD_XMLNS "><w:font w:name=\"Open Sans\"><w:altName w:val=\"Arial\"/>"
            "<w:panose1 w:val=\"020B0606030504020204\"/><w:charset w:val=\"00\"/>"
            "<w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>";

void docx_colour(char out[7], uint32_t colour, int percent)
{
	snprintf(out, 7, "%06X", (unsigned)colour_on_white(colour, percent));
}

const char *docx_language(const char *language)
{
	const char *known = language_with_country(language);

	return known ? known : language;
}

static void add_type(struct buf *out, const char *part, const char *type)
{
	buf_addf(out, "<Override PartName=\"/%s\" ContentType=\"%s\"/>", part, type);
}

void docx_types(struct buf *out, const struct doc_look *look)
{
	buf_add(out, XML "<Types xmlns=\"" PACKAGE "content-types\">"
	                 "<Default Extension=\"rels\" ContentType=\"application/"
	                 "vnd.openxmlformats-package.relationships+xml\"/>"
	                 "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	                 "<Default Extension=\"png\" ContentType=\"image/png\"/>");
	add_type(out, "word/document.xml", WORD_TYPE "document.main+xml");
	add_type(out, "word/styles.xml", WORD_TYPE "styles+xml");
	add_type(out, "word/numbering.xml", WORD_TYPE "numbering+xml");
	add_type(out, "word/settings.xml", WORD_TYPE "settings+xml");
	add_type(out, "word/fontTable.xml", WORD_TYPE "fontTable+xml");
	if (look->mark[0])
		add_type(out, "word/header1.xml", WORD_TYPE "header+xml");
	if (look->page[0])
		add_type(out, "word/footer1.xml", WORD_TYPE "footer+xml");
	add_type(out, "docProps/core.xml",
	         "application/vnd.openxmlformats-package.core-properties+xml");
	add_type(out, "docProps/app.xml",
	         "application/vnd.openxmlformats-officedocument.extended-properties+xml");
	buf_add(out, "</Types>");
}

static void add_relation(struct buf *out, const char *name, const char *type, const char *target)
{
	buf_addf(out, "<Relationship Id=\"%s\" Type=\"" OFFICE "relationships/%s\" Target=\"%s\"/>",
	         name, type, target);
}

void docx_relations(struct buf *out, const struct docx *d)
{
	buf_add(out, XML "<Relationships xmlns=\"" PACKAGE "relationships\">");
	add_relation(out, "styles", "styles", "styles.xml");
	add_relation(out, "numbering", "numbering", "numbering.xml");
	add_relation(out, "settings", "settings", "settings.xml");
	add_relation(out, "fonts", "fontTable", "fontTable.xml");
	if (d->look->mark[0])
		add_relation(out, "header", "header", "header1.xml");
	if (d->look->page[0])
		add_relation(out, "footer", "footer", "footer1.xml");
	buf_addn(out, d->rels.data, d->rels.len);
	buf_add(out, "</Relationships>");
}

static void add_property(struct buf *out, const char *tag, const char *text)
{
	if (!text[0])
		return;
	buf_addf(out, "<%s>", tag);
	escape_xml(out, text);
	buf_addf(out, "</%s>", tag);
}

void docx_core(struct buf *out, const struct node *doc, const struct doc_look *look)
{
	static const char *const moments[] = {"created", "modified"};

	buf_add(out, XML "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
	                 "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	                 "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
	                 "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
	add_property(out, "dc:title", doc->text);
	add_property(out, "dc:creator", look->author);
	add_property(out, "dc:language", docx_language(look->language));
	for (int i = 0; i < 2 && look->made[0]; i++) {
		buf_addf(out, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">", moments[i]);
		escape_xml(out, look->made);
		buf_addf(out, "</dcterms:%s>", moments[i]);
	}
	buf_add(out, "</cp:coreProperties>");
}

void docx_document(struct buf *out, const struct docx *d)
{
	buf_add(out, XML "<w:document " WORD_XMLNS " xmlns:r=\"" OFFICE
	                 "relationships\" xmlns:wp=\"" DRAWING
	                 "wordprocessingDrawing\" xmlns:a=\"" DRAWING "main\" xmlns:pic=\"" DRAWING
	                 "picture\"><w:body>");
	buf_addn(out, d->body.data, d->body.len);
	buf_add(out, "<w:sectPr>");
	if (d->look->mark[0])
		buf_add(out, "<w:headerReference w:type=\"default\" r:id=\"header\"/>");
	if (d->look->page[0])
		buf_add(out, "<w:footerReference w:type=\"default\" r:id=\"footer\"/>");
	buf_addf(out,
	         "<w:pgSz w:w=\"%d\" w:h=\"%d\"/><w:pgMar w:top=\"%d\" w:right=\"%d\" "
	         "w:bottom=\"%d\" w:left=\"%d\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>"
	         "</w:sectPr></w:body></w:document>",
	         PAGE_WIDTH, PAGE_HEIGHT, MARGIN, MARGIN, MARGIN, MARGIN);
}

void docx_header(struct buf *out, const struct doc_look *look)
{
	buf_add(out, XML "<w:hdr " WORD_XMLNS "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>"
	                 "<w:r><w:t>");
	escape_xml(out, look->mark);
	buf_add(out, "</w:t></w:r></w:p></w:hdr>");
}

void docx_footer(struct buf *out, const struct doc_look *look)
{
	buf_add(out, XML "<w:ftr " WORD_XMLNS "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
	                 "<w:r><w:t xml:space=\"preserve\">");
	escape_xml(out, look->page);
	/* The numbers that stand there are for who does not count pages. */
	buf_add(out, " </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r>"
	             "</w:fldSimple><w:r><w:t xml:space=\"preserve\"> ");
	escape_xml(out, look->of);
	buf_add(out, " </w:t></w:r><w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r>"
	             "</w:fldSimple></w:p></w:ftr>");
}

void docx_settings(struct buf *out, const struct doc_look *look)
{
	const char *language = docx_language(look->language);

	/* Without the number of Word 2013 it opens a file as one of Word 2007, and says so. */
	buf_add(out, XML "<w:settings " WORD_XMLNS "><w:defaultTabStop w:val=\"709\"/>"
	                 "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
	                 "<w:compatSetting w:name=\"compatibilityMode\" "
	                 "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>"
	                 "</w:compat><w:themeFontLang w:val=\"");
	escape_xml(out, language);
	buf_add(out, "\"/></w:settings>");
}

/* ---- lists ---- */

static void add_level(struct buf *out, int level, bool numbered, const char *colour)
{
	static const char *const bullets[LIST_LEVELS] = {"•", "–", "•"};

	buf_addf(out, "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>", level,
	         numbered ? "decimal" : "bullet");
	if (numbered)
		buf_addf(out, "<w:lvlText w:val=\"%%%d.\"/>", level + 1);
	else
		buf_addf(out, "<w:lvlText w:val=\"%s\"/>", bullets[level]);
	buf_addf(out,
	         "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%d\" w:hanging=\"%d\"/></w:pPr>"
	         "<w:rPr><w:color w:val=\"%s\"/></w:rPr></w:lvl>",
	         LIST_INDENT * (level + 1), LIST_INDENT, colour);
}

/* A definition for each combination of bullets and numbers on the levels, and of those one list for
 * each list of the document: so each begins at 1, and an inner list is one with its outer one. */
void docx_numbering(struct buf *out, const struct docx *d)
{
	char colour[7];

	docx_colour(colour, d->look->colour, 100);
	buf_add(out, XML "<w:numbering " WORD_XMLNS ">");
	for (int shape = 0; shape < 1 << LIST_LEVELS; shape++) {
		buf_addf(out,
		         "<w:abstractNum w:abstractNumId=\"%d\">"
		         "<w:multiLevelType w:val=\"hybridMultilevel\"/>",
		         shape);
		for (int level = 0; level < LIST_LEVELS; level++)
			add_level(out, level, shape >> level & 1, colour);
		buf_add(out, "</w:abstractNum>");
	}
	for (size_t i = 0; i < d->shapes.len; i++) {
		buf_addf(out, "<w:num w:numId=\"%zu\"><w:abstractNumId w:val=\"%d\"/>", i + 1,
		         d->shapes.data[i]);
		for (int level = 0; level < LIST_LEVELS; level++)
			buf_addf(out,
			         "<w:lvlOverride w:ilvl=\"%d\"><w:startOverride w:val=\"1\"/>"
			         "</w:lvlOverride>",
			         level);
		buf_add(out, "</w:num>");
	}
	buf_add(out, "</w:numbering>");
}
