/* Cases of snapshot_check(): one change to the sample, which is right or breaks a rule. */
#ifndef DIALOOG_TESTS_MODEL_CHECK_CASES_H
#define DIALOOG_TESTS_MODEL_CHECK_CASES_H

#include "sample.h"

struct check_case {
	const char *name;
	void (*change)(struct snapshot *s);
	const char *sentence; /* part of what is said, NULL when no rule is broken */
};

#define RIGHT(change) \
	{ \
#change, change, NULL \
	}
#define BROKEN(change, sentence) \
	{ \
#change, change, sentence \
	}

/* Makes each change in a fresh sample and holds what is said against the case.  The
 * sentence is looked at too: another rule may not stand in for the one that a case is
 * about. */
void check_cases_run(const struct check_case *cases, size_t n);

#endif
