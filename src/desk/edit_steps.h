/* What was done to a text while it was typed, step by step, so that it can be taken back. */
#ifndef DIALOOG_DESK_EDIT_STEPS_H
#define DIALOOG_DESK_EDIT_STEPS_H

#include <stdbool.h>
#include <stddef.h>

/* Keys of one kind in a row are one step; what is pasted, or erased at once, is its own. */
enum edit_kind { EDIT_AT_ONCE, EDIT_TYPED, EDIT_BACKSPACE, EDIT_DELETE };

/* Texts are forgotten from the oldest step on when there are more than so many, or more bytes
 * in them; the last step is always kept. */
enum { EDIT_STEPS_MAX = 100, EDIT_STEPS_MAX_BYTES = 256 * 1024 };

/* At byte offset at, gone made place for come. */
struct edit_step {
	struct edit_step *before;
	enum edit_kind kind;
	size_t at;
	size_t cursor; /* where it was, before the step */
	char *gone, *come;
};

/* All zero is one without steps. */
struct edit_steps {
	struct edit_step *done, *undone; /* the last one first */
	bool rested;                     /* the next change is a step of its own */
};

/* Forgets all steps. */
void edit_steps_clear(struct edit_steps *s);
/* The cursor was moved. */
void edit_steps_rest(struct edit_steps *s);
/* A change that is about to be made, by itself or as a part of the last step; what was taken
 * back cannot be done again any more.  The texts are copied. */
void edit_steps_add(struct edit_steps *s, enum edit_kind kind, size_t at, size_t cursor,
                    const char *gone, const char *come);
/* The step that is taken back, or done again, or NULL when there is none; the caller changes
 * the text.  It stays the steps' own and lives until the next change. */
const struct edit_step *edit_steps_undo(struct edit_steps *s);
const struct edit_step *edit_steps_redo(struct edit_steps *s);

#endif
