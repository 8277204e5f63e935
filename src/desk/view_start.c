/* The start screen: the sessions of this hub, a new one, practising. */
#include "names.h"
#include "overlay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "file.h"
#include "mem.h"
#include "runsheet.h"
#include "text.h"
#include "tr.h"

static const char *status_word(enum session_status s)
{
	switch (s) {
	case SESSION_OPEN:
		return _("busy");
	case SESSION_CLOSED:
		return _("closed");
	case SESSION_PREPARED:
	case SESSION_STATUS_COUNT:
		break;
	}
	return _("prepared");
}

static struct row *make_rows(struct desk *d, int *n)
{
	struct row *rows = arena_array(d->frame, (size_t)d->start.n + 1, sizeof(*rows));
	char date[64];
	int i;

	*n = 0;
	/* The newest first: that is the one people come for. */
	for (i = d->start.n - 1; i >= 0; i--) {
		const struct session_row *s = &d->start.rows[i];
		struct row *r = &rows[*n];

		date_short(s->date, date, sizeof(date));
		r->id = s->id;
		r->left = arena_printf(d->frame, "%d  %s", s->number, date);
		r->text = s->title;
		r->right = status_word(s->status);
		r->role = s->status == SESSION_OPEN ? ROLE_STRONG : ROLE_NORMAL;
		(*n)++;
	}
	*n = list_filter(&d->start.list, rows, *n, edit_text(&d->filter));
	return rows;
}

/* A list that could not be read is not an empty one. */
static const char *no_session_reason(const struct desk *d)
{
	return d->start.unread ? _("The sessions in this file could not be read.")
	                       : K_("There is no session yet. Press {session-new} to make one, or "
	                            "{practice} to practise.");
}

/* What was promised to people comes before what is kept of them too long. */
static const char *late_sentence(struct desk *d, int i)
{
	const struct overdue *u = &d->start.unanswered[i];
	char day[64];

	if (i >= d->start.n_unanswered)
		return overdue_sentence(d, &d->start.overdue[i - d->start.n_unanswered]);
	date_typed(u->until, day, sizeof(day));
	return arena_printf(
	        d->frame,
	        ngettext("Session %d: %d proposal with * without status, answer promised by %s.",
	                 "Session %d: %d proposals with * without status, answer promised by %s.",
	                 (unsigned long)u->n),
	        u->session_number, u->n, day);
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	int late = d->start.n_overdue + d->start.n_unanswered, below = late ? late + 1 : 0, n, i;
	struct rect list;
	struct row *rows;

	/* What is late gives way to the list, but not all of it. */
	if (below > area.rows / 2)
		below = area.rows / 2;
	list = (struct rect){area.row + 2, area.col, area.rows - 2 - below, area.cols};
	for (i = 0; i < below - 1; i++) {
		int row = area.row + area.rows - below + 1 + i;

		canvas_put(c, row, area.col, 1, ROLE_WARNING, "!");
		canvas_put_fit(c, row, area.col + 2, area.cols - 3, ROLE_WARNING,
		               late_sentence(d, i));
	}

	canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING,
	               _("Which session do you want to open?"));
	rows = make_rows(d, &n);
	draw_list(d, &d->start.list, c, list, rows, n, true, no_session_reason(d));
}

/* ---- a new session ---- */

static bool make_session(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct runsheet_choice *choices;
	struct runsheet_options o = {0};
	struct snapshot s = {.arena = d->frame};
	int64_t session_id = 0;
	int n;

	if (runsheet_list(d->frame, &choices, &n, e) != OK)
		return false;
	o.title = v->text[0];
	o.date = v->text[1];
	o.start = v->text[2];
	o.place = v->text[3];
	if (id < 0 || id >= n || runsheet_load(choices[id].name, &o, &s, e) != OK ||
	    store_add_session(d->store, &s, &session_id, e) != OK)
		return false;
	if (desk_open_session(d, session_id))
		desk_say(d, ROLE_GOOD, "%s",
		         _("The session is made. Look it through here, then go to the agenda."));
	return true;
}

