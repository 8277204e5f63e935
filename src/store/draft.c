/* FILE.draft: what is typed and not stored yet, written down at every key, so that a program that
 * is killed loses none of it.  Each record (record.h) is one draft as it now is: of its place and
 * session the last one counts, and one without text is over.  A draft carries the op_id of the
 * command that it will be: what that command has stored is no draft any more, also when there
 * was no time to write that down.
 *
 * The file has two halves, and its room on the disk is taken beforehand, so that a full disk does
 * not stop what is typed.  Records are added to one half; when it is full, what still counts is
 * written to the other one with the next generation (the seq of its records), while the first one
 * is as it was.  Read are both, the older generation first. */
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
#include "text.h"
#include "tr.h"

enum { HALF = 512 * 1024, SYNC_MS = 1000, SLOWER = 4, LIVE_MAX = 256, EVERY = -1 };

/* ---- reading ---- */

/* The records of the file that still count; they borrow from bytes. */
struct live {
	char *bytes;
	struct record r[LIVE_MAX];
	int n;
	int64_t generation;
	bool newest_is_second; /* half */
	size_t size;
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

/* The highest generation in a half; 0: nothing in it can be read. */
static int64_t generation_of(const char *half, size_t size)
{
	int64_t generation = 0;
	struct record r;
	size_t used;

	for (size_t at = 0; at < size; at += used)
		if (record_read(half + at, size - at, &r, &used) != READ_WHOLE)
			used = record_next(half + at, size - at);
		else if (r.kind == RECORD_DRAFT && r.seq > generation)
			generation = r.seq;
	return generation;
}

/* What cannot be read is passed over: a record that was broken off, or a damaged one. */
static void read_half(struct live *l, const char *half, size_t size, int64_t generation)
{
	struct record r;
	size_t used;

	for (size_t at = 0; at < size; at += used)
		if (record_read(half + at, size - at, &r, &used) != READ_WHOLE)
			used = record_next(half + at, size - at);
		else if (r.kind == RECORD_DRAFT && r.seq == generation)
			take(l, &r);
}

static enum status live_read(struct live *l, const char *path, struct err *e)
{
	int64_t first, second;
	size_t size, middle;
	enum status s;

	memset(l, 0, sizeof(*l));
	s = file_read(path, 2 * HALF, &l->bytes, &size, e);
	if (s != OK)
		return s;
	l->size = size;
	middle = size < HALF ? size : HALF;
	first = generation_of(l->bytes, middle);
	second = generation_of(l->bytes + middle, size - middle);
	l->newest_is_second = second >= first && second > 0;
	if (!l->newest_is_second)
		read_half(l, l->bytes + middle, size - middle, second);
	read_half(l, l->bytes, middle, first);
	if (l->newest_is_second)
		read_half(l, l->bytes + middle, size - middle, second);
	l->generation = l->newest_is_second ? second : first;
	return OK;
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

static char *draft_path(const struct store *st)
{
	return xasprintf("%s.draft", st->path);
}

static enum status write_at(struct store *st, const char *bytes, size_t n, int64_t at,
                            struct err *e)
{
	while (n > 0) {
		ssize_t done = pwrite(st->draft.fd, bytes, n, (off_t)at);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return failed(st, errno, e);
		bytes += done;
		at += done;
		n -= (size_t)done;
	}
	return OK;
}

static int half_of(const struct store *st)
{
	return st->draft.end <= HALF ? 0 : 1;
}

/* Where a half was written to. */
static void was_written(struct store *st, int half, int64_t end)
{
	if (st->draft.used[half] < end - half * HALF)
		st->draft.used[half] = end - half * HALF;
}

/* What still counts, as the next generation at the start of a half, where records are added from
 * now on. */
static enum status turn_over(struct store *st, struct live *l, int half, struct err *e)
{
	AUTO_BUF struct buf bytes;
	enum status s;

	buf_init(&bytes);
	for (int i = 0; i < l->n; i++) {
		l->r[i].seq = l->generation + 1;
		record_write(&bytes, &l->r[i]);
	}
	if (bytes.len > HALF)
		return failed(st, EFBIG, e);
	s = write_at(st, bytes.data, bytes.len, half * HALF, e);
	if (s != OK)
		return s;
	st->draft.generation = l->generation + 1;
	st->draft.end = half * HALF + (int64_t)bytes.len;
	was_written(st, half, st->draft.end);
	return OK;
}

/* Zeros, not a shorter file: the room on the disk stays taken. */
static enum status make_empty(struct store *st, struct err *e)
{
	static const char zeros[16 * 1024];
	enum status s = OK;

	for (int half = 0; half < 2; half++) {
		for (int64_t at = 0; s == OK && at < st->draft.used[half];
		     at += (int64_t)sizeof(zeros)) {
			int64_t left = st->draft.used[half] - at;

			s = write_at(st, zeros,
			             left < (int64_t)sizeof(zeros) ? (size_t)left : sizeof(zeros),
			             half * HALF + at, e);
		}
		if (s == OK)
			st->draft.used[half] = 0;
	}
	if (s == OK)
		st->draft.end = 0;
	return s;
}

/* Begins with a new generation, so that nothing has to be known about where the last one ended. */
static enum status open_file(struct store *st, struct err *e)
{
	AUTO_FREE char *path = draft_path(st);
	struct live l;
	enum status s;

