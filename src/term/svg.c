#include "svg.h"

#include <stdint.h>

#include "mem.h"
#include "text.h"
#include "theme.h"

/* Of a cell, in the units of the picture. */
enum { CELL_WIDE = 10, CELL_HIGH = 20, BASELINE = 15, FONT_SIZE = 16 };

struct paint {
	uint32_t ink, paper;
	bool bold, underline;
};

/* The colours 16 to 255 of xterm: a cube of six steps, then greys. */
static uint32_t rgb_of(int color)
{
	static const uint8_t steps[] = {0, 95, 135, 175, 215, 255};

	if (color >= 232) {
		uint32_t grey = (uint32_t)(8 + 10 * (color - 232));

		return grey << 16 | grey << 8 | grey;
	}
	color -= 16;
	return (uint32_t)steps[color / 36] << 16 | (uint32_t)steps[color / 6 % 6] << 8 |
	       steps[color % 6];
}

static struct paint paint_of(enum term_theme theme, enum role role)
{
	const struct appearance a = {.theme = theme == THEME_MONO ? THEME_HALL_DARK : theme,
	                             .tier = TIER_256};
	struct look look = theme_look(a, role);
	struct paint p = {.ink = rgb_of(look.fg >= 16 ? look.fg : 231),
	                  .paper = rgb_of(look.bg >= 16 ? look.bg : 16),
	                  .bold = look.attributes & LOOK_BOLD,
	                  .underline = look.attributes & LOOK_UNDERLINE};
	uint32_t ink = p.ink;

	if (look.attributes & LOOK_REVERSE) {
		p.ink = p.paper;
		p.paper = ink;
	}
	return p;
}

static void add_rect(struct buf *out, int x, int y, int wide, int high, uint32_t color)
{
	buf_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n", x, y,
	         wide, high, (unsigned)color);
}

/* The upper left, upper right, lower left and lower right quarter that a block fills: 1, 2, 4 and
 * 8; -1: it is no block of quarters. */
static int quarters_of(uint32_t ch)
{
	static const int8_t quarters[] = {4, 8, 1, 13, 9, 7, 11, 2, 6, 14};

	switch (ch) {
	case 0x2580:
		return 3;
	case 0x2584:
		return 12;
	case 0x2588:
		return 15;
	case 0x258c:
		return 5;
	case 0x2590:
		return 10;
	default:
		return ch >= 0x2596 && ch <= 0x259f ? quarters[ch - 0x2596] : -1;
	}
}

static void add_escaped(struct buf *out, const struct cell *cell)
{
	for (size_t i = 0; i < N_ITEMS(cell->ch) && cell->ch[i] != 0; i++) {
		char utf8[4];
		size_t len = text_encode(cell->ch[i], utf8);

		if (cell->ch[i] == '&' || cell->ch[i] == '<' || cell->ch[i] == '>')
			buf_addf(out, "&#%u;", (unsigned)cell->ch[i]);
		else
			buf_addn(out, utf8, len);
	}
}

static void add_letter(struct buf *out, const struct cell *cell, int x, int y, struct paint p)
{
	buf_addf(out, "<text x=\"%d\" y=\"%d\" fill=\"#%06x\"%s%s>", x, y + BASELINE,
	         (unsigned)p.ink, p.bold ? " font-weight=\"bold\"" : "",
	         p.underline ? " text-decoration=\"underline\"" : "");
	add_escaped(out, cell);
	buf_add(out, "</text>\n");
}

static void add_cell(struct buf *out, const struct cell *cell, int row, int col, struct paint p)
{
	int x = col * CELL_WIDE, y = row * CELL_HIGH, quarters = quarters_of(cell->ch[0]);

	if (cell->ch[0] >= 0x2589 && cell->ch[0] <= 0x258f) {
		/* Eighths from the left: the end of a bar. */
		add_rect(out, x, y, CELL_WIDE * (0x2590 - (int)cell->ch[0]) / 8, CELL_HIGH, p.ink);
		return;
	}
	if (quarters < 0) {
		if (cell->ch[0] != 0)
			add_letter(out, cell, x, y, p);
		return;
	}
	if (quarters == 15) {
		add_rect(out, x, y, CELL_WIDE, CELL_HIGH, p.ink);
		return;
	}
	for (int i = 0; i < 4; i++)
		if (quarters & 1 << i)
			add_rect(out, x + i % 2 * CELL_WIDE / 2, y + i / 2 * CELL_HIGH / 2,
			         CELL_WIDE / 2, CELL_HIGH / 2, p.ink);
}

void canvas_to_svg(const struct canvas *c, enum term_theme theme, struct buf *out)
{
	int wide = canvas_cols(c) * CELL_WIDE, high = canvas_rows(c) * CELL_HIGH;
	uint32_t paper = paint_of(theme, ROLE_NORMAL).paper;

	buf_addf(out,
	         "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
	         "viewBox=\"0 0 %d %d\" font-family=\"DejaVu Sans Mono, monospace\" "
	         "font-size=\"%d\" shape-rendering=\"crispEdges\">\n",
	         wide, high, wide, high, FONT_SIZE);
	add_rect(out, 0, 0, wide, high, paper);
	for (int row = 0; row < canvas_rows(c); row++)
		for (int col = 0; col < canvas_cols(c); col++) {
			const struct cell *cell = canvas_cell(c, row, col);
			struct paint p = paint_of(theme, (enum role)cell->role);

			if (cell->width == 0)
				continue;
			if (p.paper != paper)
				add_rect(out, col * CELL_WIDE, row * CELL_HIGH,
				         cell->width * CELL_WIDE, CELL_HIGH, p.paper);
			add_cell(out, cell, row, col, p);
		}
	buf_add(out, "</svg>\n");
}
