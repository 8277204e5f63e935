#include "selection.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules.h"

/* ---- which rows are public ---- */

static const void *row_at(const struct snapshot *s, const struct entity *entity, int i)
{
	int n;
	const char *rows = snapshot_rows(s, entity, &n);

	return rows + (size_t)i * entity->size;
}

/* Rows that say something about another row.  They go with it and do not keep it: the text
 * of a withdrawn idea must not come back because it once had a keyword. */
static const bool says_about[ENTITY_COUNT] = {[ENTITY_signal_tag] = true,
                                              [ENTITY_follow_up] = true,
                                              [ENTITY_signal_link] = true,
                                              [ENTITY_tag] = true};

/* Keeps the rows of other lists that this row points to; true when one was not
 * kept before.  Within a list a pointer to a row that is left out is cut
 * instead: the text of a withdrawn idea must not come back as somebody's
 * duplicate. */
static bool keep_parents(struct selection *sel, const struct entity *entity, const void *row)
{
	bool more = false;

	for (int i = 0; i < entity->n_fields; i++) {
		const struct field *f = &entity->fields[i];
		if (f->type != FIELD_REF || f->ref == entity->id)
			continue;
		int parent = id_index_find(&sel->index[f->ref], row_int(row, f));
		if (parent >= 0 && !sel->kept[f->ref][parent]) {
			sel->kept[f->ref][parent] = true;
			more = true;
		}
	}
	return more;
}

static bool keep_all_parents(struct selection *sel, const struct snapshot *s)
{
	bool more = false;

	for (int i = 0; i < ENTITY_COUNT; i++) {
		for (int row = 0; row < sel->index[i].n; row++) {
			if (sel->kept[i][row] && !says_about[i] &&
			    keep_parents(sel, &entities[i], row_at(s, &entities[i], row)))
				more = true;
		}
	}
	return more;
}

static bool has_all_parents(const struct selection *sel, const struct entity *entity,
                            const void *row)
{
	for (int i = 0; i < entity->n_fields; i++) {
		const struct field *f = &entity->fields[i];
		if (f->type != FIELD_REF || row_int(row, f) == 0)
			continue;
		int parent = id_index_find(&sel->index[f->ref], row_int(row, f));
		if (parent < 0 || !sel->kept[f->ref][parent])
			return false;
	}
	return true;
}

bool row_is_public(const struct entity *entity, const void *row)
{
	const struct field *withdrawn = entity_field(entity, "withdrawn");
	const struct field *open = entity_field(entity, "public");

	return entity->id != ENTITY_kept_text &&
	       (withdrawn == NULL || row_int(row, withdrawn) == 0) &&
	       (open == NULL || row_int(row, open) != 0);
}

/* Private rows are left out, except where something public hangs on them: the
 * table group of an idea, a subtheme that was voted on. */
static void drop_private(struct selection *sel, const struct snapshot *s)
{
	for (int i = 0; i < ENTITY_COUNT; i++) {
		for (int row = 0; row < sel->index[i].n; row++)
			sel->kept[i][row] =
			        row_is_public(&entities[i], row_at(s, &entities[i], row));
	}
	while (keep_all_parents(sel, s))
		;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		for (int row = 0; says_about[i] && row < sel->index[i].n; row++)
			sel->kept[i][row] =
			        sel->kept[i][row] &&
			        has_all_parents(sel, &entities[i], row_at(s, &entities[i], row));
	}
}

void selection_init(struct selection *sel, const struct snapshot *s, bool public_only)
{
	sel->snapshot = s;
	sel->public_only = public_only;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		id_index_init(&sel->index[i], s, &entities[i]);
		sel->kept[i] = xcalloc((size_t)sel->index[i].n + 1, sizeof(bool));
		memset(sel->kept[i], true, (size_t)sel->index[i].n);
	}
	if (public_only)
		drop_private(sel, s);
}

void selection_fini(struct selection *sel)
{
	for (int i = 0; i < ENTITY_COUNT; i++) {
		id_index_fini(&sel->index[i]);
		free(sel->kept[i]);
	}
}

/* ---- what of a row is not for everybody ---- */

static void open_idea(void *row)
{
	struct idea *i = row;

	i->text = idea_public(i);
	i->public_text = "";
	i->park_reason = "";
}

static void open_solution(void *row)
{
	struct solution *o = row;

	o->text = solution_public(o);
	o->public_text = "";
}

static void open_agenda_item(void *row)
{
	((struct agenda_item *)row)->note = "";
}

static void open_reflection(void *row)
{
	struct reflection *r = row;

	r->went_well = "";
	r->better = "";
	r->values_remark = "";
}

/* Where a kind of people is so small that it points at somebody, only the total is for
 * everybody. */
static void open_head_count(void *row)
{
	struct head_count *h = row;
	const int kinds[] = {h->residents, h->care, h->policy, h->other};

	for (size_t i = 0; i < N_ITEMS(kinds); i++) {
		if (kinds[i] > 0 && kinds[i] < FEWEST_TOLD)
			h->residents = h->care = h->policy = h->other = 0;
	}
}

static void open_organisation(void *row)
{
	((struct organisation *)row)->address = "";
}

static void open_signal(void *row)
{
	struct signal *g = row;

	g->text = signal_public(g);
	g->public_text = "";
}

/* Where a file is tells who uses this machine; a mark tells something of what was not to be told.
 */
static void open_report_version(void *row)
{
	struct report_version *v = row;

	v->file = "";
	v->words = "";
}

/* What takes out of a row what is not for everybody; NULL: all of it is. */
static void (*const open_row[ENTITY_COUNT])(void *row) = {
        [ENTITY_idea] = open_idea,
        [ENTITY_solution] = open_solution,
        [ENTITY_agenda_item] = open_agenda_item,
        [ENTITY_reflection] = open_reflection,
        [ENTITY_head_count] = open_head_count,
        [ENTITY_organisation] = open_organisation,
        [ENTITY_signal] = open_signal,
        [ENTITY_report_version] = open_report_version,
};

/* ---- one row ---- */

/* A row that is left out can no longer be pointed to. */
static void cut_lost_pointers(const struct selection *sel, const struct entity *entity, void *row)
{
	for (int i = 0; i < entity->n_fields; i++) {
		const struct field *f = &entity->fields[i];
		if (f->type != FIELD_REF)
			continue;
		int parent = id_index_find(&sel->index[f->ref], row_int(row, f));
		if (parent < 0 || !sel->kept[f->ref][parent])
			row_set_int(row, f, 0);
	}
}

bool selection_row(const struct selection *sel, const struct entity *entity, int i, void *row)
{
	if (!sel->kept[entity->id][i])
		return false;
	memcpy(row, row_at(sel->snapshot, entity, i), entity->size);
	cut_lost_pointers(sel, entity, row);
	if (sel->public_only && open_row[entity->id] != NULL)
		open_row[entity->id](row);
	return true;
}
