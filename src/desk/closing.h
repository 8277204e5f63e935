/* What the files of closing share. */
#ifndef DIALOOG_DESK_CLOSING_H
#define DIALOOG_DESK_CLOSING_H

#include "app.h"

/* Row ids of the lines that are always there; next dates and agreements have their own, told apart
 * by the second key. */
enum { SUB_DATE, SUB_AGREED };
enum {
	ID_OPEN_POINT = -100, /* + its place */
	ID_HEADS = -50,       /* + moment */
	ID_MISSED = -20,
	ID_WELL,
	ID_BETTER,
	ID_VALUES,
	ID_EVIDENCE,
	ID_ANSWER_BY,
	ID_AGREED, /* nothing was agreed yet */
	ID_SIGN_UP,
	ID_FOLLOW_UP
};

/* "At the start": when people are counted. */
const char *closing_moment(enum head_moment m);

/* How many people there were at that moment by what the vote holds; 0: it does not tell. */
int closing_known_people(const struct desk *d, enum head_moment m);

/* The forms: how many people, a line of looking back (by its row id), when people hear what is
 * done with it, a next date (NULL: a new one). */
void closing_heads_form(struct desk *d, enum head_moment m);
void closing_reflection_form(struct desk *d, int64_t id);
void closing_answer_by_form(struct desk *d);
void closing_date_form(struct desk *d, const struct next_date *n);
/* What was agreed (NULL: a new one), the core values, the conditions of the grant. */
void closing_agreed_form(struct desk *d, const struct action_point *p);
void closing_values_form(struct desk *d);
void closing_evidence_form(struct desk *d);

#endif
