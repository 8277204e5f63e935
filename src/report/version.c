/* Which version of the verslag this is, and what it takes the place of (domain.md 3.1, row 29). */
#include "builder.h"

#include "arena.h"
#include "date.h"
#include "tr.h"

/* "Version 2 takes the place of version 1 of 20 May 2025. What changed: ..." */
void version_line(struct builder *b)
{
	const struct report_version *before = b->version.before;
	AUTO_BUF struct buf prose;
	char date[DATE_SIZE];

	buf_init(&prose);
	if (!before)
		return;
	moment_date(before->published_at, date);
	if (date[0])
		say(&prose, _("Version %d takes the place of version %d of %s."), b->version.number,
		    before->number, day(b->a, date));
	else
		say(&prose, _("Version %d takes the place of version %d."), b->version.number,
		    before->number);
	if (b->version.row && b->version.row->changes[0])
		say(&prose, _("What changed: %s"), with_stop(b->a, b->version.row->changes));
	end_paragraph(b, &prose);
}

static const char *event(const struct builder *b, int64_t at)
{
	char date[DATE_SIZE];

	moment_date(at, date);
	return date[0] ? day(b->a, date) : "-";
}

/* Every version that was fixed, so that nobody has to ask which one is the last. */
void account_versions(struct builder *b)
{
	struct node *table = NULL;

	for (int i = 0; i < b->s->n_versions; i++) {
		const struct report_version *v = &b->s->versions[i];

		if (!v->fixed_at || (v == b->version.row && b->version.status == REPORT_DRAFT))
			continue;
		if (!table) {
			bold_line(b, _("Versions of this report"));
			table = doc_table(b->a, b->doc, _("Versions of this report"));
			struct node *head = doc_row(b->a, table, true);
			doc_cell(b->a, head, _("Version"));
			doc_cell(b->a, head, _("Fixed on"));
			doc_cell(b->a, head, _("Also read by"));
			doc_cell(b->a, head, _("What changed"));
		}
		struct node *row = doc_row(b->a, table, false);
		doc_cell(b->a, row, arena_printf(b->a, "%d", v->number));
		doc_cell(b->a, row, event(b, v->fixed_at));
		doc_cell(b->a, row, v->read_by[0] ? v->read_by : "-");
		doc_cell(b->a, row, v->changes[0] ? v->changes : "-");
	}
}
