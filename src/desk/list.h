/* The one list widget: rows with a code, a wrapped text and something at the right,
 * selection by id. */
#ifndef DIALOOG_DESK_LIST_H
#define DIALOOG_DESK_LIST_H

#include "action.h"
#include "canvas.h"

#include <stdint.h>

/* What a row is about: the id of a database row, which is 1 or more, or a number below 0
 * that the view chose for a line of its own.  sub tells rows apart that share an id: of
 * different tables, or several lines about one thing. */
struct row {
	int64_t id; /* 0: a heading, cannot be selected */
	int sub;
	const char *left; /* code, time; may be "" */
	const char *text;
	const char *right; /* number, state; may be "" */
	enum role role;
	bool marked, warning;
	int bar; /* its part of list.bars */
};

struct list {
	int64_t selected;
	int sub;  /* of the selected row */
	int at;   /* where it stood: when it is gone, what took its place is next */
	int top;  /* first row shown */
	int page; /* rows of the last drawing */
	int all;  /* rows that can be selected, before the last filter */
	/* Of rows that stay as they are: which ones, so that they are measured once; 0: they may be
	 * others each time. */
	int64_t stamp;
	struct {
		int64_t stamp;
		const struct row *rows;
		int n, left, right;
	} measured;
	int bars;     /* where there is room, each row has a bar of bar parts of so many; 0: none */
	bool squeeze; /* when not all rows fit, each gets one line: its text is cut */
};

/* Leaves out the rows that do not hold the text (and headings, when it is not empty);
 * returns how many stay. */
int list_filter(struct list *l, struct row *rows, int n, const char *text);

/* Keeps the selection on a row that exists; to the first, or to the one that took its
 * place. */
void list_settle(struct list *l, const struct row *rows, int n);
/* Up, down, page, first, last; false for other actions. */
bool list_move(struct list *l, const struct row *rows, int n, enum action a);
/* Index of the selected row, or -1. */
int list_index(const struct list *l, const struct row *rows, int n);
/* Columns that the texts of these rows get in area. */
int list_text_cols(struct rect area, const struct row *rows, int n);
/* Draws the rows that fit; focus: the selected row is shown as the one keys go to, and
 * the cursor of the canvas goes there; else a dim dot stands there.  Returns how many rows of cells
 * were drawn. */
int list_draw(struct list *l, struct canvas *c, struct rect area, const struct row *rows, int n,
              bool focus);

#endif
