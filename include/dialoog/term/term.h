/* The real terminal: started once, always restored, whatever happens.  Only
 * src/term includes curses.h. */
#ifndef DIALOOG_TERM_TERM_H
#define DIALOOG_TERM_TERM_H

#include "canvas.h"
#include "err.h"
#include "key.h"

struct term;

enum term_color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* AUTO and MONO stand on the terminal's own background, the others on one of their own; MONO
 * has no colours.  Without colours (COLOR_NEVER, or a terminal that has none) all are MONO. */
enum term_theme {
	THEME_AUTO,
	THEME_DARK,
	THEME_LIGHT,
	THEME_HIGH_CONTRAST,
	THEME_MONO,
	THEME_HALL_DARK, /* for many people far away: each colour has a contrast of 7:1 or more */
	THEME_HALL_LIGHT,
	THEME_COUNT
};

struct term_options {
	enum term_color color; /* AUTO: what terminfo says, and NO_COLOR */
	enum term_theme theme;
	bool ascii; /* --ascii, or the locale is not UTF-8 */
	bool mouse;
	bool title; /* of the window may be set */
	/* Each drawing is shown at once, not as it comes in, by terminals that can: mode 2026,
	 * "synchronized output". */
	bool at_once;
};

/* Starts the terminal on standard input and output: alternate screen, raw keys,
 * bracketed paste, mouse; tr_init must have set the locale.  One at a time.
 * E_UNSUPPORTED without a terminal or with an unknown TERM that is not like xterm either (the
 * sentence says what to do).  Signals TERM HUP INT QUIT WINCH TSTP CONT are taken over and stay
 * blocked until term_stop: a child process must be started with an empty signal mask.  SEGV ABRT
 * BUS FPE ILL, fatal() and exit() restore the terminal first; the signals say one sentence, and
 * then do what they would have done. */
MUST_CHECK enum status term_start(const struct term_options *o, struct term **out, struct err *e);
/* Restores the terminal and frees t (NULL-safe). */
void term_stop(struct term *t);
/* What this terminal is taken for, because nobody knows the type that TERM names; NULL: it is
 * known. */
const char *term_stand_in(const struct term *t);
/* Only ASCII can be shown. */
bool term_is_ascii(const struct term *t);
/* The size now. */
void term_size(const struct term *t, int *rows, int *cols);
/* Shows the canvas: everything, cheaply; the cursor goes to the canvas' cursor. */
void term_draw(struct term *t, const struct canvas *c);
/* The same, of these rows only, of a canvas that else is as it was drawn last. */
void term_draw_rows(struct term *t, const struct canvas *c, int row, int rows);
/* Draws everything anew (Ctrl-L, after another program). */
void term_redraw(struct term *t);
/* Keys that were typed and not told yet are gone. */
void term_forget_keys(struct term *t);
/* The title of the window, where there is one and it may be set: harmless, at most 80 columns.  It
 * is written when it changes; at every end the window has the one from before, or none. */
void term_set_title(struct term *t, const char *text);
/* The terminal is known to take texts for the clipboard.  Whether it then does, it may ask whoever
 * sits there, and never tells; the clipboard is never read. */
bool term_has_clipboard(const struct term *t);
/* Gives it this text, which is UTF-8; nothing without a clipboard. */
void term_copy(struct term *t, const char *text);
/* Where everything is that was stored, for the sentence of a program that stops because of a fault
 * in it. */
void term_set_place(struct term *t, const char *path);
/* Rings the bell of the terminal. */
void term_ring(struct term *t);
/* Suspends the process as Ctrl-Z in a shell does, and comes back. */
void term_suspend(struct term *t);
/* Gives the terminal to a program, argv[0] looked up in PATH, until that has ended: *ended is as
 * waitpid gives it.  The program begins with no signal blocked and with all as they are by default;
 * when it stops, as Ctrl-Z makes it, the whole job stops.  Signals of keys that were meant for it
 * do nothing here.  E_NOT_FOUND: there is no such program; E_IO. */
MUST_CHECK enum status term_run(struct term *t, char *const argv[], int *ended, struct err *e);
/* Waits for the next event, at most timeout_ms (-1: for ever; 0: only what is there), and
 * then gives EVENT_TICK.  watch_fd (or -1) is another descriptor: when readable,
 * EVENT_BELL, until the caller has read it.  Events come in the order in which they
 * happened; nothing is lost.  Without a terminal, after EVENT_HANGUP, nothing
 * waits for ever: EVENT_TICK comes after a second. */
void term_wait(struct term *t, int timeout_ms, int watch_fd, struct event *out);

/* The version of the library behind this, "6.4.20221231". */
const char *term_library_version(void);

#endif
