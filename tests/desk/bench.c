/* How long the desk takes to draw a screen and to take a key, of a session with two thousand ideas;
 * beside it an empty canvas of the same size.  Nothing fails here for being slow: docs/figures.md
 * says what the figures mean. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "canvas.h"
#include "clock.h"
#include "date.h"
#include "desk.h"
#include "hub.h"
#include "key.h"
#include "mem.h"

enum { TIMES = 200, IDEAS = 2000 };

#define HUB "bench-desk.db"

static void must(enum status s, const struct err *e)
{
	if (s != OK)
		fatal("%s", e->msg);
}

/* ---- measuring ---- */

static void press(struct desk *d, uint32_t code)
{
	const struct event ev = {.type = EVENT_KEY, .key = {.code = code}};

	desk_event(d, &ev);
}

/* keys: two that undo each other. */
static void measure(struct desk *d, struct canvas *c, const char *name, const uint32_t keys[2])
{
	double draw[TIMES], key[TIMES], bare[TIMES];
	double start, p50, bare_p50;

	for (int i = 0; i < TIMES; i++) {
		start = now_us();
		canvas_reset(c, canvas_rows(c), canvas_cols(c));
		bare[i] = now_us() - start;
		start = now_us();
		press(d, keys[i % 2]);
		key[i] = now_us() - start;
		start = now_us();
		canvas_reset(c, canvas_rows(c), canvas_cols(c));
		desk_draw(d, c);
		draw[i] = now_us() - start;
	}
	p50 = within(draw, TIMES, 50);
	bare_p50 = within(bare, TIMES, 50);
	printf("| %s, %dx%d | %.0f | %.0f | %.0f | %.0f | %.1f |\n", name, canvas_cols(c),
	       canvas_rows(c), p50, within(draw, TIMES, 90), within(key, TIMES, 50), bare_p50,
	       p50 / bare_p50);
	fflush(stdout);
}

static void measure_views(struct desk *d, int cols, int rows)
{
	static const uint32_t arrows[] = {KEY_UP_, KEY_DOWN_}, letters[] = {'a', KEY_BACKSPACE_};
	static const struct {
		const char *name;
		uint32_t key;
		bool typing;
	} views[] = {
	        {"preparing", '0', false},        {"agenda", '1', false},
	        {"ideas, typing", '2', true},     {"ideas", KEY_NONE, false},
	        {"clustering", '3', false},       {"vote", '4', false},
	        {"solutions, typing", '5', true}, {"closing", '6', false},
	        {"report", '7', false},           {"help", '?', false},
	};
	struct canvas *c = canvas_new(rows, cols);

	for (size_t i = 0; i < N_ITEMS(views); i++) {
		if (views[i].key)
			press(d, views[i].key);
		measure(d, c, views[i].name, views[i].typing ? letters : arrows);
		/* Out of the line, or out of the help. */
		if (views[i].typing || views[i].key == '?')
			press(d, KEY_ESCAPE);
	}
	canvas_free(c);
}

int main(void)
{
	struct clock clock;
	struct desk_options o = {.path = HUB};
	struct desk *d;
	struct err e;
	int64_t now;

	moment_parse("2025-05-15T15:06", &now);
	clock_init_fixed(&clock, now);
	hub_make(HUB, &clock, IDEAS);
	must(desk_new(&o, &clock, &d, &e), &e);
	must(desk_begin(d, &e), &e);
	press(d, KEY_ENTER_);
	printf("| screen | draw p50 us | p90 us | key p50 us | empty canvas p50 us | ratio |\n"
	       "|---|---:|---:|---:|---:|---:|\n");
	measure_views(d, 80, 24);
	measure_views(d, 200, 60);
	desk_free(d);
	return 0;
}
