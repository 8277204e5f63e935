#include "check_parts.h"

#include "entity.h"
#include "id_index.h"
#include "mem.h"
#include "tr.h"

static enum status check_unique(const struct id_index *index, const struct entity *en,
                                struct err *e)
{
	int twice = id_index_double(index);

	if (twice >= 0)
		return err_set(e, E_INVALID, _("%s[%d].id: Another row has this id too."), en->key,
		               twice);
	return OK;
}

static enum status check_value(const struct field *f, const void *row,
                               const struct id_index all[ENTITY_COUNT], struct err *e)
{
	if (field_is_text(f))
		return field_check_text(f, row_text(row, f), e);

	int64_t value = row_int(row, f);
	enum status st = field_check_int(f, value, e);
	if (st != OK || f->type != FIELD_REF || value == 0)
		return st;
	if (id_index_find(&all[f->ref], value) < 0)
		return err_set(e, E_INVALID,
		               _("The field \"%s\" leads to nothing: \"%s\" has no row %lld."),
		               field_label(f), entities[f->ref].key, (long long)value);
	return OK;
}

/* As in the file, for who has to find it there, and as people call it. */
static void name_place(const struct entity *en, const void *row, int i, const char *field,
                       struct err *e)
{
	char name[ROW_NAME_SIZE];

	row_name(en, row, name);
	err_wrap(e, "%s[%d].%s", en->key, i, field);
	if (name[0] != '\0')
		err_wrap(e, "%s", name);
}

static enum status check_list(const struct snapshot *s, const struct entity *en,
                              const struct id_index all[ENTITY_COUNT], struct err *e)
{
	int n;
	const char *rows = snapshot_rows(s, en, &n);
	enum status st = check_unique(&all[en->id], en, e);

	for (int i = 0; st == OK && i < n; i++) {
		const char *row = rows + (size_t)i * en->size;
		for (int f = 0; st == OK && f < en->n_fields; f++) {
			st = check_value(&en->fields[f], row, all, e);
			if (st != OK)
				name_place(en, row, i, en->fields[f].name, e);
		}
	}
	return st;
}

enum status check_rows(const struct snapshot *s, struct err *e)
{
	struct id_index all[ENTITY_COUNT];
	enum status st = OK;

	/* Everything else leans on these two. */
	if (s->n_series != 1 || s->n_sessions != 1)
		return err_set(e, E_INVALID,
		               _("There must be exactly one series and one session."));
	for (int i = 0; i < ENTITY_COUNT; i++) {
		int n;
		snapshot_rows(s, &entities[i], &n);
		if (n > LIST_MAX)
			return err_set(e, E_LIMIT, _("\"%s\" has %d rows and may have %d."),
			               entities[i].key, n, LIST_MAX);
	}
	for (int i = 0; i < ENTITY_COUNT; i++)
		id_index_init(&all[i], s, &entities[i]);
	for (int i = 0; st == OK && i < ENTITY_COUNT; i++)
		st = check_list(s, &entities[i], all, e);
	for (int i = 0; i < ENTITY_COUNT; i++)
		id_index_fini(&all[i]);
	return st;
}
