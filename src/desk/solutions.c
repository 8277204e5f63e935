/* What can be done with one solution. */
#include "solutions.h"
#include "correct.h"

#include "mem.h"
#include "text.h"
#include "tr.h"

const char *const strength_words[STRENGTH_COUNT] = {[STRENGTH_PROPOSAL] = N_("a proposal"),
                                                    [STRENGTH_TO_EXAMINE] = N_("to be examined"),
                                                    [STRENGTH_NOT_AGREED] =
                                                            N_("not everybody agrees")};

static bool store_edit_form(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct solution *s = snapshot_find_solution(&d->snap, id);
	char code[CODE_SIZE] = "";
	const struct change changes[] = {
	        {.field = "text", .text = v->text[0]},
	        {.field = "public_text", .text = v->text[1]},
	        {.field = "addressee", .number = v->number[2]},
	        {.field = "organisation", .text = v->text[3]},
	        {.field = "strength", .number = v->number[4]},
	};

	return desk_did(d,
	                store_edit(d->store, d->session_id, ENTITY_solution, id, changes,
	                           N_ITEMS(changes), "solution-edit",
	                           solution_code(s ? s->code : 0, code), e),
	                e);
}

static void edit_solution(struct desk *d, const struct solution *s)
{
	char code[CODE_SIZE];
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT,
	         .label = _("As it was written"),
	         .value = s->text,
	         .max = TEXT_MAX_IDEA},
	        {.kind = FORM_TEXT,
	         .label = _("Public text, without names"),
	         .value = s->public_text,
	         .max = TEXT_MAX_IDEA,
	         .optional = true},
	        {.kind = FORM_CHOICE,
	         .label = _("For whom?"),
	         .choices = answer_labels(ANSWER_FOR_SELF),
	         .n_choices = ADDRESSEE_COUNT,
	         .value = arena_printf(d->frame, "%d", (int)s->addressee)},
	        {.kind = FORM_TEXT,
	         .label = _("If somebody else: who?"),
	         .value = s->organisation,
	         .max = 80,
	         .optional = true},
	        {.kind = FORM_CHOICE,
	         .label = _("How strong is it?"),
	         .choices = strength_words,
	         .n_choices = STRENGTH_COUNT,
	         .value = arena_printf(d->frame, "%d", (int)s->strength)},
	};

	correct_open(d, arena_printf(d->frame, _("Change %s"), solution_code(s->code, code)),
	             fields, N_ITEMS(fields), WHY_NEEDED, store_edit_form, s->id);
}

static void toggle(struct desk *d, const struct solution *s, const char *field, bool now,
                   const char *action, const char *sentence)
{
	const struct change change = {.field = field, .number = !now};
	char code[CODE_SIZE];
	struct err e = {0};

	solution_code(s->code, code);
	if (desk_did(d,
	             store_edit(d->store, d->session_id, ENTITY_solution, s->id, &change, 1, action,
	                        code, &e),
	             &e))
		desk_say(d, ROLE_GOOD, "%s: %s", code, sentence);
}

static void remove_solution(struct desk *d, const struct solution *s)
{
	const struct change change = {.field = "withdrawn", .number = 1};
	char code[CODE_SIZE];
	struct err e = {0};

	solution_code(s->code, code);
	if (desk_did(d,
	             store_edit(d->store, d->session_id, ENTITY_solution, s->id, &change, 1,
	                        "solution-remove", code, &e),
	             &e))
		desk_say(d, ROLE_GOOD, _("Removed: %s. u brings it back."), code);
}

bool solution_action(struct desk *d, enum action a, const struct solution *s)
{
	if (!s)
		return false;
	switch (a) {
	case ACTION_IDEA_EDIT:
		edit_solution(d, s);
		return true;
	case ACTION_HIGHLIGHT:
		toggle(d, s, "highlighted", s->highlighted,
		       s->highlighted ? "solution-lowlight" : "solution-highlight",
		       s->highlighted ? _("no longer on top in the report")
		                      : _("on top in the report"));
		return true;
	case ACTION_QUICK:
		toggle(d, s, "quick", s->quick, s->quick ? "solution-slow" : "solution-quick",
		       s->quick ? _("not quick after all") : _("can be done quickly"));
		return true;
	case ACTION_IDEA_REMOVE:
		remove_solution(d, s);
		return true;
	default:
		return false;
	}
}
