/* The clock of the part, which the hall sees too. */
#include "app.h"
#include "hall.h"

#include <stdio.h>

#include "settings.h"
#include "tr.h"

enum { SECOND_MS = 1000, MINUTE_MS = 60 * SECOND_MS };

static bool set_clock(struct desk *d, enum clock_state state, int64_t left_ms, int64_t total_ms)
{
	struct stage s = hall_stage(d);
	const struct clock *machine = d->machine ? d->machine : d->clock;

	s.clock.state = state;
	s.clock.left_ms = left_ms;
	s.clock.total_ms = total_ms > left_ms ? total_ms : left_ms;
	s.clock.deadline_boot = clock_boot(machine) + left_ms;
	s.clock.deadline_wall = desk_now(d) + left_ms;
	snprintf(s.clock.boot_id, sizeof(s.clock.boot_id), "%s", machine->boot_id);
	if (!hall_set(d, &s))
		return false;
	if (state == CLOCK_RUNNING)
		where_alive(d);
	return true;
}

/* The clock of another session is no clock here. */
static enum clock_state clock_state(const struct desk *d)
{
	return hall_is_ours(d) ? d->stage.clock.state : CLOCK_OFF;
}

static int64_t total_now(const struct desk *d)
{
	return d->stage.clock.total_ms;
}

bool part_clock_start(struct desk *d, int minutes)
{
	return set_clock(d, CLOCK_RUNNING, (int64_t)minutes * 60000, 0);
}

void part_clock_resume(struct desk *d, int64_t left_ms)
{
	set_clock(d, clock_state(d) == CLOCK_PAUSED ? CLOCK_PAUSED : CLOCK_RUNNING, left_ms,
	          total_now(d));
}

void part_clock_again(struct desk *d)
{
	if (clock_state(d) == CLOCK_RUNNING)
		part_clock_resume(d, part_clock_left(&d->stage.clock, d->clock));
}

void part_clock_stop(struct desk *d)
{
	if (clock_state(d) != CLOCK_OFF)
		set_clock(d, CLOCK_OFF, 0, 0);
}

/* Minutes of what is going on now: the running item of the agenda, else ten. */
static int minutes_now(struct desk *d)
{
	const struct schedule *s = desk_schedule(d);

	return s->current >= 0 && s->remaining > 0 ? (int)((s->remaining + 59999) / 60000) : 10;
}

void part_clock_toggle(struct desk *d)
{
	int64_t left = part_clock_left(&d->stage.clock, d->clock);

	if (!desk_writes(d)) {
		desk_say(d, ROLE_WARNING, "%s", _("This window only reads."));
		return;
	}
	switch (clock_state(d)) {
	case CLOCK_OFF:
		if (part_clock_start(d, minutes_now(d)))
			desk_say(d, ROLE_GOOD, "%s", _("The clock runs."));
		break;
	case CLOCK_RUNNING:
		if (set_clock(d, CLOCK_PAUSED, left, total_now(d)))
			desk_say(d, ROLE_GOOD, "%s",
			         _("The clock stands still. The same key starts it again."));
		break;
	case CLOCK_PAUSED:
		if (set_clock(d, CLOCK_RUNNING, left, total_now(d)))
			desk_say(d, ROLE_GOOD, "%s", _("The clock runs."));
		break;
	}
}

void part_clock_add(struct desk *d, int minutes)
{
	if (clock_state(d) != CLOCK_OFF)
		set_clock(d, clock_state(d),
		          part_clock_left(&d->stage.clock, d->clock) + (int64_t)minutes * 60000,
		          total_now(d) + (int64_t)minutes * 60000);
}

/* Up to the whole second: "12:31" means that 12 minutes and 31 seconds are not over yet. */
static void second_words(int64_t left_ms, bool stands, char *out, size_t size)
{
	int seconds = (int)((left_ms < 0 ? -left_ms : left_ms + 999) / 1000);

	if (left_ms < 0)
		snprintf(out, size, _("%d:%02d over"), seconds / 60, seconds % 60);
	else if (stands)
		snprintf(out, size, _("stands at %d:%02d"), seconds / 60, seconds % 60);
	else
		snprintf(out, size, _("%d:%02d left"), seconds / 60, seconds % 60);
}

/* Up to the whole minute too: "12 minutes" means that the twelfth is not over yet. */
static int whole_minutes(int64_t left_ms)
{
	return (int)((left_ms < 0 ? -left_ms : left_ms + MINUTE_MS - 1) / MINUTE_MS);
}

static void minute_words(int64_t left_ms, bool stands, char *out, size_t size)
{
	int n = whole_minutes(left_ms);

	if (left_ms <= 0 && n == 0)
		snprintf(out, size, "%s", _("time is over"));
	else if (left_ms < 0)
		snprintf(out, size, ngettext("%d minute over", "%d minutes over", (unsigned long)n),
		         n);
	else if (stands)
		snprintf(out, size,
		         ngettext("stands at %d minute", "stands at %d minutes", (unsigned long)n),
		         n);
	else
		snprintf(out, size, ngettext("%d minute left", "%d minutes left", (unsigned long)n),
		         n);
}

void part_clock_words(int64_t left_ms, char *out, size_t size)
{
	second_words(left_ms, false, out, size);
}

void part_clock_text(const struct desk *d, char *out, size_t size)
{
	int64_t left = part_clock_left(&d->stage.clock, d->clock);
	bool stands = clock_state(d) == CLOCK_PAUSED;

	out[0] = '\0';
	if (clock_state(d) == CLOCK_OFF)
		return;
	if (settings_number(d->settings, SETTING_QUIET))
		minute_words(left, stands, out, size);
	else
		second_words(left, stands, out, size);
}

int part_clock_due(const struct desk *d)
{
	int64_t left;

	if (!d->session_id || d->stage.clock.state != CLOCK_RUNNING)
		return -1;
	if (!settings_number(d->settings, SETTING_QUIET))
		return (int)(SECOND_MS - desk_now(d) % SECOND_MS);
	left = part_clock_left(&d->stage.clock, d->clock);
	/* Of 11:31 the last 31 seconds belong to minute 12; of 0:20 over, 40 are to come. */
	return (int)(left > 0 ? (left - 1) % MINUTE_MS + 1 : MINUTE_MS - -left % MINUTE_MS);
}
