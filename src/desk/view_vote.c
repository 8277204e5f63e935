/* The vote: type the counts, compare, fix. */
#include "app.h"
#include "overlay.h"
#include "vote.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- drawing ---- */

static void draw_setup(struct desk *d, struct canvas *c, struct rect area)
{
	int n = vote_subthemes(d, vote_question(d)), advice = dot_advice(n);
	const char *text;

	if (n < 2) {
		draw_empty(c, area,
		           _("Make at least two subthemes first. Press [ for clustering."));
		return;
	}
	text = arena_printf(
	        d->frame,
	        _("%d subthemes. Advice: %d dots for each person (a third of %d, 2 to 5)."), n,
	        advice, n);
	canvas_put_fit(c, area.row + 1, area.col + 2, area.cols - 4, ROLE_HEADING, text);
	if (d->snap.sessions->dots_per_person)
		canvas_put_fit(c, area.row + 2, area.col + 2, area.cols - 4, ROLE_NORMAL,
		               arena_printf(d->frame, _("Chosen while preparing: %d."),
		                            d->snap.sessions->dots_per_person));
	canvas_put_fit(c, area.row + 3, area.col + 2, area.cols - 4, ROLE_NORMAL,
	               arena_printf(d->frame, _("With equal places: %s."),
	                            tie_rule_word(d->snap.sessions->tie_rule)));
	canvas_wrap(c, (struct rect){area.row + 5, area.col + 2, 3, area.cols - 4}, ROLE_NORMAL,
	            _("First let everybody choose on paper, in silence. Then stick the dots."));
	canvas_put_fit(c, area.row + 8, area.col + 2, area.cols - 4, ROLE_STRONG,
	               _("Press Enter to open the vote. The list is locked then."));
}

static const char *heading(struct desk *d, const struct vote_tally *t)
{
	const struct ballot *b = t->ballot;
	const char *text, *voters, *dots;

	voters = arena_printf(d->frame, ngettext("%d voter", "%d voters", (unsigned long)b->voters),
	                      b->voters);
	dots = arena_printf(d->frame,
	                    ngettext("%d dot", "%d dots", (unsigned long)b->dots_per_person),
	                    b->dots_per_person);
	if (b->kind == BALLOT_RUN_OFF)
		return arena_printf(d->frame,
		                    ngettext("Run-off: %s, 1 dot each, for %d place.",
		                             "Run-off: %s, 1 dot each, for %d places.",
		                             (unsigned long)b->places),
		                    voters, b->places);
	text = arena_printf(d->frame, _("%s x %s, at most %d on one theme."), voters, dots,
	                    b->dots_per_subtheme);
	if (t->open)
		text = arena_printf(d->frame, _("%s  The list is locked."), text);
	return text;
}

static const char *count_headings(struct desk *d, const struct vote_tally *t)
{
	AUTO_BUF struct buf b;
	int i;

	buf_init(&b);
	for (i = 0; i < d->snap.n_counts; i++)
		if (d->snap.counts[i].ballot_id == t->ballot->id) {
			const char *text =
			        arena_printf(d->frame, _("count %d"), d->snap.counts[i].number);
			int pad = 10 - text_width(text);

			buf_addf(&b, "%*s%s", pad > 0 ? pad : 0, "", text);
		}
	return arena_strdup(d->frame, b.data);
}

/* The total of every count, and whether the last one is right. */
static void draw_total(struct desk *d, const struct vote_tally *t, struct canvas *c,
                       struct rect area)
{
	const struct count_check *k = &t->check;
	AUTO_BUF struct buf totals;
	const char *text;
	int i, row = area.row + area.rows - 2;
	enum role role = ROLE_NORMAL;

