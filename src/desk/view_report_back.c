/* What each group tells: three points a group, after a round. */
#include "drafts.h"
#include "overlay.h"

#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

enum { POINTS = 3 };

static int64_t round_id(const struct desk *d)
{
	const struct round *r = part_round(d);

	return r ? r->id : 0;
}

static const struct group_report *find_point(const struct desk *d, int64_t group_id, int position)
{
	int i;

	for (i = 0; i < d->snap.n_reports; i++) {
		const struct group_report *p = &d->snap.reports[i];

		if (!p->withdrawn && p->round_id == round_id(d) && p->group_id == group_id &&
		    p->position == position)
			return p;
	}
	return NULL;
}

/* Where a point stands below its group; searched lines stand without that. */
static const char *place_text(struct desk *d, const struct group *g, int position)
{
	if (edit_empty(&d->filter))
		return arena_printf(d->frame, "%d", position);
	return arena_printf(d->frame, "%s  %d", g->name, position);
}

static struct row *make_rows(struct desk *d, int *n)
{
	size_t room = (size_t)d->snap.n_groups * (POINTS + 1) + 1;
	struct row *rows = arena_array(d->frame, room, sizeof(*rows));
	const struct group_report *p;
	int i, k;

	*n = 0;
	for (i = 0; i < d->snap.n_groups; i++) {
		const struct group *g = &d->snap.groups[i];

		if (g->withdrawn)
			continue;
		rows[(*n)++] = (struct row){.text = g->name, .left = "", .right = ""};
		for (k = 1; k <= POINTS; k++) {
			p = find_point(d, g->id, k);
			rows[(*n)++] = (struct row){.id = g->id,
			                            .sub = k,
			                            .left = place_text(d, g, k),
			                            .text = p ? p->text : "-",
			                            .right = "",
			                            .role = p ? ROLE_NORMAL : ROLE_DIM};
		}
	}
	*n = list_filter(&d->report_back.list, rows, *n, edit_text(&d->filter));
	return rows;
}

/* The group and place of the selected row. */
static const struct group *selected(struct desk *d, int *position)
{
	*position = d->report_back.list.sub;
	return group_at(d, d->report_back.list.selected);
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	int n, position, below = 0;
	const struct group *g = selected(d, &position);
	struct row *rows = make_rows(d, &n);
	const char *label = "";

	canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING,
	               _("What does each group tell? Three points a group."));
	if (d->line_open && g) {
		label = arena_printf(d->frame, "%s, %d", g->name, position);
		below = line_rows(d->line, label, area) + 1;
	} else if (report_back_unfinished(d)) {
		below = line_rest(d, c, area);
	}
	draw_list(d, &d->report_back.list, c,
	          (struct rect){area.row + 2, area.col, area.rows - 2 - below, area.cols}, rows, n,
	          !d->line_open, "");
	if (d->line_open && g)
		line_draw(c,
		          (struct rect){area.row + area.rows - below + 1, area.col, below - 1,
		                        area.cols},
		          label, d->line);
}

bool report_back_unfinished(const struct desk *d)
{
	const char *text = edit_text(&d->lines[LINE_POINT]);
	const char *taken = d->report_back.taken ? d->report_back.taken : "";

	return text[0] && strcmp(text, taken) != 0;
}

const struct group_report *report_back_point(struct desk *d)
{
	int position;
	const struct group *g = selected(d, &position);

	return g ? find_point(d, g->id, position) : NULL;
}

/* The line gets what is stored in the selected place, to be changed there.  What was typed and
 * not stored is never thrown away for that: it moves along. */
static void take_line(struct desk *d)
{
	const struct group_report *p;

	if (report_back_unfinished(d))
		return;
	p = report_back_point(d);
	free_pointer(&d->report_back.taken);
	d->report_back.taken = p ? xstrdup(p->text) : NULL;
	d->report_back.taken_id = p ? p->id : 0;
	edit_set(d->line, p ? p->text : "");
}

static void enter(struct desk *d)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list_settle(&d->report_back.list, rows, n);
	line_enter(d, LINE_POINT, true);
	take_line(d);
}

static void step(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list_move(&d->report_back.list, rows, n, a);
	take_line(d);
}

