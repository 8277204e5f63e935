/* A round of solutions: per theme and group, what we do ourselves and what we pass on. */
#include "personal.h"
#include "solutions.h"

#include "text.h"
#include "tr.h"

/* ---- where we are ---- */

/* Also a theme that was given up with its vote, while it has solutions: they must not
 * get out of sight. */
static bool theme_is_shown(const struct desk *d, const struct theme *t)
{
	return !t->withdrawn || count_solutions(&d->snap, t->id, 0, 0) > 0;
}

static int64_t theme_step(const struct desk *d, int64_t id, int by)
{
	int i, at = -1, n = 0;
	int64_t ids[SUBTHEME_MAX];

	for (i = 0; i < d->snap.n_themes && n < SUBTHEME_MAX; i++)
		if (theme_is_shown(d, &d->snap.themes[i])) {
			if (d->snap.themes[i].id == id)
				at = n;
			ids[n++] = d->snap.themes[i].id;
		}
	if (n == 0)
		return 0;
	return at < 0 ? ids[0] : ids[(at + by + n) % n];
}

static const struct theme *settle(struct desk *d)
{
	const struct theme *t = snapshot_find_theme(&d->snap, d->solutions.theme_id);

	if (!t || !theme_is_shown(d, t))
		d->solutions.theme_id = theme_step(d, 0, 1);
	if (!group_at(d, d->solutions.group_id) ||
	    !group_is_active(group_at(d, d->solutions.group_id)))
		d->solutions.group_id = group_step(d, 0, 1);
	return snapshot_find_theme(&d->snap, d->solutions.theme_id);
}

int64_t solutions_question(const struct desk *d)
{
	const struct round *r = part_round(d);
	int i;

	for (i = 0; r && i < d->snap.n_questions; i++)
		if (d->snap.questions[i].round_id == r->id)
			return d->snap.questions[i].id;
	return 0;
}

static void enter(struct desk *d)
{
	/* What was typed already for the next one waits for the answer about this one. */
	d->solutions.asking = !edit_empty(&d->lines[LINE_NEXT]);
	line_enter(d, LINE_SOLUTION, settle(d));
}

/* ---- drawing ---- */

/* The text with what matters about it behind it: for whom, how strong, that it can be quick. */
static const char *shown_text(struct desk *d, const struct solution *s)
{
	AUTO_BUF struct buf about;

	buf_init(&about);
	if (s->addressee == FOR_OTHER && s->organisation[0])
		buf_addf(&about, "; %s", s->organisation);
	else if (s->addressee == FOR_CARE_AND_MUNICIPALITY)
		buf_addf(&about, "; %s", _("care organisations and municipalities"));
	else if (s->addressee != FOR_SELF)
		buf_addf(&about, "; %s", addressee_word(s->addressee));
	if (s->strength != STRENGTH_PROPOSAL)
		buf_addf(&about, "; %s", gettext(strength_words[s->strength]));
	if (s->quick)
		buf_addf(&about, "; %s", _("quick"));
	return about.len ? arena_printf(d->frame, "%s (%s)", s->text, about.data + 2) : s->text;
}

/* May the text of this solution hold a name or an address?  Looking for that takes longer than
 * drawing: once for each reading of the session. */
static bool is_personal(struct desk *d, int at)
{
	if (d->solutions.personal_of != d->reading) {
		bool *personal =
		        arena_array(d->arena, (size_t)d->snap.n_solutions + 1, sizeof(*personal));

		for (int i = 0; i < d->snap.n_solutions; i++)
			personal[i] = !d->snap.solutions[i].public_text[0] &&
			              may_hold_personal_data(d->snap.solutions[i].text);
		d->solutions.personal = personal;
		d->solutions.personal_of = d->reading;
	}
	return d->solutions.personal[at];
}

static struct row *column_rows(struct desk *d, int column, int *n)
{
	struct row *rows = arena_array(
	        d->frame, (size_t)(d->snap.n_solutions + waiting_count(d) + 1), sizeof(*rows));
	char code[CODE_SIZE];
	int i, waiting, first;

