/* The facilitator's desk: the state of the screen, what keys do to it, and how it is
 * drawn.  It knows no terminal: it takes events and draws on a canvas, so that
 * tests and scripts drive the real thing. */
#ifndef DIALOOG_DESK_DESK_H
#define DIALOOG_DESK_DESK_H

#include "canvas.h"
#include "clock.h"
#include "err.h"
#include "key.h"

struct desk;
struct settings;
struct term;

struct desk_options {
	const char *path; /* of the hub */
	bool read_only;
	bool looks_on;             /* another desk writes: this one reads, until it may take over */
	bool create;               /* make the hub when it is absent */
	const char *practice_path; /* of the practice hub, for the start screen; or NULL */
	struct settings *settings; /* borrowed until desk_free; NULL: nothing is set */
};

/* Opens the hub and shows the start screen, or the session when there is one that is
 * open.  E_* of store_open. */
MUST_CHECK enum status desk_new(const struct desk_options *o, struct clock *clock,
                                struct desk **out, struct err *e);
void desk_free(struct desk *d);
/* Handles one event.  Everything it changes is on disk when it returns. */
void desk_event(struct desk *d, const struct event *ev);
/* Draws everything on the canvas, at its size. */
void desk_draw(struct desk *d, struct canvas *c);
/* Draws, on the canvas of the last desk_draw, only the text that is typed, where it stands
 * (canvas_entry): what is typed can be seen before all the rest is drawn.  False: nothing is typed
 * there, or it needs more rows or fewer; nothing is drawn. */
bool desk_draw_typed(struct desk *d, struct canvas *c);
/* True when the desk wants to end. */
bool desk_done(const struct desk *d);
/* True once after each request to suspend, or to draw everything anew. */
bool desk_take_suspend(struct desk *d);
bool desk_take_redraw(struct desk *d);
/* A text that is to go to the editor of the user, once after each request: borrowed until it is
 * taken back; NULL: none.  Then either what came of it, cleaned, or a sentence that says why
 * nothing did. */
const char *desk_take_for_editor(struct desk *d);
void desk_take_edited(struct desk *d, const char *text);
void desk_say_not_edited(struct desk *d, const char *why);
/* True once after the desk let people wait, with a sentence that says so, and then has shown what
 * has to be read: keys that were typed meanwhile are not meant for that. */
bool desk_take_unasked(struct desk *d);
/* Says something about the terminal on the status line, behind what it says already. */
void desk_tell(struct desk *d, const char *sentence);
/* What the window is called: the title of the session, and that it is practice.  Lives until the
 * next event. */
const char *desk_title(struct desk *d);
/* The hub that is open. */
const char *desk_path(const struct desk *d);
/* There is a clipboard for desk_take_copy; without this the desk offers none. */
void desk_set_clipboard(struct desk *d, bool has);
/* Once after each request: the text that the clipboard is to get; NULL: none.  Borrowed until the
 * next event. */
const char *desk_take_copy(struct desk *d);
/* A new look at the file: another process changed it. */
void desk_reload(struct desk *d);
/* ms until the screen changes by itself: a second with a running clock, or with quiet a minute of
 * it; else to the next whole minute. */
int desk_next_tick(const struct desk *d);
/* Descriptor on which another process' changes are heard, or -1. */
int desk_watch_fd(struct desk *d);

/* True when the terminal has to do something before the next event. */
bool desk_wants_terminal(const struct desk *d);
/* The first screen is there: from here on the hub knows that a desk has it open, and where the
 * facilitator is, and what is damaged in it is told: E_CORRUPT, and the desk is to be left.  Not
 * before: a disk that is slow, or a large hub, would keep that screen away. */
MUST_CHECK enum status desk_begin(struct desk *d, struct err *e);
/* Calls show with arg and a sentence, to be put on the screen at once, when something takes a
 * while: by another thread, while the desk waits for the disk (late.h).  With NULL no more. */
void desk_on_slow(struct desk *d, void (*show)(void *arg, const char *sentence), void *arg);
/* While the desk waits for another program, wants_stop is asked a few times a second whether the
 * facilitator wants it to stop.  With NULL it is never stopped. */
void desk_on_wait(struct desk *d, bool (*wants_stop)(void *arg), void *arg);
/* Runs the desk on a terminal until it ends. */
MUST_CHECK enum status desk_run(struct desk *d, struct term *t, struct err *e);

/* Runs a script of keys (tests/README.md) without a terminal, on a canvas of this size.
 * Screens that the script saves go to folder out ("": only checked).  *d is freed and
 * made anew (with options) when the script restarts the program; NULL when that
 * failed.  E_INVALID with line number and sentence at the first line that does not
 * hold, or that comes when the desk has ended (restart may). */
struct script_options {
	const char *path;
	int rows, cols;
	bool ascii; /* screens as a terminal without UTF-8 shows them */
	const char *out;
};
MUST_CHECK enum status desk_run_script(struct desk **d, const struct desk_options *options,
                                       struct clock *clock, const struct script_options *script,
                                       struct err *e);

/* Plays the script of keys at path on the terminal, in about 90 seconds, for people who look on;
 * the clock of the desk is fixed and goes along.  Space pauses, q stops.  The desk stays as it is
 * then. E_* of file_read and desk_begin. */
MUST_CHECK enum status desk_play(struct desk *d, struct term *t, struct clock *clock,
                                 const char *path, struct err *e);

/* Is there a practice hub at path?  Writes nothing.  E_NOT_FOUND, E_CONFLICT for a hub that
 * is no practice hub, E_* of store_open. */
MUST_CHECK enum status practice_check(const char *path, const struct clock *clock, struct err *e);
/* Makes the practice hub at path when it is not there: the demo sessions, marked as practice.
 * Never touches a file that is not a practice hub (E_CONFLICT). */
MUST_CHECK enum status practice_make(const char *path, const struct clock *clock, struct err *e);
/* The same without a session.  E_CONFLICT also for a practice hub that is there already. */
MUST_CHECK enum status practice_make_empty(const char *path, const struct clock *clock,
                                           struct err *e);
/* The sessions that a practice hub begins with, in arena a. */
enum { PRACTICE_SESSIONS = 2 };
struct arena;
struct snapshot;
MUST_CHECK enum status practice_read(struct arena *a, struct snapshot *sessions, struct err *e);

#endif
