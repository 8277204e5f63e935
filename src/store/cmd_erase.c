/* The command that erases a text.  It is no ordinary one: it clears what undo would need, and
 * its step is not appended to FILE.journal, whose record would hold the text again: the hub is a
 * step ahead until the second copy is written anew. */
#include "wipe.h"

#include <string.h>

#include "arena.h"
#include "changeset.h"
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
        {ENTITY_reflection, "values_remark", false},
        {ENTITY_agenda_item, "note", false},
        {ENTITY_agenda_item, "who", false},
        {ENTITY_example, "presenter", false},
        {ENTITY_action_point, "what", true},
        {ENTITY_action_point, "who", false},
        {ENTITY_follow_up, "body", false},
        {ENTITY_follow_up, "explanation", true},
        {ENTITY_follow_up, "told_by", false},
        {ENTITY_precondition_evidence, "text", true},
        {ENTITY_next_date, "purpose", false},
        {ENTITY_next_date, "call", false},
        {ENTITY_correction, "reason", true},
};

enum { SUBJECT_MAX = 32 };

struct erasure {
	struct store *st;
	struct arena *arena;
	struct snapshot before;
	int64_t session_id;
	const struct erase_place *places;
	int n;
	const char *subject; /* of all of them: "I17 O3" */
};

/* What stands in the place of a text, in the language of the report. */
static const char *removed_text(const struct erasure *x)
{
	const char *language = tr_select(x->before.series->language);
	const char *text = _("Removed on request");

	tr_select(language);
	return text;
}

static const void *find_row(const struct erasure *x, const struct erase_place *p)
{
	const struct entity *en = &entities[p->entity];
	const struct field *f = entity_field(en, "id");
	const char *rows;
	int n;

	rows = snapshot_rows(&x->before, en, &n);
	for (int i = 0; i < n; i++)
		if (row_int(rows + (size_t)i * en->size, f) == p->id)
			return rows + (size_t)i * en->size;
	return NULL;
}

static enum status replace_text(const struct erasure *x, const struct erase_place *p,
                                const struct field *f, bool told, struct err *e)
{
	const char *text = told ? removed_text(x) : "";

	return rows_update(x->st->db, &entities[p->entity], p->id, f, 0,
	                   text_chars(text) <= (size_t)f->max ? text : "", e);
}

enum how { NOT_LISTED, EMPTIED, TOLD };

static enum how how_erased(enum entity_id entity, const struct field *f)
{
	for (size_t i = 0; i < N_ITEMS(erased); i++)
		if (erased[i].entity == entity && strcmp(erased[i].field, f->name) == 0)
			return erased[i].told ? TOLD : EMPTIED;
	return NOT_LISTED;
}

/* *n: how many texts there were. */
static enum status replace_row(const struct erasure *x, const struct erase_place *p, int *n,
                               struct err *e)
{
	const struct entity *en = &entities[p->entity];
	const void *row = find_row(x, p);
	enum status s = OK;

	*n = 0;
	for (int i = 0; i < en->n_fields && s == OK && row; i++) {
		const struct field *f = &en->fields[i];
		enum how how = how_erased(p->entity, f);

		if (p->field ? strcmp(p->field, f->name) != 0 : how == NOT_LISTED)
			continue;
		if (!field_is_text(f) || !row_text(row, f)[0])
			continue;
		(*n)++;
		/* One that is not in the list is there for a reason: the title of a subtheme, why
		 * a count was accepted. */
		s = replace_text(x, p, f, how != EMPTIED, e);
	}
	return s;
}

static enum status replace_texts(const struct erasure *x, struct err *e)
{
	enum status s = OK;
	int n;

	for (int i = 0; i < x->n && s == OK; i++) {
		s = replace_row(x, &x->places[i], &n, e);
		if (s == OK && n == 0)
			s = err_set(e, E_INVALID, _("There is nothing here to erase."));
	}
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

/* Marks of texts, and of whole reports, could give a text back to who knows most of it.  A report
 * that was fixed is another one now; who decided about texts is asked again. */
static enum status remove_marks(const struct erasure *x, struct err *e)
{
	enum status s = db_exec(x->st->db, "DELETE FROM kept_text", e);

	return s == OK ? db_exec(x->st->db,
	                         "UPDATE report_version SET words = '-' WHERE words <> ''", e)
	               : s;
}

/* What is taken out of a closed session is told in its report (domain.md 3.2.8). */
static enum status tell_correction(const struct erasure *x, struct err *e)
{
	struct correction row = {.id = id_new(),
	                         .session_id = x->session_id,
	                         .number = x->before.n_corrections + 1,
	                         .created_at = clock_wall(x->st->clock)};
	const char *text = removed_text(x);

	if (x->before.sessions->status != SESSION_CLOSED || x->n == 0)
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
		s = remove_marks(x, e);
	if (s == OK)
		s = draw_line(x, e);
	return s == OK ? check_rules(x, e) : s;
}

/* The codes, once each and as far as they fit a label of the journal. */
static const char *subject_of(const struct erasure *x)
{
	const char *all = "";

	for (int i = 0; i < x->n; i++) {
		const char *subject = x->places[i].subject;
		const char *more =
		        arena_printf(x->arena, "%s%s%s", all, all[0] ? " " : "", subject);

		if (subject[0] && !strstr(all, subject) && strlen(more) < SUBJECT_MAX)
			all = more;
	}
	return all;
}

enum status store_erase(struct store *st, int64_t session_id, const struct erase_place *places,
                        int n, struct err *e)
{
	struct erasure x = {
	        .st = st, .arena = arena_new(), .session_id = session_id, .places = places, .n = n};
	enum status s = wipe_begin(st, e);

	x.subject = subject_of(&x);
	if (s == OK)
		s = wipe_end(st, erase_in_hub(&x, e), e);
	arena_free(x.arena);
	return s;
}
