#include "private.h"

#include <errno.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "mem.h"

enum { GONE_WAIT_MS = 1000 };

static void read_signals(struct term *t)
{
	struct signalfd_siginfo info;

	while (read(t->signals, &info, sizeof info) == (ssize_t)sizeof info) {
		switch (info.ssi_signo) {
		case SIGHUP:
			t->news |= NEWS_HANGUP;
			break;
		case SIGTERM:
		case SIGINT:
		case SIGQUIT:
			t->news |= NEWS_TERMINATE;
			break;
		case SIGWINCH:
			if (t->gone)
				break;
			/* The same size again may have been another one in between, and
			 * the terminal has cut its screen then. */
			if (!term_take_size(t))
				term_redraw(t);
			t->news |= NEWS_RESIZE;
			break;
		case SIGTSTP:
			term_suspend(t);
			break;
		default: /* SIGCONT, after a stop that could not be seen coming */
			term_resume(t);
			break;
		}
	}
}

static void lose_terminal(struct term *t)
{
	if (!t->gone)
		t->news |= NEWS_HANGUP;
	t->gone = true;
}

static void read_terminal(struct term *t)
{
	char bytes[DECODER_FEED_MAX];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);

	if (n > 0)
		decoder_feed(&t->decoder, bytes, (size_t)n, clock_boot(&t->clock));
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		lose_terminal(t);
}

/* True when there was news, of which one piece is now in out. */
static bool take_news(struct term *t, struct event *out)
{
	static const struct {
		unsigned news;
		enum event_type type;
	} order[] = {{NEWS_HANGUP, EVENT_HANGUP},
	             {NEWS_TERMINATE, EVENT_TERMINATE},
	             {NEWS_CONTINUE, EVENT_CONTINUE},
	             {NEWS_RESIZE, EVENT_RESIZE}};

	for (size_t i = 0; i < N_ITEMS(order); i++) {
		if ((t->news & order[i].news) == 0)
			continue;
		t->news &= ~order[i].news;
		/* SIGHUP and the end of the terminal are one and the same. */
		if (order[i].news == NEWS_HANGUP && t->hangup_told)
			continue;
		t->hangup_told |= order[i].news == NEWS_HANGUP;
		*out = (struct event){.type = order[i].type, .rows = t->rows, .cols = t->cols};
		return true;
	}
	return false;
}

static int earlier(int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	return a < b ? a : b;
}

/* Waits once, and reads what came.  True when the watched descriptor has something. */
static bool poll_once(struct term *t, int timeout_ms, int *watch_fd)
{
	enum { SIGNALS, TERMINAL, WATCH };
	struct pollfd fds[] = {
	        [SIGNALS] = {.fd = t->signals, .events = POLLIN},
	        [TERMINAL] = {.fd = t->gone ? -1 : STDIN_FILENO, .events = POLLIN},
	        [WATCH] = {.fd = *watch_fd, .events = POLLIN},
	};

	if (poll(fds, N_ITEMS(fds), timeout_ms) <= 0)
		return false;
	if (fds[SIGNALS].revents != 0)
		read_signals(t);
	if (fds[TERMINAL].revents & POLLIN)
		read_terminal(t);
	else if (fds[TERMINAL].revents != 0)
		lose_terminal(t);
	/* A broken watch would end every wait at once. */
	if (fds[WATCH].revents != 0 && (fds[WATCH].revents & POLLIN) == 0)
		*watch_fd = -1;
	return (fds[WATCH].revents & POLLIN) != 0;
}

void term_forget_keys(struct term *t)
{
	if (!t->gone)
		tcflush(STDIN_FILENO, TCIFLUSH);
	decoder_forget(&t->decoder);
}

void term_wait(struct term *t, int timeout_ms, int watch_fd, struct event *out)
{
	int64_t now = clock_boot(&t->clock), deadline;
	bool is_first = true;

	/* Without a terminal nothing may ever come: no wait is for ever then. */
	if (t->gone && timeout_ms < 0)
		timeout_ms = GONE_WAIT_MS;
	deadline = now + timeout_ms;
	for (;;) {
		int left = timeout_ms < 0 ? -1 : deadline > now ? (int)(deadline - now) : 0;

		/* However long ago the first half of a sequence was read, the other half may
		 * lie in the terminal: that is looked at before time counts. */
		if (take_news(t, out) ||
		    decoder_next(&t->decoder, is_first ? t->decoder.fed : now, out))
			return;
		if (left == 0 && !is_first)
			break;
		is_first = false;
		if (poll_once(t, earlier(left, decoder_timeout(&t->decoder, now)), &watch_fd)) {
			*out = (struct event){.type = EVENT_BELL};
			return;
		}
		now = clock_boot(&t->clock);
	}
	*out = (struct event){.type = EVENT_TICK};
}
