/* Preloaded into a program: each time that it waits for the disk it waits SLOW_MS longer, and each
 * FAIL_EVERY-th time the disk fails. */
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static long number(const char *name)
{
	const char *text = getenv(name);

	return text != NULL ? strtol(text, NULL, 10) : 0;
}

static int sync_file(const char *name, int fd)
{
	static long calls;
	const long ms = number("SLOW_MS"), every = number("FAIL_EVERY");
	const struct timespec span = {ms / 1000, ms % 1000 * 1000000};
	int (*real)(int);

	nanosleep(&span, NULL);
	if (every > 0 && ++calls % every == 0) {
		errno = EIO;
		return -1;
	}
	*(void **)&real = dlsym(RTLD_NEXT, name);
	return real(fd);
}

int fdatasync(int fd)
{
	return sync_file("fdatasync", fd);
}

int fsync(int fd)
{
	return sync_file("fsync", fd);
}
