/* What is said at the end of a session, and in its break. */
#include "fill.h"

#include <string.h>

#include "date.h"
#include "tr.h"

void fill_phases(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;

	sh->title = _("How do we go on?");
	if (v->n_phases == 0 && !v->answer_by[0])
		sh->note = _("We tell you about it.");
	for (int i = 0; i < v->n_phases; i++) {
		const struct public_phase *phase = &v->phases[i];
		char from[40], to[40];

		date_long(phase->from, from, sizeof(from));
		date_long(phase->to, to, sizeof(to));
		sheet_add(sh, phase->from[0] && phase->to[0]
		                      ? arena_printf(sh->arena, _("%s: %s to %s"), phase->name,
		                                     from, to)
		              : phase->from[0]
		                      ? arena_printf(sh->arena, _("%s: from %s"), phase->name, from)
		              : phase->to[0]
		                      ? arena_printf(sh->arena, _("%s: until %s"), phase->name, to)
		                      : phase->name);
	}
	if (v->answer_by[0]) {
		char date[60];

		date_full(v->answer_by, date, sizeof(date));
		sh->after = arena_printf(sh->arena, _("By %s you hear what we do with it."), date);
	}
}

/* What it is, and where; its day above it. */
static void add_date(const struct public_date *d, struct sheet *sh)
{
	const char *what = arena_printf(sh->arena, "%s%s%s", d->title,
	                                d->title[0] && d->place[0] ? ", " : "", d->place);
	struct part *part;
	char day[60];

	date_full(d->date, day, sizeof(day));
	part = sheet_add(sh, d->date[0] ? arena_printf(sh->arena, "%s%s%s%s%s", day,
	                                               d->from[0] ? ", " : "", d->from,
	                                               d->to[0] ? " - " : "", d->to)
	                                : _("Date to follow"));
	part->is_heading = what[0] != '\0';
	part->is_strong = !part->is_heading;
	if (what[0])
		sheet_add(sh, what);
}

static void add_dates(const struct public_view *v, struct sheet *sh, bool project_group)
{
	for (int i = 0; i < v->n_dates; i++)
		if (project_group == (v->dates[i].kind == DATE_PROJECT_GROUP))
			add_date(&v->dates[i], sh);
}

void fill_dates(const struct scene_show *s, struct sheet *sh)
{
	sh->title = _("Next dates");
	add_dates(s->view, sh, false);
	if (sh->n == 0)
		sh->note = _("There are no dates yet.");
}

/* In large letters it may be too long for a line: then it breaks behind the sign in its middle. */
static void add_mail(struct sheet *sh, const char *mail)
{
	struct part *part = sheet_add(sh, mail);
	int name = (int)strcspn(mail, "@");

	part->is_strong = true;
	if (mail[name])
		part->brief = arena_printf(sh->arena, "%.*s@\n%s", name, mail, mail + name + 1);
}

void fill_project_group(const struct scene_show *s, struct sheet *sh)
{
	sh->title = _("Do you want to think along in the project group?");
	if (s->view->mail[0]) {
		sheet_add(sh, _("Sign up with us now, or mail:"));
		add_mail(sh, s->view->mail);
	} else {
		sheet_add(sh, _("Sign up with us now."));
	}
	add_dates(s->view, sh, true);
}

void fill_qr(const struct scene_show *s, struct sheet *sh)
{
	sh->title = _("Scan the code or go to:");
	if (s->view->web_page[0])
		sh->qr = s->view->web_page;
	else
		sh->note = _("There is no web page yet.");
}

void fill_thanks(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;
	char date[60];

	sh->is_centred = true;
	sh->title = _("Good that you were here. Thank you!");
	if (v->answer_by[0]) {
		date_full(v->answer_by, date, sizeof(date));
		sh->note = arena_printf(sh->arena, _("By %s you hear what we do with it."), date);
	}
}

/* When it goes on after the break. */
void fill_break(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;
	const struct part_clock *clock = &v->stage.clock;

	sh->is_centred = true;
	sh->title = _("Break");
	if (clock->state == CLOCK_RUNNING)
		sh->note = arena_printf(
		        sh->arena, _("We go on at %s."),
		        scene_time(sh, clock_wall(s->clock) + part_clock_left(clock, s->clock)));
}
