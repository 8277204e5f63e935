/* FILE and FILE.journal brought to the same step when a writer opens the hub (journal.md 8,
 * "Startup reconcile"): the journal is ahead by the step that was on the disk but not yet
 * committed; the hub is ahead, or the journal is not of it, after somebody put a file in the
 * place of another.  What cannot be put together stays aside under a name of its own. */
#include "apply.h"
#include "history.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

enum status place_read(sqlite3 *db, struct journal_place *p, struct err *e)
{
	sqlite3_stmt *stmt;
	enum status s;
	int rc;

	memset(p, 0, sizeof(*p));
	s = db_number(db, e, &p->hub_id, 0, "SELECT hub_id FROM hub", "");
	if (s == OK)
		s = db_number(db, e, &p->generation, 0, "SELECT generation FROM hub", "");
	if (s != OK)
		return s;
	stmt = db_query(db, e, "SELECT seq, op_id, at FROM journal ORDER BY seq DESC LIMIT 1", "");
	if (!stmt)
		return db_failed(e);
	rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW) {
		p->seq = sqlite3_column_int64(stmt, 0);
		text_copy(p->op_id, sizeof(p->op_id), (const char *)sqlite3_column_text(stmt, 1));
		p->at = sqlite3_column_int64(stmt, 2);
	}
	return db_finish(db, stmt, rc, e);
}

/* ---- a new base ---- */

/* The whole hub; but that wiping is under way is so for this file alone (wipe.c). */
static enum status changeset_without_note(sqlite3 *db, void **bytes, int *size, struct err *e)
{
	enum status s, back;

	*bytes = NULL;
	*size = 0;
	s = db_exec(db, "SAVEPOINT base; DELETE FROM setting WHERE " WIPE_NOTES, e);
	if (s != OK)
		return s;
	s = changeset_of_all(db, bytes, size, e);
	back = db_exec(db, "ROLLBACK TO base; RELEASE base", s == OK ? e : NULL);
	return s == OK ? back : s;
}

/* Head and base of the next generation, as the open transaction sees the hub. */
static enum status write_base(struct store *st, const char *path, struct record *base,
                              struct err *e)
{
	struct journal_head head = {.schema = SCHEMA_VERSION};
	AUTO_BUF struct buf bytes;
	enum status s;
	int size;

	buf_init(&bytes);
	s = changeset_without_note(st->db, (void **)(uintptr_t)&base->changeset, &size, e);
	base->changeset_size = (size_t)size;
	if (s == OK)
		s = db_number(st->db, e, &head.hub_id, 0, "SELECT hub_id FROM hub", "");
	if (s == OK)
		s = db_number(st->db, e, &head.generation, 0, "SELECT generation FROM hub", "");
	if (s != OK)
		return s;
	head_write(&bytes, &head);
	record_write(&bytes, base);
	s = file_write(path, bytes.data, bytes.len, true, e);
	/* For people it is the hub that cannot be written. */
	return s == OK ? OK
	               : err_errno(e, E_IO, e ? e->os_errno : 0, _("%s cannot be written"),
	                           st->name);
}

/* The file first, then the generation in the hub, then the name: whatever is broken off, the
 * generation tells which file belongs to the hub. */
static enum status make_base(struct store *st, const char *made, struct record *base, struct err *e)
{
	enum status s = db_exec(st->db, "BEGIN IMMEDIATE", e);

	if (s == OK)
		s = db_exec(st->db, "UPDATE hub SET generation = generation + 1", e);
	if (s == OK)
		s = write_base(st, made, base, e);
	if (s == OK)
		s = db_exec(st->db, "COMMIT", e);
	if (!sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return s;
}

enum status second_new_base(struct store *st, struct err *e)
{
	AUTO_FREE char *made = xasprintf("%s.new", st->second.path);
	struct record base = {.kind = RECORD_BASE, .at = clock_wall(st->clock)};
	char op_id[OP_ID_SIZE];
	struct history h;
	struct journal_place p;
	enum status s;

