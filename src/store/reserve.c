/* Some room on the disk that is kept for when it is full: given back then, so that what is being
 * entered can still be stored, while somebody makes room. */
#include "db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "tr.h"

enum { RESERVE = 1 << 20 };
/* Below this nothing is kept back, and it is said when the hub is opened. */
enum { LITTLE = 16 << 20 };

static char *reserve_path(const struct store *st)
{
	return xasprintf("%s.bak/reserve", st->path);
}

/* Bytes that are free where the hub is; less than 0: unknown. */
static long long free_bytes(const struct store *st)
{
	AUTO_FREE char *dir = path_dir(st->path);
	struct statvfs fs;

	return statvfs(dir, &fs) == 0 ? (long long)fs.f_bavail * (long long)fs.f_frsize : -1;
}

void reserve_make(struct store *st)
{
	AUTO_FREE char *path = reserve_path(st);
	AUTO_FREE char *dir = path_dir(path);
	struct err e;
	int fd;

	if (file_exists(path) || free_bytes(st) < LITTLE || file_make_dir(dir, &e) != OK)
		return;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return;
	if (posix_fallocate(fd, 0, RESERVE) != 0)
		unlink(path);
	close(fd);
}

bool store_make_room(struct store *st)
{
	AUTO_FREE char *path = reserve_path(st);

	if (unlink(path) < 0)
		return false;
	snprintf(st->notice, sizeof(st->notice), "%s",
	         _("The disk is full. This could just be stored: make room now."));
	return true;
}

void reserve_end(struct store *st)
{
	AUTO_FREE char *path = reserve_path(st);
	AUTO_FREE char *dir = path_dir(path);

	/* The folder goes when nothing else came into it. */
	if (st->writes && unlink(path) == 0 && rmdir(dir) < 0)
		errno = 0;
}

void reserve_warn(struct store *st)
{
	long long left = free_bytes(st);

	if (left >= 0 && left < LITTLE && !st->notice[0])
		snprintf(st->notice, sizeof(st->notice),
		         _("The disk is almost full: %lld MB left. Make room."), left >> 20);
}
