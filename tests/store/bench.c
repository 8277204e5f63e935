/* How long the store takes, each figure beside the least that the machine could take for it in the
 * same run.  Nothing fails here for being slow: docs/figures.md says what the figures mean. */
#include "bench.h"
#include "walk.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "entity.h"

enum { COMMANDS = 300, UNDOS = 100, READS = 20, ACTIONS = 5000, OPENINGS = 5 };

static void print_row(const char *what, double *us, int n, const char *beside, double *bare,
                      int n_bare)
{
	double p50 = within(us, n, 50), bare_p50 = n_bare ? within(bare, n_bare, 50) : 0;

	printf("| %s | %.2f | %.2f |", what, p50 / 1e3, within(us, n, 90) / 1e3);
	if (n_bare)
		printf(" %s | %.2f | %.2f | %.1f |\n", beside, bare_p50 / 1e3,
		       within(bare, n_bare, 90) / 1e3, p50 / bare_p50);
	else
		printf(" | | | |\n");
	fflush(stdout);
}

/* ---- a command, and the bare write that it cannot do without ---- */

/* As many bytes as a record of an idea in FILE.journal has. */
static double append_us(int fd)
{
	static const char bytes[400];
	double start = now_us();

	if (write(fd, bytes, sizeof(bytes)) != (ssize_t)sizeof(bytes) || fdatasync(fd) != 0)
		fail_msg("the bare file cannot be written");
	return now_us() - start;
}

static void bench_commands(struct hub *h, const char *label)
{
	double command[COMMANDS], bare[COMMANDS];
	AUTO_FREE char *path = hub_file(h, "-bare");
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	/* In turns, so that both meet the same moods of the disk. */
	for (int i = 0; i < COMMANDS; i++) {
		double start = now_us();

		add_idea(h, "Een bankje in het park", 0);
		command[i] = now_us() - start;
		bare[i] = append_us(fd);
	}
	close(fd);
	unlink(path);
	print_row(label, command, COMMANDS, "append + fdatasync", bare, COMMANDS);
}

static void bench_undo(struct hub *h)
{
	double undo[UNDOS], redo[UNDOS];

	for (int i = 0; i < UNDOS; i++) {
		double start = now_us();

		assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
		undo[i] = now_us() - start;
		start = now_us();
		assert_ok(h, store_redo(h->st, SESSION, NULL, &h->e));
		redo[i] = now_us() - start;
	}
	print_row("undo", undo, UNDOS, "redo", redo, UNDOS);
}

/* ---- reading ---- */

static void add_ideas(struct hub *h, int n)
{
	static const char *const texts[] = {"Een bankje", "Samen koken", "Meer groen", "Een tuin",
	                                    "Wandelen"};

	for (int i = hub_load(h)->n_ideas; i < n; i += (int)N_ITEMS(texts))
		assert_ok(h, store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_1, texts,
		                             (int)N_ITEMS(texts), &h->e));
}

/* Every column of every idea, as text. */
static double select_us(sqlite3 *db)
{
	sqlite3_stmt *stmt;
	double start = now_us();
	int64_t bytes = 0;

	assert_int_equal(
	        sqlite3_prepare_v2(db, "SELECT * FROM idea ORDER BY code, id", -1, &stmt, NULL),
	        SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(stmt); i++)
			if (sqlite3_column_text(stmt, i))
				bytes += sqlite3_column_bytes(stmt, i);
	sqlite3_finalize(stmt);
	assert_true(bytes > 0);
	return now_us() - start;
}

static void bench_snapshot(struct hub *h, int ideas)
{
	double load[READS], bare[READS];
	AUTO_FREE char *label = xasprintf("snapshot of %d ideas", ideas);
	sqlite3 *db;

	add_ideas(h, ideas);
	assert_int_equal(sqlite3_open(h->path, &db), SQLITE_OK);
	for (int i = 0; i < READS; i++) {
		double start = now_us();

		hub_load(h);
		load[i] = now_us() - start;
		bare[i] = select_us(db);
	}
	sqlite3_close(db);
	print_row(label, load, READS, "SELECT of the same rows", bare, READS);
}

/* ---- making it again, and opening ---- */

static void copy_file(const char *from, const char *to)
{
	char *bytes;
	size_t n;
	struct err e;

	if (file_read(from, 1 << 28, &bytes, &n, &e) != OK ||
	    file_write(to, bytes, n, true, &e) != OK)
		fail_msg("%s", e.msg);
	free(bytes);
}

