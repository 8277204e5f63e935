/* Sessions of which a date is over: read for all at once, when the desk begins. */
#ifndef DIALOOG_STORE_OVERDUE_H
#define DIALOOG_STORE_OVERDUE_H

#include "arena.h"
#include "store.h"

#include <stdint.h>

/* A session, how many things of it are late, and the date that is over. */
struct overdue {
	int64_t session_id;
	int session_number, n;
	const char *until;
};

/* Closed sessions of which people should have heard by now: n proposals on top in the report that
 * nobody received.  Those before date today (YYYY-MM-DD), by number, in arena a. */
MUST_CHECK enum status store_unanswered(struct store *st, const char *today, struct arena *a,
                                        struct overdue **out, int *n, struct err *e);
/* Sessions that keep n names longer than they may, by the date of the session or of a sign-up; the
 * rest as above. */
MUST_CHECK enum status store_overdue(struct store *st, const char *today, struct arena *a,
                                     struct overdue **out, int *n, struct err *e);

#endif
