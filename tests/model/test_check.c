#include "check_cases.h"

#include <string.h>

#include "mem.h"
#include "rules.h"

static void test_sample_is_right(void **state)
{
	struct err e = {0};
	enum status st = snapshot_check(*state, &e);

	if (st != OK)
		fail_msg("%s", e.msg);
}

/* ---- one change, which is right or breaks a rule ---- */

static void two_sessions(struct snapshot *s)
{
	*(struct session *)snapshot_add(s, ENTITY_session) = s->sessions[0];
}
static void no_series(struct snapshot *s)
{
	s->n_series = 0;
}
static void same_id(struct snapshot *s)
{
	s->ideas[3].id = s->ideas[4].id;
}
static void zero_id(struct snapshot *s)
{
	s->reports = snapshot_add(s, ENTITY_group_report);
}
static void bad_value(struct snapshot *s)
{
	s->counts[0].leftover = -2;
}
static void bad_enum(struct snapshot *s)
{
	s->solutions[0].addressee = ADDRESSEE_COUNT;
}
static void bad_time(struct snapshot *s)
{
	s->sessions[0].end_planned = "25:00";
}
static void empty_idea(struct snapshot *s)
{
	s->ideas[0].text = "";
}
static void idea_without_group(struct snapshot *s)
{
	s->ideas[0].group_id = 0;
}
static void idea_of_unknown_group(struct snapshot *s)
{
	s->ideas[0].group_id = 999;
}
static void idea_of_other_session(struct snapshot *s)
{
	s->ideas[0].session_id = 999;
}
static void idea_without_subtheme(struct snapshot *s)
{
	s->ideas[0].subtheme_id = 0;
}

static struct next_date *add_date(struct snapshot *s)
{
	struct next_date *d = snapshot_add(s, ENTITY_next_date);

	d->id = 501;
	d->series_id = SERIES;
	d->session_id = s->sessions->id;
	return d;
}
static void date_of_other_session(struct snapshot *s)
{
	add_date(s)->session_id = 999;
}
static void date_of_other_series(struct snapshot *s)
{
	add_date(s)->series_id = 999;
}
static void date_ends_early(struct snapshot *s)
{
	struct next_date *d = add_date(s);

	d->time_from = "16:00";
	d->time_to = "15:59";
}
static void date_of_no_length(struct snapshot *s)
{
	struct next_date *d = add_date(s);

	d->time_from = d->time_to = "16:00";
}

static void closed_early(struct snapshot *s)
{
	s->sessions[0].opened_at = START;
	s->sessions[0].closed_at = START - 1;
}
static void same_position(struct snapshot *s)
{
	s->agenda[0].position = s->agenda[5].position;
}
static void two_running(struct snapshot *s)
{
	s->agenda[0].started_at = s->agenda[3].started_at = START;
}
static void one_running(struct snapshot *s)
{
	s->agenda[0].started_at = s->agenda[0].ended_at = s->agenda[3].started_at = START;
}
static void ends_before_start(struct snapshot *s)
{
	s->agenda[0].started_at = START;
	s->agenda[0].ended_at = START - 1;
}
static void ends_without_start(struct snapshot *s)
{
	s->agenda[0].ended_at = START;
}
static void round_at_break(struct snapshot *s)
{
	s->agenda[0].round_id = ROUND_ONE;
}
static void round_at_round(struct snapshot *s)
{
	SAMPLE(s, agenda_item, 64)->round_id = ROUND_ONE;
}

static void code_twice(struct snapshot *s)
{
	s->ideas[0].code = s->ideas[5].code;
	s->ideas[0].withdrawn = true;
}
static void code_at_counter(struct snapshot *s)
{
	s->ideas[0].code = 13;
}
static void solution_code_twice(struct snapshot *s)
{
	s->solutions[0].code = 2;
}
static void letter_twice(struct snapshot *s)
{
	SAMPLE(s, subtheme, SUBTHEME_A)->code = 9;
}
static void letter_at_counter(struct snapshot *s)
{
	SAMPLE(s, subtheme, SUBTHEME_OTHER)->code = 2;
}
static void no_counters(struct snapshot *s)
{
	s->n_counters = 0;
}
static void all_letters(struct snapshot *s)
{
	s->counters[2].next = 27;
	SAMPLE(s, subtheme, SUBTHEME_A)->code = 26;
}

