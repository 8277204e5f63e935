/* Where what a sheet says stands on a screen: private to plan.c, page.c and layout.c. */
#ifndef DIALOOG_SRC_SCENE_PLAN_H
#define DIALOOG_SRC_SCENE_PLAN_H

#include "sheet.h"

/* Where a page begins. */
struct start {
	int part, line;
};

struct plan {
	struct sheet sheet; /* as it is laid out */
	int rows;           /* of the screen */
	struct rect area;   /* between the margins, without the clock and the bottom line */
	struct type title, body;
	struct type around; /* letters of what stands around the list */
	struct type side;   /* and of what stands beside its bars */
	int columns;        /* of the list: one, or two for names */
	int gap;            /* rows between parts */
	int mark, beside;   /* columns, with the blanks beside it */
	int head, tail;     /* rows above and below the list */
	int clock;          /* rows */
	struct type foot;   /* letters of the bottom line */
	int *lines;         /* of each part, in the body's letters */
	struct start *pages;
	int n_pages, pages_room;
};

void plan_make(const struct sheet *sh, const struct scene_show *s, int rows, int cols,
               struct plan *p);
/* It is one of the points that a page has no more than a few of. */
bool plan_is_point(const struct part *part);

/* Columns of the text of a part; rows of its bar, which has what stands beside it in its middle. */
int plan_text_cols(const struct plan *p, const struct part *part);
int plan_bar_rows(const struct plan *p, const struct part *part);
/* Cells from one column of the list to the next. */
int plan_column_step(const struct plan *p);
/* All lines of a text, owned by the caller; 0 of them: not in this type. */
struct text_line *plan_wrap(const struct type *t, const char *text, int cols, int *n);

/* ---- page.c ---- */

/* The page that holds what the sheet asks for, or the last. */
int plan_page(const struct plan *p);
/* Where in the list a page begins: a place that means the same on every screen. */
int plan_anchor(const struct plan *p, int page);
/* Where a page ends: the beginning of the next. */
struct start plan_page_end(const struct plan *p, int page);
/* What stands on a page, as a sheet of its own. */
struct sheet plan_page_alone(const struct plan *p, int page);

#endif
