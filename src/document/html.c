/* One web page that needs nothing else: to read on a telephone, to print, to put on a website.  It
 * is well-formed XML as well, so that any tool can take it apart. */
#include "html.h"

#include <stdint.h>
#include <string.h>

#include "mem.h"
#include "renderers.h"
#include "text.h"

enum {
	/* A word of more cells may be broken in a table, which would grow too wide for the page;
	 * elsewhere the style sheet says so for every word. */
	WORD_MAX = 30,
	/* A column of the tables with nothing wider stays on one line: "Group 12". */
	SHORT_MAX = 12
};

/* How wide things are in a table on the narrowest screen there is, of 320 pixels, in hundredths of
 * an em: the room beside the margins of the page and a scroll bar, a cell of text in letters that
 * are wide and bold, what is around a column, and a bar. */
enum { SCREEN_ROOM = 1700, SCREEN_LETTER = 58, SCREEN_AROUND = 60, SCREEN_BAR = 360 };

struct html {
	struct buf *out;
	bool in_cell;
	bool is_stacked; /* of the table that is being written */
	int word;        /* cells since a blank */
};

/* A mark on a letter never comes loose from it. */
static void allow_break(struct html *h, uint32_t c)
{
	int width = text_char_width(c);

	h->word = c == ' ' || c == '\t' ? 0 : h->word + width;
	if (h->in_cell && width > 0 && h->word > WORD_MAX) {
		buf_add(h->out, "<wbr />");
		h->word = width;
	}
}

static void write_text(struct html *h, const char *text)
{
	while (*text) {
		uint32_t c = text_next(&text);

		if (c == '\n') {
			buf_add(h->out, "<br />");
			h->word = 0;
		} else {
			allow_break(h, c);
			escape_xml_char(h->out, c);
		}
	}
}

static void inlines(struct html *h, const struct node *parent);

static void marked(struct html *h, const struct node *node, const char *tag)
{
	buf_addf(h->out, "<%s>", tag);
	inlines(h, node);
	buf_addf(h->out, "</%s>", tag);
}

/* On paper the address is added to a link that does not show it: class "named". */
static void link(struct html *h, const struct node *node)
{
	AUTO_BUF struct buf url;

	buf_init(&url);
	if (!doc_url_is_safe(node->url)) {
		inlines(h, node);
		return;
	}
	escape_url(&url, node->url);
	bool is_named = node->first && !doc_link_shows_url(node);
	buf_add(h->out, is_named ? "<a class=\"named\" href=\"" : "<a href=\"");
	escape_xml(h->out, url.data);
	buf_add(h->out, "\">");
	if (node->first)
		inlines(h, node);
	else
		write_text(h, node->url);
	buf_add(h->out, "</a>");
}

/* The blocks among the children are left to who called. */
static void inlines(struct html *h, const struct node *parent)
{
	for (const struct node *n = parent->first; n; n = n->next) {
		if (n->kind == NODE_TEXT)
			write_text(h, n->text);
		else if (n->kind == NODE_STRONG)
			marked(h, n, "strong");
		else if (n->kind == NODE_EMPHASIS)
			marked(h, n, "em");
		else if (n->kind == NODE_LINK)
			link(h, n);
	}
}

static void list(struct html *h, const struct node *node)
{
	const char *tag = node->ordered ? "ol" : "ul";

	buf_addf(h->out, "<%s>\n", tag);
	for (const struct node *item = node->first; item; item = item->next) {
		buf_add(h->out, "<li>");
		inlines(h, item);
		for (const struct node *n = item->first; n; n = n->next) {
			if (n->kind == NODE_LIST) {
				buf_addc(h->out, '\n');
				list(h, n);
			}
		}
		buf_add(h->out, "</li>\n");
	}
	buf_addf(h->out, "</%s>\n", tag);
}

/* ---- tables ---- */

static int percent(const struct node *cell)
{
	int64_t share = (int64_t)cell->bar_part * 100 / cell->bar_whole;

	return share < 0 ? 0 : share > 100 ? 100 : (int)share;
}

