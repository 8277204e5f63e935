/* A hub that is damaged or gone is put back in its own place; what was there is kept. */
#include "db.h"

#include "history.h"

#include <stdio.h>
#include <unistd.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "tr.h"

enum rescue_from store_can_rescue(const char *path, const struct clock *clock)
{
	struct store left = {.name = xstrdup(path), .path = path_real(path), .clock = clock};
	struct history h;
	struct err e;
	enum rescue_from from = RESCUE_NOTHING;
	struct journal_place copy = {0};
	bool has_copy;

	second_init(&left.second, left.path, path);
	has_copy = rebuild_copy_place(&left, &copy);
	if (history_read(&h, left.second.path, &e) == OK && h.usable && h.last.seq > 0)
		from = RESCUE_SECOND;
	if (has_copy && (from == RESCUE_NOTHING || rebuild_has_more(&copy, &h)))
		from = RESCUE_COPY;
	history_fini(&h);
	second_fini(&left.second);
	free_pointer(&left.name);
	free_pointer(&left.path);
	return from;
}

/* A rescue that was broken off may have moved only one of them. */
static bool is_taken(const char *kept)
{
	AUTO_FREE char *wal = xasprintf("%s-wal", kept);
	AUTO_FREE char *shm = xasprintf("%s-shm", kept);

	return file_exists(kept) || file_exists(wal) || file_exists(shm);
}

/* FILE, -wal and -shm as FILE.bak/damaged-N and so on: together they may still tell
 * something. */
static enum status keep_damaged(const char *path, struct buf *told, struct err *e)
{
	static const char *const suffixes[] = {"-wal", "-shm", ""};
	AUTO_FREE char *dir = xasprintf("%s.bak", path);
	AUTO_FREE char *kept = NULL;
	enum status s = OK;

	if (!file_exists(path))
		return OK;
	s = file_make_dir(dir, e);
	for (int n = 1; s == OK && (!kept || is_taken(kept)); n++) {
		free_pointer(&kept);
		kept = xasprintf("%s/damaged-%d", dir, n);
	}
	for (size_t i = 0; i < N_ITEMS(suffixes) && s == OK; i++) {
		AUTO_FREE char *from = xasprintf("%s%s", path, suffixes[i]);
		AUTO_FREE char *to = xasprintf("%s%s", kept, suffixes[i]);

		if (file_exists(from))
			s = file_settle(from, to, false, e);
	}
	if (s == OK)
		buf_addf(told, _("What stood there is kept as %s.\n"), kept);
	return s;
}

/* While the lock is held: no desk may come between. */
static enum status rescue(const char *path, const struct clock *clock, struct buf *told,
                          struct err *e)
{
	AUTO_FREE char *made = xasprintf("%s.rebuilt", path);
	enum status s;

	/* Of a rescue that was broken off: between its last two steps it holds all of it. */
	if (file_exists(made) && !file_exists(path))
		return file_settle(made, path, false, e);
	unlink(made);
	s = store_rebuild(path, made, clock, told, e);
	if (s == OK)
		s = keep_damaged(path, told, e);
	return s == OK ? file_settle(made, path, false, e) : s;
}

enum status store_rescue(const char *path, const struct clock *clock, struct buf *told,
                         struct err *e)
{
	struct store lock = {.name = xstrdup(path), .path = path_real(path), .clock = clock};
	enum status s;

	lock.lock_fd = -1;
	s = beside_lock(&lock, e);
	if (s == OK)
		s = rescue(lock.path, clock, told, e);
	beside_unlock(&lock);
	free_pointer(&lock.name);
	free_pointer(&lock.path);
	return s;
}
