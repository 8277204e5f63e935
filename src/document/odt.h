/* OpenDocument Text, over several files: private to src/document.  Measures are in hundredths of a
 * millimetre. */
#ifndef DIALOOG_SRC_DOCUMENT_ODT_H
#define DIALOOG_SRC_DOCUMENT_ODT_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "doc.h"
#include "document.h"
#include "zip.h"

#define ODT_XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
/* Of all parts; what one of them does not use does no harm. */
#define ODT_NAMESPACES \
	"xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" " \
	"xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" " \
	"xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" " \
	"xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" " \
	"xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" " \
	"xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" " \
	"xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" " \
	"xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" " \
	"xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" " \
	"xmlns:ooo=\"http://openoffice.org/2004/office\" " \
	"xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\""

/* How far a text stays from the edge of its cell; the styles say the same in centimetres. */
enum { ODT_CELL_PADDING = 150 };

/* A document while it is written. */
struct odt {
	struct zip *zip;
	struct buf text;      /* of content.xml: the blocks */
	struct buf automatic; /* of content.xml: the styles that one table or bar needs */
	struct buf manifest;  /* an entry for each picture */
	bool in_quote;        /* which its lists show too */
	bool keeps_end;       /* of the block that is written: on the page of what comes after it */
	int tables, bars, pictures;
};

/* ---- odt_text.c ---- */

/* What stands above the title, if anything. */
void odt_logo(struct odt *o, const struct doc_look *look);
/* All of a document but its title and its tables. */
void odt_blocks(struct odt *o, const struct node *parent);
/* One paragraph of the inline nodes of parent. */
void odt_paragraph(struct odt *o, const struct node *parent, const char *style);
/* A heading: of a text, of the inline nodes of parent, or NULL. */
void odt_heading(struct odt *o, int level, const char *text, const struct node *parent);

/* An attribute with a length. */
void odt_length(struct buf *out, const char *attribute, int64_t hundredths);

/* ---- odt_table.c ---- */

/* captioned: the caption is written above the table too. */
void odt_table(struct odt *o, const struct node *table, bool captioned);

/* ---- odt_style.c ---- */

/* styles.xml. */
void odt_styles(struct buf *out, const struct doc_look *look);
/* The styles that all tables and pictures share, for the automatic styles of content.xml: ODF knows
 * no named ones of their kind. */
void odt_common_styles(struct buf *out, uint32_t colour);

#endif
