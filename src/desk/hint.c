/* A key with what it does: a label that is a button too. */
#include "hint.h"

#include <stdio.h>

#include "text.h"

void hint_spot(struct canvas *c, int row, int col, int cols, struct key k)
{
	canvas_add_spot(c, (struct rect){row, col, 1, cols},
	                (struct spot){.kind = SPOT_KEY, .id = k.code, .sub = k.mods});
}

int hint_cols(struct key k, const char *label)
{
	char name[40];

	return text_width(key_name(k, name, sizeof(name))) + (label[0] ? 1 : 0) + text_width(label);
}

int hint_put(struct canvas *c, int row, int col, int end, struct key k, const char *label, bool off)
{
	int cols = hint_cols(k, label), from = col;
	char name[40];

	if (!k.code || col + cols > end)
		return col;
	hint_spot(c, row, col, cols, k);
	col += canvas_put(c, row, col, cols, off ? ROLE_DISABLED : ROLE_KEY,
	                  key_name(k, name, sizeof(name))) +
	       1;
	if (!label[0])
		return col;
	canvas_put(c, row, col, cols, off ? ROLE_DISABLED : ROLE_LABEL, label);
	return from + cols + 2;
}

int hints_put(struct canvas *c, int row, int col, int end, const struct hint *hints)
{
	for (; hints->label; hints++)
		col = hint_put(c, row, col, end, hints->key, hints->label, false);
	return col;
}

const char *hints_text(const struct hint *hints, char *out, size_t size)
{
	size_t len = 0;
	char name[40];

	out[0] = '\0';
	for (; hints->label && len < size; hints++)
		len += (size_t)snprintf(out + len, size - len, "%s%s %s", len ? "  " : "",
		                        key_name(hints->key, name, sizeof(name)), hints->label);
	return out;
}
