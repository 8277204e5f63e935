#include "check_parts.h"

#include <stdlib.h>
#include <string.h>

#include "entity.h"
#include "mem.h"
#include "tr.h"

/* Far more than a hall can say.  Some rules compare every row with every other;
 * with this limit a hostile file cannot keep the program busy for long. */
enum { ROWS_MAX = 20000 };

/* The ids of a list, sorted. */
struct ids {
	int64_t *ids;
	int n;
};

static int by_id(const void *a, const void *b)
{
	int64_t x, y;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

static void ids_init(struct ids *list, const struct snapshot *s, const struct entity *e)
{
	const struct field *id = entity_field(e, "id");
	const char *rows = snapshot_rows(s, e, &list->n);

	list->ids = xreallocarray(NULL, (size_t)list->n + 1, sizeof *list->ids);
	for (int i = 0; i < list->n; i++)
		list->ids[i] = row_int(rows + (size_t)i * e->size, id);
	qsort(list->ids, (size_t)list->n, sizeof *list->ids, by_id);
}

static bool ids_have(const struct ids *list, int64_t id)
{
	return bsearch(&id, list->ids, (size_t)list->n, sizeof id, by_id) != NULL;
}

static enum status check_unique(const struct ids *list, const struct entity *en, struct err *e)
{
	for (int i = 1; i < list->n; i++) {
		if (list->ids[i] == list->ids[i - 1])
			return err_set(e, E_INVALID, _("Two rows of \"%s\" have the same id."),
			               en->key);
	}
	return OK;
}

/* A next date or info sheet belongs to the series: the session it came from may
 * be another one, which is not in this snapshot. */
static bool may_lead_outside(const struct entity *en, const struct field *f)
{
	return en->scope == SCOPE_SERIES && f->ref == ENTITY_session;
}

static enum status check_value(const struct entity *en, const struct field *f, const void *row,
                               const struct ids all[ENTITY_COUNT], struct err *e)
{
	switch (f->type) {
	case FIELD_TEXT:
	case FIELD_BLOCK:
	case FIELD_DATE:
	case FIELD_MONTH:
	case FIELD_TIME:
		return field_check_text(f, row_text(row, f), e);
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_INT:
	case FIELD_BOOL:
	case FIELD_ENUM:
	case FIELD_MOMENT:
		break;
	}

	int64_t value = row_int(row, f);
	enum status st = field_check_int(f, value, e);
	if (st != OK || f->type != FIELD_REF || value == 0 || may_lead_outside(en, f))
		return st;
	if (!ids_have(&all[f->ref], value))
		return err_set(e, E_INVALID, _("The field \"%s\" leads to nothing."),
		               field_label(f));
	return OK;
}

static enum status check_list(const struct snapshot *s, const struct entity *en,
                              const struct ids all[ENTITY_COUNT], struct err *e)
{
	int n;
	const char *rows = snapshot_rows(s, en, &n);
	enum status st = check_unique(&all[en->id], en, e);

	for (int i = 0; st == OK && i < n; i++) {
		const char *row = rows + (size_t)i * en->size;
		for (int f = 0; st == OK && f < en->n_fields; f++)
			st = check_value(en, &en->fields[f], row, all, e);
		/* The row is named as in the file, for who has to find it there. */
		if (st != OK)
			err_wrap(e, "%s %d", en->key, i + 1);
	}
	return st;
}

enum status check_rows(const struct snapshot *s, struct err *e)
{
	struct ids all[ENTITY_COUNT];
	enum status st = OK;

	/* Everything else leans on these two. */
	if (s->n_series != 1 || s->n_sessions != 1)
		return err_set(e, E_INVALID,
		               _("There must be exactly one series and one session."));
	for (int i = 0; i < ENTITY_COUNT; i++) {
		int n;
		snapshot_rows(s, &entities[i], &n);
		if (n > ROWS_MAX)
			return err_set(e, E_LIMIT, _("\"%s\" has %d rows and may have %d."),
			               entities[i].key, n, ROWS_MAX);
	}
	for (int i = 0; i < ENTITY_COUNT; i++)
		ids_init(&all[i], s, &entities[i]);
	for (int i = 0; st == OK && i < ENTITY_COUNT; i++)
		st = check_list(s, &entities[i], all, e);
	for (int i = 0; i < ENTITY_COUNT; i++)
		free(all[i].ids);
	return st;
}
