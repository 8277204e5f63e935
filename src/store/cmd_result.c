/* Fixing the result: from counts to themes, ties settled by the rule (domain.md 3.2.4
 * and 3.2.5, 7.16, 7.17). */
#include "db.h"
#include "vote_private.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "commands.h"
#include "mem.h"
#include "tr.h"

/* ---- from options to themes ---- */

/* What is chosen, best first: taken from the ballot in which it was decided. */
struct winner {
	int64_t subtheme_id;
	int rank;
	enum decided_by by;
};

struct winners {
	struct winner list[SUBTHEME_MAX];
	int n;
};

static void add_winner(struct winners *w, const struct tally *s, int place, int rank,
                       enum decided_by by)
{
	if (w->n == SUBTHEME_MAX)
		return;
	w->list[w->n].subtheme_id = s->options[s->ranking[place].index]->subtheme_id;
	w->list[w->n].rank = rank;
	w->list[w->n].by = by;
	w->n++;
}

/* Those that stand above the border without doubt. */
static void add_sure(struct winners *w, const struct tally *s, enum decided_by by)
{
	int i;

	for (i = 0; i < s->cut.n_sure; i++)
		add_winner(w, s, i, s->ranking[i].rank, by);
}

/* The winners of a run-off stand below the sure ones of its parent. */
static void put_in_front(struct winners *w, const struct tally *parent, enum decided_by by)
{
	struct winners all = {.n = 0};
	int i;

	add_sure(&all, parent, by);
	for (i = 0; i < w->n && all.n < SUBTHEME_MAX; i++) {
		all.list[all.n] = w->list[i];
		all.list[all.n].rank += parent->cut.n_sure;
		all.n++;
	}
	*w = all;
}

static int dots_in(const struct tally *s, int64_t subtheme_id)
{
	int i;

	for (i = 0; i < s->n; i++)
		if (s->options[i]->subtheme_id == subtheme_id)
			return s->dots[i] < 0 ? 0 : s->dots[i];
	return 0;
}

/* A theme that was made in an earlier vote and given up comes back with its
 * solutions; else a new one is made. */
static enum status set_theme(struct command *c, const struct tally *top, const struct winner *w,
                             int position, struct err *e)
{
	const struct subtheme *sub = snapshot_find_subtheme(&c->before, w->subtheme_id);
	struct theme *row = command_row(c, ENTITY_theme);
	const struct theme *old = NULL;
	enum status s;
	int i;

	for (i = 0; i < c->before.n_themes; i++)
		if (c->before.themes[i].subtheme_id == w->subtheme_id)
			old = &c->before.themes[i];
	row->subtheme_id = w->subtheme_id;
	row->ballot_id = top->ballot->id;
	row->rank = w->rank;
	row->position = position;
	row->title = sub->title;
	row->short_name = sub->short_name;
	row->dots = dots_in(top, w->subtheme_id);
	row->decided_by = w->by;
	if (!old)
		return command_insert(c, ENTITY_theme, row, e);
	s = db_run(c->st->db, e,
	           "UPDATE theme SET ballot_id = ?1, rank = ?2, position = ?3, title = ?4,"
	           " short_name = ?5, dots = ?6, decided_by = ?7, withdrawn = 0 WHERE id = ?8",
	           "iiittiti", row->ballot_id, (int64_t)row->rank, (int64_t)row->position,
	           row->title, row->short_name, (int64_t)row->dots,
	           field_enum_name(entity_field(&entities[ENTITY_theme], "decided_by"),
	                           (int)row->decided_by),
	           old->id);
	return s;
}

static enum status fix_ballot(struct command *c, const struct tally *s, const char *decision,
                              struct err *e)
{
	enum status status =
	        command_set(c, ENTITY_vote_count, s->count->id, "status", COUNT_FIXED, "", e);

	if (status == OK)
		status =
		        command_set(c, ENTITY_ballot, s->ballot->id, "status", BALLOT_FIXED, "", e);
	if (status == OK)
		status = command_set(c, ENTITY_ballot, s->ballot->id, "fixed_at", command_now(c),
		                     "", e);
	if (status == OK && decision[0])
		status = command_set(c, ENTITY_ballot, s->ballot->id, "decision", 0, decision, e);
	return status;
}

/* Fixes the ballot in which the choice fell and, for a run-off, all above it; then makes
 * the themes. */
static enum status fix_chain(struct command *c, struct tally *s, struct winners *w,
                             const char *decision, struct err *e)
{
	const struct ballot *parent;
	enum status status = fix_ballot(c, s, decision, e);
	int i;

	while (status == OK && s->ballot->parent_id) {
		for (i = 0; i < w->n; i++)
			if (w->list[i].by == BY_VOTE)
				w->list[i].by = BY_RUN_OFF;
		parent = snapshot_find_ballot(&c->before, s->ballot->parent_id);
		BUG_IF(!parent);
		status = standing_make(c, parent, s, e);
		if (status == OK) {
			put_in_front(w, s, BY_VOTE);
			status = fix_ballot(c, s, "", e);
		}
	}
	for (i = 0; i < w->n && status == OK; i++)
		status = set_theme(c, s, &w->list[i], i + 1, e);
	return status;
}

/* ---- the commands ---- */

static enum status tie_sentence(const struct tally *s, struct command *c, struct err *e)
{
	const struct subtheme *sub;
	char codes[128] = "", code[CODE_SIZE];
	size_t len = 0;
	int i;

	for (i = s->cut.tie_first; i <= s->cut.tie_last; i++) {
		sub = snapshot_find_subtheme(&c->before,
		                             s->options[s->ranking[i].index]->subtheme_id);
		len += (size_t)snprintf(codes + len, sizeof(codes) - len, "%s%s",
		                        i == s->cut.tie_first  ? ""
		                        : i == s->cut.tie_last ? _(" and ")
		                                               : ", ",
		                        subtheme_code(sub->code, code));
		if (len >= sizeof(codes))
			break;
	}
	return err_set(e, E_CONFLICT, _("Equal on place %d: %s."), s->tie_place, codes);
}

