/* What a scene has to say, before it is known how large the screen is; and its layout. */
#ifndef DIALOOG_SRC_SCENE_SHEET_H
#define DIALOOG_SRC_SCENE_SHEET_H

#include "arena.h"
#include "scene.h"

/* One thing of a list. */
struct part {
	const char *mark; /* "A", "13:00"; NULL: none */
	const char *text;
	const char *brief;  /* instead of the text, where that would be too small; NULL: none */
	const char *beside; /* behind the text, or behind the bar; NULL: nothing */
	int bar, whole;     /* whole > 0: a bar below the text */
	bool is_heading, is_dim, is_strong;
	bool is_around; /* no point of the list, but said before or after it */
};

/* More on one page the last row does not take in (domain.md S1-30); of what is no more than a name
 * some more (domain.md 7, case 2). */
enum { POINTS_ON_PAGE = 6, NAMES_ON_PAGE = 9 };

/* A place in a list (scene_place_of): so much for each point before it. */
enum { PLACE_OF_POINT = 1000 };

enum sheet_clock { SHEET_CLOCK_SMALL, SHEET_CLOCK_LARGE };

struct sheet {
	const char *over; /* above the title; all of these may be NULL */
	const char *title;
	const char *note;  /* below the title */
	const char *after; /* below the list */
	struct part *parts;
	int n, room;
	enum sheet_clock clock;
	bool is_centred;
	bool is_small;  /* in the smallest letters of this screen, whatever room there is */
	const char *qr; /* an address: its code is shown */
	int most;       /* points on a page */
	bool grows;     /* points come one by one: those that are there stay where they are */
	int anchor;     /* the page that holds this place (plan_anchor) */
	struct arena *arena;
};

/* Adds a part, all zero but for its text. */
struct part *sheet_add(struct sheet *sh, const char *text);
/* One for each line of a text that is not empty. */
void sheet_add_lines(struct sheet *sh, const char *lines);

/* Fills the sheet with what the stage says. */
void scene_fill(const struct scene_show *s, struct sheet *sh);

/* Lays it out and draws it, on all of the canvas. */
void sheet_draw(const struct sheet *sh, const struct scene_show *s, struct canvas *c);
/* The same page as on a screen of that size, with other letters where the canvas is smaller. */
void sheet_draw_reduced(const struct sheet *sh, const struct scene_show *s, int rows, int cols,
                        struct canvas *c);
/* Pages it takes at this size, at least 1; which of them is shown; and where one begins. */
int sheet_pages(const struct sheet *sh, const struct scene_show *s, int rows, int cols);
int sheet_page(const struct sheet *sh, const struct scene_show *s, int rows, int cols);
int sheet_place_of(const struct sheet *sh, const struct scene_show *s, int rows, int cols,
                   int page);

/* ---- type.c: letters of one size ---- */

struct type {
	int rows; /* 1: letters of one cell */
	struct font *font;
	enum big_cells cells;
};
/* Rows of the smallest large letters; 1: there are none. */
int type_least_rows(const struct scene_show *s);
/* The same of those in which each digit can be read. */
int type_digit_rows(const struct scene_show *s);
/* The sizes there are on this screen, the largest first, the last is that of one cell; returns how
 * many. */
enum { TYPES_MAX = BIG_MAX_ROWS };
int type_sizes(const struct scene_show *s, int most, struct type out[TYPES_MAX]);
/* The lines of text in these columns, at most max of them are written; 0: not in this type. */
size_t type_wrap(const struct type *t, const char *text, int cols, struct text_line *lines,
                 size_t max);
int type_width(const struct type *t, const char *text);
/* Can it be read in these letters?  type_wrap finds no lines where it cannot. */
bool type_can(const struct type *t, const char *text);
/* Draws one line of a text. */
void type_put(struct canvas *c, int row, int col, const struct type *t, enum role role,
              const char *text, const struct text_line *line);

/* ---- time.c: the clock of a part ---- */

/* Rows that the large clock takes in these columns, on a screen of so many rows; 0: there is none.
 */
int clock_rows(const struct scene_show *s, int rows, int cols);
void clock_draw(const struct scene_show *s, struct canvas *c, struct rect area);
/* "12 minutes left", in the words of the hall; "" without a clock. */
const char *clock_words(const struct scene_show *s);

/* ---- code.c: the QR code ---- */

void code_draw(const struct sheet *sh, const struct scene_show *s, struct canvas *c);

#endif
