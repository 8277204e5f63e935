/* Where a ballot stands when it is to be fixed, and the difference that may stay in its count
 * (domain.md 3.2.4, 7.17 and 7.18). */
#include "vote_private.h"

#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "tr.h"

static enum status check_numbers(const struct standing *s, struct command *c, struct err *e)
{
	const struct count_check *check = &s->check;
	const struct subtheme *sub;
	char code[CODE_SIZE];

	if (check->missing > 0 || !check->complete)
		return err_set(e, E_INVALID, _("Not every number is filled in yet."));
	if (check->over_option >= 0) {
		sub = snapshot_find_subtheme(&c->before,
		                             s->options[check->over_option]->subtheme_id);
		return err_set(
		        e, E_INVALID,
		        _("This cannot be: %s has more dots than %d voters can give. Count again."),
		        subtheme_code(sub->code, code), s->ballot->voters);
	}
	if (check->over_total)
		return err_set(e, E_INVALID,
		               _("%d dots were counted, at most %d were handed out. Count again."),
		               check->total, check->handed_out);
	return OK;
}

/* A difference stays only when it cannot change the ranking, whatever the reason. */
static enum status check_difference(const struct standing *s, struct err *e)
{
	int off = s->check.total - s->check.expected;

	if (difference_matters(s->ballot, s->ranking, s->n, off))
		return err_set(
		        e, E_INVALID,
		        _("Counted: %d. Expected: %d. This can change the result. Count again."),
		        s->check.total, s->check.expected);
	return OK;
}

/* The last count of the ballot and its ranking.  E_INVALID when it is not complete or
 * impossible. */
static enum status standing_count(struct command *c, const struct ballot *b, struct standing *out,
                                  struct err *e)
{
	enum status s;

	memset(out, 0, sizeof(*out));
	out->ballot = b;
	out->count = last_count(&c->before, b);
	if (!out->count)
		return err_set(e, E_INVALID, _("No votes are filled in yet."));
	out->n = ballot_options(&c->before, b, out->options);
	count_dots(&c->before, out->count, out->options, out->n, out->dots);
	count_check(b, out->dots, out->n, out->count->leftover, &out->check);
	s = check_numbers(out, c, e);
	if (s != OK)
		return s;
	rank_by_dots(out->dots, out->n, out->ranking);
	ballot_cut(b, out->ranking, out->n, &out->cut);
	return OK;
}

enum status standing_make(struct command *c, const struct ballot *b, struct standing *out,
                          struct err *e)
{
	enum status s = standing_count(c, b, out, e);

	if (s == OK && !out->check.matches)
		s = check_difference(out, e);
	if (s != OK)
		return s;
	if (!out->check.matches && !out->count->reason[0])
		return err_set(e, E_INVALID,
		               _("Counted: %d. Expected: %d. Count again together, or explain the "
		                 "difference."),
		               out->check.total, out->check.expected);
	if (out->cut.state == CUT_EMPTY)
		return err_set(e, E_INVALID, _("Nobody gave a dot. There is no top to fix."));
	return OK;
}

enum status count_changed(struct command *c, const struct vote_count *count, struct err *e)
{
	if (count->status != COUNT_OPEN || !count->reason[0])
		return OK;
	return command_set(c, ENTITY_vote_count, count->id, "reason", 0, "", e);
}

enum status store_accept_difference(struct store *st, int64_t session_id, int64_t ballot_id,
                                    const char *reason, struct err *e)
{
	const struct field *f = entity_field(&entities[ENTITY_vote_count], "reason");
	const struct ballot *b;
	struct standing standing;
	const char *clean = "";
	struct command c;
	enum status s = command_begin(st, &c, session_id, "count-accept", COMMAND_PLAIN, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	b = find_open_ballot(&c, ballot_id, &s, e);
	if (s == OK)
		s = standing_count(&c, b, &standing, e);
	if (s == OK && standing.check.matches)
		s = err_set(e, E_INVALID, _("The count is right. There is nothing to explain."));
	if (s == OK)
		s = check_difference(&standing, e);
	if (s == OK)
		s = command_clean(&c, f, reason, &clean, e);
	if (s == OK && !clean[0])
		s = err_set(e, E_INVALID, _("Say why. It goes into the report."));
	if (s == OK) {
		snprintf(c.subject, sizeof(c.subject), "%d", standing.count->number);
		s = command_set(&c, ENTITY_vote_count, standing.count->id, "reason", 0, clean, e);
	}
	return command_end(&c, s, e);
}
