/* Undo and redo: the changeset of a step, applied backwards or again. */
#include "changeset.h"
#include "db.h"

#include <string.h>

#include "commands.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* What undo and redo would take now: the tops of the two stacks, made from the
 * journal itself, so that a restart changes nothing. */
struct tops {
	int64_t undo, redo;     /* seq, or 0 */
	char border_action[32]; /* of the last one that undo does not go past, or "" */
};

static void push(int64_t **stack, int *n, int64_t seq)
{
	*stack = xreallocarray(*stack, (size_t)*n + 1, sizeof(**stack));
	(*stack)[(*n)++] = seq;
}

static enum status find_tops(struct store *st, int64_t session_id, struct tops *t, struct err *e)
{
	AUTO_FREE int64_t *undo = NULL;
	AUTO_FREE int64_t *redo = NULL;
	int n_undo = 0, n_redo = 0, rc;
	sqlite3_stmt *stmt;
	enum status s;

	memset(t, 0, sizeof(*t));
	stmt = db_query(st->db, e,
	                "SELECT seq, kind, action FROM journal WHERE session_id = ?1 ORDER BY seq",
	                "i", session_id);
	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		switch (sqlite3_column_int(stmt, 1)) {
		case JOURNAL_COMMAND:
			push(&undo, &n_undo, sqlite3_column_int64(stmt, 0));
			n_redo = 0;
			break;
		case JOURNAL_UNDO:
			if (n_undo > 0)
				push(&redo, &n_redo, undo[--n_undo]);
			break;
		case JOURNAL_REDO:
			if (n_redo > 0)
				push(&undo, &n_undo, redo[--n_redo]);
			break;
		default:
			n_undo = n_redo = 0;
			text_copy(t->border_action, sizeof(t->border_action),
			          (const char *)sqlite3_column_text(stmt, 2));
		}
	}
	s = db_finish(st->db, stmt, rc, e);
	t->undo = n_undo > 0 ? undo[n_undo - 1] : 0;
	t->redo = n_redo > 0 ? redo[n_redo - 1] : 0;
	return s;
}

/* Any conflict means that the file is not as the journal thinks: never guess. */
static int on_conflict(void *context, int kind, sqlite3_changeset_iter *it)
{
	(void)context;
	(void)kind;
	(void)it;
	return SQLITE_CHANGESET_ABORT;
}

/* Applying skips tables that do not fit, without a word (journal.md 2): so look
 * first whether every table of the changeset is here with the same columns. */
static enum status check_shape(sqlite3 *db, const void *data, int size, struct err *e)
{
	sqlite3_changeset_iter *it;
	const char *table;
	int columns, op, indirect, rc;
	int64_t here;
	enum status s = OK;

	if (sqlite3changeset_start(&it, size, (void *)(uintptr_t)data) != SQLITE_OK)
		return db_error(db, e, _("The steps in %s cannot be read"));
	while (s == OK && sqlite3changeset_next(it) == SQLITE_ROW) {
		sqlite3changeset_op(it, &table, &columns, &op, &indirect);
		s = db_number(db, e, &here, 0, "SELECT count(*) FROM pragma_table_info(?1)", "t",
		              table);
		if (s == OK && (here != columns || !table_is_journalled(table)))
			s = err_set(
			        e, E_UNSUPPORTED,
			        _("This step was made by another version and cannot be undone."));
	}
	rc = sqlite3changeset_finalize(it);
	return s == OK && rc != SQLITE_OK ? db_error(db, e, _("The steps in %s cannot be read"))
	                                  : s;
}

/* Reads one row of the journal; the changeset is the caller's to free. */
static enum status read_step(struct command *c, int64_t seq, struct journal_entry *what,
                             void **changeset, int *size, struct err *e)
{
	sqlite3 *db = c->st->db;
	sqlite3_stmt *stmt;
	enum status s;
	int rc;

	*changeset = NULL;

	stmt = db_query(db, e, "SELECT action, subject, at, changeset FROM journal WHERE seq = ?1",
	                "i", seq);
	if (!stmt)
		return db_failed(e);
	rc = sqlite3_step(stmt);
	if (rc != SQLITE_ROW) {
		s = db_finish(db, stmt, rc, e);
		return s != OK ? s : err_set(e, E_CORRUPT, _("A step of the journal is missing."));
	}
	what->seq = seq;
	what->at = sqlite3_column_int64(stmt, 2);
	what->kind = c->kind;
	text_copy(what->action, sizeof(what->action), (const char *)sqlite3_column_text(stmt, 0));
	text_copy(what->subject, sizeof(what->subject), (const char *)sqlite3_column_text(stmt, 1));
	*size = sqlite3_column_bytes(stmt, 3);
	*changeset = xmalloc((size_t)*size + 1);
	if (*size > 0)
		memcpy(*changeset, sqlite3_column_blob(stmt, 3), (size_t)*size);
	return db_finish(db, stmt, rc, e);
}

