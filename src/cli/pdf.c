/* A report as PDF, which another program makes of the same report in a format that it reads. */
#include "cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "convert.h"
#include "mem.h"
#include "report.h"
#include "tr.h"

/* Who waits sees that something is done, and how long already. */
static bool tell(void *arg, int passed_ms)
{
	const char *name = arg;

	if (passed_ms >= 1000 && isatty(STDERR_FILENO)) {
		fprintf(stderr, "\r");
		fprintf(stderr, _("%s makes the PDF: %d s"), name, passed_ms / 1000);
		fflush(stderr);
	}
	return true;
}

static void end_telling(void)
{
	if (isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
}

/* "verslag.docx" becomes "verslag.pdf", owned by the caller. */
static char *pdf_name(const char *docx_name)
{
	size_t len = strlen(docx_name) - strlen(doc_format_name(DOC_DOCX));

	return xasprintf("%.*spdf", (int)len, docx_name);
}

enum status make_pdf(const struct snapshot *s, const struct report_options *r, struct buf *out,
                     char **name, struct err *e)
{
	const char *program = converter_name(converter_find());
	struct convert_options o = {.tick = tell};
	AUTO_BUF struct buf docx, html;
	AUTO_FREE char *docx_name = NULL, *html_name = NULL;
	enum status status;

	buf_init(&docx);
	buf_init(&html);
	status = report_make(s, r, DOC_DOCX, &docx, &docx_name, e);
	*name = pdf_name(docx_name);
	if (status == OK)
		status = report_make(s, r, DOC_HTML, &html, &html_name, e);
	if (status == OK) {
		const struct convert_source source = {.docx = docx.data,
		                                      .docx_len = docx.len,
		                                      .html = html.data,
		                                      .html_len = html.len};
		AUTO_FREE char *who = xstrdup(program);

		o.arg = who;
		status = convert_to_pdf(&source, &o, out, e);
		end_telling();
	}
	return status;
}
