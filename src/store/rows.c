/* Entities as rows: SELECT, INSERT and UPDATE made from the entity table, so that a
 * column is described in one place. */
#include "db.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "mem.h"
#include "tr.h"

static bool zero_is_null(const struct field *f)
{
	return f->type == FIELD_REF || f->type == FIELD_MOMENT;
}

static void add_column_names(struct buf *sql, const struct entity *ent)
{
	int i;

	for (i = 0; i < ent->n_fields; i++)
		buf_addf(sql, "%s%s", i ? ", " : "", ent->fields[i].name);
}

static const char *scope_condition(const struct entity *ent)
{
	switch (ent->scope) {
	case SCOPE_SERIES_ITSELF:
		return "id = ?2";
	case SCOPE_SESSION_ITSELF:
		return "id = ?1";
	case SCOPE_SERIES:
		return "series_id = ?2";
	case SCOPE_SESSION:
		break;
	}
	/* A counter stays when its question is undone, and waits for the redo. */
	if (ent->id == ENTITY_counter)
		return "session_id = ?1 AND (question_id IS NULL OR question_id IN"
		       " (SELECT id FROM question))";
	return "session_id = ?1";
}

static enum status read_row(sqlite3_stmt *stmt, const struct entity *ent, void *row,
                            struct arena *a, struct err *e)
{
	const struct field *f, *unknown = NULL;
	char name[ROW_NAME_SIZE];
	int i, value;

	for (i = 0; i < ent->n_fields; i++) {
		f = &ent->fields[i];
		if (field_is_text(f)) {
			row_set_text(row, f, column_text(stmt, i, a));
		} else if (f->type == FIELD_ENUM) {
			value = field_enum_value(f, column_text(stmt, i, a));
			if (value < 0)
				unknown = f;
			row_set_int(row, f, value);
		} else {
			row_set_int(row, f, sqlite3_column_int64(stmt, i));
		}
	}
	if (!unknown)
		return OK;
	row_name(ent, row, name);
	return err_set(e, E_CORRUPT, _("The file holds an unknown value in %s.%s: %s."), ent->table,
	               unknown->name, name);
}

/* All rows of an entity that belong to a session. */
static void write_select(struct buf *sql, const void *entity)
{
	const struct entity *ent = entity;

	buf_add(sql, "SELECT ");
	add_column_names(sql, ent);
	/* "?1 AND ?2" are both mentioned so that both can always be bound. */
	buf_addf(sql, " FROM %s WHERE %s AND ?1 IS NOT NULL AND ?2 IS NOT NULL ORDER BY %s",
	         ent->table, scope_condition(ent), ent->order_by);
}

