/* Erasing for ever, as the desk asks for it and tells of it. */
#ifndef DIALOOG_DESK_ERASE_H
#define DIALOOG_DESK_ERASE_H

#include "app.h"

/* Asks whether the text under the cursor of the view is to be erased, and does it; where there
 * is none it asks which words must go. */
void erase_selected(struct desk *d);
/* Erases these texts (see store_erase) and tells of it: what they are called, and where words
 * stand too. */
struct erase_place;
/* Whether half-typed lines and forms with the words go along: when they were searched. */
enum half_typed { HALF_TYPED_STAYS, HALF_TYPED_GOES };
void erase_places(struct desk *d, const struct erase_place *places, int n, const char *what,
                  const char *words, enum half_typed half_typed);
/* The question before that, in the frame arena. */
const char *erase_question(struct desk *d, const char *what, const char *text);

/* ---- erase_find.c ---- */

/* Asks which words must go, shows where they stand, and erases them there. */
void erase_find(struct desk *d);
/* Where else these words stand, a line each: nobody copied them by program, but people do.  False:
 * they are too short to be searched. */
bool erase_add_same(struct desk *d, const char *words, struct buf *b);

/* Says what became of names or a text that were to be wiped, and where else they may stand;
 * what is "I17" or the like. */
void erase_tell(struct desk *d, enum status s, const struct err *e, const char *what);
/* While nobody types: goes on with a wiping that could not be finished. */
void erase_go_on(struct desk *d);

#endif
