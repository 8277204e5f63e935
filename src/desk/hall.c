/* What the hall sees. */
#include "agenda.h"
#include "hall.h"
#include "overlay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "tr.h"

static const char *scene_label(const char *name)
{
	enum scene s = scene_find(name);

	return s ? gettext(scene_info(s)->label) : name;
}

/* Of another session the hall sees the scene and the clock until something is done for it
 * in this one: looking at a session changes nothing in the hall.  Black, the pause page and
 * a message lie over any scene and are of no session. */
bool hall_is_ours(const struct desk *d)
{
	return !d->stage.session_id || d->stage.session_id == d->session_id;
}

/* Which of its themes it is. */
static const char *with_theme(struct desk *d, const char *label)
{
	const struct theme *t = snapshot_find_theme(&d->snap, d->stage.focus_id);

	if (scene_find(d->stage.scene) != SCENE_THEME || !t)
		return label;
	return arena_printf(d->frame, "%s %d", label, t->position);
}

static const char *scene_now(struct desk *d)
{
	const char *label = with_theme(d, scene_label(d->stage.scene));
	int i;

	for (i = 0; i < d->start.n && !hall_is_ours(d); i++)
		if (d->start.rows[i].id == d->stage.session_id)
			return arena_printf(d->frame, _("%s (session %d)"), label,
			                    d->start.rows[i].number);
	return label;
}

static const char *seen_now(struct desk *d)
{
	if (d->stage.black)
		return _("nothing (black)");
	if (d->stage.pause)
		return _("pause page");
	if (d->stage.message[0])
		return arena_printf(d->frame, _("message: %s"), d->stage.message);
	return d->stage.held ? arena_printf(d->frame, _("%s, held"), scene_now(d)) : scene_now(d);
}

const char *hall_sees(struct desk *d)
{
	const char *now = seen_now(d), *lacks = hall_lacks(d);

	return lacks[0] ? arena_printf(d->frame, "%s (%s)", now, lacks) : now;
}

/* False when it could not be stored: that is said, and the hall sees what it saw. */
bool hall_set(struct desk *d, const struct stage *s)
{
	struct err e = {0};

	return desk_did(d, store_set_stage(d->store, s, &e), &e);
}

bool hall_show(struct desk *d, const struct stage *s)
{
	if (!hall_set(d, s))
		return false;
	desk_say(d, ROLE_GOOD, _("The hall sees: %s"), hall_sees(d));
	return true;
}

void hall_hide_again(struct stage *s)
{
	s->page = s->reveal = 0;
	s->revealed = "";
}

/* The stage with the scene and the clock of this session: for what is about to be done.  The
 * first time it sees what the agenda says, without a clock. */
struct stage hall_stage(struct desk *d)
{
	struct stage s = d->stage;

	s.session_id = d->session_id;
	if (hall_is_ours(d))
		return s;
	s.scene = agenda_scene(d, &s.focus_id);
	hall_hide_again(&s);
	s.held = false;
	s.clock = (struct part_clock){.state = CLOCK_OFF};
	return s;
}

void hall_follow(struct desk *d, const char *scene, int64_t focus_id)
{
	struct stage s = hall_stage(d);

	/* It was asked to stay; of another session it comes to this one all the same. */
	if (s.held && hall_is_ours(d))
		return;
	s.scene = scene;
	s.focus_id = focus_id;
	hall_hide_again(&s);
	hall_set(d, &s);
}

void hall_forget_lots(struct desk *d)
{
	struct stage s = d->stage;

	if (s.lots_at == 0)
		return;
	s.lots = s.lots_drawn = "";
	s.lots_at = 0;
	hall_set(d, &s);
}

void hall_remember(struct desk *d, int64_t item_id)
{
	d->hall.before.item = hall_is_ours(d) ? item_id : 0;
	d->hall.before.scene = scene_find(d->stage.scene);
	d->hall.before.focus_id = d->stage.focus_id;
	d->hall.before.page = d->stage.page;
	d->hall.before.reveal = d->stage.reveal;
	free(d->hall.before.revealed);
	d->hall.before.revealed = xstrdup(d->stage.revealed);
}

bool hall_bring_back(struct desk *d, int64_t item_id)
{
	struct stage s = hall_stage(d);

	if (d->hall.before.item != item_id || d->hall.before.scene == SCENE_NONE || s.held ||
	    s.focus_id != item_id)
		return false;
	s.scene = scene_info(d->hall.before.scene)->name;
	s.focus_id = d->hall.before.focus_id;
	s.page = d->hall.before.page;
	s.reveal = d->hall.before.reveal;
	s.revealed = d->hall.before.revealed;
	return hall_set(d, &s);
}

void hall_black(struct desk *d)
{
	struct stage s = d->stage;

	s.black = !s.black;
	if (hall_show(d, &s) && s.black)
		desk_say(d, ROLE_WARNING,
		         _("The hall's screen is black. The same key shows it again."));
}

static bool store_message(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct stage s = d->stage;

	(void)id;
	s.message = v->text[0];
	/* It is there to be read now. */
	if (s.message[0])
		s.pause = s.black = false;
	return desk_did(d, store_set_stage(d->store, &s, e), e);
}

void hall_message(struct desk *d)
{
	struct stage s = d->stage;

	if (!s.message[0]) {
		form_line(d, _("A message for the hall"), _("Text"), "", 120, store_message, 0);
		return;
	}
	s.message = "";
	hall_show(d, &s);
}

void hall_pause(struct desk *d)
{
	struct stage s = d->stage;

	s.pause = !s.pause;
	hall_show(d, &s);
}
