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

/* Removes every file in FILE.bak, whoever put it there. */
static enum status remove_copies(struct store *st, struct err *e)
{
	AUTO_FREE char *dir = xasprintf("%s.bak", st->path);
	DIR *d = opendir(dir);
	int failed = 0;

	if (!d && errno == ENOENT)
		return OK;
	if (!d)
		return err_errno(e, E_IO, errno, _("%s cannot be read"), dir);
	for (struct dirent *entry; !failed && (entry = readdir(d));)
		if (unlinkat(dirfd(d), entry->d_name, 0) < 0 && errno != EISDIR && errno != ENOENT)
			failed = errno;
	if (!failed && fsync(dirfd(d)) < 0)
		failed = errno;
	closedir(d);
	return failed ? err_errno(e, E_IO, failed, _("%s cannot be emptied"), dir) : OK;
}

static enum status wipe(struct store *st, struct err *e)
{
	enum status s = second_new_base(st, e);

	/* Pages that are in use have gaps with old bytes, which secure_delete leaves alone. */
	if (s == OK)
		s = db_exec(st->db, "PRAGMA secure_delete=ON; VACUUM", e);
	if (s == OK)
		s = empty_wal(st, e);
	if (s == OK)
		s = draft_wipe(st, e);
	return s == OK ? remove_copies(st, e) : s;
}

enum status store_finish_erasing(struct store *st, struct err *e)
{
	struct err no_copy;
	enum status s;

	if (!st->erasing)
		return OK;
	st->erase_tried_at = clock_boot(st->clock);
	s = wipe(st, e);
	if (s == OK)
		s = db_exec(st->db, "DELETE FROM setting WHERE key = '" WIPE_NOTE "'", e);
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
	if (!st->writes)
		return err_set(e, E_READONLY,
		               _("This window only reads. Another window can write."));
	s = second_is_there(&st->second) ? OK : second_start(st, e);
	return s == OK ? db_exec(st->db, "BEGIN IMMEDIATE", e) : s;
}

enum status wipe_end(struct store *st, enum status s, struct err *e)
{
	if (s == OK)
		s = db_exec(st->db, "INSERT OR REPLACE INTO setting VALUES ('" WIPE_NOTE "', '1')",
		            e);
	if (s == OK)
		s = db_exec(st->db, "COMMIT", e);
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

enum status store_copies_elsewhere(struct store *st, struct arena *a, const char ***names, int *n,
                                   struct err *e)
{
	AUTO_FREE char *dir = path_dir(st->path);
	const char *hub = strrchr(st->path, '/');
	struct dirent **found;
	int count = scandir(dir, &found, NULL, alphasort);

	*n = 0;
	if (count < 0)
		return err_errno(e, E_IO, errno, _("%s cannot be read"), dir);
	hub = hub ? hub + 1 : st->path;
	*names = arena_array(a, (size_t)count + 1, sizeof(**names));
	for (int i = 0; i < count; i++) {
		AUTO_FREE char *path = path_join(dir, found[i]->d_name);

		if (may_hold_texts(found[i]->d_name, hub) && file_is_plain(path))
			(*names)[(*n)++] = arena_strdup(a, path);
		free(found[i]);
	}
	free(found);
	return OK;
}
