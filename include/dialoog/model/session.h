/* The data of one session as plain structs: what the store reads, the views
 * draw, the report tells and the exchange writes.  Terms: domain.md 3 and 4.
 *
 * Conventions.  Texts are never NULL; "" means: not given.  References are ids,
 * 0 means: none.  Dates "YYYY-MM-DD", times of day "HH:MM", moments int64_t ms
 * since 1970 UTC (0: not yet).  Everything in a snapshot lives in its arena. */
#ifndef DIALOOG_MODEL_SESSION_H
#define DIALOOG_MODEL_SESSION_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* ---- the values that a field can have; names for SQL and JSON in entity.c ---- */

/* How much the room can influence (domain.md A.14). */
enum level { LEVEL_INFORM, LEVEL_CONSULT, LEVEL_COPRODUCE, LEVEL_COUNT };
/* Where a session is in its life (domain.md 1.5); finer states follow from the data. */
enum session_status { SESSION_PREPARED, SESSION_OPEN, SESSION_CLOSED, SESSION_STATUS_COUNT };
enum item_kind {
	ITEM_PLENARY,
	ITEM_EXAMPLE,
	ITEM_FILM,
	ITEM_FEEDBACK, /* what became of the previous session */
	ITEM_ROUND,
	ITEM_CLUSTERING,
	ITEM_VOTE,
	ITEM_REPORT_BACK, /* each group tells */
	ITEM_BREAK,
	ITEM_CLOSING,
	ITEM_KIND_COUNT
};
enum round_kind { ROUND_IDEAS, ROUND_SOLUTIONS, ROUND_KIND_COUNT };
enum legibility { LEGIBLE, PARTLY_ILLEGIBLE, ILLEGIBLE, LEGIBILITY_COUNT };
/* How a text came in. */
enum origin { ORIGIN_LIVE, ORIGIN_FILE, ORIGIN_LATER, ORIGIN_COUNT };
/* What happens when equal counts cross the border of the top (method.md 4.3).  Lots are
 * drawn in the hall, on paper. */
enum tie_rule { TIE_RUN_OFF, TIE_WIDEN, TIE_TOGETHER, TIE_LOT, TIE_RULE_COUNT };
enum ballot_kind { BALLOT_MAIN, BALLOT_RUN_OFF, BALLOT_KIND_COUNT };
enum ballot_status {
	BALLOT_OPEN,    /* the list is frozen, counts come in */
	BALLOT_FIXED,   /* the result is fixed */
	BALLOT_INVALID, /* given up, with a reason */
	BALLOT_STATUS_COUNT
};
enum count_status { COUNT_OPEN, COUNT_REJECTED, COUNT_FIXED, COUNT_STATUS_COUNT };
/* Why a theme is among the top. */
enum decided_by { BY_VOTE, BY_RUN_OFF, BY_WIDENING, BY_AGREEMENT, BY_LOT, DECIDED_BY_COUNT };
/* For whom a solution is; everything but self is "meegeven" (domain.md 3.2.7). */
enum addressee {
	FOR_SELF,
	FOR_CARE,
	FOR_MUNICIPALITY,
	FOR_CARE_AND_MUNICIPALITY,
	FOR_OTHER,
	ADDRESSEE_COUNT
};
enum strength { STRENGTH_PROPOSAL, STRENGTH_TO_EXAMINE, STRENGTH_NOT_AGREED, STRENGTH_COUNT };
/* What was asked with yes or no; open: nobody answered yet. */
enum verdict { VERDICT_OPEN, VERDICT_YES, VERDICT_NO, VERDICT_COUNT };
enum head_moment { HEADS_START, HEADS_VOTE, HEADS_END, HEAD_MOMENT_COUNT };
enum date_kind { DATE_SESSION, DATE_PROJECT_GROUP, DATE_OTHER, DATE_KIND_COUNT };
/* Free texts of the report, one per section (domain.md 5.1). */
enum section {
	SECTION_SUMMARY,
	SECTION_ABOUT,
	SECTION_INTRODUCTION,
	SECTION_ROUND_1,
	SECTION_ROUND_2,
	SECTION_INPUT, /* what happens with your input */
	SECTION_NEXT,
	SECTION_DATES,
	SECTION_ACCOUNT,
	SECTION_COUNT
};

