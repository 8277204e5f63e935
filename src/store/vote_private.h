/* Private to the vote commands: what has to hold before a ballot is decided. */
#ifndef DIALOOG_STORE_VOTE_PRIVATE_H
#define DIALOOG_STORE_VOTE_PRIVATE_H

#include "db.h"
#include "rules.h"

/* The ballot when it is open and waits for no run-off; else NULL and *s.  Sets the
 * subject of the command. */
const struct ballot *find_open_ballot(struct command *c, int64_t id, enum status *s, struct err *e);
/* Ranking and cut of the last count.  E_INVALID when it is not complete, or differs from what
 * is expected and that was not accepted or cannot be. */
MUST_CHECK enum status standing_make(struct command *c, const struct ballot *b, struct tally *out,
                                     struct err *e);
/* The numbers of the count are about to be others: what was accepted was another difference. */
MUST_CHECK enum status count_changed(struct command *c, const struct vote_count *count,
                                     struct err *e);

#endif
