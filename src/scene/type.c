/* Letters of one size: those of the terminal, or large ones. */
#include "sheet.h"

#include <string.h>

/* No line is longer than this (method.md 4.7). */
enum { LINE_MAX_CHARS = 50 };

int type_least_rows(const struct scene_show *s)
{
	return !s->font ? 1 : s->cells == BIG_QUADRANTS ? BIG_MIN_QUADRANTS : BIG_MIN_HALVES;
}

int type_sizes(const struct scene_show *s, int most, struct type out[TYPES_MAX])
{
	int n = 0;

	if (most > BIG_MAX_ROWS)
		most = BIG_MAX_ROWS;
	for (int rows = most; s->font && rows >= type_least_rows(s) && n + 1 < TYPES_MAX; rows--)
		out[n++] = (struct type){rows, s->font, s->cells};
	out[n++] = (struct type){.rows = 1};
	return n;
}

/* Characters of the longest of the lines. */
static int longest_line(const char *text, const struct text_line *lines, size_t n)
{
	int longest = 0;

	for (size_t i = 0; i < n; i++) {
		int chars = 0;

		for (size_t at = 0; at < lines[i].len; chars++)
			at = text_next_offset(text + lines[i].start, at);
		longest = chars > longest ? chars : longest;
	}
	return longest;
}

/* In the smallest large letters what is open in a digit closes: a 6 is read as a 0. */
enum { ROWS_FOR_DIGITS = 5 };

int type_digit_rows(const struct scene_show *s)
{
	int least = type_least_rows(s);

	return least > 1 && least < ROWS_FOR_DIGITS ? ROWS_FOR_DIGITS : least;
}

bool type_can(const struct type *t, const char *text)
{
	return t->rows == 1 || t->rows >= ROWS_FOR_DIGITS || !strpbrk(text, "05689");
}

size_t type_wrap(const struct type *t, const char *text, int cols, struct text_line *lines,
                 size_t max)
{
	struct big b;
	size_t n;
	int longest;

	if (t->rows == 1)
		return text_wrap(text, cols < LINE_MAX_CHARS ? cols : LINE_MAX_CHARS, lines, max);
	/* A letter that the font lacks would be missing. */
	if (!font_has(t->font, text) || !type_can(t, text))
		return 0;
	big_init(&b, t->font, t->cells, t->rows, text);
	/* Narrower until no line is too long. */
	for (;;) {
		n = big_wrap(&b, text, cols, lines, max);
		longest = longest_line(text, lines, n < max ? n : max);
		if (longest <= LINE_MAX_CHARS)
			return n;
		cols = cols * LINE_MAX_CHARS / longest;
	}
}

int type_width(const struct type *t, const char *text)
{
	struct big b;

	if (t->rows == 1)
		return text_width(text);
	big_init(&b, t->font, t->cells, t->rows, text);
	return big_width(&b, text);
}

void type_put(struct canvas *c, int row, int col, const struct type *t, enum role role,
              const char *text, const struct text_line *line)
{
	struct big b;

	if (t->rows == 1) {
		char piece[4 * LINE_MAX_CHARS * 4 + 1];
		size_t len = line->len < sizeof(piece) - 1 ? line->len : sizeof(piece) - 1;

		memcpy(piece, text + line->start, len);
		piece[len] = '\0';
		canvas_put(c, row, col, canvas_cols(c), role, piece);
		return;
	}
	big_init(&b, t->font, t->cells, t->rows, text);
	big_put(c, row, col, &b, role, text + line->start, line->len);
}