/* A full disk is no conflict: only what the rows themselves refuse is one. */
static enum status apply_error(sqlite3 *db, int rc, bool undo, struct err *e)
{
	if (rc != SQLITE_ABORT && (rc & 0xff) != SQLITE_CONSTRAINT)
		return db_error(db, e, _("The step cannot be stored in %s"));
	return err_set(e, E_CONFLICT,
	               undo ? _("This step cannot be undone: it was changed in another session.")
	                    : _("This step cannot be done again: it was changed in another "
	                        "session."));
}

static enum status apply_step(struct command *c, int64_t seq, bool undo, struct journal_entry *what,
                              struct err *e)
{
	sqlite3 *db = c->st->db;
	AUTO_FREE void *copy = NULL;
	enum status s;
	int size, rc;

	s = read_step(c, seq, what, &copy, &size, e);
	if (s == OK && !changeset_is_whole(copy, (size_t)size))
		s = err_set(e, E_CORRUPT,
		            _("A step of the journal is damaged. It stays as it is."));
	if (s == OK)
		s = check_shape(db, copy, size, e);
	if (s != OK)
		return s;
	rc = sqlite3changeset_apply_v2(db, size, copy, NULL, on_conflict, NULL, NULL, NULL,
	                               undo ? SQLITE_CHANGESETAPPLY_INVERT : 0);
	return rc == SQLITE_OK ? OK : apply_error(db, rc, undo, e);
}

/* Why undo stops, for each command that it does not go past. */
static const struct {
	const char *action, *sentence;
} borders[] = {
        {"result-fix", N_("Undo stops here: the result is fixed. Declare the vote invalid to vote "
                          "again.")},
        {"ballot-invalidate", N_("Undo stops here: the vote was declared invalid.")},
        {"session-close",
         N_("Undo stops here: the session is closed. Reopen it to change something.")},
        {"session-reopen", N_("Undo stops here: the session was reopened.")},
};

static enum status undo_sentence(const struct tops *t, bool undo, struct err *e)
{
	size_t i;

	if (!undo)
		return err_set(e, E_NOT_FOUND, _("There is nothing to do again."));
	for (i = 0; i < N_ITEMS(borders) && t->border_action[0]; i++)
		if (strcmp(t->border_action, borders[i].action) == 0)
			return err_set(e, E_NOT_FOUND, "%s", _(borders[i].sentence));
	return err_set(e, E_NOT_FOUND, _("There is nothing to undo."));
}

static enum status step(struct store *st, int64_t session_id, bool undo, struct journal_entry *what,
                        struct err *e)
{
	struct journal_entry entry = {0};
	AUTO_FREE void *changeset = NULL;
	struct command c;
	struct tops t;
	int64_t seq;
	enum status s;
	int size;

	s = command_begin(st, &c, session_id, undo ? "undo" : "redo", COMMAND_EVEN_CLOSED, e);
	if (s != OK)
		return s;
	c.kind = undo ? JOURNAL_UNDO : JOURNAL_REDO;
	if (c.repeated) {
		seq = c.result;
		s = read_step(&c, seq, &entry, &changeset, &size, e);
	} else {
		s = find_tops(st, session_id, &t, e);
		seq = undo ? t.undo : t.redo;
		if (s == OK && !seq)
			s = undo_sentence(&t, undo, e);
		if (s == OK)
			s = apply_step(&c, seq, undo, &entry, e);
	}
	text_copy(c.subject, sizeof(c.subject), entry.subject);
	c.result = seq;
	s = s == OK && !c.repeated ? command_finish(&c, seq, e) : command_end(&c, s, e);
	if (s == OK && what)
		*what = entry;
	return s;
}

enum status store_undo(struct store *st, int64_t session_id, struct journal_entry *what,
                       struct err *e)
{
	return step(st, session_id, true, what, e);
}

enum status store_redo(struct store *st, int64_t session_id, struct journal_entry *what,
                       struct err *e)
{
	return step(st, session_id, false, what, e);
}
