/* Erasing for ever, as the desk asks for it and tells of it. */
#ifndef DIALOOG_DESK_ERASE_H
#define DIALOOG_DESK_ERASE_H

#include "app.h"

/* Asks whether the text under the cursor of the view is to be erased, and does it. */
void erase_selected(struct desk *d);
/* Why there is none, or NULL. */
const char *erase_disabled(struct desk *d);
/* Says what became of names or a text that were to be wiped, and where else they may stand;
 * what is "I17" or the like. */
void erase_tell(struct desk *d, enum status s, const struct err *e, const char *what);
/* While nobody types: goes on with a wiping that could not be finished. */
void erase_go_on(struct desk *d);

#endif
