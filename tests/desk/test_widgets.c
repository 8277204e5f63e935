/* The list that every view uses, names side by side in any width, and how letters that were typed
 * are read. */
#include "list.h"
#include "strip.h"
#include "vote.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "text.h"

static const struct row rows[] = {
        {.id = 0, .left = "", .text = "Kop", .right = ""},
        {.id = 11, .left = "A", .text = "een", .right = "1"},
        {.id = 12, .left = "B", .text = "twee", .right = "2"},
        {.id = 0, .left = "", .text = "Kop", .right = ""},
        {.id = 13, .left = "C", .text = "drie", .right = "3"},
};

static void test_list_skips_headings(void **state)
{
	struct list l = {0};

	(void)state;
	list_settle(&l, rows, 5);
	assert_int_equal(l.selected, 11);
	assert_true(list_move(&l, rows, 5, ACTION_UP));
	assert_int_equal(l.selected, 11);
	list_move(&l, rows, 5, ACTION_DOWN);
	list_move(&l, rows, 5, ACTION_DOWN);
	assert_int_equal(l.selected, 13);
	list_move(&l, rows, 5, ACTION_FIRST);
	assert_int_equal(l.selected, 11);
	list_move(&l, rows, 5, ACTION_LAST);
	assert_int_equal(l.selected, 13);
	assert_false(list_move(&l, rows, 5, ACTION_HELP));
}

/* When the row is gone, what took its place is next; at the end, what stood above. */
static void test_list_keeps_its_place(void **state)
{
	const struct row without_12[] = {rows[0], rows[1], rows[3], rows[4]};
	struct list l = {0};

	(void)state;
	l.selected = 12;
	list_settle(&l, rows, 5);
	list_settle(&l, without_12, 4);
	assert_int_equal(l.selected, 13);
	list_settle(&l, rows, 3);
	assert_int_equal(l.selected, 12);
	list_settle(&l, rows, 1);
	assert_int_equal(l.selected, 0);
	list_settle(&l, rows, 0);
	assert_int_equal(l.selected, 0);
}

/* Rows of two tables may have the same id: the second key tells which one it is. */
static void test_list_knows_equal_ids(void **state)
{
	static const struct row same[] = {
	        {.id = -1, .left = "", .text = "een", .right = ""},
	        {.id = 1, .sub = 1, .left = "", .text = "twee", .right = ""},
	        {.id = 1, .sub = 2, .left = "", .text = "drie", .right = ""},
	};
	struct list l = {0};

	(void)state;
	list_settle(&l, same, 3);
	list_move(&l, same, 3, ACTION_LAST);
	assert_int_equal(list_index(&l, same, 3), 2);
	list_move(&l, same, 3, ACTION_UP);
	assert_int_equal(list_index(&l, same, 3), 1);
	list_move(&l, same, 3, ACTION_UP);
	assert_int_equal(list_index(&l, same, 3), 0);
	assert_int_equal(l.sub, 0);
}

static void test_list_is_filtered(void **state)
{
	struct row some[5];
	struct list l = {0};

	(void)state;
	memcpy(some, rows, sizeof(rows));
	assert_int_equal(list_filter(&l, some, 5, ""), 5);
	assert_int_equal(list_filter(&l, some, 5, "TWEE"), 1);
	assert_int_equal(some[0].id, 12);
	assert_int_equal(l.all, 3);
	memcpy(some, rows, sizeof(rows));
	assert_int_equal(list_filter(&l, some, 5, "c"), 1);
	assert_int_equal(some[0].id, 13);
	/* What stands at the right counts too. */
	memcpy(some, rows, sizeof(rows));
	assert_int_equal(list_filter(&l, some, 5, "3"), 1);
	assert_int_equal(some[0].id, 13);
	assert_int_equal(list_filter(&l, some, 1, "2"), 0);
	assert_int_equal(l.all, 1);
}

