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
/* An address with what may not stand in one as %XX, and parentheses, which end one in Markdown; "&"
 * stays, which every format escapes.  Word refuses a whole file for a blank in an address. */
void escape_url(struct buf *out, const char *url);

/* ---- columns.c ---- */

/* Between the margins of an A4 page, in hundredths of a millimetre, as all measures on paper. */
enum { PAPER_WIDTH = 16000 };
/* About how wide a cell of a terminal is in the letters of a table, plain and bold. */
enum { PAPER_LETTER = 235, PAPER_BOLD_LETTER = 262 };

/* How wide the longest word and the longest line of a text are. */
struct extent {
	int word, line;
};

/* A column of a table on paper.  It holds numbers, or bars; its width is with its padding. */
struct paper_column {
	bool number, bar;
	int width;
	/* On the way to that. */
	struct extent heading, body;
	int least, wanted;
};

/* Fills the n columns of the table, zeroed before; together they are as wide as the text.  A text
 * stays so far from the edge of its cell. */
void columns_measure(const struct node *table, struct paper_column *columns, int n, int padding);

/* ---- lines.c ---- */

/* The lines of a paragraph, while its text comes in pieces; widths in any unit. */
struct lines {
	int room;       /* how wide a line may be */
	int n;          /* so far: 1 before there is any text */
	int line, word; /* how wide the last of them is, and the last word on it */
};

/* Whole words, of which one that is too long for a line is broken; a newline is a line break. */
void lines_add(struct lines *l, const char *text, int (*width_of)(uint32_t c));

/* ---- rows.c ---- */

/* Whether a row of this table is low enough to stay on one page; the columns are measured. */
bool row_stays_whole(const struct node *row, const struct paper_column *columns, int padding);
/* The row is on the page of the next one: a header with two rows, and the last two, so that no row
 * is alone on a page, unless it is high itself.  Between others the table may be broken. */
bool row_keeps_next(const struct node *table, const struct node *row,
                    const struct paper_column *columns, int padding);

/* ---- look.c ---- */

/* As much of the colour as percent says, and of white the rest. */
uint32_t colour_on_white(uint32_t colour, int percent);
/* "nl-NL" of "nl", for a spelling checker needs the country; NULL: not known of that language. */
const char *language_with_country(const char *language);

/* ---- png.c ---- */

/* The pixels of a PNG file; false when it is none, or when it is damaged or not all of it is there.
 */
bool png_size(const void *png, size_t len, uint32_t *width, uint32_t *height);

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
