/* `dialoog screen` on a terminal.  The argument is the path of dialoog; this test is the desk. */
#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "file.h"
#include "hub.h"
#include "mem.h"
#include "pty.h"
#include "store.h"

#define SECRET "GEHEIM7f3a91"

static const char *program;

/* The hub of one test, and the desk that has it open. */
struct fixture {
	char hub[64];
	struct clock clock;
	struct store *st;
	int64_t session;
	struct stage stage;
};

static struct pty *start_screen(const struct fixture *f)
{
	/* Large letters cannot be read here. */
	const char *argv[] = {program, "screen", f->hub, "--config", "plain.ini", NULL};
	/* Freed memory as a program has it, for what must not stay there. */
	const char *env[] = {"TERM=xterm-256color", "NO_COLOR", "MALLOC_PERTURB_=0", NULL};

	return pty_start(&(struct pty_options){.argv = argv, .env = env, .rows = 24, .cols = 64});
}

static void open_desk(struct fixture *f)
{
	struct err e;

	assert_int_equal(store_open(f->hub, STORE_WRITE, &f->clock, &f->st, &e), OK);
	assert_int_equal(store_find_session(f->st, 0, &f->session, &e), OK);
	f->stage.session_id = f->session;
}

static void make(struct fixture *f, const char *name)
{
	*f = (struct fixture){
	        .stage = {.scene = "welcome", .message = "", .lots = "", .lots_drawn = ""}};
	snprintf(f->hub, sizeof(f->hub), "%s.db", name);
	clock_init_real(&f->clock);
	hub_make(f->hub, &f->clock, 0);
}

static void show(struct fixture *f, const char *scene)
{
	struct err e;

	f->stage.scene = scene;
	f->stage.reveal = REVEAL_ALL;
	assert_int_equal(store_set_stage(f->st, &f->stage, &e), OK);
}

static void leave(struct pty *p)
{
	int status;

	pty_send(p, "\021");
	assert_true(pty_wait_end(p, &status));
	assert_int_equal(status, 0);
	assert_true(pty_is_cooked(p));
	assert_false(pty_is_alternate(p));
	pty_free(p);
}

static void test_follows(void **state)
{
	struct fixture f;
	struct pty *p;

	(void)state;
	make(&f, "follows");
	open_desk(&f);
	p = start_screen(&f);
	assert_true(pty_wait_text(p, "Eerste dialoogsessie Participatiehub"));
	show(&f, "question");
	assert_true(pty_wait_text(p, "Welke thema's zijn denk je belangrijk"));
	f.stage.message = "De koffie is klaar.";
	show(&f, "question");
	assert_true(pty_wait_text(p, "De koffie is klaar."));
	f.stage.message = "";
	f.stage.pause = true;
	show(&f, "results");
	assert_true(pty_wait_text(p, "We gaan zo verder."));
	f.stage.pause = false;
	f.stage.black = true;
	show(&f, "results");
	assert_true(pty_wait_no_text(p, "We gaan zo verder."));
	assert_string_equal(pty_row(p, 23), "");
	f.stage.black = false;
	show(&f, "results");
	assert_true(pty_wait_text(p, "19 van de 30 mensen"));
	store_close(f.st);
	leave(p);
}

/* In any order: the screen first, the hub later; the desk goes and comes back. */
static void test_any_order(void **state)
{
	struct fixture f;
	struct pty *p, *second;
	AUTO_FREE char *bell = NULL;

	(void)state;
	make(&f, "order");
	assert_int_equal(rename("order.db", "away.db"), 0);
	p = start_screen(&f);
	/* Before there is a hub. */
	assert_true(pty_wait_text(p, "Welkom!"));
	assert_int_equal(rename("away.db", "order.db"), 0);
	assert_true(pty_wait_text(p, "Eerste dialoogsessie Participatiehub"));
	open_desk(&f);
	show(&f, "results");
	assert_true(pty_wait_text(p, "19 van de 30 mensen"));
	/* Without a bell it looks by itself. */
	bell = xasprintf("%s.bell", f.hub);
	unlink(bell);
	show(&f, "subthemes");
	assert_true(pty_wait_text(p, "Rust in je hoofd"));
	store_close(f.st);
	open_desk(&f);
	show(&f, "agenda");
	assert_true(pty_wait_text(p, "Uitleg rondes, in groepen uiteen"));
	second = start_screen(&f);
	assert_true(pty_wait_text(second, "Uitleg rondes, in groepen uiteen"));
	pty_kill(p, SIGKILL);
	assert_true(pty_wait_end(p, NULL));
	pty_free(p);
	show(&f, "results");
	assert_true(pty_wait_text(second, "19 van de 30 mensen"));
	store_close(f.st);
	leave(second);
}

