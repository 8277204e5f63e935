/* OpenDocument Text 1.2: for who edits the text in an office program.  The parts of the package. */
#include "odt.h"

#include <string.h>

#include "mem.h"
#include "renderers.h"

static const char media_type[] = "application/vnd.oasis.opendocument.text";

static void add_part(struct zip *z, const char *name, struct buf *part)
{
	zip_add(z, name, part->data, part->len, false);
	buf_clear(part);
}

/* ---- content.xml ---- */

static void add_content(struct odt *o, const struct doc_look *look, struct buf *part)
{
	buf_add(part, ODT_XML_HEAD "<office:document-content " ODT_NAMESPACES
	                           " office:version=\"1.2\">\n<office:automatic-styles>\n");
	odt_common_styles(part, look->colour);
	buf_addn(part, o->automatic.data, o->automatic.len);
	buf_add(part, "</office:automatic-styles>\n<office:body><office:text>\n");
	buf_addn(part, o->text.data, o->text.len);
	buf_add(part, "</office:text></office:body></office:document-content>\n");
	add_part(o->zip, "content.xml", part);
}

/* ---- meta.xml ---- */

static void property(struct buf *part, const char *element, const char *value)
{
	if (!value || !value[0])
		return;
	buf_addf(part, "<%s>", element);
	escape_xml(part, value);
	buf_addf(part, "</%s>\n", element);
}

static void add_meta(struct odt *o, const struct doc_look *look, const char *title,
                     struct buf *part)
{
	buf_add(part, ODT_XML_HEAD "<office:document-meta " ODT_NAMESPACES
	                           " office:version=\"1.2\">\n<office:meta>\n");
	property(part, "meta:generator", "dialoog");
	property(part, "dc:title", title);
	property(part, "meta:initial-creator", look->author);
	property(part, "dc:creator", look->author);
	property(part, "meta:creation-date", look->made);
	property(part, "dc:date", look->made);
	property(part, "dc:language", language_with_country(look->language));
	buf_add(part, "</office:meta>\n</office:document-meta>\n");
	add_part(o->zip, "meta.xml", part);
}

/* ---- settings.xml ---- */

/* LibreOffice keeps rows together when it is told to, and takes whatever else is not said here for
 * how it was twenty years ago. */
static void add_settings(struct odt *o, struct buf *part)
{
	static const struct {
		const char *name;
		bool value;
	} settings[] = {
	        {"TableRowKeep", true},
	        {"AddExternalLeading", true},
	        {"AddParaLineSpacingToTableCells", true},
	        {"AddParaSpacingToTableCells", true},
	        {"AddParaTableSpacing", true},
	        {"AddParaTableSpacingAtStart", true},
	        {"CollapseEmptyCellPara", true},
	        {"PropLineSpacingShrinksFirstLine", true},
	        {"TabOverflow", true},
	        {"TabsRelativeToIndent", true},
	        {"ClipAsCharacterAnchoredWriterFlyFrames", false},
	        {"DoNotJustifyLinesWithManualBreak", false},
	        {"DoNotResetParaAttrsForNumFont", false},
	        {"IgnoreFirstLineIndentInNumbering", false},
	        {"UnbreakableNumberings", false},
	        {"UseFormerLineSpacing", false},
	        {"UseFormerObjectPositioning", false},
	        {"UseFormerTextWrapping", false},
	        {"UseOldNumbering", false},
	};

	buf_add(part,
	        ODT_XML_HEAD "<office:document-settings " ODT_NAMESPACES
	                     " office:version=\"1.2\">\n<office:settings>\n"
	                     "<config:config-item-set config:name=\"ooo:configuration-settings\">\n"
	                     "<config:config-item config:name=\"PrinterIndependentLayout\" "
	                     "config:type=\"string\">high-resolution</config:config-item>\n");
	for (size_t i = 0; i < N_ITEMS(settings); i++)
		buf_addf(part,
		         "<config:config-item config:name=\"%s\" config:type=\"boolean\">%s"
		         "</config:config-item>\n",
		         settings[i].name, settings[i].value ? "true" : "false");
	buf_add(part, "</config:config-item-set>\n</office:settings>\n"
	              "</office:document-settings>\n");
	add_part(o->zip, "settings.xml", part);
}

/* ---- META-INF/manifest.xml ---- */

static void add_manifest(struct odt *o, struct buf *part)
{
	static const char *const parts[] = {"content.xml", "styles.xml", "meta.xml",
	                                    "settings.xml"};

	buf_addf(part,
	         ODT_XML_HEAD
	         "<manifest:manifest "
	         "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
	         "manifest:version=\"1.2\">\n<manifest:file-entry manifest:full-path=\"/\" "
	         "manifest:version=\"1.2\" manifest:media-type=\"%s\"/>\n",
	         media_type);
	for (size_t i = 0; i < N_ITEMS(parts); i++)
		buf_addf(part,
		         "<manifest:file-entry manifest:full-path=\"%s\" "
		         "manifest:media-type=\"text/xml\"/>\n",
		         parts[i]);
	buf_addn(part, o->manifest.data, o->manifest.len);
	buf_add(part, "</manifest:manifest>\n");
	add_part(o->zip, "META-INF/manifest.xml", part);
}

/* ---- all of it ---- */

static void add_parts(struct odt *o, const struct node *doc, const struct doc_look *look)
{
	AUTO_BUF struct buf part;

	buf_init(&part);
	/* First and as it is: by these bytes programs know what the package is. */
	zip_add(o->zip, "mimetype", media_type, strlen(media_type), true);
	odt_logo(o, look);
	odt_heading(o, 1, doc->text, NULL);
	odt_blocks(o, doc);
	add_content(o, look, &part);
	odt_styles(&part, look);
	add_part(o->zip, "styles.xml", &part);
	add_meta(o, look, doc->text, &part);
	add_settings(o, &part);
	add_manifest(o, &part);
}

enum status odt_render(const struct node *doc, const struct doc_look *look, struct buf *out,
                       struct err *e)
{
	struct odt o = {.zip = zip_begin()};

	buf_init(&o.text);
	buf_init(&o.automatic);
	buf_init(&o.manifest);
	add_parts(&o, doc, look);
	buf_fini(&o.text);
	buf_fini(&o.automatic);
	buf_fini(&o.manifest);
	return zip_end(o.zip, out, e);
}
