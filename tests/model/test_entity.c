#include "sample.h"

#include <string.h>

#include "arena.h"
#include "mem.h"
#include "text.h"

static size_t field_size(const struct field *f)
{
	switch (f->type) {
	case FIELD_ID:
	case FIELD_REF:
	case FIELD_MOMENT:
		return sizeof(int64_t);
	case FIELD_INT:
	case FIELD_ENUM:
		return sizeof(int);
	case FIELD_BOOL:
		return sizeof(bool);
	case FIELD_TEXT:
	case FIELD_BLOCK:
	case FIELD_DATE:
	case FIELD_MONTH:
	case FIELD_TIME:
		return sizeof(const char *);
	}
	return 0;
}

static bool is_text(const struct field *f)
{
	return f->type >= FIELD_TEXT && f->type <= FIELD_TIME;
}

/* No two fields overlap or share a name, and together they leave no more of the
 * struct than padding: a member that was forgotten here would be lost on disk. */
static void test_fields_cover_the_struct(void **state)
{
	(void)state;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		const struct entity *e = &entities[i];
		unsigned char used[sizeof(struct session)] = {0};
		int padding = 0, longest = 0;

		assert_true(e->size <= sizeof used);
		for (int f = 0; f < e->n_fields; f++) {
			const struct field *field = &e->fields[f];
			assert_ptr_equal(entity_field(e, field->name), field);
			assert_true(field->offset + field_size(field) <= e->size);
			for (size_t b = 0; b < field_size(field); b++)
				assert_int_equal(used[field->offset + b]++, 0);
		}
		for (size_t b = 0; b < e->size; b++) {
			padding = used[b] ? 0 : padding + 1;
			longest = padding > longest ? padding : longest;
		}
		if (longest >= 8)
			fail_msg("%s: a member has no field", e->key);
	}
}

static void test_tables_are_sound(void **state)
{
	(void)state;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		const struct entity *e = &entities[i];
		size_t order = strlen(e->order_by);

		assert_int_equal(e->id, i);
		assert_string_equal(e->fields[0].name, "id");
		assert_int_equal(e->fields[0].type, FIELD_ID);
		assert_int_equal(e->fields[0].offset, 0);
		/* The order is total: it ends with the id. */
		assert_true(order >= 2);
		assert_string_equal(e->order_by + order - 2, "id");
		assert_int_equal(e->scope == SCOPE_SESSION,
		                 e->scope != SCOPE_SERIES && entity_field(e, "session_id") != NULL);
		/* A next date is of the session that announced it, and of its series. */
		assert_int_equal(entity_field(e, "series_id") != NULL,
		                 e->scope == SCOPE_SERIES || e->scope == SCOPE_SESSION_ITSELF ||
		                         e->id == ENTITY_next_date);
		for (int j = 0; j < i; j++) {
			assert_string_not_equal(entities[j].table, e->table);
			assert_string_not_equal(entities[j].key, e->key);
		}
	}
	assert_null(entity_field(&entities[ENTITY_idea], "nothing"));
	assert_null(entity_field(&entities[ENTITY_idea], ""));
	assert_non_null(entity_field(&entities[ENTITY_agenda_item], "protected"));
}

/* The store and the exchange write in this order and need every parent first. */
static void test_parents_come_first(void **state)
{
	(void)state;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		for (int f = 0; f < entities[i].n_fields; f++) {
			const struct field *field = &entities[i].fields[f];
			if (field->type == FIELD_REF && (int)field->ref > i)
				fail_msg("%s.%s leads to a later list", entities[i].key,
				         field->name);
		}
	}
}

static void test_limits_and_labels(void **state)
{
	(void)state;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		for (int f = 0; f < entities[i].n_fields; f++) {
			const struct field *field = &entities[i].fields[f];
			const char *label = field_label(field);

			/* A column name is not a word of people. */
			assert_true(*label != '\0');
			assert_null(strchr(label, '_'));
			if (is_text(field) || field->type == FIELD_INT)
				assert_true(field->max > field->min);
			if (field->type != FIELD_ENUM)
				continue;
			for (int v = 0; v < field->n_names; v++) {
				assert_int_equal(field_enum_value(field, field_enum_name(field, v)),
				                 v);
			}
			assert_int_equal(field_enum_value(field, ""), -1);
			assert_int_equal(field_enum_value(field, "INFORM"), -1);
		}
	}
}

