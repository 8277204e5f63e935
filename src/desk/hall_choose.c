/* Choosing what the hall sees, with a preview, and going through it: pages, and what is revealed.
 */
#include "hall.h"
#include "overlay.h"

#include <string.h>

#include "buf.h"
#include "mem.h"
#include "personal.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

/* ---- what can be chosen ---- */

/* A line of the list: a scene, and what it is about. */
struct choice_of {
	enum scene scene; /* SCENE_NONE: a message that is typed */
	int64_t focus_id;
	const char *label;
};

enum { CHOICES_OF_HALL = 200 };

static void add_choice(struct choice_of *all, int *n, enum scene scene, int64_t focus,
                       const char *label)
{
	if (*n < CHOICES_OF_HALL)
		all[(*n)++] = (struct choice_of){scene, focus, label};
}

/* Has the question ideas, or subthemes, that the hall may see? */
static bool has_any(const struct snapshot *s, enum scene scene, int64_t question_id)
{
	for (int i = 0; scene == SCENE_IDEAS && i < s->n_ideas; i++)
		if (s->ideas[i].question_id == question_id && !s->ideas[i].withdrawn)
			return true;
	for (int i = 0; scene == SCENE_SUBTHEMES && i < s->n_subthemes; i++)
		if (s->subthemes[i].question_id == question_id && !s->subthemes[i].withdrawn)
			return true;
	return scene == SCENE_QUESTION;
}

/* A scene of one question, for each that has it, where that is more than one. */
static void add_questions(struct desk *d, struct choice_of *all, int *n, enum scene scene,
                          const char *label)
{
	const struct snapshot *s = &d->snap;
	int count = 0;

	for (int i = 0; i < s->n_questions; i++)
		count += has_any(s, scene, s->questions[i].id);
	for (int i = 0; count > 1 && i < s->n_questions; i++)
		if (has_any(s, scene, s->questions[i].id))
			add_choice(all, n, scene, s->questions[i].id,
			           arena_printf(d->frame, "%s: %s", label, s->questions[i].text));
}

/* Of what there is more than one of, each gets a line. */
static int list_choices(struct desk *d, struct choice_of *all)
{
	const struct snapshot *s = &d->snap;
	int n = 0;

	for (int scene = SCENE_NONE + 1; scene < SCENE_COUNT; scene++) {
		const char *label = gettext(scene_info((enum scene)scene)->label);
		int before = n;

		for (int i = 0; scene == SCENE_THEME && i < s->n_themes; i++)
			if (!s->themes[i].withdrawn)
				add_choice(all, &n, SCENE_THEME, s->themes[i].id,
				           arena_printf(d->frame, "%s %d: %s", label,
				                        s->themes[i].position, s->themes[i].title));
		for (int i = 0; scene == SCENE_EXAMPLE && i < s->n_examples; i++)
			if (!s->examples[i].withdrawn)
				add_choice(all, &n, SCENE_EXAMPLE, s->examples[i].id,
				           arena_printf(d->frame, "%s: %s", label,
				                        s->examples[i].title));
		for (int i = 0; scene == SCENE_SHEET && i < s->n_info_sheets; i++)
			if (!s->info_sheets[i].withdrawn)
				add_choice(all, &n, SCENE_SHEET, s->info_sheets[i].id,
				           arena_printf(d->frame, "%s: %s", label,
				                        s->info_sheets[i].title));
		if (scene == SCENE_QUESTION || scene == SCENE_IDEAS || scene == SCENE_SUBTHEMES)
			add_questions(d, all, &n, (enum scene)scene, label);
		if (n == before)
			add_choice(all, &n, (enum scene)scene, 0, label);
	}
	add_choice(all, &n, SCENE_NONE, 0,
	           d->stage.message[0] ? _("take the message away") : _("a message that you type"));
	return n;
}

static bool is_shown(struct desk *d, const struct choice_of *choice)
{
	const struct scene_show *show;

	if (!hall_is_ours(d) || !choice->scene ||
	    strcmp(scene_info(choice->scene)->name, d->stage.scene) != 0)
		return false;
	if (choice->focus_id == 0 || choice->focus_id == d->stage.focus_id)
		return true;
	/* The agenda says about what: as the hall has it. */
	show = hall_scene(d, &d->stage, LETTERS_PLAIN);
	return show && scene_about(show) == choice->focus_id;
}

