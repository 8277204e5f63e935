/* Text without any marks: for a mail, for a screen reader, for a program that knows nothing else.
 */
#include "renderers.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "text.h"

enum {
	USUAL_COLUMNS = 72,
	ROOM_MIN = 20, /* however deep in lists */
	GAP = 2,       /* between the columns of a table */
	HANG = 2,      /* of the further lines of a cell */
	CELL_MIN = 24  /* less room for a sentence is no room */
};

/* Of a heading where headings are marked. */
#define HEADING "# "

struct plain {
	struct buf *out;
	struct arena *arena;
	size_t start; /* of the document in out */
	int columns;
	bool marked_headings; /* as of the look */
	struct buf prefix;    /* indentation and "> " of the block that is written */
};

/* ---- inline text ---- */

static bool is_at_blank(const struct buf *out)
{
	return out->len == 0 || out->data[out->len - 1] == ' ' || out->data[out->len - 1] == '\n';
}

static void add_text(struct buf *out, const char *text)
{
	char utf8[4];

	while (*text) {
		uint32_t c = text_next(&text);

		if (c == ' ' || c == '\t') {
			if (!is_at_blank(out))
				buf_addc(out, ' ');
		} else if (c == '\n' || !escape_is_hidden(c)) {
			buf_addn(out, utf8, text_encode(c, utf8));
		}
	}
}

static void add_inlines(struct buf *out, const struct node *parent);

/* "text (address)", or the one of the two that says it all. */
static void add_link(struct buf *out, const struct node *node)
{
	bool is_safe = doc_url_is_safe(node->url);

	add_inlines(out, node);
	if (is_safe && !node->first) {
		add_text(out, node->url);
	} else if (is_safe && !doc_link_shows_url(node)) {
		buf_add(out, is_at_blank(out) ? "(" : " (");
		add_text(out, node->url);
		buf_addc(out, ')');
	}
}

static void add_inlines(struct buf *out, const struct node *parent)
{
	for (const struct node *n = parent->first; n; n = n->next) {
		if (n->kind == NODE_TEXT)
			add_text(out, n->text);
		else if (n->kind == NODE_STRONG || n->kind == NODE_EMPHASIS)
			add_inlines(out, n);
		else if (n->kind == NODE_LINK)
			add_link(out, n);
	}
}

static const char *inline_text(struct plain *p, const struct node *parent)
{
	AUTO_BUF struct buf text;

	buf_init(&text);
	add_inlines(&text, parent);
	return arena_strdup(p->arena, text.data);
}

/* In one line, without a blank at its ends. */
static const char *one_line(struct plain *p, const char *text)
{
	AUTO_BUF struct buf line;

	buf_init(&line);
	for (; *text; text++) {
		if (*text != '\n')
			buf_addc(&line, *text);
		else if (!is_at_blank(&line))
			buf_addc(&line, ' ');
	}
	while (line.len > 0 && line.data[line.len - 1] == ' ')
		line.data[--line.len] = '\0';
	return arena_strdup(p->arena, line.data);
}

/* ---- lines ---- */

static void end_line(struct plain *p)
{
	while (p->out->len > 0 && p->out->data[p->out->len - 1] == ' ')
		p->out->data[--p->out->len] = '\0';
	buf_addc(p->out, '\n');
}

/* With the prefix; text is what comes next.  What would be taken for a heading gets a blank. */
static void begin_line(struct plain *p, const char *text)
{
	buf_add(p->out, p->prefix.data);
	if (p->marked_headings && p->prefix.len == 0 &&
	    strncmp(text, HEADING, strlen(HEADING)) == 0)
		buf_addc(p->out, ' ');
}

static void empty_line(struct plain *p)
{
	begin_line(p, "");
	end_line(p);
}

/* Adds a mark to the prefix; the length to go back to. */
static size_t deeper(struct plain *p, const char *mark)
{
	size_t before = p->prefix.len;

	buf_add(&p->prefix, mark);
	return before;
}

static void back(struct plain *p, size_t before)
{
	p->prefix.len = before;
	if (p->prefix.size > 0)
		p->prefix.data[before] = '\0';
}

static int room(const struct plain *p)
{
	int left = p->columns - text_width(p->prefix.data);

	return left > ROOM_MIN ? left : ROOM_MIN;
}

/* The lines of a text, in the arena. */
static size_t wrap(struct plain *p, const char *text, int cols, struct text_line **lines)
{
	size_t n = text_wrap(text, cols, NULL, 0);

	*lines = arena_array(p->arena, n, sizeof(**lines));
	return text_wrap(text, cols, *lines, n);
}

/* Writes a text behind a mark ("- ", ""), further lines under its beginning.  The cells of the
 * longest line, without the mark. */
