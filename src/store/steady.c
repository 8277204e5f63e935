/* Before each write of a desk that is open for hours: is the hub still the file with its name, and
 * can the connection be trusted?  A file that was taken away is put back from what is still open;
 * after a failed write the files are read anew, because a retry on them may pass without a byte
 * being written (reliability.md C). */
#include "db.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "tr.h"

void steady_remember(struct store *st)
{
	struct stat sb;

	if (stat(st->path, &sb) < 0)
		return;
	st->stamp.device = sb.st_dev;
	st->stamp.inode = sb.st_ino;
}

static enum status open_anew(struct store *st, struct err *e)
{
	enum status s;

	reader_close(st);
	s = db_open(st->path, st->name, DB_WRITE, &st->db, e);
	if (s == OK)
		s = open_configure(st, e);
	if (s == OK)
		s = open_check_version(st, e);
	if (s == OK)
		s = open_for_writing(st, e);
	if (s == OK)
		s = second_start(st, e);
	if (s != OK) {
		/* What is half open is not written to; the next write tries again. */
		st->doubtful = true;
		return s;
	}
	st->doubtful = false;
	steady_remember(st);
	return OK;
}

/* The old -wal must not be taken for one of the file that comes in its place. */
static void remove_wal(const struct store *st)
{
	static const char *const suffixes[] = {"-wal", "-shm"};

	for (size_t i = 0; i < N_ITEMS(suffixes); i++) {
		AUTO_FREE char *path = xasprintf("%s%s", st->path, suffixes[i]);

		unlink(path);
	}
}

/* Somebody moved or deleted the file: all of it can still be read by the connection.  over: what
 * stands in its place holds nothing else. */
static enum status put_back(struct store *st, bool over, struct err *e)
{
	AUTO_FREE char *dir = path_dir(st->path);
	AUTO_FREE char *saved = xasprintf("%s.back", st->path);
	enum status s;

	if (!file_is_dir(dir))
		return err_set(e, E_IO,
		               _("%s is gone, with its folder. Put it back: did a stick come out?"),
		               st->name);
	unlink(saved);
	s = st->db ? copy_make(st->db, saved, e)
	           : err_set(e, E_IO, _("%s is gone. Put it back."), st->name);
	if (s != OK)
		return s;
	reader_close(st);
	remove_wal(st);
	s = file_settle(saved, st->path, over, e);
	if (s == OK)
		s = open_anew(st, e);
	else
		st->doubtful = true;
	if (s == OK)
		snprintf(
		        st->notice, sizeof(st->notice),
		        _("The file was moved or deleted. It is put back, with everything in it."));
	return s;
}

/* Are the bytes at path those of the file that is open, which has no name any more? */
static bool same_bytes(const struct store *st)
{
	sqlite3_file *old = NULL;
	sqlite3_int64 size = 0;
	char *now = NULL;
	char page[4096];
	size_t n;
	struct err e;
	bool same;

	if (sqlite3_file_control(st->db, "main", SQLITE_FCNTL_FILE_POINTER, &old) != SQLITE_OK ||
	    !old || !old->pMethods || old->pMethods->xFileSize(old, &size) != SQLITE_OK ||
	    file_read(st->path, (size_t)size, &now, &n, &e) != OK)
		return false;
	same = n == (size_t)size;
	for (size_t at = 0; same && at < n; at += sizeof(page)) {
		size_t part = n - at < sizeof(page) ? n - at : sizeof(page);

		same = old->pMethods->xRead(old, page, (int)part, (sqlite3_int64)at) == SQLITE_OK &&
		       memcmp(page, now + at, part) == 0;
	}
	free_pointer(&now);
	return same;
}

/* The same hub at the same step.  It is read without the -wal, which is of the file that was there
 * before. */
static bool same_step(const struct store *st)
{
	struct journal_place theirs = {0}, ours = {0};
	sqlite3 *db = NULL;
	struct err e;
	bool same = db_open(st->path, st->name, DB_AT_REST, &db, &e) == OK &&
	            place_read(db, &theirs, &e) == OK && place_read(st->db, &ours, &e) == OK &&
	            theirs.hub_id == ours.hub_id && theirs.seq == ours.seq &&
	            strcmp(theirs.op_id, ours.op_id) == 0;

	sqlite3_close(db);
	return same;
}

static enum status replaced(struct store *st, struct err *e)
{
	struct err failed;

	/* A program that keeps copies put one in its place: what is open has all of it, and names
	 * that are in no step. */
	if (st->db && (same_bytes(st) || same_step(st)))
		return put_back(st, true, e);
	/* A copy of what was stored, once. */
	if (!st->replaced) {
		st->uncopied = true;
		st->replaced = !st->db || store_keep_copy(st, "replaced", &failed) == OK;
	}
	return err_set(e, E_IO,
	               _("Another file stands in the place of %s. Move that one away: then yours "
	                 "is put back. What you stored is also in %s.bak."),
	               st->name, st->name);
}

static enum status mend_hub(struct store *st, struct err *e)
{
	struct stat sb;

	if (stat(st->path, &sb) < 0)
		return errno == ENOENT || errno == ENOTDIR
		               ? put_back(st, false, e)
		               : err_errno(e, E_IO, errno, _("%s cannot be used"), st->name);
	if (sb.st_dev != st->stamp.device || sb.st_ino != st->stamp.inode)
		return replaced(st, e);
	st->replaced = false;
	return st->doubtful || !st->db ? open_anew(st, e) : OK;
}

enum status steady(struct store *st, struct err *e)
{
	enum status s;

	if (!st->writes)
		return err_set(e, E_READONLY,
		               _("This window only reads. Another window can write."));
	/* Part of a transaction that is open already. */
	if (st->together)
		return OK;
	s = mend_hub(st, e);
	if (s == OK)
		s = beside_lock_again(st, e);
	if (s == OK)
		s = store_look_through(st, e);
	/* After a failure, or when somebody took the second copy away. */
	if (s == OK && !second_is_there(&st->second))
		s = second_start(st, e);
	return s;
}

bool store_take_notice(struct store *st, char out[NOTICE_SIZE])
{
	memcpy(out, st->notice, NOTICE_SIZE);
	st->notice[0] = '\0';
	return out[0] != '\0';
}

enum status store_try(struct store *st, struct err *e)
{
	char now[32];

	snprintf(now, sizeof(now), "%lld", (long long)clock_wall(st->clock));
	return store_set_setting(st, "desk.tried", now, e);
}
