/* What can be done with the marked ideas of a view, or with the one under the cursor. */
#include "ideas.h"
#include "overlay.h"

#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

struct marks *idea_marks(struct desk *d)
{
	return d->view == VIEW_CLUSTERING ? &d->clustering.marks : &d->ideas.marks;
}

/* ids: of ideas, borrowed.  What is typed is about the line, or the last idea, not about marks. */
struct chosen {
	const int64_t *ids;
	int n;
};

static struct chosen choose(struct desk *d, const int64_t *id)
{
	const struct marks *m = idea_marks(d);

	if (m->n > 0 && !d->line_open)
		return (struct chosen){m->ids, m->n};
	return (struct chosen){id, snapshot_find_idea(&d->snap, *id) != NULL};
}

static bool has(struct chosen c, int64_t id)
{
	for (int i = 0; i < c.n; i++)
		if (c.ids[i] == id)
			return true;
	return false;
}

/* "I12" of one, "3 ideas" of several. */
static const char *name_of(struct desk *d, struct chosen c)
{
	const struct idea *idea = c.n == 1 ? snapshot_find_idea(&d->snap, c.ids[0]) : NULL;
	char code[CODE_SIZE];

	if (idea)
		return arena_strdup(d->frame, idea_code(idea->code, code));
	return arena_printf(d->frame, ngettext("%d idea", "%d ideas", (unsigned long)c.n), c.n);
}

/* The same change for all that is chosen, in one step; then the marks have done their work. */
static bool change(struct desk *d, struct chosen c, struct change to, const char *action,
                   struct err *e)
{
	if (!desk_did(d, store_edit_ideas(d->store, d->session_id, c.ids, c.n, &to, 1, action, e),
	              e))
		return false;
	marks_clear(idea_marks(d));
	return true;
}

void mark_idea(struct desk *d, int64_t id)
{
	struct marks *m = idea_marks(d);

	marks_toggle(m, id);
	desk_say(d, ROLE_NORMAL, ngettext("%d idea marked", "%d ideas marked", (unsigned long)m->n),
	         m->n);
}

void settle_idea_marks(struct desk *d, int64_t question_id)
{
	struct marks *m = idea_marks(d);

	for (int i = m->n - 1; i >= 0; i--) {
		const struct idea *idea = snapshot_find_idea(&d->snap, m->ids[i]);

		if (!idea || idea->withdrawn || idea->question_id != question_id)
			marks_toggle(m, m->ids[i]);
	}
}

/* ---- the parking lot ---- */

static bool store_park(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct chosen c = choose(d, &id);

	if (!desk_did(d, store_park_ideas(d->store, d->session_id, c.ids, c.n, v->text[0], e), e))
		return false;
	marks_clear(idea_marks(d));
	desk_say(d, ROLE_GOOD, "%s", _("In the parking lot."));
	return true;
}

static bool are_parked(struct desk *d, struct chosen c)
{
	for (int i = 0; i < c.n; i++)
		if (!snapshot_find_idea(&d->snap, c.ids[i])->parked)
			return false;
	return true;
}

void park_ideas(struct desk *d, int64_t id)
{
	const struct chosen c = choose(d, &id);
	struct err e = {0};

	if (c.n == 0)
		return;
	if (!are_parked(d, c)) {
		form_line(d, arena_printf(d->frame, _("%s to the parking lot"), name_of(d, c)),
		          _("Why? It goes into the report"), "", TEXT_MAX_FIELD, store_park, id);
		return;
	}
	if (!desk_did(d, store_assign_ideas(d->store, d->session_id, c.ids, c.n, 0, &e), &e))
		return;
	marks_clear(idea_marks(d));
	desk_say(d, ROLE_GOOD, "%s", _("Out of the parking lot."));
}

/* ---- the same as another one ---- */

static void duplicate_chosen(struct desk *d, int value, int64_t id)
{
	const struct chosen c = choose(d, &id);
	const char *name = name_of(d, c);
	const struct idea *other = NULL;
	char code[CODE_SIZE];
	struct err e = {0};

	/* value is the code of the other one; 0: not the same after all. */
	for (int i = 0; i < d->snap.n_ideas; i++)
		if (d->snap.ideas[i].code == value)
			other = &d->snap.ideas[i];
	if (!change(d, c, (struct change){.field = "duplicate_of", .number = other ? other->id : 0},
	            other ? "idea-duplicate" : "idea-single", &e))
		return;
	if (!value)
		desk_say(d, ROLE_GOOD,
		         c.n == 1 ? _("%s stands on its own again.")
		                  : _("%s stand on their own again."),
		         name);
	else if (c.n == 1)
		desk_say(d, ROLE_GOOD, _("%s is the same as %s. Both are kept."), name,
		         idea_code(value, code));
	else
		desk_say(d, ROLE_GOOD, _("%s are the same as %s. All are kept."), name,
		         idea_code(value, code));
}

