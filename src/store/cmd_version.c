/* Versions of the report: read by a second person, fixed, published, corrected (domain.md 3.1, row
 * 29, and 7.21).  A version that is out stays as it was: what is changed after that is a new one.
 */
#include "db.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "commands.h"
#include "file.h"
#include "mem.h"
#include "personal.h"
#include "tr.h"
#include "version.h"

static bool is_out(const struct report_version *v)
{
	return v->status == REPORT_PUBLISHED || v->status == REPORT_CORRECTED;
}

/* The version that is worked on, a new one when the last one is out, as a row to be changed. */
static struct report_version *at_work(struct command *c, bool *is_new)
{
	const struct snapshot *s = &c->before;
	const struct report_version *last = s->n_versions ? &s->versions[s->n_versions - 1] : NULL;
	struct report_version *row = command_row(c, ENTITY_report_version);

	*is_new = !last || is_out(last);
	if (!*is_new) {
		*row = *last;
	} else {
		row->number = s->n_versions + 1;
		row->created_at = command_now(c);
		row->read_by = row->changes = row->file = row->checksum = row->words = "";
	}
	snprintf(c->subject, sizeof(c->subject), "%d", row->number);
	return row;
}

static enum status put(struct command *c, const struct report_version *row, bool is_new,
                       struct err *e)
{
	return is_new ? command_insert(c, ENTITY_report_version, row, e)
	              : command_replace(c, ENTITY_report_version, row, e);
}

static enum status clean(struct command *c, const char *field, const char *text, const char **out,
                         struct err *e)
{
	return command_clean(c, entity_field(&entities[ENTITY_report_version], field), text, out,
	                     e);
}

/* A version that is fixed, and did not change since, stays as it is. */
static enum status check_draft(const struct command *c, struct err *e)
{
	const struct version_state v = report_version(&c->before);

	return v.status == REPORT_DRAFT
	               ? OK
	               : err_set(e, E_INVALID, _("Version %d is fixed already."), v.number);
}

enum status store_version_read(struct store *st, int64_t session_id, const char *read_by,
                               struct err *e)
{
	struct report_version *row;
	struct command c;
	bool is_new;
	enum status s = command_begin(st, &c, session_id, "version-read", COMMAND_EVEN_CLOSED, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	s = check_draft(&c, e);
	row = at_work(&c, &is_new);
	if (s == OK)
		s = clean(&c, "read_by", read_by, &row->read_by, e);
	return command_end(&c, s == OK ? put(&c, row, is_new, e) : s, e);
}

/* Nothing of a person that nobody decided about goes out. */
static enum status check_personal(const struct command *c, const char *changes, struct err *e)
{
	int n = count_personal_data(&c->before);
	struct text_span at;

	if (n > 0)
		return err_set(
		        e, E_INVALID,
		        ngettext("%d text may hold something of a person. Decide about it "
		                 "first.",
		                 "%d texts may hold something of a person. Decide about them "
		                 "first.",
		                 (unsigned long)n),
		        n);
	if (find_personal(changes, &at))
		return err_set(
		        e, E_INVALID,
		        _("There may be something of a person in this text: \"%.*s\". Say it "
		          "without that."),
		        (int)at.len, changes + at.from);
	return OK;
}

static enum status fix(struct command *c, const char *changes, struct err *e)
{
	char mark[MARK_SIZE];
	bool is_new;
	struct report_version *row = at_work(c, &is_new);
	enum status s = check_draft(c, e);

	if (s == OK)
		s = clean(c, "changes", changes, &row->changes, e);
	if (s == OK && c->before.sessions->status != SESSION_CLOSED)
		s = err_set(e, E_INVALID,
		            _("Close the session first: its numbers can still change."));
	if (s == OK && row->number > 1 && !row->changes[0])
		s = err_set(e, E_INVALID,
		            _("Say what changed since version %d, and why: the report tells it."),
		            row->number - 1);
	if (s == OK)
		s = check_personal(c, row->changes, e);
	if (s != OK)
		return s;
	report_mark(&c->before, mark);
	row->status = REPORT_FINAL;
	row->fixed_at = command_now(c);
	row->words = mark;
	return put(c, row, is_new, e);
}

enum status store_version_fix(struct store *st, int64_t session_id, const char *changes,
                              struct err *e)
{
	struct command c;
	enum status s = command_begin(st, &c, session_id, "version-fix", COMMAND_EVEN_CLOSED, e);

	if (s != OK)
		return s;
	return command_end(&c, c.repeated ? OK : fix(&c, changes, e), e);
}

enum status store_file_sum(const char *path, char out[FILE_SUM_SIZE], struct err *e)
{
	enum { FILE_MAX = 64 * 1024 * 1024 };
	AUTO_FREE char *bytes = NULL;
	size_t len;
	enum status s = file_read(path, FILE_MAX, &bytes, &len, e);

	if (s == OK)
		snprintf(out, FILE_SUM_SIZE, "%08x",
		         (unsigned)crc32(crc32(0, NULL, 0), (const Bytef *)bytes, (uInt)len));
	return s;
}

/* What this one takes the place of is a version that was corrected. */
static enum status retire(struct command *c, struct err *e)
{
	enum status s = OK;

	for (int i = 0; s == OK && i < c->before.n_versions; i++)
		if (c->before.versions[i].status == REPORT_PUBLISHED)
			s = command_set(c, ENTITY_report_version, c->before.versions[i].id,
			                "status", REPORT_CORRECTED, NULL, e);
	return s;
}

static enum status publish(struct command *c, const char *path, struct err *e)
{
	const struct snapshot *b = &c->before;
	const char *slash = strrchr(path, '/');
	char sum[FILE_SUM_SIZE];
	struct report_version *row;
	bool is_new;
	enum status s;

	if (report_version(b).status != REPORT_FINAL)
		return err_set(e, E_INVALID, _("Fix the version first. Then it can go out."));
	row = at_work(c, &is_new);
	s = store_file_sum(path, sum, e);
	row->checksum = sum;
	if (s == OK)
		s = clean(c, "file", slash ? slash + 1 : path, &row->file, e);
	if (s == OK)
		s = retire(c, e);
	if (s != OK)
		return s;
	row->status = REPORT_PUBLISHED;
	row->published_at = command_now(c);
	return put(c, row, is_new, e);
}

enum status store_version_publish(struct store *st, int64_t session_id, const char *path,
                                  struct err *e)
{
	struct command c;
	enum status s = command_begin(st, &c, session_id, "version-publish",
	                              COMMAND_EVEN_CLOSED | COMMAND_BORDER, e);

	if (s != OK)
		return s;
	return command_end(&c, c.repeated ? OK : publish(&c, path, e), e);
}
