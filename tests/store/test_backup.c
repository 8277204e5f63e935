/* Backups: a copy is whole whatever the desk does meanwhile, and a shared copy holds no byte of
 * what is not for everybody. */
#include "hub.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "people.h"

#define MARK "Zoetwaterparel"

/* Where the copy goes. */
static char *copy_path(const struct hub *h)
{
	return hub_file(h, "-copy");
}

/* What the hub does, done by a reader beside whoever writes. */
static enum status
copy(struct hub *h, enum status (*how)(struct store *, const char *, struct err *), const char *out)
{
	struct store *reader;
	enum status s = store_open(h->path, STORE_READ, &h->clock, &reader, &h->e);

	if (s == OK)
		s = how(reader, out, &h->e);
	store_close(reader);
	return s;
}

/* The copy takes the place of the hub of the test. */
static void look_at(struct hub *h, const char *out)
{
	hub_close(h);
	free_pointer(&h->path);
	h->path = xstrdup(out);
	hub_open(h, STORE_WRITE);
	assert_ok(h, store_check(h->st, &h->e));
}

/* ---- planting what must not be shared ---- */

static void change(struct hub *h, enum entity_id entity, int64_t id, const char *field,
                   const char *text, int64_t number)
{
	const struct change c = {.field = field, .text = text, .number = number};

	assert_ok(h, store_edit(h->st, SESSION, entity, id, &c, 1, "idea-edit", "", &h->e));
}

static void plant_people(struct hub *h)
{
	struct sign_up p = {.name = "Testpersoon " MARK,
	                    .contact = "parel@" MARK ".example.org",
	                    .remark = MARK,
	                    .purpose = FOR_PROJECT_GROUP,
	                    .delete_after = "2025-06-12"};
	struct named_role r = {.role = "spreker",
	                       .name = "Testpersoon " MARK,
	                       .function = MARK,
	                       .organisation = MARK};

	assert_ok(h, store_keep_sign_up(h->st, SESSION, &p, &h->e));
	assert_ok(h, store_keep_role(h->st, SESSION, &r, &h->e));
}

static void plant_rows(struct hub *h)
{
	int64_t idea = add_idea(h, "Mevrouw " MARK " wil een bankje", 0);
	int64_t parked = add_idea(h, "Een boom", 0), gone = add_idea(h, "Weg met " MARK, 0);
	int64_t solution = add_solution(h, "Samen naar " MARK, 0);

	change(h, ENTITY_idea, idea, "public_text", "Iemand wil een bankje", 0);
	change(h, ENTITY_idea, parked, "park_reason", MARK " wil het niet", 0);
	change(h, ENTITY_idea, gone, "withdrawn", NULL, 1);
	change(h, ENTITY_solution, solution, "public_text", "Samen op pad", 0);
	change(h, ENTITY_agenda_item, ITEM_1, "note", "Bel " MARK, 0);
	assert_ok(h, store_set_reflection(h->st, SESSION, "went_well", MARK, &h->e));
	assert_ok(h, store_set_reflection(h->st, SESSION, "better", MARK, &h->e));
	/* Only the changesets still hold these. */
	add_idea(h, "Even " MARK, 0);
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
	change(h, ENTITY_idea, parked, "text", MARK, 0);
	change(h, ENTITY_idea, parked, "text", "Een linde", 0);
}

static void plant(struct hub *h)
{
	const struct draft d = {.place = "idea",
	                        .session_id = SESSION,
	                        .op_id = "",
	                        .context = MARK,
	                        .text = "Een halve zin van " MARK};

	plant_rows(h);
	plant_people(h);
	assert_ok(h, store_keep_draft(h->st, &d, &h->e));
	assert_ok(h, store_set_setting(h->st, "desk.where", MARK, &h->e));
}

/* ---- a shared copy ---- */

