/* Opening: what is a hub and what is not, the one writer, what a writer leaves behind. */
#include "hub.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void assert_not_opened(struct hub *h, enum store_mode mode, enum status status,
                              const char *words)
{
	struct store *st;

	err_clear(&h->e);
	assert_int_equal(store_open(h->path, mode, &h->clock, &st, &h->e), status);
	assert_null(st);
	if (!strstr(h->e.msg, words))
		fail_msg("\"%s\"", h->e.msg);
}

static void put(struct hub *h, const char *bytes, size_t len)
{
	assert_ok(h, file_write(h->path, bytes, len, true, &h->e));
}

static char *get(struct hub *h, size_t *len)
{
	char *bytes;

	assert_ok(h, file_read(h->path, 1 << 24, &bytes, len, &h->e));
	return bytes;
}

static void test_missing(void **state)
{
	struct hub *h = *state;

	hub_close(h);
	free(h->path);
	h->path = path_join(h->dir, "weg.db");
	assert_not_opened(h, STORE_READ, E_NOT_FOUND, "There is no file");
	assert_not_opened(h, STORE_WRITE, E_NOT_FOUND, "There is no file");
	assert_false(file_exists(h->path));
	free(h->path);
	h->path = xstrdup(h->dir);
	assert_not_opened(h, STORE_READ, E_INVALID, "is a folder");
	assert_not_opened(h, STORE_CREATE, E_INVALID, "is a folder");
}

/* Opening a pipe would wait until somebody writes into it. */
static void test_pipe(void **state)
{
	struct hub *h = *state;

	hub_close(h);
	free(h->path);
	h->path = path_join(h->dir, "pijp");
	assert_int_equal(mkfifo(h->path, 0600), 0);
	assert_not_opened(h, STORE_READ, E_INVALID, "is not an ordinary file");
	assert_not_opened(h, STORE_WRITE, E_INVALID, "is not an ordinary file");
	assert_not_opened(h, STORE_CREATE, E_INVALID, "is not an ordinary file");
}

static void test_new_folder(void **state)
{
	struct hub *h = *state;
	struct stat sb;

	hub_close(h);
	free(h->path);
	h->path = xasprintf("%s/een/twee?#%%/hub.db", h->dir);
	hub_open(h, STORE_CREATE);
	assert_int_equal(stat(h->path, &sb), 0);
	assert_int_equal(sb.st_mode & 0777, 0600);
	assert_int_equal(store_find_session(h->st, 0, &(int64_t){0}, &h->e), E_NOT_FOUND);
	assert_ok(h, store_check(h->st, &h->e));
	/* Making it again opens what is there; so does a reader, whatever the name. */
	hub_close(h);
	hub_open(h, STORE_CREATE);
	hub_close(h);
	hub_open(h, STORE_READ);
	assert_string_equal(store_path(h->st), h->path);
	assert_ok(h, store_check(h->st, &h->e));
}

static void test_no_hub(void **state)
{
	static const char text[] =
	        "Dit is gewoon een tekst, en lang genoeg om geen kop te zijn van "
	        "wat dan ook: geen getallen, geen tabellen, niets. Echt niets.";
	struct hub *h = *state;
	char *after;
	size_t len;

	hub_close(h);
	put(h, "", 0);
	assert_not_opened(h, STORE_READ, E_CORRUPT, "is not a dialoog file");
	assert_not_opened(h, STORE_WRITE, E_CORRUPT, "is not a dialoog file");
	put(h, text, sizeof(text) - 1);
	assert_not_opened(h, STORE_READ, E_CORRUPT, "is not a dialoog file");
	assert_not_opened(h, STORE_CREATE, E_CORRUPT, "is not a dialoog file");
	after = get(h, &len);
	assert_string_equal(after, text);
	free(after);
}

/* The database of another program stays as it is, byte for byte. */
static void test_other_database(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *lock = hub_file(h, ".lock");
	char *before, *after;
	size_t before_len, after_len;

	hub_close(h);
	assert_int_equal(unlink(h->path), 0);
	hub_sql(h, "PRAGMA journal_mode = WAL; CREATE TABLE idea (id INTEGER PRIMARY KEY);"
	           " PRAGMA user_version = 1");
	assert_int_equal(unlink(lock), 0);
	before = get(h, &before_len);
	assert_not_opened(h, STORE_READ, E_CORRUPT, "is not a dialoog file");
	assert_not_opened(h, STORE_CREATE, E_CORRUPT, "is not a dialoog file");
	after = get(h, &after_len);
	assert_int_equal(before_len, after_len);
	assert_memory_equal(before, after, before_len);
	assert_false(file_exists(lock));
	free(before);
	free(after);
}

static void test_too_new(void **state)
{
	struct hub *h = *state;

	hub_close(h);
	hub_sql(h, "PRAGMA user_version = 8");
	assert_not_opened(h, STORE_READ, E_TOO_NEW, "newer dialoog");
	assert_not_opened(h, STORE_WRITE, E_TOO_NEW, "newer dialoog");
	hub_sql(h, "PRAGMA user_version = 0");
	assert_not_opened(h, STORE_WRITE, E_CORRUPT, "is not a dialoog file");
}

static void test_damaged_header(void **state)
{
	struct hub *h = *state;
	size_t len;
	char *bytes;

	hub_close(h);
	bytes = get(h, &len);
	for (size_t i = 16; i < 28; i++)
		bytes[i] = '\x7f';
	put(h, bytes, len);
	assert_not_opened(h, STORE_READ, E_CORRUPT, "is not a dialoog file");
	assert_not_opened(h, STORE_WRITE, E_CORRUPT, "is not a dialoog file");
	bytes[0] = 'X';
	put(h, bytes, len);
	assert_not_opened(h, STORE_WRITE, E_CORRUPT, "is not a dialoog file");
	free(bytes);
}

