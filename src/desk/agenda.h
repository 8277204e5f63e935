/* What the files of the agenda share. */
#ifndef DIALOOG_DESK_AGENDA_H
#define DIALOOG_DESK_AGENDA_H

#include "app.h"

/* The scene for the item that is running, with its id; else the one that welcomes. */
const char *agenda_scene(struct desk *d, int64_t *focus_id);
/* The item that is running, or NULL. */
const struct agenda_item *agenda_running(struct desk *d);
/* After a step of the agenda was taken back or done again: the hall's scene and the clock go
 * along with a start and an end, the clock with minutes.  before: what was running then. */
void agenda_follow(struct desk *d, const char *step, const struct agenda_item *before);

/* Minutes more, or less after a question when the item is protected. */
void agenda_add_minutes(struct desk *d, int by);
/* Does what the schedule keeper proposes. */
void agenda_catch_up(struct desk *d);
/* Skips the item under the cursor after a question, or no longer skips it. */
void agenda_skip(struct desk *d);
/* Up, down and the keys that end moving; false for other actions. */
bool agenda_move_item(struct desk *d, enum action a);
/* What is known about an item (NULL: nothing): in a pane, and as one line. */
void agenda_details(struct desk *d, struct canvas *c, struct rect area,
                    const struct agenda_item *item);
const char *agenda_details_line(struct desk *d, const struct agenda_item *item);
/* A form for an item; NULL: for a new one. */
void agenda_edit_item(struct desk *d, const struct agenda_item *item);

#endif
