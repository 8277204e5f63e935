#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "mem.h"
#include "tr.h"

static enum status too_large(const char *path, size_t size, size_t max, struct err *e)
{
	/* A pipe does not tell how much there is. */
	if (size <= max)
		return err_set(e, E_LIMIT,
		               _("%s is too large: it has more than the %zu bytes that are "
		                 "possible. Make it smaller."),
		               path, max);
	return err_set(e, E_LIMIT,
	               _("%s is too large: it has %zu bytes, and at most %zu are possible. "
	                 "Make it smaller."),
	               path, size, max);
}

static enum status read_error(int os_errno, const char *path, struct err *e)
{
	enum status code = os_errno == ENOENT || os_errno == ENOTDIR ? E_NOT_FOUND : E_IO;

	err_errno(e, code, os_errno, _("%s cannot be read"), path);
	/* E_READONLY would say that it may be read. */
	if (e != NULL)
		e->code = code;
	return code;
}

static enum status read_all(int fd, const char *path, size_t max, struct buf *b, struct err *e)
{
	char chunk[16 * 1024];
	struct stat st;

	if (fstat(fd, &st) != 0)
		return read_error(errno, path, e);
	if (S_ISDIR(st.st_mode))
		return err_set(e, E_INVALID, _("%s is a folder. Choose a file."), path);
	if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > max)
		return too_large(path, (size_t)st.st_size, max, e);
	for (;;) {
		ssize_t n = read(fd, chunk, sizeof(chunk));
		if (n == 0)
			return OK;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return read_error(errno, path, e);
		if ((size_t)n > max - b->len)
			return too_large(path, 0, max, e);
		buf_addn(b, chunk, (size_t)n);
	}
}

static enum status refuse_pipe(int fd, const char *path, struct err *e)
{
	struct stat st;

	if (fstat(fd, &st) == 0 && S_ISFIFO(st.st_mode))
		return err_set(e, E_INVALID, _("%s is not an ordinary file. Choose a file."), path);
	return OK;
}

enum status file_read(const char *path, size_t max, char **out, size_t *len, struct err *e)
{
	AUTO_BUF struct buf b;
	bool standard_input = strcmp(path, "-") == 0;
	/* Without O_NONBLOCK a pipe would let us wait until somebody writes into it. */
	int fd = standard_input ? STDIN_FILENO
	                        : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	*out = NULL;
	buf_init(&b);
	if (fd < 0)
		return read_error(errno, path, e);
	enum status st = standard_input ? OK : refuse_pipe(fd, path, e);
	if (st == OK)
		st = read_all(fd, standard_input ? _("Standard input") : path, max, &b, e);
	if (!standard_input)
		close(fd);
	if (st != OK)
		return st;
	if (len != NULL)
		*len = b.len;
	*out = buf_take(&b);
	return OK;
}

enum status file_read_start(const char *path, void *start, size_t size, size_t *len, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	*len = 0;
	if (fd < 0)
		return read_error(errno, path, e);
	ssize_t n = pread(fd, start, size, 0);
	int failed = errno;
	close(fd);
	if (n < 0)
		return read_error(failed, path, e);
	*len = (size_t)n;
	return OK;
}

/* Gives 0 or an errno. */
static int write_all(int fd, const void *data, size_t len)
{
	const char *p = data;

	while (len > 0) {
		ssize_t n = write(fd, p, len);
		if (n >= 0) {
			p += n;
			len -= (size_t)n;
		} else if (errno == EAGAIN) {
			struct pollfd wait = {.fd = fd, .events = POLLOUT};
			if (poll(&wait, 1, -1) < 0 && errno != EINTR)
				return errno;
		} else if (errno != EINTR) {
			return errno;
		}
	}
	return 0;
}

enum status file_write_fd(int fd, const void *data, size_t len, struct err *e)
{
	int failed = write_all(fd, data, len);

	if (failed != 0)
		return err_errno(e, E_IO, failed, _("The output cannot be written"));
	return OK;
}

/* The new name of a file is only safe when its folder is on the disk.  Not
 * every file system can do that, and a folder may be written but not read. */
static int sync_dir(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return errno == EACCES ? 0 : errno;
	int failed = fsync(fd) == 0 ? 0 : errno;
	close(fd);
	return failed == EINVAL || failed == ENOTSUP ? 0 : failed;
}

/* Gives temporary the name path.  Gives 0 or an errno; EEXIST when path is
 * there and may not be replaced. */
static int put_in_place(const char *temporary, const char *path, bool replace)
{
	if (replace)
		return rename(temporary, path) == 0 ? 0 : errno;
	if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return errno;
	/* File systems over a network often lack that call, but have links. */
	if (link(temporary, path) != 0)
		return errno;
	unlink(temporary);
	return 0;
}

static int write_and_close(int fd, const void *data, size_t len)
{
	int failed = write_all(fd, data, len);

	if (close(fd) != 0 && failed == 0)
		failed = errno;
	return failed;
}

