/* A document of ours as PDF, by a program that is on the machine: LibreOffice from a DOCX, or else
 * Chromium from an HTML.  Both can hang, crash, or say that all went well and make nothing: so each
 * has a folder and a profile of its own, a time limit, and a result that is looked at. */
#ifndef DIALOOG_CONVERT_CONVERT_H
#define DIALOOG_CONVERT_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "err.h"

enum converter { CONVERTER_NONE, CONVERTER_OFFICE, CONVERTER_BROWSER };
/* The one that will be used: LibreOffice, else Chromium, else none, by looking along PATH. */
enum converter converter_find(void);
/* "LibreOffice", "Chromium", "". */
const char *converter_name(enum converter c);

/* The same document in the format that each of them reads; borrowed. */
struct convert_source {
	const void *docx, *html;
	size_t docx_len, html_len;
};

struct convert_options {
	int limit_ms; /* a program that takes longer is stopped; 0: a minute */
	/* Called a few times a second with the program that works and how long it takes already;
	 * false stops it.  NULL: not. */
	bool (*tick)(void *arg, enum converter which, int passed_ms);
	void *arg;
};

/* Appends the PDF to out.  E_UNSUPPORTED: there is no program for it; E_CANCELLED: tick stopped it;
 * E_LIMIT: it took too long; E_IO: it failed or made no PDF; E_NO_SPACE: there is no room for
 * what it needs; E_READONLY: TMPDIR is no folder in which one can be made. */
MUST_CHECK enum status convert_to_pdf(const struct convert_source *source,
                                      const struct convert_options *options, struct buf *out,
                                      struct err *e);

#endif
