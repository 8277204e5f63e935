/* The text being typed: keys and pastes, taking them back, drawing. */
#include "edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "mem.h"
#include "text.h"

static void press(struct edit *ed, const char *name)
{
	struct key k;

	assert_true(key_parse(name, &k));
	assert_true(edit_key(ed, k));
}

static bool is_for_the_line(struct edit *ed, const char *name)
{
	struct key k;

	assert_true(key_parse(name, &k));
	return edit_key(ed, k);
}

static void type(struct edit *ed, const char *text)
{
	while (*text)
		assert_true(edit_key(ed, (struct key){.code = text_next(&text)}));
}

/* The key leads to this text, with the cursor behind so many bytes. */
static void assert_leads_to(struct edit *ed, const char *key, const char *text, size_t at)
{
	press(ed, key);
	assert_string_equal(edit_text(ed), text);
	assert_int_equal(ed->at, at);
}

static void test_line_is_edited(void **state)
{
	struct edit ed;

	(void)state;
	edit_init(&ed, 100);
	edit_insert(&ed, "Eén bankje in 't park");
	press(&ed, "Home");
	press(&ed, "Right");
	press(&ed, "Delete");
	assert_string_equal(edit_text(&ed), "En bankje in 't park");
	press(&ed, "Ctrl-E");
	press(&ed, "Ctrl-W");
	assert_string_equal(edit_text(&ed), "En bankje in 't ");
	press(&ed, "Backspace");
	press(&ed, "Ctrl-U");
	assert_true(edit_empty(&ed));
	assert_leads_to(&ed, "Ctrl-Z", "En bankje in 't", 15);
	press(&ed, "Ctrl-A");
	press(&ed, "Ctrl-K");
	assert_true(edit_empty(&ed));
	edit_fini(&ed);
}

/* By words: between two of them stands whatever is no letter or digit, also a sign that takes more
 * than one byte.  Alt with a letter is what shells know, Ctrl with an arrow what people know. */
static void test_line_moves_by_words(void **state)
{
	static const char *const back[] = {"Alt-b", "Alt-Left", "Ctrl-Left"};
	static const char *const forth[] = {"Alt-f", "Alt-Right", "Ctrl-Right"};
	static const char text[] = "Eén, \"twee\" – foto's (3)";
	struct edit ed;

	(void)state;
	edit_init(&ed, 100);
	for (int i = 0; i < 3; i++) {
		edit_set(&ed, text);
		assert_leads_to(&ed, back[i], text, 25);
		assert_leads_to(&ed, back[i], text, 22);
		assert_leads_to(&ed, back[i], text, 17);
		assert_leads_to(&ed, back[i], text, 7);
		assert_leads_to(&ed, back[i], text, 0);
		assert_leads_to(&ed, back[i], text, 0);
		assert_leads_to(&ed, forth[i], text, 4);
		assert_leads_to(&ed, forth[i], text, 11);
		assert_leads_to(&ed, forth[i], text, 21);
		assert_leads_to(&ed, forth[i], text, 23);
		assert_leads_to(&ed, forth[i], text, 26);
		assert_leads_to(&ed, forth[i], text, 27);
		assert_leads_to(&ed, forth[i], text, 27);
	}
	edit_fini(&ed);
}

/* What Ctrl-W takes ends at a blank; by words it ends where the cursor would go. */
static void test_words_are_erased(void **state)
{
	struct edit ed;

	(void)state;
	edit_init(&ed, 100);
	edit_set(&ed, "Eén bank/stoel, groen.");
	assert_leads_to(&ed, "Alt-Backspace", "Eén bank/stoel, ", 17);
	assert_leads_to(&ed, "Alt-Backspace", "Eén bank/", 10);
	assert_leads_to(&ed, "Ctrl-Z", "Eén bank/stoel, ", 17);
	assert_leads_to(&ed, "Ctrl-W", "Eén ", 5);
	press(&ed, "Ctrl-Z");
	press(&ed, "Home");
	assert_leads_to(&ed, "Alt-d", " bank/stoel, ", 0);
	assert_leads_to(&ed, "Ctrl-Delete", "/stoel, ", 0);
	assert_leads_to(&ed, "Ctrl-D", "stoel, ", 0);
	assert_leads_to(&ed, "Alt-Delete", ", ", 0);
	assert_leads_to(&ed, "Alt-d", "", 0);
	assert_leads_to(&ed, "Alt-d", "", 0);
	assert_leads_to(&ed, "Ctrl-Z", ", ", 0);
	assert_leads_to(&ed, "Ctrl-Z", "stoel, ", 0);
	assert_false(is_for_the_line(&ed, "Alt-c"));
	assert_false(is_for_the_line(&ed, "Alt-Up"));
	edit_fini(&ed);
}

