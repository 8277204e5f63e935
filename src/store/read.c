/* Reading the hub: sessions, one session whole, settings. */
#include "db.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "commands.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

static void read_session_row(sqlite3_stmt *stmt, struct arena *a, void *out)
{
	const struct field *status = entity_field(&entities[ENTITY_session], "status");

	*(struct session_row *)out =
	        (struct session_row){.id = sqlite3_column_int64(stmt, 0),
	                             .number = sqlite3_column_int(stmt, 1),
	                             .title = column_text(stmt, 2, a),
	                             .date = column_text(stmt, 3, a),
	                             .place = column_text(stmt, 4, a),
	                             .status = (enum session_status)column_enum(stmt, 5, status)};
}

enum status store_sessions(struct store *st, struct arena *a, struct session_row **out, int *n,
                           struct err *e)
{
	sqlite3_stmt *stmt;
	void *rows;
	int rc;

	*n = 0;
	reader_follow(st);
	/* Nobody has to start the agenda to work with it: what was brought in tells that a
	 * session goes on. */
	stmt = db_query(
	        st->db, e,
	        "SELECT id, number, title, date, place, CASE WHEN status = 'prepared' AND ("
	        "EXISTS (SELECT 1 FROM idea WHERE session_id = session.id AND NOT withdrawn)"
	        " OR EXISTS (SELECT 1 FROM ballot WHERE session_id = session.id)"
	        " OR EXISTS (SELECT 1 FROM solution WHERE session_id = session.id"
	        " AND NOT withdrawn)) THEN 'open' ELSE status END"
	        " FROM session ORDER BY number, id",
	        "");
	if (!stmt)
		return db_failed(e);
	rc = db_collect(stmt, a, sizeof(**out), read_session_row, &rows, n);
	*out = rows;
	return db_finish(st->db, stmt, rc, e);
}

static enum status count(struct store *st, const char *sql, int64_t session_id, int *out,
                         struct err *e)
{
	int64_t n;
	enum status s = db_number(st->db, e, &n, 0, sql, "i", session_id);

	*out = (int)n;
	return s;
}

enum status store_count(struct store *st, struct session_row *rows, int n, struct err *e)
{
	enum status s = OK;

	for (int i = 0; i < n && s == OK; i++) {
		int64_t id = rows[i].id;

		s = count(st, "SELECT count(*) FROM idea WHERE session_id = ?1 AND NOT withdrawn",
		          id, &rows[i].ideas, e);
		if (s == OK)
			s = count(st,
			          "SELECT count(*) FROM solution WHERE session_id = ?1"
			          " AND NOT withdrawn",
			          id, &rows[i].solutions, e);
		if (s == OK)
			s = count(st, "SELECT max(total) FROM head_count WHERE session_id = ?1", id,
			          &rows[i].people, e);
	}
	return s;
}

enum status store_find_session(struct store *st, int number, int64_t *id, struct err *e)
{
	enum status s;

	if (number == 0)
		s = db_number(st->db, e, id, 0,
		              "SELECT id FROM session ORDER BY number DESC, id LIMIT 1", "");
	else
		s = db_number(st->db, e, id, 0, "SELECT id FROM session WHERE number = ?1", "i",
		              (int64_t)number);
	if (s != OK || *id)
		return s;
	if (number == 0)
		return err_set(e, E_NOT_FOUND, _("There is no session in %s yet."), st->name);
	return err_set(e, E_NOT_FOUND, _("There is no session %d in %s."), number, st->name);
}

enum status store_load(struct store *st, int64_t session_id, struct arena *a, struct snapshot *out,
                       struct err *e)
{
	enum status s;

	arena_reset(a);
	reader_follow(st);
	s = db_exec(st->db, "BEGIN", e);
	if (s != OK)
		return s;
	s = rows_load_session(st, session_id, a, out, e);
	/* Nothing was written: ending the transaction cannot lose anything. */
	sqlite3_exec(st->db, "COMMIT", NULL, NULL, NULL);
	return s;
}

const char *store_setting(struct store *st, const char *key, struct arena *a)
{
	const char *value = "";
	sqlite3_stmt *stmt;

	stmt = db_query(st->db, NULL, "SELECT value FROM setting WHERE key = ?1", "t", key);
	if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
		value = column_text(stmt, 0, a);
	sqlite3_finalize(stmt);
	return value;
}

enum status is_practice(struct store *st, bool *out, struct err *e)
{
	int64_t found = 0;
	enum status s = db_number(st->db, e, &found, 0,
	                          "SELECT count(*) FROM setting WHERE key = ?1 AND value <> ''",
	                          "t", SETTING_PRACTICE);

	*out = found != 0;
	return s;
}

enum status actor_now(struct store *st, const char **actor, struct err *e)
{
	bool practice = false;
	enum status s = is_practice(st, &practice, e);

