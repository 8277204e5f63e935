/* What the views that show ideas have in common. */
#ifndef DIALOOG_DESK_IDEAS_H
#define DIALOOG_DESK_IDEAS_H

#include "app.h"

/* The ideas of the session as lines of a list, in their order in the snapshot; until it is read
 * again. */
const struct row *idea_rows(struct desk *d);
/* Ideas of the question that is typed for, of the group in this place of the snapshot. */
int ideas_of_group(struct desk *d, int group);
/* The next question of the round (0: of the session), round and round. */
int64_t question_step(const struct desk *d, int64_t round_id, int64_t question_id);

void edit_idea(struct desk *d, int64_t id);

/* ---- idea_steps.c: for all that are marked in the view, else for this one ---- */

/* The marks of the view that is on the screen. */
struct marks *idea_marks(struct desk *d);
/* Marks an idea, or takes its mark away, and says how many there are. */
void mark_idea(struct desk *d, int64_t id);
/* Takes away the marks of what is no idea of this question any more. */
void settle_idea_marks(struct desk *d, int64_t question_id);
/* To the parking lot, with a reason; out of it when all are there. */
void park_ideas(struct desk *d, int64_t id);
void choose_duplicate(struct desk *d, int64_t id);
void remove_ideas(struct desk *d, int64_t id);
/* To another group, or another question. */
void choose_group(struct desk *d, int64_t id);

#endif
