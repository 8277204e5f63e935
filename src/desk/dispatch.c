/* From an event to what is done about it: overlay, line, keymap, action. */
#include "agenda.h"
#include "drafts.h"
#include "erasing.h"
#include "last_time.h"
#include "mouse.h"
#include "overlay.h"
#include "window.h"

#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- undo ---- */

static void undo_or_redo(struct desk *d, bool undo)
{
	/* The snapshot that is replaced stays until the end of this turn. */
	const struct agenda_item *running = agenda_running(d);
	struct journal_entry j;
	struct err e = {0};
	char sentence[200];
	enum status s;

	s = undo ? store_undo(d->store, d->session_id, &j, &e)
	         : store_redo(d->store, d->session_id, &j, &e);
	if (!desk_did(d, s, &e))
		return;
	agenda_follow(d, j.action, running);
	vote_follow(d, j.action, undo);
	journal_sentence(&j, sentence, sizeof(sentence));
	desk_say(d, ROLE_GOOD, undo ? _("Undone: %s") : _("Done again: %s"), sentence);
}

/* Why there is no step to take back, or to do again; NULL: there is one. */
static const char *no_step(struct desk *d, bool undo)
{
	struct no_step *known = undo ? &d->no_undo : &d->no_redo;
	struct err e = {0};

	/* Finding out takes longer than drawing: once for each reading, whose arena it is in. */
	if (known->reading == d->reading)
		return known->why;
	known->reading = d->reading;
	known->why = NULL;
	/* A journal that cannot be read is said when the key is pressed. */
	if (store_has_undo(d->store, d->session_id, undo, &e) == E_NOT_FOUND)
		known->why = arena_strdup(d->arena, e.msg);
	err_clear(&e);
	return known->why;
}

/* ---- leaving ---- */

enum { UNFINISHED_COLS = 60 };

static void leave_now(struct desk *d, int value, int64_t id)
{
	(void)value;
	(void)id;
	d->left = d->done = true;
}

static void leave_session_now(struct desk *d, int value, int64_t id)
{
	(void)value;
	(void)id;
	desk_close_session(d);
}

/* A line with something that is not stored, "" when there is none.  A point that is there already
 * stands in its line too.  The beginning is enough to know it by. */
static const char *unfinished_line(struct desk *d)
{
	const char *text = "";
	size_t len;
	int i;

	for (i = 0; i < LINE_COUNT && !text[0]; i++)
		if (i != LINE_POINT || report_back_unfinished(d))
			text = edit_text(&d->lines[i]);
	len = text_fit(text, UNFINISHED_COLS, NULL);
	return text[len] ? arena_printf(d->frame, "%.*s…", (int)len, text) : text;
}

/* True when a line is not stored: then done is called only after a yes. */
static bool ask_unfinished(struct desk *d, answer_fn *done)
{
	const char *line = unfinished_line(d);

	/* Of a closed session it cannot be stored any more; it is there when that is reopened. */
	if (d->session_id && d->snap.sessions->status == SESSION_CLOSED)
		return false;

	if (!line[0])
		return false;
	ask_yes(d,
	        arena_printf(d->frame,
	                     d->drafts_failed
	                             ? _("This line is not stored and gets lost: \"%s\". Leave "
	                                 "all the same?")
	                             : _("This line is not stored yet: \"%s\". It will be there "
	                                 "when you come back. Leave?"),
	                     line),
	        done, 0);
	return true;
}

static void leave(struct desk *d)
{
	if (is_asked(d, leave_now))
		return;
	if (d->waiting)
		ask_yes(d,
		        d->drafts_failed
		                ? _("Lines that are not stored get lost. Leave all the same?")
		                : _("Lines wait to be stored. That is tried again when "
		                    "you open the session. Leave?"),
		        leave_now, 0);
	else if (overlay_unfinished(d))
		ask_yes(d,
		        drafts_have_form(d)
		                ? _("What you filled in is not stored yet. It will be there "
		                    "when you open it again. Leave?")
		                : _("What you filled in is not stored and gets lost. Leave all "
		                    "the same?"),
		        leave_now, 0);
	else if (ask_unfinished(d, leave_now))
		return;
	else if (d->stage.clock.state == CLOCK_RUNNING && d->session_id)
		ask_yes(d, _("The clock is running. Leave all the same? Everything is stored."),
		        leave_now, 0);
	else
		leave_now(d, 1, 0);
}

bool leaving_is_asked(const struct desk *d)
{
	return is_asked_now(d, leave_now);
}

/* Unfinished lines are of one session, and are there again when it is opened.  Another hub is
 * opened from the start screen alone. */
