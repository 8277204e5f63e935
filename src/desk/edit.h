/* One line of text being typed. */
#ifndef DIALOOG_DESK_EDIT_H
#define DIALOOG_DESK_EDIT_H

#include "buf.h"
#include "canvas.h"
#include "key.h"

struct edit {
	struct buf text;
	size_t at;    /* byte offset of the cursor */
	size_t max;   /* characters */
	char *before; /* the text before the last change, for Ctrl-Z; or NULL */
	/* What did not fit any more, in characters: the piece, and the text with it; 0: all
	 * came in. */
	size_t refused, refused_total;
};

void edit_init(struct edit *ed, size_t max_chars);
void edit_fini(struct edit *ed);
void edit_set(struct edit *ed, const char *text);
const char *edit_text(const struct edit *ed);
bool edit_empty(const struct edit *ed);
/* Inserts text that was typed or pasted, whole or, when it does not fit, not at all: then
 * false.  Controls and newlines become spaces. */
bool edit_insert(struct edit *ed, const char *text);
/* Why the last text did not come in: "This is too long: 3,000 characters, 2,000 fit here.";
 * "" when it did. */
const char *edit_refusal(const struct edit *ed, char *out, size_t size);
/* Handles a key: characters, Backspace, Delete, arrows, Home/End, Ctrl-A/E/W/U/K.
 * False when the key is not for a line of text. */
bool edit_key(struct edit *ed, struct key k);
/* Takes back the typing since the last rest; false when there is nothing to take back. */
bool edit_undo(struct edit *ed);
/* Draws it in area, wrapped, and puts the cursor; returns rows used. */
int edit_draw(const struct edit *ed, struct canvas *c, struct rect area, bool focus);

#endif
