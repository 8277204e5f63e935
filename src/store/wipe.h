/* What every command shares after which nothing may be left of a text or a name.  Private to
 * the store. */
#ifndef DIALOOG_STORE_WIPE_H
#define DIALOOG_STORE_WIPE_H

#include "db.h"

/* The transaction in which it is taken out of the hub begins; on failure nothing is open. */
MUST_CHECK enum status wipe_begin(struct store *st, struct err *e);
/* With s OK: notes in the same transaction that the wiping is under way, commits, and wipes.
 * Else rolls back.  Returns what it all came to. */
MUST_CHECK enum status wipe_end(struct store *st, enum status s, struct err *e);
/* A writer opened the hub: finishes what was broken off, and says so in st->notice. */
MUST_CHECK enum status wipe_resume(struct store *st, struct err *e);

/* Empties the folders in second places whose copies hold what was erased, as far as they are
 * within reach.  What is not stays noted in the hub until it is. */
void wipe_second_places(struct store *st);

#endif
