/* A script of keys, played on the terminal for people who look on: each key is seen, and what is
 * going on is said below. */
#include "app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "date.h"
#include "file.h"
#include "mem.h"
#include "term.h"
#include "text.h"
#include "tr.h"

/* What a script says of its parts: msgids. */
static const char *const captions[] = {
        N_("A new session from its runsheet"),
        N_("Groups: colour of the notes, people, voters"),
        N_("Questions and titles of the agenda"),
        N_("Ideas, as the notes come in"),
        N_("Subthemes, then each idea by its letter"),
        N_("The vote: the list is locked, the counts come in"),
        N_("Solutions: text, Enter, for whom"),
        N_("The hall sees the result, from the last place to the first"),
        N_("On top in the report, and quick ones"),
        N_("The hall sees the code of the web page"),
        N_("Each group tells"),
        N_("The report"),
};

/* The first steps of a part are slow enough to be followed, the others say the same again. */
enum {
	SCRIPT_MAX_BYTES = 256 * 1024,
	PLAY_MS = 90 * 1000,
	CAPTION_MS = 1800,
	SLOW_STEPS = 6,
	SLOW_WEIGHT = 10,
	FRAME_MS = 30,
	STEPS_MAX = 8192,
	SPEED_MAX = 64
};

struct step {
	enum { CAPTION, KEY, TYPE, WAIT } kind;
	const char *text;
	struct key key;
	int weight; /* of its time, but of captions */
};

struct play {
	struct desk *desk;
	struct term *term;
	struct clock *clock; /* of the session: fixed, moved along here */
	struct clock real;
	struct canvas *canvas;
	struct arena *arena;
	struct step steps[STEPS_MAX];
	int n, captions, weight;
	const char *caption;
	char key[40];
	int speed;
	bool paused, stopped;
	int64_t seen; /* real boot time of the last look at the clock */
	int64_t due;  /* real boot time of the next step */
};

/* ---- reading ---- */

static void add_step(struct play *p, struct step step, int *since_caption)
{
	if (p->n == STEPS_MAX)
		return;
	*since_caption = step.kind == CAPTION ? 0 : *since_caption + 1;
	step.weight = *since_caption <= SLOW_STEPS ? SLOW_WEIGHT : 1;
	if (step.kind == CAPTION)
		p->captions++;
	else
		p->weight += step.weight;
	p->steps[p->n++] = step;
}

/* "Enter Tab 2" */
static void add_keys(struct play *p, char *names, int *since_caption)
{
	struct step step = {.kind = KEY};

	while (*names) {
		char *end = names + strcspn(names, " ");
		char *next = end + strspn(end, " ");

		*end = '\0';
		if (key_parse(names, &step.key))
			add_step(p, step, since_caption);
		names = next;
	}
}

static const char *caption_of(const char *text)
{
	for (size_t i = 0; i < N_ITEMS(captions); i++)
		if (strcmp(captions[i], text) == 0)
			return gettext(captions[i]);
	return text;
}

/* What a test looks for (expect and so on) is nothing to play. */
static void read_line(struct play *p, char *line, int *since_caption)
{
	size_t len = strcspn(line, " ");
	char *rest = line + len + (line[len] != '\0');
	bool is_line;

	line[len] = '\0';
	is_line = strcmp(line, "line") == 0;
	if (strcmp(line, "#") == 0)
		add_step(p, (struct step){.kind = CAPTION, .text = caption_of(rest)},
		         since_caption);
	else if (strcmp(line, "key") == 0)
		add_keys(p, rest, since_caption);
	else if (strcmp(line, "wait") == 0)
		add_step(p, (struct step){.kind = WAIT, .text = rest}, since_caption);
	else if (is_line || strcmp(line, "type") == 0)
		add_step(p, (struct step){.kind = TYPE, .text = rest}, since_caption);
	if (is_line)
		add_step(p, (struct step){.kind = KEY, .key = {.code = KEY_ENTER_}}, since_caption);
}

static enum status read_script(struct play *p, const char *path, struct err *e)
{
	AUTO_FREE char *text = NULL;
	int since_caption = SLOW_STEPS;
	char *copy, *end;
	size_t len;
	enum status s = file_read(path, SCRIPT_MAX_BYTES, &text, &len, e);

	if (s != OK)
		return s;
	copy = arena_strdup(p->arena, text);
	for (; copy; copy = end) {
		end = strchr(copy, '\n');
		if (end)
			*end++ = '\0';
		read_line(p, copy, &since_caption);
	}
	return OK;
}

/* ---- what is seen ---- */

static void draw(struct play *p)
{
	int rows, cols, row, at;
	const char *keys;

	term_size(p->term, &rows, &cols);
	canvas_reset(p->canvas, rows, cols);
	desk_draw(p->desk, p->canvas);
	row = rows - 1;
	keys = p->paused ? _("Space: go on   q: stop") : _("Space: pause   +: faster   q: stop");
	canvas_fill(p->canvas, (struct rect){row, 0, 1, cols}, ROLE_NORMAL, ' ');
	at = canvas_put_right(p->canvas, row, cols - 1, cols, ROLE_DIM, keys) - 2;
	if (p->key[0]) {
		AUTO_FREE char *box = xasprintf(" %s ", p->key);

		at = canvas_put_right(p->canvas, row, at, at, ROLE_SELECTED, box) - 2;
	}
	canvas_put_fit(p->canvas, row, 1, at, p->paused ? ROLE_WARNING : ROLE_STRONG,
	               p->paused ? _("Paused") : p->caption);
	term_draw(p->term, p->canvas);
}

