/* What the files of closing share. */
#ifndef DIALOOG_DESK_CLOSING_H
#define DIALOOG_DESK_CLOSING_H

#include "app.h"

/* Row ids of the lines that are always there; next dates have their own. */
enum {
	ID_OPEN_POINT = -100, /* + its place */
	ID_HEADS = -50,       /* + moment */
	ID_MISSED = -20,
	ID_WELL,
	ID_BETTER,
	ID_ANSWER_BY,
	ID_SIGN_UP
};

/* "At the start": when people are counted. */
const char *closing_moment(enum head_moment m);

/* The forms: how many people, a line of looking back (by its row id), when people hear what is
 * done with it, a next date (NULL: a new one). */
void closing_heads_form(struct desk *d, enum head_moment m);
void closing_reflection_form(struct desk *d, int64_t id);
void closing_answer_by_form(struct desk *d);
void closing_date_form(struct desk *d, const struct next_date *n);

#endif
