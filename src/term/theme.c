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

struct look theme_look(enum tier tier, enum role role)
{
	struct style s;

	BUG_IF((unsigned)tier >= TIER_COUNT || (unsigned)role >= ROLE_COUNT);
	s = styles[tier][role];
	if (tier == TIER_16) {
		/* Bright black is grey, and bright white is white. */
		if (s.attributes & LOOK_DIM)
			s = (struct style){COLOR(8), 0, s.attributes & ~(unsigned)LOOK_DIM};
		else if (role == ROLE_QR)
			s.bg = COLOR(15);
	}
	return (struct look){s.fg - 1, s.bg - 1, s.attributes};
}

bool theme_marks_disabled(enum tier tier)
{
	return tier == TIER_MONO || tier == TIER_8;
}
