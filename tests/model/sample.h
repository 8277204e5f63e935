/* A small session in which every rule holds: the vote of the first session (nine
 * subthemes, 30 voters, 88 dots), a few ideas and solutions, an agenda of two
 * hours.  Tests break one thing in it. */
#ifndef DIALOOG_TESTS_MODEL_SAMPLE_H
#define DIALOOG_TESTS_MODEL_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "entity.h"
#include "session.h"

enum {
	SERIES = 1,
	SESSION = 2,
	ROUND_ONE = 11,
	ROUND_TWO = 12,
	QUESTION_ONE = 21,
	QUESTION_TWO = 22,
	GROUP_ONE = 31,      /* to 34 */
	SUBTHEME_A = 41,     /* to I = 49 */
	SUBTHEME_OTHER = 55, /* of the second question */
	IDEA_ONE = 101,      /* to 112; I1 is in A, I2 in B ... I10 to I12 in A */
	BALLOT = 201,
	OPTION_A = 211, /* to I = 219 */
	COUNT_ONE = 221,
	COUNT_TWO = 222,
	THEME_ONE = 231, /* B, C, E */
	SOLUTION_ONE = 241,
	N_OPTIONS = 9
};

/* 15 May 2025 13:00 in Amsterdam. */
#define START INT64_C(1747306800000)
#define MINUTE INT64_C(60000)

/* The dots of A to I in the second count of the first session. */
extern const int sample_dots[N_OPTIONS];

/* The snapshot, in a new arena. */
void sample_init(struct snapshot *s);
void sample_fini(struct snapshot *s);
/* A cmocka fixture: *state is a struct snapshot. */
int sample_setup(void **state);
int sample_teardown(void **state);

/* The row with this id, to be changed. */
void *sample_row(const struct snapshot *s, enum entity_id entity, int64_t id);
#define SAMPLE(s, type, id) ((struct type *)sample_row(s, ENTITY_##type, id))
/* Puts these dots in a count. */
void sample_set_dots(struct snapshot *s, int64_t count_id, const int *dots);

#endif
