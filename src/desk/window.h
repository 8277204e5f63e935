/* The title and the clipboard of the window. */
#ifndef DIALOOG_DESK_WINDOW_H
#define DIALOOG_DESK_WINDOW_H

#include "app.h"

/* Why nothing can be copied, or NULL. */
const char *copy_disabled(const struct desk *d);
/* Puts the text on the clipboard and says what that was, and whether there may be a name or address
 * in it; what is too long is refused, and said. */
void desk_copy(struct desk *d, const char *text, const char *what, bool personal);
/* The line under the cursor. */
void copy_line(struct desk *d);

#endif