enum status store_fix_result(struct store *st, int64_t session_id, int64_t ballot_id, struct err *e)
{
	struct winners w = {.n = 0};
	const struct ballot *b;
	struct tally standing;
	struct command c;
	enum status s = command_begin(st, &c, session_id, "result-fix", COMMAND_BORDER, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	b = find_open_ballot(&c, ballot_id, &s, e);
	if (s == OK)
		s = standing_make(&c, b, &standing, e);
	if (s == OK && standing.cut.state == CUT_TIED)
		s = tie_sentence(&standing, &c, e);
	if (s == OK) {
		add_sure(&w, &standing, BY_VOTE);
		s = fix_chain(&c, &standing, &w, "", e);
	}
	return command_end(&c, s, e);
}

static bool is_chosen(const int64_t *chosen, int n, int64_t option_id)
{
	int i;

	for (i = 0; i < n; i++)
		if (chosen[i] == option_id)
			return true;
	return false;
}

/* The equal ones that the settlement takes, below the sure ones. */
static enum status add_settled(struct winners *w, const struct tally *s, enum tie_rule how,
                               const int64_t *chosen, int n, struct err *e)
{
	enum decided_by by = how == TIE_WIDEN ? BY_WIDENING
	                     : how == TIE_LOT ? BY_LOT
	                                      : BY_AGREEMENT;
	int i, taken = 0;

	for (i = s->cut.tie_first; i <= s->cut.tie_last; i++) {
		if (how != TIE_WIDEN && !is_chosen(chosen, n, s->options[s->ranking[i].index]->id))
			continue;
		add_winner(w, s, i, s->cut.tie_rank, by);
		taken++;
	}
	if (how != TIE_WIDEN && taken != s->cut.tie_places)
		return err_set(e, E_INVALID,
		               ngettext("Choose %d of the equal subthemes.",
		                        "Choose %d of the equal subthemes.",
		                        (unsigned long)s->cut.tie_places),
		               s->cut.tie_places);
	return OK;
}

enum status store_settle_tie(struct store *st, int64_t session_id, int64_t ballot_id,
                             enum tie_rule how, const int64_t *chosen, int n, const char *decision,
                             struct err *e)
{
	const struct field *f = entity_field(&entities[ENTITY_ballot], "decision");
	struct winners w = {.n = 0};
	struct tally standing;
	const struct ballot *b;
	const char *clean = "";
	struct command c;
	enum status s = command_begin(st, &c, session_id, "result-fix", COMMAND_BORDER, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	b = find_open_ballot(&c, ballot_id, &s, e);
	if (s == OK)
		s = standing_make(&c, b, &standing, e);
	if (s == OK && standing.cut.state != CUT_TIED)
		s = err_set(e, E_INVALID, _("There are no equal places to settle."));
	if (s == OK)
		s = command_clean(&c, f, decision, &clean, e);
	if (s == OK && !clean[0])
		s = err_set(e, E_INVALID, _("Say how this was decided. It goes into the report."));
	if (s == OK) {
		add_sure(&w, &standing, BY_VOTE);
		s = add_settled(&w, &standing, how, chosen, n, e);
	}
	if (s == OK)
		s = fix_chain(&c, &standing, &w, clean, e);
	return command_end(&c, s, e);
}

static enum status check_can_fall(struct command *c, int64_t ballot_id, struct err *e)
{
	const struct ballot *b = snapshot_find_ballot(&c->before, ballot_id);

	if (!b)
		return err_set(e, E_NOT_FOUND, _("That is no longer there."));
	if (b->status == BALLOT_INVALID)
		return err_set(e, E_INVALID, _("This vote was declared invalid already."));
	/* Its themes are those of the vote that it decided. */
	if (b->kind == BALLOT_RUN_OFF && b->status == BALLOT_FIXED)
		return err_set(e, E_INVALID,
		               _("The run-off is part of the result. Declare the vote itself "
		                 "invalid."));
	snprintf(c->subject, sizeof(c->subject), "%d", b->number);
	return OK;
}

enum status store_invalidate_ballot(struct store *st, int64_t session_id, int64_t ballot_id,
                                    const char *reason, struct err *e)
{
	const struct field *f = entity_field(&entities[ENTITY_ballot], "reason");
	const char *clean = "";
	struct command c;
	enum status s = command_begin(st, &c, session_id, "ballot-invalidate", COMMAND_BORDER, e);
	int i;

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	s = check_can_fall(&c, ballot_id, e);
	if (s == OK)
		s = command_clean(&c, f, reason, &clean, e);
	if (s == OK && !clean[0])
		s = err_set(e, E_INVALID,
		            _("Say why the vote does not count. It goes into the report."));
	for (i = 0; i < c.before.n_ballots && s == OK; i++) {
		const struct ballot *b = &c.before.ballots[i];

		/* Run-offs come after their parent, so one pass in order meets them all. */
		if (b->id != ballot_id && b->status == BALLOT_INVALID)
			continue;
		if (b->id != ballot_id && b->parent_id != ballot_id)
			continue;
		s = command_set(&c, ENTITY_ballot, b->id, "reason", 0, clean, e);
		if (s == OK)
			s = command_set(&c, ENTITY_ballot, b->id, "status", BALLOT_INVALID, "", e);
	}
	if (s == OK)
		s = db_run(st->db, e, "UPDATE theme SET withdrawn = 1 WHERE ballot_id = ?1", "i",
		           ballot_id);
	return command_end(&c, s, e);
}
