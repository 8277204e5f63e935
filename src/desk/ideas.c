/* An idea as a line of a list, and the form that changes it. */
#include "ideas.h"
#include "correct.h"

#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

static const char *idea_text_shown(struct desk *d, struct arena *a, const struct idea *idea)
{
	const struct idea *other = snapshot_find_idea(&d->snap, idea->duplicate_of);
	char code[CODE_SIZE];

	if (other)
		return arena_printf(a, _("%s (same as %s)"), idea->text,
		                    idea_code(other->code, code));
	/* The snapshot may go before the row does. */
	return arena_strdup(a, idea->text);
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

static bool store_edit_form(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct idea *idea = snapshot_find_idea(&d->snap, id);
	char code[CODE_SIZE] = "";
	const struct change changes[] = {
	        {.field = "text", .text = v->text[0]},
	        {.field = "public_text", .text = v->text[1]},
	        {.field = "legibility", .number = v->number[2]},
	        {.field = "district", .text = v->text[3]},
	};

	if (idea)
		idea_code(idea->code, code);
	if (!desk_did(d,
	              store_edit(d->store, d->session_id, ENTITY_idea, id, changes,
	                         N_ITEMS(changes), "idea-edit", code, e),
	              e))
		return false;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), code);
	return true;
}

void edit_idea(struct desk *d, int64_t id)
{
	const struct idea *idea = snapshot_find_idea(&d->snap, id);
	char code[CODE_SIZE];
	struct form_field fields[4];

	if (!idea)
		return;
	fields[0] = (struct form_field){.kind = FORM_TEXT,
	                                .label = _("As it was written"),
	                                .value = idea->text,
	                                .max = TEXT_MAX_IDEA};
	fields[1] = (struct form_field){.kind = FORM_TEXT,
	                                .label = _("Public text, without names"),
	                                .value = idea->public_text,
	                                .max = TEXT_MAX_IDEA,
	                                .optional = true};
	fields[2] =
	        (struct form_field){.kind = FORM_CHOICE,
	                            .label = _("Legible?"),
	                            .value = arena_printf(d->frame, "%d", (int)idea->legibility),
	                            .choices = legibilities,
	                            .n_choices = N_ITEMS(legibilities)};
	fields[3] = (struct form_field){.kind = FORM_TEXT,
	                                .label = _("District"),
	                                .value = idea->district,
	                                .max = 60,
	                                .optional = true};
	correct_open(d, arena_printf(d->frame, _("Change %s"), idea_code(idea->code, code)), fields,
	             4, WHY_NEEDED, store_edit_form, id);
}
