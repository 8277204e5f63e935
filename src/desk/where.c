/* Where the facilitator is, kept in settings of the hub: a program that was stopped goes
 * on at the same screen. */
#include "app.h"
#include "drafts.h"
#include "overlay.h"

#include <stdio.h>
#include <stdlib.h>

#include "date.h"
#include "tr.h"

#define WHERE_OPEN "desk.open"       /* while a desk is open: when it was known to run, wall ms */
#define WHERE_SESSION "desk.session" /* id, or "" on the start screen */
#define WHERE_PART "desk.part"       /* part + 2, so that preparing is not empty */

/* How often that moment is written while the clock of a part runs, and how long the program must
 * have been away before the facilitator is asked what that means for the clock. */
enum { ALIVE_MS = 60 * 1000, AWAY_MS = 2 * ALIVE_MS };

/* A place that could not be remembered costs a few keys after a restart, no more: so a
 * failure is not said, but tried again. */
static void remember(struct desk *d, const char *key, int64_t value)
{
	struct err e = {0};
	char text[32] = "";

	if (value)
		snprintf(text, sizeof(text), "%lld", (long long)value);
	if (!d->begun || !desk_writes(d))
		return;
	if (store_note_setting(d->store, key, text, &e) != OK) {
		d->place_lost = true;
		err_clear(&e);
	}
}

static int64_t remembered(struct desk *d, const char *key)
{
	return strtoll(store_setting(d->store, key, d->frame), NULL, 10);
}

void where_opened(struct desk *d)
{
	d->stopped_at = remembered(d, WHERE_OPEN);
	d->stopped_session = d->stopped_at ? remembered(d, WHERE_SESSION) : 0;
	d->stopped_part = (int)remembered(d, WHERE_PART) - 2;
	d->last_session = remembered(d, WHERE_SESSION);
	d->last_part = d->stopped_part;
	if (d->begun)
		where_alive(d);
}

static void remember_all(struct desk *d)
{
	d->place_lost = false;
	where_session(d);
	where_part(d);
	where_alive(d);
}

enum status desk_begin(struct desk *d, struct err *e)
{
	enum status s = store_look_through(d->store, e);

	if (s != OK)
		return s;
	d->begun = true;
	desk_say_notice(d);
	remember_all(d);
	return OK;
}

void where_alive(struct desk *d)
{
	d->alive_at = desk_now(d);
	remember(d, WHERE_OPEN, d->alive_at);
}

void where_tick(struct desk *d)
{
	/* While storing fails somebody tries already, see trouble.c. */
	if (d->place_lost && !d->trouble.on)
		remember_all(d);
	else if (d->stage.clock.state == CLOCK_RUNNING && desk_now(d) - d->alive_at >= ALIVE_MS)
		where_alive(d);
}

void where_session(struct desk *d)
{
	remember(d, WHERE_SESSION, d->session_id);
}

void where_part(struct desk *d)
{
	remember(d, WHERE_PART, d->part + 2);
}

void where_left(struct desk *d)
{
	remember(d, WHERE_OPEN, 0);
}

void where_leave(struct desk *d)
{
	if (!d->session_id)
		return;
	d->last_session = d->session_id;
	d->last_part = d->part;
}

static bool has_ideas(const struct snapshot *s, int64_t round_id)
{
	for (int i = 0; i < s->n_questions; i++)
		if (s->questions[i].round_id == round_id &&
		    count_ideas(s, 0, s->questions[i].id) > 0)
			return true;
	return false;
}

static bool has_subtheme(const struct snapshot *s)
{
	for (int i = 0; i < s->n_subthemes; i++)
		if (!s->subthemes[i].withdrawn)
			return true;
	return false;
}

/* Something was stored in it that a runsheet does not bring. */
static bool part_has_content(const struct desk *d, const struct part *p)
{
	const struct snapshot *s = &d->snap;

	if (p->view == VIEW_IDEAS)
		return has_ideas(s, p->round_id);
	if (p->view == VIEW_CLUSTERING)
		return has_subtheme(s);
	if (p->view == VIEW_VOTE)
		return s->n_ballots > 0;
	return p->view == VIEW_SOLUTIONS && count_solutions(s, 0, 0, 0) > 0;
}

