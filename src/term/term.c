#include "private.h"

#include <errno.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "blit.h"
#include "crash.h"
#include "kind.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

#include "wcurses.h"

enum { ESC_MS = 25, ESC_MS_MAX = 1000, ROWS_UNKNOWN = 24, COLS_UNKNOWN = 80 };

/* Curses would take these over, each in its own way; so they are given back. */
static const int curses_signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

static const struct {
	const char *capability;
	uint32_t code;
} terminfo_keys[] = {
        {"kcuu1", KEY_UP_},      {"kcud1", KEY_DOWN_},   {"kcub1", KEY_LEFT_},
        {"kcuf1", KEY_RIGHT_},   {"khome", KEY_HOME_},   {"kend", KEY_END_},
        {"kpp", KEY_PAGE_UP},    {"knp", KEY_PAGE_DOWN}, {"kich1", KEY_INSERT},
        {"kdch1", KEY_DELETE},   {"kcbt", KEY_BACKTAB},  {"kent", KEY_ENTER_},
        {"kbs", KEY_BACKSPACE_}, {"kf1", KEY_F1},        {"kf2", KEY_F1 + 1},
        {"kf3", KEY_F1 + 2},     {"kf4", KEY_F1 + 3},    {"kf5", KEY_F1 + 4},
        {"kf6", KEY_F1 + 5},     {"kf7", KEY_F1 + 6},    {"kf8", KEY_F1 + 7},
        {"kf9", KEY_F1 + 8},     {"kf10", KEY_F1 + 9},   {"kf11", KEY_F1 + 10},
        {"kf12", KEY_F12},
};

static bool is_capable(const char *capability)
{
	const char *s = tigetstr(capability);

	return s != NULL && s != (const char *)-1;
}

static void load_keys(struct decoder *d)
{
	for (size_t i = 0; i < N_ITEMS(terminfo_keys); i++) {
		if (is_capable(terminfo_keys[i].capability))
			decoder_add_key(d, tigetstr(terminfo_keys[i].capability),
			                terminfo_keys[i].code);
	}
}

static int esc_delay(void)
{
	int ms = ESC_MS;
	const char *wish = getenv("ESCDELAY");

	if (wish != NULL)
		text_to_int(wish, 1, ESC_MS_MAX, &ms);
	return ms;
}

/* From here on signals are read as events in term_wait, so no handler interrupts a
 * command half-way. */
static enum status take_signals(struct term *t, struct err *e)
{
	static const int taken[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < N_ITEMS(taken); i++)
		sigaddset(&set, taken[i]);
	sigprocmask(SIG_BLOCK, &set, &t->mask_before);
	t->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (t->signals < 0) {
		sigprocmask(SIG_SETMASK, &t->mask_before, NULL);
		return err_errno(e, E_IO, errno, _("The terminal could not be started"));
	}
	return OK;
}

static void give_signals_back(struct term *t)
{
	close(t->signals);
	sigprocmask(SIG_SETMASK, &t->mask_before, NULL);
}

static void do_nothing(int sig)
{
	(void)sig;
}

static SCREEN *start_curses(const char *kind)
{
	struct sigaction before[N_ITEMS(curses_signals)], handled = {.sa_handler = do_nothing};
	SCREEN *screen;

	for (size_t i = 0; i < N_ITEMS(curses_signals); i++)
		sigaction(curses_signals[i], NULL, &before[i]);
	/* Curses ignores SIGTSTP while it draws, and with that throws away one that waits to be
	 * read; unless it finds that somebody else handles it. */
	sigaction(SIGTSTP, &handled, NULL);
	/* The size is the terminal's, not what LINES and COLUMNS say. */
	use_tioctl(TRUE);
	screen = newterm(kind, stdout, stdin);
	for (size_t i = 0; i < N_ITEMS(curses_signals); i++)
		sigaction(curses_signals[i], &before[i], NULL);
	return screen;
}

