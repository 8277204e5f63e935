/* One command: a transaction in which the session extension records what changes,
 * the rules are checked, and a row of the journal is written. */
#include "apply.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "commands.h"
#include "file.h"
#include "mem.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

static enum status record_tables(sqlite3 *db, sqlite3_session **rec, table_test *which,
                                 struct err *e)
{
	int i;

	if (sqlite3session_create(db, "main", rec) != SQLITE_OK)
		return db_error(db, e, _("The change cannot be stored in %s"));
	for (i = 0; i < ENTITY_COUNT; i++)
		if (which(entities[i].table) &&
		    sqlite3session_attach(*rec, entities[i].table) != SQLITE_OK)
			return db_error(db, e, _("The change cannot be stored in %s"));
	return OK;
}

static enum status start_recording(struct command *c, struct err *e)
{
	enum status s = record_tables(c->st->db, &c->rec, table_is_journalled, e);

	return s == OK ? record_tables(c->st->db, &c->aside, table_is_aside, e) : s;
}

static void stop_recording(struct command *c)
{
	if (c->rec)
		sqlite3session_delete(c->rec);
	if (c->aside)
		sqlite3session_delete(c->aside);
	c->rec = c->aside = NULL;
}

/* Rolls back and frees; what stays is the error. */
static void command_drop(struct command *c)
{
	stop_recording(c);
	if (!c->kept && !sqlite3_get_autocommit(c->st->db))
		sqlite3_exec(c->st->db, "ROLLBACK", NULL, NULL, NULL);
	arena_free(c->arena);
	c->arena = NULL;
}

static enum status find_repeated(struct command *c, struct err *e)
{
	enum status s;
	int64_t seq;

	if (!c->st->op_id[0]) {
		op_id_make(c->st->op_id);
		return OK;
	}
	s = kept_number(c->st, e, &seq, 0,
	                kept_query(c->st, e, "SELECT seq FROM journal WHERE op_id = ?1", "t",
	                           c->st->op_id));
	if (s != OK || !seq)
		return s;
	c->repeated = true;
	return db_number(c->st->db, e, &c->result, 0, "SELECT result FROM journal WHERE seq = ?1",
	                 "i", seq);
}

enum status command_begin(struct store *st, struct command *c, int64_t session_id,
                          const char *action, int flags, struct err *e)
{
	enum status s;

	memset(c, 0, sizeof(*c));
	c->st = st;
	c->session_id = session_id;
	c->action = action;
	c->kind = flags & COMMAND_BORDER ? JOURNAL_BORDER : JOURNAL_COMMAND;
	c->arena = arena_new();
	s = steady(st, e);
	if (s == OK && !st->together)
		s = db_exec(st->db, "BEGIN IMMEDIATE", e);
	if (s == OK)
		s = find_repeated(c, e);
	if (s == OK && !c->repeated && !(flags & COMMAND_NO_SESSION)) {
		s = known_load(st, session_id, c->arena, &c->before, e);
		if (s == OK && c->before.sessions->status == SESSION_CLOSED)
			s = correct_begin(c, flags, e);
	}
	if (s == OK && !c->repeated)
		s = start_recording(c, e);
	if (s != OK) {
		command_drop(c);
		st->op_id[0] = '\0';
	}
	return s;
}

/* The rules of the model, on the rows as they will be. */
static enum status check_rules(struct command *c, struct arena *a, struct snapshot *after,
                               struct err *e)
{
	enum status s = rows_load_session(c->st, c->session_id, a, after, e);

	return s == OK ? snapshot_check(after, e) : s;
}

enum status journal_insert(sqlite3 *db, const struct record *r, struct err *e)
{
	sqlite3_stmt *stmt;

	stmt = db_query(db, e,
	                "INSERT INTO journal (seq, at, actor, op_id, session_id, kind, undo_of,"
	                " action, subject, result, changeset) VALUES"
	                " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
	                "iittrirtti", r->seq, r->at, r->actor, r->op_id, r->session_id,
	                (int64_t)r->kind, r->undo_of, r->action, r->subject, r->result);
	if (!stmt)
		return db_failed(e);
	sqlite3_bind_blob(stmt, 11, r->changeset_size ? r->changeset : "", (int)r->changeset_size,
	                  SQLITE_STATIC);
	return db_finish(db, stmt, sqlite3_step(stmt), e);
}