static void leave_session(struct desk *d)
{
	const char *line = arena_strdup(d->frame, unfinished_line(d));

	if (d->drafts_failed && ask_unfinished(d, leave_session_now))
		return;
	leave_session_now(d, 1, 0);
	if (line[0])
		desk_say(d, ROLE_WARNING, _("Not stored yet, and kept with the session: \"%s\""),
		         line);
}

/* ---- actions ---- */

static const char *no_file_reason(struct desk *d, enum action a)
{
	if ((action_info(a)->flags & ACT_WRITES) && !desk_writes(d))
		return _("This window only reads.");
	if (d->session_id && d->n_parts && (action_info(a)->flags & ACT_WRITES) &&
	    d->snap.sessions->status == SESSION_CLOSED && !(action_info(a)->flags & ACT_CLOSED))
		return K_("This session is closed. Reopen it with {session-reopen} in Closing to "
		          "change something.");
	return NULL;
}

const char *desk_disabled(struct desk *d, enum action a)
{
	const struct view_ops *v = views[d->view];
	const char *reason = a == ACTION_TAKE_OVER ? take_over_disabled(d) : no_file_reason(d, a);

	if (!reason && a == ACTION_PRACTICE_TAKE)
		reason = take_disabled(d);
	if (!reason && d->session_id && (a == ACTION_UNDO || a == ACTION_REDO))
		reason = no_step(d, a == ACTION_UNDO);
	if (!reason && d->session_id && a == ACTION_LAST_TIME)
		reason = last_time_disabled(d);
	if (!reason && a == ACTION_COPY)
		reason = copy_disabled(d);
	if (!reason && v->disabled && (action_info(a)->contexts & v->context))
		reason = v->disabled(d, a);
	return reason;
}

const char *desk_label(struct desk *d, enum action a)
{
	const struct view_ops *v = views[d->view];
	const char *label = NULL;

	if (v->label && (action_info(a)->contexts & v->context))
		label = v->label(d, a);
	return gettext(label ? label : action_info(a)->label);
}

/* A key can ask for a part that there is not. */
static void go_part(struct desk *d, int part)
{
	if (part < -1)
		desk_say(d, ROLE_DIM, "%s", _("This is the first part."));
	else if (part >= d->n_parts)
		desk_say(d, ROLE_DIM, _("The last part is %d, %s."), d->n_parts,
		         d->parts[d->n_parts - 1].title);
	else
		desk_go_part(d, part);
}

/* Actions that work in every view; false for the others. */
static bool do_everywhere(struct desk *d, enum action a)
{
	switch (a) {
	case ACTION_HELP:
		show_help(d);
		return true;
	case ACTION_PALETTE:
		show_palette(d);
		return true;
	case ACTION_SETTINGS:
		settings_show(d);
		return true;
	case ACTION_MESSAGES:
		messages_show(d);
		return true;
	case ACTION_JOURNAL:
		d->journal.from = d->view;
		d->journal.from_typing = d->line_open;
		desk_go_view(d, VIEW_JOURNAL);
		return true;
	case ACTION_LAST_TIME:
		last_time_show(d);
		return true;
	case ACTION_FOLLOW_UP:
		desk_go_view(d, VIEW_FOLLOW_UP);
		return true;
	case ACTION_QUIT:
		leave(d);
		return true;
	case ACTION_REDRAW:
		d->want_redraw = true;
		return true;
	case ACTION_TAKE_OVER:
		take_over(d);
		return true;
	case ACTION_PRACTICE_TAKE:
		take_from_practice(d);
		return true;
	case ACTION_COPY:
		copy_line(d);
		return true;
	case ACTION_SUSPEND:
		d->want_suspend = true;
		return true;
	case ACTION_FILTER:
		d->filter_open = true;
		return true;
	case ACTION_UNDO:
	case ACTION_REDO:
		undo_or_redo(d, a == ACTION_UNDO);
		return true;
	case ACTION_PART_NEXT:
		go_part(d, d->part + 1);
		return true;
	case ACTION_PART_PREVIOUS:
		go_part(d, d->part - 1);
		return true;
	case ACTION_ERASE:
		erase_selected(d);
		return true;
	case ACTION_ERASE_FIND:
		erase_find(d);
		return true;
	case ACTION_SESSIONS:
		leave_session(d);
		return true;
	case ACTION_HALL:
		hall_choose(d);
		return true;
	case ACTION_HALL_HERE:
		hall_here(d);
		return true;
	case ACTION_HALL_MORE:
	case ACTION_HALL_LESS:
		hall_step(d, a == ACTION_HALL_MORE ? 1 : -1);
		return true;
	case ACTION_HALL_MESSAGE:
		hall_message(d);
		return true;
	case ACTION_BLACK:
		hall_black(d);
		return true;
	case ACTION_PAUSE:
		hall_pause(d);
		return true;
	case ACTION_CLOCK:
		part_clock_toggle(d);
		return true;
	case ACTION_CLOCK_MORE:
	case ACTION_CLOCK_LESS:
		part_clock_add(d, a == ACTION_CLOCK_MORE ? 1 : -1);
		return true;
	default:
		return false;
	}
}

