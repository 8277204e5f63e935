/* A hub made again from what is left of it. */
#include "hub.h"

#include <sqlite3.h>
#include <unistd.h>

enum { PAGE = 4096 };

/* Every page, or every byte, takes minutes: that is for TEST_ALL=1. */
static size_t every(size_t n)
{
	return getenv("TEST_ALL") ? 1 : n;
}

/* What is made, as text; what was told, too. */
static enum status rebuild(struct hub *h, char **dump, struct buf *told)
{
	AUTO_FREE char *out = hub_file(h, "-made");
	AUTO_FREE char *path = h->path;
	enum status s, opened;
	int64_t missing;

	buf_clear(told);
	*dump = NULL;
	unlink(out);
	err_clear(&h->e);
	s = store_rebuild(path, out, &h->clock, told, &missing, &h->e);
	if (!file_exists(out)) {
		h->path = xstrdup(path);
		return s;
	}
	h->path = xstrdup(out);
	opened = store_open(out, STORE_READ, &h->clock, &h->st, &(struct err){0});
	if (opened == OK)
		*dump = hub_dump_all(h);
	hub_close(h);
	free(h->path);
	h->path = xstrdup(path);
	return s;
}

static void assert_rebuilt(struct hub *h, const char *expected)
{
	AUTO_BUF struct buf told;
	AUTO_FREE char *dump = NULL;

	buf_init(&told);
	assert_ok(h, rebuild(h, &dump, &told));
	assert_string_equal(dump, expected);
}

/* Deleted, cut short, its header zeroed, each page garbled in turn: all comes back. */
static void test_from_the_journal(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *expected = hub_fill(h);
	AUTO_FREE char *whole = NULL;
	AUTO_FREE char *broken = NULL;
	size_t len;

	hub_close(h);
	whole = hub_get(h, "", &len);
	assert_int_equal(unlink(h->path), 0);
	assert_rebuilt(h, expected);
	for (size_t cut = 0; cut < len; cut += len / 8) {
		hub_put(h, "", whole, cut);
		assert_rebuilt(h, expected);
	}
	broken = xmalloc(len);
	memcpy(broken, whole, len);
	memset(broken, 0, 100);
	hub_put(h, "", broken, len);
	assert_rebuilt(h, expected);
	for (size_t page = 0; page < len / PAGE; page += every(8)) {
		memcpy(broken, whole, len);
		for (int i = 0; i < PAGE; i++)
			broken[page * PAGE + (size_t)i] = (char)(i * 7 + (int)page);
		hub_put(h, "", broken, len);
		assert_rebuilt(h, expected);
	}
	/* What was damaged is as it was found. */
	free(hub_get(h, "", &len));
	assert_false(len == 0);
}

static void test_undo_goes_on(void **state)
{
	struct hub *h = *state;
	struct journal_entry what;
	AUTO_FREE char *expected = NULL;
	AUTO_FREE char *now = NULL;
	AUTO_FREE char *out = hub_file(h, "-made");
	AUTO_BUF struct buf told;
	int64_t missing;

	buf_init(&told);
	free(hub_fill(h));
	hub_close(h);
	assert_int_equal(unlink(h->path), 0);
	assert_ok(h, store_rebuild(h->path, out, &h->clock, &told, &missing, &h->e));
	assert_ok(h, store_open(out, STORE_WRITE, &h->clock, &h->st, &h->e));
	assert_string_equal(store_notice(h->st), "");
	expected = hub_dump(h);
	assert_ok(h, store_redo(h->st, SESSION, &what, &h->e));
	assert_string_equal(what.action, "idea-add");
	assert_ok(h, store_undo(h->st, SESSION, &what, &h->e));
	now = hub_dump(h);
	assert_string_equal(now, expected);
	/* A code that was given out is not given out again. */
	add_idea(h, "Vier", 0);
	hub_load(h);
	assert_int_equal(h->snap.ideas[h->snap.n_ideas - 1].code, 4);
}

/* Nobody's file is written over, and the hub itself is taken when it is whole. */
static void test_the_hub_itself(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *expected = hub_fill(h);
	AUTO_FREE char *journal = hub_file(h, ".journal");
	AUTO_FREE char *out = hub_file(h, "-made");
	AUTO_BUF struct buf told;
	int64_t missing;

	buf_init(&told);
	hub_close(h);
	assert_int_equal(unlink(journal), 0);
	assert_rebuilt(h, expected);
	assert_int_equal(store_rebuild(h->path, out, &h->clock, &told, &missing, &h->e),
	                 E_CONFLICT);
	assert_string_equal(told.data, "");
	assert_int_equal(unlink(h->path), 0);
	assert_int_equal(unlink(out), 0);
	assert_int_equal(store_rebuild(h->path, out, &h->clock, &told, &missing, &h->e), E_CORRUPT);
	assert_false(file_exists(out));
}

