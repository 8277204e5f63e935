/* Small steps on the SQLite connection, with errors as sentences. */
#include "db.h"

#include <stdarg.h>
#include <string.h>

#include "arena.h"
#include "tr.h"

static enum status status_of(int rc)
{
	switch (rc & 0xff) {
	case SQLITE_FULL:
		return E_NO_SPACE;
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return E_READONLY;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return E_BUSY;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return E_CORRUPT;
	case SQLITE_CONSTRAINT:
		return E_INVALID;
	case SQLITE_CANTOPEN:
		return E_NOT_FOUND;
	default:
		return E_IO;
	}
}

enum status db_error(sqlite3 *db, struct err *e, const char *what)
{
	int rc = sqlite3_extended_errcode(db);
	enum status s;

	switch (status_of(rc)) {
	case E_NO_SPACE:
		s = err_set(e, E_NO_SPACE, _("%s: the disk is full. Make room, then try again."),
		            what);
		break;
	case E_READONLY:
		s = err_set(e, E_READONLY, _("%s: the file may not be written."), what);
		break;
	case E_CORRUPT:
		s = err_set(e, E_CORRUPT,
		            _("%s: the file is damaged or is not a dialoog file (%s)."), what,
		            sqlite3_errmsg(db));
		break;
	case E_INVALID:
		/* The commands and the model check first; what only the schema sees has
		 * no better sentence. */
		if (rc == SQLITE_CONSTRAINT_FOREIGNKEY)
			s = err_set(e, E_INVALID,
			            _("This belongs to something that is not in this file."));
		else
			s = err_set(e, E_INVALID, _("These values do not go together (%s)."),
			            sqlite3_errmsg(db));
		break;
	case OK:
	case E_NOT_FOUND:
	case E_CONFLICT:
	case E_BUSY:
	case E_IO:
	case E_TOO_NEW:
	case E_LIMIT:
	case E_UNSUPPORTED:
	case E_CANCELLED:
	default:
		s = err_set(e, status_of(rc), "%s: %s", what, sqlite3_errmsg(db));
		break;
	}
	if (e)
		e->sql = rc;
	return s;
}

enum status db_exec(sqlite3 *db, const char *sql, struct err *e)
{
	if (!db)
		return err_set(e, E_IO, _("The file is not open."));
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return db_error(db, e, _("The file could not be used"));
	return OK;
}

static sqlite3_stmt *query_va(sqlite3 *db, struct err *e, const char *sql, const char *types,
                              va_list args)
{
	sqlite3_stmt *stmt = NULL;
	int64_t number;
	int i, rc;

	if (!db) {
		err_set(e, E_IO, _("The file is not open."));
		return NULL;
	}
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK) {
		db_error(db, e, _("The file could not be read"));
		return NULL;
	}
	for (i = 0; types[i]; i++) {
		if (types[i] == 't') {
			rc = sqlite3_bind_text(stmt, i + 1, va_arg(args, const char *), -1,
			                       SQLITE_TRANSIENT);
		} else {
			number = va_arg(args, int64_t);
			rc = types[i] == 'r' && number == 0
			             ? sqlite3_bind_null(stmt, i + 1)
			             : sqlite3_bind_int64(stmt, i + 1, number);
		}
		if (rc != SQLITE_OK) {
			db_error(db, e, _("The file could not be read"));
			sqlite3_finalize(stmt);
			return NULL;
		}
	}
	return stmt;
}

sqlite3_stmt *db_query(sqlite3 *db, struct err *e, const char *sql, const char *types, ...)
{
	sqlite3_stmt *stmt;
	va_list args;

	va_start(args, types);
	stmt = query_va(db, e, sql, types, args);
	va_end(args);
	return stmt;
}

enum status db_finish(sqlite3 *db, sqlite3_stmt *stmt, int rc, struct err *e)
{
	enum status s = OK;

	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		s = db_error(db, e, _("The file could not be used"));
	sqlite3_finalize(stmt);
	return s;
}

enum status db_run(sqlite3 *db, struct err *e, const char *sql, const char *types, ...)
{
	sqlite3_stmt *stmt;
	va_list args;

	va_start(args, types);
	stmt = query_va(db, e, sql, types, args);
	va_end(args);
	if (!stmt)
		return db_failed(e);
	return db_finish(db, stmt, sqlite3_step(stmt), e);
}

enum status db_number(sqlite3 *db, struct err *e, int64_t *out, int64_t fallback, const char *sql,
                      const char *types, ...)
{
	sqlite3_stmt *stmt;
	va_list args;
	int rc;

	va_start(args, types);
	stmt = query_va(db, e, sql, types, args);
	va_end(args);
	*out = fallback;
	if (!stmt)
		return db_failed(e);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW && sqlite3_column_type(stmt, 0) != SQLITE_NULL)
		*out = sqlite3_column_int64(stmt, 0);
	return db_finish(db, stmt, rc, e);
}

enum status db_failed(const struct err *e)
{
	return e ? e->code : E_IO;
}

const char *column_text(sqlite3_stmt *stmt, int col, struct arena *a)
{
	const unsigned char *text = sqlite3_column_text(stmt, col);

	return text ? arena_strdup(a, (const char *)text) : "";
}

int column_enum(sqlite3_stmt *stmt, int col, const struct field *f)
{
	const unsigned char *name = sqlite3_column_text(stmt, col);
	int value = name ? field_enum_value(f, (const char *)name) : -1;

	return value < 0 ? 0 : value;
}
