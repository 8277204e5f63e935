/* Preloaded into a program: each time that it waits for the disk it waits SLOW_MS longer, each
 * FAIL_EVERY-th time the disk fails, and while there is a file READ_ONLY nothing can be written,
 * as when the system makes a disk read-only after a failure.  Each wait adds a byte to the file
 * WAITS. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static long number(const char *name)
{
	const char *text = getenv(name);

	return text != NULL ? strtol(text, NULL, 10) : 0;
}

/* Pipes and the terminal can still be written to. */
static int read_only(int fd)
{
	const char *path = getenv("READ_ONLY");
	struct stat sb;

	if (path == NULL || access(path, F_OK) != 0)
		return 0;
	if (fd >= 0 && (fstat(fd, &sb) != 0 || !S_ISREG(sb.st_mode)))
		return 0;
	errno = EROFS;
	return 1;
}

static void note_wait(void)
{
	const char *path = getenv("WAITS");
	int fd = path != NULL ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;

	if (fd < 0)
		return;
	if (write(fd, ".", 1) != 1)
		abort();
	close(fd);
}

static int sync_file(const char *name, int fd)
{
	static long calls;
	const long ms = number("SLOW_MS"), every = number("FAIL_EVERY");
	const struct timespec span = {ms / 1000, ms % 1000 * 1000000};
	int (*real)(int);

	note_wait();
	nanosleep(&span, NULL);
	if (read_only(fd))
		return -1;
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

ssize_t write(int fd, const void *bytes, size_t n)
{
	ssize_t (*real)(int, const void *, size_t);

	if (read_only(fd))
		return -1;
	*(void **)&real = dlsym(RTLD_NEXT, "write");
	return real(fd, bytes, n);
}

/* meson gives all that it builds file offsets of 64 bits, under names of their own. */
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
	ssize_t (*real)(int, const void *, size_t, off_t);

	if (read_only(fd))
		return -1;
	*(void **)&real = dlsym(RTLD_NEXT, "pwrite64");
	return real(fd, bytes, n, at);
}

/* What is in /dev is no file; the mode is there when a file may be made. */
int open(const char *path, int flags, ...)
{
	int (*real)(const char *, int, ...);
	mode_t mode = 0;
	va_list arguments;

	va_start(arguments, flags);
	if ((flags & O_CREAT) != 0)
		mode = va_arg(arguments, mode_t);
	va_end(arguments);
	if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0 && strncmp(path, "/dev/", 5) != 0 &&
	    read_only(-1))
		return -1;
	*(void **)&real = dlsym(RTLD_NEXT, "open64");
	return real(path, flags, mode);
}