/* The one screen of this hub has 120 columns. */
static bool is_told(struct pty *p, const void *hub)
{
	struct stage_screen screens[STAGE_SCREENS_MAX];

	(void)p;
	return stage_screens(hub, screens) == 1 && screens[0].cols == 120;
}

/* The desk is killed while it shows one thing after the other; the hall sees the last one that was
 * stored, and goes on with the next desk. */
static void test_desk_is_killed(void **state)
{
	enum { TIMES = 8, MOST_MS = 60 };
	const char *env[] = {"TERM=xterm-256color", "NO_COLOR", NULL};
	struct fixture f;
	struct pty *hall, *desk;

	(void)state;
	make(&f, "killed");
	const char *argv[] = {program, f.hub, "--now", "2025-05-15T14:00", NULL};

	hall = start_screen(&f);
	srand(20250515);
	for (int i = 0; i < TIMES; i++) {
		desk = pty_start(
		        &(struct pty_options){.argv = argv, .env = env, .rows = 24, .cols = 80});
		assert_true(pty_wait_text(desk, "Eerste dialoogsessie"));
		/* Into the session, and the pause page on and off. */
		pty_send(desk, "\r");
		assert_true(pty_wait_text(desk, "Zaal ziet"));
		for (int k = 0; k < 6; k++)
			pty_send(desk, "w");
		pty_follow(desk, rand() % MOST_MS);
		pty_kill(desk, SIGKILL);
		assert_true(pty_wait_end(desk, NULL));
		pty_free(desk);
		assert_true(pty_wait_text(hall, "samenzoetermeergezond.nl"));
		open_desk(&f);
		show(&f, i % 2 ? "results" : "subthemes");
		assert_true(
		        pty_wait_text(hall, i % 2 ? "19 van de 30 mensen" : "Rust in je hoofd"));
		store_close(f.st);
	}
	leave(hall);
}

static void test_says_how_large_it_is(void **state)
{
	struct stage_screen screens[STAGE_SCREENS_MAX];
	const char *env[] = {"TERM=xterm-256color", "NO_COLOR", NULL};
	struct fixture f;
	struct pty *p, *second, *desk;

	(void)state;
	make(&f, "large");
	const char *argv[] = {program, f.hub, "--now", "2025-05-15T14:00", NULL};

	assert_int_equal(stage_screens(f.hub, screens), 0);
	p = start_screen(&f);
	assert_true(pty_wait_text(p, "Eerste dialoogsessie"));
	assert_int_equal(stage_screens(f.hub, screens), 1);
	assert_int_equal(screens[0].cols, 64);
	assert_int_equal(screens[0].rows, 24);
	pty_resize(p, 40, 120);
	assert_true(pty_wait_for(p, is_told, f.hub, "120 columns are told"));
	second = start_screen(&f);
	assert_true(pty_wait_text(second, "Eerste dialoogsessie"));
	assert_int_equal(stage_screens(f.hub, screens), 2);
	/* The desk says so where it says what the hall sees. */
	desk = pty_start(&(struct pty_options){.argv = argv, .env = env, .rows = 24, .cols = 80});
	assert_true(pty_wait_text(desk, "Eerste dialoogsessie"));
	pty_send(desk, "\r");
	assert_true(pty_wait_text(desk, "Zaal ziet: welkom "));
	pty_resize(second, 10, 64);
	assert_true(pty_wait_text(second, "Maak dit venster groter."));
	pty_send(desk, "j");
	assert_true(pty_wait_text(desk, "Zaal ziet: welkom (zaalscherm te klein)"));
	pty_kill(desk, SIGKILL);
	assert_true(pty_wait_end(desk, NULL));
	pty_free(desk);
	/* Of one that was killed nothing is left. */
	pty_kill(second, SIGKILL);
	assert_true(pty_wait_end(second, NULL));
	pty_free(second);
	assert_int_equal(stage_screens(f.hub, screens), 1);
	leave(p);
	assert_int_equal(stage_screens(f.hub, screens), 0);
}

