/* The lint of INI files: which lines a person and the library read alike. */
#ifndef DIALOOG_CONF_LINT_H
#define DIALOOG_CONF_LINT_H

#include <stdbool.h>

#include "arena.h"
#include "buf.h"

struct ini_entry {
	const char *section;
	const char *key; /* "" for the line of the section itself */
	int line;
	bool used;
};

/* What the lint finds in a file. */
struct ini_lines {
	struct arena *arena;
	const char *name; /* of the file, for messages */
	struct ini_entry *entries;
	int n;
	struct ini_problem {
		int line; /* 0: of the whole file */
		const char *sentence;
	} * problems;   /* in the order of the file */
	int n_problems; /* more than INI_PROBLEMS_MAX are counted and not kept */
};

/* Looks text over.  What is right is in lines->entries, and its lines are added to good, for
 * the library to read; what is wrong is in lines->problems. */
void lint_text(struct ini_lines *lines, const char *text, size_t len, struct buf *good);
/* The first entry with this name; NULL: none. */
struct ini_entry *lint_find(const struct ini_lines *lines, const char *section, const char *key);
/* Adds "file:line: [section] key: sentence"; line 0, section NULL and key NULL or "" are left out.
 */
void lint_add_problem(struct ini_lines *lines, int line, const char *section, const char *key,
                      const char *sentence);
/* Adds a sentence that names its place itself. */
void lint_add_sentence(struct ini_lines *lines, int line, const char *sentence);
/* "file:line: [section] key: sentence", owned by the caller. */
char *lint_sentence(const struct ini_lines *lines, int line, const char *section, const char *key,
                    const char *sentence);

#endif
