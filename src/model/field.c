#include "entity.h"

#include <string.h>

#include "arena.h"
#include "date.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* Characters that a date or time is read of before it is looked at. */
enum { STAMP_MAX = 40 };

/* What people call a field.  Sentences put it between quotation marks, so that
 * it needs no article. */
static const struct {
	const char *name, *label;
} labels[] = {
        {"about", NC_("field", "about")},
        {"active", NC_("field", "in use")},
        {"address", NC_("field", "address")},
        {"addressee", NC_("field", "for whom")},
        {"after_list", NC_("field", "came after the list")},
        {"answer_by", NC_("field", "answer by")},
        {"ballot_id", NC_("field", "ballot")},
        {"better", NC_("field", "what can be better")},
        {"body", NC_("field", "to whom")},
        {"call", NC_("field", "call")},
        {"care", NC_("field", "care and welfare")},
        {"changes", NC_("field", "changes")},
        {"checksum", NC_("field", "check number")},
        {"closed_at", NC_("field", "closed at")},
        {"cocreation", NC_("field", "making together")},
        {"code", NC_("field", "code")},
        {"colour", NC_("field", "colour")},
        {"confirmed", NC_("field", "confirmed")},
        {"count_id", NC_("field", "count")},
        {"counted_at", NC_("field", "counted at")},
        {"counted_by", NC_("field", "counted by")},
        {"created_at", NC_("field", "written at")},
        {"date", NC_("field", "date")},
        {"date_from", NC_("field", "from")},
        {"date_to", NC_("field", "to")},
        {"decided_by", NC_("field", "decided by")},
        {"decision", NC_("field", "decision")},
        {"district", NC_("field", "district")},
        {"done", NC_("field", "done")},
        {"dots", NC_("field", "dots")},
        {"dots_per_person", NC_("field", "dots per person")},
        {"dots_per_subtheme", NC_("field", "dots per subtheme")},
        {"due", NC_("field", "when")},
        {"duplicate_of", NC_("field", "duplicate of")},
        {"end_planned", NC_("field", "end")},
        {"ended_at", NC_("field", "ended at")},
        {"equality", NC_("field", "equality")},
        {"explanation", NC_("field", "explanation")},
        {"extra_dots", NC_("field", "extra dots")},
        {"file", NC_("field", "file")},
        {"fixed_at", NC_("field", "fixed at")},
        {"goal", NC_("field", "goal")},
        {"ground_rules", NC_("field", "ground rules")},
        {"group_id", NC_("field", "group")},
        {"groups_agreed", NC_("field", "groups see their ideas")},
        {"highlighted", NC_("field", "highlighted")},
        {"id", NC_("field", "id")},
        {"idea_id", NC_("field", "idea")},
        {"inclusion", NC_("field", "inclusion")},
        {"influence", NC_("field", "influence")},
        {"keep_until", NC_("field", "keep until")},
        {"kind", NC_("field", "kind")},
        {"language", NC_("field", "language")},
        {"leftover", NC_("field", "leftover dots")},
        {"legibility", NC_("field", "legibility")},
        {"lesson", NC_("field", "lesson")},
        {"level", NC_("field", "level")},
        {"lines", NC_("field", "lines")},
        {"mail", NC_("field", "e-mail")},
        {"main", NC_("field", "main question")},
        {"main_question", NC_("field", "main question")},
        {"mark", NC_("field", "mark")},
        {"material", NC_("field", "material")},
        {"meets", NC_("field", "meeting")},
        {"merged_into", NC_("field", "merged into")},
        {"min_minutes", NC_("field", "least minutes")},
        {"minutes", NC_("field", "minutes")},
        {"missed", NC_("field", "whom did we miss")},
        {"moment", NC_("field", "moment")},
        {"name", NC_("field", "name")},
        {"next", NC_("field", "next number")},
        {"note", NC_("field", "note")},
        {"number", NC_("field", "number")},
        {"opened_at", NC_("field", "opened at")},
        {"option_id", NC_("field", "option")},
        {"organisation", NC_("field", "organisation")},
        {"origin", NC_("field", "origin")},
        {"other", NC_("field", "other people")},
        {"outdated", NC_("field", "outdated")},
        {"parent_id", NC_("field", "earlier ballot")},
        {"park_reason", NC_("field", "why parked")},
        {"parked", NC_("field", "parked")},
        {"participation", NC_("field", "taking part")},
        {"people", NC_("field", "people")},
        {"phase_id", NC_("field", "phase")},
        {"place", NC_("field", "place")},
        {"places", NC_("field", "number of themes")},
        {"policy", NC_("field", "policy makers")},
        {"position", NC_("field", "position")},
        {"presenter", NC_("field", "who tells")},
        {"programme", NC_("field", "programme")},
        {"project_step", NC_("field", "project step")},
        {"protected", NC_("field", "protected")},
        {"public", NC_("field", "public")},
        {"public_text", NC_("field", "public text")},
        {"published_at", NC_("field", "published at")},
        {"purpose", NC_("field", "purpose")},
        {"question_id", NC_("field", "question")},
        {"quick", NC_("field", "can be done quickly")},
        {"rank", NC_("field", "rank")},
        {"read_by", NC_("field", "read by")},
        {"reason", NC_("field", "reason")},
        {"reference_date", NC_("field", "reference date")},
        {"region", NC_("field", "region")},
        {"residents", NC_("field", "residents")},
        {"round_id", NC_("field", "round")},
        {"section", NC_("field", "section")},
        {"series_id", NC_("field", "series")},
        {"session_id", NC_("field", "session")},
        {"short_name", NC_("field", "short name")},
        {"signal_id", NC_("field", "signal")},
        {"skipped", NC_("field", "skipped")},
        {"solution_id", NC_("field", "solution")},
        {"source", NC_("field", "source")},
        {"split_from", NC_("field", "split from")},
        {"start_planned", NC_("field", "start")},
        {"started_at", NC_("field", "started at")},
        {"status", NC_("field", "status")},
        {"strength", NC_("field", "strength")},
        {"subtheme_id", NC_("field", "subtheme")},
        {"synonyms", NC_("field", "other words")},
        {"taxonomy_id", NC_("field", "list of keywords")},
        {"term_id", NC_("field", "keyword")},
        {"text", NC_("field", "text")},
        {"text_screen", NC_("field", "text on the screen")},
        {"theme_id", NC_("field", "theme")},
        {"tie_rule", NC_("field", "rule for equal counts")},
        {"time_from", NC_("field", "from")},
        {"time_to", NC_("field", "to")},
        {"title", NC_("field", "title")},
        {"told_by", NC_("field", "told by")},
        {"top_n", NC_("field", "number of themes")},
        {"total", NC_("field", "total")},
        {"trim_order", NC_("field", "order to win time")},
        {"trust", NC_("field", "trust")},
        {"uncertain", NC_("field", "uncertain")},
        {"urgent", NC_("field", "urgent theme")},
        {"values_remark", NC_("field", "remark about the values")},
        {"version", NC_("field", "version")},
        {"voters", NC_("field", "voters")},
        {"web_page", NC_("field", "web page")},
        {"web_page_short", NC_("field", "short web page")},
        {"went_well", NC_("field", "what went well")},
        {"what", NC_("field", "what")},
        {"who", NC_("field", "who")},
        {"withdrawn", NC_("field", "taken away")},
        {"words", NC_("field", "mark of the words")},
};

