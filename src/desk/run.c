/* The desk on a real terminal. */
#include "desk.h"

#include "mem.h"
#include "term.h"

#include "editor.h"

/* Events that have come meanwhile are handled together and drawn once: a held key, a
 * paste without marks.  A few hundred at most, so that the screen keeps up. */
enum { BURST = 256 };

struct screen {
	struct term *term;
	struct canvas *canvas; /* as it was drawn last */
	struct event ending;   /* came while something else was waited for; else EVENT_NONE */
};

/* On the status line of the last drawing: the desk is in the middle of something.  Called by
 * another thread while this one waits for the disk (late.h), and by this one while a PDF is
 * made. */
static void show_slow(void *arg, const char *sentence)
{
	struct screen *s = arg;
	int row = canvas_rows(s->canvas) - 2, cols = canvas_cols(s->canvas);

	if (row < 0)
		return;
	canvas_fill(s->canvas, (struct rect){row, 0, 1, cols}, ROLE_NORMAL, ' ');
	canvas_put_fit(s->canvas, row, 1, cols - 2, ROLE_STRONG, sentence);
	term_draw(s->term, s->canvas);
}

/* Esc was pressed while the desk waits for another program, or the program has to end.  Other keys
 * that come meanwhile are not for the screen that will be there then. */
static bool wants_stop(void *arg)
{
	struct screen *s = arg;
	struct event ev;
	bool stop = s->ending.type != EVENT_NONE, is_end;

	while (!stop) {
		term_wait(s->term, 0, -1, &ev);
		if (ev.type == EVENT_TICK)
			break;
		is_end = ev.type == EVENT_HANGUP || ev.type == EVENT_TERMINATE;
		if (is_end)
			s->ending = ev;
		stop = is_end ||
		       (ev.type == EVENT_KEY && (ev.key.code == KEY_ESCAPE ||
		                                 (ev.key.code == 'c' && ev.key.mods == KEY_CTRL)));
	}
	return stop;
}

static void show(struct desk *d, const struct screen *s)
{
	int rows, cols;

	term_size(s->term, &rows, &cols);
	canvas_reset(s->canvas, rows, cols);
	desk_draw(d, s->canvas);
	term_draw(s->term, s->canvas);
	term_set_title(s->term, desk_title(d));
	term_set_place(s->term, desk_path(d));
}

/* A letter is seen, now that it is kept, before the rest is drawn. */
static void echo(struct desk *d, const struct screen *s)
{
	struct rect area = canvas_entry(s->canvas);

	if (desk_draw_typed(d, s->canvas))
		term_draw_rows(s->term, s->canvas, area.row, area.rows);
}

static void handle_burst(struct desk *d, const struct screen *s, struct event *ev)
{
	int n;

	/* The next event is only fetched when it is handled here too: none is lost. */
	for (n = 1; ev->type != EVENT_NONE && !desk_done(d); n++) {
		desk_event(d, ev);
		if (ev->type == EVENT_TICK || desk_wants_terminal(d) || n == BURST)
			return;
		/* Of more keys at once all is drawn soon. */
		if (n == 1 && ev->type == EVENT_KEY)
			echo(d, s);
		term_wait(s->term, 0, -1, ev);
		/* What rest does may take long: first the screen, and then it is due still. */
		if (ev->type == EVENT_TICK)
			return;
	}
}

static void edit_outside(struct desk *d, struct term *t)
{
	const char *text = desk_take_for_editor(d);
	AUTO_FREE char *edited = NULL;
	struct err e = {0};

	if (!text)
		return;
	if (editor_run(t, text, &edited, &e) == OK)
		desk_take_edited(d, edited);
	else
		desk_say_not_edited(d, e.msg);
}

enum status desk_run(struct desk *d, struct term *t, struct err *e)
{
	struct screen s = {.term = t};
	struct event ev;
	int rows, cols;
	enum status begun;
	const char *copied;

	term_size(t, &rows, &cols);
	s.canvas = canvas_new(rows, cols);
	canvas_set_ascii(s.canvas, term_is_ascii(t));
	desk_on_slow(d, show_slow, &s);
	desk_on_wait(d, wants_stop, &s);
	desk_set_clipboard(d, term_has_clipboard(t));
	show(d, &s);
	begun = desk_begin(d, e);
	while (begun == OK && !desk_done(d)) {
		if (desk_take_suspend(d))
			term_suspend(t);
		edit_outside(d, t);
		if (desk_take_redraw(d))
			term_redraw(t);
		copied = desk_take_copy(d);
		if (copied)
			term_copy(t, copied);
		show(d, &s);
		ev = s.ending;
		s.ending.type = EVENT_NONE;
		if (ev.type == EVENT_NONE)
			term_wait(t, desk_next_tick(d), desk_watch_fd(d), &ev);
		handle_burst(d, &s, &ev);
		if (desk_take_unasked(d))
			term_forget_keys(t);
	}
	desk_on_slow(d, NULL, NULL);
	desk_on_wait(d, NULL, NULL);
	canvas_free(s.canvas);
	return begun;
}
