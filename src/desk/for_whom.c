/* For whom a solution is: the question after each line of round 2, and storing it. */
#include "solutions.h"
#include "hint.h"
#include "overlay.h"

#include <string.h>

#include "mem.h"
#include "personal.h"
#include "text.h"
#include "tr.h"

_Static_assert(ANSWER_FOR_OTHER - ANSWER_FOR_SELF == FOR_OTHER && FOR_SELF == 0,
               "the answers stand in the order of the addressees");

static enum answer answer_for(enum addressee a)
{
	return (enum answer)(ANSWER_FOR_SELF + a);
}

const char *addressee_word(enum addressee a)
{
	return gettext(answer_info(answer_for(a))->label);
}

/* ---- storing ---- */

/* The next line begins with what was typed while the question stood, which can be taken back
 * as a whole.  A single key was a slip. */
static void take_next_line(struct desk *d)
{
	struct edit *next = &d->lines[LINE_NEXT];

	edit_set(d->line, "");
	if (text_chars(edit_text(next)) > 1)
		edit_insert(d->line, edit_text(next));
	edit_set(next, "");
}

static bool store_solution(struct desk *d, enum addressee a, const char *organisation,
                           struct err *e)
{
	const struct solution *made;
	char code[CODE_SIZE];
	int64_t id = 0;
	const struct change values[] = {
	        {.field = "theme_id", .number = d->solutions.theme_id},
	        {.field = "question_id", .number = solutions_question(d)},
	        {.field = "group_id", .number = d->solutions.group_id},
	        {.field = "text", .text = edit_text(d->line)},
	        {.field = "addressee", .number = a},
	        {.field = "organisation", .text = organisation},
	        {.field = "origin", .number = origin_at(d->snap.sessions, desk_now(d))},
	};

	if (desk_add(d, ENTITY_solution, values, N_ITEMS(values), "solution-add", &id, e) ==
	    REFUSED)
		return false;
	take_next_line(d);
	d->solutions.asking = false;
	/* What a key means after Esc: the solution that was typed last. */
	d->solutions.column = a != FOR_SELF;
	made = snapshot_find_solution(&d->snap, id);
	if (made && may_hold_personal_data(made->text))
		desk_say(
		        d, ROLE_WARNING,
		        _("Stored: %s. Is there a name or address in it? Esc, then %s: change it."),
		        solution_code(made->code, code), text_with_keys("{idea-edit}"));
	else if (made)
		desk_say(d, ROLE_GOOD, _("Stored: %s"), solution_code(made->code, code));
	return true;
}

static bool store_other(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	(void)id;
	return store_solution(d, FOR_OTHER, v->text[0], e);
}

/* ---- the question ---- */

/* Somebody who types on does not look at the question: the letters of the next line are no
 * answers, or a solution goes to the wrong address.  So after a key that is none an answer counts
 * only after Enter, however long ago that was. */
static bool is_answering(const struct desk *d)
{
	return edit_empty(&d->lines[LINE_NEXT]) || d->solutions.entered;
}

void for_whom_draw(struct desk *d, struct canvas *c, struct rect area)
{
	int i, col = area.col + 1;

	canvas_fill(c, area, ROLE_NORMAL, ' ');
	col += canvas_put(c, area.row, col, area.cols, ROLE_STRONG,
	                  is_answering(d) ? _("For whom?") : _("Enter, then:")) +
	       2;
	canvas_set_cursor(c, area.row, col);
	for (i = 0; i < ADDRESSEE_COUNT && col < area.col + area.cols; i++) {
		col = hint_put(c, area.row, col, area.col + area.cols,
		               answer_key(answer_for((enum addressee)i)),
		               addressee_word((enum addressee)i), false);
	}
}

const struct hint *for_whom_hints(struct desk *d)
{
	const struct hint enter = {{KEY_ENTER_, 0}, _("Choose for whom")};
	const struct hint back = {{KEY_ESCAPE, 0}, _("Back to the text")};
	struct hint *out = arena_array(d->frame, 4, sizeof(*out));
	int n = 0;

	if (!d->solutions.asking)
		return NULL;
	if (!is_answering(d))
		out[n++] = enter;
	out[n++] = back;
	out[n++] = (struct hint){action_key(ACTION_HELP, true), desk_label(d, ACTION_HELP)};
	out[n] = (struct hint){{KEY_NONE, 0}, NULL};
	return out;
}

static void say_first_choose(struct desk *d)
{
	const char *next = edit_text(&d->lines[LINE_NEXT]);

	if (text_chars(next) > 1)
		desk_say(d, ROLE_WARNING,
		         _("First choose for whom this is: Enter, then z, o, g, d or a. Kept for "
		           "the next line: %s"),
		         next);
	else
		desk_say(d, ROLE_WARNING, "%s",
		         _("That is no answer. Press Enter, then z, o, g, d or a."));
}

static void type_next_line(struct desk *d, struct key k)
{
	edit_key(&d->lines[LINE_NEXT], k);
	d->solutions.entered = false;
	say_first_choose(d);
}

static void answered(struct desk *d, enum addressee a)
{
	struct err e = {0};

	if (a == FOR_OTHER)
		form_line(d, _("For whom then?"),
		          _("For example: shopkeepers, schools, a housing association"), "", 80,
		          store_other, 0);
	else
		store_solution(d, a, "", &e);
}

/* The one key that says for whom it is. */
bool for_whom_key(struct desk *d, struct key k)
{
	int whom = 0;

	if (!d->solutions.asking)
		return false;
	if (k.code == KEY_ESCAPE || (k.code == 'c' && k.mods == KEY_CTRL)) {
		d->solutions.asking = false;
		return true;
	}
	if (k.code == KEY_ENTER_) {
		d->solutions.entered = true;
		return true;
	}
	/* Help and the hall's screen are there in the meantime. */
	if (k.code >= KEY_F1 && k.code <= KEY_F12)
		return false;
	while (whom < ADDRESSEE_COUNT && !answer_is(answer_for((enum addressee)whom), k))
		whom++;
	if (whom < ADDRESSEE_COUNT && is_answering(d))
		answered(d, (enum addressee)whom);
	else
		type_next_line(d, k);
	return true;
}

bool for_whom_paste(struct desk *d, const char *text)
{
	if (!d->solutions.asking)
		return false;
	edit_insert(&d->lines[LINE_NEXT], text);
	d->solutions.entered = false;
	say_first_choose(d);
	return true;
}