/* The base of the journal is damaged, and the hub too: the newest copy, and what the journal
 * has behind it. */
static void test_from_a_copy(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *expected = NULL;
	AUTO_FREE char *dump = NULL;
	AUTO_FREE char *journal = NULL;
	AUTO_BUF struct buf told;
	size_t len;

	buf_init(&told);
	add_idea(h, "Voor de kopie", 0);
	assert_ok(h, store_keep_copy(h->st, "part", &h->e));
	expected = hub_fill(h);
	hub_close(h);
	journal = hub_get(h, ".journal", &len);
	journal[60] ^= 1;
	hub_put(h, ".journal", journal, len);
	hub_put(h, "", "weg", 3);
	assert_ok(h, rebuild(h, &dump, &told));
	assert_string_equal(dump, expected);
	assert_non_null(strstr(told.data, ".bak/"));
	assert_non_null(strstr(told.data, "hub.db.journal: 7 steps"));
	/* Without the journal at all: as far as the copy goes. */
	free(dump);
	hub_put(h, ".journal", "", 0);
	assert_ok(h, rebuild(h, &dump, &told));
	assert_non_null(strstr(dump, "Voor de kopie"));
	assert_null(strstr(dump, "Groen"));
}

/* A journal that lost its end has less than a copy that was made later. */
static void test_a_copy_is_newer(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *expected = hub_fill(h);
	AUTO_FREE char *dump = NULL;
	AUTO_FREE char *journal = NULL;
	AUTO_BUF struct buf told;
	size_t len;

	buf_init(&told);
	assert_ok(h, store_keep_copy(h->st, "part", &h->e));
	hub_close(h);
	journal = hub_get(h, ".journal", &len);
	hub_put(h, ".journal", journal, len - 300);
	hub_put(h, "", "weg", 3);
	assert_ok(h, rebuild(h, &dump, &told));
	assert_string_equal(dump, expected);
	assert_non_null(strstr(told.data, ".bak/"));
}

/* Below this page are all the others of the table, so that without it none of its rows is found. */
static size_t top_page(struct hub *h, const char *table)
{
	AUTO_FREE char *sql =
	        xasprintf("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
	sqlite3_stmt *stmt;
	sqlite3 *db;
	size_t page;

	assert_int_equal(sqlite3_open(h->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	page = (size_t)sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return page - 1;
}

/* Nothing but a damaged file: every row that can be read, and what is missing is said. */
static void test_row_by_row(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *journal = hub_file(h, ".journal");
	AUTO_FREE char *whole = NULL;
	AUTO_FREE char *broken = NULL;
	AUTO_BUF struct buf told;
	size_t len, all_rows = 0, none = 0, pages, top;

	buf_init(&told);
	for (int i = 0; i < 200; i++)
		add_idea(h, "Een idee dat wat plaats inneemt, zodat er meer bladen nodig zijn", 0);
	hub_close(h);
	top = top_page(h, "idea");
	assert_int_equal(unlink(journal), 0);
	whole = hub_get(h, "", &len);
	broken = xmalloc(len);
	pages = len / PAGE;
	for (size_t page = 1; page < pages; page += every(8)) {
		AUTO_FREE char *dump = NULL;
		size_t found = 0;

		memcpy(broken, whole, len);
		memset(broken + page * PAGE, 0xee, PAGE);
		hub_put(h, "", broken, len);
		rebuild(h, &dump, &told);
		/* Without the list of tables nothing can be found. */
		if (!dump) {
			assert_non_null(strstr(h->e.msg, "Nothing in"));
			none++;
			continue;
		}
		for (const char *p = dump; (p = strstr(p, "Een idee")); p++)
			found++;
		/* One page holds a few dozen of them, no more are lost. */
		assert_in_range(found, page == top ? 0 : 140, 200);
		all_rows += found == 200;
		assert_non_null(strstr(told.data, "row by row"));
		if (found < 200)
			assert_non_null(strstr(told.data, "Not all could be read of: "));
	}
	/* Most pages hold something else. */
	assert_true(all_rows > pages / every(8) / 2);
	assert_in_range(none, 0, 8);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_from_the_journal), TEST(test_undo_goes_on),    TEST(test_the_hub_itself),
	        TEST(test_from_a_copy),      TEST(test_a_copy_is_newer), TEST(test_row_by_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
