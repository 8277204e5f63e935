/* A growing byte string, always ended by NUL. */
#ifndef DIALOOG_BASE_BUF_H
#define DIALOOG_BASE_BUF_H

#include <stddef.h>

#include "err.h"

struct buf {
	char *data; /* never NULL after buf_init */
	size_t len; /* without the NUL */
	size_t size;
};

void buf_init(struct buf *b);
void buf_fini(struct buf *b);
void buf_clear(struct buf *b);
void buf_add(struct buf *b, const char *s);
void buf_addn(struct buf *b, const char *s, size_t n);
void buf_addc(struct buf *b, char c);
void buf_addf(struct buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Any bytes as base64, on one line. */
void buf_add_base64(struct buf *b, const void *bytes, size_t n);
/* The text becomes the caller's (free()); the buffer is empty afterwards. */
char *buf_take(struct buf *b);

/* AUTO_BUF struct buf b; buf_init(&b); is freed at the end of its block.  The two stand
 * together: a return before buf_init would free what was never there. */
#define AUTO_BUF __attribute__((cleanup(buf_fini)))

#endif
