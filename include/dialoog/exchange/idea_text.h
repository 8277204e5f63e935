/* Ideas from a text file: one on each line, as a table group typed them (domain.md X-14).  Lines
 * that begin with # are skipped.  What is doubtful comes in and is marked, so that a person looks
 * at it (domain.md 7.32); nothing is cut or corrected. */
#ifndef DIALOOG_EXCHANGE_IDEA_TEXT_H
#define DIALOOG_EXCHANGE_IDEA_TEXT_H

#include "arena.h"
#include "buf.h"
#include "err.h"
#include "session.h"

#include <stdbool.h>
#include <stddef.h>

/* A table group writes some tens of lines; more than this is another file. */
enum { IDEA_TEXT_MAX_BYTES = 1024 * 1024, IDEA_TEXT_MAX_LINES = 1000 };

struct idea_line {
	int file;   /* which input, as the caller counts */
	int number; /* in its file, from 1 */
	/* Cleaned; of a line that is too long as many characters as an idea may have. */
	const char *text;
	size_t chars;  /* of the whole line */
	bool too_long; /* for an idea: not taken in */
	/* To look at; see text.h and rules.h. */
	bool controls; /* had control characters, which are taken out */
	bool damaged, other_script, personal;
	const struct idea *like;           /* an idea of the session that it looks like, or NULL */
	const struct idea_line *like_line; /* a line before it that it looks like, or NULL */
};

/* Zero but for the arena, in which everything is. */
struct idea_text {
	struct arena *arena;
	struct idea_line lines[IDEA_TEXT_MAX_LINES];
	int n;
	int n_ideas; /* of the lines: not too long */
	int n_empty, n_skipped;
};

/* Adds the lines of one file.  E_INVALID: not UTF-8 (line, byte, and what to do about it), or
 * JSON; E_LIMIT: too large, too many lines.  Then nothing of what was read is of use. */
MUST_CHECK enum status idea_text_read(const char *text, size_t len, int file, struct idea_text *in,
                                      struct err *e);
/* The same of the file at path, which the sentence then names; E_* of file_read too. */
MUST_CHECK enum status idea_text_read_file(const char *path, int file, struct idea_text *in,
                                           struct err *e);
/* Is it what json_import reads, by its first character? */
bool idea_text_is_json(const char *text, size_t len);
/* Marks what has to be looked at, also beside the ideas of the session, which must stay as
 * long as the marks. */
void idea_text_review(struct idea_text *in, const struct snapshot *s);
/* Has the line any mark? */
bool idea_line_is_marked(const struct idea_line *line);
/* How many of the lines that are taken in have one. */
int idea_text_marked(const struct idea_text *in);
/* Appends what has to be looked at in the line, or why it stays out: the nth thing from 0; false:
 * there is no more.  before is what people call the line before it that it looks like. */
bool idea_line_remark(const struct idea_line *line, int n, const char *before, struct buf *out);
/* The texts that are taken in, n_ideas of them, in the arena. */
const char **idea_text_ideas(const struct idea_text *in);

#endif
