/* FILE.journal, read: what it holds and how far it is whole.  Private to the store. */
#ifndef DIALOOG_STORE_HISTORY_H
#define DIALOOG_STORE_HISTORY_H

#include <sqlite3.h>

#include "err.h"
#include "record.h"

struct history {
	char *bytes;
	size_t size;
	bool usable; /* head and base are whole; else only bytes and size are set */
	struct journal_head head;
	struct record base, last; /* last: the base itself when nothing follows it */
	size_t first, end;        /* where the records behind the base begin, and end */
	enum reading tail;        /* what stands at end: READ_END, READ_TORN, READ_DAMAGED */
};

enum { HISTORY_MAX = 1 << 30 };

/* Reads path as far as it is whole: each record must follow the one before it.  A torn
 * record that has a whole one behind it is damage.  E_NOT_FOUND, E_IO, E_LIMIT. */
MUST_CHECK enum status history_read(struct history *h, const char *path, struct err *e);
/* Is it of the hub that stands there, and of its generation; or of a later generation of it? */
struct journal_place;
bool history_is_of(const struct history *h, const struct journal_place *p);
bool history_is_newer(const struct history *h, const struct journal_place *p);
void history_fini(struct history *h);
/* With a base that is damaged: goes on behind a state that is known from elsewhere (a copy of
 * the hub that ends with step seq and op_id).  False when no record follows that one. */
bool history_follow(struct history *h, int64_t seq, const char *op_id);
/* The record at *at (which begins as h->first), and moves on; false at the end. */
bool history_next(const struct history *h, size_t *at, struct record *r);

/* ---- replay.c: what it holds, as a hub; inside the transaction that is open ---- */

/* The tables of a version, without the rows that every new hub begins with. */
MUST_CHECK enum status history_prepare(sqlite3 *db, int version, struct err *e);
/* The base and the steps up to step until, into a hub that is so prepared, of the version that
 * the head names. */
MUST_CHECK enum status history_fill(sqlite3 *db, const struct history *h, int64_t until,
                                    struct err *e);
/* The steps behind step after, up to step until. */
MUST_CHECK enum status history_replay(sqlite3 *db, const struct history *h, int64_t after,
                                      int64_t until, struct err *e);

#endif
