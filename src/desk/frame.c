/* What surrounds every view: title, parts, clock, status line, keys. */
#include "app.h"
#include "overlay.h"

#include <stdio.h>
#include <string.h>

#include "date.h"
#include "settings.h"
#include "text.h"
#include "tr.h"

enum { MIN_ROWS = 10, MIN_COLS = 40 };

struct schedule *desk_schedule(struct desk *d)
{
	struct schedule *s = arena_alloc(d->frame, sizeof(*s));

	schedule_make(d->snap.sessions, d->snap.agenda, d->snap.n_agenda, desk_now(d), d->frame, s);
	return s;
}

/* ---- a window that is too small ---- */

bool frame_is_too_small(const struct desk *d)
{
	/* Before the first drawing nobody knows. */
	return d->rows > 0 && (d->rows < MIN_ROWS || d->cols < MIN_COLS);
}

/* Draws text wrapped in the middle of rows from row on; returns the next row. */
static int draw_centred(struct canvas *c, int row, enum role role, const char *text)
{
	struct text_line lines[MIN_ROWS];
	int cols = canvas_cols(c), n = (int)text_wrap(text, cols, lines, MIN_ROWS);

	for (int i = 0; i < n && i < MIN_ROWS; i++)
		canvas_put(c, row + i, (cols - lines[i].width) / 2, lines[i].width, role,
		           text + lines[i].start);
	return row + n;
}

static void draw_too_small(struct desk *d, struct canvas *c)
{
	int rows = canvas_rows(c), cols = canvas_cols(c), row;
	const char *wish = _("Make the window larger."), *sizes;

	/* What was asked has to be answered, so it is seen in any window. */
	if (leaving_is_asked(d)) {
		overlay_draw(d, c, (struct rect){0, 0, rows, cols});
		return;
	}
	sizes = arena_printf(d->frame,
	                     _("It is %d wide and %d high now. It has to be at least %d and %d."),
	                     cols, rows, MIN_COLS, MIN_ROWS);
	row = (rows - canvas_wrap_rows(wish, cols) - canvas_wrap_rows(sizes, cols)) / 2;
	row = row > 0 ? row : 0;
	canvas_set_cursor(c, row, 0);
	row = draw_centred(c, row, ROLE_WARNING, wish);
	draw_centred(c, row, ROLE_NORMAL, sizes);
}

/* ---- title and parts ---- */

/* Series and session; the series only once. */
static const char *session_title(struct desk *d)
{
	if (!d->session_id)
		return "dialoog";
	/* Comparing takes longer than drawing: once for each reading, whose arena it is in. */
	if (d->title.reading != d->reading) {
		d->title.reading = d->reading;
		d->title.text = text_contains(d->snap.sessions->title, d->snap.series->name)
		                        ? d->snap.sessions->title
		                        : arena_printf(d->arena, "%s · %s", d->snap.series->name,
		                                       d->snap.sessions->title);
	}
	return d->title.text;
}

static void draw_title(struct desk *d, struct canvas *c)
{
	char date[64], time[TIME_SIZE], today[DATE_SIZE], right[96];
	int end = canvas_cols(c) - 1, col, room;
	const char *title;

	moment_time(desk_now(d), time);
	moment_date(desk_now(d), today);
	date_short(d->session_id ? d->snap.sessions->date : today, date, sizeof(date));
	snprintf(right, sizeof(right), "%s  %s", date, time);
	room = end - 1 - text_width(right) - 2;
	title = session_title(d);
	col = 1;
	if (d->practice) {
		const char *mark = _("PRACTICE: does not count");

		if (text_width(mark) + 2 + text_width(title) > room)
			mark = _("PRACTICE");
		col += canvas_put(c, 0, col, room, ROLE_PRACTICE, mark) + 2;
	}
	if (!desk_writes(d))
		col += canvas_put(c, 0, col, room, ROLE_PRACTICE, _("LOOKS ON")) + 2;
	canvas_put_fit(c, 0, col, room - col + 1, ROLE_TITLE, title);
	canvas_put_right(c, 0, end, end, ROLE_TITLE, right);
}

