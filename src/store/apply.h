/* Changesets on the database: applying one, and the hub as a whole as one.  Private to the
 * store. */
#ifndef DIALOOG_STORE_APPLY_H
#define DIALOOG_STORE_APPLY_H

#include "db.h"

enum apply_how { APPLY_FORWARD, APPLY_INVERSE };

/* Applies a changeset, or its inverse, inside the transaction that is open; no bytes do
 * nothing.  E_CORRUPT: these bytes are none; E_UNSUPPORTED: for tables that are not here like
 * that, or that it may not be about; E_CONFLICT: the rows are not as the changeset found them.
 * Then nothing of it stays, once the caller has rolled back. */
MUST_CHECK enum status changeset_apply(sqlite3 *db, const void *bytes, size_t n, enum apply_how how,
                                       table_test *allowed, struct err *e);

/* The same; of an E_CONFLICT it notes which row did not fit. */
struct refused {
	const struct entity *entity; /* NULL: none is to blame */
	int64_t id;
	char name[ROW_NAME_SIZE]; /* what people call it, or "" */
};
MUST_CHECK enum status changeset_try(sqlite3 *db, const void *bytes, size_t n, enum apply_how how,
                                     table_test *allowed, struct refused *refused, struct err *e);

/* An empty hub as schema "empty" beside the open one, in memory, and away again: what
 * changeset_of_all compares with.  Not inside a transaction. */
MUST_CHECK enum status empty_attach(sqlite3 *db, struct err *e);
void empty_detach(sqlite3 *db);
/* The whole hub as a changeset on an empty one: every table but personal data (kept apart) and
 * the row of the hub itself.  As the open transaction sees it.  sqlite3_free. */
MUST_CHECK enum status changeset_of_all(sqlite3 *db, void **bytes, int *n, struct err *e);

#endif
