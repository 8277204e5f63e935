/* Writing a report. */
#ifndef DIALOOG_SRC_DESK_REPORT_WRITE_H
#define DIALOOG_SRC_DESK_REPORT_WRITE_H

#include "app.h"
#include "publish.h"

/* Asks which report in which format, and writes it beside the hub. */
void report_choose(struct desk *d);
/* A report of this session in a format of publish.h, appended to out; the name for its file, which
 * is the caller's; NULL: it could not be made, which e says. */
char *report_made(struct desk *d, enum report_kind kind, int format, struct buf *out,
                  struct err *e);

#endif
