/* Hubs of older versions: each fixture becomes like a new one, with all that was in it; what
 * fails leaves the old file as it was. */
#include "hub.h"

#include <dirent.h>
#include <sqlite3.h>
#include <unistd.h>

static const int versions[] = {1, 2, 3, 4, 5, 6};
enum { NEWEST = 7 };

static char *get(struct hub *h, const char *path, size_t *len)
{
	char *bytes;

	assert_ok(h, file_read(path, 1 << 24, &bytes, len, &h->e));
	return bytes;
}

/* The hub of an older version, made of its dump, closed in good order. */
static void put_fixture_as(struct hub *h, int version, const char *journal_mode)
{
	AUTO_FREE char *path =
	        xasprintf("%s/store/fixtures/hub-%d.sql", getenv("TEST_SOURCE"), version);
	AUTO_FREE char *journal = hub_file(h, ".journal");
	AUTO_FREE char *sql = NULL;
	size_t len;

	hub_close(h);
	assert_int_equal(unlink(h->path), 0);
	unlink(journal);
	sql = get(h, path, &len);
	hub_sql(h, sql);
	hub_sql(h, journal_mode);
}

static void put_fixture(struct hub *h, int version)
{
	put_fixture_as(h, version, "PRAGMA journal_mode=WAL");
}

static sqlite3 *open_plain(const char *path)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	return db;
}

/* What a query gives, a line for each row, columns separated by '|'. */
static char *rows_of(const char *path, const char *sql)
{
	sqlite3 *db = open_plain(path);
	sqlite3_stmt *stmt;
	struct buf out;

	buf_init(&out);
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++) {
			const unsigned char *text = sqlite3_column_text(stmt, i);

			buf_addf(&out, "%s|", text ? (const char *)text : "NULL");
		}
		buf_addc(&out, '\n');
	}
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return buf_take(&out);
}

/* Of table hub the generation grows with each new base of FILE.journal. */
#define TABLES \
	"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name" \
	" <> 'hub'"

/* Every row of every table that this file has, by the columns it has. */
static char *all_rows(const char *path, const char *columns_of)
{
	AUTO_FREE char *tables = rows_of(columns_of, TABLES " ORDER BY name");
	struct buf out;

	buf_init(&out);
	for (char *rest, *name = strtok_r(tables, "|\n", &rest); name;
	     name = strtok_r(NULL, "|\n", &rest)) {
		AUTO_FREE char *columns_sql =
		        xasprintf("SELECT group_concat(name) FROM pragma_table_info('%s')", name);
		AUTO_FREE char *columns = rows_of(columns_of, columns_sql);
		AUTO_FREE char *sql = NULL;
		AUTO_FREE char *rows = NULL;

		columns[strcspn(columns, "|")] = '\0';
		sql = xasprintf("SELECT %s FROM %s%s ORDER BY 1", columns, name,
		                strcmp(name, "journal") == 0 ? " WHERE action <> 'schema-migrate'"
		                                             : "");
		rows = rows_of(path, sql);
		buf_addf(&out, "%s\n%s", name, rows);
	}
	return buf_take(&out);
}

static int version_of(const char *path)
{
	AUTO_FREE char *text = rows_of(path, "PRAGMA user_version");

	return (int)strtol(text, NULL, 10);
}

static char *only_copy(struct hub *h)
{
	AUTO_FREE char *dir = hub_file(h, ".bak");
	DIR *d = opendir(dir);
	char *found = NULL;

	assert_non_null(d);
	for (struct dirent *entry; (entry = readdir(d));) {
		if (entry->d_name[0] == '.')
			continue;
		assert_null(found);
		found = path_join(dir, entry->d_name);
	}
	closedir(d);
	assert_non_null(found);
	return found;
}

static void assert_same_rows(const char *path, const char *other, const char *columns_of)
{
	AUTO_FREE char *one = all_rows(path, columns_of);
	AUTO_FREE char *two = all_rows(other, columns_of);

	assert_true(strlen(one) > 1000);
	assert_string_equal(one, two);
}

/* From version 2 on a hub knows which one it is. */
static void assert_same_hub(const char *path, const char *before)
{
	static const char id[] = "SELECT hub_id FROM hub";
	AUTO_FREE char *one = rows_of(path, id);
	AUTO_FREE char *two = version_of(before) < 2 ? NULL : rows_of(before, id);

	assert_true(strlen(one) > 1);
	if (two)
		assert_string_equal(one, two);
}