static void draw_parts(struct desk *d, struct canvas *c)
{
	int cols = canvas_cols(c), end;
	char clock[40];
	enum role role = ROLE_CLOCK;
	int warning = settings_number(d->settings, SETTING_CLOCK_WARNING);

	part_clock_text(d, clock, sizeof(clock));
	if (d->stage.clock.state != CLOCK_OFF &&
	    part_clock_left(&d->stage.clock, d->clock) < (int64_t)warning * 60000)
		role = ROLE_WARNING;
	end = clock[0] ? canvas_put_right(c, 1, cols - 1, cols / 2, role, clock) - 1 : cols;
	parts_draw(d, c, end);
}

static void schedule_sentence(struct desk *d, char *out, size_t size)
{
	const struct schedule *s = desk_schedule(d);

	out[0] = '\0';
	if (d->snap.sessions->status == SESSION_CLOSED)
		snprintf(out, size, "%s", _("closed"));
	else if (s->other_day)
		snprintf(out, size, "%s", _("not on its day"));
	else if (s->behind > 0)
		snprintf(
		        out, size,
		        ngettext("%d minute behind", "%d minutes behind", (unsigned long)s->behind),
		        s->behind);
	else if (s->behind < 0)
		snprintf(out, size,
		         ngettext("%d minute ahead", "%d minutes ahead", (unsigned long)-s->behind),
		         -s->behind);
	else if (d->snap.sessions->status == SESSION_OPEN)
		snprintf(out, size, "%s", _("on time"));
}

/* "Hall sees: results"; "" without a session. */
static const char *hall_sentence(struct desk *d)
{
	return d->session_id ? arena_printf(d->frame, _("Hall sees: %s"), hall_sees(d)) : "";
}

/* Rows of what just happened: a long sentence gets more, because its end says what to do. */
static int message_rows(const struct desk *d, int rows, int cols)
{
	int wanted = canvas_wrap_rows(d->message, cols - 2), most = rows < 12 ? 2 : 3;

	return wanted > most ? most : wanted;
}

/* Behind what just happened, in its last row; not when the end of it is not to be seen. */
static bool has_room_for_hall(struct desk *d, int rows, int cols)
{
	enum { LINES = 8 };
	struct text_line lines[LINES];
	size_t n = text_wrap(d->message, cols - 2, lines, LINES);

	return n <= (size_t)message_rows(d, rows, cols) &&
	       lines[n - 1].width + 2 + text_width(hall_sentence(d)) <= cols - 2;
}

/* What the hall sees is always said, if need be on a row of its own. */
static int status_rows(struct desk *d, int rows, int cols)
{
	int n;

	if (!d->message[0] || d->filter_open)
		return 1;
	n = message_rows(d, rows, cols);
	return n + (d->session_id && !has_room_for_hall(d, rows, cols));
}

static bool is_typing(struct desk *d)
{
	const struct view_ops *v = views[d->view];

	return v->typing && v->typing(d);
}

/* What is searched, and how many lines have it. */
static void draw_search(struct desk *d, struct canvas *c, int row)
{
	int end = canvas_cols(c) - 1, left = 1;
	const char *hall = hall_sentence(d);

	/* What is typed keeps half of the row. */
	end = canvas_put_right(c, row, end, end / 2, ROLE_DIM, hall) - (hall[0] ? 2 : 0);
	if (d->found.all && !edit_empty(&d->filter))
		end = canvas_put_right(
		        c, row, end, end, ROLE_DIM,
		        arena_printf(d->frame, _("%d of %d"), d->found.n, d->found.all));
	left += canvas_put(c, row, left, end, ROLE_LABEL, _("Search: "));
	edit_draw(&d->filter, c, (struct rect){row, left, 1, end - left - 2},
	          d->filter_open && !d->overlay);
}

