/* A text being typed: one line, or a block with line breaks. */
#ifndef DIALOOG_DESK_EDIT_H
#define DIALOOG_DESK_EDIT_H

#include "buf.h"
#include "canvas.h"
#include "key.h"

#include "edit_steps.h"

struct edit {
	struct buf text;
	size_t at;     /* byte offset of the cursor */
	size_t max;    /* characters */
	bool block;    /* line breaks are kept */
	bool proposed; /* what is typed first takes the place of the text; another key keeps it */
	struct edit_steps steps; /* the typing, for Ctrl-Z and Ctrl-Y */
	/* What did not fit any more, in characters: the piece, and the text with it; 0: all
	 * came in. */
	size_t refused, refused_total;
	int top;        /* first row that is shown */
	int cols, rows; /* of the last drawing: moving goes by what people see */
};

void edit_init(struct edit *ed, size_t max_chars);
void edit_fini(struct edit *ed);
/* A new text, with the cursor behind it: the typing before it cannot be taken back any more. */
void edit_set(struct edit *ed, const char *text);
const char *edit_text(const struct edit *ed);
bool edit_empty(const struct edit *ed);
/* Inserts text that was typed or pasted, whole or, when it does not fit, not at all: then
 * false.  Controls become spaces, and newlines too when it is no block. */
bool edit_insert(struct edit *ed, const char *text);
/* Another text in the place of all of it, in one step.  One that is too long comes in too, so that
 * nothing of it is lost: what is refused is then the whole. */
void edit_replace(struct edit *ed, const char *text);
/* Why the last text did not come in: "This is too long: 3,000 characters, 2,000 fit here.";
 * "" when it did. */
const char *edit_refusal(const struct edit *ed, char *out, size_t size);
/* Handles a key: characters, Backspace, Delete (Ctrl-D), arrows, Home/End (Ctrl-A/E), Ctrl-W/U/K
 * within the line of a block, by words Ctrl or Alt with the arrows, Backspace and Delete
 * (Alt-B/F/D), and Ctrl-Z/Y.  False when the key is not for a line of text: so also for Ctrl-Z
 * without typing to take back, or Ctrl-Y without any that was. */
bool edit_key(struct edit *ed, struct key k);

/* ---- edit_draw.c ---- */

/* Rows that the text and the cursor behind it take in so many columns. */
int edit_rows(const struct edit *ed, int cols);
/* So many rows up (less than 0) or down; false when there is none there. */
bool edit_move(struct edit *ed, int by);
/* Draws it in area, wrapped, and with the focus puts the cursor; the row of the cursor is
 * always among those that are shown.  Arrows in the column right of area say that there is
 * more above or below. */
void edit_draw(struct edit *ed, struct canvas *c, struct rect area, bool focus);

#endif
