/* One field of a CSV file.  The sample of domain.md 5.4 has numbers in quotes as well, so every
 * field has them. */
#include "csv.h"

#include <stdint.h>

#include "mem.h"
#include "text.h"

/* What makes a spreadsheet take a field for a formula when it comes first, also in the wide forms
 * that some of them read as the same.  A tab or a carriage return never comes first: they are
 * blanks. */
static bool begins_formula(uint32_t c)
{
	static const uint32_t signs[] = {'=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};

	for (size_t i = 0; i < N_ITEMS(signs); i++) {
		if (c == signs[i])
			return true;
	}
	return false;
}

static void add_char(struct buf *out, uint32_t c)
{
	char bytes[4];

	if (c == '"')
		buf_addc(out, '"');
	buf_addn(out, bytes, text_encode(c, bytes));
}

/* What was held back between two characters; blanks at the ends go. */
static void add_on_one_line(struct buf *out, const char *text)
{
	bool is_first = true, is_blank = false;

	while (*text != '\0') {
		uint32_t c = text_next(&text);

		if (text_char_is_blank(c)) {
			is_blank = true;
			continue;
		}
		if (!text_char_is_harmless(c))
			continue;
		if (is_first && begins_formula(c))
			buf_addc(out, '\'');
		else if (!is_first && is_blank)
			buf_addc(out, ' ');
		add_char(out, c);
		is_first = is_blank = false;
	}
}

void csv_text(struct csv *c, const char *text)
{
	buf_add(c->out, c->in_row ? ";\"" : "\"");
	add_on_one_line(c->out, text);
	buf_addc(c->out, '"');
	c->in_row = true;
}

void csv_number(struct csv *c, int number)
{
	AUTO_FREE char *digits = xasprintf("%d", number);

	csv_text(c, number >= 0 ? digits : "");
}

void csv_yes_no(struct csv *c, bool yes)
{
	csv_text(c, yes ? csv_yes : csv_no);
}

void csv_end_row(struct csv *c)
{
	buf_add(c->out, "\r\n");
	c->in_row = false;
}