/* What becomes of a proposal (domain.md 3.3). */
enum follow_status {
	/* of what is passed on */
	FOLLOW_RECEIVED,
	FOLLOW_PASSED_ON,
	FOLLOW_IN_PROGRESS,
	FOLLOW_ADOPTED,
	FOLLOW_PARTLY_ADOPTED,
	FOLLOW_NOT_ADOPTED,
	FOLLOW_CARRIED_OUT,
	FOLLOW_ANSWERED, /* the participants were told: of everything, at any time */
	/* of what people do themselves */
	FOLLOW_TAKEN_UP,
	FOLLOW_STARTED,
	FOLLOW_FINISHED,
	FOLLOW_STOPPED,
	FOLLOW_STATUS_COUNT
};
/* Of a proposal that became a project. */
enum project_step {
	STEP_NONE,
	STEP_IDEA,
	STEP_ASSIGNMENT,
	STEP_PLAN,
	STEP_IMPLEMENTATION_PLAN,
	STEP_IMPLEMENTATION,
	STEP_FINAL_REPORT,
	PROJECT_STEP_COUNT
};
enum signal_source {
	HEARD_AT_MEETING,
	HEARD_IN_CONVERSATION,
	HEARD_OTHERWISE,
	SIGNAL_SOURCE_COUNT
};
enum signal_kind {
	SIGNAL_SIGNAL,
	SIGNAL_IDEA,
	SIGNAL_EXPERIENCE,
	SIGNAL_BOTTLENECK,
	SIGNAL_KIND_COUNT
};
enum signal_status {
	SIGNAL_OPEN,
	SIGNAL_USED,
	SIGNAL_PASSED_ON,
	SIGNAL_CLOSED,
	SIGNAL_STATUS_COUNT
};
enum organisation_kind {
	ORGANISATION_CARE,
	ORGANISATION_WELFARE,
	ORGANISATION_MUNICIPALITY,
	ORGANISATION_INSURER,
	ORGANISATION_RESIDENTS, /* an initiative, also without a foundation */
	ORGANISATION_OTHER,
	ORGANISATION_KIND_COUNT
};
enum report_status {
	REPORT_DRAFT,
	REPORT_FINAL,
	REPORT_PUBLISHED,
	REPORT_CORRECTED,
	REPORT_STATUS_COUNT
};

/* ---- entities ---- */

struct series {
	int64_t id;
	const char *name;         /* "Participatiehub" */
	const char *region;       /* "regio Zoetermeer" */
	const char *organisation; /* the association */
	const char *programme;
	const char *web_page;       /* with https:// */
	const char *web_page_short; /* as people type it */
	const char *mail;           /* a shared mailbox, nobody's own */
	const char *about;          /* standard text: what is the hub */
	const char *language;       /* of scenes and documents: "nl" or "en" */
};

struct phase {
	int64_t id, series_id;
	int position;
	const char *name;
	const char *date_from, *date_to; /* "YYYY-MM-DD" or "YYYY-MM" or "" */
	const char *reference_date;      /* "so it was on" */
};

struct phase_product {
	int64_t id, series_id, phase_id;
	int position;
	const char *text;
	bool uncertain;
};

