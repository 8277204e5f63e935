/* The counters of codes in a file that was made by hand. */
#ifndef DIALOOG_EXCHANGE_COUNTERS_H
#define DIALOOG_EXCHANGE_COUNTERS_H

#include "err.h"
#include "session.h"

/* Adds the counters that are needed and missing.  E_INVALID when one would give
 * out a code that is in use. */
MUST_CHECK enum status counters_complete(struct snapshot *s, struct err *e);

#endif
