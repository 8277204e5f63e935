/* A report as a file: in a format that we write, or as PDF, which another program makes of one of
 * these. */
#ifndef DIALOOG_PUBLISH_PUBLISH_H
#define DIALOOG_PUBLISH_PUBLISH_H

#include "buf.h"
#include "convert.h"
#include "err.h"
#include "report.h"

/* Formats of doc_format, and PDF behind them. */
enum { PUBLISH_PDF = DOC_FORMAT_COUNT, PUBLISH_FORMAT_COUNT };
/* "docx", "pdf". */
const char *publish_format_name(int format);
/* -1: there is no format of that name. */
int publish_format_find(const char *name);
/* "md, html, ..., pdf", owned by the caller. */
char *publish_format_names(void);

/* All of the report, in the language of the series, appended to out.  *name becomes the name of its
 * file, owned by the caller, also when it fails.  convert: for a PDF.  E_* of report_make and
 * convert_to_pdf. */
MUST_CHECK enum status publish_make(const struct snapshot *s, const struct report_options *o,
                                    int format, const struct convert_options *convert,
                                    struct buf *out, char **name, struct err *e);

#endif
