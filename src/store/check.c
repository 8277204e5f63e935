/* `dialoog check`: is the file whole, is its schema the known one, do the rules hold? */
#include "db.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "mem.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

static enum status run_check(sqlite3 *db, const char *sql, const char *name, struct err *e)
{
	struct arena *a = arena_new();
	enum status s = OK;
	sqlite3_stmt *stmt;
	const char *line;
	int rc;

	stmt = db_query(db, e, sql, "");
	if (stmt) {
		rc = sqlite3_step(stmt);
		line = rc == SQLITE_ROW ? column_text(stmt, 0, a) : "";
		if (rc == SQLITE_ROW && strcmp(line, "ok") != 0)
			s = err_set(e, E_CORRUPT, _("%s is damaged."), name);
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

enum status check_integrity(sqlite3 *db, const char *name, struct err *e)
{
	return run_check(db, "PRAGMA integrity_check(1)", name, e);
}

enum status check_pages(sqlite3 *db, const char *name, struct err *e)
{
	/* Each page is read once, so that keeping many would only cost memory. */
	enum status s = db_exec(db, "PRAGMA ignore_check_constraints=ON; PRAGMA cache_size=-64", e),
	            back;

	if (s == OK)
		s = run_check(db, "PRAGMA quick_check(1)", name, e);
	back = db_exec(db, "PRAGMA ignore_check_constraints=OFF; PRAGMA cache_size=" CACHE_KIB,
	               s == OK ? e : NULL);
	return s == OK ? back : s;
}

/* What people call the row of a table, which may be one of names: then only its number. */
static void call(sqlite3 *db, const char *table, int64_t id, char out[ROW_NAME_SIZE])
{
	for (int i = 0; i < ENTITY_COUNT; i++)
		if (strcmp(entities[i].table, table) == 0) {
			row_called(db, &entities[i], id, out);
			return;
		}
	snprintf(out, ROW_NAME_SIZE, _("row %lld"), (long long)id);
}

static enum status check_foreign_keys(struct store *st, struct err *e)
{
	sqlite3_stmt *stmt = db_query(
	        st->db, e, "SELECT \"table\", rowid FROM pragma_foreign_key_check LIMIT 1", "");
	char table[64] = "", name[ROW_NAME_SIZE];
	int64_t id = 0;
	enum status s;
	int rc;

	if (!stmt)
		return db_failed(e);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW) {
		text_copy(table, sizeof(table), (const char *)sqlite3_column_text(stmt, 0));
		id = sqlite3_column_int64(stmt, 1);
	}
	s = db_finish(st->db, stmt, rc, e);
	if (s != OK || !table[0])
		return s;
	call(st->db, table, id, name);
	return err_set(e, E_CORRUPT,
	               _("%s holds a row in table \"%s\" that points to nothing: %s."), st->name,
	               table, name);
}

/* Who is named in the report said yes to that (domain.md 3.2.10). */
static enum status check_consent(struct store *st, struct err *e)
{
	sqlite3_stmt *stmt = db_query(st->db, e,
	                              "SELECT role FROM role WHERE named_in_report = 1 AND"
	                              " coalesce(consented_at, 0) = 0 LIMIT 1",
	                              "");
	char role[64] = "";
	enum status s;
	int rc;

	if (!stmt)
		return db_failed(e);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW)
		text_copy(role, sizeof(role), (const char *)sqlite3_column_text(stmt, 0));
	s = db_finish(st->db, stmt, rc, e);
	if (s == OK && rc == SQLITE_ROW)
		s = err_set(e, E_INVALID,
		            _("The name of \"%s\" is to be in the report, without consent."), role);
	return s;
}

/* These have one row, always: without it the hub does not know who it is, or what the hall
 * sees. */
static enum status check_single_rows(struct store *st, struct err *e)
{
	static const char *const tables[] = {"hub", "stage"};
	enum status s = OK;

	for (size_t i = 0; i < N_ITEMS(tables) && s == OK; i++) {
		AUTO_FREE char *sql = xasprintf("SELECT count(*) FROM %s", tables[i]);
		int64_t n;

		s = db_number(st->db, e, &n, 0, sql, "");
		if (s == OK && n != 1)
			s = err_set(e, E_CORRUPT,
			            _("%s has %lld rows in table \"%s\", and there must be one."),
			            st->name, (long long)n, tables[i]);
	}
	return s;
}

/* Practice is in a file of its own (domain.md 3.2.12): a step knows in which of the two it was
 * made. */
static enum status check_practice(struct store *st, struct err *e)
{
	int64_t seq = 0, odd = 0;
	bool practice;
	enum status s = is_practice(st, &practice, e);