/* In any window the selected row is seen, and nothing is drawn outside. */
static void test_list_in_any_window(void **state)
{
	int height, at, row, col;

	(void)state;
	for (height = 0; height < 8; height++)
		for (at = 11; at <= 13; at++) {
			struct canvas *c = canvas_new(10, 30);
			struct list l = {.selected = at};

			list_draw(&l, c, (struct rect){1, 0, height, 30}, rows, 5, true);
			canvas_get_cursor(c, &row, &col);
			assert_int_equal(l.selected, at);
			if (height > 0)
				assert_true(row >= 1 && row < 1 + height);
			for (col = 0; col < 30; col++) {
				assert_int_equal(canvas_cell(c, 0, col)->ch[0] | 0x20, 0x20);
				assert_int_equal(canvas_cell(c, 1 + height, col)->ch[0] | 0x20,
				                 0x20);
			}
			canvas_free(c);
		}
}

/* What is taken, as letters in order; "-": something that was typed is no letter. */
static const char *letters(const char *typed)
{
	static char out[SUBTHEME_MAX + 1];
	bool taken[SUBTHEME_MAX];
	int i, n = 0;

	if (!vote_letters(typed, taken))
		return "-";
	for (i = 0; i < SUBTHEME_MAX; i++)
		if (taken[i])
			out[n++] = (char)('A' + i);
	out[n] = '\0';
	return out;
}

static void test_letters(void **state)
{
	(void)state;
	assert_string_equal(letters("E"), "E");
	assert_string_equal(letters("e, a en C"), "ACE");
	assert_string_equal(letters(" a & z;b+y and E,"), "ABEYZ");
	assert_string_equal(letters("A A"), "A");
	assert_string_equal(letters(""), "");
	assert_string_equal(letters("en"), "");
	assert_string_equal(letters("de eerste"), "-");
	assert_string_equal(letters("AE"), "-");
	assert_string_equal(letters("A. E"), "-");
	assert_string_equal(letters("1"), "-");
	assert_string_equal(letters("é"), "-");
	assert_string_equal(letters("["), "-");
}

/* A warning does not hide a mark, and only the list that keys go to has a cursor. */
static void test_list_signs(void **state)
{
	const struct row both[] = {{.id = 11,
	                            .left = "A",
	                            .text = "een",
	                            .right = "",
	                            .warning = true,
	                            .marked = true}};
	struct canvas *c = canvas_new(1, 20);
	struct list l = {0};
	struct buf b;

	(void)state;
	buf_init(&b);
	list_draw(&l, c, (struct rect){0, 0, 1, 20}, both, 1, true);
	canvas_dump_plain(c, &b);
	assert_string_equal(b.data, "!>*A  een\n");
	buf_clear(&b);
	list_draw(&l, c, (struct rect){0, 0, 1, 20}, both, 1, false);
	canvas_dump_plain(c, &b);
	assert_string_equal(b.data, "!·*A  een\n");
	buf_fini(&b);
	canvas_free(c);
}

/* However narrow, the current name is there, and arrows say where there are more. */
static void test_strip_in_any_width(void **state)
{
	static const char *const names[] = {"een", "twee", "drie", "vier", "vijf"};
	struct strip s = {.texts = names, .n = 5, .open = '[', .close = ']'};
	int cols;

	(void)state;
	for (s.gap = 1; s.gap <= 2; s.gap++)
		for (s.now = 0; s.now < 5; s.now++)
			for (cols = 8; cols <= strip_cols(&s); cols++) {
				struct canvas *c = canvas_new(1, 50);
				char wanted[16];
				struct buf b;

				buf_init(&b);
				strip_draw(&s, c, 0, 0, cols);
				canvas_dump_plain(c, &b);
				snprintf(wanted, sizeof(wanted), "[%s]", names[s.now]);
				assert_non_null(strstr(b.data, wanted));
				assert_true(text_width(b.data) <= cols + 1);
				assert_int_equal(!strstr(b.data, "een"), !!strstr(b.data, "←"));
				assert_int_equal(!strstr(b.data, "vijf"), !!strstr(b.data, "→"));
				buf_fini(&b);
				canvas_free(c);
			}
}

