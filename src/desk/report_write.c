/* Writing a report: which of them, in which format, beside the hub. */
#include "report_write.h"

#include <stdlib.h>
#include <string.h>

#include "desktop.h"
#include "file.h"
#include "mem.h"
#include "overlay.h"
#include "publish.h"
#include "tr.h"

/* What people ask for first stands first; the short page and the one in numbers are for sending on,
 * so they are there in the formats for that. */
static const struct choice_of_report {
	enum report_kind kind;
	int format;
} choices[] = {
        {KIND_REPORT, DOC_DOCX},
        {KIND_REPORT, DOC_ODT},
        {KIND_REPORT, PUBLISH_PDF},
        {KIND_REPORT, DOC_HTML},
        {KIND_REPORT, DOC_MD},
        {KIND_REPORT, DOC_TEXT},
        {KIND_FEEDBACK, DOC_DOCX},
        {KIND_FEEDBACK, PUBLISH_PDF},
        {KIND_FEEDBACK, DOC_HTML},
        {KIND_COMMISSIONER, DOC_DOCX},
        {KIND_COMMISSIONER, PUBLISH_PDF},
};

static const char *kind_label(enum report_kind kind)
{
	switch (kind) {
	case KIND_FEEDBACK:
		return _("one page for who took part");
	case KIND_COMMISSIONER:
		return _("for the commissioning body, in numbers");
	default:
		return _("report");
	}
}

static const char *format_label(int format)
{
	switch (format) {
	case DOC_DOCX:
		return _("for Word");
	case DOC_ODT:
		return _("for LibreOffice");
	case DOC_HTML:
		return _("as a web page");
	case DOC_MD:
		return _("as Markdown");
	case DOC_TEXT:
		return _("as plain text");
	default:
		return _("as PDF");
	}
}

static void say_written(struct desk *d, const char *name)
{
	int n = personal_hits(d);

	if (n > 0)
		desk_say(d, ROLE_WARNING,
		         ngettext("Stored as a draft: %s. %d text may hold something of a person.",
		                  "Stored as a draft: %s. %d texts may hold something of a person.",
		                  (unsigned long)n),
		         name, n);
	else if (desktop_is_there())
		desk_say(d, ROLE_GOOD, "%s %s", arena_printf(d->frame, _("Stored: %s."), name),
		         K_("{report-open} opens it."));
	else
		desk_say(d, ROLE_GOOD, _("Stored: %s"), name);
}

/* Who waits for the other program sees that it works, and can stop it. */
static bool tell(void *arg, enum converter which, int passed_ms)
{
	struct desk *d = arg;

	if (d->show_slow)
		d->show_slow(d->show_slow_arg,
		             arena_printf(d->frame, _("%s makes the PDF: %d s   Esc: stop"),
		                          converter_name(which), passed_ms / 1000));
	return !d->wants_stop || !d->wants_stop(d->wants_stop_arg);
}

struct report_options report_options_of(struct desk *d, enum report_kind kind,
                                        struct house_style *style, struct err *no_logo)
{
	if (publish_style(d->settings, d->frame, style, no_logo) == OK)
		err_clear(no_logo);
	return (struct report_options){.now = desk_now(d),
	                               .practice = d->practice,
	                               .note = "",
	                               .kind = kind,
	                               .style = style};
}

int reader_columns(const struct desk *d)
{
	enum { USUAL = 80, MARGIN = 4 };

	return (d->cols ? d->cols : USUAL) - MARGIN;
}

/* As report_made; no_logo says why there is none that should be there, or is OK. */
static char *make(struct desk *d, enum report_kind kind, int format, bool for_reader,
                  struct buf *out, struct err *no_logo, struct err *e)
{
	struct house_style style;
	struct report_options o = report_options_of(d, kind, &style, no_logo);
	const struct convert_options convert = {.tick = tell, .arg = d};
	char *name;

	o.for_reader = for_reader;
	o.columns = for_reader ? reader_columns(d) : 0;

	if (publish_make(&d->snap, &o, format, &convert, out, &name, e) == OK)
		return name;
	free_pointer(&name);
	return NULL;
}

char *report_made(struct desk *d, enum report_kind kind, int format, bool for_reader,
                  struct buf *out, struct err *e)
{
	struct err no_logo;

	return make(d, kind, format, for_reader, out, &no_logo, e);
}

