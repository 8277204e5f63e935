/* Running a program for a while: private to src/convert. */
#ifndef DIALOOG_SRC_CONVERT_RUN_H
#define DIALOOG_SRC_CONVERT_RUN_H

#include "convert.h"

/* The first of the names, up to NULL, that is a program on PATH: its path, owned by the caller;
 * NULL: none is. */
char *run_find(const char *const *names);
/* What is to be run; borrowed. */
struct program {
	enum converter which;    /* what tick is told */
	const char *const *argv; /* no more than RUN_WORDS_MAX words, ended by NULL */
	const char *folder;      /* where it starts */
	const char *tmpdir;      /* where it leaves what is temporary, as it is named from there */
};
enum { RUN_WORDS_MAX = 16 };
/* Runs it with its input and output thrown away, in a process group of its own, and waits for its
 * end; all of the group is killed when it takes too long, or tick says so.  E_LIMIT, E_CANCELLED,
 * E_IO: it could not be started, or was killed or ended with an error, which e does not name. */
MUST_CHECK enum status run_program(const struct program *p, const struct convert_options *options,
                                   struct err *e);

#endif