/* What is before the names has its arrow, and that costs none of them. */
static void test_strip_with_more_before(void **state)
{
	static const char *const names[] = {"een", "twee", "drie"};
	struct strip s = {
	        .texts = names, .n = 3, .open = '[', .close = ']', .gap = 2, .before = true};
	static const char *const wanted[][2] = {
	        {"[een] twee  drie\n", "←[een] twee  drie\n"},
	        {"←een [twee] drie\n", "←een [twee] drie\n"},
	};
	struct canvas *c;
	struct buf b;

	(void)state;
	for (s.now = 0; s.now < 2; s.now++)
		for (int spare = 0; spare < 2; spare++) {
			c = canvas_new(1, strip_cols(&s) + spare);
			buf_init(&b);
			strip_draw(&s, c, 0, 0, canvas_cols(c));
			canvas_dump_plain(c, &b);
			assert_string_equal(b.data, wanted[s.now][spare]);
			buf_fini(&b);
			canvas_free(c);
		}
}

/* Where it matters that all rows are in sight, long texts are cut; else they wrap. */
static void test_list_squeezes(void **state)
{
	static const struct row long_rows[] = {
	        {.id = 1, .left = "A", .text = "een titel van meer dan een regel", .right = "1"},
	        {.id = 2, .left = "B", .text = "nog een titel van meer dan een", .right = "2"},
	};
	struct canvas *c = canvas_new(10, 30);
	struct list l = {0};

	(void)state;
	assert_int_equal(list_draw(&l, c, (struct rect){0, 0, 3, 30}, long_rows, 2, true), 3);
	l.squeeze = true;
	assert_int_equal(list_draw(&l, c, (struct rect){0, 0, 3, 30}, long_rows, 2, true), 2);
	assert_int_equal(list_draw(&l, c, (struct rect){0, 0, 4, 30}, long_rows, 2, true), 4);
	canvas_free(c);
}

/* Bars where there is room for them, as long as their part of the whole: half of a quarter of
 * the columns. */
static void test_list_bars(void **state)
{
	static const struct row counted[] = {
	        {.id = 1, .left = "A", .text = "een", .right = "15", .bar = 15},
	        {.id = 2, .left = "B", .text = "twee", .right = "", .bar = -1},
	};
	struct canvas *c = canvas_new(2, 120);
	struct list l = {.bars = 30};
	int full = 0;

	(void)state;
	list_draw(&l, c, (struct rect){0, 0, 2, 120}, counted, 2, true);
	for (int col = 0; col < 120; col++) {
		full += canvas_cell(c, 0, col)->ch[0] == 0x2588;
		assert_int_not_equal(canvas_cell(c, 1, col)->ch[0], 0x2588);
	}
	assert_int_equal(full, 15);
	canvas_reset(c, 2, 120);
	list_draw(&l, c, (struct rect){0, 0, 2, 80}, counted, 2, true);
	for (int col = 0; col < 80; col++)
		assert_int_not_equal(canvas_cell(c, 0, col)->ch[0], 0x2588);
	canvas_free(c);
}

/* However narrow, no text runs into what stands at its right: that gives way. */
static void test_list_keeps_columns_apart(void **state)
{
	static const struct row session[] = {{.id = 1,
	                                      .left = "2  do 15 mei 2025",
	                                      .text = "Tweede dialoogsessie",
	                                      .right = "gesloten"}};
	struct list l = {0};
	int cols;

	(void)state;
	for (cols = 30; cols <= 60; cols++) {
		struct canvas *c = canvas_new(3, 60);
		const char *right;
		struct buf b;

		buf_init(&b);
		list_draw(&l, c, (struct rect){0, 0, 3, cols}, session, 1, true);
		canvas_dump_plain(c, &b);
		right = strstr(b.data, "gesloten");
		assert_true(!right || right[-1] == ' ');
		assert_int_equal(right != NULL, cols >= 42);
		buf_fini(&b);
		canvas_free(c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_list_skips_headings),
	        cmocka_unit_test(test_list_keeps_its_place),
	        cmocka_unit_test(test_list_knows_equal_ids),
	        cmocka_unit_test(test_list_is_filtered),
	        cmocka_unit_test(test_list_in_any_window),
	        cmocka_unit_test(test_list_squeezes),
	        cmocka_unit_test(test_list_bars),
	        cmocka_unit_test(test_letters),
	        cmocka_unit_test(test_list_signs),
	        cmocka_unit_test(test_strip_in_any_width),
	        cmocka_unit_test(test_strip_with_more_before),
	        cmocka_unit_test(test_list_keeps_columns_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
