/* The shared copy: a hub that may go to others.  It is made anew in memory, of what is for
 * everybody and nothing else, so that no byte of the rest ever comes near the file. */
#include "db.h"

#include <string.h>

#include "arena.h"
#include "date.h"
#include "file.h"
#include "mem.h"
#include "selection.h"
#include "text.h"
#include "tr.h"

struct sharing {
	struct store *from;
	sqlite3 *to;
	struct arena *arena; /* of one session at a time */
};

static enum status make_empty(struct sharing *x, struct err *e)
{
	char sql[64];
	enum status s = OK;

	if (sqlite3_open_v2(":memory:", &x->to, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		s = db_error(x->to, e, _("%s cannot be used"));
	if (s == OK)
		s = schema_build(x->to, 0, SCHEMA_VERSION, e);
	sqlite3_snprintf(sizeof(sql), sql, "PRAGMA application_id=%d; PRAGMA foreign_keys=ON",
	                 APPLICATION_ID);
	return s == OK ? db_exec(x->to, sql, e) : s;
}

/* ---- what is for everybody ---- */

/* A row of the series came along with an earlier session. */
static enum status is_there(struct sharing *x, const struct entity *entity, const void *row,
                            bool *there, struct err *e)
{
	int64_t n = 0;
	enum status s;
	char sql[96];

	sqlite3_snprintf(sizeof(sql), sql, "SELECT count(*) FROM %s WHERE id = ?1", entity->table);
	s = db_number(x->to, e, &n, 0, sql, "i", row_int(row, &entity->fields[0]));
	*there = n > 0;
	return s;
}

static enum status add_list(struct sharing *x, const struct selection *sel,
                            const struct entity *entity, struct err *e)
{
	AUTO_FREE void *row = xmalloc(entity->size);
	enum status s = OK;
	bool there;

	for (int i = 0; i < sel->index[entity->id].n && s == OK; i++) {
		if (!selection_row(sel, entity, i, row))
			continue;
		s = is_there(x, entity, row, &there, e);
		if (s == OK && !there)
			s = rows_insert(x->to, entity, row, e);
	}
	return s;
}

static enum status add_session(struct sharing *x, int64_t id, struct err *e)
{
	struct selection sel;
	struct snapshot snap;
	enum status s;

	arena_reset(x->arena);
	s = rows_load_session(x->from, id, x->arena, &snap, e);
	if (s != OK)
		return s;
	selection_init(&sel, &snap, true);
	for (int i = 0; i < ENTITY_COUNT && s == OK; i++)
		s = add_list(x, &sel, &entities[i], e);
	selection_fini(&sel);
	return s;
}

static enum status add_sessions(struct sharing *x, struct err *e)
{
	struct arena *a = arena_new();
	struct session_row *rows;
	enum status s;
	int n = 0;

	s = store_sessions(x->from, a, &rows, &n, e);
	for (int i = 0; i < n && s == OK; i++)
		s = add_session(x, rows[i].id, e);
	arena_free(a);
	return s;
}

/* ---- the journal and the marks ---- */

/* What was done and when, in codes, without what it was done with. */
static enum status add_labels(struct sharing *x, struct err *e)
{
	sqlite3_stmt *stmt = db_query(x->from->db, e,
	                              "SELECT seq, at, actor, op_id, session_id, kind, undo_of,"
	                              " action, subject, result, x'' FROM journal ORDER BY seq",
	                              "");
	enum status s = OK;
	int rc;

	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && s == OK)
		s = db_copy_row(x->to, "journal", stmt, e);
	if (s == OK)
		return db_finish(x->from->db, stmt, rc, e);
	sqlite3_finalize(stmt);
	return s;
}

static enum status add_marks(struct sharing *x, struct err *e)
{
	char date[DATE_SIZE];
	int64_t now = clock_wall(x->from->clock);
	bool practice = false;
	enum status s = is_practice(x->from, &practice, e);

	if (s == OK)
		s = journal_line(x->to, now, "hub-share", e);

	moment_date(now, date);
	if (s == OK)
		s = db_run(x->to, e, "INSERT INTO setting VALUES (?1, ?2)", "tt", SHARED_MARK,
		           date);
	if (s == OK && practice)
		s = db_run(x->to, e, "INSERT INTO setting VALUES (?1, '1')", "t", SETTING_PRACTICE);
	return s;
}

/* ---- all of it ---- */

/* Ideas may point to later ideas: that is looked at in the end.  What does not hold is a matter of
 * the hub that was read, and is told of that. */
static enum status fill(struct sharing *x, struct err *e)
{
	struct store made = {.db = x->to, .name = x->from->name, .clock = x->from->clock};
	enum status s = db_exec(x->to, "BEGIN; PRAGMA defer_foreign_keys=ON", e);

	if (s == OK)
		s = add_sessions(x, e);
	if (s == OK)
		s = add_labels(x, e);
	if (s == OK)
		s = add_marks(x, e);
	if (s == OK)
		s = db_exec(x->to, "COMMIT", e);
	if (s == OK)
		s = check_content(&made, e);
	kept_forget(&made);
	return s;
}

/* Everything is read as it was at one moment, whatever the desk does meanwhile. */
static enum status fill_at_once(struct sharing *x, struct err *e)
{
	enum status s;

	reader_follow(x->from);
	s = db_exec(x->from->db, "BEGIN", e);
	if (s != OK)
		return s;
	s = fill(x, e);
	/* Nothing was written: ending the transaction cannot lose anything. */
	sqlite3_exec(x->from->db, "COMMIT", NULL, NULL, NULL);
	return s;
}

enum status store_share(struct store *st, const char *out, struct err *e)
{
	struct sharing x = {.from = st, .arena = arena_new()};
	enum status s = copy_check_place(out, e);

	if (s == OK)
		s = make_empty(&x, e);
	if (s == OK)
		s = fill_at_once(&x, e);
	if (s == OK)
		s = copy_make(x.to, out, e);
	sqlite3_close(x.to);
	arena_free(x.arena);
	return s;
}

void share_tell(struct store *st)
{
	struct arena *a = arena_new();
	const char *made = store_setting(st, SHARED_MARK, a);
	char date[64];

	if (made[0] && !st->notice[0]) {
		date_long(made, date, sizeof(date));
		text_copy(st->notice, sizeof(st->notice),
		          arena_printf(a,
		                       _("This is a shared copy of %s: without names, notes and "
		                         "what is not for everybody."),
		                       date));
	}
	arena_free(a);
}
