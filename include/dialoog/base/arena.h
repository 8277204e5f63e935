/* Memory that is freed together: one arena for each snapshot. */
#ifndef DIALOOG_BASE_ARENA_H
#define DIALOOG_BASE_ARENA_H

#include <stddef.h>

#include "err.h"

struct arena;

/* A new empty arena, owned by the caller, freed by arena_free (NULL-safe). */
struct arena *arena_new(void);
void arena_free(struct arena *a);
/* Frees everything in the arena; it can be used again. */
void arena_reset(struct arena *a);
/* size bytes, zeroed, aligned for any type; valid until reset or free.  Never
 * NULL: out of memory is fatal. */
void *arena_alloc(struct arena *a, size_t size);
/* n items of size bytes, zeroed; fatal when n * size overflows. */
void *arena_array(struct arena *a, size_t n, size_t size);
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);

#endif
