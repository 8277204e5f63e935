#include "entity.h"

#include "entity_names.h"
#include "mem.h"
#include "text.h"

/* Row access reads and writes every enum as an int. */
_Static_assert(sizeof(enum level) == sizeof(int), "enums are as wide as int");

enum { POSITION_MAX = 9999, COUNT_MAX = 9999, NUMBER_MAX = 9999, CODE_MAX = 99999 };
enum { MINUTES_MAX = 600, DOTS_MAX = 20, LETTERS = 26 };

/* ---- how a field is written down ---- */

/* A member of another type than the field says does not compile. */
#define AT(t, m, ctype) _Generic(((struct t *)0)->m, ctype : offsetof(struct t, m))

#define ID(t) \
	{ \
		.name = "id", .type = FIELD_ID, .offset = AT(t, id, int64_t), .min = 1 \
	}
#define REF_FIELD(t, m, to, needed) \
	{ \
		.name = #m, .type = FIELD_REF, .offset = AT(t, m, int64_t), .min = needed, \
		.ref = ENTITY_##to \
	}
#define REF(t, m, to) REF_FIELD(t, m, to, 1)
#define REF_OR_NONE(t, m, to) REF_FIELD(t, m, to, 0)
#define INT(t, m, low, high) \
	{ \
		.name = #m, .type = FIELD_INT, .offset = AT(t, m, int), .min = low, .max = high \
	}
#define BOOL_NAMED(t, m, column) \
	{ \
		.name = column, .type = FIELD_BOOL, .offset = AT(t, m, bool), .max = 1 \
	}
#define BOOL(t, m) BOOL_NAMED(t, m, #m)
#define ENUM(t, m, list) \
	{ \
		.name = #m, .type = FIELD_ENUM, .offset = offsetof(struct t, m), \
		.max = (int)N_ITEMS(list) - 1, .names = list, .n_names = (int)N_ITEMS(list) \
	}
#define STRING(t, m, kind, low, high) \
	{ \
		.name = #m, .type = kind, .offset = AT(t, m, const char *), .min = low, \
		.max = high \
	}
#define TEXT(t, m, high) STRING(t, m, FIELD_TEXT, 0, high)
#define TEXT_GIVEN(t, m, high) STRING(t, m, FIELD_TEXT, 1, high)
#define BLOCK(t, m, high) STRING(t, m, FIELD_BLOCK, 0, high)
#define MARKDOWN(t, m, high) \
	{ \
		.name = #m, .type = FIELD_BLOCK, .offset = AT(t, m, const char *), .max = high, \
		.markdown = true \
	}
#define LINE(t, m) TEXT(t, m, TEXT_MAX_FIELD)
#define DATE(t, m) STRING(t, m, FIELD_DATE, 0, 10)
#define MONTH(t, m) STRING(t, m, FIELD_MONTH, 0, 10)
#define TIME(t, m) STRING(t, m, FIELD_TIME, 0, 5)
#define MOMENT(t, m) \
	{ \
		.name = #m, .type = FIELD_MOMENT, .offset = AT(t, m, int64_t) \
	}

/* ---- the fields ---- */

static const struct field series_fields[] = {
        ID(series),
        TEXT(series, name, TEXT_MAX_TITLE),
        TEXT(series, region, TEXT_MAX_TITLE),
        TEXT(series, organisation, TEXT_MAX_TITLE),
        TEXT(series, programme, TEXT_MAX_TITLE),
        LINE(series, web_page),
        LINE(series, web_page_short),
        LINE(series, mail),
        MARKDOWN(series, about, TEXT_MAX_REPORT),
        TEXT(series, language, TEXT_MAX_SHORT_NAME),
};

static const struct field phase_fields[] = {
        ID(phase),
        REF(phase, series_id, series),
        INT(phase, position, 0, POSITION_MAX),
        TEXT(phase, name, TEXT_MAX_TITLE),
        MONTH(phase, date_from),
        MONTH(phase, date_to),
        MONTH(phase, reference_date),
};

static const struct field phase_product_fields[] = {
        ID(phase_product),
        REF(phase_product, series_id, series),
        REF(phase_product, phase_id, phase),
        INT(phase_product, position, 0, POSITION_MAX),
        LINE(phase_product, text),
        BOOL(phase_product, uncertain),
};

