/* CommonMark with tables: for who edits the text, and for a website. */
#include "renderers.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "text.h"

/* Where inline text lands decides what has a meaning there. */
enum place { PLACE_BLOCK, PLACE_HEADING, PLACE_CELL };

/* What is being written.  Spaces, line breaks and opening marks wait until there
 * is a character to put them before: so "** x **", spaces at the end of a line
 * and empty marks, which CommonMark reads otherwise, never come out. */
struct inline_writer {
	struct buf *out;
	const char *prefix; /* of each further line of this block */
	enum place place;
	bool line_start; /* nothing was written on this line */
	int digits;      /* only this many digits were written on this line */
	bool space, line_break;
	const char *open; /* a waiting "**" or "*", or "" */
};

struct md {
	struct buf *out;
	struct buf prefix; /* indentation and "> " of the block that is written */
};

static bool is_ascii_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* True when c, followed by the byte next, would be read as markup. */
static bool needs_escape(const struct inline_writer *w, uint32_t c, char next)
{
	if (c >= 0x80 || c == 0)
		return false;
	if (strchr("\\`*_[]<|~$", (int)c))
		return true;
	/* "&lt;" would become a character; a loose "R & D" stays readable. */
	if (c == '&')
		return next != ' ';
	if (c == '#')
		return w->place == PLACE_HEADING || w->line_start;
	if (w->place != PLACE_BLOCK)
		return false;
	if (w->line_start)
		return strchr("-+=>:", (int)c) != NULL;
	/* "1." and "1)" at the start of a line begin a list. */
	return w->digits > 0 && (c == '.' || c == ')');
}

static void write_mark(struct inline_writer *w, const char *mark)
{
	buf_add(w->out, mark);
	w->line_start = false;
	w->digits = 0;
}

static void flush(struct inline_writer *w)
{
	if (w->line_break && !w->line_start) {
		buf_add(w->out, "\\\n");
		buf_add(w->out, w->prefix);
		w->line_start = true;
	} else if (w->space && !w->line_start) {
		write_mark(w, " ");
	}
	w->space = w->line_break = false;
	if (w->open[0])
		write_mark(w, w->open);
	w->open = "";
}

static void write_char(struct inline_writer *w, uint32_t c, char next)
{
	flush(w);
	if (needs_escape(w, c, next))
		buf_addc(w->out, '\\');
	char utf8[4];
	buf_addn(w->out, utf8, text_encode(c, utf8));
	bool number = is_ascii_digit(c) && (w->line_start || w->digits > 0);
	w->digits = number ? w->digits + 1 : 0;
	w->line_start = false;
}

static void write_text(struct inline_writer *w, const char *text)
{
	for (const char *p = text; *p;) {
		uint32_t c = text_next(&p);
		if (c == '\n' && w->place == PLACE_BLOCK)
			w->line_break = true;
		else if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
			w->space = true;
		else if (!escape_is_hidden(c))
			write_char(w, c, *p ? *p : ' ');
	}
}

/* An address as it may stand between the parentheses of a link. */
static void write_url(struct buf *out, const char *url)
{
	AUTO_BUF struct buf safe;

	buf_init(&safe);
	escape_url(&safe, url);
	for (const char *p = safe.data; *p; p++) {
		if (*p == '&')
			buf_addc(out, '\\');
		buf_addc(out, *p);
	}
}

static void write_inlines(struct inline_writer *w, const struct node *parent);

static void write_marked(struct inline_writer *w, const struct node *node, const char *mark)
{
	/* A mark directly inside another one would give runs such as "***", which
	 * read differently; the outer one is enough. */
	bool outer = !w->open[0];
	if (outer)
		w->open = mark;
	write_inlines(w, node);
	if (outer && w->open[0])
		w->open = "";
	else if (outer)
		buf_add(w->out, mark);
}

static void write_link(struct inline_writer *w, const struct node *node)
{
	if (!doc_url_is_safe(node->url) || !node->first) {
		write_inlines(w, node);
		return;
	}
	flush(w);
	write_mark(w, "[");
	write_inlines(w, node);
	buf_add(w->out, "](");
	write_url(w->out, node->url);
	buf_addc(w->out, ')');
}

static bool is_inline(const struct node *node)
{
	return node->kind == NODE_TEXT || node->kind == NODE_STRONG ||
	       node->kind == NODE_EMPHASIS || node->kind == NODE_LINK;
}

static void write_inlines(struct inline_writer *w, const struct node *parent)
{
	for (const struct node *n = parent->first; n && is_inline(n); n = n->next) {
		if (n->kind == NODE_TEXT)
			write_text(w, n->text);
		else if (n->kind == NODE_STRONG)
			write_marked(w, n, "**");
		else if (n->kind == NODE_EMPHASIS)
			write_marked(w, n, "*");
		else
			write_link(w, n);
	}
}

static struct inline_writer inline_begin(struct md *md, enum place place)
{
	return (struct inline_writer){.out = md->out,
	                              .prefix = md->prefix.data,
	                              .place = place,
	                              .line_start = true,
	                              .open = ""};
}

