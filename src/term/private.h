/* The inside of the terminal, for the files of this layer only.  It names no type of
 * curses, whose macros collide with ordinary names. */
#ifndef DIALOOG_TERM_PRIVATE_H
#define DIALOOG_TERM_PRIVATE_H

#include "term.h"

#include <signal.h>

#include "clock.h"
#include "decode.h"
#include "modes.h"
#include "theme.h"

struct screen; /* SCREEN of curses */

/* What has happened and is to be told, in this order. */
enum {
	NEWS_HANGUP = 1,
	NEWS_TERMINATE = 2,
	NEWS_CONTINUE = 4,
	NEWS_RESIZE = 8,
};

struct term {
	struct term_options options;
	struct appearance appearance;
	const char *kind; /* of terminal, as terminfo calls it */
	struct screen *screen;
	struct clock clock;
	struct modes modes;
	struct decoder decoder;
	sigset_t mask_before;
	int signals; /* signalfd */
	unsigned news;
	bool gone; /* the terminal is: it is read no more */
	bool hangup_told;
	bool cursor_shown;
	int rows, cols;
	char *title; /* that the window has now, or NULL */
	char *place; /* that the sentence after a fault names, or NULL */
	/* What stands on the screen of curses, or NULL when that is to be drawn as a whole. */
	struct canvas *drawn;
};

/* term.c */
/* Takes over the size that the terminal has now; false when it is the same. */
bool term_take_size(struct term *t);
/* Gives the terminal away as it was before, and sets it up anew after something else has used it.
 */
void term_leave(struct term *t);
void term_resume(struct term *t);
/* Stops the whole job, as Ctrl-Z does in a shell, and comes back when the shell lets it go on. */
void term_stop_job(void);

/* window.c */
/* Writes the title again, when there is one. */
void window_show_title(const struct term *t);

#endif
