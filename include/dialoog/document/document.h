/* A document tree in a format: one tree, many renderers, each with its own escaping.  A renderer
 * knows formats, not sessions. */
#ifndef DIALOOG_DOCUMENT_DOCUMENT_H
#define DIALOOG_DOCUMENT_DOCUMENT_H

#include "buf.h"
#include "doc.h"
#include "err.h"

#include <stdint.h>

enum doc_format { DOC_MD, DOC_HTML, DOC_TEXT, DOC_ODT, DOC_DOCX, DOC_FORMAT_COUNT };
/* "md", which is the end of a file's name too. */
const char *doc_format_name(enum doc_format f);
/* -1: there is no format of that name. */
int doc_format_find(const char *name);
/* All of them, to choose from: "md, html"; owned by the caller. */
char *doc_format_names(void);

/* What a document says of itself and how it looks, whatever is in it; texts are never NULL. */
struct doc_look {
	const char *language; /* "nl", "en" */
	const char *author;   /* the organisation, for the properties of the file; "" */
	const char *mark;     /* on top of every page, as "CONCEPT"; "" */
	/* At the foot of every page: "Page" and "of" make "Page 1 of 3".  page "": no numbers. */
	const char *page, *of;
	uint32_t colour; /* of headings and bars, 0xRRGGBB; at least 4.5:1 on white */
	const char
	        *made; /* the moment it was made, for the properties: "2025-05-20T15:05:00Z"; "" */
	/* A PNG file that stands above the title where a format has pictures, and what it says, for
	 * who does not see it: never "".  NULL: there is none. */
	const void *logo;
	size_t logo_len;
	const char *logo_text;
	int columns; /* of plain text; 0: as many as fit in a mail */
	/* Of plain text, for who shows it line by line: the title and a heading of level 2 are
	 * lines that begin with "# ", which no other line does, and are not underlined. */
	bool marked_headings;
};

/* Appends the document in a format to out.  E_INVALID: a figure in it or the logo is no PNG, also
 * where the format shows no pictures; E_IO.  After an error out is as it was. */
MUST_CHECK enum status doc_render(const struct node *doc, const struct doc_look *look,
                                  enum doc_format format, struct buf *out, struct err *e);
/* Whether two documents without tables, one below the other, fit on one page of A4 in every format
 * for paper; with a logo above the title, or without one.  It is an estimate, which takes a page
 * for full sooner than it is. */
bool doc_fits_on_page(const struct node *first, const struct node *then, bool has_logo);

#endif
