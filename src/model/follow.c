/* What comes after a session: the core values looked back on, what becomes of the proposals. */
#include "rules.h"

#include <string.h>

#include "entity.h"
#include "tr.h"

const char *const core_value_fields[CORE_VALUES] = {"equality", "inclusion", "participation",
                                                    "trust", "cocreation"};

void core_values(const struct snapshot *s, enum verdict out[CORE_VALUES])
{
	const struct entity *en = &entities[ENTITY_reflection];

	for (int i = 0; i < CORE_VALUES; i++)
		out[i] = s->n_reflections == 0
		                 ? VERDICT_OPEN
		                 : (enum verdict)row_int(s->reflections,
		                                         entity_field(en, core_value_fields[i]));
}

bool follow_fits(enum follow_status status, bool self)
{
	static const bool of_self[FOLLOW_STATUS_COUNT] = {[FOLLOW_TAKEN_UP] = true,
	                                                  [FOLLOW_STARTED] = true,
	                                                  [FOLLOW_FINISHED] = true,
	                                                  [FOLLOW_STOPPED] = true};

	return status == FOLLOW_ANSWERED || of_self[status] == self;
}

static const struct follow_up *later(const struct follow_up *a, const struct follow_up *b)
{
	return a == NULL || b->position >= a->position ? b : a;
}

const struct follow_up *follow_of_solution(const struct snapshot *s, int64_t solution_id)
{
	const struct follow_up *last = NULL;

	for (int i = 0; i < s->n_follow_ups; i++) {
		if (s->follow_ups[i].solution_id == solution_id)
			last = later(last, &s->follow_ups[i]);
	}
	return last;
}

const struct follow_up *follow_of_idea(const struct snapshot *s, int64_t idea_id)
{
	const struct follow_up *last = NULL;

	for (int i = 0; i < s->n_follow_ups; i++) {
		if (s->follow_ups[i].idea_id == idea_id)
			last = later(last, &s->follow_ups[i]);
	}
	return last;
}

struct standing find_standing(const struct snapshot *s, int64_t solution_id, int64_t theme_id,
                              int64_t idea_id, const char *today)
{
	struct standing st = {NULL, NULL};

	for (int i = 0; i < s->n_follow_ups; i++) {
		const struct follow_up *f = &s->follow_ups[i];

		if (f->solution_id != solution_id || f->theme_id != theme_id ||
		    f->idea_id != idea_id || !f->public || (today[0] && strcmp(f->date, today) > 0))
			continue;
		if (f->status == FOLLOW_ANSWERED)
			st.answer = later(st.answer, f);
		else
			st.state = later(st.state, f);
	}
	/* What was answered before is no answer to how it stands now. */
	if (st.answer && st.state && later(st.answer, st.state) == st.state)
		st.answer = NULL;
	return st;
}

const struct follow_up *standing_line(struct standing st)
{
	return st.state ? st.state : st.answer;
}

bool is_passed_on(const struct solution *s)
{
	return !s->withdrawn && s->addressee != FOR_SELF;
}

int count_not_passed_on(const struct snapshot *s)
{
	int n = 0;

	for (int i = 0; i < s->n_solutions; i++)
		n += is_passed_on(&s->solutions[i]) && s->solutions[i].highlighted &&
		     follow_of_solution(s, s->solutions[i].id) == NULL;
	return n;
}

int count_evidence(const struct snapshot *s)
{
	int n = 0;

	for (int i = 0; i < s->n_evidence; i++)
		n += s->evidence[i].text[0] != '\0';
	return n;
}

const char *follow_word_id(enum follow_status status)
{
	static const char *const words[FOLLOW_STATUS_COUNT] = {
	        [FOLLOW_RECEIVED] = N_("received"),
	        [FOLLOW_PASSED_ON] = N_("passed on"),
	        [FOLLOW_IN_PROGRESS] = N_("being looked at"),
	        [FOLLOW_ADOPTED] = N_("adopted"),
	        [FOLLOW_PARTLY_ADOPTED] = N_("partly adopted"),
	        [FOLLOW_NOT_ADOPTED] = N_("not adopted"),
	        [FOLLOW_CARRIED_OUT] = N_("carried out"),
	        [FOLLOW_ANSWERED] = N_("answered"),
	        [FOLLOW_TAKEN_UP] = N_("somebody takes it up"),
	        [FOLLOW_STARTED] = N_("started"),
	        [FOLLOW_FINISHED] = N_("finished"),
	        [FOLLOW_STOPPED] = N_("stopped"),
	};
	return words[status];
}

const char *follow_word(enum follow_status status)
{
	return gettext(follow_word_id(status));
}
