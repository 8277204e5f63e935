/* The matrix, its text forms, SVG and PNG.  That scanners read them is tested by
 * scan.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "qr.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static const char address[] = "https://samenzoetermeergezond.nl/projecten/participatiehub";

static struct qr encoded(const char *text)
{
	struct err e = {0};
	struct qr q;

	assert_int_equal(qr_encode(text, &q, &e), OK);
	return q;
}

static void test_finder_patterns(void **state)
{
	(void)state;
	struct qr q = encoded(address);
	int far = q.size - 7;
	const int corners[][2] = {{0, 0}, {0, far}, {far, 0}};

	/* 58 bytes at level M are version 4. */
	assert_int_equal(q.size, 33);
	for (int i = 0; i < 3; i++) {
		int row = corners[i][0], col = corners[i][1];
		for (int k = 0; k < 7; k++) {
			assert_true(qr_black(&q, row, col + k));
			assert_true(qr_black(&q, row + 6, col + k));
			assert_true(qr_black(&q, row + k, col));
		}
		assert_false(qr_black(&q, row + 1, col + 1));
		assert_true(qr_black(&q, row + 3, col + 3));
	}
	for (size_t i = 0; i < (size_t)q.size * (size_t)q.size; i++)
		assert_in_range(q.modules[i], 0, 1);
	qr_fini(&q);
	assert_null(q.modules);
	qr_fini(&q);
}

static void test_outside_is_white(void **state)
{
	(void)state;
	struct qr q = encoded("A");

	assert_true(qr_black(&q, 0, 0));
	assert_false(qr_black(&q, -1, 0));
	assert_false(qr_black(&q, 0, -1));
	assert_false(qr_black(&q, q.size, 0));
	assert_false(qr_black(&q, 0, q.size));
	assert_false(qr_black(&q, INT32_MAX, INT32_MIN));
	qr_fini(&q);
}

static void test_limits(void **state)
{
	(void)state;
	char text[QR_TEXT_MAX + 2];
	struct err e = {0};
	struct qr q;

	assert_int_equal(qr_encode("", &q, &e), E_INVALID);
	assert_true(e.msg[0] != '\0');
	assert_null(q.modules);
	qr_fini(&q);
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_int_equal(qr_encode(text, &q, &e), E_LIMIT);
	assert_non_null(strstr(e.msg, "at most 1000 characters"));
	assert_null(q.modules);
	text[QR_TEXT_MAX] = '\0';
	q = encoded(text);
	assert_in_range(q.size, 21, 177);
	qr_fini(&q);
	/* Capitals and digits take less room. */
	q = encoded("HTTP://192.168.178.34:8080/K7F3");
	assert_int_equal(q.size, 25);
	qr_fini(&q);
}

static void test_cells(void **state)
{
	(void)state;
	struct qr q = encoded("A");
	int cols, rows;

	assert_int_equal(q.size, 21);
	qr_cells(&q, &cols, &rows);
	assert_int_equal(cols, 29);
	assert_int_equal(rows, 15);
	for (int row = 0; row < rows; row++) {
		for (int col = 0; col < cols; col++) {
			uint32_t ch = qr_cell(&q, row, col);
			bool upper = ch == 0x2588 || ch == 0x2580;
			bool lower = ch == 0x2588 || ch == 0x2584;
			assert_true(upper || lower || ch == ' ');
			assert_int_equal(upper, qr_black(&q, 2 * row - 4, col - 4));
			assert_int_equal(lower, qr_black(&q, 2 * row - 3, col - 4));
		}
	}
	qr_fini(&q);
}

/* The line that starts at *p, which is moved past it. */
static char *next_line(const char **p)
{
	const char *end = strchr(*p, '\n');

	assert_non_null(end);
	char *line = strndup(*p, (size_t)(end - *p));
	assert_non_null(line);
	*p = end + 1;
	return line;
}

/* The halves of a cell of the coloured text at *p, which is moved past it and what sets its
 * colours: bit 0 the upper one is black, bit 1 the lower one. */
static int coloured_cell(const char **p, bool *dark)
{
	static const char black_on_white[] = "\033[0;30;47;107m",
	                  white_on_black[] = "\033[0;37;97;40m";
	int lower;

	if (strncmp(*p, black_on_white, strlen(black_on_white)) == 0) {
		*dark = false;
		*p += strlen(black_on_white);
	} else if (strncmp(*p, white_on_black, strlen(white_on_black)) == 0) {
		*dark = true;
		*p += strlen(white_on_black);
	}
	lower = strncmp(*p, "▄", strlen("▄")) == 0;
	*p += lower ? strlen("▄") : 1;
	return *dark | (*dark != lower) << 1;
}

static void test_text(void **state)
{
	(void)state;
	static const char *const blocks[] = {" ", "▀", "▄", "█"};
	AUTO_BUF struct buf plain, coloured;
	struct qr q = encoded("A");

	buf_init(&plain);
	buf_init(&coloured);
	qr_to_text(&q, false, &plain);
	qr_to_text(&q, true, &coloured);
	const char *p = plain.data, *c = coloured.data;
	for (int row = 0; row < 15; row++) {
		char *line = next_line(&p), *with_colour = next_line(&c);
		const char *a = line, *b = with_colour;
		bool dark = false;

		/* Every line stands for itself: a pager or a log may cut between. */
		assert_int_equal(with_colour[0], '\033');
		while (*a) {
			const char *block = blocks[coloured_cell(&b, &dark)];

			assert_memory_equal(a, block, strlen(block));
			a += strlen(block);
		}
		assert_string_equal(b, "\033[0m");
		free(line);
		free(with_colour);
	}
	assert_string_equal(p, "");
	assert_string_equal(c, "");
	assert_null(strchr(plain.data, '\033'));
	assert_memory_equal(strchr(plain.data, '\n') + 1,
	                    "                             \n    █▀▀▀▀▀█ ",
	                    30 + 4 + 7 * strlen("█") + 1);
	qr_fini(&q);
}

