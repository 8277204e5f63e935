/* Opening and closing the hub. */
#include "db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "tr.h"

const char schema_1[] =
#include "schema_1.sql.inc"
        ;

static enum status configure(struct store *st, struct err *e)
{
	int64_t foreign_keys;
	enum status s;

	sqlite3_extended_result_codes(st->db, 1);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_busy_timeout(st->db, 200);
	s = db_exec(st->db,
	            "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;",
	            e);
	/* Undo with foreign keys off would leave orphans without a word (journal.md 2). */
	if (s == OK)
		s = db_number(st->db, e, &foreign_keys, 0, "PRAGMA foreign_keys", "");
	if (s == OK && !foreign_keys)
		s = err_set(e, E_UNSUPPORTED, _("This SQLite library has no foreign keys."));
	return s;
}

static enum status check_version(struct store *st, struct err *e)
{
	int64_t id, version, tables;
	enum status s;

	s = db_number(st->db, e, &id, 0, "PRAGMA application_id", "");
	if (s == OK)
		s = db_number(st->db, e, &version, 0, "PRAGMA user_version", "");
	if (s == OK)
		s = db_number(st->db, e, &tables, 0, "SELECT count(*) FROM sqlite_schema", "");
	/* A file without the header of SQLite fails at the first look. */
	if (s != OK && e && (e->sql & 0xff) == SQLITE_NOTADB)
		return err_set(e, E_CORRUPT, _("%s is not a dialoog file."), st->path);
	if (s != OK)
		return s;
	if (id != APPLICATION_ID || tables == 0)
		return err_set(e, E_CORRUPT, _("%s is not a dialoog file."), st->path);
	if (version > SCHEMA_VERSION)
		return err_set(e, E_TOO_NEW,
		               _("%s was made by a newer dialoog (format %d, this one knows %d). "
		                 "Use that version."),
		               st->path, (int)version, SCHEMA_VERSION);
	if (version < 1)
		return err_set(e, E_CORRUPT, _("%s is not a dialoog file."), st->path);
	return OK;
}

static enum status make_schema(struct store *st, struct err *e)
{
	enum status s;
	char sql[128];

	s = db_exec(st->db, "BEGIN IMMEDIATE", e);
	if (s == OK)
		s = db_exec(st->db, schema_1, e);
	snprintf(sql, sizeof(sql), "PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT",
	         APPLICATION_ID, SCHEMA_VERSION);
	if (s == OK)
		s = db_exec(st->db, sql, e);
	return s;
}

/* Makes an empty private file, so that SQLite does not make a public one. */
static enum status make_file(const char *path, bool *made, struct err *e)
{
	AUTO_FREE char *dir = path_dir(path);
	enum status s = file_make_dirs(dir, e);
	int fd;

	*made = false;
	if (s != OK)
		return s;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0) {
		close(fd);
		*made = true;
		return OK;
	}
	if (errno == EEXIST)
		return OK;
	return err_errno(e, E_IO, errno, _("%s cannot be made"), path);
}

/* A file that just began is empty for SQLite; anything else must be a hub already. */
static enum status fill_if_empty(struct store *st, struct err *e)
{
	int64_t pages;
	enum status s = db_number(st->db, e, &pages, 0, "PRAGMA page_count", "");

	/* The schema is there as a whole or not at all, whatever happens here: it is
	 * written before the file gets a -wal, by SQLite's own rollback journal. */
	return s == OK && pages == 0 ? make_schema(st, e) : s;
}

static enum status open_writer(struct store *st, bool create, struct err *e)
{
	bool made = false;
	enum status s = OK;

