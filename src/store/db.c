/* Small steps on the SQLite connection, with errors as sentences. */
#include "db.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "mem.h"
#include "tr.h"

/* ---- errors as sentences ---- */

/* The commands and the model check first; what only the schema sees has no better
 * sentence. */
static enum status against_schema(sqlite3 *db, struct err *e, int rc)
{
	if (rc == SQLITE_CONSTRAINT_FOREIGNKEY)
		return err_set(e, E_INVALID,
		               _("This belongs to something that is not in this file."));
	if (rc == SQLITE_CONSTRAINT_PRIMARYKEY || rc == SQLITE_CONSTRAINT_UNIQUE ||
	    rc == SQLITE_CONSTRAINT_ROWID)
		return err_set(e, E_INVALID,
		               _("A part of this is in the file already, of something else: it has "
		                 "the same number (%s)."),
		               strrchr(sqlite3_errmsg(db), ' ')
		                       ? strrchr(sqlite3_errmsg(db), ' ') + 1
		                       : sqlite3_errmsg(db));
	return err_set(e, E_INVALID, _("These values do not go together (%s)."),
	               sqlite3_errmsg(db));
}

/* SQLite could not open, read or write the file or one of those beside it; the system
 * said why, but not in every case. */
static enum status machine_failed(sqlite3 *db, struct err *e, const char *what)
{
	int why = sqlite3_system_errno(db);

	return err_errno(e, why == ENOENT ? E_NOT_FOUND : E_IO, why ? why : EIO, "%s", what);
}

/* what is the beginning of a sentence with a place for the name. */
static enum status error_of(sqlite3 *db, int rc, struct err *e, const char *what, const char *name)
{
	AUTO_FREE char *begin = xasprintf(what, name);
	enum status s;

	switch (rc & 0xff) {
	case SQLITE_FULL:
		s = err_errno(e, E_NO_SPACE, ENOSPC, "%s", begin);
		break;
	case SQLITE_READONLY:
	case SQLITE_PERM:
		s = err_errno(e, E_READONLY, EACCES, "%s", begin);
		break;
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		s = machine_failed(db, e, begin);
		break;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		s = err_set(e, E_BUSY,
		            _("%s: another program is working with it. Close that one first."),
		            begin);
		break;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		s = err_set(e, E_CORRUPT,
		            _("%s: it is damaged or is not a dialoog file. Use an earlier copy."),
		            begin);
		break;
	case SQLITE_CONSTRAINT:
		s = against_schema(db, e, rc);
		break;
	default:
		s = err_set(e, E_IO, "%s: %s.", begin, sqlite3_errmsg(db));
		break;
	}
	if (e)
		e->sql = rc;
	return s;
}

enum status db_error_code(sqlite3 *db, int rc, struct err *e, const char *what)
{
	const char *file = db ? sqlite3_db_filename(db, "main") : NULL;
	const char *name = file ? sqlite3_uri_parameter(file, "name") : NULL;

	return error_of(db, rc, e, what, name ? name : _("The file"));
}

enum status db_error(sqlite3 *db, struct err *e, const char *what)
{
	return db_error_code(db, sqlite3_extended_errcode(db), e, what);
}

/* ---- opening ---- */

/* Bytes that mean something in a URI, or could, as %XX. */
static void add_escaped(struct buf *uri, const char *s)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                            "0123456789-_.~/";

	for (; *s; s++)
		if (strchr(plain, *s))
			buf_addc(uri, *s);
		else
			buf_addf(uri, "%%%02X", (unsigned char)*s);
}

enum status db_open(const char *path, const char *name, enum db_mode mode, sqlite3 **db,
                    struct err *e)
{
	int flags = mode == DB_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
	AUTO_BUF struct buf uri;

	buf_init(&uri);
	buf_add(&uri, path[0] == '/' ? "file://" : "file:");
	add_escaped(&uri, path);
	buf_add(&uri, "?name=");
	add_escaped(&uri, name);
	/* SQLite would make a -wal and a -shm beside the file, also to read it only. */
	if (mode == DB_AT_REST)
		buf_add(&uri, "&immutable=1");
	if (sqlite3_open_v2(uri.data, db, flags | SQLITE_OPEN_URI, NULL) != SQLITE_OK)
		return error_of(*db, sqlite3_extended_errcode(*db), e, _("%s cannot be opened"),
		                name);
	return OK;
}

/* ---- statements ---- */

enum status db_exec(sqlite3 *db, const char *sql, struct err *e)
{
	if (!db)
		return err_set(e, E_IO, _("The file is not open."));
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return db_error(db, e, _("%s cannot be used"));
	return OK;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql, unsigned flags, struct err *e)
{
	sqlite3_stmt *stmt = NULL;

	if (!db)
		err_set(e, E_IO, _("The file is not open."));
	else if (sqlite3_prepare_v3(db, sql, -1, flags, &stmt, NULL) != SQLITE_OK)
		db_error(db, e, _("%s cannot be used"));
	return stmt;
}

/* False: an argument cannot be bound. */
static bool bind_va(sqlite3_stmt *stmt, const char *types, va_list args)
{
	int64_t number;
	int i, rc;

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
		if (rc != SQLITE_OK)
			return false;
	}
	return true;
}

