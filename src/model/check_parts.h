/* The parts of snapshot_check().  Each gives OK or the first rule that is broken,
 * and may trust that the parts before it held: every value is within its limits
 * and every reference leads to a row of the snapshot. */
#ifndef DIALOOG_MODEL_CHECK_PARTS_H
#define DIALOOG_MODEL_CHECK_PARTS_H

#include "err.h"
#include "session.h"

/* check_rows.c: values, ids, references. */
MUST_CHECK enum status check_rows(const struct snapshot *s, struct err *e);
/* check_input.c: series, agenda, codes, ideas, subthemes. */
MUST_CHECK enum status check_series(const struct snapshot *s, struct err *e);
MUST_CHECK enum status check_agenda(const struct snapshot *s, struct err *e);
MUST_CHECK enum status check_codes(const struct snapshot *s, struct err *e);
MUST_CHECK enum status check_subthemes(const struct snapshot *s, struct err *e);
MUST_CHECK enum status check_ideas(const struct snapshot *s, struct err *e);
/* check_vote.c: ballots, counts, themes. */
MUST_CHECK enum status check_ballots(const struct snapshot *s, struct err *e);
MUST_CHECK enum status check_counts(const struct snapshot *s, struct err *e);
MUST_CHECK enum status check_themes(const struct snapshot *s, struct err *e);
/* check_after.c: what comes after a session: follow-up, filing, versions of the report. */
MUST_CHECK enum status check_after(const struct snapshot *s, struct err *e);

#endif
