/* The agenda: what now, what next, and where time can be won. */
#include "agenda.h"
#include "overlay.h"

#include <string.h>

#include "date.h"
#include "mem.h"
#include "tr.h"

static const char *state_text(struct desk *d, const struct schedule *s, int i)
{
	const struct agenda_item *item = &d->snap.agenda[i];
	const struct schedule_row *row = &s->rows[i];
	int minutes;

	switch (row->state) {
	case ITEM_DONE:
		return arena_printf(d->frame, _("%d min  done"), row->real_minutes);
	case ITEM_SKIPPED:
		return _("skipped");
	case ITEM_NOW:
		minutes = (int)((s->remaining < 0 ? -s->remaining : s->remaining + 59999) / 60000);
		if (s->remaining < 0)
			return arena_printf(d->frame, _("now, %d min over"), minutes);
		return arena_printf(d->frame, _("now, %d min left"), minutes);
	case ITEM_TO_COME:
		break;
	}
	return item->protected_ ? _("do not shorten") : "";
}

static enum role state_role(enum item_state s)
{
	switch (s) {
	case ITEM_DONE:
	case ITEM_SKIPPED:
		return ROLE_DIM;
	case ITEM_NOW:
		return ROLE_STRONG;
	case ITEM_TO_COME:
		break;
	}
	return ROLE_NORMAL;
}

static struct row *make_rows(struct desk *d, const struct schedule *s, int *n)
{
	struct row *rows = arena_array(d->frame, (size_t)d->snap.n_agenda + 1, sizeof(*rows));
	char time[TIME_SIZE];
	int i;

	*n = 0;
	for (i = 0; i < d->snap.n_agenda; i++) {
		const struct agenda_item *item = &d->snap.agenda[i];
		struct row *r = &rows[*n];

		moment_time(s->rows[i].start, time);
		r->id = item->id;
		r->left = arena_printf(d->frame, "%s %3d", time, item->minutes);
		r->text = item->title;
		r->right = state_text(d, s, i);
		r->role = state_role(s->rows[i].state);
		(*n)++;
	}
	*n = list_filter(&d->agenda.list, rows, *n, edit_text(&d->filter));
	return rows;
}

/* "Inhalen: uitleg rondes -2, ronde 2 -3 (i)" */
static const char *advice(struct desk *d, const struct schedule *s)
{
	AUTO_BUF struct buf b;
	char end[TIME_SIZE], planned[TIME_SIZE], key[16], day[64];
	int i;

	buf_init(&b);
	moment_time(s->end, end);
	moment_time(s->planned_end, planned);
	if (d->snap.sessions->status == SESSION_CLOSED)
		return "";
	if (s->other_day) {
		date_short(d->snap.sessions->date, day, sizeof(day));
		return arena_printf(
		        d->frame, _("This session was to be on %s. The times are those of today."),
		        day);
	}
	if (s->behind <= 0)
		return arena_printf(d->frame, _("End %s."), end);
	buf_addf(&b, _("End %s instead of %s."), end, planned);
	for (i = 0; i < s->n_savings; i++)
		buf_addf(&b, "%s%s -%d", i ? ", " : _("  Win time: "),
		         d->snap.agenda[s->savings[i].item].title, s->savings[i].minutes);
	if (s->n_savings)
		buf_addf(&b, " (%s)", action_first_key(ACTION_CATCH_UP, false, key, sizeof(key)));
	return arena_strdup(d->frame, b.data);
}

