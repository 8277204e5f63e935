/* Clustering: ideas at the left, subthemes at the right, letters put one into the
 * other. */
#include "app.h"
#include "clustering.h"
#include "ideas.h"
#include "overlay.h"

#include <string.h>

#include "text.h"
#include "tr.h"

static void settle(struct desk *d)
{
	const struct question *q = snapshot_find_question(&d->snap, d->clustering.question_id);
	const struct subtheme *sub = snapshot_find_subtheme(&d->snap, d->clustering.inside);
	const struct round *r = q ? snapshot_find_round(&d->snap, q->round_id) : NULL;
	int i;

	if (!r || r->kind != ROUND_IDEAS) {
		d->clustering.question_id = 0;
		for (i = 0; i < d->snap.n_questions && !d->clustering.question_id; i++) {
			r = snapshot_find_round(&d->snap, d->snap.questions[i].round_id);
			if (r && r->kind == ROUND_IDEAS)
				d->clustering.question_id = d->snap.questions[i].id;
		}
	}
	if (!sub || sub->withdrawn || sub->question_id != d->clustering.question_id)
		d->clustering.inside = 0;
}

static int64_t next_question(const struct desk *d)
{
	int64_t id = d->clustering.question_id;
	const struct round *r;
	int i;

	for (i = 0; i < d->snap.n_questions; i++) {
		id = question_step(d, 0, id);
		r = snapshot_find_round(&d->snap, snapshot_find_question(&d->snap, id)->round_id);
		if (r && r->kind == ROUND_IDEAS)
			return id;
	}
	return d->clustering.question_id;
}

/* ---- marks ---- */

/* The marked ideas, else the one under the cursor. */
static int chosen_ideas(struct desk *d, int64_t *out)
{
	const struct marks *m = &d->clustering.marks;

	if (m->n > 0) {
		memcpy(out, m->ids, (size_t)m->n * sizeof(*out));
		return m->n;
	}
	out[0] = d->clustering.ideas.selected;
	return out[0] && !d->clustering.right;
}

/* ---- rows ---- */

bool clustering_shows(const struct desk *d, const struct idea *idea)
{
	if (idea->withdrawn || idea->question_id != d->clustering.question_id)
		return false;
	if (d->clustering.inside)
		return idea->subtheme_id == d->clustering.inside;
	return !idea->subtheme_id && !idea->parked;
}

static struct row *loose_rows(struct desk *d, int *n)
{
	struct row *rows = arena_array(d->frame, (size_t)d->snap.n_ideas + 1, sizeof(*rows));
	const struct row *all = idea_rows(d);
	int i;

	*n = 0;
	for (i = 0; i < d->snap.n_ideas; i++) {
		const struct idea *idea = &d->snap.ideas[i];

		if (!clustering_shows(d, idea))
			continue;
		rows[*n] = all[i];
		rows[*n].right = "";
		rows[*n].marked = marks_have(&d->clustering.marks, idea->id);
		(*n)++;
	}
	*n = list_filter(&d->clustering.ideas, rows, *n, edit_text(&d->filter));
	return rows;
}

static struct row *subtheme_rows(struct desk *d, int *n)
{
	struct row *rows = arena_array(d->frame, (size_t)d->snap.n_subthemes + 1, sizeof(*rows));
	bool frozen = list_is_frozen(&d->snap, d->clustering.question_id);
	char code[CODE_SIZE];
	int i, ideas, found;

	*n = 0;
	for (i = 0; i < d->snap.n_subthemes; i++) {
		const struct subtheme *sub = &d->snap.subthemes[i];
		struct row *r = &rows[*n];

		if (sub->withdrawn || sub->question_id != d->clustering.question_id)
			continue;
		ideas = count_ideas_in(&d->snap, sub->id);
		r->id = sub->id;
		r->left = arena_strdup(d->frame, subtheme_code(sub->code, code));
		r->text = sub->title;
		r->right = arena_printf(d->frame, "%d", ideas);
		/* After the vote nothing can be done about it any more. */
		r->warning = ideas < SUBTHEME_SMALL && !frozen;
		r->marked = sub->id == d->clustering.inside;
		(*n)++;
	}
	/* When ideas are searched, the letters to put them into stay in sight. */
	found = list_filter(&d->clustering.subthemes, rows, *n, edit_text(&d->filter));
	if (found || d->clustering.right)
		*n = found;
	return rows;
}

