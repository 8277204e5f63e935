/* A vote in the hub of a test: opened, and counted. */
#ifndef DIALOOG_TESTS_STORE_VOTE_H
#define DIALOOG_TESTS_STORE_VOTE_H

#include "hub.h"

#include "entity.h"

enum { VOTERS = 10, DOTS = 2, LETTERS = 5 };

struct vote {
	int64_t subthemes[LETTERS];
	int64_t ballot, count;
};

/* Opens a vote on the five subthemes, which it makes the first time. */
void open_vote(struct hub *h, struct vote *v, int places);
enum status set_leftover(struct hub *h, int64_t count, int leftover);
/* Fills in the last count of a ballot.  What is left over makes it match, when off is 0. */
void count(struct hub *h, int64_t ballot_id, const int *dots, int off);

#endif
