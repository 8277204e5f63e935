/* The files beside the hub: the lock of the one writer and the doorbell. */
#include "db.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "date.h"
#include "mem.h"
#include "tr.h"

static int open_beside(const char *path, const char *suffix, int flags)
{
	AUTO_FREE char *name = xasprintf("%s%s", path, suffix);

	return open(name, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
}

/* "pid host since" of who holds the lock, as it was written by them. */
static void read_holder(int fd, int *pid, char host[65], long long *since)
{
	char line[160] = "";
	ssize_t n = pread(fd, line, sizeof(line) - 1, 0);

	*pid = 0;
	*since = 0;
	host[0] = '\0';
	if (n <= 0)
		return;
	line[n] = '\0';
	if (sscanf(line, "%d %64s %lld", pid, host, since) != 3)
		*pid = 0;
}

/* A reader that looks whether the lock is free holds it for an instant, so one
 * refusal says little; a writer holds it for long. */
static bool take_lock(int fd)
{
	const struct timespec pause = {.tv_nsec = 10 * 1000 * 1000};
	int tries;

	for (tries = 0; tries < 5; tries++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return true;
		nanosleep(&pause, NULL);
	}
	return false;
}

enum status beside_lock(struct store *st, struct err *e)
{
	char host[65] = "", text[160], since_text[TIME_SIZE] = "";
	long long since;
	int pid, n;

	st->lock_fd = open_beside(st->path, ".lock", O_RDWR | O_CREAT);
	if (st->lock_fd < 0)
		return err_errno(e, E_IO, errno, _("%s cannot be opened to write"), st->name);
	if (!take_lock(st->lock_fd)) {
		read_holder(st->lock_fd, &pid, host, &since);
		close(st->lock_fd);
		st->lock_fd = -1;
		if (!pid)
			return err_set(e, E_BUSY,
			               _("Another window works with this file already. Close that "
			                 "one first."));
		moment_time(since, since_text);
		return err_set(e, E_BUSY,
		               _("Another window works with this file already (since %s). Close "
		                 "that one first. [process %d on %s]"),
		               since_text, pid, host);
	}
	if (gethostname(host, sizeof(host) - 1) < 0 || !host[0])
		snprintf(host, sizeof(host), "localhost");
	n = snprintf(text, sizeof(text), "%d %s %lld\n", (int)getpid(), host,
	             (long long)clock_wall(st->clock));
	/* Who holds it is only for the sentence above; the lock itself is the flock. */
	if (pwrite(st->lock_fd, text, (size_t)n, 0) != n || ftruncate(st->lock_fd, n) < 0)
		return err_errno(e, E_IO, errno, _("%s cannot be opened to write"), st->name);
	return OK;
}

bool store_is_worked_on(const char *path)
{
	int fd = open_beside(path, ".lock", O_RDONLY);
	bool is_held = fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) < 0;

	if (fd >= 0)
		close(fd);
	return is_held;
}

static bool lock_is_there(const struct store *st)
{
	AUTO_FREE char *name = xasprintf("%s.lock", st->path);
	struct stat open_one, named;

	return st->lock_fd >= 0 && fstat(st->lock_fd, &open_one) == 0 && stat(name, &named) == 0 &&
	       open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino;
}

static void stop_watching(struct store *st)
{
	if (st->bell_fd >= 0)
		close(st->bell_fd);
	st->bell_fd = -1;
	st->watches_screens = false;
}

enum status beside_lock_again(struct store *st, struct err *e)
{
	if (lock_is_there(st))
		return OK;
	beside_unlock(st);
	/* It watched the file that is gone. */
	stop_watching(st);
	return beside_lock(st, e);
}

/* ---- who wants to take over ---- */

/* Behind the line of the holder, which is shorter. */
enum { REQUEST_AT = 512, REQUEST_SIZE = 128 };
#define ASKED "asks"
#define REFUSED "refused"

static enum status write_request(const struct store *st, const char *word, struct err *e)
{
	char text[REQUEST_SIZE] = "", host[65] = "";
	int fd = open_beside(st->path, ".lock", O_WRONLY), os_errno;

