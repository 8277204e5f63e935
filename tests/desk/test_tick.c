/* When the desk looks at its clocks by itself: each second, or, when it is quiet, only when what
 * it says about them changes. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "date.h"
#include "file.h"
#include "hub.h"
#include "mem.h"
#include "settings.h"

static struct settings *quiet_settings(void)
{
	static const char text[] = "[desk]\nquiet = \"yes\"\n";
	struct settings *s;
	struct err e;

	assert_int_equal(file_write("quiet.ini", text, strlen(text), true, &e), OK);
	s = settings_load("quiet.ini");
	unlink("quiet.ini");
	return s;
}

static void press(struct desk *d, uint32_t code)
{
	const struct event ev = {.type = EVENT_KEY, .key = {.code = code}};

	desk_event(d, &ev);
}

/* Time goes by, and what is to be done meanwhile (copies) is done. */
static void pass(struct desk *d, struct clock *clock, int64_t ms)
{
	const struct event tick = {.type = EVENT_TICK};

	clock_advance(clock, ms);
	desk_event(d, &tick);
}

/* The session with its clock of ten minutes, 20 seconds and a bit after it was started, which
 * was 12 seconds after a whole minute. */
static struct desk *desk_with_clock(const char *hub, struct clock *clock, struct settings *settings)
{
	const struct desk_options o = {.path = hub, .settings = settings};
	struct desk *d;
	struct err e;
	int64_t now;

	assert_true(moment_parse("2025-05-15T13:05:12", &now));
	clock_init_fixed(clock, now);
	hub_make(hub, clock, 0);
	assert_int_equal(desk_new(&o, clock, &d, &e), OK);
	assert_int_equal(desk_begin(d, &e), OK);
	press(d, KEY_ENTER_);
	press(d, KEY_F1 + 6);
	pass(d, clock, 20300);
	return d;
}

static void test_each_second(void **state)
{
	struct clock clock;
	struct desk *d = desk_with_clock("each-second.db", &clock, NULL);

	(void)state;
	assert_int_equal(desk_next_tick(d), 700);
	desk_free(d);
}

static void test_quiet(void **state)
{
	struct settings *settings = quiet_settings();
	struct clock clock;
	struct desk *d = desk_with_clock("quiet.db", &clock, settings);

	(void)state;
	/* The time of day changes first, then what is left, and so on. */
	assert_int_equal(desk_next_tick(d), 27700);
	pass(d, &clock, 27700);
	assert_int_equal(desk_next_tick(d), 12000);
	pass(d, &clock, 12000);
	assert_int_equal(desk_next_tick(d), 48000);
	/* In the last minute and after it too. */
	pass(d, &clock, 8 * 60000 + 50000);
	assert_int_equal(desk_next_tick(d), 10000);
	pass(d, &clock, 10000);
	assert_int_equal(desk_next_tick(d), 48000);
	pass(d, &clock, 48000);
	assert_int_equal(desk_next_tick(d), 12000);
	desk_free(d);
	settings_free(settings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_each_second),
	        cmocka_unit_test(test_quiet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
