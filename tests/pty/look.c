#include "look.h"

#include <string.h>

#include "text.h"

static void look_letters(struct pty_look look, char out[5])
{
	size_t n = 0;

	if (look.bold)
		out[n++] = 'b';
	if (look.dim)
		out[n++] = 'd';
	if (look.reverse)
		out[n++] = 'r';
	if (look.underline)
		out[n++] = 'u';
	out[n] = '\0';
}

static void dump_row(struct pty *p, int row, int cols, struct buf *out)
{
	const char *s = pty_row(p, row);
	char letters[5], before[5] = "";

	for (int col = 0; col < cols; col++) {
		const char *start = s;
		int width = 1;

		look_letters(pty_look(p, row, col), letters);
		if (strcmp(letters, before) != 0) {
			buf_add(out, before[0] != '\0' ? "}" : "");
			if (letters[0] != '\0')
				buf_addf(out, "{%s:", letters);
			memcpy(before, letters, sizeof before);
		}
		/* Blanks at the end of a row are left out of its text. */
		if (*s == '\0') {
			buf_addc(out, ' ');
			continue;
		}
		width = text_char_width(text_next(&s));
		buf_addn(out, start, (size_t)(s - start));
		col += width > 1;
	}
	buf_add(out, before[0] != '\0' ? "}|\n" : "|\n");
}

void look_dump(struct pty *p, struct buf *out)
{
	int rows, cols, row, col;

	pty_size(p, &rows, &cols);
	for (row = 0; row < rows; row++)
		dump_row(p, row, cols, out);
	pty_cursor(p, &row, &col);
	if (pty_cursor_is_visible(p))
		buf_addf(out, "cursor %d %d\n", row, col);
	else
		buf_add(out, "no cursor\n");
}