const char *field_label(const struct field *f)
{
	for (size_t i = 0; i < N_ITEMS(labels); i++) {
		if (strcmp(labels[i].name, f->name) == 0)
			return tr_lookup("field", labels[i].label);
	}
	return f->name;
}

enum status field_check_int(const struct field *f, int64_t value, struct err *e)
{
	int64_t max = f->max;

	switch (f->type) {
	case FIELD_ID:
	case FIELD_REF:
		if (value == 0 && f->min > 0)
			return err_set(e, E_INVALID, _("The field \"%s\" is empty. Fill it in."),
			               field_label(f));
		max = INT64_MAX;
		break;
	case FIELD_MOMENT:
		max = INT64_MAX;
		break;
	case FIELD_INT:
	case FIELD_BOOL:
	case FIELD_ENUM:
	case FIELD_TEXT:
	case FIELD_BLOCK:
	case FIELD_DATE:
	case FIELD_MONTH:
	case FIELD_TIME:
		break;
	}
	if (value >= f->min && value <= max)
		return OK;
	if (f->type != FIELD_INT)
		return err_set(e, E_INVALID, _("The field \"%s\" has a value that does not exist."),
		               field_label(f));
	return err_set(e, E_INVALID,
	               _("The field \"%s\" cannot be %lld. Choose a number from %d to %d."),
	               field_label(f), (long long)value, f->min, f->max);
}

static enum status check_date(const struct field *f, const char *value, struct err *e)
{
	bool valid = f->type == FIELD_DATE    ? date_valid(value)
	             : f->type == FIELD_MONTH ? date_or_month_valid(value)
	                                      : time_valid(value);
	char shown[32];

	if (valid || *value == '\0')
		return OK;
	/* The value may come from a file and be of any length. */
	text_copy(shown, sizeof shown, value);
	if (f->type == FIELD_TIME)
		return err_set(e, E_INVALID, _("\"%s\" is not a time for the field \"%s\"."), shown,
		               field_label(f));
	return err_set(e, E_INVALID, _("\"%s\" is not a date for the field \"%s\"."), shown,
	               field_label(f));
}

/* A date or time is a text of which every character counts. */
static bool is_words(const struct field *f)
{
	return f->type == FIELD_TEXT || f->type == FIELD_BLOCK;
}

enum status field_check_text(const struct field *f, const char *value, struct err *e)
{
	if (!is_words(f))
		return check_date(f, value, e);
	if (f->min > 0 && *value == '\0')
		return err_set(e, E_INVALID, _("The field \"%s\" is empty. Fill it in."),
		               field_label(f));

	size_t chars = text_chars(value);
	if (chars <= (size_t)f->max)
		return OK;
	return err_set(e, E_LIMIT,
	               _("The field \"%s\" has %zu characters and may have %d. Make it shorter."),
	               field_label(f), chars, f->max);
}

enum status field_clean(const struct field *f, const char *text, size_t n, struct arena *a,
                        const char **out, struct err *e)
{
	AUTO_FREE char *clean = NULL;
	enum text_kind kind = f->markdown              ? TEXT_MARKDOWN
	                      : f->type == FIELD_BLOCK ? TEXT_BLOCK
	                                               : TEXT_LINE;
	/* A date that is too long is no date: field_check_text has the better sentence. */
	size_t max = is_words(f) ? (size_t)f->max : STAMP_MAX;
	enum status st = text_clean(text, n, kind, max, &clean, e);

	if (st == OK)
		st = field_check_text(f, clean, e);
	if (st == OK)
		*out = arena_strdup(a, clean);
	return st;
}
