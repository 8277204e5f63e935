/* A round of ideas: typing them in at speed, per group and question. */
#include "app.h"
#include "overlay.h"
#include "ideas.h"
#include "intake.h"
#include "quiet.h"
#include "strip.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- where we are ---- */

/* The question and group that are typed for, made right when they are gone. */
static void settle(struct desk *d)
{
	const struct round *r = part_round(d);
	const struct question *q;
	int i;

	if (!r)
		return;
	q = snapshot_find_question(&d->snap, d->ideas.question_id);
	if (!q || q->round_id != r->id) {
		d->ideas.question_id = 0;
		for (i = 0; i < d->snap.n_questions && !d->ideas.question_id; i++)
			if (d->snap.questions[i].round_id == r->id)
				d->ideas.question_id = d->snap.questions[i].id;
	}
	if (!group_at(d, d->ideas.group_id) || !group_is_active(group_at(d, d->ideas.group_id)))
		d->ideas.group_id = group_step(d, 0, 1);
	d->ideas.round_id = r->id;
}

int64_t question_step(const struct desk *d, int64_t round_id, int64_t question_id)
{
	int64_t first = 0;
	bool found = false;
	int i;

	for (i = 0; i < d->snap.n_questions; i++) {
		const struct question *q = &d->snap.questions[i];

		if (round_id && q->round_id != round_id)
			continue;
		if (!first)
			first = q->id;
		if (found)
			return q->id;
		found = q->id == question_id;
	}
	return first;
}

static int questions_in_round(const struct desk *d)
{
	int i, n = 0;

	for (i = 0; i < d->snap.n_questions; i++)
		n += d->snap.questions[i].round_id == d->ideas.round_id;
	return n;
}

static int place_in_round(const struct desk *d, const struct question *q)
{
	int place = 0;

	for (const struct question *p = d->snap.questions; p <= q; p++)
		place += p->round_id == q->round_id;
	return place;
}

static void enter(struct desk *d)
{
	settle(d);
	line_enter(d, LINE_IDEA, true);
}

/* ---- drawing ---- */

static void count_for_group(const struct desk *d, const struct idea *idea, int *by_group)
{
	for (int i = 0; i < d->snap.n_groups; i++)
		by_group[i] += d->snap.groups[i].id == idea->group_id;
}

/* The ideas of the question that is typed for, collected once after each reading. */
static void collect(struct desk *d)
{
	const struct row *all = idea_rows(d);
	struct arena *a = d->idea_rows.arena;

	if (d->ideas.shown.rows && d->ideas.shown.reading == d->reading &&
	    d->ideas.shown.question_id == d->ideas.question_id)
		return;
	d->ideas.shown.reading = d->reading;
	d->ideas.shown.question_id = d->ideas.question_id;
	d->ideas.shown.rows = arena_array(a, (size_t)d->snap.n_ideas + 1, sizeof(struct row));
	d->ideas.shown.by_group = arena_array(a, (size_t)d->snap.n_groups + 1, sizeof(int));
	d->ideas.shown.n = 0;
	for (int i = 0; i < d->snap.n_ideas; i++) {
		const struct idea *idea = &d->snap.ideas[i];

		if (idea->withdrawn || idea->question_id != d->ideas.question_id)
			continue;
		d->ideas.shown.rows[d->ideas.shown.n++] = all[i];
		count_for_group(d, idea, d->ideas.shown.by_group);
	}
}

int ideas_of_group(struct desk *d, int group)
{
	collect(d);
	return d->ideas.shown.by_group[group];
}

static struct row *make_rows(struct desk *d, int *n)
{
	int most = waiting_count(d);
	struct row *rows;

	collect(d);
	/* As they are, when nothing is searched or marked and nothing waits. */
	if (edit_empty(&d->filter) && most == 0 && d->ideas.marks.n == 0) {
		d->ideas.list.stamp = d->reading;
		*n = d->ideas.shown.n;
		return d->ideas.shown.rows;
	}
	d->ideas.list.stamp = 0;
	rows = arena_array(d->frame, (size_t)(d->ideas.shown.n + most + 1), sizeof(*rows));
	memcpy(rows, d->ideas.shown.rows, (size_t)d->ideas.shown.n * sizeof(*rows));
	*n = d->ideas.shown.n;
	for (int i = 0; i < *n && d->ideas.marks.n > 0; i++)
		rows[i].marked = marks_have(&d->ideas.marks, rows[i].id);
	*n += waiting_rows(d, ENTITY_idea, "question_id", d->ideas.question_id, rows + *n);
	*n = list_filter(&d->ideas.list, rows, *n, edit_text(&d->filter));
	return rows;
}

/* The groups with their number of ideas: by name, else by number, and when there are too
 * many for that those around the one that is typed for. */
