/* The desk: the hub and the session it shows, and the view and part that is open. */
#include "drafts.h"
#include "erasing.h"
#include "names.h"
#include "overlay.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "mem.h"
#include "settings.h"
#include "text.h"
#include "tr.h"

int64_t desk_now(const struct desk *d)
{
	return clock_wall(d->clock);
}

void desk_say(struct desk *d, enum role role, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(d->message, sizeof(d->message), fmt, args);
	va_end(args);
	d->message_role = role;
}

bool desk_writes(const struct desk *d)
{
	return store_can_write(d->store);
}

bool desk_may_change(const struct desk *d)
{
	return desk_writes(d) && d->snap.sessions->status != SESSION_CLOSED;
}

/* ---- the file and the session ---- */

static void read_stage(struct desk *d)
{
	struct err e = {0};

	arena_reset(d->stage_arena);
	if (store_stage(d->store, d->stage_arena, &d->stage, &e) != OK)
		desk_say(d, ROLE_ERROR, "%s", e.msg);
}

static void read_sessions(struct desk *d)
{
	char today[DATE_SIZE];
	struct err e = {0};

	arena_reset(d->start.arena);
	d->start.n_overdue = d->start.n_unanswered = 0;
	d->start.unread =
	        store_sessions(d->store, d->start.arena, &d->start.rows, &d->start.n, &e) != OK;
	moment_date(desk_now(d), today);
	if (!d->start.unread)
		d->start.unread = store_overdue(d->store, today, d->start.arena, &d->start.overdue,
		                                &d->start.n_overdue, &e) != OK;
	/* Nobody waits for an answer to what does not count. */
	if (!d->start.unread && !d->practice)
		d->start.unread =
		        store_unanswered(d->store, today, d->start.arena, &d->start.unanswered,
		                         &d->start.n_unanswered, &e) != OK;
	if (d->start.unread)
		desk_say(d, ROLE_ERROR, "%s", e.msg);
}

static void retire(struct desk *d, struct arena *a)
{
	struct retired *r = xmalloc(sizeof(*r));

	r->arena = a;
	r->next = d->retired;
	d->retired = r;
}

void desk_free_retired(struct desk *d)
{
	struct retired *r;

	while ((r = d->retired)) {
		d->retired = r->next;
		arena_free(r->arena);
		free(r);
	}
}

/* What is not of one session: the list of sessions and what the hall sees. */
static void read_hub(struct desk *d)
{
	d->data_version = store_data_version(d->store);
	read_stage(d);
	read_sessions(d);
}

/* Reads a session and makes it the open one.  The old snapshot stays until the new one is
 * whole: a failed read says so and shows the last good state, never rows of another id. */
static bool read_session(struct desk *d, int64_t session_id)
{
	struct arena *fresh = arena_new();
	struct snapshot snap;
	struct err e = {0};

	if (store_load(d->store, session_id, fresh, &snap, &e) != OK) {
		arena_free(fresh);
		desk_say(d, ROLE_ERROR, _("The session could not be read. %s"), e.msg);
		return false;
	}
	retire(d, d->arena);
	d->arena = fresh;
	d->snap = snap;
	d->session_id = session_id;
	d->reading++;
	parts_make(d);
	return true;
}

void desk_refresh(struct desk *d)
{
	read_hub(d);
	if (d->session_id)
		read_session(d, d->session_id);
}

void desk_reload(struct desk *d)
{
	store_bell_drain(d->store);
	desk_refresh(d);
}

bool desk_did(struct desk *d, enum status s, const struct err *e)
{
	if (trouble_begins(d, s, e)) {
		trouble_say(d);
		return false;
	}
	if (s != OK) {
		desk_say(d,
		         s == E_INVALID || s == E_CONFLICT || s == E_NOT_FOUND ? ROLE_WARNING
		                                                               : ROLE_ERROR,
		         "%s", e->msg);
		return false;
	}
	d->trouble.on = d->waiting != NULL;
	desk_refresh(d);
	return true;
}

