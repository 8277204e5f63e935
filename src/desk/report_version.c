/* Versions of the report: read by a second person, fixed, sent out, corrected. */
#include "correct.h"
#include "report_write.h"

#include <string.h>
#include <unistd.h>

#include "date.h"
#include "file.h"
#include "mem.h"
#include "personal.h"
#include "text.h"
#include "tr.h"

struct version_state report_state(struct desk *d)
{
	/* All that it tells is looked at: once after each reading. */
	if (d->report.version_of != d->reading) {
		d->report.version = report_version(&d->snap);
		d->report.version_of = d->reading;
	}
	return d->report.version;
}

static const char *day_of(struct desk *d, int64_t at)
{
	char date[DATE_SIZE], day[64];

	moment_date(at, date);
	date_long(date, day, sizeof(day));
	return arena_strdup(d->frame, day);
}

const char *report_sent_path(struct desk *d)
{
	const struct version_state v = report_state(d);
	AUTO_FREE char *dir = path_dir(d->path);
	AUTO_FREE char *path = NULL;

	/* A hub from elsewhere may hold anything: never a file of another folder. */
	if (v.status < REPORT_PUBLISHED || !v.row->file[0] || strchr(v.row->file, '/'))
		return NULL;
	path = path_join(dir, v.row->file);
	return arena_strdup(d->frame, path);
}

/* The file that went out is looked at once after each reading. */
static enum sent look_at_sent(struct desk *d, const char *path, const char *checksum)
{
	char sum[FILE_SUM_SIZE];
	struct err e;

	if (d->report.sent_of == d->reading)
		return d->report.sent;
	d->report.sent_of = d->reading;
	d->report.sent = SENT_AS_IT_WAS;
	if (!file_exists(path))
		d->report.sent = SENT_GONE;
	else if (store_file_sum(path, sum, &e) != OK || strcmp(sum, checksum) != 0)
		d->report.sent = SENT_CHANGED;
	return d->report.sent;
}

const char *report_sent_file(struct desk *d, bool *warning)
{
	const char *path = report_sent_path(d), *name;

	*warning = false;
	if (!path)
		return "";
	name = report_state(d).row->file;
	switch (look_at_sent(d, path, report_state(d).row->checksum)) {
	case SENT_GONE:
		return arena_printf(d->frame, _("Not in its place any more: %s"), name);
	case SENT_CHANGED:
		*warning = true;
		return arena_printf(d->frame, _("Changed after it went out: %s"), name);
	case SENT_AS_IT_WAS:
		break;
	}
	return name;
}

const char *report_state_text(struct desk *d)
{
	const struct version_state v = report_state(d);

	if (v.status >= REPORT_PUBLISHED)
		return arena_printf(d->frame, _("Version %d is ready to send, since %s."), v.number,
		                    day_of(d, v.row->published_at));
	if (v.status == REPORT_FINAL)
		return arena_printf(d->frame, _("Version %d is fixed, on %s."), v.number,
		                    day_of(d, v.row->fixed_at));
	if (v.changed && v.row)
		return arena_printf(d->frame, _("Version %d changed since it was fixed."),
		                    v.number);
	if (v.before)
		return arena_printf(d->frame,
		                    _("Version %d is a draft: something changed since version %d."),
		                    v.number, v.before->number);
	if (v.row && v.row->read_by[0])
		return arena_printf(d->frame, _("Version %d is a draft, also read by: %s"),
		                    v.number, v.row->read_by);
	return arena_printf(d->frame, _("Version %d is a draft. Nobody else has read it yet."),
	                    v.number);
}

/* ---- read by a second person ---- */

static bool store_read(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	(void)id;
	if (may_hold_personal_data(v->text[0])) {
		err_set(e, E_INVALID, _("Write a role, not a name: the report tells it."));
		return false;
	}
	if (!desk_did(d, store_version_read(d->store, d->session_id, v->text[0], e), e))
		return false;
	desk_say(d, ROLE_GOOD, _("Stored: who else read it"));
	return true;
}

