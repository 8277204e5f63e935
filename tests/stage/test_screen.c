/* `dialoog screen` on a terminal.  The argument is the path of dialoog; this test is the desk. */
#include "beside.h"
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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "file.h"
#include "mem.h"

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

/* The hall shows what was stored last: the pause page or the scene. */
static void expect_stored(struct fixture *f, struct pty *hall, const char *scene)
{
	struct arena *a = arena_new();
	struct stage stage;
	struct err e;

	assert_int_equal(store_stage(f->st, a, &stage, &e), OK);
	assert_true(pty_wait_text(hall, stage.pause ? "We gaan zo verder." : scene));
	arena_free(a);
}

/* The desk is killed at any moment while it shows one thing after the other, and now and then the
 * screen too; the hall sees the last one that was stored, and goes on with the next desk. */
static void test_is_killed(void **state)
{
	enum { TIMES = 30, MOST_MS = 60 };
	const char *env[] = {"TERM=xterm-256color", "NO_COLOR", NULL};
	const char *scene = "Eerste dialoogsessie Participatiehub";
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
		if (i % 3 == 2) {
			pty_kill(hall, SIGKILL);
			assert_true(pty_wait_end(hall, NULL));
			pty_free(hall);
			hall = start_screen(&f);
		}
		pty_kill(desk, SIGKILL);
		assert_true(pty_wait_end(desk, NULL));
		pty_free(desk);
		open_desk(&f);
		expect_stored(&f, hall, scene);
		show(&f, i % 2 ? "results" : "subthemes");
		scene = i % 2 ? "19 van de 30 mensen" : "Rust in je hoofd";
		assert_true(pty_wait_text(hall, scene));
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
	/* It has more cells than the other one, and shows nothing. */
	pty_resize(second, 10, 490);
	assert_true(pty_wait_text(second, "Maak dit venster groter."));
	/* Without a key on the desk. */
	assert_true(pty_wait_text(desk, "Zaal ziet: welkom (zaalscherm te klein)"));
	/* Of one that was killed nothing is left. */
	pty_kill(second, SIGKILL);
	assert_true(pty_wait_end(second, NULL));
	pty_free(second);
	assert_true(pty_wait_no_text(desk, "(zaalscherm te klein)"));
	assert_int_equal(stage_screens(f.hub, screens), 1);
	leave(p);
	assert_true(pty_wait_text(desk, "Zaal ziet: welkom (zaalscherm is weg)"));
	assert_int_equal(stage_screens(f.hub, screens), 0);
	pty_kill(desk, SIGKILL);
	assert_true(pty_wait_end(desk, NULL));
	pty_free(desk);
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

/* Without a file the screen shows the hub of this user, and the practice hub while somebody works
 * there; it says for what it waits. */
static void test_goes_along(void **state)
{
	const char *argv[] = {program, "screen", "--config", "plain.ini", NULL};
	AUTO_FREE char *here = getcwd(NULL, 0);
	AUTO_FREE char *data = xasprintf("XDG_DATA_HOME=%s/own", here);
	AUTO_FREE char *state_home = xasprintf("XDG_STATE_HOME=%s/practice", here);
	const char *env[] = {"TERM=xterm-256color", "NO_COLOR", data, state_home, NULL};
	struct fixture own, practice;
	struct pty *p;

	(void)state;
	p = pty_start(&(struct pty_options){.argv = argv, .env = env, .rows = 24, .cols = 64});
	assert_true(pty_wait_text(p, "wacht op dialoog.db"));
	assert_int_equal(file_make_dirs("own/dialoog", NULL), OK);
	assert_int_equal(file_make_dirs("practice/dialoog", NULL), OK);
	make(&own, "own/dialoog/dialoog");
	open_desk(&own);
	show(&own, "results");
	assert_true(pty_wait_text(p, "19 van de 30 mensen"));
	make(&practice, "practice/dialoog/oefenen");
	store_close(own.st);
	open_desk(&practice);
	show(&practice, "subthemes");
	assert_true(pty_wait_text(p, "Rust in je hoofd"));
	/* It stays when nobody works in either, and goes back. */
	store_close(practice.st);
	open_desk(&own);
	assert_true(pty_wait_text(p, "19 van de 30 mensen"));
	store_close(own.st);
	leave(p);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_follows),
	        cmocka_unit_test(test_any_order),
	        cmocka_unit_test(test_is_killed),
	        cmocka_unit_test(test_full_disk),
	        cmocka_unit_test(test_says_how_large_it_is),
	        cmocka_unit_test(test_any_size),
	        cmocka_unit_test(test_beside_the_play),
	        cmocka_unit_test(test_goes_along),
	};

	return begin_tests(argc, argv) ? cmocka_run_group_tests(tests, NULL, NULL) : 2;
}
