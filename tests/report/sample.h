/* Sessions to report on: a snapshot is put together row by row. */
#ifndef DIALOOG_TESTS_REPORT_SAMPLE_H
#define DIALOOG_TESTS_REPORT_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "entity.h"
#include "report.h"
#include "session.h"

/* A new row with its own id, all texts "". */
#define ADD(s, type) ((struct type *)sample_row(s, ENTITY_##type))
void *sample_row(struct snapshot *s, enum entity_id id);

/* A series and a closed session without anything in it. */
void sample_bare(struct snapshot *s, struct arena *a);
/* Two rounds, 60 ideas, 9 subthemes, a vote that was counted twice, 75 solutions. */
void sample_vote(struct snapshot *s, struct arena *a);
/* One round with two questions, answers under key words, group reports, no vote. */
void sample_answers(struct snapshot *s, struct arena *a);
/* One of everything that can be counted, one person too: with a vote, and without. */
void sample_one(struct snapshot *s, struct arena *a);
void sample_one_answer(struct snapshot *s, struct arena *a);

/* Pieces that tests put together themselves. */
struct group *sample_group(struct snapshot *s, int number);
struct round *sample_round(struct snapshot *s, int number, enum round_kind kind);
struct question *sample_question(struct snapshot *s, int64_t round_id, const char *text);
struct subtheme *sample_subtheme(struct snapshot *s, int64_t question_id, const char *title,
                                 const char *short_name);
struct idea *sample_idea(struct snapshot *s, int64_t question_id, int64_t group_id,
                         int64_t subtheme_id, const char *text);
struct solution *sample_solution(struct snapshot *s, int64_t theme_id, enum addressee addressee,
                                 const char *text);
/* A fixed main ballot with one fixed count: dots[i] for the i-th subtheme. */
struct ballot *sample_ballot(struct snapshot *s, int voters, int dots_each);
struct vote_count *sample_count(struct snapshot *s, int64_t ballot_id, const int *dots, int n,
                                int leftover);
struct theme *sample_theme(struct snapshot *s, int subtheme, int rank, int dots);

/* A document as Markdown, appended to out. */
void render_markdown(const struct node *doc, struct buf *out);
/* The verslag as Markdown, in the language that is selected; the caller frees. */
char *sample_markdown(const struct snapshot *s, struct arena *a);
/* The same of a document of any kind. */
char *sample_kind(const struct snapshot *s, enum report_kind kind, struct arena *a);
/* Fails unless needle is in text, or when it is. */
void assert_has(const char *text, const char *needle);
void assert_has_not(const char *text, const char *needle);
/* Compares with the file NAME.golden, which may stand in a folder below this one; with
 * UPDATE_GOLDEN=1 writes it instead. */
void assert_golden(const char *text, const char *name);
/* ---- told.c: the session of one test ---- */

extern struct arena *arena;
extern struct snapshot snapshot;
/* cmocka setup and teardown: a session without anything in it, Dutch. */
int sample_set_up(void **state);
int sample_tear_down(void **state);
/* Its verslag has this in it, or has not. */
void assert_told(const char *needle);
void assert_not_told(const char *needle);

/* Selects Dutch, in which a verslag is written. */
void select_dutch(void);

#endif
