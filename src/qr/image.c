#include "qr.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* Characters that XML 1.0 does not allow, not even escaped, are left out. */
static void add_xml(struct buf *out, const char *text)
{
	while (*text != '\0') {
		char utf8[4];
		uint32_t ch = text_next(&text);
		if (ch < 0x20 || ch == 0xFFFE || ch == 0xFFFF)
			continue;
		if (ch == '&')
			buf_add(out, "&amp;");
		else if (ch == '<')
			buf_add(out, "&lt;");
		else if (ch == '>')
			buf_add(out, "&gt;");
		else
			buf_addn(out, utf8, text_encode(ch, utf8));
	}
}

/* The length of the row of black modules that begins at col. */
static int black_run(const struct qr *q, int row, int col)
{
	int len = 0;

	while (qr_black(q, row, col + len))
		len++;
	return len;
}

void qr_to_svg(const struct qr *q, const char *text, struct buf *out)
{
	int side = q->size + 2 * QR_QUIET_ZONE;

	/* A size of its own, because a document program would otherwise take a
	 * unit of the viewBox for a pixel and place a stamp. */
	buf_addf(out,
	         "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40mm\" height=\"40mm\" "
	         "viewBox=\"0 0 %d %d\" role=\"img\" shape-rendering=\"crispEdges\">\n<title>",
	         side, side);
	add_xml(out, text);
	buf_addf(out,
	         "</title>\n<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n"
	         "<path fill=\"#000\" d=\"",
	         side, side);
	for (int row = 0; row < q->size; row++) {
		for (int col = 0; col < q->size; col++) {
			int len = black_run(q, row, col);
			if (len > 0)
				buf_addf(out, "M%d %dh%dv1h-%dz", col + QR_QUIET_ZONE,
				         row + QR_QUIET_ZONE, len, len);
			col += len;
		}
	}
	buf_add(out, "\"/>\n</svg>\n");
}

static void put_u32(unsigned char out[4], uint32_t value)
{
	out[0] = (unsigned char)(value >> 24);
	out[1] = (unsigned char)(value >> 16);
	out[2] = (unsigned char)(value >> 8);
	out[3] = (unsigned char)value;
}

static void add_bytes(struct buf *out, const unsigned char *bytes, size_t len)
{
	buf_addn(out, (const char *)bytes, len);
}

static void add_chunk(struct buf *out, const char type[5], const unsigned char *data, size_t len)
{
	unsigned char word[4];
	uLong crc = crc32(0, (const unsigned char *)type, 4);

	/* crc32 takes a NULL pointer for "begin anew". */
	if (len > 0)
		crc = crc32(crc, data, (uInt)len);
	put_u32(word, (uint32_t)len);
	add_bytes(out, word, sizeof(word));
	buf_addn(out, type, 4);
	add_bytes(out, data, len);
	put_u32(word, (uint32_t)crc);
	add_bytes(out, word, sizeof(word));
}

/* One line of pixels: a filter byte (0: none) and a bit for each pixel, 1 = white. */
static void fill_line(const struct qr *q, int row, int scale, unsigned char *line, size_t len)
{
	int side = q->size + 2 * QR_QUIET_ZONE;

	line[0] = 0;
	memset(line + 1, 0xFF, len - 1);
	for (int x = 0; x < side * scale; x++) {
		if (qr_black(q, row, x / scale - QR_QUIET_ZONE))
			line[1 + x / 8] &= (unsigned char)~(0x80 >> x % 8);
	}
}

static void add_pixels(const struct qr *q, int scale, struct buf *out)
{
	int side = q->size + 2 * QR_QUIET_ZONE;
	size_t lines = (size_t)side * (size_t)scale;
	size_t line_len = 1 + (lines + 7) / 8;
	AUTO_FREE unsigned char *raw = xreallocarray(NULL, lines, line_len);

	for (size_t y = 0; y < lines; y++) {
		if (y % (size_t)scale == 0)
			fill_line(q, (int)y / scale - QR_QUIET_ZONE, scale, raw + y * line_len,
			          line_len);
		else
			memcpy(raw + y * line_len, raw + (y - 1) * line_len, line_len);
	}
	uLongf packed_len = compressBound((uLong)(lines * line_len));
	AUTO_FREE unsigned char *packed = xmalloc(packed_len);
	/* With room for the worst case only memory can be lacking. */
	if (compress2(packed, &packed_len, raw, (uLong)(lines * line_len), Z_BEST_COMPRESSION) !=
	    Z_OK)
		fatal("out of memory");
	add_chunk(out, "IDAT", packed, packed_len);
}

enum status qr_to_png(const struct qr *q, int scale, struct buf *out, struct err *e)
{
	static const char signature[] = "\x89PNG\r\n\x1a\n";

	if (scale < 1 || scale > QR_SCALE_MAX)
		return err_set(e, E_INVALID,
		               _("The QR code cannot be drawn %d times as large. "
		                 "Choose a number from 1 to %d."),
		               scale, QR_SCALE_MAX);
	uint32_t pixels = (uint32_t)((q->size + 2 * QR_QUIET_ZONE) * scale);
	/* Width, height, 1 bit, greyscale, deflate, filter set 0, no interlace. */
	unsigned char header[13] = {[8] = 1};
	put_u32(header, pixels);
	put_u32(header + 4, pixels);
	buf_addn(out, signature, sizeof(signature) - 1);
	add_chunk(out, "IHDR", header, sizeof(header));
	add_pixels(q, scale, out);
	add_chunk(out, "IEND", NULL, 0);
	return OK;
}
