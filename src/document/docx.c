/* Word (WordprocessingML, ISO 29500): for who edits the verslag, and what the PDF is made from.
 * Everything that has a look has a style, so that who edits can change it in one place. */
#include "docx.h"

#include <string.h>

static void add_text(struct docx *d, const char *name, const char *text)
{
	zip_add(d->zip, name, text, strlen(text), false);
}

/* Adds a part and empties it. */
static void add_part(struct docx *d, const char *name, struct buf *part)
{
	zip_add(d->zip, name, part->data, part->len, false);
	buf_clear(part);
}

static void add_parts(struct docx *d, const struct node *doc)
{
	AUTO_BUF struct buf part;

	buf_init(&part);
	/* Some readers look for this one at the start. */
	docx_types(&part, d->look);
	add_part(d, "[Content_Types].xml", &part);
	add_text(d, "_rels/.rels", docx_package_relations);
	docx_core(&part, doc, d->look);
	add_part(d, "docProps/core.xml", &part);
	add_text(d, "docProps/app.xml", docx_app);
	docx_body(d, doc);
	docx_document(&part, d);
	add_part(d, "word/document.xml", &part);
	docx_relations(&part, d);
	add_part(d, "word/_rels/document.xml.rels", &part);
	docx_styles(&part, d->look);
	add_part(d, "word/styles.xml", &part);
	docx_numbering(&part, d);
	add_part(d, "word/numbering.xml", &part);
	docx_settings(&part, d->look);
	add_part(d, "word/settings.xml", &part);
	add_text(d, "word/fontTable.xml", docx_fonts);
	if (d->look->mark[0]) {
		docx_header(&part, d->look);
		add_part(d, "word/header1.xml", &part);
	}
	if (d->look->page[0]) {
		docx_footer(&part, d->look);
		add_part(d, "word/footer1.xml", &part);
	}
}

enum status docx_render(const struct node *doc, const struct doc_look *look, struct buf *out,
                        struct err *e)
{
	struct docx d = {.look = look};

	buf_init(&d.body);
	buf_init(&d.rels);
	buf_init(&d.shapes);
	d.zip = zip_begin();
	add_parts(&d, doc);
	buf_fini(&d.body);
	buf_fini(&d.rels);
	buf_fini(&d.shapes);
	return zip_end(d.zip, out, e);
}
