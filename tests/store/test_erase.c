/* Erasing: what was planted is afterwards in no byte of the hub or of what stands beside it; and
 * when it is broken off, nothing was erased or the next opening finishes it. */
#include "hub.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "erase.h"
#include "overdue.h"
#include "people.h"

#define MARK "Zoetwaterparel"

/* ---- looking for the mark ---- */

static int count_in(const char *dir)
{
	return count_in_folder(dir, MARK);
}

static int count_files_in(const char *dir)
{
	struct dirent **names;
	int n = scandir(dir, &names, NULL, NULL);

	for (int i = 0; i < n; i++)
		free(names[i]);
	if (n >= 0)
		free(names);
	return n - 2;
}

static int count_files(struct hub *h, const char *suffix)
{
	AUTO_FREE char *dir = hub_file(h, suffix);

	return count_files_in(dir);
}

/* ---- planting it ---- */

static int64_t change(struct hub *h, enum entity_id entity, int64_t id, const char *field,
                      const char *text)
{
	const struct change c = {.field = field, .text = text};

	assert_ok(h, store_edit(h->st, SESSION, entity, id, &c, 1, "idea-edit", "", &h->e));
	return id;
}

static int64_t add_point(struct hub *h)
{
	const struct change c[] = {{.field = "round_id", .number = ROUND_1},
	                           {.field = "group_id", .number = GROUP_1},
	                           {.field = "position", .number = 1},
	                           {.field = "text", .text = "Punt " MARK}};
	int64_t id;

	assert_ok(h, store_add(h->st, SESSION, ENTITY_group_report, c, N_ITEMS(c), "point-add", &id,
	                       &h->e));
	return id;
}

static void sign_up(struct hub *h, const char *name)
{
	struct sign_up p = {.name = name,
	                    .contact = "parel@" MARK ".example.org",
	                    .remark = MARK,
	                    .purpose = FOR_PROJECT_GROUP,
	                    .delete_after = "2025-06-12"};

	assert_ok(h, store_keep_sign_up(h->st, SESSION, &p, &h->e));
}

static void add_role(struct hub *h)
{
	struct named_role p = {.role = "spreker",
	                       .name = "Testpersoon " MARK,
	                       .function = "",
	                       .organisation = "",
	                       .named_in_report = true};

	assert_ok(h, store_keep_role(h->st, SESSION, &p, &h->e));
}

/* Rows enough for pages that are split, with the mark in some of them, changed and undone. */
struct planted {
	int64_t idea, solution, point, text;
};

static struct planted plant(struct hub *h)
{
	struct planted p;
	char text[80];

	for (int i = 0; i < 40; i++) {
		snprintf(text, sizeof(text), "Idee %d over het groen in de wijk", i);
		add_idea(h, text, 0);
	}
	p.idea = add_idea(h, "Mevrouw " MARK " wil een bankje", 0);
	change(h, ENTITY_idea, p.idea, "public_text", "Iemand (" MARK ") wil een bankje");
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
	assert_ok(h, store_redo(h->st, SESSION, NULL, &h->e));
	p.solution = add_solution(h, "Samen naar " MARK, 0);
	p.point = add_point(h);
	change(h, ENTITY_agenda_item, ITEM_1, "note", "Bel " MARK);
	assert_ok(h, store_set_reflection(h->st, SESSION, "missed", "De buren van " MARK, &h->e));
	assert_ok(h, store_set_report_text(h->st, SESSION, SECTION_SUMMARY, 0, "Met dank aan " MARK,
	                                   &h->e));
	p.text = hub_load(h)->texts[0].id;
	sign_up(h, "Testpersoon " MARK);
	add_role(h);
	assert_ok(h, store_keep_copy(h->st, "part", &h->e));
	hub_put(h, ".draft", "een half idee van " MARK, 18 + strlen(MARK));
	hub_put(h, ".bak/set-aside-1.journal", MARK, strlen(MARK));
	return p;
}