	*n = 0;
	for (i = 0; i < d->snap.n_solutions; i++) {
		const struct solution *s = &d->snap.solutions[i];

		if (s->withdrawn || s->theme_id != d->solutions.theme_id ||
		    (s->addressee != FOR_SELF) != column)
			continue;
		rows[(*n)++] =
		        (struct row){.id = s->id,
		                     .left = arena_strdup(d->frame, solution_code(s->code, code)),
		                     .text = shown_text(d, s),
		                     .right = group_short(d, s->group_id),
		                     .marked = s->highlighted,
		                     .warning = is_personal(d, i)};
	}
	first = *n;
	waiting = waiting_rows(d, ENTITY_solution, "theme_id", d->solutions.theme_id, rows + first);
	for (i = 0; i < waiting; i++)
		if ((waiting_number(d, rows[first + i].id, "addressee") != FOR_SELF) == column)
			rows[(*n)++] = rows[first + i];
	*n = list_filter(&d->solutions.lists[column], rows, *n, edit_text(&d->filter));
	return rows;
}

static int themes_in_top(const struct desk *d)
{
	int i, n = 0;

	for (i = 0; i < d->snap.n_themes; i++)
		n += !d->snap.themes[i].withdrawn;
	return n;
}

static void draw_heading(struct desk *d, const struct theme *t, struct canvas *c, struct rect *area,
                         bool tight)
{
	const struct group *g = group_at(d, d->solutions.group_id);
	const char *right, *left;
	int rows = 1, width;

	right = arena_printf(d->frame, _("%s   %d ourselves, %d to pass on"), g ? g->name : "",
	                     count_solutions(&d->snap, t->id, 0, 1),
	                     count_solutions(&d->snap, t->id, 0, 2));
	left = arena_printf(d->frame, _("Theme %d of %d: %s"), t->position, themes_in_top(d),
	                    t->title);
	if (t->withdrawn)
		left = arena_printf(d->frame, _("Not chosen any more: %s"), t->title);
	width = area->cols - 4 - text_width(right);
	if (tight)
		canvas_put_fit(c, area->row, area->col + 1, width, ROLE_HEADING, left);
	else
		rows = canvas_wrap(c, (struct rect){area->row, area->col + 1, 3, width},
		                   ROLE_HEADING, left);
	canvas_put_right(c, area->row, area->col + area->cols - 1, area->cols / 2 + 8, ROLE_STRONG,
	                 right);
	rows = (rows > 3 ? 3 : rows) + !tight;
	area->row += rows;
	area->rows -= rows;
}

/* What we do ourselves at the left, what we pass on at the right. */
static void draw_columns(struct desk *d, struct canvas *c, struct rect area)
{
	int half = area.cols / 2, i, n;
	struct row *rows;

	for (i = 0; i < 2; i++) {
		struct rect pane = {area.row, area.col + i * half, area.rows - 1, half - (i == 0)};
		bool focus = !d->line_open && d->solutions.column == i;

		canvas_put_fit(c, pane.row, pane.col + 1, pane.cols - 1, ROLE_HEADING,
		               i ? _("Pass on") : _("Do ourselves"));
		pane.row++;
		rows = column_rows(d, i, &n);
		draw_list(d, &d->solutions.lists[i], c, pane, rows, n, focus,
		          _("Nothing yet for this theme."));
	}
}

static void settle_lists(struct desk *d)
{
	struct row *rows;
	int column, n;

	settle(d);
	for (column = 0; column < 2; column++) {
		rows = column_rows(d, column, &n);
		/* While typing, what was typed last is in sight, and is what a key means next. */
		if (d->line_open && n > 0)
			d->solutions.lists[column].selected = rows[n - 1].id;
		list_settle(&d->solutions.lists[column], rows, n);
	}
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	const struct theme *t = settle(d);
	const struct group *g = group_at(d, d->solutions.group_id);
	/* In a small window the solutions matter more than the whole title. */
	bool tight = area.rows < 10;
	struct rect line;

	settle_lists(d);
	if (!t) {
		draw_empty(c, area,
		           K_("There is no theme yet. First fix the result of the vote. Press "
		              "{part-previous} to go back."),
		           true);
		return;
	}
	if (!g || !solutions_question(d)) {
		draw_empty(c, area, _("There is no group or question yet. Press 0 and add one."),
		           true);
		return;
	}
	draw_heading(d, t, c, &area, tight);
	line = area;
	if (d->line_open) {
		line.rows = line_rows(d->line, g->name, area);
		/* Above the line is the row of the question for whom, below it an empty one. */
		area.rows -= line.rows + 1 + !tight;
		line.row = area.row + area.rows + 1;
	} else {
		area.rows -= line_rest(d, c, area);
	}
	draw_columns(d, c, area);
	if (d->line_open)
		line_draw(c, line, g->name, d->line);
	if (d->line_open && d->solutions.asking)
		for_whom_draw(d, c, (struct rect){line.row - 1, area.col, 1, area.cols});
}

