/* The forms of closing about the session as a whole: what was agreed, the core values, the
 * conditions of the grant. */
#include "closing.h"
#include "correct.h"

#include "mem.h"
#include "report.h"
#include "text.h"
#include "tr.h"

/* ---- what was agreed ---- */

static const char *const states[] = {N_("still to do"), N_("done")};

static bool store_agreed(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct change changes[] = {
	        {.field = "what", .text = v->text[0]},
	        {.field = "who", .text = v->text[1]},
	        {.field = "due", .text = v->text[2]},
	        {.field = "done", .number = v->number[3]},
	};
	int64_t added = 0;
	enum status s;

	if (id)
		s = store_edit(d->store, d->session_id, ENTITY_action_point, id, changes,
		               N_ITEMS(changes), "agreed-edit", "", e);
	else
		s = store_add(d->store, d->session_id, ENTITY_action_point, changes,
		              N_ITEMS(changes), "agreed-add", &added, e);
	if (!desk_did(d, s, e))
		return false;
	if (added) {
		d->closing.list.selected = added;
		d->closing.list.sub = SUB_AGREED;
	}
	desk_say(d, ROLE_GOOD, "%s", _("Stored: the agreement"));
	return true;
}

void closing_agreed_form(struct desk *d, const struct action_point *p)
{
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT,
	         .label = _("What was agreed?"),
	         .value = p ? p->what : "",
	         .max = TEXT_MAX_FIELD},
	        {.kind = FORM_TEXT,
	         .label = _("Who does it? (a role, no name)"),
	         .value = p ? p->who : "",
	         .max = TEXT_MAX_FIELD,
	         .optional = true},
	        {.kind = FORM_TEXT,
	         .label = _("When? (in your own words)"),
	         .value = p ? p->due : "",
	         .max = TEXT_MAX_FIELD,
	         .optional = true},
	        {.kind = FORM_CHOICE,
	         .label = _("How far is it?"),
	         .choices = states,
	         .n_choices = N_ITEMS(states),
	         .value = p && p->done ? "1" : "0"},
	};

	correct_open(d, p ? _("Change the agreement") : _("What was agreed"), fields,
	             N_ITEMS(fields), WHY_NEEDED, store_agreed, p ? p->id : 0);
}

/* ---- the core values ---- */

static const char *const answers[VERDICT_COUNT] = {N_("not answered yet"), N_("yes"), N_("no")};

static bool store_values(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	enum verdict values[CORE_VALUES];

	(void)id;
	for (int i = 0; i < CORE_VALUES; i++)
		values[i] = (enum verdict)v->number[i];
	if (!desk_did(d, store_set_values(d->store, d->session_id, values, v->text[CORE_VALUES], e),
	              e))
		return false;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), _("Core values"));
	return true;
}

void closing_values_form(struct desk *d)
{
	static const char *const questions[CORE_VALUES] = {
	        N_("Equality: did everybody count?"), N_("Inclusion: could everybody join in?"),
	        N_("Participation: did residents take an active part?"),
	        N_("Trust: did we listen openly?"),
	        N_("Making together: did we think it up together?")};
	const struct reflection *r = d->snap.n_reflections ? d->snap.reflections : NULL;
	struct form_field fields[CORE_VALUES + 1];
	enum verdict values[CORE_VALUES];

	core_values(&d->snap, values);
	for (int i = 0; i < CORE_VALUES; i++)
		fields[i] =
		        (struct form_field){.kind = FORM_CHOICE,
		                            .label = gettext(questions[i]),
		                            .choices = answers,
		                            .n_choices = VERDICT_COUNT,
		                            .value = arena_printf(d->frame, "%d", (int)values[i])};
	fields[CORE_VALUES] = (struct form_field){.kind = FORM_TEXT,
	                                          .label = _("Remark"),
	                                          .value = r ? r->values_remark : "",
	                                          .max = TEXT_MAX_IDEA,
	                                          .optional = true};
	correct_open(d, _("The core values: did that work out today?"), fields, N_ITEMS(fields),
	             WHY_OPTIONAL, store_values, 0);
}

/* ---- the conditions of the grant ---- */

static bool store_evidence(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	(void)id;
	if (!desk_did(d, store_set_evidence(d->store, d->session_id, v->text, e), e))
		return false;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), _("Conditions of the grant"));
	return true;
}

static const char *evidence_of(const struct desk *d, int number)
{
	for (int i = 0; i < d->snap.n_evidence; i++)
		if (d->snap.evidence[i].number == number)
			return d->snap.evidence[i].text;
	return "";
}

void closing_evidence_form(struct desk *d)
{
	struct form_field fields[PRECONDITIONS];

	for (int i = 0; i < PRECONDITIONS; i++)
		fields[i] = (struct form_field){
		        .kind = FORM_TEXT,
		        .label = arena_printf(d->frame, "%d %s", i + 1, condition_word(i + 1)),
		        .value = evidence_of(d, i + 1),
		        .max = TEXT_MAX_FIELD,
		        .optional = true};
	correct_open(d, _("How did the session meet the conditions of the grant?"), fields,
	             PRECONDITIONS, WHY_OPTIONAL, store_evidence, 0);
}
