/* The document tree that every format is made from: one tree, many renderers.
 * Nodes live in an arena and are never changed after they were added. */
#ifndef DIALOOG_DOCUMENT_DOC_H
#define DIALOOG_DOCUMENT_DOC_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

enum node_kind {
	NODE_DOC,     /* text: the title, the only heading of level 1 */
	NODE_HEADING, /* level 2..4 */
	NODE_PARAGRAPH,
	NODE_LIST,   /* ordered or not; children ITEM */
	NODE_ITEM,   /* inline nodes, then at most one LIST */
	NODE_TABLE,  /* text: caption; children ROW */
	NODE_ROW,    /* header or not; children CELL */
	NODE_CELL,   /* number: right-aligned; bar: share of a whole */
	NODE_QUOTE,  /* children PARAGRAPH and LIST */
	NODE_FIGURE, /* text: what is to be seen, for who does not see it; a picture */
	NODE_TEXT,   /* text; a newline in it is a line break */
	NODE_STRONG,
	NODE_EMPHASIS,
	NODE_LINK /* url */
};

struct node {
	enum node_kind kind;
	const char *text, *url; /* never NULL */
	int level;
	bool ordered, header, number;
	bool new_page;           /* of a heading: on paper it begins a page */
	int bar_part, bar_whole; /* of a cell with a bar; whole 0: none */
	const void *png; /* of a figure: a PNG file, in the arena, and how wide it is shown */
	size_t png_len;
	int width_mm;
	struct node *first, *last, *next;
};

struct node *doc_new(struct arena *a, const char *title);
/* Each adds a child at the end of parent and returns it; texts are copied.  The
 * text of a heading, paragraph, item, cell, strong, emphasis or link becomes a
 * TEXT child; "" gives an empty node, to which children can be added. */
/* A level beyond 2..4 becomes the nearest one. */
struct node *doc_heading(struct arena *a, struct node *parent, int level, const char *text);
/* The heading begins a page, where a format has pages. */
void doc_new_page(struct node *heading);
struct node *doc_paragraph(struct arena *a, struct node *parent, const char *text);
/* A quote of one paragraph; "" gives one to which paragraphs and lists can be added. */
struct node *doc_quote(struct arena *a, struct node *parent, const char *text);
/* A picture in a block of its own: a whole PNG file, shown so wide.  The description says what
 * there is to be seen; never "". */
struct node *doc_figure(struct arena *a, struct node *parent, const void *png, size_t len,
                        int width_mm, const char *description);
struct node *doc_list(struct arena *a, struct node *parent, bool ordered);
struct node *doc_item(struct arena *a, struct node *list, const char *text);
struct node *doc_table(struct arena *a, struct node *parent, const char *caption);
struct node *doc_row(struct arena *a, struct node *table, bool header);
struct node *doc_cell(struct arena *a, struct node *row, const char *text);
struct node *doc_number(struct arena *a, struct node *row, int number);
/* A number that is also drawn as its share of whole, where a format can. */
struct node *doc_bar(struct arena *a, struct node *row, int number, int whole);
struct node *doc_text(struct arena *a, struct node *parent, const char *text);
struct node *doc_strong(struct arena *a, struct node *parent, const char *text);
struct node *doc_emphasis(struct arena *a, struct node *parent, const char *text);
struct node *doc_link(struct arena *a, struct node *parent, const char *url, const char *text);

/* Adds what a person typed as blocks at the end of parent (a document, a quote): paragraphs, lists,
 * quotes, bold, italic and links of Markdown, a single newline being a line break.  A heading is a
 * paragraph in bold; code, HTML and tables are text; a numbered list that does not count from 1
 * stays as it was typed.  No word is lost, and no text is refused. */
void doc_markdown(struct arena *a, struct node *parent, const char *text);

/* Moves the children of from to the end of parent. */
void doc_adopt(struct node *parent, struct node *from);

/* Cells in the longest row of a table. */
int doc_columns(const struct node *table);
/* A line in bold right above a table, which is its caption then. */
bool doc_is_caption(const struct node *n);
/* What is right above the table, or NULL, says already what is in it: a heading such as "Ideas
 * (7)", or a line in bold. */
bool doc_caption_is_said(const struct node *table, const struct node *before);
/* True when column (from 0) holds numbers: a cell of a row that is no header is one. */
bool doc_column_is_number(const struct node *table, int column);
/* True for web and mail addresses; anything else ("javascript:") is shown, not linked. */
bool doc_url_is_safe(const char *url);
/* True when the text of a link is its address, with or without "https://" or "mailto:" in front and
 * "/" behind: then a format that shows addresses has nothing to add. */
bool doc_link_shows_url(const struct node *link);

#endif