/* A crash at the very beginning leaves an empty file, which can still become a hub. */
static void test_empty_becomes_hub(void **state)
{
	struct hub *h = *state;

	hub_close(h);
	put(h, "", 0);
	hub_open(h, STORE_CREATE);
	assert_ok(h, store_check(h->st, &h->e));
}

static void test_clean_close(void **state)
{
	static const char *const suffixes[] = {"-wal", "-shm", "-journal"};
	struct hub *h = *state;
	struct stat sb;

	add_idea(h, "Een bankje", 0);
	hub_close(h);
	for (size_t i = 0; i < N_ITEMS(suffixes); i++) {
		char *name = hub_file(h, suffixes[i]);

		assert_false(stat(name, &sb) == 0 && sb.st_size > 0);
		free(name);
	}
	hub_open(h, STORE_READ);
	assert_int_equal(hub_load(h)->n_ideas, 1);
}

/* ---- the one writer ---- */

/* A child that holds the hub until it is killed. */
static pid_t start_writer(struct hub *h)
{
	int fds[2];
	char ready;
	pid_t pid;

	assert_int_equal(pipe(fds), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		id_seed(77);
		close(fds[0]);
		if (store_open(h->path, STORE_WRITE, &h->clock, &h->st, &h->e) != OK)
			_exit(1);
		add_idea(h, "Van het kind", 0);
		if (write(fds[1], "!", 1) != 1)
			_exit(2);
		for (;;)
			pause();
	}
	close(fds[1]);
	assert_int_equal(read(fds[0], &ready, 1), 1);
	close(fds[0]);
	return pid;
}

static void stop_writer(pid_t pid)
{
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void test_lock(void **state)
{
	struct hub *h = *state;
	char pid_text[32];
	pid_t pid;

	hub_close(h);
	pid = start_writer(h);
	snprintf(pid_text, sizeof(pid_text), "process %d on ", (int)pid);
	assert_not_opened(h, STORE_WRITE, E_BUSY, pid_text);
	assert_not_opened(h, STORE_CREATE, E_BUSY, "since 13:00");
	hub_open(h, STORE_READ);
	assert_int_equal(hub_load(h)->n_ideas, 1);
	hub_close(h);
	stop_writer(pid);
	hub_open(h, STORE_WRITE);
	assert_int_equal(hub_load(h)->n_ideas, 1);
	add_idea(h, "Daarna", 0);
	assert_ok(h, store_check(h->st, &h->e));
}

static void test_lock_in_one_process(void **state)
{
	struct hub *h = *state;

	assert_int_equal(store_open(h->path, STORE_WRITE, &h->clock, &(struct store *){0}, &h->e),
	                 E_BUSY);
	/* Who asked in vain did not take anything away. */
	add_idea(h, "Verder", 0);
	hub_reopen(h);
}

/* By another name it is the same hub: one writer, and a reader sees what it wrote. */
static void test_link(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *real = xstrdup(h->path);
	AUTO_FREE char *made = path_join(h->dir, "nieuw.db");
	AUTO_FREE char *beside = xasprintf("%s/nieuw.db.lock", h->dir);
	pid_t pid;

	hub_close(h);
	free(h->path);
	h->path = path_join(h->dir, "link.db");
	assert_int_equal(symlink("hub.db", h->path), 0);
	pid = start_writer(h);
	assert_not_opened(h, STORE_WRITE, E_BUSY, "Another window");
	hub_open(h, STORE_READ);
	assert_string_equal(store_path(h->st), h->path);
	assert_int_equal(hub_load(h)->n_ideas, 1);
	hub_close(h);
	stop_writer(pid);
	/* A link to nowhere is no way to make a file. */
	assert_int_equal(unlink(h->path), 0);
	assert_int_equal(symlink("nieuw.db", h->path), 0);
	assert_not_opened(h, STORE_WRITE, E_NOT_FOUND, "There is no file");
	assert_false(file_exists(made));
	assert_false(file_exists(beside));
	free(h->path);
	h->path = xstrdup(real);
}

/* What was made for something that failed goes away again; what was there stays. */
static void test_discard(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *real = xstrdup(h->path);

	hub_reopen(h);
	add_idea(h, "Een bankje", 0);
	store_discard(h->st);
	h->st = NULL;
	hub_open(h, STORE_CREATE);
	assert_int_equal(hub_load(h)->n_ideas, 1);
	hub_close(h);
	free(h->path);
	h->path = path_join(h->dir, "nieuw.db");
	hub_open(h, STORE_CREATE);
	store_discard(h->st);
	h->st = NULL;
	assert_false(file_exists(h->path));
	free(h->path);
	h->path = xstrdup(real);
}

/* Nonsense in the lock file is no reason to fail: only the flock counts. */
static void test_strange_lock(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *lock = hub_file(h, ".lock");

	hub_close(h);
	assert_ok(h, file_write(lock, "99999999999999999999 \x1b[2J", 24, true, &h->e));
	hub_open(h, STORE_WRITE);
	assert_int_equal(unlink(lock), 0);
	assert_int_equal(symlink("/dev/null", lock), 0);
	hub_close(h);
	assert_not_opened(h, STORE_WRITE, E_IO, "cannot be opened to write");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_missing),
	        TEST(test_pipe),
	        TEST(test_new_folder),
	        TEST(test_no_hub),
	        TEST(test_other_database),
	        TEST(test_too_new),
	        TEST(test_damaged_header),
	        TEST(test_empty_becomes_hub),
	        TEST(test_clean_close),
	        TEST(test_lock),
	        TEST(test_lock_in_one_process),
	        TEST(test_strange_lock),
	        TEST(test_link),
	        TEST(test_discard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
