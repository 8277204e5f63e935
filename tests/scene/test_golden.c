/* What the hall sees, compared with files: each scene, in its typical states and with the longest
 * texts, at the size of a small beamer and larger. */
#include "scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "date.h"
#include "file.h"
#include "hub.h"
#include "mem.h"
#include "store.h"
#include "tr.h"

#define MINUTES(n) ((int64_t)(n)*60000)

struct fixture {
	struct clock clock;
	struct store *st;
	struct arena *arena;
	struct public_view view;
	struct font *font;
};

/* The session of the demo, at a quarter past one of its day. */
static int start(void **state)
{
	static struct fixture f;
	int64_t now, session;
	struct err e;

	assert_int_equal(tr_init("nl", &e), OK);
	assert_true(moment_parse("2025-05-15T13:15:00", &now));
	clock_init_fixed(&f.clock, now);
	hub_make("scenes.db", &f.clock, 0);
	assert_int_equal(store_open("scenes.db", STORE_READ, &f.clock, &f.st, &e), OK);
	f.arena = arena_new();
	assert_int_equal(store_find_session(f.st, 0, &session, &e), OK);
	assert_int_equal(store_load_public(f.st, session, PUBLIC_ALL, f.arena, &f.view, &e), OK);
	f.font = scene_font("", &e);
	assert_non_null(f.font);
	*state = &f;
	return 0;
}

static int stop(void **state)
{
	struct fixture *f = *state;

	font_free(f->font);
	arena_free(f->arena);
	store_close(f->st);
	return 0;
}

static void compare(const char *path, const struct buf *drawn)
{
	AUTO_FREE char *expected = NULL;
	size_t len = 0;
	struct err e;

	if (getenv("UPDATE_GOLDEN")) {
		assert_int_equal(file_write(path, drawn->data, drawn->len, true, &e), OK);
		return;
	}
	if (file_read(path, 1 << 20, &expected, &len, &e) != OK ||
	    strcmp(expected, drawn->data) != 0) {
		printf("# %s is not what is drawn:\n", path);
		for (const char *line = drawn->data; *line;) {
			int n = (int)strcspn(line, "\n");

			printf("# %.*s\n", n, line);
			line += n + (line[n] != '\0');
		}
		fail();
	}
}

static void check_at(struct fixture *f, const struct public_view *v, const char *name, int cols,
                     int rows)
{
	const struct scene_show show = {
	        .view = v, .clock = &f->clock, .font = f->font, .cells = BIG_QUADRANTS};
	AUTO_FREE char *path = xasprintf("%s/scene/golden/%dx%d/%s.golden", getenv("TEST_SOURCE"),
	                                 cols, rows, name);
	struct canvas *c = canvas_new(rows, cols);
	AUTO_BUF struct buf drawn;

	buf_init(&drawn);
	scene_draw(&show, c);
	canvas_dump(c, &drawn);
	compare(path, &drawn);
	canvas_free(c);
}

static void check(struct fixture *f, const struct public_view *v, const char *name)
{
	check_at(f, v, name, 64, 24);
	check_at(f, v, name, 120, 40);
}

/* The same of another page than the first. */
static void check_page(struct fixture *f, const struct public_view *view, const char *name,
                       int page)
{
	static const int sizes[][2] = {{64, 24}, {120, 40}};

	for (size_t i = 0; i < N_ITEMS(sizes); i++) {
		struct public_view v = *view;
		const struct scene_show show = {
		        .view = &v, .clock = &f->clock, .font = f->font, .cells = BIG_QUADRANTS};

		v.stage.page = scene_place_of(&show, sizes[i][1], sizes[i][0], page);
		check_at(f, &v, name, sizes[i][0], sizes[i][1]);
	}
}

static struct public_view of_scene(struct fixture *f, const char *scene)
{
	struct public_view v = f->view;

	v.stage = (struct stage){.session_id = 1,
	                         .scene = scene,
	                         .message = "",
	                         .lots = "",
	                         .lots_drawn = "",
	                         .revealed = ""};
	return v;
}

/* Each scene with all of it revealed. */
static void test_each(void **state)
{
	struct fixture *f = *state;

	for (int s = SCENE_NONE + 1; s < SCENE_COUNT; s++) {
		struct public_view v = of_scene(f, scene_info((enum scene)s)->name);

		v.stage.reveal = REVEAL_ALL;
		check(f, &v, scene_info((enum scene)s)->name);
	}
}

static void test_over_it(void **state)
{
	struct fixture *f = *state;
	struct public_view v = of_scene(f, "agenda");

	v.stage.black = true;
	check(f, &v, "black");
	v.stage.black = false;
	v.stage.pause = true;
	check(f, &v, "pause");
	v.stage.pause = false;
	v.stage.message = "De koffie staat klaar in de hal.";
	check(f, &v, "message");
}

static void test_clock(void **state)
{
	static const struct {
		const char *name;
		int64_t left;
	} moments[] = {{"question-12-31", MINUTES(12) + 31000},
	               {"question-2-minutes", MINUTES(2)},
	               {"question-1-minute", MINUTES(1) - 1000},
	               {"question-over", -5000}};
	struct fixture *f = *state;
	struct public_view v = of_scene(f, "question");

	v.stage.clock.state = CLOCK_PAUSED;
	v.stage.clock.total_ms = MINUTES(22);
	for (size_t i = 0; i < N_ITEMS(moments); i++) {
		v.stage.clock.left_ms = moments[i].left;
		check(f, &v, moments[i].name);
	}
	v.stage.scene = "agenda";
	v.stage.clock.left_ms = MINUTES(12);
	check(f, &v, "agenda-clock");
}