/* A merged into B, with its ideas moved. */
static void merge_a_b(struct snapshot *s)
{
	struct subtheme *a = SAMPLE(s, subtheme, SUBTHEME_A);

	a->merged_into = SUBTHEME_A + 1;
	a->withdrawn = true;
	for (int i = 0; i < s->n_ideas; i++) {
		if (s->ideas[i].subtheme_id == SUBTHEME_A)
			s->ideas[i].subtheme_id = SUBTHEME_A + 1;
	}
}
static void merged_but_listed(struct snapshot *s)
{
	merge_a_b(s);
	SAMPLE(s, subtheme, SUBTHEME_A)->withdrawn = false;
}
static void merged_with_ideas(struct snapshot *s)
{
	merge_a_b(s);
	s->ideas[0].subtheme_id = SUBTHEME_A;
}
static void merged_with_withdrawn_idea(struct snapshot *s)
{
	merged_with_ideas(s);
	s->ideas[0].withdrawn = true;
}
static void merged_into_itself(struct snapshot *s)
{
	merge_a_b(s);
	SAMPLE(s, subtheme, SUBTHEME_A)->merged_into = SUBTHEME_A;
}
static void merged_in_a_ring(struct snapshot *s)
{
	struct subtheme *b = SAMPLE(s, subtheme, SUBTHEME_A + 1);

	merge_a_b(s);
	for (int i = 0; i < s->n_ideas; i++)
		s->ideas[i].subtheme_id = 0;
	b->merged_into = SUBTHEME_A;
	b->withdrawn = true;
}
static void merged_to_other_question(struct snapshot *s)
{
	merge_a_b(s);
	SAMPLE(s, subtheme, SUBTHEME_A)->merged_into = SUBTHEME_OTHER;
}
static void split_from_itself(struct snapshot *s)
{
	SAMPLE(s, subtheme, SUBTHEME_A)->split_from = SUBTHEME_A;
}
static void split_from_other(struct snapshot *s)
{
	SAMPLE(s, subtheme, SUBTHEME_A)->split_from = SUBTHEME_A + 1;
}
static void split_from_other_question(struct snapshot *s)
{
	SAMPLE(s, subtheme, SUBTHEME_A)->split_from = SUBTHEME_OTHER;
}
static void idea_in_other_question(struct snapshot *s)
{
	s->ideas[0].subtheme_id = SUBTHEME_OTHER;
}

static void duplicate(struct snapshot *s)
{
	s->ideas[0].duplicate_of = IDEA_ONE + 1;
	s->ideas[1].duplicate_of = IDEA_ONE + 2;
	s->ideas[3].duplicate_of = IDEA_ONE + 1;
}
static void duplicate_of_itself(struct snapshot *s)
{
	s->ideas[0].duplicate_of = IDEA_ONE;
}
static void duplicate_in_a_ring(struct snapshot *s)
{
	duplicate(s);
	s->ideas[2].duplicate_of = IDEA_ONE;
}
static void duplicate_of_withdrawn(struct snapshot *s)
{
	s->ideas[0].duplicate_of = IDEA_ONE + 1;
	s->ideas[1].withdrawn = true;
}
static void unknown_language(struct snapshot *s)
{
	s->series->language = "de";
}
static void both_withdrawn(struct snapshot *s)
{
	duplicate_of_withdrawn(s);
	s->ideas[0].withdrawn = true;
}

