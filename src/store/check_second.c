/* Does the second copy tell the same?  What FILE.journal holds is made into a hub in memory, up
 * to the step where the hub is, and laid beside it: so a row is found that was changed by
 * something else than a step, also where erasing took the steps themselves away. */
#include "apply.h"
#include "history.h"

#include <stdio.h>

#include "file.h"
#include "mem.h"
#include "tr.h"

/* Schema "main" is what FILE.journal tells, schema "hub" the hub as it is. */
struct comparison {
	struct store *st;
	sqlite3 *db;
	struct history journal;
	struct journal_place place;
};

/* ---- may they be compared? ---- */

/* A new base that was broken off before it got its name. */
static void read_made(struct comparison *c)
{
	AUTO_FREE char *made = xasprintf("%s.new", c->st->second.path);
	struct history h;
	struct err none;

	if (history_read(&h, made, &none) != OK)
		return;
	if (history_is_of(&h, &c->place)) {
		history_fini(&c->journal);
		c->journal = h;
	} else {
		history_fini(&h);
	}
}

static enum status not_of_this_hub(const struct comparison *c, struct err *e)
{
	if (!c->journal.usable)
		return err_set(e, E_CORRUPT,
		               _("The second copy, %s.journal, is damaged. Opening %s makes it "
		                 "anew."),
		               c->st->name, c->st->name);
	if (history_is_newer(&c->journal, &c->place))
		return older_than_second(c->st, e);
	return err_set(e, E_CORRUPT,
	               _("The second copy, %s.journal, is not of this file, or of another moment "
	                 "of it. Opening %s puts it aside and makes one anew."),
	               c->st->name, c->st->name);
}

static enum status ends_too_early(const struct comparison *c, struct err *e)
{
	if (c->journal.tail == READ_DAMAGED)
		return err_set(
		        e, E_CORRUPT,
		        _("The second copy, %s.journal, is damaged after step %lld. Opening %s "
		          "makes it anew."),
		        c->st->name, (long long)c->journal.last.seq, c->st->name);
	return err_set(e, E_CORRUPT,
	               _("The second copy, %s.journal, ends with step %lld, and %s with step "
	                 "%lld. Opening it makes that copy anew."),
	               c->st->name, (long long)c->journal.last.seq, c->st->name,
	               (long long)c->place.seq);
}

/* What is under way is finished at the next opening, with a new base; and a writer may be making
 * one at this moment. */
static enum status is_under_way(struct comparison *c, bool *out, struct err *e)
{
	int64_t notes = 0;
	enum status s = db_number(c->st->db, e, &notes, 0,
	                          "SELECT count(*) FROM setting WHERE key = '" WIPE_NOTE "'", "");

	*out = notes > 0 || (c->journal.usable && c->journal.head.schema < SCHEMA_VERSION) ||
	       (!history_is_of(&c->journal, &c->place) && !beside_lock_is_free(c->st->path));
	return s;
}

/* *comparable: both tell of the same steps. */
static enum status read_journal(struct comparison *c, bool *comparable, struct err *e)
{
	enum status s = place_read(c->st->db, &c->place, e);
	bool under_way = false, found;
	struct err unreadable = {0};

	*comparable = false;
	if (s != OK)
		return s;
	found = history_read(&c->journal, c->st->second.path, &unreadable) == OK;
	if (!found && file_exists(c->st->second.path))
		return err_set(e, unreadable.code, "%s", unreadable.msg);
	if (!history_is_of(&c->journal, &c->place))
		read_made(c);
	s = is_under_way(c, &under_way, e);
	if (s != OK || under_way)
		return s;
	if (!found && !c->journal.usable && !file_exists(c->st->second.path)) {
		if (!c->st->notice[0])
			snprintf(c->st->notice, sizeof(c->st->notice),
			         _("There is no second copy beside it. Opening the file makes "
			           "one."));
		return OK;
	}
	if (!history_is_of(&c->journal, &c->place))
		return not_of_this_hub(c, e);
	/* A record that was never finished is of a step that was never acknowledged. */
	if (c->journal.tail == READ_DAMAGED || c->journal.last.seq < c->place.seq)
		return ends_too_early(c, e);
	*comparable = true;
	return OK;
}

