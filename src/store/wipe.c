/* Wiping: after a text or a name was taken out of the hub, no byte of it stays in the file or in
 * what stands beside it (journal.md 8, "Wipe").
 *
 * A note in the hub, of the same transaction, says that it is under way, so that after a crash
 * either nothing was erased or the rest is done at the next opening.  Each step may be done
 * again.  The second copy never holds the note: a hub that is made from it months later has
 * nothing to finish, and must not throw its copies away. */
#include "wipe.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "erase.h"
#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

enum { RETRY_MS = 5 * 1000 };

/* ---- the steps ---- */

/* A reader that is at it keeps the old pages in the -wal: then this fails. */
static enum status empty_wal(struct store *st, struct err *e)
{
	AUTO_FREE char *wal = xasprintf("%s-wal", st->path);
	struct stat left;
	int rc = sqlite3_wal_checkpoint_v2(st->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

	if (rc != SQLITE_OK && (rc & 0xff) != SQLITE_BUSY)
		return db_error_code(st->db, rc, e, _("%s cannot be used"));
	if (rc != SQLITE_OK || (stat(wal, &left) == 0 && left.st_size > 0))
		return err_set(e, E_BUSY, _("another window is reading the file."));
	return OK;
}

/* Removes every file in a folder of copies, whoever put it there; with until, but for the copies
 * that were made after that moment (copy_stamp). */
static enum status remove_copies(const char *dir, const char *until, struct err *e)
{
	DIR *d = opendir(dir);
	int failed = 0;

	if (!d && errno == ENOENT)
		return OK;
	if (!d)
		return err_errno(e, E_IO, errno, _("%s cannot be read"), dir);
	for (struct dirent *entry; !failed && (entry = readdir(d));)
		if (!(until && copy_is_later(entry->d_name, until)) &&
		    unlinkat(dirfd(d), entry->d_name, 0) < 0 && errno != EISDIR && errno != ENOENT)
			failed = errno;
	if (!failed && fsync(dirfd(d)) < 0)
		failed = errno;
	closedir(d);
	return failed ? err_errno(e, E_IO, failed, _("%s cannot be emptied"), dir) : OK;
}

static enum status wipe(struct store *st, struct err *e)
{
	AUTO_FREE char *dir = xasprintf("%s.bak", st->path);
	enum status s = second_new_base(st, e);

	/* Pages that are in use have gaps with old bytes, which secure_delete leaves alone. */
	if (s == OK)
		s = db_exec(st->db, "PRAGMA secure_delete=ON; VACUUM", e);
	if (s == OK)
		s = empty_wal(st, e);
	if (s == OK)
		s = draft_renew(st, e);
	return s == OK ? remove_copies(dir, NULL, e) : s;
}

/* ---- the second place ---- */

/* Copies in a second place that hold what was erased. */
struct unwiped {
	const char *dir;
	const char *until; /* when it was erased: those of later do not hold it (copy_stamp) */
};

static enum status list_unwiped(struct store *st, struct arena *a, struct unwiped **out, int *n,
                                struct err *e)
{
	int64_t count;
	sqlite3_stmt *stmt;
	int rc;
	enum status s = db_number(st->db, e, &count, 0,
	                          "SELECT count(*) FROM setting WHERE " WIPE_PLACES, "");

	*n = 0;
	if (s != OK)
		return s;
	*out = arena_array(a, (size_t)count + 1, sizeof(**out));
	stmt = db_query(st->db, e,
	                "SELECT substr(key, length('" WIPE_PLACE "') + 1), value FROM setting"
	                " WHERE " WIPE_PLACES " ORDER BY key",
	                "");
	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && *n < count)
		(*out)[(*n)++] = (struct unwiped){.dir = column_text(stmt, 0, a),
		                                  .until = column_text(stmt, 1, a)};
	return db_finish(st->db, stmt, rc, e);
}

/* Of the transaction that erases. */
static enum status note_second_place(struct store *st, struct err *e)
{
	AUTO_FREE char *dir = st->second_place ? copy_second_dir(st) : NULL;
	char now[COPY_STAMP_SIZE];

	if (!dir)
		return OK;
	copy_stamp(clock_wall(st->clock), now);
	return db_run(st->db, e,
	              "INSERT OR REPLACE INTO setting VALUES ('" WIPE_PLACE "' || ?1, ?2)", "tt",
	              dir, now);
}

/* Where the place is there and the folder is not, nothing is left to empty. */
static enum status wipe_place(struct store *st, const struct unwiped *u, struct err *e)
{
	AUTO_FREE char *place = path_dir(u->dir);
	enum status s = copy_check_second(place, e);

	if (s == OK)
		s = remove_copies(u->dir, u->until, e);
	if (s == OK)
		s = db_run(st->db, e, "DELETE FROM setting WHERE key = '" WIPE_PLACE "' || ?1", "t",
		           u->dir);
	return s;
}

void wipe_second_places(struct store *st)
{
	struct arena *a = arena_new();
	struct unwiped *places;
	struct err later;
	int n;

	/* One that cannot be emptied is named by store_copies_elsewhere, and tried again. */
	if (list_unwiped(st, a, &places, &n, &later) == OK)
		for (int i = 0; i < n; i++)
			if (wipe_place(st, &places[i], &later) != OK)
				continue;
	arena_free(a);
}