static const struct field session_fields[] = {
        ID(session),
        REF(session, series_id, series),
        INT(session, number, 1, NUMBER_MAX),
        TEXT_GIVEN(session, title, TEXT_MAX_TITLE),
        DATE(session, date),
        TIME(session, start_planned),
        TIME(session, end_planned),
        LINE(session, place),
        LINE(session, goal),
        LINE(session, main_question),
        ENUM(session, level, level_names),
        LINE(session, influence),
        INT(session, top_n, 0, LETTERS),
        INT(session, dots_per_person, 0, DOTS_MAX),
        INT(session, dots_per_subtheme, 0, DOTS_MAX),
        ENUM(session, tie_rule, tie_rule_names),
        ENUM(session, status, session_status_names),
        MOMENT(session, opened_at),
        MOMENT(session, closed_at),
        DATE(session, answer_by),
        BLOCK(session, ground_rules, TEXT_MAX_IDEA),
        DATE(session, keep_until),
};

static const struct field round_fields[] = {
        ID(round),
        REF(round, session_id, session),
        INT(round, number, 1, NUMBER_MAX),
        ENUM(round, kind, round_kind_names),
        LINE(round, title),
};

static const struct field agenda_item_fields[] = {
        ID(agenda_item),
        REF(agenda_item, session_id, session),
        INT(agenda_item, position, 0, POSITION_MAX),
        TEXT_GIVEN(agenda_item, title, TEXT_MAX_TITLE),
        ENUM(agenda_item, kind, item_kind_names),
        INT(agenda_item, minutes, 0, MINUTES_MAX),
        INT(agenda_item, min_minutes, 0, MINUTES_MAX),
        INT(agenda_item, trim_order, 0, POSITION_MAX),
        BOOL_NAMED(agenda_item, protected_, "protected"),
        LINE(agenda_item, who),
        BLOCK(agenda_item, note, TEXT_MAX_IDEA),
        BOOL(agenda_item, skipped),
        MOMENT(agenda_item, started_at),
        MOMENT(agenda_item, ended_at),
        REF_OR_NONE(agenda_item, round_id, round),
        LINE(agenda_item, material),
};

static const struct field question_fields[] = {
        ID(question),
        REF(question, session_id, session),
        REF(question, round_id, round),
        INT(question, number, 1, NUMBER_MAX),
        TEXT_GIVEN(question, text, TEXT_MAX_FIELD),
        LINE(question, text_screen),
        INT(question, minutes, 0, MINUTES_MAX),
        BOOL(question, main),
};

static const struct field group_fields[] = {
        ID(group),
        REF(group, session_id, session),
        INT(group, number, 1, NUMBER_MAX),
        TEXT(group, name, TEXT_MAX_TITLE),
        TEXT(group, colour, TEXT_MAX_SHORT_NAME),
        INT(group, people, 0, COUNT_MAX),
        INT(group, voters, 0, COUNT_MAX),
        REF_OR_NONE(group, merged_into, group),
        BOOL(group, withdrawn),
};

static const struct field subtheme_fields[] = {
        ID(subtheme),
        REF(subtheme, session_id, session),
        REF(subtheme, question_id, question),
        INT(subtheme, code, 1, LETTERS),
        TEXT_GIVEN(subtheme, title, TEXT_MAX_TITLE),
        TEXT(subtheme, short_name, TEXT_MAX_SHORT_NAME),
        BLOCK(subtheme, explanation, TEXT_MAX_IDEA),
        REF_OR_NONE(subtheme, merged_into, subtheme),
        REF_OR_NONE(subtheme, split_from, subtheme),
        BOOL(subtheme, withdrawn),
};

static const struct field idea_fields[] = {
        ID(idea),
        REF(idea, session_id, session),
        REF(idea, question_id, question),
        REF(idea, group_id, group),
        INT(idea, code, 1, CODE_MAX),
        TEXT_GIVEN(idea, text, TEXT_MAX_IDEA),
        TEXT(idea, public_text, TEXT_MAX_IDEA),
        ENUM(idea, legibility, legibility_names),
        REF_OR_NONE(idea, duplicate_of, idea),
        BOOL(idea, parked),
        LINE(idea, park_reason),
        REF_OR_NONE(idea, subtheme_id, subtheme),
        TEXT(idea, district, TEXT_MAX_TITLE),
        ENUM(idea, origin, origin_names),
        BOOL(idea, after_list),
        BOOL(idea, withdrawn),
        MOMENT(idea, created_at),
};

