/* What a writer does while nobody types: brings what was written into the one file, so that it
 * is nearly always complete, and makes a copy from time to time. */
#include "db.h"

#include <string.h>

#include "erase.h"

enum { SETTLE_MS = 2 * 1000, COPY_MS = 10 * 60 * 1000 };

void rest_changed(struct store *st)
{
	st->changed_at = clock_boot(st->clock);
	st->unsettled = st->uncopied = true;
}

/* A reader that is at it stops a checkpoint; the next rest tries again. */
static void settle(struct store *st)
{
	int left = 0, done = 0;

	if (sqlite3_wal_checkpoint_v2(st->db, NULL, SQLITE_CHECKPOINT_PASSIVE, &left, &done) ==
	    SQLITE_OK)
		st->unsettled = done < left;
}

/* Of two moments; less than 0 is none. */
static int64_t earlier(int64_t a, int64_t b)
{
	return a < 0 || b < a ? b : a;
}

int store_rest_due(const struct store *st)
{
	int64_t now = clock_boot(st->clock), due = draft_due(st);

	if (!st->writes)
		return -1;
	if (copy_is_wanted(st))
		due = earlier(due, st->copied_at + COPY_MS);
	if (st->unsettled)
		due = earlier(due, st->changed_at + SETTLE_MS);
	if (st->erasing)
		due = earlier(due, now + store_erasing_due(st));
	if (due < 0)
		return -1;
	return due < now ? 0 : (int)(due - now);
}

enum status store_rest(struct store *st, struct err *e)
{
	int64_t now = clock_boot(st->clock);

	if (!st->writes)
		return OK;
	draft_settle(st);
	reserve_make(st);
	if (st->unsettled && now >= st->changed_at + SETTLE_MS)
		settle(st);
	if (!copy_is_wanted(st) || now < st->copied_at + COPY_MS)
		return OK;
	return store_keep_copy(st, "time", e);
}
