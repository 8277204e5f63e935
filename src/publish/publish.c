#include "publish.h"

#include <string.h>

#include "mem.h"
#include "tr.h"

const char *publish_format_name(int format)
{
	return format == PUBLISH_PDF ? "pdf" : doc_format_name((enum doc_format)format);
}

int publish_format_find(const char *name)
{
	return strcmp(name, "pdf") == 0 ? PUBLISH_PDF : doc_format_find(name);
}

char *publish_format_names(void)
{
	AUTO_FREE char *own = doc_format_names();

	return xasprintf("%s, %s", own, publish_format_name(PUBLISH_PDF));
}

/* "verslag.docx" becomes "verslag.pdf", owned by the caller. */
static char *pdf_name(const char *docx_name)
{
	size_t len = strlen(docx_name) - strlen(doc_format_name(DOC_DOCX));

	return xasprintf("%.*s%s", (int)len, docx_name, publish_format_name(PUBLISH_PDF));
}

static enum status make_pdf(const struct snapshot *s, const struct report_options *o,
                            const struct convert_options *convert, struct buf *out, char **name,
                            struct err *e)
{
	AUTO_BUF struct buf docx, html;
	AUTO_FREE char *docx_name = NULL, *html_name = NULL;
	enum status status;

	buf_init(&docx);
	buf_init(&html);
	status = report_make(s, o, DOC_DOCX, &docx, &docx_name, e);
	*name = pdf_name(docx_name);
	if (status == OK)
		status = report_make(s, o, DOC_HTML, &html, &html_name, e);
	if (status != OK)
		return status;
	status = convert_to_pdf(&(struct convert_source){.docx = docx.data,
	                                                 .docx_len = docx.len,
	                                                 .html = html.data,
	                                                 .html_len = html.len},
	                        convert, out, e);
	/* The other formats need no other program.  How long it took is no fault of the session. */
	if ((status == E_IO || status == E_LIMIT) && e)
		status = err_set(e, E_IO, _("%s Try again, or make a docx or html instead."),
		                 e->msg);
	return status;
}

enum status publish_make(const struct snapshot *s, const struct report_options *o, int format,
                         const struct convert_options *convert, struct buf *out, char **name,
                         struct err *e)
{
	return format == PUBLISH_PDF ? make_pdf(s, o, convert, out, name, e)
	                             : report_make(s, o, (enum doc_format)format, out, name, e);
}
