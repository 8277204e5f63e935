/* Private to the vote commands: where a ballot stands when it is to be fixed. */
#ifndef DIALOOG_STORE_VOTE_PRIVATE_H
#define DIALOOG_STORE_VOTE_PRIVATE_H

#include "db.h"
#include "rules.h"

struct standing {
	const struct ballot *ballot;
	const struct vote_count *count; /* the last one */
	const struct ballot_option *options[SUBTHEME_MAX];
	int n;
	int dots[SUBTHEME_MAX];
	struct count_check check;
	struct ranked ranking[SUBTHEME_MAX];
	struct cut cut;
};

/* The ballot when it is open and waits for no run-off; else NULL and *s.  Sets the
 * subject of the command. */
const struct ballot *find_open_ballot(struct command *c, int64_t id, enum status *s, struct err *e);
/* Ranking and cut of the last count.  E_INVALID when it is not complete, impossible, or
 * differs from what is expected and that was not accepted or cannot be. */
MUST_CHECK enum status standing_make(struct command *c, const struct ballot *b,
                                     struct standing *out, struct err *e);
/* The numbers of the count are about to be others: what was accepted was another difference. */
MUST_CHECK enum status count_changed(struct command *c, const struct vote_count *count,
                                     struct err *e);

#endif
