/* The house style: what the settings say of it, as a report wants it.  This is the one layer that
 * knows both, and the desk and the command line write their documents through it. */
#include "publish.h"

#include <string.h>

#include "file.h"
#include "mem.h"
#include "tr.h"

/* A report refuses a logo that is no PNG: better to know it before. */
static bool is_png(const void *bytes, size_t len, struct arena *a)
{
	const struct doc_look look = {.language = "",
	                              .author = "",
	                              .mark = "",
	                              .page = "",
	                              .of = "",
	                              .made = "",
	                              .logo = bytes,
	                              .logo_len = len,
	                              .logo_text = "-"};
	AUTO_BUF struct buf out;

	buf_init(&out);
	return doc_render(doc_new(a, ""), &look, DOC_TEXT, &out, NULL) == OK;
}

static enum status read_logo(const char *path, struct arena *a, struct house_style *out,
                             struct err *e)
{
	AUTO_FREE char *bytes = NULL;
	size_t len;
	enum status s = file_read(path, LOGO_MAX_BYTES, &bytes, &len, e);
	void *logo;

	if (s == OK && !is_png(bytes, len, a))
		s = err_set(e, E_INVALID,
		            _("%s is no PNG file, or a damaged one. Choose another one in the "
		              "settings."),
		            path);
	if (s != OK)
		return err_wrap(e, "%s", _("The document gets no logo"));
	logo = arena_alloc(a, len);
	memcpy(logo, bytes, len);
	out->logo = logo;
	out->logo_len = len;
	return OK;
}

enum status publish_style(const struct settings *s, struct arena *a, struct house_style *out,
                          struct err *e)
{
	const char *path = settings_text(s, SETTING_LOGO);

	*out = (struct house_style){.organisation = settings_text(s, SETTING_ORGANISATION),
	                            .contact = settings_text(s, SETTING_CONTACT),
	                            .colour = (uint32_t)settings_number(s, SETTING_REPORT_COLOUR),
	                            .logo_text = settings_text(s, SETTING_LOGO_TEXT)};
	return path[0] ? read_logo(path, a, out, e) : OK;
}
