/* Without colours everything that counts must still be seen: what is selected, what cannot be
 * done now, and what is a heading.  And no colour is ever asked for. */
#include "screens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "program.h"
#include "text.h"

enum { ROWS = 24, COLS = 80, FOOTER = ROWS - 1, FIRST_ROW = 2 };

static bool is_reverse(struct pty *p, int row, int col)
{
	return pty_look(p, row, col).reverse;
}

/* A row has its mark and is in reverse from there on, wherever the list stands; only it and
 * what it goes on with are. */
static bool has_selected_row(struct pty *p, const void *unused)
{
	int marks = 0;

	(void)unused;
	for (int row = FIRST_ROW; row < FOOTER; row++) {
		const char *s = pty_row(p, row);

		for (int col = 0; *s != '\0' && col < COLS; col++) {
			uint32_t c = text_next(&s);

			marks += c == '>' && is_reverse(p, row, col) && is_reverse(p, row, col + 3);
		}
	}
	return marks == 1;
}

/* True when the text of that many columns has a look that normal text has not. */
static bool has_heading(struct pty *p, const void *text)
{
	for (int row = FIRST_ROW; row < FOOTER; row++) {
		const char *s = pty_row(p, row), *at = strstr(s, text);
		int col = 0, n = text_width(text);

		if (at == NULL)
			continue;
		while (s < at)
			col += text_char_width(text_next(&s));
		while (n > 0 && pty_look(p, row, col + n - 1).bold)
			n--;
		if (n == 0)
			return true;
	}
	return false;
}

/* How many texts of the footer are faint: what cannot be done now.  Faint is nothing in some
 * terminals, so bracketless counts those without brackets around them. */
static int count_disabled(struct pty *p, int *bracketless)
{
	const char *s = pty_row(p, FOOTER);
	bool inside = false, was_dim = false;
	int n = 0;

	*bracketless = 0;
	for (int col = 0; *s != '\0' && col < COLS; col++) {
		uint32_t c = text_next(&s);
		bool is_dim = pty_look(p, FOOTER, col).dim;

		inside = c == '(' || (inside && c != ')');
		n += is_dim && !was_dim;
		*bracketless += is_dim && !inside;
		was_dim = is_dim;
	}
	return n;
}

static bool has_brackets(struct pty *p, const void *unused)
{
	int bracketless;

	(void)unused;
	count_disabled(p, &bracketless);
	return bracketless == 0;
}

static int screens_with_disabled;

static void look(struct pty *p, const struct screen *s)
{
	int bracketless;

	if (s->selected)
		assert_true(pty_wait_for(p, has_selected_row, NULL, "a selected row"));
	if (s->heading != NULL)
		assert_true(pty_wait_for(p, has_heading, s->heading, "a heading"));
	assert_true(pty_wait_for(p, has_brackets, NULL, "brackets"));
	screens_with_disabled += count_disabled(p, &bracketless) > 0;
	assert_false(pty_has_colors(p));
}

static void test_looks_without_colors(void **state)
{
	(void)state;
	screens_walk(look);
	assert_true(screens_with_disabled >= 2);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_looks_without_colors, program_setup,
	                                        program_teardown),
	};

	program_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