static const struct field ballot_fields[] = {
        ID(ballot),
        REF(ballot, session_id, session),
        INT(ballot, number, 1, NUMBER_MAX),
        ENUM(ballot, kind, ballot_kind_names),
        REF_OR_NONE(ballot, parent_id, ballot),
        INT(ballot, voters, 0, COUNT_MAX),
        INT(ballot, dots_per_person, 1, DOTS_MAX),
        INT(ballot, dots_per_subtheme, 1, DOTS_MAX),
        INT(ballot, extra_dots, 0, COUNT_MAX),
        INT(ballot, places, 1, LETTERS),
        ENUM(ballot, tie_rule, tie_rule_names),
        ENUM(ballot, status, ballot_status_names),
        LINE(ballot, reason),
        LINE(ballot, decision),
        MOMENT(ballot, opened_at),
        MOMENT(ballot, fixed_at),
        ENUM(ballot, groups_agreed, verdict_names),
};

static const struct field ballot_option_fields[] = {
        ID(ballot_option),
        REF(ballot_option, session_id, session),
        REF(ballot_option, ballot_id, ballot),
        REF(ballot_option, subtheme_id, subtheme),
        INT(ballot_option, position, 0, POSITION_MAX),
        TEXT(ballot_option, title, TEXT_MAX_TITLE),
        TEXT(ballot_option, short_name, TEXT_MAX_SHORT_NAME),
};

static const struct field vote_count_fields[] = {
        ID(vote_count),
        REF(vote_count, session_id, session),
        REF(vote_count, ballot_id, ballot),
        INT(vote_count, number, 1, NUMBER_MAX),
        LINE(vote_count, counted_by),
        INT(vote_count, leftover, -1, COUNT_MAX),
        ENUM(vote_count, status, count_status_names),
        LINE(vote_count, reason),
};

static const struct field count_line_fields[] = {
        ID(count_line),
        REF(count_line, session_id, session),
        REF(count_line, count_id, vote_count),
        REF(count_line, option_id, ballot_option),
        INT(count_line, dots, 0, COUNT_MAX),
};

static const struct field theme_fields[] = {
        ID(theme),
        REF(theme, session_id, session),
        REF(theme, subtheme_id, subtheme),
        REF(theme, ballot_id, ballot),
        INT(theme, rank, 1, LETTERS),
        INT(theme, position, 0, POSITION_MAX),
        TEXT(theme, title, TEXT_MAX_TITLE),
        TEXT(theme, short_name, TEXT_MAX_SHORT_NAME),
        INT(theme, dots, 0, COUNT_MAX),
        ENUM(theme, decided_by, decided_by_names),
        BOOL(theme, withdrawn),
};

static const struct field solution_fields[] = {
        ID(solution),
        REF(solution, session_id, session),
        REF_OR_NONE(solution, theme_id, theme),
        REF(solution, question_id, question),
        REF(solution, group_id, group),
        INT(solution, code, 1, CODE_MAX),
        TEXT_GIVEN(solution, text, TEXT_MAX_IDEA),
        TEXT(solution, public_text, TEXT_MAX_IDEA),
        ENUM(solution, addressee, addressee_names),
        LINE(solution, organisation),
        BOOL(solution, highlighted),
        BOOL(solution, quick),
        ENUM(solution, strength, strength_names),
        ENUM(solution, origin, origin_names),
        BOOL(solution, withdrawn),
        MOMENT(solution, created_at),
};

static const struct field group_report_fields[] = {
        ID(group_report),
        REF(group_report, session_id, session),
        REF_OR_NONE(group_report, round_id, round),
        REF(group_report, group_id, group),
        INT(group_report, position, 0, POSITION_MAX),
        LINE(group_report, text),
        BOOL(group_report, withdrawn),
};

static const struct field action_point_fields[] = {
        ID(action_point),
        REF(action_point, session_id, session),
        INT(action_point, position, 0, POSITION_MAX),
        LINE(action_point, what),
        LINE(action_point, who),
        LINE(action_point, due),
        BOOL(action_point, done),
        BOOL(action_point, withdrawn),
};