/* From here on there is room for what is known about an item beside the list. */
enum { WIDE_COLS = 110 };

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	const struct schedule *s = desk_schedule(d);
	const bool wide = area.cols >= WIDE_COLS;
	const char *text = advice(d, s), *about = "";
	int below = canvas_wrap_rows(text, area.cols - 2), above, n;
	struct rect list = area;
	struct row *rows = make_rows(d, s, &n);
	const struct agenda_item *item;

	list_settle(&d->agenda.list, rows, n);
	item = snapshot_find_agenda_item(&d->snap, d->agenda.list.selected);
	if (d->agenda.moving)
		about = _("Move with the arrows, then Enter.");
	else if (!wide)
		about = agenda_details_line(d, item);
	if (below > 3)
		below = 3;
	/* As high for every item, so that the list stands still, and for none at the cost
	 * of an item. */
	above = n + 2 + below < area.rows ? 2 : 1;
	list.rows -= below + above;
	if (wide)
		list.cols = area.cols * 3 / 5;
	draw_list(d, &d->agenda.list, c, list, rows, n, true, "");
	if (wide)
		agenda_details(d, c,
		               (struct rect){area.row, list.cols + 3, list.rows,
		                             area.cols - list.cols - 5},
		               item);
	canvas_wrap(c, (struct rect){list.row + list.rows, area.col + 1, above, area.cols - 2},
	            d->agenda.moving ? ROLE_STRONG : ROLE_DIM, about);
	canvas_wrap(c,
	            (struct rect){area.row + area.rows - below, area.col + 1, below, area.cols - 2},
	            s->behind > 0 ? ROLE_WARNING : ROLE_DIM, text);
}

/* The cursor begins at what is busy, else at what comes next. */
static void enter(struct desk *d)
{
	const struct schedule *s = desk_schedule(d);
	int at = s->current, i;

	d->agenda.moving = false;
	for (i = s->n - 1; i >= 0 && s->current < 0; i--) {
		if (s->rows[i].state == ITEM_DONE)
			break;
		if (s->rows[i].state == ITEM_TO_COME)
			at = i;
	}
	if (at >= 0)
		d->agenda.list.selected = d->snap.agenda[at].id;
}

/* ---- going through the agenda ---- */

/* What is told after a vote is its result, and after the groups have told how it goes on. */
static const char *scene_of_plenary(const struct desk *d, const struct agenda_item *item)
{
	enum item_kind before = ITEM_KIND_COUNT;

	for (int i = 0; i < d->snap.n_agenda && d->snap.agenda[i].id != item->id; i++)
		if (!d->snap.agenda[i].skipped)
			before = d->snap.agenda[i].kind;
	return before == ITEM_VOTE ? "results" : before == ITEM_REPORT_BACK ? "phases" : "agenda";
}

static const char *scene_of(const struct desk *d, const struct agenda_item *item)
{
	switch (item->kind) {
	case ITEM_EXAMPLE:
	/* What it tells, for when the film does not play (domain.md 7, case 27). */
	case ITEM_FILM:
		return "example";
	case ITEM_FEEDBACK:
		return "feedback";
	case ITEM_ROUND:
		return "question";
	case ITEM_VOTE:
		return "vote";
	case ITEM_REPORT_BACK:
		return "report-back";
	case ITEM_CLOSING:
		return "thanks";
	/* The list is shown when it is made; while it is made people have a break. */
	case ITEM_CLUSTERING:
	case ITEM_BREAK:
		return "break";
	case ITEM_PLENARY:
	case ITEM_KIND_COUNT:
		break;
	}
	return scene_of_plenary(d, item);
}

/* Items before it that were not held come after it now, which may not be meant. */
static void say_now(struct desk *d, int64_t id)
{
	const struct agenda_item *item = snapshot_find_agenda_item(&d->snap, id);
	const struct schedule *s = desk_schedule(d);
	int before = 0;

	for (int i = 0; i < s->n && d->snap.agenda[i].id != id; i++)
		before += s->rows[i].state == ITEM_TO_COME;
	if (before == 0)
		desk_say(d, ROLE_GOOD, _("Now: %s"), item ? item->title : "");
	else
		desk_say(d, ROLE_WARNING,
		         ngettext("Now: %s. %d item before it was not held; %s skips it.",
		                  "Now: %s. %d items before it were not held; %s skips one.",
		                  (unsigned long)before),
		         item ? item->title : "", before, text_with_keys("{item-skip}"));
}

