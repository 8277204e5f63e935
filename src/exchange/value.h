/* One field of a row as a JSON value, and back. */
#ifndef DIALOOG_EXCHANGE_VALUE_H
#define DIALOOG_EXCHANGE_VALUE_H

#include <jansson.h>

#include "arena.h"
#include "entity.h"

/* A new reference, owned by the caller; never NULL. */
json_t *value_from_field(const void *row, const struct field *f);
/* text as a JSON string; damage becomes U+FFFD. */
json_t *value_from_text(const char *text);

/* Cleans and checks v and stores it in the field; texts go to the arena.
 * E_INVALID or E_LIMIT with a sentence that does not name the place. */
MUST_CHECK enum status value_to_field(const json_t *v, const struct field *f, void *row,
                                      struct arena *arena, struct err *e);

#endif