static void test_ascii(void **state)
{
	(void)state;
	AUTO_BUF struct buf out;
	struct qr q = encoded("A");

	buf_init(&out);
	qr_to_ascii(&q, &out);
	const char *p = out.data;
	for (int row = -4; row < 25; row++) {
		char *line = next_line(&p);
		const char *at = line;
		bool black = false;

		for (int col = -8; col < 50; col++) {
			/* The colour is set where it changes, and at the start of each line. */
			if (strncmp(at, "\033[0;40m", 7) == 0) {
				black = true;
				at += 7;
			} else if (strncmp(at, "\033[0;47;107m", 11) == 0) {
				black = false;
				at += 11;
			} else {
				assert_true(col > -8);
			}
			assert_int_equal(*at++, ' ');
			assert_int_equal(black, qr_black(&q, row, col / 2 - (col < 0 && col % 2)));
		}
		assert_string_equal(at, "\033[0m");
		free(line);
	}
	assert_string_equal(p, "");
	qr_fini(&q);
}

static void test_svg(void **state)
{
	(void)state;
	AUTO_BUF struct buf out;
	struct qr q = encoded("A");

	buf_init(&out);
	qr_to_svg(&q, "<a href=\"x\">&'\033]]>\xFF", &out);
	assert_non_null(strstr(out.data, "<title>&lt;a href=\"x\"&gt;&amp;']]&gt;\uFFFD</title>"));
	assert_non_null(strstr(out.data, "viewBox=\"0 0 29 29\""));
	assert_non_null(strstr(out.data, "shape-rendering=\"crispEdges\""));
	/* The top of the first finder pattern, inside the quiet zone. */
	assert_non_null(strstr(out.data, " d=\"M4 4h7v1h-7z"));
	const char *path = strstr(out.data, "<path");
	assert_non_null(path);
	assert_null(strstr(path + 1, "<path"));
	qr_fini(&q);
}

static uint32_t get_u32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Checks the chunk at *p, moves *p past it, gives its data. */
static const unsigned char *take_chunk(const unsigned char **p, const unsigned char *end,
                                       const char *type, uint32_t *len)
{
	const unsigned char *chunk = *p;

	assert_true(end - chunk >= 12);
	*len = get_u32(chunk);
	assert_true(*len <= (uint32_t)(end - chunk - 12));
	assert_memory_equal(chunk + 4, type, 4);
	assert_int_equal(get_u32(chunk + 8 + *len), crc32(0, chunk + 4, *len + 4));
	*p = chunk + 12 + *len;
	return chunk + 8;
}

static void check_png(const struct qr *q, int scale)
{
	struct err e = {0};
	AUTO_BUF struct buf out;
	uint32_t len;
	int pixels = (q->size + 8) * scale;
	size_t line_len = 1 + ((size_t)pixels + 7) / 8;
	uLongf raw_len = (uLongf)(line_len * (size_t)pixels + 1);

	buf_init(&out);
	assert_int_equal(qr_to_png(q, scale, &out, &e), OK);
	const unsigned char *p = (const unsigned char *)out.data, *end = p + out.len;
	assert_memory_equal(p, "\x89PNG\r\n\x1a\n", 8);
	p += 8;
	const unsigned char *header = take_chunk(&p, end, "IHDR", &len);
	assert_int_equal(len, 13);
	assert_int_equal(get_u32(header), pixels);
	assert_int_equal(get_u32(header + 4), pixels);
	assert_memory_equal(header + 8, "\1\0\0\0\0", 5);
	const unsigned char *packed = take_chunk(&p, end, "IDAT", &len);
	unsigned char *raw = malloc(raw_len);
	assert_non_null(raw);
	assert_int_equal(uncompress(raw, &raw_len, packed, len), Z_OK);
	assert_int_equal(raw_len, line_len * (size_t)pixels);
	for (int y = 0; y < pixels; y++) {
		const unsigned char *line = raw + (size_t)y * line_len;
		assert_int_equal(line[0], 0);
		for (int x = 0; x < pixels; x++) {
			bool white = line[1 + x / 8] >> (7 - x % 8) & 1;
			assert_int_equal(white, !qr_black(q, y / scale - 4, x / scale - 4));
		}
	}
	free(raw);
	take_chunk(&p, end, "IEND", &len);
	assert_int_equal(len, 0);
	assert_ptr_equal(p, end);
}

static void test_png(void **state)
{
	(void)state;
	AUTO_BUF struct buf out;
	struct err e = {0};
	struct qr q = encoded(address);

	buf_init(&out);
	check_png(&q, 1);
	check_png(&q, 3);
	check_png(&q, QR_SCALE_MAX);
	assert_int_equal(qr_to_png(&q, 0, &out, &e), E_INVALID);
	assert_int_equal(qr_to_png(&q, QR_SCALE_MAX + 1, &out, &e), E_INVALID);
	assert_int_equal(out.len, 0);
	assert_non_null(strstr(e.msg, "from 1 to 64."));
	qr_fini(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_finder_patterns),
	        cmocka_unit_test(test_outside_is_white),
	        cmocka_unit_test(test_limits),
	        cmocka_unit_test(test_cells),
	        cmocka_unit_test(test_text),
	        cmocka_unit_test(test_ascii),
	        cmocka_unit_test(test_svg),
	        cmocka_unit_test(test_png),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