static void draw_groups(struct desk *d, struct canvas *c, struct rect area)
{
	const char **names = arena_array(d->frame, (size_t)d->snap.n_groups + 1, sizeof(*names));
	const char **numbers =
	        arena_array(d->frame, (size_t)d->snap.n_groups + 1, sizeof(*numbers));
	int total = d->ideas.shown.n, i, n, end;
	bool counts = quiet_counts(d);
	int64_t *ids = arena_array(d->frame, (size_t)d->snap.n_groups + 1, sizeof(*ids));
	struct strip s = {.texts = names,
	                  .now = -1,
	                  .open = '>',
	                  .close = '<',
	                  .gap = 2,
	                  .spot = SPOT_GROUP,
	                  .ids = ids};
	const char *text, *sign;

	text = arena_printf(d->frame, ngettext("%d idea", "%d ideas", (unsigned long)total), total);
	end = canvas_put_right(c, area.row, area.col + area.cols - 1, 20, ROLE_STRONG, text) - 1;
	for (i = 0; i < d->snap.n_groups; i++) {
		const struct group *g = &d->snap.groups[i];

		if (g->withdrawn)
			continue;
		if (g->id == d->ideas.group_id)
			s.now = s.n;
		n = d->ideas.shown.by_group[i];
		ids[s.n] = g->id;
		sign = counts && n == 0 && group_is_active(g) ? "! " : "";
		names[s.n] = arena_printf(d->frame, "%s%s: %d", sign, g->name, n);
		numbers[s.n++] = arena_printf(d->frame, "%s%s %d", sign, group_short(d, g->id), n);
	}
	if (strip_cols(&s) > end - area.col - 1)
		s.texts = numbers;
	strip_draw(&s, c, area.row, area.col + 1, end);
}

static void draw_question(struct desk *d, struct canvas *c, struct rect *area)
{
	const struct question *q = snapshot_find_question(&d->snap, d->ideas.question_id);
	int n = questions_in_round(d), rows;
	const char *text;

	if (!q)
		return;
	text = n > 1 ? arena_printf(d->frame, _("%d of %d: %s"), place_in_round(d, q), n, q->text)
	             : q->text;
	rows = canvas_wrap(c, (struct rect){area->row, area->col + 1, 2, area->cols - 2},
	                   ROLE_HEADING, text);
	rows = rows > 2 ? 2 : rows;
	area->row += rows + 1;
	area->rows -= rows + 1;
}

static void settle_list(struct desk *d)
{
	struct row *rows;
	int n;

	settle(d);
	settle_idea_marks(d, d->ideas.question_id);
	rows = make_rows(d, &n);
	/* While typing, what was typed last is in sight, and is what a key means next. */
	if (d->line_open && n > 0)
		d->ideas.list.selected = rows[n - 1].id;
	list_settle(&d->ideas.list, rows, n);
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	/* In a small window the notes matter more than the question. */
	bool tight = area.rows < 10;
	const struct group *g;
	struct row *rows;
	int n, below = 0;

	settle_list(d);
	g = group_at(d, d->ideas.group_id);
	if (!tight)
		draw_question(d, c, &area);
	if (!g || !d->ideas.question_id) {
		draw_empty(c, area, _("There is no group or question yet. Press 0 and add one."),
		           true);
		return;
	}
	draw_groups(d, c, area);
	area.row += tight ? 1 : 2;
	area.rows -= tight ? 1 : 2;
	rows = make_rows(d, &n);
	if (d->line_open)
		below = line_rows(d->line, g->name, area) + !tight;
	if (below > area.rows - 1)
		below = area.rows - 1;
	if (!d->line_open)
		below = line_rest(d, c, area);
	draw_list(d, &d->ideas.list, c,
	          (struct rect){area.row, area.col, area.rows - below, area.cols}, rows, n,
	          !d->line_open,
	          d->line_open ? _("No idea yet. Type the first note and press Enter.")
	                       : K_("No idea yet. Press {idea-new} to type one."));
	if (d->line_open)
		line_draw(c,
		          (struct rect){area.row + area.rows - below + !tight, area.col,
		                        below - !tight, area.cols},
		          g->name, d->line);
}

/* ---- actions ---- */

/* In the line: the word for illegible.  On a stored idea: marks it. */
static void illegible(struct desk *d)
{
	const char *text = edit_text(d->line);
	size_t at = d->line->at;
	bool apart = at == 0 || text[at - 1] == ' ';
	char sentence[160];

	if (!d->line_open)
		edit_idea(d, d->ideas.list.selected);
	else if (!edit_insert(d->line, apart ? ILLEGIBLE_WORD : " " ILLEGIBLE_WORD))
		desk_say(d, ROLE_WARNING, "%s", edit_refusal(d->line, sentence, sizeof(sentence)));
}

