/* Words that somebody wants gone, in what the hub keeps besides its rows: the steps that undo
 * needs, and the copies. */
#include "db.h"

#include <dirent.h>
#include <string.h>

#include "changeset.h"
#include "erase.h"
#include "file.h"
#include "mem.h"
#include "text.h"

/* ---- steps ---- */

static bool value_holds(sqlite3_value *value, const char *words)
{
	return value && sqlite3_value_type(value) == SQLITE_TEXT &&
	       text_contains((const char *)sqlite3_value_text(value), words);
}

/* Any text of the rows that a step changed, as it was or as it became. */
static bool step_holds(const void *bytes, int size, const char *words)
{
	sqlite3_changeset_iter *it;
	bool found = false;

	if (size == 0 || !changeset_is_whole(bytes, (size_t)size) ||
	    sqlite3changeset_start(&it, size, (void *)(uintptr_t)bytes) != SQLITE_OK)
		return false;
	while (!found && sqlite3changeset_next(it) == SQLITE_ROW) {
		const char *table;
		int columns, op, indirect;

		sqlite3changeset_op(it, &table, &columns, &op, &indirect);
		for (int i = 0; i < columns && !found; i++) {
			sqlite3_value *old = NULL, *new = NULL;

			if (op != SQLITE_INSERT)
				sqlite3changeset_old(it, i, &old);
			if (op != SQLITE_DELETE)
				sqlite3changeset_new(it, i, &new);
			found = value_holds(old, words) || value_holds(new, words);
		}
	}
	sqlite3changeset_finalize(it);
	return found;
}

static enum status count_steps(struct store *st, const char *words, int *n, struct err *e)
{
	sqlite3_stmt *stmt = db_query(st->db, e, "SELECT changeset FROM journal", "");
	int rc;

	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW)
		*n += step_holds(sqlite3_column_blob(stmt, 0), sqlite3_column_bytes(stmt, 0),
		                 words);
	return db_finish(st->db, stmt, rc, e);
}

/* ---- copies ---- */

static bool table_holds(sqlite3 *db, const char *table, const char *words)
{
	AUTO_FREE char *sql = xasprintf("SELECT * FROM \"%s\"", table);
	sqlite3_stmt *stmt = db_query(db, NULL, sql, "");
	bool found = false;

	while (stmt && !found && sqlite3_step(stmt) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(stmt) && !found; i++)
			found = sqlite3_column_type(stmt, i) == SQLITE_TEXT &&
			        text_contains((const char *)sqlite3_column_text(stmt, i), words);
	sqlite3_finalize(stmt);
	return found;
}

/* The rows of a copy; those of its steps were in the hub as well, whose own steps are looked at. */
static bool rows_hold(const char *path, const char *words)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	bool found = false;

	if (db_open(path, path, DB_AT_REST, &db, NULL) == OK)
		stmt = db_query(db, NULL, "SELECT name FROM sqlite_schema WHERE type = 'table'",
		                "");
	while (stmt && !found && sqlite3_step(stmt) == SQLITE_ROW)
		found = table_holds(db, (const char *)sqlite3_column_text(stmt, 0), words);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return found;
}

/* Of what is no hub, or a damaged one: the words as they were typed, between any bytes. */
static bool bytes_hold(const char *path, const char *words)
{
	AUTO_FREE char *bytes = NULL;
	size_t n;

	return file_read(path, (size_t)1 << 30, &bytes, &n, NULL) == OK &&
	       memmem(bytes, n, words, strlen(words)) != NULL;
}

static int count_copies_in(const char *dir, const char *words)
{
	DIR *d = opendir(dir);
	int n = 0;

	if (!d)
		return 0;
	for (struct dirent *entry; (entry = readdir(d));) {
		AUTO_FREE char *path = path_join(dir, entry->d_name);

		n += file_is_plain(path) && (rows_hold(path, words) || bytes_hold(path, words));
	}
	closedir(d);
	return n;
}

int store_files_hold(const char *path, const char *words)
{
	static const char *const suffixes[] = {"", "-wal", ".journal", ".draft"};
	AUTO_FREE char *dir = xasprintf("%s.bak", path);
	int n = count_copies_in(dir, words);

	for (size_t i = 0; i < N_ITEMS(suffixes); i++) {
		AUTO_FREE char *name = xasprintf("%s%s", path, suffixes[i]);

		n += file_is_plain(name) && bytes_hold(name, words);
	}
	return n;
}

enum status store_history_holds(struct store *st, const char *words, struct held *held,
                                struct err *e)
{
	AUTO_FREE char *beside = xasprintf("%s.bak", st->path);
	AUTO_FREE char *second = st->second_place ? copy_second_dir(st) : NULL;

	*held = (struct held){.copies = count_copies_in(beside, words)};
	if (second)
		held->copies += count_copies_in(second, words);
	return count_steps(st, words, &held->steps, e);
}
