#include "entity.h"

#include <string.h>

#include "arena.h"
#include "mem.h"

const struct field *entity_field(const struct entity *e, const char *name)
{
	for (int i = 0; i < e->n_fields; i++) {
		if (strcmp(e->fields[i].name, name) == 0)
			return &e->fields[i];
	}
	return NULL;
}

/* ---- values of a row ---- */

/* Values are copied in and out by memcpy: a row is seen as bytes here, and the
 * types in entity_tables.c say how wide each value is. */

int64_t row_int(const void *row, const struct field *f)
{
	const char *at = (const char *)row + f->offset;
	int64_t wide = 0;
	int narrow = 0;
	bool flag = false;

	switch (f->type) {
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_MOMENT:
		memcpy(&wide, at, sizeof wide);
		return wide;
	case FIELD_INT:
	case FIELD_ENUM:
		memcpy(&narrow, at, sizeof narrow);
		return narrow;
	case FIELD_BOOL:
		memcpy(&flag, at, sizeof flag);
		return flag;
	case FIELD_TEXT:
	case FIELD_BLOCK:
	case FIELD_DATE:
	case FIELD_MONTH:
	case FIELD_TIME:
		break;
	}
	fatal("row_int: %s is a text", f->name);
}

void row_set_int(void *row, const struct field *f, int64_t value)
{
	char *at = (char *)row + f->offset;
	int narrow = (int)value;
	bool flag = value != 0;

	switch (f->type) {
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_MOMENT:
		memcpy(at, &value, sizeof value);
		return;
	case FIELD_INT:
	case FIELD_ENUM:
		memcpy(at, &narrow, sizeof narrow);
		return;
	case FIELD_BOOL:
		memcpy(at, &flag, sizeof flag);
		return;
	case FIELD_TEXT:
	case FIELD_BLOCK:
	case FIELD_DATE:
	case FIELD_MONTH:
	case FIELD_TIME:
		break;
	}
	fatal("row_set_int: %s is a text", f->name);
}

bool field_is_text(const struct field *f)
{
	return f->type == FIELD_TEXT || f->type == FIELD_BLOCK || f->type == FIELD_DATE ||
	       f->type == FIELD_MONTH || f->type == FIELD_TIME;
}

const char *row_text(const void *row, const struct field *f)
{
	const char *s;

	BUG_IF(!field_is_text(f));
	memcpy(&s, (const char *)row + f->offset, sizeof s);
	return s;
}

void row_set_text(void *row, const struct field *f, const char *value)
{
	BUG_IF(!field_is_text(f));
	memcpy((char *)row + f->offset, &value, sizeof value);
}

const char *field_enum_name(const struct field *f, int value)
{
	BUG_IF(value < 0 || value >= f->n_names);
	return f->names[value];
}

int field_enum_value(const struct field *f, const char *name)
{
	for (int i = 0; i < f->n_names; i++) {
		if (strcmp(f->names[i], name) == 0)
			return i;
	}
	return -1;
}

/* ---- lists of a snapshot ---- */

void *snapshot_rows(const struct snapshot *s, const struct entity *e, int *n)
{
	void *rows;

	memcpy(&rows, (const char *)s + e->list_offset, sizeof rows);
	memcpy(n, (const char *)s + e->count_offset, sizeof *n);
	return rows;
}

static void set_rows(struct snapshot *s, const struct entity *e, void *rows, int n, int room)
{
	memcpy((char *)s + e->list_offset, &rows, sizeof rows);
	memcpy((char *)s + e->count_offset, &n, sizeof n);
	memcpy((char *)s + e->room_offset, &room, sizeof room);
}

void snapshot_set_rows(struct snapshot *s, const struct entity *e, void *rows, int n)
{
	/* Room beyond n is only known of lists that grew here. */
	set_rows(s, e, rows, n, n);
}

void *snapshot_add(struct snapshot *s, enum entity_id id)
{
	const struct entity *e = &entities[id];
	int n, room;
	void *rows = snapshot_rows(s, e, &n);

	memcpy(&room, (const char *)s + e->room_offset, sizeof room);
	if (n >= room) {
		room = n > 0 ? n * 2 : 4;
		void *bigger = arena_array(s->arena, (size_t)room, e->size);
		if (n > 0)
			memcpy(bigger, rows, (size_t)n * e->size);
		rows = bigger;
	}
	set_rows(s, e, rows, n + 1, room);

	void *row = (char *)rows + (size_t)n * e->size;
	memset(row, 0, e->size);
	for (int i = 0; i < e->n_fields; i++) {
		if (field_is_text(&e->fields[i]))
			row_set_text(row, &e->fields[i], "");
	}
	return row;
}
