/* What is typed is drawn before the rest of the screen: as the whole screen shows it a moment
 * later, or not at all. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "date.h"
#include "hub.h"
#include "key.h"

struct fixture {
	struct clock clock;
	struct desk *d;
	struct canvas *c;
};

static void press(struct fixture *f, uint32_t code)
{
	const struct event ev = {.type = EVENT_KEY, .key = {.code = code}};

	desk_event(f->d, &ev);
}

/* In round 1 of the session, at the line of ideas. */
static int start(void **state)
{
	static struct fixture f;
	struct desk_options o = {.path = "typed.db"};
	int64_t now;
	struct err e;

	assert_true(moment_parse("2025-05-15T13:05:12", &now));
	clock_init_fixed(&f.clock, now);
	hub_make("typed.db", &f.clock, 60);
	assert_int_equal(desk_new(&o, &f.clock, &f.d, &e), OK);
	assert_int_equal(desk_begin(f.d, &e), OK);
	f.c = canvas_new(24, 80);
	press(&f, KEY_ENTER_);
	press(&f, '2');
	desk_draw(f.d, f.c);
	*state = &f;
	return 0;
}

static int stop(void **state)
{
	struct fixture *f = *state;

	canvas_free(f->c);
	desk_free(f->d);
	return 0;
}

/* A key, and what is seen of it at once: true when something is.  Then all is drawn. */
static bool echoes(struct fixture *f, uint32_t code)
{
	struct canvas *early = canvas_new(1, 1);
	struct rect entry = canvas_entry(f->c);
	int row, col, whole_row, whole_col;
	bool drawn;

	canvas_copy(early, f->c);
	press(f, code);
	drawn = desk_draw_typed(f->d, early);
	desk_draw(f->d, f->c);
	if (drawn) {
		canvas_get_cursor(early, &row, &col);
		canvas_get_cursor(f->c, &whole_row, &whole_col);
		assert_int_equal(row, whole_row);
		assert_int_equal(col, whole_col);
	}
	for (row = entry.row; drawn && row < entry.row + entry.rows; row++)
		for (col = 0; col < canvas_cols(f->c); col++)
			assert_memory_equal(canvas_cell(early, row, col),
			                    canvas_cell(f->c, row, col), sizeof(struct cell));
	canvas_free(early);
	return drawn;
}

static void test_line_is_echoed(void **state)
{
	static const char text[] = "een bankje bij de vijver voor wie even wil rusten";
	struct fixture *f = *state;

	for (const char *p = text; *p; p++)
		assert_true(echoes(f, (unsigned char)*p));
	assert_true(echoes(f, KEY_LEFT_));
	assert_true(echoes(f, KEY_BACKSPACE_));
	assert_true(echoes(f, 0xe9));
	assert_true(echoes(f, 0x4f5c));
	assert_true(echoes(f, KEY_HOME_));
	/* It is stored, and the line is empty. */
	assert_true(echoes(f, KEY_ENTER_));
}

static void test_another_row_is_not(void **state)
{
	struct fixture *f = *state;
	int refused = 0;

	for (int i = 0; i < 200; i++)
		refused += !echoes(f, i % 7 ? 'a' : ' ');
	/* At each row that the line gains. */
	assert_in_range(refused, 2, 4);
}

static void test_another_place_is_not(void **state)
{
	struct fixture *f = *state;

	assert_true(echoes(f, 'a'));
	/* Help lies over it. */
	assert_false(echoes(f, KEY_F1));
	assert_false(echoes(f, KEY_ESCAPE));
	/* The line is left: its text stands elsewhere. */
	assert_false(echoes(f, KEY_ESCAPE));
	/* Another part, which has a line of its own. */
	assert_false(echoes(f, '5'));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_line_is_echoed),
	        cmocka_unit_test(test_another_row_is_not),
	        cmocka_unit_test(test_another_place_is_not),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
