#include "check_parts.h"

#include <stdio.h>

#include "rules.h"
#include "tr.h"

/* ---- ballots and their frozen lists (domain.md 3.2.3) ---- */

static enum status check_family(const struct snapshot *s, const struct ballot *b, struct err *e)
{
	const struct ballot *parent = NULL;

	if (b->parent_id != 0)
		parent = snapshot_find_ballot(s, b->parent_id);
	if (b->kind == BALLOT_MAIN && parent != NULL)
		return err_set(e, E_INVALID, _("Vote %d cannot follow another vote."), b->number);
	if (b->kind == BALLOT_RUN_OFF && (parent == NULL || parent->kind != BALLOT_MAIN))
		return err_set(e, E_INVALID, _("Run-off %d does not belong to a vote."), b->number);
	if (b->fixed_at != 0 && b->fixed_at < b->opened_at)
		return err_set(e, E_INVALID, _("The result of vote %d is older than the vote."),
		               b->number);
	return OK;
}

/* At most one main vote is open, and one run-off of the same vote. */
static enum status check_one_open(const struct snapshot *s, struct err *e)
{
	for (int i = 0; i < s->n_ballots; i++) {
		const struct ballot *b = &s->ballots[i];
		for (int j = 0; b->status == BALLOT_OPEN && j < i; j++) {
			const struct ballot *other = &s->ballots[j];
			if (other->status == BALLOT_OPEN && other->kind == b->kind &&
			    other->parent_id == b->parent_id)
				return err_set(e, E_INVALID,
				               _("Votes %d and %d are open at the same time."),
				               other->number, b->number);
		}
	}
	return OK;
}

static bool has_option(const struct ballot_option *const *options, int n, int64_t subtheme_id)
{
	for (int i = 0; i < n; i++) {
		if (options[i]->subtheme_id == subtheme_id)
			return true;
	}
	return false;
}

static enum status check_option(const struct snapshot *s, const struct ballot *b,
                                const struct ballot_option *const *options, int i, struct err *e)
{
	const struct ballot_option *option = options[i];
	const struct subtheme *t = snapshot_find_subtheme(s, option->subtheme_id);

	if (has_option(options, i, option->subtheme_id))
		return err_set(e, E_INVALID, _("\"%s\" is twice in the list of vote %d."),
		               option->title, b->number);
	if (i > 0 && options[i - 1]->position == option->position)
		return err_set(e, E_INVALID,
		               _("\"%s\" and \"%s\" have the same place in the list of vote %d."),
		               options[i - 1]->title, option->title, b->number);
	/* After the result a subtheme may be split or merged (domain.md 7.14): then the
	 * list keeps what was voted on. */
	if (b->status == BALLOT_OPEN && t->withdrawn)
		return err_set(e, E_INVALID, _("\"%s\" was taken away while vote %d is open."),
		               option->title, b->number);
	if (b->kind == BALLOT_MAIN)
		return OK;

	const struct ballot_option *listed[SUBTHEME_MAX];
	int n = ballot_options(s, snapshot_find_ballot(s, b->parent_id), listed);
	if (!has_option(listed, n, option->subtheme_id))
		return err_set(e, E_INVALID, _("\"%s\" in run-off %d was not in the vote."),
		               option->title, b->number);
	return OK;
}

static int count_options(const struct snapshot *s, const struct ballot *b)
{
	int n = 0;

	for (int i = 0; i < s->n_options; i++)
		n += s->options[i].ballot_id == b->id;
	return n;
}

static enum status check_options(const struct snapshot *s, const struct ballot *b, struct err *e)
{
	const struct ballot_option *options[SUBTHEME_MAX];

	if (count_options(s, b) > SUBTHEME_MAX)
		return err_set(e, E_INVALID, _("The list of vote %d has more than %d subthemes."),
		               b->number, SUBTHEME_MAX);

	enum status st = OK;
	int n = ballot_options(s, b, options);
	for (int i = 0; st == OK && i < n; i++)
		st = check_option(s, b, options, i, e);
	return st;
}

enum status check_ballots(const struct snapshot *s, struct err *e)
{
	enum status st = check_one_open(s, e);

	for (int i = 0; st == OK && i < s->n_ballots; i++)
		st = check_family(s, &s->ballots[i], e);
	for (int i = 0; st == OK && i < s->n_ballots; i++)
		st = check_options(s, &s->ballots[i], e);
	return st;
}

/* ---- counts (domain.md 3.2.4) ---- */

static enum status check_lines(const struct snapshot *s, struct err *e)
{
	for (int i = 0; i < s->n_lines; i++) {
		const struct count_line *line = &s->lines[i];
		const struct vote_count *c = snapshot_find_vote_count(s, line->count_id);
		const struct ballot_option *option =
		        snapshot_find_ballot_option(s, line->option_id);
		if (option->ballot_id != c->ballot_id)
			return err_set(e, E_INVALID,
			               _("Count %d has dots for \"%s\", which is of another vote."),
			               c->number, option->title);
		for (int j = 0; j < i; j++) {
			if (s->lines[j].count_id == line->count_id &&
			    s->lines[j].option_id == line->option_id)
				return err_set(e, E_INVALID, _("Count %d has \"%s\" twice."),
				               c->number, option->title);
		}
	}
	return OK;
}

