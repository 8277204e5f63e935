/* Rules on what is typed for a detail of the session, before it is stored. */
#ifndef DIALOOG_DESK_DETAILS_H
#define DIALOOG_DESK_DETAILS_H

#include "date.h"
#include "session.h"

/* A host with a dot, with or without https:// and a path. */
bool looks_like_web_page(const char *text);
/* One @ with something before it and a host behind it. */
bool looks_like_mail(const char *text);
/* The end moves along with another start when it was the end of the agenda, as a runsheet
 * computes it; then out gets the new one. */
bool end_moves_along(const struct snapshot *s, const char *start, char out[TIME_SIZE]);
/* Why a date on which something happens after the session cannot be this one, in the arena; NULL
 * when it can. */
const char *later_date_wrong(const struct snapshot *s, const char *date, struct arena *a);
/* Why this text cannot be the value of this field, in the arena; NULL when it can. */
const char *detail_wrong(const struct snapshot *s, const char *field, const char *text,
                         struct arena *a);

#endif