static const struct field next_date_fields[] = {
        ID(next_date),
        REF(next_date, series_id, series),
        REF(next_date, session_id, session),
        ENUM(next_date, kind, date_kind_names),
        TEXT(next_date, title, TEXT_MAX_TITLE),
        DATE(next_date, date),
        TIME(next_date, time_from),
        TIME(next_date, time_to),
        LINE(next_date, place),
        LINE(next_date, purpose),
        LINE(next_date, call),
        BOOL(next_date, withdrawn),
};

static const struct field example_fields[] = {
        ID(example),
        REF(example, session_id, session),
        INT(example, position, 0, POSITION_MAX),
        TEXT(example, title, TEXT_MAX_TITLE),
        BLOCK(example, lines, TEXT_MAX_IDEA),
        LINE(example, lesson),
        LINE(example, presenter),
        BOOL(example, withdrawn),
};

static const struct field info_sheet_fields[] = {
        ID(info_sheet),
        REF(info_sheet, series_id, series),
        INT(info_sheet, position, 0, POSITION_MAX),
        TEXT(info_sheet, title, TEXT_MAX_TITLE),
        BLOCK(info_sheet, lines, TEXT_MAX_IDEA),
        LINE(info_sheet, source),
        BOOL(info_sheet, withdrawn),
};

static const struct field head_count_fields[] = {
        ID(head_count),
        REF(head_count, session_id, session),
        ENUM(head_count, moment, head_moment_names),
        MOMENT(head_count, counted_at),
        INT(head_count, total, 0, COUNT_MAX),
        INT(head_count, residents, 0, COUNT_MAX),
        INT(head_count, care, 0, COUNT_MAX),
        INT(head_count, policy, 0, COUNT_MAX),
        INT(head_count, other, 0, COUNT_MAX),
};

static const struct field reflection_fields[] = {
        ID(reflection),
        REF(reflection, session_id, session),
        BLOCK(reflection, missed, TEXT_MAX_IDEA),
        BLOCK(reflection, went_well, TEXT_MAX_IDEA),
        BLOCK(reflection, better, TEXT_MAX_IDEA),
        ENUM(reflection, equality, verdict_names),
        ENUM(reflection, inclusion, verdict_names),
        ENUM(reflection, participation, verdict_names),
        ENUM(reflection, trust, verdict_names),
        ENUM(reflection, cocreation, verdict_names),
        BLOCK(reflection, values_remark, TEXT_MAX_IDEA),
};

static const struct field report_text_fields[] = {
        ID(report_text),
        REF(report_text, session_id, session),
        ENUM(report_text, section, section_names),
        REF_OR_NONE(report_text, theme_id, theme),
        MARKDOWN(report_text, text, TEXT_MAX_REPORT),
};

static const struct field taxonomy_fields[] = {
        ID(taxonomy),
        REF(taxonomy, series_id, series),
        INT(taxonomy, position, 0, POSITION_MAX),
        TEXT_GIVEN(taxonomy, name, TEXT_MAX_TITLE),
        TEXT(taxonomy, version, TEXT_MAX_TITLE),
        LINE(taxonomy, source),
        BOOL(taxonomy, outdated),
};

static const struct field term_fields[] = {
        ID(term),
        REF(term, series_id, series),
        REF(term, taxonomy_id, taxonomy),
        INT(term, position, 0, POSITION_MAX),
        TEXT(term, code, TEXT_MAX_SHORT_NAME),
        TEXT_GIVEN(term, name, TEXT_MAX_TITLE),
        BLOCK(term, synonyms, TEXT_MAX_IDEA),
        BOOL(term, active),
};

static const struct field organisation_fields[] = {
        ID(organisation),
        REF(organisation, series_id, series),
        INT(organisation, position, 0, POSITION_MAX),
        TEXT_GIVEN(organisation, name, TEXT_MAX_TITLE),
        ENUM(organisation, kind, organisation_kind_names),
        LINE(organisation, meets),
        LINE(organisation, address),
        BOOL(organisation, withdrawn),
};

static const struct field signal_fields[] = {
        ID(signal),
        REF(signal, series_id, series),
        INT(signal, code, 1, CODE_MAX),
        DATE(signal, date),
        TEXT(signal, district, TEXT_MAX_TITLE),
        ENUM(signal, source, signal_source_names),
        ENUM(signal, kind, signal_kind_names),
        TEXT_GIVEN(signal, text, TEXT_MAX_IDEA),
        TEXT(signal, public_text, TEXT_MAX_IDEA),
        TEXT(signal, urgent, TEXT_MAX_TITLE),
        ENUM(signal, status, signal_status_names),
        BOOL(signal, withdrawn),
};

