#include "canvas.h"

#include <stddef.h>

#include "mem.h"
#include "text.h"

static const char *const names[ROLE_COUNT] = {
        [ROLE_NORMAL] = "normal",     [ROLE_TITLE] = "title",   [ROLE_HEADING] = "heading",
        [ROLE_DIM] = "dim",           [ROLE_STRONG] = "strong", [ROLE_SELECTED] = "selected",
        [ROLE_MARKED] = "marked",     [ROLE_TAB] = "tab",       [ROLE_TAB_NOW] = "tab_now",
        [ROLE_INPUT] = "input",       [ROLE_KEY] = "key",       [ROLE_LABEL] = "label",
        [ROLE_DISABLED] = "disabled", [ROLE_GOOD] = "good",     [ROLE_WARNING] = "warning",
        [ROLE_ERROR] = "error",       [ROLE_CLOCK] = "clock",   [ROLE_BAR] = "bar",
        [ROLE_PRACTICE] = "practice", [ROLE_QR] = "qr",         [ROLE_QR_DARK] = "qr_dark",
};

const char *role_name(enum role role)
{
	BUG_IF(role >= ROLE_COUNT);
	return names[role];
}

static void add_cell(struct buf *out, const struct cell *cell)
{
	if (cell->ch[0] == 0)
		buf_addc(out, ' ');
	for (size_t i = 0; i < N_ITEMS(cell->ch) && cell->ch[i] != 0; i++) {
		char utf8[4];
		size_t len = text_encode(cell->ch[i], utf8);
		buf_addn(out, utf8, len);
	}
}

static bool has_cursor(const struct canvas *c, int row, int col, int width)
{
	int cursor_row, cursor_col;

	canvas_get_cursor(c, &cursor_row, &cursor_col);
	return cursor_row == row && cursor_col >= col && cursor_col < col + width;
}

static void dump_row(const struct canvas *c, int row, struct buf *out)
{
	enum role role = ROLE_NORMAL;

	for (int col = 0; col < canvas_cols(c); col++) {
		const struct cell *cell = canvas_cell(c, row, col);
		if (cell->width == 0)
			continue;
		if (cell->role != role) {
			if (role != ROLE_NORMAL)
				buf_addc(out, '}');
			role = cell->role;
			if (role != ROLE_NORMAL)
				buf_addf(out, "{%s:", role_name(role));
		}
		if (has_cursor(c, row, col, cell->width))
			buf_addc(out, '^');
		if (cell->ch[0] == '{' || cell->ch[0] == '}' || cell->ch[0] == '\\')
			buf_addc(out, '\\');
		add_cell(out, cell);
	}
	if (role != ROLE_NORMAL)
		buf_addc(out, '}');
}

void canvas_dump(const struct canvas *c, struct buf *out)
{
	for (int row = 0; row < canvas_rows(c); row++) {
		dump_row(c, row, out);
		buf_add(out, "|\n");
	}
}

static int last_used_col(const struct canvas *c, int row)
{
	int col = canvas_cols(c) - 1;

	while (col >= 0 && canvas_cell(c, row, col)->width == 1 &&
	       canvas_cell(c, row, col)->ch[0] == 0 &&
	       canvas_cell(c, row, col)->role != ROLE_QR_DARK)
		col--;
	return col;
}

/* Of black and white as in a QR code black is what is written, as on paper. */
static void add_black(struct buf *out, const struct canvas *c, const struct cell *cell)
{
	static const char *const halves[] = {" ", "\342\226\204", "\342\226\200", "\342\226\210"};
	bool upper = cell->role == ROLE_QR_DARK;
	bool lower = upper != (cell->ch[0] == 0x2584);

	buf_add(out, canvas_is_ascii(c) ? upper ? "#" : " " : halves[2 * upper + lower]);
}

void canvas_dump_plain(const struct canvas *c, struct buf *out)
{
	for (int row = 0; row < canvas_rows(c); row++) {
		int last = last_used_col(c, row);
		for (int col = 0; col <= last; col++) {
			const struct cell *cell = canvas_cell(c, row, col);
			if (cell->role == ROLE_QR || cell->role == ROLE_QR_DARK)
				add_black(out, c, cell);
			else if (cell->width > 0)
				add_cell(out, cell);
		}
		buf_addc(out, '\n');
	}
}
