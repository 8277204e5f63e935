/* `dialoog check`: is the file whole, is its schema the known one, do the rules hold? */
#include "changeset.h"
#include "db.h"

#include <string.h>

#include "arena.h"
#include "mem.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

enum status check_integrity(sqlite3 *db, const char *name, struct err *e)
{
	struct arena *a = arena_new();
	enum status s = OK;
	sqlite3_stmt *stmt;
	const char *line;
	int rc;

	stmt = db_query(db, e, "PRAGMA integrity_check(1)", "");
	if (stmt) {
		rc = sqlite3_step(stmt);
		line = rc == SQLITE_ROW ? column_text(stmt, 0, a) : "";
		if (rc == SQLITE_ROW && strcmp(line, "ok") != 0)
			s = err_set(e, E_CORRUPT, _("%s is damaged: %s"), name, line);
		if (s == OK)
			s = db_finish(db, stmt, rc, e);
		else
			sqlite3_finalize(stmt);
	} else {
		s = db_failed(e);
	}
	arena_free(a);
	return s;
}

static enum status check_foreign_keys(struct store *st, struct err *e)
{
	sqlite3_stmt *stmt =
	        db_query(st->db, e, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", "");
	char table[64] = "";
	enum status s;
	int rc;

	if (!stmt)
		return db_failed(e);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		text_copy(table, sizeof(table), (const char *)sqlite3_column_text(stmt, 0));
	s = db_finish(st->db, stmt, rc, e);
	if (s == OK && table[0])
		s = err_set(e, E_CORRUPT, _("%s holds a row in \"%s\" that points to nothing."),
		            st->name, table);
	return s;
}

/* Everything that the one schema has must be in the other with the same text. */
static enum status compare_schemas(struct store *st, sqlite3 *one, sqlite3 *other, struct err *e)
{
	sqlite3_stmt *stmt;
	const char *name, *sql;
	enum status s = OK;
	int64_t same;
	int rc;

	stmt = db_query(one, e,
	                "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite@_%'"
	                " ESCAPE '@' ORDER BY name",
	                "");
	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && s == OK) {
		name = (const char *)sqlite3_column_text(stmt, 0);
		sql = (const char *)sqlite3_column_text(stmt, 1);
		s = db_number(other, e, &same, 0,
		              "SELECT count(*) FROM sqlite_schema WHERE name = ?1 AND sql IS ?2",
		              "tt", name, sql);
		if (s == OK && same != 1)
			s = err_set(e, E_CORRUPT, _("%s has another schema than it says: %s."),
			            st->name, name);
	}
	if (s == OK)
		return db_finish(one, stmt, rc, e);
	sqlite3_finalize(stmt);
	return s;
}

/* The schema of this file against a fresh one. */
static enum status check_schema(struct store *st, struct err *e)
{
	sqlite3 *fresh = NULL;
	enum status s = OK;

	if (sqlite3_open_v2(":memory:", &fresh, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		s = db_error(fresh, e, _("%s cannot be checked"));
	if (s == OK)
		s = schema_build(fresh, 0, SCHEMA_VERSION, e);
	if (s == OK)
		s = compare_schemas(st, fresh, st->db, e);
	if (s == OK)
		s = compare_schemas(st, st->db, fresh, e);
	sqlite3_close(fresh);
	return s;
}

static enum status check_sessions(struct store *st, struct err *e)
{
	struct arena *list = arena_new(), *a = arena_new();
	struct session_row *rows;
	struct snapshot snap;
	enum status s;
	int i, n = 0;

	s = store_sessions(st, list, &rows, &n, e);
	for (i = 0; i < n && s == OK; i++) {
		arena_reset(a);
		s = rows_load_session(st->db, rows[i].id, a, &snap, e);
		if (s == OK)
			s = snapshot_check(&snap, e);
		if (s != OK)
			err_wrap(e, _("Session %d"), rows[i].number);
	}
	arena_free(a);
	arena_free(list);
	return s;
}

/* Every step of the journal can be read. */
static enum status check_journal(struct store *st, struct err *e)
{
	sqlite3_stmt *stmt = db_query(
	        st->db, e, "SELECT seq, action, subject, changeset FROM journal ORDER BY seq", "");
	enum status s = OK;
	int rc;

	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && s == OK) {
		const void *bytes = sqlite3_column_blob(stmt, 3);
		size_t n = (size_t)sqlite3_column_bytes(stmt, 3);

		if (!changeset_is_whole(bytes, n))
			s = err_set(e, E_CORRUPT, _("Step %lld of the journal (%s %s) is damaged."),
			            (long long)sqlite3_column_int64(stmt, 0),
			            (const char *)sqlite3_column_text(stmt, 1),
			            (const char *)sqlite3_column_text(stmt, 2));
	}
	if (s == OK)
		return db_finish(st->db, stmt, rc, e);
	sqlite3_finalize(stmt);
	return s;
}

enum status check_content(struct store *st, struct err *e)
{
	enum status s = check_foreign_keys(st, e);

	if (s == OK)
		s = check_journal(st, e);
	return s == OK ? check_sessions(st, e) : s;
}

enum status store_check(struct store *st, struct err *e)
{
	enum status s = check_integrity(st->db, st->name, e);

	if (s == OK)
		s = check_schema(st, e);
	if (s == OK)
		s = db_exec(st->db, "BEGIN", e);
	if (s != OK)
		return s;
	s = check_content(st, e);
	sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return s;
}
