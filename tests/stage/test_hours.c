/* Three hours of a session, on a clock that is moved: the clock of the hall does not drift, memory
 * does not grow, and the files of the hub stay small. */
#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "buf.h"
#include "commands.h"
#include "date.h"
#include "hub.h"
#include "mem.h"
#include "store.h"
#include "tr.h"

enum { HOURS = 3, SECONDS = HOURS * 3600, SECOND_MS = 1000, MIB = 1024 * 1024, SPARE = 8 * 1024 };

struct fixture {
	struct clock clock;
	struct store *desk, *hall;
	struct arena *arena;
	struct public_view view;
	struct stage stage;
	int64_t seen; /* version of the data */
	struct canvas *c;
};

static void open_all(struct fixture *f)
{
	int64_t now;
	struct err e;

	*f = (struct fixture){.arena = arena_new(), .c = canvas_new(24, 64)};
	assert_int_equal(tr_init("nl", &e), OK);
	assert_true(moment_parse("2025-05-15T13:00:00", &now));
	clock_init_fixed(&f->clock, now);
	hub_make("hours.db", &f->clock, 0);
	assert_int_equal(store_open("hours.db", STORE_WRITE, &f->clock, &f->desk, &e), OK);
	assert_int_equal(store_open("hours.db", STORE_SHOW, &f->clock, &f->hall, &e), OK);
	f->stage = (struct stage){
	        .scene = "question", .message = "", .lots = "", .lots_drawn = "", .revealed = ""};
	assert_int_equal(store_find_session(f->desk, 0, &f->stage.session_id, &e), OK);
}

/* A part of so many seconds begins. */
static void start_clock(struct fixture *f, int seconds)
{
	struct part_clock *c = &f->stage.clock;
	struct err e;

	c->state = CLOCK_RUNNING;
	c->left_ms = c->total_ms = (int64_t)seconds * SECOND_MS;
	snprintf(c->boot_id, sizeof(c->boot_id), "%s", f->clock.boot_id);
	c->deadline_boot = clock_boot(&f->clock) + c->left_ms;
	c->deadline_wall = clock_wall(&f->clock) + c->left_ms;
	assert_int_equal(store_set_stage(f->desk, &f->stage, &e), OK);
}

/* What the process of a screen does each second. */
static void look_and_draw(struct fixture *f)
{
	const struct scene_show show = {.view = &f->view, .clock = &f->clock};
	int64_t version = store_data_version(f->hall);
	struct err e;

	if (version != f->seen) {
		arena_reset(f->arena);
		assert_int_equal(stage_load(f->hall, f->arena, &f->view, &e), OK);
		store_let_go_of_pages(f->hall);
		f->seen = version;
	}
	scene_draw(&show, f->c);
}

static void assert_shows(struct fixture *f, int left)
{
	AUTO_BUF struct buf drawn;
	char digits[16];

	buf_init(&drawn);
	canvas_dump_plain(f->c, &drawn);
	snprintf(digits, sizeof(digits), "   %d:%02d", left / 60, left % 60);
	if (!strstr(drawn.data, digits))
		fail_msg("no %s in:\n%s", digits, drawn.data);
}

static long size_of(const char *path)
{
	struct stat sb;

	return stat(path, &sb) == 0 ? (long)sb.st_size : 0;
}

static void test_three_hours(void **state)
{
	enum { PART = 20 * 60 };
	struct fixture f;
	size_t after_one = 0, grown = 0;
	struct err e;

	(void)state;
	open_all(&f);
	for (int second = 0; second < SECONDS; second++) {
		if (second % PART == 0)
			start_clock(&f, PART);
		look_and_draw(&f);
		assert_shows(&f, PART - second % PART);
		/* The desk goes on, and rests. */
		if (second % 30 == 0)
			assert_int_equal(store_set_stage(f.desk, &f.stage, &e), OK);
		if (second % 5 == 0 && store_rest(f.desk, &e) != OK)
			fail_msg("%s", e.msg);
		assert_true(size_of("hours.db-wal") < 4 * MIB);
		/* Each time at the same moment of a part. */
		if (second + 1 == SECONDS / HOURS)
			after_one = mallinfo2().uordblks;
		if (second + 1 == SECONDS)
			grown = mallinfo2().uordblks;
		clock_advance(&f.clock, SECOND_MS);
	}
	print_message("# %zu kB in use after an hour, %zu kB after three\n", after_one / 1024,
	              grown / 1024);
	assert_true(grown <= after_one + SPARE);
	canvas_free(f.c);
	arena_free(f.arena);
	store_close(f.hall);
	store_close(f.desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_three_hours)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
