#include "ini_row.h"

#include <string.h>

#include "buf.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

static enum status put_text(const struct field *f, const char *value, void *row,
                            struct arena *arena, struct err *e)
{
	const char *clean;
	enum status st = field_clean(f, value, strlen(value), arena, &clean, e);

	if (st == OK)
		row_set_text(row, f, clean);
	return st;
}

static int find_word(const char *const *words, const char *value)
{
	for (int i = 0; words[i] != NULL; i++) {
		if (strcmp(words[i], value) == 0)
			return i;
	}
	return -1;
}

static enum status put_word(const struct field *f, const char *const *words, const char *value,
                            void *row, struct err *e)
{
	int i = find_word(words, value);

	if (i >= 0) {
		row_set_int(row, f, i);
		return OK;
	}
	AUTO_BUF struct buf choices;
	buf_init(&choices);
	for (i = 0; words[i] != NULL; i++)
		buf_addf(&choices, "%s%s", i > 0 ? ", " : "", words[i]);
	return err_set(e, E_INVALID, _("Choose one of: %s."), choices.data);
}

static enum status put_number(const struct field *f, const char *value, void *row, struct err *e)
{
	int number;

	if (!text_to_int(value, f->min, f->max, &number))
		return err_set(e, E_INVALID, _("Type a whole number from %d to %d."), f->min,
		               f->max);
	row_set_int(row, f, number);
	return OK;
}

static enum status put(const struct ini_key *k, const struct field *f, const char *value, void *row,
                       struct arena *arena, struct err *e)
{
	static const char *const no_yes[] = {"nee", "ja", NULL};

	switch (f->type) {
	case FIELD_INT:
		return put_number(f, value, row, e);
	case FIELD_BOOL:
		return put_word(f, no_yes, value, row, e);
	case FIELD_ENUM:
		return put_word(f, k->words, value, row, e);
	case FIELD_TEXT:
	case FIELD_BLOCK:
	case FIELD_DATE:
	case FIELD_MONTH:
	case FIELD_TIME:
		return put_text(f, value, row, arena, e);
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_MOMENT:
		break;
	}
	fatal("%s cannot be read from a file", f->name);
}

/* Puts the place in front of what is wrong. */
static enum status at_place(struct ini *ini, const char *section, const char *key,
                            const struct err *inner, struct err *e)
{
	return ini_wrong(ini, section, key, e, "%s", inner->msg);
}

enum status ini_read_row(struct ini *ini, const char *section, const struct ini_key *keys, int n,
                         enum entity_id entity, void *row, struct arena *arena, struct err *e)
{
	enum status st = OK;

	for (int i = 0; i < n; i++) {
		const struct ini_key *k = &keys[i];
		const struct field *f = entity_field(&entities[entity], k->field);
		const char *value = ini_get(ini, section, k->key);
		struct err inner;

		BUG_IF(f == NULL);
		if (k->required && (value == NULL || *value == '\0'))
			st = ini_wrong(ini, section, k->key, e, "%s",
			               _("This key must be there and have a value."));
		else if (value != NULL && put(k, f, value, row, arena, &inner) != OK)
			st = at_place(ini, section, k->key, &inner, e);
	}
	return st;
}

enum status ini_read_text(struct ini *ini, const char *section, const char *key,
                          enum entity_id entity, const char *field, void *row, struct arena *arena,
                          struct err *e)
{
	const struct ini_key k = {.key = key, .field = field};

	return ini_read_row(ini, section, &k, 1, entity, row, arena, e);
}

enum status ini_read_number(struct ini *ini, const char *section, const char *key, int min, int max,
                            int *out, struct err *e)
{
	const char *value = ini_get(ini, section, key);

	if (value == NULL || text_to_int(value, min, max, out))
		return OK;
	return ini_wrong(ini, section, key, e, _("Type a whole number from %d to %d."), min, max);
}

int ini_use_lines(struct ini *ini, const char *section, const char *start)
{
	for (int i = 1;; i++) {
		AUTO_FREE char *key = xasprintf("%s%d", start, i);
		if (ini_get(ini, section, key) == NULL)
			return i - 1;
	}
}

enum status ini_read_lines(struct ini *ini, const char *section, const char *start,
                           enum entity_id entity, const char *field, void *row, struct arena *arena,
                           struct err *e)
{
	const struct field *f = entity_field(&entities[entity], field);
	int n = ini_use_lines(ini, section, start);
	AUTO_FREE char *last = xasprintf("%s%d", start, n);
	AUTO_BUF struct buf lines;
	struct err inner;

	buf_init(&lines);
	BUG_IF(f == NULL);
	for (int i = 1; i <= n; i++) {
		AUTO_FREE char *key = xasprintf("%s%d", start, i);
		buf_addf(&lines, "%s%s", i > 1 ? "\n" : "", ini_get(ini, section, key));
	}
	if (put_text(f, lines.data, row, arena, &inner) != OK)
		return at_place(ini, section, last, &inner, e);
	return OK;
}