static void draw_hall(struct desk *d, struct canvas *c, int row, const char *schedule)
{
	int end = canvas_cols(c) - 1, left = 1;
	const char *hall = hall_sentence(d);

	hint_spot(c, row, left, canvas_put_fit(c, row, left, end - left, ROLE_DIM, hall),
	          action_key(ACTION_HALL, is_typing(d)));
	canvas_put_right(c, row, end, end - left - text_width(hall) - 2, ROLE_DIM, schedule);
}

/* What just happened matters most, then what the hall sees; the rest gives way. */
static void draw_message(struct desk *d, struct canvas *c, int row, int rows, const char *schedule)
{
	int end = canvas_cols(c) - 1, left = 1;
	const char *hall = hall_sentence(d);

	if (rows == 1) {
		left += canvas_put_fit(c, row, left, end - left, d->message_role, d->message) + 2;
		if (text_width(hall) + 2 + text_width(schedule) <= end - left)
			end = canvas_put_right(c, row, end, end - left, ROLE_DIM, schedule) - 2;
		canvas_put_right(c, row, end, end - left, ROLE_DIM, hall);
		return;
	}
	if (d->session_id && !has_room_for_hall(d, canvas_rows(c), canvas_cols(c)))
		draw_hall(d, c, row + --rows, schedule);
	else
		canvas_put_right(c, row + rows - 1, end, end - left, ROLE_DIM, hall);
	canvas_wrap(c, (struct rect){row, left, rows, end - left}, d->message_role, d->message);
}

static void draw_status(struct desk *d, struct canvas *c, int row, int rows)
{
	char schedule[64] = "";

	if (d->session_id)
		schedule_sentence(d, schedule, sizeof(schedule));
	if (!d->message[0] && (d->filter_open || !edit_empty(&d->filter)))
		draw_search(d, c, row);
	else if (d->message[0])
		draw_message(d, c, row, rows, schedule);
	else
		draw_hall(d, c, row, schedule);
}

/* "c Count again", when it ends before column end; returns the next column. */
static int put_hint(struct desk *d, struct canvas *c, int row, int col, int end, enum action id)
{
	return hint_put(c, row, col, end, action_key(id, is_typing(d)), desk_label(d, id),
	                desk_disabled(d, id) != NULL);
}

/* The hints of the table that can, or cannot, be used now, without the first one. */
static int put_hints(struct desk *d, struct canvas *c, int row, int col, int end, enum action first,
                     bool enabled)
{
	unsigned flag = is_typing(d) ? ACT_TYPING : ACT_FOOTER;
	int id;

	for (id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		const struct action_info *info = action_info((enum action)id);

		if (id != ACTION_HELP && id != (int)first && (info->flags & flag) &&
		    (info->contexts & (views[d->view]->context | CTX_GLOBAL)) &&
		    (desk_disabled(d, (enum action)id) == NULL) == enabled)
			col = put_hint(d, c, row, col, end, (enum action)id);
	}
	return col;
}

static int put_range(struct desk *d, struct canvas *c, int row, int col, int end)
{
	const struct view_ops *v = views[d->view];
	enum answer range = v->range ? v->range(d) : ANSWER_NONE;

	if (!range)
		return col;
	col += canvas_put(c, row, col, end - col, ROLE_KEY, answer_keys(range)) + 1;
	col += canvas_put(c, row, col, end - col, ROLE_LABEL, gettext(answer_info(range)->label));
	return col + 2;
}

