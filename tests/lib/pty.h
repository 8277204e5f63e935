/* A terminal for tests: runs a command on a pseudo-terminal, keeps its screen with
 * libvterm, and is to it what a terminal window and a shell with job control are.
 *
 *     const char *argv[] = {"dialoog", "hub.db", NULL};
 *     const char *env[] = {"TERM=xterm-256color", "NO_COLOR", NULL};
 *     struct pty *p = pty_start(&(struct pty_options){.argv = argv, .env = env});
 *     assert_true(pty_wait_text(p, "Agenda"));
 *     pty_send(p, "\033[15~");
 *     ...
 *     pty_free(p);
 *
 * Nothing sleeps: each pty_wait_... follows the output until what is asked for is so, and is
 * false when that takes longer than PTY_DEADLINE_MS or the command has ended before;
 * it then prints the screen as a comment for the log of the test.  All other
 * functions tell what has been seen up to the last wait. */
#ifndef DIALOOG_TESTS_PTY_H
#define DIALOOG_TESTS_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Far longer than anything takes on a machine that has other things to do. */
enum { PTY_DEADLINE_MS = 30000 };

struct pty;

struct pty_options {
	const char *const *argv; /* NULL-ended; argv[0] is looked up in PATH */
	const char *const *env;  /* NULL-ended or NULL: "NAME=value" sets, "NAME" unsets */
	int rows, cols;          /* 0: 24 x 80 */
	bool no_size;            /* the terminal does not know its size: 0 x 0 */
};

/* Starts the command.  Ends the test program when the machine cannot. */
struct pty *pty_start(const struct pty_options *o);
/* Kills what still runs and frees everything (NULL-safe). */
void pty_free(struct pty *p);

/* Types; a full terminal is waited for.  After pty_hang_up nothing happens. */
void pty_send(struct pty *p, const char *text);
void pty_send_bytes(struct pty *p, const void *bytes, size_t n);
/* Gives the terminal another size; the command gets SIGWINCH. */
void pty_resize(struct pty *p, int rows, int cols);
/* Clears the screen behind the back of the command, as some other size in between does. */
void pty_wipe(struct pty *p);
void pty_size(const struct pty *p, int *rows, int *cols);
/* Sends a signal to the command. */
void pty_kill(struct pty *p, int sig);
/* Closes the terminal as a window is closed, but sends no SIGHUP: pty_kill does that. */
void pty_hang_up(struct pty *p);

/* Until holds(p, what); name is what it is called when that takes too long. */
bool pty_wait_for(struct pty *p, bool (*holds)(struct pty *p, const void *what), const void *what,
                  const char *name);
/* Until the screen shows text, or shows it no more.  A text does not go on on the next row. */
bool pty_wait_text(struct pty *p, const char *text);
bool pty_wait_no_text(struct pty *p, const char *text);
/* Until that row shows text. */
bool pty_wait_row(struct pty *p, int row, const char *text);
/* Until text is among the bytes that came since pty_forget_bytes. */
bool pty_wait_bytes(struct pty *p, const char *text);
/* Until the cursor is there. */
bool pty_wait_cursor(struct pty *p, int row, int col);
/* Until the command is stopped by a signal (as by Ctrl-Z). */
bool pty_wait_stopped(struct pty *p);
/* Until the command has ended and all its output is read; *status (may be NULL) is as
 * waitpid gives it. */
bool pty_wait_end(struct pty *p, int *status);
/* Follows the output until ms have passed or the command has ended: for a test that strikes
 * at a moment of chance, never to wait for something. */
void pty_follow(struct pty *p, int ms);

/* The screen as text: rows ended by '\n', spaces at the end of rows left out; or one
 * row without '\n'.  Borrowed until the next call of either. */
const char *pty_screen(struct pty *p);
const char *pty_row(struct pty *p, int row);
void pty_cursor(const struct pty *p, int *row, int *col);
bool pty_cursor_is_visible(const struct pty *p);
bool pty_is_alternate(const struct pty *p);
/* True when the terminal reports clicks to the command. */
bool pty_has_mouse(const struct pty *p);
/* True when what is typed is shown and handed over by lines, as in a shell. */
bool pty_is_cooked(const struct pty *p);
/* The window's title; "" when never set.  Borrowed. */
const char *pty_title(const struct pty *p);

/* How a cell looks.  Colours: -1 the terminal's own, else a number of the palette. */
struct pty_look {
	bool bold, dim, reverse, underline;
	int fg, bg;
};
struct pty_look pty_look(const struct pty *p, int row, int col);

/* All bytes that came since the start or pty_forget_bytes; ended by NUL. */
const char *pty_bytes(const struct pty *p, size_t *n);
void pty_forget_bytes(struct pty *p);
/* True when a colour was asked for in those bytes (SGR 30-49, 90-107). */
bool pty_has_colors(const struct pty *p);
pid_t pty_pid(const struct pty *p);

#endif
