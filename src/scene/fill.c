/* What each scene says. */
#include "fill.h"

#include <stdio.h>
#include <string.h>

#include "date.h"
#include "mem.h"
#include "rules.h"
#include "tr.h"

/* The time of day at which something begins. */
const char *scene_time(struct sheet *sh, int64_t ms)
{
	char time[TIME_SIZE];

	moment_time(ms, time);
	return arena_strdup(sh->arena, time);
}

/* ---- the beginning ---- */

static void fill_welcome(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;

	sh->is_centred = true;
	sh->over = v->title[0] ? v->title : v->series_name;
	sh->title = _("Welcome!");
	if (v->start[0])
		sh->note = arena_printf(sh->arena, _("We begin at %s."), v->start);
}

static void fill_test(const struct scene_show *s, struct sheet *sh)
{
	(void)s;
	sh->title = _("Can you read this?");
	sh->is_small = true;
	sh->note = _("These letters are as small as they get.");
	sheet_add(sh, _("Is it hard to read in the last row? Then make the letters larger."));
	sheet_add(sh, "a b c d e f g  1 2 3 4 5 6 7");
}

/* The first item that is shown: of an agenda that is longer than a page the items that are done go,
 * but for the last of them, so that what is going on is always at the top. */
static int first_item(const struct public_view *v)
{
	int first = 0;

	while (v->n_agenda - first > NAMES_ON_PAGE && first + 1 < v->n_agenda &&
	       v->agenda[first].done && v->agenda[first + 1].done)
		first++;
	return first;
}

/* From the running item on a person sees at which time something comes. */
static void fill_agenda(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;
	int minutes = v->start[0] ? time_to_minutes(v->start) : -1, first = first_item(v);

	sh->title = _("Agenda");
	sh->most = NAMES_ON_PAGE;
	if (v->n_agenda == 0)
		sh->note = _("There is no agenda yet.");
	for (int i = 0; i < v->n_agenda; i++) {
		const struct public_item *item = &v->agenda[i];
		struct part without = {.text = ""};
		struct part *part = i < first ? &without : sheet_add(sh, item->title);
		char time[TIME_SIZE];

		if (item->started_at) {
			part->mark = scene_time(sh, item->started_at);
			minutes = time_to_minutes(part->mark);
		} else if (minutes >= 0) {
			minutes_to_time(minutes, time);
			part->mark = arena_strdup(sh->arena, time);
		}
		minutes += minutes >= 0 ? item->minutes : 0;
		part->is_dim = item->done;
		part->is_strong = item->now;
		part->beside = item->done ? _("done") : item->now ? _("now") : NULL;
	}
}

static void fill_ground_rules(const struct scene_show *s, struct sheet *sh)
{
	sh->title = _("How we talk with each other");
	sheet_add_lines(sh, s->view->ground_rules);
	sheet_add(sh, _("Do you not want to be in the photo? Tell us."));
}

static void fill_influence(const struct scene_show *s, struct sheet *sh)
{
	static const char *const sentences[LEVEL_COUNT] = {
	        [LEVEL_INFORM] = N_("Today we tell what the plans are."),
	        [LEVEL_CONSULT] = N_("Today we ask what you think. The organisations decide. You "
	                             "hear why."),
	        [LEVEL_COPRODUCE] = N_("Today we make the plan together."),
	};

	sh->title = _("What do we do with your input?");
	sheet_add(sh,
	          s->view->influence[0] ? s->view->influence : gettext(sentences[s->view->level]));
}

/* As a sentence, however it was typed. */
static const char *with_full_stop(struct sheet *sh, const char *text)
{
	size_t len = strlen(text);

	return len == 0 || strchr(".!?", text[len - 1]) ? text
	                                                : arena_printf(sh->arena, "%s.", text);
}

static void fill_feedback(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;

	sh->title = _("This came out of the previous session");
	for (int i = 0; i < v->n_feedback; i++) {
		const struct public_feedback *f = &v->feedback[i];

		sheet_add(sh, arena_printf(sh->arena, "%s: %s.%s%s", f->text,
		                           follow_word(f->status), f->explanation[0] ? " " : "",
		                           with_full_stop(sh, f->explanation)));
	}
	if (v->n_feedback == 0)
		sh->note = _("We tell you about it.");
}

static const struct public_sheet *sheet_of(const struct public_view *v)
{
	for (int i = 0; i < v->n_sheets; i++)
		if (v->sheets[i].id == v->stage.focus_id)
			return &v->sheets[i];
	return v->n_sheets > 0 ? &v->sheets[0] : NULL;
}

static void fill_sheet(const struct scene_show *s, struct sheet *sh)
{
	const struct public_sheet *sheet = sheet_of(s->view);

	sh->title = sheet ? sheet->title : s->view->series_name;
	if (!sheet)
		return;
	sheet_add_lines(sh, sheet->lines);
	if (sheet->source[0])
		sh->after = arena_printf(sh->arena, _("Source: %s"), sheet->source);
}

/* The example itself, or the one that an item of the agenda is about: the first such item tells
 * the first example. */