/* Written beside the hub: that is where people keep the session.  The whole name of the file, owned
 * by the caller; NULL, and said: it could not be.  *no_logo says why there is none that should be
 * there, or is OK. */
static char *write_beside(struct desk *d, const struct choice_of_report *c, struct err *no_logo)
{
	AUTO_FREE char *file = NULL, *dir = NULL;
	AUTO_BUF struct buf out;
	struct err e = {0};
	char *name = NULL;

	buf_init(&out);
	file = make(d, c->kind, c->format, false, &out, no_logo, &e);
	dir = path_dir(d->path);
	name = file ? path_join(dir, file) : NULL;
	if (!name || file_write_new(&name, out.data, out.len, &e) != OK) {
		desk_say(d, ROLE_ERROR, "%s", e.msg);
		free_pointer(&name);
		return NULL;
	}
	free(d->report.written);
	d->report.written = xstrdup(name);
	d->report.written_of = d->session_id;
	return name;
}

/* ---- opening what was written ---- */

/* NULL: there is nothing yet. */
static const char *file_to_open(struct desk *d)
{
	return d->report.written && d->report.written_of == d->session_id ? d->report.written
	                                                                  : report_sent_path(d);
}

void report_open(struct desk *d)
{
	const char *path = file_to_open(d);
	struct err e = {0};

	if (open_with_desktop(path, &e) == OK)
		desk_say(d, ROLE_GOOD, _("Opened: %s"), path);
	else
		desk_say(d, ROLE_ERROR, "%s", e.msg);
}

const char *report_open_disabled(struct desk *d)
{
	if (!file_to_open(d))
		return K_("Write a document first, with {report-write}.");
	return desktop_is_there() ? NULL : _("There is no desktop here to open it.");
}

/* ---- choosing ---- */

static void chosen(struct desk *d, int value, int64_t id)
{
	struct err no_logo = {0};
	AUTO_FREE char *name = write_beside(d, &choices[value], &no_logo);

	(void)id;
	if (name)
		say_written(d, name);
	if (name && no_logo.code != OK)
		desk_tell(d, no_logo.msg);
}

static void chosen_published(struct desk *d, int value, int64_t id)
{
	struct err no_logo = {0};
	AUTO_FREE char *name = write_beside(d, &choices[value], &no_logo);

	(void)id;
	if (name)
		report_published(d, name);
	if (name && no_logo.code != OK)
		desk_tell(d, no_logo.msg);
}

static void add_choices(struct desk *d, bool report_only)
{
	bool has_pdf = converter_find() != CONVERTER_NONE;

	for (size_t i = 0; i < N_ITEMS(choices); i++) {
		const char *label = arena_printf(d->frame, "%s, %s", kind_label(choices[i].kind),
		                                 format_label(choices[i].format));

		if (report_only && choices[i].kind != KIND_REPORT)
			continue;
		if (choices[i].format == PUBLISH_PDF && !has_pdf)
			choice_add_off(d, (int)i, label, _("needs LibreOffice or Chromium"));
		else
			choice_add(d, (int)i, "", label, publish_format_name(choices[i].format));
	}
}

static void choose(struct desk *d)
{
	choice_open(d, _("Which document?"), chosen, 0);
	add_choices(d, false);
}

void report_choose_published(struct desk *d)
{
	choice_open(d,
	            arena_printf(d->frame,
	                         _("Version %d as a file to send; after that it is finished"),
	                         report_state(d).number),
	            chosen_published, 0);
	add_choices(d, true);
}

static void look_or_write(struct desk *d, int value, int64_t id)
{
	(void)id;
	if (value == ANSWER_LOOK_FIRST)
		desk_go_view(d, VIEW_PERSONAL);
	else
		choose(d);
}

void report_choose(struct desk *d)
{
	static const enum answer answers[] = {ANSWER_LOOK_FIRST, ANSWER_WRITE_DRAFT};
	int n = personal_hits(d);

	if (n == 0)
		choose(d);
	else
		ask(d,
		    arena_printf(
		            d->frame,
		            ngettext("%d text may hold something of a person. Look at it first?",
		                     "%d texts may hold something of a person. Look at them "
		                     "first?",
		                     (unsigned long)n),
		            n),
		    answers, N_ITEMS(answers), look_or_write, 0);
}