	gethostname(host, sizeof(host) - 1);
	snprintf(text, sizeof(text), "%s %d %s\n", word, (int)getpid(), host);
	if (fd >= 0 && pwrite(fd, text, sizeof(text), REQUEST_AT) == (ssize_t)sizeof(text)) {
		close(fd);
		return OK;
	}
	os_errno = errno;
	if (fd >= 0)
		close(fd);
	return err_errno(e, E_IO, os_errno, _("%s cannot be asked for"), st->name);
}

enum status store_ask_over(struct store *st, struct err *e)
{
	return write_request(st, ASKED, e);
}

enum status store_refuse(struct store *st, struct err *e)
{
	return write_request(st, REFUSED, e);
}

/* A window of this machine that is gone waits for nothing any more. */
static bool is_dead(int pid, const char *host)
{
	char here[65] = "";

	gethostname(here, sizeof(here) - 1);
	return strcmp(host, here) == 0 && kill(pid, 0) < 0 && errno == ESRCH;
}

enum store_request store_request(const struct store *st, int *pid)
{
	char text[REQUEST_SIZE] = "", word[16] = "", host[65] = "";
	int fd = open_beside(st->path, ".lock", O_RDONLY);

	*pid = 0;
	if (fd < 0)
		return REQUEST_NONE;
	if (pread(fd, text, sizeof(text) - 1, REQUEST_AT) < 0)
		text[0] = '\0';
	close(fd);
	if (sscanf(text, "%15s %d %64s", word, pid, host) < 2 || is_dead(*pid, host)) {
		*pid = 0;
		return REQUEST_NONE;
	}
	return strcmp(word, ASKED) == 0     ? REQUEST_ASKED
	       : strcmp(word, REFUSED) == 0 ? REQUEST_REFUSED
	                                    : REQUEST_NONE;
}

bool beside_lock_is_free(const char *path)
{
	int fd = open_beside(path, ".lock", O_RDONLY);
	bool is_free;

	/* A lock that cannot be opened may well be held. */
	if (fd < 0)
		return errno == ENOENT;
	is_free = flock(fd, LOCK_SH | LOCK_NB) == 0;
	close(fd);
	return is_free;
}

void beside_unlock(struct store *st)
{
	/* Never unlinked: a new file would have another lock than the old one. */
	if (st->lock_fd >= 0)
		close(st->lock_fd);
	st->lock_fd = -1;
}

void beside_ring(struct store *st)
{
	int fd = open_beside(st->path, ".bell", O_WRONLY | O_CREAT);

	if (fd < 0)
		return;
	/* A reader that misses it looks by itself within a second. */
	if (pwrite(fd, "!", 1, 0) != 1)
		errno = 0;
	close(fd);
	/* Who hears it goes first: with few processors the hall would wait for the desk's own
	 * drawing. */
	sched_yield();
}

/* A screen of the hall that comes, changes its size or goes, also one that is killed: its file in
 * this folder is closed then. */
static void watch_screens(struct store *st)
{
	AUTO_FREE char *folder = xasprintf("%s.screens", st->path);

	if (st->writes && st->bell_fd >= 0 && !st->watches_screens)
		st->watches_screens =
		        inotify_add_watch(st->bell_fd, folder,
		                          IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ONLYDIR) >= 0;
}

int store_bell_fd(struct store *st)
{
	AUTO_FREE char *name = xasprintf("%s%s", st->path, st->writes ? ".lock" : ".bell");

	if (st->bell_fd < 0) {
		st->bell_fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
		if (st->bell_fd >= 0 && inotify_add_watch(st->bell_fd, name, IN_MODIFY) < 0) {
			close(st->bell_fd);
			st->bell_fd = -1;
		}
	}
	watch_screens(st);
	return st->bell_fd;
}

/* The file that was watched is gone: then no word comes of it any more. */
static bool has_lost_watch(const char *events, ssize_t n)
{
	struct inotify_event event;

	for (ssize_t at = 0; at + (ssize_t)sizeof(event) <= n;
	     at += (ssize_t)(sizeof(event) + event.len)) {
		memcpy(&event, events + at, sizeof(event));
		if (event.mask & IN_IGNORED)
			return true;
	}
	return false;
}

void store_bell_drain(struct store *st)
{
	char events[4096];
	bool lost = false;
	ssize_t n;

	while (st->bell_fd >= 0 && (n = read(st->bell_fd, events, sizeof(events))) > 0)
		lost |= has_lost_watch(events, n);
	if (lost)
		stop_watching(st);
}
