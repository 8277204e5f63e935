/* The last resort for a damaged hub: every row that can still be read, table by table. */
#include "db.h"

#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "tr.h"

/* From one connection to the other, rows of one table at a time. */
struct salvage {
	sqlite3 *from, *to;
	bool opened;        /* what is left could be opened at all */
	int rows;           /* that came along */
	struct buf damaged; /* names of tables that could not be read to their end */
};

/* The row that stmt stands on into the table; one that is there already is skipped, and one that
 * breaks a rule of its table is damage too. */
static void keep_row(struct salvage *v, const char *table, sqlite3_stmt *stmt)
{
	struct err unfit;

	if (db_copy_row(v->to, table, stmt, &unfit) == OK)
		v->rows++;
}

/* All rows of a query until its end (true) or until damage. */
static bool keep_rows(struct salvage *v, const char *table, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	int rc;

	if (sqlite3_prepare_v2(v->from, sql, -1, &stmt, NULL) != SQLITE_OK)
		return false;
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW)
		keep_row(v, table, stmt);
	sqlite3_finalize(stmt);
	return rc == SQLITE_DONE;
}

/* Each row that an index still knows, by itself. */
static void keep_by_index(struct salvage *v, const char *table, const char *index)
{
	AUTO_FREE char *ids_sql = xasprintf("SELECT rowid FROM %s INDEXED BY %s", table, index);
	AUTO_FREE char *row_sql = xasprintf("SELECT * FROM %s WHERE rowid = ?1", table);
	sqlite3_stmt *ids = NULL, *row = NULL;

	if (sqlite3_prepare_v2(v->from, ids_sql, -1, &ids, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(v->from, row_sql, -1, &row, NULL) == SQLITE_OK)
		while (sqlite3_step(ids) == SQLITE_ROW) {
			sqlite3_bind_int64(row, 1, sqlite3_column_int64(ids, 0));
			if (sqlite3_step(row) == SQLITE_ROW)
				keep_row(v, table, row);
			sqlite3_reset(row);
		}
	sqlite3_finalize(ids);
	sqlite3_finalize(row);
}

static void keep_by_indexes(struct salvage *v, const char *table)
{
	sqlite3_stmt *stmt = NULL;

	if (sqlite3_prepare_v2(v->to, "SELECT name FROM pragma_index_list(?1)", -1, &stmt, NULL) !=
	    SQLITE_OK)
		return;
	sqlite3_bind_text(stmt, 1, table, -1, SQLITE_STATIC);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		keep_by_index(v, table, (const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
}

/* From the front up to the damage, from the back up to it, and what is known by itself. */
static void keep_table(struct salvage *v, const char *table)
{
	AUTO_FREE char *forward = xasprintf("SELECT * FROM %s", table);
	AUTO_FREE char *backward = xasprintf("SELECT * FROM %s ORDER BY rowid DESC", table);

	if (keep_rows(v, table, forward))
		return;
	buf_addf(&v->damaged, "%s%s", v->damaged.len ? ", " : "", table);
	keep_rows(v, table, backward);
	keep_by_indexes(v, table);
}

static bool is_of_people(const char *table)
{
	return table_is_kept_apart(table) && strcmp(table, "hub") != 0;
}

static enum status keep_tables(struct salvage *v, table_test *which, struct err *e)
{
	sqlite3_stmt *stmt;
	enum status s = db_exec(v->to, "PRAGMA foreign_keys=OFF; BEGIN", e);
	int rc;

	if (s != OK)
		return s;
	stmt = db_query(v->to, e,
	                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
	                " 'sqlite@_%' ESCAPE '@' ORDER BY rowid",
	                "");
	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(stmt, 0);

		if (!which || which(table))
			keep_table(v, table);
	}
	s = db_finish(v->to, stmt, rc, e);
	return s == OK ? db_exec(v->to, "COMMIT", e) : s;
}

/* Opens what is left and what is made, and takes the tables along. */
static enum status run(struct store *left, bool with_wal, const char *part, table_test *which,
                       struct salvage *v, struct err *e)
{
	struct err unreadable = {0};
	enum status s;

	/* What cannot be opened at all gives no rows. */
	if (reader_open_copy(left, with_wal, &unreadable) != OK) {
		reader_close(left);
		return OK;
	}
	v->from = left->db;
	v->opened = true;
	s = db_open(part, part, DB_WRITE, &v->to, e);
	if (s == OK)
		s = keep_tables(v, which, e);
	sqlite3_close(v->to);
	reader_close(left);
	return s;
}

enum status salvage_all(struct store *left, const char *part, struct buf *told, struct err *e)
{
	struct salvage v = {0};
	enum status s;

	buf_init(&v.damaged);
	s = run(left, true, part, NULL, &v, e);
	if (s == OK && v.rows == 0)
		s = err_set(e, E_CORRUPT,
		            _("Nothing in %s can be read any more, and there is no copy of it."),
		            left->name);
	if (s == OK)
		buf_addf(told,
		         ngettext("From %s, row by row: %d row.\n",
		                  "From %s, row by row: %d rows.\n", (unsigned long)v.rows),
		         left->name, v.rows);
	if (s == OK && v.damaged.len)
		buf_addf(told, _("Not all could be read of: %s.\n"), v.damaged.data);
	buf_fini(&v.damaged);
	return s;
}

/* *whole: all of them that were in from. */
static enum status people_from(struct store *from, bool with_wal, const char *part, bool *whole,
                               struct buf *told, struct err *e)
{
	struct salvage v = {0};
	enum status s;

	buf_init(&v.damaged);
	s = run(from, with_wal, part, is_of_people, &v, e);
	*whole = v.opened && v.damaged.len == 0;
	if (s == OK && v.rows > 0)
		buf_addf(told,
		         ngettext("Names and contacts from %s: %d.\n",
		                  "Names and contacts from %s: %d.\n", (unsigned long)v.rows),
		         from->name, v.rows);
	buf_fini(&v.damaged);
	return s;
}

enum status salvage_people(struct store *left, bool with_wal, struct store *copy, const char *part,
                           struct buf *told, struct err *e)
{
	bool whole = false;
	enum status s = left ? people_from(left, with_wal, part, &whole, told, e) : OK;

	/* What was wiped is in no copy any more, and one that was changed has its row already. */
	if (s == OK && !whole && copy) {
		s = people_from(copy, true, part, &whole, told, e);
		if (s == OK && whole)
			buf_addf(told, "%s\n",
			         _("Names that were written down after that copy are gone."));
	}
	if (s == OK && !whole)
		buf_addf(told, "%s\n",
		         _("Names and contacts, if there were any, are only in the file itself and "
		           "could not be read."));
	return s;
}
