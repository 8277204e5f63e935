#include "blit.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "mem.h"

#include "wcurses.h"

enum { REPLACEMENT = 0xfffd };

/* One pair for each role, because roles are few; pair 0 stays the terminal's own. */
static int pair_of(struct appearance a, enum role role)
{
	struct look look = theme_look(a, role);

	return look.fg < 0 && look.bg < 0 ? 0 : (int)role + 1;
}

static void set_paper(int pair)
{
	cchar_t blank;

	setcchar(&blank, L" ", A_NORMAL, 0, &pair);
	bkgrndset(&blank);
}

void blit_init(struct appearance a)
{
	bool has_own;

	if (a.tier == TIER_MONO || start_color() == ERR)
		return;
	has_own = use_default_colors() == OK;
	for (enum role role = 0; role < ROLE_COUNT; role++) {
		struct look look = theme_look(a, role);

		if (!has_own && look.fg < 0)
			look.fg = COLOR_WHITE;
		if (!has_own && look.bg < 0)
			look.bg = COLOR_BLACK;
		if (pair_of(a, role) != 0)
			init_extended_pair(pair_of(a, role), look.fg, look.bg);
	}
	/* What the canvas does not reach has the paper of the theme too. */
	set_paper(pair_of(a, ROLE_NORMAL));
}

static attr_t attributes_of(struct look look)
{
	attr_t a = A_NORMAL;

	a |= look.attributes & LOOK_BOLD ? A_BOLD : A_NORMAL;
	a |= look.attributes & LOOK_DIM ? A_DIM : A_NORMAL;
	a |= look.attributes & LOOK_REVERSE ? A_REVERSE : A_NORMAL;
	a |= look.attributes & LOOK_UNDERLINE ? A_UNDERLINE : A_NORMAL;
	return a;
}

/* The characters of a cell.  Where the C library, which curses follows, thinks otherwise
 * about a width than the canvas, the character would push the rest of the row aside:
 * then it becomes a replacement character. */
static void cell_text(const struct cell *cell, wchar_t out[5])
{
	size_t n = 1;

	memset(out, 0, 5 * sizeof out[0]);
	out[0] = cell->ch[0] == 0 ? L' ' : (wchar_t)cell->ch[0];
	if (wcwidth(out[0]) != cell->width) {
		out[0] = REPLACEMENT;
		return;
	}
	for (size_t i = 1; i < N_ITEMS(cell->ch) && cell->ch[i] != 0; i++) {
		if (wcwidth((wchar_t)cell->ch[i]) == 0)
			out[n++] = (wchar_t)cell->ch[i];
	}
}

static size_t add_cell(cchar_t *out, struct appearance a, const struct cell *cell)
{
	enum role role = cell->role < ROLE_COUNT ? (enum role)cell->role : ROLE_NORMAL;
	attr_t attributes = attributes_of(theme_look(a, role));
	int pair = pair_of(a, role);
	wchar_t text[5];

	cell_text(cell, text);
	setcchar(&out[0], text, attributes, 0, &pair);
	if (cell->width < 2 || text[0] != REPLACEMENT)
		return 1;
	setcchar(&out[1], L" ", attributes, 0, &pair);
	return 2;
}

static bool is_blank(const struct cell *cell)
{
	return cell->width == 1 && (cell->ch[0] == 0 || cell->ch[0] == ' ') &&
	       cell->role != ROLE_DISABLED;
}

/* True for the one blank between a key and what it does. */
static bool joins(const struct cell *line, int i, int start, int cols)
{
	return i > start && i + 1 < cols && is_blank(&line[i]) && line[i + 1].role == ROLE_DISABLED;
}

/* Puts "(" and ")" in the blanks on both sides of disabled text.  Dim is nothing in some
 * terminals, and what cannot be done now must look so in all. */
static void mark_disabled(struct cell *line, int cols)
{
	for (int i = 0; i < cols; i++) {
		int start = i;

		while (i < cols && (line[i].role == ROLE_DISABLED || joins(line, i, start, cols)))
			i++;
		if (i == start || start == 0 || i == cols)
			continue;
		if (is_blank(&line[start - 1]) && is_blank(&line[i])) {
			line[start - 1].ch[0] = '(';
			line[i].ch[0] = ')';
		}
	}
}

/* Columns from first up to end of a row. */
struct span {
	int first, end;
};

static void blit_row(struct appearance a, int row, struct span span, struct cell *line, int cols,
                     cchar_t *cells)
{
	size_t n = 0;

	/* The canvas may be wider than the terminal, until it is drawn in the new size. */
	if (line[cols - 1].width == 2)
		line[cols - 1] = (struct cell){.width = 1, .role = line[cols - 1].role};
	if (theme_marks_disabled(a))
		mark_disabled(line, cols);
	for (int col = span.first; col < span.end; col++) {
		if (line[col].width > 0)
			n += add_cell(&cells[n], a, &line[col]);
	}
	/* This call neither wraps nor moves a cursor, so the last corner is a cell like all. */
	mvadd_wchnstr(row, span.first, cells, (int)n);
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
	return memcmp(a->ch, b->ch, sizeof a->ch) == 0 && a->width == b->width &&
	       a->role == b->role;
}

/* What of the first cols columns of a row is not drawn yet.  It does not begin with the second half
 * of a wide character: where that differs the first half does too. */
static struct span changed(const struct cell *now, const struct cell *before, int cols)
{
	struct span s = {0, cols};

	while (s.first < s.end && same_cell(&now[s.first], &before[s.first]))
		s.first++;
	while (s.end > s.first && same_cell(&now[s.end - 1], &before[s.end - 1]))
		s.end--;
	return s;
}

static int at_most(int a, int b)
{
	return a < b ? a : b;
}

/* What of the rows of area is not drawn yet; false: nothing. */
static bool blit(struct appearance a, const struct canvas *c, const struct canvas *drawn,
                 struct rect area)
{
	AUTO_FREE struct cell *line = xcalloc((size_t)area.cols, sizeof *line);
	AUTO_FREE cchar_t *cells = xcalloc((size_t)area.cols + 1, sizeof *cells);
	const struct span all = {0, area.cols};
	bool any = false;

	for (int row = area.row; row < area.row + area.rows; row++) {
		const struct cell *now = canvas_cell(c, row, 0);
		struct span span =
		        drawn != NULL ? changed(now, canvas_cell(drawn, row, 0), area.cols) : all;

		if (span.first == span.end)
			continue;
		any = true;
		/* The marks stand beside what is disabled. */
		if (theme_marks_disabled(a))
			span = all;
		memcpy(line, now, (size_t)area.cols * sizeof *line);
		blit_row(a, row, span, line, area.cols, cells);
	}
	return any;
}

bool blit_canvas(struct appearance a, const struct canvas *c, const struct canvas *drawn, int rows,
                 int cols)
{
	if (drawn == NULL)
		erase();
	return blit(
	        a, c, drawn,
	        (struct rect){0, 0, at_most(rows, canvas_rows(c)), at_most(cols, canvas_cols(c))});
}

void blit_rows(struct appearance a, const struct canvas *c, const struct canvas *drawn, int row,
               int n, int rows, int cols)
{
	n = at_most(row + n, at_most(rows, canvas_rows(c))) - row;
	if (n > 0)
		blit(a, c, drawn, (struct rect){row, 0, n, at_most(cols, canvas_cols(c))});
}
