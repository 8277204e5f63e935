/* Opening and closing the hub; a reader's ways are in reader.c. */
#include "wipe.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "tr.h"

enum status open_configure(struct store *st, struct err *e)
{
	int64_t foreign_keys;
	enum status s;

	sqlite3_extended_result_codes(st->db, 1);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_busy_timeout(st->db, 200);
	s = db_exec(st->db,
	            "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
	            "PRAGMA cache_size=" CACHE_KIB,
	            e);
	/* Undo with foreign keys off would leave orphans without a word (journal.md 2). */
	if (s == OK)
		s = db_number(st->db, e, &foreign_keys, 0, "PRAGMA foreign_keys", "");
	if (s == OK && !foreign_keys)
		s = err_set(e, E_UNSUPPORTED, _("This SQLite library has no foreign keys."));
	return s;
}

enum status open_check_version(struct store *st, struct err *e)
{
	int64_t id, version = 0, tables;
	enum status s;

	s = db_number(st->db, e, &id, 0, "PRAGMA application_id", "");
	if (s == OK)
		s = db_number(st->db, e, &version, 0, "PRAGMA user_version", "");
	if (s == OK)
		s = db_number(st->db, e, &tables, 0, "SELECT count(*) FROM sqlite_schema", "");
	/* A file without the header of SQLite fails at the first look. */
	if (s != OK && e && (e->sql & 0xff) == SQLITE_NOTADB)
		return err_set(e, E_CORRUPT, _("%s is not a dialoog file."), st->name);
	if (s != OK)
		return s;
	if (id != APPLICATION_ID || tables == 0)
		return err_set(e, E_CORRUPT, _("%s is not a dialoog file."), st->name);
	if (version > SCHEMA_VERSION)
		return err_set(e, E_TOO_NEW,
		               _("%s was made by a newer dialoog (format %d, this one knows %d). "
		                 "Use that version."),
		               st->name, (int)version, SCHEMA_VERSION);
	if (version < 1)
		return err_set(e, E_CORRUPT, _("%s is not a dialoog file."), st->name);
	st->version = (int)version;
	return OK;
}

static enum status make_schema(struct store *st, struct err *e)
{
	enum status s;
	char sql[128];

	s = db_exec(st->db, "BEGIN IMMEDIATE", e);
	if (s == OK)
		s = schema_build(st->db, 0, SCHEMA_VERSION, e);
	snprintf(sql, sizeof(sql), "PRAGMA application_id=%d; COMMIT", APPLICATION_ID);
	if (s == OK)
		s = db_exec(st->db, sql, e);
	return s;
}

/* Makes an empty private file, so that SQLite does not make a public one. */
static enum status make_file(struct store *st, struct err *e)
{
	AUTO_FREE char *dir = path_dir(st->path);
	enum status s = file_make_dirs(dir, e);
	int fd;

	if (s != OK)
		return s;
	fd = open(st->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0) {
		close(fd);
		st->made = true;
		return OK;
	}
	if (errno == EEXIST)
		return OK;
	return err_errno(e, E_IO, errno, _("%s cannot be made"), st->name);
}

/* Is there a step in the file, read without what stands beside it? */
static bool has_steps_alone(const struct store *st)
{
	sqlite3 *db = NULL;
	struct err e;
	int64_t steps = 0;
	bool has = db_open(st->path, st->name, DB_AT_REST, &db, &e) == OK &&
	           db_number(db, &e, &steps, 0, "SELECT count(*) FROM journal", "") == OK &&
	           steps > 0;

	sqlite3_close(db);
	return has;
}

/* SQLite plays a rollback journal in before anybody is asked.  A hub has one only while it is
 * made, by a program that was stopped: from the first step on there is a -wal. */
static enum status check_rollback(const struct store *st, struct err *e)
{
	if (!has_steps_alone(st) && store_can_rescue(st->name, st->clock) != RESCUE_SECOND)
		return OK;
	return err_set(e, E_CORRUPT,
	               _("%s-journal is not of this file, and would damage it. Move it away."),
	               st->name);
}

/* The first bytes of the file say whose it is: before anything is done to another
 * program's database, or made beside it. */
static enum status check_header(const struct store *st, bool may_be_empty, struct err *e)
{
	AUTO_FREE char *rollback = xasprintf("%s-journal", st->path);
	unsigned char head[72];
	enum status s;
	uint32_t id;
	size_t n;

	/* Stopped while it was made: SQLite first takes that back. */
	if (file_exists(rollback))
		return check_rollback(st, e);
	s = file_read_start(st->name, head, sizeof(head), &n, e);
	if (s != OK)
		return s;
	if (n == 0 && may_be_empty)
		return OK;
	if (n != sizeof(head) || memcmp(head, "SQLite format 3", 16) != 0)
		return err_set(e, E_CORRUPT, _("%s is not a dialoog file."), st->name);
	/* application_id, big-endian, at byte 68 (SQLite, "Database File Format"). */
	memcpy(&id, head + 68, sizeof(id));
	if (be32toh(id) != APPLICATION_ID)
		return err_set(e, E_CORRUPT, _("%s is not a dialoog file."), st->name);
	return OK;
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

/* An old hub: a copy of it as it was stays in FILE.bak. */
static enum status bring_up_to_date(struct store *st, struct err *e)
{
	char why[32];
	enum status s;

