/* Undo and redo: the changeset of a step, applied backwards or again. */
#include "apply.h"

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
	                "SELECT seq, kind, action FROM journal WHERE session_id = ?1 OR"
	                " session_id IS NULL ORDER BY seq",
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

static enum status apply_step(struct command *c, int64_t seq, bool undo, struct journal_entry *what,
                              struct err *e)
{
	AUTO_FREE void *changeset = NULL;
	enum status s;
	int size;

	s = read_step(c, seq, what, &changeset, &size, e);
	return s == OK ? changeset_apply(c->st->db, changeset, (size_t)size,
	                                 undo ? APPLY_INVERSE : APPLY_FORWARD, table_is_journalled,
	                                 e)
	               : s;
}

/* Why undo stops, for each command that it does not go past. */
static const struct {
	const char *action, *sentence;
} borders[] = {
        {"result-fix", N_("Undo stops here: the result is fixed. Declare the vote invalid to vote "
                          "again.")},
        {"ballot-invalidate", N_("Undo stops here: the vote was declared invalid.")},
        {"version-publish", N_("Undo stops here: the report went out. What you change now makes a "
                               "new version.")},
        {"session-close",
         N_("Undo stops here: the session is closed. Reopen it to change something.")},
        {"session-reopen", N_("Undo stops here: the session was reopened.")},
        {"text-erase",
         N_("Undo stops here: a text was erased for ever, and all that could bring it "
            "back.")},
        {"hub-share", N_("Undo stops here: this is a shared copy, which begins anew.")},
        {"schema-migrate", N_("Undo stops here: the file was made ready for a newer version.")},
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

enum status store_has_undo(struct store *st, int64_t session_id, bool undo, struct err *e)
{
	struct tops t;
	enum status s = find_tops(st, session_id, &t, e);

	if (s != OK || (undo ? t.undo : t.redo))
		return s;
	return undo_sentence(&t, undo, e);
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
