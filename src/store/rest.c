/* What a writer does while nobody types: brings what was written into the one file, so that it
 * is nearly always complete, and makes a copy from time to time. */
#include "db.h"

#include <string.h>

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

static int64_t at_most(int64_t ms)
{
	return ms < 0 ? 0 : ms;
}

int store_rest_due(const struct store *st)
{
	int64_t now = clock_boot(st->clock), due = -1;

	if (!st->writes)
		return -1;
	if (st->uncopied)
		due = at_most(st->copied_at + COPY_MS - now);
	if (st->unsettled && (due < 0 || due > st->changed_at + SETTLE_MS - now))
		due = at_most(st->changed_at + SETTLE_MS - now);
	return (int)due;
}

enum status store_rest(struct store *st, struct err *e)
{
	int64_t now = clock_boot(st->clock);

	if (!st->writes)
		return OK;
	if (st->unsettled && now >= st->changed_at + SETTLE_MS)
		settle(st);
	if (!st->uncopied || now < st->copied_at + COPY_MS)
		return OK;
	return store_keep_copy(st, "time", e);
}