static enum status erase_one(struct hub *h, enum entity_id entity, int64_t id, const char *field)
{
	return store_erase(h->st, SESSION, &(struct erase_place){entity, id, field, "I41"}, 1,
	                   &h->e);
}

static void erase(struct hub *h, enum entity_id entity, int64_t id, const char *field)
{
	assert_ok(h, erase_one(h, entity, id, field));
	assert_false(store_is_erasing(h->st));
}

static void erase_all(struct hub *h, const struct planted *p)
{
	erase(h, ENTITY_solution, p->solution, NULL);
	erase(h, ENTITY_group_report, p->point, NULL);
	erase(h, ENTITY_agenda_item, ITEM_1, "note");
	erase(h, ENTITY_reflection, h->snap.reflections[0].id, "missed");
	erase(h, ENTITY_report_text, p->text, NULL);
	assert_ok(h, store_wipe_people(h->st, SESSION, &h->e));
	/* The idea is left. */
	assert_true(count_in(h->dir) > 0);
	erase(h, ENTITY_idea, p->idea, NULL);
}

/* ---- the tests ---- */

enum { MANY = 400, ROUNDS = 5 };

static void test_no_byte_is_left(void **state)
{
	struct hub *h = *state;
	struct planted p = plant(h);
	const struct snapshot *s;

	assert_true(count_in(h->dir) > 10);
	erase_all(h, &p);
	assert_int_equal(count_in(h->dir), 0);
	/* One copy, of now. */
	assert_int_equal(count_files(h, ".bak"), 1);
	s = hub_load(h);
	assert_string_equal(snapshot_find_idea(s, p.idea)->text, "Removed on request");
	assert_string_equal(snapshot_find_idea(s, p.idea)->public_text, "");
	assert_int_equal(snapshot_find_idea(s, p.idea)->code, 41);
	assert_string_equal(snapshot_find_solution(s, p.solution)->text, "Removed on request");
	assert_string_equal(s->texts[0].text, "");
	assert_ok(h, store_check(h->st, &h->e));
	hub_reopen(h);
	assert_string_equal(store_notice(h->st), "");
	assert_int_equal(count_files(h, ".bak"), 1);
	assert_int_equal(count_in(h->dir), 0);
}

/* Rows that were moved when a page was split leave their bytes in its gaps, also with secure_delete
 * (journal.md 10, case 8): only writing the whole file anew takes them away. */
static void test_gaps_of_pages(void **state)
{
	struct hub *h = *state;
	char texts[MANY][160];
	const char *lines[MANY];
	int64_t last;

	for (int i = 0; i < MANY; i++) {
		snprintf(texts[i], sizeof(texts[i]), "%0*d " MARK, 20 + i * 37 % 100, i);
		lines[i] = texts[i];
	}
	for (int i = 0; i < ROUNDS; i++)
		assert_ok(h,
		          store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_1, lines, MANY, &h->e));
	last = add_idea(h, MARK, 0);
	hub_sql(h, "PRAGMA secure_delete=ON; UPDATE idea SET text = 'Een ander woord' WHERE text"
	           " <> '" MARK "'");
	erase(h, ENTITY_idea, last, NULL);
	assert_int_equal(count_in(h->dir), 0);
}

/* The other texts are as they were, and the labels of all steps stay. */
static void test_the_rest_stays(void **state)
{
	struct hub *h = *state;
	struct planted p = plant(h);
	struct journal_entry *steps;
	int before, after;

	assert_ok(h, store_journal(h->st, SESSION, 1000, h->arena, &steps, &before, &h->e));
	erase(h, ENTITY_solution, p.solution, NULL);
	assert_ok(h, store_journal(h->st, SESSION, 1000, h->arena, &steps, &after, &h->e));
	assert_true(after >= before);
	assert_string_equal(snapshot_find_idea(hub_load(h), p.idea)->text,
	                    "Mevrouw " MARK " wil een bankje");
	assert_int_equal(h->snap.n_ideas, 41);
}