static void test_row_values(void **state)
{
	(void)state;
	const struct entity *e = &entities[ENTITY_idea];
	struct idea idea = {.text = "", .public_text = "", .park_reason = "", .district = ""};

	row_set_int(&idea, entity_field(e, "id"), INT64_MAX);
	row_set_int(&idea, entity_field(e, "code"), 17);
	row_set_int(&idea, entity_field(e, "parked"), 1);
	row_set_int(&idea, entity_field(e, "origin"), ORIGIN_LATER);
	row_set_int(&idea, entity_field(e, "created_at"), -1);
	row_set_text(&idea, entity_field(e, "text"), "één");
	assert_int_equal(idea.id, INT64_MAX);
	assert_int_equal(idea.code, 17);
	assert_true(idea.parked);
	assert_int_equal(idea.origin, ORIGIN_LATER);
	assert_string_equal(idea.text, "één");
	assert_false(idea.withdrawn);
	assert_int_equal(row_int(&idea, entity_field(e, "id")), INT64_MAX);
	assert_int_equal(row_int(&idea, entity_field(e, "code")), 17);
	assert_int_equal(row_int(&idea, entity_field(e, "parked")), 1);
	assert_int_equal(row_int(&idea, entity_field(e, "origin")), ORIGIN_LATER);
	assert_int_equal(row_int(&idea, entity_field(e, "created_at")), -1);
	assert_string_equal(row_text(&idea, entity_field(e, "text")), "één");
}

