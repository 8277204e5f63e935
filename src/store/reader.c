/* Reading the hub: beside a writer, or the file at rest without a byte beside it. */
#include "db.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "tr.h"

enum { COPY_BYTES = 1 << 20 };

/* By the kernel alone: what is in it does not come into this process. */
static enum status copy_file(const char *from, const char *to, struct err *e)
{
	/* It is thrown away again: nobody waits for the disk. */
	int in = open(from, O_RDONLY | O_CLOEXEC), out = -1;
	enum status s = OK;
	ssize_t n;

	if (in < 0)
		return err_errno(e, E_IO, errno, _("%s cannot be read"), from);
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (out < 0)
		s = err_errno(e, E_IO, errno, _("%s cannot be made"), to);
	while (s == OK && (n = sendfile(out, in, NULL, COPY_BYTES)) != 0)
		if (n < 0)
			s = err_errno(e, E_IO, errno, _("%s cannot be made"), to);
	close(in);
	if (out >= 0)
		close(out);
	return s;
}

static const char *temporary_dir(void)
{
	const char *tmp = getenv("TMPDIR");

	return tmp && tmp[0] ? tmp : "/tmp";
}

static void remove_copy_at(const char *dir)
{
	static const char *const names[] = {"hub.db", "hub.db-wal", "hub.db-shm"};

	for (size_t i = 0; i < N_ITEMS(names); i++) {
		AUTO_FREE char *name = path_join(dir, names[i]);

		unlink(name);
	}
	rmdir(dir);
}

/* Copies of programs that were killed: nobody else takes them away, and they hold everything. */
static void sweep(void)
{
	const char *tmp = temporary_dir();
	DIR *d = opendir(tmp);
	int pid;

	if (!d)
		return;
	for (struct dirent *entry; (entry = readdir(d));) {
		AUTO_FREE char *path = path_join(tmp, entry->d_name);
		struct stat sb;

		if (sscanf(entry->d_name, "dialoog-%d-", &pid) == 1 && kill(pid, 0) < 0 &&
		    errno == ESRCH && lstat(path, &sb) == 0 && S_ISDIR(sb.st_mode) &&
		    sb.st_uid == geteuid())
			remove_copy_at(path);
	}
	closedir(d);
}

enum status reader_open_copy(struct store *st, bool with_wal, struct err *e)
{
	AUTO_FREE char *wal = xasprintf("%s-wal", st->path);
	AUTO_FREE char *copy = NULL;
	AUTO_FREE char *copy_wal = NULL;
	enum status s;

	sweep();
	st->copy_dir = xasprintf("%s/dialoog-%d-XXXXXX", temporary_dir(), (int)getpid());
	if (!mkdtemp(st->copy_dir)) {
		free_pointer(&st->copy_dir);
		return err_errno(e, E_IO, errno, _("%s cannot be copied for reading"), st->name);
	}
	copy = path_join(st->copy_dir, "hub.db");
	copy_wal = path_join(st->copy_dir, "hub.db-wal");
	s = copy_file(st->path, copy, e);
	if (s == OK && with_wal && file_exists(wal))
		s = copy_file(wal, copy_wal, e);
	return s == OK ? db_open(copy, st->name, DB_WRITE, &st->db, e) : s;
}

static void remove_copy(struct store *st)
{
	if (!st->copy_dir)
		return;
	remove_copy_at(st->copy_dir);
	free_pointer(&st->copy_dir);
}

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* What the file and its -wal look like from outside; all zero for one that is not
 * there. */
static struct file_stamp stamp_of(const struct store *st)
{
	AUTO_FREE char *wal = xasprintf("%s-wal", st->path);
	struct file_stamp stamp = {0};
	struct stat sb;

	if (stat(st->path, &sb) == 0) {
		stamp.device = sb.st_dev;
		stamp.inode = sb.st_ino;
		stamp.size = sb.st_size;
		stamp.changed = sb.st_mtim;
	}
	if (stat(wal, &sb) == 0) {
		stamp.wal_size = sb.st_size;
		stamp.wal_changed = sb.st_mtim;
	}
	return stamp;
}

