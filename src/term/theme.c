#include "theme.h"

#include "mem.h"

/* A colour in the tables is its number plus one, so that what is left out is the
 * terminal's own colour. */
#define COLOR(n) ((n) + 1)

struct style {
	short fg, bg;
	unsigned attributes;
};

/* Everything stands on the terminal's own background, which may be dark or light: these six
 * of the 256 have a contrast of at least 4:1 on both. */
enum {
	GREY = COLOR(243),
	BLUE = COLOR(31),
	GREEN = COLOR(28),
	ORANGE = COLOR(130),
	RED = COLOR(161),
	PURPLE = COLOR(133),
	BLACK = COLOR(16),
	WHITE = COLOR(231)
};

static const struct style with_256[ROLE_COUNT] = {
        [ROLE_TITLE] = {0, 0, LOOK_BOLD},
        [ROLE_HEADING] = {BLUE, 0, LOOK_BOLD},
        [ROLE_DIM] = {GREY, 0, 0},
        [ROLE_STRONG] = {0, 0, LOOK_BOLD},
        [ROLE_SELECTED] = {0, 0, LOOK_REVERSE | LOOK_BOLD},
        [ROLE_MARKED] = {BLUE, 0, LOOK_BOLD},
        [ROLE_TAB_NOW] = {0, 0, LOOK_BOLD},
        [ROLE_INPUT] = {0, 0, LOOK_UNDERLINE},
        [ROLE_KEY] = {BLUE, 0, LOOK_BOLD},
        [ROLE_DISABLED] = {GREY, 0, 0},
        [ROLE_GOOD] = {GREEN, 0, 0},
        [ROLE_WARNING] = {ORANGE, 0, LOOK_BOLD},
        [ROLE_ERROR] = {RED, 0, LOOK_BOLD},
        [ROLE_CLOCK] = {0, 0, LOOK_BOLD},
        [ROLE_BAR] = {BLUE, 0, 0},
        [ROLE_PRACTICE] = {PURPLE, 0, LOOK_REVERSE | LOOK_BOLD},
        [ROLE_QR] = {BLACK, WHITE, 0},
        [ROLE_QR_DARK] = {WHITE, BLACK, 0},
};

/* Of the first eight colours only red, green, magenta and cyan can be read on black and on
 * white.  Bold makes a colour bright in some terminals, which on white is too little
 * for green and cyan: bold goes with the terminal's own colour, or with red. */
enum { RED_8 = COLOR(1), GREEN_8 = COLOR(2), MAGENTA_8 = COLOR(5), CYAN_8 = COLOR(6) };

static const struct style with_8[ROLE_COUNT] = {
        [ROLE_TITLE] = {0, 0, LOOK_BOLD},
        [ROLE_HEADING] = {0, 0, LOOK_BOLD},
        [ROLE_DIM] = {0, 0, LOOK_DIM},
        [ROLE_STRONG] = {0, 0, LOOK_BOLD},
        [ROLE_SELECTED] = {0, 0, LOOK_REVERSE | LOOK_BOLD},
        [ROLE_MARKED] = {CYAN_8, 0, 0},
        [ROLE_TAB_NOW] = {0, 0, LOOK_BOLD},
        [ROLE_INPUT] = {0, 0, LOOK_UNDERLINE},
        [ROLE_KEY] = {0, 0, LOOK_BOLD},
        [ROLE_DISABLED] = {0, 0, LOOK_DIM},
        [ROLE_GOOD] = {GREEN_8, 0, 0},
        [ROLE_WARNING] = {MAGENTA_8, 0, 0},
        [ROLE_ERROR] = {RED_8, 0, LOOK_BOLD},
        [ROLE_CLOCK] = {0, 0, LOOK_BOLD},
        [ROLE_BAR] = {CYAN_8, 0, 0},
        [ROLE_PRACTICE] = {0, 0, LOOK_REVERSE},
        [ROLE_QR] = {COLOR(0), COLOR(7), 0},
        [ROLE_QR_DARK] = {COLOR(7), COLOR(0), 0},
};

/* Without colours the attributes carry all there is.  A QR code is printed dark on light,
 * which on the usual dark terminal is reverse; its opposite is what is left out. */