/* Nothing more fits on the disk of the hub: the hall keeps what was stored last, also on a screen
 * that starts then, and goes on when there is room. */
static void test_full_disk(void **state)
{
	enum { TRIES = 10000, BLOCK = 4096, ROOM = 16 };
	static const char zeros[BLOCK];
	struct fixture f;
	struct pty *p, *second;
	char message[32], stored[32] = "";
	struct err e;
	int fd, i;

	(void)state;
	/* Only root can mount a disk, which nobody else sees; cmocka's skip() counts as a failure.
	 */
	if (unshare(CLONE_NEWNS) < 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
		return;
	assert_int_equal(mkdir("disk", 0700), 0);
	assert_int_equal(mount("tmpfs", "disk", "tmpfs", 0, "size=4m"), 0);
	make(&f, "disk/full");
	open_desk(&f);
	p = start_screen(&f);
	assert_true(pty_wait_text(p, "Eerste dialoogsessie Participatiehub"));
	fd = open("disk/fill", O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
	while (write(fd, zeros, sizeof(zeros)) > 0)
		;
	assert_int_equal(errno, ENOSPC);
	assert_int_equal(ftruncate(fd, lseek(fd, 0, SEEK_END) - (off_t)ROOM * BLOCK), 0);
	close(fd);
	f.stage.message = message;
	for (i = 0; i < TRIES; i++) {
		snprintf(message, sizeof(message), "Bericht %d.", i);
		if (store_set_stage(f.st, &f.stage, &e) != OK)
			break;
		memcpy(stored, message, sizeof(stored));
	}
	assert_true(i > 0 && i < TRIES);
	second = start_screen(&f);
	assert_true(pty_wait_text(second, stored));
	assert_true(pty_wait_text(p, stored));
	unlink("disk/fill");
	snprintf(message, sizeof(message), "Er is weer plaats.");
	show(&f, "welcome");
	assert_true(pty_wait_text(p, message));
	assert_true(pty_wait_text(second, message));
	store_close(f.st);
	leave(p);
	leave(second);
	assert_int_equal(umount("disk"), 0);
}

/* ---- nothing private ---- */

/* Columns that everybody may see; a text anywhere else gets the secret. */
static const char *const public_columns[] = {
        "series.name",
        "series.web_page",
        "series.web_page_short",
        "series.mail",
        "series.language",
        "session.title",
        "session.date",
        "session.start_planned",
        "session.place",
        "session.influence",
        "session.ground_rules",
        "session.answer_by",
        "agenda_item.title",
        "question.text_screen",
        "idea.public_text",
        "subtheme.title",
        "subtheme.short_name",
        "theme.title",
        "theme.short_name",
        "solution.public_text",
        "group_report.text",
        "next_date.title",
        "next_date.date",
        "next_date.time_from",
        "next_date.time_to",
        "next_date.place",
        "phase.name",
        "phase.date_from",
        "phase.date_to",
        "example.title",
        "example.lines",
        "example.lesson",
        "info_sheet.title",
        "info_sheet.lines",
        "info_sheet.source",
        "stage.scene",
        "stage.message",
        "stage.lots",
        "stage.lots_drawn",
        "stage.clock_boot_id",
};

static bool is_public(const char *table, const char *column)
{
	AUTO_FREE char *name = xasprintf("%s.%s", table, column);

	for (size_t i = 0; i < N_ITEMS(public_columns); i++)
		if (strcmp(public_columns[i], name) == 0)
			return true;
	return false;
}

/* Every text of every table, where a rule of the schema does not forbid it. */
static int plant(const char *hub)
{
	sqlite3 *db;
	sqlite3_stmt *stmt;
	int planted = 0;

	assert_int_equal(sqlite3_open(hub, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
	                              "UPDATE idea SET public_text = 'Openbaar ' || code;"
	                              "UPDATE solution SET public_text = 'Openbaar ' || code;"
	                              "UPDATE question SET text_screen = 'Wat vind je?'",
	                              NULL, NULL, NULL),
	                 SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db,
	                                    "SELECT m.name, p.name FROM sqlite_schema m JOIN"
	                                    " pragma_table_info(m.name) p WHERE m.type = 'table'"
	                                    " AND p.type = 'TEXT'",
	                                    -1, &stmt, NULL),
	                 SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(stmt, 0);
		const char *column = (const char *)sqlite3_column_text(stmt, 1);
		AUTO_FREE char *sql =
		        xasprintf("UPDATE %s SET %s = '" SECRET " ' || rowid", table, column);

		if (!is_public(table, column))
			planted += sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK &&
			           sqlite3_changes(db) > 0;
	}
	sqlite3_finalize(stmt);
	assert_int_equal(sqlite3_exec(db,
	                              "INSERT INTO sign_up SELECT 1, id, '" SECRET "', '" SECRET
	                              "', 'feedback', '" SECRET "', 0, '2025-06-12' FROM session;"
	                              "INSERT INTO role SELECT 1, id, '" SECRET "', '" SECRET
	                              "', '" SECRET "', '" SECRET "', 0, NULL FROM session",
	                              NULL, NULL, NULL),
	                 SQLITE_OK);
	sqlite3_close(db);
	return planted;
}

static bool holds_secret(const char *bytes, size_t n)
{
	return memmem(bytes, n, SECRET, strlen(SECRET)) != NULL;
}

/* All memory that the process can write. */
static bool memory_holds(pid_t pid, const char *text)
{
	enum { PART = 1 << 20, MOST = 256 };
	AUTO_FREE char *maps_path = xasprintf("/proc/%d/maps", (int)pid);
	AUTO_FREE char *mem_path = xasprintf("/proc/%d/mem", (int)pid);
	AUTO_FREE char *bytes = xmalloc(PART);
	FILE *maps = fopen(maps_path, "r");
	int mem = open(mem_path, O_RDONLY | O_CLOEXEC);
	char line[512];
	bool found = false;
	size_t looked_at = 0;

	assert_non_null(maps);
	assert_true(mem >= 0);
	while (fgets(line, sizeof(line), maps)) {
		unsigned long from, to;
		char rights[8];

		if (sscanf(line, "%lx-%lx %7s", &from, &to, rights) != 3 || rights[1] != 'w' ||
		    (to - from) / PART > MOST)
			continue;
		/* Each part with the end of the one before it. */
		for (unsigned long at = from; at < to && !found; at += PART / 2) {
			ssize_t n = pread(mem, bytes, to - at < PART ? to - at : PART, (off_t)at);

			if (n <= 0)
				break;
			looked_at += (size_t)n;
			found = memmem(bytes, (size_t)n, text, strlen(text)) != NULL;
		}
	}
	close(mem);
	fclose(maps);
	assert_true(found || looked_at > PART);
	return found;
}

static void test_holds_nothing_private(void **state)
{
	struct fixture f;
	struct pty *p;
	const char *bytes;
	int planted;
	size_t n;

	(void)state;
	make(&f, "private");
	planted = plant(f.hub);
	print_message("# %d columns hold the secret\n", planted);
	assert_true(planted > 30);
	/* Before there is a desk, and with one. */
	p = start_screen(&f);
	assert_true(pty_wait_text(p, "Eerste dialoogsessie"));
	assert_false(memory_holds(pty_pid(p), SECRET));
	open_desk(&f);
	for (int s = SCENE_NONE + 1; s < SCENE_COUNT; s++) {
		char mark[40];

		show(&f, scene_info((enum scene)s)->name);
		/* What comes behind it on the screen says that this one was shown. */
		snprintf(mark, sizeof(mark), "merk%d", s);
		f.stage.message = mark;
		pty_forget_bytes(p);
		show(&f, scene_info((enum scene)s)->name);
		f.stage.message = "";
		f.stage.pause = true;
		show(&f, scene_info((enum scene)s)->name);
		assert_true(pty_wait_text(p, "We gaan zo verder."));
		f.stage.pause = false;
		show(&f, scene_info((enum scene)s)->name);
		assert_true(pty_wait_no_text(p, "We gaan zo verder."));
		bytes = pty_bytes(p, &n);
		/* What is shown is found there. */
		assert_true(s != SCENE_IDEAS || memory_holds(pty_pid(p), "Openbaar 3"));
		assert_false(holds_secret(bytes, n));
		if (memory_holds(pty_pid(p), SECRET))
			fail_msg("%s: a private text is in the memory of the screen",
			         scene_info((enum scene)s)->name);
	}
	store_close(f.st);
	leave(p);
}

/* ---- sizes ---- */

static bool is_like(struct pty *p, const void *expected)
{
	return strncmp(pty_screen(p), expected, strlen(expected)) == 0;
}

static void test_any_size(void **state)
{
	enum { TIMES = 1000 };
	struct fixture f;
	struct pty *p, *fresh;
	AUTO_FREE char *expected = NULL;

	(void)state;
	make(&f, "size");
	open_desk(&f);
	show(&f, "subthemes");
	fresh = start_screen(&f);
	/* The last row is drawn last. */
	assert_true(pty_wait_text(fresh, "samenzoetermeergezond.nl"));
	expected = xstrdup(pty_screen(fresh));
	/* But for the time on the last row. */
	expected[strlen(expected) - strlen(pty_row(fresh, 23)) - 1] = '\0';
	p = start_screen(&f);
	assert_true(pty_wait_text(p, "Rust in je hoofd"));
	srand(20250515);
	for (int i = 0; i < TIMES; i++)
		pty_resize(p, 1 + rand() % 70, 1 + rand() % 210);
	pty_resize(p, 24, 64);
	show(&f, "results");
	assert_true(pty_wait_text(p, "19 van de 30 mensen"));
	show(&f, "subthemes");
	assert_true(pty_wait_text(p, "Rust in je hoofd"));
	assert_true(pty_wait_for(p, is_like, expected, "the screen of a fresh one"));
	pty_free(fresh);
	store_close(f.st);
	leave(p);
}

struct beside {
	struct pty *hall;
	const char *text;
};

static bool hall_shows(struct pty *desk, const void *what)
{
	const struct beside *b = what;

	(void)desk;
	pty_follow(b->hall, 1);
	return strstr(pty_screen(b->hall), b->text) != NULL;
}

/* Until the hall shows text, while the desk goes on. */
static bool wait_beside(struct pty *desk, struct pty *hall, const char *text)
{
	const struct beside b = {hall, text};

	return pty_wait_for(desk, hall_shows, &b, text);
}

/* The session that plays by itself, and the hall beside it. */
static void test_beside_the_play(void **state)
{
	struct fixture f = {.hub = "play.db"};
	const char *argv[] = {program, "demo", "--play", "--hub", f.hub, NULL};
	const char *env[] = {"TERM=xterm-256color", "NO_COLOR", NULL};
	struct pty *hall = start_screen(&f);
	struct pty *desk =
	        pty_start(&(struct pty_options){.argv = argv, .env = env, .rows = 24, .cols = 80});

	(void)state;
	assert_true(pty_wait_text(desk, "Een nieuwe sessie uit een draaiboek"));
	pty_send(desk, "+++");
	assert_true(wait_beside(desk, hall, "Schrijf eerst voor jezelf. 1 idee per briefje."));
	/* The clock of the part is that of the desk, whose day is another one. */
	assert_true(wait_beside(desk, hall, "Nog 2"));
	assert_true(wait_beside(desk, hall, "Wat vind jij het belangrijkst?"));
	assert_true(wait_beside(desk, hall, "19 van de 30 mensen"));
	assert_true(wait_beside(desk, hall, "Scan de code of ga naar:"));
	assert_true(pty_wait_text(desk, "Dat was een hele sessie."));
	pty_send(desk, "\021");
	assert_true(pty_wait_end(desk, NULL));
	pty_free(desk);
	leave(hall);
}

int main(int argc, char **argv)
{
	static const char settings[] = "[hall]\nletters = \"plain\"\n";
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_follows),
	        cmocka_unit_test(test_any_order),
	        cmocka_unit_test(test_desk_is_killed),
	        cmocka_unit_test(test_full_disk),
	        cmocka_unit_test(test_says_how_large_it_is),
	        cmocka_unit_test(test_holds_nothing_private),
	        cmocka_unit_test(test_any_size),
	        cmocka_unit_test(test_beside_the_play),
	};

	if (argc != 2)
		return 2;
	program = argv[1];
	if (file_write("plain.ini", settings, strlen(settings), false, NULL) != OK)
		return 2;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
