/* Preparing: everything that is known before the session, a line for each detail, group and
 * question, and the lists of prepare_lists.c. */
#include "last_time.h"
#include "prepare.h"

#include "text.h"
#include "tr.h"

/* Row ids: the number of groups; for a line, this + its place.  Groups and questions have
 * their own, and which of the two it is as second key. */
enum { ID_GROUPS = -1, ID_LAST_TIME = -2, ID_LINE = -100 };
enum { SUB_GROUP = 1, SUB_QUESTION };

struct rows {
	struct row *list;
	int n;
};

static void add_row(struct rows *r, int64_t id, int kind, const char *left, const char *text)
{
	r->list[r->n++] =
	        (struct row){.id = id, .sub = kind, .left = left, .text = text, .right = ""};
}

/* People will ask, so it is told before (domain.md 7.25). */
static void add_last_time(struct desk *d, struct rows *r)
{
	int number, n = last_time_waiting(d, &number);

	if (n == 0)
		return;
	add_row(r, ID_LAST_TIME, 0, _("Last time"),
	        arena_printf(
	                d->frame,
	                ngettext("%d proposal with * of session %d has no status yet. Fill it in "
	                         "there, in Closing.",
	                         "%d proposals with * of session %d have no status yet. Fill it in "
	                         "there, in Closing.",
	                         (unsigned long)n),
	                n, number));
	r->list[r->n - 1].warning = true;
}

static void add_details(struct desk *d, struct rows *r)
{
	int i;

	add_row(r, 0, 0, "", _("Session"));
	for (i = 0; i < detail_count(); i++) {
		const struct detail *l = detail_at(i);

		if (i > 0 && l->entity != detail_at(i - 1)->entity)
			add_row(r, 0, 0, "", _("Series"));
		add_row(r, ID_LINE + i, 0, gettext(l->label), detail_value(d, l));
	}
}

/* With how the people are best divided. */
static const char *groups_text(struct desk *d, int n)
{
	int people = people_in_groups(&d->snap);
	const char *number = arena_printf(d->frame, "%d", n);

	if (people == 0 || n == 0)
		return number;
	if (people % n == 0)
		return arena_printf(d->frame, _("%s (%d people: %d in each)"), number, people,
		                    people / n);
	return arena_printf(d->frame, _("%s (%d people: %d or %d in each)"), number, people,
	                    people / n, people / n + 1);
}

static void add_groups(struct desk *d, struct rows *r)
{
	const char *text;
	int i, n = 0;

	for (i = 0; i < d->snap.n_groups; i++)
		n += !d->snap.groups[i].withdrawn;
	add_row(r, 0, 0, "", _("Groups"));
	add_row(r, ID_GROUPS, 0, _("Number of groups"), groups_text(d, n));
	for (i = 0; i < d->snap.n_groups; i++) {
		const struct group *g = &d->snap.groups[i];

		if (g->withdrawn)
			continue;
		text = arena_printf(d->frame,
		                    ngettext("%d person", "%d people", (unsigned long)g->people),
		                    g->people);
		if (g->colour[0])
			text = arena_printf(d->frame, "%s, %s", text, g->colour);
		if (g->merged_into)
			text = arena_printf(d->frame, _("joined %s"),
			                    group_at(d, g->merged_into)->name);
		add_row(r, g->id, SUB_GROUP, g->name, text);
	}
}

static void add_questions(struct desk *d, struct rows *r)
{
	int i, k, shown = 0;

	/* Counted as they stand: one that was added later may stand before an older one. */
	for (i = 0; i < d->snap.n_rounds; i++) {
		const struct round *round = &d->snap.rounds[i];

		add_row(r, 0, 0, "",
		        arena_printf(d->frame, _("Questions of round %d"), round->number));
		for (k = 0; k < d->snap.n_questions; k++)
			if (d->snap.questions[k].round_id == round->id)
				add_row(r, d->snap.questions[k].id, SUB_QUESTION,
				        arena_printf(d->frame, _("Question %d"), ++shown),
				        d->snap.questions[k].text);
	}
}

