#include "canvas.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "grid.h"
#include "mem.h"
#include "text.h"

enum { MAX_MARKS = 3, ELLIPSIS = 0x2026 };

struct range {
	uint32_t first, last;
};

/* Characters that take no cell and are no combining marks: controls, joiners,
 * direction marks, variation selectors, tags.  Terminals disagree about them,
 * and some of them can make a line read differently from what it says. */
static const struct range unseen[] = {
        {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
        {0x0600, 0x0605},   {0x061C, 0x061C},   {0x06DD, 0x06DD},   {0x070F, 0x070F},
        {0x0890, 0x0891},   {0x08E2, 0x08E2},   {0x180B, 0x180F},   {0x200B, 0x200F},
        {0x2028, 0x202E},   {0x2060, 0x206F},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
        {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F},
        {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

static bool is_unseen(uint32_t ch)
{
	for (size_t i = 0; i < N_ITEMS(unseen) && unseen[i].first <= ch; i++) {
		if (ch <= unseen[i].last)
			return true;
	}
	return false;
}

static bool is_plain(char ch)
{
	return ch >= ' ' && ch < 0x7f;
}

/* The next glyph of *p up to end: a base character and its marks.  A mark that
 * has no base is dropped, as text_width counts no cell for it. */
static bool next_glyph(const char **p, const char *end, struct cell *glyph)
{
	int marks = 0;

	*glyph = (struct cell){.width = 0};
	/* Mostly plain letters: such a one is a glyph when a plain one comes next. */
	if (*p < end && is_plain((*p)[0]) && (*p + 1 == end || is_plain((*p)[1]))) {
		*glyph = (struct cell){.ch = {(unsigned char)(*p)[0]}, .width = 1};
		++*p;
		return true;
	}
	while (*p < end) {
		const char *next = *p;
		uint32_t ch = text_next(&next);
		int width = is_unseen(ch) ? 0 : text_char_width(ch);
		if (width > 0 && glyph->width > 0)
			break;
		*p = next;
		if (is_unseen(ch))
			continue;
		if (width > 0) {
			glyph->ch[0] = ch;
			glyph->width = (uint16_t)width;
		} else if (glyph->width > 0 && marks < MAX_MARKS) {
			glyph->ch[++marks] = ch;
		}
	}
	return glyph->width > 0;
}

/* The start of a text that fits: up to stop, in so many cells. */
struct cut {
	const char *stop;
	int cells;
	bool is_whole;
};

static struct cut cut_text(const char *text, const char *end, int64_t room)
{
	struct cut cut = {.stop = text};
	struct cell glyph;
	const char *p = text;

	while (next_glyph(&p, end, &glyph)) {
		if (cut.cells + glyph.width > room)
			return cut;
		cut.cells += glyph.width;
		cut.stop = p;
	}
	cut.is_whole = true;
	return cut;
}

static void draw(struct canvas *c, int row, int col, enum role role, const char *text,
                 const struct cut *cut)
{
	struct cell glyph;

	while (next_glyph(&text, cut->stop, &glyph)) {
		glyph.role = (uint16_t)role;
		grid_set(c, row, col, &glyph);
		col += glyph.width;
	}
}

/* Cells from col to the right edge, at most max.  In 64 bits, because col may
 * be far to the left. */
static int64_t room_at(const struct canvas *c, int col, int max)
{
	int64_t room = (int64_t)c->cols - col;

	if (room > max)
		room = max;
	return room < 0 ? 0 : room;
}

int canvas_put(struct canvas *c, int row, int col, int max, enum role role, const char *text)
{
	int64_t room = room_at(c, col, max);
	struct cut cut = cut_text(text, text + strlen(text), room);

	draw(c, row, col, role, text, &cut);
	/* A wide character is left over and one cell is free: at the right edge
	 * that cell is covered as well. */
	if (!cut.is_whole && cut.cells < room && (int64_t)col + room == c->cols) {
		struct cell space = {.width = 1, .role = (uint16_t)role};
		grid_set(c, row, col + cut.cells, &space);
		cut.cells++;
	}
	return cut.cells;
}

/* What of text is drawn when "…" must follow: always when more is true, else
 * when it does not fit.  Then is_whole is false. */
static struct cut cut_for_ellipsis(const char *text, const char *end, int64_t room, bool more)
{
	struct cut cut = cut_text(text, end, room);

	if (!cut.is_whole || (more && cut.cells == room))
		cut = cut_text(text, end, room - 1);
	cut.is_whole = cut.is_whole && !more;
	return cut;
}

static int draw_with_ellipsis(struct canvas *c, int row, int col, int64_t room, enum role role,
                              const char *text, const struct cut *cut)
{
	struct cell ellipsis = {.ch = {ELLIPSIS}, .width = 1, .role = (uint16_t)role};

	draw(c, row, col, role, text, cut);
	if (cut->is_whole || room < 1)
		return cut->cells;
	grid_set(c, row, col + cut->cells, &ellipsis);
	return cut->cells + 1;
}

int canvas_put_fit(struct canvas *c, int row, int col, int max, enum role role, const char *text)
{
	int64_t room = room_at(c, col, max);
	struct cut cut = cut_for_ellipsis(text, text + strlen(text), room, false);

	return draw_with_ellipsis(c, row, col, room, role, text, &cut);
}

int canvas_put_right(struct canvas *c, int row, int end, int max, enum role role, const char *text)
{
	if (end > c->cols)
		end = c->cols;
	int room = max < end ? max : end;
	if (room <= 0)
		return end;
	struct cut cut = cut_for_ellipsis(text, text + strlen(text), room, false);
	int first = end - cut.cells - (cut.is_whole ? 0 : 1);
	draw_with_ellipsis(c, row, first, room, role, text, &cut);
	return first;
}

int canvas_putf(struct canvas *c, int row, int col, enum role role, const char *fmt, ...)
{
	AUTO_FREE char *text = NULL;
	va_list args;

	va_start(args, fmt);
	int len = vasprintf(&text, fmt, args);
	va_end(args);
	if (len < 0)
		fatal("out of memory");
	return canvas_put(c, row, col, INT_MAX, role, text);
}

int canvas_wrap_rows(const char *text, int cols)
{
	return (int)text_wrap(text, cols < 1 ? 1 : cols, NULL, 0);
}

int canvas_wrap(struct canvas *c, struct rect area, enum role role, const char *text)
{
	int cols = area.cols < 1 ? 1 : area.cols;
	int needed = canvas_wrap_rows(text, cols);
	int drawn = needed < area.rows ? needed : area.rows;

	if (drawn <= 0 || area.cols < 1 || area.row >= c->rows || area.col >= c->cols)
		return needed;
	AUTO_FREE struct text_line *lines = xreallocarray(NULL, (size_t)drawn, sizeof(*lines));
	text_wrap(text, cols, lines, (size_t)drawn);
	for (int i = 0; i < drawn; i++) {
		const char *line = text + lines[i].start;
		bool more = i + 1 == drawn && needed > drawn;
		struct cut cut = cut_for_ellipsis(line, line + lines[i].len, cols, more);
		draw_with_ellipsis(c, area.row + i, area.col, cols, role, line, &cut);
	}
	return needed;
}

/* Rows of the same width go as a whole: no wide character is cut. */
static void place_row(struct canvas *c, int row, int col, const struct canvas *from, int y)
{
	size_t cols = (size_t)from->cols;
	const struct cell *cells = &from->cells[(size_t)y * cols];

	if (col == 0 && from->cols == c->cols && row >= 0 && row < c->rows) {
		memcpy(&c->cells[(size_t)row * cols], cells, cols * sizeof(*cells));
		return;
	}
	for (int x = 0; x < from->cols; x++)
		if (cells[x].width > 0)
			grid_set(c, row, col + x, &cells[x]);
}

void canvas_place(struct canvas *c, int row, int col, const struct canvas *from)
{
	for (int y = 0; y < from->rows; y++)
		place_row(c, row + y, col, from, y);
	grid_place_spots(c, row, col, from);
	if (from->cursor_row >= 0)
		canvas_set_cursor(c, row + from->cursor_row, col + from->cursor_col);
	if (from->entry.rows > 0)
		c->entry = (struct rect){row + from->entry.row, col + from->entry.col,
		                         from->entry.rows, from->entry.cols};
}