/* No session goes back past it; what comes after it can be undone again. */
static void test_undo_begins_anew(void **state)
{
	struct hub *h = *state;
	int64_t idea, other = hub_add_other(h);

	idea = add_idea(h, MARK, 0);
	h->session = other;
	assert_ok(h, store_set_reflection(h->st, other, "better", "Korter", &h->e));
	h->session = SESSION;
	erase(h, ENTITY_idea, idea, NULL);
	assert_refused(h, store_undo(h->st, SESSION, NULL, &h->e), E_NOT_FOUND, "erased for ever");
	assert_refused(h, store_redo(h->st, SESSION, NULL, &h->e), E_NOT_FOUND,
	               "nothing to do again");
	h->session = other;
	assert_refused(h, store_undo(h->st, other, NULL, &h->e), E_NOT_FOUND, "erased for ever");
	h->session = SESSION;
	add_idea(h, "Daarna", 0);
	assert_step(h, store_set_reflection(h->st, SESSION, "better", "Langer", &h->e),
	            "reflection-set", "");
}

/* From the second copy alone the hub comes back as it is now, with nothing left to wipe. */
static void test_second_copy(void **state)
{
	struct hub *h = *state;
	struct planted p = plant(h);
	AUTO_FREE char *expected = NULL;
	AUTO_FREE char *now = NULL;
	AUTO_BUF struct buf told;

	erase_all(h, &p);
	add_idea(h, "Daarna", 0);
	expected = hub_dump_all(h);
	hub_close(h);
	hub_take_away(h, "");
	buf_init(&told);
	assert_ok(h, store_rescue(h->path, &h->clock, &told, &h->e));
	hub_put(h, ".bak/kept", "kept", 4);
	hub_open(h, STORE_WRITE);
	now = hub_dump_all(h);
	assert_string_equal(now, expected);
	assert_string_equal(store_notice(h->st), "");
	assert_int_equal(count_in(h->dir), 0);
	/* Nothing was to be finished: the copies are still there. */
	hub_take_away(h, ".bak/kept");
}

/* A window that reads keeps the old pages: that is said, and tried again. */
static void test_reader_in_the_way(void **state)
{
	struct hub *h = *state;
	struct planted p = plant(h);
	sqlite3 *reader;

	assert_int_equal(sqlite3_open(h->path, &reader), SQLITE_OK);
	assert_int_equal(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM idea", NULL, NULL, NULL),
	                 SQLITE_OK);
	assert_int_equal(erase_one(h, ENTITY_idea, p.idea, NULL), E_BUSY);
	assert_non_null(strstr(h->e.msg, "not wiped"));
	assert_true(store_is_erasing(h->st));
	assert_string_equal(snapshot_find_idea(hub_load(h), p.idea)->text, "Removed on request");
	/* Work goes on. */
	add_idea(h, "Intussen", 0);
	assert_int_equal(store_finish_erasing(h->st, &h->e), E_BUSY);
	sqlite3_close(reader);
	assert_true(store_erasing_due(h->st) >= 0);
	assert_ok(h, store_finish_erasing(h->st, &h->e));
	assert_int_equal(store_erasing_due(h->st), -1);
	p.idea = add_idea(h, MARK, 0);
	erase_all(h, &p);
	assert_int_equal(count_in(h->dir), 0);
}

static void test_refused(void **state)
{
	struct hub *h = *state;

	add_idea(h, "Een bankje", 0);
	assert_refused(h, erase_one(h, ENTITY_idea, NOWHERE, NULL), E_INVALID, "nothing here");
	assert_refused(h, erase_one(h, ENTITY_session, SESSION, NULL), E_INVALID, "nothing here");
	assert_refused(h, store_wipe_people(h->st, SESSION, &h->e), E_NOT_FOUND, "no names");
	assert_refused(h, store_wipe_person(h->st, SESSION, PERSON_ROLE, NOWHERE, &h->e),
	               E_NOT_FOUND, "no longer there");
	hub_close(h);
	hub_open(h, STORE_READ);
	assert_int_equal(erase_one(h, ENTITY_idea, 1, NULL), E_READONLY);
	assert_int_equal(store_wipe_people(h->st, SESSION, &h->e), E_READONLY);
}

