/* The grid: size, cursor, filling, roles, bars, dumps, ASCII. */
#include "canvas_test.h"

#include <limits.h>
#include <string.h>

static void test_size(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(2, 3);

	assert_int_equal(canvas_rows(c), 2);
	assert_int_equal(canvas_cols(c), 3);
	assert_dump(c, "   |\n   |\n");
	canvas_put(c, 0, 0, 3, ROLE_STRONG, "abc");
	canvas_set_cursor(c, 1, 1);
	canvas_reset(c, 1, 4);
	assert_dump(c, "    |\n");
	canvas_put(c, 0, 0, 3, ROLE_STRONG, "abc");
	canvas_reset(c, 1, 4);
	assert_dump(c, "    |\n");
	canvas_reset(c, INT_MIN, 0);
	assert_int_equal(canvas_rows(c), 1);
	assert_int_equal(canvas_cols(c), 1);
	canvas_reset(c, INT_MAX, INT_MAX);
	assert_int_equal(canvas_rows(c), 1000);
	assert_int_equal(canvas_cols(c), 2000);
	canvas_free(c);
	canvas_free(NULL);
}

static void test_cursor(void **state)
{
	(void)state;
	static const int outside[][2] = {{-1, 0}, {0, -1}, {2, 0}, {0, 4}, {INT_MAX, INT_MIN}};
	struct canvas *c = canvas_new(2, 4);
	int row, col;

	canvas_get_cursor(c, &row, &col);
	assert_int_equal(row, -1);
	assert_int_equal(col, -1);
	canvas_put(c, 0, 0, 4, ROLE_INPUT, "a作");
	canvas_set_cursor(c, 0, 0);
	assert_dump(c, "{input:^a作} |\n    |\n");
	canvas_set_cursor(c, 0, 2);
	assert_dump(c, "{input:a^作} |\n    |\n");
	canvas_set_cursor(c, 1, 3);
	assert_dump(c, "{input:a作} |\n   ^ |\n");
	for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++) {
		canvas_set_cursor(c, 1, 1);
		canvas_set_cursor(c, outside[i][0], outside[i][1]);
		canvas_get_cursor(c, &row, &col);
		assert_int_equal(row, -1);
		assert_int_equal(col, -1);
	}
	canvas_free(c);
}

static void test_fill(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(3, 4);

	canvas_fill(c, (struct rect){1, 1, 5, 2}, ROLE_GOOD, 'x');
	assert_dump(c, "    |\n {good:xx} |\n {good:xx} |\n");
	canvas_fill(c, (struct rect){-5, -5, 7, 7}, ROLE_NORMAL, ' ');
	assert_dump(c, "    |\n  {good:x} |\n {good:xx} |\n");
	canvas_fill(c, (struct rect){0, 0, 3, 4}, ROLE_NORMAL, 0x4F5C);
	assert_plain(c, "\n\n\n");
	canvas_fill(c, (struct rect){0, 0, 1, 4}, ROLE_NORMAL, 0x1B);
	canvas_fill(c, (struct rect){0, 0, INT_MIN, INT_MAX}, ROLE_NORMAL, 'x');
	canvas_fill(c, (struct rect){INT_MAX, INT_MAX, INT_MAX, INT_MAX}, ROLE_NORMAL, 'x');
	canvas_fill(c, (struct rect){INT_MIN, INT_MIN, INT_MAX, INT_MAX}, ROLE_NORMAL, 'x');
	assert_plain(c, "\n\n\n");
	canvas_fill(c, (struct rect){-9, -9, INT_MAX, INT_MAX}, ROLE_NORMAL, 'x');
	assert_plain(c, "xxxx\nxxxx\nxxxx\n");
	canvas_rule(c, 1, 1, 99);
	assert_dump(c, "xxxx|\nx{dim:───}|\nxxxx|\n");
	canvas_free(c);
}

static void test_space_has_one_form(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, 3);

	canvas_fill(c, (struct rect){0, 0, 1, 1}, ROLE_NORMAL, ' ');
	canvas_put(c, 0, 1, 1, ROLE_NORMAL, " ");
	assert_memory_equal(canvas_cell(c, 0, 0), canvas_cell(c, 0, 2), sizeof(struct cell));
	assert_memory_equal(canvas_cell(c, 0, 1), canvas_cell(c, 0, 2), sizeof(struct cell));
	canvas_free(c);
}

static void assert_bar(int part, int whole, const char *expected)
{
	struct canvas *c = canvas_new(1, 5);

	canvas_fill(c, (struct rect){0, 0, 1, 5}, ROLE_NORMAL, 'x');
	canvas_bar(c, 0, 0, 4, part, whole);
	assert_dump(c, expected);
	canvas_free(c);
}

static void test_bar(void **state)
{
	(void)state;
	assert_bar(0, 30, "    x|\n");
	assert_bar(30, 30, "{bar:████}x|\n");
	assert_bar(21, 30, "{bar:██▊} x|\n");
	assert_bar(1, 4, "{bar:█}   x|\n");
	assert_bar(1, 2000, "{bar:▏}   x|\n");
	assert_bar(1999, 2000, "{bar:███▉}x|\n");
	assert_bar(31, 30, "{bar:████}x|\n");
	assert_bar(-3, 30, "    x|\n");
	assert_bar(3, 0, "    x|\n");
	assert_bar(3, -1, "    x|\n");
	assert_bar(INT_MAX, INT_MAX, "{bar:████}x|\n");
}