static void inlines(struct md *md, const struct node *parent, enum place place)
{
	struct inline_writer w = inline_begin(md, place);
	write_inlines(&w, parent);
}

static void end_line(struct md *md)
{
	while (md->out->len > 0 && md->out->data[md->out->len - 1] == ' ')
		md->out->data[--md->out->len] = '\0';
	buf_addc(md->out, '\n');
}

/* What there is to be seen, in square brackets, for a picture is a file of its own here. */
static void figure(struct md *md, const struct node *node)
{
	struct inline_writer w = inline_begin(md, PLACE_BLOCK);

	buf_add(md->out, md->prefix.data);
	write_text(&w, "[");
	write_text(&w, node->text);
	write_text(&w, "]");
	end_line(md);
}

static void blocks(struct md *md, const struct node *parent);

static void list(struct md *md, const struct node *node, bool other_mark)
{
	int number = 0;
	for (const struct node *item = node->first; item; item = item->next) {
		char mark[16];
		if (node->ordered)
			snprintf(mark, sizeof(mark), "%d%c ", ++number, other_mark ? ')' : '.');
		else
			snprintf(mark, sizeof(mark), "%c ", other_mark ? '+' : '-');
		buf_addf(md->out, "%s%s", md->prefix.data, mark);
		size_t outer = md->prefix.len;
		buf_addf(&md->prefix, "%*s", (int)strlen(mark), "");
		inlines(md, item, PLACE_BLOCK);
		end_line(md);
		for (const struct node *n = item->first; n; n = n->next) {
			if (n->kind == NODE_LIST)
				list(md, n, false);
		}
		md->prefix.len = outer;
		md->prefix.data[outer] = '\0';
	}
}

static void table_line(struct md *md, const struct node *row, int columns)
{
	const struct node *cell = row ? row->first : NULL;
	buf_addf(md->out, "%s|", md->prefix.data);
	for (int i = 0; i < columns; i++) {
		buf_addc(md->out, ' ');
		if (cell) {
			inlines(md, cell, PLACE_CELL);
			cell = cell->next;
		}
		buf_add(md->out, " |");
	}
	buf_addc(md->out, '\n');
}

/* Captions are for formats that have them: the heading above says it here. */
static void table(struct md *md, const struct node *node)
{
	int columns = doc_columns(node);
	if (columns == 0)
		return;
	const struct node *row = node->first;
	bool header = row->header;
	table_line(md, header ? row : NULL, columns);
	buf_addf(md->out, "%s|", md->prefix.data);
	for (int i = 0; i < columns; i++)
		buf_add(md->out, doc_column_is_number(node, i) ? " ---: |" : " --- |");
	buf_addc(md->out, '\n');
	for (row = header ? row->next : row; row; row = row->next)
		table_line(md, row, columns);
}

static void quote(struct md *md, const struct node *node)
{
	size_t outer = md->prefix.len;
	buf_add(&md->prefix, "> ");
	blocks(md, node);
	md->prefix.len = outer;
	md->prefix.data[outer] = '\0';
}

static void heading(struct md *md, const struct node *node)
{
	buf_add(md->out, md->prefix.data);
	for (int i = 0; i < node->level; i++)
		buf_addc(md->out, '#');
	buf_addc(md->out, ' ');
	inlines(md, node, PLACE_HEADING);
	end_line(md);
}

static void blocks(struct md *md, const struct node *parent)
{
	const struct node *before = NULL;
	bool other_mark = false;
	for (const struct node *n = parent->first; n; n = n->next) {
		if (before) {
			buf_add(md->out, md->prefix.data);
			end_line(md);
		}
		/* Two lists in a row would be read as one. */
		other_mark = before && before->kind == NODE_LIST && n->kind == NODE_LIST &&
		             before->ordered == n->ordered && !other_mark;
		if (n->kind == NODE_HEADING) {
			heading(md, n);
		} else if (n->kind == NODE_LIST) {
			list(md, n, other_mark);
		} else if (n->kind == NODE_TABLE) {
			table(md, n);
		} else if (n->kind == NODE_QUOTE) {
			quote(md, n);
		} else if (n->kind == NODE_FIGURE) {
			figure(md, n);
		} else {
			buf_add(md->out, md->prefix.data);
			inlines(md, n, PLACE_BLOCK);
			end_line(md);
		}
		before = n;
	}
}

enum status markdown_render(const struct node *doc, const struct doc_look *look, struct buf *out,
                            struct err *e)
{
	struct md md = {.out = out};

	(void)look;
	(void)e;
	buf_init(&md.prefix);
	buf_add(out, "# ");
	struct inline_writer w = inline_begin(&md, PLACE_HEADING);
	write_text(&w, doc->text);
	end_line(&md);
	if (doc->first)
		buf_addc(out, '\n');
	blocks(&md, doc);
	buf_fini(&md.prefix);
	return OK;
}