static void test_add_rows(void **state)
{
	(void)state;
	struct snapshot s = {.arena = arena_new()};

	for (int i = 0; i < 1000; i++) {
		struct idea *idea = snapshot_add(&s, ENTITY_idea);
		assert_string_equal(idea->public_text, "");
		assert_int_equal(idea->code, 0);
		idea->id = i + 1;
		idea->code = i + 1;
	}
	assert_int_equal(s.n_ideas, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(s.ideas[i].code, i + 1);
	assert_ptr_equal(snapshot_find_idea(&s, 500), &s.ideas[499]);
	assert_null(snapshot_find_idea(&s, 0));
	assert_null(snapshot_find_idea(&s, 1001));
	assert_int_equal(s.n_subthemes, 0);
	arena_free(s.arena);
}

/* A list that was not grown row by row has no room behind it. */
static void test_add_after_set_rows(void **state)
{
	(void)state;
	struct snapshot s = {.arena = arena_new()};
	struct group *rows = xcalloc(3, sizeof *rows);

	rows[2].number = 3;
	snapshot_set_rows(&s, &entities[ENTITY_group], rows, 3);
	struct group *added = snapshot_add(&s, ENTITY_group);
	assert_true(s.groups != rows);
	assert_int_equal(s.n_groups, 4);
	assert_ptr_equal(added, &s.groups[3]);
	assert_int_equal(s.groups[2].number, 3);
	assert_string_equal(added->name, "");
	free_pointer(&rows);
	arena_free(s.arena);
}

static const struct field *field_of(enum entity_id id, const char *name)
{
	const struct field *f = entity_field(&entities[id], name);

	assert_non_null(f);
	return f;
}

static void test_check_int(void **state)
{
	(void)state;
	const struct field *code = field_of(ENTITY_idea, "code");
	const struct field *leftover = field_of(ENTITY_vote_count, "leftover");
	const struct field *dots = field_of(ENTITY_count_line, "dots");
	struct err e = {0};

	assert_int_equal(field_check_int(code, 1, &e), OK);
	assert_int_equal(field_check_int(code, 0, &e), E_INVALID);
	assert_non_null(strstr(e.msg, "code"));
	assert_int_equal(field_check_int(leftover, -1, &e), OK);
	assert_int_equal(field_check_int(leftover, -2, &e), E_INVALID);
	assert_int_equal(field_check_int(dots, 0, &e), OK);
	assert_int_equal(field_check_int(dots, 9999, &e), OK);
	assert_int_equal(field_check_int(dots, 10000, &e), E_INVALID);
	assert_non_null(strstr(e.msg, "10000"));
	assert_int_equal(field_check_int(dots, INT64_MIN, &e), E_INVALID);

	assert_int_equal(field_check_int(field_of(ENTITY_idea, "id"), 0, NULL), E_INVALID);
	assert_int_equal(field_check_int(field_of(ENTITY_idea, "id"), INT64_MAX, NULL), OK);
	assert_int_equal(field_check_int(field_of(ENTITY_idea, "group_id"), 0, NULL), E_INVALID);
	assert_int_equal(field_check_int(field_of(ENTITY_idea, "group_id"), -5, NULL), E_INVALID);
	assert_int_equal(field_check_int(field_of(ENTITY_idea, "subtheme_id"), 0, NULL), OK);
	assert_int_equal(field_check_int(field_of(ENTITY_idea, "parked"), 2, NULL), E_INVALID);
	assert_int_equal(field_check_int(field_of(ENTITY_idea, "origin"), ORIGIN_COUNT, NULL),
	                 E_INVALID);
	assert_int_equal(field_check_int(field_of(ENTITY_idea, "origin"), ORIGIN_LATER, NULL), OK);
	assert_int_equal(field_check_int(field_of(ENTITY_idea, "created_at"), -1, NULL), E_INVALID);
	assert_int_equal(field_check_int(field_of(ENTITY_idea, "created_at"), START, NULL), OK);
}

static void test_check_text(void **state)
{
	(void)state;
	const struct field *name = field_of(ENTITY_subtheme, "short_name");
	const struct field *text = field_of(ENTITY_idea, "text");
	const struct field *date = field_of(ENTITY_session, "date");
	const struct field *month = field_of(ENTITY_phase, "date_from");
	const struct field *time = field_of(ENTITY_session, "start_planned");
	struct err e = {0};
	char long_text[2 * TEXT_MAX_IDEA + 3];

	/* Characters count, not bytes. */
	assert_int_equal(field_check_text(name, "éééééééééééééééééééé", &e), OK);
	assert_int_equal(field_check_text(name, "ééééééééééééééééééééé", &e), E_LIMIT);
	assert_non_null(strstr(e.msg, "21"));
	assert_non_null(strstr(e.msg, "short name"));
	assert_int_equal(field_check_text(name, "", &e), OK);
	assert_int_equal(field_check_text(text, "", &e), E_INVALID);

	for (int i = 0; i < TEXT_MAX_IDEA + 1; i++)
		memcpy(long_text + 2 * (size_t)i, "é", 3);
	assert_int_equal(field_check_text(text, long_text, &e), E_LIMIT);
	assert_int_equal(field_check_text(text, long_text + 2, &e), OK);
	assert_int_equal(field_check_text(date, long_text, &e), E_INVALID);

	assert_int_equal(field_check_text(date, "", &e), OK);
	assert_int_equal(field_check_text(date, "2024-02-29", &e), OK);
	assert_int_equal(field_check_text(date, "2025-02-29", &e), E_INVALID);
	assert_int_equal(field_check_text(date, "2025-05", &e), E_INVALID);
	assert_int_equal(field_check_text(month, "2025-05", &e), OK);
	assert_int_equal(field_check_text(month, "2025-13", &e), E_INVALID);
	assert_int_equal(field_check_text(time, "23:59", &e), OK);
	assert_int_equal(field_check_text(time, "24:00", &e), E_INVALID);
	assert_non_null(strstr(e.msg, "24:00"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_fields_cover_the_struct),
	        cmocka_unit_test(test_tables_are_sound),
	        cmocka_unit_test(test_parents_come_first),
	        cmocka_unit_test(test_limits_and_labels),
	        cmocka_unit_test(test_row_values),
	        cmocka_unit_test(test_add_rows),
	        cmocka_unit_test(test_add_after_set_rows),
	        cmocka_unit_test(test_check_int),
	        cmocka_unit_test(test_check_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
