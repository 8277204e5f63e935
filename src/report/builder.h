/* The parts of the documents and the small tools they share.  One builder is alive
 * during one report_build. */
#ifndef DIALOOG_REPORT_BUILDER_H
#define DIALOOG_REPORT_BUILDER_H

#include "date.h"
#include "report.h"
#include "rules.h"

/* A picture of the QR code of the web page: empty when there is none; made once. */
struct page_code {
	bool is_made;
	const void *png;
	size_t len;
	int width_mm;
};

struct builder {
	const struct snapshot *s;
	const struct report_options *o;
	struct arena *a;
	struct node *doc; /* where sections are added */
	const struct session *session;
	const struct series *series;
	const struct ballot *ballot; /* the main vote with a fixed result, or NULL */
	bool has_annex;              /* the first annex was added */
	bool answers;                /* no vote: the room answered questions */
	int n_people;                /* who took part; 0: not counted */
	int n_groups;                /* that were not withdrawn */
	int n_ideas, n_solutions, n_reports, n_themes;
	int n_personal; /* texts that nobody decided about yet (personal.h) */
	struct page_code code;
	struct version_state version; /* of a verslag; else number 0 */
	char today[DATE_SIZE];        /* the day of the document; "": not known */
};

/* ---- a vote (result.c) ---- */

/* What an option is called inside a sentence. */
const char *option_name(const struct ballot_option *o);
const char *theme_name(const struct theme *t);
/* "A, B and C": of all themes that were chosen. */
const char *theme_names(const struct builder *b);
/* How a tie was settled, or who looked on at the lots; the ballot has a decision. */
const char *decision_sentence(const struct builder *b, const struct ballot *ballot);
/* "Agreed before the vote: ..." */
const char *tie_rule_sentence(enum tie_rule rule);
/* The themes have places 1, 2, 3, so that a list can number them. */
bool places_count_on(const struct builder *b);
/* "Everyone got 3 dots."; how many on one subtheme, "" when that was free. */
const char *dots_each(const struct builder *b, const struct ballot *ballot);
const char *most_dots(const struct builder *b, const struct ballot *ballot);

/* ---- prose (prose.c) ---- */

/* What is added between these two is a section with a heading; without anything
 * added there is no section.  begin gives what end must be given; end gives the
 * heading, or NULL. */
struct node *section_begin(struct builder *b);
struct node *section_end(struct builder *b, struct node *outer, int level, const char *heading);

