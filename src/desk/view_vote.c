/* The vote: type the counts, compare, fix.  Drawing is in vote_draw.c. */
#include "app.h"
#include "overlay.h"
#include "vote.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- typing numbers ---- */

/* Stores a number and goes on to the next row; false when it could not be stored. */
static bool put_number(struct desk *d, const struct tally *t, int64_t id, int number)
{
	const struct change change = {.field = "leftover", .number = number};
	struct err e = {0};
	enum status s;

	if (id == ID_LEFTOVER)
		s = store_edit(d->store, d->session_id, ENTITY_vote_count, t->count->id, &change, 1,
		               "leftover-set", "", &e);
	else
		s = store_set_dots(d->store, d->session_id, t->count->id, id, number, &e);
	if (!desk_did(d, s, &e))
		return false;
	edit_set(&d->vote.number, "");
	return true;
}

static int stored_number(const struct tally *t, int64_t id)
{
	for (int i = 0; i < t->n; i++)
		if (t->options[i]->id == id)
			return t->dots[i];
	return t->count->leftover;
}

static void go_on(struct desk *d, const struct tally *t)
{
	int n;
	struct row *rows = vote_rows(d, t, &n);

	list_move(&d->vote.list, rows, n, ACTION_DOWN);
}

/* What is typed while the question waits stays in the line. */
static void change_answer(struct desk *d, int value, int64_t id)
{
	struct tally t;
	int number;

	vote_tally_make(d, &t);
	if (!text_to_int(edit_text(&d->vote.number), 0, 9999, &number))
		return;
	if (value == ANSWER_DIFFERENCE_COUNT) {
		edit_set(&d->vote.number, "");
		vote_count_again(d, &t);
	} else if (put_number(d, &t, id, number)) {
		go_on(d, &t);
	}
}

/* A count that was complete does not become another one by the way: a second count stands
 * beside the first, which stays visible (domain.md 7.17). */
static void ask_change(struct desk *d, const struct tally *t, int64_t id, int number)
{
	static const enum answer answers[] = {ANSWER_COUNT_TYPO, ANSWER_DIFFERENCE_COUNT};
	const char *what = _("Dots left over");

	for (int i = 0; i < t->n; i++)
		if (t->options[i]->id == id)
			what = vote_option_code(d, t->options[i]);
	ask(d,
	    arena_printf(d->frame,
	                 _("%s: %d becomes %d. Was it typed wrongly, or was it counted again?"),
	                 what, stored_number(t, id), number),
	    answers, N_ITEMS(answers), change_answer, id);
}

static void store_number(struct desk *d, const struct tally *t)
{
	int64_t id = d->vote.list.selected;
	int number;

	if (edit_empty(&d->vote.number)) {
		go_on(d, t);
		return;
	}
	if (!text_to_int(edit_text(&d->vote.number), 0, 9999, &number))
		desk_say(d, ROLE_WARNING, "%s", _("Type a number."));
	else if (t->check.complete && stored_number(t, id) != number)
		ask_change(d, t, id, number);
	else if (put_number(d, t, id, number))
		go_on(d, t);
}

/* ---- actions ---- */

static struct edit *typing(struct desk *d)
{
	/* Only while a number stands there: else letters are commands. */
	return edit_empty(&d->vote.number) ? NULL : &d->vote.number;
}

static bool key(struct desk *d, struct key k)
{
	struct tally t;

	if ((k.mods && k.mods != KEY_CTRL) || k.code > 127)
		return false;
	vote_tally_make(d, &t);
	if (!vote_is_open(&t) || !t.count || !desk_may_change(d))
		return false;
	/* A number that was taken back or erased comes back, though none stands there now. */
	if (k.mods)
		return (k.code == 'z' || k.code == 'y') && edit_key(&d->vote.number, k);
	if (k.code >= '0' && k.code <= '9') {
		if (d->vote.list.selected)
			edit_key(&d->vote.number, k);
		else
			desk_say(d, ROLE_WARNING, "%s",
			         _("There is no line for this number. Esc shows all."));
		return true;
	}
	/* A number that stands there is stored by Enter only, never by the way. */
	if (k.code > ' ' && k.code < KEY_BASE && !edit_empty(&d->vote.number)) {
		desk_say(d, ROLE_WARNING, "%s", _("Enter stores this number, Esc drops it."));
		return true;
	}
	return false;
}

static void next(struct desk *d, const struct tally *t)
{
	if (!t->ballot)
		vote_start(d);
	else
		store_number(d, t);
}

static void settle_list(struct desk *d)
{
	struct tally t;
	struct row *rows;
	int n;

	vote_tally_make(d, &t);
	if (!t.count)
		return;
	rows = vote_rows(d, &t, &n);
	list_settle(&d->vote.list, rows, n);
}