void report_read_form(struct desk *d)
{
	const struct version_state v = report_state(d);

	form_line(d, _("Read by a second person"), _("Who read it? A role, no name"),
	          v.row ? v.row->read_by : "", TEXT_MAX_FIELD, store_read, 0);
}

/* ---- fixing ---- */

static bool fix(struct desk *d, const char *changes, struct err *e)
{
	if (!desk_did(d, store_version_fix(d->store, d->session_id, changes, e), e))
		return false;
	desk_say(d, ROLE_GOOD, _("Version %d is fixed. Now it can go out."),
	         report_state(d).number);
	return true;
}

static bool store_changes(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	(void)id;
	return fix(d, v->text[0], e);
}

static void fix_now(struct desk *d, int value, int64_t id)
{
	const struct version_state v = report_state(d);
	struct err e = {0};

	(void)value;
	(void)id;
	fix(d, v.row ? v.row->changes : "", &e);
}

static const char *as_sentence(struct desk *d, const char *text)
{
	size_t len = strlen(text);

	return len > 0 && strchr(".!?", text[len - 1]) ? text : arena_printf(d->frame, "%s.", text);
}

/* Why texts were corrected since the version before went out: that is what changed. */
static const char *reasons_since(struct desk *d, const struct report_version *before)
{
	AUTO_BUF struct buf b;

	buf_init(&b);
	for (int i = 0; i < d->snap.n_corrections; i++)
		if (d->snap.corrections[i].created_at >= before->published_at)
			buf_addf(&b, "%s%s", b.len ? "\n" : "",
			         as_sentence(d, d->snap.corrections[i].reason));
	return arena_strdup(d->frame, b.data);
}

static const char *own_changes(const struct version_state *v)
{
	return v->row ? v->row->changes : "";
}

void report_fix(struct desk *d)
{
	const struct version_state v = report_state(d);
	const char *question;

	if (v.before) {
		form_block(d, arena_printf(d->frame, _("Fix version %d"), v.number),
		           _("What changed, and why?"),
		           own_changes(&v)[0] ? own_changes(&v) : reasons_since(d, v.before),
		           TEXT_MAX_IDEA, store_changes, 0);
		return;
	}
	question = v.row && v.row->read_by[0]
	                   ? _("Fix version %d? Then it is no draft any more.")
	                   : _("Nobody else has read it yet. Fix version %d all the same?");
	ask_yes(d, arena_printf(d->frame, question, v.number), fix_now, 0);
}

const char *report_read_disabled(struct desk *d)
{
	const struct version_state v = report_state(d);

	return v.status == REPORT_DRAFT
	               ? NULL
	               : arena_printf(d->frame, _("Version %d is fixed already."), v.number);
}

const char *report_fix_disabled(struct desk *d)
{
	const struct version_state v = report_state(d);

	if (d->snap.sessions->status != SESSION_CLOSED)
		return _("Close the session first: its numbers can still change.");
	if (personal_hits(d) > 0)
		return K_("First decide about the texts that may hold something of a person: "
		          "{report-personal}.");
	if (v.status != REPORT_DRAFT)
		return arena_printf(d->frame, _("Version %d is fixed already."), v.number);
	return NULL;
}

/* ---- sending out ---- */

const char *report_publish_disabled(struct desk *d)
{
	const struct version_state v = report_state(d);

	if (v.status == REPORT_DRAFT)
		return K_("Fix the version first, with {report-fix}. Then it can go out.");
	if (v.status >= REPORT_PUBLISHED)
		return K_("The file to send is there already. {report-write} writes it in another "
		          "form.");
	return personal_hits(d) > 0
	               ? K_("First decide about the texts that may hold something of a person: "
	                    "{report-personal}.")
	               : NULL;
}

void report_published(struct desk *d, const char *path)
{
	struct err e = {0};

	if (desk_did(d, store_version_publish(d->store, d->session_id, path, &e), &e))
		desk_say(d, ROLE_GOOD,
		         _("Ready to send: %s. Now send it yourself, by mail for one."), path);
	else
		/* Nothing went out, so nothing of it stays. */
		unlink(path);
}