static void test_every_version(void **state)
{
	struct hub *h = *state;
	static const char schema[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE"
	                             " name NOT LIKE 'sqlite%' ORDER BY name";
	AUTO_FREE char *fresh = NULL;

	hub_close(h);
	fresh = rows_of(h->path, schema);
	for (size_t i = 0; i < N_ITEMS(versions); i++) {
		AUTO_FREE char *before = hub_file(h, ".before");
		AUTO_FREE char *bytes = NULL;
		AUTO_FREE char *copy = NULL;
		AUTO_FREE char *migrated = NULL;
		size_t len;

		put_fixture(h, versions[i]);
		bytes = get(h, h->path, &len);
		assert_ok(h, file_write(before, bytes, len, true, &h->e));
		hub_open(h, STORE_WRITE);
		assert_ok(h, store_check(h->st, &h->e));
		hub_close(h);
		migrated = rows_of(h->path, schema);
		assert_string_equal(migrated, fresh);
		assert_same_rows(h->path, before, before);
		assert_same_hub(h->path, before);
		assert_int_equal(version_of(h->path), NEWEST);
		/* The copy is the old hub, whole. */
		copy = only_copy(h);
		assert_same_rows(copy, before, before);
		assert_int_equal(version_of(copy), versions[i]);
		/* Once is enough. */
		hub_open(h, STORE_WRITE);
		hub_close(h);
		free(copy);
		copy = only_copy(h);
		assert_int_equal(unlink(copy), 0);
	}
}

static int64_t first_session(struct hub *h)
{
	int64_t id;

	assert_ok(h, store_find_session(h->st, 1, &id, &h->e));
	return id;
}

static void test_undo_stops(void **state)
{
	struct hub *h = *state;
	struct journal_entry what;
	int64_t session;

	put_fixture(h, 1);
	hub_open(h, STORE_WRITE);
	session = first_session(h);
	assert_int_equal(store_undo(h->st, session, &what, &h->e), E_NOT_FOUND);
	assert_string_equal(h->e.msg,
	                    "Undo stops here: the file was made ready for a newer version.");
	assert_int_equal(store_redo(h->st, session, &what, &h->e), E_NOT_FOUND);
}

static void test_reading_changes_nothing(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *before = NULL;
	AUTO_FREE char *after = NULL;
	AUTO_FREE char *bak = hub_file(h, ".bak");
	AUTO_FREE char *journal = hub_file(h, ".journal");
	size_t len, len_after;

	put_fixture(h, 1);
	before = get(h, h->path, &len);
	hub_open(h, STORE_READ);
	assert_ok(h, store_check(h->st, &h->e));
	assert_ok(h, store_load(h->st, first_session(h), h->arena, &h->snap, &h->e));
	assert_int_equal(count_ideas(&h->snap, 0, 0), 2);
	hub_close(h);
	after = get(h, h->path, &len_after);
	assert_int_equal(len, len_after);
	assert_memory_equal(before, after, len);
	assert_false(file_exists(bak));
	assert_false(file_exists(journal));
}

/* Whatever makes it fail, the old file is as it was, and opens again when the cause is gone. */
static void test_failure_leaves_the_old(void **state)
{
	static const char *const obstacles[] = {
	        /* Something has the name of a new table; a rule is broken; a row points to nothing.
	         */
	        "CREATE TABLE signal (id INTEGER PRIMARY KEY) STRICT",
	        "UPDATE idea SET code = 1",
	        "UPDATE idea SET subtheme_id = 123",
	};
	struct hub *h = *state;
	struct store *st;

	for (size_t i = 0; i < 2 * N_ITEMS(obstacles); i++) {
		AUTO_FREE char *before = NULL;
		AUTO_FREE char *after = NULL;
		AUTO_FREE char *journal = hub_file(h, ".journal");
		size_t len, len_after;

		/* A copy of a hub is as the second ones are. */
		put_fixture_as(h, 1,
		               i % 2 ? "PRAGMA journal_mode=DELETE" : "PRAGMA journal_mode=WAL");
		hub_sql(h, obstacles[i / 2]);
		before = get(h, h->path, &len);
		assert_int_not_equal(store_open(h->path, STORE_WRITE, &h->clock, &st, &h->e), OK);
		if (!strstr(h->e.msg, "stays as it was"))
			fail_msg("%s", h->e.msg);
		after = get(h, h->path, &len_after);
		assert_int_equal(len, len_after);
		assert_memory_equal(before, after, len);
		assert_false(file_exists(journal));
	}
	put_fixture(h, 1);
	hub_open(h, STORE_WRITE);
	assert_ok(h, store_check(h->st, &h->e));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_every_version),
	        TEST(test_undo_stops),
	        TEST(test_reading_changes_nothing),
	        TEST(test_failure_leaves_the_old),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
