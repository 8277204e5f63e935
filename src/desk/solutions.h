/* What the files of round 2 share. */
#ifndef DIALOOG_DESK_SOLUTIONS_H
#define DIALOOG_DESK_SOLUTIONS_H

#include "app.h"

/* The question of this round, or 0. */
int64_t solutions_question(const struct desk *d);
/* How strong a solution is, as msgids. */
extern const char *const strength_words[STRENGTH_COUNT];
/* The question for whom the line is, with its keys. */
void for_whom_draw(struct desk *d, struct canvas *c, struct rect area);
/* The keys beside those of the answers; NULL: nothing is asked. */
const struct hint *for_whom_hints(struct desk *d);
/* While it stands, every key and paste is for it. */
bool for_whom_key(struct desk *d, struct key k);
bool for_whom_paste(struct desk *d, const char *text);
/* Changes, marks or removes a solution (NULL: there is none); false: the action is another
 * one. */
bool solution_action(struct desk *d, enum action a, const struct solution *s);

#endif
