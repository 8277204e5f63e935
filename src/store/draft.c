/* FILE.draft: what is typed and not stored yet, appended at every key, so that a program that is
 * killed loses none of it.  Each record (record.h) is one draft as it now is: of its place and
 * session the last one counts, and one without text is over.  A draft carries the op_id of the
 * command that it will be: what that command has stored is no draft any more, also when there
 * was no time to write that down. */
#include "db.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "file.h"
#include "mem.h"
#include "record.h"
#include "tr.h"

enum {
	RESERVED =
	        64 * 1024, /* kept of the disk, so that a full one can still take what is typed */
	READ_MAX = 16 * 1024 * 1024,
	SYNC_MS = 1000,
	LIVE_MAX = 64
};

/* ---- reading ---- */

/* The records of the file that still count; they borrow from bytes. */
struct live {
	char *bytes;
	struct record r[LIVE_MAX];
	int n;
};

static bool same_place(const struct record *a, const struct record *b)
{
	return a->session_id == b->session_id && strcmp(a->action, b->action) == 0;
}

static void take(struct live *l, const struct record *r)
{
	int i = 0;

	while (i < l->n && !same_place(&l->r[i], r))
		i++;
	if (i < l->n) {
		memmove(&l->r[i], &l->r[i + 1], (size_t)(l->n - i - 1) * sizeof(l->r[0]));
		l->n--;
	}
	if (r->changeset_size > 0 && l->n < LIVE_MAX)
		l->r[l->n++] = *r;
}

/* What cannot be read is passed over: a record that was broken off, or a damaged one. */
static enum status live_read(struct live *l, const char *path, struct err *e)
{
	enum status s;
	size_t size, at = 0, used;
	struct record r;

	memset(l, 0, sizeof(*l));
	s = file_read(path, READ_MAX, &l->bytes, &size, e);
	while (s == OK && at < size) {
		if (record_read(l->bytes + at, size - at, &r, &used) == READ_WHOLE) {
			if (r.kind == RECORD_DRAFT)
				take(l, &r);
			at += used;
		} else {
			at += record_next(l->bytes + at, size - at);
		}
	}
	return s;
}

static void live_fini(struct live *l)
{
	free_pointer(&l->bytes);
}

/* ---- the file ---- */

static enum status failed(const struct store *st, int os_errno, struct err *e)
{
	return err_errno(e, E_IO, os_errno, _("What is typed cannot be kept in %s.draft"),
	                 st->name);
}

static void reserve(int fd)
{
	/* Not every file system can; then there is none. */
	if (fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, RESERVED) < 0)
		errno = 0;
}

static enum status open_file(struct store *st, struct err *e)
{
	AUTO_FREE char *path = xasprintf("%s.draft", st->path);
	struct stat sb;

	st->draft.fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (st->draft.fd < 0 || fstat(st->draft.fd, &sb) < 0)
		return failed(st, errno, e);
	st->draft.end = sb.st_size;
	reserve(st->draft.fd);
	return OK;
}

/* Somebody may have taken the file away. */
static bool is_there(const struct store *st)
{
	struct stat sb;

	return st->draft.fd >= 0 && fstat(st->draft.fd, &sb) == 0 && sb.st_nlink > 0;
}

void draft_close(struct store *st)
{
	if (st->draft.fd < 0)
		return;
	/* It is on its way to the disk in any case. */
	if (st->draft.unsynced && fdatasync(st->draft.fd) < 0)
		errno = 0;
	close(st->draft.fd);
	st->draft.fd = -1;
}

static enum status make_empty(struct store *st, struct err *e)
{
	if (ftruncate(st->draft.fd, 0) < 0)
		return failed(st, errno, e);
	st->draft.end = 0;
	reserve(st->draft.fd);
	return OK;
}

/* Only what still counts, as a new file. */
static enum status write_anew(struct store *st, const struct live *l, const char *path,
                              struct err *e)
{
	AUTO_BUF struct buf bytes;
	enum status s;

	buf_init(&bytes);
	for (int i = 0; i < l->n; i++)
		record_write(&bytes, &l->r[i]);
	s = file_write(path, bytes.data, bytes.len, true, e);
	if (s != OK)
		return s;
	close(st->draft.fd);
	return open_file(st, e);
}