/* Adds a sentence to a paragraph that is being made. */
void say(struct buf *prose, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Adds somebody's words as a sentence; nothing when text is "". */
void say_text(struct builder *b, struct buf *prose, const char *text);
/* The sentences become a paragraph (none: nothing), and prose is empty again. */
void end_paragraph(struct builder *b, struct buf *prose);
/* A paragraph that begins with a label in bold; nothing when text is "". */
void labelled(struct builder *b, const char *label, const char *text);
/* A line in bold above a list. */
void bold_line(struct builder *b, const char *text);
/* As section_end, with a line in bold instead of a heading. */
void bold_end(struct builder *b, struct node *outer, const char *text);
/* A sum in a table. */
void bold_number(struct builder *b, struct node *row, int number);
/* What the facilitator typed for a section; theme_id only for SECTION_ROUND_2. */
void section_text(struct builder *b, enum section section, int64_t theme_id);

/* ---- phrases (phrase.c); what comes back lives in the arena ---- */

/* "a, b, c"; "a, b and c" */
const char *join_comma(struct arena *a, const char *const *items, int n);
const char *join_and(struct arena *a, const char *const *items, int n);
/* text that ends as a sentence does. */
const char *with_stop(struct arena *a, const char *text);
/* text with a capital first, when it begins with an ASCII letter. */
const char *capitalised(struct arena *a, const char *text);
/* "two".."ten", else digits; "first".."tenth", else "11th". */
const char *number_word(struct arena *a, int n);
const char *ordinal_word(struct arena *a, int n);
/* title as it stands inside a sentence: common first words lose their capital. */
const char *title_inside(struct arena *a, const char *title);
/* "15 mei 2025"; "donderdag 15 mei 2025"; the text itself when it is no date. */
const char *day(struct arena *a, const char *date);
const char *weekday(struct arena *a, const char *date);
/* "as of 20 May 2025" */
const char *as_of(struct arena *a, const char *date);
/* "4 groups", "60 ideas", "42 answers", "75 solutions", "19 dots" */
const char *groups_phrase(struct arena *a, int n);
const char *ideas_phrase(struct arena *a, int n);
const char *answers_phrase(struct arena *a, int n);
const char *solutions_phrase(struct arena *a, int n);
const char *dots_phrase(struct arena *a, int n);
/* "municipalities", "ourselves", "others"; of a solution for others the organisation. */
const char *for_whom(enum addressee to);
const char *addressee_name(const struct solution *s);
/* "For municipalities." */
const char *addressee_sentence(struct arena *a, const struct solution *s);
/* "18 residents, 8 people ... and 5 ..."; "" when it may not or cannot be told.
 * *whole: the kinds add up to the total. */
const char *kinds_of_people(struct arena *a, const struct head_count *h, bool *whole);
/* Name of a group, or "Group 3"; "" without group. */
const char *group_name(const struct builder *b, int64_t group_id);

/* ---- what is told and where it belongs (belong.c) ---- */

/* Ideas that are told, of this question, under this subtheme (0: under none); parked
 * ones only with parked.  question_id 0: ideas without a known question. */
bool idea_is_in(const struct builder *b, const struct idea *i, int64_t question_id,
                int64_t subtheme_id, bool parked);
int ideas_in(const struct builder *b, int64_t question_id, int64_t subtheme_id, bool parked);
/* Ideas of a question, parked ones too. */
int ideas_of_question(const struct builder *b, int64_t question_id);
/* The solution is told under this theme; 0: under none. */
bool solution_is_in(const struct builder *b, const struct solution *s, int64_t theme_id);
/* which: 0 all, 1 do ourselves, 2 pass on. */
int solutions_in(const struct builder *b, int64_t theme_id, int which);
bool solution_is_which(const struct solution *s, int which);
/* Rounds in which something was said. */
bool round_has_content(const struct builder *b, const struct round *round);
bool anything_said(const struct builder *b);
/* The part of the agenda was held, as far as is known. */
bool item_was_held(const struct builder *b, const struct agenda_item *item);
bool is_introduction(const struct builder *b, const struct agenda_item *item);
/* Questions that something was said to. */
int questions_answered(const struct builder *b);
/* The date is not behind us, as far as is known. */
bool is_to_come(const struct builder *b, const char *date);
/* The date by which people hear what happens; "" when none was promised, or when it went by: then
 * it is no promise any more. */
const char *answer_date(const struct builder *b);

/* ---- how proposals stand (standing.c) ---- */

/* On the day of the document. */
struct standing standing_of(const struct builder *b, const struct solution *s);
struct standing standing_of_idea(const struct builder *b, const struct idea *idea);
/* "Plant trees. On 20 May 2025: passed on (the municipality)."; the text as a sentence when
 * nothing is known.  dated: with the days. */
const char *with_standing(const struct builder *b, const char *text, struct standing st,
                          bool dated);

struct proposal {
	const char *text;
	const char *for_whom; /* "municipalities"; "": nobody said */
	struct standing standing;
};
struct proposals {
	struct proposal *list;
	int n;
};
/* What is passed on, and whatever else something is known of; on top in the report first. */
struct proposals find_proposals(const struct builder *b);
/* By when it is heard what happens, "": not known; known: who takes it further (input.c). */
void say_answer(struct builder *b, struct buf *prose, bool known, const char *date);

/* ---- versions (version.c); each adds nothing when there is nothing to tell ---- */

void version_line(struct builder *b);
void account_versions(struct builder *b);

/* "Round 1: ...": with one question that question, else the name of the round
 * (rounds.c). */
const char *round_heading(const struct builder *b, const struct round *r);

/* ---- pieces that more documents have; each adds nothing when it has no content ---- */

/* "First there was an introduction. ..."; in prose, "" when nothing was said (opening.c). */
const char *how_it_went(struct builder *b, struct buf *prose);
/* How many addressees there are solutions for, and how many solutions each has (solutions.c). */
int addressees(const struct builder *b);
void addressee_table(struct builder *b);
/* Ways to reach us, and the first meeting that is still to come, as sentences in a paragraph;
 * false: there are none (follow.c). */
bool say_how_to_react(struct builder *b, struct node *p);
/* The QR code of the web page of the series, for who has the document on paper; nothing without a
 * web page (follow.c). */
void web_page_code(struct builder *b);
/* Makes the picture of it before many pages are tried, each in memory of its own. */
void find_page_code(struct builder *b);
/* Parts of the accountability (account.c); all: also conditions without a text. */
void account_corrections(struct builder *b);
void account_votes(struct builder *b);
void account_notes(struct builder *b);
void account_reflection(struct builder *b);
void account_conditions(struct builder *b, bool all);

/* ---- the verslag (domain.md 5.1); each adds nothing when it has no content ---- */

void part_summary(struct builder *b);
void part_about(struct builder *b);
void part_introduction(struct builder *b);
void part_ideas(struct builder *b);
void part_themes(struct builder *b);
void part_solutions(struct builder *b);
/* Of one theme alone. */
void part_theme(struct builder *b, int64_t theme_id);
void part_group_reports(struct builder *b);
void part_input(struct builder *b);
void part_phases(struct builder *b);
void part_dates(struct builder *b);
void part_account(struct builder *b);
void annex_ideas(struct builder *b);
void annex_solutions(struct builder *b);
void annex_counts(struct builder *b);

/* ---- the terugkoppeling (feedback.c; domain.md 5.3) ---- */

const char *feedback_title(const struct builder *b);
void feedback_line(struct builder *b);
/* All of it that fits on one page below what is there already. */
void feedback_page(struct builder *b);

/* ---- the opdrachtgever (numbers.c, times.c) ---- */

const char *commissioner_title(const struct builder *b);
void commissioner_method(struct builder *b);
void commissioner_numbers(struct builder *b);
void commissioner_counting(struct builder *b);
void commissioner_solutions(struct builder *b);
void commissioner_standing(struct builder *b);
void commissioner_times(struct builder *b);
void commissioner_account(struct builder *b);

#endif
