#include "apply.h"
#include "history.h"

enum status history_prepare(sqlite3 *db, int version, struct err *e)
{
	enum status s = schema_build(db, 0, version, e);

	return s == OK ? db_exec(db, "DELETE FROM stage", e) : s;
}

static enum status store_record(sqlite3 *db, const struct record *r, struct err *e)
{
	enum status s = changeset_apply(db, r->changeset, r->changeset_size, APPLY_FORWARD,
	                                table_is_journalled, e);

	if (s == OK)
		s = changeset_apply(db, r->aside, r->aside_size, APPLY_FORWARD, table_is_aside, e);
	return s == OK ? journal_insert(db, r, e) : s;
}

enum status history_replay(sqlite3 *db, const struct history *h, int64_t after, int64_t until,
                           struct err *e)
{
	struct record r;
	enum status s = OK;

	for (size_t at = h->first; s == OK && history_next(h, &at, &r) && r.seq <= until;)
		if (r.seq > after)
			s = store_record(db, &r, e);
	return s;
}

static bool belongs_in_base(const char *table)
{
	return !table_is_kept_apart(table);
}

enum status history_fill(sqlite3 *db, const struct history *h, int64_t until, struct err *e)
{
	enum status s = db_run(db, e, "UPDATE hub SET hub_id = ?1, generation = ?2", "ii",
	                       h->head.hub_id, h->head.generation);

	if (s == OK)
		s = changeset_apply(db, h->base.changeset, h->base.changeset_size, APPLY_FORWARD,
		                    belongs_in_base, e);
	return s == OK ? history_replay(db, h, h->base.seq, until, e) : s;
}