int where_part_to_open(const struct desk *d, enum session_status status)
{
	int part = d->n_parts - 1;

	if (status == SESSION_PREPARED)
		return -1;
	/* The agenda tells where a session is that was begun there. */
	if (d->snap.sessions->status != SESSION_PREPARED)
		return 0;
	if (d->last_session == d->session_id && d->last_part >= 0 && d->last_part < d->n_parts)
		return d->last_part;
	while (part > 0 && !part_has_content(d, &d->parts[part]))
		part--;
	return part;
}

/* The clock of the part ran on while there was no program (domain.md 7, case 5): what that time
 * was, only the facilitator knows. */
static void set_back(struct desk *d, int value, int64_t away)
{
	(void)value;
	part_clock_resume(d, part_clock_left(&d->stage.clock, d->clock) + away);
}

/* How it stood then is told by the wall time of then, how it stands now by the clock itself: the
 * wall time may have been set right in between. */
static void ask_set_back(struct desk *d, int64_t last_step)
{
	int64_t stopped = last_step > d->stopped_at ? last_step : d->stopped_at;
	int64_t left = part_clock_left(&d->stage.clock, d->clock);
	int64_t away = d->stage.clock.deadline_wall - stopped - left;
	char from[TIME_SIZE], to[TIME_SIZE], now[40], back[40];

	if (!hall_is_ours(d) || d->stage.clock.state != CLOCK_RUNNING || away < AWAY_MS)
		return;
	moment_time(stopped, from);
	moment_time(desk_now(d), to);
	part_clock_words(left, now, sizeof(now));
	part_clock_words(left + away, back, sizeof(back));
	ask_yes(d,
	        arena_printf(d->frame,
	                     _("The program was away from %s to %s. The clock ran on: %s. Put it "
	                       "back to where it stood: %s?"),
	                     from, to, now, back),
	        set_back, away);
}

void where_return(struct desk *d)
{
	int64_t session_id = d->stopped_session;
	struct journal_entry *last;
	struct err e = {0};
	char time[TIME_SIZE] = "";
	const char *left;
	int64_t last_step = 0;
	int i, n = 0;

	for (i = 0; i < d->start.n && d->start.rows[i].id != session_id; i++)
		continue;
	if (!session_id || i == d->start.n || !desk_writes(d))
		return;
	if (!desk_open_session(d, session_id))
		return;
	desk_go_part(d, d->stopped_part);
	/* The clock is stopped after a session was closed, and that may have been the moment. */
	if (d->snap.sessions->status == SESSION_CLOSED)
		part_clock_stop(d);
	if (store_journal(d->store, session_id, 1, d->frame, &last, &n, &e) == OK && n > 0) {
		last_step = last->at;
		moment_time(last_step, time);
	}
	/* Steps of their own: after the last one before the end was looked up. */
	trouble_resume(d);
	left = drafts_form_left(d);
	if (d->trouble.on)
		trouble_say(d);
	else if (left)
		desk_say(d, ROLE_WARNING,
		         _("The program stopped all of a sudden. Everything is stored, but for "
		           "what you were filling in: %s. Open that again: it is still there."),
		         left);
	else if (!time[0])
		desk_say(d, ROLE_GOOD, "%s",
		         _("The program stopped all of a sudden. Everything is stored. You go "
		           "on."));
	else if (drafts_have_line(d))
		desk_say(d, ROLE_GOOD,
		         _("The program stopped all of a sudden. Everything is stored, up to the "
		           "last step at %s. The line that you were typing is still there too."),
		         time);
	else
		desk_say(d, ROLE_GOOD,
		         _("The program stopped all of a sudden. Everything is stored, up to the "
		           "last step at %s. You go on."),
		         time);
	ask_set_back(d, last_step);
}