static struct rows make_rows(struct desk *d)
{
	size_t room = (size_t)detail_count() + (size_t)d->snap.n_groups +
	              (size_t)d->snap.n_questions + (size_t)d->snap.n_rounds +
	              prepare_lists_room(d) + 9;
	struct rows all = {arena_array(d->frame, room, sizeof(struct row)), 0};

	add_last_time(d, &all);
	add_details(d, &all);
	add_groups(d, &all);
	add_questions(d, &all);
	prepare_lists_add(d, all.list, &all.n);
	all.n = list_filter(&d->prepare.list, all.list, all.n, edit_text(&d->filter));
	return all;
}

static const struct group *selected_group(const struct desk *d)
{
	const struct list *l = &d->prepare.list;

	return l->sub == SUB_GROUP ? group_at(d, l->selected) : NULL;
}

static const struct question *selected_question(const struct desk *d)
{
	const struct list *l = &d->prepare.list;

	return l->sub == SUB_QUESTION ? snapshot_find_question(&d->snap, l->selected) : NULL;
}

void prepare_select_question(struct desk *d, int64_t id)
{
	d->prepare.list.selected = id;
	d->prepare.list.sub = SUB_QUESTION;
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	struct rows r = make_rows(d);

	draw_list(d, &d->prepare.list, c, area, r.list, r.n, true, "");
}

/* ---- changing ---- */

static void edit_selected(struct desk *d)
{
	const struct question *q = selected_question(d);
	const struct group *g = selected_group(d);
	int64_t id = d->prepare.list.selected;

	if (g)
		prepare_group_form(d, g);
	else if (q)
		prepare_question_form(d, q);
	else if (id == ID_GROUPS)
		prepare_group_count_form(d);
	else if (id == ID_LAST_TIME)
		last_time_show(d);
	else if (!prepare_list_edit(d) && id >= ID_LINE && id < ID_LINE + detail_count())
		detail_form(d, (int)(id - ID_LINE));
}

static void settle_list(struct desk *d)
{
	struct rows r = make_rows(d);

	list_settle(&d->prepare.list, r.list, r.n);
}

static bool action(struct desk *d, enum action a)
{
	const struct group *g = selected_group(d);
	const struct question *q = selected_question(d);
	struct rows r = make_rows(d);

	if (list_move(&d->prepare.list, r.list, r.n, a))
		return true;
	if (a == ACTION_FIELD_EDIT) {
		edit_selected(d);
		return true;
	}
	if ((a == ACTION_PEOPLE_MORE || a == ACTION_PEOPLE_LESS) && g) {
		prepare_people(d, g, a == ACTION_PEOPLE_MORE ? 1 : -1);
		return true;
	}
	if (a == ACTION_GROUP_MERGE && g) {
		prepare_join_form(d, g);
		return true;
	}
	if (a == ACTION_FIELD_ADD && q)
		prepare_new_question_form(d, q->round_id);
	else if (a == ACTION_FIELD_ADD && prepare_list_selected(d))
		prepare_list_add(d);
	else if (a == ACTION_FIELD_ADD)
		prepare_choose_what_to_add(d);
	else if (a == ACTION_FIELD_REMOVE && q)
		prepare_remove_question(d, q);
	else if (a == ACTION_FIELD_REMOVE)
		prepare_list_remove(d);
	else
		return false;
	return true;
}

static const char *disabled(struct desk *d, enum action a)
{
	if (a == ACTION_FIELD_REMOVE && !selected_question(d))
		return prepare_list_remove_disabled(d);
	if ((a == ACTION_PEOPLE_MORE || a == ACTION_PEOPLE_LESS) &&
	    (!selected_group(d) || !group_is_active(selected_group(d))))
		return _("Go to a group first.");
	if (a == ACTION_GROUP_MERGE && (!selected_group(d) || !group_is_active(selected_group(d))))
		return _("Go to a group first.");
	return NULL;
}

const struct view_ops view_prepare = {
        .context = CTX_PREPARE,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .disabled = disabled,
        .what = N_("Everything that is known before the session begins."),
        .now = N_("Look through the lines. Press Enter on a line to change it."),
        .next = N_("Press 1 for the agenda when everything is right."),
};
