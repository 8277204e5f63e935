/* SIGKILL at any moment: what was acknowledged is there, at most one step more. */
#include "walk.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KILLS = 30 };

/* What the child says after each step that was stored. */
struct ack {
	int64_t seq;
	uint64_t state; /* of the whole dump */
};

static uint64_t state_of(struct hub *h)
{
	uint64_t hash = 14695981039346656037u;
	char *dump = hub_dump_all(h), *p;

	for (p = dump; *p; p++)
		hash = (hash ^ (unsigned char)*p) * 1099511628211u;
	free(dump);
	return hash;
}

static void work(struct hub *h, uint64_t seed, int out)
{
	struct dice d = {.state = seed};
	struct ack ack;
	int64_t seq;

	id_seed(seed);
	hub_open(h, STORE_WRITE);
	for (;;) {
		hub_load(h);
		seq = hub_last_step(h).seq;
		switch (roll(&d, 6)) {
		case 0:
			if (store_undo(h->st, SESSION, NULL, &h->e) != OK)
				continue;
			break;
		case 1:
			if (store_redo(h->st, SESSION, NULL, &h->e) != OK)
				continue;
			break;
		default:
			if (walk_command(h, &d) != OK)
				continue;
		}
		ack.seq = hub_last_step(h).seq;
		ack.state = state_of(h);
		if (ack.seq != seq && write(out, &ack, sizeof(ack)) != sizeof(ack))
			_exit(3);
	}
}

static bool read_ack(int fd, struct ack *ack)
{
	ssize_t n;

	do
		n = read(fd, ack, sizeof(*ack));
	while (n < 0 && errno == EINTR);
	return n == sizeof(*ack);
}

/* Starts a child, kills it after some acknowledgements, gives the last one. */
static struct ack kill_one(struct hub *h, uint64_t seed, int acks, int wait)
{
	struct ack ack = {0};
	volatile int idle;
	int fds[2], status, i;
	pid_t pid;

	assert_int_equal(pipe(fds), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		close(fds[0]);
		work(h, seed, fds[1]);
		_exit(4);
	}
	close(fds[1]);
	for (i = 0; i < acks; i++)
		if (!read_ack(fds[0], &ack))
			fail_msg("the child ended by itself");
	/* Into the midst of the next step. */
	for (idle = 0; idle < wait; idle++)
		continue;
	kill(pid, SIGKILL);
	while (read_ack(fds[0], &ack))
		continue;
	close(fds[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	return ack;
}

static void test_kill(void **state)
{
	struct hub *h = *state;
	struct dice d = {.state = 99};
	struct journal_entry last;
	struct ack ack;
	int i, exact = 0;

	for (i = 0; i < KILLS; i++) {
		hub_close(h);
		ack = kill_one(h, 1000 + (uint64_t)i, 1 + roll(&d, 12), roll(&d, 4000000));
		hub_open(h, STORE_WRITE);
		last = hub_last_step(h);
		assert_true(last.seq == ack.seq || last.seq == ack.seq + 1);
		if (last.seq == ack.seq) {
			assert_true(state_of(h) == ack.state);
			exact++;
		}
		assert_ok(h, store_check(h->st, &h->e));
	}
	assert_true(exact > 0);
	/* All of it can still be undone, and done again. */
	for (i = 0; store_undo(h->st, SESSION, NULL, &h->e) == OK; i++)
		continue;
	assert_string_equal(h->e.msg, "There is nothing to undo.");
	assert_true(i > KILLS);
	while (i-- > 0)
		assert_ok(h, store_redo(h->st, SESSION, NULL, &h->e));
	assert_ok(h, store_check(h->st, &h->e));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_kill, hub_setup, hub_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