void desk_go_view(struct desk *d, enum view_id view)
{
	edit_set(&d->filter, "");
	d->filter_open = false;
	d->line_open = false;
	d->view = view;
	if (views[view]->enter)
		views[view]->enter(d);
}

/* A copy that fails costs nothing yet: the hub and its journal are whole. */
static void say_copy(struct desk *d, enum status s, const struct err *e)
{
	if (s != OK)
		desk_say(d, ROLE_WARNING, "%s", e->msg);
}

void desk_rest(struct desk *d)
{
	struct err e = {0};

	/* While lines wait to be stored a copy would take the room that they need. */
	if (d->waiting) {
		store_rest_drafts(d->store);
		return;
	}
	say_copy(d, store_rest(d->store, &e), &e);
	erase_go_on(d);
}

void desk_go_part(struct desk *d, int part)
{
	/* An unfinished line stays where it was typed: it is asked back on return. */
	if (part < -1 || part >= d->n_parts)
		return;
	overlay_clear(d);
	d->part = part;
	where_part(d);
	store_want_copy(d->store, "part");
	desk_go_view(d, part < 0 ? VIEW_PREPARE : d->parts[part].view);
}

/* Nobody has to remember that something was only half filled in. */
static void say_left(struct desk *d)
{
	const char *form = drafts_form_left(d);

	if (form)
		desk_say(d, ROLE_WARNING,
		         _("You were filling in: %s. Open that again: it is still there."), form);
}

static bool is_unanswered(const struct desk *d, int64_t session_id)
{
	for (int i = 0; i < d->start.n_unanswered; i++)
		if (d->start.unanswered[i].session_id == session_id)
			return true;
	return false;
}

static enum session_status status_in_list(const struct desk *d)
{
	for (int i = 0; i < d->start.n; i++)
		if (d->start.rows[i].id == d->session_id)
			return d->start.rows[i].status;
	return d->snap.sessions->status;
}

bool desk_open_session(struct desk *d, int64_t session_id)
{
	const struct overdue *overdue;

	read_hub(d);
	if (!read_session(d, session_id))
		return false;
	/* Only a session that could be read is gone back to after a restart. */
	where_session(d);
	memset(&d->ideas, 0, sizeof(d->ideas));
	memset(&d->solutions, 0, sizeof(d->solutions));
	d->clustering.question_id = d->clustering.inside = d->vote.question_id = 0;
	memset(&d->report_back.list, 0, sizeof(d->report_back.list));
	marks_clear(&d->clustering.marks);
	drafts_take(d);
	desk_go_part(d, where_part_to_open(d, status_in_list(d)));
	overdue = names_overdue(d, session_id);
	if (is_unanswered(d, session_id))
		desk_say(
		        d, ROLE_WARNING, "%s",
		        K_("People wait for an answer. {follow-up} in Closing says what becomes of "
		           "their proposals."));
	if (overdue)
		desk_say(d, ROLE_WARNING, "%s", overdue_sentence(d, overdue));
	say_left(d);
	return true;
}

void desk_close_session(struct desk *d)
{
	drafts_let_go(d);
	where_leave(d);
	d->session_id = 0;
	d->n_parts = 0;
	where_session(d);
	overlay_clear(d);
	desk_refresh(d);
	desk_go_view(d, VIEW_START);
}

static void tell_slow(void *arg)
{
	struct desk *d = arg;

	d->slow_told = true;
	d->show_slow(d->show_slow_arg, _("Storing..."));
}

void desk_on_slow(struct desk *d, void (*show)(void *arg, const char *sentence), void *arg)
{
	d->show_slow = show;
	d->show_slow_arg = arg;
	store_on_slow(d->store, show ? tell_slow : NULL, d);
}

void desk_on_wait(struct desk *d, bool (*wants_stop)(void *arg), void *arg)
{
	d->wants_stop = wants_stop;
	d->wants_stop_arg = arg;
}