/* The bar stands in the cell of its number: in one of its own it would be an empty cell for who
 * hears the table.  A number without one keeps the room for it, so that all numbers line up. */
static void bar(struct html *h, const struct node *cell)
{
	buf_add(h->out, "<span class=\"track\">");
	if (cell->bar_whole > 0)
		buf_addf(h->out,
		         "<span class=\"bar\" style=\"width:%d%%\" aria-hidden=\"true\"></span>",
		         percent(cell));
	buf_add(h->out, "</span>");
}

struct column {
	bool number, bars;
	/* Cells of its widest text, of the widest of those that are no heading, and of its longest
	 * word. */
	int width, body, word;
	const struct node *heading; /* the cell with its name; NULL: it has none */
};

static int inline_width(const struct node *parent)
{
	int width = 0;

	for (const struct node *n = parent->first; n; n = n->next)
		width += n->kind == NODE_TEXT ? text_width(n->text) : inline_width(n);
	return width;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

/* A mark may begin within a word: in_word counts on. */
static int longest_word(const struct node *parent, int *in_word)
{
	int longest = 0;

	for (const struct node *n = parent->first; n; n = n->next) {
		const char *text = n->kind == NODE_TEXT ? n->text : "";
		while (*text) {
			uint32_t c = text_next(&text);
			bool is_blank = c == ' ' || c == '\n' || c == '\t';
			*in_word = is_blank ? 0 : *in_word + text_char_width(c);
			longest = larger(longest, *in_word);
		}
		if (n->kind != NODE_TEXT)
			longest = larger(longest, longest_word(n, in_word));
	}
	return longest;
}

static void read_cell(struct column *column, const struct node *cell)
{
	int width = inline_width(cell), in_word = 0;

	column->bars = column->bars || cell->bar_whole > 0;
	column->width = larger(column->width, width);
	column->word = larger(column->word, longest_word(cell, &in_word));
	if (cell->header)
		column->heading = cell->first ? cell : column->heading;
	else
		column->body = larger(column->body, width);
}

/* The columns of a table, owned by the caller. */
static struct column *read_columns(const struct node *table)
{
	size_t n = (size_t)doc_columns(table);
	struct column *columns = xcalloc(n, sizeof(*columns));

	for (size_t i = 0; i < n; i++)
		columns[i].number = doc_column_is_number(table, (int)i);
	for (const struct node *row = table->first; row; row = row->next) {
		struct column *column = columns;
		for (const struct node *cell = row->first; cell; cell = cell->next)
			read_cell(column++, cell);
	}
	return columns;
}

static bool is_short(const struct column *column)
{
	return column->width <= SHORT_MAX;
}

/* The least width of a column on a narrow screen: a short one does not break, nor does a number;
 * of the others a word does not. */
static int least_width(const struct column *column)
{
	int bar = column->bars ? SCREEN_BAR : 0;
	int text = is_short(column) ? column->width : column->word;
	int body = column->number ? column->body : 0;

	return larger(text * SCREEN_LETTER, body * SCREEN_LETTER + bar) + SCREEN_AROUND;
}

/* A telephone has no room for the columns side by side: there each row becomes a block, with its
 * cells below each other under the names of their columns. */
static bool is_stacked(const struct column *columns, int n)
{
	int sum = 0;

	for (int i = 0; i < n && sum <= SCREEN_ROOM; i++)
		sum += least_width(&columns[i]);
	return sum > SCREEN_ROOM;
}

static const char *class_of(const struct column *column)
{
	if (column->number)
		return is_short(column) ? " class=\"number short\"" : " class=\"number\"";
	return is_short(column) ? " class=\"short\"" : "";
}

static void add_inline_text(struct buf *out, const struct node *parent)
{
	for (const struct node *n = parent->first; n; n = n->next) {
		if (n->kind == NODE_TEXT)
			escape_xml(out, n->text);
		else
			add_inline_text(out, n);
	}
}

/* The name of its column, which the style sheet shows where the headings cannot be seen. */
static void label(struct html *h, const struct column *column)
{
	if (!column->heading)
		return;
	buf_add(h->out, " data-label=\"");
	add_inline_text(h->out, column->heading);
	buf_addc(h->out, '"');
}

/* What is shown as a block is no part of a table any more for who hears it, unless it says so. */
static void role(struct html *h, const char *name)
{
	if (h->is_stacked)
		buf_addf(h->out, " role=\"%s\"", name);
}

static void begin_part(struct html *h, const char *tag, const char *name)
{
	buf_addf(h->out, "<%s", tag);
	role(h, name);
	buf_addc(h->out, '>');
}

/* cell may be NULL: every row has as many cells as the longest one. */
static void begin_cell(struct html *h, const struct node *cell, const struct column *column,
                       const char *scope)
{
	buf_add(h->out, scope[0] ? "<th" : "<td");
	role(h, scope[0] == 'c' ? "columnheader" : scope[0] ? "rowheader" : "cell");
	if (scope[0])
		buf_addf(h->out, " scope=\"%s\"", scope);
	buf_add(h->out, class_of(column));
	if (h->is_stacked && !(cell && cell->header))
		label(h, column);
	buf_addc(h->out, '>');
}

static void write_cell(struct html *h, const struct node *cell, const struct column *column,
                       const char *scope)
{
	bool is_heading = scope[0] && cell && cell->first;

	begin_cell(h, cell, column, is_heading ? scope : "");
	h->word = 0;
	if (cell) {
		inlines(h, cell);
		if (column->bars && !cell->header)
			bar(h, cell);
	}
	buf_add(h->out, is_heading ? "</th>" : "</td>");
}

/* What the cell is a heading of: its column, its row, or nothing. */
static const char *scope_of(const struct node *row, const struct node *cell)
{
	if (row->header)
		return "col";
	return cell && cell == row->first && !cell->number ? "row" : "";
}

static void write_row(struct html *h, const struct node *row, const struct column *columns, int n)
{
	const struct node *cell = row->first;

	begin_part(h, "tr", "row");
	for (int i = 0; i < n; i++) {
		write_cell(h, cell, &columns[i], scope_of(row, cell));
		cell = cell ? cell->next : NULL;
	}
	buf_add(h->out, "</tr>\n");
}

/* Headers stand at the top, in a part of their own. */
static void write_rows(struct html *h, const struct node *table, const struct column *columns,
                       int n)
{
	const struct node *row = table->first;

	if (row->header) {
		begin_part(h, "thead", "rowgroup");
		buf_addc(h->out, '\n');
		for (; row && row->header; row = row->next)
			write_row(h, row, columns, n);
		buf_add(h->out, "</thead>\n");
	}
	if (row) {
		begin_part(h, "tbody", "rowgroup");
		buf_addc(h->out, '\n');
		for (; row; row = row->next)
			write_row(h, row, columns, n);
		buf_add(h->out, "</tbody>\n");
	}
}

static void caption(struct html *h, const struct node *table, const struct node *before)
{
	if (!table->text[0])
		return;
	bool said = doc_caption_is_said(table, before);
	buf_add(h->out, said ? "<caption><span class=\"said\">" : "<caption>");
	write_text(h, table->text);
	buf_add(h->out, said ? "</span></caption>\n" : "</caption>\n");
}

static void table(struct html *h, const struct node *node, const struct node *before)
{
	int n = doc_columns(node);

	if (n == 0)
		return;
	AUTO_FREE struct column *columns = read_columns(node);
	h->is_stacked = is_stacked(columns, n);
	buf_add(h->out, "<div class=\"wide\">\n");
	buf_add(h->out, h->is_stacked ? "<table class=\"stacked\" role=\"table\">\n" : "<table>\n");
	caption(h, node, before);
	h->in_cell = true;
	write_rows(h, node, columns, n);
	h->in_cell = false;
	buf_add(h->out, "</table>\n</div>\n");
}

/* ---- other blocks ---- */

/* In a paragraph: Chromium gives a <figure> of a PDF no description. */
static void picture(struct html *h, const struct picture *p, const char *class)
{
	buf_addf(h->out, "<p class=\"%s\"><img alt=\"", class);
	escape_xml(h->out, p->description);
	buf_add(h->out, "\" src=\"data:image/png;base64,");
	buf_add_base64(h->out, p->png, p->len);
	buf_addf(h->out, "\" style=\"width:%d.%02dmm\" /></p>\n", (int)(p->width / 100),
	         (int)(p->width % 100));
}

static void figure(struct html *h, const struct node *node)
{
	struct picture p;

	if (picture_of_figure(node, &p))
		picture(h, &p, "figure");
}

static void logo(struct html *h, const struct doc_look *look)
{
	struct picture p;

	if (look->logo && picture_of_logo(look, &p))
		picture(h, &p, "logo");
}

static void heading(struct html *h, const struct node *node)
{
	buf_addf(h->out, "<h%d%s>", node->level, node->new_page ? " class=\"new-page\"" : "");
	inlines(h, node);
	buf_addf(h->out, "</h%d>\n", node->level);
}

static void paragraph(struct html *h, const struct node *node)
{
	if (!node->first)
		return;
	buf_add(h->out, "<p>");
	inlines(h, node);
	buf_add(h->out, "</p>\n");
}

static void blocks(struct html *h, const struct node *parent);

static void quote(struct html *h, const struct node *node)
{
	buf_add(h->out, "<blockquote>\n");
	blocks(h, node);
	buf_add(h->out, "</blockquote>\n");
}

static void blocks(struct html *h, const struct node *parent)
{
	const struct node *before = NULL;

	for (const struct node *n = parent->first; n; before = n, n = n->next) {
		if (n->kind == NODE_HEADING)
			heading(h, n);
		else if (n->kind == NODE_LIST && n->first)
			list(h, n);
		else if (n->kind == NODE_TABLE)
			table(h, n, before);
		else if (n->kind == NODE_QUOTE)
			quote(h, n);
		else if (n->kind == NODE_FIGURE)
			figure(h, n);
		else if (n->kind == NODE_PARAGRAPH)
			paragraph(h, n);
	}
}

/* ---- the page ---- */

static void meta(struct html *h, const char *name, const char *content)
{
	if (!content[0])
		return;
	buf_addf(h->out, "<meta name=\"%s\" content=\"", name);
	escape_xml(h->out, content);
	buf_add(h->out, "\" />\n");
}

static void head(struct html *h, const struct node *doc, const struct doc_look *look)
{
	/* In capitals, because XML knows no other. */
	buf_add(h->out, "<!DOCTYPE html>\n<html lang=\"");
	escape_xml(h->out, look->language);
	buf_add(h->out, "\">\n<head>\n<meta charset=\"utf-8\" />\n");
	meta(h, "viewport", "width=device-width, initial-scale=1");
	buf_add(h->out, "<title>");
	escape_xml(h->out, doc->text);
	buf_add(h->out, "</title>\n");
	meta(h, "author", look->author);
	meta(h, "generator", "dialoog");
	meta(h, "dcterms.created", look->made);
	buf_add(h->out, "<style>\n");
	html_style(h->out, look);
	buf_add(h->out, "</style>\n</head>\n");
}

enum status html_render(const struct node *doc, const struct doc_look *look, struct buf *out,
                        struct err *e)
{
	struct html h = {.out = out};

	(void)e;
	head(&h, doc, look);
	buf_add(out, "<body>\n");
	if (look->mark[0]) {
		buf_add(out, "<header><p class=\"mark\">");
		escape_xml(out, look->mark);
		buf_add(out, "</p></header>\n");
	}
	buf_add(out, "<main>\n");
	logo(&h, look);
	buf_add(out, "<h1>");
	escape_xml(out, doc->text);
	buf_add(out, "</h1>\n");
	blocks(&h, doc);
	buf_add(out, "</main>\n</body>\n</html>\n");
	return OK;
}
