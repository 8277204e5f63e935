/* The renderers, one for each format, and what they share: private to src/document. */
#ifndef DIALOOG_SRC_DOCUMENT_RENDERERS_H
#define DIALOOG_SRC_DOCUMENT_RENDERERS_H

#include "document.h"

/* As doc_render. */
typedef enum status renderer(const struct node *doc, const struct doc_look *look, struct buf *out,
                             struct err *e);
renderer docx_render;
renderer html_render;
renderer markdown_render;
renderer odt_render;
renderer plain_render;

/* ---- escape.c ---- */

/* A control, or a character that turns the direction of the text around or hides it: it is left out
 * in every format.  They were cleaned away on entry; this is for files that others made. */
bool escape_is_hidden(uint32_t c);
/* Text between tags, or in an attribute with double quotes, of XML or HTML: hidden characters are
 * left out, a line break becomes a blank. */
void escape_xml(struct buf *out, const char *text);
/* The same for one character: for who has a line break or a long word to look after. */
void escape_xml_char(struct buf *out, uint32_t c);
/* An address with what may not stand in one as %XX; "&" stays, which every format escapes. */
void escape_url(struct buf *out, const char *url);

/* ---- picture.c ---- */

/* A PNG file, and how large it is shown on paper, in hundredths of a millimetre. */
struct picture {
	const void *png;
	size_t len;
	const char *description;
	int64_t width, height;
};

/* As wide as the figure asks for, and no larger than a page; false when it is no PNG, which
 * doc_render has refused already. */
bool picture_of_figure(const struct node *figure, struct picture *p);
/* 14 mm high, and 60 mm wide at most; the look has a logo. */
bool picture_of_logo(const struct doc_look *look, struct picture *p);

#endif
