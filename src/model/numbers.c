#include "rules.h"

#include <string.h>

#include "date.h"
#include "text.h"

int count_ideas(const struct snapshot *s, int64_t group_id, int64_t question_id)
{
	int n = 0;

	for (int i = 0; i < s->n_ideas; i++) {
		const struct idea *idea = &s->ideas[i];
		n += !idea->withdrawn && (group_id == 0 || idea->group_id == group_id) &&
		     (question_id == 0 || idea->question_id == question_id);
	}
	return n;
}

int count_loose_ideas(const struct snapshot *s, int64_t question_id)
{
	int n = 0;

	for (int i = 0; i < s->n_ideas; i++) {
		const struct idea *idea = &s->ideas[i];
		n += !idea->withdrawn && !idea->parked && idea->subtheme_id == 0 &&
		     (question_id == 0 || idea->question_id == question_id);
	}
	return n;
}

int count_parked_ideas(const struct snapshot *s)
{
	int n = 0;

	for (int i = 0; i < s->n_ideas; i++)
		n += !s->ideas[i].withdrawn && s->ideas[i].parked;
	return n;
}

int count_ideas_in(const struct snapshot *s, int64_t subtheme_id)
{
	int n = 0;

	for (int i = 0; i < s->n_ideas; i++) {
		const struct idea *idea = &s->ideas[i];
		n += !idea->withdrawn && !idea->parked && idea->subtheme_id == subtheme_id;
	}
	return n;
}

int count_solutions(const struct snapshot *s, int64_t theme_id, int64_t group_id, int which)
{
	int n = 0;

	for (int i = 0; i < s->n_solutions; i++) {
		const struct solution *solution = &s->solutions[i];
		/* Everything that is not for ourselves is passed on (domain.md 3.2.7). */
		int half = solution->addressee == FOR_SELF ? 1 : 2;
		n += !solution->withdrawn && (theme_id == 0 || solution->theme_id == theme_id) &&
		     (group_id == 0 || solution->group_id == group_id) &&
		     (which == 0 || which == half);
	}
	return n;
}

const char *idea_public(const struct idea *i)
{
	return i->public_text[0] != '\0' ? i->public_text : i->text;
}

const char *signal_public(const struct signal *s)
{
	return s->public_text[0] != '\0' ? s->public_text : s->text;
}

const char *solution_public(const struct solution *s)
{
	return s->public_text[0] != '\0' ? s->public_text : s->text;
}

const struct ballot *current_ballot(const struct snapshot *s)
{
	const struct ballot *last = NULL;

	for (int i = 0; i < s->n_ballots; i++) {
		const struct ballot *b = &s->ballots[i];
		if (b->kind != BALLOT_MAIN || b->status == BALLOT_INVALID)
			continue;
		if (b->status == BALLOT_OPEN)
			return b;
		if (last == NULL || b->number > last->number)
			last = b;
	}
	return last;
}

const struct ballot *run_off_of(const struct snapshot *s, const struct ballot *b)
{
	const struct ballot *last = NULL;

	for (int i = 0; i < s->n_ballots; i++) {
		const struct ballot *r = &s->ballots[i];
		if (r->kind == BALLOT_RUN_OFF && r->parent_id == b->id &&
		    r->status != BALLOT_INVALID && (last == NULL || r->number > last->number))
			last = r;
	}
	return last;
}

int places_above(const struct snapshot *s, const struct ballot *b)
{
	const struct ballot *parent = snapshot_find_ballot(s, b->parent_id);

	return parent != NULL ? parent->places - b->places : 0;
}

const struct vote_count *last_count(const struct snapshot *s, const struct ballot *b)
{
	const struct vote_count *last = NULL;

	for (int i = 0; i < s->n_counts; i++) {
		const struct vote_count *c = &s->counts[i];
		if (c->ballot_id == b->id && (last == NULL || c->number > last->number))
			last = c;
	}
	return last;
}

int ballot_options(const struct snapshot *s, const struct ballot *b,
                   const struct ballot_option *out[SUBTHEME_MAX])
{
	int n = 0;

	for (int i = 0; i < s->n_options && n < SUBTHEME_MAX; i++) {
		const struct ballot_option *option = &s->options[i];
		if (option->ballot_id != b->id)
			continue;
		int at = n++;
		while (at > 0 && out[at - 1]->position > option->position) {
			out[at] = out[at - 1];
			at--;
		}
		out[at] = option;
	}
	return n;
}

