/* A hub made again from what is left: the hub itself when it is whole, FILE.journal, the newest
 * copy in FILE.bak with what the journal has behind it, and when there is none of these, every
 * row that can still be read (journal.md 8, reliability 0).  What is there is never written to. */
#include "apply.h"
#include "history.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "date.h"
#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* What is left, and what is made of it. */
struct rebuild {
	struct store left; /* only path, name and clock */
	struct history journal;
	bool without_people; /* what was made has no personal data yet */
	bool from_copy;      /* made of a copy of before */
	bool bare;           /* the -wal beside the hub is of another file */
	bool outdated;       /* the hub may hold names that were wiped since */
	int64_t damaged;  /* the last step that the damaged hub had, as far as can be read; or 0 */
	char *out, *part; /* what is made has the name part until it is whole */
	struct buf *told; /* lines for people */
};

static void tell(struct rebuild *r, const char *line)
{
	buf_addf(r->told, "%s\n", line);
}

static void tell_steps(struct rebuild *r, const char *from, int64_t seq, int64_t at)
{
	char date[DATE_SIZE] = "", day[64], time[TIME_SIZE] = "";

	moment_date(at, date);
	date_short(date, day, sizeof(day));
	moment_time(at, time);
	buf_addf(r->told,
	         /* Translators: a file; how many; date; time */
	         ngettext("From %s: %d step, until %s, %s.\n", "From %s: %d steps, until %s, %s.\n",
	                  (unsigned long)seq),
	         from, (int)seq, day, time);
}

/* ---- what each of them holds ---- */

/* The hub itself, when every page of it can be read; else E_CORRUPT and so on. */
static enum status open_whole(const char *path, const struct clock *clock, struct store **st,
                              struct journal_place *p, struct err *e)
{
	enum status s = store_open(path, STORE_READ, clock, st, e);

	if (s == OK)
		s = check_integrity((*st)->db, path, e);
	if (s == OK)
		s = place_read((*st)->db, p, e);
	if (s != OK) {
		store_close(*st);
		*st = NULL;
	}
	return s;
}

/* The newest copy that is whole, or NULL. */
static struct store *open_copy(const struct store *left, struct journal_place *p)
{
	struct dirent **names;
	struct store *st = NULL;
	int n = copies_list(left, &names);

	for (int i = n - 1; i >= 0 && !st; i--) {
		AUTO_FREE char *path = xasprintf("%s.bak/%s", left->path, names[i]->d_name);
		struct err e;

		if (open_whole(path, left->clock, &st, p, &e) != OK)
			st = NULL;
	}
	copies_free(names, n);
	return st;
}

bool rebuild_place_at(const char *path, const struct clock *clock, struct journal_place *p)
{
	struct store *st;
	struct err e;
	bool whole = open_whole(path, clock, &st, p, &e) == OK;

	store_close(st);
	return whole;
}

bool rebuild_copy_place(const struct store *left, struct journal_place *p)
{
	struct store *copy = open_copy(left, p);
	bool found = copy && p->seq > 0;

	store_close(copy);
	return found;
}

/* ---- making it ---- */

static enum status make_empty(struct rebuild *r, int version, sqlite3 **db, struct err *e)
{
	enum status s = file_write(r->part, "", 0, true, e);
	char sql[96];

	*db = NULL;
	if (s != OK)
		return s;
	s = db_open(r->part, r->out, DB_WRITE, db, e);
	if (s == OK)
		s = db_exec(*db, "BEGIN", e);
	if (s == OK)
		s = history_prepare(*db, version, e);
	snprintf(sql, sizeof(sql), "PRAGMA application_id=%d; COMMIT", APPLICATION_ID);
	return s == OK ? db_exec(*db, sql, e) : s;
}

static enum status from_journal(struct rebuild *r, struct err *e)
{
	const struct history *h = &r->journal;
	sqlite3 *db;
	enum status s;

	if (h->head.schema > SCHEMA_VERSION)
		return err_set(e, E_TOO_NEW,
		               _("%s.journal was made by a newer dialoog (format %d, this one "
		                 "knows %d). Use that version."),
		               r->left.name, h->head.schema, SCHEMA_VERSION);
	s = make_empty(r, h->head.schema, &db, e);
	if (s == OK)
		s = db_exec(db, "PRAGMA foreign_keys=ON; BEGIN", e);
	if (s == OK)
		s = history_fill(db, h, INT64_MAX, e);
	if (s == OK)
		s = db_exec(db, "COMMIT", e);
	sqlite3_close(db);
	r->without_people = true;
	if (s == OK)
		tell_steps(r, r->left.second.path, h->last.seq, h->last.at);
	return s;
}

static enum status from_hub(struct rebuild *r, struct store *st, const struct journal_place *p,
                            struct err *e)
{
	enum status s = copy_make(st->db, r->part, e);

	if (s == OK)
		tell_steps(r, st->name, p->seq, p->at);
	return s;
}

/* What the journal has behind a copy, when it goes on where the copy ends. */
static enum status add_later_steps(struct rebuild *r, const struct journal_place *p, struct err *e)
{
	struct history *h = &r->journal;
	sqlite3 *db = NULL;
	enum status s;

