#include "apply.h"

#include <string.h>

#include "buf.h"
#include "changeset.h"
#include "mem.h"
#include "tr.h"

/* ---- applying ---- */

static const struct entity *entity_of(const char *table)
{
	for (int i = 0; i < ENTITY_COUNT; i++)
		if (strcmp(entities[i].table, table) == 0)
			return &entities[i];
	return NULL;
}

/* Which row it is, by what the changeset itself says: the columns stand in the order of the
 * fields, the id first. */
static void note_row(struct refused *r, sqlite3_changeset_iter *it)
{
	sqlite3_value *id = NULL, *named = NULL;
	const struct field *f;
	const char *table;
	int columns, op, indirect;

	sqlite3changeset_op(it, &table, &columns, &op, &indirect);
	r->entity = entity_of(table);
	f = r->entity ? entity_name_field(r->entity) : NULL;
	int (*value)(sqlite3_changeset_iter *, int, sqlite3_value **) =
	        op == SQLITE_INSERT ? sqlite3changeset_new : sqlite3changeset_old;
	value(it, 0, &id);
	if (f)
		value(it, (int)(f - r->entity->fields), &named);
	r->id = id ? sqlite3_value_int64(id) : 0;
	if (named)
		row_name_of_value(r->entity, sqlite3_value_int64(named),
		                  (const char *)sqlite3_value_text(named), r->name);
}

/* Any conflict means that the file is not as the journal thinks: never guess. */
static int on_conflict(void *context, int kind, sqlite3_changeset_iter *it)
{
	if (context && kind != SQLITE_CHANGESET_FOREIGN_KEY)
		note_row(context, it);
	return SQLITE_CHANGESET_ABORT;
}

/* Applying skips tables that do not fit, without a word (journal.md 2): so look first whether
 * every table of the changeset is here with the same columns. */
static enum status check_shape(sqlite3 *db, const void *bytes, int n, table_test *allowed,
                               struct err *e)
{
	sqlite3_changeset_iter *it;
	const char *table;
	int columns, op, indirect, rc;
	int64_t here;
	enum status s = OK;

	if (sqlite3changeset_start(&it, n, (void *)(uintptr_t)bytes) != SQLITE_OK)
		return db_error(db, e, _("The steps in %s cannot be read"));
	while (s == OK && sqlite3changeset_next(it) == SQLITE_ROW) {
		sqlite3changeset_op(it, &table, &columns, &op, &indirect);
		s = db_number(db, e, &here, 0, "SELECT count(*) FROM pragma_table_info(?1)", "t",
		              table);
		if (s == OK && (here != columns || !allowed(table)))
			s = err_set(
			        e, E_UNSUPPORTED,
			        _("This step was made by another version and cannot be undone."));
	}
	rc = sqlite3changeset_finalize(it);
	return s == OK && rc != SQLITE_OK ? db_error(db, e, _("The steps in %s cannot be read"))
	                                  : s;
}

enum status changeset_apply(sqlite3 *db, const void *bytes, size_t n, enum apply_how how,
                            table_test *allowed, struct err *e)
{
	return changeset_try(db, bytes, n, how, allowed, NULL, e);
}

enum status changeset_try(sqlite3 *db, const void *bytes, size_t n, enum apply_how how,
                          table_test *allowed, struct refused *refused, struct err *e)
{
	enum status s;
	int rc;

	if (n == 0)
		return OK;
	if (!changeset_is_whole(bytes, n))
		return err_set(e, E_CORRUPT,
		               _("A step of the journal is damaged. It stays as it is."));
	s = check_shape(db, bytes, (int)n, allowed, e);
	if (s != OK)
		return s;
	rc = sqlite3changeset_apply_v2(db, (int)n, (void *)(uintptr_t)bytes, NULL, on_conflict,
	                               refused, NULL, NULL,
	                               how == APPLY_INVERSE ? SQLITE_CHANGESETAPPLY_INVERT : 0);
	if (rc == SQLITE_OK)
		return OK;
	/* A full disk is no conflict: only what the rows themselves refuse is one.  Applying has
	 * tried to roll back since, which may have failed in its turn: rc is the first failure. */
	if (rc != SQLITE_ABORT && (rc & 0xff) != SQLITE_CONSTRAINT)
		return db_error_code(db, rc, e, _("The step cannot be stored in %s"));
	return err_set(e, E_CONFLICT,
	               how == APPLY_INVERSE
	                       ? _("This step cannot be undone: it was changed in another session.")
	                       : _("This step cannot be done again: it was changed in another "
	                           "session."));
}

/* ---- the whole hub ---- */

enum status empty_attach(sqlite3 *db, struct err *e)
{
	static const char create[] = "CREATE TABLE ";
	AUTO_BUF struct buf sql;
	sqlite3_stmt *stmt;
	enum status s;
	int rc;

	buf_init(&sql);
	buf_add(&sql, "ATTACH ':memory:' AS empty;");
	stmt = db_query(db, e,
	                "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE"
	                " 'sqlite@_%' ESCAPE '@'",
	                "");
	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(stmt, 0);

		if (strncmp(text, create, sizeof(create) - 1) == 0)
			buf_addf(&sql, "CREATE TABLE empty.%s;", text + sizeof(create) - 1);
	}
	s = db_finish(db, stmt, rc, e);
	if (s == OK)
		s = db_exec(db, sql.data, e);
	if (s != OK)
		empty_detach(db);
	return s;
}

void empty_detach(sqlite3 *db)
{
	sqlite3_exec(db, "DETACH empty", NULL, NULL, NULL);
}

static enum status compare_all(sqlite3 *db, sqlite3_session *rec, struct err *e)
{
	sqlite3_stmt *stmt = db_query(db, e,
	                              "SELECT name FROM empty.sqlite_schema WHERE type = 'table'"
	                              " ORDER BY name",
	                              "");
	int rc, ok = SQLITE_OK;
	enum status s;

	if (!stmt)
		return db_failed(e);
	while (ok == SQLITE_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(stmt, 0);

		if (table_is_kept_apart(table))
			continue;
		ok = sqlite3session_attach(rec, table);
		if (ok == SQLITE_OK)
			ok = sqlite3session_diff(rec, "empty", table, NULL);
	}
	if (ok == SQLITE_OK)
		return db_finish(db, stmt, rc, e);
	s = db_error(db, e, _("The second copy of %s cannot be made"));
	sqlite3_finalize(stmt);
	return s;
}

enum status changeset_of_all(sqlite3 *db, void **bytes, int *n, struct err *e)
{
	sqlite3_session *rec = NULL;
	enum status s = OK;

	*bytes = NULL;
	*n = 0;
	if (sqlite3session_create(db, "main", &rec) != SQLITE_OK)
		return db_error(db, e, _("The second copy of %s cannot be made"));
	s = compare_all(db, rec, e);
	if (s == OK && sqlite3session_changeset(rec, n, bytes) != SQLITE_OK)
		s = db_error(db, e, _("The second copy of %s cannot be made"));
	sqlite3session_delete(rec);
	return s;
}