static void park(struct desk *d)
{
	int64_t id;

	if (!d->line_open) {
		park_ideas(d, d->ideas.list.selected);
		return;
	}
	/* On an empty line: the note that was stored last. */
	if (edit_empty(d->line)) {
		park_ideas(d, d->ideas.list.selected);
		return;
	}
	if (intake_store(d, &id) && id)
		park_ideas(d, id);
}

/* Actions on the idea under the cursor. */
static bool idea_action(struct desk *d, enum action a)
{
	switch (a) {
	case ACTION_IDEA_EDIT:
		edit_idea(d, d->ideas.list.selected);
		return true;
	case ACTION_IDEA_DUPLICATE:
		choose_duplicate(d, d->ideas.list.selected);
		return true;
	case ACTION_IDEA_REMOVE:
		remove_ideas(d, d->ideas.list.selected);
		return true;
	case ACTION_IDEA_MOVE:
		choose_group(d, d->ideas.list.selected);
		return true;
	case ACTION_IDEA_PARK:
		park(d);
		return true;
	case ACTION_ILLEGIBLE:
		illegible(d);
		return true;
	default:
		return false;
	}
}

/* Esc takes the marks away before it does anything else; in the line it leaves that. */
static bool leave_marks(struct desk *d)
{
	bool any = !d->line_open && d->ideas.marks.n > 0;

	if (any)
		marks_clear(&d->ideas.marks);
	return any;
}

static bool action(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	settle(d);
	rows = make_rows(d, &n);
	if (!d->line_open && list_move(&d->ideas.list, rows, n, a))
		return true;
	/* Up on an empty line: the last note again, to mend a slip. */
	if (d->line_open && a == ACTION_UP && edit_empty(d->line)) {
		if (n > 0)
			edit_idea(d, rows[n - 1].id);
		return true;
	}
	switch (a) {
	case ACTION_STORE_LINE:
		if (d->line_open)
			intake_line(d);
		else
			edit_idea(d, d->ideas.list.selected);
		return true;
	case ACTION_MARK:
		mark_idea(d, d->ideas.list.selected);
		rows = make_rows(d, &n);
		list_move(&d->ideas.list, rows, n, ACTION_DOWN);
		return true;
	case ACTION_BACK:
		return leave_marks(d) || line_action(d, a);
	case ACTION_GROUP_NEXT:
		d->ideas.group_id = group_step(d, d->ideas.group_id, 1);
		return true;
	case ACTION_GROUP_PREVIOUS:
		d->ideas.group_id = group_step(d, d->ideas.group_id, -1);
		return true;
	case ACTION_QUESTION_NEXT:
		d->ideas.question_id = question_step(d, d->ideas.round_id, d->ideas.question_id);
		return true;
	case ACTION_IDEA_IMPORT:
		intake_file(d);
		return true;
	case ACTION_REPORT_BACK:
		desk_go_view(d, VIEW_REPORT_BACK);
		return true;
	default:
		return line_action(d, a) || idea_action(d, a);
	}
}

static const char *disabled(struct desk *d, enum action a)
{
	settle(d);
	if (a == ACTION_QUESTION_NEXT && questions_in_round(d) < 2)
		return _("This round has one question.");
	collect(d);
	if (!d->line_open && d->ideas.shown.n == 0 &&
	    (a == ACTION_IDEA_EDIT || a == ACTION_IDEA_DUPLICATE || a == ACTION_IDEA_PARK ||
	     a == ACTION_IDEA_REMOVE || a == ACTION_IDEA_MOVE || a == ACTION_MARK ||
	     a == ACTION_ILLEGIBLE))
		return _("There is no idea yet.");
	if ((a == ACTION_STORE_LINE || a == ACTION_IDEA_NEW || a == ACTION_IDEA_IMPORT) &&
	    (!d->ideas.group_id || !d->ideas.question_id))
		return _("There is no group or question yet. Press 0 and add one.");
	return NULL;
}

static void tick(struct desk *d)
{
	const char *sentence = quiet_sentence(d);

	if (sentence[0])
		desk_say(d, ROLE_WARNING, "%s", sentence);
}

static void point(struct desk *d, const struct spot *s)
{
	if (s->kind == SPOT_GROUP)
		d->ideas.group_id = s->id;
}

const struct view_ops view_ideas = {
        .context = CTX_IDEAS,
        .enter = enter,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .paste = intake_paste,
        .tick = tick,
        .typing = line_typing,
        .disabled = disabled,
        .point = point,
        .what = N_("The ideas of this round. Each group has its own number of notes."),
        .now = N_("Type a note as it is written and press Enter. Tab goes to the next group."),
        .next = N_("When all notes are in, press {part-next!} for clustering."),
};