static const struct style with_none[ROLE_COUNT] = {
        [ROLE_TITLE] = {0, 0, LOOK_BOLD},
        [ROLE_HEADING] = {0, 0, LOOK_BOLD},
        [ROLE_DIM] = {0, 0, LOOK_DIM},
        [ROLE_STRONG] = {0, 0, LOOK_BOLD},
        [ROLE_SELECTED] = {0, 0, LOOK_REVERSE | LOOK_BOLD},
        [ROLE_MARKED] = {0, 0, LOOK_BOLD},
        [ROLE_TAB_NOW] = {0, 0, LOOK_BOLD},
        [ROLE_INPUT] = {0, 0, LOOK_UNDERLINE},
        [ROLE_KEY] = {0, 0, LOOK_BOLD},
        [ROLE_DISABLED] = {0, 0, LOOK_DIM},
        [ROLE_WARNING] = {0, 0, LOOK_BOLD},
        [ROLE_ERROR] = {0, 0, LOOK_BOLD},
        [ROLE_CLOCK] = {0, 0, LOOK_BOLD},
        [ROLE_PRACTICE] = {0, 0, LOOK_REVERSE},
        [ROLE_QR] = {0, 0, LOOK_REVERSE},
};

static const struct style *const styles[TIER_COUNT] = {
        [TIER_MONO] = with_none,
        [TIER_8] = with_8,
        [TIER_16] = with_8,
        [TIER_256] = with_256,
};

enum tier theme_tier(enum term_color wish, const char *no_color, int colors)
{
	bool is_refused = no_color != NULL && no_color[0] != '\0';

	if (wish == COLOR_NEVER || (wish == COLOR_AUTO && is_refused))
		return TIER_MONO;
	if (colors >= 256)
		return TIER_256;
	if (colors >= 16)
		return TIER_16;
	return colors >= 8 ? TIER_8 : TIER_MONO;
}

/* ---- themes with a background of their own ---- */

/* What a text is about, which the colour of its ink tells. */
enum ink {
	INK_PLAIN,
	INK_ACCENT,
	INK_DIM,
	INK_GOOD,
	INK_WARNING,
	INK_ERROR,
	INK_PRACTICE,
	INK_COUNT
};

/* bold: some terminals show it as another colour of the first 8, which on white is too light. */
struct palette {
	short paper, ink[INK_COUNT];
	unsigned bold;
};

/* WCAG 2.2 asks a contrast of 4.5:1 (1.4.3), and 7:1 where it must be high (1.4.6); of the first
 * 16 colours this holds for those of xterm and those of the Linux console. */
static const struct palette palettes[THEME_COUNT][TIER_COUNT] = {
        [THEME_DARK][TIER_8] = {0, {7, 6, 7, 2, 7, 7, 7}, LOOK_BOLD},
        [THEME_DARK][TIER_16] = {0, {15, 14, 7, 10, 11, 9, 13}, LOOK_BOLD},
        [THEME_DARK][TIER_256] = {16, {252, 117, 246, 114, 215, 210, 176}, LOOK_BOLD},
        [THEME_LIGHT][TIER_8] = {7, {0, 4, 0, 4, 0, 0, 0}, 0},
        [THEME_LIGHT][TIER_16] = {15, {0, 4, 0, 4, 5, 1, 5}, 0},
        [THEME_LIGHT][TIER_256] = {231, {16, 25, 240, 22, 94, 124, 90}, LOOK_BOLD},
        [THEME_HIGH_CONTRAST][TIER_8] = {0, {7, 6, 7, 6, 7, 7, 7}, LOOK_BOLD},
        [THEME_HIGH_CONTRAST][TIER_16] = {0, {15, 14, 7, 10, 11, 15, 11}, LOOK_BOLD},
        [THEME_HIGH_CONTRAST][TIER_256] = {16, {231, 226, 250, 120, 214, 217, 226}, LOOK_BOLD},
        [THEME_HALL_DARK][TIER_8] = {0, {7, 6, 7, 6, 7, 7, 7}, LOOK_BOLD},
        [THEME_HALL_DARK][TIER_16] = {0, {15, 14, 7, 10, 11, 15, 11}, LOOK_BOLD},
        [THEME_HALL_DARK][TIER_256] = {16, {231, 123, 250, 120, 222, 224, 226}, LOOK_BOLD},
        [THEME_HALL_LIGHT][TIER_8] = {7, {0, 4, 0, 4, 0, 0, 0}, 0},
        [THEME_HALL_LIGHT][TIER_16] = {15, {0, 4, 0, 4, 0, 0, 4}, 0},
        [THEME_HALL_LIGHT][TIER_256] = {231, {16, 18, 238, 22, 52, 88, 53}, LOOK_BOLD},
};

