/* Random drawing with a fixed seed: the rules of the grid hold after every step. */
#include "canvas_test.h"

#include <stdbool.h>
#include <string.h>

#include "text.h"

enum { STEPS = 20000, ROWS = 6, COLS = 17 };

static uint64_t seed = 0x5EED;

/* A number from 0 up to below limit. */
static uint32_t random_below(uint32_t limit)
{
	seed = seed * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)(seed >> 33) % limit;
}

static int random_place(void)
{
	return (int)random_below(40) - 12;
}

/* One character from a block that is of interest, or any bytes at all. */
static size_t random_char(char out[4])
{
	static const uint32_t blocks[][2] = {
	        {0x20, 0x7E},       {0x01, 0x1F},        {0xA0, 0x17F},    {0x300, 0x36F},
	        {0x590, 0x6FF},     {0x1100, 0x11FF},    {0x2000, 0x206F}, {0x2500, 0x25FF},
	        {0x3040, 0x30FF},   {0x4E00, 0x9FFF},    {0xFE00, 0xFEFF}, {0x1F300, 0x1FAFF},
	        {0xE0000, 0xE00FF}, {0x10000, 0x10FFFF},
	};
	uint32_t block = random_below(sizeof(blocks) / sizeof(blocks[0]) + 1);

	if (block == sizeof(blocks) / sizeof(blocks[0])) {
		out[0] = (char)(1 + random_below(255));
		return 1;
	}
	return text_encode(blocks[block][0] + random_below(blocks[block][1] - blocks[block][0] + 1),
	                   out);
}

static void random_text(char *text, size_t size)
{
	size_t len = 0;

	for (uint32_t left = random_below(20); left > 0 && len + 5 < size; left--)
		len += random_char(text + len);
	text[len] = '\0';
}

static void random_step(struct canvas *c)
{
	struct rect area = {random_place(), random_place(), random_place(), random_place()};
	enum role role = (enum role)random_below(ROLE_COUNT);
	char text[100];

	random_text(text, sizeof(text));
	switch (random_below(8)) {
	case 0:
		canvas_put_fit(c, area.row, area.col, area.cols, role, text);
		break;
	case 1:
		canvas_put_right(c, area.row, area.col, area.cols, role, text);
		break;
	case 2:
		canvas_wrap(c, area, role, text);
		break;
	case 3:
		canvas_fill(c, (struct rect){area.row, area.col, 1, area.cols % 4}, role, 'x');
		break;
	case 4:
		canvas_bar(c, area.row, area.col, area.cols, area.rows, 20);
		break;
	default:
		canvas_put(c, area.row, area.col, area.cols, role, text);
	}
}

static void check_cell(const struct canvas *c, int row, int col)
{
	const struct cell *cell = canvas_cell(c, row, col);

	assert_in_range(cell->width, 0, 2);
	assert_in_range(cell->role, 0, ROLE_COUNT - 1);
	if (cell->width == 2) {
		assert_true(col + 1 < canvas_cols(c));
		assert_int_equal(cell[1].width, 0);
		assert_int_equal(cell[1].role, cell->role);
	}
	if (cell->width == 0) {
		assert_true(col > 0);
		assert_int_equal(cell[-1].width, 2);
		assert_int_equal(cell->ch[0], 0);
		return;
	}
	uint32_t base = cell->ch[0] == 0 ? ' ' : cell->ch[0];
	assert_int_equal(text_char_width(base), cell->width);
	bool ended = cell->ch[0] == 0;
	for (int i = 1; i < 4; i++) {
		ended = ended || cell->ch[i] == 0;
		if (ended)
			assert_int_equal(cell->ch[i], 0);
		else
			assert_int_equal(text_char_width(cell->ch[i]), 0);
	}
}

static void test_rules_hold(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(ROWS, COLS);

	for (int step = 0; step < STEPS; step++) {
		random_step(c);
		for (int row = 0; row < ROWS; row++) {
			for (int col = 0; col < COLS; col++)
				check_cell(c, row, col);
		}
	}
	canvas_free(c);
}

/* What put says it used is what it drew, and never more than there is room for. */
static void test_used_cells(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(1, COLS);

	for (int step = 0; step < STEPS; step++) {
		char text[100];
		int max = random_place();
		random_text(text, sizeof(text));
		canvas_reset(c, 1, COLS);
		int used = canvas_put(c, 0, 0, max, ROLE_GOOD, text);
		int room = max < 0 ? 0 : max > COLS ? COLS : max;
		assert_in_range(used, 0, room);
		for (int col = 0; col < COLS; col++)
			assert_int_equal(canvas_cell(c, 0, col)->role,
			                 col < used ? ROLE_GOOD : ROLE_NORMAL);
		canvas_reset(c, 1, COLS);
		assert_in_range(canvas_put_fit(c, 0, 0, max, ROLE_GOOD, text), 0, room);
	}
	canvas_free(c);
}

static void test_ascii_is_ascii(void **state)
{
	(void)state;
	struct canvas *c = canvas_new(ROWS, COLS);

	for (int step = 0; step < STEPS / 100; step++) {
		for (int i = 0; i < 20; i++)
			random_step(c);
		canvas_to_ascii(c);
		AUTO_BUF struct buf out;
		buf_init(&out);
		canvas_dump(c, &out);
		for (size_t i = 0; i < out.len; i++)
			assert_true(out.data[i] == '\n' ||
			            (out.data[i] >= ' ' && out.data[i] <= '~'));
		for (int i = 0; i < ROWS * COLS; i++)
			assert_int_equal(canvas_cell(c, i / COLS, i % COLS)->width, 1);
	}
	canvas_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_rules_hold),
	        cmocka_unit_test(test_used_cells),
	        cmocka_unit_test(test_ascii_is_ascii),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
