#include "canvas.h"

#include <stdlib.h>
#include <string.h>

#include "grid.h"
#include "mem.h"
#include "text.h"

enum { MAX_ROWS = 1000, MAX_COLS = 2000 };

static int clamp(int value, int min, int max)
{
	return value < min ? min : value > max ? max : value;
}

/* In 64 bits, because the far corner of a rectangle may lie past INT_MAX. */
static struct rect clip(const struct canvas *c, struct rect r)
{
	int64_t row_end = (int64_t)r.row + r.rows;
	int64_t col_end = (int64_t)r.col + r.cols;

	r.row = clamp(r.row, 0, c->rows);
	r.col = clamp(r.col, 0, c->cols);
	r.rows = row_end <= r.row ? 0 : (int)((row_end > c->rows ? c->rows : row_end) - r.row);
	r.cols = col_end <= r.col ? 0 : (int)((col_end > c->cols ? c->cols : col_end) - r.col);
	return r;
}

static struct cell *cell_at(struct canvas *c, int row, int col)
{
	return &c->cells[(size_t)row * (size_t)c->cols + (size_t)col];
}

struct canvas *canvas_new(int rows, int cols)
{
	struct canvas *c = xcalloc(1, sizeof(*c));

	canvas_reset(c, rows, cols);
	return c;
}

void canvas_free(struct canvas *c)
{
	if (c == NULL)
		return;
	free(c->cells);
	free(c->spots);
	free(c);
}

void canvas_reset(struct canvas *c, int rows, int cols)
{
	rows = clamp(rows, 1, MAX_ROWS);
	cols = clamp(cols, 1, MAX_COLS);
	size_t n = (size_t)rows * (size_t)cols;
	if (c->cells == NULL || rows != c->rows || cols != c->cols)
		c->cells = xreallocarray(c->cells, n, sizeof(*c->cells));
	c->rows = rows;
	c->cols = cols;
	c->cursor_row = -1;
	c->cursor_col = -1;
	c->entry = (struct rect){0};
	canvas_clear_spots(c);
	for (size_t i = 0; i < n; i++)
		c->cells[i] = (struct cell){.width = 1, .role = ROLE_NORMAL};
}

void canvas_copy(struct canvas *c, const struct canvas *from)
{
	size_t n = (size_t)from->rows * (size_t)from->cols;

	if (from->rows != c->rows || from->cols != c->cols)
		c->cells = xreallocarray(c->cells, n, sizeof(*c->cells));
	c->rows = from->rows;
	c->cols = from->cols;
	c->cursor_row = from->cursor_row;
	c->cursor_col = from->cursor_col;
	c->entry = from->entry;
	canvas_clear_spots(c);
	memcpy(c->cells, from->cells, n * sizeof(*c->cells));
}

void canvas_copy_rows(struct canvas *c, const struct canvas *from, int row, int rows)
{
	struct rect area = clip(c, (struct rect){row, 0, rows, c->cols});
	size_t at = (size_t)area.row * (size_t)c->cols;

	BUG_IF(c->rows != from->rows || c->cols != from->cols);
	memcpy(c->cells + at, from->cells + at,
	       (size_t)area.rows * (size_t)c->cols * sizeof(*c->cells));
}

void canvas_set_ascii(struct canvas *c, bool ascii)
{
	c->ascii = ascii;
}

bool canvas_is_ascii(const struct canvas *c)
{
	return c->ascii;
}

int canvas_rows(const struct canvas *c)
{
	return c->rows;
}

int canvas_cols(const struct canvas *c)
{
	return c->cols;
}

static bool is_inside(const struct canvas *c, int row, int col)
{
	return row >= 0 && row < c->rows && col >= 0 && col < c->cols;
}

const struct cell *canvas_cell(const struct canvas *c, int row, int col)
{
	BUG_IF(!is_inside(c, row, col));
	return &c->cells[(size_t)row * (size_t)c->cols + (size_t)col];
}