static int write_wrapped(struct plain *p, const char *mark, const char *text)
{
	int indent = text_width(mark), longest = 0;
	int cols = room(p) - indent > ROOM_MIN ? room(p) - indent : ROOM_MIN;
	struct text_line *lines;
	size_t n = wrap(p, text, cols, &lines);

	for (size_t i = 0; i < n; i++) {
		begin_line(p, indent > 0 ? mark : text + lines[i].start);
		if (i == 0)
			buf_add(p->out, mark);
		else
			buf_addf(p->out, "%*s", indent, "");
		buf_addn(p->out, text + lines[i].start, lines[i].len);
		end_line(p);
		longest = lines[i].width > longest ? lines[i].width : longest;
	}
	return longest;
}

static void underline(struct plain *p, char mark, int width)
{
	begin_line(p, "");
	for (int i = 0; i < width; i++)
		buf_addc(p->out, mark);
	end_line(p);
}

/* A line that one finds when looking through the text. */
static void write_heading(struct plain *p, const char *text, char line)
{
	if (!p->marked_headings) {
		underline(p, line, write_wrapped(p, "", text));
		return;
	}
	/* Who shows the line leaves the mark out. */
	size_t before = deeper(p, HEADING);
	p->columns += (int)strlen(HEADING);
	write_wrapped(p, "", text);
	p->columns -= (int)strlen(HEADING);
	back(p, before);
}

/* ---- tables ---- */

struct grid {
	int rows, columns;
	bool header;       /* the first row */
	const char **text; /* row after row; "" where there is no cell */
	int *width;        /* of each column, in cells */
	int widest;        /* the column whose texts may take more lines */
	bool *number;
};

static const char **grid_at(const struct grid *g, int row, int column)
{
	return &g->text[(size_t)row * (size_t)g->columns + (size_t)column];
}

static struct grid read_table(struct plain *p, const struct node *table)
{
	struct grid g = {.columns = doc_columns(table), .header = table->first->header};
	int r = 0;

	for (const struct node *row = table->first; row; row = row->next)
		g.rows++;
	size_t columns = (size_t)g.columns;
	g.text = arena_array(p->arena, (size_t)g.rows * columns, sizeof(*g.text));
	g.width = arena_array(p->arena, columns, sizeof(*g.width));
	g.number = arena_array(p->arena, columns, sizeof(*g.number));
	for (int c = 0; c < g.columns; c++)
		g.number[c] = doc_column_is_number(table, c);
	for (const struct node *row = table->first; row; row = row->next, r++) {
		const struct node *cell = row->first;
		for (int c = 0; c < g.columns; c++) {
			const char *text = cell ? one_line(p, inline_text(p, cell)) : "";
			int width = text_width(text);

			*grid_at(&g, r, c) = text;
			g.width[c] = width > g.width[c] ? width : g.width[c];
			cell = cell ? cell->next : NULL;
		}
	}
	return g;
}

/* True when the cells of a row fit beside each other, if need be with the texts of the widest
 * column on more lines. */
static bool make_fit(const struct plain *p, struct grid *g)
{
	int width = GAP * (g->columns - 1);

	for (int c = 0; c < g->columns; c++) {
		width += g->width[c];
		g->widest = g->width[c] > g->width[g->widest] ? c : g->widest;
	}
	if (width <= room(p))
		return true;
	g->width[g->widest] -= width - room(p);
	return g->width[g->widest] >= CELL_MIN;
}

/* The texts of a cell line by line, in the arena; the further ones hang under the first. */
static size_t cell_lines(struct plain *p, const char *text, int width, const char ***out)
{
	bool is_whole = text_width(text) <= width;
	struct text_line *lines;
	size_t n = wrap(p, text, is_whole ? width : width - HANG, &lines);

	*out = arena_array(p->arena, n, sizeof(**out));
	for (size_t i = 0; i < n; i++) {
		const char *line = arena_strndup(p->arena, text + lines[i].start, lines[i].len);
		(*out)[i] = i == 0 ? line : arena_printf(p->arena, "%*s%s", HANG, "", line);
	}
	return n;
}

static void aligned_cell(struct plain *p, const struct grid *g, int column, const char *text)
{
	int blanks = g->width[column] - text_width(text);

	buf_addf(p->out, "%*s", column > 0 ? GAP : 0, "");
	if (g->number[column])
		buf_addf(p->out, "%*s%s", blanks, "", text);
	else
		buf_addf(p->out, "%s%*s", text, blanks, "");
}

static void aligned_row(struct plain *p, const struct grid *g, int row)
{
	const char **lines;
	size_t n = cell_lines(p, *grid_at(g, row, g->widest), g->width[g->widest], &lines);

	for (size_t i = 0; i < n; i++) {
		for (int c = 0; c < g->columns; c++) {
			const char *text = i == 0 ? *grid_at(g, row, c) : "";
			text = c == g->widest ? lines[i] : text;
			if (c == 0)
				begin_line(p, text);
			aligned_cell(p, g, c, text);
		}
		end_line(p);
	}
}