	if (create)
		s = make_file(st->path, &made, e);
	if (s == OK)
		s = beside_lock(st, e);
	if (s != OK)
		return s;
	if (sqlite3_open_v2(st->path, &st->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		return db_error(st->db, e, st->path);
	s = configure(st, e);
	if (s == OK && create)
		s = fill_if_empty(st, e);
	if (s == OK)
		s = check_version(st, e);
	/* Only now: the file of another program must stay as it is. */
	if (s == OK)
		s = db_exec(st->db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", e);
	if (s == OK)
		beside_ring(st);
	return s;
}

static enum status copy_file(const char *from, const char *to, struct err *e)
{
	AUTO_FREE char *data = NULL;
	size_t len;
	enum status s = file_read(from, (size_t)1 << 31, &data, &len, e);

	return s == OK ? file_write(to, data, len, false, e) : s;
}

/* SQLite would make a -wal and a -shm beside the file, also to read it only. */
static enum status open_immutable(struct store *st, struct err *e)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                            "0123456789-_.~/";
	AUTO_BUF struct buf uri;
	const char *p;

	buf_init(&uri);
	buf_add(&uri, st->path[0] == '/' ? "file://" : "file:");
	for (p = st->path; *p; p++)
		if (strchr(plain, *p))
			buf_addc(&uri, *p);
		else
			buf_addf(&uri, "%%%02X", (unsigned char)*p);
	buf_add(&uri, "?immutable=1");
	if (sqlite3_open_v2(uri.data, &st->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) !=
	    SQLITE_OK)
		return db_error(st->db, e, st->path);
	return OK;
}

/* A writer was killed: what it committed last is only in -wal. */
static enum status open_copy(struct store *st, const char *wal, struct err *e)
{
	AUTO_FREE char *copy = NULL;
	AUTO_FREE char *copy_wal = NULL;
	const char *tmp = getenv("TMPDIR");
	enum status s;

	st->copy_dir = xasprintf("%s/dialoog-XXXXXX", tmp && tmp[0] ? tmp : "/tmp");
	if (!mkdtemp(st->copy_dir)) {
		free_pointer(&st->copy_dir);
		return err_errno(e, E_IO, errno, _("%s cannot be copied for reading"), st->path);
	}
	copy = path_join(st->copy_dir, "hub.db");
	copy_wal = path_join(st->copy_dir, "hub.db-wal");
	s = copy_file(st->path, copy, e);
	if (s == OK)
		s = copy_file(wal, copy_wal, e);
	if (s == OK && sqlite3_open_v2(copy, &st->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		s = db_error(st->db, e, st->path);
	return s;
}

static void remove_copy(struct store *st)
{
	static const char *const names[] = {"hub.db", "hub.db-wal", "hub.db-shm"};
	size_t i;

	if (!st->copy_dir)
		return;
	for (i = 0; i < N_ITEMS(names); i++) {
		AUTO_FREE char *name = path_join(st->copy_dir, names[i]);

		unlink(name);
	}
	rmdir(st->copy_dir);
	free_pointer(&st->copy_dir);
}

/* While nobody writes, the file is read without a byte beside it: as it is, or with
 * the -wal of a killed writer as a private copy.  Else together with the writer. */
static enum status open_one_way(struct store *st, struct err *e)
{
	AUTO_FREE char *wal = xasprintf("%s-wal", st->path);
	struct stat sb;

	st->at_rest = beside_lock_is_free(st->path);
	if (!st->at_rest) {
		if (sqlite3_open_v2(st->path, &st->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
			return db_error(st->db, e, st->path);
		return OK;
	}
	if (stat(wal, &sb) < 0 || sb.st_size == 0)
		return open_immutable(st, e);
	return open_copy(st, wal, e);
}

static void close_connection(struct store *st)
{
	sqlite3_close(st->db);
	st->db = NULL;
	remove_copy(st);
}

static enum status open_reader(struct store *st, struct err *e)
{
	enum status s;
	int tries = 0;

	do {
		close_connection(st);
		s = open_one_way(st, e);
		if (s == OK)
			s = configure(st, e);
		if (s == OK)
			s = check_version(st, e);
		/* A writer that came meanwhile may have changed the file below us. */
	} while (st->at_rest && !beside_lock_is_free(st->path) && ++tries < 3);
	return s;
}

void reader_follow(struct store *st)
{
	struct err e;

	if (!st->at_rest || !sqlite3_get_autocommit(st->db) || beside_lock_is_free(st->path))
		return;
	st->generation++;
	/* When it fails now, the next look tries again. */
	if (open_reader(st, &e) != OK)
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

enum status store_open(const char *path, enum store_mode mode, const struct clock *clock,
                       struct store **out, struct err *e)
{
	struct store *st;
	enum status s;

	*out = NULL;
	if (file_is_dir(path))
		return err_set(e, E_INVALID, _("%s is a folder. Give the name of a file."), path);
	if (mode != STORE_CREATE && !file_exists(path))
		return err_set(e, E_NOT_FOUND, _("There is no file %s."), path);
	st = xcalloc(1, sizeof(*st));
	st->path = xstrdup(path);
	st->clock = clock;
	st->writes = mode != STORE_READ;
	st->lock_fd = st->bell_fd = -1;
	s = st->writes ? open_writer(st, mode == STORE_CREATE, e) : open_reader(st, e);
	if (s != OK) {
		store_close(st);
		return s;
	}
	*out = st;
	return OK;
}

void store_close(struct store *st)
{
	if (!st)
		return;
	if (st->db && st->writes)
		sqlite3_wal_checkpoint_v2(st->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	close_connection(st);
	if (st->bell_fd >= 0)
		close(st->bell_fd);
	beside_unlock(st);
	free_pointer(&st->path);
	free_pointer(&st);
}

const char *store_path(const struct store *st)
{
	return st->path;
}

bool store_can_write(const struct store *st)
{
	return st->writes;
}