static void test_nothing_private(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *out = copy_path(h);
	AUTO_FREE char *part = hub_file(h, "-copy.part");

	plant(h);
	assert_ok(h, copy(h, store_share, out));
	assert_int_equal(count_in_file(out, MARK), 0);
	assert_false(file_exists(part));
	/* What is for everybody is in it. */
	assert_true(count_in_file(out, "Iemand wil een bankje") > 0);
	assert_true(count_in_file(out, "Samen op pad") > 0);
	assert_true(count_in_file(out, "Een linde") > 0);
	/* The test can fail: the ordinary copy has all of it. */
	assert_int_equal(unlink(out), 0);
	assert_ok(h, copy(h, store_backup, out));
	assert_true(count_in_file(out, MARK) >= 15);
}

/* Nor in what stands beside it once a desk has used it. */
static void test_shared_is_a_hub(void **state)
{
	static const char *const beside[] = {"", "-wal", ".journal", ".draft"};
	struct hub *h = *state;
	AUTO_FREE char *out = copy_path(h);
	struct people people;
	int64_t other = hub_add_other(h), idea;
	int last;

	plant(h);
	idea = add_idea(h, "De laatste", 0);
	last = snapshot_find_idea(hub_load(h), idea)->code;
	assert_ok(h, copy(h, store_share, out));
	look_at(h, out);
	assert_non_null(strstr(store_notice(h->st), "This is a shared copy of "));
	assert_true(store_setting(h->st, SHARED_MARK, h->arena)[0]);
	assert_int_equal(hub_load(h)->sessions->number, 1);
	assert_ok(h, store_people(h->st, SESSION, h->arena, &people, &h->e));
	assert_int_equal(people.n_sign_ups + people.n_roles, 0);
	/* Undo starts anew; no code is given out a second time. */
	assert_refused(h, store_undo(h->st, SESSION, NULL, &h->e), E_NOT_FOUND, "shared copy");
	assert_refused(h, store_undo(h->st, other, NULL, &h->e), E_NOT_FOUND, "shared copy");
	idea = add_idea(h, "Nieuw", 0);
	assert_int_equal(snapshot_find_idea(hub_load(h), idea)->code, last + 1);
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
	for (size_t i = 0; i < N_ITEMS(beside); i++) {
		AUTO_FREE char *path = hub_file(h, beside[i]);

		assert_int_equal(count_in_file(path, MARK), 0);
	}
}

/* The labels stay, as after erasing. */
static void test_labels_stay(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *out = copy_path(h);
	struct journal_entry *steps;
	int before, after;

	plant(h);
	assert_ok(h, store_journal(h->st, SESSION, 1000, h->arena, &steps, &before, &h->e));
	assert_ok(h, copy(h, store_share, out));
	look_at(h, out);
	assert_ok(h, store_journal(h->st, SESSION, 1000, h->arena, &steps, &after, &h->e));
	assert_int_equal(after, before);
}

/* A second copy of the hub that it was made of is not taken for its own. */
static void test_another_journal(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *out = copy_path(h);
	AUTO_FREE char *journal = NULL;
	AUTO_FREE char *dump = NULL;
	AUTO_FREE char *again = NULL;
	size_t len;

	plant(h);
	assert_ok(h, copy(h, store_share, out));
	journal = hub_get(h, ".journal", &len);
	look_at(h, out);
	dump = hub_dump_all(h);
	hub_close(h);
	hub_put(h, ".journal", journal, len);
	hub_open(h, STORE_WRITE);
	again = hub_dump_all(h);
	assert_string_equal(again, dump);
	assert_int_equal(count_in_file(h->path, MARK), 0);
}

static void test_practice_stays_practice(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *out = copy_path(h);

	assert_ok(h, store_mark_practice(h->st, &h->e));
	hub_sql(h, "UPDATE journal SET actor = 'practice'");
	assert_ok(h, copy(h, store_share, out));
	look_at(h, out);
	assert_true(store_is_practice(h->st));
}

/* ---- an ordinary one ---- */

