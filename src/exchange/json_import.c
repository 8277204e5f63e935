#include "exchange.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "arena.h"
#include "counters.h"
#include "entity.h"
#include "file.h"
#include "format.h"
#include "mem.h"
#include "rules.h"
#include "text.h"
#include "tr.h"
#include "value.h"

enum { SHOWN_SIZE = 64 };

/* A piece of the file for a message: short and without anything that a terminal
 * would obey, but so that one sees that there was something. */
static const char *shown(const char *hostile, char out[SHOWN_SIZE])
{
	AUTO_FREE char *harmless = NULL;
	char start[SHOWN_SIZE];

	text_copy(start, sizeof start, hostile);
	harmless = text_harmless(start);
	text_copy(out, SHOWN_SIZE, harmless);
	return out;
}

/* ---- from bytes to a tree ---- */

/* What jansson found, in words for people; the rest is "wrong_char". */
static const char *parse_problem(enum json_error_code code)
{
	static const struct {
		enum json_error_code code;
		const char *text;
	} problems[] = {
	        {json_error_premature_end_of_input, N_("the file ends too early")},
	        {json_error_end_of_input_expected, N_("there is more after the end")},
	        {json_error_invalid_utf8, N_("there are damaged letters")},
	        {json_error_duplicate_key, N_("a key is there twice")},
	        {json_error_stack_overflow, N_("it is nested too deeply")},
	        {json_error_numeric_overflow, N_("a number is too large")},
	        {json_error_null_character, N_("there is a character that no text may have")},
	        {json_error_null_byte_in_key, N_("there is a character that no text may have")},
	};

	for (size_t i = 0; i < N_ITEMS(problems); i++) {
		if (problems[i].code == code)
			return _(problems[i].text);
	}
	return _("a character is in the wrong place");
}

/* jansson itself stops at a nesting of 2048, before the stack is in danger; what
 * is nested deeper than rows in lists is refused later, as a value of the wrong
 * type. */
static enum status parse(const char *text, size_t len, json_t **root, struct err *e)
{
	static const char bom[] = "\xef\xbb\xbf";
	json_error_t problem;

	if (len > EXCHANGE_MAX_BYTES)
		return err_set(e, E_LIMIT,
		               _("The file has %zu bytes and may have %d. It is not a session."),
		               len, EXCHANGE_MAX_BYTES);
	if (len >= 3 && memcmp(text, bom, 3) == 0) {
		text += 3;
		len -= 3;
	}
	*root = json_loadb(text, len, JSON_REJECT_DUPLICATES, &problem);
	if (*root != NULL)
		return OK;

	enum json_error_code code = json_error_code(&problem);
	return err_set(e, code == json_error_duplicate_key ? E_INVALID : E_CORRUPT,
	               _("This is not a readable JSON file: line %d, column %d: %s."), problem.line,
	               problem.column, parse_problem(code));
}

static enum status check_format(const json_t *root, struct err *e)
{
	const char *format = json_string_value(json_object_get(root, KEY_FORMAT));
	const json_t *version = json_object_get(root, KEY_VERSION);

	if (format == NULL || strcmp(format, FORMAT_NAME) != 0)
		return err_set(e, E_INVALID,
		               _("This file is not a session of dialoog. Choose a file that was "
		                 "made with 'dialoog export'."));
	if (!json_is_integer(version) || json_integer_value(version) < 1)
		return err_set(e, E_INVALID, _("%s: A whole number is needed here."), KEY_VERSION);
	if (json_integer_value(version) > FORMAT_VERSION)
		return err_set(
		        e, E_TOO_NEW,
		        _("This file was made by a newer version of dialoog (format %lld, this "
		          "one knows %d). Install that version and try again."),
		        (long long)json_integer_value(version), FORMAT_VERSION);
	return OK;
}

static const struct entity *find_entity(const char *key)
{
	for (int i = 0; i < ENTITY_COUNT; i++) {
		if (strcmp(entities[i].key, key) == 0)
			return &entities[i];
	}
	return NULL;
}

static enum status check_keys(json_t *root, struct err *e)
{
	const char *key;
	json_t *value;
	char name[SHOWN_SIZE];

	json_object_foreach(root, key, value)
	{
		if (find_entity(key) == NULL && strcmp(key, KEY_ABOUT) != 0 &&
		    strcmp(key, KEY_FORMAT) != 0 && strcmp(key, KEY_VERSION) != 0)
			return err_set(e, E_INVALID,
			               _("The key \"%s\" is not known. Check how it is written."),
			               shown(key, name));
	}
	return OK;
}

/* ---- from the tree to rows ---- */