enum status journal_line(sqlite3 *db, int64_t now, const char *action, struct err *e)
{
	char op_id[OP_ID_SIZE];

	return db_run(db, e,
	              "INSERT INTO journal SELECT coalesce(max(seq), 0) + 1, ?1, '" ACTOR_PROGRAM
	              "', ?2,"
	              " NULL, ?3, NULL, ?4, '', 0, x'' FROM journal",
	              "itit", now, op_id_make(op_id), (int64_t)JOURNAL_BORDER, action);
}

/* The step in both places: in the transaction, and on the disk behind FILE.journal. */
static enum status write_step(struct command *c, int64_t undo_of, struct record *r, struct err *e)
{
	enum status s = kept_number(
	        c->st, e, &r->seq, 1,
	        kept_query(c->st, e, "SELECT coalesce(max(seq), 0) + 1 FROM journal", ""));

	if (s == OK)
		s = actor_now(c->st, &r->actor, e);
	r->kind = c->kind;
	r->at = clock_wall(c->st->clock);
	r->session_id = c->session_id;
	r->undo_of = undo_of;
	r->result = c->result;
	r->op_id = c->st->op_id;
	r->action = c->action;
	r->subject = c->subject;
	if (s == OK)
		s = journal_insert(c->st->db, r, e);
	return s == OK ? second_append(&c->st->second, r, e) : s;
}

/* What was changed, as bytes that are the caller's to free. */
static enum status take_changes(struct command *c, struct record *r, struct err *e)
{
	void *bytes = NULL;
	int size = 0;

	if (sqlite3session_changeset(c->rec, &size, &bytes) != SQLITE_OK)
		return db_error(c->st->db, e, _("The change cannot be stored in %s"));
	r->changeset = bytes;
	r->changeset_size = (size_t)size;
	if (sqlite3session_changeset(c->aside, &size, &bytes) != SQLITE_OK)
		return db_error(c->st->db, e, _("The change cannot be stored in %s"));
	r->aside = bytes;
	r->aside_size = (size_t)size;
	return OK;
}

/* The step on the disk, in both places. */
static enum status write_down(struct command *c, int64_t undo_of, struct record *r, struct err *e)
{
	const struct second_mark before = second_here(&c->st->second);
	enum status s = OK;

	slow_begin(c->st);
	/* Emptiness is the length 0: sqlite3session_isempty is not reliable after a
	 * rollback (journal.md 4).  What changes nothing is no step. */
	if (r->changeset_size > 0 || c->kind == JOURNAL_BORDER)
		s = write_step(c, undo_of, r, e);
	stop_recording(c);
	if (s == OK && !c->st->together) {
		s = db_exec(c->st->db, "COMMIT", e);
		if (s != OK) {
			c->st->doubtful = true;
			second_go_back(&c->st->second, &before);
		}
	}
	slow_end(c->st);
	return s;
}

enum status command_finish(struct command *c, int64_t undo_of, struct err *e)
{
	struct record r = {.version = ""};
	struct arena *a = arena_new();
	struct snapshot after;
	enum status s = check_rules(c, a, &after, e);

	if (s == OK)
		s = take_changes(c, &r, e);
	if (s == OK)
		s = write_down(c, undo_of, &r, e);
	sqlite3_free((void *)(uintptr_t)r.changeset);
	sqlite3_free((void *)(uintptr_t)r.aside);
	if (s == OK && !c->st->together) {
		/* First the hall, which waits for it. */
		beside_ring(c->st);
		known_remember(c->st, c->session_id, a, &after);
		rest_changed(c->st);
	} else {
		arena_free(a);
	}
	c->kept = s == OK;
	command_drop(c);
	c->st->op_id[0] = '\0';
	return s;
}

enum status command_end(struct command *c, enum status s, struct err *e)
{
	if (s == OK && !c->repeated)
		s = correct_end(c, e);
	if (s == OK && !c->repeated)
		return command_finish(c, 0, e);
	command_drop(c);
	c->st->op_id[0] = '\0';
	return s;
}

