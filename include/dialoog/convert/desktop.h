/* A document in the program that the desktop has for it. */
#ifndef DIALOOG_CONVERT_DESKTOP_H
#define DIALOOG_CONVERT_DESKTOP_H

#include <stdbool.h>

#include "err.h"

/* There is a desktop (X11 or Wayland), and xdg-open along PATH, which asks it. */
bool desktop_is_there(void);

/* Lets the desktop open the file, and does not wait for it: what it starts writes nothing on this
 * terminal and goes on when this program ends.  Whether it can open it, it tells the user itself.
 * E_UNSUPPORTED: there is no desktop; E_NOT_FOUND: there is no such file; E_IO: it cannot be
 * started. */
MUST_CHECK enum status open_with_desktop(const char *path, struct err *e);

#endif
