/* What is changed in a closed session is a correction: it has a reason, which the report tells
 * (domain.md 3.2.8), and is one step with what it corrects. */
#include "db.h"

#include <string.h>

#include "arena.h"
#include "commands.h"
#include "mem.h"
#include "tr.h"

void store_next_reason(struct store *st, const char *reason)
{
	free_pointer(&st->reason);
	/* Of spaces alone it is none. */
	st->reason = reason && reason[strspn(reason, " \t\n")] ? xstrdup(reason) : NULL;
}

enum status correct_begin(struct command *c, int flags, struct err *e)
{
	const struct field *f = entity_field(&entities[ENTITY_correction], "reason");
	enum status s = OK;

	c->reason = "";
	if (c->st->reason && (flags & (COMMAND_CORRECTS | COMMAND_EVEN_CLOSED)))
		s = command_clean(c, f, c->st->reason, &c->reason, e);
	if (s != OK || c->reason[0] || (flags & COMMAND_EVEN_CLOSED))
		return s;
	if (flags & COMMAND_CORRECTS)
		return err_set(e, E_INVALID,
		               _("This session is closed. Say why this is corrected: the report "
		                 "tells it."));
	return err_set(e, E_INVALID, _("This session is closed. Reopen it to change something."));
}

/* What changes nothing corrects nothing.  (sqlite3session_isempty is not reliable after a
 * rollback: journal.md 4.) */
static enum status has_changes(struct command *c, bool *has, struct err *e)
{
	void *bytes = NULL;
	int size = 0;

	if (sqlite3session_changeset(c->rec, &size, &bytes) != SQLITE_OK)
		return db_error(c->st->db, e, _("The change cannot be stored in %s"));
	sqlite3_free(bytes);
	*has = size > 0;
	return OK;
}

enum status correct_add(struct command *c, int number, int64_t at, struct err *e)
{
	struct correction *row = command_row(c, ENTITY_correction);
	enum status s = command_clean(c, entity_field(&entities[ENTITY_correction], "reason"),
	                              c->st->reason ? c->st->reason : "", &row->reason, e);

	if (s != OK)
		return s;
	row->number = number;
	row->created_at = at;
	return command_insert(c, ENTITY_correction, row, e);
}

enum status correct_end(struct command *c, struct err *e)
{
	bool has = false;
	enum status s;

	if (!c->reason || !c->reason[0])
		return OK;
	s = has_changes(c, &has, e);
	return s == OK && has ? correct_add(c, c->before.n_corrections + 1, command_now(c), e) : s;
}
