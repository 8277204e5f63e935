/* Where the facilitator is, kept in settings of the hub: a program that was stopped goes
 * on at the same screen. */
#include "app.h"

#include <stdio.h>
#include <stdlib.h>

#include "date.h"
#include "tr.h"

#define WHERE_OPEN "desk.open"       /* "1" while a desk is open */
#define WHERE_SESSION "desk.session" /* id, or "" on the start screen */
#define WHERE_PART "desk.part"       /* part + 2, so that preparing is not empty */

/* A place that could not be remembered costs a few keys after a restart, no more: so a
 * failure is not said. */
static void remember(struct desk *d, const char *key, int64_t value)
{
	struct err e = {0};
	char text[32] = "";

	if (value)
		snprintf(text, sizeof(text), "%lld", (long long)value);
	if (desk_writes(d) && store_set_setting(d->store, key, text, &e) != OK)
		err_clear(&e);
}

static int64_t remembered(struct desk *d, const char *key)
{
	return strtoll(store_setting(d->store, key, d->frame), NULL, 10);
}

void where_opened(struct desk *d)
{
	d->stopped_session = remembered(d, WHERE_OPEN) ? remembered(d, WHERE_SESSION) : 0;
	d->stopped_part = (int)remembered(d, WHERE_PART) - 2;
	remember(d, WHERE_OPEN, 1);
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

void where_return(struct desk *d)
{
	int64_t session_id = d->stopped_session;
	struct journal_entry *last;
	struct err e = {0};
	char time[TIME_SIZE] = "";
	const char *left;
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
	if (store_journal(d->store, session_id, 1, d->frame, &last, &n, &e) == OK && n > 0)
		moment_time(last->at, time);
	left = drafts_form_left(d);
	if (left)
		desk_say(d, ROLE_WARNING,
		         _("The program stopped all of a sudden. Everything is stored, but for "
		           "what you were filling in: %s. Open that again: it is still there."),
		         left);
	else if (time[0])
		desk_say(d, ROLE_GOOD,
		         _("The program stopped all of a sudden. Everything is stored, up to the "
		           "last step at %s. You go on."),
		         time);
	else
		desk_say(d, ROLE_GOOD, "%s",
		         _("The program stopped all of a sudden. Everything is stored. You go "
		           "on."));
}