	st->draft.fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (st->draft.fd < 0)
		return failed(st, errno, e);
	/* Not every file system can; then there is none. */
	if (fallocate(st->draft.fd, FALLOC_FL_KEEP_SIZE, 0, 2 * HALF) < 0)
		errno = 0;
	s = live_read(&l, path, e);
	st->draft.used[0] = (int64_t)(l.size < HALF ? l.size : HALF);
	st->draft.used[1] = (int64_t)l.size - st->draft.used[0];
	if (s == OK && l.n == 0)
		s = make_empty(st, e);
	if (s == OK)
		s = turn_over(st, &l, l.n > 0 && !l.newest_is_second, e);
	live_fini(&l);
	return s;
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

/* The record, where there is room for it. */
static enum status add(struct store *st, struct record *r, struct err *e)
{
	AUTO_FREE char *path = draft_path(st);
	int half = half_of(st);
	AUTO_BUF struct buf bytes;
	struct live l;
	enum status s = OK;

	buf_init(&bytes);
	r->seq = st->draft.generation;
	record_write(&bytes, r);
	if (st->draft.end + (int64_t)bytes.len > (half + 1) * HALF) {
		s = live_read(&l, path, e);
		if (s == OK)
			s = turn_over(st, &l, !half, e);
		live_fini(&l);
		buf_clear(&bytes);
		r->seq = st->draft.generation;
		record_write(&bytes, r);
	}
	if (s == OK)
		s = write_at(st, bytes.data, bytes.len, st->draft.end, e);
	if (s == OK)
		st->draft.end += (int64_t)bytes.len;
	was_written(st, half_of(st), st->draft.end);
	return s;
}

/* When none is left, nothing of them stays in the file. */
static enum status tidy(struct store *st, struct err *e)
{
	AUTO_FREE char *path = draft_path(st);
	struct live l;
	enum status s = live_read(&l, path, e);

	if (s == OK && l.n == 0)
		s = make_empty(st, e);
	live_fini(&l);
	return s;
}

enum status store_keep_draft(struct store *st, const struct draft *d, struct err *e)
{
	struct record r = {.kind = RECORD_DRAFT,
	                   .session_id = d->session_id,
	                   .op_id = d->op_id,
	                   .after = "",
	                   .actor = "",
	                   .action = d->place,
	                   .subject = d->context,
	                   .version = "",
	                   .changeset = d->text,
	                   .changeset_size = strlen(d->text)};
	enum status s = OK;

	if (!st->writes)
		return OK;
	if (!is_there(st)) {
		draft_close(st);
		s = open_file(st, e);
	}
	if (s == OK)
		s = add(st, &r, e);
	if (s != OK)
		return s;
	if (!st->draft.unsynced)
		st->draft.changed_at = clock_boot(st->clock);
	st->draft.unsynced = true;
	return d->text[0] ? OK : tidy(st, e);
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

/* Of one session, or with EVERY of all. */
static enum status read_drafts(struct store *st, int64_t session_id, struct arena *a,
                               struct draft **out, int *n, struct err *e)
{
	AUTO_FREE char *path = draft_path(st);
	bool stored = false;
	struct live l;
	enum status s;

	*n = 0;
	*out = arena_array(a, LIVE_MAX, sizeof(**out));
	s = live_read(&l, path, e);
	for (int i = 0; s == OK && i < l.n; i++) {
		if (session_id != EVERY && l.r[i].session_id != session_id)
			continue;
		s = is_stored(st, l.r[i].op_id, &stored, e);
		if (s == OK && !stored)
			(*out)[(*n)++] = draft_of(&l.r[i], a);
	}
	live_fini(&l);
	return s == E_NOT_FOUND ? OK : s;
}

enum status store_drafts(struct store *st, int64_t session_id, struct arena *a, struct draft **out,
                         int *n, struct err *e)
{
	return read_drafts(st, session_id, a, out, n, e);
}

/* ---- rest ---- */

int64_t draft_due(const struct store *st)
{
	return st->draft.unsynced ? st->draft.changed_at + SYNC_MS + SLOWER * st->draft.sync_ms
	                          : -1;
}

void draft_settle(struct store *st)
{
	int64_t began = clock_boot(st->clock);

	if (!st->draft.unsynced || began < draft_due(st))
		return;
	slow_begin(st);
	/* What fails here is tried again with the next key. */
	if (st->draft.fd >= 0 && fdatasync(st->draft.fd) < 0)
		errno = 0;
	slow_end(st);
	st->draft.sync_ms = clock_boot(st->clock) - began;
	st->draft.unsynced = false;
}

enum status draft_renew(struct store *st, struct err *e)
{
	struct arena *a = arena_new();
	struct draft *drafts;
	struct err unreadable;
	enum status s;
	int n;

	if (read_drafts(st, EVERY, a, &drafts, &n, &unreadable) != OK)
		n = 0;
	s = is_there(st) ? OK : open_file(st, e);
	if (s == OK)
		s = make_empty(st, e);
	for (int i = 0; i < n && s == OK; i++)
		s = store_keep_draft(st, &drafts[i], e);
	arena_free(a);
	return s;
}

/* Those with the words, which are over with drop. */
static enum status find_words(struct store *st, const char *words, bool drop, int *found,
                              struct err *e)
{
	struct arena *a = arena_new();
	struct draft *drafts;
	enum status s;
	int n;

	*found = 0;
	s = read_drafts(st, EVERY, a, &drafts, &n, e);
	for (int i = 0; i < n && s == OK; i++) {
		if (!text_contains(drafts[i].text, words))
			continue;
		(*found)++;
		drafts[i].text = "";
		if (drop)
			s = store_keep_draft(st, &drafts[i], e);
	}
	arena_free(a);
	return s;
}

enum status store_drafts_hold(struct store *st, const char *words, int *found, struct err *e)
{
	return find_words(st, words, false, found, e);
}

enum status store_drop_drafts(struct store *st, const char *words, int *dropped, struct err *e)
{
	return find_words(st, words, true, dropped, e);
}