static void test_reveal(void **state)
{
	struct fixture *f = *state;
	struct public_view v = of_scene(f, "results");

	check(f, &v, "results-none");
	v.stage.reveal = 1;
	check(f, &v, "results-third");
	v.stage.reveal = 2;
	check(f, &v, "results-second");
	v.stage.scene = "ideas";
	v.stage.reveal = 0;
	check(f, &v, "ideas-none");
	/* In the order in which they were revealed; a new one is not among them. */
	v.stage.revealed = "1 9 3 6";
	check(f, &v, "ideas-four");
	v.stage.revealed = "";
	v.stage.reveal = REVEAL_ALL;
	check_page(f, &v, "ideas-page-2", 1);
	v.stage.scene = "theme";
	v.stage.reveal = 0;
	check(f, &v, "theme-none");
}

/* Equal places are shown as equal, and come together. */
static void test_equal(void **state)
{
	struct fixture *f = *state;
	struct public_view v = of_scene(f, "results");
	struct public_theme *themes = arena_array(f->arena, 3, sizeof(*themes));

	memcpy(themes, f->view.themes, 3 * sizeof(*themes));
	themes[1].dots = themes[2].dots = 15;
	themes[2].rank = 2;
	v.themes = themes;
	check(f, &v, "results-equal-none");
	v.stage.reveal = 1;
	check(f, &v, "results-equal");
	v.dots_per_subtheme = 2;
	v.stage.reveal = REVEAL_ALL;
	check(f, &v, "results-stickers");
	v.n_themes = 0;
	check(f, &v, "results-counting");
	v.dots_per_person = 0;
	check(f, &v, "results-no-vote");
}

/* More subthemes than fit: pages, all as full. */
static void test_many(void **state)
{
	enum { MANY = 12 };
	struct fixture *f = *state;
	struct public_view v = of_scene(f, "subthemes");
	struct public_subtheme *subs = arena_array(f->arena, MANY, sizeof(*subs));

	for (int i = 0; i < MANY; i++) {
		subs[i] = f->view.subthemes[i % f->view.n_subthemes];
		subs[i].code = i + 1;
	}
	v.subthemes = subs;
	v.n_subthemes = MANY;
	check(f, &v, "subthemes-many");
	check_page(f, &v, "subthemes-many-2", 1);
}

/* Lots that are being drawn, and what came out. */
static void test_lots(void **state)
{
	struct fixture *f = *state;
	struct public_view v = of_scene(f, "lots");
	int64_t a = f->view.subthemes[0].id, e = f->view.subthemes[4].id;

	v.stage.lots = arena_printf(f->arena, "%lld %lld", (long long)a, (long long)e);
	v.stage.lots_drawn = arena_printf(f->arena, "%lld", (long long)e);
	v.stage.lots_at = clock_wall(&f->clock) - 300;
	check(f, &v, "lots-drawing");
	v.stage.lots_at = clock_wall(&f->clock) - 10000;
	check(f, &v, "lots-drawn");
}

/* What the stage leaves to the agenda: the main question of the round, and of two examples the
 * second one for the second item that tells one. */
static void test_about(void **state)
{
	struct fixture *f = *state;
	struct public_question questions[] = {
	        {.id = 11, .round_id = 1}, {.id = 12, .round_id = 1, .main = true}, {.id = 13}};
	struct public_example examples[] = {{.id = 21}, {.id = 22}};
	struct public_item agenda[] = {{.id = 31, .round_id = 1},
	                               {.id = 32, .kind = ITEM_EXAMPLE},
	                               {.id = 33, .kind = ITEM_EXAMPLE}};
	struct public_view v = of_scene(f, "question");
	const struct scene_show show = {.view = &v, .clock = &f->clock};

	v.questions = questions;
	v.n_questions = 3;
	v.examples = examples;
	v.n_examples = 2;
	v.agenda = agenda;
	v.n_agenda = 3;
	v.stage.focus_id = 31;
	assert_int_equal(scene_about(&show), 12);
	v.stage.focus_id = 13;
	assert_int_equal(scene_about(&show), 13);
	v.stage.scene = "example";
	v.stage.focus_id = 33;
	assert_int_equal(scene_about(&show), 22);
	v.stage.scene = "agenda";
	assert_int_equal(scene_about(&show), 0);
}

/* The longest texts in English, which is longer here and shorter there. */
static void test_english(void **state)
{
	static const char *const scenes[] = {"vote", "results", "influence", "theme",
	                                     "project-group"};
	struct fixture *f = *state;

	for (size_t i = 0; i < N_ITEMS(scenes); i++) {
		struct public_view v = of_scene(f, scenes[i]);
		AUTO_FREE char *name = xasprintf("en-%s", scenes[i]);

		v.language = "en";
		v.stage.reveal = REVEAL_ALL;
		check_at(f, &v, name, 80, 24);
		check_at(f, &v, name, 200, 60);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_each),  cmocka_unit_test(test_over_it),
	        cmocka_unit_test(test_clock), cmocka_unit_test(test_reveal),
	        cmocka_unit_test(test_equal), cmocka_unit_test(test_many),
	        cmocka_unit_test(test_lots),  cmocka_unit_test(test_english),
	        cmocka_unit_test(test_about),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