bool desk_do(struct desk *d, enum action a)
{
	const struct view_ops *v = views[d->view];
	const char *reason;

	if (a == ACTION_NONE)
		return false;
	reason = desk_disabled(d, a);
	if (reason) {
		desk_say(d, ROLE_WARNING, "%s", reason);
		return true;
	}
	if ((v->action && v->action(d, a)) || do_everywhere(d, a))
		return true;
	if (a != ACTION_BACK)
		return false;
	if (edit_empty(&d->filter) && d->session_id)
		desk_say(d, ROLE_DIM, "%s", K_("{sessions}: list of sessions"));
	edit_set(&d->filter, "");
	return true;
}

/* ---- events ---- */

/* Keys are text: in what lies over the view, in a search, or in the line of the view. */
static bool is_text_wanted(struct desk *d)
{
	const struct view_ops *v = views[d->view];

	if (d->overlay)
		return d->overlay->ops->typing;
	return d->filter_open || (v->typing && v->typing(d));
}

void desk_say_no_use(struct desk *d, struct key k)
{
	char name[40], help[40];

	desk_say(d, ROLE_DIM, _("%s does nothing here. %s shows all keys."),
	         key_name(k, name, sizeof(name)),
	         action_first_key(ACTION_HELP, is_text_wanted(d), help, sizeof(help)));
}

/* Says what did not fit in the line: nothing that is typed or pasted goes in silence. */
static void say_refusal(struct desk *d, const struct edit *line)
{
	char sentence[160];

	if (edit_refusal(line, sentence, sizeof(sentence))[0])
		desk_say(d, ROLE_WARNING, "%s", sentence);
}

static void filter_key(struct desk *d, struct key k)
{
	if (k.code == KEY_ESCAPE || (k.code == 'c' && k.mods == KEY_CTRL)) {
		edit_set(&d->filter, "");
		d->filter_open = false;
	} else if (k.code == KEY_ENTER_) {
		d->filter_open = false;
	} else if (edit_key(&d->filter, k)) {
		say_refusal(d, &d->filter);
	} else {
		desk_do(d, action_find(views[d->view]->context, k, true));
	}
}

/* What nothing may block: something private can be on the hall's screen at any moment, and a
 * question or a form must not keep anybody in.  The other keys stay of what lies over the view: a
 * step taken back, or an action of the palette, could take away what is being filled in. */
static bool always_key(struct desk *d, struct key k)
{
	enum action a = action_find(views[d->view]->context, k, true);

	/* Another window waits for an answer: what is filled in here is among the drafts. */
	if (a == ACTION_NONE || (!(action_info(a)->flags & ACT_ALWAYS) &&
	                         !(a == ACTION_TAKE_OVER && d->asked_by && !d->answers)))
		return false;
	/* In help the key of help leaves it again. */
	if (d->overlay && is_help(d->overlay) && a == ACTION_HELP)
		return false;
	/* What is said about it must be seen. */
	if (d->overlay && d->overlay->ops->full)
		overlay_pop(d);
	desk_do(d, a);
	return true;
}

void desk_press(struct desk *d, struct key k)
{
	const struct view_ops *v = views[d->view];
	struct edit *line;
	enum action a;

	if (always_key(d, k))
		return;
	if (d->overlay) {
		d->overlay->ops->key(d, d->overlay, k);
		return;
	}
	if (d->filter_open) {
		filter_key(d, k);
		return;
	}
	line = v->typing ? v->typing(d) : NULL;
	if (v->key && v->key(d, k))
		return;
	/* Nothing begins with a question mark: on an empty line it asks for help. */
	if (line && edit_empty(line) && k.code == '?' &&
	    action_find(v->context, k, false) == ACTION_HELP)
		line = NULL;
	/* Ctrl-Z and Ctrl-Y are of the typing first, then of the stored steps. */
	if (line && edit_key(line, k)) {
		say_refusal(d, line);
		return;
	}
	a = action_find(v->context, k, line != NULL);
	if (a == ACTION_NONE && !line && d->session_id && k.mods == 0 && k.code >= '0' &&
	    k.code <= '9')
		go_part(d, (int)k.code - '1');
	else if (!desk_do(d, a) && !line)
		desk_say_no_use(d, k);
}

