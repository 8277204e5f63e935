#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "mem.h"

#define STORED "Bewaard: I"

static void go_to_round(struct pty *p)
{
	assert_true(pty_wait_text(p, "Hulp"));
	/* After an end that was not asked for, the desk goes on where it was. */
	if (strstr(pty_screen(p), "Welke sessie wil je openen?") != NULL) {
		pty_send(p, "\r");
		assert_true(pty_wait_text(p, "Zaal ziet"));
		/* A session with ideas opens there at once. */
		if (strstr(pty_screen(p), "[0 Vooraf]") != NULL)
			pty_send(p, "2");
	}
	assert_true(pty_wait_text(p, "[2 Ronde 1]"));
}

struct pty *desk_in_round(void)
{
	struct pty *p = program_start(program_hub(), "--now", "2025-05-15T13:05", NULL);

	go_to_round(p);
	assert_true(pty_wait_text(p, "Groep 1 >"));
	return p;
}

struct pty *desk_that_reads(void)
{
	struct pty *p = program_start(program_hub(), "--readonly", NULL);

	go_to_round(p);
	return p;
}

void desk_store_idea(struct pty *p, const char *text, int code)
{
	char said[40];

	pty_send(p, text);
	pty_send(p, "\r");
	/* Codes only grow, so that what is there cannot begin with this one. */
	snprintf(said, sizeof said, STORED "%d", code);
	assert_true(pty_wait_text(p, said));
}

void assert_screen_is_right(struct pty *p, int row, int col)
{
	AUTO_FREE char *before = NULL;

	assert_true(pty_wait_cursor(p, row, col));
	before = xstrdup(pty_screen(p));
	pty_forget_bytes(p);
	pty_send(p, "\f");
	assert_true(pty_wait_bytes(p, "\033[H\033[2J"));
	assert_true(pty_wait_text(p, " Hulp"));
	assert_true(pty_wait_cursor(p, row, col));
	assert_string_equal(pty_screen(p), before);
}
