/* Removing for good what a person said or wrote, when they ask for it (domain.md 7.22).
 *
 * The text is replaced at once, together with every changeset that could bring it back: undo
 * starts anew.  Then it is wiped from everything beside the hub: the second copy is written
 * anew, unused pages and the -wal are emptied, the draft and all copies in FILE.bak are thrown
 * away and one new copy is made (design.md 3, "Erasing"; journal.md 8, "Wipe").  What is broken
 * off in between is finished when the next writer opens the hub.  So it is with the copies in the
 * second place; where that is out of reach, a stick that is not in, they are thrown away before the
 * next copy is made there, and till then it is a place to look at. */
#ifndef DIALOOG_STORE_ERASE_H
#define DIALOOG_STORE_ERASE_H

#include "entity.h"
#include "store.h"

struct erase_place {
	enum entity_id entity;
	int64_t id;
	const char *field;   /* or NULL: every text of the row that a resident said */
	const char *subject; /* the row's code, for the journal, or "" */
};
/* Erases n texts at once; also in a closed session, where it becomes a correction.  With n 0 only
 * the history goes: what was changed or taken back earlier.
 * E_INVALID: nothing stands there, or the session cannot be without it.  Any failure while
 * store_is_erasing: it is gone from the hub itself, but not yet wiped. */
MUST_CHECK enum status store_erase(struct store *st, int64_t session_id,
                                   const struct erase_place *places, int n, struct err *e);
/* What holds these words besides the rows of the hub: earlier steps, and files in FILE.bak and in
 * the second place, where that is within reach. */
struct held {
	int steps, copies;
};
MUST_CHECK enum status store_history_holds(struct store *st, const char *words, struct held *held,
                                           struct err *e);
/* In how many files of the hub at path, as bytes: for one that cannot be opened, and for what is
 * half typed there. */
int store_files_hold(const char *path, const char *words);
/* Something was erased that is not yet wiped. */
bool store_is_erasing(const struct store *st);
/* Goes on with the wiping; OK when there is nothing to wipe (any more). */
MUST_CHECK enum status store_finish_erasing(struct store *st, struct err *e);
/* In how many ms that is worth another try; -1: nothing to wipe. */
int store_erasing_due(const struct store *st);
/* Where what was erased may still stand: folders of a second place that could not be emptied, then
 * files in the folder of the hub that the program does not touch: reports, exports, copies.
 * Sorted names, in arena a. */
MUST_CHECK enum status store_copies_elsewhere(struct store *st, struct arena *a,
                                              const char ***names, int *n, struct err *e);

#endif
