/* An idea as a line of a list, and the form that changes it. */
#include "ideas.h"
#include "correct.h"

#include <string.h>

#include "mem.h"
#include "personal.h"
#include "text.h"
#include "tr.h"

static const char *idea_text_shown(struct desk *d, struct arena *a, const struct idea *idea)
{
	const struct idea *other = snapshot_find_idea(&d->snap, idea->duplicate_of);
	/* The snapshot may go before the row does. */
	const char *text = arena_strdup(a, idea_public(idea));
	char code[CODE_SIZE];

	if (other)
		text = arena_printf(a, _("%s (same as %s)"), text, idea_code(other->code, code));
	if (idea->after_list)
		text = arena_printf(a, _("%s (came after the vote)"), text);
	return text;
}

/* before: the row of the same idea as it was read before, or NULL. */
static struct row make_row(struct desk *d, struct arena *a, const struct idea *idea,
                           const struct row *before)
{
	const struct subtheme *sub = snapshot_find_subtheme(&d->snap, idea->subtheme_id);
	char code[CODE_SIZE];
	struct row r = {.id = idea->id, .role = ROLE_NORMAL, .right = ""};

	r.left = arena_printf(a, "%-3s %s", idea_code(idea->code, code),
	                      group_short(d, idea->group_id));
	r.text = idea_text_shown(d, a, idea);
	if (idea->parked)
		r.right = _("parked");
	else if (sub)
		r.right = arena_strdup(a, subtheme_code(sub->code, code));
	/* Looking a text through takes longer than all else. */
	if (before && !idea->public_text[0] && strcmp(before->text, idea->text) == 0)
		r.warning = before->warning;
	else
		r.warning = idea_is_unclear(idea) ||
		            (!idea->public_text[0] && may_hold_personal_data(idea->text));
	if (idea->parked || idea->duplicate_of)
		r.role = ROLE_DIM;
	return r;
}

/* Ideas stand by their codes, so that an earlier one keeps its place. */
static const struct row *row_before(const struct desk *d, int i, int64_t id)
{
	return i < d->idea_rows.n && d->idea_rows.rows[i].id == id ? &d->idea_rows.rows[i] : NULL;
}

const struct row *idea_rows(struct desk *d)
{
	struct arena *a;
	struct row *rows;

	if (d->idea_rows.rows && d->idea_rows.reading == d->reading)
		return d->idea_rows.rows;
	a = arena_new();
	rows = arena_array(a, (size_t)d->snap.n_ideas + 1, sizeof(*rows));
	for (int i = 0; i < d->snap.n_ideas; i++)
		rows[i] = make_row(d, a, &d->snap.ideas[i], row_before(d, i, d->snap.ideas[i].id));
	arena_free(d->idea_rows.arena);
	d->idea_rows.arena = a;
	d->idea_rows.rows = rows;
	d->idea_rows.n = d->snap.n_ideas;
	d->idea_rows.reading = d->reading;
	return rows;
}

static const char *const legibilities[] = {N_("legible"), N_("partly illegible"), N_("illegible")};

/* Where an idea may belong: to one of the groups, or of the questions. */
struct places {
	const char *column, *label;
	int64_t *ids;
	const char **names;
	int n, now;
};

static void start_places(struct desk *d, struct places *p, int most)
{
	p->ids = arena_array(d->frame, (size_t)most + 1, sizeof(*p->ids));
	p->names = arena_array(d->frame, (size_t)most + 1, sizeof(*p->names));
}

static void add_place(struct places *p, int64_t id, const char *name, int64_t now)
{
	if (id == now)
		p->now = p->n;
	p->ids[p->n] = id;
	p->names[p->n++] = name;
}

static struct places groups_for(struct desk *d, const struct idea *idea)
{
	struct places p = {.column = "group_id", .label = _("Group")};

	start_places(d, &p, d->snap.n_groups);
	for (int i = 0; i < d->snap.n_groups; i++) {
		const struct group *g = &d->snap.groups[i];

		if (group_is_active(g) || g->id == idea->group_id)
			add_place(&p, g->id, g->name, idea->group_id);
	}
	return p;
}

static struct places questions_for(struct desk *d, const struct idea *idea)
{
	struct places p = {.column = "question_id", .label = _("Question")};

	start_places(d, &p, d->snap.n_questions);
	for (int i = 0; i < d->snap.n_questions; i++) {
		const struct question *q = &d->snap.questions[i];

		if (question_asks_for_ideas(&d->snap, q))
			add_place(&p, q->id, q->text, idea->question_id);
	}
	return p;
}

