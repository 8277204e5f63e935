/* Keys of an INI section into the fields of a row. */
#ifndef DIALOOG_CONF_INI_ROW_H
#define DIALOOG_CONF_INI_ROW_H

#include "arena.h"
#include "entity.h"
#include "ini.h"

struct ini_key {
	const char *key;
	const char *field;
	bool required;
	const char *const *words; /* of enums, in the order of the enum, ended by NULL */
};

/* Fills the fields of row that have a key; a key that is not there leaves its field
 * as it is.  E_INVALID with file, line, section and key: each mistake is among the problems. */
MUST_CHECK enum status ini_read_row(struct ini *ini, const char *section,
                                    const struct ini_key *keys, int n, enum entity_id entity,
                                    void *row, struct arena *arena, struct err *e);
/* One text into one field. */
MUST_CHECK enum status ini_read_text(struct ini *ini, const char *section, const char *key,
                                     enum entity_id entity, const char *field, void *row,
                                     struct arena *arena, struct err *e);
/* A whole number; *out stays as it is when the key is not there. */
MUST_CHECK enum status ini_read_number(struct ini *ini, const char *section, const char *key,
                                       int min, int max, int *out, struct err *e);
/* The values of start1, start2, ... as the lines of one text field; "" when there are
 * none. */
MUST_CHECK enum status ini_read_lines(struct ini *ini, const char *section, const char *start,
                                      enum entity_id entity, const char *field, void *row,
                                      struct arena *arena, struct err *e);
/* How many keys start1, start2, ... there are, which count as read then. */
int ini_use_lines(struct ini *ini, const char *section, const char *start);

#endif
