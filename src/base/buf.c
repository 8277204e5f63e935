#include "buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* What data points to while nothing is allocated (size 0). */
static char nothing[1];

void buf_init(struct buf *b)
{
	*b = (struct buf){.data = nothing};
}

void buf_fini(struct buf *b)
{
	if (b->size > 0)
		free(b->data);
	buf_init(b);
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->data[0] = '\0';
}

/* Makes room for more bytes and the NUL behind them. */
static void reserve(struct buf *b, size_t more)
{
	if (more > SIZE_MAX / 2 - b->len - 1)
		fatal("out of memory");
	size_t needed = b->len + more + 1;
	if (needed <= b->size)
		return;
	size_t size = b->size > 0 ? b->size : 64;
	while (size < needed)
		size *= 2;
	b->data = xrealloc(b->size > 0 ? b->data : NULL, size);
	b->size = size;
}

void buf_add(struct buf *b, const char *s)
{
	buf_addn(b, s, strlen(s));
}

void buf_addn(struct buf *b, const char *s, size_t n)
{
	if (n == 0)
		return;
	reserve(b, n);
	memcpy(b->data + b->len, s, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void buf_addc(struct buf *b, char c)
{
	buf_addn(b, &c, 1);
}

void buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	int len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	BUG_IF(len < 0);
	if (len == 0)
		return;
	reserve(b, (size_t)len);
	va_start(ap, fmt);
	vsnprintf(b->data + b->len, (size_t)len + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)len;
}

void buf_add_base64(struct buf *b, const void *bytes, size_t n)
{
	static const char digits[] =
	        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *s = bytes;

	while (n > 0) {
		size_t taken = n < 3 ? n : 3;
		unsigned bits = (unsigned)s[0] << 16;

		bits |= taken > 1 ? (unsigned)s[1] << 8 : 0;
		bits |= taken > 2 ? (unsigned)s[2] : 0;
		for (size_t i = 0; i < 4; i++)
			buf_addc(b, i > taken ? '=' : digits[bits >> (18 - 6 * i) & 63]);
		s += taken;
		n -= taken;
	}
}

char *buf_take(struct buf *b)
{
	char *text = b->size > 0 ? b->data : xstrdup("");

	buf_init(b);
	return text;
}