static bool action(struct desk *d, enum action a)
{
	struct tally t;
	struct row *rows;
	int n = 0;

	vote_tally_make(d, &t);
	if (t.count) {
		rows = vote_rows(d, &t, &n);
		if (list_move(&d->vote.list, rows, n, a)) {
			edit_set(&d->vote.number, "");
			return true;
		}
	}
	switch (a) {
	case ACTION_VOTE_NEXT:
		next(d, &t);
		return true;
	case ACTION_COUNT_AGAIN:
		vote_count_again(d, &t);
		return true;
	case ACTION_RESULT_FIX:
		vote_fix(d, &t);
		return true;
	case ACTION_TIE:
		vote_ask_tie(d, &t);
		return true;
	case ACTION_LATE_VOTERS:
		vote_change_voters(d, t.ballot);
		return true;
	case ACTION_VOTE_REOPEN:
		vote_reopen(d);
		return true;
	case ACTION_QUESTION_NEXT:
		d->vote.question_id = vote_next_question(d);
		return true;
	case ACTION_BACK:
		if (edit_empty(&d->vote.number))
			return false;
		edit_set(&d->vote.number, "");
		return true;
	default:
		return false;
	}
}

static const char *disabled(struct desk *d, enum action a)
{
	struct tally t;
	char key[16];

	vote_tally_make(d, &t);
	if (a == ACTION_VOTE_NEXT && !t.ballot && vote_subthemes(d, vote_question(d)) < 2)
		return K_(
		        "Make at least two subthemes first. Press {part-previous} for clustering.");
	if (a == ACTION_FILTER)
		return t.count ? NULL : _("There is no list to search in here yet.");
	if (a == ACTION_VOTE_NEXT)
		return t.ballot && !vote_is_open(&t)
		               ? K_("The result is fixed. Go on with {part-next}.")
		               : NULL;
	if (a == ACTION_QUESTION_NEXT && t.ballot)
		return _("There is a vote already.");
	if (a == ACTION_QUESTION_NEXT)
		return vote_next_question(d) == vote_question(d)
		               ? _("Only one question has subthemes.")
		               : NULL;
	if (a == ACTION_VOTE_REOPEN)
		return t.ballot ? NULL : _("There is no vote yet. Press Enter to open one.");
	if (a != ACTION_COUNT_AGAIN && a != ACTION_RESULT_FIX && a != ACTION_TIE &&
	    a != ACTION_LATE_VOTERS)
		return NULL;
	if (!t.ballot || !t.count)
		return _("There is no vote yet. Press Enter to open one.");
	if (!vote_is_open(&t))
		return _("The result is fixed already.");
	if (a != ACTION_LATE_VOTERS && !t.check.complete)
		return _("Not every number is filled in yet.");
	if (a == ACTION_TIE && t.cut.state != CUT_TIED)
		return _("There are no equal places.");
	if (a == ACTION_RESULT_FIX && t.accepted && t.cut.state == CUT_TIED)
		return arena_printf(d->frame,
		                    _("Equal on place %d: %s. Settle that first with %s."),
		                    t.tie_place, vote_equal_ones(d, &t),
		                    action_first_key(ACTION_TIE, false, key, sizeof(key)));
	return NULL;
}

/* ---- the footer ---- */

/* While nothing is counted digits go to a part, as everywhere. */
static enum answer range(struct desk *d)
{
	struct tally t;

	vote_tally_make(d, &t);
	return vote_is_open(&t) && desk_may_change(d) ? ANSWER_DOTS : ANSWER_NONE;
}

static enum action first(struct desk *d)
{
	struct tally t;

	vote_tally_make(d, &t);
	if (t.ballot && !vote_is_open(&t))
		return ACTION_HALL;
	if (!t.ballot)
		return ACTION_VOTE_NEXT;
	if (!t.check.complete)
		return ACTION_NONE;
	if (!t.accepted)
		return ACTION_COUNT_AGAIN;
	return t.cut.state == CUT_TIED ? ACTION_TIE : ACTION_RESULT_FIX;
}

static const char *label(struct desk *d, enum action a)
{
	if (a != ACTION_VOTE_NEXT)
		return NULL;
	if (!current_ballot(&d->snap))
		return N_("Open the vote");
	return edit_empty(&d->vote.number) ? NULL : N_("Store");
}

const struct view_ops view_vote = {
        .context = CTX_VOTE,
        .settle = settle_list,
        .draw = vote_draw,
        .action = action,
        .key = key,
        .typing = typing,
        .disabled = disabled,
        .first = first,
        .range = range,
        .label = label,
        .what = N_("Counting the dots. The hall does not see the score until you show it."),
        .now = N_("Type the number of dots of the letter under the cursor and press Enter."),
        .next = N_("When the count is right, press {result-fix}. The themes are chosen; go on to "
                   "round 2 with {part-next}."),
};
