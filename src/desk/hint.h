/* A key with what it does, as the desk writes it everywhere, and what a click means. */
#ifndef DIALOOG_DESK_HINT_H
#define DIALOOG_DESK_HINT_H

#include "canvas.h"
#include "key.h"

/* What the spots on the canvas of the desk are about. */
enum spot_kind {
	SPOT_KEY = 1, /* id and sub: code and modifiers of the key that a click presses */
	SPOT_ROW,     /* of: a struct list; id and sub: its row */
	SPOT_PART,    /* id: of the session; -1: preparing */
	SPOT_GROUP,   /* id: of the group that is typed for */
	SPOT_FIELD    /* id: which one of the form that is open */
};

/* A click on these cells presses the key. */
void hint_spot(struct canvas *c, int row, int col, int cols, struct key k);
/* "Esc Back" from col on, to be clicked on; nothing when it does not end before column end.
 * off: it cannot be done now.  Returns the column for the next one. */
int hint_put(struct canvas *c, int row, int col, int end, struct key k, const char *label,
             bool off);
/* The columns of it, without the blanks behind it. */
int hint_cols(struct key k, const char *label);

/* A line of hints, ended by a NULL label; "" when the next one has the label for both. */
struct hint {
	struct key key;
	const char *label; /* translated */
};
int hints_put(struct canvas *c, int row, int col, int end, const struct hint *hints);
/* The same as a text, into out, which is returned: for where they do not fit in a row. */
const char *hints_text(const struct hint *hints, char *out, size_t size);

#endif
