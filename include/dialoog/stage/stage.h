/* The screen of the hall as a process of its own: it follows the hub and shows the scene that the
 * desk sets.  It only reads; desk and screen start and stop in any order. */
#ifndef DIALOOG_STAGE_STAGE_H
#define DIALOOG_STAGE_STAGE_H

#include "clock.h"
#include "err.h"
#include "scene.h"

struct arena;
struct settings;
struct store;
struct term;

/* How large letters are made; plain: there are none. */
enum letters { LETTERS_PLAIN, LETTERS_HALVES, LETTERS_QUADRANTS };

struct stage_options {
	const char *path;          /* of the hub, which may come later */
	const char *practice_path; /* of one that is shown while somebody practises; or NULL */
	struct font *font;         /* borrowed; NULL: letters of one cell, whatever the letters */
	enum letters letters;
	bool bell; /* ring when the clock of a part gets to 0 */
};

/* Shows the screen until the terminal goes away or somebody leaves with Ctrl-Q or Ctrl-C. */
void stage_run(const struct stage_options *o, struct term *t, const struct clock *clock);

/* ---- how it looks, by the settings ---- */

/* The letters of a screen on this terminal. */
enum letters stage_letters(const struct settings *settings, bool ascii);
/* The font of large letters, owned by the caller; NULL: there is none; when that is because the
 * font that was asked for cannot be used, *e says so. */
struct font *stage_font(const struct settings *settings, struct err *e);
/* Makes the letters, with this font or without one, those of the show. */
void stage_set_letters(struct scene_show *show, struct font *font, enum letters letters);

/* ---- what is shown of a hub ---- */

/* The session of the stage, or the newest, with what its scene needs, in arena a.  E_* of
 * store_load_public. */
MUST_CHECK enum status stage_load(struct store *st, struct arena *a, struct public_view *out,
                                  struct err *e);

/* ---- which screens there are ---- */

/* A screen says of itself in FILE.screens/PID how large it is and which letters it has, and locks
 * that file for its life. */
struct stage_screen {
	int pid, rows, cols;
	enum letters letters;
};
enum { STAGE_SCREENS_MAX = 8 };
/* Those of the hub that are there now; returns how many. */
int stage_screens(const char *hub, struct stage_screen out[STAGE_SCREENS_MAX]);

#endif
