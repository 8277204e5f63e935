#include "builder.h"

#include <string.h>

/* Every idea that is told stands in exactly one place: under a subtheme of its own
 * question, under none, or parked.  The table of round 1 and annex A both ask
 * here, so that their numbers are the same. */
static int64_t told_question(const struct builder *b, const struct idea *i)
{
	return snapshot_find_question(b->s, i->question_id) ? i->question_id : 0;
}

bool idea_is_in(const struct builder *b, const struct idea *i, int64_t question_id,
                int64_t subtheme_id, bool parked)
{
	if (i->withdrawn || told_question(b, i) != question_id || i->parked != parked)
		return false;
	const struct subtheme *t = subtheme_of_idea(b->s, i);
	return parked || (t ? t->id : 0) == subtheme_id;
}

int ideas_in(const struct builder *b, int64_t question_id, int64_t subtheme_id, bool parked)
{
	int n = 0;
	for (int i = 0; i < b->s->n_ideas; i++)
		n += idea_is_in(b, &b->s->ideas[i], question_id, subtheme_id, parked);
	return n;
}

int ideas_of_question(const struct builder *b, int64_t question_id)
{
	int n = 0;
	for (int i = 0; i < b->s->n_ideas; i++) {
		const struct idea *idea = &b->s->ideas[i];
		n += !idea->withdrawn && told_question(b, idea) == question_id;
	}
	return n;
}

int questions_answered(const struct builder *b)
{
	int n = 0;
	for (int i = 0; i < b->s->n_questions; i++)
		n += ideas_of_question(b, b->s->questions[i].id) > 0;
	return n;
}

bool solution_is_in(const struct builder *b, const struct solution *s, int64_t theme_id)
{
	const struct theme *t = theme_of_solution(b->s, s);
	return !s->withdrawn && (t ? t->id : 0) == theme_id;
}

bool solution_is_which(const struct solution *s, int which)
{
	return which == 0 || (which == 1) == (s->addressee == FOR_SELF);
}

int solutions_in(const struct builder *b, int64_t theme_id, int which)
{
	int n = 0;
	for (int i = 0; i < b->s->n_solutions; i++) {
		const struct solution *s = &b->s->solutions[i];
		n += solution_is_in(b, s, theme_id) && solution_is_which(s, which);
	}
	return n;
}

bool round_has_content(const struct builder *b, const struct round *round)
{
	if (round->kind == ROUND_SOLUTIONS)
		return b->n_solutions > 0;
	for (int i = 0; i < b->s->n_questions; i++) {
		const struct question *q = &b->s->questions[i];
		if (q->round_id == round->id && ideas_of_question(b, q->id) > 0)
			return true;
	}
	return false;
}

bool anything_said(const struct builder *b)
{
	return b->n_ideas > 0 || b->n_solutions > 0 || b->n_reports > 0;
}

/* Agendas that were typed in afterwards have no times at all: then what was not
 * skipped was held. */
bool item_was_held(const struct builder *b, const struct agenda_item *item)
{
	bool timed = false;
	for (int i = 0; i < b->s->n_agenda; i++)
		timed = timed || b->s->agenda[i].started_at != 0;
	if (item->skipped)
		return false;
	return timed ? item->started_at != 0 : anything_said(b);
}

bool is_to_come(const struct builder *b, const char *date)
{
	return strcmp(date, b->today) >= 0;
}

const char *answer_date(const struct builder *b)
{
	return is_to_come(b, b->session->answer_by) ? b->session->answer_by : "";
}

/* What comes before the first round is the introduction. */
bool is_introduction(const struct builder *b, const struct agenda_item *item)
{
	for (int i = 0; i < b->s->n_agenda; i++) {
		const struct agenda_item *other = &b->s->agenda[i];
		if (other->kind == ITEM_ROUND && other->position < item->position)
			return false;
	}
	switch (item->kind) {
	case ITEM_PLENARY:
	case ITEM_EXAMPLE:
	case ITEM_FILM:
	case ITEM_FEEDBACK:
		return item_was_held(b, item);
	case ITEM_ROUND:
	case ITEM_CLUSTERING:
	case ITEM_VOTE:
	case ITEM_REPORT_BACK:
	case ITEM_BREAK:
	case ITEM_CLOSING:
	case ITEM_KIND_COUNT:
		break;
	}
	return false;
}
