/* Copies of the hub: whole, consistent and looked at before they count. */
#include "wipe.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "date.h"
#include "file.h"
#include "mem.h"
#include "tr.h"

/* ---- one copy ---- */

/* A copy nobody can read is none: so it is opened and walked before it gets its name. */
static enum status verify(const char *path, struct err *e)
{
	sqlite3 *db = NULL;
	enum status s = db_open(path, path, DB_READ, &db, e);

	if (s == OK)
		s = check_pages(db, path, e);
	sqlite3_close(db);
	return s == E_CORRUPT ? err_set(e, s, _("The copy cannot be read back.")) : s;
}

static enum status make_private(const char *temporary, const char *path, struct err *e)
{
	int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return err_errno(e, E_IO, errno, _("%s cannot be made"), path);
	close(fd);
	return OK;
}

/* SQLite need not wait for the disk on the way: all of it is synced before it gets its name. */
static enum status vacuum_into(sqlite3 *db, const char *path, struct err *e)
{
	enum status s = db_exec(db, "PRAGMA synchronous=OFF", e), back;

	if (s == OK)
		s = db_run(db, e, "VACUUM main INTO ?1", "t", path);
	back = db_exec(db, "PRAGMA synchronous=FULL", s == OK ? e : NULL);
	return s == OK ? back : s;
}

enum status copy_make(sqlite3 *db, const char *path, struct err *e)
{
	AUTO_FREE char *temporary = xasprintf("%s.part", path);
	enum status s;

	/* A copy that was broken off has this name; it is nobody's. */
	unlink(temporary);
	s = make_private(temporary, path, e);
	if (s != OK)
		return s;
	s = vacuum_into(db, temporary, e);
	if (s == OK)
		s = verify(temporary, e);
	if (s == OK)
		s = file_settle(temporary, path, false, e);
	if (s != OK)
		unlink(temporary);
	return s;
}

enum status copy_check_place(const char *path, struct err *e)
{
	/* What SQLite and the store would take for a part of the copy, and what copy_make makes. */
	static const char *const beside[] = {"",         "-wal",   "-shm", "-journal",
	                                     ".journal", ".draft", ".part"};

	for (size_t i = 0; i < N_ITEMS(beside); i++) {
		AUTO_FREE char *there = xasprintf("%s%s", path, beside[i]);

		if (file_exists(there))
			return err_set(e, E_CONFLICT,
			               _("%s is there already and stays as it is. Choose another "
			                 "name."),
			               there);
	}
	return OK;
}

enum status store_backup(struct store *st, const char *out, struct err *e)
{
	enum status s = copy_check_place(out, e);

	reader_follow(st);
	return s == OK ? copy_make(st->db, out, e) : s;
}

/* ---- the copies in FILE.bak ---- */

enum { COPIES_KEPT = 10, STAMP_LENGTH = 15 };

/* "20250515-130405", local time: names in the order of time. */
void copy_stamp(int64_t at, char out[COPY_STAMP_SIZE])
{
	char date[DATE_SIZE], time[TIME_SIZE];

	moment_date(at, date);
	moment_time(at, time);
	snprintf(out, COPY_STAMP_SIZE, "%.4s%.2s%.2s-%.2s%.2s%02d", date, date + 5, date + 8, time,
	         time + 3, (int)(at / 1000 % 60));
}

/* Is this the name of a copy that was made here?  Whatever else lies in the folder stays. */
static bool is_name_of_copy(const char *name)
{
	size_t length = strlen(name);

	return length > STAMP_LENGTH + 3 && strspn(name, "0123456789-") >= STAMP_LENGTH &&
	       name[8] == '-' && strcmp(name + length - 3, ".db") == 0;
}

static int is_copy(const struct dirent *entry)
{
	return is_name_of_copy(entry->d_name);
}

bool copy_is_later(const char *name, const char *stamp)
{
	return is_name_of_copy(name) && strncmp(name, stamp, STAMP_LENGTH) > 0;
}

static int list_in(const char *dir, struct dirent ***names)
{
	return scandir(dir, names, is_copy, alphasort);
}

int copies_list(const struct store *st, struct dirent ***names)
{
	AUTO_FREE char *dir = xasprintf("%s.bak", st->path);

	return list_in(dir, names);
}

