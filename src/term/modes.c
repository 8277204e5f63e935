#include "modes.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"

#include "wcurses.h"

/* Bytes between $< and > are a wish for a pause of terminals long gone. */
static void add_string(char *out, size_t size, const char *s)
{
	size_t len = strlen(out);

	while (*s != '\0' && len + 1 < size) {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;

		if (end != NULL)
			s = end + 1;
		else
			out[len++] = *s++;
	}
	out[len] = '\0';
}

static const char *capability(const char *name)
{
	const char *s = tigetstr(name);

	return s == NULL || s == (const char *)-1 ? NULL : s;
}

static bool begins(const char *s, const char *with)
{
	return s != NULL && strncmp(s, with, strlen(with)) == 0;
}

/* tmux calls itself screen, where it has no other name, and does more than the description of
 * screen tells. */
static bool is_tmux(void)
{
	const char *socket = getenv("TMUX");

	return begins(termname(), "screen") && socket != NULL && socket[0] != '\0';
}

/* The title of the window, where it is set as xterm does: a terminal of another kind may have a
 * status line by the same capabilities, or would show the text.  What it was before is put away
 * and brought back; where that cannot be, it is made empty, and the shell sets its own. */
static void init_title(struct modes *m)
{
	const char *begin = capability("tsl"), *end = capability("fsl");
	const char *first = capability("smcup");

	if (begin == NULL && (tigetflag("XT") > 0 || is_tmux())) {
		begin = "\033]2;";
		end = "\a";
	}
	if (!begins(begin, "\033]") || end == NULL || strlen(begin) >= sizeof m->title ||
	    strlen(end) >= sizeof m->title_end)
		return;
	add_string(m->title, sizeof m->title, begin);
	add_string(m->title_end, sizeof m->title_end, end);
	add_string(m->off, sizeof m->off, begin);
	add_string(m->off, sizeof m->off, end);
	/* Some do that with the screen. */
	if (first == NULL || strstr(first, "\033[22;") == NULL) {
		add_string(m->on, sizeof m->on, "\033[22;0t");
		add_string(m->off, sizeof m->off, "\033[23;0t");
	}
}

void modes_init(struct modes *m, bool mouse, bool title, bool at_once)
{
	/* Attributes off, keys and cursor normal, and the screen from before. */
	static const char *const last[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
	const char *cup = capability("cup");

	*m = (struct modes){0};
	/* Terminals in the manner of ECMA-48 skip a mode that they do not know, and the
	 * entries of screen and of old tmux leave bracketed paste out although it works. */
	if (begins(cup, "\033[")) {
		add_string(m->on, sizeof m->on, "\033[?2004h");
		add_string(m->off, sizeof m->off, "\033[?2004l");
	}
	if (at_once && begins(cup, "\033[")) {
		m->hold = "\033[?2026h";
		m->let_go = "\033[?2026l";
		add_string(m->off, sizeof m->off, m->let_go);
	}
	if (mouse && capability("kmous") != NULL) {
		add_string(m->on, sizeof m->on, "\033[?1000h\033[?1006h");
		add_string(m->off, sizeof m->off, "\033[?1006l\033[?1000l");
	}
	if (title)
		init_title(m);
	m->clipboard = begins(capability("Ms"), "\033]52;") || is_tmux();
	add_string(m->restore, sizeof m->restore, m->off);
	/* The last line, where the terminal has no second screen. */
	if (cup != NULL)
		add_string(m->restore, sizeof m->restore,
		           tparm(cup, (long)LINES - 1, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
	for (size_t i = 0; i < N_ITEMS(last); i++) {
		if (capability(last[i]) != NULL)
			add_string(m->restore, sizeof m->restore, capability(last[i]));
	}
	if (capability("rmcup") == NULL)
		add_string(m->restore, sizeof m->restore, "\r\n");
}

void modes_write(const char *s)
{
	size_t left = strlen(s);

	while (left > 0) {
		ssize_t n = write(STDOUT_FILENO, s, left);

		if (n > 0) {
			s += n;
			left -= (size_t)n;
		} else if (n == 0 || errno != EINTR) {
			return;
		}
	}
}
