/* How the roles of the canvas look, for each number of colours a terminal may have. */
#ifndef DIALOOG_TERM_THEME_H
#define DIALOOG_TERM_THEME_H

#include "canvas.h"
#include "term.h"

enum tier { TIER_MONO, TIER_8, TIER_16, TIER_256, TIER_COUNT };

/* What a role is made of.  Colours are numbers of the palette; -1 is the terminal's own
 * colour. */
enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_REVERSE = 4, LOOK_UNDERLINE = 8 };

struct look {
	int fg, bg;
	unsigned attributes;
};

struct appearance {
	enum term_theme theme;
	enum tier tier;
};

/* The tier for a wish and what terminfo says; no_color is $NO_COLOR or NULL. */
enum tier theme_tier(enum term_color wish, const char *no_color, int colors);
struct look theme_look(struct appearance a, enum role role);
/* True when disabled text is put between parentheses, because no colour tells. */
bool theme_marks_disabled(struct appearance a);

#endif
