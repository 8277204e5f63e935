/* Scripts of keys: they drive the desk as a person would, without a terminal
 * (tests/README.md describes the language). */
#include "desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "date.h"
#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

enum { SCRIPT_MAX_BYTES = 4 * 1024 * 1024 };

struct run {
	struct desk **desk;
	const struct desk_options *options;
	struct clock *clock;
	const struct script_options *script;
	struct canvas *canvas;
	char *copied; /* what the clipboard would have, or NULL */
};

typedef enum status step_fn(struct run *r, const char *rest, struct err *e);

static void draw(struct run *r)
{
	desk_draw(*r->desk, r->canvas);
	if (r->script->ascii)
		canvas_to_ascii(r->canvas);
}

/* A desk that has ended hears nothing any more: what is sent to it then would be a test that
 * tests nothing. */
static enum status check_runs(const struct run *r, struct err *e)
{
	if (desk_done(*r->desk))
		return err_set(e, E_INVALID,
		               "the desk has ended before this: only restart can follow");
	return OK;
}

static enum status send_undrawn(struct run *r, const struct event *ev, struct err *e)
{
	enum status s = check_runs(r, e);
	const char *copied;

	if (s != OK)
		return s;
	desk_event(*r->desk, ev);
	copied = desk_take_copy(*r->desk);
	if (copied) {
		free(r->copied);
		r->copied = xstrdup(copied);
	}
	return OK;
}

static enum status send(struct run *r, const struct event *ev, struct err *e)
{
	enum status s = send_undrawn(r, ev, e);

	if (s == OK)
		draw(r);
	return s;
}

static enum status send_key(struct run *r, struct key k, struct err *e)
{
	const struct event ev = {.type = EVENT_KEY, .key = k};

	return send(r, &ev, e);
}

static enum status step_key(struct run *r, const char *rest, struct err *e)
{
	char name[32];
	enum status s = OK;
	struct key k;
	size_t len;

	while (*rest && s == OK) {
		len = strcspn(rest, " ");
		if (len >= sizeof(name))
			return err_set(e, E_INVALID, "a key name is at most %zu letters",
			               sizeof(name) - 1);
		memcpy(name, rest, len);
		name[len] = '\0';
		if (!key_parse(name, &k))
			return err_set(e, E_INVALID, "there is no key '%s'", name);
		s = send_key(r, k, e);
		rest += len;
		rest += strspn(rest, " ");
	}
	return s;
}

/* Drawn once, as on a terminal where keys come faster than they are drawn. */
static enum status step_type(struct run *r, const char *rest, struct err *e)
{
	struct event ev = {.type = EVENT_KEY};
	enum status s = OK;

	while (*rest && s == OK) {
		ev.key.code = text_next(&rest);
		s = send_undrawn(r, &ev, e);
	}
	if (s == OK)
		draw(r);
	return s;
}

static enum status step_line(struct run *r, const char *rest, struct err *e)
{
	const struct key enter = {.code = KEY_ENTER_};
	enum status s = step_type(r, rest, e);

	return s == OK ? send_key(r, enter, e) : s;
}

/* "\n" in the text of the script is a new line of the paste. */
static enum status step_paste(struct run *r, const char *rest, struct err *e)
{
	struct event ev = {.type = EVENT_PASTE};
	AUTO_BUF struct buf b;

	buf_init(&b);
	for (; *rest; rest++) {
		if (rest[0] == '\\' && rest[1] == 'n') {
			buf_addc(&b, '\n');
			rest++;
		} else {
			buf_addc(&b, *rest);
		}
	}
	ev.text = b.data;
	ev.len = b.len;
	return send(r, &ev, e);
}

/* Where a text begins on the screen, within one row. */
static bool find_text(const struct run *r, const char *text, int *row, int *col)
{
	AUTO_BUF struct buf b;
	const char *line, *at;

	buf_init(&b);
	canvas_dump_plain(r->canvas, &b);
	at = strstr(b.data, text);
	if (!at)
		return false;
	*row = 0;
	for (line = b.data; strcspn(line, "\n") < (size_t)(at - line); ++*row)
		line += strcspn(line, "\n") + 1;
	AUTO_FREE char *before = xstrndup(line, (size_t)(at - line));

	*col = text_width(before);
	return true;
}

