/* The vote as it is seen: before it is opened, while it is counted, when it is fixed. */
#include "app.h"
#include "clustering.h"
#include "vote.h"

#include "text.h"
#include "tr.h"

/* ---- before the vote ---- */

/* How the advice comes about, so that nobody has to believe it. */
static const char *advice_sentence(struct desk *d, int n)
{
	int third = (n + 2) / 3, advice = dot_advice(n);

	if (third == advice)
		return arena_printf(
		        d->frame,
		        _("Our advice: %d dots for each person. %d subthemes divided by "
		          "3, rounded up."),
		        advice, n);
	return arena_printf(d->frame,
	                    _("Our advice: %d dots for each person. %d subthemes divided by 3, "
	                      "rounded up, but at least 2 and at most 5."),
	                    advice, n);
}

/* Puts a wrapped sentence, and returns the row below it. */
static int put_sentence(struct canvas *c, struct rect area, int row, enum role role,
                        const char *text)
{
	struct rect rest = {row, area.col + 2, area.row + area.rows - row, area.cols - 4};

	return rest.rows > 0 ? row + canvas_wrap(c, rest, role, text) : row;
}

/* What is better seen to first. */
static int draw_remarks(struct desk *d, struct canvas *c, struct rect area, int row)
{
	struct list_remarks r;

	list_remarks(d, vote_question(d), &r);
	if (r.n == 0)
		return row;
	row = put_sentence(c, area, row, ROLE_HEADING, _("First look at the list:"));
	for (int i = 0; i < r.n; i++)
		row = put_sentence(c, area, row, ROLE_WARNING,
		                   arena_printf(d->frame, "! %s", r.lines[i]));
	return row + 1;
}

static void draw_setup(struct desk *d, struct canvas *c, struct rect area)
{
	int n = vote_subthemes(d, vote_question(d)), row = area.row + (area.rows > 14);

	if (n < 2) {
		draw_empty(c, area,
		           K_("Make at least two subthemes first. Press {part-previous} for "
		              "clustering."),
		           true);
		return;
	}
	if (vote_next_question(d) != vote_question(d))
		row = put_sentence(
		        c, area, row, ROLE_HEADING,
		        arena_printf(d->frame, _("About: %s"),
		                     snapshot_find_question(&d->snap, vote_question(d))->text));
	row = put_sentence(c, area, row, ROLE_HEADING, advice_sentence(d, n));
	if (d->snap.sessions->dots_per_person)
		row = put_sentence(c, area, row, ROLE_NORMAL,
		                   arena_printf(d->frame, _("Chosen while preparing: %d."),
		                                d->snap.sessions->dots_per_person));
	row = put_sentence(c, area, row, ROLE_NORMAL,
	                   arena_printf(d->frame, _("With equal places: %s."),
	                                tie_rule_word(d->snap.sessions->tie_rule)));
	row = draw_remarks(d, c, area, row + 1);
	row = put_sentence(c, area, row, ROLE_NORMAL,
	                   _("First let everybody choose on paper, in silence. Then stick the "
	                     "dots."));
	/* In a small window that sentence is not there. */
	canvas_set_cursor(c, row + 1 < area.row + area.rows ? row + 1 : area.row, area.col + 2);
	put_sentence(c, area, row + 1, ROLE_STRONG,
	             _("Press Enter to open the vote. The list is locked then."));
}

/* ---- above the list ---- */

static const char *heading(struct desk *d, const struct tally *t)
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
	text = arena_printf(d->frame, _("%s x %s, at most %d on one subtheme."), voters, dots,
	                    b->dots_per_subtheme);
	if (vote_is_open(t))
		text = arena_printf(d->frame, _("%s  The list is locked."), text);
	return text;
}

static void draw_heading(struct desk *d, const struct tally *t, struct canvas *c, struct rect area)
{
	const char *text = _("The hall does not see the score.");

	canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING, heading(d, t));
	/* A run-off is how the rule is carried out. */
	if (t->ballot->kind == BALLOT_MAIN)
		text = arena_printf(d->frame, _("With equal places: %s.  %s"),
		                    tie_rule_word(t->ballot->tie_rule), text);
	if (!vote_is_open(t))
		text = _("The result is fixed. * is chosen.");
	canvas_put_fit(c, area.row + 1, area.col + 1, area.cols - 2,
	               vote_is_open(t) ? ROLE_DIM : ROLE_GOOD, text);
}

/* The column before whose end count i of n stands, the last one at the right. */
static int count_end(struct rect area, int i, int n)
{
	return area.col + area.cols - 2 - (n - 1 - i) * VOTE_COLUMN;
}

/* "telling 1  > telling 2": the arrow is at the one that is filled in now. */
static void draw_count_names(struct desk *d, const struct tally *t, struct canvas *c,
                             struct rect area)
{
	const struct vote_count *counts[VOTE_COUNTS_MAX];
	int i, n = vote_counts(d, t, counts);