	if (!history_follow(h, p->seq, p->op_id))
		return OK;
	s = db_open(r->part, r->out, DB_WRITE, &db, e);
	if (s == OK)
		s = db_exec(db, "PRAGMA foreign_keys=ON; BEGIN", e);
	if (s == OK)
		s = history_replay(db, h, p->seq, INT64_MAX, e);
	if (s == OK)
		s = db_exec(db, "COMMIT", e);
	sqlite3_close(db);
	if (s == OK)
		tell_steps(r, r->left.second.path, h->last.seq, h->last.at);
	return s;
}

static enum status from_copy(struct rebuild *r, struct store *copy, const struct journal_place *p,
                             struct err *e)
{
	enum status s = from_hub(r, copy, p, e);

	r->from_copy = true;
	return s == OK ? add_later_steps(r, p, e) : s;
}

static enum status from_rows(struct rebuild *r, struct err *e)
{
	sqlite3 *db;
	enum status s = make_empty(r, SCHEMA_VERSION, &db, e);

	sqlite3_close(db);
	return s == OK ? salvage_all(&r->left, r->part, r->told, e) : s;
}

/* ---- which one ---- */

/* Of a hub that is not whole its last step can often be read still. */
static int64_t last_step_of_damaged(const struct store *left)
{
	struct store st = {.name = left->name, .path = left->path, .clock = left->clock};
	int64_t seq = 0;
	struct err e;

	for (int with_wal = 1; with_wal >= 0 && seq == 0; with_wal--) {
		if (reader_open_copy(&st, with_wal, &e) != OK ||
		    db_number(st.db, &e, &seq, 0, "SELECT max(seq) FROM journal", "") != OK)
			seq = 0;
		reader_close(&st);
	}
	return seq;
}

/* How many steps of it are not in what was made, which is said. */
static enum status count_missing(struct rebuild *r, int64_t *missing, struct err *e)
{
	sqlite3 *db = NULL;
	int64_t made = 0;
	enum status s;

	*missing = 0;
	if (r->damaged == 0 && r->from_copy && file_exists(r->left.path)) {
		*missing = 1;
		buf_addf(r->told,
		         _("%s cannot be read any more: what was stored after that is missing, if "
		           "there was anything.\n"),
		         r->left.name);
	}
	if (r->damaged == 0)
		return OK;
	s = db_open(r->part, r->out, DB_READ, &db, e);
	if (s == OK)
		s = db_number(db, e, &made, 0, "SELECT max(seq) FROM journal", "");
	sqlite3_close(db);
	/* Of a second copy that began anew the steps before that are in no journal. */
	if (r->without_people && r->journal.last.seq > made)
		made = r->journal.last.seq;
	if (s != OK || made >= r->damaged)
		return s;
	*missing = r->damaged - made;
	buf_addf(r->told,
	         /* Translators: how many; a file, three times */
	         ngettext("%d later step stands in %s alone, and is missing. What can still be "
	                  "read of it comes row by row, when %s.bak and %s.journal are moved "
	                  "away.\n",
	                  "%d later steps stand in %s alone, and are missing. What can still be "
	                  "read of them comes row by row, when %s.bak and %s.journal are moved "
	                  "away.\n",
	                  (unsigned long)*missing),
	         (int)*missing, r->left.name, r->left.name, r->left.name);
	return OK;
}

/* A journal of which the end is gone has less than a copy may have. */
bool rebuild_has_more(const struct journal_place *copy, const struct history *journal)
{
	return copy->hub_id == journal->head.hub_id && copy->seq > journal->last.seq;
}

/* The journal is of this hub, and of a later moment. */
static bool journal_has_more(const struct rebuild *r, const struct journal_place *hub)
{
	const struct history *h = &r->journal;

	return history_is_newer(h, hub) || (history_is_of(h, hub) && h->last.seq > hub->seq);
}

/* The file without its -wal, which may be of another one; NULL when that is no whole hub either. */
static struct store *open_bare(const struct store *left, struct journal_place *p)
{
	struct store *st = xcalloc(1, sizeof(*st));
	struct err e;
	enum status s;

	st->name = xstrdup(left->name);
	st->path = xstrdup(left->path);
	st->clock = left->clock;
	st->lock_fd = st->bell_fd = st->draft.fd = -1;
	second_init(&st->second, st->path, st->name);
	s = reader_open_copy(st, false, &e);
	if (s == OK)
		s = open_check_version(st, &e);
	if (s == OK && st->version != SCHEMA_VERSION)
		s = E_UNSUPPORTED;
	if (s == OK)
		s = check_integrity(st->db, st->name, &e);
	if (s == OK)
		s = place_read(st->db, p, &e);
	if (s == OK)
		return st;
	store_close(st);
	return NULL;
}

/* Wiping a name begins a new generation: whoever is of an earlier one may hold a name that somebody
 * wanted gone. */
static bool may_give_people(const struct rebuild *r, const struct journal_place *p)
{
	return !history_is_newer(&r->journal, p);
}

