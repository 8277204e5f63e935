/* Appending to FILE.journal. */
#include "second.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

void second_init(struct second *f, const char *hub_path, const char *hub_name)
{
	*f = (struct second){
	        .path = xasprintf("%s.journal", hub_path), .name = xstrdup(hub_name), .fd = -1};
}

void second_fini(struct second *f)
{
	second_close(f);
	free_pointer(&f->path);
	free_pointer(&f->name);
}

void second_close(struct second *f)
{
	if (f->fd >= 0)
		close(f->fd);
	f->fd = -1;
}

bool second_is_there(const struct second *f)
{
	struct stat open_one, named;

	return f->fd >= 0 && fstat(f->fd, &open_one) == 0 && stat(f->path, &named) == 0 &&
	       open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino &&
	       open_one.st_size == f->end;
}

static enum status failed(const struct second *f, int os_errno, struct err *e)
{
	return err_errno(e, E_IO, os_errno, _("%s cannot be written"), f->name);
}

enum status second_open(struct second *f, int64_t end, const char *op_id, struct err *e)
{
	second_close(f);
	f->fd = open(f->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (f->fd < 0)
		return failed(f, errno, e);
	/* Where nothing is cut off, the next record brings the ones before it to the disk. */
	if (lseek(f->fd, 0, SEEK_END) != (off_t)end &&
	    (ftruncate(f->fd, (off_t)end) < 0 || fdatasync(f->fd) < 0)) {
		int os_errno = errno;

		second_close(f);
		return failed(f, os_errno, e);
	}
	f->end = end;
	text_copy(f->op_id, sizeof(f->op_id), op_id);
	return OK;
}

/* Gives 0 or an errno. */
static int write_at(int fd, const char *data, size_t n, int64_t at)
{
	while (n > 0) {
		ssize_t done = pwrite(fd, data, n, (off_t)at);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return errno;
		data += done;
		at += done;
		n -= (size_t)done;
	}
	return 0;
}

static void cut(struct second *f, int64_t end)
{
	if (ftruncate(f->fd, (off_t)end) < 0 || fdatasync(f->fd) < 0)
		second_close(f);
	else
		f->end = end;
}

enum status second_append(struct second *f, struct record *r, struct err *e)
{
	AUTO_BUF struct buf bytes;
	int os_errno;

	buf_init(&bytes);
	r->after = f->op_id;
	record_write(&bytes, r);
	os_errno = write_at(f->fd, bytes.data, bytes.len, f->end);
	if (os_errno != 0) {
		cut(f, f->end);
		return failed(f, os_errno, e);
	}
	if (fdatasync(f->fd) < 0) {
		/* Nobody knows what is on the disk now, and a second try may pass without
		 * anything being written: so the record is taken off, and the file is read
		 * again before the next one. */
		os_errno = errno;
		cut(f, f->end);
		second_close(f);
		return failed(f, os_errno, e);
	}
	f->end += (int64_t)bytes.len;
	text_copy(f->op_id, sizeof(f->op_id), r->op_id);
	return OK;
}

struct second_mark second_here(const struct second *f)
{
	struct second_mark here = {.end = f->end};

	text_copy(here.op_id, sizeof(here.op_id), f->op_id);
	return here;
}

void second_go_back(struct second *f, const struct second_mark *to)
{
	if (f->fd < 0 || f->end == to->end)
		return;
	text_copy(f->op_id, sizeof(f->op_id), to->op_id);
	cut(f, to->end);
}