static void set_up_screen(struct term *t)
{
	modes_init(&t->modes, t->options.mouse, t->options.title, t->options.at_once);
	crash_set_restore(t->modes.restore);
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	/* Input is read elsewhere: curses must not look at it while it draws. */
	typeahead(-1);
	blit_init(t->appearance);
	curs_set(0);
	t->cursor_shown = false;
	term_take_size(t);
	refresh();
	modes_write(t->modes.on);
}

enum status term_start(const struct term_options *o, struct term **out, struct err *e)
{
	const char *kind;
	enum status status = kind_find(&kind, e);
	struct term *t;

	if (status != OK)
		return status;
	t = xcalloc(1, sizeof *t);
	t->options = *o;
	clock_init_real(&t->clock);
	status = take_signals(t, e);
	if (status != OK) {
		free(t);
		return status;
	}
	crash_arm(_("The program has stopped because of a fault in it. What was stored is safe: "
	            "start it again to go on."));
	t->screen = start_curses(kind);
	if (t->screen == NULL) {
		crash_disarm();
		give_signals_back(t);
		free(t);
		return kind_refuse(kind, e);
	}
	t->kind = kind;
	t->appearance.theme = o->theme;
	t->appearance.tier = theme_tier(o->color, getenv("NO_COLOR"), tigetnum("colors"));
	decoder_init(&t->decoder, esc_delay());
	load_keys(&t->decoder);
	set_up_screen(t);
	*out = t;
	return OK;
}

void term_stop(struct term *t)
{
	if (t == NULL)
		return;
	modes_write(t->modes.off);
	endwin();
	crash_disarm();
	delscreen(t->screen);
	give_signals_back(t);
	decoder_fini(&t->decoder);
	canvas_free(t->drawn);
	free(t->title);
	free(t->place);
	free(t);
}

void term_set_place(struct term *t, const char *path)
{
	AUTO_FREE char *shown = NULL, *sentence = NULL;

	if (t->place != NULL && strcmp(t->place, path) == 0)
		return;
	free(t->place);
	t->place = xstrdup(path);
	shown = text_harmless(path);
	sentence = xasprintf(_("The program has stopped because of a fault in it. What was stored "
	                       "is safe, in %s: start it again to go on."),
	                     shown);
	crash_set_sentence(sentence);
}

void term_size(const struct term *t, int *rows, int *cols)
{
	*rows = t->rows;
	*cols = t->cols;
}

static void forget_drawn(struct term *t)
{
	canvas_free(t->drawn);
	t->drawn = NULL;
}

bool term_take_size(struct term *t)
{
	struct winsize size = {0};
	int rows = ROWS_UNKNOWN, cols = COLS_UNKNOWN;

	/* Some terminals do not know: 0 x 0. */
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		rows = size.ws_row;
		cols = size.ws_col;
	}
	if (rows == t->rows && cols == t->cols)
		return false;
	/* resizeterm() would also put a key into a queue that is never read. */
	resize_term(rows, cols);
	clearok(curscr, TRUE);
	forget_drawn(t);
	t->rows = rows;
	t->cols = cols;
	return true;
}

const char *term_stand_in(const struct term *t)
{
	return strcmp(t->kind, getenv("TERM")) == 0 ? NULL : t->kind;
}

bool term_is_ascii(const struct term *t)
{
	return t->options.ascii;
}

/* The same canvas in ASCII, owned by the caller. */
static struct canvas *ascii_copy(const struct canvas *c)
{
	int rows = canvas_rows(c), cols = canvas_cols(c);
	struct canvas *copy = canvas_new(rows, cols);

	for (int row = 0; row < rows; row++) {
		for (int col = 0; col < cols; col++) {
			const struct cell *cell = canvas_cell(c, row, col);
			char text[4 * N_ITEMS(cell->ch) + 1] = " ";
			size_t len = 0;

			for (size_t i = 0; i < N_ITEMS(cell->ch) && cell->ch[i] != 0; i++)
				len += text_encode(cell->ch[i], text + len);
			text[len > 0 ? len : 1] = '\0';
			if (cell->width > 0)
				canvas_put(copy, row, col, cell->width, (enum role)cell->role,
				           text);
		}
	}
	canvas_to_ascii(copy);
	return copy;
}