static void template_chosen(struct desk *d, int value, int64_t id)
{
	char today[DATE_SIZE];
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT,
	         .label = _("Title"),
	         .value = "",
	         .max = TEXT_MAX_TITLE,
	         .optional = true},
	        {.kind = FORM_DATE, .label = _("Date"), .value = today},
	        {.kind = FORM_TIME, .label = _("Start"), .value = "13:00"},
	        {.kind = FORM_TEXT,
	         .label = _("Place"),
	         .value = "",
	         .max = TEXT_MAX_TITLE,
	         .optional = true},
	};

	(void)id;
	moment_date(desk_now(d), today);
	form_open(d, _("A new session"), fields, N_ITEMS(fields), make_session, value);
}

static void new_session(struct desk *d)
{
	struct runsheet_choice *choices;
	struct err e = {0};
	int i, n;

	if (runsheet_list(d->frame, &choices, &n, &e) != OK) {
		desk_say(d, ROLE_ERROR, "%s", e.msg);
		return;
	}
	choice_open(d, _("Which runsheet do you take?"), template_chosen, 0);
	for (i = 0; i < n; i++)
		choice_add(d, i, "",
		           arena_printf(d->frame, "%s. %s", choices[i].title, choices[i].about),
		           "");
}

static void leave_practice(struct desk *d)
{
	AUTO_FREE char *own = xstrdup(d->own_path);

	desk_switch_hub(d, own);
}

static void practise(struct desk *d)
{
	struct err e = {0};
	char *own = xstrdup(d->path);

	if (!d->practice_path) {
		desk_say(d, ROLE_WARNING, "%s", _("There is no folder for the practice session."));
	} else if (!file_exists(d->practice_path) &&
	           practice_make(d->practice_path, d->clock, &e) != OK) {
		desk_say(d, ROLE_ERROR, "%s", e.msg);
	} else if (desk_switch_hub(d, d->practice_path)) {
		free_pointer(&d->own_path);
		d->own_path = own;
		return;
	}
	free(own);
}

static const char *label(struct desk *d, enum action a)
{
	const char *slash;

	if (a != ACTION_PRACTICE || !d->practice || !d->own_path)
		return NULL;
	slash = strrchr(d->own_path, '/');
	return arena_printf(d->frame, _("Back to %s"), slash ? slash + 1 : d->own_path);
}

static void settle_list(struct desk *d)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list_settle(&d->start.list, rows, n);
}

static bool action(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	if (list_move(&d->start.list, rows, n, a))
		return true;
	switch (a) {
	case ACTION_SESSION_OPEN:
		if (desk_open_session(d, d->start.list.selected))
			trouble_resume(d);
		return true;
	case ACTION_SESSION_NEW:
		new_session(d);
		return true;
	case ACTION_PRACTICE:
		if (d->practice)
			leave_practice(d);
		else
			practise(d);
		return true;
	default:
		return false;
	}
}

/* The number that stands before a session chooses it; it is opened with a key of its own, so that
 * a slip opens nothing. */
static bool choose_number(struct desk *d, int number)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	for (int i = 0; i < d->start.n; i++) {
		if (d->start.rows[i].number != number)
			continue;
		for (int k = 0; k < n; k++)
			if (rows[k].id == d->start.rows[i].id) {
				d->start.list.selected = rows[k].id;
				return true;
			}
	}
	return false;
}

static bool key(struct desk *d, struct key k)
{
	return k.mods == 0 && k.code >= '1' && k.code <= '9' &&
	       action_find(CTX_START, k, false) == ACTION_NONE &&
	       choose_number(d, (int)k.code - '0');
}

static const char *disabled(struct desk *d, enum action a)
{
	if (a == ACTION_SESSION_OPEN && d->start.n == 0)
		return no_session_reason(d);
	if (a == ACTION_PRACTICE && d->practice && !d->own_path)
		return K_("This is the practice session already. {session-new} makes a session to "
		          "practise with.");
	if (a == ACTION_PRACTICE && d->read_only)
		return _("This window only reads.");
	return NULL;
}

const struct view_ops view_start = {
        .context = CTX_START,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .key = key,
        .disabled = disabled,
        .label = label,
        .what = N_("The sessions in this file. Each keeps its agenda, ideas, votes and report."),
        .now = N_("Choose a session with the arrows or its number and press Enter. Or make a "
                  "new one with {session-new}."),
        .next = N_("You look the session through, and start with the agenda."),
};
