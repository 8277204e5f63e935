/* What is still open before closing, on the screen. */
#ifndef DIALOOG_DESK_OPEN_POINTS_H
#define DIALOOG_DESK_OPEN_POINTS_H

#include "app.h"

/* To the part where it can be filled in, with its sentence below. */
void open_point_go(struct desk *d, const struct open_point *p);

#endif