	snprintf(why, sizeof(why), "format-%d", st->version);
	s = store_look_through(st, e);
	if (s != OK)
		return s;
	st->uncopied = true;
	s = store_keep_copy(st, why, e);
	if (s == OK)
		s = schema_migrate(st, e);
	if (s != OK)
		err_wrap(e, _("%s cannot be made ready for this version and stays as it was"),
		         st->name);
	return s;
}

enum status store_look_through(struct store *st, struct err *e)
{
	enum status s = OK;

	if (st->looked_through)
		return OK;
	if (st->writes)
		s = check_pages(st->db, st->name, e);
	st->looked_through = s == OK;
	if (s == OK && st->glanced)
		s = second_start(st, e);
	return s;
}

enum status open_for_writing(struct store *st, struct err *e)
{
	return db_exec(st->db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", e);
}

/* What a killed writer left in the -wal comes into the file as soon as it is opened, also when it
 * is of another file: so the two are first looked at as a copy. */
static enum status check_wal(const struct store *st, struct err *e)
{
	AUTO_FREE char *wal = xasprintf("%s-wal", st->path);
	struct store copy = {.name = st->name, .path = st->path, .clock = st->clock};
	struct stat sb;
	enum status s;

	if (stat(wal, &sb) < 0 || sb.st_size == 0)
		return OK;
	s = reader_open_copy(&copy, true, e);
	if (s == OK)
		s = check_integrity(copy.db, st->name, e);
	reader_close(&copy);
	return s;
}

static enum status open_writer(struct store *st, bool create, struct err *e)
{
	enum status s = OK;

	if (create)
		s = make_file(st, e);
	if (s == OK)
		s = check_header(st, create, e);
	if (s == OK)
		s = beside_lock(st, e);
	if (s == OK)
		s = check_wal(st, e);
	if (s != OK)
		return s;
	s = db_open(st->path, st->name, DB_WRITE, &st->db, e);
	if (s == OK)
		s = open_configure(st, e);
	if (s == OK && create)
		s = fill_if_empty(st, e);
	if (s == OK)
		s = open_check_version(st, e);
	if (s == OK && st->version < SCHEMA_VERSION)
		s = bring_up_to_date(st, e);
	/* Only now: the file of another program, or an old one that cannot be brought up to date,
	 * must stay as it is. */
	if (s == OK)
		s = open_for_writing(st, e);
	if (s == OK && st->made)
		s = copies_set_apart(st, e);
	if (s == OK)
		s = second_start(st, e);
	if (s == OK)
		s = wipe_resume(st, e);
	/* Whatever is in it already: the first copy of this evening has it. */
	st->uncopied = true;
	st->copied_at = clock_boot(st->clock);
	if (s == OK) {
		steady_remember(st);
		reserve_warn(st);
		beside_ring(st);
	}
	return s;
}

enum status store_open(const char *path, enum store_mode mode, const struct clock *clock,
                       struct store **out, struct err *e)
{
	struct store *st;
	enum status s;

	*out = NULL;
	if (file_is_dir(path))
		return err_set(e, E_INVALID, _("%s is a folder. Give the name of a file."), path);
	/* A pipe or a device would let us wait for ever. */
	if (file_exists(path) && !file_is_plain(path))
		return err_set(e, E_INVALID,
		               _("%s is not an ordinary file. Give the name of a file."), path);
	if (mode != STORE_CREATE && !file_exists(path))
		return err_set(e, E_NOT_FOUND, _("There is no file %s."), path);
	if (!file_exists(path) && store_can_rescue(path, clock) == RESCUE_SECOND)
		return err_set(
		        e, E_CORRUPT,
		        _("%s is gone, but its second copy is still there. Bring it back with: "
		          "dialoog check %s --rebuild NEW. Or move %s.journal away."),
		        path, path, path);
	st = xcalloc(1, sizeof(*st));
	st->name = xstrdup(path);
	st->path = path_real(path);
	st->clock = clock;
	st->writes = mode == STORE_WRITE || mode == STORE_CREATE;
	st->shows = mode == STORE_SHOW;
	st->lock_fd = st->bell_fd = st->draft.fd = -1;
	second_init(&st->second, st->path, st->name);
	if (st->writes)
		s = open_writer(st, mode == STORE_CREATE, e);
	else if ((s = check_header(st, false, e)) == OK)
		s = reader_open(st, e);
	if (s != OK) {
		store_discard(st);
		return s;
	}
	share_tell(st);
	*out = st;
	return OK;
}

void store_close(struct store *st)
{
	if (!st)
		return;
	if (st->db && st->writes)
		sqlite3_wal_checkpoint_v2(st->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	reader_close(st);
	draft_close(st);
	store_on_slow(st, NULL, NULL);
	reserve_end(st);
	second_fini(&st->second);
	if (st->bell_fd >= 0)
		close(st->bell_fd);
	beside_unlock(st);
	free_pointer(&st->reason);
	free_pointer(&st->path);
	free_pointer(&st->second_place);
	free_pointer(&st->name);
	free_pointer(&st);
}

void store_discard(struct store *st)
{
	static const char *const suffixes[] = {"", "-wal", "-shm", ".bell", ".journal", ".draft"};

	if (st && st->made) {
		reader_close(st);
		/* While the lock is still held; the lock itself stays, as always. */
		for (size_t i = 0; i < N_ITEMS(suffixes); i++) {
			AUTO_FREE char *name = xasprintf("%s%s", st->path, suffixes[i]);

			unlink(name);
		}
	}
	store_close(st);
}

const char *store_path(const struct store *st)
{
	return st->name;
}

const char *store_notice(const struct store *st)
{
	return st->notice;
}

bool store_can_write(const struct store *st)
{
	return st->writes;
}
