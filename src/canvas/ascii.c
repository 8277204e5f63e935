#include "canvas.h"

#include <stddef.h>

#include "mem.h"
#include "text.h"

struct ascii_form {
	uint32_t first, last;
	char ascii;
};

/* Where the first character of text_ascii is not the best for one cell: drawing
 * characters above all.  The first row that matches counts, so the exceptions
 * come before their block. */
static const struct ascii_form forms[] = {
        {0x00B7, 0x00B7, '.'}, /* · */
        {0x00BC, 0x00BE, '?'}, /* ¼ ½ ¾ would become 1, 1 and 3 */
        {0x2190, 0x2190, '<'}, /* ← */
        {0x2191, 0x2191, '^'}, /* ↑ */
        {0x2192, 0x2192, '>'}, /* → */
        {0x2193, 0x2193, 'v'}, /* ↓ */
        {0x2500, 0x2501, '-'}, /* ─ ━ */
        {0x2502, 0x2503, '|'}, /* │ ┃ */
        {0x2550, 0x2550, '='}, /* ═ */
        {0x2551, 0x2551, '|'}, /* ║ */
        {0x2500, 0x257F, '+'}, /* corners and crossings */
        {0x2580, 0x259F, '#'}, /* blocks and shades */
        {0x25A0, 0x25A0, '#'}, /* ■ */
        {0x25B6, 0x25B6, '>'}, /* ▶ */
        {0x25CB, 0x25CB, 'o'}, /* ○ */
        {0x2610, 0x2610, 'o'}, /* ☐ */
        {0x2611, 0x2611, 'x'}, /* ☑ */
};

static uint32_t ascii_of(uint32_t ch)
{
	char utf8[5] = "";

	if (ch < 0x80)
		return ch;
	for (size_t i = 0; i < N_ITEMS(forms); i++) {
		if (ch >= forms[i].first && ch <= forms[i].last)
			return (unsigned char)forms[i].ascii;
	}
	text_encode(ch, utf8);
	AUTO_FREE char *letters = text_ascii(utf8);
	return letters[0] != '\0' ? (unsigned char)letters[0] : '?';
}

void canvas_to_ascii(struct canvas *c)
{
	for (int row = 0; row < canvas_rows(c); row++) {
		for (int col = 0; col < canvas_cols(c); col++) {
			const struct cell *cell = canvas_cell(c, row, col);
			struct rect one = {row, col, 1, 1};
			/* Filling the first half of a wide character leaves a
			 * space where the second half was. */
			if (cell->width == 2)
				canvas_fill(c, one, cell->role, '?');
			else if (cell->ch[0] >= 0x80 || cell->ch[1] != 0)
				canvas_fill(c, one, cell->role, ascii_of(cell->ch[0]));
		}
	}
}
