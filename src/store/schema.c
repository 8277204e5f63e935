/* The schema as numbered SQL files, each on top of the one before: a new hub is made by all
 * of them, an old one by those it lacks, so that both are alike. */
#include "db.h"

#include <stdio.h>

#include "file.h"
#include "mem.h"
#include "tr.h"

static const char part_1[] =
#include "schema_1.sql.inc"
        ;
static const char part_2[] =
#include "schema_2.sql.inc"
        ;

static const char part_3[] =
#include "schema_3.sql.inc"
        ;

static const char part_4[] =
#include "schema_4.sql.inc"
        ;

static const char part_5[] =
#include "schema_5.sql.inc"
        ;

static const char part_6[] =
#include "schema_6.sql.inc"
        ;

static const char part_7[] =
#include "schema_7.sql.inc"
        ;

static const char *const parts[SCHEMA_VERSION] = {part_1, part_2, part_3, part_4,
                                                  part_5, part_6, part_7};

/* The version that knows which hub it is (table hub). */
enum { VERSION_WITH_IDENTITY = 2 };

enum status schema_build(sqlite3 *db, int from, int to, struct err *e)
{
	enum status s = OK;
	char sql[64];

	for (int i = from; i < to && s == OK; i++)
		s = db_exec(db, parts[i], e);
	if (s == OK && from < VERSION_WITH_IDENTITY && to >= VERSION_WITH_IDENTITY)
		s = db_run(db, e, "INSERT INTO hub VALUES (1, ?1, 1)", "i", id_new());
	snprintf(sql, sizeof(sql), "PRAGMA user_version=%d", to);
	return s == OK ? db_exec(db, sql, e) : s;
}

/* The hub as it will be, inside the transaction. */
static enum status build_and_check(struct store *st, int from, struct err *e)
{
	enum status s = schema_build(st->db, from, SCHEMA_VERSION, e);

	/* The steps before it are of other tables (journal.md 5). */
	if (s == OK)
		s = journal_line(st->db, clock_wall(st->clock), "schema-migrate", e);
	return s == OK ? check_content(st, e) : s;
}

enum status schema_migrate(struct store *st, struct err *e)
{
	enum status s = db_exec(st->db, "BEGIN IMMEDIATE", e);

	if (s != OK)
		return s;
	s = build_and_check(st, st->version, e);
	if (s == OK)
		s = db_exec(st->db, "COMMIT", e);
	if (s != OK && !sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	if (s == OK)
		st->version = SCHEMA_VERSION;
	return s;
}
