/* A program of term and canvas alone, for test_term.c: it shows the events it gets, and some
 * keys make it do what a test wants to see.
 *
 *     term_app [--ascii] [--color never|always] [--no-mouse] [--no-title] [--stay] */
#include "term.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"

enum { LOG_ROWS = 6, EXIT_TERMINATED = 5, EXIT_HUNG_UP = 6, EXIT_STAYED = 7, EXIT_REFUSED = 69 };

struct app {
	struct term *term;
	struct canvas *canvas;
	char log[LOG_ROWS][100];
	int count;
	int bell[2];
	bool stay, hung_up, hides_cursor;
};

/* Runs the stack full; the compiler must not see that it never ends. */
static int fill_stack(volatile char *above)
{
	static volatile bool is_enough;
	volatile char here[4096];

	here[0] = above[0];
	if (is_enough)
		return 0;
	return fill_stack(here) + here[0];
}

static void die_by_fault(void)
{
	char *forbidden = mmap(NULL, 1, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	*(volatile char *)forbidden = 1;
}

/* A process of ours that ends while the terminal is in use here. */
static void lose_child(bool by_signal)
{
	pid_t pid = fork();

	if (pid == 0 && by_signal)
		abort();
	if (pid == 0)
		exit(3);
	if (pid < 0 || waitpid(pid, NULL, 0) != pid)
		exit(4);
}

/* Letters of one column and of two, with marks and without, in two looks. */
static void scatter(struct canvas *c, int row)
{
	static const char *const letters[] = {" ", "a", "e\314\201", "\344\275\234", "-"};

	for (int col = 0; col < canvas_cols(c); col++)
		if (rand() % 3 == 0)
			canvas_put(c, row, col, 2, rand() % 2 ? ROLE_NORMAL : ROLE_SELECTED,
			           letters[(size_t)rand() % N_ITEMS(letters)]);
}

/* Draws one canvas after the other that differ in some places, whole or some rows only; the last
 * one stays until the next event. */
static void draw_much(struct app *a)
{
	enum { TIMES = 300 };
	int rows, cols;
	struct event e;

	term_size(a->term, &rows, &cols);
	for (int i = 0; i < TIMES; i++) {
		int row = rand() % rows;

		scatter(a->canvas, row);
		if (i % 2)
			term_draw(a->term, a->canvas);
		else
			term_draw_rows(a->term, a->canvas, row, 1);
	}
	for (int row = 0; row < rows; row++)
		for (int col = 0; col + 1 < cols; col += 4)
			canvas_put(a->canvas, row, col, 4, ROLE_NORMAL, "x\344\275\234y");
	term_draw(a->term, a->canvas);
	term_wait(a->term, -1, -1, &e);
}

static void act(struct app *a, uint32_t code)
{
	static const char *const copied[] = {"a", "ab", "ab\303\251", "ab\303\251x\n"};
	volatile char zero[1] = {0};

	if (code == 'S')
		term_suspend(a->term);
	else if (code == 'L')
		term_redraw(a->term);
	else if (code == 'D')
		die_by_fault();
	else if (code == 'A')
		abort();
	else if (code == 'O')
		exit(fill_stack(zero));
	else if (code == 'F')
		fatal("a broken rule");
	else if (code == 'X')
		exit(3);
	else if (code == 'K' || code == 'E')
		lose_child(code == 'K');
	else if (code == 'W' && write(a->bell[1], "", 1) != 1)
		exit(4);
	else if (code == 'C')
		close(a->bell[1]);
	else if (code == 'T')
		term_set_title(a->term, "caf\303\251 \033]0;evil\a\302\233 end");
	else if (code == 'P')
		term_set_place(a->term, "/home/some\033body/hub.db");
	else if (code >= '1' && code <= '4')
		term_copy(a->term, copied[code - '1']);
	else if (code == 'R')
		draw_much(a);
	else if (code == 'H')
		a->hides_cursor = true;
}

static void describe(const struct event *e, char *out, size_t size)
{
	static const char *const names[] = {
	        [EVENT_NONE] = "none",     [EVENT_KEY] = "key",
	        [EVENT_PASTE] = "paste",   [EVENT_MOUSE] = "mouse",
	        [EVENT_RESIZE] = "resize", [EVENT_TICK] = "tick",
	        [EVENT_BELL] = "bell",     [EVENT_CONTINUE] = "continue",
	        [EVENT_HANGUP] = "hangup", [EVENT_TERMINATE] = "terminate",
	};
	char key[40];
	int n = snprintf(out, size, "%s ", names[e->type]);

	out += n;
	size -= (size_t)n;
	if (e->type == EVENT_KEY)
		snprintf(out, size, "<%s>",
		         e->key.code == KEY_UNKNOWN ? "?" : key_name(e->key, key, sizeof key));
	else if (e->type == EVENT_MOUSE)
		snprintf(out, size, "row %d col %d button %d", e->row, e->col, e->button);
	else if (e->type == EVENT_RESIZE || e->type == EVENT_CONTINUE)
		snprintf(out, size, "%dx%d", e->rows, e->cols);
	else if (e->type == EVENT_PASTE) {
		n = snprintf(out, size, "%zu bytes: ", e->len);
		for (size_t i = 0; i < e->len && (size_t)n + 1 < size && i < 40; i++)
			out[n++] = e->text[i] == '\n' ? '/' : e->text[i];
		out[n] = '\0';
	}
}

static void draw(struct app *a)
{
	struct canvas *c = a->canvas;
	int rows, cols;

	term_size(a->term, &rows, &cols);
	canvas_reset(c, rows, cols);
	canvas_putf(c, 0, 0, ROLE_TITLE, "term_app %d events", a->count);
	canvas_put(c, 1, 0, cols, ROLE_NORMAL,
	           "caf\303\251 \344\275\234\350\200\205| \342\226\210");
	for (int i = 0; i < LOG_ROWS; i++)
		canvas_put(c, 2 + i, 0, cols, ROLE_NORMAL, a->log[i]);
	canvas_put(c, 9, 2, cols, ROLE_SELECTED, "selected");
	canvas_put(c, 9, 20, cols, ROLE_DISABLED, "disabled");
	canvas_put(c, 9, 40, cols, ROLE_QR, "qr");
	canvas_put(c, 9, 50, cols, ROLE_INPUT, "input");
	/* Controls, a newer picture than the C library knows, spaces without width. */
	canvas_put(c, 10, 0, 12, ROLE_NORMAL,
	           "a\314\201\033[31mb\360\237\253\250\342\200\213\342\200\256c");
	canvas_put(c, 10, 12, 1, ROLE_SELECTED, "!");
	canvas_put_right(c, rows - 1, cols, cols, ROLE_NORMAL, "corner");
	/* Where nothing is written: when it gets there, the screen is whole. */
	if (!a->hides_cursor)
		canvas_set_cursor(c, 8, 30);
	term_draw(a->term, c);
}

/* The numbered event on its own row; the rows are used in turn. */
static bool handle(struct app *a, const struct event *e)
{
	char text[80];

	describe(e, text, sizeof text);
	a->count++;
	snprintf(a->log[a->count % LOG_ROWS], sizeof a->log[0], "#%d %s", a->count, text);
	if (e->type == EVENT_HANGUP)
		a->hung_up = true;
	return e->type != EVENT_TERMINATE &&
	       !(e->type == EVENT_KEY && e->key.code == 'q' && e->key.mods == 0) &&
	       (e->type != EVENT_HANGUP || a->stay) && !(a->hung_up && e->type == EVENT_TICK);
}

static int run(struct app *a)
{
	struct event e;
	char byte;

	for (;;) {
		draw(a);
		term_wait(a->term, -1, a->bell[0], &e);
		if (e.type == EVENT_BELL && read(a->bell[0], &byte, 1) != 1)
			exit(4);
		if (!handle(a, &e))
			break;
		if (e.type == EVENT_KEY) {
			draw(a);
			act(a, e.key.code);
		}
	}
	term_stop(a->term);
	canvas_free(a->canvas);
	if (e.type == EVENT_TERMINATE)
		return EXIT_TERMINATED;
	if (a->hung_up)
		return e.type == EVENT_TICK ? EXIT_STAYED : EXIT_HUNG_UP;
	puts("term_app is done");
	return 0;
}

int main(int argc, char **argv)
{
	struct term_options o = {.mouse = true, .title = true};
	struct app a = {0};
	struct err e;

	setlocale(LC_ALL, "");
	for (int i = 1; i < argc; i++) {
		o.ascii |= strcmp(argv[i], "--ascii") == 0;
		o.mouse &= strcmp(argv[i], "--no-mouse") != 0;
		o.title &= strcmp(argv[i], "--no-title") != 0;
		a.stay |= strcmp(argv[i], "--stay") == 0;
		if (strcmp(argv[i], "never") == 0)
			o.color = COLOR_NEVER;
		else if (strcmp(argv[i], "always") == 0)
			o.color = COLOR_ALWAYS;
	}
	if (pipe(a.bell) != 0)
		return 4;
	if (term_start(&o, &a.term, &e) != OK) {
		fprintf(stderr, "term_app: %s\n", e.msg);
		return EXIT_REFUSED;
	}
	a.canvas = canvas_new(1, 1);
	return run(&a);
}
