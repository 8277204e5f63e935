/* The schema against the entity table: one description of every column. */
#include "hub.h"

#include <ctype.h>
#include <sqlite3.h>

static sqlite3 *db;

static int open_db(void **state)
{
	struct hub *h;

	assert_int_equal(hub_setup(state), 0);
	h = *state;
	hub_close(h);
	return sqlite3_open(h->path, &db) == SQLITE_OK ? 0 : -1;
}

static int close_db(void **state)
{
	sqlite3_close(db);
	return hub_teardown(state);
}

static sqlite3_stmt *query(const char *sql, const char *parameter)
{
	sqlite3_stmt *stmt;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	if (parameter)
		sqlite3_bind_text(stmt, 1, parameter, -1, SQLITE_TRANSIENT);
	return stmt;
}

static int number(const char *sql, const char *parameter)
{
	sqlite3_stmt *stmt = query(sql, parameter);
	int n;

	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	n = sqlite3_column_int(stmt, 0);
	sqlite3_finalize(stmt);
	return n;
}

static const char *text(sqlite3_stmt *stmt, int col)
{
	return (const char *)sqlite3_column_text(stmt, col);
}

static bool is_text_field(const struct field *f)
{
	return f->type == FIELD_TEXT || f->type == FIELD_BLOCK || f->type == FIELD_DATE ||
	       f->type == FIELD_MONTH || f->type == FIELD_TIME || f->type == FIELD_ENUM;
}

static bool may_be_null(const struct field *f)
{
	return f->type == FIELD_MOMENT || (f->type == FIELD_REF && f->min == 0);
}

static void test_columns(void **state)
{
	(void)state;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		const struct entity *ent = &entities[i];
		sqlite3_stmt *stmt = query("SELECT name, type, \"notnull\", pk FROM"
		                           " pragma_table_info(?1) ORDER BY cid",
		                           ent->table);

		for (int j = 0; j < ent->n_fields; j++) {
			const struct field *f = &ent->fields[j];

			assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
			assert_string_equal(text(stmt, 0), f->name);
			assert_string_equal(text(stmt, 1), is_text_field(f) ? "TEXT" : "INTEGER");
			assert_int_equal(sqlite3_column_int(stmt, 3), f->type == FIELD_ID);
			if (f->type == FIELD_ID)
				continue;
			if (sqlite3_column_int(stmt, 2) == may_be_null(f))
				fail_msg("%s.%s: NULL or not?", ent->table, f->name);
		}
		assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
		sqlite3_finalize(stmt);
	}
}

/* The names between the brackets of CHECK (column IN (...)), or NULL. */
static const char *find_check(const char *sql, const char *column)
{
	AUTO_FREE char *start = xasprintf("CHECK (%s IN (", column);
	const char *found = strstr(sql, start);

	return found ? found + strlen(start) : NULL;
}

static void check_enum(const struct entity *ent, const struct field *f, const char *sql)
{
	AUTO_BUF struct buf expected, there;
	const char *p = find_check(sql, f->name);

	buf_init(&expected);
	buf_init(&there);
	if (!p)
		fail_msg("%s.%s has no CHECK", ent->table, f->name);
	for (int i = 0; i < f->n_names; i++)
		buf_addf(&expected, "%s'%s'", i ? "," : "", f->names[i]);
	for (; *p != ')'; p++)
		if (!isspace((unsigned char)*p))
			buf_addc(&there, *p);
	assert_string_equal(there.data, expected.data);
}

static void test_checks(void **state)
{
	(void)state;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		const struct entity *ent = &entities[i];
		sqlite3_stmt *stmt =
		        query("SELECT sql FROM sqlite_schema WHERE name = ?1", ent->table);

		assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
		for (int j = 0; j < ent->n_fields; j++) {
			const struct field *f = &ent->fields[j];
			const char *p;

			if (f->type == FIELD_ENUM)
				check_enum(ent, f, text(stmt, 0));
			if (f->type != FIELD_BOOL)
				continue;
			p = find_check(text(stmt, 0), f->name);
			if (!p || strncmp(p, "0, 1))", 6) != 0)
				fail_msg("%s.%s is no bool", ent->table, f->name);
		}
		sqlite3_finalize(stmt);
	}
}

