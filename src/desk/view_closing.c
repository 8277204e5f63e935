/* Closing: a line for everything that is filled in at the end, and closing itself.  The forms are
 * in closing_forms.c. */
#include "closing.h"
#include "correct.h"
#include "follow_up.h"
#include "names.h"
#include "open_points.h"
#include "overlay.h"

#include "date.h"
#include "report.h"
#include "text.h"
#include "tr.h"

/* Nobody counted them for the report yet. */
static const char *voters_text(struct desk *d, int n)
{
	return arena_printf(d->frame,
	                    ngettext("%d voter; not counted yet", "%d voters; not counted yet",
	                             (unsigned long)n),
	                    n);
}

static const char *heads_text(struct desk *d, enum head_moment m)
{
	const struct head_count *h = find_heads(&d->snap, m);

	if (!h && closing_known_people(d, m) > 0)
		return voters_text(d, closing_known_people(d, m));
	if (!h)
		return "-";
	if (h->residents + h->care + h->policy + h->other == 0)
		return arena_printf(d->frame,
		                    ngettext("%d person", "%d people", (unsigned long)h->total),
		                    h->total);
	if (h->other == 0)
		return arena_printf(d->frame,
		                    _("%d people: %d residents, %d care and welfare, %d policy"),
		                    h->total, h->residents, h->care, h->policy);
	return arena_printf(d->frame,
	                    _("%d people: %d residents, %d care and welfare, %d policy, %d other"),
	                    h->total, h->residents, h->care, h->policy, h->other);
}

static void heads_line(struct desk *d, struct row *r, enum head_moment m)
{
	bool is_dim = !find_heads(&d->snap, m) && closing_known_people(d, m) > 0;

	*r = (struct row){.id = ID_HEADS + (int)m,
	                  .left = closing_moment(m),
	                  .text = heads_text(d, m),
	                  .right = "",
	                  .role = is_dim ? ROLE_DIM : ROLE_NORMAL};
}

static const char *date_text(struct desk *d, const struct next_date *n)
{
	char date[80];

	if (!n->date[0])
		return arena_printf(d->frame, "%s: %s", n->title, _("date to be announced"));
	date_full(n->date, date, sizeof(date));
	return arena_printf(d->frame, "%s: %s %s%s%s%s%s", n->title, date, n->time_from,
	                    n->time_to[0] ? "-" : "", n->time_to, n->place[0] ? ", " : "",
	                    n->place);
}

/* Each text of the session is looked through: once after each reading. */
static int open_points(struct desk *d, const struct open_point **points)
{
	if (d->closing.open_reading != d->reading) {
		d->closing.n_open = find_open_points(&d->snap, d->closing.open, OPEN_POINTS_MAX);
		d->closing.open_reading = d->reading;
	}
	*points = d->closing.open;
	return d->closing.n_open;
}

/* "yes: 4, no: 1", or nothing yet. */
static const char *values_text(struct desk *d)
{
	enum verdict values[CORE_VALUES];
	int count[VERDICT_COUNT] = {0};

	core_values(&d->snap, values);
	for (int i = 0; i < CORE_VALUES; i++)
		count[values[i]]++;
	if (count[VERDICT_OPEN] == CORE_VALUES)
		return "-";
	return arena_printf(d->frame, "%s: %d, %s: %d", verdict_word(VERDICT_YES),
	                    count[VERDICT_YES], verdict_word(VERDICT_NO), count[VERDICT_NO]);
}

/* "Call the library (project leader, before the summer)" */
static const char *agreed_text(struct desk *d, const struct action_point *p)
{
	if (!p->who[0] && !p->due[0])
		return p->what;
	return arena_printf(d->frame, "%s (%s%s%s)", p->what, p->who,
	                    p->who[0] && p->due[0] ? ", " : "", p->due);
}

