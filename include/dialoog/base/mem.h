/* Memory and the two ways to die.  Out of memory and a broken invariant end
 * the process through one hook, which the terminal sets so that it is restored
 * before anything is printed. */
#ifndef DIALOOG_BASE_MEM_H
#define DIALOOG_BASE_MEM_H

#include <stddef.h>

#include "err.h"

/* malloc and friends that never return NULL: they call fatal() instead.
 * The result is owned by the caller and freed with free(). */
void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t size);
/* Room for n items of size bytes; fatal() when n * size overflows. */
void *xreallocarray(void *p, size_t n, size_t size);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);
/* The formatted text, owned by the caller. */
char *xasprintf(const char *fmt, ...) PRINTF_LIKE(1, 2);

/* Called once before the process ends in fatal(); NULL takes it away. */
void fatal_set_hook(void (*hook)(void));
/* Calls the hook, prints "dialoog: ..." on standard error and aborts. */
void fatal(const char *fmt, ...) PRINTF_LIKE(1, 2) NO_RETURN;
/* A broken invariant of the program itself. */
#define BUG_IF(cond) \
	do { \
		if (cond) \
			fatal("%s:%d: %s", __FILE__, __LINE__, #cond); \
	} while (0)

/* Frees what the pointer points to and sets it to NULL.
 * AUTO_FREE char *s = ...;  is freed at the end of its block. */
void free_pointer(void *pointer_to_pointer);
#define AUTO_FREE __attribute__((cleanup(free_pointer)))
#define N_ITEMS(array) (sizeof(array) / sizeof((array)[0]))

#endif