enum status store_finish_erasing(struct store *st, struct err *e)
{
	struct err no_copy;
	enum status s;

	if (!st->erasing)
		return OK;
	st->erase_tried_at = clock_boot(st->clock);
	slow_begin(st);
	s = wipe(st, e);
	if (s == OK)
		s = db_exec(st->db, "DELETE FROM setting WHERE key = '" WIPE_NOTE "'", e);
	slow_end(st);
	if (s != OK)
		return err_wrap(e, _("It is not wiped from the disk yet; that is tried again"));
	st->erasing = false;
	/* One that fails is made again later, like every copy. */
	rest_changed(st);
	if (store_keep_copy(st, "erased", &no_copy) != OK)
		st->uncopied = true;
	return OK;
}

/* ---- beginning and end of a command that wipes ---- */

enum status wipe_begin(struct store *st, struct err *e)
{
	enum status s;

	st->op_id[0] = '\0';
	s = steady(st, e);
	return s == OK ? db_exec(st->db, "BEGIN IMMEDIATE", e) : s;
}

enum status wipe_end(struct store *st, enum status s, struct err *e)
{
	if (s == OK)
		s = db_exec(st->db, "INSERT OR REPLACE INTO setting VALUES ('" WIPE_NOTE "', '1')",
		            e);
	if (s == OK)
		s = note_second_place(st, e);
	slow_begin(st);
	if (s == OK)
		s = db_exec(st->db, "COMMIT", e);
	slow_end(st);
	if (s != OK) {
		if (!sqlite3_get_autocommit(st->db))
			sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
		return s;
	}
	st->erasing = true;
	beside_ring(st);
	return store_finish_erasing(st, e);
}

enum status wipe_resume(struct store *st, struct err *e)
{
	int64_t noted = 0;
	struct err failed;
	enum status s = db_number(st->db, e, &noted, 0,
	                          "SELECT count(*) FROM setting WHERE key = '" WIPE_NOTE "'", "");

	if (s != OK || !noted)
		return s;
	s = store_look_through(st, e);
	if (s != OK)
		return s;
	st->erasing = true;
	if (store_finish_erasing(st, &failed) == OK)
		text_copy(st->notice, sizeof(st->notice),
		          _("Erasing was broken off. It is finished now."));
	else
		text_copy(st->notice, sizeof(st->notice), failed.msg);
	return OK;
}

bool store_is_erasing(const struct store *st)
{
	return st->erasing;
}

int store_erasing_due(const struct store *st)
{
	int64_t left = st->erase_tried_at + RETRY_MS - clock_boot(st->clock);

	if (!st->erasing)
		return -1;
	return left < 0 ? 0 : (int)left;
}

/* ---- where else it may stand ---- */

static bool has_ending(const char *name, const char *ending)
{
	size_t n = strlen(name), m = strlen(ending);

	return n > m && strcmp(name + n - m, ending) == 0;
}

/* Something that this program writes, or wrote before it was broken off. */
static bool may_hold_texts(const char *name, const char *hub)
{
	static const char *const own[] = {"",      "-wal",  "-shm",  ".journal",
	                                  ".lock", ".bell", ".draft"};
	static const char *const written[] = {".md",  ".html", ".txt",  ".odt", ".docx",
	                                      ".pdf", ".csv",  ".json", ".db",  ".journal"};
	size_t length = strlen(hub);

	if (strncmp(name, hub, length) == 0) {
		for (size_t i = 0; i < N_ITEMS(own); i++)
			if (strcmp(name + length, own[i]) == 0)
				return false;
		if (name[length] == '.' || name[length] == '-')
			return true;
	}
	if (strncmp(name, ".dialoog-", 9) == 0)
		return true;
	for (size_t i = 0; i < N_ITEMS(written); i++)
		if (has_ending(name, written[i]))
			return true;
	return false;
}

/* Copies of a hub that stood here before (copies_set_apart). */
static bool is_set_apart(const char *name, const char *hub)
{
	size_t length = strlen(hub);

	return strncmp(name, hub, length) == 0 && strncmp(name + length, ".bak-", 5) == 0;
}

enum status store_copies_elsewhere(struct store *st, struct arena *a, const char ***names, int *n,
                                   struct err *e)
{
	AUTO_FREE char *dir = path_dir(st->path);
	const char *hub = strrchr(st->path, '/');
	struct unwiped *places;
	struct dirent **found;
	enum status s = list_unwiped(st, a, &places, n, e);
	int count;

	if (s != OK)
		return s;
	count = scandir(dir, &found, NULL, alphasort);
	if (count < 0)
		return err_errno(e, E_IO, errno, _("%s cannot be read"), dir);
	hub = hub ? hub + 1 : st->path;
	*names = arena_array(a, (size_t)(count + *n) + 1, sizeof(**names));
	for (int i = 0; i < *n; i++)
		(*names)[i] = places[i].dir;
	for (int i = 0; i < count; i++) {
		AUTO_FREE char *path = path_join(dir, found[i]->d_name);

		if ((may_hold_texts(found[i]->d_name, hub) && file_is_plain(path)) ||
		    is_set_apart(found[i]->d_name, hub))
			(*names)[(*n)++] = arena_strdup(a, path);
		free(found[i]);
	}
	free(found);
	return OK;
}