struct session {
	int64_t id, series_id;
	int number; /* in the series, from 1 */
	const char *title;
	const char *date;
	const char *start_planned, *end_planned;
	const char *place;
	const char *goal;
	const char *main_question;
	enum level level;
	const char *influence; /* what the room can influence, a sentence */
	int top_n;             /* how many themes are chosen */
	int dots_per_person;   /* 0: take the advice */
	int dots_per_subtheme; /* at most this many of one person on one subtheme */
	enum tie_rule tie_rule;
	enum session_status status;
	int64_t opened_at, closed_at;
	const char *answer_by;    /* date on which people hear what is done */
	const char *ground_rules; /* a line each */
	const char *keep_until;   /* date until which what was said is kept; "": not decided */
};

struct agenda_item {
	int64_t id, session_id;
	int position;
	const char *title;
	enum item_kind kind;
	int minutes;     /* planned */
	int min_minutes; /* never shorter than this */
	int trim_order;  /* 1: first to win time; 0: not offered */
	bool protected_; /* better not shortened */
	const char *who;
	const char *note;
	bool skipped;
	int64_t started_at, ended_at;
	int64_t round_id;     /* of ITEM_ROUND */
	const char *material; /* what has to lie ready */
};

struct round {
	int64_t id, session_id;
	int number;
	enum round_kind kind;
	const char *title; /* main question or name */
};

struct question {
	int64_t id, session_id, round_id;
	int number;
	const char *text;
	const char *text_screen; /* shorter wording for the hall, or "" */
	int minutes;
	bool main; /* the round's main question */
};

struct group {
	int64_t id, session_id;
	int number;
	const char *name;
	const char *colour; /* a word: "geel" */
	int people, voters;
	int64_t merged_into; /* its people joined that group; its ideas stay its own */
	bool withdrawn;
};

struct idea {
	int64_t id, session_id, question_id, group_id;
	int code;                /* I17; never given out twice */
	const char *text;        /* as written */
	const char *public_text; /* without personal data, or "": then text is public */
	enum legibility legibility;
	int64_t duplicate_of; /* another idea */
	bool parked;
	const char *park_reason;
	int64_t subtheme_id;
	const char *district;
	enum origin origin;
	bool after_list; /* came after the list was fixed: not voted on */
	bool withdrawn;
	int64_t created_at;
};

struct subtheme {
	int64_t id, session_id, question_id;
	int code; /* 1 = A ... 26 = Z; never given out twice within a question */
	const char *title;
	const char *short_name;
	const char *explanation;
	int64_t merged_into; /* another subtheme: then withdrawn */
	int64_t split_from;
	bool withdrawn;
};

struct ballot {
	int64_t id, session_id;
	int number;
	enum ballot_kind kind;
	int64_t parent_id; /* of a run-off */
	int voters;
	int dots_per_person, dots_per_subtheme;
	int extra_dots; /* handed out to late voters */
	int places;     /* how many themes it chooses */
	enum tie_rule tie_rule;
	enum ballot_status status;
	const char *reason;   /* why invalid, or why a difference was accepted */
	const char *decision; /* how a tie was settled, and who agreed */
	int64_t opened_at, fixed_at;
	enum verdict
	        groups_agreed; /* did they see their ideas in the list, before it was locked? */
};

/* The frozen list: what could be voted on, as it was called then. */
struct ballot_option {
	int64_t id, session_id, ballot_id, subtheme_id;
	int position;
	const char *title, *short_name;
};

/* Counting the dots once ("telling"). */
struct vote_count {
	int64_t id, session_id, ballot_id;
	int number;
	const char *counted_by; /* roles, no names */
	int leftover;           /* dots handed back; -1: not filled in */
	enum count_status status;
	const char *reason; /* why it was rejected, or a difference accepted */
};

struct count_line {
	int64_t id, session_id, count_id, option_id;
	int dots;
};

/* A winner: a snapshot of a subtheme, which may be renamed later. */
struct theme {
	int64_t id, session_id, subtheme_id, ballot_id;
	int rank;     /* shared when equal */
	int position; /* 1.. */
	const char *title, *short_name;
	int dots;
	enum decided_by decided_by;
	bool withdrawn;
};

