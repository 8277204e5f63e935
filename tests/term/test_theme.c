/* The theme: every meaning can be seen in every number of colours, on dark and on light. */
#include "theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>

#include "mem.h"

static struct appearance looks(enum term_theme theme, enum tier tier)
{
	return (struct appearance){theme, tier};
}

/* Of the theme that asks nothing. */
static struct look auto_look(enum tier tier, enum role role)
{
	return theme_look(looks(THEME_AUTO, tier), role);
}

static bool same_look(struct appearance look, enum role a, enum role b)
{
	struct look x = theme_look(look, a), y = theme_look(look, b);

	return x.fg == y.fg && x.bg == y.bg && x.attributes == y.attributes;
}

static void test_tiers(void **state)
{
	(void)state;
	assert_int_equal(theme_tier(COLOR_AUTO, NULL, 256), TIER_256);
	assert_int_equal(theme_tier(COLOR_AUTO, NULL, 1 << 24), TIER_256);
	assert_int_equal(theme_tier(COLOR_AUTO, NULL, 88), TIER_16);
	assert_int_equal(theme_tier(COLOR_AUTO, "", 8), TIER_8);
	assert_int_equal(theme_tier(COLOR_AUTO, NULL, 2), TIER_MONO);
	assert_int_equal(theme_tier(COLOR_AUTO, NULL, -1), TIER_MONO);
	assert_int_equal(theme_tier(COLOR_AUTO, "1", 256), TIER_MONO);
	assert_int_equal(theme_tier(COLOR_NEVER, NULL, 256), TIER_MONO);
	assert_int_equal(theme_tier(COLOR_ALWAYS, "1", 256), TIER_256);
	assert_int_equal(theme_tier(COLOR_ALWAYS, NULL, -1), TIER_MONO);
}

static void test_what_must_differ(void **state)
{
	static const enum role special[] = {ROLE_TITLE, ROLE_SELECTED, ROLE_MARKED,   ROLE_TAB_NOW,
	                                    ROLE_INPUT, ROLE_KEY,      ROLE_DISABLED, ROLE_WARNING,
	                                    ROLE_ERROR, ROLE_PRACTICE};

	(void)state;
	for (int n = 0; n < THEME_COUNT * TIER_COUNT; n++) {
		struct appearance look = looks(n / TIER_COUNT, n % TIER_COUNT);

		for (size_t i = 0; i < N_ITEMS(special); i++) {
			if (special[i] != ROLE_DISABLED || !theme_marks_disabled(look))
				assert_false(same_look(look, special[i], ROLE_NORMAL));
			if (special[i] != ROLE_SELECTED)
				assert_false(same_look(look, special[i], ROLE_SELECTED));
		}
		assert_false(same_look(look, ROLE_TAB, ROLE_TAB_NOW));
		assert_false(same_look(look, ROLE_INPUT, ROLE_DISABLED));
		if (look.tier != TIER_MONO && look.theme != THEME_MONO)
			assert_false(same_look(look, ROLE_WARNING, ROLE_ERROR));
	}
	/* Where only dim tells, which may be nothing, something else tells too. */
	assert_true(theme_marks_disabled(looks(THEME_AUTO, TIER_MONO)));
	assert_true(theme_marks_disabled(looks(THEME_AUTO, TIER_8)));
	assert_true(theme_marks_disabled(looks(THEME_MONO, TIER_256)));
	assert_true(theme_marks_disabled(looks(THEME_LIGHT, TIER_16)));
	assert_false(theme_marks_disabled(looks(THEME_AUTO, TIER_256)));
	assert_false(theme_marks_disabled(looks(THEME_DARK, TIER_256)));
}

static void test_own_background(void **state)
{
	(void)state;
	for (enum tier tier = 0; tier < TIER_COUNT; tier++) {
		for (enum role role = 0; role < ROLE_COUNT; role++) {
			if ((role != ROLE_QR && role != ROLE_QR_DARK) || tier == TIER_MONO)
				assert_int_equal(auto_look(tier, role).bg, -1);
			if (tier == TIER_MONO)
				assert_int_equal(auto_look(tier, role).fg, -1);
		}
	}
}

static void test_qr_is_black_on_white(void **state)
{
	(void)state;
	assert_int_equal(auto_look(TIER_256, ROLE_QR).fg, 16);
	assert_int_equal(auto_look(TIER_256, ROLE_QR).bg, 231);
	assert_int_equal(auto_look(TIER_16, ROLE_QR).fg, 0);
	assert_int_equal(auto_look(TIER_16, ROLE_QR).bg, 15);
	assert_int_equal(auto_look(TIER_8, ROLE_QR).bg, 7);
	assert_int_equal(auto_look(TIER_MONO, ROLE_QR).attributes, LOOK_REVERSE);
	/* The opposite: on it a blank is what black is on the other. */
	for (enum tier tier = TIER_8; tier < TIER_COUNT; tier++)
		assert_int_equal(auto_look(tier, ROLE_QR_DARK).bg, auto_look(tier, ROLE_QR).fg);
	assert_int_equal(auto_look(TIER_MONO, ROLE_QR_DARK).attributes, 0);
}