/* ---- the rows ---- */

/* The key of a row of the table in schema one that is not so in the other; 0: there is none. */
static enum status find_other(struct comparison *c, const char *table, const char *key,
                              const char *one, const char *other, int64_t *id, struct err *e)
{
	AUTO_FREE char *sql =
	        xasprintf("SELECT min(%s) FROM (SELECT * FROM %s.%s EXCEPT SELECT * FROM %s.%s)",
	                  key, one, table, other, table);

	return db_number(c->db, e, id, 0, sql, "");
}

static enum status compare_entity(struct comparison *c, const struct entity *en, struct err *e)
{
	int64_t here = 0, there = 0;
	char name[ROW_NAME_SIZE];
	enum status s = find_other(c, en->table, "id", "hub", "main", &here, e);

	if (s == OK)
		s = find_other(c, en->table, "id", "main", "hub", &there, e);
	if (s != OK || (!here && !there))
		return s;
	if (here && here != there) {
		row_called(c->st->db, en, here, name);
		return err_set(
		        e, E_CORRUPT,
		        _("%s in table \"%s\" is in no step of the second copy, %s.journal."), name,
		        en->table, c->st->name);
	}
	row_called(c->db, en, there, name);
	if (here)
		return err_set(
		        e, E_CORRUPT,
		        _("%s in table \"%s\" is not as the second copy, %s.journal, has it."),
		        name, en->table, c->st->name);
	return err_set(e, E_CORRUPT,
	               _("%s in table \"%s\" is gone; the second copy, %s.journal, has it."), name,
	               en->table, c->st->name);
}

static enum status compare_steps(struct comparison *c, struct err *e)
{
	int64_t here = 0, there = 0;
	enum status s = find_other(c, "journal", "seq", "hub", "main", &here, e);

	if (s == OK)
		s = find_other(c, "journal", "seq", "main", "hub", &there, e);
	if (s != OK || (!here && !there))
		return s;
	return err_set(e, E_CORRUPT,
	               _("Step %lld of the journal is not as the second copy, %s.journal, has it."),
	               (long long)(here ? here : there), c->st->name);
}

static enum status compare_rows(struct comparison *c, struct err *e)
{
	enum status s = compare_steps(c, e);

	for (int i = 0; i < ENTITY_COUNT && s == OK; i++)
		if (!table_is_kept_apart(entities[i].table))
			s = compare_entity(c, &entities[i], e);
	return s;
}

/* ---- both in memory ---- */

static enum status fill(struct comparison *c, struct err *e)
{
	enum status s = db_exec(c->db, "BEGIN", e);

	if (s == OK)
		s = history_prepare(c->db, c->journal.head.schema, e);
	if (s == OK)
		s = history_fill(c->db, &c->journal, c->place.seq, e);
	return s == OK ? db_exec(c->db, "COMMIT", e) : s;
}

static enum status compare(struct comparison *c, struct err *e)
{
	struct err unfit;
	enum status s;

	if (sqlite3_open_v2(":memory:", &c->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		return db_error(c->db, e, _("%s cannot be checked"));
	if (fill(c, &unfit) != OK)
		return err_set(e, E_CORRUPT,
		               _("The steps of the second copy, %s.journal, do not fit together. "
		                 "Move it away: opening %s makes one anew."),
		               c->st->name, c->st->name);
	s = db_exec(c->db, "ATTACH ':memory:' AS hub", e);
	if (s == OK)
		s = db_copy_whole(c->db, "hub", c->st->db, e);
	return s == OK ? compare_rows(c, e) : s;
}

enum status check_second(struct store *st, struct err *e)
{
	struct comparison c = {.st = st};
	bool comparable = false;
	enum status s = read_journal(&c, &comparable, e);

	if (s == OK && comparable)
		s = compare(&c, e);
	sqlite3_close(c.db);
	history_fini(&c.journal);
	return s;
}
