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

	slow_begin(st);
	if (sqlite3_wal_checkpoint_v2(st->db, NULL, SQLITE_CHECKPOINT_PASSIVE, &left, &done) ==
	    SQLITE_OK)
		st->unsettled = done < left;
	slow_end(st);
}

/* One that was asked for comes after the screen that asked for it. */
static int64_t copy_due(const struct store *st)
{
	return st->copy_why ? st->copy_asked + SETTLE_MS : st->copied_at + COPY_MS;
}

void store_want_copy(struct store *st, const char *why)
{
	if (!st->writes || !copy_is_wanted(st))
		return;
	st->copy_why = why;
	st->copy_asked = clock_boot(st->clock);
}

enum status store_keep_wanted(struct store *st, struct err *e)
{
	return st->copy_why ? store_keep_copy(st, st->copy_why, e) : OK;
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
		due = earlier(due, copy_due(st));
	if (st->unsettled)
		due = earlier(due, st->changed_at + SETTLE_MS);
	if (st->erasing)
		due = earlier(due, now + store_erasing_due(st));
	if (due < 0)
		return -1;
	return due < now ? 0 : (int)(due - now);
}

void store_rest_drafts(struct store *st)
{
	if (st->writes)
		draft_settle(st);
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
	if (!copy_is_wanted(st) || now < copy_due(st))
		return OK;
	return store_keep_copy(st, st->copy_why ? st->copy_why : "time", e);
}