/* In a closed session it is a correction, which the report tells. */
static void test_closed(void **state)
{
	struct hub *h = *state;
	int64_t idea = add_idea(h, MARK, 0);

	assert_ok(h, store_close_session(h->st, SESSION, &h->e));
	assert_ok(h, erase_one(h, ENTITY_idea, idea, NULL));
	hub_load(h);
	assert_int_equal(h->snap.n_corrections, 1);
	assert_string_equal(h->snap.corrections[0].reason, "Removed on request: I41");
	assert_int_equal(count_in(h->dir), 0);
}

static void test_copies_elsewhere(void **state)
{
	struct hub *h = *state;
	const char **names;
	int n;

	hub_put(h, "-verslag.md", "x", 1);
	hub_put(h, ".rebuilt", "x", 1);
	hub_put(h, ".draft", "x", 1);
	assert_ok(h, store_copies_elsewhere(h->st, h->arena, &names, &n, &h->e));
	assert_int_equal(n, 2);
	assert_non_null(strstr(names[0], "-verslag.md"));
	assert_non_null(strstr(names[1], ".rebuilt"));
}

/* ---- the second place ---- */

/* Copies in the second place hold the mark, and something that somebody put there. */
static struct planted plant_in_second_place(struct hub *h, const char *stick, const char *bak)
{
	struct planted p;
	AUTO_FREE char *kept = path_join(bak, "kept.db");

	assert_int_equal(mkdir(stick, 0700), 0);
	store_set_second_place(h->st, stick);
	p = plant(h);
	assert_ok(h, file_write(kept, MARK, strlen(MARK), false, &h->e));
	assert_true(count_in(bak) > 1);
	return p;
}

static bool is_named(struct hub *h, const char *path)
{
	const char **names;
	bool found = false;
	int n;

	assert_ok(h, store_copies_elsewhere(h->st, h->arena, &names, &n, &h->e));
	for (int i = 0; i < n; i++)
		found = found || strcmp(names[i], path) == 0;
	return found;
}

static void test_second_place(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *stick = path_join(h->dir, "stick");
	AUTO_FREE char *bak = path_join(h->dir, "stick/hub.db.bak");
	struct planted p = plant_in_second_place(h, stick, bak);

	erase_all(h, &p);
	assert_int_equal(count_in(h->dir), 0);
	assert_false(is_named(h, bak));
	/* One new copy stands in both. */
	assert_int_equal(count_files_in(bak), 1);
}

/* The stick is out while it is erased, and comes back another day. */
static void test_second_place_out_of_reach(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *stick = path_join(h->dir, "stick");
	AUTO_FREE char *out = path_join(h->dir, "pocket");
	AUTO_FREE char *bak = path_join(h->dir, "stick/hub.db.bak");
	AUTO_FREE char *later = path_join(h->dir, "pocket/hub.db.bak/20990101-000000-part.db");
	struct planted p = plant_in_second_place(h, stick, bak);

	assert_int_equal(rename(stick, out), 0);
	erase_all(h, &p);
	/* A copy that was made since, by another laptop say, holds nothing of it. */
	assert_ok(h, file_write(later, "x", 1, false, &h->e));
	assert_true(is_named(h, bak));
	assert_false(store_is_erasing(h->st));
	assert_true(count_in(out) > 0);
	hub_reopen(h);
	store_set_second_place(h->st, stick);
	assert_true(is_named(h, bak));
	assert_int_equal(rename(out, stick), 0);
	assert_ok(h, store_keep_copy(h->st, "part", &h->e));
	assert_false(is_named(h, bak));
	assert_int_equal(count_in(h->dir), 0);
	assert_int_equal(count_files_in(bak), 2);
	/* Once: the next copies stay. */
	add_idea(h, "Daarna", 0);
	assert_ok(h, store_keep_copy(h->st, "part", &h->e));
	assert_int_equal(count_files_in(bak), 3);
}

