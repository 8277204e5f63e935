/* A file that never takes the place of another one. */
#include "file.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "tr.h"

enum { MAX_TRIES = 1000 };

enum status file_write_new(char **path, const void *data, size_t len, struct err *e)
{
	const char *slash = strrchr(*path, '/'), *name = slash ? slash + 1 : *path;
	const char *dot = strrchr(name, '.');
	size_t stem = dot && dot > name ? (size_t)(dot - *path) : strlen(*path);
	char *tried = xstrdup(*path);
	enum status s;
	int n = 2;

	/* The next name is tried only when writing found the last one taken: no race. */
	while ((s = file_write(tried, data, len, false, e)) == E_CONFLICT && n < MAX_TRIES) {
		free(tried);
		tried = xasprintf("%.*s-%d%s", (int)stem, *path, n++, *path + stem);
	}
	if (s == OK) {
		free(*path);
		*path = tried;
		err_clear(e);
		return OK;
	}
	free(tried);
	return s;
}