void store_next_op(struct store *st, const char *op_id)
{
	text_copy(st->op_id, sizeof(st->op_id), op_id);
}

/* ---- pieces of commands ---- */

enum status command_next_code(struct command *c, const char *kind, int64_t question_id, int *code,
                              struct err *e)
{
	struct store *st = c->st;
	int64_t id, next;
	enum status s;

	s = kept_number(st, e, &id, 0,
	                kept_query(st, e,
	                           "SELECT id FROM counter WHERE session_id = ?1 AND kind = ?2 AND"
	                           " question_id IS ?3",
	                           "itr", c->session_id, kind, question_id));
	if (s == OK && !id) {
		id = id_new();
		s = db_run(st->db, e, "INSERT INTO counter VALUES (?1, ?2, ?3, ?4, 1)", "iirt", id,
		           c->session_id, question_id, kind);
	}
	if (s == OK)
		s = kept_number(
		        st, e, &next, 1,
		        kept_query(st, e, "SELECT next FROM counter WHERE id = ?1", "i", id));
	if (s == OK)
		s = kept_run(st, e,
		             kept_query(st, e, "UPDATE counter SET next = next + 1 WHERE id = ?1",
		                        "i", id));
	if (s == OK)
		*code = (int)next;
	return s;
}

enum status command_clean(struct command *c, const struct field *f, const char *text,
                          const char **out, struct err *e)
{
	return field_clean(f, text, strlen(text), c->arena, out, e);
}

const void *command_find(const struct command *c, enum entity_id entity, int64_t id)
{
	const struct entity *ent = &entities[entity];
	const struct field *f = entity_field(ent, "id");
	const char *rows;
	int i, n;

	rows = snapshot_rows(&c->before, ent, &n);
	for (i = 0; i < n; i++)
		if (row_int(rows + (size_t)i * ent->size, f) == id)
			return rows + (size_t)i * ent->size;
	return NULL;
}

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

int64_t command_now(const struct command *c)
{
	int64_t now = clock_wall(c->st->clock);
	int i;

	now = later(now, c->before.sessions->opened_at);
	for (i = 0; i < c->before.n_agenda; i++)
		now = later(now,
		            later(c->before.agenda[i].started_at, c->before.agenda[i].ended_at));
	for (i = 0; i < c->before.n_ballots; i++)
		now = later(now,
		            later(c->before.ballots[i].opened_at, c->before.ballots[i].fixed_at));
	return now;
}

void *command_row(struct command *c, enum entity_id entity)
{
	const struct entity *ent = &entities[entity];
	struct snapshot scratch = {.arena = c->arena};
	const struct field *f;
	void *row = snapshot_add(&scratch, entity);

	row_set_int(row, entity_field(ent, "id"), id_new());
	f = entity_field(ent, "session_id");
	if (f)
		row_set_int(row, f, c->session_id);
	f = entity_field(ent, "series_id");
	if (f)
		row_set_int(row, f, c->before.series->id);
	return row;
}

static enum status check_row(const struct entity *ent, const void *row, struct err *e)
{
	const struct field *f;
	enum status s = OK;
	int i;

	for (i = 0; i < ent->n_fields && s == OK; i++) {
		f = &ent->fields[i];
		s = field_is_text(f) ? field_check_text(f, row_text(row, f), e)
		                     : field_check_int(f, row_int(row, f), e);
	}
	return s;
}

enum status command_insert(struct command *c, enum entity_id entity, const void *row, struct err *e)
{
	enum status s = check_row(&entities[entity], row, e);

	return s == OK ? rows_insert(c->st->db, &entities[entity], row, e) : s;
}

enum status command_replace(struct command *c, enum entity_id entity, const void *row,
                            struct err *e)
{
	enum status s = check_row(&entities[entity], row, e);

	return s == OK ? rows_replace(c->st->db, &entities[entity], row, e) : s;
}

enum status command_set(struct command *c, enum entity_id entity, int64_t id, const char *name,
                        int64_t number, const char *text, struct err *e)
{
	const struct field *f = entity_field(&entities[entity], name);

	BUG_IF(!f);
	return rows_update(c->st->db, &entities[entity], id, f, number, text, e);
}