void copies_free(struct dirent **names, int n)
{
	for (int i = 0; i < n; i++)
		free(names[i]);
	if (n >= 0)
		free(names);
}

/* The last ten stay. */
static void prune(const char *dir)
{
	struct dirent **names;
	int n = list_in(dir, &names);

	for (int i = 0; i < n - COPIES_KEPT; i++) {
		AUTO_FREE char *path = path_join(dir, names[i]->d_name);

		unlink(path);
	}
	copies_free(names, n);
}

enum status copies_set_apart(struct store *st, struct err *e)
{
	AUTO_FREE char *dir = xasprintf("%s.bak", st->path);
	AUTO_FREE char *apart = NULL;
	struct dirent **names;
	enum status s = OK;
	int n = list_in(dir, &names);

	copies_free(names, n);
	if (n <= 0)
		return OK;
	for (int i = 1; !apart || file_exists(apart); i++) {
		free_pointer(&apart);
		apart = xasprintf("%s-%d", dir, i);
	}
	if (rename(dir, apart) < 0)
		s = err_errno(e, E_IO, errno, _("%s cannot be moved"), dir);
	else
		snprintf(st->notice, sizeof(st->notice),
		         /* Translators: the name of a folder */
		         _("Copies of the file that stood here before are in %s now."),
		         strrchr(apart, '/') + 1);
	return s;
}

static enum status copy_into(struct store *st, const char *dir, const char *why, struct err *e)
{
	AUTO_FREE char *path = NULL;
	char time[COPY_STAMP_SIZE];
	enum status s = file_make_dir(dir, e);

	copy_stamp(clock_wall(st->clock), time);
	for (int n = 1; s == OK && (!path || file_exists(path)); n++) {
		free_pointer(&path);
		path = n == 1 ? xasprintf("%s/%s-%s.db", dir, time, why)
		              : xasprintf("%s/%s-%s-%d.db", dir, time, why, n);
	}
	if (s == OK)
		s = copy_make(st->db, path, e);
	if (s == OK)
		prune(dir);
	return s;
}

/* ---- the second place ---- */

void store_set_second_place(struct store *st, const char *dir)
{
	free_pointer(&st->second_place);
	st->second_place = dir[0] ? xstrdup(dir) : NULL;
}

char *copy_second_dir(const struct store *st)
{
	const char *slash = strrchr(st->path, '/');

	return xasprintf("%s/%s.bak", st->second_place, slash ? slash + 1 : st->path);
}

enum status copy_check_second(const char *place, struct err *e)
{
	if (file_is_dir(place))
		return OK;
	return err_set(e, E_NOT_FOUND, _("There is no folder %s. Is the USB stick in the laptop?"),
	               place);
}

/* A folder for each hub, as beside the hub itself.  The place is never made: where a stick is not
 * in, its folder would come to stand on the disk that it is to be apart from. */
static enum status copy_to_second_place(struct store *st, const char *why, struct err *e)
{
	AUTO_FREE char *dir = copy_second_dir(st);
	enum status s = copy_check_second(st->second_place, e);

	return s == OK ? copy_into(st, dir, why, e) : s;
}

bool copy_is_wanted(const struct store *st)
{
	return st->uncopied || (st->second_place && st->second_lacks);
}

static enum status keep_copy(struct store *st, const char *why, struct err *e)
{
	AUTO_FREE char *dir = xasprintf("%s.bak", st->path);
	enum status s = OK;

	wipe_second_places(st);
	/* When it fails the next one is tried after as long again, not at once. */
	st->copied_at = clock_boot(st->clock);
	if (st->uncopied) {
		st->second_lacks = true;
		s = copy_into(st, dir, why, e);
		st->uncopied = s != OK;
		if (s != OK)
			err_wrap(e, "%s", _("No copy could be made"));
	}
	if (s != OK || !st->second_place)
		return s;
	s = copy_to_second_place(st, why, e);
	st->second_lacks = s != OK;
	if (s != OK)
		err_wrap(e, "%s", _("The copy is beside the file, but not in the second place"));
	return s;
}

enum status store_keep_copy(struct store *st, const char *why, struct err *e)
{
	enum status s;

	st->copy_why = NULL;
	if (!copy_is_wanted(st))
		return OK;
	slow_begin(st);
	s = keep_copy(st, why, e);
	slow_end(st);
	return s;
}