static struct row *make_rows(struct desk *d, int *n)
{
	const struct reflection *r = d->snap.n_reflections ? d->snap.reflections : NULL;
	size_t room = 32 + (size_t)d->snap.n_dates + (size_t)d->snap.n_actions + OPEN_POINTS_MAX;
	struct row *rows = arena_array(d->frame, room, sizeof(*rows));
	const struct open_point *points;
	char date[80] = "-";
	int i, n_points, n_agreed = 0, received, all;

#define LINE(id_, left_, text_) \
	rows[(*n)++] = (struct row){.id = (id_), .left = (left_), .text = (text_), .right = ""}
	*n = 0;
	LINE(0, "", _("How many people are there? Count only, no names."));
	for (i = 0; i < HEAD_MOMENT_COUNT; i++)
		if (i != HEADS_VOTE || session_has_vote(&d->snap))
			heads_line(d, &rows[(*n)++], (enum head_moment)i);
	LINE(0, "", _("Looking back"));
	LINE(ID_MISSED, _("Whom did we miss?"), r && r->missed[0] ? r->missed : "-");
	LINE(ID_WELL, _("What went well?"), r && r->went_well[0] ? r->went_well : "-");
	LINE(ID_BETTER, _("What can be better?"), r && r->better[0] ? r->better : "-");
	LINE(ID_VALUES, _("Core values"), values_text(d));
	LINE(ID_EVIDENCE, _("Conditions of the grant"),
	     arena_printf(d->frame, _("%d of %d filled in"), count_evidence(&d->snap),
	                  PRECONDITIONS));
	LINE(0, "", _("What comes next"));
	if (d->snap.sessions->answer_by[0])
		date_full(d->snap.sessions->answer_by, date, sizeof(date));
	LINE(ID_ANSWER_BY, _("Answer at the latest on"), arena_strdup(d->frame, date));
	for (i = 0; i < d->snap.n_dates; i++)
		if (!d->snap.dates[i].withdrawn)
			LINE(d->snap.dates[i].id, _("Next date"), date_text(d, &d->snap.dates[i]));
	for (i = 0; i < d->snap.n_actions; i++)
		if (!d->snap.actions[i].withdrawn) {
			LINE(d->snap.actions[i].id, _("Agreed"),
			     agreed_text(d, &d->snap.actions[i]));
			rows[*n - 1].sub = SUB_AGREED;
			rows[*n - 1].right =
			        d->snap.actions[i].done ? C_("action point", "done") : "";
			n_agreed++;
		}
	if (n_agreed == 0)
		LINE(ID_AGREED, _("Agreed"), _("write down who does what, and when"));
	LINE(ID_SIGN_UP, _("Sign-up"), _("write down who wants to go on"));
	received = count_received(d, &all);
	LINE(ID_FOLLOW_UP, _("Who receives what"),
	     arena_printf(d->frame, _("%d of %d proposals passed on"), received, all));
	n_points = open_points(d, &points);
	if (n_points > 0)
		LINE(0, "", _("This is still open"));
	for (i = 0; i < n_points; i++) {
		LINE(ID_OPEN_POINT + i, "", open_point_sentence(&points[i], d->frame));
		rows[*n - 1].warning = true;
	}
#undef LINE
	*n = list_filter(&d->closing.list, rows, *n, edit_text(&d->filter));
	return rows;
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	draw_list(d, &d->closing.list, c, area, rows, n, true, "");
}

/* The first moment that has not been counted yet. */
static enum head_moment next_moment(struct desk *d)
{
	if (!find_heads(&d->snap, HEADS_START))
		return HEADS_START;
	if (session_has_vote(&d->snap) && !find_heads(&d->snap, HEADS_VOTE))
		return HEADS_VOTE;
	return HEADS_END;
}

static bool remove_row(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct change change = {.field = "withdrawn", .number = 1};
	bool agreed = snapshot_find_action_point(&d->snap, id) != NULL;

	(void)v;
	if (!desk_did(d,
	              store_edit(d->store, d->session_id,
	                         agreed ? ENTITY_action_point : ENTITY_next_date, id, &change, 1,
	                         agreed ? "agreed-remove" : "date-remove", "", e),
	              e))
		return false;
	desk_say(d, ROLE_GOOD, "%s",
	         agreed ? _("Removed: the agreement. u brings it back.")
	                : _("Removed: the date. u brings it back."));
	return true;
}