/* ---- names ---- */

static void test_people(void **state)
{
	struct hub *h = *state;
	struct people people;
	struct sign_up p;

	sign_up(h, "Testpersoon Een");
	sign_up(h, "Testpersoon Twee");
	add_role(h);
	assert_ok(h, store_people(h->st, SESSION, h->arena, &people, &h->e));
	assert_int_equal(people.n_sign_ups, 2);
	assert_int_equal(people.n_roles, 1);
	assert_true(people.roles[0].consented_at > 0);
	p = people.sign_ups[1];
	p.contact = "  06-12345678 ";
	assert_ok(h, store_keep_sign_up(h->st, SESSION, &p, &h->e));
	p.contact = " ";
	assert_int_equal(store_keep_sign_up(h->st, SESSION, &p, &h->e), E_INVALID);
	assert_ok(h,
	          store_wipe_person(h->st, SESSION, PERSON_SIGN_UP, people.sign_ups[0].id, &h->e));
	assert_ok(h, store_people(h->st, SESSION, h->arena, &people, &h->e));
	assert_int_equal(people.n_sign_ups, 1);
	assert_string_equal(people.sign_ups[0].contact, "06-12345678");
	/* Steps of the session stay: undo is not of names. */
	assert_int_equal(people.n_roles, 1);
}

static void test_overdue(void **state)
{
	struct hub *h = *state;
	struct overdue *o;
	int n;

	add_role(h); /* nothing was decided: four weeks after 15 May */
	assert_ok(h, store_overdue(h->st, "2025-06-12", h->arena, &o, &n, &h->e));
	assert_int_equal(n, 0);
	assert_ok(h, store_overdue(h->st, "2025-06-13", h->arena, &o, &n, &h->e));
	assert_int_equal(n, 1);
	assert_string_equal(o[0].until, "2025-06-12");
	change(h, ENTITY_session, SESSION, "keep_until", "2025-06-20");
	sign_up(h, "Testpersoon Een");
	assert_ok(h, store_overdue(h->st, "2025-06-12", h->arena, &o, &n, &h->e));
	assert_int_equal(n, 0);
	assert_ok(h, store_overdue(h->st, "2025-06-13", h->arena, &o, &n, &h->e));
	assert_int_equal(n, 1);
	assert_int_equal(o[0].n, 1);
	assert_string_equal(o[0].until, "2025-06-12");
	assert_ok(h, store_overdue(h->st, "2025-06-21", h->arena, &o, &n, &h->e));
	assert_int_equal(o[0].n, 2);
	assert_ok(h, store_wipe_people(h->st, SESSION, &h->e));
	assert_ok(h, store_overdue(h->st, "2025-06-21", h->arena, &o, &n, &h->e));
	assert_int_equal(n, 0);
}

/* ---- broken off ---- */

/* The calls with which anything gets to the disk. */
static bool changes_a_file(long call)
{
	static const long calls[] = {SYS_pwrite64,  SYS_write,    SYS_fdatasync, SYS_fsync,
	                             SYS_ftruncate, SYS_unlinkat, SYS_renameat2};

	for (size_t i = 0; i < N_ITEMS(calls); i++)
		if (calls[i] == call)
			return true;
#ifdef SYS_unlink
	if (call == SYS_unlink || call == SYS_rename || call == SYS_truncate)
		return true;
#endif
	return false;
}

/* Where nobody may follow a process. */
enum { UNTRACED = 3 };

/* Erases in a child that is killed before its call number at that changes a file; false when it
 * was done before that. */
