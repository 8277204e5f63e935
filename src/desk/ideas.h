/* What the views that show ideas have in common. */
#ifndef DIALOOG_DESK_IDEAS_H
#define DIALOOG_DESK_IDEAS_H

#include "app.h"

/* An idea as a line of a list. */
struct row idea_row(struct desk *d, const struct idea *idea);
/* The next question of the round (0: of the session), round and round. */
int64_t question_step(const struct desk *d, int64_t round_id, int64_t question_id);

/* What can be done with one idea, in every view that lists them. */
void edit_idea(struct desk *d, int64_t id);
void park_idea(struct desk *d, int64_t id);
void choose_duplicate(struct desk *d, int64_t id);

#endif
