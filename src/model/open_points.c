#include "rules.h"

#include <string.h>

#include "personal.h"
#include "text.h"

struct points {
	struct open_point *out;
	int n, max;
};

static void add(struct points *p, enum open_point_kind kind, int number, const char *what)
{
	if (p->n < p->max)
		p->out[p->n++] = (struct open_point){.kind = kind, .number = number, .what = what};
}

/* A point of which only the number is told, when there is any. */
static void add_number(struct points *p, enum open_point_kind kind, int number)
{
	if (number > 0)
		add(p, kind, number, "");
}

static bool has_round(const struct snapshot *s, enum round_kind kind)
{
	for (int i = 0; i < s->n_rounds; i++) {
		if (s->rounds[i].kind == kind)
			return true;
	}
	return false;
}

bool idea_is_unclear(const struct idea *idea)
{
	return idea->legibility != LEGIBLE || text_is_damaged(idea->text);
}

static int count_illegible(const struct snapshot *s)
{
	int n = 0;

	for (int i = 0; i < s->n_ideas; i++)
		n += !s->ideas[i].withdrawn && idea_is_unclear(&s->ideas[i]);
	return n;
}

/* Ideas without a subtheme are only loose where ideas are put together: answers
 * of a session without clustering stay as they are. */
static bool is_clustered(const struct snapshot *s)
{
	if (session_has_kind(s, ITEM_CLUSTERING))
		return true;
	for (int i = 0; i < s->n_subthemes; i++) {
		if (!s->subthemes[i].withdrawn)
			return true;
	}
	return false;
}

static bool vote_has_result(const struct snapshot *s)
{
	const struct ballot *b = current_ballot(s);
	bool theme = false;

	for (int i = 0; i < s->n_themes; i++)
		theme = theme || !s->themes[i].withdrawn;
	return theme && b != NULL && b->status == BALLOT_FIXED;
}

static void add_themes(const struct snapshot *s, struct points *p)
{
	if (!has_round(s, ROUND_SOLUTIONS))
		return;
	for (int i = 0; i < s->n_themes; i++) {
		const struct theme *t = &s->themes[i];
		if (!t->withdrawn && count_solutions(s, t->id, 0, 0) == 0)
			add(p, OPEN_THEME_WITHOUT_SOLUTIONS, t->position, t->title);
	}
}

static void add_groups(const struct snapshot *s, struct points *p)
{
	if (!has_round(s, ROUND_IDEAS))
		return;
	for (int i = 0; i < s->n_groups; i++) {
		const struct group *g = &s->groups[i];
		if (!g->withdrawn && count_ideas(s, g->id, 0) == 0)
			add(p, OPEN_GROUP_WITHOUT_IDEAS, g->number, g->name);
	}
}

/* Each voter is somebody who was there: else one of the two numbers is wrong. */
static void add_voters(const struct snapshot *s, struct points *p)
{
	const struct ballot *b = current_ballot(s);
	const struct head_count *h = find_heads(s, HEADS_VOTE);
	int people = h != NULL && h->total > 0 ? h->total : most_people(s);

	if (b != NULL && people > 0 && b->voters > people)
		add(p, OPEN_MORE_VOTERS, b->voters, "");
}

static bool was_voted_on(const struct snapshot *s, int64_t question_id)
{
	for (int i = 0; i < s->n_options; i++) {
		const struct subtheme *sub = snapshot_find_subtheme(s, s->options[i].subtheme_id);

		if (sub != NULL && sub->question_id == question_id)
			return true;
	}
	return false;
}

/* There was something to choose, and another question was voted on. */
static void add_not_voted(const struct snapshot *s, struct points *p)
{
	for (int i = 0; i < s->n_questions; i++) {
		int64_t id = s->questions[i].id;
		int n = 0;

		for (int k = 0; k < s->n_subthemes; k++)
			n += !s->subthemes[k].withdrawn && s->subthemes[k].question_id == id;
		if (n > 1 && !was_voted_on(s, id))
			add(p, OPEN_NOT_VOTED, n, s->questions[i].text);
	}
}

static bool has_next_date(const struct snapshot *s)
{
	const char *today = s->n_sessions > 0 ? snapshot_session(s)->date : "";

	/* Dates "YYYY-MM-DD" sort as texts. */
	for (int i = 0; i < s->n_dates; i++) {
		if (!s->dates[i].withdrawn && strcmp(s->dates[i].date, today) > 0)
			return true;
	}
	return false;
}

static bool has_missed(const struct snapshot *s)
{
	for (int i = 0; i < s->n_reflections; i++) {
		if (s->reflections[i].missed[0] != '\0')
			return true;
	}
	return false;
}

static bool has_values(const struct snapshot *s)
{
	enum verdict values[CORE_VALUES];

	core_values(s, values);
	for (int i = 0; i < CORE_VALUES; i++) {
		if (values[i] != VERDICT_OPEN)
			return true;
	}
	return false;
}

int find_open_points(const struct snapshot *s, struct open_point *out, int max)
{
	struct points p = {.out = out, .max = max};

	/* First what may not leave the house or makes the outcome wrong, then what
	 * people in the hall would miss, then what the report would miss. */
	add_number(&p, OPEN_PERSONAL_DATA, count_personal_data(s));
	if (session_has_vote(s) && !vote_has_result(s))
		add(&p, OPEN_NO_VOTE_RESULT, 0, "");
	if (vote_has_result(s)) {
		add_voters(s, &p);
		add_not_voted(s, &p);
	}
	if (is_clustered(s))
		add_number(&p, OPEN_LOOSE_IDEAS, count_loose_ideas(s, 0));
	add_number(&p, OPEN_ILLEGIBLE, count_illegible(s));
	add_themes(s, &p);
	add_groups(s, &p);
	if (s->n_sessions > 0 && snapshot_session(s)->answer_by[0] == '\0')
		add(&p, OPEN_NO_ANSWER_DATE, 0, "");
	if (!has_next_date(s))
		add(&p, OPEN_NO_NEXT_DATE, 0, "");
	if (find_heads(s, HEADS_END) == NULL)
		add(&p, OPEN_NO_END_COUNT, 0, "");
	if (!has_missed(s))
		add(&p, OPEN_NOTHING_MISSED, 0, "");
	add_number(&p, OPEN_NOT_PASSED_ON, count_not_passed_on(s));
	if (!has_values(s))
		add(&p, OPEN_NO_VALUES, 0, "");
	add_number(&p, OPEN_NO_EVIDENCE, PRECONDITIONS - count_evidence(s));
	return p.n;
}