static const struct check_case cases[] = {
        BROKEN(two_sessions, "exactly one series"),
        BROKEN(no_series, "exactly one series"),
        BROKEN(unknown_language, "language of the series is \"de\""),
        BROKEN(same_id, ".id: Another row has this id too"),
        BROKEN(zero_id, "\"id\" is empty"),
        BROKEN(bad_value, "leftover dots"),
        BROKEN(bad_enum, "for whom"),
        BROKEN(bad_time, "25:00"),
        BROKEN(empty_idea, "\"text\" is empty"),
        BROKEN(idea_without_group, "\"group\" is empty"),
        BROKEN(idea_of_unknown_group, "\"group\" leads to nothing"),
        BROKEN(idea_of_other_session, "\"session\" leads to nothing"),
        RIGHT(idea_without_subtheme),
        BROKEN(date_of_other_session, "\"session\" leads to nothing"),
        BROKEN(date_of_other_series, "\"series\" leads to nothing"),
        BROKEN(date_ends_early, "ends before it begins"),
        RIGHT(date_of_no_length),
        BROKEN(closed_early, "closed before"),
        BROKEN(same_position, "same place in the agenda"),
        BROKEN(two_running, "both running"),
        RIGHT(one_running),
        BROKEN(ends_before_start, "ended before"),
        BROKEN(ends_without_start, "never started"),
        BROKEN(round_at_break, "is no round"),
        RIGHT(round_at_round),
        BROKEN(code_twice, "I6 is used twice"),
        BROKEN(code_at_counter, "I13 was never"),
        BROKEN(solution_code_twice, "O2 is used twice"),
        BROKEN(letter_twice, "code I is used twice"),
        BROKEN(letter_at_counter, "code B was never"),
        BROKEN(no_counters, "I1 was never"),
        RIGHT(all_letters),
        RIGHT(merge_a_b),
        BROKEN(merged_but_listed, "still in the list"),
        BROKEN(merged_with_ideas, "which was taken away"),
        RIGHT(merged_with_withdrawn_idea),
        BROKEN(merged_into_itself, "into itself"),
        BROKEN(merged_in_a_ring, "into itself"),
        BROKEN(merged_to_other_question, "of another question"),
        BROKEN(split_from_itself, "split from"),
        RIGHT(split_from_other),
        BROKEN(split_from_other_question, "split from"),
        BROKEN(idea_in_other_question, "subtheme of another question"),
        RIGHT(duplicate),
        BROKEN(duplicate_of_itself, "I1 is a duplicate of itself"),
        BROKEN(duplicate_in_a_ring, "duplicate of itself"),
        BROKEN(duplicate_of_withdrawn, "duplicate of I2"),
        RIGHT(both_withdrawn),
};

static void test_every_rule(void **state)
{
	(void)state;
	check_cases_run(cases, N_ITEMS(cases));
}

/* The sentence says which one it is. */
static void test_sentences_name_the_culprit(void **state)
{
	struct snapshot *s = *state;
	struct err e = {0};

	idea_in_other_question(s);
	assert_int_equal(snapshot_check(s, &e), E_INVALID);
	assert_non_null(strstr(e.msg, "I1 "));
	s->ideas[0].group_id = 999;
	assert_int_equal(snapshot_check(s, &e), E_INVALID);
	assert_non_null(strstr(e.msg, "ideas[0].group_id: "));
	assert_non_null(strstr(e.msg, "group"));
}

static void test_far_too_many_rows(void **state)
{
	struct snapshot *s = *state;
	struct err e = {0};

	for (int i = 0; i < 20001; i++)
		snapshot_add(s, ENTITY_example);
	assert_int_equal(snapshot_check(s, &e), E_LIMIT);
	assert_non_null(strstr(e.msg, "20001"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_sample_is_right, sample_setup,
	                                        sample_teardown),
	        cmocka_unit_test(test_every_rule),
	        cmocka_unit_test_setup_teardown(test_sentences_name_the_culprit, sample_setup,
	                                        sample_teardown),
	        cmocka_unit_test_setup_teardown(test_far_too_many_rows, sample_setup,
	                                        sample_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
