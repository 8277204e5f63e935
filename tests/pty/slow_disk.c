/* Preloaded into a program: each time that it waits for the disk it waits SLOW_MS longer. */
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void wait_longer(void)
{
	const char *text = getenv("SLOW_MS");
	long ms = text != NULL ? strtol(text, NULL, 10) : 0;
	const struct timespec span = {ms / 1000, ms % 1000 * 1000000};

	nanosleep(&span, NULL);
}

static int then(const char *name, int fd)
{
	int (*real)(int);

	*(void **)&real = dlsym(RTLD_NEXT, name);
	return real(fd);
}

int fdatasync(int fd)
{
	wait_longer();
	return then("fdatasync", fd);
}

int fsync(int fd)
{
	wait_longer();
	return then("fsync", fd);
}
