#include "report.h"

#include <string.h>

#include "arena.h"
#include "builder.h"
#include "date.h"
#include "mem.h"
#include "personal.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

static const char *report_title(const struct builder *b)
{
	const struct session *s = b->session;
	if (s->title[0])
		return arena_printf(b->a, _("Report: %s"), title_inside(b->a, s->title));
	if (b->series->name[0] && s->number > 0)
		return arena_printf(b->a, _("Report: session %d of %s"), s->number,
		                    b->series->name);
	return _("Report");
}

/* "Donderdag 15 mei 2025 · De Kapelaan · regio Zoetermeer · stand op ..." */
static void title_line(struct builder *b)
{
	const char *parts[] = {capitalised(b->a, weekday(b->a, b->session->date)),
	                       b->session->place, b->series->region, "", ""};
	if (b->version.number > 0)
		parts[3] = arena_printf(b->a, _("version %d"), b->version.number);
	if (b->today[0])
		parts[4] = as_of(b->a, b->today);
	AUTO_BUF struct buf line;
	buf_init(&line);
	for (size_t i = 0; i < N_ITEMS(parts); i++) {
		if (parts[i][0])
			buf_addf(&line, "%s%s", line.len > 0 ? " · " : "", parts[i]);
	}
	end_paragraph(b, &line);
}

static void warnings(struct builder *b)
{
	if (b->o->practice)
		doc_quote(b->a, b->doc,
		          b->o->kind == KIND_REPORT ? _("Practice: this report does not count.")
		                                    : _("Practice: this document does not count."));
	if (b->session->status != SESSION_CLOSED)
		doc_quote(b->a, b->doc,
		          _("Draft: the session is not closed yet. The numbers can still change."));
	else if (b->version.number > 0 && b->version.status == REPORT_DRAFT)
		doc_quote(b->a, b->doc, _("Draft: this report is not fixed yet."));
	if (b->n_personal > 0)
		doc_quote(b->a, b->doc, _("Draft: there may still be a name or an address in it."));
	if (b->o->note && b->o->note[0])
		doc_quote(b->a, b->doc, b->o->note);
}

static void count_everything(struct builder *b)
{
	const struct snapshot *s = b->s;
	const struct head_count *heads = best_heads(b->s);
	b->n_people = heads ? people_total(heads) : 0;
	b->n_groups = count_groups(s);
	for (int i = 0; i < s->n_themes; i++)
		b->n_themes += !s->themes[i].withdrawn;
	for (int i = 0; i < s->n_reports; i++)
		b->n_reports += !s->reports[i].withdrawn && s->reports[i].text[0];
	b->n_ideas = count_ideas(s, 0, 0);
	b->n_solutions = count_solutions(s, 0, 0, 0);
	b->n_personal = count_personal_data(s);
	const struct ballot *ballot = current_ballot(s);
	b->ballot = ballot && ballot->status == BALLOT_FIXED ? ballot : NULL;
	b->answers = !session_has_vote(s);
	moment_date(b->o->now, b->today);
	if (b->o->kind == KIND_REPORT)
		b->version = report_version(s);
}

/* ---- what each kind is made of ---- */

typedef void part(struct builder *b);

static part *const report_parts[] = {
        title_line,        version_line, warnings,    part_summary,   part_about,
        part_introduction, part_ideas,   part_themes, part_solutions, part_group_reports,
        part_input,        part_phases,  part_dates,  part_account,   annex_ideas,
        annex_solutions,   annex_counts, NULL,
};

static part *const feedback_parts[] = {
        feedback_line,
        warnings,
        feedback_page,
        NULL,
};

static part *const commissioner_parts[] = {
        title_line,
        warnings,
        commissioner_method,
        commissioner_numbers,
        commissioner_counting,
        commissioner_solutions,
        commissioner_standing,
        commissioner_times,
        commissioner_account,
        annex_ideas,
        annex_solutions,
        annex_counts,
        NULL,
};

static const struct {
	const char *(*title)(const struct builder *b);
	part *const *parts;
	const char *file, *practice_file; /* the word in the name of the file */
} kinds[REPORT_KIND_COUNT] = {
        [KIND_REPORT] = {report_title, report_parts, N_("report"), N_("practice-report")},
        [KIND_FEEDBACK] = {feedback_title, feedback_parts, N_("feedback"), N_("practice-feedback")},
        [KIND_COMMISSIONER] = {commissioner_title, commissioner_parts, N_("commissioner"),
                               N_("practice-commissioner")},
};

static struct builder begin(const struct snapshot *s, const struct report_options *o,
                            struct arena *a)
{
	BUG_IF(s->n_sessions < 1 || s->n_series < 1);
	struct builder b = {.s = s, .o = o, .a = a, .session = s->sessions, .series = s->series};
	count_everything(&b);
	return b;
}

static struct node *build(struct builder *b)
{
	b->doc = doc_new(b->a, kinds[b->o->kind].title(b));
	for (part *const *p = kinds[b->o->kind].parts; *p; p++)
		(*p)(b);
	return b->doc;
}

struct node *report_build(const struct snapshot *s, const struct report_options *o, struct arena *a)
{
	struct builder b = begin(s, o, a);
	return build(&b);
}

/* ---- file names ---- */

enum { SLUG_MAX = 60 };

/* Letters and digits of text in lower case, everything else one '-'. */
static void add_slug(struct buf *out, const char *text)
{
	AUTO_FREE char *ascii = text_ascii(text);
	size_t start = out->len;
	bool gap = false;
	for (const char *p = ascii; *p && out->len - start < SLUG_MAX; p++) {
		char c = *p;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
			if (gap && out->len > start)
				buf_addc(out, '-');
			buf_addc(out, c);
			gap = false;
		} else {
			gap = true;
		}
	}
}