static bool erase_killed(struct hub *h, int64_t idea, int at)
{
	struct __ptrace_syscall_info call;
	int status, seen = 0;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		hub_open(h, STORE_WRITE);
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0 || raise(SIGSTOP) != 0)
			_exit(UNTRACED);
		if (erase_one(h, ENTITY_idea, idea, NULL) != OK)
			_exit(4);
		_exit(0);
	}
	for (;;) {
		assert_int_equal(waitpid(pid, &status, 0), pid);
		if (WIFEXITED(status)) {
			if (WEXITSTATUS(status) == UNTRACED)
				skip();
			assert_int_equal(WEXITSTATUS(status), 0);
			return false;
		}
		assert_true(WIFSTOPPED(status));
		if (WSTOPSIG(status) == SIGSTOP)
			ptrace(PTRACE_SETOPTIONS, pid, NULL, PTRACE_O_TRACESYSGOOD);
		else if (WSTOPSIG(status) == (SIGTRAP | 0x80) &&
		         ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof(call), &call) > 0 &&
		         call.op == PTRACE_SYSCALL_INFO_ENTRY &&
		         changes_a_file((long)call.entry.nr) && seen++ == at)
			break;
		assert_int_equal(ptrace(PTRACE_SYSCALL, pid, NULL, NULL), 0);
	}
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return true;
}

enum { CLOSE_CALLS = 8, FAR_CALLS = 61 };

/* What the hub is after it was broken off. */
static bool is_erased(struct hub *h, int64_t idea)
{
	const char *text = snapshot_find_idea(hub_load(h), idea)->text;

	if (strcmp(text, MARK) == 0) {
		/* Undo has all of it. */
		assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
		return false;
	}
	assert_string_equal(text, "Removed on request");
	assert_false(store_is_erasing(h->st));
	assert_int_equal(count_in(h->dir), 0);
	return true;
}

static void test_broken_off(void **state)
{
	static const char *const suffixes[] = {"", ".journal", ".draft",
	                                       ".bak/set-aside-1.journal"};
	struct hub *h = *state;
	int64_t idea = add_idea(h, "Een bankje van " MARK, 0);
	char *bytes[N_ITEMS(suffixes)];
	size_t sizes[N_ITEMS(suffixes)];
	bool all = getenv("TEST_ALL") != NULL, killed = true;
	int nothing = 0, finished = 0;

	change(h, ENTITY_idea, idea, "text", MARK);
	assert_ok(h, store_keep_copy(h->st, "part", &h->e));
	hub_put(h, ".draft", MARK, strlen(MARK));
	hub_put(h, ".bak/set-aside-1.journal", MARK, strlen(MARK));
	hub_close(h);
	for (size_t i = 0; i < N_ITEMS(suffixes); i++)
		bytes[i] = hub_get(h, suffixes[i], &sizes[i]);
	/* The first calls are those around the commit; of the hundreds behind them, some. */
	for (int at = 0; killed; at += all || at < CLOSE_CALLS ? 1 : FAR_CALLS) {
		for (size_t i = 0; i < N_ITEMS(suffixes); i++)
			hub_put(h, suffixes[i], bytes[i], sizes[i]);
		killed = erase_killed(h, idea, at);
		hub_open(h, STORE_WRITE);
		if (is_erased(h, idea))
			finished++;
		else
			nothing++;
		assert_ok(h, store_check(h->st, &h->e));
		hub_close(h);
	}
	/* Both happened, and the end was reached. */
	assert_true(nothing > 0 && finished > 5);
	for (size_t i = 0; i < N_ITEMS(suffixes); i++)
		free(bytes[i]);
	hub_open(h, STORE_WRITE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, hub_setup, hub_teardown)
	const struct CMUnitTest tests[] = {
	        TEST(test_no_byte_is_left),  TEST(test_gaps_of_pages),
	        TEST(test_the_rest_stays),   TEST(test_undo_begins_anew),
	        TEST(test_second_copy),      TEST(test_reader_in_the_way),
	        TEST(test_refused),          TEST(test_closed),
	        TEST(test_copies_elsewhere), TEST(test_people),
	        TEST(test_overdue),          TEST(test_broken_off),
	        TEST(test_second_place),     TEST(test_second_place_out_of_reach),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