struct solution {
	int64_t id, session_id, theme_id, question_id, group_id;
	int code; /* O12; never given out twice */
	const char *text;
	const char *public_text;
	enum addressee addressee;
	const char *organisation; /* of FOR_OTHER */
	bool highlighted, quick;
	enum strength strength;
	enum origin origin;
	bool withdrawn;
	int64_t created_at;
};

struct group_report {
	int64_t id, session_id, round_id, group_id;
	int position; /* 1..3 */
	const char *text;
	bool withdrawn;
};

struct action_point {
	int64_t id, session_id;
	int position;
	const char *what, *who;
	const char *due; /* in words: "before the summer" */
	bool done, withdrawn;
};

struct next_date {
	int64_t id, series_id, session_id;
	enum date_kind kind;
	const char *title;
	const char *date, *time_from, *time_to;
	const char *place, *purpose, *call;
	bool withdrawn;
};

struct example {
	int64_t id, session_id;
	int position;
	const char *title;
	const char *lines; /* at most five */
	const char *lesson;
	const char *presenter; /* a role, no name */
	bool withdrawn;
};

struct info_sheet {
	int64_t id, series_id;
	int position;
	const char *title, *lines, *source;
	bool withdrawn;
};

struct head_count {
	int64_t id, session_id;
	enum head_moment moment;
	int64_t counted_at;
	int total, residents, care, policy, other;
};

enum { CORE_VALUES = 5 };
struct reflection {
	int64_t id, session_id;
	const char *missed; /* whom did we miss */
	const char *went_well, *better;
	/* Did we live up to the five core values (domain.md A.13)? */
	enum verdict equality, inclusion, participation, trust, cocreation;
	const char *values_remark;
};

struct report_text {
	int64_t id, session_id;
	enum section section;
	int64_t theme_id; /* of SECTION_ROUND_2: the paragraph of one theme */
	const char *text;
};

/* A list of terms to file things under (domain.md annex A). */
struct taxonomy {
	int64_t id, series_id;
	int position;
	const char *name;
	const char *version; /* "2023" */
	const char *source;  /* which document it is from */
	bool outdated;       /* still to be read, no longer to be chosen */
};

struct term {
	int64_t id, series_id, taxonomy_id;
	int position;
	const char *code; /* as its source numbers it: "5.7", or "" */
	const char *name;
	const char *synonyms; /* a line each */
	bool active;
};

/* An organisation or body that proposals go to; no persons. */
struct organisation {
	int64_t id, series_id;
	int position;
	const char *name;
	enum organisation_kind kind;
	const char *meets;   /* which meeting, how often */
	const char *address; /* a shared one, not for everybody */
	bool withdrawn;
};

/* What was heard in the city between sessions. */
struct signal {
	int64_t id, series_id;
	int code; /* S3; never given out twice */
	const char *date;
	const char *district;
	enum signal_source source;
	enum signal_kind kind;
	const char *text;        /* as written */
	const char *public_text; /* without personal data, or "": then text is public */
	const char *urgent;      /* the urgent theme it is about, or "" */
	enum signal_status status;
	bool withdrawn;
};

struct signal_tag {
	int64_t id, series_id, signal_id, term_id;
	bool withdrawn;
};

/* What became of one solution, theme or idea: only added to, the last line is how it stands
 * (domain.md 3.2.9). */
struct follow_up {
	int64_t id, session_id;
	int64_t solution_id, theme_id, idea_id; /* exactly one of them */
	int position;
	const char *date;
	enum follow_status status;
	const char *body;        /* where it was passed on to, or who does it; no persons */
	const char *explanation; /* why; always given when something was not adopted */
	enum project_step project_step;
	const char *told_by; /* a role, no name */
	bool public;
};

/* How the session met one of the conditions of the grant (domain.md A.11). */
enum { PRECONDITIONS = 8 };
struct precondition_evidence {
	int64_t id, session_id;
	int number; /* of the condition, from 1 */
	const char *text;
};

