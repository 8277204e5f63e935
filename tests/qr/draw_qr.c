/* draw_qr png|svg|cells TEXT: writes the code of TEXT to standard output; as
 * cells: the terminal cells, each drawn as a pixel image of 8 by 16 (PBM). */
#include "qr.h"

#include <stdio.h>
#include <string.h>

enum { CELL_COLS = 8, CELL_ROWS = 16 };

static bool is_ink(uint32_t ch, int y)
{
	return ch == 0x2588 || (ch == 0x2580 && y < CELL_ROWS / 2) ||
	       (ch == 0x2584 && y >= CELL_ROWS / 2);
}

static void draw_cells(const struct qr *q, struct buf *out)
{
	int cols, rows;

	qr_cells(q, &cols, &rows);
	buf_addf(out, "P1\n%d %d\n", cols * CELL_COLS, rows * CELL_ROWS);
	for (int y = 0; y < rows * CELL_ROWS; y++) {
		for (int x = 0; x < cols * CELL_COLS; x++) {
			uint32_t ch = qr_cell(q, y / CELL_ROWS, x / CELL_COLS);
			buf_addc(out, is_ink(ch, y % CELL_ROWS) ? '1' : '0');
		}
		buf_addc(out, '\n');
	}
}

static enum status draw(const char *format, const char *text, struct buf *out, struct err *e)
{
	struct qr q;
	enum status s = qr_encode(text, &q, e);

	if (s != OK)
		return s;
	if (strcmp(format, "png") == 0)
		s = qr_to_png(&q, 4, out, e);
	else if (strcmp(format, "svg") == 0)
		qr_to_svg(&q, text, out);
	else
		draw_cells(&q, out);
	qr_fini(&q);
	return s;
}

int main(int argc, char **argv)
{
	struct err e = {0};
	AUTO_BUF struct buf out;

	buf_init(&out);
	if (argc != 3)
		return 2;
	if (draw(argv[1], argv[2], &out, &e) != OK) {
		fprintf(stderr, "%s\n", e.msg);
		return 1;
	}
	return fwrite(out.data, 1, out.len, stdout) == out.len && fflush(stdout) == 0 ? 0 : 1;
}