static void start_item(struct desk *d, const struct agenda_item *item)
{
	int64_t id = item->id;
	int minutes = item->minutes;
	const char *scene = scene_of(d, item);
	struct err e = {0};

	if (!desk_did(d, store_start_item(d->store, d->session_id, id, &e), &e))
		return;
	hall_remember(d, id);
	hall_follow(d, scene, id);
	part_clock_start(d, minutes);
	d->agenda.list.selected = id;
	say_now(d, id);
}

const struct agenda_item *agenda_running(struct desk *d)
{
	int at = desk_schedule(d)->current;

	return at >= 0 ? &d->snap.agenda[at] : NULL;
}

const char *agenda_scene(struct desk *d, int64_t *focus_id)
{
	const struct agenda_item *item = agenda_running(d);

	*focus_id = item ? item->id : 0;
	return item ? scene_of(d, item) : "welcome";
}

/* Another item runs, or none does: the hall goes along, and sees again what it saw before an item
 * that is taken back; but what was chosen for it since then stays. */
static void follow_item(struct desk *d, const struct agenda_item *now,
                        const struct agenda_item *before)
{
	bool was_chosen = before && d->stage.focus_id != before->id;

	if (!was_chosen && !(before && hall_bring_back(d, before->id)) && (now || before))
		hall_follow(d, now ? scene_of(d, now) : "welcome", now ? now->id : 0);
	if (now)
		part_clock_resume(d, desk_schedule(d)->remaining);
	else
		part_clock_stop(d);
}

void agenda_follow(struct desk *d, const char *step, const struct agenda_item *before)
{
	const struct agenda_item *now = agenda_running(d);

	if (!hall_is_ours(d))
		return;
	if (strcmp(step, "item-start") != 0 && strcmp(step, "item-end") != 0) {
		if (before && now && before->id == now->id && before->minutes != now->minutes)
			part_clock_add(d, now->minutes - before->minutes);
	} else {
		follow_item(d, now, before);
	}
}

static void start_again(struct desk *d, int value, int64_t id)
{
	const struct agenda_item *item = snapshot_find_agenda_item(&d->snap, id);

	(void)value;
	if (item)
		start_item(d, item);
}

/* Whoever begins the session of another day has most likely opened the wrong one, or the clock
 * of the computer is wrong (domain.md 7, cases 34 and 35). */
static bool ask_other_day(struct desk *d, const struct agenda_item *item)
{
	const char *date = d->snap.sessions->date;
	char today[DATE_SIZE], day[64], now[64];

	moment_date(desk_now(d), today);
	if (d->snap.sessions->status != SESSION_PREPARED || !date_valid(date) ||
	    strcmp(date, today) == 0)
		return false;
	date_short(date, day, sizeof(day));
	date_short(today, now, sizeof(now));
	ask_yes(d,
	        arena_printf(d->frame, _("This session is on %s, and today is %s. Begin it now?"),
	                     day, now),
	        start_again, item->id);
	return true;
}

static void next_item(struct desk *d)
{
	const struct schedule *s = desk_schedule(d);
	const struct agenda_item *item =
	        snapshot_find_agenda_item(&d->snap, d->agenda.list.selected);
	int i;

	if (!item || ask_other_day(d, item))
		return;
	if (item->ended_at) {
		ask_yes(d, arena_printf(d->frame, _("%s is done. Start it again?"), item->title),
		        start_again, item->id);
		return;
	}
	if (s->current < 0 || d->snap.agenda[s->current].id != item->id) {
		start_item(d, item);
		return;
	}
	/* What is done keeps its real times: it begins anew only when that was asked for. */
	for (i = s->current + 1; i < d->snap.n_agenda; i++)
		if (s->rows[i].state == ITEM_TO_COME) {
			start_item(d, &d->snap.agenda[i]);
			return;
		}
	desk_say(d, ROLE_NORMAL, "%s", _("This was the last item. Go to Closing."));
}