/* Only where there is something to choose; returns how many. */
enum { PLACES_MAX = 2 };
static int places_for(struct desk *d, const struct idea *idea, struct places out[PLACES_MAX])
{
	int n = 0;

	out[n] = groups_for(d, idea);
	n += out[n].n > 1;
	out[n] = questions_for(d, idea);
	n += out[n].n > 1;
	return n;
}

/* Fields of the form before those of its places. */
enum { EDIT_TEXT, EDIT_PUBLIC, EDIT_LEGIBLE, EDIT_DISTRICT, EDIT_PLACES };

static bool store_edit_form(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct idea *idea = snapshot_find_idea(&d->snap, id);
	struct places places[PLACES_MAX];
	int n = idea ? places_for(d, idea, places) : 0;
	char code[CODE_SIZE] = "";
	struct change changes[EDIT_PLACES + PLACES_MAX] = {
	        [EDIT_TEXT] = {.field = "text", .text = v->text[EDIT_TEXT]},
	        [EDIT_PUBLIC] = {.field = "public_text", .text = v->text[EDIT_PUBLIC]},
	        [EDIT_LEGIBLE] = {.field = "legibility", .number = v->number[EDIT_LEGIBLE]},
	        [EDIT_DISTRICT] = {.field = "district", .text = v->text[EDIT_DISTRICT]},
	};

	for (int i = 0; i < n; i++)
		changes[EDIT_PLACES + i] =
		        (struct change){.field = places[i].column,
		                        .number = places[i].ids[v->number[EDIT_PLACES + i]]};
	if (idea)
		idea_code(idea->code, code);
	if (!desk_did(d,
	              store_edit(d->store, d->session_id, ENTITY_idea, id, changes, EDIT_PLACES + n,
	                         "idea-edit", code, e),
	              e))
		return false;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), code);
	return true;
}

static void place_field(struct desk *d, const struct places *p, struct form_field *out)
{
	*out = (struct form_field){.kind = FORM_CHOICE,
	                           .label = p->label,
	                           .value = arena_printf(d->frame, "%d", p->now),
	                           .choices = p->names,
	                           .names = true,
	                           .n_choices = p->n};
}

/* What was written first is not lost from sight when somebody changes it. */
static void note_first_text(struct desk *d, const struct idea *idea)
{
	const char *first;
	struct err e = {0};

	/* Only a help: what cannot be read is not told here. */
	if (store_first_text(d->store, d->session_id, idea, d->frame, &first, &e) == OK &&
	    strcmp(first, idea->text) != 0)
		form_note(d, arena_printf(d->frame, _("Written first: %s"), first));
}

void edit_idea(struct desk *d, int64_t id)
{
	const struct idea *idea = snapshot_find_idea(&d->snap, id);
	struct form_field fields[EDIT_PLACES + PLACES_MAX];
	struct places places[PLACES_MAX];
	char code[CODE_SIZE];
	int n;

	if (!idea)
		return;
	fields[EDIT_TEXT] = (struct form_field){.kind = FORM_TEXT,
	                                        .label = _("As it was written"),
	                                        .value = idea->text,
	                                        .max = TEXT_MAX_IDEA};
	fields[EDIT_PUBLIC] = (struct form_field){.kind = FORM_TEXT,
	                                          .label = _("Public text, without names"),
	                                          .value = idea->public_text,
	                                          .max = TEXT_MAX_IDEA,
	                                          .optional = true};
	fields[EDIT_LEGIBLE] =
	        (struct form_field){.kind = FORM_CHOICE,
	                            .label = _("Legible?"),
	                            .value = arena_printf(d->frame, "%d", (int)idea->legibility),
	                            .choices = legibilities,
	                            .n_choices = N_ITEMS(legibilities)};
	fields[EDIT_DISTRICT] = (struct form_field){.kind = FORM_TEXT,
	                                            .label = _("District"),
	                                            .value = idea->district,
	                                            .max = 60,
	                                            .optional = true};
	n = places_for(d, idea, places);
	for (int i = 0; i < n; i++)
		place_field(d, &places[i], &fields[EDIT_PLACES + i]);
	correct_open(d, arena_printf(d->frame, _("Change %s"), idea_code(idea->code, code)), fields,
	             EDIT_PLACES + n, WHY_NEEDED, store_edit_form, id);
	note_first_text(d, idea);
}
