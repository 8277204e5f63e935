/* Reads what a zip package holds, without the library that wrote it. */
#ifndef DIALOOG_TESTS_DOCUMENT_UNPACK_H
#define DIALOOG_TESTS_DOCUMENT_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

/* An entry: where its bytes are in the package, and how. */
struct entry {
	char name[80];
	const char *bytes;
	size_t packed, len;
	bool stored;
};

/* The entry that begins at *at, which moves to the next one; false when there is none. */
bool unpack_next(const char *package, size_t len, size_t *at, struct entry *entry);
/* The text of an entry by its name, NUL added; the caller frees.  Fails the test without one. */
char *unpack(const char *package, size_t len, const char *name);

#endif