static void draw_keys(struct desk *d, struct canvas *c, int row)
{
	const struct view_ops *v = views[d->view];
	enum action first = ACTION_NONE;
	int width = canvas_cols(c), end, col = 1;
	const struct hint searching[] = {{{KEY_ENTER_, 0}, _("Keep these lines")},
	                                 {{KEY_ESCAPE, 0}, _("All lines")},
	                                 {{KEY_NONE, 0}, NULL}};
	const struct hint *hints;

	if (d->overlay)
		hints = d->overlay->ops->hints ? d->overlay->ops->hints(d) : NULL;
	else if (d->filter_open)
		hints = searching;
	else
		hints = v->hints ? v->hints(d) : NULL;
	if (hints) {
		hints_put(c, row, 1, width - 1, hints);
		return;
	}
	if (d->overlay)
		return;
	/* Help is always there, at the right.  What matters most comes first, then what else
	 * can be done, then, greyed, what cannot be done now. */
	end = width - 1 -
	      hint_cols(action_key(ACTION_HELP, is_typing(d)), desk_label(d, ACTION_HELP));
	if (v->first && !is_typing(d))
		first = v->first(d);
	if (first)
		col = put_hint(d, c, row, col, end - 2, first);
	col = put_range(d, c, row, col, end - 2);
	col = put_hints(d, c, row, col, end - 2, first, true);
	put_hints(d, c, row, col, end - 2, first, false);
	put_hint(d, c, row, end, width, ACTION_HELP);
}

/* On a canvas of its own, so that nothing a view draws gets over the frame, in any window. */
static void draw_body(struct desk *d, struct canvas *c, struct rect body)
{
	struct canvas *inner = canvas_new(body.rows, body.cols);
	const struct rect area = {0, 0, body.rows, body.cols};

	d->found.all = 0;
	views[d->view]->draw(d, inner, area);
	if (d->overlay && !d->overlay->ops->full)
		overlay_draw(d, inner, area);
	canvas_place(c, body.row, body.col, inner);
	canvas_free(inner);
}

void frame_draw(struct desk *d, struct canvas *c)
{
	int rows = canvas_rows(c), cols = canvas_cols(c), status = status_rows(d, rows, cols);
	struct rect body = {3, 0, rows - 5 - status, cols};

	if (frame_is_too_small(d)) {
		draw_too_small(d, c);
		return;
	}
	draw_title(d, c);
	if (d->session_id) {
		draw_parts(d, c);
	} else {
		body.row--;
		body.rows++;
	}
	canvas_rule(c, body.row - 1, 0, cols);
	canvas_rule(c, body.row + body.rows, 0, cols);
	/* Before what is said about it. */
	draw_body(d, c, body);
	draw_status(d, c, rows - 1 - status, status);
	draw_keys(d, c, rows - 1);
	if (d->overlay && d->overlay->ops->full)
		overlay_draw(d, c, body);
}

void draw_empty(struct canvas *c, struct rect area, const char *text, bool focus)
{
	const struct rect cells = {area.row + area.rows / 3, area.col + 3, area.rows,
	                           area.cols - 6};

	canvas_wrap(c, cells, ROLE_DIM, text);
	if (focus)
		canvas_set_cursor(c, cells.row, cells.col);
}

int draw_list(struct desk *d, struct list *l, struct canvas *c, struct rect area,
              const struct row *rows, int n, bool focus, const char *empty)
{
	const char *wanted = edit_text(&d->filter);

	if (focus) {
		d->found.n = n;
		d->found.all = l->all;
	}
	if (n > 0)
		return list_draw(l, c, area, rows, n, focus);
	if (wanted[0])
		draw_empty(c, area,
		           arena_printf(d->frame, _("No line with \"%s\". Esc: all."), wanted),
		           focus);
	else
		draw_empty(c, area, empty, focus);
	return area.rows;
}

void draw_list_below(struct desk *d, struct list *l, struct canvas *c, struct rect area,
                     const char *heading, const struct row *rows, int n)
{
	struct rect list = {area.row + 2, area.col, area.rows - 2, area.cols};

	canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING, heading);
	draw_list(d, l, c, list, rows, n, true, "");
}