void count_dots(const struct snapshot *s, const struct vote_count *c,
                const struct ballot_option *const *options, int n, int *dots)
{
	for (int i = 0; i < n; i++)
		dots[i] = -1;
	for (int l = 0; l < s->n_lines; l++) {
		const struct count_line *line = &s->lines[l];
		if (line->count_id != c->id)
			continue;
		for (int i = 0; i < n; i++) {
			if (options[i]->id == line->option_id)
				dots[i] = line->dots;
		}
	}
}

bool question_asks_for_ideas(const struct snapshot *s, const struct question *q)
{
	const struct round *r = snapshot_find_round(s, q->round_id);

	return r != NULL && r->kind == ROUND_IDEAS;
}

bool session_has_vote(const struct snapshot *s)
{
	for (int i = 0; i < s->n_agenda; i++) {
		if (s->agenda[i].kind == ITEM_VOTE && !s->agenda[i].skipped)
			return true;
	}
	return current_ballot(s) != NULL;
}

void session_keep_until(const struct session *s, char *out)
{
	out[0] = '\0';
	if (date_valid(s->keep_until))
		text_copy(out, DATE_SIZE, s->keep_until);
	else if (date_valid(s->date))
		date_add_days(s->date, NAMES_KEPT_DAYS, out);
}

bool session_has_kind(const struct snapshot *s, enum item_kind kind)
{
	for (int i = 0; i < s->n_agenda; i++) {
		if (s->agenda[i].kind == kind)
			return true;
	}
	return false;
}

int most_people(const struct snapshot *s)
{
	int most = 0;

	for (int i = 0; i < s->n_heads; i++) {
		if (s->heads[i].total > most)
			most = s->heads[i].total;
	}
	return most;
}

int people_in_groups(const struct snapshot *s)
{
	int n = 0;

	for (int i = 0; i < s->n_groups; i++)
		n += s->groups[i].withdrawn ? 0 : s->groups[i].people;
	return n;
}

const struct head_count *find_heads(const struct snapshot *s, enum head_moment moment)
{
	const struct head_count *last = NULL;

	for (int i = 0; i < s->n_heads; i++) {
		const struct head_count *h = &s->heads[i];
		if (h->moment == moment && (last == NULL || h->counted_at >= last->counted_at))
			last = h;
	}
	return last;
}

static bool is_option_of(const struct snapshot *s, const struct ballot_option *o,
                         int64_t question_id)
{
	const struct subtheme *t = snapshot_find_subtheme(s, o->subtheme_id);

	return question_id == 0 || (t != NULL && t->question_id == question_id);
}

static bool has_ballot_with(const struct snapshot *s, int64_t question_id,
                            enum ballot_status status)
{
	for (int i = 0; i < s->n_options; i++) {
		const struct ballot *b = snapshot_find_ballot(s, s->options[i].ballot_id);
		if (b != NULL && b->status == status &&
		    is_option_of(s, &s->options[i], question_id))
			return true;
	}
	return false;
}

bool list_is_frozen(const struct snapshot *s, int64_t question_id)
{
	return has_ballot_with(s, question_id, BALLOT_OPEN);
}

bool list_has_ballot(const struct snapshot *s, int64_t question_id)
{
	return list_is_frozen(s, question_id) || has_ballot_with(s, question_id, BALLOT_FIXED);
}

/* The reference date of the planning that this session has. */
static const char *planning_date(const struct snapshot *s)
{
	const char *best = "", *first = "";

	for (int i = 0; i < s->n_phases; i++) {
		const char *date = s->phases[i].reference_date;

		if (!first[0] || strcmp(date, first) < 0)
			first = date;
		if (strcmp(date, s->sessions->date) <= 0 && strcmp(date, best) > 0)
			best = date;
	}
	return best[0] ? best : first;
}

bool phase_is_of_session(const struct snapshot *s, const struct phase *p)
{
	return strcmp(p->reference_date, planning_date(s)) == 0;
}
