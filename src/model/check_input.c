#include "check_parts.h"

#include <string.h>

#include "mem.h"
#include "rules.h"
#include "tr.h"

/* ---- the series ---- */

enum status check_series(const struct snapshot *s, struct err *e)
{
	const char *language = s->series->language;

	if (!tr_has_language(language))
		return err_set(e, E_INVALID,
		               _("The language of the series is \"%s\". Choose nl or en."),
		               language);
	return OK;
}

/* ---- times and the agenda (domain.md 1.3) ---- */

static enum status check_times(const struct snapshot *s, struct err *e)
{
	const struct session *session = snapshot_session(s);

	if (session->closed_at != 0 && session->closed_at < session->opened_at)
		return err_set(e, E_INVALID, _("The session was closed before it was opened."));
	for (int i = 0; i < s->n_dates; i++) {
		const struct next_date *d = &s->dates[i];
		if (d->time_from[0] != '\0' && d->time_to[0] != '\0' &&
		    strcmp(d->time_to, d->time_from) < 0)
			return err_set(e, E_INVALID, _("The date \"%s\" ends before it begins."),
			               d->title);
	}
	return OK;
}

static enum status check_item(const struct agenda_item *item, struct err *e)
{
	if (item->ended_at != 0 && item->started_at == 0)
		return err_set(e, E_INVALID, _("\"%s\" has ended but was never started."),
		               item->title);
	if (item->ended_at != 0 && item->ended_at < item->started_at)
		return err_set(e, E_INVALID, _("\"%s\" ended before it was started."), item->title);
	if (item->round_id != 0 && item->kind != ITEM_ROUND)
		return err_set(e, E_INVALID, _("\"%s\" has a round but is no round."), item->title);
	return OK;
}

enum status check_agenda(const struct snapshot *s, struct err *e)
{
	const struct agenda_item *running = NULL;
	enum status st = check_times(s, e);

	for (int i = 0; st == OK && i < s->n_agenda; i++) {
		const struct agenda_item *item = &s->agenda[i];
		st = check_item(item, e);
		for (int j = 0; st == OK && j < i; j++) {
			if (s->agenda[j].position == item->position)
				st = err_set(
				        e, E_INVALID,
				        _("\"%s\" and \"%s\" have the same place in the agenda."),
				        s->agenda[j].title, item->title);
		}
		if (st != OK || item->started_at == 0 || item->ended_at != 0)
			continue;
		if (running != NULL)
			st = err_set(e, E_INVALID, _("\"%s\" and \"%s\" are both running."),
			             running->title, item->title);
		running = item;
	}
	return st;
}

/* ---- codes (domain.md 3.2.11) ---- */

/* The next code that may be given out; without a counter none was given out. */
static int next_code(const struct snapshot *s, const char *kind, int64_t question_id)
{
	for (int i = 0; i < s->n_counters; i++) {
		const struct counter *c = &s->counters[i];
		if (c->question_id == question_id && strcmp(c->kind, kind) == 0)
			return c->next;
	}
	return 1;
}

/* Which codes were met; given has room for every code below next. */
struct seen {
	unsigned char *given;
	int next;
};

static enum status check_code(struct seen *seen, const char *text, int code, struct err *e)
{
	if (code >= seen->next)
		return err_set(e, E_INVALID, _("The code %s was never given out."), text);
	if (seen->given[code])
		return err_set(e, E_INVALID, _("The code %s is used twice."), text);
	seen->given[code] = 1;
	return OK;
}

static enum status check_idea_codes(const struct snapshot *s, struct err *e)
{
	int next = next_code(s, "idea", 0);
	AUTO_FREE unsigned char *given = xcalloc((size_t)next, 1);
	struct seen seen = {.given = given, .next = next};
	char text[CODE_SIZE];

	for (int i = 0; i < s->n_ideas; i++) {
		int code = s->ideas[i].code;
		enum status st = check_code(&seen, idea_code(code, text), code, e);
		if (st != OK)
			return st;
	}
	return OK;
}

static enum status check_solution_codes(const struct snapshot *s, struct err *e)
{
	int next = next_code(s, "solution", 0);
	AUTO_FREE unsigned char *given = xcalloc((size_t)next, 1);
	struct seen seen = {.given = given, .next = next};
	char text[CODE_SIZE];

	for (int i = 0; i < s->n_solutions; i++) {
		int code = s->solutions[i].code;
		enum status st = check_code(&seen, solution_code(code, text), code, e);
		if (st != OK)
			return st;
	}
	return OK;
}

/* Signals are of the series and counters of sessions: what was given out in another session is
 * not known here, only that no two are alike. */
static enum status check_signal_codes(const struct snapshot *s, struct err *e)
{
	int highest = 0;
	char text[CODE_SIZE];

	for (int i = 0; i < s->n_signals; i++)
		highest = s->signals[i].code > highest ? s->signals[i].code : highest;
	AUTO_FREE unsigned char *given = xcalloc((size_t)highest + 1, 1);
	struct seen seen = {.given = given, .next = highest + 1};
	for (int i = 0; i < s->n_signals; i++) {
		int code = s->signals[i].code;
		enum status st = check_code(&seen, signal_code(code, text), code, e);
		if (st != OK)
			return st;
	}
	return OK;
}