/* In the selected place, where p stands already, or NULL. */
static void store_text(struct desk *d, const struct group *g, int position,
                       const struct group_report *p)
{
	struct err e = {0};
	enum status s;

	store_next_op(d->store, draft_op(d));
	if (p) {
		const struct change change = {.field = "text", .text = edit_text(d->line)};

		s = store_edit(d->store, d->session_id, ENTITY_group_report, p->id, &change, 1,
		               "point-edit", arena_printf(d->frame, "%d", g->number), &e);
	} else {
		const struct change values[] = {
		        {.field = "round_id", .number = round_id(d)},
		        {.field = "group_id", .number = g->id},
		        {.field = "position", .number = position},
		        {.field = "text", .text = edit_text(d->line)},
		};

		s = store_add(d->store, d->session_id, ENTITY_group_report, values, N_ITEMS(values),
		              "point-add", NULL, &e);
	}
	if (!desk_did(d, s, &e))
		return;
	draft_stored(d);
	desk_say(d, ROLE_GOOD, _("Stored: point %d of %s"), position,
	         group_at(d, g->id) ? g->name : "");
	edit_set(d->line, "");
	step(d, ACTION_DOWN);
}

static void replace_point(struct desk *d, int value, int64_t id)
{
	int position;
	const struct group *g = selected(d, &position);
	const struct group_report *p = g ? find_point(d, g->id, position) : NULL;

	(void)value;
	if (p && p->id == id)
		store_text(d, g, position, p);
}

static void store_point(struct desk *d)
{
	const struct group_report *p;
	const struct group *g;
	int position = 1;

	g = selected(d, &position);
	if (!g)
		return;
	p = find_point(d, g->id, position);
	if (edit_empty(d->line))
		step(d, ACTION_DOWN);
	else if (p && p->id != d->report_back.taken_id)
		/* The line was typed in another place and moved along to this one. */
		ask_yes(d,
		        arena_printf(d->frame, _("Replace point %d of %s? There it says: \"%s\""),
		                     position, g->name, p->text),
		        replace_point, p->id);
	else
		store_text(d, g, position, p);
}

static void remove_point(struct desk *d)
{
	const struct change gone = {.field = "withdrawn", .number = 1};
	const struct group_report *p = report_back_point(d);
	struct err e = {0};

	if (!p || !desk_did(d,
	                    store_edit(d->store, d->session_id, ENTITY_group_report, p->id, &gone,
	                               1, "point-remove", "", &e),
	                    &e))
		return;
	take_line(d);
	desk_say(d, ROLE_GOOD, "%s", K_("Taken away. With {undo} you bring it back."));
}

/* Where a line that moves along to a group does not stand in the way of a point. */
static int free_place(const struct desk *d, int64_t group_id)
{
	int k;

	for (k = 1; k <= POINTS; k++)
		if (!find_point(d, group_id, k))
			return k;
	return 1;
}

/* To the first point of another group. */
static void other_group(struct desk *d, int by)
{
	const struct group *g;
	int position;
	int64_t id;

	g = selected(d, &position);
	/* The point that is gone to must be seen. */
	edit_set(&d->filter, "");
	id = group_step(d, g ? g->id : 0, by);
	if (id) {
		d->report_back.list.selected = id;
		d->report_back.list.sub = report_back_unfinished(d) ? free_place(d, id) : 1;
	}
	take_line(d);
}

static void settle_list(struct desk *d)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list_settle(&d->report_back.list, rows, n);
}

static bool action(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list_settle(&d->report_back.list, rows, n);
	if (a == ACTION_UP || a == ACTION_DOWN) {
		step(d, a);
		return true;
	}
	if (line_action(d, a)) {
		take_line(d);
		return true;
	}
	switch (a) {
	case ACTION_STORE_LINE:
		if (d->line_open)
			store_point(d);
		else
			line_action(d, ACTION_IDEA_NEW);
		take_line(d);
		return true;
	case ACTION_IDEA_REMOVE:
		remove_point(d);
		return true;
	case ACTION_GROUP_NEXT:
		other_group(d, 1);
		return true;
	case ACTION_GROUP_PREVIOUS:
		other_group(d, -1);
		return true;
	case ACTION_BACK:
	case ACTION_LOOK_BACK:
		/* Somebody looks around: what is typed next is meant as a key. */
		desk_go_part(d, d->part);
		d->line_open = false;
		return true;
	default:
		return list_move(&d->report_back.list, rows, n, a);
	}
}

static const char *disabled(struct desk *d, enum action a)
{
	return a == ACTION_IDEA_REMOVE && !report_back_point(d) ? _("There is no point here yet.")
	                                                        : NULL;
}

static void point(struct desk *d, const struct spot *s)
{
	(void)s;
	take_line(d);
}

const struct view_ops view_report_back = {
        .context = CTX_REPORT_BACK,
        .enter = enter,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .typing = line_typing,
        .point = point,
        .disabled = disabled,
        .what = N_("What each group tells the hall after the round."),
        .now = N_("Type a point and press Enter. Tab goes to the next group."),
        .next = N_("Esc, then {look-back} brings you back to the round."),
};
