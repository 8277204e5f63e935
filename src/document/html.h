/* Private to the renderer of HTML. */
#ifndef DIALOOG_SRC_DOCUMENT_HTML_H
#define DIALOOG_SRC_DOCUMENT_HTML_H

#include "document.h"

/* The style sheet, as it stands in a <style> of HTML and of XML. */
void html_style(struct buf *out, const struct doc_look *look);

#endif