/* ---- drawing ---- */

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	const struct question *q;
	struct row *left, *right;
	int n_left, n_right;

	settle(d);
	q = snapshot_find_question(&d->snap, d->clustering.question_id);
	if (!q) {
		draw_empty(c, area, _("There is no question with ideas in this session."), true);
		return;
	}
	if (next_question(d) != d->clustering.question_id) {
		canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING, q->text);
		area.row += 2;
		area.rows -= 2;
	}
	left = loose_rows(d, &n_left);
	right = subtheme_rows(d, &n_right);
	clustering_panes(d, c, area, left, n_left, right, n_right);
}

/* ---- letters ---- */

static void assign(struct desk *d, int letter)
{
	int64_t *ideas = arena_array(d->frame, MARKS_MAX, sizeof(*ideas));
	const struct subtheme *to = subtheme_with_letter(d, letter);
	char code[CODE_SIZE];
	struct err e = {0};
	int n = chosen_ideas(d, ideas);

	if (!to) {
		desk_say(d, ROLE_WARNING, _("There is no subtheme %s."),
		         subtheme_code(letter, code));
		return;
	}
	if (n < 1) {
		desk_say(d, ROLE_WARNING, "%s", _("Choose an idea in the left list first."));
		return;
	}
	if (!desk_did(d, store_assign_ideas(d->store, d->session_id, ideas, n, to->id, &e), &e))
		return;
	marks_clear(&d->clustering.marks);
	if (n == 1 && snapshot_find_idea(&d->snap, ideas[0])) {
		char from[CODE_SIZE];

		desk_say(d, ROLE_GOOD, _("%s to %s"),
		         idea_code(snapshot_find_idea(&d->snap, ideas[0])->code, from),
		         subtheme_code(letter, code));
	} else {
		desk_say(d, ROLE_GOOD, _("%d ideas to %s"), n, subtheme_code(letter, code));
	}
}

static bool key(struct desk *d, struct key k)
{
	if (k.mods == 0 && k.code >= 'a' && k.code <= 'z' &&
	    action_find(CTX_CLUSTERING, k, false) == ACTION_NONE) {
		desk_say(d, ROLE_WARNING, "%s",
		         _("A capital letter puts the idea into that subtheme."));
		return true;
	}
	if (k.mods & ~KEY_SHIFT || k.code < 'A' || k.code > 'Z')
		return false;
	settle(d);
	if (desk_disabled(d, ACTION_SUBTHEME_NEW) && !desk_writes(d))
		desk_do(d, ACTION_SUBTHEME_NEW);
	else
		assign(d, (int)(k.code - 'A') + 1);
	return true;
}

/* ---- subthemes ---- */

/* The subtheme that r, m and s are about: under the cursor, or the one that is shown. */
static const struct subtheme *current_subtheme(struct desk *d)
{
	struct row *rows;
	int64_t id = d->clustering.inside;
	int n;

	if (d->clustering.right || !id) {
		rows = subtheme_rows(d, &n);
		list_settle(&d->clustering.subthemes, rows, n);
		id = d->clustering.subthemes.selected;
	}
	return snapshot_find_subtheme(&d->snap, id);
}

/* ---- taking out ---- */

static void loosen(struct desk *d)
{
	int64_t *ideas = arena_array(d->frame, MARKS_MAX, sizeof(*ideas));
	int n = chosen_ideas(d, ideas);
	struct err e = {0};

	if (!desk_did(d, store_assign_ideas(d->store, d->session_id, ideas, n, 0, &e), &e))
		return;
	marks_clear(&d->clustering.marks);
	desk_say(d, ROLE_GOOD,
	         ngettext("%d idea without subtheme again", "%d ideas without subtheme again",
	                  (unsigned long)n),
	         n);
}