	if (s == OK)
		s = db_number(
		        st->db, e, &odd, 0,
		        "SELECT count(*) FROM setting WHERE key = ?1 AND value NOT IN ('', '1')",
		        "t", SETTING_PRACTICE);
	if (s == OK && odd)
		return err_set(e, E_CORRUPT,
		               _("%s does not say clearly whether it is a practice file."),
		               st->name);
	if (s == OK)
		s = db_number(st->db, e, &seq, 0, "SELECT min(seq) FROM journal WHERE actor = ?1",
		              "t", practice ? ACTOR_DESK : ACTOR_PRACTICE);
	if (s != OK || !seq)
		return s;
	return practice ? err_set(e, E_INVALID,
	                          _("%s is a practice file, but step %lld was no practice."),
	                          st->name, (long long)seq)
	                : err_set(e, E_INVALID,
	                          _("Step %lld was practice, but %s is no practice file."),
	                          (long long)seq, st->name);
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
		s = rows_load_session(st, rows[i].id, a, &snap, e);
		if (s == OK)
			s = snapshot_check(&snap, e);
		if (s != OK)
			err_wrap(e, _("Session %d"), rows[i].number);
	}
	arena_free(a);
	arena_free(list);
	return s;
}

/* ---- texts ---- */

static enum status check_text(struct store *st, sqlite3_stmt *stmt, int i, const char *table,
                              struct err *e)
{
	char name[ROW_NAME_SIZE];
	const char *text;
	size_t n;

	/* Asked first: reading a number as a text makes it one. */
	if (sqlite3_column_type(stmt, i) != SQLITE_TEXT)
		return OK;
	text = (const char *)sqlite3_column_text(stmt, i);
	n = (size_t)sqlite3_column_bytes(stmt, i);
	if (text_valid_bytes(text, n) == n)
		return OK;
	/* A setting has a name and no number. */
	if (sqlite3_column_type(stmt, 0) == SQLITE_TEXT && i != 0)
		text_copy(name, sizeof(name), (const char *)sqlite3_column_text(stmt, 0));
	else
		call(st->db, table, sqlite3_column_int64(stmt, 0), name);
	return err_set(e, E_CORRUPT,
	               _("The text in field \"%s\" of table \"%s\", %s, is not UTF-8."),
	               sqlite3_column_name(stmt, i), table, name);
}

static enum status check_texts_of(struct store *st, const char *table, struct err *e)
{
	AUTO_FREE char *sql = xasprintf("SELECT * FROM %s", table);
	sqlite3_stmt *stmt = db_query(st->db, e, sql, "");
	enum status s = OK;
	int rc;

	if (!stmt)
		return db_failed(e);
	while (s == OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		for (int i = 0; s == OK && i < sqlite3_column_count(stmt); i++)
			s = check_text(st, stmt, i, table, e);
	if (s == OK)
		return db_finish(st->db, stmt, rc, e);
	sqlite3_finalize(stmt);
	return s;
}

/* SQLite keeps whatever bytes it is given as a text. */
static enum status check_texts(struct store *st, struct err *e)
{
	sqlite3_stmt *stmt = db_query(st->db, e,
	                              "SELECT name FROM sqlite_schema WHERE type = 'table' AND name"
	                              " NOT LIKE 'sqlite@_%' ESCAPE '@' ORDER BY rowid",
	                              "");
	enum status s = OK;
	int rc;

	if (!stmt)
		return db_failed(e);
	while (s == OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		s = check_texts_of(st, (const char *)sqlite3_column_text(stmt, 0), e);
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

static enum status check_all_alone(struct store *st, struct err *e)
{
	enum status s = check_texts(st, e);

	if (s == OK)
		s = check_single_rows(st, e);
	if (s == OK)
		s = check_content(st, e);
	if (s == OK)
		s = check_consent(st, e);
	if (s == OK)
		s = check_practice(st, e);
	return s == OK ? check_way_back(st, e) : s;
}

enum status check_alone(struct store *st, struct err *e)
{
	enum status s = db_exec(st->db, "BEGIN", e);

	if (s != OK)
		return s;
	s = check_all_alone(st, e);
	sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return s;
}

enum status store_check(struct store *st, struct err *e)
{
	enum status s = check_integrity(st->db, st->name, e);

	if (s == E_CORRUPT)
		return err_set(e, s,
		               _("%s is damaged. Make it again from what is left: dialoog check %s "
		                 "--rebuild NEW"),
		               st->name, st->name);
	if (s == OK)
		s = check_schema(st, e);
	if (s == OK)
		s = db_exec(st->db, "BEGIN", e);
	if (s != OK)
		return s;
	s = check_all_alone(st, e);
	if (s == OK)
		s = check_second(st, e);
	sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return s;
}
