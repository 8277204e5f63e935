/* store_check: a good hub passes, and each fault that is put in is named. */
#include "hub.h"

#include "entity.h"

static int setup(void **state)
{
	struct hub *h;
	int64_t a;

	if (hub_setup(state) != 0)
		return -1;
	h = *state;
	a = add_subtheme(h, "Buiten");
	add_idea(h, "Een bankje", a);
	add_idea(h, "Een boom", a);
	add_solution(h, "Samen planten", 0);
	return 0;
}

/* As `dialoog check` does: as a reader, while nobody writes. */
static enum status check(struct hub *h)
{
	enum status s;

	hub_close(h);
	err_clear(&h->e);
	s = store_open(h->path, STORE_READ, &h->clock, &h->st, &h->e);
	return s == OK ? store_check(h->st, &h->e) : s;
}

static void assert_fault(struct hub *h, const char *sql, enum status status, const char *words)
{
	hub_close(h);
	hub_sql(h, sql);
	assert_int_equal(check(h), status);
	if (!strstr(h->e.msg, words))
		fail_msg("\"%s\"", h->e.msg);
}

static void test_good(void **state)
{
	struct hub *h = *state;

	assert_ok(h, store_check(h->st, &h->e));
	assert_ok(h, check(h));
}

static void test_orphan(void **state)
{
	assert_fault(*state, "PRAGMA foreign_keys=OFF; UPDATE solution SET group_id = 9999",
	             E_CORRUPT, "\"solution\" that points to nothing");
}

static void test_orphan_not_journalled(void **state)
{
	assert_fault(
	        *state,
	        "PRAGMA foreign_keys=OFF; INSERT INTO sign_up VALUES (1, 9999, '', '', 'feedback',"
	        " '', 0, '')",
	        E_CORRUPT, "\"sign_up\" that points to nothing");
}

static void test_double_code(void **state)
{
	assert_fault(*state, "UPDATE idea SET code = 1", E_INVALID,
	             "Session 1: The code I1 is used twice");
}

static void test_rule(void **state)
{
	assert_fault(*state, "UPDATE subtheme SET withdrawn = 1", E_INVALID, "Session 1: Idea I1");
}

static void test_trigger(void **state)
{
	assert_fault(*state,
	             "CREATE TRIGGER spy AFTER INSERT ON idea BEGIN DELETE FROM journal; END",
	             E_CORRUPT, "another schema than it says: spy");
}

static void test_column(void **state)
{
	assert_fault(*state, "ALTER TABLE idea ADD COLUMN extra TEXT", E_CORRUPT,
	             "another schema than it says: idea");
}

static void test_index(void **state)
{
	assert_fault(*state, "DROP INDEX idea_group", E_CORRUPT,
	             "another schema than it says: idea_group");
}

/* A value that only a schema without its CHECK could hold. */
static void test_unknown_name(void **state)
{
	struct hub *h = *state;
	struct public_view v;

	assert_fault(h, "PRAGMA ignore_check_constraints=ON; UPDATE solution SET addressee = 'wie'",
	             E_CORRUPT, "unknown value");
	assert_int_equal(store_load(h->st, SESSION, h->arena, &h->snap, &h->e), E_CORRUPT);
	assert_non_null(strstr(h->e.msg, "solution.addressee"));
	assert_ok(h, store_load_public(h->st, SESSION, PUBLIC_ALL, h->arena, &v, &h->e));
	assert_int_equal(v.solutions[0].addressee, FOR_SELF);
}

static void test_garbled_page(void **state)
{
	struct hub *h = *state;
	unsigned char noise[1024];
	FILE *f;

	hub_close(h);
	memset(noise, 0xa5, sizeof(noise));
	f = fopen(h->path, "r+b");
	assert_non_null(f);
	/* Every page but the first, so that it can still be opened. */
	for (long at = 4096 * 30; fseek(f, at, SEEK_SET) == 0 && at < 4096 * 90; at += 4096)
		assert_int_equal(fwrite(noise, 1, sizeof(noise), f), sizeof(noise));
	fclose(f);
	assert_int_equal(check(h), E_CORRUPT);
	assert_non_null(strstr(h->e.msg, "damaged"));
}

/* An index that misses a row: every page can be read, every rule holds, and only who compares
 * the index with its table sees it. */
static void test_stale_index(void **state)
{
	struct hub *h = *state;

	hub_close(h);
	hub_sql(h, "PRAGMA writable_schema=ON;"
	           " CREATE TABLE aside AS SELECT * FROM sqlite_schema WHERE name = 'idea_group';"
	           " DELETE FROM sqlite_schema WHERE name = 'idea_group'");
	hub_sql(h, "UPDATE idea SET group_id = 32 WHERE code = 1");
	hub_sql(h, "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM aside;"
	           " DROP TABLE aside");
	assert_int_equal(check(h), E_CORRUPT);
	assert_non_null(strstr(h->e.msg, "is damaged. Make it again from what is left"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_good),         TEST(test_orphan),      TEST(test_orphan_not_journalled),
	        TEST(test_double_code),  TEST(test_rule),        TEST(test_trigger),
	        TEST(test_column),       TEST(test_index),       TEST(test_unknown_name),
	        TEST(test_garbled_page), TEST(test_stale_index),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
