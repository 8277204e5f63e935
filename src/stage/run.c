/* The screen of the hall on a terminal. */
#include "present.h"

#include "mem.h"
#include "store.h"
#include "term.h"

/* A change is heard at once; one that was not heard is seen after this (ms). */
enum { LOOK_MS = 500 };

static bool leaves(const struct event *ev)
{
	return ev->type == EVENT_HANGUP || ev->type == EVENT_TERMINATE ||
	       (ev->type == EVENT_KEY && ev->key.mods == KEY_CTRL &&
	        (ev->key.code == 'q' || ev->key.code == 'c'));
}

static int64_t clock_left(const struct scene_show *s)
{
	return part_clock_left(&s->view->stage.clock, s->clock);
}

/* The clock of the part has come to its end since then. */
static bool is_over(const struct scene_show *s, int64_t before)
{
	return s->view->stage.clock.state == CLOCK_RUNNING && before > 0 && clock_left(s) <= 0;
}

/* The next change of the scene by itself, on the clock since boot; far away when there is none. */
static int64_t next_change(const struct scene_show *s)
{
	int ms = scene_next_change(s);

	return ms < 0 ? INT64_MAX : clock_boot(s->clock) + ms;
}

static int wait_ms(const struct scene_show *s, int64_t due)
{
	int64_t ms = due - clock_boot(s->clock);

	return ms < 0 ? 0 : ms < LOOK_MS ? (int)ms : LOOK_MS;
}

static void draw(const struct scene_show *s, struct term *t, struct canvas *c, struct present *p,
                 enum letters letters)
{
	int rows, cols;

	term_size(t, &rows, &cols);
	present_tell(p, rows, cols, letters);
	/* Drawing a scene wipes it. */
	if (rows != canvas_rows(c) || cols != canvas_cols(c))
		canvas_reset(c, rows, cols);
	scene_draw(s, c);
	term_draw(t, c);
}

void stage_run(const struct stage_options *o, struct term *t, const struct clock *clock)
{
	struct follower f;
	struct present p;
	struct scene_show show = {.clock = clock};
	struct canvas *c = canvas_new(1, 1);
	struct event ev = {.type = EVENT_NONE};
	const char *path = o->path;
	int64_t before = 0, due = 0;

	stage_set_letters(&show, o->font, o->letters);
	store_keep_nothing();
	follower_init(&f, o->path, o->practice_path, clock);
	present_begin(&p, path);
	show.view = &f.view;
	canvas_set_ascii(c, term_is_ascii(t));
	while (!leaves(&ev)) {
		bool changed = follower_look(&f);

		/* Also where there was no folder for it before, or is none any more. */
		if (path != f.path || (changed && present_is_gone(&p))) {
			path = f.path;
			present_end(&p);
			present_begin(&p, path);
		}
		if (ev.type == EVENT_KEY && ev.key.code == 'l' && ev.key.mods == KEY_CTRL)
			term_redraw(t);
		/* At rest it looks at the hub twice a second, and draws nothing. */
		if (changed || ev.type != EVENT_TICK || clock_boot(clock) >= due) {
			draw(&show, t, c, &p, show.font ? o->letters : LETTERS_PLAIN);
			due = next_change(&show);
		}
		if (o->bell && is_over(&show, before))
			term_ring(t);
		before = clock_left(&show);
		term_wait(t, wait_ms(&show, due), follower_fd(&f), &ev);
	}
	canvas_free(c);
	present_end(&p);
	follower_fini(&f);
}