/* A letter and its accent are one step, a wide character too. */
static void test_line_moves_by_what_people_see(void **state)
{
	struct edit ed;

	(void)state;
	edit_init(&ed, 100);
	edit_set(&ed, "ae\xcc\x81\xe4\xbd\x9c");
	press(&ed, "Left");
	press(&ed, "Backspace");
	assert_string_equal(edit_text(&ed), "a\xe4\xbd\x9c");
	edit_fini(&ed);
}

static void test_line_has_an_end(void **state)
{
	struct edit ed;

	(void)state;
	edit_init(&ed, 5);
	assert_true(edit_insert(&ed, "een\nt"));
	assert_string_equal(edit_text(&ed), "een t");
	assert_false(edit_insert(&ed, "wee"));
	assert_string_equal(edit_text(&ed), "een t");
	assert_int_equal(ed.refused, 3);
	assert_int_equal(ed.refused_total, 8);
	press(&ed, "Backspace");
	assert_int_equal(ed.refused, 0);
	assert_false(edit_insert(&ed, "wee"));
	assert_leads_to(&ed, "Ctrl-Z", "een t", 5);
	assert_int_equal(ed.refused, 0);
	edit_fini(&ed);
}

/* A word with the blanks behind it is one step, back and forth. */
static void test_typing_is_taken_back_by_words(void **state)
{
	struct edit ed;

	(void)state;
	edit_init(&ed, 100);
	assert_false(is_for_the_line(&ed, "Ctrl-Z"));
	assert_false(is_for_the_line(&ed, "Ctrl-Y"));
	type(&ed, "Eén bankje  erbij");
	assert_leads_to(&ed, "Ctrl-Z", "Eén bankje  ", 13);
	assert_leads_to(&ed, "Ctrl-Z", "Eén ", 5);
	assert_leads_to(&ed, "Ctrl-Y", "Eén bankje  ", 13);
	assert_leads_to(&ed, "Ctrl-Z", "Eén ", 5);
	assert_leads_to(&ed, "Ctrl-Z", "", 0);
	assert_false(is_for_the_line(&ed, "Ctrl-Z"));
	assert_leads_to(&ed, "Ctrl-Y", "Eén ", 5);
	assert_leads_to(&ed, "Ctrl-Y", "Eén bankje  ", 13);
	assert_leads_to(&ed, "Ctrl-Y", "Eén bankje  erbij", 18);
	assert_false(is_for_the_line(&ed, "Ctrl-Y"));
	edit_fini(&ed);
}

/* What is done at once comes back at once; Backspaces in a row do too, and Deletes. */
static void test_steps_of_typing(void **state)
{
	struct edit ed;

	(void)state;
	edit_init(&ed, 100);
	ed.block = true;
	type(&ed, "een");
	assert_true(edit_insert(&ed, "\ntwee drie vier"));
	type(&ed, "vijf");
	press(&ed, "Backspace");
	press(&ed, "Backspace");
	press(&ed, "Ctrl-W");
	press(&ed, "Ctrl-W");
	press(&ed, "Ctrl-U");
	press(&ed, "Ctrl-A");
	press(&ed, "Ctrl-U");
	press(&ed, "Home");
	press(&ed, "Delete");
	press(&ed, "Delete");
	press(&ed, "Ctrl-K");
	assert_true(edit_empty(&ed));
	assert_leads_to(&ed, "Ctrl-Z", "n", 0);
	assert_leads_to(&ed, "Ctrl-Z", "een", 0);
	assert_leads_to(&ed, "Ctrl-Z", "een\n", 4);
	assert_leads_to(&ed, "Ctrl-Z", "een\ntwee ", 9);
	assert_leads_to(&ed, "Ctrl-Z", "een\ntwee drie ", 14);
	assert_leads_to(&ed, "Ctrl-Z", "een\ntwee drie viervi", 20);
	assert_leads_to(&ed, "Ctrl-Z", "een\ntwee drie viervijf", 22);
	assert_leads_to(&ed, "Ctrl-Z", "een\ntwee drie vier", 18);
	assert_leads_to(&ed, "Ctrl-Z", "een", 3);
	assert_leads_to(&ed, "Ctrl-Z", "", 0);
	assert_false(is_for_the_line(&ed, "Ctrl-Z"));
	edit_fini(&ed);
}

