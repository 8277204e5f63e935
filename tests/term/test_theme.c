/* The theme: every meaning can be seen in every number of colours, on dark and on light. */
#include "theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>

#include "mem.h"

static bool same_look(enum tier tier, enum role a, enum role b)
{
	struct look x = theme_look(tier, a), y = theme_look(tier, b);

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
	for (enum tier tier = 0; tier < TIER_COUNT; tier++) {
		for (size_t i = 0; i < N_ITEMS(special); i++) {
			assert_false(same_look(tier, special[i], ROLE_NORMAL));
			if (special[i] != ROLE_SELECTED)
				assert_false(same_look(tier, special[i], ROLE_SELECTED));
		}
		assert_false(same_look(tier, ROLE_TAB, ROLE_TAB_NOW));
		assert_false(same_look(tier, ROLE_INPUT, ROLE_DISABLED));
	}
	/* Where only dim tells, which may be nothing, something else tells too. */
	assert_true(theme_marks_disabled(TIER_MONO));
	assert_true(theme_marks_disabled(TIER_8));
	assert_false(theme_marks_disabled(TIER_256));
}

static void test_own_background(void **state)
{
	(void)state;
	for (enum tier tier = 0; tier < TIER_COUNT; tier++) {
		for (enum role role = 0; role < ROLE_COUNT; role++) {
			if ((role != ROLE_QR && role != ROLE_QR_DARK) || tier == TIER_MONO)
				assert_int_equal(theme_look(tier, role).bg, -1);
			if (tier == TIER_MONO)
				assert_int_equal(theme_look(tier, role).fg, -1);
		}
	}
}

static void test_qr_is_black_on_white(void **state)
{
	(void)state;
	assert_int_equal(theme_look(TIER_256, ROLE_QR).fg, 16);
	assert_int_equal(theme_look(TIER_256, ROLE_QR).bg, 231);
	assert_int_equal(theme_look(TIER_16, ROLE_QR).fg, 0);
	assert_int_equal(theme_look(TIER_16, ROLE_QR).bg, 15);
	assert_int_equal(theme_look(TIER_8, ROLE_QR).bg, 7);
	assert_int_equal(theme_look(TIER_MONO, ROLE_QR).attributes, LOOK_REVERSE);
	/* The opposite: on it a blank is what black is on the other. */
	for (enum tier tier = TIER_8; tier < TIER_COUNT; tier++)
		assert_int_equal(theme_look(tier, ROLE_QR_DARK).bg, theme_look(tier, ROLE_QR).fg);
	assert_int_equal(theme_look(TIER_MONO, ROLE_QR_DARK).attributes, 0);
}

/* The part that a level of the colour cube has in the luminance of WCAG. */
static double linear(int level)
{
	double v = level == 0 ? 0 : (55 + 40 * level) / 255.0;

	return v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(int color)
{
	double v;

	if (color >= 232) {
		v = (8 + 10 * (color - 232)) / 255.0;
		return pow((v + 0.055) / 1.055, 2.4);
	}
	color -= 16;
	return 0.2126 * linear(color / 36) + 0.7152 * linear(color / 6 % 6) +
	       0.0722 * linear(color % 6);
}

static void test_contrast_on_dark_and_light(void **state)
{
	(void)state;
	for (enum role role = 0; role < ROLE_COUNT; role++) {
		struct look look = theme_look(TIER_256, role);

		if (look.fg < 0 || look.bg >= 0)
			continue;
		/* The first 16 are whatever the user made of them. */
		assert_true(look.fg >= 16);
		assert_true((luminance(look.fg) + 0.05) / 0.05 >= 4.0);
		assert_true(1.05 / (luminance(look.fg) + 0.05) >= 4.0);
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