char *report_file_name(const struct snapshot *s, const char *kind, const char *extension)
{
	const struct session *session = s->sessions;
	struct buf name;
	buf_init(&name);
	add_slug(&name, s->series->name);
	if (name.len == 0)
		buf_add(&name, "dialoog");
	/* Translators: a part of a file name, followed by the number of the session. */
	buf_addf(&name, "_%s-%d_", C_("file name", "session"), session->number);
	add_slug(&name, kind);
	if (date_valid(session->date))
		buf_addf(&name, "_%s", session->date);
	if (extension[0]) {
		buf_addc(&name, '.');
		add_slug(&name, extension);
	}
	return buf_take(&name);
}

/* ---- all of it ---- */

/* As good to read on white as has to be: 9.6:1. */
enum { USUAL_COLOUR = 0x004a7f };

/* What is to be seen in the logo: what somebody wrote of it, or else whose it is. */
static const char *logo_text(const struct snapshot *s, const struct report_options *o,
                             struct arena *a)
{
	const struct house_style *style = o->style;
	const char *whose = style->organisation;

	if (style->logo_text && style->logo_text[0])
		return style->logo_text;
	if (!whose || !whose[0])
		whose = s->series->organisation;
	/* Translators: %s is an organisation. */
	return whose[0] ? arena_printf(a, _("Logo of %s"), whose) : _("Logo");
}

static void add_style(struct doc_look *look, const struct snapshot *s,
                      const struct report_options *o, struct arena *a)
{
	if (o->style->colour)
		look->colour = o->style->colour;
	if (o->style->organisation && o->style->organisation[0])
		look->author = o->style->organisation;
	if (!o->style->logo)
		return;
	look->logo = o->style->logo;
	look->logo_len = o->style->logo_len;
	look->logo_text = logo_text(s, o, a);
}

/* Whatever it is practised for.  Only the verslag has versions. */
static bool is_draft(const struct builder *b)
{
	return b->session->status != SESSION_CLOSED || b->n_personal > 0 ||
	       (b->o->kind == KIND_REPORT && b->version.status == REPORT_DRAFT);
}

/* What the document says of itself, in the language that is selected. */
static struct doc_look look_of(const struct builder *b)
{
	const struct report_options *o = b->o;
	char moment[40] = "";
	struct doc_look look = {.language = b->series->language,
	                        .author = b->series->organisation,
	                        .mark = o->practice || is_draft(b) ? _("DRAFT") : "",
	                        /* Translators: "Page 1 of 3", at the foot of a page. */
	                        .page = C_("foot", "Page"),
	                        .of = C_("foot", "of"),
	                        .colour = USUAL_COLOUR,
	                        .marked_headings = o->for_reader,
	                        .columns = o->columns};

	if (o->now)
		moment_iso(o->now, moment, sizeof(moment));
	look.made = arena_strdup(b->a, moment);
	if (o->style)
		add_style(&look, b->s, o, b->a);
	return look;
}

/* "verslag-concept"; of a version that is fixed "verslag-versie-1": so that the one is never sent
 * for the other.  What is practised has a word of its own. */
static const char *file_word(const struct builder *b)
{
	bool practice = b->o->practice;
	const char *word =
	        gettext(practice ? kinds[b->o->kind].practice_file : kinds[b->o->kind].file);

	if (is_draft(b))
		/* Translators: a part of a file name. */
		return practice ? word
		                : arena_printf(b->a, "%s-%s", word, C_("file name", "draft"));
	/* Translators: a part of a file name. */
	return b->o->kind == KIND_REPORT
	               ? arena_printf(b->a, "%s-%s-%d", word, C_("file name", "version"),
	                              b->version.number)
	               : word;
}

enum status report_make(const struct snapshot *s, const struct report_options *o,
                        enum doc_format format, struct buf *out, char **name, struct err *e)
{
	const char *before = tr_select(s->series->language);
	struct arena *a = arena_new();
	struct builder b = begin(s, o, a);
	const struct doc_look look = look_of(&b);
	enum status status = doc_render(build(&b), &look, format, out, e);

	*name = report_file_name(s, file_word(&b), doc_format_name(format));
	arena_free(a);
	tr_select(before);
	return status;
}

/* ---- one section, to be looked at while it is written ---- */

/* What a section of own text stands in. */
static part *const section_parts[SECTION_COUNT][3] = {
        [SECTION_SUMMARY] = {part_summary},
        [SECTION_ABOUT] = {part_about},
        [SECTION_INTRODUCTION] = {part_introduction},
        [SECTION_ROUND_1] = {part_ideas, part_themes},
        [SECTION_ROUND_2] = {part_solutions, part_group_reports},
        [SECTION_INPUT] = {part_input},
        [SECTION_NEXT] = {part_phases},
        [SECTION_DATES] = {part_dates},
        [SECTION_ACCOUNT] = {part_account},
};

char *report_preview(const struct snapshot *s, const struct report_options *o, enum section section,
                     int64_t theme_id, int columns)
{
	const char *before = tr_select(s->series->language);
	struct arena *a = arena_new();
	struct builder b = begin(s, o, a);
	struct doc_look look = look_of(&b);
	struct buf out;
	struct err e;

	buf_init(&out);
	b.doc = doc_new(a, "");
	for (part *const *p = section_parts[section]; *p && !theme_id; p++)
		(*p)(&b);
	if (theme_id)
		part_theme(&b, theme_id);
	look.mark = "";
	look.columns = columns;
	look.marked_headings = true;
	/* Plain text takes every tree. */
	if (doc_render(b.doc, &look, DOC_TEXT, &out, &e) != OK)
		buf_clear(&out);
	arena_free(a);
	tr_select(before);
	return buf_take(&out);
}