/* Missing keys keep their zero value, but an id is made: nothing in the file can
 * point to such a row. */
static void row_init(const struct entity *entity, void *row)
{
	for (int i = 0; i < entity->n_fields; i++) {
		const struct field *f = &entity->fields[i];
		if (f->type == FIELD_ID)
			row_set_int(row, f, id_new());
		else if (field_is_text(f))
			row_set_text(row, f, "");
	}
}

static enum status read_row(struct snapshot *s, const struct entity *entity, json_t *object,
                            void *row, struct err *e)
{
	const char *key;
	json_t *value;
	char name[SHOWN_SIZE];

	if (!json_is_object(object))
		return err_set(e, E_INVALID, _("An object between braces is needed here."));
	row_init(entity, row);
	json_object_foreach(object, key, value)
	{
		const struct field *f = entity_field(entity, key);

		if (f == NULL)
			return err_set(e, E_INVALID,
			               _("The key \"%s\" is not known. Check how it is written."),
			               shown(key, name));
		if (value_to_field(value, f, row, s->arena, e) != OK)
			return err_wrap(e, ".%s", f->name);
	}
	return OK;
}

static enum status read_list(struct snapshot *s, const struct entity *entity, const json_t *list,
                             struct err *e)
{
	size_t n = json_array_size(list);

	if (list == NULL)
		return OK;
	if (!json_is_array(list))
		return err_set(e, E_INVALID, _("%s: A list between brackets is needed here."),
		               entity->key);

	if (n > LIST_MAX)
		return err_set(e, E_LIMIT, _("%s: There are %zu rows and there may be %d."),
		               entity->key, n, LIST_MAX);

	char *rows = arena_array(s->arena, n, entity->size);
	for (size_t i = 0; i < n; i++) {
		struct err inner;
		if (read_row(s, entity, json_array_get(list, i), rows + i * entity->size, &inner) ==
		    OK)
			continue;
		/* A message about a field begins with a dot and its name. */
		return err_set(e, inner.code, "%s[%zu]%s%s", entity->key, i,
		               inner.msg[0] == '.' ? "" : ": ", inner.msg);
	}
	snapshot_set_rows(s, entity, rows, (int)n);
	return OK;
}

/* ---- what the rows point to ---- */

static enum status check_one(const struct snapshot *s, struct err *e)
{
	if (s->n_series != 1)
		return err_set(e, E_INVALID, _("series: There must be one series, not %d."),
		               s->n_series);
	if (s->n_sessions != 1)
		return err_set(e, E_INVALID, _("sessions: There must be one session, not %d."),
		               s->n_sessions);
	return OK;
}

/* There is one series and one session, so a row that does not name them can only
 * mean those. */
static int64_t implied(const struct snapshot *s, const struct field *f)
{
	if (f->min == 0)
		return 0;
	return f->ref == ENTITY_series    ? s->series[0].id
	       : f->ref == ENTITY_session ? s->sessions[0].id
	                                  : 0;
}

/* Whether every other reference leads to a row is a rule of the model. */
static void fill_implied(struct snapshot *s)
{
	for (int i = 0; i < ENTITY_COUNT; i++) {
		const struct entity *entity = &entities[i];
		int n;
		char *rows = snapshot_rows(s, entity, &n);

		for (int j = 0; j < entity->n_fields; j++) {
			const struct field *f = &entity->fields[j];

			for (int k = 0; k < n && f->type == FIELD_REF; k++) {
				void *row = rows + (size_t)k * entity->size;

				if (row_int(row, f) == 0)
					row_set_int(row, f, implied(s, f));
			}
		}
	}
}

/* ---- all of it ---- */

static enum status read_root(struct snapshot *s, json_t *root, struct err *e)
{
	enum status st = check_format(root, e);

	if (st == OK)
		st = check_keys(root, e);
	for (int i = 0; i < ENTITY_COUNT && st == OK; i++)
		st = read_list(s, &entities[i], json_object_get(root, entities[i].key), e);
	if (st == OK)
		st = check_one(s, e);
	if (st == OK) {
		fill_implied(s);
		st = counters_complete(s, e);
	}
	if (st == OK)
		st = snapshot_check(s, e);
	return st;
}

enum status json_import(const char *text, size_t len, struct snapshot *s, struct err *e)
{
	struct err local;
	json_t *root = NULL;

	/* Places are put in front of a message: there must be one. */
	if (e == NULL)
		e = &local;
	*s = (struct snapshot){.arena = s->arena};
	json_set_alloc_funcs(xmalloc, free);

	enum status st = parse(text, len, &root, e);
	if (st != OK)
		return st;
	st = read_root(s, root, e);
	json_decref(root);
	return st;
}
