#include "arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* A snapshot takes some hundreds of kilobytes: few blocks, little waste. */
enum { BLOCK_SIZE = 64 * 1024 };

struct block {
	struct block *next;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *blocks; /* the first one is being filled */
};

struct arena *arena_new(void)
{
	return xcalloc(1, sizeof(struct arena));
}

void arena_reset(struct arena *a)
{
	while (a->blocks != NULL) {
		struct block *next = a->blocks->next;
		free(a->blocks);
		a->blocks = next;
	}
}

void arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	arena_reset(a);
	free(a);
}

static struct block *block_new(size_t size)
{
	if (size > SIZE_MAX - sizeof(struct block))
		fatal("out of memory");
	struct block *b = xmalloc(sizeof(*b) + size);
	b->used = 0;
	b->size = size;
	return b;
}

void *arena_alloc(struct arena *a, size_t size)
{
	const size_t align = alignof(max_align_t);

	if (size > SIZE_MAX - align)
		fatal("out of memory");
	/* Nothing also takes room, so that no two results are the same. */
	size = size == 0 ? align : (size + align - 1) / align * align;

	struct block *b = a->blocks;
	if (b == NULL || size > b->size - b->used) {
		b = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
		if (size > BLOCK_SIZE && a->blocks != NULL) {
			/* The block that is being filled still has room for
			 * small things. */
			b->next = a->blocks->next;
			a->blocks->next = b;
		} else {
			b->next = a->blocks;
			a->blocks = b;
		}
	}
	void *p = b->bytes + b->used;
	b->used += size;
	/* Only now: of a block that is never filled the rest is never touched. */
	memset(p, 0, size);
	return p;
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
	if (size > 0 && n > SIZE_MAX / size)
		fatal("out of memory");
	return arena_alloc(a, n * size);
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *copy = arena_alloc(a, len + 1);

	memcpy(copy, s, len);
	return copy;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	int len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	BUG_IF(len < 0);
	char *text = arena_alloc(a, (size_t)len + 1);
	va_start(ap, fmt);
	vsnprintf(text, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return text;
}
