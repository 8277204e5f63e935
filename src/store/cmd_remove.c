/* Taking a row away that nothing hangs on.  What people said is withdrawn instead (store_edit). */
#include "db.h"

#include <stdio.h>

#include "arena.h"
#include "commands.h"
#include "tr.h"

/* What a phase brings goes with it. */
static bool goes_along(enum entity_id entity, enum entity_id with)
{
	return entity == ENTITY_phase_product && with == ENTITY_phase;
}

static bool refers(const struct entity *en, const void *row, enum entity_id to, int64_t id)
{
	for (int i = 0; i < en->n_fields; i++) {
		const struct field *f = &en->fields[i];

		if (f->type == FIELD_REF && f->ref == to && row_int(row, f) == id)
			return true;
	}
	return false;
}

static enum status delete_row(struct command *c, enum entity_id entity, int64_t id, struct err *e)
{
	const char *sql =
	        arena_printf(c->arena, "DELETE FROM %s WHERE id = ?1", entities[entity].table);

	return db_run(c->st->db, e, sql, "i", id);
}

/* The rows that refer to it: they go along, or it stays. */
static enum status free_of(struct command *c, enum entity_id entity, int64_t id, struct err *e)
{
	for (int i = 0; i < ENTITY_COUNT; i++) {
		const struct entity *en = &entities[i];
		int n;
		const char *rows = snapshot_rows(&c->before, en, &n);

		for (int k = 0; k < n; k++) {
			const void *row = rows + (size_t)k * en->size;
			enum status s = OK;

			if (!refers(en, row, entity, id))
				continue;
			if (!goes_along(en->id, entity))
				return err_set(e, E_CONFLICT,
				               _("Something hangs on it already, so it stays."));
			s = delete_row(c, en->id, row_int(row, entity_field(en, "id")), e);
			if (s != OK)
				return s;
		}
	}
	return OK;
}

enum status store_remove(struct store *st, int64_t session_id, enum entity_id entity, int64_t id,
                         const char *action, const char *subject, struct err *e)
{
	struct command c;
	enum status s = command_begin(st, &c, session_id, action, COMMAND_PLAIN, e);

	if (s != OK)
		return s;
	if (!c.repeated && !command_find(&c, entity, id))
		s = err_set(e, E_NOT_FOUND, _("That is no longer there."));
	if (s == OK && !c.repeated)
		s = free_of(&c, entity, id, e);
	if (s == OK && !c.repeated)
		s = delete_row(&c, entity, id, e);
	snprintf(c.subject, sizeof(c.subject), "%s", subject);
	return command_end(&c, s, e);
}