static void remove_subtheme(struct desk *d, const struct subtheme *sub)
{
	const struct change gone = {.field = "withdrawn", .number = 1};
	char code[CODE_SIZE];
	struct err e = {0};

	subtheme_code(sub->code, code);
	if (desk_did(d,
	             store_edit(d->store, d->session_id, ENTITY_subtheme, sub->id, &gone, 1,
	                        "subtheme-remove", code, &e),
	             &e))
		desk_say(d, ROLE_GOOD, _("Removed: %s. u brings it back."), code);
}

static void take_out(struct desk *d)
{
	if (d->clustering.right)
		remove_subtheme(d, current_subtheme(d));
	else
		loosen(d);
}

static void look_inside(struct desk *d)
{
	struct row *rows;
	int n;

	if (!d->clustering.right) {
		if (d->clustering.inside)
			d->clustering.inside = 0;
		else
			edit_idea(d, d->clustering.ideas.selected);
		return;
	}
	rows = subtheme_rows(d, &n);
	list_settle(&d->clustering.subthemes, rows, n);
	d->clustering.inside = d->clustering.inside == d->clustering.subthemes.selected
	                               ? 0
	                               : d->clustering.subthemes.selected;
	d->clustering.right = false;
	marks_clear(&d->clustering.marks);
	/* What was searched is found: all its ideas are wanted now. */
	edit_set(&d->filter, "");
}

static void mark(struct desk *d)
{
	struct row *rows;
	int n;

	if (d->clustering.right || !d->clustering.ideas.selected)
		return;
	mark_idea(d, d->clustering.ideas.selected);
	rows = loose_rows(d, &n);
	list_move(&d->clustering.ideas, rows, n, ACTION_DOWN);
}

static bool back(struct desk *d)
{
	if (d->clustering.marks.n > 0)
		marks_clear(&d->clustering.marks);
	else if (d->clustering.right)
		d->clustering.right = false;
	else if (d->clustering.inside)
		d->clustering.inside = 0;
	else
		return false;
	return true;
}

static bool idea_action(struct desk *d, enum action a)
{
	int64_t id = d->clustering.ideas.selected;

	switch (a) {
	case ACTION_IDEA_EDIT:
		edit_idea(d, id);
		return true;
	case ACTION_IDEA_DUPLICATE:
		choose_duplicate(d, id);
		return true;
	case ACTION_IDEA_PARK:
		park_ideas(d, id);
		return true;
	default:
		return false;
	}
}

static void settle_lists(struct desk *d)
{
	struct row *rows;
	int n;

	settle(d);
	settle_idea_marks(d, d->clustering.question_id);
	rows = loose_rows(d, &n);
	list_settle(&d->clustering.ideas, rows, n);
	rows = subtheme_rows(d, &n);
	list_settle(&d->clustering.subthemes, rows, n);
}

static void enter(struct desk *d)
{
	settle(d);
	if (desk_may_change(d) && !list_is_frozen(&d->snap, d->clustering.question_id))
		clustering_say_to_ask(d);
}

static bool action(struct desk *d, enum action a)
{
	struct list *list = d->clustering.right ? &d->clustering.subthemes : &d->clustering.ideas;
	struct row *rows;
	int n;

	settle(d);
	rows = d->clustering.right ? subtheme_rows(d, &n) : loose_rows(d, &n);
	if (list_move(list, rows, n, a))
		return true;
	switch (a) {
	case ACTION_LEFT:
	case ACTION_RIGHT:
		d->clustering.right = a == ACTION_RIGHT;
		return true;
	case ACTION_PANE_NEXT:
		d->clustering.right = !d->clustering.right;
		return true;
	case ACTION_SUBTHEME_LOOK:
		look_inside(d);
		return true;
	case ACTION_MARK:
		mark(d);
		return true;
	case ACTION_BACK:
		return back(d);
	case ACTION_QUESTION_NEXT:
		d->clustering.question_id = next_question(d);
		d->clustering.inside = 0;
		marks_clear(&d->clustering.marks);
		return true;
	case ACTION_TAKE_OUT:
		take_out(d);
		return true;
	default:
		return subtheme_action(d, a, current_subtheme(d)) || idea_action(d, a);
	}
}

