/* Which version of the verslag this is, and what it takes the place of (domain.md 3.1, row 29). */
#include "builder.h"

#include <string.h>

#include "arena.h"
#include "date.h"
#include "personal.h"
#include "tr.h"

void report_words(const struct snapshot *s, char out[TEXT_MARK_SIZE])
{
	const char *before = tr_select(s->series->language);
	const struct report_options o = {.kind = KIND_REPORT, .note = ""};
	const struct doc_look look = {
	        .language = s->series->language, .author = "", .mark = "", .page = "", .made = ""};
	struct snapshot plain = *s;
	struct arena *a = arena_new();
	AUTO_BUF struct buf words;
	struct err e;

	buf_init(&words);
	/* How proposals stand goes on for weeks, and has its own date in the report. */
	plain.n_follow_ups = plain.n_versions = 0;
	out[0] = '\0';
	if (doc_render(report_build(&plain, &o, a), &look, DOC_MD, &words, &e) == OK)
		text_mark(words.data, out);
	arena_free(a);
	tr_select(before);
}

static bool is_as_fixed(const struct snapshot *s, const struct report_version *v)
{
	char words[TEXT_MARK_SIZE];

	report_words(s, words);
	return strcmp(v->words, words) == 0;
}

struct version_state report_version(const struct snapshot *s)
{
	const struct report_version *last = s->n_versions ? &s->versions[s->n_versions - 1] : NULL;
	bool is_out = last && last->status >= REPORT_PUBLISHED;
	struct version_state v = {.number = last ? last->number : 1,
	                          .status = last ? last->status : REPORT_DRAFT,
	                          .row = last,
	                          .before = s->n_versions > 1 ? last - 1 : NULL};

	if (!last || last->status == REPORT_DRAFT || is_as_fixed(s, last))
		return v;
	v.changed = true;
	v.status = REPORT_DRAFT;
	if (is_out) {
		v.number++;
		v.row = NULL;
		v.before = last;
	}
	return v;
}

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
