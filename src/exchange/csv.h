/* What the files of the CSV export share. */
#ifndef DIALOOG_EXCHANGE_CSV_H
#define DIALOOG_EXCHANGE_CSV_H

#include <stdbool.h>

#include "buf.h"
#include "date.h"
#include "exchange.h"
#include "rules.h"
#include "session.h"

/* Of the columns and their meaning; grows when one of them changes. */
#define CSV_EXPORT_VERSION "1"

/* An export while it is made. */
struct csv {
	const struct snapshot *all;
	const struct snapshot *open; /* what of it is for everybody: the texts come from here */
	const char *session_id;
	char today[DATE_SIZE];      /* "peildatum" */
	const struct tally *result; /* of the vote that holds; NULL: none is fixed */
	struct buf *out;
	bool in_row; /* the row has a field already */
};

/* ---- cells (csv_cell.c) ---- */

/* A field with this text: on one line, without what nobody can see, and never a formula. */
void csv_text(struct csv *c, const char *text);
/* A negative number is not known: then the field is empty. */
void csv_number(struct csv *c, int number);
void csv_yes_no(struct csv *c, bool yes);
void csv_end_row(struct csv *c);

/* ---- words (csv_words.c) ---- */

/* The part of its name that says which file it is. */
extern const char *const csv_file_words[CSV_FILE_COUNT];
/* The names of its columns, with a blank between them. */
extern const char *const csv_headers[CSV_FILE_COUNT];

enum csv_kind { CSV_IDEA, CSV_ANSWER, CSV_SOLUTION, CSV_KIND_COUNT };
extern const char *const csv_kinds[CSV_KIND_COUNT];
extern const char *const csv_addressees[ADDRESSEE_COUNT];
extern const char *const csv_origins[ORIGIN_COUNT];
extern const char *const csv_follow_statuses[FOLLOW_STATUS_COUNT];
extern const char *const csv_project_steps[PROJECT_STEP_COUNT];
extern const char *const csv_count_statuses[COUNT_STATUS_COUNT];
extern const char *const csv_levels[LEVEL_COUNT];
/* Of a count in a ballot that was given up. */
extern const char *const csv_invalid;
/* Behind a keyword that nobody confirmed yet. */
extern const char *const csv_proposal;
/* In the place of a name that a group does not have, before its number. */
extern const char *const csv_group;
extern const char *const csv_yes, *const csv_no;
/* Before the id of a session that is only practice. */
extern const char *const csv_practice;

/* The lists of keywords that have a column of their own, by a word in the name of the list. */
enum csv_terms { CSV_DIMENSION, CSV_SPUK, CSV_ACTION_LINE, CSV_TERMS_COUNT };
extern const char *const csv_term_lists[CSV_TERMS_COUNT];

/* ---- the rows of each file ---- */

void csv_input_rows(struct csv *c);
void csv_vote_rows(struct csv *c);
void csv_session_row(struct csv *c);

#endif
