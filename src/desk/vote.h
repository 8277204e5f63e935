/* What the files of the vote share. */
#ifndef DIALOOG_DESK_VOTE_H
#define DIALOOG_DESK_VOTE_H

#include "app.h"
#include "overlay.h"

/* Row of the leftover dots; all other rows have the id of their option. */
enum { ID_LEFTOVER = -1 };

/* Columns of a count, with the space before it, and how many are shown side by side at most. */
enum { VOTE_COLUMN = 13, VOTE_COUNTS_MAX = 8 };

/* The ballot that is worked on, a run-off when there is one; without a vote t->ballot is NULL.
 * Its pointers are valid for this turn. */
void vote_tally_make(struct desk *d, struct tally *t);
/* Its numbers can still be typed. */
bool vote_is_open(const struct tally *t);
/* "A"; in the frame arena. */
const char *vote_option_code(struct desk *d, const struct ballot_option *o);
/* The question whose subthemes are voted on: as was chosen, else the one with most of them; 0
 * when there is none.  The next one that has any. */
int64_t vote_question(struct desk *d);
int64_t vote_next_question(struct desk *d);
int vote_subthemes(struct desk *d, int64_t question_id);
/* The counts of the ballot, the last ones when not all fit; returns how many. */
int vote_counts(struct desk *d, const struct tally *t,
                const struct vote_count *out[VOTE_COUNTS_MAX]);
/* A row for each option and one for the leftover dots, of those that are searched. */
struct row *vote_rows(struct desk *d, const struct tally *t, int *n);
/* "A, C and E": the ones that are equal across the border. */
const char *vote_equal_ones(struct desk *d, const struct tally *t);
/* "B 19, C 17, E 14": what fixing the result would choose, with the dots. */
const char *vote_top(struct desk *d, const struct tally *t);
/* "Nearly equal: E and F. ...", "" when they are not. */
const char *vote_nearly_equal(struct desk *d, const struct tally *t);
/* Of a fixed vote: how equal places were settled, "" when there were none. */
const char *vote_how_settled(struct desk *d, const struct tally *t);
/* What the hall and the facilitator have to decide, or how they did; "" when nothing.  *role:
 * how to show it. */
const char *vote_verdict(struct desk *d, const struct tally *t, enum role *role);

/* The whole view. */
void vote_draw(struct desk *d, struct canvas *c, struct rect area);

/* Questions and forms. */
struct form_field vote_who_counts(void);
void vote_start(struct desk *d);
void vote_count_again(struct desk *d, const struct tally *t);
/* Asks what has to be known before the result is fixed: about a difference, and whether it
 * is this result. */
void vote_fix(struct desk *d, const struct tally *t);
void vote_ask_tie(struct desk *d, const struct tally *t);
/* Asks what to do about a difference that was not accepted yet. */
void vote_ask_difference(struct desk *d, const struct tally *t);
void vote_change_voters(struct desk *d, const struct ballot *b);
void vote_reopen(struct desk *d);
/* Says that the result is fixed; the cursor goes to the first of the top. */
void vote_say_fixed(struct desk *d);
/* The letters in "A, C en E", nothing else: taken[0] is A.  False when there is something
 * that is no letter by itself. */
bool vote_letters(const char *typed, bool taken[SUBTHEME_MAX]);

#endif
