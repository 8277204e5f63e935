/* A grid of styled cells.  Views and scenes draw on it; one file in term blits
 * it; tests compare its dump.  It knows no terminal.
 *
 * A cell holds one base character with at most three combining marks; a wide
 * character takes two cells, of which the second has width 0.  Drawing over one
 * half of a wide character blanks the other half; a wide character that does not
 * fit at the right edge becomes a space.  Everything is clipped to the canvas,
 * so no coordinate is ever wrong; texts need not be clean: controls are dropped. */
#ifndef DIALOOG_CANVAS_CANVAS_H
#define DIALOOG_CANVAS_CANVAS_H

#include "buf.h"

#include <stdbool.h>
#include <stdint.h>

/* What a cell means; the theme decides how that looks. */
enum role {
	ROLE_NORMAL,
	ROLE_TITLE,    /* name of the series and session */
	ROLE_HEADING,  /* heading of a pane or list */
	ROLE_DIM,      /* less important: done, hints, borders */
	ROLE_STRONG,   /* important text */
	ROLE_SELECTED, /* the row under the cursor */
	ROLE_MARKED,   /* marked rows */
	ROLE_TAB,      /* a part of the session */
	ROLE_TAB_NOW,  /* the current part */
	ROLE_INPUT,    /* the text being typed */
	ROLE_KEY,      /* a key in the footer or help */
	ROLE_LABEL,    /* what that key does */
	ROLE_DISABLED, /* an action that cannot be done now */
	ROLE_GOOD,     /* stored, right */
	ROLE_WARNING,
	ROLE_ERROR,
	ROLE_CLOCK,
	ROLE_BAR,      /* filled part of a bar */
	ROLE_PRACTICE, /* this does not count */
	ROLE_QR,       /* black on white, whatever the theme */
	ROLE_QR_DARK,  /* its opposite: a blank is black */
	ROLE_COUNT
};

struct rect {
	int row, col, rows, cols;
};

/* Without padding, so that equal cells are equal bytes. */
struct cell {
	uint32_t ch[4]; /* base and combining marks, 0-ended when fewer; ch[0] 0 = space */
	uint16_t width; /* 1, 2, or 0 for the second half of a wide character */
	uint16_t role;
};
_Static_assert(sizeof(struct cell) == 20, "no padding");

struct canvas;

/* What the cells of an area are about, for a click on them.  The numbers mean what is agreed
 * between who draws and who asks. */
struct spot {
	int kind, sub;
	int64_t id;
	void *of; /* borrowed */
};

/* rows, cols at least 1 (smaller counts as 1), at most 1000 x 2000; spaces in
 * ROLE_NORMAL, no cursor.  Owned by the caller. */
struct canvas *canvas_new(int rows, int cols);
void canvas_free(struct canvas *c);
/* Empties it, and gives it another size. */
void canvas_reset(struct canvas *c, int rows, int cols);
/* In the end only ASCII can be shown (canvas_to_ascii): for what then has to be drawn
 * otherwise.  False for a new canvas; kept by canvas_reset. */
void canvas_set_ascii(struct canvas *c, bool ascii);
bool canvas_is_ascii(const struct canvas *c);
int canvas_rows(const struct canvas *c);
int canvas_cols(const struct canvas *c);
/* Borrowed; row and col must be inside. */
const struct cell *canvas_cell(const struct canvas *c, int row, int col);
/* Where the focus is; -1, -1 or any place outside: nowhere. */
void canvas_set_cursor(struct canvas *c, int row, int col);
void canvas_get_cursor(const struct canvas *c, int *row, int *col);
/* Where a text is typed; no rows: nowhere. */
void canvas_set_entry(struct canvas *c, struct rect area);
struct rect canvas_entry(const struct canvas *c);

/* Says what an area is about; where areas overlap the last one counts.  They do not follow what is
 * drawn over them: canvas_clear_spots does, for all. */
void canvas_add_spot(struct canvas *c, struct rect area, struct spot spot);
void canvas_clear_spots(struct canvas *c);
/* False: nothing was said about this cell. */
bool canvas_spot_at(const struct canvas *c, int row, int col, struct spot *out);

/* Draws one line of text in at most max cells; what does not fit is left out.
 * Returns the cells used, so that col + used is where the next text goes (also
 * when row or col lies outside). */
int canvas_put(struct canvas *c, int row, int col, int max, enum role role, const char *text);
/* The same, but ends in "…" (in the last cell, or one before it when a wide
 * character did not fit) when something was left out. */
int canvas_put_fit(struct canvas *c, int row, int col, int max, enum role role, const char *text);
/* The same, right-aligned so that it ends before column end (at most the width);
 * returns its first column. */
int canvas_put_right(struct canvas *c, int row, int end, int max, enum role role, const char *text);
/* Formatted; at most to the right edge. */
int canvas_putf(struct canvas *c, int row, int col, enum role role, const char *fmt, ...)
        PRINTF_LIKE(5, 6);
/* Draws text wrapped on words in area; returns the rows it needs (which may be
 * more than area has: then the last drawn row ends in "…"). */
int canvas_wrap(struct canvas *c, struct rect area, enum role role, const char *text);
/* Rows that text needs when wrapped in cols cells. */
int canvas_wrap_rows(const char *text, int cols);
/* Fills with a character of width 1 (' ' to clear). */
void canvas_fill(struct canvas *c, struct rect area, enum role role, uint32_t ch);
/* A horizontal rule. */
void canvas_rule(struct canvas *c, int row, int col, int cols);
/* A bar of cols cells filled in proportion part/whole, in eighths of a cell:
 * "██▌"; the rest of the cols cells is cleared.  More than 0 shows something,
 * less than whole is not full. */
void canvas_bar(struct canvas *c, int row, int col, int cols, int part, int whole);
/* Puts the cells of another canvas at row, col, with its spots, and its cursor and the place where
 * a text is typed when it has one. */
void canvas_place(struct canvas *c, int row, int col, const struct canvas *from);
/* Makes c what from is, with its size and cursor, without its spots. */
void canvas_copy(struct canvas *c, const struct canvas *from);
/* Only the cells of these rows, of one of the same size. */
void canvas_copy_rows(struct canvas *c, const struct canvas *from, int row, int rows);
/* Replaces everything outside ASCII by its nearest ASCII form, cell by cell. */
void canvas_to_ascii(struct canvas *c);

/* For tests and for saving a screen: each row ends in '|' and a newline, a run
 * of cells in another role than normal is written {role:text}, the cursor is '^'
 * before its cell, and '{', '}' and '\\' in the text get a backslash before them.
 * Plain: only the text, trailing spaces cut, no bars, and of a QR code its black in blocks. */
void canvas_dump(const struct canvas *c, struct buf *out);
void canvas_dump_plain(const struct canvas *c, struct buf *out);
/* The stable name of a role in dumps: "selected". */
const char *role_name(enum role role);

#endif
