/* A report as a file: in a format that we write, or as PDF, which another program makes of one of
 * these. */
#ifndef DIALOOG_PUBLISH_PUBLISH_H
#define DIALOOG_PUBLISH_PUBLISH_H

#include "buf.h"
#include "convert.h"
#include "err.h"
#include "report.h"
#include "settings.h"

/* Formats of doc_format, and PDF behind them. */
enum { PUBLISH_PDF = DOC_FORMAT_COUNT, PUBLISH_FORMAT_COUNT };
/* "docx", "pdf". */
const char *publish_format_name(int format);
/* -1: there is no format of that name. */
int publish_format_find(const char *name);
/* "md, html, ..., pdf", owned by the caller. */
char *publish_format_names(void);

enum { LOGO_MAX_BYTES = 2 * 1024 * 1024 };
/* The house style that is set, for report_options, in arena a.  *out is whole also when it fails:
 * then it has no logo, and e says why.  E_NOT_FOUND, E_IO: the logo cannot be read; E_LIMIT: it has
 * more than LOGO_MAX_BYTES; E_INVALID: it is no PNG file. */
MUST_CHECK enum status publish_style(const struct settings *s, struct arena *a,
                                     struct house_style *out, struct err *e);

/* All of the report, in the language of the series, appended to out.  *name becomes the name of its
 * file, owned by the caller, also when it fails.  convert: for a PDF.  E_* of report_make and
 * convert_to_pdf, of which E_LIMIT becomes E_IO. */
MUST_CHECK enum status publish_make(const struct snapshot *s, const struct report_options *o,
                                    int format, const struct convert_options *convert,
                                    struct buf *out, char **name, struct err *e);

#endif