	for (i = 0; i < n; i++) {
		bool now = vote_is_open(t) && n > 1 && counts[i] == t->count;

		canvas_put_right(c, area.row + 2, count_end(area, i, n), VOTE_COLUMN,
		                 now ? ROLE_STRONG : ROLE_DIM,
		                 arena_printf(d->frame, now ? _("> count %d") : _("count %d"),
		                              counts[i]->number));
	}
}

/* ---- below it ---- */

/* The total of every count; one that is not right has a warning before it. */
static void draw_totals(struct desk *d, const struct tally *t, struct canvas *c, struct rect area,
                        int row)
{
	const struct vote_count *counts[VOTE_COUNTS_MAX];
	const struct count_check *k = &t->check;
	int i, n = vote_counts(d, t, counts), width = area.cols - 10 - n * VOTE_COLUMN;
	const char *text;

	if (t->count->leftover >= 0)
		text = arena_printf(d->frame, _("Together, expected %d - %d = %d"), k->handed_out,
		                    t->count->leftover, k->expected);
	else
		text = arena_printf(d->frame, _("Together, handed out %d"), k->handed_out);
	canvas_put_fit(c, row, area.col + 6, width, ROLE_STRONG, text);
	for (i = 0; i < n; i++) {
		struct tally other;

		tally_count(&d->snap, counts[i], &other);
		canvas_put_right(c, row, count_end(area, i, n), VOTE_COLUMN, ROLE_STRONG,
		                 arena_printf(d->frame, "%s%d", other.check.wrong ? "! " : "",
		                              other.check.total));
	}
}

/* Whether the last count is right. */
static const char *count_sentence(struct desk *d, const struct tally *t, enum role *role)
{
	const struct count_check *k = &t->check;
	int open = k->missing + (t->count->leftover < 0);
	char wrong[160];

	tally_what_is_wrong(&d->snap, t, wrong, sizeof(wrong));
	*role = ROLE_WARNING;
	if (wrong[0] && !t->accepted)
		return arena_printf(d->frame,
		                    k->over_option >= 0 ? _("This cannot be: %s %s") : "%s %s",
		                    wrong, _("Count again together."));
	*role = ROLE_NORMAL;
	if (!k->complete)
		return arena_printf(d->frame,
		                    ngettext("%d number to fill in.", "%d numbers to fill in.",
		                             (unsigned long)open),
		                    open);
	if (wrong[0])
		return arena_printf(d->frame, "%s %s", wrong, _("The difference was explained."));
	*role = ROLE_GOOD;
	return arena_printf(d->frame, _("The count is right: %d dots."), k->total);
}

/* The number that is being typed stands in the last column of its row. */
static void draw_number(struct desk *d, struct canvas *c, struct rect area)
{
	int row, col;

	canvas_get_cursor(c, &row, &col);
	canvas_put_right(
	        c, row, area.col + area.cols - 2, VOTE_COLUMN, ROLE_INPUT,
	        arena_printf(d->frame, "%*s", VOTE_COLUMN - 4, edit_text(&d->vote.number)));
	canvas_set_cursor(c, row, area.col + area.cols - 3);
}

void vote_draw(struct desk *d, struct canvas *c, struct rect area)
{
	enum { ABOVE = 3, BELOW = 2 };
	const char *verdict, *sentence;
	enum role role, verdict_role;
	struct tally t;
	struct row *rows;
	struct rect list;
	int n, below, y;

	vote_tally_make(d, &t);
	if (!t.ballot || !t.count) {
		draw_setup(d, c, area);
		return;
	}
	draw_heading(d, &t, c, area);
	draw_count_names(d, &t, c, area);
	verdict = vote_verdict(d, &t, &verdict_role);
	/* While counting, the row for what is to be decided is kept free, so that nothing moves
	 * when there is something. */
	below = vote_is_open(&t) || verdict[0] ? BELOW + 1 : BELOW;
	rows = vote_rows(d, &t, &n);
	list = (struct rect){area.row + ABOVE, area.col, area.rows - ABOVE - below, area.cols};
	/* All numbers in sight matter more than whole titles. */
	d->vote.list.squeeze = true;
	/* The longest bar there can be: a dot of each voter, or as many as may be on one. */
	d->vote.list.bars = t.ballot->voters * t.ballot->dots_per_subtheme;
	y = list.row + draw_list(d, &d->vote.list, c, list, rows, n, true, "");
	if (vote_is_open(&t) && !edit_empty(&d->vote.number) &&
	    list_index(&d->vote.list, rows, n) >= 0)
		draw_number(d, c, area);
	if (y + 1 + below <= area.row + area.rows)
		y++;
	draw_totals(d, &t, c, area, y);
	sentence = count_sentence(d, &t, &role);
	canvas_put_fit(c, y + 1, area.col + 1, area.cols - 2, role, sentence);
	canvas_put_fit(c, y + 2, area.col + 1, area.cols - 2, verdict_role, verdict);
}
