#include "sgr.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { BOLD_OR_FAINT_OFF = 22, FAINT = 2, FOREGROUND = 38, BACKGROUND = 48 };

/* How many of the numbers that follow belong to a colour: 38;5;N or 38;2;R;G;B.  -1: the next
 * one tells. */
static int colour_numbers(int left, long n)
{
	if (left > 0)
		return left - 1;
	if (left < 0)
		return n == 5 ? 1 : n == 2 ? 3 : 0;
	return n == FOREGROUND || n == BACKGROUND ? -1 : 0;
}

/* The numbers of an SGR sequence, without its first and last bytes. */
static void add_numbers(struct buf *out, const char *s, const char *end)
{
	int left = 0;

	for (;;) {
		size_t len = strcspn(s, ";m");
		long n = strtol(s, NULL, 10);

		if (n == FAINT && left == 0)
			buf_addc(out, '3');
		else
			buf_addn(out, s, len);
		if (n == BOLD_OR_FAINT_OFF && left == 0)
			buf_add(out, ";23");
		left = colour_numbers(left, n);
		s += len;
		if (s >= end)
			return;
		buf_addc(out, *s++);
	}
}

static bool is_whole(const char *s, size_t n)
{
	return (n == 2 && s[1] != '[') || (n > 2 && s[n - 1] >= '@');
}

static void add_sequence(const struct faint *f, struct buf *out)
{
	const char *last = f->sequence + f->len - 1;

	if (*last != 'm' || f->sequence[1] != '[') {
		buf_addn(out, f->sequence, f->len);
		return;
	}
	buf_add(out, "\033[");
	add_numbers(out, f->sequence + 2, last);
	buf_addc(out, 'm');
}

void faint_to_italics(struct faint *f, const char *s, size_t n, struct buf *out)
{
	for (; n > 0; s++, n--) {
		if (f->len == 0 && *s != '\033') {
			buf_addc(out, *s);
			continue;
		}
		f->sequence[f->len++] = *s;
		if (!is_whole(f->sequence, f->len) && f->len < sizeof f->sequence)
			continue;
		add_sequence(f, out);
		f->len = 0;
	}
}

static bool is_color(long n)
{
	return (n >= 30 && n <= 49) || (n >= 90 && n <= 107);
}

bool sgr_has_colors(const char *s)
{
	while ((s = strstr(s, "\033[")) != NULL) {
		const char *end = s + 2 + strspn(s + 2, "0123456789;");
		bool found = false;

		for (s += 2; s < end; s++) {
			found |= is_color(strtol(s, NULL, 10));
			s += strcspn(s, ";m");
		}
		if (*end == 'm' && found)
			return true;
		s = end;
	}
	return false;
}