static enum status send_mouse(struct run *r, int button, const char *text, struct err *e)
{
	struct event ev = {.type = EVENT_MOUSE, .button = button};

	if (!find_text(r, text, &ev.row, &ev.col))
		return err_set(e, E_INVALID, "the screen does not hold '%s' in one row", text);
	return send(r, &ev, e);
}

static enum status step_click(struct run *r, const char *rest, struct err *e)
{
	return send_mouse(r, 1, rest, e);
}

static enum status step_wheel(struct run *r, const char *rest, struct err *e)
{
	bool up = strncmp(rest, "up ", 3) == 0;

	if (!up && strncmp(rest, "down ", 5) != 0)
		return err_set(e, E_INVALID, "write: wheel up TEXT, or wheel down TEXT");
	return send_mouse(r, up ? 4 : 5, rest + (up ? 3 : 5), e);
}

static enum status step_size(struct run *r, const char *rest, struct err *e)
{
	struct event ev = {.type = EVENT_RESIZE};

	if (sscanf(rest, "%dx%d", &ev.cols, &ev.rows) != 2 || ev.cols < 1 || ev.rows < 1)
		return err_set(e, E_INVALID, "'%s' is no size: write 80x24", rest);
	canvas_reset(r->canvas, ev.rows, ev.cols);
	return send(r, &ev, e);
}

static enum status step_screen(struct run *r, const char *rest, struct err *e)
{
	AUTO_BUF struct buf b, name;
	AUTO_FREE char *path = NULL;
	enum status s;

	buf_init(&b);
	buf_init(&name);
	if (!r->script->out || !r->script->out[0])
		return OK;
	buf_addf(&name, "%s.golden", rest);
	path = path_join(r->script->out, name.data);
	canvas_dump(r->canvas, &b);
	s = file_make_dirs(r->script->out, e);
	return s == OK ? file_write(path, b.data, b.len, true, e) : s;
}

/* True when the screen holds the text.  Lines are joined by one space, so that a text
 * that is wrapped is found as well. */
static bool screen_has(struct run *r, const char *text)
{
	AUTO_BUF struct buf b, joined;
	const char *p;

	buf_init(&b);
	buf_init(&joined);
	canvas_dump_plain(r->canvas, &b);
	for (p = b.data; *p; p++) {
		if (*p != '\n' && *p != ' ')
			buf_addc(&joined, *p);
		else if (joined.len && joined.data[joined.len - 1] != ' ')
			buf_addc(&joined, ' ');
	}
	return strstr(b.data, text) || strstr(joined.data, text);
}

static enum status step_expect(struct run *r, const char *rest, struct err *e)
{
	if (screen_has(r, rest))
		return OK;
	return err_set(e, E_INVALID, "the screen does not hold '%s'", rest);
}

static enum status step_refuse(struct run *r, const char *rest, struct err *e)
{
	if (!screen_has(r, rest))
		return OK;
	return err_set(e, E_INVALID, "the screen holds '%s'", rest);
}

static enum status step_cursor(struct run *r, const char *rest, struct err *e)
{
	AUTO_BUF struct buf b;
	AUTO_FREE char *line = NULL;
	const char *at;
	int row, col;

	buf_init(&b);
	canvas_dump_plain(r->canvas, &b);
	canvas_get_cursor(r->canvas, &row, &col);
	if (row < 0)
		return err_set(e, E_INVALID, "there is no cursor");
	for (at = b.data; row > 0; row--)
		at += strcspn(at, "\n") + 1;
	line = xstrndup(at, strcspn(at, "\n"));
	at = line + text_fit(line, col, NULL);
	if (strncmp(at, rest, strlen(rest)) == 0)
		return OK;
	return err_set(e, E_INVALID, "the cursor is not at '%s' but at '%s'", rest, at);
}

