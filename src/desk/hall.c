/* What the hall sees, and the clock of the part that it sees too. */
#include "agenda.h"
#include "overlay.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "settings.h"
#include "tr.h"

enum { SECOND_MS = 1000, MINUTE_MS = 60 * SECOND_MS };

/* The scenes that the hall can see, and what the desk calls them. */
static const struct {
	const char *name, *label;
} scenes[] = {
        {"welcome", N_("welcome")},
        {"agenda", N_("agenda")},
        {"ground-rules", N_("ground rules")},
        {"example", N_("example")},
        {"feedback", N_("previous session")},
        {"question", N_("question and clock")},
        {"ideas", N_("ideas")},
        {"subthemes", N_("list of subthemes")},
        {"vote", N_("voting, without score")},
        {"results", N_("results")},
        {"theme", N_("theme with solutions")},
        {"report-back", N_("each group tells")},
        {"phases", N_("what comes next")},
        {"dates", N_("next dates")},
        {"qr", N_("QR code")},
        {"thanks", N_("thanks")},
};

static const char *scene_label(const char *name)
{
	size_t i;

	for (i = 0; i < N_ITEMS(scenes); i++)
		if (strcmp(scenes[i].name, name) == 0)
			return gettext(scenes[i].label);
	return name;
}

/* Of another session the hall sees the scene and the clock until something is done for it
 * in this one: looking at a session changes nothing in the hall.  Black, the pause page and
 * a message lie over any scene and are of no session. */
bool hall_is_ours(const struct desk *d)
{
	return !d->stage.session_id || d->stage.session_id == d->session_id;
}

static const char *scene_now(struct desk *d)
{
	const char *label = scene_label(d->stage.scene);
	int i;

	for (i = 0; i < d->start.n && !hall_is_ours(d); i++)
		if (d->start.rows[i].id == d->stage.session_id)
			return arena_printf(d->frame, _("%s (session %d)"), label,
			                    d->start.rows[i].number);
	return label;
}

const char *hall_sees(struct desk *d)
{
	if (d->stage.black)
		return _("nothing (black)");
	if (d->stage.pause)
		return _("pause page");
	if (d->stage.message[0])
		return _("message");
	return scene_now(d);
}

/* False when it could not be stored: that is said, and the hall sees what it saw. */
static bool set_stage(struct desk *d, const struct stage *s)
{
	struct err e = {0};

	return desk_did(d, store_set_stage(d->store, s, &e), &e);
}

static bool show_hall(struct desk *d, const struct stage *s)
{
	if (!set_stage(d, s))
		return false;
	desk_say(d, ROLE_GOOD, _("The hall sees: %s"), hall_sees(d));
	return true;
}

/* The stage with the scene and the clock of this session: for what is about to be done.  The
 * first time it sees what the agenda says, without a clock. */
static struct stage our_stage(struct desk *d)
{
	struct stage s = d->stage;

	s.session_id = d->session_id;
	if (hall_is_ours(d))
		return s;
	s.scene = agenda_scene(d, &s.focus_id);
	s.page = s.reveal = 0;
	s.clock = (struct part_clock){.state = CLOCK_OFF};
	return s;
}

void hall_follow(struct desk *d, const char *scene, int64_t focus_id)
{
	struct stage s = our_stage(d);

	s.scene = scene;
	s.focus_id = focus_id;
	s.page = s.reveal = 0;
	set_stage(d, &s);
}

void hall_black(struct desk *d)
{
	struct stage s = d->stage;

	s.black = !s.black;
	if (show_hall(d, &s) && s.black)
		desk_say(d, ROLE_WARNING,
		         _("The hall's screen is black. The same key shows it again."));
}

void hall_pause(struct desk *d)
{
	struct stage s = d->stage;

	s.pause = !s.pause;
	show_hall(d, &s);
}

static bool store_message(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct stage s = d->stage;

	(void)id;
	s.message = v->text[0];
	return desk_did(d, store_set_stage(d->store, &s, e), e);
}

enum { CHOOSE_MESSAGE = N_ITEMS(scenes) };

static void chosen(struct desk *d, int value, int64_t id)
{
	struct stage s;

	(void)id;
	if (value == CHOOSE_MESSAGE) {
		form_line(d, _("A message for the hall"), _("Text"), d->stage.message, 120,
		          store_message, 0);
		return;
	}
	s = our_stage(d);
	s.scene = scenes[value].name;
	s.message = "";
	s.black = s.pause = false;
	s.page = s.reveal = 0;
	show_hall(d, &s);
}

void hall_choose(struct desk *d)
{
	size_t i;

	if (!desk_writes(d)) {
		desk_say(d, ROLE_WARNING, "%s", _("This window only reads."));
		return;
	}
	choice_open(d, _("What does the hall see?"), chosen, 0);
	for (i = 0; i < N_ITEMS(scenes); i++)
		choice_add(d, (int)i, "", gettext(scenes[i].label),
		           hall_is_ours(d) && strcmp(scenes[i].name, d->stage.scene) == 0 ? _("now")
		                                                                          : "");
	choice_add(d, CHOOSE_MESSAGE, "", _("a message that you type"), "");
}

/* ---- the clock of the part ---- */

static bool set_clock(struct desk *d, enum clock_state state, int64_t left_ms)
{
	struct stage s = our_stage(d);

	s.clock.state = state;
	s.clock.left_ms = left_ms;
	s.clock.deadline_boot = clock_boot(d->clock) + left_ms;
	s.clock.deadline_wall = desk_now(d) + left_ms;
	snprintf(s.clock.boot_id, sizeof(s.clock.boot_id), "%s", d->clock->boot_id);
	if (!set_stage(d, &s))
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

bool part_clock_start(struct desk *d, int minutes)
{
	return set_clock(d, CLOCK_RUNNING, (int64_t)minutes * 60000);
}

void part_clock_resume(struct desk *d, int64_t left_ms)
{
	set_clock(d, clock_state(d) == CLOCK_PAUSED ? CLOCK_PAUSED : CLOCK_RUNNING, left_ms);
}

void part_clock_stop(struct desk *d)
{
	if (clock_state(d) != CLOCK_OFF)
		set_clock(d, CLOCK_OFF, 0);
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
		if (set_clock(d, CLOCK_PAUSED, left))
			desk_say(d, ROLE_GOOD, "%s",
			         _("The clock stands still. The same key starts it again."));
		break;
	case CLOCK_PAUSED:
		if (set_clock(d, CLOCK_RUNNING, left))
			desk_say(d, ROLE_GOOD, "%s", _("The clock runs."));
		break;
	}
}

void part_clock_add(struct desk *d, int minutes)
{
	if (clock_state(d) != CLOCK_OFF)
		set_clock(d, clock_state(d),
		          part_clock_left(&d->stage.clock, d->clock) + (int64_t)minutes * 60000);
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
