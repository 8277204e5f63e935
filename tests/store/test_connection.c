/* How the file is opened: what SQLite must keep to, whoever opens it and however. */
#include "hub.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Private to the store: only the connection itself knows. */
#include "db.h"

static int64_t number(struct hub *h, const char *sql)
{
	int64_t n = -1;

	assert_ok(h, db_number(h->st->db, &h->e, &n, -1, sql, ""));
	return n;
}

static int setting(struct hub *h, int which)
{
	int value = -1;

	assert_int_equal(sqlite3_db_config(h->st->db, which, -1, &value), SQLITE_OK);
	return value;
}

/* A row that leads to nothing is refused, and a schema that somebody made can neither call
 * functions of ours nor be rewritten. */
static void assert_strict(struct hub *h)
{
	assert_int_equal(number(h, "PRAGMA foreign_keys"), 1);
	assert_int_equal(setting(h, SQLITE_DBCONFIG_DEFENSIVE), 1);
	assert_int_equal(setting(h, SQLITE_DBCONFIG_TRUSTED_SCHEMA), 0);
	assert_int_equal(number(h, "PRAGMA trusted_schema"), 0);
}

static void test_writer(void **state)
{
	struct hub *h = *state;

	assert_strict(h);
	/* What was acknowledged survives a power cut: 2 is FULL. */
	assert_int_equal(number(h, "PRAGMA synchronous"), 2);
	assert_int_equal(number(h, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1);
	hub_reopen(h);
	assert_strict(h);
	assert_int_equal(number(h, "PRAGMA synchronous"), 2);
	assert_int_equal(
	        db_exec(h->st->db, "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema", &h->e),
	        E_IO);
	assert_int_equal(db_exec(h->st->db, "UPDATE solution SET group_id = 9999", &h->e), OK);
	assert_int_equal(
	        db_exec(h->st->db,
	                "INSERT INTO sign_up VALUES (1, 9999, '', '', 'feedback', '', 0, '')",
	                &h->e),
	        E_INVALID);
}

static void test_readers(void **state)
{
	struct hub *h = *state;
	struct store *writer = h->st;

	h->st = NULL;
	hub_open(h, STORE_READ);
	assert_strict(h);
	hub_close(h);
	store_close(writer);
	hub_open(h, STORE_READ);
	assert_true(h->st->at_rest);
	assert_strict(h);
}

/* A private copy is opened for writing too. */
static void test_copy(void **state)
{
	struct hub *h = *state;
	int status;
	pid_t pid;

	hub_close(h);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		hub_open(h, STORE_WRITE);
		add_idea(h, "Net voor het einde", 0);
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	hub_open(h, STORE_READ);
	assert_non_null(h->st->copy_dir);
	assert_strict(h);
}

/* Sentences call the file as it was given, wherever SQLite really looks. */
static void test_name(void **state)
{
	struct hub *h = *state;

	hub_close(h);
	free(h->path);
	h->path = xasprintf("%s/./a&name=b#%%20?c.db", h->dir);
	hub_open(h, STORE_CREATE);
	assert_int_equal(db_exec(h->st->db, "nonsense", &h->e), E_IO);
	assert_memory_equal(h->e.msg, h->path, strlen(h->path));
	assert_true(file_exists(h->path));
}

/* A link in the place of what lies beside the hub, to a file that is somebody's. */
static void put_link(struct hub *h, const char *suffix, const char *to)
{
	AUTO_FREE char *name = hub_file(h, suffix);

	assert_int_equal(unlink(name), 0);
	assert_int_equal(symlink(to, name), 0);
}

static void assert_file(struct hub *h, const char *path, const char *text)
{
	char *bytes;
	size_t len;

	assert_ok(h, file_read(path, 1 << 20, &bytes, &len, &h->e));
	assert_string_equal(bytes, text);
	free(bytes);
}

static void test_links_beside_are_not_followed(void **state)
{
	static const char text[] = "van iemand anders\n";
	struct hub *h = *state;
	AUTO_FREE char *lock = hub_file(h, ".lock");
	AUTO_FREE char *other = path_join(h->dir, "other");

	assert_ok(h, file_write(other, text, strlen(text), true, &h->e));
	/* A bell that cannot be rung keeps nobody from writing. */
	put_link(h, ".bell", other);
	add_idea(h, "Een bankje", 0);
	assert_file(h, other, text);
	hub_close(h);
	put_link(h, ".lock", other);
	assert_int_equal(store_open(h->path, STORE_WRITE, &h->clock, &h->st, &h->e), E_IO);
	assert_non_null(strstr(h->e.msg, "cannot be opened to write"));
	assert_file(h, other, text);
	assert_int_equal(unlink(lock), 0);
	hub_open(h, STORE_WRITE);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_writer),
	        TEST(test_readers),
	        TEST(test_copy),
	        TEST(test_name),
	        TEST(test_links_beside_are_not_followed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
