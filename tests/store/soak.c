/* Thousands of random commands on one hub, by a program that is killed at any moment; what was
 * acknowledged is written down outside it.  After each kill the hub is whole, each command that
 * was acknowledged is in its journal once, and the one that was under way at most once: it is
 * tried again under the same op_id.
 *
 * Usage: soak COMMANDS SEED MINUTES */
#include "walk.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { OP_ID = 48, KILL_WITHIN_MS = 30, ACKS_MOST = 40 };

/* What the program says before a command and after one that was stored. */
struct message {
	bool stored;
	uint64_t number; /* of the command; its op_id is made of it */
	uint64_t dice;   /* before the command */
};

struct soak {
	struct hub hub;
	uint64_t seed;
	struct message begun;      /* the last one of which we heard */
	bool under_way;            /* it was not acknowledged */
	uint64_t *acked;           /* numbers of those that were */
	int n_acked, kills, found; /* found: under way, and stored all the same */
	int64_t steps;             /* in the journal, before the first of them */
};

static void op_id_of(const struct soak *k, uint64_t number, char out[OP_ID])
{
	snprintf(out, OP_ID, "%016llx%016llx", (unsigned long long)k->seed,
	         (unsigned long long)number);
}

static int64_t ms_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- the program that is killed ---- */

static void say(int out, const struct message *m)
{
	if (write(out, m, sizeof(*m)) != (ssize_t)sizeof(*m))
		_exit(3);
}

static enum status any_command(struct hub *h, struct dice *d)
{
	switch (roll(d, 8)) {
	case 0:
		return store_undo(h->st, SESSION, NULL, &h->e);
	case 1:
		return store_redo(h->st, SESSION, NULL, &h->e);
	default:
		return walk_command(h, d);
	}
}

static void work(struct soak *k, int out)
{
	struct hub *h = &k->hub;
	struct dice d = {.state = k->begun.dice};
	uint64_t number = k->begun.number + !k->under_way;
	char op_id[OP_ID];

	id_seed(k->seed + number);
	hub_open(h, STORE_WRITE);
	for (;; number++) {
		struct message m = {.number = number, .dice = d.state};
		int64_t seq;

		hub_load(h);
		seq = hub_last_step(h).seq;
		say(out, &m);
		op_id_of(k, number, op_id);
		store_next_op(h->st, op_id);
		m.stored = any_command(h, &d) == OK && hub_last_step(h).seq > seq;
		m.dice = d.state;
		if (m.stored)
			say(out, &m);
	}
}

/* ---- what is written down ---- */

static bool hear(struct soak *k, int fd)
{
	struct message m;
	ssize_t n;

	do
		n = read(fd, &m, sizeof(m));
	while (n < 0 && errno == EINTR);
	if (n != (ssize_t)sizeof(m))
		return false;
	k->begun = m;
	k->under_way = !m.stored;
	if (m.stored) {
		k->acked = xreallocarray(k->acked, (size_t)k->n_acked + 1, sizeof(*k->acked));
		k->acked[k->n_acked++] = m.number;
	}
	return true;
}

static void run_and_kill(struct soak *k, struct dice *d)
{
	int fds[2], status, enough = k->n_acked + 1 + roll(d, ACKS_MOST);
	int64_t until;
	pid_t pid;

	assert_int_equal(pipe(fds), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		close(fds[0]);
		work(k, fds[1]);
		_exit(4);
	}
	close(fds[1]);
	while (k->n_acked < enough)
		if (!hear(k, fds[0]))
			fail_msg("the program ended by itself");
	until = ms_now() + roll(d, KILL_WITHIN_MS);
	while (ms_now() < until)
		continue;
	kill(pid, SIGKILL);
	while (hear(k, fds[0]))
		continue;
	close(fds[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	k->kills++;
}

/* ---- comparing ---- */

static int64_t count(sqlite3 *db, const char *sql, const char *op_id)
{
	sqlite3_stmt *stmt;
	int64_t n;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	if (op_id)
		sqlite3_bind_text(stmt, 1, op_id, -1, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	n = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return n;
}

static int64_t count_op(struct soak *k, sqlite3 *db, uint64_t number)
{
	char op_id[OP_ID];

	op_id_of(k, number, op_id);
	return count(db, "SELECT count(*) FROM journal WHERE op_id = ?1", op_id);
}

/* The command that was under way counts as acknowledged from here on when it was stored. */
static void compare_with_log(struct soak *k)
{
	sqlite3 *db;
	int64_t under_way = 0;

	assert_int_equal(sqlite3_open(k->hub.path, &db), SQLITE_OK);
	for (int i = 0; i < k->n_acked; i++)
		if (count_op(k, db, k->acked[i]) != 1)
			fail_msg("command %d of %d was acknowledged and is lost", i + 1,
			         k->n_acked);
	if (k->under_way)
		under_way = count_op(k, db, k->begun.number);
	/* No step more than these: nothing was done twice. */
	assert_int_equal(count(db, "SELECT count(*) FROM journal", NULL),
	                 k->steps + k->n_acked + under_way);
	sqlite3_close(db);
	if (under_way > 0) {
		k->found++;
		k->acked = xreallocarray(k->acked, (size_t)k->n_acked + 1, sizeof(*k->acked));
		k->acked[k->n_acked++] = k->begun.number;
	}
}

static void look(struct soak *k)
{
	struct hub *h = &k->hub;

	hub_open(h, STORE_READ);
	assert_ok(h, store_check(h->st, &h->e));
	hub_close(h);
	hub_open(h, STORE_WRITE);
	hub_close(h);
	compare_with_log(k);
}

static long number_of(const char *text)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (*end || n < 1) {
		fprintf(stderr, "usage: soak COMMANDS SEED MINUTES\n");
		exit(2);
	}
	return n;
}

static struct soak the_soak;
static long commands, minutes;

static void soak(void **state)
{
	struct soak *k = &the_soak;
	struct dice d = {.state = k->seed};
	int64_t end = ms_now() + minutes * 60000;

	(void)state;
	hub_init(&k->hub, k->seed);
	k->begun.dice = k->seed;
	k->steps = hub_last_step(&k->hub).seq;
	hub_close(&k->hub);
	while (k->n_acked < commands && ms_now() < end) {
		run_and_kill(k, &d);
		look(k);
	}
	hub_fini(&k->hub);
	fprintf(stderr,
	        "seed %llu: %d commands acknowledged, %d kills, %d stored without having been"
	        " acknowledged and not done twice, 0 lost\n",
	        (unsigned long long)k->seed, k->n_acked, k->kills, k->found);
	free(k->acked);
	if (k->n_acked < commands)
		fail_msg("the time was over after %d of %ld commands", k->n_acked, commands);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(soak)};

	if (argc != 4)
		number_of("-");
	commands = number_of(argv[1]);
	the_soak.seed = (uint64_t)number_of(argv[2]);
	minutes = number_of(argv[3]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