	buf_init(&totals);
	for (i = 0; i < d->snap.n_counts; i++) {
		const struct vote_count *v = &d->snap.counts[i];
		const struct ballot_option *options[SUBTHEME_MAX];
		struct count_check check;
		int dots[SUBTHEME_MAX], n;

		if (v->ballot_id != t->ballot->id)
			continue;
		n = ballot_options(&d->snap, t->ballot, options);
		count_dots(&d->snap, v, options, n, dots);
		count_check(t->ballot, dots, n, v->leftover, &check);
		buf_addf(&totals, "%10s",
		         arena_printf(d->frame, "%s%d",
		                      check.complete && !check.matches ? "! " : "", check.total));
	}
	if (t->count->leftover >= 0)
		text = arena_printf(d->frame, _("Together, expected %d - %d = %d"), k->handed_out,
		                    t->count->leftover, k->expected);
	else
		text = arena_printf(d->frame, _("Together, handed out %d"), k->handed_out);
	canvas_put_fit(c, row, area.col + 6, area.cols - 30, ROLE_STRONG, text);
	canvas_put_right(c, row, area.col + area.cols - 2, area.cols, ROLE_STRONG, totals.data);
	if (k->over_option >= 0) {
		text = arena_printf(d->frame,
		                    _("This cannot be: %s has more dots than there are voters."),
		                    vote_option_code(d, t->options[k->over_option]));
		role = ROLE_WARNING;
	} else if (k->over_total) {
		text = arena_printf(d->frame,
		                    _("%d dots, at most %d were handed out. Count again."),
		                    k->total, k->handed_out);
		role = ROLE_WARNING;
	} else if (!k->complete) {
		text = arena_printf(
		        d->frame,
		        ngettext("%d number to fill in.", "%d numbers to fill in.",
		                 (unsigned long)(k->missing + (t->count->leftover < 0))),
		        k->missing + (t->count->leftover < 0));
	} else if (!k->matches && t->accepted) {
		text = arena_printf(d->frame,
		                    _("Counted: %d. Expected: %d. The difference was explained."),
		                    k->total, k->expected);
	} else if (!k->matches) {
		text = arena_printf(d->frame, _("Counted: %d. Expected: %d. Count again together."),
		                    k->total, k->expected);
		role = ROLE_WARNING;
	} else {
		text = arena_printf(d->frame, _("The count is right: %d dots."), k->total);
		role = ROLE_GOOD;
	}
	canvas_put_fit(c, row + 1, area.col + 1, area.cols - 2, role, text);
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	struct row *rows;
	struct rect list;
	const char *text;
	struct vote_tally t;
	enum role role = ROLE_NORMAL;
	int n, at;

	vote_tally_make(d, &t);
	if (!t.ballot || !t.count) {
		draw_setup(d, c, area);
		return;
	}
	canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING, heading(d, &t));
	if (t.open)
		canvas_put_fit(c, area.row + 1, area.col + 1, area.cols - 2, ROLE_DIM,
		               arena_printf(d->frame, _("With equal places: %s.  %s"),
		                            tie_rule_word(t.ballot->tie_rule),
		                            _("The hall does not see the score.")));
	else
		canvas_put_fit(c, area.row + 1, area.col + 1, area.cols - 2, ROLE_GOOD,
		               _("The result is fixed. * is chosen."));
	canvas_put_right(c, area.row + 2, area.col + area.cols - 2, area.cols, ROLE_DIM,
	                 count_headings(d, &t));
	rows = vote_rows(d, &t, &n);
	list = (struct rect){area.row + 3, area.col, area.rows - 6, area.cols};
	area.rows = list.row - area.row + list_draw(&d->vote.list, c, list, rows, n, true) + 3;
	at = list_index(&d->vote.list, rows, n);
	/* The number that is being typed stands in the last column of its row. */
	if (t.open && !edit_empty(&d->vote.number) && at >= 0) {
		int row, col;

		canvas_get_cursor(c, &row, &col);
		canvas_put_right(c, row, area.col + area.cols - 2, 10, ROLE_INPUT,
		                 arena_printf(d->frame, "%10s", edit_text(&d->vote.number)));
		canvas_set_cursor(c, row, area.col + area.cols - 3);
	}
	draw_total(d, &t, c, area);
	text = vote_verdict(d, &t, &role);
	canvas_put_right(c, area.row + area.rows - 1, area.col + area.cols - 1, area.cols / 2, role,
	                 text);
}

/* ---- typing numbers ---- */