static const struct {
	enum ink ink;
	unsigned attributes;
} painted[ROLE_COUNT] = {
        [ROLE_TITLE] = {INK_PLAIN, LOOK_BOLD},
        [ROLE_HEADING] = {INK_ACCENT, LOOK_BOLD},
        [ROLE_DIM] = {INK_DIM, 0},
        [ROLE_STRONG] = {INK_PLAIN, LOOK_BOLD},
        [ROLE_SELECTED] = {INK_PLAIN, LOOK_REVERSE | LOOK_BOLD},
        [ROLE_MARKED] = {INK_ACCENT, LOOK_BOLD},
        [ROLE_TAB_NOW] = {INK_PLAIN, LOOK_BOLD},
        [ROLE_INPUT] = {INK_PLAIN, LOOK_UNDERLINE},
        [ROLE_KEY] = {INK_ACCENT, LOOK_BOLD},
        [ROLE_DISABLED] = {INK_DIM, 0},
        [ROLE_GOOD] = {INK_GOOD, 0},
        [ROLE_WARNING] = {INK_WARNING, LOOK_BOLD},
        [ROLE_ERROR] = {INK_ERROR, LOOK_BOLD},
        [ROLE_CLOCK] = {INK_PLAIN, LOOK_BOLD},
        [ROLE_BAR] = {INK_ACCENT, 0},
        [ROLE_PRACTICE] = {INK_PRACTICE, LOOK_REVERSE | LOOK_BOLD},
};

static bool is_qr(enum role role)
{
	return role == ROLE_QR || role == ROLE_QR_DARK;
}

static bool has_paper(struct appearance a)
{
	return a.tier != TIER_MONO && a.theme != THEME_AUTO && a.theme != THEME_MONO;
}

static struct look painted_look(struct appearance a, enum role role)
{
	/* What tells where there is no colour for it. */
	static const unsigned instead[INK_COUNT] = {[INK_WARNING] = LOOK_UNDERLINE,
	                                            [INK_ERROR] = LOOK_REVERSE | LOOK_UNDERLINE,
	                                            [INK_PRACTICE] = LOOK_UNDERLINE};
	const struct palette *p = &palettes[a.theme][a.tier];
	enum ink ink = painted[role].ink;
	unsigned attributes = painted[role].attributes;

	if (p->ink[ink] == p->ink[INK_PLAIN])
		attributes |= instead[ink];
	if (!p->bold && ink == INK_PLAIN && attributes == LOOK_BOLD)
		ink = INK_ACCENT;
	if (!p->bold)
		attributes &= ~(unsigned)LOOK_BOLD;
	return (struct look){p->ink[ink], p->paper, attributes};
}

/* ---- what a role looks like ---- */

static struct look table_look(enum tier tier, enum role role)
{
	struct style s = styles[tier][role];

	if (tier == TIER_16) {
		/* Bright black is grey, and bright white is white. */
		if (s.attributes & LOOK_DIM)
			s = (struct style){COLOR(8), 0, s.attributes & ~(unsigned)LOOK_DIM};
		else if (role == ROLE_QR)
			s.bg = COLOR(15);
	}
	return (struct look){s.fg - 1, s.bg - 1, s.attributes};
}

struct look theme_look(struct appearance a, enum role role)
{
	BUG_IF((unsigned)a.tier >= TIER_COUNT || (unsigned)role >= ROLE_COUNT ||
	       (unsigned)a.theme >= THEME_COUNT);
	/* Whatever the theme, a code is black on white. */
	if (is_qr(role))
		return table_look(a.tier, role);
	if (has_paper(a))
		return painted_look(a, role);
	return table_look(a.theme == THEME_MONO ? TIER_MONO : a.tier, role);
}

bool theme_marks_disabled(struct appearance a)
{
	if (has_paper(a)) {
		const struct palette *p = &palettes[a.theme][a.tier];

		return p->ink[INK_DIM] == p->ink[INK_PLAIN];
	}
	return a.theme == THEME_MONO || a.tier == TIER_MONO || a.tier == TIER_8;
}
