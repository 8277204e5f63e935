/* Readers: they see what the writer does, and leave no trace. */
#include "hub.h"

#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEADLINE = 30000, NOBODY = 65534 };

/* Names, sizes and times of everything beside the hub. */
static char *listing(struct hub *h)
{
	struct dirent **names;
	struct buf out;
	int n = scandir(h->dir, &names, NULL, alphasort);

	buf_init(&out);
	for (int i = 0; i < n; i++) {
		AUTO_FREE char *path = path_join(h->dir, names[i]->d_name);
		struct stat sb;

		/* The folder above is where a private copy may be made. */
		if (strcmp(names[i]->d_name, "..") == 0) {
			free(names[i]);
			continue;
		}
		assert_int_equal(stat(path, &sb), 0);
		buf_addf(&out, "%s %lld %lld.%09ld\n", names[i]->d_name, (long long)sb.st_size,
		         (long long)sb.st_mtim.tv_sec, sb.st_mtim.tv_nsec);
		free(names[i]);
	}
	free(names);
	return buf_take(&out);
}

static void assert_no_trace(struct hub *h, int ideas)
{
	char *before = listing(h), *after;

	hub_open(h, STORE_READ);
	assert_int_equal(hub_load(h)->n_ideas, ideas);
	assert_ok(h, store_check(h->st, &h->e));
	assert_true(store_data_version(h->st) > 0);
	hub_close(h);
	after = listing(h);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* A writer that is killed leaves its last commits in -wal. */
static void leave_wal(struct hub *h)
{
	AUTO_FREE char *wal = hub_file(h, "-wal");
	struct stat sb;
	int status;
	pid_t pid;

	hub_close(h);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		id_seed(77);
		hub_open(h, STORE_WRITE);
		add_idea(h, "Net voor het einde", 0);
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(stat(wal, &sb), 0);
	assert_true(sb.st_size > 0);
}

static void test_after_clean_close(void **state)
{
	struct hub *h = *state;

	add_idea(h, "Een bankje", 0);
	hub_close(h);
	assert_no_trace(h, 1);
}

static void test_after_kill(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *shm = hub_file(h, "-shm");

	leave_wal(h);
	assert_no_trace(h, 1);
	assert_int_equal(unlink(shm), 0);
	assert_no_trace(h, 1);
	hub_open(h, STORE_WRITE);
	assert_int_equal(hub_load(h)->n_ideas, 1);
}

/* Reads as nobody, who may write nowhere in the folder; 0 when it went well. */
static int read_as_nobody(struct hub *h, int ideas)
{
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		if (setgid(NOBODY) < 0 || setuid(NOBODY) < 0)
			_exit(9);
		if (access(h->dir, W_OK) == 0)
			_exit(8);
		if (store_open(h->path, STORE_READ, &h->clock, &h->st, &h->e) != OK)
			_exit(1);
		if (store_load(h->st, SESSION, h->arena, &h->snap, &h->e) != OK)
			_exit(2);
		if (h->snap.n_ideas != ideas)
			_exit(3);
		store_close(h->st);
		if (store_open(h->path, STORE_WRITE, &h->clock, &h->st, &h->e) != E_READONLY)
			_exit(4);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void let_others_read(struct hub *h)
{
	static const char *const suffixes[] = {"", ".lock", ".bell", "-wal", "-shm"};

	assert_int_equal(chmod(h->dir, 0755), 0);
	for (size_t i = 0; i < N_ITEMS(suffixes); i++) {
		AUTO_FREE char *name = hub_file(h, suffixes[i]);

		if (file_exists(name))
			assert_int_equal(chmod(name, 0644), 0);
	}
}

static void test_read_only_folder(void **state)
{
	struct hub *h = *state;

	/* Only root can become another user; cmocka's skip() counts as a failure here. */
	if (geteuid() != 0)
		return;
	add_idea(h, "Een bankje", 0);
	let_others_read(h);
	assert_int_equal(read_as_nobody(h, 1), 0);
	hub_close(h);
	let_others_read(h);
	assert_int_equal(read_as_nobody(h, 1), 0);
	leave_wal(h);
	let_others_read(h);
	assert_int_equal(read_as_nobody(h, 2), 0);
}

static bool rings(struct store *st)
{
	struct pollfd p = {.fd = store_bell_fd(st), .events = POLLIN};

	return poll(&p, 1, DEADLINE) == 1;
}

static bool is_quiet(struct store *st)
{
	struct pollfd p = {.fd = store_bell_fd(st), .events = POLLIN};

	return poll(&p, 1, 0) == 0;
}

static int ideas_seen(struct hub *h, struct store *reader)
{
	struct arena *a = arena_new();
	struct snapshot s;
	int n;

	assert_ok(h, store_load(reader, SESSION, a, &s, &h->e));
	n = s.n_ideas;
	arena_free(a);
	return n;
}

static void test_bell(void **state)
{
	struct hub *h = *state;
	struct store *reader;
	int64_t version;

	assert_ok(h, store_open(h->path, STORE_READ, &h->clock, &reader, &h->e));
	assert_true(store_bell_fd(reader) >= 0);
	version = store_data_version(reader);
	assert_true(is_quiet(reader));
	for (int i = 1; i <= 3; i++) {
		add_idea(h, "Een bankje", 0);
		assert_true(rings(reader));
		store_bell_drain(reader);
		assert_true(is_quiet(reader));
		assert_true(store_data_version(reader) > version);
		version = store_data_version(reader);
		assert_int_equal(ideas_seen(h, reader), i);
	}
	assert_int_equal(store_start_item(h->st, SESSION, NOWHERE, &h->e), E_NOT_FOUND);
	assert_true(is_quiet(reader));
	assert_int_equal(store_data_version(reader), version);
	assert_ok(h,
	          store_set_stage(h->st, &(struct stage){.scene = "black", .message = ""}, &h->e));
	assert_true(rings(reader));
	store_close(reader);
}

/* Somebody takes the file of the bell away: the next ring makes another one, and that is heard. */
static void test_bell_taken_away(void **state)
{
	struct hub *h = *state;
	struct store *reader;
	AUTO_FREE char *bell = xasprintf("%s.bell", h->path);

	assert_ok(h, store_open(h->path, STORE_READ, &h->clock, &reader, &h->e));
	assert_true(store_bell_fd(reader) >= 0);
	assert_int_equal(unlink(bell), 0);
	/* That it is gone is heard too. */
	assert_true(rings(reader));
	store_bell_drain(reader);
	add_idea(h, "Een bankje", 0);
	assert_true(store_bell_fd(reader) >= 0);
	add_idea(h, "Een tweede bankje", 0);
	assert_true(rings(reader));
	store_close(reader);
}

/* A screen that was there before the desk, or stays when the desk starts anew. */
static void test_desk_comes_and_goes(void **state)
{
	struct hub *h = *state;
	struct store *reader;
	int64_t version;

	hub_close(h);
	assert_ok(h, store_open(h->path, STORE_READ, &h->clock, &reader, &h->e));
	version = store_data_version(reader);
	assert_true(store_bell_fd(reader) >= 0);
	for (int i = 1; i <= 3; i++) {
		hub_open(h, STORE_WRITE);
		assert_true(rings(reader));
		store_bell_drain(reader);
		add_idea(h, "Een bankje", 0);
		assert_true(store_data_version(reader) > version);
		version = store_data_version(reader);
		assert_int_equal(ideas_seen(h, reader), i);
		hub_close(h);
		assert_int_equal(ideas_seen(h, reader), i);
		assert_true(store_data_version(reader) >= version);
		version = store_data_version(reader);
	}
	store_close(reader);
	hub_open(h, STORE_WRITE);
	assert_ok(h, store_check(h->st, &h->e));
}

/* A desk that came and went while the reader was stopped, or a file put in its place. */
static void test_changed_unseen(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *aside = hub_file(h, ".aside");
	struct store *reader;

	hub_close(h);
	assert_ok(h, store_open(h->path, STORE_READ, &h->clock, &reader, &h->e));
	assert_int_equal(ideas_seen(h, reader), 0);
	hub_open(h, STORE_WRITE);
	add_idea(h, "Een bankje", 0);
	hub_close(h);
	assert_int_equal(ideas_seen(h, reader), 1);
	/* Away and back: meanwhile what was read last is all there is. */
	assert_int_equal(rename(h->path, aside), 0);
	assert_int_equal(store_data_version(reader), 0);
	assert_int_equal(rename(aside, h->path), 0);
	assert_int_equal(ideas_seen(h, reader), 1);
	store_close(reader);
}

/* Reading alone is enough to follow. */
static void test_follow_by_reading(void **state)
{
	struct hub *h = *state;
	struct arena *a = arena_new();
	struct store *list, *stage, *view;
	struct session_row *rows;
	struct public_view v;
	struct stage s;
	int n;

	hub_close(h);
	assert_ok(h, store_open(h->path, STORE_READ, &h->clock, &list, &h->e));
	assert_ok(h, store_open(h->path, STORE_READ, &h->clock, &stage, &h->e));
	assert_ok(h, store_open(h->path, STORE_READ, &h->clock, &view, &h->e));
	hub_open(h, STORE_WRITE);
	add_idea(h, "Een bankje", 0);
	assert_ok(h,
	          store_set_stage(h->st, &(struct stage){.scene = "black", .message = ""}, &h->e));
	assert_ok(h, store_sessions(list, a, &rows, &n, &h->e));
	assert_ok(h, store_count(list, rows, n, &h->e));
	assert_int_equal(rows[0].ideas, 1);
	assert_ok(h, store_stage(stage, a, &s, &h->e));
	assert_string_equal(s.scene, "black");
	assert_ok(h, store_load_public(view, SESSION, PUBLIC_ALL, a, &v, &h->e));
	assert_int_equal(v.n_ideas, 1);
	store_close(list);
	store_close(stage);
	store_close(view);
	arena_free(a);
}

/* The same after a desk that was killed: the private copy is left for the real file. */
static void test_desk_after_kill(void **state)
{
	struct hub *h = *state;
	struct store *reader;

	leave_wal(h);
	assert_ok(h, store_open(h->path, STORE_READ, &h->clock, &reader, &h->e));
	assert_int_equal(ideas_seen(h, reader), 1);
	hub_open(h, STORE_WRITE);
	add_idea(h, "Daarna", 0);
	assert_true(store_data_version(reader) > 0);
	assert_int_equal(ideas_seen(h, reader), 2);
	store_close(reader);
}

/* Asks to hand over, says so, and waits to be killed. */
static pid_t window_that_asks(struct hub *h, int *asked)
{
	int ends[2];
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	if (pid == 0) {
		struct store *st;
		struct err e;
		bool done = store_open(h->path, STORE_READ, &h->clock, &st, &e) == OK &&
		            store_ask_over(st, &e) == OK;

		if (write(ends[1], done ? "y" : "n", 1) != 1)
			_exit(1);
		pause();
		_exit(0);
	}
	close(ends[1]);
	*asked = ends[0];
	return pid;
}

/* A window that is gone is not given the hub: then nobody would write any more. */
static void test_asked_by_the_dead(void **state)
{
	struct hub *h = *state;
	int asked, pid, status;
	char answer = 0;
	pid_t window = window_that_asks(h, &asked);

	assert_int_equal(read(asked, &answer, 1), 1);
	assert_int_equal(answer, 'y');
	close(asked);
	assert_int_equal(store_request(h->st, &pid), REQUEST_ASKED);
	assert_int_equal(pid, window);
	assert_int_equal(kill(window, SIGKILL), 0);
	assert_int_equal(waitpid(window, &status, 0), window);
	assert_int_equal(store_request(h->st, &pid), REQUEST_NONE);
	assert_int_equal(pid, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_after_clean_close), TEST(test_after_kill),
	        TEST(test_read_only_folder),  TEST(test_bell),
	        TEST(test_bell_taken_away),   TEST(test_desk_comes_and_goes),
	        TEST(test_desk_after_kill),   TEST(test_follow_by_reading),
	        TEST(test_changed_unseen),    TEST(test_asked_by_the_dead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
