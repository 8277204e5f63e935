/* How a proposal stands: the form, and what is stored of it. */
#include "follow_up.h"
#include "overlay.h"

#include <string.h>

#include "date.h"
#include "mem.h"
#include "report.h"
#include "text.h"
#include "tr.h"

const struct follow_up *proposal_stands(const struct desk *d, struct proposal p)
{
	return p.idea ? follow_of_idea(&d->snap, p.idea->id)
	              : follow_of_solution(&d->snap, p.solution->id);
}

const char *proposal_code(struct desk *d, struct proposal p)
{
	char code[CODE_SIZE];

	return arena_strdup(d->frame, p.idea ? idea_code(p.idea->code, code)
	                                     : solution_code(p.solution->code, code));
}

int count_received(const struct desk *d, int *all)
{
	int n = 0;

	*all = 0;
	for (int i = 0; i < d->snap.n_solutions; i++) {
		const struct solution *s = &d->snap.solutions[i];

		*all += is_passed_on(s);
		n += is_passed_on(s) && follow_of_solution(&d->snap, s->id);
	}
	return n;
}

/* ---- the statuses that fit ---- */

static bool is_self(struct proposal p)
{
	return p.solution && p.solution->addressee == FOR_SELF;
}

/* As choices of a form: msgids of follow_word, in their order. */
static int fitting(bool self, enum follow_status out[FOLLOW_STATUS_COUNT])
{
	int n = 0;

	for (int i = 0; i < FOLLOW_STATUS_COUNT; i++)
		if (follow_fits((enum follow_status)i, self))
			out[n++] = (enum follow_status)i;
	return n;
}

/* What comes first, else what stands there. */
static int proposed_status(const struct follow_up *now, bool self)
{
	enum follow_status all[FOLLOW_STATUS_COUNT];
	enum follow_status wanted = now ? now->status : self ? FOLLOW_TAKEN_UP : FOLLOW_PASSED_ON;
	int n = fitting(self, all), i = 0;

	while (i < n - 1 && all[i] != wanted)
		i++;
	return i;
}

/* ---- storing ---- */

enum { ASK_STATUS, ASK_DATE, ASK_BODY, ASK_WHY, ASK_TOLD, ASK_SAME };

static const char *const told[] = {N_("in the report"), N_("not in the report")};

static bool store_status(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const int64_t *ids = d->follow_up.ids;
	enum follow_status all[FOLLOW_STATUS_COUNT];
	struct follow_up f = {.date = v->text[ASK_DATE],
	                      .body = v->text[ASK_BODY],
	                      .explanation = v->text[ASK_WHY],
	                      .told_by = "",
	                      .public = v->number[ASK_TOLD] == 0};
	int n = d->follow_up.n_ids > 1 && v->number[ASK_SAME] == 1 ? d->follow_up.n_ids : 1;

	(void)id;
	fitting(d->follow_up.self, all);
	f.status = all[v->number[ASK_STATUS]];
	if (f.status == FOLLOW_PASSED_ON && !f.body[strspn(f.body, " ")]) {
		err_set(e, E_INVALID, _("Fill in to whom it was passed on. No names of people."));
		return false;
	}
	if (!desk_did(
	            d,
	            d->follow_up.ideas
	                    ? store_add_follow_ups(d->store, d->session_id, NULL, 0, ids, n, &f, e)
	                    : store_add_follow_ups(d->store, d->session_id, ids, n, NULL, 0, &f, e),
	            e))
		return false;
	desk_say(d, ROLE_GOOD,
	         ngettext("Stored: how %d proposal stands", "Stored: how %d proposals stand",
	                  (unsigned long)n),
	         n);
	return true;
}

/* ---- the form ---- */

/* Who had the last one for the same addressee is likely to get this one too. */
static const char *proposed_body(struct desk *d, struct proposal p, const struct follow_up *now)
{
	const struct follow_up *last = now;

	if (!last && p.solution && p.solution->addressee == FOR_OTHER)
		return p.solution->organisation;
	for (int i = 0; !now && p.solution && i < d->snap.n_follow_ups; i++) {
		const struct follow_up *f = &d->snap.follow_ups[i];
		const struct solution *s = snapshot_find_solution(&d->snap, f->solution_id);

		if (s && s->addressee == p.solution->addressee)
			last = f;
	}
	return last ? last->body : "";
}

/* The ids that the answer counts for: the proposal itself first. */
static void remember(struct desk *d, struct proposal p, const struct proposal *same, int n)
{
	d->follow_up.ideas = p.idea != NULL;
	d->follow_up.self = is_self(p);
	d->follow_up.n_ids = 0;
	d->follow_up.ids[d->follow_up.n_ids++] = p.idea ? p.idea->id : p.solution->id;
	for (int i = 0; i < n && d->follow_up.n_ids < FOLLOW_MAX; i++)
		d->follow_up.ids[d->follow_up.n_ids++] =
		        same[i].idea ? same[i].idea->id : same[i].solution->id;
}

void follow_up_form(struct desk *d, struct proposal p, const struct proposal *same, int n)
{
	static const char *words[FOLLOW_STATUS_COUNT];
	static const char *for_whom[2];
	const struct follow_up *now = proposal_stands(d, p);
	enum follow_status all[FOLLOW_STATUS_COUNT];
	bool self = is_self(p);
	const char *code = proposal_code(d, p);
	int n_words = fitting(self, all), n_fields = ASK_SAME;
	char today[DATE_SIZE];
	struct form_field fields[ASK_SAME + 1] = {
	        [ASK_DATE] = {.kind = FORM_DATE, .label = _("Since when?"), .value = today},
	        [ASK_BODY] = {.kind = FORM_TEXT,
	                      .label = self ? _("Who takes it up? (no names)")
	                                    : _("Who has it now? (no names)"),
	                      .value = proposed_body(d, p, now),
	                      .max = TEXT_MAX_FIELD,
	                      .optional = true},
	        [ASK_WHY] = {.kind = FORM_TEXT,
	                     .label = _("What to tell about it, and why"),
	                     .value = "",
	                     .max = TEXT_MAX_IDEA,
	                     .optional = true},
	        [ASK_TOLD] = {.kind = FORM_CHOICE,
	                      .label = _("Tell it?"),
	                      .choices = told,
	                      .n_choices = N_ITEMS(told),
	                      .value = "0"}};

	moment_date(desk_now(d), today);
	remember(d, p, same, n);
	for (int i = 0; i < n_words; i++)
		words[i] = follow_word_id(all[i]);
	fields[ASK_STATUS] = (struct form_field){
	        .kind = FORM_CHOICE,
	        .label = _("How does it stand?"),
	        .choices = words,
	        .n_choices = n_words,
	        .value = arena_printf(d->frame, "%d", proposed_status(now, self))};
	if (!now && n > 0) {
		for_whom[0] = N_("for this one");
		for_whom[1] = N_("for all of this group without a status");
		fields[n_fields++] = (struct form_field){.kind = FORM_CHOICE,
		                                         .label = _("For which?"),
		                                         .choices = for_whom,
		                                         .n_choices = N_ITEMS(for_whom),
		                                         .value = "0"};
	} else {
		d->follow_up.n_ids = 1;
	}
	form_open(d, arena_printf(d->frame, _("Status of %s"), code), fields, n_fields,
	          store_status, 0);
}
