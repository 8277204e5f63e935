/* Markdown that a person typed: private to src/document.  Somebody who knows no Markdown types
 * signs that mean something in it: "2025. A good year", "5*3*2", "[note]: later".  Before it is
 * read, such a sign becomes a stand-in, a control character that means nothing, and afterwards the
 * sign again.
 */
#ifndef DIALOOG_SRC_DOCUMENT_MARKDOWN_IN_H
#define DIALOOG_SRC_DOCUMENT_MARKDOWN_IN_H

#include "buf.h"

/* Appends the text as CommonMark: in valid UTF-8, "•" as a mark of a list, with an empty line where
 * a list or a quote ends, and with stand-ins. */
void markdown_prepare(struct buf *out, const char *text);
/* The sign that c stands in for, or c. */
char markdown_sign(char c);

#endif