static sqlite3_stmt *query_va(sqlite3 *db, struct err *e, const char *sql, const char *types,
                              va_list args)
{
	sqlite3_stmt *stmt = prepare(db, sql, 0, e);

	if (stmt && !bind_va(stmt, types, args)) {
		db_error(db, e, _("%s cannot be used"));
		sqlite3_finalize(stmt);
		return NULL;
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
		s = db_error(db, e, _("%s cannot be used"));
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

int db_collect(sqlite3_stmt *stmt, struct arena *a, size_t size, row_reader *reader, void **out,
               int *n)
{
	size_t room = 16, used = 0;
	char *rows = arena_array(a, room, size), *more;
	int rc;

	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		if (used == room) {
			room *= 2;
			more = arena_array(a, room, size);
			memcpy(more, rows, used * size);
			rows = more;
		}
		reader(stmt, a, rows + used * size);
		used++;
	}
	*out = rows;
	*n = (int)used;
	return rc;
}

/* ---- statements that are kept ---- */

/* The one with this key; a free place; NULL: neither. */
static struct kept_statement *find_kept(struct store *st, const void *key)
{
	for (size_t i = 0; i < N_ITEMS(st->kept); i++)
		if (!st->kept[i].stmt || st->kept[i].key == key)
			return &st->kept[i];
	return NULL;
}

static sqlite3_stmt *prepare_kept(sqlite3 *db, const void *key, sql_writer *writer, struct err *e)
{
	AUTO_BUF struct buf sql;

	buf_init(&sql);
	writer(&sql, key);
	return prepare(db, sql.data, SQLITE_PREPARE_PERSISTENT, e);
}

static sqlite3_stmt *kept_va(struct store *st, struct err *e, const void *key, sql_writer *writer,
                             const char *types, va_list args)
{
	struct kept_statement *kept = find_kept(st, key);

	BUG_IF(!kept || kept->is_used);
	if (!kept->stmt)
		*kept = (struct kept_statement){.key = key,
		                                .stmt = prepare_kept(st->db, key, writer, e)};
	if (!kept->stmt)
		return NULL;
	kept->is_used = bind_va(kept->stmt, types, args);
	if (kept->is_used)
		return kept->stmt;
	db_error(st->db, e, _("%s cannot be used"));
	return NULL;
}

static void write_itself(struct buf *sql, const void *literal)
{
	buf_add(sql, literal);
}

sqlite3_stmt *kept_query(struct store *st, struct err *e, const char *sql, const char *types, ...)
{
	sqlite3_stmt *stmt;
	va_list args;

	va_start(args, types);
	stmt = kept_va(st, e, sql, write_itself, types, args);
	va_end(args);
	return stmt;
}

sqlite3_stmt *kept_written(struct store *st, struct err *e, const void *key, sql_writer *writer,
                           const char *types, ...)
{
	sqlite3_stmt *stmt;
	va_list args;

	va_start(args, types);
	stmt = kept_va(st, e, key, writer, types, args);
	va_end(args);
	return stmt;
}

enum status kept_finish(struct store *st, sqlite3_stmt *stmt, int rc, struct err *e)
{
	enum status s = OK;

	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		s = db_error(st->db, e, _("%s cannot be used"));
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
	for (size_t i = 0; i < N_ITEMS(st->kept); i++)
		if (st->kept[i].stmt == stmt)
			st->kept[i].is_used = false;
	return s;
}

enum status kept_number(struct store *st, struct err *e, int64_t *out, int64_t fallback,
                        sqlite3_stmt *stmt)
{
	int rc;

	*out = fallback;
	if (!stmt)
		return db_failed(e);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW && sqlite3_column_type(stmt, 0) != SQLITE_NULL)
		*out = sqlite3_column_int64(stmt, 0);
	return kept_finish(st, stmt, rc, e);
}

enum status kept_run(struct store *st, struct err *e, sqlite3_stmt *stmt)
{
	return stmt ? kept_finish(st, stmt, sqlite3_step(stmt), e) : db_failed(e);
}

void kept_forget(struct store *st)
{
	for (size_t i = 0; i < N_ITEMS(st->kept); i++)
		sqlite3_finalize(st->kept[i].stmt);
	memset(st->kept, 0, sizeof(st->kept));
}

enum status db_copy_row(sqlite3 *to, const char *table, sqlite3_stmt *stmt, struct err *e)
{
	int n = sqlite3_column_count(stmt);
	sqlite3_stmt *insert;
	AUTO_BUF struct buf sql;

	buf_init(&sql);
	buf_addf(&sql, "INSERT INTO %s VALUES (", table);
	for (int i = 0; i < n; i++)
		buf_add(&sql, i ? ", ?" : "?");
	buf_add(&sql, ")");
	insert = db_query(to, e, sql.data, "");
	if (!insert)
		return db_failed(e);
	for (int i = 0; i < n; i++)
		sqlite3_bind_value(insert, i + 1, sqlite3_column_value(stmt, i));
	return db_finish(to, insert, sqlite3_step(insert), e);
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

enum status db_copy_whole(sqlite3 *to, const char *schema, sqlite3 *from, struct err *e)
{
	sqlite3_backup *b = sqlite3_backup_init(to, schema, from, "main");

	if (b)
		sqlite3_backup_step(b, -1);
	return sqlite3_backup_finish(b) == SQLITE_OK ? OK
	                                             : db_error(to, e, _("%s cannot be checked"));
}

const char *store_library_version(void)
{
	return sqlite3_libversion();
}