	second_close(&st->second);
	s = place_read(st->db, &p, e);
	if (s != OK)
		return s;
	base.seq = p.seq;
	base.op_id = p.op_id[0] ? p.op_id : op_id_make(op_id);
	s = empty_attach(st->db, e);
	if (s != OK)
		return s;
	s = make_base(st, made, &base, e);
	empty_detach(st->db);
	sqlite3_free((void *)(uintptr_t)base.changeset);
	if (s == OK)
		s = file_settle(made, st->second.path, true, e);
	if (s != OK)
		return s;
	s = history_read(&h, st->second.path, e);
	if (s == OK && h.usable)
		s = second_open(&st->second, (int64_t)h.end, base.op_id, e);
	else if (s == OK)
		s = err_set(e, E_IO, _("The second copy cannot be read back."));
	history_fini(&h);
	return s;
}

/* ---- the journal is ahead ---- */

static enum status roll_forward(struct store *st, const struct history *h,
                                const struct journal_place *p, struct err *e)
{
	enum status s = db_exec(st->db, "BEGIN IMMEDIATE", e);

	if (s != OK)
		return s;
	s = history_replay(st->db, h, p->seq, INT64_MAX, e);
	/* The last step is the same and yet the rows are not: pages of another moment, as when a
	 * file was put beside the -wal of another one. */
	if (s == E_CONFLICT || s == E_UNSUPPORTED || s == E_CORRUPT)
		s = err_set(
		        e, E_CORRUPT,
		        _("%s does not fit its second copy: was it put back by hand? It is kept "
		          "when the second copy is brought back."),
		        st->name);
	if (s == OK)
		s = db_exec(st->db, "COMMIT", e);
	if (s == OK && h->last.seq > p->seq + 1)
		snprintf(st->notice, sizeof(st->notice),
		         _("The file was older than its second copy: %lld steps are added."),
		         (long long)(h->last.seq - p->seq));
	if (s != OK && !sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return s;
}

/* ---- putting them together ---- */

/* Bytes at the end of a journal: more than nearly all records have. */
enum { GLANCE = 32 * 1024 };

/* The step where the shorter of the two ends is in both, so that what follows in the longer one
 * follows in the shorter one too. */
static enum status find_same_line(struct store *st, const struct history *h,
                                  const struct journal_place *p, bool *same, struct err *e)
{
	int64_t found = 0;
	struct record r = h->base;
	size_t at = h->first;
	enum status s;

	*same = true;
	if (h->last.seq < p->seq) {
		s = db_number(st->db, e, &found, 0,
		              "SELECT count(*) FROM journal WHERE seq = ?1 AND op_id = ?2", "it",
		              h->last.seq, h->last.op_id);
		*same = found > 0 || h->last.seq == 0;
		return s;
	}
	while (r.seq < p->seq && history_next(h, &at, &r))
		continue;
	*same = r.seq == p->seq && (!p->op_id[0] || strcmp(r.op_id, p->op_id) == 0);
	return OK;
}

/* A new base was made and committed, but did not get its name any more. */
static bool finish_rename(struct store *st, const struct journal_place *p)
{
	AUTO_FREE char *made = xasprintf("%s.new", st->second.path);
	struct history h;
	struct err e;
	bool fits = history_read(&h, made, &e) == OK && history_is_of(&h, p);

	history_fini(&h);
	return fits && file_settle(made, st->second.path, true, &e) == OK;
}

/* What is not of this hub, or damaged, stays beside it under another name: somebody may still
 * want to read it. */
static enum status put_aside(struct store *st, const struct history *h, struct err *e)
{
	AUTO_FREE char *dir = xasprintf("%s.bak", st->path);
	AUTO_FREE char *path = NULL;
	enum status s = file_make_dir(dir, e);

	for (int n = 1; s == OK && (!path || file_exists(path)); n++) {
		free_pointer(&path);
		path = xasprintf("%s/set-aside-%d.journal", dir, n);
	}
	if (s == OK)
		s = file_settle(st->second.path, path, false, e);
	if (s == OK)
		snprintf(st->notice, sizeof(st->notice),
		         /* Translators: the name of a folder */
		         h->usable && h->tail != READ_DAMAGED
		                 ? _("The second copy was not of this file. It is kept in %s.")
		                 : _("The second copy was damaged. It is kept in %s, and made "
		                     "anew."),
		         strrchr(dir, '/') + 1);
	return s;
}

static bool belongs(const struct history *h, const struct journal_place *p)
{
	return history_is_of(h, p) && h->head.schema == SCHEMA_VERSION;
}

/* An older generation is what a new base replaces: it holds nothing that the hub lacks. */
static bool is_replaced(const struct history *h, const struct journal_place *p)
{
	return h->usable && h->head.hub_id == p->hub_id && h->head.generation < p->generation;
}

enum status older_than_second(const struct store *st, struct err *e)
{
	return err_set(e, E_CORRUPT,
	               _("%s is older than its second copy, %s.journal: an earlier copy was put "
	                 "back. Do you want that one? Then move the second copy away."),
	               st->name, st->name);
}

/* *ahead: the journal has steps that follow on what the hub has. */
static enum status compare(struct store *st, struct history *h, struct journal_place *p,
                           bool *ahead, struct err *e)
{
	struct err unreadable;
	enum status s = place_read(st->db, p, e);
	bool same = false;

	*ahead = false;
	/* Without a second copy that can be read there is nothing to come along. */
	if (s != OK || history_read(h, st->second.path, &unreadable) != OK || !belongs(h, p))
		return s;
	s = find_same_line(st, h, p, &same, e);
	*ahead = same && h->last.seq > p->seq;
	return s;
}

enum status second_is_ahead(struct store *st, bool *ahead, struct err *e)
{
	struct history h = {0};
	struct journal_place p;
	enum status s = compare(st, &h, &p, ahead, e);

	if (s == OK && history_is_newer(&h, &p))
		snprintf(st->notice, sizeof(st->notice),
		         _("%s is older than its second copy, %s.journal: what was stored later is "
		           "not in it."),
		         st->name, st->name);
	history_fini(&h);
	return s;
}

enum status second_catch_up(struct store *st, struct err *e)
{
	struct history h = {0};
	struct journal_place p;
	bool ahead;
	enum status s = compare(st, &h, &p, &ahead, e);

	if (s == OK && ahead)
		s = roll_forward(st, &h, &p, e);
	history_fini(&h);
	return s;
}

/* The two are not at the same step, or one of them is damaged. */
static enum status bring_together(struct store *st, const struct history *h,
                                  const struct journal_place *p, bool same, struct err *e)
{
	enum status s = store_look_through(st, e);

	if (s == OK && is_replaced(h, p))
		return second_new_base(st, e);
	if (s == OK && same && h->last.seq > p->seq)
		s = roll_forward(st, h, p, e);
	if (s == OK && (!same || h->tail == READ_DAMAGED))
		s = put_aside(st, h, e);
	if (s != OK)
		return s;
	/* Where the journal lost steps that the hub has, all of it is written anew. */
	if (!same || h->tail == READ_DAMAGED || h->last.seq < p->seq)
		return second_new_base(st, e);
	return second_open(&st->second, (int64_t)h->end, h->last.op_id, e);
}

static enum status put_together(struct store *st, const struct history *h,
                                const struct journal_place *p, struct err *e)
{
	enum status s = OK;
	bool same = false;

	if (history_is_newer(h, p))
		return older_than_second(st, e);
	if (belongs(h, p))
		s = find_same_line(st, h, p, &same, e);
	if (s == OK && same && h->last.seq == p->seq && h->tail != READ_DAMAGED)
		return second_open(&st->second, (int64_t)h->end, h->last.op_id, e);
	return s == OK ? bring_together(st, h, p, same, e) : s;
}

/* There is no second copy, or it did not get its name any more. */
static enum status begin_second(struct store *st, const struct journal_place *p, struct err *e)
{
	enum status s;

	if (finish_rename(st, p))
		return second_start(st, e);
	s = store_look_through(st, e);
	return s == OK ? second_new_base(st, e) : s;
}

/* The records at the end of these bytes, which may begin in the middle of one, up to the very
 * last. */
static bool ends_with(const char *bytes, size_t n, const struct journal_place *p)
{
	struct record r = {0};
	size_t used, at = record_next(bytes, n);

	while (at < n && record_read(bytes + at, n - at, &r, &used) == READ_WHOLE)
		at += used;
	return n > 0 && at == n && r.op_id && r.seq == p->seq && strcmp(r.op_id, p->op_id) == 0;
}

/* A long journal as it was left: it is of this hub, and its last record is the last step.  That
 * is nearly always so, and takes no time; the rest of it is looked through when the first screen is
 * there (store_look_through). */
static bool ends_in_step(const struct store *st, const struct journal_place *p, int64_t *end)
{
	struct history h = {.usable = true};
	char bytes[GLANCE];
	struct stat sb;
	size_t used;
	int fd = open(st->second.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	bool fits = fd >= 0 && fstat(fd, &sb) == 0 && S_ISREG(sb.st_mode) && sb.st_size > GLANCE &&
	            pread(fd, bytes, GLANCE, 0) == GLANCE &&
	            head_read(bytes, GLANCE, &h.head, &used) == READ_WHOLE && belongs(&h, p) &&
	            pread(fd, bytes, GLANCE, sb.st_size - GLANCE) == GLANCE &&
	            ends_with(bytes, GLANCE, p);

	if (fits)
		*end = sb.st_size;
	if (fd >= 0)
		close(fd);
	return fits;
}

enum status second_start(struct store *st, struct err *e)
{
	struct history h;
	struct journal_place p;
	int64_t end;
	enum status s = place_read(st->db, &p, e);

	second_close(&st->second);
	if (s != OK)
		return s;
	st->glanced = !st->looked_through && ends_in_step(st, &p, &end);
	if (st->glanced)
		return second_open(&st->second, end, p.op_id, e);
	s = history_read(&h, st->second.path, e);
	if (s == OK && !belongs(&h, &p) && finish_rename(st, &p)) {
		history_fini(&h);
		s = history_read(&h, st->second.path, e);
	}
	if (s == OK)
		s = put_together(st, &h, &p, e);
	else if (s == E_NOT_FOUND)
		s = begin_second(st, &p, e);
	history_fini(&h);
	return s;
}