static void end_item(struct desk *d)
{
	struct err e = {0};

	if (!desk_did(d, store_end_item(d->store, d->session_id, &e), &e))
		return;
	part_clock_stop(d);
	desk_say(d, ROLE_GOOD, "%s", _("Stopped. Enter starts the item under the cursor."));
}

static void settle_list(struct desk *d)
{
	struct row *rows;
	int n;

	rows = make_rows(d, desk_schedule(d), &n);
	list_settle(&d->agenda.list, rows, n);
}

static bool action(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	if (d->agenda.moving && agenda_move_item(d, a))
		return true;
	rows = make_rows(d, desk_schedule(d), &n);
	if (list_move(&d->agenda.list, rows, n, a))
		return true;
	switch (a) {
	case ACTION_ITEM_NEXT:
		next_item(d);
		return true;
	case ACTION_MINUTES_MORE:
		agenda_add_minutes(d, 1);
		return true;
	case ACTION_MINUTES_LESS:
		agenda_add_minutes(d, -1);
		return true;
	case ACTION_CATCH_UP:
		agenda_catch_up(d);
		return true;
	case ACTION_ITEM_MOVE:
		d->agenda.moving = true;
		d->agenda.moved = 0;
		return true;
	case ACTION_ITEM_SKIP:
		agenda_skip(d);
		return true;
	case ACTION_ITEM_EDIT:
		/* None: a search that found nothing. */
		if (d->agenda.list.selected)
			agenda_edit_item(
			        d, snapshot_find_agenda_item(&d->snap, d->agenda.list.selected));
		return true;
	case ACTION_ITEM_ADD:
		agenda_edit_item(d, NULL);
		return true;
	case ACTION_ITEM_END:
		end_item(d);
		return true;
	default:
		return false;
	}
}

static const char *running_reason(struct desk *d)
{
	char next[16], stop[16];

	return arena_printf(d->frame, _("This item is busy. %s starts the next one, %s stops it."),
	                    action_first_key(ACTION_ITEM_NEXT, false, next, sizeof(next)),
	                    action_first_key(ACTION_ITEM_END, false, stop, sizeof(stop)));
}

static const char *disabled(struct desk *d, enum action a)
{
	const struct schedule *s = desk_schedule(d);

	if (a == ACTION_ITEM_SKIP && s->current >= 0 &&
	    d->snap.agenda[s->current].id == d->agenda.list.selected)
		return running_reason(d);
	if (a == ACTION_CATCH_UP && s->n_savings == 0)
		return s->behind > 0 ? _("There is nothing left to shorten.")
		                     : _("You are on time.");
	if (a == ACTION_ITEM_END && s->current < 0)
		return _("No item is running.");
	return NULL;
}

/* On an item that does not run Enter starts it. */
static const char *label(struct desk *d, enum action a)
{
	const struct schedule *s;

	if (a != ACTION_ITEM_NEXT)
		return NULL;
	s = desk_schedule(d);
	if (s->current < 0 || d->snap.agenda[s->current].id != d->agenda.list.selected)
		return N_("Start item");
	return NULL;
}

static const struct hint *hints(struct desk *d)
{
	const struct hint all[] = {{{KEY_UP_, 0}, ""},
	                           {{KEY_DOWN_, 0}, _("Move")},
	                           {{KEY_ENTER_, 0}, _("Leave it here")},
	                           {{KEY_ESCAPE, 0}, _("Put it back")},
	                           {{KEY_NONE, 0}, NULL}};
	struct hint *out;

	if (!d->agenda.moving)
		return NULL;
	out = arena_alloc(d->frame, sizeof(all));
	memcpy(out, all, sizeof(all));
	return out;
}

const struct view_ops view_agenda = {
        .context = CTX_AGENDA,
        .enter = enter,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .disabled = disabled,
        .label = label,
        .hints = hints,
        .what = N_("The agenda. The line in bold is busy now; below you see when the session will "
                   "end."),
        .now = N_("Press Enter to start the next item. The clock starts with it."),
        .next = N_("When a round begins, press {part-next} to go to its screen and type what comes "
                   "in."),
};