/* The stage that a line stands for: as it is, when the hall sees it already. */
static struct stage stage_of(struct desk *d, const struct choice_of *choice)
{
	struct stage s = hall_stage(d);

	s.message = "";
	s.black = s.pause = false;
	if (is_shown(d, choice))
		return s;
	s.scene = choice->scene ? scene_info(choice->scene)->name : "welcome";
	s.focus_id = choice->focus_id;
	hall_hide_again(&s);
	return s;
}

/* ---- going through it ---- */

static bool is_ideas(const struct stage *s)
{
	return scene_find(s->scene) == SCENE_IDEAS;
}

/* The ideas that come next, so many. */
static void reveal_ideas(struct desk *d, const struct scene_show *show, struct stage *s,
                         int how_many)
{
	int n;
	const struct public_idea **next = scene_hidden_ideas(show, d->frame, &n);
	AUTO_BUF struct buf codes;

	buf_init(&codes);
	buf_add(&codes, s->revealed);
	for (int i = 0; i < n && i < how_many; i++)
		buf_addf(&codes, "%s%d", codes.len > 0 ? " " : "", next[i]->code);
	s->revealed = arena_strdup(d->frame, codes.data);
}

/* Without the idea that came last; of shown the hall sees so many now.  One that was withdrawn
 * since goes along: without it nothing would change. */
static void hide_idea(struct desk *d, struct stage *s, int shown)
{
	const struct scene_show *show;

	do {
		const char *space = strrchr(s->revealed, ' ');
		size_t len = space ? (size_t)(space - s->revealed) : 0;

		s->revealed = arena_strndup(d->frame, s->revealed, len);
		show = hall_scene(d, s, LETTERS_PLAIN);
	} while (s->revealed[0] && show && scene_revealed(show) == shown);
}

static void reveal_more(struct desk *d, const struct scene_show *show, struct stage *s, int by)
{
	int now = scene_revealed(show);

	if (is_ideas(s) && by > 0)
		reveal_ideas(d, show, s, 1);
	else if (is_ideas(s))
		hide_idea(d, s, now);
	else
		s->reveal = now + by;
	show = hall_scene(d, s, LETTERS_PLAIN);
	s->page = show ? scene_place_revealed(show) : PAGE_LAST;
}

enum stepped { STEPPED, STEP_NO_FURTHER, STEP_UNREAD };

/* One step on: another page, or more is revealed; by less than 0 one step back. */
static enum stepped step(struct desk *d, struct stage *s, int by)
{
	struct stage_screen screen = hall_screen_for_pages(d, s);
	const struct scene_show *show = hall_scene(d, s, screen.letters);
	int pages, page, now;

	if (!show)
		return STEP_UNREAD;
	now = scene_revealed(show);
	pages = scene_pages(show, screen.rows, screen.cols);
	page = scene_page(show, screen.rows, screen.cols) + by;
	if (page >= 0 && page < pages)
		s->page = scene_place_of(show, screen.rows, screen.cols, page);
	else if (by > 0 ? now < scene_reveals(show) : now > 0)
		reveal_more(d, show, s, by);
	else
		return STEP_NO_FURTHER;
	return STEPPED;
}

/* "3 of 8", of what comes step by step; "page 2 of 3"; "". */
static const char *how_far(struct desk *d, const struct stage *s)
{
	struct stage_screen screen = hall_screen_for_pages(d, s);
	const struct scene_show *show = hall_scene(d, s, screen.letters);
	int most = show ? scene_reveals(show) : 0, pages;

	if (!show)
		return "";
	if (most > 1 && scene_revealed(show) < most)
		return arena_printf(d->frame, _("%d of %d"), scene_revealed(show), most);
	pages = scene_pages(show, screen.rows, screen.cols);
	return pages > 1  ? arena_printf(d->frame, _("page %d of %d"),
	                                 scene_page(show, screen.rows, screen.cols) + 1, pages)
	       : most > 1 ? arena_printf(d->frame, _("%d of %d"), most, most)
	                  : "";
}

static void show_step(struct desk *d, const struct stage *s)
{
	const char *far = how_far(d, s);

	if (hall_show(d, s) && far[0])
		desk_say(d, ROLE_GOOD, _("The hall sees: %s, %s"), hall_sees(d), far);
}

