/* INI files, strictly: the library that reads them cuts, joins and merges lines in
 * silence, so each file is looked over first and refused with file and line when a
 * person could read it differently.  Allowed are empty lines, comment lines with #
 * or ;, [section] and key = "value".  Names have small letters, digits, _ and -;
 * a section may have single spaces.  A value has no straight double quote. */
#ifndef DIALOOG_CONF_INI_H
#define DIALOOG_CONF_INI_H

#include <stdbool.h>

#include "err.h"

struct ini;

enum { INI_MAX_BYTES = 64 * 1024, INI_MAX_LINE = 1000 };

/* Reads the file; *out is owned by the caller.  E_NOT_FOUND, E_IO, E_LIMIT, or
 * E_INVALID with file, line and what is wrong there. */
MUST_CHECK enum status ini_load(const char *path, struct ini **out, struct err *e);
/* NULL-safe. */
void ini_free(struct ini *ini);

/* The value as it stands in the file, borrowed; NULL: not there. */
const char *ini_get(struct ini *ini, const char *section, const char *key);
bool ini_has_section(const struct ini *ini, const char *section);

/* E_INVALID: "file:line: [section] key: sentence".  Of a key that is not there the
 * line is that of its section. */
enum status ini_wrong(const struct ini *ini, const char *section, const char *key, struct err *e,
                      const char *fmt, ...) PRINTF_LIKE(5, 6);
/* E_INVALID about the first key or section that was never asked for: a typing error
 * would otherwise go unnoticed. */
MUST_CHECK enum status ini_check_used(const struct ini *ini, struct err *e);

#endif
