/* Types a script of keys (tests/README.md) at the real desk on a terminal, and ends it.
 *
 *     typist SCRIPT MS PROGRAM ARGUMENT...
 *
 * A line "# done" waits until the desk has answered all that was typed before it, and counts:
 * what it answered it has also stored.  After a line "# ahead" nothing is waited for any more.
 * When all is typed the program is killed MS later; with MS -1 it is left by its key, and must
 * end well.  Prints how many lines "# done" were reached.  The clock stands still, so that
 * "wait" does nothing. */
#include "pty.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "buf.h"
#include "err.h"
#include "file.h"
#include "mem.h"

enum { SCRIPT_MAX = 1 << 20, LAST_ROW = 23 };

#define REDRAW "\f"
#define CLEARED "\033[H\033[2J"
#define QUIT "\021"

struct typist {
	struct pty *p;
	struct buf keys; /* typed, but not sent yet */
	int done;
	bool ahead;
};

static const struct {
	const char *name, *bytes;
} keys[] = {
        {"Enter", "\r"},    {"Esc", "\003"}, /* the same, without a wait for the rest of a sequence
                                              */
        {"Tab", "\t"},      {"Space", " "},     {"Ctrl-N", "\016"},  {"Ctrl-U", "\025"},
        {"Up", "\033OA"},   {"Down", "\033OB"}, {"Right", "\033OC"}, {"Left", "\033OD"},
        {"Home", "\033OH"}, {"F3", "\033OR"},   {"F4", "\033OS"},    {"F12", "\033[24~"},
};

/* One word of a line "key". */
static bool add_key(struct typist *t, const char *name, size_t len)
{
	for (size_t i = 0; i < N_ITEMS(keys); i++) {
		if (strlen(keys[i].name) == len && memcmp(keys[i].name, name, len) == 0) {
			buf_add(&t->keys, keys[i].bytes);
			return true;
		}
	}
	if (len == 1)
		buf_addc(&t->keys, name[0]);
	return len == 1;
}

static bool type_keys(struct typist *t, const char *rest)
{
	while (*rest != '\0') {
		size_t len = strcspn(rest, " ");

		if (!add_key(t, rest, len)) {
			fprintf(stderr, "# there is no key %s\n", rest);
			return false;
		}
		rest += len;
		rest += strspn(rest, " ");
	}
	return true;
}

static bool type_text(struct typist *t, const char *rest)
{
	buf_add(&t->keys, rest);
	return true;
}

static void send_typed(struct typist *t)
{
	pty_send_bytes(t->p, t->keys.data, t->keys.len);
	buf_clear(&t->keys);
}

/* Until all that was typed has been done: keys are handled in their order, and the last one asks
 * for a new screen. */
static bool catch_up(struct typist *t)
{
	buf_add(&t->keys, REDRAW);
	pty_forget_bytes(t->p);
	send_typed(t);
	return pty_wait_bytes(t->p, CLEARED);
}

/* Rows are joined by one space, so that a text that is wrapped is found as well. */
static bool shows(struct pty *p, const void *text)
{
	AUTO_BUF struct buf joined;

	buf_init(&joined);
	for (const char *s = pty_screen(p); *s != '\0'; s++) {
		if (*s != '\n' && *s != ' ')
			buf_addc(&joined, *s);
		else if (joined.len > 0 && joined.data[joined.len - 1] != ' ')
			buf_addc(&joined, ' ');
	}
	return strstr(joined.data, text) != NULL;
}

static bool expect(struct typist *t, const char *rest)
{
	if (t->ahead)
		return true;
	/* Without a key that asks for a new screen: many a text is gone with the next key. */
	send_typed(t);
	return pty_wait_for(t->p, shows, rest, rest);
}

static bool shows_no_more(struct pty *p, const void *text)
{
	return !shows(p, text);
}

static bool refuse(struct typist *t, const char *rest)
{
	return t->ahead || (catch_up(t) && pty_wait_for(t->p, shows_no_more, rest, "a text to go"));
}

static bool wait_for_clock(struct typist *t, const char *rest)
{
	(void)t;
	(void)rest;
	return true;
}

static bool mark(struct typist *t, const char *rest)
{
	t->ahead |= strcmp(rest, "ahead") == 0;
	if (strcmp(rest, "done") != 0 || t->ahead)
		return true;
	t->done++;
	return catch_up(t);
}

static const struct {
	const char *word;
	bool (*type)(struct typist *t, const char *rest);
} steps[] = {
        {"key", type_keys}, {"type", type_text},      {"expect", expect},
        {"refuse", refuse}, {"wait", wait_for_clock}, {"#", mark},
};

static bool type_line(struct typist *t, char *line)
{
	size_t len = strcspn(line, " ");
	const char *rest = line[len] == '\0' ? "" : line + len + 1;

	line[len] = '\0';
	for (size_t i = 0; i < N_ITEMS(steps); i++) {
		if (strcmp(steps[i].word, line) == 0)
			return steps[i].type(t, rest);
	}
	fprintf(stderr, "# there is no step '%s'\n", line);
	return false;
}

static bool type_script(struct typist *t, const char *path)
{
	AUTO_FREE char *text = NULL;
	struct err e = {0};
	bool good = true;
	char *line, *rest;
	size_t len;
	int number = 1;

	if (file_read(path, SCRIPT_MAX, &text, &len, &e) != OK) {
		fprintf(stderr, "# %s\n", e.msg);
		return false;
	}
	rest = text;
	for (; good && (line = strsep(&rest, "\n")) != NULL; number++)
		good = line[0] == '\0' || type_line(t, line);
	if (!good)
		fprintf(stderr, "# %s:%d\n", path, number - 1);
	return good;
}

/* Sends what is left and kills, or leaves. */
static bool end(struct typist *t, int ms)
{
	int status;

	if (ms < 0)
		buf_add(&t->keys, QUIT);
	send_typed(t);
	if (ms >= 0) {
		pty_follow(t->p, ms);
		pty_kill(t->p, SIGKILL);
	}
	if (!pty_wait_end(t->p, &status))
		return false;
	if (ms < 0 ? status == 0 : WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
		return true;
	fprintf(stderr, "# the program ended with status %d\n", status);
	return false;
}

int main(int argc, char **argv)
{
	static const char *const env[] = {"TERM=xterm-256color", "NO_COLOR", "ESCDELAY", NULL};
	struct typist t = {0};
	bool good;

	if (argc < 4) {
		fprintf(stderr, "usage: typist SCRIPT MS PROGRAM ARGUMENT...\n");
		return 2;
	}
	buf_init(&t.keys);
	t.p = pty_start(&(struct pty_options){.argv = (const char *const *)argv + 3, .env = env});
	good = pty_wait_row(t.p, LAST_ROW, "Hulp") && type_script(&t, argv[1]) &&
	       end(&t, (int)strtol(argv[2], NULL, 10));
	printf("%d\n", t.done);
	pty_free(t.p);
	buf_fini(&t.keys);
	return good ? 0 : 1;
}
