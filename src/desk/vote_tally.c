/* Where the vote stands: the tally of one turn, its rows, what is to be decided. */
#include "app.h"
#include "ideas.h"
#include "vote.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

void vote_tally_make(struct desk *d, struct tally *t)
{
	const struct ballot *ballot = current_ballot(&d->snap), *run_off;

	while (ballot && ballot->status == BALLOT_OPEN && (run_off = run_off_of(&d->snap, ballot)))
		ballot = run_off;
	tally_make(&d->snap, ballot, t);
}

bool vote_is_open(const struct tally *t)
{
	return t->ballot && t->ballot->status == BALLOT_OPEN;
}

const char *vote_option_code(struct desk *d, const struct ballot_option *o)
{
	const struct subtheme *sub = snapshot_find_subtheme(&d->snap, o->subtheme_id);
	char code[CODE_SIZE];

	return arena_strdup(d->frame, subtheme_code(sub ? sub->code : 0, code));
}

int64_t vote_question(struct desk *d)
{
	int64_t best = d->vote.question_id;

	if (vote_subthemes(d, best) > 0)
		return best;
	for (int i = 0; i < d->snap.n_questions; i++) {
		int64_t id = d->snap.questions[i].id;

		if (vote_subthemes(d, id) > vote_subthemes(d, best))
			best = id;
	}
	return best;
}

int64_t vote_next_question(struct desk *d)
{
	int64_t now = vote_question(d), id = now;

	for (int i = 0; i < d->snap.n_questions; i++) {
		id = question_step(d, 0, id);
		if (vote_subthemes(d, id) > 0)
			return id;
	}
	return now;
}

int vote_subthemes(struct desk *d, int64_t question_id)
{
	int i, n = 0;

	for (i = 0; i < d->snap.n_subthemes; i++)
		n += !d->snap.subthemes[i].withdrawn &&
		     d->snap.subthemes[i].question_id == question_id;
	return n;
}

/* ---- rows ---- */

int vote_counts(struct desk *d, const struct tally *t,
                const struct vote_count *out[VOTE_COUNTS_MAX])
{
	int i, n = 0, room = d->cols / 2 / VOTE_COLUMN;

	if (room < 1 || room > VOTE_COUNTS_MAX)
		room = room < 1 ? 1 : VOTE_COUNTS_MAX;
	for (i = d->snap.n_counts - 1; i >= 0 && n < room; i--)
		if (d->snap.counts[i].ballot_id == t->ballot->id)
			out[n++] = &d->snap.counts[i];
	/* They were found from the last one on. */
	for (i = 0; i < n / 2; i++) {
		const struct vote_count *other = out[i];

		out[i] = out[n - 1 - i];
		out[n - 1 - i] = other;
	}
	return n;
}

/* The numbers of the counts side by side; option -1: what was left over. */
static const char *counts_text(struct desk *d, const struct tally *t, int option)
{
	const struct vote_count *counts[VOTE_COUNTS_MAX];
	AUTO_BUF struct buf b;
	int dots[SUBTHEME_MAX], i, n = vote_counts(d, t, counts), number;

	buf_init(&b);
	for (i = 0; i < n; i++) {
		count_dots(&d->snap, counts[i], t->options, t->n, dots);
		number = option < 0 ? counts[i]->leftover : dots[option];
		buf_addf(&b, "%*s", VOTE_COLUMN,
		         number < 0 ? "" : arena_printf(d->frame, "%d", number));
	}
	return arena_strdup(d->frame, b.data);
}

static int row_order(const struct tally *t, int i)
{
	/* A fixed result stands in order of dots; while counting, the letters stay
	 * where they are on the wall. */
	return vote_is_open(t) ? i : t->ranking[i].index;
}

static bool is_winner(struct desk *d, const struct ballot_option *o)
{
	int i;

	for (i = 0; i < d->snap.n_themes; i++)
		if (!d->snap.themes[i].withdrawn && d->snap.themes[i].subtheme_id == o->subtheme_id)
			return true;
	return false;
}

struct row *vote_rows(struct desk *d, const struct tally *t, int *n)
{
	struct row *rows = arena_array(d->frame, SUBTHEME_MAX + 1, sizeof(*rows));
	int i, at;

	*n = 0;
	for (i = 0; i < t->n; i++) {
		const struct ballot_option *o = t->options[at = row_order(t, i)];

		rows[(*n)++] = (struct row){.id = o->id,
		                            .left = vote_option_code(d, o),
		                            .text = o->title,
		                            .right = counts_text(d, t, at),
		                            .role = is_winner(d, o) ? ROLE_STRONG : ROLE_NORMAL,
		                            .marked = !vote_is_open(t) && is_winner(d, o),
		                            .warning = t->check.over_option == at,
		                            .bar = t->dots[at]};
	}
	rows[(*n)++] = (struct row){.id = ID_LEFTOVER,
	                            .left = "",
	                            .text = _("Dots left over"),
	                            .right = counts_text(d, t, -1),
	                            .role = ROLE_DIM};
	*n = list_filter(&d->vote.list, rows, *n, edit_text(&d->filter));
	return rows;
}

/* "A, C and E" */
static const char *join_codes(struct desk *d, const char *const *codes, int n)
{
	AUTO_BUF struct buf b;
	int i;

	buf_init(&b);
	for (i = 0; i < n; i++)
		buf_addf(&b, "%s%s", i == 0 ? "" : i == n - 1 ? _(" and ") : ", ", codes[i]);
	return arena_strdup(d->frame, b.data);
}