static void store_number(struct desk *d, const struct vote_tally *t)
{
	struct row *rows;
	int64_t id = d->vote.list.selected;
	struct err e = {0};
	enum status s;
	int number = -1, n;

	if (!edit_empty(&d->vote.number)) {
		if (!text_to_int(edit_text(&d->vote.number), 0, 9999, &number)) {
			desk_say(d, ROLE_WARNING, "%s", _("Type a number."));
			return;
		}
		if (id == ID_LEFTOVER) {
			const struct change change = {.field = "leftover", .number = number};

			s = store_edit(d->store, d->session_id, ENTITY_vote_count, t->count->id,
			               &change, 1, "leftover-set", "", &e);
		} else {
			s = store_set_dots(d->store, d->session_id, t->count->id, id, number, &e);
		}
		if (!desk_did(d, s, &e))
			return;
		edit_set(&d->vote.number, "");
	}
	rows = vote_rows(d, t, &n);
	list_move(&d->vote.list, rows, n, ACTION_DOWN);
}

/* ---- actions ---- */

static struct edit *typing(struct desk *d)
{
	/* Only while a number stands there: else letters are commands. */
	return edit_empty(&d->vote.number) ? NULL : &d->vote.number;
}

static bool key(struct desk *d, struct key k)
{
	struct vote_tally t;

	if (k.mods || k.code > 127)
		return false;
	vote_tally_make(d, &t);
	if (!t.open || !t.count || !desk_may_change(d))
		return false;
	if (k.code >= '0' && k.code <= '9') {
		edit_key(&d->vote.number, k);
		return true;
	}
	/* A number that stands there is stored by Enter only, never by the way. */
	if (k.code > ' ' && k.code < KEY_BASE && !edit_empty(&d->vote.number)) {
		desk_say(d, ROLE_WARNING, "%s", _("Enter stores this number, Esc drops it."));
		return true;
	}
	return false;
}

static void next(struct desk *d, const struct vote_tally *t)
{
	if (!t->ballot)
		vote_start(d);
	else if (t->open)
		store_number(d, t);
	else
		desk_say(d, ROLE_NORMAL, "%s", _("The result is fixed. Go on with ]."));
}

static void settle_list(struct desk *d)
{
	struct vote_tally t;
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
	struct vote_tally t;
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
	struct vote_tally t;
	char key[16];

	vote_tally_make(d, &t);
	if (a == ACTION_VOTE_NEXT)
		return !t.ballot && vote_subthemes(d, vote_question(d)) < 2
		               ? _("Make at least two subthemes first. Press [ for clustering.")
		               : NULL;
	if (a == ACTION_VOTE_REOPEN)
		return t.ballot ? NULL : _("There is no vote yet. Press Enter to open one.");
	if (a != ACTION_COUNT_AGAIN && a != ACTION_RESULT_FIX && a != ACTION_TIE &&
	    a != ACTION_LATE_VOTERS)
		return NULL;
	if (!t.ballot || !t.count)
		return _("There is no vote yet. Press Enter to open one.");
	if (!t.open)
		return _("The result is fixed already.");
	if (a != ACTION_LATE_VOTERS && !t.check.complete)
		return _("Not every number is filled in yet.");
	if (a == ACTION_TIE && !t.possible)
		return _("The numbers cannot be right yet. Count again first.");
	if (a == ACTION_TIE && t.cut.state != CUT_TIED)
		return _("There are no equal places.");
	if (a == ACTION_RESULT_FIX && t.accepted && t.cut.state == CUT_TIED)
		return arena_printf(d->frame,
		                    _("Equal on place %d: %s. Settle that first with %s."),
		                    t.cut.tie_rank, vote_equal_ones(d, &t),
		                    action_first_key(ACTION_TIE, false, key, sizeof(key)));
	return NULL;
}

static enum answer range(struct desk *d)
{
	(void)d;
	return ANSWER_DOTS;
}

const struct view_ops view_vote = {
        .context = CTX_VOTE,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .key = key,
        .typing = typing,
        .disabled = disabled,
        .range = range,
        .what = N_("Counting the dots. The hall does not see the score until you show it."),
        .now = N_("Type the number of dots of the letter under the cursor and press Enter."),
        .next = N_("When the count is right, press v. The themes are chosen; go on to round 2 with "
                   "]."),
};
