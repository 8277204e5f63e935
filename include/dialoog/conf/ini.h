/* INI files, strictly: the library that reads them cuts, joins and merges lines in
 * silence, so each file is looked over first, and a line that a person could read
 * differently is named and left out.  Allowed are empty lines, comment lines with #
 * or ;, [section] and key = "value".  Names have small letters, digits, _ and -;
 * a section may have single spaces.  A value has no straight double quote; the quotes
 * may be left out when nothing in the value means something to the library. */
#ifndef DIALOOG_CONF_INI_H
#define DIALOOG_CONF_INI_H

#include <stdbool.h>

#include "err.h"

struct ini;

enum { INI_MAX_BYTES = 64 * 1024, INI_MAX_LINE = 1000 };

/* Reads the file; *out is owned by the caller.  E_NOT_FOUND, E_IO, E_LIMIT, or
 * E_INVALID with file, line and what is wrong there, of the first mistake: then *out is
 * NULL. */
MUST_CHECK enum status ini_load(const char *path, struct ini **out, struct err *e);
/* The same, but with all of its mistakes in the list of problems: E_INVALID only for what is no
 * file. */
MUST_CHECK enum status ini_open(const char *path, struct ini **out, struct err *e);
/* The same for a file of which everything that is right counts.  Never NULL, owned by the
 * caller; what is wrong, also that the file cannot be read, is in its list of problems,
 * in the order of the file, in which it is called by its path ("~/" for the folder of the user). */
struct ini *ini_read(const char *path);
/* NULL-safe. */
void ini_free(struct ini *ini);

/* The value as it stands in the file, borrowed; NULL: not there. */
const char *ini_get(struct ini *ini, const char *section, const char *key);
bool ini_has_section(const struct ini *ini, const char *section);
/* The name of key number i (from 0) of a section, in the order of the file; NULL: there are
 * no more.  The section counts as read then, not the key. */
const char *ini_key_at(struct ini *ini, const char *section, int i);

/* ---- what is wrong ---- */

/* Returns E_INVALID and says "file:line: [section] key: sentence", which comes into the list of
 * problems too.  Of a key that is not there the line is that of its section. */
enum status ini_wrong(struct ini *ini, const char *section, const char *key, struct err *e,
                      const char *fmt, ...) PRINTF_LIKE(5, 6);
/* The same sentence into the list of problems. */
void ini_add_problem(struct ini *ini, const char *section, const char *key, const char *fmt, ...)
        PRINTF_LIKE(4, 5);
/* Adds a problem for each key or section that was never asked for; of a section that is not
 * known only the section itself. */
void ini_add_unused(struct ini *ini);

/* At most so many are kept: nobody reads more, and the file is hostile. */
enum { INI_PROBLEMS_MAX = 100 };
/* How many problems there are, and, for i below that and INI_PROBLEMS_MAX, which: borrowed. */
int ini_problems(const struct ini *ini);
const char *ini_problem(const struct ini *ini, int i);

#endif