void canvas_set_cursor(struct canvas *c, int row, int col)
{
	bool inside = is_inside(c, row, col);

	c->cursor_row = inside ? row : -1;
	c->cursor_col = inside ? col : -1;
}

void canvas_get_cursor(const struct canvas *c, int *row, int *col)
{
	*row = c->cursor_row;
	*col = c->cursor_col;
}

void canvas_set_entry(struct canvas *c, struct rect area)
{
	c->entry = area;
}

struct rect canvas_entry(const struct canvas *c)
{
	return c->entry;
}

static void make_space(struct cell *cell)
{
	*cell = (struct cell){.width = 1, .role = cell->role};
}

/* Terminals shift the rest of the row when one half of a wide character is
 * overwritten, so the half that stays behind must not stay a half. */
static void free_cell(struct canvas *c, int row, int col)
{
	struct cell *cell = cell_at(c, row, col);

	if (cell->width == 0)
		make_space(cell - 1);
	else if (cell->width == 2)
		make_space(cell + 1);
	make_space(cell);
}

static void set_space(struct canvas *c, int row, int col, uint16_t role)
{
	if (!is_inside(c, row, col))
		return;
	free_cell(c, row, col);
	cell_at(c, row, col)->role = role;
}

void grid_set(struct canvas *c, int row, int col, const struct cell *glyph)
{
	bool is_wide = glyph->width == 2;

	if (!is_inside(c, row, col) || (is_wide && col + 1 == c->cols)) {
		set_space(c, row, col, glyph->role);
		if (is_wide && col == -1)
			set_space(c, row, 0, glyph->role);
		return;
	}
	struct cell *cell = cell_at(c, row, col);
	/* Of two narrow ones nothing stays behind. */
	if (is_wide || cell->width != 1)
		free_cell(c, row, col);
	if (is_wide) {
		free_cell(c, row, col + 1);
		cell[1] = (struct cell){.width = 0, .role = glyph->role};
	}
	*cell = *glyph;
	/* One form for a space, so that equal looks are equal bytes. */
	if (cell->ch[0] == ' ' && cell->ch[1] == 0)
		cell->ch[0] = 0;
}

void canvas_fill(struct canvas *c, struct rect area, enum role role, uint32_t ch)
{
	struct cell glyph = {.ch = {ch}, .width = 1, .role = (uint16_t)role};

	if (text_char_width(ch) != 1)
		glyph.ch[0] = 0;
	area = clip(c, area);
	for (int row = area.row; row < area.row + area.rows; row++) {
		for (int col = area.col; col < area.col + area.cols; col++)
			grid_set(c, row, col, &glyph);
	}
}

void canvas_rule(struct canvas *c, int row, int col, int cols)
{
	canvas_fill(c, (struct rect){row, col, 1, cols}, ROLE_DIM, 0x2500);
}

void canvas_bar(struct canvas *c, int row, int col, int cols, int part, int whole)
{
	if (cols <= 0 || col >= c->cols)
		return;
	cols = clamp(cols, 1, MAX_COLS);
	part = clamp(part, 0, whole > 0 ? whole : 0);
	int eighths = part > 0 ? (int)((int64_t)cols * 8 * part / whole) : 0;
	/* Something is never drawn as nothing; rounding down keeps less than
	 * the whole from being drawn as the whole. */
	if (part > 0 && eighths == 0)
		eighths = 1;
	int full = eighths / 8;
	int rest = eighths % 8;
	canvas_fill(c, (struct rect){row, col, 1, full}, ROLE_BAR, 0x2588);
	if (rest > 0) {
		/* U+258F is one eighth, U+2589 seven. */
		struct rect last = {row, col + full, 1, 1};
		canvas_fill(c, last, ROLE_BAR, 0x2590 - (uint32_t)rest);
		full++;
	}
	canvas_fill(c, (struct rect){row, col + full, 1, cols - full}, ROLE_NORMAL, ' ');
}