/* What looks most like it stands first. */
static void add_others(struct desk *d, struct chosen c, const struct idea *idea)
{
	const char **texts = arena_array(d->frame, (size_t)d->snap.n_ideas + 1, sizeof(*texts));
	struct alike *found = arena_array(d->frame, (size_t)d->snap.n_ideas + 1, sizeof(*found));
	char code[CODE_SIZE];
	int n;

	for (int i = 0; i < d->snap.n_ideas; i++)
		texts[i] = d->snap.ideas[i].text;
	n = find_alike(idea->text, texts, d->snap.n_ideas, (int)(idea - d->snap.ideas), 0.0, found,
	               d->snap.n_ideas);
	for (int i = 0; i < n; i++) {
		const struct idea *o = &d->snap.ideas[found[i].index];

		if (!o->withdrawn && o->question_id == idea->question_id && !o->duplicate_of &&
		    !has(c, o->id))
			choice_add(d, o->code,
			           arena_printf(d->frame, "%-3s %s", idea_code(o->code, code),
			                        group_short(d, o->group_id)),
			           o->text, "");
	}
}

static bool has_duplicate(struct desk *d, struct chosen c)
{
	for (int i = 0; i < c.n; i++)
		if (snapshot_find_idea(&d->snap, c.ids[i])->duplicate_of)
			return true;
	return false;
}

void choose_duplicate(struct desk *d, int64_t id)
{
	const struct chosen c = choose(d, &id);

	if (c.n == 0)
		return;
	choice_open(d,
	            arena_printf(d->frame,
	                         c.n == 1 ? _("%s is the same as...") : _("%s are the same as..."),
	                         name_of(d, c)),
	            duplicate_chosen, id);
	add_others(d, c, snapshot_find_idea(&d->snap, c.ids[0]));
	if (has_duplicate(d, c))
		choice_add(d, 0, "", _("not the same as another idea"), "");
}

/* ---- away ---- */

void remove_ideas(struct desk *d, int64_t id)
{
	const struct chosen c = choose(d, &id);
	const char *name = name_of(d, c);
	struct err e = {0};

	if (c.n > 0 && change(d, c, (struct change){.field = "withdrawn", .number = 1},
	                      c.n == 1 ? "idea-remove" : "ideas-remove", &e))
		desk_say(d, ROLE_GOOD, _("Removed: %s. %s brings it back."), name,
		         text_with_keys("{undo}"));
}

/* ---- to another group or question ---- */

static void moved(struct desk *d, int value, int64_t id)
{
	const struct chosen c = choose(d, &id);
	const char *name = name_of(d, c), *to;
	bool to_group = value < d->snap.n_groups;
	const struct question *q = to_group ? NULL : &d->snap.questions[value - d->snap.n_groups];
	struct change where = {.field = "question_id"};
	struct err e = {0};

	if (to_group) {
		where.field = "group_id";
		where.number = d->snap.groups[value].id;
		to = d->snap.groups[value].name;
	} else {
		where.number = q->id;
		to = q->text;
	}
	to = arena_strdup(d->frame, to);
	if (change(d, c, where, "idea-move", &e))
		desk_say(d, ROLE_GOOD, _("Moved: %s to %s"), name, to);
}

void choose_group(struct desk *d, int64_t id)
{
	const struct chosen c = choose(d, &id);

	if (c.n == 0)
		return;
	choice_open(d, arena_printf(d->frame, _("Move %s to..."), name_of(d, c)), moved, id);
	for (int i = 0; i < d->snap.n_groups; i++)
		if (group_is_active(&d->snap.groups[i]))
			choice_add(d, i, group_short(d, d->snap.groups[i].id),
			           d->snap.groups[i].name, "");
	for (int i = 0; i < d->snap.n_questions; i++)
		if (question_asks_for_ideas(&d->snap, &d->snap.questions[i]) &&
		    d->snap.questions[i].id != snapshot_find_idea(&d->snap, c.ids[0])->question_id)
			choice_add(d, d->snap.n_groups + i, _("Question"),
			           d->snap.questions[i].text, "");
}