/* Of a closed session with a reason. */
static void ask_remove(struct desk *d)
{
	int64_t id = d->closing.list.selected;
	struct err e = {0};

	if (d->snap.sessions->status == SESSION_CLOSED)
		correct_open(d,
		             d->closing.list.sub == SUB_AGREED ? _("Remove the agreement")
		                                               : _("Remove the date"),
		             NULL, 0, WHY_NEEDED, remove_row, id);
	else
		remove_row(d, NULL, id, &e);
}

static const struct next_date *selected_date(const struct desk *d)
{
	return d->closing.list.sub == SUB_DATE
	               ? snapshot_find_next_date(&d->snap, d->closing.list.selected)
	               : NULL;
}

static const struct action_point *selected_agreed(const struct desk *d)
{
	return d->closing.list.sub == SUB_AGREED
	               ? snapshot_find_action_point(&d->snap, d->closing.list.selected)
	               : NULL;
}

/* ---- closing ---- */

static void close_now(struct desk *d, int value, int64_t id)
{
	char time[TIME_SIZE];
	struct err e = {0};
	const struct ballot *b;
	int dots = 0, i;

	(void)value;
	(void)id;
	if (!desk_did(d, store_close_session(d->store, d->session_id, &e), &e))
		return;
	part_clock_stop(d);
	b = current_ballot(&d->snap);
	if (b && last_count(&d->snap, b))
		for (i = 0; i < d->snap.n_lines; i++)
			if (d->snap.lines[i].count_id == last_count(&d->snap, b)->id)
				dots += d->snap.lines[i].dots;
	moment_time(desk_now(d), time);
	desk_say(d, ROLE_GOOD, _("Closed at %s: %d ideas, %d dots, %d solutions."), time,
	         count_ideas(&d->snap, 0, 0), dots, count_solutions(&d->snap, 0, 0, 0));
}

static void ask_close(struct desk *d)
{
	const struct open_point *points;
	int n = open_points(d, &points);
	const char *text = _("Close the session? After that you only correct with a reason.");

	if (n > 0)
		text = arena_printf(d->frame,
		                    ngettext("%d point is still open. %s",
		                             "%d points are still open. %s", (unsigned long)n),
		                    n, text);
	ask_yes(d, text, close_now, 0);
}

static bool reopen(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	(void)id;
	if (!desk_did(d, store_reopen_session(d->store, d->session_id, v->text[0], e), e))
		return false;
	desk_say(d, ROLE_GOOD, "%s",
	         K_("The session is open again. Close it with {session-close}."));
	return true;
}

static void show_web_page(struct desk *d)
{
	if (!d->snap.series->web_page[0])
		desk_say(d, ROLE_WARNING, "%s",
		         _("There is no web page yet. Press 0 and fill it in."));
	else
		show_qr(d, d->snap.series->web_page, d->snap.series->web_page_short);
}

/* To where an open point can be filled in. */
static void go_to_open_point(struct desk *d, int at)
{
	const struct open_point *points;
	const struct open_point *p;

	if (at < 0 || at >= open_points(d, &points))
		return;
	p = &points[at];
	switch (p->kind) {
	case OPEN_NO_END_COUNT:
		closing_heads_form(d, HEADS_END);
		break;
	case OPEN_NO_ANSWER_DATE:
		closing_answer_by_form(d);
		break;
	case OPEN_NO_NEXT_DATE:
		closing_date_form(d, NULL);
		break;
	case OPEN_NOTHING_MISSED:
		closing_reflection_form(d, ID_MISSED);
		break;
	case OPEN_NO_VALUES:
		closing_values_form(d);
		break;
	case OPEN_NO_EVIDENCE:
		closing_evidence_form(d);
		break;
	default:
		open_point_go(d, p);
		break;
	}
}