	*actor = practice ? ACTOR_PRACTICE : ACTOR_DESK;
	return s;
}

bool store_is_practice(struct store *st)
{
	bool practice = false;
	struct err e;

	return is_practice(st, &practice, &e) == OK && practice;
}

/* As SQLite has it when nothing is set. */
enum { CHECKPOINT_PAGES = 1000 };

/* FILE.journal has settings in its base alone. */
enum status store_mark_practice(struct store *st, struct err *e)
{
	enum status s = store_set_setting(st, SETTING_PRACTICE, "1", e);

	return s == OK ? second_new_base(st, e) : s;
}

enum status store_set_setting(struct store *st, const char *key, const char *value, struct err *e)
{
	enum status s = steady(st, e);

	if (s != OK)
		return s;
	slow_begin(st);
	s = db_run(st->db, e,
	           "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET "
	           "value = ?2",
	           "tt", key, value);
	slow_end(st);
	if (s == OK)
		beside_ring(st);
	return s;
}

enum status store_note_setting(struct store *st, const char *key, const char *value, struct err *e)
{
	enum status s = steady(st, e), back;

	if (s == OK)
		s = db_exec(st->db, "PRAGMA synchronous=OFF", e);
	if (s != OK)
		return s;
	/* A checkpoint must never go without waiting for the disk. */
	sqlite3_wal_autocheckpoint(st->db, 0);
	s = store_set_setting(st, key, value, e);
	sqlite3_wal_autocheckpoint(st->db, CHECKPOINT_PAGES);
	back = db_exec(st->db, "PRAGMA synchronous=FULL", s == OK ? e : NULL);
	/* Whatever became of it: every other write waits for the disk. */
	st->doubtful = st->doubtful || back != OK;
	return s == OK ? back : s;
}

/* ---- the journal, to read ---- */

static enum status read_journal(struct store *st, const char *sql, int64_t session_id, int max,
                                struct arena *a, struct journal_entry **out, int *n, struct err *e)
{
	struct journal_entry *entry;
	sqlite3_stmt *stmt;
	int rc;

	*n = 0;
	*out = arena_array(a, (size_t)max + 1, sizeof(**out));
	stmt = db_query(st->db, e, sql, "ii", session_id, (int64_t)max);
	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		entry = &(*out)[(*n)++];
		entry->seq = sqlite3_column_int64(stmt, 0);
		entry->at = sqlite3_column_int64(stmt, 1);
		entry->kind = sqlite3_column_int(stmt, 2);
		text_copy(entry->action, sizeof(entry->action), column_text(stmt, 3, a));
		text_copy(entry->subject, sizeof(entry->subject), column_text(stmt, 4, a));
		entry->undo_of = sqlite3_column_int64(stmt, 5);
	}
	return db_finish(st->db, stmt, rc, e);
}

#define STEPS_WHERE "SELECT seq, at, kind, action, subject, undo_of FROM journal WHERE "
#define NEWEST_FIRST " ORDER BY seq DESC LIMIT ?2"

enum status store_journal(struct store *st, int64_t session_id, int max, struct arena *a,
                          struct journal_entry **out, int *n, struct err *e)
{
	return read_journal(st, STEPS_WHERE "session_id = ?1" NEWEST_FIRST, session_id, max, a, out,
	                    n, e);
}

enum status store_journal_whole(struct store *st, int64_t session_id, int max, struct arena *a,
                                struct journal_entry **out, int *n, struct err *e)
{
	reader_follow(st);
	return read_journal(st, STEPS_WHERE "(session_id = ?1 OR session_id IS NULL)" NEWEST_FIRST,
	                    session_id, max, a, out, n, e);
}

enum status store_dump(struct store *st, bool with_counters, struct buf *out, struct err *e)
{
	const struct entity *ent;
	sqlite3_stmt *stmt;
	const unsigned char *text;
	char sql[128];
	int i, col, rc;
	enum status s;

	for (i = 0; i < ENTITY_COUNT; i++) {
		ent = &entities[i];
		if (ent->id == ENTITY_counter && !with_counters)
			continue;
		sqlite3_snprintf(sizeof(sql), sql, "SELECT * FROM %s ORDER BY id", ent->table);
		stmt = db_query(st->db, e, sql, "");
		if (!stmt)
			return db_failed(e);
		while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
			buf_add(out, ent->table);
			for (col = 0; col < sqlite3_column_count(stmt); col++) {
				text = sqlite3_column_text(stmt, col);
				buf_addf(out, "|%s", text ? (const char *)text : "NULL");
			}
			buf_addc(out, '\n');
		}
		s = db_finish(st->db, stmt, rc, e);
		if (s != OK)
			return s;
	}
	return OK;
}
