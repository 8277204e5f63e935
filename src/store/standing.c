/* Where a ballot stands when it is to be fixed, and the difference that may stay in its count
 * (domain.md 3.2.4, 7.17 and 7.18). */
#include "vote_private.h"

#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "tr.h"

/* What is wrong with the numbers, and what to do about it. */
static enum status refuse_count(const struct tally *t, struct command *c, const char *what_to_do,
                                struct err *e)
{
	char wrong[160];

	tally_what_is_wrong(&c->before, t, wrong, sizeof(wrong));
	return err_set(e, E_INVALID, "%s %s", wrong, what_to_do);
}

/* The last count of the ballot.  E_INVALID when it is not complete, or when what is wrong with
 * it could change the ranking: then no reason will do. */
static enum status standing_count(struct command *c, const struct ballot *b, struct tally *out,
                                  struct err *e)
{
	if (!tally_make(&c->before, b, out))
		return err_set(e, E_INVALID, _("No votes are filled in yet."));
	if (!out->check.complete)
		return err_set(e, E_INVALID, _("Not every number is filled in yet."));
	if (out->doubtful)
		return refuse_count(out, c, _("This can change the result. Count again."), e);
	return OK;
}

enum status standing_make(struct command *c, const struct ballot *b, struct tally *out,
                          struct err *e)
{
	enum status s = standing_count(c, b, out, e);

	if (s != OK)
		return s;
	if (!out->accepted)
		return refuse_count(out, c, _("Count again together, or explain the difference."),
		                    e);
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
	struct tally t;
	const char *clean = "";
	struct command c;
	enum status s = command_begin(st, &c, session_id, "count-accept", COMMAND_PLAIN, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	b = find_open_ballot(&c, ballot_id, &s, e);
	if (s == OK)
		s = standing_count(&c, b, &t, e);
	if (s == OK && t.check.wrong == 0)
		s = err_set(e, E_INVALID, _("The count is right. There is nothing to explain."));
	if (s == OK)
		s = command_clean(&c, f, reason, &clean, e);
	if (s == OK && !clean[0])
		s = err_set(e, E_INVALID, _("Say why. It goes into the report."));
	if (s == OK) {
		snprintf(c.subject, sizeof(c.subject), "%d", t.count->number);
		s = command_set(&c, ENTITY_vote_count, t.count->id, "reason", 0, clean, e);
	}
	return command_end(&c, s, e);
}