/* Drafts that are over are taken out: at once when none is left, else when there are many. */
static enum status tidy(struct store *st, bool is_over, struct err *e)
{
	AUTO_FREE char *path = NULL;
	struct live l;
	enum status s;

	if (!is_over && st->draft.end <= RESERVED)
		return OK;
	path = xasprintf("%s.draft", st->path);
	s = live_read(&l, path, e);
	if (s == OK && l.n == 0)
		s = make_empty(st, e);
	else if (s == OK && st->draft.end > RESERVED)
		s = write_anew(st, &l, path, e);
	live_fini(&l);
	return s;
}

/* All of it, or nothing: a half record would be passed over when it is read. */
static enum status append(struct store *st, const struct buf *bytes, struct err *e)
{
	int64_t end = st->draft.end;
	enum status s = file_write_fd(st->draft.fd, bytes->data, bytes->len, e);

	if (s == OK) {
		st->draft.end = end + (int64_t)bytes->len;
		return OK;
	}
	if (ftruncate(st->draft.fd, end) < 0)
		draft_close(st);
	return failed(st, e ? e->os_errno : EIO, e);
}

enum status store_keep_draft(struct store *st, const struct draft *d, struct err *e)
{
	const struct record r = {.kind = RECORD_DRAFT,
	                         .session_id = d->session_id,
	                         .op_id = d->op_id,
	                         .after = "",
	                         .actor = "",
	                         .action = d->place,
	                         .subject = d->context,
	                         .version = "",
	                         .changeset = d->text,
	                         .changeset_size = strlen(d->text)};
	AUTO_BUF struct buf bytes;
	enum status s = OK;

	buf_init(&bytes);
	if (!st->writes)
		return OK;
	record_write(&bytes, &r);
	if (!is_there(st)) {
		draft_close(st);
		s = open_file(st, e);
	}
	if (s == OK)
		s = append(st, &bytes, e);
	if (s != OK)
		return s;
	if (!st->draft.unsynced)
		st->draft.changed_at = clock_boot(st->clock);
	st->draft.unsynced = true;
	return tidy(st, !d->text[0], e);
}

/* ---- what was left ---- */

static enum status is_stored(struct store *st, const char *op_id, bool *stored, struct err *e)
{
	int64_t n = 0;
	enum status s = OK;

	if (op_id[0])
		s = db_number(st->db, e, &n, 0, "SELECT count(*) FROM journal WHERE op_id = ?1",
		              "t", op_id);
	*stored = n > 0;
	return s;
}

static struct draft draft_of(const struct record *r, struct arena *a)
{
	const size_t size = r->changeset_size;

	return (struct draft){
	        .place = arena_strdup(a, r->action),
	        .session_id = r->session_id,
	        .op_id = arena_strdup(a, r->op_id),
	        .context = arena_strdup(a, r->subject),
	        .text = arena_printf(a, "%.*s", (int)size, (const char *)r->changeset)};
}

enum status store_drafts(struct store *st, int64_t session_id, struct arena *a, struct draft **out,
                         int *n, struct err *e)
{
	AUTO_FREE char *path = xasprintf("%s.draft", st->path);
	bool stored = false;
	struct live l;
	enum status s;

	*n = 0;
	*out = arena_array(a, LIVE_MAX, sizeof(**out));
	s = live_read(&l, path, e);
	for (int i = 0; s == OK && i < l.n; i++) {
		if (l.r[i].session_id != session_id)
			continue;
		s = is_stored(st, l.r[i].op_id, &stored, e);
		if (s == OK && !stored)
			(*out)[(*n)++] = draft_of(&l.r[i], a);
	}
	live_fini(&l);
	return s == E_NOT_FOUND ? OK : s;
}

/* ---- rest ---- */

int64_t draft_due(const struct store *st)
{
	return st->draft.unsynced ? st->draft.changed_at + SYNC_MS : -1;
}

void draft_settle(struct store *st)
{
	if (!st->draft.unsynced || clock_boot(st->clock) < draft_due(st))
		return;
	/* What fails here is tried again with the next key. */
	if (st->draft.fd >= 0 && fdatasync(st->draft.fd) < 0)
		errno = 0;
	st->draft.unsynced = false;
}

enum status draft_wipe(struct store *st, struct err *e)
{
	enum status s = is_there(st) ? OK : open_file(st, e);

	return s == OK ? make_empty(st, e) : s;
}