static void handle_paste(struct desk *d, const struct event *ev)
{
	const struct view_ops *v = views[d->view];
	struct edit *line = v->typing ? v->typing(d) : NULL;
	/* A form may ask for a text with lists; what it is for decides when it is stored. */
	enum text_kind kind = d->overlay ? TEXT_MARKDOWN : TEXT_BLOCK;
	AUTO_FREE char *text = NULL;
	struct err e = {0};

	if (ev->len > TEXT_MAX_PASTE_BYTES) {
		desk_say(d, ROLE_WARNING, _("This is too much to paste at once: at most %d kB."),
		         TEXT_MAX_PASTE_BYTES / 1024);
		return;
	}
	if (text_clean(ev->text, ev->len, kind, TEXT_MAX_PASTE_BYTES, &text, &e) != OK) {
		desk_say(d, ROLE_WARNING, "%s", e.msg);
		return;
	}
	if (d->overlay) {
		if (d->overlay->ops->paste)
			d->overlay->ops->paste(d, d->overlay, text);
	} else if (d->filter_open) {
		edit_insert(&d->filter, text);
		say_refusal(d, &d->filter);
	} else if (v->paste && v->paste(d, text)) {
		return;
	} else if (line) {
		edit_insert(line, text);
		say_refusal(d, line);
	}
}

/* What comes from a person while the window is too small to see what it would do.  Returns true
 * when it goes no further: all but leaving, drawing anew, and the answer to whether to leave. */
static bool keep_out(struct desk *d, const struct event *ev)
{
	bool asked = leaving_is_asked(d);
	enum action a;

	if (!frame_is_too_small(d))
		return false;
	switch (ev->type) {
	case EVENT_KEY:
		a = action_find(views[d->view]->context, ev->key, asked || is_text_wanted(d));
		return a != ACTION_QUIT && a != ACTION_REDRAW &&
		       !(asked && (a == ACTION_NONE || a == ACTION_BACK));
	case EVENT_PASTE:
		desk_say(d, ROLE_WARNING, "%s",
		         _("The window was too small, so what you pasted did not come in. Paste it "
		           "again."));
		return true;
	case EVENT_MOUSE:
		return !asked;
	default:
		return false;
	}
}

static void take_size(struct desk *d, const struct event *ev)
{
	d->rows = ev->rows;
	d->cols = ev->cols;
}

/* What was said has been seen, and what was asked with it counts for this one only. */
static void begin_input(struct desk *d)
{
	d->message[0] = '\0';
	d->hall.asked_before = d->hall.asked_about;
	d->hall.asked_about = 0;
}

void desk_event(struct desk *d, const struct event *ev)
{
	arena_reset(d->frame);
	desk_free_retired(d);
	if (views[d->view]->settle)
		views[d->view]->settle(d);
	switch (keep_out(d, ev) ? EVENT_NONE : ev->type) {
	case EVENT_KEY:
		if (ev->key.code == KEY_UNKNOWN)
			return;
		/* The screen as it is, with its message, and also while something is asked. */
		if (action_find(views[d->view]->context, ev->key, true) == ACTION_REDRAW) {
			d->want_redraw = true;
			return;
		}
		begin_input(d);
		d->clicked.kind = 0;
		desk_press(d, ev->key);
		break;
	case EVENT_PASTE:
		begin_input(d);
		d->clicked.kind = 0;
		handle_paste(d, ev);
		break;
	case EVENT_BELL:
		/* For the writer it rings when another desk asks: every change is its own. */
		if (desk_writes(d))
			store_bell_drain(d->store);
		else
			desk_reload(d);
		two_desks_look(d);
		break;
	case EVENT_TICK:
		/* A bell can be missed: so a desk that only reads looks by itself too. */
		if (!desk_writes(d) && store_data_version(d->store) != d->data_version)
			desk_reload(d);
		where_tick(d);
		if (views[d->view]->tick && !d->message[0])
			views[d->view]->tick(d);
		trouble_try(d);
		desk_rest(d);
		two_desks_look(d);
		break;
	case EVENT_HANGUP:
	case EVENT_TERMINATE:
		d->done = true;
		break;
	case EVENT_MOUSE:
		begin_input(d);
		mouse_event(d, ev);
		break;
	case EVENT_RESIZE:
	case EVENT_CONTINUE:
		take_size(d, ev);
		break;
	case EVENT_NONE:
		break;
	}
	if (d->asked_by)
		two_desks_look(d);
	drafts_keep(d);
	desk_say_notice(d);
	if (d->trouble.on && !d->message[0])
		trouble_say(d);
	if (d->drafts_failed && !d->message[0])
		drafts_say_failed(d);
	messages_keep(d);
}
