#ifndef DIALOOG_REPORT_MARKDOWN_H
#define DIALOOG_REPORT_MARKDOWN_H

#include "buf.h"
#include "doc.h"

/* CommonMark with the tables of GitHub, appended to out.  Whatever people wrote
 * stays text: nothing of it becomes markup or HTML. */
void markdown_render(const struct node *doc, struct buf *out);

#endif
