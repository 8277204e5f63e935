/* What the files of the agenda share. */
#ifndef DIALOOG_DESK_AGENDA_H
#define DIALOOG_DESK_AGENDA_H

#include "app.h"

/* Minutes more, or less after a question when the item is protected. */
void agenda_add_minutes(struct desk *d, int by);
/* Does what the schedule keeper proposes. */
void agenda_catch_up(struct desk *d);
/* Skips the item under the cursor after a question, or no longer skips it. */
void agenda_skip(struct desk *d);
/* Up, down and the keys that end moving; false for other actions. */
bool agenda_move_item(struct desk *d, enum action a);
/* A form for an item; NULL: for a new one. */
void agenda_edit_item(struct desk *d, const struct agenda_item *item);

#endif
