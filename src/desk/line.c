/* The typing line at the bottom of the views where notes come in at speed. */
#include "app.h"

#include "text.h"
#include "tr.h"

void line_enter(struct desk *d, enum line_id what, bool ready)
{
	d->line = &d->lines[what];
	d->line_open = ready && desk_may_change(d);
}

struct edit *line_typing(struct desk *d)
{
	return d->line_open ? d->line : NULL;
}

bool line_action(struct desk *d, enum action a)
{
	switch (a) {
	case ACTION_IDEA_NEW:
		/* What is typed next must be seen, also when it is not what was searched. */
		edit_set(&d->filter, "");
		d->line_open = true;
		return true;
	case ACTION_BACK:
		if (!d->line_open)
			return false;
		d->line_open = false;
		return true;
	default:
		return false;
	}
}

int line_rest(struct desk *d, struct canvas *c, struct rect area)
{
	if (d->line_open || edit_empty(d->line) || area.rows < 3)
		return 0;
	hint_spot(c, area.row + area.rows - 1, area.col, area.cols,
	          action_key(ACTION_IDEA_NEW, false));
	canvas_put_fit(c, area.row + area.rows - 1, area.col + 1, area.cols - 2, ROLE_DIM,
	               arena_printf(d->frame, _("%s: type on, not stored yet: %s"),
	                            text_with_keys("{idea-new}"), edit_text(d->line)));
	return 1;
}

/* Columns of the label and what stands behind it. */
static int label_cols(const char *label, int cols)
{
	int width = text_width(label);

	return (width < cols / 2 ? width : cols / 2) + 3;
}

int line_rows(const struct edit *line, const char *label, struct rect area)
{
	int rows = edit_rows(line, area.cols - label_cols(label, area.cols) - 2);
	int most = area.rows / 3 > 1 ? area.rows / 3 : 1;

	return rows < most ? rows : most;
}

void line_draw(struct canvas *c, struct rect area, const char *label, struct edit *line)
{
	int used = label_cols(label, area.cols);

	canvas_put_fit(c, area.row, area.col + 1, used - 3, ROLE_STRONG, label);
	canvas_put(c, area.row, area.col + 1 + used - 3, 3, ROLE_STRONG, " > ");
	edit_draw(line, c,
	          (struct rect){area.row, area.col + 1 + used, area.rows, area.cols - used - 2},
	          true);
}