static enum status step_copied(struct run *r, const char *rest, struct err *e)
{
	if (r->copied && strstr(r->copied, rest))
		return OK;
	return err_set(e, E_INVALID, "what was copied does not hold '%s' but '%s'", rest,
	               r->copied ? r->copied : "");
}

static enum status let_pass(struct run *r, const char *span, struct err *e)
{
	int64_t ms;

	if (!span_parse(span, &ms))
		return err_set(e, E_INVALID, "'%s' is no time span: write 12m or 90s", span);
	if (!r->clock->fixed)
		return err_set(e, E_INVALID, "time can only pass on a clock set with --now");
	clock_advance(r->clock, ms);
	return OK;
}

static enum status step_wait(struct run *r, const char *rest, struct err *e)
{
	const struct event ev = {.type = EVENT_TICK};
	enum status s = let_pass(r, rest, e);

	return s == OK ? send(r, &ev, e) : s;
}

/* The program stops and starts again, as after a power cut: what counts is the file.  With a time
 * span: so much later. */
static enum status step_restart(struct run *r, const char *rest, struct err *e)
{
	enum status s = rest[0] ? let_pass(r, rest, e) : OK;

	if (s != OK)
		return s;
	desk_free(*r->desk);
	*r->desk = NULL;
	s = desk_new(r->options, r->clock, r->desk, e);
	if (s == OK) {
		desk_set_clipboard(*r->desk, true);
		draw(r);
		s = desk_begin(*r->desk, e);
	}
	return s;
}

static const struct {
	const char *word;
	step_fn *fn;
} steps[] = {
        {"key", step_key},         {"type", step_type},     {"line", step_line},
        {"paste", step_paste},     {"wait", step_wait},     {"size", step_size},
        {"screen", step_screen},   {"expect", step_expect}, {"refuse", step_refuse},
        {"restart", step_restart}, {"click", step_click},   {"wheel", step_wheel},
        {"copied", step_copied},   {"cursor", step_cursor},
};

static enum status run_line(struct run *r, char *line, struct err *e)
{
	size_t len = strcspn(line, " "), i;
	const char *rest = line[len] ? line + len + 1 : "";
	enum status s;

	if (!line[0] || line[0] == '#')
		return OK;
	line[len] = '\0';
	for (i = 0; i < N_ITEMS(steps); i++)
		if (strcmp(steps[i].word, line) == 0)
			break;
	if (i == N_ITEMS(steps))
		return err_set(e, E_INVALID, "there is no step '%s'", line);
	s = steps[i].fn == step_restart ? OK : check_runs(r, e);
	return s == OK ? steps[i].fn(r, rest, e) : s;
}

/* What was on the screen when a line did not hold: for the person who reads why. */
static void show_screen(struct run *r)
{
	AUTO_BUF struct buf b;

	buf_init(&b);
	canvas_dump_plain(r->canvas, &b);
	fprintf(stderr, "%s", b.data);
}

enum status desk_run_script(struct desk **desk, const struct desk_options *options,
                            struct clock *clock, const struct script_options *script, struct err *e)
{
	struct run r = {desk, options, clock, script, canvas_new(script->rows, script->cols), NULL};
	AUTO_FREE char *text = NULL;
	enum status s;
	char *line, *end;
	size_t len;
	int number = 1;

	s = file_read(script->path, SCRIPT_MAX_BYTES, &text, &len, e);
	canvas_set_ascii(r.canvas, script->ascii);
	desk_set_clipboard(*desk, true);
	draw(&r);
	if (s == OK)
		s = desk_begin(*desk, e);
	for (line = text; s == OK && line; line = end, number++) {
		end = strchr(line, '\n');
		if (end)
			*end++ = '\0';
		s = run_line(&r, line, e);
		if (s != OK) {
			show_screen(&r);
			err_wrap(e, "%s:%d", script->path, number);
		}
	}
	canvas_free(r.canvas);
	free(r.copied);
	return s;
}
