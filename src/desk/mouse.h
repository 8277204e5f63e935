/* What a mouse does: the same as keys, never more. */
#ifndef DIALOOG_DESK_MOUSE_H
#define DIALOOG_DESK_MOUSE_H

#include "app.h"

/* A click chooses a row, a part, a group or a field, or presses the key of a label; a second click
 * on the same row opens it; the wheel goes up and down. */
void mouse_event(struct desk *d, const struct event *ev);

#endif