/* Typing elsewhere is a step of its own, and the cursor goes to where it was. */
static void test_step_ends_where_the_cursor_moves(void **state)
{
	static const char *const there_and_back[][2] = {
	        {"Left", "Right"}, {"Home", "End"}, {"Ctrl-A", "Ctrl-E"}, {"Ctrl-Z", "Ctrl-Y"}};
	struct edit ed;
	size_t i;

	(void)state;
	edit_init(&ed, 100);
	for (i = 0; i < sizeof(there_and_back) / sizeof(there_and_back[0]); i++) {
		edit_set(&ed, "");
		type(&ed, "bank");
		press(&ed, there_and_back[i][0]);
		press(&ed, there_and_back[i][1]);
		type(&ed, "je");
		assert_leads_to(&ed, "Ctrl-Z", "bank", 4);
	}
	edit_set(&ed, "breed\n");
	ed.block = true;
	ed.cols = 20;
	type(&ed, "bank");
	assert_true(edit_move(&ed, -1));
	assert_true(edit_move(&ed, 1));
	type(&ed, "je");
	assert_leads_to(&ed, "Ctrl-Z", "breed\nbank", 10);
	edit_set(&ed, "een drie");
	press(&ed, "Ctrl-A");
	type(&ed, "en ");
	press(&ed, "Ctrl-E");
	press(&ed, "Backspace");
	press(&ed, "Left");
	press(&ed, "Backspace");
	assert_leads_to(&ed, "Ctrl-Z", "en een dri", 9);
	press(&ed, "Ctrl-A");
	assert_leads_to(&ed, "Ctrl-Z", "en een drie", 11);
	assert_leads_to(&ed, "Ctrl-Z", "een drie", 0);
	assert_leads_to(&ed, "Ctrl-Y", "en een drie", 3);
	assert_leads_to(&ed, "Ctrl-Y", "en een dri", 10);
	edit_fini(&ed);
}

/* New typing is no past of what was taken back, and a new text has no past. */
static void test_what_cannot_be_done_again(void **state)
{
	struct edit ed;

	(void)state;
	edit_init(&ed, 100);
	type(&ed, "een twee");
	press(&ed, "Ctrl-Z");
	type(&ed, "drie");
	assert_false(is_for_the_line(&ed, "Ctrl-Y"));
	assert_leads_to(&ed, "Ctrl-Z", "een ", 4);
	edit_set(&ed, "vier");
	assert_false(is_for_the_line(&ed, "Ctrl-Y"));
	assert_false(is_for_the_line(&ed, "Ctrl-Z"));
	edit_fini(&ed);
}

static int count_steps(struct edit *ed)
{
	int n = 0;

	while (is_for_the_line(ed, "Ctrl-Z"))
		n++;
	return n;
}

/* A long evening of typing takes no more memory than this, and the oldest goes first. */
static void test_steps_are_bounded(void **state)
{
	enum { PIECE = 60000 };
	char piece[PIECE + 1];
	struct edit ed;
	int i;

	(void)state;
	edit_init(&ed, (size_t)PIECE * 20);
	for (i = 0; i < EDIT_STEPS_MAX + 20; i++)
		type(&ed, "w ");
	assert_int_equal(count_steps(&ed), EDIT_STEPS_MAX);
	assert_int_equal(ed.text.len, 40);
	edit_set(&ed, "");
	memset(piece, 'w', PIECE);
	piece[PIECE] = '\0';
	for (i = 0; i < 6; i++)
		assert_true(edit_insert(&ed, piece));
	assert_int_equal(count_steps(&ed), EDIT_STEPS_MAX_BYTES / PIECE);
	/* One that is larger than all that is kept can be taken back itself. */
	edit_set(&ed, "");
	for (i = 0; i < 6; i++)
		assert_true(edit_insert(&ed, piece));
	press(&ed, "Ctrl-U");
	assert_int_equal(count_steps(&ed), 1);
	assert_int_equal(ed.text.len, 6 * PIECE);
	edit_fini(&ed);
}

