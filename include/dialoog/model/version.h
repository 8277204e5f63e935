/* How far the verslag is (domain.md 3.1, row 29): a draft, read by a second person, fixed, sent,
 * corrected; and by what is seen that it changed. */
#ifndef DIALOOG_MODEL_VERSION_H
#define DIALOOG_MODEL_VERSION_H

#include "session.h"

/* By what a text, or all that a verslag tells, is known again.  It is no secret: who knows most of
 * a text can guess the rest by it, so it goes to nobody else, and erasing removes it. */
enum { MARK_SIZE = 32 };
void text_mark(const char *text, char out[MARK_SIZE]);
/* Of everything that the verslag tells, whatever its sentences are.  How proposals stand is not
 * among it: that goes on for weeks, and has a date of its own in the report. */
void report_mark(const struct snapshot *s, char out[MARK_SIZE]);

/* What was fixed and changed since is a draft again; what was sent and changed since is a draft of
 * the next version. */
struct version_state {
	int number;
	enum report_status status;
	const struct report_version *row;    /* of this version; NULL: nothing is known of it yet */
	const struct report_version *before; /* the version whose place it takes, or NULL */
	bool changed;                        /* since it, or the one before, was fixed */
};
struct version_state report_version(const struct snapshot *s);

#endif