static void aligned(struct plain *p, const struct grid *g)
{
	for (int r = 0; r < g->rows; r++) {
		aligned_row(p, g, r);
		if (r > 0 || !g->header)
			continue;
		begin_line(p, "");
		for (int c = 0; c < g->columns; c++) {
			buf_addf(p->out, "%*s", c > 0 ? GAP : 0, "");
			for (int i = 0; i < g->width[c]; i++)
				buf_addc(p->out, '-');
		}
		end_line(p);
	}
}

/* "Idea: Benches in the park", a line for each cell that says something. */
static void block_of_row(struct plain *p, const struct grid *g, int row)
{
	for (int c = 0; c < g->columns; c++) {
		const char *name = g->header ? *grid_at(g, 0, c) : "";
		const char *text = *grid_at(g, row, c);

		if (!text[0])
			continue;
		if (name[0])
			text = arena_printf(p->arena, "%s: %s", name, text);
		write_wrapped(p, "", text);
	}
}

static void table(struct plain *p, const struct node *node)
{
	struct grid g = read_table(p, node);

	if (make_fit(p, &g)) {
		aligned(p, &g);
		return;
	}
	for (int r = g.header ? 1 : 0; r < g.rows; r++) {
		if (r > (g.header ? 1 : 0))
			empty_line(p);
		block_of_row(p, &g, r);
	}
}

/* ---- other blocks ---- */

static void list(struct plain *p, const struct node *node)
{
	int number = 0;

	for (const struct node *item = node->first; item; item = item->next) {
		const char *mark = node->ordered ? arena_printf(p->arena, "%d. ", ++number) : "- ";

		write_wrapped(p, mark, inline_text(p, item));
		size_t before = deeper(p, arena_printf(p->arena, "%*s", text_width(mark), ""));
		for (const struct node *n = item->first; n; n = n->next) {
			if (n->kind == NODE_LIST)
				list(p, n);
		}
		back(p, before);
	}
}

static void heading(struct plain *p, const struct node *node)
{
	const char *text = one_line(p, inline_text(p, node));

	if (node->level == 2)
		write_heading(p, text, '-');
	else
		write_wrapped(p, "", text);
}

static void figure(struct plain *p, const struct node *node)
{
	AUTO_BUF struct buf text;

	buf_init(&text);
	buf_addc(&text, '[');
	add_text(&text, node->text);
	buf_addc(&text, ']');
	write_wrapped(p, "", text.data);
}

static void blocks(struct plain *p, const struct node *parent);

static void block(struct plain *p, const struct node *node)
{
	size_t before;

	if (node->kind == NODE_HEADING) {
		heading(p, node);
	} else if (node->kind == NODE_LIST) {
		list(p, node);
	} else if (node->kind == NODE_TABLE) {
		table(p, node);
	} else if (node->kind == NODE_FIGURE) {
		figure(p, node);
	} else if (node->kind == NODE_QUOTE) {
		before = deeper(p, "> ");
		blocks(p, node);
		back(p, before);
	} else {
		write_wrapped(p, "", inline_text(p, node));
	}
}

/* True when nothing would come of it. */
static bool is_empty(const struct node *node)
{
	return node->kind == NODE_TABLE ? doc_columns(node) == 0
	                                : node->kind != NODE_FIGURE && !node->first;
}

/* An empty line, but not at the start. */
static void gap(struct plain *p)
{
	if (p->out->len > p->start)
		empty_line(p);
}

static void blocks(struct plain *p, const struct node *parent)
{
	bool is_first = parent->kind != NODE_DOC;

	for (const struct node *n = parent->first; n; n = n->next) {
		if (is_empty(n))
			continue;
		if (!is_first)
			gap(p);
		/* So that one finds the sections when looking through it. */
		if (n->kind == NODE_HEADING && n->level == 2)
			gap(p);
		block(p, n);
		is_first = false;
	}
}

static void title(struct plain *p, const struct node *doc)
{
	AUTO_BUF struct buf text;

	buf_init(&text);
	add_text(&text, doc->text);
	write_heading(p, one_line(p, text.data), '=');
}

enum status plain_render(const struct node *doc, const struct doc_look *look, struct buf *out,
                         struct err *e)
{
	struct plain p = {.out = out,
	                  .arena = arena_new(),
	                  .start = out->len,
	                  .marked_headings = look->marked_headings,
	                  .columns = look->columns > 0 ? look->columns : USUAL_COLUMNS};

	(void)e;
	buf_init(&p.prefix);
	if (look->mark[0]) {
		write_wrapped(&p, "", look->mark);
		empty_line(&p);
	}
	if (doc->text[0])
		title(&p, doc);
	blocks(&p, doc);
	buf_fini(&p.prefix);
	arena_free(p.arena);
	return OK;
}
