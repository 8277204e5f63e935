/* The command that erases a text.  It is no ordinary one: it clears what undo would need, and
 * its step is not appended to FILE.journal, whose record would hold the text again: the hub is a
 * step ahead until the second copy is written anew. */
#include "wipe.h"

#include <string.h>

#include "arena.h"
#include "commands.h"
#include "erase.h"
#include "file.h"
#include "mem.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

/* What can be erased of a row.  A text that must be there, or that tells that somebody said
 * something, says that it was removed; another one becomes empty. */
static const struct {
	enum entity_id entity;
	const char *field;
	bool told;
} erased[] = {
        {ENTITY_idea, "text", true},
        {ENTITY_idea, "public_text", false},
        {ENTITY_idea, "park_reason", false},
        {ENTITY_idea, "district", false},
        {ENTITY_solution, "text", true},
        {ENTITY_solution, "public_text", false},
        {ENTITY_solution, "organisation", false},
        {ENTITY_group_report, "text", true},
        {ENTITY_signal, "text", true},
        {ENTITY_signal, "public_text", false},
        {ENTITY_signal, "district", false},
        {ENTITY_report_text, "text", false},
        {ENTITY_reflection, "missed", false},
        {ENTITY_reflection, "went_well", false},
        {ENTITY_reflection, "better", false},
        {ENTITY_agenda_item, "note", false},
        {ENTITY_agenda_item, "who", false},
        {ENTITY_example, "presenter", false},
        {ENTITY_action_point, "what", true},
        {ENTITY_action_point, "who", false},
        {ENTITY_next_date, "purpose", false},
        {ENTITY_next_date, "call", false},
        {ENTITY_correction, "reason", true},
};

struct erasure {
	struct store *st;
	struct arena *arena;
	struct snapshot before;
	int64_t session_id, id;
	const struct entity *entity;
	const char *field; /* or NULL: all */
	const char *subject;
};

/* What stands in the place of a text, in the language of the report. */
static const char *removed_text(const struct erasure *x)
{
	const char *language = tr_select(x->before.series->language);
	const char *text = _("Removed on request");

	tr_select(language);
	return text;
}

static const void *find_row(const struct erasure *x)
{
	const struct field *f = entity_field(x->entity, "id");
	const char *rows;
	int n;

	rows = snapshot_rows(&x->before, x->entity, &n);
	for (int i = 0; i < n; i++)
		if (row_int(rows + (size_t)i * x->entity->size, f) == x->id)
			return rows + (size_t)i * x->entity->size;
	return NULL;
}

static enum status replace_texts(const struct erasure *x, struct err *e)
{
	const void *row = find_row(x);
	const char *told = removed_text(x);
	enum status s = OK;
	int n = 0;

	for (size_t i = 0; i < N_ITEMS(erased) && s == OK && row; i++) {
		const struct field *f = entity_field(x->entity, erased[i].field);

		if (erased[i].entity != x->entity->id || !row_text(row, f)[0] ||
		    (x->field && strcmp(x->field, f->name) != 0))
			continue;
		n++;
		s = rows_update(x->st->db, x->entity, x->id, f, 0, erased[i].told ? told : "", e);
	}
	if (s == OK && n == 0)
		s = err_set(e, E_INVALID, _("There is nothing here to erase."));
	return s;
}

/* No step before this one can be taken back: its changeset could bring the text back.  That is so
 * for every session, so the step is of none of them. */
static enum status draw_line(const struct erasure *x, struct err *e)
{
	char op_id[OP_ID_SIZE];
	struct record r = {.kind = JOURNAL_BORDER,
	                   .at = clock_wall(x->st->clock),
	                   .op_id = op_id_make(op_id),
	                   .action = "text-erase",
	                   .subject = x->subject};
	enum status s = db_exec(
	        x->st->db, "UPDATE journal SET changeset = x'' WHERE length(changeset) > 0", e);

	if (s == OK)
		s = actor_now(x->st, &r.actor, e);
	if (s == OK)
		s = db_number(x->st->db, e, &r.seq, 1,
		              "SELECT coalesce(max(seq), 0) + 1 FROM journal", "");
	return s == OK ? journal_insert(x->st->db, &r, e) : s;
}

/* What is taken out of a closed session is told in its report (domain.md 3.2.8). */
static enum status tell_correction(const struct erasure *x, struct err *e)
{
	struct correction row = {.id = id_new(),
	                         .session_id = x->session_id,
	                         .number = x->before.n_corrections + 1,
	                         .created_at = clock_wall(x->st->clock)};
	const char *text = removed_text(x);

	if (x->before.sessions->status != SESSION_CLOSED)
		return OK;
	row.reason = x->subject[0] ? arena_printf(x->arena, "%s: %s", text, x->subject) : text;
	return rows_insert(x->st->db, &entities[ENTITY_correction], &row, e);
}

static enum status check_rules(const struct erasure *x, struct err *e)
{
	struct snapshot after;
	enum status s = rows_load_session(x->st, x->session_id, x->arena, &after, e);

	return s == OK ? snapshot_check(&after, e) : s;
}

static enum status erase_in_hub(struct erasure *x, struct err *e)
{
	enum status s = rows_load_session(x->st, x->session_id, x->arena, &x->before, e);

	if (s == OK)
		s = replace_texts(x, e);
	if (s == OK)
		s = tell_correction(x, e);
	if (s == OK)
		s = draw_line(x, e);
	return s == OK ? check_rules(x, e) : s;
}

enum status store_erase(struct store *st, int64_t session_id, enum entity_id entity, int64_t id,
                        const char *field, const char *subject, struct err *e)
{
	struct erasure x = {.st = st,
	                    .arena = arena_new(),
	                    .session_id = session_id,
	                    .id = id,
	                    .entity = &entities[entity],
	                    .field = field,
	                    .subject = subject};
	enum status s = wipe_begin(st, e);

	if (s == OK)
		s = wipe_end(st, erase_in_hub(&x, e), e);
	arena_free(x.arena);
	return s;
}
