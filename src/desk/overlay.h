/* What lies over a view for a moment: a question, a form, a choice, a text. */
#ifndef DIALOOG_DESK_OVERLAY_H
#define DIALOOG_DESK_OVERLAY_H

#include "app.h"

/* Pushes and pops; an overlay is freed by pop. */
struct overlay_ops {
	void (*draw)(struct desk *d, struct overlay *o, struct canvas *c, struct rect area);
	void (*key)(struct desk *d, struct overlay *o, struct key k);
	void (*paste)(struct desk *d, struct overlay *o, const char *text); /* or NULL */
	void (*free)(struct overlay *o); /* frees what it owns, not itself; or NULL */
	/* Help about it, by help_what and what follows it; or NULL: help about the view. */
	void (*help)(const struct overlay *o, struct buf *out);
	/* Its line of keys at the bottom of the window, in the arena of the frame; or NULL: it has
	 * none there. */
	const struct hint *(*hints)(struct desk *d);
	/* Something was filled in that is not stored; or NULL: never. */
	bool (*unfinished)(const struct overlay *o);
	bool whole;   /* covers the whole body; else a panel at its bottom */
	bool full;    /* covers the whole screen */
	bool typing;  /* letters are text */
	bool scrolls; /* the arrows go up and down in it, so the wheel too */
};

struct overlay {
	const struct overlay_ops *ops;
	struct overlay *below;
};

void overlay_push(struct desk *d, struct overlay *o);
void overlay_pop(struct desk *d);
void overlay_clear(struct desk *d);
/* The topmost one, or one below it, has something that is not stored. */
bool overlay_unfinished(const struct desk *d);
void overlay_draw(struct desk *d, struct canvas *c, struct rect area);

/* ---- a question with one key for each answer ---- */

typedef void answer_fn(struct desk *d, int value, int64_t id);
/* Asks; the answer calls done with itself, an enum answer, and id.  Esc: nothing happens. */
void ask(struct desk *d, const char *question, const enum answer *answers, int n, answer_fn *done,
         int64_t id);
/* Yes or no; done is only called for yes. */
void ask_yes(struct desk *d, const char *question, answer_fn *done, int64_t id);

/* A question whose answer calls done is on the screen, or below what is. */
bool is_asked(const struct desk *d, answer_fn *done);
/* It is the topmost one: keys answer it. */
bool is_asked_now(const struct desk *d, answer_fn *done);

/* ---- a form: some fields, stored together ---- */

enum form_kind {
	FORM_TEXT,  /* one line */
	FORM_BLOCK, /* several lines */
	FORM_NUMBER,
	FORM_DATE,
	FORM_MONTH, /* or a whole date */
	FORM_TIME,
	FORM_CHOICE
};
enum { FORM_FIELDS_MAX = 9 };

struct form_field {
	enum form_kind kind;
	const char *label;          /* translated */
	const char *value;          /* what is there already; dates as YYYY-MM-DD */
	int max;                    /* characters, or the highest number */
	int min;                    /* the lowest number */
	const char *const *choices; /* of FORM_CHOICE: msgids, */
	bool names;                 /* or names that people gave, which the form copies */
	int n_choices;
	bool optional;
	bool personal; /* a name or contact: the form is not among the drafts */
	/* Tab: what was typed becomes this, owned by the caller; or NULL. */
	char *(*complete)(const char *typed);
};

struct form_values {
	const char *text[FORM_FIELDS_MAX]; /* dates and times in their stored form */
	int number[FORM_FIELDS_MAX];       /* of NUMBER (-1: empty) and CHOICE */
};
/* Stores what was filled in; returns true when that worked: then the form goes.  When it
 * did not, *e says why and the form stays. */
typedef bool form_fn(struct desk *d, const struct form_values *v, int64_t id, struct err *e);
void form_open(struct desk *d, const char *title, const struct form_field *fields, int n,
               form_fn *store, int64_t id);
/* Below the title of the form that was opened last: to be read, not to be changed, and not among
 * the drafts. */
void form_note(struct desk *d, const char *note);
bool is_form(const struct overlay *o);
/* A click on that field: it gets the focus; a choice that has it goes on to the next answer. */
void form_go_to(struct overlay *o, int field);
/* A form of one text field; a block has several lines. */
void form_line(struct desk *d, const char *title, const char *label, const char *value, int max,
               form_fn *store, int64_t id);
void form_block(struct desk *d, const char *title, const char *label, const char *value, int max,
                form_fn *store, int64_t id);

/* ---- a choice from a list ---- */

/* rows live until the choice is over: in the arena that choice_arena gives. */
struct arena *choice_open(struct desk *d, const char *title, answer_fn *done, int64_t id);
void choice_add(struct desk *d, int value, const char *left, const char *text, const char *right);
/* One that cannot be done now, which its text says why; choosing it calls done all the same. */
void choice_add_off(struct desk *d, int value, const char *text, const char *right);
/* How well a line has what is typed: 0 is best; -1: not at all. */
enum { CHOICE_RANKS = 12 };
typedef int rank_fn(const void *ranked, int value, const char *typed);
/* The best lines come first.  none, translated, is said when there are none.  ranked lives until
 * the choice is over. */
void choice_rank(struct desk *d, rank_fn *rank, const void *ranked, const char *none);

/* What stands at the right of the list, when there is room: about the line under the cursor, whose
 * value is given; -1: none. */
struct choice_beside {
	void (*draw)(struct desk *d, struct canvas *c, struct rect area, int value);
	/* False: the key is for the list. */
	bool (*key)(struct desk *d, int value, struct key k);
	const struct hint *(*hints)(struct desk *d);
	void (*help)(struct buf *out); /* by help_keys */
};
/* Lives for ever; the cursor begins at that value, if there is one. */
void choice_set_beside(struct desk *d, const struct choice_beside *beside, int value);

/* ---- palette.c: every action by its name, and the parts of the session ---- */

void show_palette(struct desk *d);

/* ---- a text to read ---- */

/* text becomes the overlay's.  Lines that begin with "# " are headings, with "\t" hang.  about
 * says in its help what it is; translated. */
void show_text_about(struct desk *d, const char *title, const char *about, char *text);
/* The same of a text that speaks for itself. */
void show_text(struct desk *d, const char *title, char *text);
/* A text of which hanging lines begin with keys: any key that is not for reading is looked up and
 * its line marked. */
void show_keys(struct desk *d, const char *title, char *text);
bool is_help(const struct overlay *o);
/* About what lies over the view, or about the view. */
void show_help(struct desk *d);
/* What it is, and the heading above the keys; then keys, by names as in action.def, with what they
 * do (translated), an action, or what all lines of text take. */
void help_what(struct buf *b, const char *what);
void help_keys(struct buf *b, const char *names, const char *text);
void help_action(struct buf *b, enum action id);
void help_typing(struct buf *b);
/* The code of url, and beside it what people type instead ("": url). */
void show_qr(struct desk *d, const char *url, const char *typed);

#endif