static int sync_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY), failed;

	if (fd < 0)
		return errno;
	failed = fsync(fd) == 0 ? 0 : errno;
	close(fd);
	return failed;
}

/* *placed: path is what temporary was, also when only its folder could not be synced. */
static enum status settle(const char *temporary, const char *path, bool replace, bool *placed,
                          struct err *e)
{
	AUTO_FREE char *dir = path_dir(path);
	int failed = sync_file(temporary);

	if (failed == 0)
		failed = put_in_place(temporary, path, replace);
	*placed = failed == 0;
	if (failed == EEXIST && !replace)
		return err_set(e, E_CONFLICT,
		               _("%s is there already and stays as it is. Choose another name."),
		               path);
	if (failed == 0)
		failed = sync_dir(dir);
	return failed == 0 ? OK : err_errno(e, E_IO, failed, _("%s cannot be written"), path);
}

enum status file_settle(const char *temporary, const char *path, bool replace, struct err *e)
{
	bool placed;

	return settle(temporary, path, replace, &placed, e);
}

/* "what: there is no folder dir": the usual reason would say that the file itself is not there. */
static enum status make_error(int os_errno, const char *what, const char *path, struct err *e)
{
	AUTO_FREE char *dir = path_dir(path);
	enum status s = err_errno(e, E_IO, os_errno, "%s", what);

	if (os_errno != ENOENT)
		return s;
	if (strcmp(dir, ".") == 0)
		s = err_set(e, s,
		            _("%s: the folder in which you are is gone. Choose another place."),
		            what);
	else
		s = err_set(e, s, _("%s: there is no folder %s. Choose another place."), what, dir);
	if (e != NULL)
		e->os_errno = os_errno;
	return s;
}

enum status file_write(const char *path, const void *data, size_t len, bool replace, struct err *e)
{
	/* rename() would put a file in the place of a device, too. */
	if (replace && file_exists(path) && !file_is_plain(path))
		return err_set(e, E_INVALID,
		               _("%s is not an ordinary file and stays as it is. "
		                 "Choose another name."),
		               path);
	AUTO_FREE char *dir = path_dir(path);
	AUTO_FREE char *temporary = path_join(dir, ".dialoog-XXXXXX");
	AUTO_FREE char *what = xasprintf(_("%s cannot be written"), path);
	int fd = mkostemp(temporary, O_CLOEXEC);

	if (fd < 0)
		return make_error(errno, what, path, e);
	bool placed = false;
	int failed = write_and_close(fd, data, len);
	enum status s = failed == 0 ? settle(temporary, path, replace, &placed, e)
	                            : err_errno(e, E_IO, failed, "%s", what);
	if (s != OK)
		unlink(temporary);
	/* Nothing stood there: a temporary file that is gone would not tell so, others remove too.
	 */
	if (s != OK && placed && !replace)
		unlink(path);
	return s;
}

bool file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool file_is_plain(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

enum status file_make_dir(const char *path, struct err *e)
{
	int failed = mkdir(path, 0700) == 0 ? 0 : errno;

	if (failed == 0 || file_is_dir(path))
		return OK;
	AUTO_FREE char *what = xasprintf(_("The folder %s cannot be made"), path);
	return make_error(failed == EEXIST ? ENOTDIR : failed, what, path, e);
}

enum status file_make_dirs(const char *path, struct err *e)
{
	AUTO_FREE char *part = xstrdup(path);
	char *p = part;

	do {
		/* The next part, with the slashes in front of it. */
		p += strspn(p, "/");
		p += strcspn(p, "/");
		char rest = *p;
		*p = '\0';
		enum status s = file_make_dir(part, e);
		if (s != OK)
			return s;
		*p = rest;
	} while (*p != '\0');
	return OK;
}

char *path_join(const char *dir, const char *name)
{
	size_t len = strlen(dir);
	const char *slash = len == 0 || dir[len - 1] == '/' ? "" : "/";

	return xasprintf("%s%s%s", dir, slash, name);
}

char *path_dir(const char *path)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	while (len > 0 && path[len - 1] != '/')
		len--;
	while (len > 1 && path[len - 1] == '/')
		len--;
	return len > 0 ? xstrndup(path, len) : xstrdup(".");
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

void file_remove_dir(const char *path)
{
	enum { OPEN_FOLDERS = 16 };

	nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

char *path_real(const char *path)
{
	const char *slash = strrchr(path, '/');
	AUTO_FREE char *dir = path_dir(path);
	AUTO_FREE char *real_dir = NULL;
	char *real = realpath(path, NULL);

	if (real != NULL)
		return real;
	real_dir = realpath(dir, NULL);
	return real_dir != NULL ? path_join(real_dir, slash != NULL ? slash + 1 : path)
	                        : xstrdup(path);
}