/* ---- storing ---- */

static void store_line(struct desk *d)
{
	if (edit_empty(d->line))
		desk_say(d, ROLE_NORMAL, "%s", _("Type a solution first."));
	else
		d->solutions.asking = true;
	d->solutions.entered = false;
}

static const struct solution *selected(struct desk *d)
{
	return snapshot_find_solution(&d->snap, d->solutions.lists[d->solutions.column].selected);
}

static void other_theme(struct desk *d, int by)
{
	d->solutions.theme_id = theme_step(d, d->solutions.theme_id, by);
	d->solutions.lists[0].selected = d->solutions.lists[1].selected = 0;
}

static bool action(struct desk *d, enum action a)
{
	int column = d->solutions.column, n;
	struct row *rows;

	settle(d);
	rows = column_rows(d, column, &n);
	if (!d->line_open && list_move(&d->solutions.lists[column], rows, n, a))
		return true;
	switch (a) {
	case ACTION_STORE_LINE:
		if (d->line_open)
			store_line(d);
		else
			solution_action(d, ACTION_IDEA_EDIT, selected(d));
		return true;
	case ACTION_THEME_NEXT:
		other_theme(d, 1);
		return true;
	case ACTION_THEME_PREVIOUS:
		other_theme(d, -1);
		return true;
	case ACTION_TABLE_NEXT:
		d->solutions.group_id = group_step(d, d->solutions.group_id, 1);
		return true;
	case ACTION_LEFT:
	case ACTION_RIGHT:
		d->solutions.column = a == ACTION_RIGHT;
		return true;
	case ACTION_REPORT_BACK:
		desk_go_view(d, VIEW_REPORT_BACK);
		return true;
	default:
		return line_action(d, a) || solution_action(d, a, selected(d));
	}
}

/* With the key to the other column, when there is one there. */
static const char *empty_column(struct desk *d)
{
	int column = d->solutions.column, n;

	column_rows(d, !column, &n);
	if (n == 0)
		return _("There is no solution in this column yet.");
	return column ? K_("There is no solution in this column yet. {left} goes to the other one.")
	              : K_("There is no solution in this column yet. {right} goes to the other "
	                   "one.");
}

static const char *disabled(struct desk *d, enum action a)
{
	int n;

	if (a != ACTION_STORE_LINE && a != ACTION_IDEA_NEW && a != ACTION_IDEA_EDIT &&
	    a != ACTION_HIGHLIGHT && a != ACTION_QUICK && a != ACTION_IDEA_REMOVE)
		return NULL;
	if (!settle(d))
		return _("There is no theme yet. First fix the result of the vote.");
	if (a == ACTION_STORE_LINE || a == ACTION_IDEA_NEW)
		return NULL;
	if (d->line_open)
		return _("Press Esc first, then choose the solution in the list.");
	column_rows(d, d->solutions.column, &n);
	return n == 0 ? empty_column(d) : NULL;
}

static void point(struct desk *d, const struct spot *s)
{
	d->solutions.column = s->of == &d->solutions.lists[1];
}

const struct view_ops view_solutions = {
        .context = CTX_SOLUTIONS,
        .enter = enter,
        .settle = settle_lists,
        .draw = draw,
        .action = action,
        .hints = for_whom_hints,
        .key = for_whom_key,
        .paste = for_whom_paste,
        .typing = line_typing,
        .disabled = disabled,
        .point = point,
        .what = N_(
                "The solutions for each theme: what people do themselves, and what they pass on."),
        .now = N_("Type a solution, press Enter, and say for whom it is with one key."),
        .next = N_("Mark the most important ones with {highlight}: they come on top in the report. "
                   "Then go to Closing."),
};
