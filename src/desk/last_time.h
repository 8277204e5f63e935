/* What became of the session before this one. */
#ifndef DIALOOG_DESK_LAST_TIME_H
#define DIALOOG_DESK_LAST_TIME_H

#include "app.h"

/* How many of its proposals nobody has received yet, and its number; 0 and 0 without one. */
int last_time_waiting(struct desk *d, int *number);
/* Shows how each of its proposals stands. */
void last_time_show(struct desk *d);
/* Why not, or NULL. */
const char *last_time_disabled(struct desk *d);

#endif