/* What was proposed gives way to what is typed or pasted, comes back, and is not lost when
 * that does not fit. */
static void test_proposal_comes_back(void **state)
{
	struct edit ed;

	(void)state;
	edit_init(&ed, 5);
	edit_set(&ed, "13:00");
	ed.proposed = true;
	assert_false(edit_insert(&ed, "14:45 uur"));
	assert_int_equal(ed.refused_total, 9);
	assert_string_equal(edit_text(&ed), "13:00");
	type(&ed, "14");
	assert_string_equal(edit_text(&ed), "14");
	assert_leads_to(&ed, "Ctrl-Z", "13:00", 5);
	assert_leads_to(&ed, "Ctrl-Y", "14", 2);
	edit_set(&ed, "13:0");
	ed.proposed = true;
	press(&ed, "End");
	type(&ed, "5");
	assert_string_equal(edit_text(&ed), "13:05");
	edit_fini(&ed);
}

/* Another text is one step, and one that is too long is there all the same. */
static void test_text_is_replaced(void **state)
{
	struct edit ed;

	(void)state;
	edit_init(&ed, 5);
	type(&ed, "een");
	edit_replace(&ed, "twee drie");
	assert_string_equal(edit_text(&ed), "twee drie");
	assert_int_equal(ed.refused_total, 9);
	assert_false(edit_insert(&ed, "x"));
	assert_leads_to(&ed, "Ctrl-Z", "een", 3);
	edit_replace(&ed, "vier");
	assert_int_equal(ed.refused, 0);
	assert_leads_to(&ed, "Ctrl-Z", "een", 3);
	assert_leads_to(&ed, "Ctrl-Y", "vier", 4);
	edit_fini(&ed);
}

/* Whatever was done: all the way back is how it began, all the way forth how it was. */
static void test_steps_of_any_typing(void **state)
{
	static const char *const keys[] = {
	        "a",      "b",         "Space",         "é",     "Left",   "Right",  "Delete",
	        "Ctrl-D", "Backspace", "Backspace",     "Home",  "End",    "Ctrl-W", "Ctrl-U",
	        "Ctrl-K", "Ctrl-Left", "Alt-Backspace", "Alt-d", "Ctrl-Z", "Ctrl-Y", "Ctrl-Right"};
	unsigned seed;

	(void)state;
	for (seed = 1; seed <= 300; seed++) {
		unsigned random = seed;
		struct edit ed;
		char was[128];
		int i;

		edit_init(&ed, 100);
		ed.block = true;
		edit_set(&ed, "begin\n");
		for (i = 0; i < 90; i++) {
			random = random * 1103515245 + 12345;
			if ((random >> 16) % 20 == 0)
				edit_insert(&ed, "\ne\xcc\x81\xe4\xbd\x9c");
			else
				is_for_the_line(&ed, keys[(random >> 16) % N_ITEMS(keys)]);
		}
		while (is_for_the_line(&ed, "Ctrl-Y"))
			;
		snprintf(was, sizeof(was), "%s", edit_text(&ed));
		count_steps(&ed);
		assert_string_equal(edit_text(&ed), "begin\n");
		while (is_for_the_line(&ed, "Ctrl-Y"))
			assert_true(ed.at <= ed.text.len);
		assert_string_equal(edit_text(&ed), was);
		edit_fini(&ed);
	}
}

/* A block has lines: Home, End, Ctrl-U and Ctrl-K stay within one, arrows go by rows. */
static void test_block_has_lines(void **state)
{
	struct canvas *c = canvas_new(6, 12);
	struct edit ed;

	(void)state;
	edit_init(&ed, 100);
	ed.block = true;
	edit_insert(&ed, "een\ntwee drie\n\nvier");
	assert_string_equal(edit_text(&ed), "een\ntwee drie\n\nvier");
	assert_int_equal(edit_rows(&ed, 12), 4);
	assert_int_equal(edit_rows(&ed, 6), 5);
	edit_draw(&ed, c, (struct rect){0, 0, 6, 6}, true);
	/* From vier over the empty line to the second row of "twee drie". */
	assert_true(edit_move(&ed, -1));
	assert_true(edit_move(&ed, -1));
	edit_insert(&ed, "x");
	assert_string_equal(edit_text(&ed), "een\ntwee xdrie\n\nvier");
	press(&ed, "Home");
	press(&ed, "Ctrl-K");
	assert_string_equal(edit_text(&ed), "een\n\n\nvier");
	press(&ed, "Ctrl-K");
	assert_string_equal(edit_text(&ed), "een\n\nvier");
	press(&ed, "Ctrl-U");
	assert_string_equal(edit_text(&ed), "een\nvier");
	edit_draw(&ed, c, (struct rect){0, 0, 6, 6}, true);
	assert_false(edit_move(&ed, -1));
	assert_true(edit_move(&ed, 5));
	assert_false(edit_move(&ed, 1));
	press(&ed, "Ctrl-E");
	press(&ed, "Ctrl-W");
	assert_string_equal(edit_text(&ed), "een\n");
	edit_fini(&ed);
	canvas_free(c);
}