/* In an orderly way: the next start begins with the list of sessions. */
static void leave_hub(struct desk *d)
{
	struct err e;

	where_left(d);
	/* A copy that fails is made the next time. */
	if (store_keep_wanted(d->store, &e) != OK)
		err_clear(&e);
	store_close(d->store);
	d->store = NULL;
}

static enum status open_hub(struct desk *d, const char *path, bool create, struct err *e)
{
	struct store *fresh = NULL;
	enum store_mode mode = d->read_only ? STORE_READ : create ? STORE_CREATE : STORE_WRITE;
	enum status s = store_open(path, mode, d->clock, &fresh, e);

	/* Of the first one that is done when its screen is there, see desk_begin. */
	if (s == OK && d->begun)
		s = store_look_through(fresh, e);
	if (s != OK) {
		store_close(fresh);
		return s;
	}
	if (d->store)
		leave_hub(d);
	d->store = fresh;
	free_pointer(&d->path);
	d->path = xstrdup(path);
	d->session_id = 0;
	arena_reset(d->frame);
	d->practice = store_is_practice(d->store);
	/* What does not count needs no second place. */
	if (!d->practice)
		store_set_second_place(d->store, settings_text(d->settings, SETTING_SECOND_PLACE));
	if (d->show_slow)
		store_on_slow(fresh, tell_slow, d);
	where_opened(d);
	return OK;
}

/* The session of today, else the one that is running: that is where the facilitator was or
 * will be, and another one is easily opened by mistake (domain.md 7, case 34). */
static void choose_session(struct desk *d)
{
	int best = 0;
	char today[DATE_SIZE];

	moment_date(desk_now(d), today);
	d->start.list.selected = 0;
	for (int i = 0; i < d->start.n; i++) {
		const struct session_row *r = &d->start.rows[i];
		int worth = 2 * (strcmp(r->date, today) == 0) + (r->status == SESSION_OPEN);

		/* Of two the newest. */
		if (worth > 0 && worth >= best) {
			best = worth;
			d->start.list.selected = r->id;
		}
	}
}

void desk_say_notice(struct desk *d)
{
	char notice[NOTICE_SIZE];

	if (store_take_notice(d->store, notice))
		desk_say(d, ROLE_WARNING, "%s", notice);
}

enum status desk_open_hub(struct desk *d, const char *path, struct err *e)
{
	return open_hub(d, path, false, e);
}

bool desk_switch_hub(struct desk *d, const char *path)
{
	struct err e = {0};

	if (d->waiting) {
		trouble_say(d);
		return false;
	}
	if (open_hub(d, path, false, &e) != OK) {
		desk_say(d, ROLE_ERROR, "%s", e.msg);
		return false;
	}
	desk_close_session(d);
	choose_session(d);
	desk_say_notice(d);
	return true;
}

enum status desk_new(const struct desk_options *o, struct clock *clock, struct desk **out,
                     struct err *e)
{
	struct desk *d = xcalloc(1, sizeof(*d));
	enum status s;
	int i;

	d->clock = clock;
	d->read_only = o->read_only || o->looks_on;
	d->looks_on = o->looks_on;
	d->settings = o->settings;
	d->arena = arena_new();
	d->stage_arena = arena_new();
	d->frame = arena_new();
	d->start.arena = arena_new();
	d->names.arena = arena_new();
	d->journal.arena = arena_new();
	d->practice_path = o->practice_path ? xstrdup(o->practice_path) : NULL;
	for (i = 0; i < LINE_COUNT; i++)
		edit_init(&d->lines[i], i == LINE_POINT ? TEXT_MAX_FIELD : TEXT_MAX_IDEA);
	d->line = &d->lines[LINE_IDEA];
	edit_init(&d->filter, 60);
	edit_init(&d->vote.number, 4);
	s = open_hub(d, o->path, o->create, e);
	if (s != OK) {
		desk_free(d);
		return s;
	}
	desk_close_session(d);
	choose_session(d);
	say_left(d);
	where_return(d);
	desk_say_notice(d);
	settings_say_problems(d);
	if (d->looks_on)
		desk_say(d, ROLE_WARNING, "%s",
		         K_("Another window works with this file. This one looks on. {take-over} "
		            "asks to take over."));
	*out = d;
	return OK;
}

