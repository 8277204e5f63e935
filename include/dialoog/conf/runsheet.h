/* Runsheet templates ("draaiboeken"): INI files that describe a session to be.
 * A template becomes a snapshot with fresh ids, ready for store_add_session. */
#ifndef DIALOOG_CONF_RUNSHEET_H
#define DIALOOG_CONF_RUNSHEET_H

#include "buf.h"
#include "session.h"
#include "err.h"

struct runsheet_choice {
	const char *name;  /* "dialoogsessie": as on the command line and the file name */
	const char *title; /* "Dialoogsessie in twee rondes" */
	const char *about; /* one sentence */
};

/* The templates that are installed, and one's own in $XDG_CONFIG_HOME/dialoog/draaiboeken, which
 * go before one of the same name; sorted by name, in arena a; *n of them. */
MUST_CHECK enum status runsheet_list(struct arena *a, struct runsheet_choice **out, int *n,
                                     struct err *e);

/* The same for a sentence: "dialoogsessie (Dialoogsessie in twee rondes), ...", in arena a. */
MUST_CHECK enum status runsheet_names(struct arena *a, const char **out, struct err *e);

struct runsheet_options {
	const char *title; /* "" : the template's */
	const char *date;  /* "YYYY-MM-DD", required */
	const char *place;
	const char *start;    /* "HH:MM", "": the template's */
	int number;           /* in the series; 0: the first that is free */
	int groups;           /* 0: the template's */
	struct buf *problems; /* or NULL: each mistake in the file comes into it, a line each */
};

/* Reads template name and fills s (s->arena set by the caller) with one series, one
 * session, its agenda, rounds, questions, groups, phases, next dates, examples,
 * info sheets.  E_NOT_FOUND with the names and titles there are; E_INVALID with file, line,
 * section and key of the first mistake. */
MUST_CHECK enum status runsheet_load(const char *name, const struct runsheet_options *o,
                                     struct snapshot *s, struct err *e);

#endif
