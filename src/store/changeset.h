/* The bytes of a changeset, walked without the session extension, which can loop for
 * ever on a damaged one (journal.md 10, case 6).  Source of the format: the comment
 * "CHANGESET FORMAT" in the documentation of SQLite's session extension. */
#ifndef DIALOOG_STORE_CHANGESET_H
#define DIALOOG_STORE_CHANGESET_H

#include <stdbool.h>
#include <stddef.h>

/* Is this a changeset from its first byte to its last?  No bytes at all (then bytes may
 * be NULL) are one. */
bool changeset_is_whole(const void *bytes, size_t n);

#endif