static const char *take_out_disabled(struct desk *d)
{
	const struct subtheme *sub = current_subtheme(d);
	char code[CODE_SIZE];
	int n;

	if (!d->clustering.right)
		return d->clustering.inside
		               ? NULL
		               : _("Look inside a subtheme first: with Enter in the right list.");
	if (!sub)
		return K_("There is no subtheme yet. Press {subtheme-new} to make one.");
	if (list_is_frozen(&d->snap, d->clustering.question_id))
		return _("The list is locked by the vote.");
	n = count_ideas_in(&d->snap, sub->id);
	if (n > 0)
		return arena_printf(
		        d->frame,
		        ngettext("%s still has %d idea. Join it with another one instead.",
		                 "%s still has %d ideas. Join it with another one instead.",
		                 (unsigned long)n),
		        subtheme_code(sub->code, code), n);
	return NULL;
}

static const char *disabled(struct desk *d, enum action a)
{
	const struct subtheme *sub;
	char key[16];
	int n;

	settle(d);
	switch (a) {
	case ACTION_SUBTHEME_NEW:
	case ACTION_SUBTHEME_RENAME:
	case ACTION_SUBTHEME_MERGE:
	case ACTION_SUBTHEME_SPLIT:
		if (list_is_frozen(&d->snap, d->clustering.question_id))
			return arena_printf(
			        d->frame,
			        _("The list is locked. %s in Vote opens it: then that vote is "
			          "invalid."),
			        action_first_key(ACTION_VOTE_REOPEN, false, key, sizeof(key)));
		sub = current_subtheme(d);
		if (a != ACTION_SUBTHEME_NEW && !sub)
			return edit_empty(&d->filter)
			               ? K_("There is no subtheme yet. Press {subtheme-new} to "
			                    "make one.")
			               : _("No subtheme is in sight. Esc shows all.");
		if (a == ACTION_SUBTHEME_SPLIT && (!d->clustering.inside || !d->clustering.marks.n))
			return _("Look inside a subtheme with Enter and mark ideas with Space "
			         "first.");
		return NULL;
	case ACTION_IDEA_EDIT:
	case ACTION_IDEA_DUPLICATE:
	case ACTION_IDEA_PARK:
	case ACTION_MARK:
		loose_rows(d, &n);
		return d->clustering.right || n == 0 ? _("Choose an idea in the left list first.")
		                                     : NULL;
	case ACTION_FILTER:
		return d->clustering.question_id
		               ? NULL
		               : _("There is no question with ideas in this session.");
	case ACTION_TAKE_OUT:
		return take_out_disabled(d);
	case ACTION_QUESTION_NEXT:
		return next_question(d) == d->clustering.question_id
		               ? _("This round has one question.")
		               : NULL;
	default:
		return NULL;
	}
}

static enum answer range(struct desk *d)
{
	(void)d;
	return ANSWER_LETTER;
}

static void point(struct desk *d, const struct spot *s)
{
	d->clustering.right = s->of == &d->clustering.subthemes;
}

const struct view_ops view_clustering = {
        .context = CTX_CLUSTERING,
        .enter = enter,
        .settle = settle_lists,
        .draw = draw,
        .action = action,
        .key = key,
        .disabled = disabled,
        .range = range,
        .point = point,
        .what = N_("Ideas at the left, subthemes at the right. Each idea goes into one subtheme."),
        .now = N_("Press a capital letter to put the idea into that subtheme. {subtheme-new} makes "
                  "a new subtheme."),
        .next = N_("Ask the groups: do you recognise your ideas? Then go on to the vote with "
                   "{part-next}."),
};