/* ---- contrast, as WCAG computes it ---- */

/* The part that one of the three components, 0 to 255, has. */
static double linear(int component)
{
	double v = component / 255.0;

	return v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance_of(int red, int green, int blue)
{
	return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/* The first 16 colours are whatever the user made of them, but mostly one of these. */
static const int first_colors[][16] = {
        /* xterm */
        {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,
         0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff},
        /* the Linux console */
        {0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555,
         0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff},
};

static int cube(int level)
{
	return level == 0 ? 0 : 55 + 40 * level;
}

static double luminance(int color, const int first[16])
{
	if (color < 16)
		return luminance_of(first[color] >> 16, first[color] >> 8 & 0xff,
		                    first[color] & 0xff);
	if (color >= 232) {
		int grey = 8 + 10 * (color - 232);

		return luminance_of(grey, grey, grey);
	}
	color -= 16;
	return luminance_of(cube(color / 36), cube(color / 6 % 6), cube(color % 6));
}

static double contrast(double a, double b)
{
	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static void test_contrast_on_dark_and_light(void **state)
{
	(void)state;
	for (enum role role = 0; role < ROLE_COUNT; role++) {
		struct look look = auto_look(TIER_256, role);

		if (look.fg < 0 || look.bg >= 0)
			continue;
		/* The first 16 are whatever the user made of them. */
		assert_true(look.fg >= 16);
		assert_true(contrast(luminance(look.fg, NULL), 0.0) >= 4.0);
		assert_true(contrast(luminance(look.fg, NULL), 1.0) >= 4.0);
	}
}

/* Bold may show one of the first 8 as the one 8 further. */
static void assert_contrast(struct look look, const int first[16], double least, const char *where)
{
	bool is_bright = (look.attributes & LOOK_BOLD) && look.fg < 8;
	double paper = luminance(look.bg, first);
	double found = contrast(luminance(look.fg, first), paper);

	if (is_bright && contrast(luminance(look.fg + 8, first), paper) < found)
		found = contrast(luminance(look.fg + 8, first), paper);
	if (found < least)
		fail_msg("%s: %d on %d is %.2f", where, look.fg, look.bg, found);
}

static void test_contrast_on_own_background(void **state)
{
	static const enum term_theme themes[] = {THEME_DARK, THEME_LIGHT, THEME_HIGH_CONTRAST};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(themes); i++) {
		double least = themes[i] == THEME_HIGH_CONTRAST ? 7.0 : 4.5;

		for (int n = 0; n < (TIER_COUNT - TIER_8) * ROLE_COUNT; n++) {
			struct appearance a = looks(themes[i], TIER_8 + n / ROLE_COUNT);
			enum role role = n % ROLE_COUNT;
			struct look look = theme_look(a, role);

			if (role == ROLE_QR || role == ROLE_QR_DARK)
				continue;
			assert_int_equal(look.bg, theme_look(a, ROLE_NORMAL).bg);
			assert_true(look.bg >= 0 && !(look.attributes & LOOK_DIM));
			for (size_t k = 0; k < N_ITEMS(first_colors); k++)
				assert_contrast(look, first_colors[k], least, role_name(role));
		}
	}
}

/* Without colours nothing is painted, and no theme has any. */
static void test_mono(void **state)
{
	(void)state;
	for (int n = 0; n < THEME_COUNT * ROLE_COUNT; n++) {
		enum role role = n % ROLE_COUNT;
		struct look look = theme_look(looks(n / ROLE_COUNT, TIER_MONO), role);
		struct look mono = theme_look(looks(THEME_MONO, TIER_256), role);

		assert_int_equal(look.fg, -1);
		assert_int_equal(look.bg, -1);
		if (role == ROLE_QR || role == ROLE_QR_DARK)
			assert_true(mono.bg >= 16);
		else
			assert_int_equal(mono.fg, -1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_tiers),
	        cmocka_unit_test(test_what_must_differ),
	        cmocka_unit_test(test_own_background),
	        cmocka_unit_test(test_qr_is_black_on_white),
	        cmocka_unit_test(test_contrast_on_dark_and_light),
	        cmocka_unit_test(test_contrast_on_own_background),
	        cmocka_unit_test(test_mono),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
