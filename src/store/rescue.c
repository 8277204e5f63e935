/* A hub that is damaged or gone is put back in its own place; what was there is kept. */
#include "db.h"

#include "history.h"

#include <stdio.h>
#include <unistd.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "tr.h"

/* What stands at a path, or stood there. */
struct left {
	struct store at; /* only path, name, clock and second */
	struct history h;
	struct journal_place copy;
	bool has_copy;
};

static void left_read(struct left *l, const char *path, const struct clock *clock)
{
	struct err e;

	*l = (struct left){.at = {.name = xstrdup(path), .path = path_real(path), .clock = clock}};
	l->at.lock_fd = -1;
	second_init(&l->at.second, l->at.path, path);
	l->has_copy = rebuild_copy_place(&l->at, &l->copy);
	if (history_read(&l->h, l->at.second.path, &e) != OK)
		l->h.usable = false;
}

static void left_fini(struct left *l)
{
	history_fini(&l->h);
	second_fini(&l->at.second);
	free_pointer(&l->at.name);
	free_pointer(&l->at.path);
}

/* A whole hub of an earlier generation than its second copy, and of before that began: a text or a
 * name may stand in it that was erased since.  With a step of later somebody has worked in it. */
static bool is_earlier(const struct left *l, const char *path)
{
	struct journal_place p;

	return rebuild_place_at(path, l->at.clock, &p) && history_is_newer(&l->h, &p) &&
	       p.at <= l->h.base.at;
}

enum rescue_from store_can_rescue(const char *path, const struct clock *clock)
{
	enum rescue_from from = RESCUE_NOTHING;
	struct left l;

	left_read(&l, path, clock);
	if (l.h.usable && l.h.last.seq > 0)
		from = RESCUE_SECOND;
	if (l.has_copy && (from == RESCUE_NOTHING || rebuild_has_more(&l.copy, &l.h)))
		from = RESCUE_COPY;
	left_fini(&l);
	return from;
}

bool store_is_earlier(const char *path, const struct clock *clock)
{
	struct left l;
	bool earlier;

	left_read(&l, path, clock);
	earlier = is_earlier(&l, l.at.path);
	left_fini(&l);
	return earlier;
}

/* ---- what stood there ---- */

static const char *const ends[] = {"-wal", "-shm", "-journal", ""};

/* A rescue that was broken off may have moved only one of them. */
static bool is_taken(const char *path)
{
	bool taken = false;

	for (size_t i = 0; i < N_ITEMS(ends); i++) {
		AUTO_FREE char *name = xasprintf("%s%s", path, ends[i]);

		taken = taken || file_exists(name);
	}
	return taken;
}

/* path and what SQLite has beside it as FILE.bak/damaged-N and so on: together they may still tell
 * something. */
static enum status keep(const struct left *l, const char *path, struct buf *told, struct err *e)
{
	AUTO_FREE char *dir = xasprintf("%s.bak", l->at.path);
	AUTO_FREE char *kept = NULL;
	enum status s = file_make_dir(dir, e);

	for (int n = 1; s == OK && (!kept || is_taken(kept)); n++) {
		free_pointer(&kept);
		kept = xasprintf("%s/damaged-%d", dir, n);
	}
	for (size_t i = 0; i < N_ITEMS(ends) && s == OK; i++) {
		AUTO_FREE char *from = xasprintf("%s%s", path, ends[i]);
		AUTO_FREE char *to = xasprintf("%s%s", kept, ends[i]);

		if (file_exists(from))
			s = file_settle(from, to, false, e);
	}
	if (s == OK)
		buf_addf(told, _("What stood there is kept as %s.\n"), kept);
	return s;
}

static void drop(const char *path, struct buf *told)
{
	for (size_t i = 0; i < N_ITEMS(ends); i++) {
		AUTO_FREE char *name = xasprintf("%s%s", path, ends[i]);

		unlink(name);
	}
	buf_add(told, _("What stood there was an earlier copy. It is not kept: something may stand "
	                "in it that was erased since.\n"));
}

static enum status put_aside(const struct left *l, const char *path, struct buf *told,
                             struct err *e)
{
	if (!is_taken(path))
		return OK;
	if (!is_earlier(l, path))
		return keep(l, path, told, e);
	drop(path, told);
	return OK;
}

/* ---- what comes in its place ---- */

/* A hub that was made by a rescue that was broken off: has it all that is left elsewhere? */
static bool knows_all(const struct left *l, const char *made)
{
	struct journal_place p;

	return rebuild_place_at(made, l->at.clock, &p) &&
	       (!l->h.usable || (history_is_of(&l->h, &p) && l->h.last.seq <= p.seq)) &&
	       (!l->has_copy || (l->copy.hub_id == p.hub_id && l->copy.seq <= p.seq));
}

static enum status make_anew(const struct left *l, const char *made, struct buf *told,
                             struct err *e)
{
	enum status s = OK;
	int64_t missing;

	/* While the hub is there it was made of what is still there. */
	if (file_exists(l->at.path))
		unlink(made);
	else
		s = put_aside(l, made, told, e);
	if (s == OK)
		s = store_rebuild(l->at.path, made, l->at.clock, told, &missing, e);
	return s == OK ? put_aside(l, l->at.path, told, e) : s;
}

/* While the lock is held: no desk may come between. */
static enum status rescue(const struct left *l, struct buf *told, struct err *e)
{
	AUTO_FREE char *made = xasprintf("%s.rebuilt", l->at.path);
	enum status s = OK;

	if (!file_exists(l->at.path) && knows_all(l, made))
		buf_addf(told,
		         _("From %s, which was made before by a rescue that was broken off.\n"),
		         made);
	else
		s = make_anew(l, made, told, e);
	return s == OK ? file_settle(made, l->at.path, false, e) : s;
}

enum status store_rescue(const char *path, const struct clock *clock, struct buf *told,
                         struct err *e)
{
	struct store lock = {.name = xstrdup(path), .path = path_real(path), .clock = clock};
	struct left l;
	enum status s;

	lock.lock_fd = -1;
	s = beside_lock(&lock, e);
	if (s == OK) {
		left_read(&l, path, clock);
		s = rescue(&l, told, e);
		left_fini(&l);
	}
	beside_unlock(&lock);
	free_pointer(&lock.name);
	free_pointer(&lock.path);
	return s;
}
