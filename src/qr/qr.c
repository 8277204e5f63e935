#include "qr.h"

#include <errno.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "tr.h"

static enum status refuse_length(struct err *e)
{
	return err_set(e, E_LIMIT,
	               _("The text is too long for a QR code. "
	                 "Use an address of at most %d characters."),
	               QR_TEXT_MAX);
}

/* Bytes beyond ASCII are written as %C3%A9, the way an address has them (RFC 3987, 3.1): the
 * code does not say in which alphabet its bytes are, and readers guess. */
static void add_ascii(struct buf *out, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < 0x80)
			buf_addc(out, *text);
		else
			buf_addf(out, "%%%02X", c);
	}
}

enum status qr_encode(const char *text, struct qr *out, struct err *e)
{
	AUTO_BUF struct buf ascii;

	buf_init(&ascii);
	add_ascii(&ascii, text);
	*out = (struct qr){0};
	if (text[0] == '\0')
		return err_set(e, E_INVALID,
		               _("The QR code cannot be made: there is no address. "
		                 "Fill in the web address first."));
	if (ascii.len > QR_TEXT_MAX)
		return refuse_length(e);
	/* The mode is only the least that is used: parts in upper case still
	 * get the denser alphanumeric form. */
	QRcode *code = QRcode_encodeString(ascii.data, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	if (code == NULL && errno == ERANGE)
		return refuse_length(e);
	if (code == NULL)
		return err_errno(e, E_INVALID, errno, _("The QR code cannot be made"));
	size_t n = (size_t)code->width * (size_t)code->width;
	out->size = code->width;
	out->modules = xmalloc(n);
	/* The other bits of a module tell what part of the code it is. */
	for (size_t i = 0; i < n; i++)
		out->modules[i] = code->data[i] & 1;
	QRcode_free(code);
	return OK;
}

void qr_fini(struct qr *q)
{
	free(q->modules);
	*q = (struct qr){0};
}

bool qr_black(const struct qr *q, int row, int col)
{
	if (row < 0 || row >= q->size || col < 0 || col >= q->size)
		return false;
	return q->modules[(size_t)row * (size_t)q->size + (size_t)col] != 0;
}

void qr_cells(const struct qr *q, int *cols, int *rows)
{
	int side = q->size + 2 * QR_QUIET_ZONE;

	*cols = side;
	*rows = (side + 1) / 2;
}

/* Bit 0: the upper module of the cell is black, bit 1: the lower one. */
static int block_of(const struct qr *q, int row, int col)
{
	int upper = 2 * row - QR_QUIET_ZONE;
	int module = col - QR_QUIET_ZONE;

	return qr_black(q, upper, module) | qr_black(q, upper + 1, module) << 1;
}

uint32_t qr_cell(const struct qr *q, int row, int col)
{
	static const uint32_t blocks[] = {' ', 0x2580, 0x2584, 0x2588};

	return blocks[block_of(q, row, col)];
}

void qr_cells_ascii(const struct qr *q, int *cols, int *rows)
{
	*rows = q->size + 2 * QR_QUIET_ZONE;
	*cols = 2 * *rows;
}

bool qr_cell_ascii(const struct qr *q, int row, int col)
{
	return qr_black(q, row - QR_QUIET_ZONE, col / 2 - QR_QUIET_ZONE);
}

/* Lower halves, of which the other colour is that of the cell: in many fonts a block leaves a line
 * of its cell free at the top. */
static void add_coloured_row(const struct qr *q, int row, int cols, struct buf *out)
{
	int before = -1;

	for (int col = 0; col < cols; col++) {
		int block = block_of(q, row, col), upper = block & 1, lower = block >> 1;

		/* Where bright white (107, 97) is not known, white (47, 37) holds. */
		if (upper != before)
			buf_add(out, upper ? "\033[0;37;97;40m" : "\033[0;30;47;107m");
		before = upper;
		buf_add(out, upper == lower ? " " : "▄");
	}
	buf_add(out, "\033[0m\n");
}

void qr_to_text(const struct qr *q, bool colour, struct buf *out)
{
	static const char *const utf8[] = {" ", "▀", "▄", "█"};
	int cols, rows;

	qr_cells(q, &cols, &rows);
	for (int row = 0; row < rows; row++) {
		if (colour) {
			add_coloured_row(q, row, cols, out);
			continue;
		}
		for (int col = 0; col < cols; col++)
			buf_add(out, utf8[block_of(q, row, col)]);
		buf_addc(out, '\n');
	}
}

void qr_to_ascii(const struct qr *q, struct buf *out)
{
	int cols, rows;

	qr_cells_ascii(q, &cols, &rows);
	for (int row = 0; row < rows; row++) {
		for (int col = 0; col < cols; col++) {
			bool black = qr_cell_ascii(q, row, col);

			if (col == 0 || black != qr_cell_ascii(q, row, col - 1))
				buf_add(out, black ? "\033[0;40m" : "\033[0;47;107m");
			buf_addc(out, ' ');
		}
		buf_add(out, "\033[0m\n");
	}
}

const char *qr_library_version(void)
{
	return QRcode_APIVersionString();
}
