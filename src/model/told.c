/* What every document and the CSV tell of a session alike. */
#include "rules.h"

int count_groups(const struct snapshot *s)
{
	int n = 0;

	for (int i = 0; i < s->n_groups; i++)
		n += !s->groups[i].withdrawn;
	return n;
}

int people_total(const struct head_count *h)
{
	int sum = h->residents + h->care + h->policy + h->other;

	return h->total > sum ? h->total : sum;
}

const struct head_count *best_heads(const struct snapshot *s)
{
	static const enum head_moment order[] = {HEADS_START, HEADS_VOTE, HEADS_END};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		const struct head_count *h = find_heads(s, order[i]);
		if (h != NULL && people_total(h) > 0)
			return h;
	}
	return NULL;
}

const struct subtheme *subtheme_of_idea(const struct snapshot *s, const struct idea *i)
{
	const struct subtheme *t = snapshot_find_subtheme(s, i->subtheme_id);
	bool is_one = t != NULL && !t->withdrawn && t->question_id == i->question_id;

	return is_one && !i->parked ? t : NULL;
}

const struct theme *theme_of_solution(const struct snapshot *s, const struct solution *solution)
{
	const struct theme *t = snapshot_find_theme(s, solution->theme_id);

	return t != NULL && !t->withdrawn ? t : NULL;
}

/* ---- from when until when ---- */

static bool is_to_come(const struct agenda_item *item)
{
	return item->started_at == 0 && !item->skipped;
}

struct span session_span(const struct snapshot *s)
{
	enum { DAY_MS = 24 * 60 * 60 * 1000 };
	const struct agenda_item *last = NULL;
	bool is_over = s->n_sessions > 0 && s->sessions->status == SESSION_CLOSED;
	int to_come = 0;
	struct span span = {0, 0};

	for (int i = 0; i < s->n_agenda; i++) {
		const struct agenda_item *item = &s->agenda[i];
		to_come += is_to_come(item);
		if (item->started_at == 0)
			continue;
		if (span.from == 0 || item->started_at < span.from)
			span.from = item->started_at;
		if (last == NULL || item->started_at >= last->started_at)
			last = item;
	}
	if (last != NULL && last->ended_at >= last->started_at && (is_over || to_come == 0) &&
	    last->ended_at - span.from <= DAY_MS)
		span.until = last->ended_at;
	return span;
}
