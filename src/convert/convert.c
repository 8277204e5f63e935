#include "convert.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "run.h"
#include "tr.h"

static const char *const office_names[] = {"soffice", "libreoffice", NULL};
static const char *const browser_names[] = {"chromium", "chromium-browser", "google-chrome", NULL};

/* ---- which there is ---- */

static char *find(enum converter *c)
{
	char *path = run_find(office_names);

	*c = path ? CONVERTER_OFFICE : CONVERTER_NONE;
	if (!path) {
		path = run_find(browser_names);
		*c = path ? CONVERTER_BROWSER : CONVERTER_NONE;
	}
	return path;
}

enum converter converter_find(void)
{
	enum converter c;

	free(find(&c));
	return c;
}

const char *converter_name(enum converter c)
{
	static const char *const names[] = {[CONVERTER_NONE] = "",
	                                    [CONVERTER_OFFICE] = "LibreOffice",
	                                    [CONVERTER_BROWSER] = "Chromium"};

	return names[c];
}

/* ---- the programs ---- */

/* Tagged, with bookmarks, as PDF/UA-1 and PDF/A-2b. */
#define PDF_FILTER \
	"pdf:writer_pdf_Export:{\"PDFUACompliance\":{\"type\":\"boolean\",\"value\":\"true\"}," \
	"\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"}," \
	"\"ExportBookmarks\":{\"type\":\"boolean\",\"value\":\"true\"}}"

/* The file:// address of a path: what is not certain to mean itself in an address is escaped (RFC
 * 8089, RFC 3986 2.3).  Owned by the caller. */
static char *file_url(const char *path)
{
	AUTO_BUF struct buf url;

	buf_init(&url);
	buf_add(&url, "file://");
	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (isascii(c) && (isalnum(c) || strchr("/-._~", c)))
			buf_addc(&url, *path);
		else
			buf_addf(&url, "%%%02X", c);
	}
	return buf_take(&url);
}

/* It takes "%41" in the name of an output folder for "A": so it works in the folder, where it is.
 */
static enum status by_office(const char *program, const char *folder,
                             const struct convert_options *o, struct err *e)
{
	AUTO_FREE char *url = file_url(folder);
	AUTO_FREE char *profile = xasprintf("-env:UserInstallation=%s/profile", url);
	const char *argv[] = {program,        profile,    "--headless",    "--norestore",
	                      "--convert-to", PDF_FILTER, "document.docx", NULL};

	return run_program(&(struct program){CONVERTER_OFFICE, argv, folder, folder}, o, e);
}

/* Its PDF has bookmarks when it is asked for; a Chromium that cannot make them takes no notice. */
static enum status by_browser(const char *program, const char *folder,
                              const struct convert_options *o, struct err *e)
{
	AUTO_FREE char *profile = xasprintf("--user-data-dir=%s/profile", folder);
	AUTO_FREE char *to = xasprintf("--print-to-pdf=%s/document.pdf", folder);
	AUTO_FREE char *url = file_url(folder);
	AUTO_FREE char *from = xasprintf("%s/document.html", url);
	const char *argv[RUN_WORDS_MAX] = {program,
	                                   "--headless",
	                                   "--disable-gpu",
	                                   "--no-pdf-header-footer",
	                                   "--generate-pdf-document-outline",
	                                   profile,
	                                   to};
	size_t n = 7;

	/* It refuses to run as root with its sandbox. */
	if (geteuid() == 0)
		argv[n++] = "--no-sandbox";
	argv[n] = from;
	/* It makes a socket in TMPDIR, of which the whole name may have 107 bytes. */
	return run_program(&(struct program){CONVERTER_BROWSER, argv, folder, "."}, o, e);
}

/* ---- what came of it ---- */

enum { PDF_MAX = 256 * 1024 * 1024 };

static bool is_pdf(const char *bytes, size_t len)
{
	enum { TAIL = 1024 };
	size_t tail = len < TAIL ? len : TAIL;

	return len > 8 && memcmp(bytes, "%PDF-", 5) == 0 &&
	       memmem(bytes + len - tail, tail, "%%EOF", 5) != NULL;
}

static enum status take_pdf(const char *folder, const char *name, struct buf *out, struct err *e)
{
	AUTO_FREE char *path = path_join(folder, "document.pdf");
	AUTO_FREE char *bytes = NULL;
	size_t len = 0;

	if (file_read(path, PDF_MAX, &bytes, &len, e) != OK || !is_pdf(bytes, len))
		return err_set(e, E_IO, _("%s ended, but made no PDF."), name);
	buf_addn(out, bytes, len);
	return OK;
}

/* No other try helps, and no other place for the PDF: only another TMPDIR. */
static bool is_no_place(int os_errno)
{
	return os_errno == ENOENT || os_errno == ENOTDIR || os_errno == EACCES || os_errno == EROFS;
}

/* A folder of its own, by its whole path, owned by the caller; NULL: it cannot be made. */
static char *make_folder(struct err *e)
{
	const char *temporary = getenv("TMPDIR");
	AUTO_FREE char *parent = path_real(temporary && temporary[0] ? temporary : "/tmp");
	char *folder = path_join(parent, "dialoog-pdf-XXXXXX");

	if (mkdtemp(folder))
		return folder;
	if (temporary && temporary[0] && is_no_place(errno))
		err_set(e, E_READONLY,
		        _("TMPDIR is %s, and no folder can be made there. Set it to a folder in "
		          "which you may write, or leave it out."),
		        temporary);
	else
		err_errno(e, E_IO, errno, _("%s cannot be made"), folder);
	free(folder);
	return NULL;
}

static enum status convert_in(const char *folder, const char *program, enum converter c,
                              const struct convert_source *source,
                              const struct convert_options *options, struct buf *out, struct err *e)
{
	bool office = c == CONVERTER_OFFICE;
	AUTO_FREE char *from = path_join(folder, office ? "document.docx" : "document.html");
	enum status s = file_write(from, office ? source->docx : source->html,
	                           office ? source->docx_len : source->html_len, true, e);

	if (s != OK)
		return s;
	s = (office ? by_office : by_browser)(program, folder, options, e);
	if (s == OK)
		return take_pdf(folder, converter_name(c), out, e);
	return err_wrap(e, _("%s did not make the PDF"), converter_name(c));
}

enum status convert_to_pdf(const struct convert_source *source,
                           const struct convert_options *options, struct buf *out, struct err *e)
{
	enum converter c;
	AUTO_FREE char *program = find(&c);
	AUTO_FREE char *folder = NULL;
	enum status s;

	if (!program)
		return err_set(e, E_UNSUPPORTED, "%s",
		               _("A PDF needs LibreOffice or Chromium, and neither is on this "
		                 "computer. Make a docx or html instead."));
	folder = make_folder(e);
	if (!folder)
		return e ? e->code : E_IO;
	s = convert_in(folder, program, c, source, options, out, e);
	file_remove_dir(folder);
	return s;
}