/* What was put on the screen of curses goes to the terminal, and the cursor to its place. */
static void update(struct term *t, const struct canvas *c, bool changed)
{
	int row, col;
	bool shown;

	canvas_get_cursor(c, &row, &col);
	shown = row >= 0 && row < t->rows && col >= 0 && col < t->cols;
	if (shown)
		move(row, col);
	if (shown != t->cursor_shown)
		curs_set(shown ? 1 : 0);
	t->cursor_shown = shown;
	wnoutrefresh(stdscr);
	if (t->modes.hold != NULL && changed)
		modes_write(t->modes.hold);
	doupdate();
	if (t->modes.hold != NULL && changed)
		modes_write(t->modes.let_go);
}

static bool is_size_of_drawn(const struct term *t, const struct canvas *c)
{
	return t->drawn != NULL && canvas_rows(t->drawn) == canvas_rows(c) &&
	       canvas_cols(t->drawn) == canvas_cols(c);
}

void term_draw(struct term *t, const struct canvas *c)
{
	struct canvas *copy = t->options.ascii ? ascii_copy(c) : NULL;
	bool changed;

	if (t->gone) {
		canvas_free(copy);
		return;
	}
	if (!is_size_of_drawn(t, c))
		forget_drawn(t);
	changed = blit_canvas(t->appearance, copy != NULL ? copy : c, t->drawn, t->rows, t->cols);
	if (t->drawn == NULL)
		t->drawn = canvas_new(canvas_rows(c), canvas_cols(c));
	canvas_copy(t->drawn, copy != NULL ? copy : c);
	canvas_free(copy);
	update(t, c, changed);
}

void term_draw_rows(struct term *t, const struct canvas *c, int row, int rows)
{
	if (t->gone)
		return;
	if (t->options.ascii || !is_size_of_drawn(t, c)) {
		term_draw(t, c);
		return;
	}
	blit_rows(t->appearance, c, t->drawn, row, rows, t->rows, t->cols);
	canvas_copy_rows(t->drawn, c, row, rows);
	update(t, c, true);
}

void term_redraw(struct term *t)
{
	if (t->gone)
		return;
	clearok(curscr, TRUE);
	wnoutrefresh(stdscr);
	doupdate();
}

void term_resume(struct term *t)
{
	if (t->gone)
		return;
	crash_resume();
	reset_prog_mode();
	if (term_take_size(t))
		t->news |= NEWS_RESIZE;
	term_redraw(t);
	modes_write(t->modes.on);
	window_show_title(t);
	t->news |= NEWS_CONTINUE;
}

void term_leave(struct term *t)
{
	modes_write(t->modes.off);
	def_prog_mode();
	endwin();
	crash_pause();
}

void term_stop_job(void)
{
	static const struct timespec now = {0};
	struct sigaction normal = {.sa_handler = SIG_DFL}, before;
	sigset_t stop, resume;

	sigaction(SIGTSTP, &normal, &before);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	kill(0, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	/* Here the process is stopped. */
	sigprocmask(SIG_BLOCK, &stop, NULL);
	sigaction(SIGTSTP, &before, NULL);
	/* What woke it up is no news any more. */
	sigemptyset(&resume);
	sigaddset(&resume, SIGCONT);
	while (sigtimedwait(&resume, NULL, &now) > 0) {
	}
}

void term_suspend(struct term *t)
{
	if (t->gone)
		return;
	term_leave(t);
	term_stop_job();
	term_resume(t);
}

const char *term_library_version(void)
{
	const char *name = curses_version(), *space = strchr(name, ' ');

	/* "ncurses 6.4.20221231" */
	return space != NULL ? space + 1 : name;
}