/* A row with a value in every field, of which the one at tried has this number. */
static void insert_row(const struct entity *ent, int tried, int value)
{
	AUTO_BUF struct buf sql;

	buf_init(&sql);
	buf_addf(&sql, "PRAGMA foreign_keys=OFF; BEGIN; INSERT INTO %s VALUES (", ent->table);
	for (int j = 0; j < ent->n_fields; j++) {
		const struct field *f = &ent->fields[j];

		buf_add(&sql, j ? ", " : "");
		if (f->type == FIELD_ENUM)
			buf_addf(&sql, "'%s'", f->names[0]);
		else if (f->type == FIELD_TEXT && strcmp(f->name, "kind") == 0)
			buf_add(&sql, "'idea'");
		else if (strcmp(f->name, "language") == 0)
			buf_add(&sql, "'nl'");
		else if (is_text_field(f))
			buf_add(&sql, "'x'");
		else if (strcmp(f->name, "solution_id") == 0)
			buf_add(&sql, "777"); /* the one thing that such a row is about */
		else if (may_be_null(f))
			buf_add(&sql, "NULL");
		else if (f->type == FIELD_INT)
			buf_addf(&sql, "%d", j == tried ? value : f->min);
		else
			buf_add(&sql, f->type == FIELD_BOOL ? "0" : "777");
	}
	buf_add(&sql, "); ROLLBACK");
	if (sqlite3_exec(db, sql.data, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql.data, sqlite3_errmsg(db));
}

/* Every number that the entity table allows is one that the schema takes. */
static void test_limits(void **state)
{
	(void)state;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		const struct entity *ent = &entities[i];

		for (int j = 0; j < ent->n_fields; j++) {
			if (ent->fields[j].type != FIELD_INT)
				continue;
			insert_row(ent, j, ent->fields[j].min);
			insert_row(ent, j, ent->fields[j].max);
		}
	}
}

static void test_foreign_keys(void **state)
{
	(void)state;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		const struct entity *ent = &entities[i];

		for (int j = 0; j < ent->n_fields; j++) {
			const struct field *f = &ent->fields[j];
			AUTO_FREE char *key = NULL;

			/* A counter outlives the undo of its question. */
			if (f->type != FIELD_REF ||
			    (ent->id == ENTITY_counter && f->ref == ENTITY_question))
				continue;
			key = xasprintf("SELECT count(*) FROM pragma_foreign_key_list('%s')"
			                " WHERE \"from\" = '%s' AND \"table\" = '%s'"
			                " AND on_delete = 'NO ACTION' AND on_update = 'NO ACTION'",
			                ent->table, f->name, entities[f->ref].table);
			if (number(key, NULL) != 1)
				fail_msg("%s.%s is no foreign key", ent->table, f->name);
		}
	}
}

static void test_indexes(void **state)
{
	(void)state;
	sqlite3_stmt *stmt = query("SELECT t.name, k.\"from\" FROM sqlite_schema t JOIN"
	                           " pragma_foreign_key_list(t.name) k WHERE t.type = 'table'"
	                           " AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) l"
	                           " JOIN pragma_index_info(l.name) c WHERE c.seqno = 0 AND"
	                           " c.name = k.\"from\")",
	                           NULL);

	if (sqlite3_step(stmt) == SQLITE_ROW)
		fail_msg("%s.%s has no index", text(stmt, 0), text(stmt, 1));
	sqlite3_finalize(stmt);
	assert_true(number("SELECT count(*) FROM sqlite_schema t JOIN"
	                   " pragma_foreign_key_list(t.name)",
	                   NULL) > 30);
}

static void test_undo_rules(void **state)
{
	(void)state;
	assert_int_equal(number("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND"
	                        " name NOT LIKE 'sqlite%' AND NOT strict",
	                        NULL),
	                 0);
	assert_int_equal(
	        number("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')",
	               NULL),
	        0);
	for (int i = 0; i < ENTITY_COUNT; i++) {
		const char *table = entities[i].table;

		/* No generated column, no constraint that a swap of two values breaks. */
		assert_int_equal(
		        number("SELECT count(*) FROM pragma_table_xinfo(?1) WHERE hidden", table),
		        0);
		assert_int_equal(
		        number("SELECT count(*) FROM pragma_index_list(?1) WHERE \"unique\"",
		               table),
		        0);
		assert_int_equal(number("SELECT count(*) FROM pragma_table_info(?1) WHERE pk AND"
		                        " name = 'id' AND type = 'INTEGER'",
		                        table),
		                 1);
	}
}

static void test_header(void **state)
{
	(void)state;
	assert_int_equal(number("PRAGMA application_id", NULL), 0x6469616c);
	assert_int_equal(number("PRAGMA user_version", NULL), 7);
	assert_int_equal(number("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode ="
	                        " 'wal'",
	                        NULL),
	                 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_columns), cmocka_unit_test(test_checks),
	        cmocka_unit_test(test_limits),  cmocka_unit_test(test_foreign_keys),
	        cmocka_unit_test(test_indexes), cmocka_unit_test(test_undo_rules),
	        cmocka_unit_test(test_header),
	};

	return cmocka_run_group_tests(tests, open_db, close_db);
}
