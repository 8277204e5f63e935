/* Does the journal tell how the rows came to be?  Each step must be whole, and taking the steps
 * back, the last one first, must go all the way: so a step whose bytes were changed is found, and
 * a row that was changed, added or taken away by something else than a step. */
#include "apply.h"

#include <stdio.h>
#include <string.h>

#include "changeset.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

void row_called(sqlite3 *db, const struct entity *en, int64_t id, char out[ROW_NAME_SIZE])
{
	const struct field *f = entity_name_field(en);
	AUTO_FREE char *sql =
	        xasprintf("SELECT %s FROM %s WHERE id = ?1", f ? f->name : "NULL", en->table);
	sqlite3_stmt *stmt = db_query(db, NULL, sql, "i", id);

	out[0] = '\0';
	if (stmt && sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_type(stmt, 0) != SQLITE_NULL)
		row_name_of_value(en, sqlite3_column_int64(stmt, 0),
		                  (const char *)sqlite3_column_text(stmt, 0), out);
	sqlite3_finalize(stmt);
	if (!out[0])
		snprintf(out, ROW_NAME_SIZE, _("row %lld"), (long long)id);
}

/* A step, as the journal has it; what it points to lives until the statement moves on. */
struct step {
	int64_t seq, at, kind;
	const char *actor, *op_id, *action, *subject;
	const void *bytes;
	size_t size;
};

#define STEPS \
	"SELECT seq, at, kind, actor, op_id, action, subject, changeset FROM journal ORDER BY seq"

static void read_step(sqlite3_stmt *stmt, struct step *step)
{
	step->seq = sqlite3_column_int64(stmt, 0);
	step->at = sqlite3_column_int64(stmt, 1);
	step->kind = sqlite3_column_int64(stmt, 2);
	step->actor = (const char *)sqlite3_column_text(stmt, 3);
	step->op_id = (const char *)sqlite3_column_text(stmt, 4);
	step->action = (const char *)sqlite3_column_text(stmt, 5);
	step->subject = (const char *)sqlite3_column_text(stmt, 6);
	step->bytes = sqlite3_column_blob(stmt, 7);
	step->size = (size_t)sqlite3_column_bytes(stmt, 7);
}

static enum status damaged(const struct step *step, struct err *e)
{
	return err_set(e, E_CORRUPT, _("Step %lld of the journal (%s %s) is damaged."),
	               (long long)step->seq, step->action, step->subject);
}

/* Are these words that this program writes? */
static bool has_good_label(const struct step *step)
{
	static const char *const actors[] = {ACTOR_DESK, ACTOR_PRACTICE, ACTOR_PROGRAM};
	bool known = false;

	for (size_t i = 0; i < N_ITEMS(actors); i++)
		known = known || strcmp(step->actor, actors[i]) == 0;
	return known && step->at > 0 && step->kind >= JOURNAL_COMMAND &&
	       step->kind <= JOURNAL_BORDER && step->op_id[0] && step->action[0] &&
	       strspn(step->action, "abcdefghijklmnopqrstuvwxyz-") == strlen(step->action);
}

enum status check_journal(struct store *st, struct err *e)
{
	sqlite3_stmt *stmt = db_query(st->db, e, STEPS, "");
	struct step step;
	enum status s = OK;
	int rc;

	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && s == OK) {
		read_step(stmt, &step);
		if (!has_good_label(&step) || !changeset_is_whole(step.bytes, step.size))
			s = damaged(&step, e);
	}
	if (s == OK)
		return db_finish(st->db, stmt, rc, e);
	sqlite3_finalize(stmt);
	return s;
}

/* ---- taking every step back ---- */

/* The steps before these were of other tables, or were cleared. */
static bool ends_the_way_back(const char *action)
{
	static const char *const names[] = {"text-erase", "schema-migrate", "hub-share"};

	for (size_t i = 0; i < N_ITEMS(names); i++)
		if (strcmp(action, names[i]) == 0)
			return true;
	return false;
}

static enum status take_back(sqlite3 *db, const struct step *step, struct err *e)
{
	struct refused refused = {0};
	enum status s = changeset_try(db, step->bytes, step->size, APPLY_INVERSE,
	                              table_is_journalled, &refused, e);

	if (s == E_CORRUPT || s == E_UNSUPPORTED)
		return damaged(step, e);
	if (s != E_CONFLICT)
		return s;
	if (!refused.entity)
		return damaged(step, e);
	if (!refused.name[0])
		row_called(db, refused.entity, refused.id, refused.name);
	return err_set(e, E_CORRUPT,
	               _("%s in table \"%s\" is not as step %lld of the journal (%s %s) left it."),
	               refused.name, refused.entity->table, (long long)step->seq, step->action,
	               step->subject);
}

/* *begun: the way went back to the beginning, so that nothing may be left. */
static enum status take_all_back(struct store *st, sqlite3 *db, bool *begun, struct err *e)
{
	sqlite3_stmt *stmt = db_query(st->db, e, STEPS " DESC", "");
	int64_t expected = 0;
	struct step step;
	enum status s = OK;
	int rc;

	*begun = true;
	if (!stmt)
		return db_failed(e);
	while (s == OK && *begun && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		read_step(stmt, &step);
		if (expected && step.seq != expected)
			s = err_set(e, E_CORRUPT, _("Step %lld of the journal is missing."),
			            (long long)expected);
		else if (ends_the_way_back(step.action))
			*begun = false;
		else
			s = take_back(db, &step, e);
		expected = step.seq - 1;
	}
	if (s == OK && *begun && expected > 0)
		s = err_set(e, E_CORRUPT, _("Step %lld of the journal is missing."),
		            (long long)expected);
	if (s == OK && *begun)
		return db_finish(st->db, stmt, rc, e);
	sqlite3_finalize(stmt);
	return s;
}

static enum status nothing_is_left(sqlite3 *db, struct err *e)
{
	char name[ROW_NAME_SIZE];
	enum status s = OK;
	int64_t id;

	for (int i = 0; i < ENTITY_COUNT && s == OK; i++) {
		AUTO_FREE char *sql = xasprintf("SELECT min(id) FROM %s", entities[i].table);

		if (!table_is_journalled(entities[i].table))
			continue;
		s = db_number(db, e, &id, 0, sql, "");
		if (s != OK || !id)
			continue;
		row_called(db, &entities[i], id, name);
		s = err_set(e, E_CORRUPT,
		            _("%s in table \"%s\" was made by no step of the journal."), name,
		            entities[i].table);
	}
	return s;
}

enum status check_way_back(struct store *st, struct err *e)
{
	sqlite3 *copy = NULL;
	enum status s = OK;
	bool begun = false;

	if (sqlite3_open_v2(":memory:", &copy, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		s = db_error(copy, e, _("%s cannot be checked"));
	if (s == OK)
		s = db_copy_whole(copy, "main", st->db, e);
	if (s == OK)
		s = db_exec(copy, "BEGIN", e);
	if (s == OK)
		s = take_all_back(st, copy, &begun, e);
	if (s == OK && begun)
		s = nothing_is_left(copy, e);
	sqlite3_close(copy);
	return s;
}