/* ---- time ---- */

/* The clock of the session goes along with that on the wall. */
static void let_pass(struct play *p)
{
	int64_t now = clock_boot(&p->real);

	if (!p->paused)
		clock_advance(p->clock, now - p->seen);
	p->seen = now;
}

static void hear(struct play *p, const struct event *ev)
{
	uint32_t key = ev->type == EVENT_KEY ? ev->key.code : KEY_NONE;

	if (ev->type == EVENT_TERMINATE || ev->type == EVENT_HANGUP) {
		desk_event(p->desk, ev);
		p->stopped = true;
	} else if (key == ' ') {
		p->paused = !p->paused;
	} else if (key == '+' && p->speed < SPEED_MAX) {
		p->speed *= 2;
	} else if (key == '-' && p->speed > 1) {
		p->speed /= 2;
	} else if (key == 'q' || key == KEY_ESCAPE || (key == 'c' && (ev->key.mods & KEY_CTRL))) {
		p->stopped = true;
	}
	draw(p);
}

/* Until ms later than the last time, however long what came between took. */
static void pause_for(struct play *p, int ms)
{
	struct event ev;
	int64_t now;

	p->due += ms / p->speed;
	let_pass(p);
	while (!p->stopped && (p->paused || clock_boot(&p->real) < p->due)) {
		now = clock_boot(&p->real);
		term_wait(p->term, p->paused ? -1 : (int)(p->due - now), -1, &ev);
		if (p->paused)
			p->due += clock_boot(&p->real) - now;
		let_pass(p);
		if (ev.type != EVENT_TICK)
			hear(p, &ev);
	}
	/* Who falls behind does not hurry afterwards: it would be too fast to see. */
	now = clock_boot(&p->real);
	if (p->due < now - PLAY_MS)
		p->due = now;
}

/* ---- playing ---- */

static void press(struct play *p, struct key key)
{
	const struct event ev = {.type = EVENT_KEY, .key = key};

	desk_event(p->desk, &ev);
}

/* A few characters a frame, so that typing is seen. */
static void type(struct play *p, const char *text, int ms)
{
	int frames = ms / p->speed / FRAME_MS > 0 ? ms / p->speed / FRAME_MS : 1;
	int chars = (int)text_chars(text), typed = 0;

	for (int frame = 1; frame <= frames && !p->stopped; frame++) {
		for (; typed < chars * frame / frames; typed++)
			press(p, (struct key){.code = text_next(&text)});
		draw(p);
		pause_for(p, ms / frames);
	}
}

static void play_step(struct play *p, const struct step *step)
{
	int ms = (int)((int64_t)(PLAY_MS - p->captions * CAPTION_MS) * step->weight /
	               (p->weight > 0 ? p->weight : 1));
	int64_t span;

	switch (step->kind) {
	case CAPTION:
		p->caption = step->text;
		p->key[0] = '\0';
		draw(p);
		pause_for(p, CAPTION_MS);
		return;
	case KEY:
		key_name(step->key, p->key, sizeof(p->key));
		press(p, step->key);
		break;
	case TYPE:
		p->key[0] = '\0';
		type(p, step->text, ms);
		return;
	case WAIT:
		if (span_parse(step->text, &span))
			clock_advance(p->clock, span);
		part_clock_again(p->desk);
		break;
	}
	draw(p);
	pause_for(p, ms);
}

enum status desk_play(struct desk *d, struct term *t, struct clock *clock, const char *path,
                      struct err *e)
{
	struct play *p = xcalloc(1, sizeof(*p));
	enum status s;
	int rows, cols;

	p->desk = d;
	p->term = t;
	p->clock = clock;
	p->speed = 1;
	p->caption = "";
	p->arena = arena_new();
	term_size(t, &rows, &cols);
	p->canvas = canvas_new(rows, cols);
	canvas_set_ascii(p->canvas, term_is_ascii(t));
	clock_init_real(&p->real);
	d->machine = &p->real;
	s = read_script(p, path, e);
	if (s == OK) {
		draw(p);
		s = desk_begin(d, e);
	}
	p->seen = p->due = clock_boot(&p->real);
	for (int i = 0; s == OK && i < p->n && !p->stopped && !desk_done(d); i++)
		play_step(p, &p->steps[i]);
	/* The clock of the part is of that day; from here on it is today. */
	if (s == OK && !desk_done(d) && p->stopped)
		part_clock_stop(d);
	if (s == OK && !desk_done(d))
		desk_say(d, ROLE_GOOD, "%s",
		         p->stopped ? _("Playing has stopped. You can go on yourself.")
		                    : _("That was a whole session. You can look around yourself."));
	d->machine = NULL;
	canvas_free(p->canvas);
	arena_free(p->arena);
	free(p);
	return s;
}