static const struct field signal_tag_fields[] = {
        ID(signal_tag),
        REF(signal_tag, series_id, series),
        REF(signal_tag, signal_id, signal),
        REF(signal_tag, term_id, term),
        BOOL(signal_tag, withdrawn),
};

static const struct field follow_up_fields[] = {
        ID(follow_up),
        REF(follow_up, session_id, session),
        REF_OR_NONE(follow_up, solution_id, solution),
        REF_OR_NONE(follow_up, theme_id, theme),
        REF_OR_NONE(follow_up, idea_id, idea),
        INT(follow_up, position, 0, POSITION_MAX),
        DATE(follow_up, date),
        ENUM(follow_up, status, follow_status_names),
        LINE(follow_up, body),
        BLOCK(follow_up, explanation, TEXT_MAX_IDEA),
        ENUM(follow_up, project_step, project_step_names),
        LINE(follow_up, told_by),
        BOOL(follow_up, public),
};

static const struct field precondition_evidence_fields[] = {
        ID(precondition_evidence),
        REF(precondition_evidence, session_id, session),
        INT(precondition_evidence, number, 1, PRECONDITIONS),
        LINE(precondition_evidence, text),
};

static const struct field signal_link_fields[] = {
        ID(signal_link),
        REF(signal_link, session_id, session),
        REF(signal_link, signal_id, signal),
        REF_OR_NONE(signal_link, subtheme_id, subtheme),
        REF_OR_NONE(signal_link, solution_id, solution),
        BOOL(signal_link, withdrawn),
};

static const struct field tag_fields[] = {
        ID(tag),
        REF(tag, session_id, session),
        REF(tag, term_id, term),
        REF_OR_NONE(tag, idea_id, idea),
        REF_OR_NONE(tag, subtheme_id, subtheme),
        REF_OR_NONE(tag, theme_id, theme),
        REF_OR_NONE(tag, solution_id, solution),
        BOOL(tag, confirmed),
        BOOL(tag, withdrawn),
};

static const struct field report_version_fields[] = {
        ID(report_version),
        REF(report_version, session_id, session),
        INT(report_version, number, 1, NUMBER_MAX),
        MOMENT(report_version, created_at),
        ENUM(report_version, status, report_status_names),
        LINE(report_version, read_by),
        BLOCK(report_version, changes, TEXT_MAX_IDEA),
        LINE(report_version, file),
        TEXT(report_version, checksum, TEXT_MAX_TITLE),
        MOMENT(report_version, fixed_at),
        MOMENT(report_version, published_at),
        TEXT(report_version, words, TEXT_MAX_TITLE),
};

static const struct field correction_fields[] = {
        ID(correction),
        REF(correction, session_id, session),
        INT(correction, number, 1, NUMBER_MAX),
        MOMENT(correction, created_at),
        TEXT_GIVEN(correction, reason, TEXT_MAX_FIELD),
};

static const struct field kept_text_fields[] = {
        ID(kept_text),
        REF(kept_text, session_id, session),
        TEXT_GIVEN(kept_text, mark, TEXT_MAX_SHORT_NAME),
};

static const struct field counter_fields[] = {
        ID(counter),
        REF(counter, session_id, session),
        REF_OR_NONE(counter, question_id, question),
        TEXT(counter, kind, TEXT_MAX_SHORT_NAME),
        INT(counter, next, 1, CODE_MAX + 1),
};

/* ---- the entities ---- */

/* Ids are random, so an order by the id of a parent only keeps its children
 * together; the row's own id comes last, which makes every order total. */