/* A word goes to the next row whole; one that is longer than a row is broken all the same. */
static void test_words_stay_whole(void **state)
{
	struct canvas *c = canvas_new(5, 9);
	AUTO_BUF struct buf b;
	struct edit ed;
	int row, col;

	(void)state;
	edit_init(&ed, 100);
	edit_set(&ed, "een lange zin onbreekbaarheid");
	assert_int_equal(edit_rows(&ed, 8), 5);
	edit_draw(&ed, c, (struct rect){0, 0, 5, 8}, true);
	buf_init(&b);
	canvas_dump_plain(c, &b);
	assert_string_equal(b.data, "een\nlange\nzin onbr\neekbaarh\neid\n");
	canvas_get_cursor(c, &row, &col);
	assert_int_equal(row, 4);
	assert_int_equal(col, 3);
	/* A blank may hang behind the last column. */
	edit_set(&ed, "achtacht ja");
	assert_int_equal(edit_rows(&ed, 8), 2);
	edit_fini(&ed);
	canvas_free(c);
}

/* Wherever the cursor is and however small the area: it is inside or in the column that is
 * kept free at the right, and nothing is drawn above, below or at the left. */
static void test_cursor_is_in_sight(void **state)
{
	static const char *const texts[] = {
	        "", "kort", "Een lange zin die niet past, met e\xcc\x81",
	        "\xe4\xbd\x9c\xe4\xbd\x9c\xe4\xbd\x9c\xe4\xbd\x9c", "regel\n\nnog een regel\n"};
	struct canvas *c = canvas_new(8, 20);
	struct edit ed;
	int height, width, row, col;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		for (height = 1; height < 6; height++)
			for (width = 2; width < 14; width += 3) {
				edit_init(&ed, 100);
				ed.block = true;
				edit_set(&ed, texts[i]);
				for (;;) {
					canvas_reset(c, 8, 20);
					edit_draw(&ed, c, (struct rect){1, 2, height, width}, true);
					canvas_get_cursor(c, &row, &col);
					assert_in_range(row, 1, height);
					assert_in_range(col, 2, 2 + width);
					for (col = 0; col < 20; col++) {
						assert_int_equal(
						        canvas_cell(c, 0, col)->ch[0] | 0x20, 0x20);
						assert_int_equal(
						        canvas_cell(c, 1 + height, col)->ch[0] |
						                0x20,
						        0x20);
					}
					assert_int_equal(canvas_cell(c, 1, 1)->ch[0] | 0x20, 0x20);
					if (ed.at == 0)
						break;
					press(&ed, "Left");
				}
				edit_fini(&ed);
			}
	canvas_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_line_is_edited),
	        cmocka_unit_test(test_line_moves_by_words),
	        cmocka_unit_test(test_words_are_erased),
	        cmocka_unit_test(test_line_moves_by_what_people_see),
	        cmocka_unit_test(test_line_has_an_end),
	        cmocka_unit_test(test_typing_is_taken_back_by_words),
	        cmocka_unit_test(test_steps_of_typing),
	        cmocka_unit_test(test_step_ends_where_the_cursor_moves),
	        cmocka_unit_test(test_what_cannot_be_done_again),
	        cmocka_unit_test(test_steps_are_bounded),
	        cmocka_unit_test(test_proposal_comes_back),
	        cmocka_unit_test(test_text_is_replaced),
	        cmocka_unit_test(test_steps_of_any_typing),
	        cmocka_unit_test(test_block_has_lines),
	        cmocka_unit_test(test_words_stay_whole),
	        cmocka_unit_test(test_cursor_is_in_sight),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
