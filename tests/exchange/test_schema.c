/* assets/session.schema.json is what the table of entities says.  It is written anew by
 * UPDATE_GOLDEN, as all golden files are. */
#include "exchange_test.h"

#include <jansson.h>

#include "entity.h"
#include "format.h"
#include "text.h"

#define DEFINITION "#/$defs/"

static void set(json_t *object, const char *key, json_t *value)
{
	assert_int_equal(json_object_set_new(object, key, value), 0);
}

static json_t *with_type(const char *type)
{
	json_t *o = json_object();

	set(o, "type", json_string(type));
	return o;
}

static json_t *with_pattern(const char *pattern)
{
	json_t *o = with_type("string");

	set(o, "pattern", json_string(pattern));
	return o;
}

/* The same, or nothing. */
static json_t *or_null(json_t *o)
{
	set(o, "type", json_pack("[s, s]", "string", "null"));
	return o;
}

static json_t *reference(const char *name)
{
	AUTO_FREE char *to = xasprintf(DEFINITION "%s", name);
	json_t *o = json_object();

	set(o, "$ref", json_string(to));
	return o;
}

/* ---- one field ---- */

#define DAY "(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define TIME_OF_DAY "([01][0-9]|2[0-3]):[0-5][0-9]"

/* The values that fields of many entities have. */
static json_t *common_definitions(void)
{
	json_t *d = json_object();

	set(d, "id", with_pattern("^[1-9][0-9]{0,18}$"));
	set(d, "id_or_none", or_null(with_pattern("^[1-9][0-9]{0,18}$")));
	set(d, "date", with_pattern("^(" DAY ")?$"));
	set(d, "date_or_month", with_pattern("^(" DAY "|(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2]))?$"));
	set(d, "time", with_pattern("^(" TIME_OF_DAY ")?$"));
	set(d, "moment",
	    or_null(with_pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]" TIME_OF_DAY
	                         "(:[0-5][0-9](\\.[0-9]{3})?)?(Z|[+-]" TIME_OF_DAY ")?$")));
	return d;
}

static json_t *text_of(const struct field *f)
{
	json_t *o = with_type("string");

	if (f->min > 0)
		set(o, "minLength", json_integer(f->min));
	set(o, "maxLength", json_integer(f->max));
	return o;
}

static json_t *number_of(const struct field *f)
{
	json_t *o = with_type("integer");

	set(o, "minimum", json_integer(f->min));
	set(o, "maximum", json_integer(f->max));
	return o;
}

static json_t *choice_of(const struct field *f)
{
	json_t *o = json_object(), *names = json_array();

	for (int i = 0; i < f->n_names; i++)
		assert_int_equal(json_array_append_new(names, json_string(f->names[i])), 0);
	set(o, "enum", names);
	return o;
}

static json_t *value_of(const struct field *f)
{
	switch (f->type) {
	case FIELD_ID:
		return reference("id");
	case FIELD_REF:
		return reference(f->min > 0 ? "id" : "id_or_none");
	case FIELD_INT:
		return number_of(f);
	case FIELD_BOOL:
		return with_type("boolean");
	case FIELD_ENUM:
		return choice_of(f);
	case FIELD_DATE:
		return reference("date");
	case FIELD_MONTH:
		return reference("date_or_month");
	case FIELD_TIME:
		return reference("time");
	case FIELD_MOMENT:
		return reference("moment");
	case FIELD_TEXT:
	case FIELD_BLOCK:
		break;
	}
	return text_of(f);
}

/* What a file by hand must have: that for which nothing, 0 or "" is no value, but for what
 * json_import makes (an id) or finds (the one series and session). */
static bool is_needed(const struct field *f)
{
	bool is_found =
	        f->type == FIELD_REF && (f->ref == ENTITY_series || f->ref == ENTITY_session);

	return f->min > 0 && f->type != FIELD_ID && !is_found;
}

/* ---- rows, lists and the whole ---- */

static json_t *row_of(const struct entity *entity)
{
	json_t *o = with_type("object"), *fields = json_object(), *needed = json_array();

	for (int i = 0; i < entity->n_fields; i++) {
		const struct field *f = &entity->fields[i];
		json_t *value = value_of(f);

		set(value, "title", json_string(field_label(f)));
		set(fields, f->name, value);
		if (is_needed(f))
			assert_int_equal(json_array_append_new(needed, json_string(f->name)), 0);
	}
	set(o, "properties", fields);
	set(o, "required", needed);
	set(o, "additionalProperties", json_false());
	return o;
}

static json_t *list_of(const struct entity *entity)
{
	json_t *o = with_type("array");
	bool one = entity->id == ENTITY_series || entity->id == ENTITY_session;

	set(o, "items", reference(entity->table));
	if (one)
		set(o, "minItems", json_integer(1));
	set(o, "maxItems", json_integer(one ? 1 : LIST_MAX));
	return o;
}

static json_t *schema(void)
{
	json_t *root = json_object(), *lists = json_object(), *definitions = common_definitions();

	for (int i = 0; i < ENTITY_COUNT; i++) {
		set(definitions, entities[i].table, row_of(&entities[i]));
		set(lists, entities[i].key, list_of(&entities[i]));
	}
	json_t *keys = json_object();
	set(keys, KEY_ABOUT, json_true());
	set(keys, KEY_FORMAT, json_pack("{s:s}", "const", FORMAT_NAME));
	json_t *version = with_type("integer");
	set(version, "minimum", json_integer(1));
	set(version, "maximum", json_integer(FORMAT_VERSION));
	set(keys, KEY_VERSION, version);
	assert_int_equal(json_object_update(keys, lists), 0);
	json_decref(lists);

	set(root, "$schema", json_string("https://json-schema.org/draft/2020-12/schema"));
	set(root, "title", json_string("A session of dialoog"));
	set(root, "description",
	    json_string(
	            "What 'dialoog export --format json' writes and 'dialoog import' reads. The "
	            "rules between rows are not here: 'dialoog import' checks those too."));
	set(root, "type", json_string("object"));
	set(root, "properties", keys);
	set(root, "required",
	    json_pack("[s, s, s, s]", KEY_FORMAT, KEY_VERSION, entities[ENTITY_series].key,
	              entities[ENTITY_session].key));
	set(root, "additionalProperties", json_false());
	set(root, "$defs", definitions);
	return root;
}

static void test_up_to_date(void **state)
{
	json_t *root = schema();
	AUTO_FREE char *text = json_dumps(root, JSON_INDENT(2));
	AUTO_FREE char *line = xasprintf("%s\n", text);
	AUTO_FREE char *path = xasprintf("%s/../assets/session.schema.json", getenv("TEST_SOURCE"));
	AUTO_FREE char *there = NULL;
	const char *update = getenv("UPDATE_GOLDEN");
	struct err err;

	(void)state;
	json_decref(root);
	if (update != NULL && strcmp(update, "1") == 0)
		assert_ok(file_write(path, line, strlen(line), true, &err), err);
	assert_ok(file_read(path, EXCHANGE_MAX_BYTES, &there, NULL, &err), err);
	assert_string_equal(there, line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_up_to_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
