/* QR codes: text to matrix, a matrix as terminal text, SVG or PNG. */
#ifndef DIALOOG_QR_QR_H
#define DIALOOG_QR_QR_H

#include "buf.h"

#include <stdbool.h>
#include <stdint.h>

/* QR_TEXT_MAX in bytes, QR_SCALE_MAX in pixels for each module. */
enum { QR_QUIET_ZONE = 4, QR_TEXT_MAX = 1000, QR_SCALE_MAX = 64 };

struct qr {
	int size;               /* modules along one side, without quiet zone */
	unsigned char *modules; /* size * size, 1 = black; owned */
};

/* Encodes text, an address, at level M, what is not ASCII as %C3%A9; *out is empty when it fails,
 * else ended by qr_fini. E_LIMIT when it is too long, E_INVALID when empty. */
MUST_CHECK enum status qr_encode(const char *text, struct qr *out, struct err *e);
void qr_fini(struct qr *q);
/* True when the module is black; outside the code (the quiet zone) white. */
bool qr_black(const struct qr *q, int row, int col);

/* Cells of the code with its quiet zone in half blocks: cols x rows. */
void qr_cells(const struct qr *q, int *cols, int *rows);
/* The character of a cell of that grid: black is the foreground (' ', '▀', '▄',
 * '█'), to be drawn black on white. */
uint32_t qr_cell(const struct qr *q, int row, int col);

/* The same for terminals without half blocks: a module is a row, two cells wide. */
void qr_cells_ascii(const struct qr *q, int *cols, int *rows);
/* True when a cell of that grid is black. */
bool qr_cell_ascii(const struct qr *q, int row, int col);

/* Lines of half blocks; with colour each line sets black on white explicitly and
 * resets it (a dark terminal would invert the code, which no reader reads). */
void qr_to_text(const struct qr *q, bool colour, struct buf *out);
/* The same in ASCII: two spaces for each module, of which the colour is set explicitly.  Any
 * character would leave the cell partly empty, which no reader reads. */
void qr_to_ascii(const struct qr *q, struct buf *out);
/* A whole SVG file; its <title> is the text. */
void qr_to_svg(const struct qr *q, const char *text, struct buf *out);
/* A 1-bit PNG, scale pixels (1..QR_SCALE_MAX, else E_INVALID) for each module. */
MUST_CHECK enum status qr_to_png(const struct qr *q, int scale, struct buf *out, struct err *e);

/* The version of the library behind this, "4.1.1". */
const char *qr_library_version(void);

#endif