static enum status load_rows(struct store *st, const struct entity *ent, int64_t session_id,
                             int64_t series_id, struct snapshot *s, struct err *e)
{
	/* Preparing it takes as long as reading some hundreds of ideas. */
	sqlite3_stmt *stmt = kept_written(st, e, ent, write_select, "ii", session_id, series_id);
	enum status status = OK, end;
	int rc;

	if (!stmt)
		return db_failed(e);
	while (status == OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		status = read_row(stmt, ent, snapshot_add(s, ent->id), s->arena, e);
	end = kept_finish(st, stmt, rc, e);
	return status == OK ? end : status;
}

enum status rows_load_session(struct store *st, int64_t session_id, struct arena *a,
                              struct snapshot *out, struct err *e)
{
	int64_t series_id;
	enum status s;
	int i;

	memset(out, 0, sizeof(*out));
	out->arena = a;
	s = db_number(st->db, e, &series_id, 0, "SELECT series_id FROM session WHERE id = ?1", "i",
	              session_id);
	if (s != OK)
		return s;
	if (!series_id)
		return err_set(e, E_NOT_FOUND, _("That session is not in this file."));
	for (i = 0; i < ENTITY_COUNT && s == OK; i++)
		s = load_rows(st, &entities[i], session_id, series_id, out, e);
	return s;
}

/* ---- the session as the last command left it ---- */

/* Grows with every change of the file, by this connection and by others. */
static bool data_version(const struct store *st, unsigned *out)
{
	return sqlite3_file_control(st->db, "main", SQLITE_FCNTL_DATA_VERSION, out) == SQLITE_OK;
}

enum status known_load(struct store *st, int64_t session_id, struct arena *a, struct snapshot *out,
                       struct err *e)
{
	const struct known *k = &st->known;
	unsigned now;

	if (!k->arena || k->session_id != session_id || !data_version(st, &now) ||
	    now != k->data_version)
		return rows_load_session(st, session_id, a, out, e);
	*out = k->session;
	return OK;
}

void known_remember(struct store *st, int64_t session_id, struct arena *a,
                    const struct snapshot *session)
{
	known_forget(st);
	st->known = (struct known){a, *session, session_id, 0};
	if (!data_version(st, &st->known.data_version))
		known_forget(st);
}

void known_forget(struct store *st)
{
	arena_free(st->known.arena);
	st->known.arena = NULL;
}

/* ---- single rows ---- */

static void bind_field(sqlite3_stmt *stmt, int at, const struct field *f, int64_t number,
                       const char *text)
{
	if (field_is_text(f))
		sqlite3_bind_text(stmt, at, text, -1, SQLITE_TRANSIENT);
	else if (f->type == FIELD_ENUM)
		sqlite3_bind_text(stmt, at, field_enum_name(f, (int)number), -1, SQLITE_STATIC);
	else if (zero_is_null(f) && number == 0)
		sqlite3_bind_null(stmt, at);
	else
		sqlite3_bind_int64(stmt, at, number);
}

/* Runs a statement whose parameters are the fields of a row, in their order. */
static enum status run_with_row(sqlite3 *db, const char *sql, const struct entity *ent,
                                const void *row, struct err *e)
{
	sqlite3_stmt *stmt = db_query(db, e, sql, "");
	const struct field *f;
	int i;

	if (!stmt)
		return db_failed(e);
	for (i = 0; i < ent->n_fields; i++) {
		f = &ent->fields[i];
		if (field_is_text(f))
			bind_field(stmt, i + 1, f, 0, row_text(row, f));
		else
			bind_field(stmt, i + 1, f, row_int(row, f), NULL);
	}
	return db_finish(db, stmt, sqlite3_step(stmt), e);
}

enum status rows_insert(sqlite3 *db, const struct entity *ent, const void *row, struct err *e)
{
	AUTO_BUF struct buf sql;
	int i;

	buf_init(&sql);
	buf_addf(&sql, "INSERT INTO %s (", ent->table);
	add_column_names(&sql, ent);
	buf_add(&sql, ") VALUES (");
	for (i = 0; i < ent->n_fields; i++)
		buf_addf(&sql, "%s?%d", i ? ", " : "", i + 1);
	buf_addc(&sql, ')');
	return run_with_row(db, sql.data, ent, row, e);
}

enum status rows_replace(sqlite3 *db, const struct entity *ent, const void *row, struct err *e)
{
	AUTO_BUF struct buf sql;
	int i;

	buf_init(&sql);
	buf_addf(&sql, "UPDATE %s SET ", ent->table);
	for (i = 0; i < ent->n_fields; i++)
		buf_addf(&sql, "%s%s = ?%d", i ? ", " : "", ent->fields[i].name, i + 1);
	buf_add(&sql, " WHERE id = ?1");
	BUG_IF(ent->fields[0].type != FIELD_ID);
	return run_with_row(db, sql.data, ent, row, e);
}

enum status rows_update(sqlite3 *db, const struct entity *ent, int64_t id, const struct field *f,
                        int64_t number, const char *text, struct err *e)
{
	AUTO_BUF struct buf sql;
	sqlite3_stmt *stmt;
	enum status s;

	buf_init(&sql);
	buf_addf(&sql, "UPDATE %s SET %s = ?1 WHERE id = ?2", ent->table, f->name);
	stmt = db_query(db, e, sql.data, "");
	if (!stmt)
		return db_failed(e);
	bind_field(stmt, 1, f, number, text);
	sqlite3_bind_int64(stmt, 2, id);
	s = db_finish(db, stmt, sqlite3_step(stmt), e);
	if (s == OK && sqlite3_changes(db) == 0)
		return err_set(e, E_NOT_FOUND, _("That is no longer there."));
	return s;
}
