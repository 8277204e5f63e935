/* A row of names of which one is the current. */
#include "strip.h"

#include "text.h"

/* Columns of names [from, to), with the blank or bracket at both ends. */
static int cols_of(const struct strip *s, int from, int to)
{
	int i, cols = to > from ? 2 - s->gap : 0;

	for (i = from; i < to; i++)
		cols += text_width(s->texts[i]) + s->gap;
	return cols;
}

int strip_cols(const struct strip *s)
{
	return cols_of(s, 0, s->n);
}

/* The names that are shown: the current one, and as many before and behind it as fit with
 * the arrows. */
static void choose(const struct strip *s, int room, int *from, int *to)
{
	bool grew = true;

	*from = s->now < 0 ? 0 : s->now;
	*to = *from < s->n ? *from + 1 : s->n;
	while (grew) {
		grew = false;
		if (*to < s->n &&
		    cols_of(s, *from, *to + 1) + (*from > 0) + (*to + 1 < s->n) <= room) {
			++*to;
			grew = true;
		}
		if (*from > 0 &&
		    cols_of(s, *from - 1, *to) + (*from - 1 > 0) + (*to < s->n) <= room) {
			--*from;
			grew = true;
		}
	}
}

void strip_draw(const struct strip *s, struct canvas *c, int row, int col, int end)
{
	int from = 0, to = s->n, i, room, first = col;

	if (strip_cols(s) > end - col)
		choose(s, end - col, &from, &to);
	/* Something before the first name takes no room from the names: its arrow stands in the
	 * blank there, or in a column that is left. */
	if (from > 0 || (s->before && s->now == 0 && strip_cols(s) < end - col))
		col += canvas_put(c, row, col, 1, ROLE_DIM, "←");
	if (to < s->n)
		canvas_put(c, row, --end, 1, ROLE_DIM, "→");
	for (i = from; i < to; i++) {
		bool now = i == s->now;
		enum role role = now ? ROLE_TAB_NOW : ROLE_TAB;
		const char mark[2][2] = {{now ? s->open : ' ', '\0'}, {now ? s->close : ' ', '\0'}};

		/* Names that stand close share the column between them: the brackets of the
		 * current one come first. */
		if (now || s->gap > 1 || i == from || i - 1 != s->now)
			canvas_put(c, row, col, 1, role, mark[0]);
		col++;
		if (s->spot)
			canvas_add_spot(c,
			                (struct rect){row, col - 1, 1, text_width(s->texts[i]) + 2},
			                (struct spot){.kind = s->spot, .id = s->ids[i]});
		room = end - col - 1;
		col += canvas_put_fit(c, row, col, room > 0 ? room : 0, role, s->texts[i]);
		canvas_put(c, row, col, 1, role, mark[1]);
		col += s->gap - 1;
	}
	if (s->before && from == 0 && s->now != 0)
		canvas_put(c, row, first, 1, ROLE_DIM, "←");
}