static void edit_selected(struct desk *d)
{
	int64_t id = d->closing.list.selected;

	if (selected_date(d))
		closing_date_form(d, selected_date(d));
	else if (selected_agreed(d))
		closing_agreed_form(d, selected_agreed(d));
	else if (id >= ID_HEADS && id < ID_HEADS + HEAD_MOMENT_COUNT)
		closing_heads_form(d, (enum head_moment)(id - ID_HEADS));
	else if (id >= ID_MISSED && id <= ID_BETTER)
		closing_reflection_form(d, id);
	else if (id == ID_ANSWER_BY)
		closing_answer_by_form(d);
	else if (id == ID_VALUES)
		closing_values_form(d);
	else if (id == ID_EVIDENCE)
		closing_evidence_form(d);
	else if (id == ID_AGREED)
		closing_agreed_form(d, NULL);
	else if (id == ID_SIGN_UP)
		sign_up_ask(d);
	else if (id == ID_FOLLOW_UP)
		desk_go_view(d, VIEW_FOLLOW_UP);
	else
		go_to_open_point(d, (int)(id - ID_OPEN_POINT));
}

/* What is still open may stand below what is in sight. */
static void enter(struct desk *d)
{
	const struct open_point *points;
	int n = open_points(d, &points);

	if (n > 0 && d->snap.sessions->status != SESSION_CLOSED)
		desk_say(d, ROLE_NORMAL,
		         ngettext("%d point is still open. It stands at the end of the list.",
		                  "%d points are still open. They stand at the end of the list.",
		                  (unsigned long)n),
		         n);
}

static void settle_list(struct desk *d)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list_settle(&d->closing.list, rows, n);
}

static bool action(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	if (list_move(&d->closing.list, rows, n, a))
		return true;
	switch (a) {
	case ACTION_CLOSING_EDIT:
		edit_selected(d);
		return true;
	case ACTION_HEADS:
		closing_heads_form(d, next_moment(d));
		return true;
	case ACTION_SIGN_UP:
		sign_up_ask(d);
		return true;
	case ACTION_DATE_ADD:
		closing_date_form(d, NULL);
		return true;
	case ACTION_AGREED_ADD:
		closing_agreed_form(d, NULL);
		return true;
	case ACTION_DATE_REMOVE:
		ask_remove(d);
		return true;
	case ACTION_SHOW_QR:
		show_web_page(d);
		return true;
	case ACTION_SESSION_CLOSE:
		ask_close(d);
		return true;
	case ACTION_SESSION_REOPEN:
		form_line(d, _("Reopen the session? The correction goes into the report."),
		          _("Why?"), "", TEXT_MAX_FIELD, reopen, 0);
		return true;
	default:
		return false;
	}
}

/* An open point that is not about closing, nor comes after it. */
static bool selected_is_of_the_session(struct desk *d)
{
	int64_t at = d->closing.list.selected - ID_OPEN_POINT;
	const struct open_point *points;
	int n = open_points(d, &points);

	if (d->closing.list.selected >= ID_HEADS || at < 0 || at >= n)
		return false;
	return points[at].kind != OPEN_NOT_PASSED_ON && points[at].kind != OPEN_NO_VALUES &&
	       points[at].kind != OPEN_NO_EVIDENCE && points[at].kind != OPEN_NOTHING_MISSED;
}

static const char *disabled(struct desk *d, enum action a)
{
	bool closed = d->snap.sessions->status == SESSION_CLOSED;

	if (a == ACTION_SESSION_REOPEN && !closed)
		return _("This session is not closed.");
	if (a == ACTION_DATE_REMOVE && !selected_date(d) && !selected_agreed(d))
		return _("Go to a next date or an agreement first.");
	/* What is still open may be anywhere in the session. */
	if (a == ACTION_CLOSING_EDIT && closed && selected_is_of_the_session(d))
		return _("This session is closed. Reopen it to change something.");
	return NULL;
}

const struct view_ops view_closing = {
        .context = CTX_CLOSING,
        .enter = enter,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .disabled = disabled,
        .what = N_("The end of the session: how many people, what comes next, what is still open."),
        .now = N_(
                "Go down the lines and press Enter to fill them in. {show-qr} shows the QR code."),
        .next = N_("Close the session with {session-close} when everything is in. Then write the "
                   "report."),
};