/* Where a signal came back in a session. */
struct signal_link {
	int64_t id, session_id, signal_id;
	int64_t subtheme_id, solution_id; /* exactly one of them */
	bool withdrawn;
};

struct tag {
	int64_t id, session_id, term_id;
	int64_t idea_id, subtheme_id, theme_id, solution_id; /* exactly one of them */
	bool confirmed;                                      /* else: a proposal */
	bool withdrawn;
};

/* The verslag as it was made; the file of one that was sent is never changed. */
struct report_version {
	int64_t id, session_id;
	int number; /* from 1, without gaps */
	int64_t created_at;
	enum report_status status;
	const char *read_by;  /* the second reader: a role, no name */
	const char *changes;  /* since the version before */
	const char *file;     /* its name, beside the hub: not for everybody */
	const char *checksum; /* of that file */
	int64_t fixed_at, published_at;
	const char *words; /* a mark of what it told when it was fixed (version.h); "": not known */
};

/* What was changed after closing, and why (domain.md 3.2.8). */
struct correction {
	int64_t id, session_id;
	int number; /* from 1, without gaps */
	int64_t created_at;
	const char *reason;
};

/* A text that may hold something of a person, and that somebody looked at: it may stay as it is. */
struct kept_text {
	int64_t id, session_id;
	const char *mark; /* of the text (version.h) */
};

/* The next code to give out; outside the journal, only grows. */
struct counter {
	int64_t id, session_id;
	int64_t question_id; /* of subthemes */
	const char *kind;    /* "idea", "solution", "subtheme", "signal" */
	int next;
};

/* Parents before children.  Lists end up as `ideas` and `n_ideas`; the order of
 * rows is as a person expects it: by position, number or code. */
#define SNAPSHOT_LISTS(X) \
	X(series, series) \
	X(phase, phases) \
	X(phase_product, phase_products) \
	X(session, sessions) \
	X(round, rounds) \
	X(agenda_item, agenda) \
	X(question, questions) \
	X(group, groups) \
	X(subtheme, subthemes) \
	X(idea, ideas) \
	X(ballot, ballots) \
	X(ballot_option, options) \
	X(vote_count, counts) \
	X(count_line, lines) \
	X(theme, themes) \
	X(solution, solutions) \
	X(group_report, reports) \
	X(action_point, actions) \
	X(next_date, dates) \
	X(example, examples) \
	X(info_sheet, info_sheets) \
	X(head_count, heads) \
	X(reflection, reflections) \
	X(report_text, texts) \
	X(taxonomy, taxonomies) \
	X(term, terms) \
	X(organisation, organisations) \
	X(signal, signals) \
	X(signal_tag, signal_tags) \
	X(follow_up, follow_ups) \
	X(precondition_evidence, evidence) \
	X(signal_link, signal_links) \
	X(tag, tags) \
	X(report_version, versions) \
	X(correction, corrections) \
	X(kept_text, kept_texts) \
	X(counter, counters)

/* Everything of one session: the whole truth the desk shows.  series and
 * sessions have exactly one row in a loaded snapshot.  room_ideas and so on are
 * of snapshot_add() alone: the rows that fit where the list is now. */
struct snapshot {
	struct arena *arena; /* owns everything below; not owned by the snapshot */
#define SNAPSHOT_MEMBER(type, list) \
	struct type *list; \
	int n_##list, room_##list;
	SNAPSHOT_LISTS(SNAPSHOT_MEMBER)
#undef SNAPSHOT_MEMBER
};

/* The session itself, borrowed. */
static inline const struct session *snapshot_session(const struct snapshot *s)
{
	return s->sessions;
}

/* Borrowed row with this id, or NULL. */
#define SNAPSHOT_FINDER(type, list) \
	const struct type *snapshot_find_##type(const struct snapshot *s, int64_t id);
SNAPSHOT_LISTS(SNAPSHOT_FINDER)
#undef SNAPSHOT_FINDER

#endif
