#include "value.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "buf.h"
#include "date.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

enum { ID_DIGITS_MAX = 19, MOMENT_SIZE = 40, STAMP_MAX = 40 };

/* ---- writing ---- */

json_t *value_from_text(const char *text)
{
	json_t *v = json_string(text);

	if (v != NULL)
		return v;
	/* jansson refuses what is not UTF-8; an export of a damaged hub still has
	 * to come out. */
	AUTO_BUF struct buf repaired;
	buf_init(&repaired);
	while (*text != '\0') {
		char bytes[4];
		size_t n = text_encode(text_next(&text), bytes);
		buf_addn(&repaired, bytes, n);
	}
	v = json_string(repaired.data);
	BUG_IF(v == NULL);
	return v;
}

static json_t *from_id(int64_t id)
{
	char digits[ID_DIGITS_MAX + 2];

	if (id == 0)
		return json_null();
	snprintf(digits, sizeof digits, "%" PRId64, id);
	return json_string(digits);
}

static json_t *from_moment(int64_t ms)
{
	char iso[MOMENT_SIZE];

	if (ms == 0)
		return json_null();
	moment_iso(ms, iso, sizeof iso);
	return json_string(iso);
}

json_t *value_from_field(const void *row, const struct field *f)
{
	switch (f->type) {
	case FIELD_ID:
	case FIELD_REF:
		return from_id(row_int(row, f));
	case FIELD_INT:
		return json_integer(row_int(row, f));
	case FIELD_BOOL:
		return json_boolean(row_int(row, f) != 0);
	case FIELD_ENUM:
		return json_string(field_enum_name(f, (int)row_int(row, f)));
	case FIELD_MOMENT:
		return from_moment(row_int(row, f));
	case FIELD_TEXT:
	case FIELD_BLOCK:
	case FIELD_DATE:
	case FIELD_MONTH:
	case FIELD_TIME:
		break;
	}
	return value_from_text(row_text(row, f));
}

/* ---- reading ---- */

/* The one way to write an id: digits without a sign or leading zeros, so that
 * what comes in goes out the same. */
static enum status to_id(const json_t *v, int64_t *out, struct err *e)
{
	const char *s = json_string_value(v);
	int64_t id = 0;

	if (s == NULL || *s < '1' || *s > '9')
		return err_set(e, E_INVALID, _("An id is a number between quotation marks."));
	for (; *s >= '0' && *s <= '9'; s++) {
		if (id > (INT64_MAX - (*s - '0')) / 10)
			return err_set(e, E_INVALID, _("This id is too large."));
		id = id * 10 + (*s - '0');
	}
	if (*s != '\0')
		return err_set(e, E_INVALID, _("An id is a number between quotation marks."));
	*out = id;
	return OK;
}

static enum status read_id(const json_t *v, const struct field *f, void *row, struct arena *arena,
                           struct err *e)
{
	int64_t id = 0;

	(void)arena;
	/* An empty reference that is needed is reported by the check. */
	if (!(f->type == FIELD_REF && json_is_null(v))) {
		enum status st = to_id(v, &id, e);
		if (st != OK)
			return st;
	}
	enum status st = field_check_int(f, id, e);
	if (st == OK)
		row_set_int(row, f, id);
	return st;
}

static enum status read_int(const json_t *v, const struct field *f, void *row, struct arena *arena,
                            struct err *e)
{
	(void)arena;
	if (!json_is_integer(v))
		return err_set(e, E_INVALID, _("A whole number is needed here."));

	int64_t value = json_integer_value(v);
	enum status st = field_check_int(f, value, e);
	if (st == OK)
		row_set_int(row, f, value);
	return st;
}

static enum status read_bool(const json_t *v, const struct field *f, void *row, struct arena *arena,
                             struct err *e)
{
	(void)arena;
	if (!json_is_boolean(v))
		return err_set(e, E_INVALID, _("This must be true or false."));
	row_set_int(row, f, json_is_true(v));
	return OK;
}

static enum status read_enum(const json_t *v, const struct field *f, void *row, struct arena *arena,
                             struct err *e)
{
	const char *name = json_string_value(v);
	int value = name == NULL ? -1 : field_enum_value(f, name);

	(void)arena;
	if (value < 0) {
		AUTO_BUF struct buf choices;
		buf_init(&choices);
		for (int i = 0; i < f->n_names; i++)
			buf_addf(&choices, "%s%s", i > 0 ? ", " : "", f->names[i]);
		return err_set(e, E_INVALID, _("Choose one of: %s."), choices.data);
	}
	row_set_int(row, f, value);
	return OK;
}

static enum status need_text(const json_t *v, struct err *e)
{
	if (!json_is_string(v))
		return err_set(e, E_INVALID, _("A text between quotation marks is needed here."));
	return OK;
}

static enum status read_text(const json_t *v, const struct field *f, void *row, struct arena *arena,
                             struct err *e)
{
	const char *clean;
	enum status st = need_text(v, e);

	if (st == OK)
		st = field_clean(f, json_string_value(v), json_string_length(v), arena, &clean, e);
	if (st == OK)
		row_set_text(row, f, clean);
	return st;
}

static enum status read_moment(const json_t *v, const struct field *f, void *row,
                               struct arena *arena, struct err *e)
{
	AUTO_FREE char *clean = NULL;
	int64_t ms = 0;

	(void)arena;
	if (!json_is_null(v)) {
		enum status st = need_text(v, e);
		if (st == OK)
			st = text_clean(json_string_value(v), json_string_length(v), TEXT_LINE,
			                STAMP_MAX, &clean, e);
		if (st != OK)
			return st;
		if (!moment_parse(clean, &ms))
			return err_set(
			        e, E_INVALID,
			        _("\"%s\" is not a moment. Write it as 2025-05-15T11:05:00Z."),
			        clean);
	}
	enum status st = field_check_int(f, ms, e);
	if (st == OK)
		row_set_int(row, f, ms);
	return st;
}

typedef enum status reader(const json_t *v, const struct field *f, void *row, struct arena *arena,
                           struct err *e);

static reader *const readers[] = {
        [FIELD_ID] = read_id,      [FIELD_REF] = read_id,       [FIELD_INT] = read_int,
        [FIELD_BOOL] = read_bool,  [FIELD_ENUM] = read_enum,    [FIELD_TEXT] = read_text,
        [FIELD_BLOCK] = read_text, [FIELD_DATE] = read_text,    [FIELD_MONTH] = read_text,
        [FIELD_TIME] = read_text,  [FIELD_MOMENT] = read_moment};

enum status value_to_field(const json_t *v, const struct field *f, void *row, struct arena *arena,
                           struct err *e)
{
	return readers[f->type](v, f, row, arena, e);
}
