/* What the parts of the Word renderer share.  Sizes are twips, twentieths of a point; the elements
 * inside w:pPr, w:rPr, w:tblPr and w:tcPr stand in the order of the schema (ISO 29500), without
 * which Word calls a file damaged. */
#ifndef DIALOOG_SRC_DOCUMENT_DOCX_H
#define DIALOOG_SRC_DOCUMENT_DOCX_H

#include "renderers.h"
#include "zip.h"

/* A4 with margins of 2.5 cm. */
enum { PAGE_WIDTH = 11906, PAGE_HEIGHT = 16838, MARGIN = 1418, TEXT_WIDTH = 9070 };
/* Levels of a list that look different; deeper ones look like the last.  The indent of each is 8
 * mm, as wide as "10.". */
enum { LIST_LEVELS = 3, LIST_INDENT = 454 };
/* Of a quote, at both sides; and how much of the colour is in the light one behind it. */
enum { QUOTE_INDENT = 284, LIGHT = 10 };

struct docx {
	const struct doc_look *look;
	struct zip *zip;   /* pictures go in while the body is made */
	struct buf body;   /* what is inside w:body */
	struct buf rels;   /* links and pictures of the body */
	int n_rels;        /* of those */
	int n_pictures;    /* of those */
	struct buf shapes; /* one byte for each list, in order: bit n is set: level n is numbered */
	int before;        /* space above the next paragraph that its style does not give */
	bool in_quote;     /* which its lists show too */
	bool keeps_end;    /* of the block that is written: on the page of what comes after it */
	bool text_started; /* in this paragraph */
	bool break_waits;  /* a line break, until there is text after it */
};

/* ---- docx_text.c ---- */

struct paragraph {
	const char *style;
	bool keep_next;   /* on the page of what comes after it */
	bool new_page;    /* it begins a page, without space above it */
	int list, level;  /* number of its list; 0: it is no item */
	int after;        /* space below it, when more than its style gives; 0 */
	bool right;       /* right-aligned */
	int left;         /* of an item: its indent, when it is not that of its list; 0 */
	int bar;          /* its background ends so far before the right edge, when fill is set */
	const char *fill; /* "004A7F"; NULL: none */
};

void docx_begin_paragraph(struct docx *d, const struct paragraph *p);
void docx_end_paragraph(struct docx *d);
/* A paragraph with the inline children of node; one_line: a line break becomes a blank. */
void docx_paragraph(struct docx *d, const struct paragraph *p, const struct node *node,
                    bool one_line);
/* Text that is no node. */
void docx_text(struct docx *d, const char *text);
/* A relation of the body to a file or address; its number, for rIdN. */
int docx_relation(struct docx *d, const char *type, const char *target, bool external);

/* ---- docx_table.c ---- */

/* shows_caption: nothing else says what the table is about. */
void docx_table(struct docx *d, const struct node *table, bool shows_caption);

/* ---- docx_body.c ---- */

void docx_body(struct docx *d, const struct node *doc);

/* ---- docx_parts.c, docx_styles.c: whole parts of the package ---- */

/* colour, with so many percent of it on white, as "E6EDF2". */
void docx_colour(char out[7], uint32_t colour, int percent);
/* "nl-NL" of "nl": a spelling checker needs the country. */
const char *docx_language(const char *language);
void docx_types(struct buf *out, const struct doc_look *look);
void docx_relations(struct buf *out, const struct docx *d);
void docx_core(struct buf *out, const struct node *doc, const struct doc_look *look);
void docx_document(struct buf *out, const struct docx *d);
void docx_header(struct buf *out, const struct doc_look *look);
void docx_footer(struct buf *out, const struct doc_look *look);
void docx_settings(struct buf *out, const struct doc_look *look);
void docx_numbering(struct buf *out, const struct docx *d);
void docx_styles(struct buf *out, const struct doc_look *look);
extern const char docx_package_relations[], docx_app[], docx_fonts[];

#endif