#define ENTITY(t, list, sql, json, whose, order) \
	[ENTITY_##t] = {.id = ENTITY_##t, \
	                .table = sql, \
	                .key = json, \
	                .scope = whose, \
	                .size = sizeof(struct t), \
	                .list_offset = AT(snapshot, list, struct t *), \
	                .count_offset = AT(snapshot, n_##list, int), \
	                .room_offset = AT(snapshot, room_##list, int), \
	                .fields = t##_fields, \
	                .n_fields = (int)N_ITEMS(t##_fields), \
	                .order_by = order}

const struct entity entities[ENTITY_COUNT] = {
        ENTITY(series, series, "series", "series", SCOPE_SERIES_ITSELF, "id"),
        ENTITY(phase, phases, "phase", "phases", SCOPE_SERIES, "reference_date, position, id"),
        ENTITY(phase_product, phase_products, "phase_product", "phase_products", SCOPE_SERIES,
               "phase_id, position, id"),
        ENTITY(session, sessions, "session", "sessions", SCOPE_SESSION_ITSELF, "number, id"),
        ENTITY(round, rounds, "round", "rounds", SCOPE_SESSION, "number, id"),
        ENTITY(agenda_item, agenda, "agenda_item", "agenda_items", SCOPE_SESSION, "position, id"),
        ENTITY(question, questions, "question", "questions", SCOPE_SESSION, "number, id"),
        ENTITY(group, groups, "table_group", "groups", SCOPE_SESSION, "number, id"),
        ENTITY(subtheme, subthemes, "subtheme", "subthemes", SCOPE_SESSION,
               "question_id, code, id"),
        ENTITY(idea, ideas, "idea", "ideas", SCOPE_SESSION, "code, id"),
        ENTITY(ballot, ballots, "ballot", "ballots", SCOPE_SESSION, "number, id"),
        ENTITY(ballot_option, options, "ballot_option", "ballot_options", SCOPE_SESSION,
               "ballot_id, position, id"),
        ENTITY(vote_count, counts, "vote_count", "counts", SCOPE_SESSION, "ballot_id, number, id"),
        ENTITY(count_line, lines, "count_line", "count_lines", SCOPE_SESSION,
               "count_id, option_id, id"),
        ENTITY(theme, themes, "theme", "themes", SCOPE_SESSION, "position, id"),
        ENTITY(solution, solutions, "solution", "solutions", SCOPE_SESSION, "code, id"),
        ENTITY(group_report, reports, "group_report", "group_reports", SCOPE_SESSION,
               "round_id, group_id, position, id"),
        ENTITY(action_point, actions, "action_point", "action_points", SCOPE_SESSION,
               "position, id"),
        ENTITY(next_date, dates, "next_date", "next_dates", SCOPE_SESSION,
               "date, time_from, title, id"),
        ENTITY(example, examples, "example", "examples", SCOPE_SESSION, "position, id"),
        ENTITY(info_sheet, info_sheets, "info_sheet", "info_sheets", SCOPE_SERIES, "position, id"),
        ENTITY(head_count, heads, "head_count", "head_counts", SCOPE_SESSION, "counted_at, id"),
        ENTITY(reflection, reflections, "reflection", "reflections", SCOPE_SESSION, "id"),
        ENTITY(report_text, texts, "report_text", "report_texts", SCOPE_SESSION,
               "section, theme_id, id"),
        ENTITY(taxonomy, taxonomies, "taxonomy", "taxonomies", SCOPE_SERIES, "position, id"),
        ENTITY(term, terms, "term", "terms", SCOPE_SERIES, "taxonomy_id, position, id"),
        ENTITY(organisation, organisations, "organisation", "organisations", SCOPE_SERIES,
               "position, id"),
        ENTITY(signal, signals, "signal", "signals", SCOPE_SERIES, "code, id"),
        ENTITY(signal_tag, signal_tags, "signal_tag", "signal_tags", SCOPE_SERIES,
               "signal_id, term_id, id"),
        ENTITY(follow_up, follow_ups, "follow_up", "follow_ups", SCOPE_SESSION, "position, id"),
        ENTITY(precondition_evidence, evidence, "precondition_evidence", "precondition_evidence",
               SCOPE_SESSION, "number, id"),
        ENTITY(signal_link, signal_links, "signal_link", "signal_links", SCOPE_SESSION,
               "signal_id, id"),
        ENTITY(tag, tags, "tag", "tags", SCOPE_SESSION, "term_id, id"),
        ENTITY(report_version, versions, "report_version", "report_versions", SCOPE_SESSION,
               "number, id"),
        ENTITY(correction, corrections, "correction", "corrections", SCOPE_SESSION, "number, id"),
        ENTITY(kept_text, kept_texts, "kept_text", "kept_texts", SCOPE_SESSION, "mark, id"),
        ENTITY(counter, counters, "counter", "counters", SCOPE_SESSION, "kind, question_id, id"),
};
