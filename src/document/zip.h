/* A zip package in memory, for the formats that are one: private to src/document. */
#ifndef DIALOOG_SRC_DOCUMENT_ZIP_H
#define DIALOOG_SRC_DOCUMENT_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"

struct zip;

/* A new empty package, freed by zip_end. */
struct zip *zip_begin(void);
/* Adds an entry, in the order of the calls; stored: as it is, not compressed, as `mimetype` must
 * be.  No entry has extra fields or a moment of its own, so that the same entries are the same
 * bytes.  After a failure nothing more is added: zip_end says it. */
void zip_add(struct zip *z, const char *name, const void *data, size_t len, bool stored);
/* Appends the package to out and frees z, whatever comes of it.  E_IO: it could not be made; out is
 * unchanged then. */
MUST_CHECK enum status zip_end(struct zip *z, struct buf *out, struct err *e);

#endif