/* Of the ideas that come next, so many, each that may hold a name or an address is asked about
 * before the hall sees it (domain.md 7, case 23); the same key once more shows it, or asks about
 * the next one. */
static bool asks_about(struct desk *d, const struct stage *s, int how_many, const char *again)
{
	const struct scene_show *show = hall_scene(d, s, LETTERS_PLAIN);
	int n = 0;
	const struct public_idea **next = show ? scene_hidden_ideas(show, d->frame, &n) : NULL;
	int from = 0;
	char code[CODE_SIZE];

	for (int i = 0; i < n && i < how_many; i++)
		if (next[i]->id == d->hall.asked_before)
			from = i + 1;
	while (from < n && from < how_many && !may_hold_personal_data(next[from]->text))
		from++;
	if (from >= n || from >= how_many)
		return false;
	d->hall.asked_about = next[from]->id;
	desk_say(d, ROLE_WARNING,
	         _("Does %s hold a name or an address? %s once more shows it all the same."),
	         idea_code(next[from]->code, code), again);
	return true;
}

/* What lies over the scene is taken away first: nobody sees what is done behind it. */
static bool is_covered(struct desk *d)
{
	if (!d->stage.black && !d->stage.pause && !d->stage.message[0])
		return false;
	desk_say(d, ROLE_WARNING, "%s",
	         d->stage.black   ? K_("The hall is black. {black} shows it again.")
	         : d->stage.pause ? K_("The hall sees the pause page. {pause} takes it away.")
	                          : K_("The hall sees a message. {hall-message} takes it away."));
	return true;
}

static bool may_step(struct desk *d)
{
	if (desk_writes(d))
		return !is_covered(d);
	desk_say(d, ROLE_WARNING, "%s", _("This window only reads."));
	return false;
}

void hall_step(struct desk *d, int by)
{
	struct stage now, s;
	enum stepped how;

	if (!may_step(d))
		return;
	now = s = hall_stage(d);
	how = step(d, &s, by);
	if (how == STEP_UNREAD)
		return;
	if (how == STEP_NO_FURTHER)
		desk_say(d, ROLE_WARNING, "%s",
		         by > 0 ? _("The hall sees all of it.")
		                : _("The hall is at its beginning."));
	else if (strlen(s.revealed) <= strlen(now.revealed) ||
	         !asks_about(d, &now, 1, _("The same key")))
		show_step(d, &s);
}

static void reveal_nothing(struct desk *d)
{
	struct stage s;

	if (!may_step(d))
		return;
	s = hall_stage(d);
	hall_hide_again(&s);
	hall_show(d, &s);
}

static void reveal_all(struct desk *d)
{
	struct stage s;
	const struct scene_show *show;
	int left;

	if (!may_step(d))
		return;
	s = hall_stage(d);
	show = hall_scene(d, &s, LETTERS_PLAIN);
	if (!show)
		return;
	left = scene_reveals(show) - scene_revealed(show);
	if (is_ideas(&s) && asks_about(d, &s, left, _("End")))
		return;
	s.page = 0;
	if (is_ideas(&s))
		reveal_ideas(d, hall_scene(d, &s, LETTERS_PLAIN), &s, left);
	else
		s.reveal = scene_reveals(show);
	hall_show(d, &s);
}

static void hold(struct desk *d)
{
	struct stage s = hall_stage(d);

	s.held = !s.held;
	if (hall_set(d, &s))
		desk_say(d, ROLE_GOOD, "%s",
		         s.held ? _("The hall keeps seeing this, also when the agenda goes on.")
		                : _("The hall follows the agenda again."));
}

/* ---- the list ---- */

static void chosen(struct desk *d, int value, int64_t id)
{
	struct choice_of *all = arena_array(d->frame, CHOICES_OF_HALL, sizeof(*all));
	struct stage s;

	(void)id;
	if (value >= list_choices(d, all))
		return;
	if (!all[value].scene) {
		hall_message(d);
		return;
	}
	s = stage_of(d, &all[value]);
	hall_show(d, &s);
}