/* Letters are given out for each question by itself. */
static enum status check_letters(const struct snapshot *s, int64_t question_id, struct err *e)
{
	unsigned char given[SUBTHEME_MAX + 1] = {0}; /* more letters there are not */
	struct seen seen = {.given = given, .next = next_code(s, "subtheme", question_id)};
	char text[CODE_SIZE];

	for (int i = 0; i < s->n_subthemes; i++) {
		int code = s->subthemes[i].code;
		if (s->subthemes[i].question_id != question_id)
			continue;
		enum status st = check_code(&seen, subtheme_code(code, text), code, e);
		if (st != OK)
			return st;
	}
	return OK;
}

enum status check_codes(const struct snapshot *s, struct err *e)
{
	enum status st = check_idea_codes(s, e);

	if (st == OK)
		st = check_solution_codes(s, e);
	if (st == OK)
		st = check_signal_codes(s, e);
	for (int i = 0; st == OK && i < s->n_questions; i++)
		st = check_letters(s, s->questions[i].id, e);
	return st;
}

/* ---- subthemes (domain.md 3.2.1) ---- */

static const struct subtheme *merged(const struct snapshot *s, const struct subtheme *t)
{
	return t->merged_into != 0 ? snapshot_find_subtheme(s, t->merged_into) : NULL;
}

static enum status check_merge(const struct snapshot *s, const struct subtheme *t, struct err *e)
{
	const struct subtheme *into = merged(s, t);
	int steps = 0;

	if (into == NULL)
		return OK;
	if (into->question_id != t->question_id)
		return err_set(e, E_INVALID,
		               _("\"%s\" was merged into a subtheme of another question."),
		               t->title);
	if (!t->withdrawn)
		return err_set(e, E_INVALID, _("\"%s\" was merged but is still in the list."),
		               t->title);
	/* A question has no more subthemes than letters, so a longer way goes round. */
	for (; into != NULL; into = merged(s, into)) {
		if (++steps > SUBTHEME_MAX)
			return err_set(e, E_INVALID, _("\"%s\" was merged into itself."), t->title);
	}
	return OK;
}

enum status check_subthemes(const struct snapshot *s, struct err *e)
{
	for (int i = 0; i < s->n_subthemes; i++) {
		const struct subtheme *t = &s->subthemes[i];
		enum status st = check_merge(s, t, e);
		if (st != OK)
			return st;
		if (t->split_from == 0)
			continue;
		const struct subtheme *from = snapshot_find_subtheme(s, t->split_from);
		if (from == t || from->question_id != t->question_id)
			return err_set(e, E_INVALID,
			               _("\"%s\" cannot have been split from that subtheme."),
			               t->title);
	}
	return OK;
}

/* ---- ideas (domain.md 3.2.1 and 3.2.2) ---- */

static enum status check_place(const struct snapshot *s, const struct idea *idea, struct err *e)
{
	const struct subtheme *t = NULL;
	char code[CODE_SIZE];

	if (idea->subtheme_id != 0)
		t = snapshot_find_subtheme(s, idea->subtheme_id);
	if (t == NULL)
		return OK;
	if (t->question_id != idea->question_id)
		return err_set(e, E_INVALID, _("Idea %s is in a subtheme of another question."),
		               idea_code(idea->code, code));
	if (t->withdrawn && !idea->withdrawn)
		return err_set(e, E_INVALID,
		               _("Idea %s is in \"%s\", which was taken away. Move it first."),
		               idea_code(idea->code, code), t->title);
	return OK;
}

static const struct idea *original(const struct snapshot *s, const struct idea *idea)
{
	return idea->duplicate_of != 0 ? snapshot_find_idea(s, idea->duplicate_of) : NULL;
}

static enum status check_duplicate(const struct idea *idea, const struct idea *of, struct err *e)
{
	char code[CODE_SIZE], other[CODE_SIZE];

	if (of->withdrawn && !idea->withdrawn)
		return err_set(e, E_INVALID,
		               _("Idea %s is a duplicate of %s, which was taken away."),
		               idea_code(idea->code, code), idea_code(of->code, other));
	return OK;
}

/* A duplicate of a duplicate is allowed, a duplicate of itself by a detour is
 * not.  to[i] is the idea of which i is a duplicate, or -1. */
static enum status check_detours(const struct snapshot *s, const int *to, struct err *e)
{
	AUTO_FREE int *walk = xcalloc((size_t)s->n_ideas + 1, sizeof *walk);
	char code[CODE_SIZE];

	for (int i = 0; i < s->n_ideas; i++) {
		int at = i;
		for (; at >= 0 && walk[at] == 0; at = to[at])
			walk[at] = i + 1;
		if (at >= 0 && walk[at] == i + 1)
			return err_set(e, E_INVALID, _("Idea %s is a duplicate of itself."),
			               idea_code(s->ideas[at].code, code));
	}
	return OK;
}

enum status check_ideas(const struct snapshot *s, struct err *e)
{
	AUTO_FREE int *to = xcalloc((size_t)s->n_ideas + 1, sizeof *to);

	for (int i = 0; i < s->n_ideas; i++) {
		const struct idea *of = original(s, &s->ideas[i]);
		enum status st = check_place(s, &s->ideas[i], e);
		if (st == OK && of != NULL)
			st = check_duplicate(&s->ideas[i], of, e);
		if (st != OK)
			return st;
		to[i] = of != NULL ? (int)(of - s->ideas) : -1;
	}
	return check_detours(s, to, e);
}
