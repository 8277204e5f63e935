/* Random commands on a hub, the same ones for the same seed. */
#ifndef DIALOOG_TESTS_STORE_WALK_H
#define DIALOOG_TESTS_STORE_WALK_H

#include "hub.h"

struct dice {
	uint64_t state; /* the seed, not 0 */
};

/* 0 .. n - 1 */
int roll(struct dice *d, int n);
/* One command that undo can take back, chosen by what h->snap holds; some are wrong on
 * purpose.  Its status; the sentence is in h->e. */
enum status walk_command(struct hub *h, struct dice *d);
/* The same, one that brings a vote further. */
enum status walk_vote(struct hub *h, struct dice *d);
/* The same, one on a row that all sessions have together. */
enum status walk_shared(struct hub *h, struct dice *d);
/* One command that undo does not go past: a result, an invalid vote, closing. */
enum status walk_border(struct hub *h, struct dice *d);

#endif