/* Of the hub, whole or as the file alone, its second copy and the newest copy: the one that knows
 * most. */
static enum status make_best(struct rebuild *r, struct err *e)
{
	struct journal_place hub_place = {.seq = -1}, copy_place = {.seq = -1};
	struct store *hub = NULL, *copy = NULL;
	bool journal = r->journal.usable;
	struct err hub_err = {0};
	enum status s = open_whole(r->left.name, r->left.clock, &hub, &hub_place, &hub_err);

	/* Every page can be read, and yet not all that stands there is what was stored. */
	if (s == OK && journal && !journal_has_more(r, &hub_place) &&
	    history_is_of(&r->journal, &hub_place) && r->journal.last.seq == hub_place.seq &&
	    r->journal.tail != READ_DAMAGED && check_alone(hub, &hub_err) == E_CORRUPT) {
		tell(r, hub_err.msg);
		store_close(hub);
		return from_journal(r, e);
	}
	/* Row by row would leave out what this program does not know. */
	if (s == E_TOO_NEW)
		return err_set(e, s, "%s", hub_err.msg);
	if (s != OK) {
		tell(r, hub_err.msg);
		hub = open_bare(&r->left, &hub_place);
		r->bare = hub != NULL;
		if (!hub && file_exists(r->left.path))
			r->damaged = last_step_of_damaged(&r->left);
		copy = open_copy(&r->left, &copy_place);
	}
	r->outdated = hub && !may_give_people(r, &hub_place);
	if (copy && rebuild_has_more(&copy_place, &r->journal))
		journal = false;
	if (hub &&
	    (!copy || copy_place.hub_id != hub_place.hub_id || copy_place.seq <= hub_place.seq) &&
	    !journal_has_more(r, &hub_place))
		s = from_hub(r, hub, &hub_place, e);
	else if (journal && (!hub || journal_has_more(r, &hub_place)))
		s = from_journal(r, e);
	else if (copy)
		s = from_copy(r, copy, &copy_place, e);
	else
		s = from_rows(r, e);
	store_close(hub);
	store_close(copy);
	return s;
}

/* What was made is looked at as any hub; what is wrong with it is told, and it is kept. */
static enum status check_made(struct rebuild *r, struct err *e)
{
	struct store *st;
	enum status s = store_open(r->out, STORE_READ, r->left.clock, &st, e);

	if (s == OK) {
		s = store_check(st, e);
		store_close(st);
	}
	return s;
}

/* These are in no journal: those that can still be read come along. */
static enum status add_people(struct rebuild *r, struct err *e)
{
	struct journal_place p;
	struct store *copy = open_copy(&r->left, &p), from = {0};
	enum status s;

	if (copy && may_give_people(r, &p)) {
		from.name = xstrdup(copy->name);
		from.path = xstrdup(copy->path);
		from.clock = copy->clock;
	}
	store_close(copy);
	s = salvage_people(r->outdated ? NULL : &r->left, !r->bare, from.path ? &from : NULL,
	                   r->part, r->told, e);
	free_pointer(&from.name);
	free_pointer(&from.path);
	return s;
}

/* What is wrong with the place is said of the name that was asked for. */
static enum status check_out(const struct rebuild *r, struct err *e)
{
	if (file_exists(r->out))
		return err_set(e, E_CONFLICT,
		               _("%s is there already and stays as it is. Choose another name."),
		               r->out);
	if (file_write(r->part, "", 0, true, e) != OK)
		return err_errno(e, E_IO, e ? e->os_errno : 0, _("%s cannot be made"), r->out);
	unlink(r->part);
	return OK;
}

static enum status rebuild(struct rebuild *r, int64_t *missing, struct err *e)
{
	enum status s = history_read(&r->journal, r->left.second.path, e);

	/* It is there and cannot be read: whoever may read it gets more out of it. */
	if (s != OK && s != E_NOT_FOUND && e)
		tell(r, e->msg);
	s = make_best(r, e);
	if (s == OK && r->without_people)
		s = add_people(r, e);
	if (s == OK)
		s = count_missing(r, missing, e);
	if (s == OK)
		s = file_settle(r->part, r->out, false, e);
	if (s != OK)
		unlink(r->part);
	return s == OK ? check_made(r, e) : s;
}

enum status store_rebuild(const char *path, const char *out, const struct clock *clock,
                          struct buf *told, int64_t *missing, struct err *e)
{
	struct rebuild r = {
	        .left = {.name = xstrdup(path), .path = path_real(path), .clock = clock},
	        .out = xstrdup(out),
	        .part = xasprintf("%s.part", out),
	        .told = told};
	enum status s;

	second_init(&r.left.second, r.left.path, path);
	s = check_out(&r, e);
	if (s == OK)
		s = rebuild(&r, missing, e);
	history_fini(&r.journal);
	second_fini(&r.left.second);
	free_pointer(&r.left.name);
	free_pointer(&r.left.path);
	free_pointer(&r.out);
	free_pointer(&r.part);
	return s;
}
