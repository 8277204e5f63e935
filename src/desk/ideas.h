/* What the views that show ideas have in common. */
#ifndef DIALOOG_DESK_IDEAS_H
#define DIALOOG_DESK_IDEAS_H

#include "app.h"

/* The ideas of the session as lines of a list, in their order in the snapshot; until it is read
 * again. */
const struct row *idea_rows(struct desk *d);
/* The next question of the round (0: of the session), round and round. */
int64_t question_step(const struct desk *d, int64_t round_id, int64_t question_id);

/* What can be done with one idea, in every view that lists them. */
void edit_idea(struct desk *d, int64_t id);
void park_idea(struct desk *d, int64_t id);
void choose_duplicate(struct desk *d, int64_t id);

#endif