static void test_bar_clipped(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, 3);

	canvas_bar(c, 0, 1, 8, 1, 2);
	assert_dump(c, " {bar:██}|\n");
	canvas_bar(c, 0, -6, 8, 7, 8);
	assert_dump(c, "{bar:█} {bar:█}|\n");
	canvas_bar(c, 0, INT_MAX, INT_MAX, 1, 1);
	canvas_bar(c, 0, 0, INT_MIN, 1, 1);
	canvas_bar(c, INT_MIN, INT_MIN, INT_MAX, INT_MAX, INT_MAX);
	assert_dump(c, "{bar:█} {bar:█}|\n");
	canvas_free(c);
}

static void test_dump_notation(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, 12);

	canvas_put(c, 0, 0, 12, ROLE_NORMAL, "a{b}c\\d|^");
	canvas_put(c, 0, 1, 2, ROLE_KEY, "{b");
	canvas_put(c, 0, 3, 1, ROLE_LABEL, "}");
	canvas_set_cursor(c, 0, 1);
	assert_dump(c, "a{key:^\\{b}{label:\\}}c\\\\d|^   |\n");
	assert_plain(c, "a{b}c\\d|^\n");
	canvas_put(c, 0, 10, 2, ROLE_NORMAL, "作");
	assert_plain(c, "a{b}c\\d|^ 作\n");
	canvas_free(c);
}

static void test_role_names(void **state)
{
	(void)state;
	for (int i = 0; i < ROLE_COUNT; i++) {
		assert_non_null(role_name((enum role)i));
		for (int j = 0; j < i; j++)
			assert_string_not_equal(role_name((enum role)i), role_name((enum role)j));
	}
	assert_string_equal(role_name(ROLE_TAB_NOW), "tab_now");
}

static void test_ascii(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(3, 20);

	canvas_put(c, 0, 0, 20, ROLE_TITLE, "ideeën · één作e\u0308\u4F5C");
	canvas_put(c, 1, 0, 20, ROLE_NORMAL, "─│█▌▏•–—‘’“”…←→×┌\u0434\u00A0½");
	canvas_put(c, 2, 0, 20, ROLE_NORMAL, "plain {text}");
	canvas_set_cursor(c, 2, 0);
	canvas_to_ascii(c);
	assert_dump(c, "{title:ideeen . een? e? }   |\n"
	               "-|###*--''\"\".<>x+? ?|\n"
	               "^plain \\{text\\}        |\n");
	canvas_free(c);
}

static int64_t id_at(const struct canvas *c, int row, int col)
{
	struct spot s;

	return canvas_spot_at(c, row, col, &s) ? s.id : -1;
}

static void test_spots(void **state)
{
	(void)state;
	struct canvas *inner = canvas_new(4, 10), *c = canvas_new(8, 20);

	canvas_add_spot(inner, (struct rect){1, 2, 2, 3}, (struct spot){.id = 7});
	canvas_add_spot(inner, (struct rect){2, 3, 1, 1}, (struct spot){.id = 8});
	assert_int_equal(id_at(inner, 1, 2), 7);
	assert_int_equal(id_at(inner, 2, 4), 7);
	assert_int_equal(id_at(inner, 2, 3), 8);
	assert_int_equal(id_at(inner, 3, 2), -1);
	assert_int_equal(id_at(inner, 1, 5), -1);
	assert_int_equal(id_at(inner, -1, 2), -1);
	canvas_set_entry(inner, (struct rect){1, 2, 1, 3});
	canvas_place(c, 3, 5, inner);
	assert_int_equal(canvas_entry(c).row, 4);
	assert_int_equal(canvas_entry(c).col, 7);
	assert_int_equal(canvas_entry(c).cols, 3);
	assert_int_equal(id_at(c, 4, 7), 7);
	assert_int_equal(id_at(c, 5, 8), 8);
	assert_int_equal(id_at(c, 1, 2), -1);
	for (int i = 0; i < 200; i++)
		canvas_add_spot(c, (struct rect){7, 0, 1, 1}, (struct spot){.id = i});
	assert_int_equal(id_at(c, 7, 0), 199);
	canvas_clear_spots(c);
	assert_int_equal(id_at(c, 4, 7), -1);
	canvas_add_spot(c, (struct rect){0, 0, 1, 1}, (struct spot){.id = 1});
	canvas_reset(c, 8, 20);
	assert_int_equal(id_at(c, 0, 0), -1);
	canvas_free(inner);
	canvas_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_size),          cmocka_unit_test(test_cursor),
	        cmocka_unit_test(test_fill),          cmocka_unit_test(test_space_has_one_form),
	        cmocka_unit_test(test_bar),           cmocka_unit_test(test_bar_clipped),
	        cmocka_unit_test(test_dump_notation), cmocka_unit_test(test_role_names),
	        cmocka_unit_test(test_ascii),         cmocka_unit_test(test_spots),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
