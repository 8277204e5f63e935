/* Groups that have no ideas yet while others have, or while time runs out (method.md 2.12). */
#ifndef DIALOOG_DESK_QUIET_H
#define DIALOOG_DESK_QUIET_H

#include "app.h"

/* It stands out by now when a group has no idea for the question that is typed for. */
bool quiet_counts(struct desk *d);
/* Which groups have none, as a sentence in the frame arena; "" when there are none, or it was said
 * of each of them before.  From here on it was said. */
const char *quiet_sentence(struct desk *d);

#endif
