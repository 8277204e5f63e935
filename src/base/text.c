#include "text.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

#include "mem.h"

enum { REPLACEMENT = 0xFFFD };

size_t text_valid_bytes(const char *s, size_t len)
{
	const uint8_t *bad = len > 0 ? u8_check((const uint8_t *)s, len) : NULL;

	return bad != NULL ? (size_t)(bad - (const uint8_t *)s) : len;
}

uint32_t text_next(const char **p)
{
	ucs4_t c;
	int n;

	/* Nearly every character of nearly every text. */
	if ((unsigned char)**p < 0x80 && **p != '\0')
		return (unsigned char)*(*p)++;
	n = u8_strmbtouc(&c, (const uint8_t *)*p);

	if (n <= 0) {
		(*p)++;
		return REPLACEMENT;
	}
	*p += n;
	return c;
}

size_t text_encode(uint32_t c, char out[4])
{
	uint8_t bytes[4];
	int n = u8_uctomb(bytes, c, sizeof(bytes));

	if (n < 0)
		n = u8_uctomb(bytes, REPLACEMENT, sizeof(bytes));
	memcpy(out, bytes, (size_t)n);
	return (size_t)n;
}

/* Where libunistring and the C library disagree.  The screen is drawn with the
 * widths of the C library, but its wcwidth() knows them only in some locales. */
static const struct {
	uint32_t first, last;
	int width;
} other_widths[] = {
        {0x0CBF, 0x0CBF, 0}, {0x0CC6, 0x0CC6, 0},   {0x3248, 0x324F, 2},
        {0x4DC0, 0x4DFF, 2}, {0x11A07, 0x11A08, 0}, {0x11C3F, 0x11C3F, 0},
};

int text_char_width(uint32_t c)
{
	if (c >= 0x20 && c < 0x7f)
		return 1;
	for (size_t i = 0; i < N_ITEMS(other_widths); i++) {
		if (c >= other_widths[i].first && c <= other_widths[i].last)
			return other_widths[i].width;
	}
	int width = uc_width(c, "UTF-8");

	return width > 0 ? width : 0;
}

bool text_char_is_word(uint32_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
	                                                   UC_CATEGORY_MASK_N);
}

static bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/* The end of the step that begins at s: one character and what is drawn in the
 * same cell.  *width gets its cells.  A control takes no cell, but is a step
 * of its own: a newline is no part of the letter before it or behind it. */
static const char *step_end(const char *s, int *width)
{
	uint32_t c;

	/* A mark is never one byte, so that between two of these nothing can stand. */
	if (s[0] >= ' ' && s[0] < 0x7f && (unsigned char)s[1] < 0x80) {
		*width = 1;
		return s + 1;
	}
	c = text_next(&s);

	*width = text_char_width(c);
	while (!is_control(c) && *s != '\0') {
		const char *after = s;
		c = text_next(&after);
		if (is_control(c) || text_char_width(c) > 0)
			break;
		s = after;
	}
	return s;
}

int text_width(const char *s)
{
	int width = 0;

	while (*s != '\0') {
		for (; *s >= ' ' && *s < 0x7f; s++)
			width++;
		if (*s != '\0')
			width += text_char_width(text_next(&s));
	}
	return width;
}

size_t text_chars(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; n++)
		text_next(&s);
	return n;
}

size_t text_fit(const char *s, int cols, int *used)
{
	const char *p = s;
	int total = 0;

	while (*p != '\0') {
		int width;
		const char *end = step_end(p, &width);
		if (total + width > cols)
			break;
		total += width;
		p = end;
	}
	if (used != NULL)
		*used = total;
	return (size_t)(p - s);
}

/* Looks from the beginning, so that going back and going forward agree about
 * the steps in any text, also a malformed one. */
size_t text_prev_offset(const char *s, size_t at)
{
	const char *p = s;
	size_t before = 0;

	while (*p != '\0' && (size_t)(p - s) < at) {
		int width;
		before = (size_t)(p - s);
		p = step_end(p, &width);
	}
	return before;
}

size_t text_next_offset(const char *s, size_t at)
{
	const char *p = s;

	while (*p != '\0' && (size_t)(p - s) <= at) {
		int width;
		p = step_end(p, &width);
	}
	return (size_t)(p - s);
}

void text_copy(char *dst, size_t size, const char *src)
{
	if (size == 0)
		return;
	const char *end = src;
	while (*end != '\0') {
		const char *after = end;
		text_next(&after);
		if ((size_t)(after - src) >= size)
			break;
		end = after;
	}
	memcpy(dst, src, (size_t)(end - src));
	dst[end - src] = '\0';
}

bool text_to_int(const char *s, int min, int max, int *out)
{
	/* Larger than any int, and far from overflow. */
	const int64_t too_much = INT64_C(1) << 40;
	int64_t value = 0;

	s += strspn(s, " ");
	bool negative = *s == '-';
	if (negative)
		s++;
	size_t digits = strspn(s, "0123456789");
	if (digits == 0 || s[digits + strspn(s + digits, " ")] != '\0')
		return false;
	for (size_t i = 0; i < digits && value < too_much; i++)
		value = value * 10 + (s[i] - '0');
	if (negative)
		value = -value;
	if (value < min || value > max)
		return false;
	*out = (int)value;
	return true;
}
