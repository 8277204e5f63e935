#include "mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* There is one terminal to restore in a process, so there is one hook. */
static void (*fatal_hook)(void);

static void *checked(void *p)
{
	if (p == NULL)
		fatal("out of memory");
	return p;
}

void *xmalloc(size_t size)
{
	return checked(malloc(size > 0 ? size : 1));
}

void *xcalloc(size_t n, size_t size)
{
	if (n == 0 || size == 0)
		n = size = 1;
	return checked(calloc(n, size));
}

void *xrealloc(void *p, size_t size)
{
	return checked(realloc(p, size > 0 ? size : 1));
}

void *xreallocarray(void *p, size_t n, size_t size)
{
	if (size > 0 && n > SIZE_MAX / size)
		fatal("out of memory");
	return xrealloc(p, n * size);
}

char *xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *xstrndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *copy = xmalloc(len + 1);

	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *xasprintf(const char *fmt, ...)
{
	char *text = NULL;
	va_list ap;

	va_start(ap, fmt);
	int len = vasprintf(&text, fmt, ap);
	va_end(ap);
	if (len < 0)
		fatal("out of memory");
	return text;
}

void fatal_set_hook(void (*hook)(void))
{
	fatal_hook = hook;
}

void fatal(const char *fmt, ...)
{
	/* A hook that fails itself must not come back here for ever. */
	void (*hook)(void) = fatal_hook;
	fatal_hook = NULL;
	if (hook != NULL)
		hook();

	va_list ap;
	fputs("dialoog: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	fflush(stderr);
	abort();
}

void free_pointer(void *pointer_to_pointer)
{
	void *p;
	void *none = NULL;

	/* Copied as bytes: the pointer may be of any type. */
	memcpy(&p, pointer_to_pointer, sizeof(p));
	free(p);
	memcpy(pointer_to_pointer, &none, sizeof(none));
}