/* A difference, or more dots than can be, is accepted only with a reason. */
static enum status check_fixed_count(const struct snapshot *s, const struct ballot *b,
                                     const struct vote_count *c, struct err *e)
{
	struct tally t;
	char wrong[160];

	tally_count(s, c, &t);
	if (t.check.missing > 0)
		return err_set(e, E_INVALID, _("The fixed count of vote %d is not complete."),
		               b->number);
	bool right = t.check.complete && t.check.wrong == 0;
	if (right || c->reason[0] || b->reason[0])
		return OK;
	if (!tally_what_is_wrong(s, &t, wrong, sizeof(wrong))[0])
		snprintf(wrong, sizeof(wrong), "%s", _("How many dots are left is not known."));
	return err_set(e, E_INVALID,
	               /* Translators: what is wrong, as a sentence */
	               _("The fixed count of vote %d does not match, and no reason is given. %s"),
	               b->number, wrong);
}

static enum status check_counts_of(const struct snapshot *s, const struct ballot *b, struct err *e)
{
	const struct vote_count *the_fixed = NULL;
	int fixed = 0;

	for (int i = 0; i < s->n_counts; i++) {
		const struct vote_count *c = &s->counts[i];
		if (c->ballot_id != b->id)
			continue;
		if (c->status == COUNT_FIXED) {
			the_fixed = c;
			fixed++;
		}
		for (int j = 0; j < i; j++) {
			if (s->counts[j].ballot_id == b->id && s->counts[j].number == c->number)
				return err_set(e, E_INVALID, _("Vote %d has two counts %d."),
				               b->number, c->number);
		}
	}
	if (b->status == BALLOT_FIXED && fixed != 1)
		return err_set(e, E_INVALID,
		               _("The result of vote %d must have exactly one fixed count."),
		               b->number);
	if (b->status == BALLOT_OPEN && fixed != 0)
		return err_set(e, E_INVALID, _("Vote %d is open but has a fixed count."),
		               b->number);
	if (b->status != BALLOT_FIXED || the_fixed == NULL)
		return OK;
	return check_fixed_count(s, b, the_fixed, e);
}

enum status check_counts(const struct snapshot *s, struct err *e)
{
	enum status st = check_lines(s, e);

	for (int i = 0; st == OK && i < s->n_ballots; i++)
		st = check_counts_of(s, &s->ballots[i], e);
	return st;
}

/* ---- themes (domain.md 3.2.5 and 3.2.6) ---- */

/* A theme that the vote alone decided stands above the border of its count, with
 * the dots it got there.  One that shares its count with others across the border
 * needs the tie rule, and then says so. */
static enum status check_won(const struct snapshot *s, const struct theme *t,
                             const struct ballot *b, struct err *e)
{
	struct tally tally;

	tally_make(s, b, &tally);
	for (int i = 0; i < tally.cut.n_sure; i++) {
		const struct ranked *r = &tally.ranking[i];
		if (tally.options[r->index]->subtheme_id == t->subtheme_id && r->dots == t->dots)
			return OK;
	}
	return err_set(e, E_INVALID, _("\"%s\" is a theme by vote, but did not win that way."),
	               t->title);
}

static enum status check_theme(const struct snapshot *s, const struct theme *t, struct err *e)
{
	const struct ballot *b = snapshot_find_ballot(s, t->ballot_id);
	const struct ballot_option *options[SUBTHEME_MAX];

	if (b->status != BALLOT_FIXED)
		return err_set(e, E_INVALID, _("\"%s\" is a theme of a vote without result."),
		               t->title);
	int n = ballot_options(s, b, options);
	if (!has_option(options, n, t->subtheme_id))
		return err_set(e, E_INVALID, _("\"%s\" is a theme that nobody could vote on."),
		               t->title);
	return t->decided_by == BY_VOTE ? check_won(s, t, b, e) : OK;
}

/* Both are themes of the session: their places and ranks go the same way, and of
 * two that one vote decided, equal dots share a rank and more dots go first. */
static enum status check_pair(const struct theme *a, const struct theme *b, struct err *e)
{
	if (a->subtheme_id == b->subtheme_id)
		return err_set(e, E_INVALID, _("\"%s\" is a theme twice."), a->title);
	if (a->position == b->position)
		return err_set(e, E_INVALID, _("\"%s\" and \"%s\" have the same place."), a->title,
		               b->title);

	const struct theme *first = a->position < b->position ? a : b;
	const struct theme *second = first == a ? b : a;
	bool ordered = first->rank <= second->rank;
	if (a->ballot_id == b->ballot_id && a->decided_by == BY_VOTE && b->decided_by == BY_VOTE)
		ordered = ordered && first->dots >= second->dots &&
		          (first->dots == second->dots) == (first->rank == second->rank);
	if (!ordered)
		return err_set(e, E_INVALID,
		               _("The ranks of \"%s\" and \"%s\" do not follow their dots."),
		               first->title, second->title);
	return OK;
}

enum status check_themes(const struct snapshot *s, struct err *e)
{
	enum status st = OK;

	for (int i = 0; st == OK && i < s->n_themes; i++) {
		if (s->themes[i].withdrawn)
			continue;
		st = check_theme(s, &s->themes[i], e);
		for (int j = 0; st == OK && j < i; j++) {
			if (!s->themes[j].withdrawn)
				st = check_pair(&s->themes[j], &s->themes[i], e);
		}
	}
	return st;
}