static void test_all_of_it(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *out = copy_path(h);
	AUTO_FREE char *before = NULL;
	AUTO_FREE char *after = NULL;
	struct people people;

	plant(h);
	before = hub_dump_all(h);
	/* The hub is open and has steps in its -wal. */
	assert_ok(h, copy(h, store_backup, out));
	look_at(h, out);
	after = hub_dump_all(h);
	assert_string_equal(after, before);
	assert_ok(h, store_people(h->st, SESSION, h->arena, &people, &h->e));
	assert_int_equal(people.n_sign_ups, 1);
	assert_string_equal(store_notice(h->st), "");
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
}

static void test_nothing_is_overwritten(void **state)
{
	static const char *const there[] = {"-copy", "-copy-wal", "-copy.journal", "-copy.part"};
	struct hub *h = *state;
	AUTO_FREE char *out = copy_path(h);

	for (size_t i = 0; i < N_ITEMS(there); i++) {
		AUTO_FREE char *bytes = NULL;
		size_t len;

		hub_put(h, there[i], "mine", 4);
		assert_refused(h, copy(h, store_backup, out), E_CONFLICT, "there already");
		assert_refused(h, copy(h, store_share, out), E_CONFLICT, "there already");
		bytes = hub_get(h, there[i], &len);
		assert_int_equal(len, 4);
		assert_memory_equal(bytes, "mine", 4);
		hub_take_away(h, there[i]);
	}
	assert_refused(h, copy(h, store_backup, h->path), E_CONFLICT, "there already");
}

/* ---- beside a writer that does not stop ---- */

enum { COPIES = 12, BEFORE_A_COPY = 3 };

static void write_on(struct hub *h, int to)
{
	/* Not the ids that the copies will take. */
	id_seed(2);
	hub_open(h, STORE_WRITE);
	for (;;) {
		add_idea(h, "Een idee van velen", 0);
		if (write(to, "x", 1) != 1)
			_exit(0);
	}
}

/* How many ideas the copy has; it is whole. */
static int ideas_in(struct hub *h, const char *out)
{
	struct session_row *rows;
	struct store *st;
	int n = 0;

	assert_ok(h, store_open(out, STORE_READ, &h->clock, &st, &h->e));
	assert_ok(h, store_check(st, &h->e));
	assert_ok(h, store_sessions(st, h->arena, &rows, &n, &h->e));
	assert_ok(h, store_count(st, rows, n, &h->e));
	store_close(st);
	assert_int_equal(n, 1);
	return rows[0].ideas;
}

static void test_while_it_is_written(void **state)
{
	struct hub *h = *state;
	int fds[2], ideas = 0, status;
	pid_t pid;

	hub_close(h);
	assert_int_equal(pipe(fds), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		close(fds[0]);
		write_on(h, fds[1]);
	}
	close(fds[1]);
	for (int i = 0; i < COPIES; i++) {
		AUTO_FREE char *name = xasprintf("-copy-%d", i);
		AUTO_FREE char *out = hub_file(h, name);
		char ack;
		int now;

		for (int k = 0; k < BEFORE_A_COPY; k++)
			assert_int_equal(read(fds[0], &ack, 1), 1);
		assert_ok(h, copy(h, i % 2 ? store_share : store_backup, out));
		now = ideas_in(h, out);
		/* What was acknowledged is in it. */
		assert_true(now >= (i + 1) * BEFORE_A_COPY && now >= ideas);
		ideas = now;
	}
	kill(pid, SIGKILL);
	close(fds[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	hub_open(h, STORE_WRITE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, hub_setup, hub_teardown)
	const struct CMUnitTest tests[] = {
	        TEST(test_nothing_private),
	        TEST(test_shared_is_a_hub),
	        TEST(test_labels_stay),
	        TEST(test_another_journal),
	        TEST(test_practice_stays_practice),
	        TEST(test_all_of_it),
	        TEST(test_nothing_is_overwritten),
	        TEST(test_while_it_is_written),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
