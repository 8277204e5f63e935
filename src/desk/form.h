/* What the files of the form share. */
#ifndef DIALOOG_DESK_FORM_H
#define DIALOOG_DESK_FORM_H

#include "overlay.h"

struct form_overlay {
	struct overlay base;
	char *title, *note; /* note: NULL or below the title */
	int n, at;
	int top; /* first field that is shown */
	struct form_field fields[FORM_FIELDS_MAX];
	char *labels[FORM_FIELDS_MAX];
	struct edit edits[FORM_FIELDS_MAX];
	int choice[FORM_FIELDS_MAX];
	struct arena *arena; /* of choices that are names */
	form_fn *store;
	int64_t id;
	char error[512];
	bool changed;  /* something was typed */
	bool personal; /* names or contacts: kept nowhere but in the hub */
	bool warned;   /* that Esc throws it away */
};

/* A new line in a block, where Enter stores.  Alt with Enter does it too, but some terminals
 * keep that for themselves. */
#define FORM_STORE ((struct key){'s', KEY_CTRL}) /* from any field */
#define FORM_NEW_LINE ((struct key){'n', KEY_CTRL})

/* A block goes to the editor of the user; Ctrl-E, which shells have for that, goes to the end of
 * the line.  F10 is the menu of many terminals.  Names never leave the hub. */
#define FORM_EDITOR ((struct key){'g', KEY_CTRL})
bool form_has_editor(const struct form_overlay *f);

/* The answer that is chosen in a field, as it is shown. */
const char *form_answer(const struct form_overlay *f, int i);

/* What was left of this form, if anything. */
void drafts_fill_in(struct desk *d, struct form_overlay *f);

void form_draw(struct desk *d, struct overlay *o, struct canvas *c, struct rect area);
/* What the keys do in it. */
void form_help(const struct overlay *o, struct buf *out);

#endif
