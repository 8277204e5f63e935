/* What an idea said when it was written down, from the journal. */
#include "db.h"

#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "changeset.h"
#include "commands.h"
#include "rules.h"

/* The text of this idea in a step that made it or changed it, as it was before the change; NULL:
 * the step is about something else.  The columns stand in the order of the fields, the id first. */
static const char *text_in_step(const void *bytes, int size, int64_t id, struct arena *a)
{
	const struct entity *ent = &entities[ENTITY_idea];
	const int column = (int)(entity_field(ent, "text") - ent->fields);
	sqlite3_changeset_iter *it;
	const char *found = NULL;

	if (size == 0 || !changeset_is_whole(bytes, (size_t)size) ||
	    sqlite3changeset_start(&it, size, (void *)(uintptr_t)bytes) != SQLITE_OK)
		return NULL;
	while (!found && sqlite3changeset_next(it) == SQLITE_ROW) {
		sqlite3_value *key = NULL, *text = NULL;
		const char *table;
		int columns, op, indirect;

		sqlite3changeset_op(it, &table, &columns, &op, &indirect);
		if (strcmp(table, ent->table) != 0 || columns <= column)
			continue;
		int (*value)(sqlite3_changeset_iter *, int, sqlite3_value **) =
		        op == SQLITE_INSERT ? sqlite3changeset_new : sqlite3changeset_old;
		value(it, 0, &key);
		value(it, column, &text);
		if (key && sqlite3_value_int64(key) == id && text &&
		    sqlite3_value_type(text) == SQLITE_TEXT)
			found = arena_strdup(a, (const char *)sqlite3_value_text(text));
	}
	sqlite3changeset_finalize(it);
	return found;
}

enum status store_first_text(struct store *st, int64_t session_id, const struct idea *idea,
                             struct arena *a, const char **text, struct err *e)
{
	char code[CODE_SIZE];
	sqlite3_stmt *stmt =
	        db_query(st->db, e,
	                 "SELECT changeset FROM journal WHERE session_id = ?1 AND (subject = ?2"
	                 " OR action IN ('ideas-add', 'practice-take')) ORDER BY seq",
	                 "it", session_id, idea_code(idea->code, code));
	int rc = SQLITE_DONE;

	*text = NULL;
	if (!stmt)
		return db_failed(e);
	while (!*text && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
		*text = text_in_step(sqlite3_column_blob(stmt, 0), sqlite3_column_bytes(stmt, 0),
		                     idea->id, a);
	if (!*text)
		*text = idea->text;
	return db_finish(st->db, stmt, rc == SQLITE_ROW ? SQLITE_DONE : rc, e);
}