/* Keys for what the hall sees now; those of the list and its words are left. */
static bool beside_key(struct desk *d, int value, struct key k)
{
	(void)value;
	if (k.mods != 0)
		return false;
	switch (k.code) {
	case KEY_RIGHT_:
		hall_step(d, 1);
		return true;
	case KEY_LEFT_:
		hall_step(d, -1);
		return true;
	case KEY_END_:
		reveal_all(d);
		return true;
	case KEY_HOME_:
		reveal_nothing(d);
		return true;
	case KEY_TAB_:
		hold(d);
		return true;
	case KEY_F1 + 2:
		hall_ask_last_row(d);
		return true;
	default:
		return false;
	}
}

/* What the hall would see, and below it which screens there are. */
static void beside_draw(struct desk *d, struct canvas *c, struct rect area, int value)
{
	struct choice_of *all = arena_array(d->frame, CHOICES_OF_HALL, sizeof(*all));
	struct rect inside = {area.row, area.col, area.rows - 2, area.cols};
	enum role role;
	const char *screens = hall_screens(d, &role);
	struct stage s;

	if (value < 0 || value >= list_choices(d, all))
		return;
	canvas_wrap(c, (struct rect){area.row + area.rows - 2, area.col, 2, area.cols}, role,
	            screens);
	if (!all[value].scene) {
		canvas_wrap(c, inside, ROLE_DIM,
		            _("A text that you type, over all of the screen."));
		return;
	}
	s = stage_of(d, &all[value]);
	hall_preview(d, c, inside, &s);
}

static const struct hint *beside_hints(struct desk *d)
{
	const struct hint all[] = {{{KEY_ENTER_, 0}, _("Show")},
	                           {{KEY_LEFT_, 0}, ""},
	                           {{KEY_RIGHT_, 0}, _("Less, more")},
	                           {{KEY_TAB_, 0}, d->stage.held ? _("Follow") : _("Hold")},
	                           {{KEY_ESCAPE, 0}, _("Back")},
	                           {{KEY_F1 + 2, 0}, _("Last row")},
	                           {{KEY_NONE, 0}, NULL}};
	struct hint *out = arena_alloc(d->frame, sizeof(all));

	memcpy(out, all, sizeof(all));
	return out;
}

static void beside_help(struct buf *out)
{
	help_keys(out, "Right Left",
	          _("Show more or less of what the hall sees now: a page, an idea, a place of the "
	            "result."));
	help_keys(out, "End Home", _("Show all of it, or nothing yet."));
	help_keys(out, "Tab",
	          _("Hold what the hall sees, also when the agenda goes on; or follow it."));
	help_keys(out, "F3", _("Can the last row read it?"));
}

static const struct choice_beside beside = {
        .draw = beside_draw, .key = beside_key, .hints = beside_hints, .help = beside_help};

void hall_choose(struct desk *d)
{
	struct choice_of *all = arena_array(d->frame, CHOICES_OF_HALL, sizeof(*all));
	int n = list_choices(d, all), now = -1;

	if (!desk_writes(d)) {
		desk_say(d, ROLE_WARNING, "%s", _("This window only reads."));
		return;
	}
	choice_open(d, _("What does the hall see?"), chosen, 0);
	for (int i = 0; i < n; i++)
		now = is_shown(d, &all[i]) ? i : now;
	/* The last line, which takes it away. */
	if (d->stage.message[0])
		now = n - 1;
	for (int i = 0; i < n; i++)
		choice_add(d, i, "", all[i].label, i == now ? _("now") : "");
	choice_set_beside(d, &beside, now);
}

/* ---- the same over all of this screen ---- */

static void here_draw(struct desk *d, struct overlay *o, struct canvas *c, struct rect area)
{
	const struct scene_show *show = hall_scene(d, &d->stage, stage_letters(d->settings, false));

	(void)o;
	(void)area;
	if (show)
		scene_draw(show, c);
	canvas_set_cursor(c, 0, 0);
}

/* The keys that go through it do so here too; another one ends it. */
static void here_key(struct desk *d, struct overlay *o, struct key k)
{
	enum action a = action_find(CTX_SESSION, k, false);

	(void)o;
	if (a == ACTION_HALL_MORE || a == ACTION_HALL_LESS)
		hall_step(d, a == ACTION_HALL_MORE ? 1 : -1);
	else
		overlay_pop(d);
}

static const struct overlay_ops here_ops = {.draw = here_draw, .key = here_key, .full = true};

void hall_here(struct desk *d)
{
	struct overlay *o = xcalloc(1, sizeof(*o));

	o->ops = &here_ops;
	overlay_push(d, o);
}