const char *vote_equal_ones(struct desk *d, const struct tally *t)
{
	const char *codes[SUBTHEME_MAX];
	int i, n = 0;

	for (i = t->cut.tie_first; i <= t->cut.tie_last; i++)
		codes[n++] = vote_option_code(d, t->options[t->ranking[i].index]);
	return join_codes(d, codes, n);
}

/* ---- the result ---- */

/* "B 19, C 17" of the ones that stand above the border without doubt, best first. */
static void add_sure(struct desk *d, const struct tally *t, struct buf *b)
{
	int i;

	for (i = 0; i < t->cut.n_sure; i++)
		buf_addf(b, "%s%s %d", i ? ", " : "",
		         vote_option_code(d, t->options[t->ranking[i].index]), t->ranking[i].dots);
}

const char *vote_top(struct desk *d, const struct tally *t)
{
	AUTO_BUF struct buf above, b;
	struct tally vote;

	buf_init(&above);
	buf_init(&b);
	add_sure(d, t, &b);
	if (t->ballot->kind != BALLOT_RUN_OFF)
		return arena_strdup(d->frame, b.data);
	tally_make(&d->snap, snapshot_find_ballot(&d->snap, t->ballot->parent_id), &vote);
	add_sure(d, &vote, &above);
	if (!above.len)
		return arena_printf(d->frame, _("after voting again %s"), b.data);
	return arena_printf(d->frame, _("%s, after voting again %s"), above.data, b.data);
}

const char *vote_nearly_equal(struct desk *d, const struct tally *t)
{
	int last = t->cut.n_sure - 1;

	if (!t->accepted || t->cut.state != CUT_CLEAR || !t->cut.practical)
		return "";
	return arena_printf(d->frame, _("Nearly equal: %s and %s. Look at it together."),
	                    vote_option_code(d, t->options[t->ranking[last].index]),
	                    vote_option_code(d, t->options[t->ranking[last + 1].index]));
}

/* "15-13": the dots of the run-off, the most first. */
static const char *run_off_dots(struct desk *d, const struct ballot *run_off)
{
	AUTO_BUF struct buf b;
	struct tally t;
	int i;

	buf_init(&b);
	tally_make(&d->snap, run_off, &t);
	for (i = 0; i < t.n; i++)
		buf_addf(&b, "%s%d", i ? "-" : "", t.ranking[i].dots);
	return arena_strdup(d->frame, b.data);
}

/* The themes of the ballot that were decided in this way, "" when there are none. */
static const char *decided(struct desk *d, const struct tally *t, enum decided_by by)
{
	const char *codes[SUBTHEME_MAX];
	int i, k, n = 0;

	for (k = 0; k < d->snap.n_themes; k++)
		for (i = 0; i < t->n && !d->snap.themes[k].withdrawn; i++)
			if (t->options[i]->subtheme_id == d->snap.themes[k].subtheme_id &&
			    d->snap.themes[k].decided_by == by)
				codes[n++] = vote_option_code(d, t->options[i]);
	return join_codes(d, codes, n);
}

const char *vote_how_settled(struct desk *d, const struct tally *t)
{
	static const char *const ways[DECIDED_BY_COUNT] = {
	        /* Translators: %s are letters of subthemes, and how they were chosen. */
	        [BY_WIDENING] = N_("%s, by taking more themes"),
	        [BY_AGREEMENT] = N_("%s, decided together"),
	        [BY_LOT] = N_("%s, by lot"),
	};
	const struct ballot *run_off = run_off_of(&d->snap, t->ballot);
	const char *dots = run_off ? run_off_dots(d, run_off) : "";
	const char *codes = decided(d, t, BY_RUN_OFF);
	AUTO_BUF struct buf b;
	int by;

	buf_init(&b);
	if (codes[0])
		/* Translators: a letter, and the dots of the run-off: "15-13". */
		buf_addf(&b, _("%s, after voting again %s"), codes, dots);
	for (by = BY_WIDENING; by < DECIDED_BY_COUNT; by++) {
		codes = decided(d, t, (enum decided_by)by);
		if (codes[0])
			buf_addf(&b, "%s%s", b.len ? "; " : "",
			         arena_printf(d->frame, gettext(ways[by]), codes));
	}
	if (!b.len)
		return "";
	/* Also a run-off that decided nothing took place. */
	if (dots[0] && !decided(d, t, BY_RUN_OFF)[0])
		buf_addf(&b, _(" (voting again: %s)"), dots);
	return arena_printf(d->frame, _("Equal places: %s."), b.data);
}

const char *vote_verdict(struct desk *d, const struct tally *t, enum role *role)
{
	char key[16];

	*role = ROLE_GOOD;
	if (!vote_is_open(t))
		return vote_how_settled(d, t);
	*role = ROLE_WARNING;
	if (!t->accepted)
		return "";
	if (t->cut.state == CUT_EMPTY)
		return _("Nobody gave a dot.");
	if (t->cut.state == CUT_TIED)
		return arena_printf(d->frame, _("Equal on place %d: %s. Press %s."), t->tie_place,
		                    vote_equal_ones(d, t),
		                    action_first_key(ACTION_TIE, false, key, sizeof(key)));
	*role = vote_nearly_equal(d, t)[0] ? ROLE_WARNING : ROLE_GOOD;
	return vote_nearly_equal(d, t);
}
