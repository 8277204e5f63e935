/* Large letters built from the cells of a canvas, from a real font (FreeType). */
#ifndef DIALOOG_CANVAS_BIG_H
#define DIALOOG_CANVAS_BIG_H

#include "canvas.h"
#include "err.h"
#include "text.h"

struct font;
struct sized;

/* What a cell is divided in: halves above each other are in every font with line drawing, also
 * that of the Linux console; quadrants make letters half as wide. */
enum big_cells { BIG_HALVES, BIG_QUADRANTS };

/* Fewer rows than this nobody can read (libraries.md 4, read back by machine); more than the other
 * is not asked for. */
enum { BIG_MIN_HALVES = 5, BIG_MIN_QUADRANTS = 4, BIG_MAX_ROWS = 16 };

/* Opens a font file.  E_NOT_FOUND, E_INVALID: it is no font, or one without outlines. */
MUST_CHECK enum status font_open(const char *path, struct font **out, struct err *e);
void font_free(struct font *f); /* NULL-safe */
/* Has it a letter for each letter and digit of text?  A sign that it lacks, as a picture of a cup,
 * is left out. */
bool font_has(struct font *f, const char *text);
const char *font_library_version(void);

/* Letters of so many rows, from the highest accent in their text to the lowest tail. */
struct big {
	struct font *font; /* borrowed */
	enum big_cells cells;
	int rows;
	struct sized *sized; /* of the font */
	int above;           /* pixels above the line that letters stand on */
};
/* For text, in rows from the least of its cells up to BIG_MAX_ROWS. */
void big_init(struct big *b, struct font *f, enum big_cells cells, int rows, const char *text);
/* Columns that the text takes on one line. */
int big_width(const struct big *b, const char *text);
/* Breaks text in lines of at most cols columns, as text_wrap does.  0: a word does not fit; a word
 * is never cut. */
size_t big_wrap(const struct big *b, const char *text, int cols, struct text_line *lines,
                size_t max);
/* Draws len bytes of text on one line with its left top at row, col, clipped to the canvas. */
void big_put(struct canvas *c, int row, int col, const struct big *b, enum role role,
             const char *text, size_t len);

#endif
