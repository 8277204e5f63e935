/* The sequences with which a program chooses how text looks: CSI numbers m. */
#ifndef DIALOOG_TESTS_SGR_H
#define DIALOOG_TESTS_SGR_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

/* The control sequence that has begun but not ended; starts as all zero. */
struct faint {
	char sequence[64];
	size_t len;
};

/* Adds the next n bytes to out, but for a sequence that is not whole yet, with faint (2) as
 * italics (3): libvterm does not know faint, and italics dialoog never asks for. */
void faint_to_italics(struct faint *f, const char *s, size_t n, struct buf *out);

/* True when a colour is asked for: 30-49, 90-107. */
bool sgr_has_colors(const char *s);

#endif