static void copy_end(struct hub *h, const char *end)
{
	AUTO_FREE char *from = hub_file(h, end);
	AUTO_FREE char *to = xasprintf("%s-crash%s", h->path, end);

	copy_file(from, to);
}

static int64_t last_seq(struct hub *h, struct store *st)
{
	struct arena *a = arena_new();
	struct journal_entry *list;
	int64_t seq = 0;
	int n;

	assert_ok(h, store_journal(st, SESSION, 1, a, &list, &n, &h->e));
	if (n > 0)
		seq = list[0].seq;
	arena_free(a);
	return seq;
}

static void bench_opening(struct hub *h)
{
	double after_crash[OPENINGS], clean[OPENINGS];

	for (int i = 0; i < OPENINGS; i++) {
		int64_t seq = last_seq(h, h->st);

		/* As a kill between the two leaves the files: a -wal that was not brought over,
		 * and a step that is in FILE.journal alone. */
		copy_end(h, "");
		copy_end(h, "-wal");
		add_idea(h, "De laatste stap", 0);
		copy_end(h, ".journal");
		AUTO_FREE char *crashed = hub_file(h, "-crash");
		struct store *st;
		double start = now_us();

		assert_ok(h, store_open(crashed, STORE_WRITE, &h->clock, &st, &h->e));
		after_crash[i] = now_us() - start;
		assert_int_equal(last_seq(h, st), seq + 1);
		store_close(st);
		start = now_us();
		assert_ok(h, store_open(crashed, STORE_WRITE, &h->clock, &st, &h->e));
		clean[i] = now_us() - start;
		store_close(st);
	}
	print_row("opening after a crash", after_crash, OPENINGS, "opening after closing", clean,
	          OPENINGS);
}

static void bench_rebuild(struct hub *h)
{
	AUTO_FREE char *out = hub_file(h, "-made");
	AUTO_FREE char *label = xasprintf("rebuild of %d actions", (int)hub_last_step(h).seq);
	AUTO_BUF struct buf told;
	int64_t missing;
	double us, start;

	buf_init(&told);
	hub_close(h);
	hub_take_away(h, "");
	start = now_us();
	assert_ok(h, store_rebuild(h->path, out, &h->clock, &told, &missing, &h->e));
	us = now_us() - start;
	print_row(label, &us, 1, "", NULL, 0);
}

/* Edits of the same few ideas: many actions, few rows. */
static void walk_to(struct hub *h, int actions)
{
	int64_t id = add_idea(h, "Een bankje", 0);

	for (int i = (int)hub_last_step(h).seq; i < actions; i++) {
		AUTO_FREE char *text = xasprintf("Een bankje, %d", i);
		const struct change change = {.field = "text", .text = text};

		assert_ok(h, store_edit(h->st, SESSION, ENTITY_idea, id, &change, 1, "idea-edit",
		                        "I1", &h->e));
	}
}

static void bench(void **state)
{
	struct hub h;

	(void)state;
	if (!getenv("TMPDIR"))
		setenv("TMPDIR", "/tmp", 1);
	puts("| what | p50 ms | p90 ms | beside | p50 ms | p90 ms | ratio of p50 |\n"
	     "|---|---:|---:|---|---:|---:|---:|");
	AUTO_FREE char *disk = xstrdup(getenv("TMPDIR"));

	/* How much of a command is not the disk. */
	setenv("TMPDIR", "/dev/shm", 1);
	hub_init(&h, 1);
	bench_commands(&h, "command in memory, up to 300 ideas");
	hub_fini(&h);
	setenv("TMPDIR", disk, 1);
	hub_init(&h, 1);
	bench_commands(&h, "command to disk, up to 300 ideas");
	bench_undo(&h);
	hub_fini(&h);
	hub_init(&h, 2);
	bench_snapshot(&h, 500);
	bench_snapshot(&h, 5000);
	hub_fini(&h);
	hub_init(&h, 3);
	walk_to(&h, ACTIONS);
	bench_opening(&h);
	bench_rebuild(&h);
	hub_fini(&h);
}

int main(void)
{
	const struct CMUnitTest benches[] = {cmocka_unit_test(bench)};

	return cmocka_run_group_tests(benches, NULL, NULL);
}
