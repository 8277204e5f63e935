/* Types a script of keys (tests/README.md) at the real desk on a terminal, and ends it.
 *
 *     typist [--screens EXPECTED SEEN COLSxROWS] SCRIPT MS PROGRAM ARGUMENT...
 *
 * A line "# done" waits until the desk has answered all that was typed before it, and counts:
 * what it answered it has also stored.  A line "# there" waits as well and does not count.  After
 * a line "# ahead" nothing is waited for any more.
 * When all is typed the program is killed MS later; with MS -1 it is left by its key, and must
 * end well.  Prints how many lines "# done" were reached.  The clock stands still, so that
 * "wait" does nothing.
 *
 * A line "sh COMMAND" runs a command of the shell once all typed before it has been answered.
 * With --screens the terminal has no colours, none may be asked for, and "screen NAME" writes the
 * screen as it looks to SEEN/NAME.golden, as soon as it is as in EXPECTED. */
#include "look.h"

#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "err.h"
#include "file.h"
#include "mem.h"

enum { SCRIPT_MAX = 1 << 20, SCREEN_MAX = 1 << 16, QUIET_MS = 500 };

#define REDRAW "\f"
#define CLEARED "\033[H\033[2J"
#define QUIT "\021"

struct typist {
	struct pty *p;
	struct buf keys; /* typed, but not sent yet */
	int done;
	bool ahead;
	const char *expected, *seen; /* folders of screens */
	bool differs;                /* a screen was not as expected */
};

/* Ctrl-C is Esc without a wait for the rest of a sequence. */
#define ESC "\003"

static const struct {
	const char *name, *bytes;
} keys[] = {
        {"Enter", "\r"},     {"Esc", ESC},          {"Tab", "\t"},       {"Space", " "},
        {"Up", "\033OA"},    {"Down", "\033OB"},    {"Right", "\033OC"}, {"Left", "\033OD"},
        {"Home", "\033OH"},  {"F3", "\033OR"},      {"F4", "\033OS"},    {"F8", "\033[19~"},
        {"F12", "\033[24~"}, {"Delete", "\033[3~"}, {"End", "\033OF"},   {"PgDn", "\033[6~"},
        {"PgUp", "\033[5~"},
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
	else if (len == 6 && strncmp(name, "Ctrl-", 5) == 0 && name[5] >= 'A' && name[5] <= 'Z')
		buf_addc(&t->keys, (char)(name[5] & 0x1f));
	else
		return false;
	return true;
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

static bool type_text_and_enter(struct typist *t, const char *rest)
{
	buf_addf(&t->keys, "%s\r", rest);
	return true;
}

static bool resize(struct typist *t, const char *rest)
{
	int rows, cols;

	if (sscanf(rest, "%dx%d", &cols, &rows) != 2)
		return false;
	send_typed(t);
	pty_resize(t->p, rows, cols);
	return true;
}

static bool looks_like(struct pty *p, const void *want)
{
	AUTO_BUF struct buf b;

	buf_init(&b);
	look_dump(p, &b);
	return strcmp(b.data, want) == 0;
}

/* Nothing tells when a screen is whole, but that it is what it should be.  When it never is, it is
 * waited for a while, and after the first time not as long. */
static void settle(struct typist *t, const char *name)
{
	AUTO_FREE char *path = xasprintf("%s/%s.golden", t->expected, name);
	AUTO_FREE char *want = NULL;
	struct err e = {0};
	size_t len;

	if (file_read(path, SCREEN_MAX, &want, &len, &e) != OK || t->differs)
		pty_follow(t->p, QUIET_MS);
	else
		t->differs = !pty_wait_for(t->p, looks_like, want, name);
}

static bool take_screen(struct typist *t, const char *name)
{
	AUTO_FREE char *path = NULL;
	AUTO_BUF struct buf b;
	struct err e = {0};

	buf_init(&b);
	if (t->seen == NULL)
		return true;
	path = xasprintf("%s/%s.golden", t->seen, name);
	send_typed(t);
	settle(t, name);
	look_dump(t->p, &b);
	if (pty_has_colors(t->p))
		fprintf(stderr, "# a colour was asked for\n");
	return !pty_has_colors(t->p) && file_write(path, b.data, b.len, true, &e) == OK;
}

static bool wait_for_clock(struct typist *t, const char *rest)
{
	(void)t;
	(void)rest;
	return true;
}

static bool mark(struct typist *t, const char *rest)
{
	bool done = strcmp(rest, "done") == 0;

	t->ahead |= strcmp(rest, "ahead") == 0;
	if (t->ahead || (!done && strcmp(rest, "there") != 0))
		return true;
	t->done += done;
	return catch_up(t);
}

static bool run_command(struct typist *t, const char *rest)
{
	char shell[] = "sh", option[] = "-c", *command[] = {shell, option, NULL, NULL};
	AUTO_FREE char *text = xstrdup(rest);
	int status;
	pid_t pid;

	command[2] = text;
	if (!catch_up(t))
		return false;
	if (posix_spawnp(&pid, command[0], NULL, NULL, command, environ) == 0 &&
	    waitpid(pid, &status, 0) == pid && status == 0)
		return true;
	fprintf(stderr, "# failed: %s\n", rest);
	return false;
}

static const struct {
	const char *word;
	bool (*type)(struct typist *t, const char *rest);
} steps[] = {
        {"key", type_keys},  {"type", type_text},      {"line", type_text_and_enter},
        {"size", resize},    {"screen", take_screen},  {"expect", expect},
        {"refuse", refuse},  {"wait", wait_for_clock}, {"#", mark},
        {"sh", run_command},
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

/* The options, which are taken out of argv. */
static void read_options(struct typist *t, struct pty_options *o, int *argc, char ***argv)
{
	if (*argc < 5 || strcmp((*argv)[1], "--screens") != 0)
		return;
	t->expected = (*argv)[2];
	t->seen = (*argv)[3];
	sscanf((*argv)[4], "%dx%d", &o->cols, &o->rows);
	*argc -= 4;
	*argv += 4;
}

int main(int argc, char **argv)
{
	struct typist t = {0};
	struct pty_options o = {.rows = 24, .cols = 80};
	const char *env[] = {"TERM=xterm-256color", "NO_COLOR", "ESCDELAY", NULL};
	bool good;

	read_options(&t, &o, &argc, &argv);
	if (argc < 4) {
		fprintf(stderr, "usage: typist [--screens EXPECTED SEEN COLSxROWS] SCRIPT MS "
		                "PROGRAM ARGUMENT...\n");
		return 2;
	}
	if (t.seen != NULL)
		env[1] = "NO_COLOR=1";
	buf_init(&t.keys);
	o.argv = (const char *const *)argv + 3;
	o.env = env;
	t.p = pty_start(&o);
	good = pty_wait_row(t.p, o.rows - 1, "H") && type_script(&t, argv[1]) &&
	       end(&t, (int)strtol(argv[2], NULL, 10));
	printf("%d\n", t.done);
	pty_free(t.p);
	buf_fini(&t.keys);
	return good ? 0 : 1;
}