static bool same_stamp(const struct file_stamp *a, const struct file_stamp *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size &&
	       same_time(a->changed, b->changed) && a->wal_size == b->wal_size &&
	       same_time(a->wal_changed, b->wal_changed);
}

/* While nobody writes, the file is read without a byte beside it: as it is, or with
 * the -wal of a killed writer as a private copy.  Else together with the writer. */
static enum status open_one_way(struct store *st, struct err *e)
{
	AUTO_FREE char *wal = xasprintf("%s-wal", st->path);
	struct stat sb;

	st->at_rest = beside_lock_is_free(st->path);
	st->stamp = stamp_of(st);
	if (!st->at_rest)
		return db_open(st->path, st->name, DB_READ, &st->db, e);
	if (stat(wal, &sb) < 0 || sb.st_size == 0)
		return db_open(st->path, st->name, DB_AT_REST, &st->db, e);
	/* A writer was killed: what it committed last is only in -wal. */
	return reader_open_copy(st, true, e);
}

void reader_close(struct store *st)
{
	kept_forget(st);
	known_forget(st);
	sqlite3_close(st->db);
	st->db = NULL;
	remove_copy(st);
}

static enum status open_and_look(struct store *st,
                                 enum status (*open_it)(struct store *st, struct err *e),
                                 struct err *e)
{
	enum status s = open_it(st, e);

	if (s == OK)
		s = open_configure(st, e);
	return s == OK ? open_check_version(st, e) : s;
}

static enum status open_copy(struct store *st, struct err *e)
{
	return reader_open_copy(st, true, e);
}

/* The hub is read as a writer will find it, and stays as it is: what has to be done for that is
 * done on a private copy.  An old hub is brought up to date; of a writer that was killed the
 * steps come along that are in FILE.journal already, and not yet in the hub. */
static enum status read_as_it_will_be(struct store *st, struct err *e)
{
	bool is_old = st->version < SCHEMA_VERSION, is_behind = false;
	enum status s = OK;

	/* FILE.journal holds what nobody in the hall may see. */
	if (!is_old && st->at_rest && !st->shows)
		s = second_is_ahead(st, &is_behind, e);
	if (s != OK || (!is_old && !is_behind))
		return s;
	reader_close(st);
	s = open_and_look(st, open_copy, e);
	if (s != OK)
		return s;
	return is_old ? schema_migrate(st, e) : second_catch_up(st, e);
}

enum status reader_open(struct store *st, struct err *e)
{
	enum status s;
	int tries = 0;

	do {
		reader_close(st);
		s = open_and_look(st, open_one_way, e);
		if (s == OK)
			s = read_as_it_will_be(st, e);
		/* A writer that came meanwhile may have changed the file below us. */
	} while (st->at_rest && !beside_lock_is_free(st->path) && ++tries < 3);
	return s;
}

/* A writer that came and went while nobody looked left other files behind. */
static bool is_outdated(const struct store *st)
{
	struct file_stamp now;

	if (!st->db || !beside_lock_is_free(st->path))
		return true;
	now = stamp_of(st);
	return !same_stamp(&now, &st->stamp);
}

void reader_follow(struct store *st)
{
	struct err e;

	if (!st->at_rest || (st->db && !sqlite3_get_autocommit(st->db)) || !is_outdated(st))
		return;
	st->generation++;
	/* When it fails now, the next look tries again. */
	if (reader_open(st, &e) != OK)
		st->at_rest = true;
}

int64_t store_data_version(struct store *st)
{
	int64_t version;

	reader_follow(st);
	if (db_number(st->db, NULL, &version, 0, "PRAGMA data_version", "") != OK)
		return 0;
	return ((int64_t)st->generation << 32) + version;
}
