/* The desk on a real terminal. */
#include "desk.h"

#include "term.h"

/* Events that have come meanwhile are handled together and drawn once: a held key, a
 * paste without marks.  A few hundred at most, so that the screen keeps up. */
enum { BURST = 256 };

static void handle_burst(struct desk *d, struct term *t, struct event *ev)
{
	int n;

	/* The next event is only fetched when it is handled here too: none is lost. */
	for (n = 1; ev->type != EVENT_NONE && !desk_done(d); n++) {
		desk_event(d, ev);
		if (ev->type == EVENT_TICK || desk_wants_terminal(d) || n == BURST)
			return;
		term_wait(t, 0, -1, ev);
	}
}

void desk_run(struct desk *d, struct term *t)
{
	struct canvas *c;
	struct event ev;
	int rows, cols;

	term_size(t, &rows, &cols);
	c = canvas_new(rows, cols);
	canvas_set_ascii(c, term_is_ascii(t));
	while (!desk_done(d)) {
		if (desk_take_suspend(d))
			term_suspend(t);
		if (desk_take_redraw(d))
			term_redraw(t);
		term_size(t, &rows, &cols);
		canvas_reset(c, rows, cols);
		desk_draw(d, c);
		term_draw(t, c);
		term_wait(t, desk_next_tick(d), desk_watch_fd(d), &ev);
		handle_burst(d, t, &ev);
	}
	canvas_free(c);
}
