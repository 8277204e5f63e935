/* What the hall sees, as pure functions: the public view of a session and a size become a canvas.
 * The screen of the hall shows it, the desk previews it, a test compares it.  It is laid out from
 * the space there is: 40x12 up to 200x60 and more; below that one sentence. */
#ifndef DIALOOG_SCENE_SCENE_H
#define DIALOOG_SCENE_SCENE_H

#include "big.h"
#include "canvas.h"
#include "clock.h"
#include "public.h"

enum scene {
	SCENE_NONE,
#define SCENE(id, name, label, parts) SCENE_##id,
#include "scene.def"
#undef SCENE
	SCENE_COUNT
};

struct scene_info {
	const char *name;
	const char *label; /* msgid */
	unsigned parts;    /* of enum public_part */
};
/* Borrowed; not of SCENE_NONE. */
const struct scene_info *scene_info(enum scene s);
/* SCENE_NONE: there is none of that name. */
enum scene scene_find(const char *name);

/* The smallest screen that shows a scene. */
enum { SCENE_MIN_COLS = 40, SCENE_MIN_ROWS = 12 };
/* A reveal of this is everything, and a page that of the last place. */
enum { REVEAL_ALL = 1000000, PAGE_LAST = 1000000000 };

/* All that decides how a scene looks; borrowed. */
struct scene_show {
	const struct public_view *view; /* its stage says which scene, and what lies over it */
	const struct clock *clock;
	struct font *font; /* NULL: letters of one cell only */
	enum big_cells cells;
};

/* Draws what the hall sees now, in the language of the series, on all of the canvas. */
void scene_draw(const struct scene_show *s, struct canvas *c);
/* What a screen of that size shows now, on a canvas that may be smaller: the same page of it. */
void scene_draw_reduced(const struct scene_show *s, int rows, int cols, struct canvas *c);
/* Pages that it has at this size, at least 1. */
int scene_pages(const struct scene_show *s, int rows, int cols);
/* Which of them holds the place that the stage says, from 0; past the last place: the last. */
int scene_page(const struct scene_show *s, int rows, int cols);
/* The place at which a page begins: with it in the stage each screen shows its page with that. */
int scene_place_of(const struct scene_show *s, int rows, int cols, int page);
/* The id of what the scene is about now, which the stage may leave to the agenda: of its question,
 * theme, example or sheet; 0: of none. */
int64_t scene_about(const struct scene_show *s);
/* Steps to reveal everything, and how many of them were made: 0 shows nothing of it yet. */
int scene_reveals(const struct scene_show *s);
int scene_revealed(const struct scene_show *s);
/* The place of what was revealed last, for its page: of a result, which is revealed from its end,
 * that of the best place that is there; else the last place. */
int scene_place_revealed(const struct scene_show *s);
/* The ideas that were not revealed, in the order in which they will be; *n of them, in the arena.
 */
struct arena;
const struct public_idea **scene_hidden_ideas(const struct scene_show *s, struct arena *a, int *n);
/* ms until it changes by itself; -1: it does not. */
int scene_next_change(const struct scene_show *s);

/* A QR code with its white margin, a module of scale half cells, black on white whatever the theme;
 * ascii as the canvas has it.  The rows and cols that it takes, and drawing it. */
struct qr;
struct rect scene_code_cells(const struct qr *q, int scale, bool ascii);
void scene_code_draw(struct canvas *c, int row, int col, const struct qr *q, int scale);

/* How many rows of cells high the letters of a list are on a screen of so many rows: 1, or as on a
 * screen with fewer rows; but for a list that would take too many pages. */
int scene_list_letters(const struct scene_show *s, int rows);
/* Rows of cells that a screen may have, so that the last row can read them: a letter needs 1/400 of
 * the distance, and is half as high as its cell (method.md 4.7: 8 times the height, 1/50 of it).
 * Comfortable is what older people read with ease. */
int scene_most_rows(int height_cm, int distance_cm, bool comfortable);

/* The font of large letters: the file that is named, or, when that is "", the first of those that
 * Debian has; NULL: there is none, or the file that is named cannot be used: then e says so. */
struct font *scene_font(const char *path, struct err *e);

#endif