void desk_free(struct desk *d)
{
	int i;

	if (!d)
		return;
	overlay_clear(d);
	desk_free_retired(d);
	if (d->left)
		leave_hub(d);
	else
		store_close(d->store);
	hall_let_go(d);
	drafts_let_go(d);
	waiting_let_go(d);
	for (i = 0; i < LINE_COUNT; i++)
		edit_fini(&d->lines[i]);
	edit_fini(&d->filter);
	edit_fini(&d->vote.number);
	arena_free(d->arena);
	arena_free(d->stage_arena);
	arena_free(d->frame);
	arena_free(d->start.arena);
	arena_free(d->names.arena);
	arena_free(d->journal.arena);
	arena_free(d->taking.arena);
	arena_free(d->intake.arena);
	arena_free(d->idea_rows.arena);
	arena_free(d->report.arena);
	arena_free(d->report.preview.arena);
	free(d->report.written);
	arena_free(d->personal.arena);
	free_pointer(&d->report_back.taken);
	free_pointer(&d->path);
	free_pointer(&d->practice_path);
	free_pointer(&d->own_path);
	free_pointer(&d->copied);
	free(d);
}

bool desk_done(const struct desk *d)
{
	return d->done;
}

bool desk_take_suspend(struct desk *d)
{
	bool want = d->want_suspend;

	d->want_suspend = false;
	return want;
}

bool desk_take_redraw(struct desk *d)
{
	bool want = d->want_redraw;

	d->want_redraw = false;
	return want;
}

bool desk_take_unasked(struct desk *d)
{
	bool unasked = d->unasked && d->slow_told;

	d->unasked = d->slow_told = false;
	return unasked;
}

bool desk_wants_terminal(const struct desk *d)
{
	return d->want_suspend || d->want_redraw || d->want_editor || d->want_copy || d->unasked;
}

int desk_watch_fd(struct desk *d)
{
	return store_bell_fd(d->store);
}

/* due: -1 is never. */
static int earlier(int wait, int due)
{
	return due >= 0 && due < wait ? due : wait;
}

int desk_next_tick(const struct desk *d)
{
	int64_t now = desk_now(d);
	/* What waits to be stored is tried again; till then nothing else is done. */
	int due = d->waiting ? -1 : store_rest_due(d->store);
	int wait = (int)(60000 - now % 60000);

	/* Another desk is listened to. */
	if (!desk_writes(d) || d->asked_by)
		wait = (int)(1000 - now % 1000);
	wait = earlier(wait, part_clock_due(d));
	wait = earlier(wait, trouble_due(d));
	return earlier(wait, due);
}

/* The line of the view that text goes to, when nothing lies over it. */
static struct edit *typed_line(struct desk *d)
{
	const struct view_ops *v = views[d->view];

	return !d->overlay && !d->filter_open && v->typing ? v->typing(d) : NULL;
}

void desk_draw(struct desk *d, struct canvas *c)
{
	arena_reset(d->frame);
	d->rows = canvas_rows(c);
	d->cols = canvas_cols(c);
	canvas_reset(c, d->rows, d->cols);
	frame_draw(d, c);
	d->typed = typed_line(d);
}

bool desk_draw_typed(struct desk *d, struct canvas *c)
{
	struct edit *line = typed_line(d);
	struct rect area = canvas_entry(c);

	if (!line || line != d->typed || edit_rows(line, area.cols) != area.rows)
		return false;
	canvas_fill(c, area, ROLE_NORMAL, ' ');
	edit_draw(line, c, area, true);
	return true;
}
