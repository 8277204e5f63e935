/* The mouse: from a place on the screen to a key, or to what is chosen. */
#include "mouse.h"

#include "hint.h"
#include "overlay.h"
#include "tr.h"

enum { BUTTON_LEFT = 1, WHEEL_UP = 4, WHEEL_DOWN = 5, WHEEL_LINES = 3 };

static void press(struct desk *d, uint32_t code)
{
	desk_press(d, (struct key){.code = code});
}

/* The screen is drawn once more to see what is where: since the last drawing other events may
 * have come, so that what was there may be gone. */
static bool find_spot(struct desk *d, int row, int col, struct spot *out)
{
	struct canvas *c;
	bool found;

	if (!d->rows)
		return false;
	c = canvas_new(d->rows, d->cols);
	desk_draw(d, c);
	found = canvas_spot_at(c, row, col, out);
	canvas_free(c);
	return found;
}

/* The first click on a row chooses it, and does nothing else. */
static bool is_second_click(struct desk *d, const struct spot *s)
{
	const struct spot *before = &d->clicked;

	return before->kind == SPOT_ROW && s->of == before->of && s->id == before->id &&
	       s->sub == before->sub;
}

static void choose_row(struct desk *d, const struct spot *s)
{
	struct list *l = s->of;

	if (is_second_click(d, s)) {
		d->clicked.kind = 0;
		press(d, KEY_ENTER_);
		return;
	}
	if (!d->overlay) {
		d->filter_open = false;
		/* An open line has the keys: what is typed in it stays. */
		if (views[d->view]->typing && views[d->view]->typing(d))
			press(d, KEY_ESCAPE);
	}
	l->selected = s->id;
	l->sub = s->sub;
	d->clicked = *s;
	if (!d->overlay && views[d->view]->point)
		views[d->view]->point(d, s);
}

static void click(struct desk *d, const struct spot *s)
{
	switch ((enum spot_kind)s->kind) {
	case SPOT_KEY:
		desk_press(d, (struct key){.code = (uint32_t)s->id, .mods = (uint8_t)s->sub});
		break;
	case SPOT_ROW:
		choose_row(d, s);
		break;
	case SPOT_PART:
		if (!d->overlay)
			desk_go_part(d, (int)s->id);
		break;
	case SPOT_GROUP:
		views[d->view]->point(d, s);
		break;
	case SPOT_FIELD:
		form_go_to(d->overlay, (int)s->id);
		break;
	}
}

/* Lists go by their selection, so the wheel is what the arrows are.  In a line that is typed in
 * the arrows mean something else. */
static void wheel(struct desk *d, const struct spot *s, uint32_t arrow)
{
	const struct view_ops *v = views[d->view];

	if (d->overlay && !d->overlay->ops->scrolls)
		return;
	if (!d->overlay && v->typing && v->typing(d)) {
		desk_say(d, ROLE_NORMAL, "%s", _("Esc leaves the line: then the list can move."));
		return;
	}
	if (!d->overlay && s && s->kind == SPOT_ROW && v->point)
		v->point(d, s);
	for (int i = 0; i < WHEEL_LINES; i++)
		press(d, arrow);
}

void mouse_event(struct desk *d, const struct event *ev)
{
	struct spot s;
	bool found = find_spot(d, ev->row, ev->col, &s);

	/* What waits for keys of its own waits for a click on their labels alone. */
	if (views[d->view]->hints && views[d->view]->hints(d) && !d->overlay &&
	    !(found && s.kind == SPOT_KEY))
		return;
	if (ev->button == WHEEL_UP || ev->button == WHEEL_DOWN)
		wheel(d, found ? &s : NULL, ev->button == WHEEL_UP ? KEY_UP_ : KEY_DOWN_);
	else if (ev->button == BUTTON_LEFT && found)
		click(d, &s);
	if (ev->button != BUTTON_LEFT || !found || s.kind != SPOT_ROW)
		d->clicked.kind = 0;
}
