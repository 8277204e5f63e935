/* One description of every entity, from which come: the rows the store reads
 * and writes, and the JSON that the exchange reads and writes.  A new column is
 * added in the table (entity_tables.c), in session.h and in the schema, and gets a
 * name for people (labels in field.c); tests compare these. */
#ifndef DIALOOG_MODEL_ENTITY_H
#define DIALOOG_MODEL_ENTITY_H

#include "err.h"
#include "session.h"

#include <stddef.h>

enum field_type {
	FIELD_ID,    /* int64_t, the row's own id */
	FIELD_REF,   /* int64_t, 0 = none (NULL in SQL and JSON) */
	FIELD_INT,   /* int */
	FIELD_BOOL,  /* bool (0/1 in SQL, true/false in JSON) */
	FIELD_ENUM,  /* enum, stored as its name */
	FIELD_TEXT,  /* one line */
	FIELD_BLOCK, /* several lines */
	FIELD_DATE,  /* "YYYY-MM-DD" or "" */
	FIELD_MONTH, /* the same, or "YYYY-MM" */
	FIELD_TIME,  /* "HH:MM" or "" */
	FIELD_MOMENT /* int64_t ms, 0 = none (NULL in SQL and JSON; ISO in JSON) */
};

enum entity_id {
#define ENTITY_ID(type, list) ENTITY_##type,
	SNAPSHOT_LISTS(ENTITY_ID)
#undef ENTITY_ID
	        ENTITY_COUNT
};

struct field {
	const char *name; /* column and JSON key */
	enum field_type type;
	size_t offset;            /* in the struct */
	int max;                  /* texts: characters; ints: highest value */
	int min;                  /* ints: lowest value; 1 of a ref or text: must be given */
	const char *const *names; /* of FIELD_ENUM */
	int n_names;
	enum entity_id ref; /* of FIELD_REF */
	bool markdown;      /* of FIELD_BLOCK: it becomes a part of a document with doc_markdown */
};

/* Whose rows belong to a session. */
enum scope { SCOPE_SERIES_ITSELF, SCOPE_SESSION_ITSELF, SCOPE_SERIES, SCOPE_SESSION };

struct entity {
	enum entity_id id;
	const char *table; /* SQL table */
	const char *key;   /* JSON array */
	enum scope scope;
	size_t size;                                   /* of the struct */
	size_t list_offset, count_offset, room_offset; /* in struct snapshot */
	const struct field *fields;
	int n_fields;
	const char *order_by; /* SQL */
};

/* All entities, in an order in which parents come before children. */
extern const struct entity entities[ENTITY_COUNT];

/* The field with this name, or NULL. */
const struct field *entity_field(const struct entity *e, const char *name);

/* What people call a field, in the current language. */
const char *field_label(const struct field *f);

/* Far more rows in one list than a hall can say.  Some rules compare every row with every
 * other; with this limit a hostile file cannot keep the program busy for long. */
enum { LIST_MAX = 20000 };

/* Is the value of this field a text (row_text), and not a number (row_int)? */
bool field_is_text(const struct field *f);

/* Values of a row, by field. */
int64_t row_int(const void *row, const struct field *f);      /* ID, REF, MOMENT, INT, BOOL, ENUM */
const char *row_text(const void *row, const struct field *f); /* TEXT, BLOCK, DATE, MONTH, TIME */
/* value was checked by field_check_int: a wider one is cut. */
void row_set_int(void *row, const struct field *f, int64_t value);
/* value is borrowed: it must live as long as the row. */
void row_set_text(void *row, const struct field *f, const char *value);
/* The stored name of an enum value, and back (-1: no such name). */
const char *field_enum_name(const struct field *f, int value);
int field_enum_value(const struct field *f, const char *name);

/* What people call a row, for a sentence about it: its code ("I17"), or its title or text in
 * quotes, cut when it is long and made harmless; "" when it has none of these. */
enum { ROW_NAME_SIZE = 192 };
void row_name(const struct entity *e, const void *row, char out[ROW_NAME_SIZE]);
/* The field that it is made from, or NULL, and the same from the value of that field: its number,
 * or its text. */
const struct field *entity_name_field(const struct entity *e);
void row_name_of_value(const struct entity *e, int64_t number, const char *text,
                       char out[ROW_NAME_SIZE]);

/* Rows of a list of the snapshot. */
void *snapshot_rows(const struct snapshot *s, const struct entity *e, int *n);
void snapshot_set_rows(struct snapshot *s, const struct entity *e, void *rows, int n);
/* A text that somebody typed, wherever it stands. */
struct text_place {
	const struct entity *entity;
	const void *row;
	const struct field *field;
};
/* Every text of the session and its series that holds these words (text_contains), also of rows
 * that were withdrawn; returns how many.  *out in arena a, rows borrowed of the snapshot. */
int snapshot_find_text(const struct snapshot *s, const char *words, struct arena *a,
                       struct text_place **out);
/* Adds one zeroed row (texts "") to a list and returns it; the list may move.
 * For making a snapshot: templates and import. */
void *snapshot_add(struct snapshot *s, enum entity_id id);

/* Checks one value for its field: E_INVALID or E_LIMIT with a sentence that names
 * the field.  Texts are taken as cleaned. */
MUST_CHECK enum status field_check_int(const struct field *f, int64_t value, struct err *e);
MUST_CHECK enum status field_check_text(const struct field *f, const char *value, struct err *e);
/* n bytes from outside as a text of this field: cleaned (text_clean) and checked, in
 * arena a. */
MUST_CHECK enum status field_clean(const struct field *f, const char *text, size_t n,
                                   struct arena *a, const char **out, struct err *e);

#endif
