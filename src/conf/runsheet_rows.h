/* The sections of a runsheet template as rows of a snapshot. */
#ifndef DIALOOG_CONF_RUNSHEET_ROWS_H
#define DIALOOG_CONF_RUNSHEET_ROWS_H

#include "ini.h"
#include "runsheet.h"

#define SECTION_TEMPLATE "sjabloon"

/* Fills s from the template with what options say; s->arena is set.  E_INVALID: a mistake in the
 * file, which like all others is among its problems; or, when it has none, in the options. */
MUST_CHECK enum status runsheet_fill(struct ini *ini, const struct runsheet_options *o,
                                     struct snapshot *s, struct err *e);

#endif