static const struct public_example *example_of(const struct public_view *v)
{
	int nth = 0;

	for (int i = 0; i < v->n_examples; i++)
		if (v->examples[i].id == v->stage.focus_id)
			return &v->examples[i];
	for (int i = 0; i < v->n_agenda && v->agenda[i].id != v->stage.focus_id; i++)
		nth += v->agenda[i].kind == ITEM_EXAMPLE || v->agenda[i].kind == ITEM_FILM;
	if (v->n_examples == 0)
		return NULL;
	return &v->examples[nth < v->n_examples ? nth : 0];
}

static void fill_example(const struct scene_show *s, struct sheet *sh)
{
	const struct public_example *example = example_of(s->view);

	sh->over = _("An example");
	if (!example)
		return;
	sh->title = example->title;
	sheet_add_lines(sh, example->lines);
	if (example->lesson[0])
		sheet_add(sh, example->lesson)->is_strong = true;
}

/* ---- the stage ---- */

static void fill_pause(const struct scene_show *s, struct sheet *sh)
{
	(void)s;
	sh->is_centred = true;
	sh->title = _("One moment.");
	sh->note = _("We go on soon.");
}

static void fill_message(const struct scene_show *s, struct sheet *sh)
{
	sh->is_centred = true;
	sh->title = s->view->stage.message;
}

static scene_filler *const fills[SCENE_COUNT] = {
        [SCENE_NONE] = fill_welcome,
        [SCENE_WELCOME] = fill_welcome,
        [SCENE_TEST] = fill_test,
        [SCENE_AGENDA] = fill_agenda,
        [SCENE_GROUND_RULES] = fill_ground_rules,
        [SCENE_INFLUENCE] = fill_influence,
        [SCENE_FEEDBACK] = fill_feedback,
        [SCENE_SHEET] = fill_sheet,
        [SCENE_EXAMPLE] = fill_example,
        [SCENE_QUESTION] = fill_question,
        [SCENE_IDEAS] = fill_ideas,
        [SCENE_SUBTHEMES] = fill_subthemes,
        [SCENE_VOTE] = fill_vote,
        [SCENE_LOTS] = fill_lots,
        [SCENE_RESULTS] = fill_results,
        [SCENE_THEME] = fill_theme,
        [SCENE_REPORT_BACK] = fill_report_back,
        [SCENE_PHASES] = fill_phases,
        [SCENE_DATES] = fill_dates,
        [SCENE_PROJECT_GROUP] = fill_project_group,
        [SCENE_QR] = fill_qr,
        [SCENE_THANKS] = fill_thanks,
        [SCENE_BREAK] = fill_break,
};

void scene_fill(const struct scene_show *s, struct sheet *sh)
{
	const struct stage *stage = &s->view->stage;

	if (stage->pause)
		fill_pause(s, sh);
	else if (stage->message[0])
		fill_message(s, sh);
	else
		fills[scene_find(stage->scene)](s, sh);
}

static int count_of_ideas(const struct public_view *v,
                          int *(*which)(const struct public_view *v, struct arena *a, int *n))
{
	struct arena *a = arena_new();
	int n;

	which(v, a, &n);
	arena_free(a);
	return n;
}

int scene_reveals(const struct scene_show *s)
{
	const struct public_view *v = s->view;

	switch (scene_find(v->stage.scene)) {
	case SCENE_IDEAS:
		return count_of_ideas(v, ideas_of);
	case SCENE_RESULTS:
		return result_steps(v);
	case SCENE_THEME:
		return 1;
	case SCENE_REPORT_BACK:
		return groups_that_told(v);
	default:
		return 0;
	}
}

int64_t scene_about(const struct scene_show *s)
{
	const struct public_question *question = question_of(s->view);
	const struct public_theme *theme = theme_of(s->view);
	const struct public_example *example = example_of(s->view);
	const struct public_sheet *sheet = sheet_of(s->view);

	switch (scene_find(s->view->stage.scene)) {
	case SCENE_QUESTION:
	case SCENE_IDEAS:
		return question ? question->id : 0;
	case SCENE_THEME:
		return theme ? theme->id : 0;
	case SCENE_EXAMPLE:
		return example ? example->id : 0;
	case SCENE_SHEET:
		return sheet ? sheet->id : 0;
	default:
		return 0;
	}
}

int scene_place_revealed(const struct scene_show *s)
{
	if (scene_find(s->view->stage.scene) != SCENE_RESULTS)
		return PAGE_LAST;
	return PLACE_OF_POINT * first_revealed(s->view);
}

int scene_revealed(const struct scene_show *s)
{
	int most = scene_reveals(s), now = s->view->stage.reveal;

	if (scene_find(s->view->stage.scene) == SCENE_IDEAS)
		now = count_of_ideas(s->view, revealed_ideas);
	return now < most ? now : most;
}

int scene_next_change(const struct scene_show *s)
{
	const struct stage *stage = &s->view->stage;
	int64_t now = clock_wall(s->clock);

	if (stage->black)
		return -1;
	if (!stage->pause && !stage->message[0] && scene_find(stage->scene) == SCENE_LOTS &&
	    lots_are_drawn(s))
		return LOTS_STEP_MS;
	/* The clock counts whole seconds; without it the time of day changes with the minute. */
	if (stage->clock.state == CLOCK_RUNNING) {
		int64_t left = part_clock_left(&stage->clock, s->clock);

		return (int)(left > 0 ? (left - 1) % 1000 + 1 : 60000 - now % 60000);
	}
	return (int)(60000 - now % 60000);
}
