#include "sample.h"

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
static void both_withdrawn(struct snapshot *s)
{
	duplicate_of_withdrawn(s);
	s->ideas[0].withdrawn = true;
}

static struct ballot *add_ballot(struct snapshot *s, int number, enum ballot_kind kind,
                                 enum ballot_status status)
{
	struct ballot *b = snapshot_add(s, ENTITY_ballot);

	*b = s->ballots[0];
	b->id = 600 + number;
	b->number = number;
	b->kind = kind;
	b->status = status;
	b->parent_id = kind == BALLOT_RUN_OFF ? BALLOT : 0;
	return b;
}
static void add_option(struct snapshot *s, const struct ballot *b, int position, int64_t subtheme)
{
	struct ballot_option *option = snapshot_add(s, ENTITY_ballot_option);

	option->id = 700 + position + b->number * 10;
	option->session_id = SESSION;
	option->ballot_id = b->id;
	option->subtheme_id = subtheme;
	option->position = position;
}
static void second_vote(struct snapshot *s)
{
	add_ballot(s, 2, BALLOT_MAIN, BALLOT_OPEN);
}
static void two_open_votes(struct snapshot *s)
{
	add_ballot(s, 2, BALLOT_MAIN, BALLOT_OPEN);
	add_ballot(s, 3, BALLOT_MAIN, BALLOT_OPEN);
}
static void open_run_off(struct snapshot *s)
{
	struct ballot *b = add_ballot(s, 2, BALLOT_RUN_OFF, BALLOT_OPEN);

	add_option(s, b, 1, SUBTHEME_A);
	add_option(s, b, 2, SUBTHEME_A + 4);
}
static void two_open_run_offs(struct snapshot *s)
{
	open_run_off(s);
	add_ballot(s, 3, BALLOT_RUN_OFF, BALLOT_OPEN);
}
static void run_off_with_new(struct snapshot *s)
{
	open_run_off(s);
	add_option(s, &s->ballots[1], 3, SUBTHEME_OTHER);
}
static void run_off_of_nothing(struct snapshot *s)
{
	add_ballot(s, 2, BALLOT_RUN_OFF, BALLOT_OPEN)->parent_id = 0;
}
static void run_off_of_itself(struct snapshot *s)
{
	add_ballot(s, 2, BALLOT_RUN_OFF, BALLOT_OPEN)->parent_id = 602;
}
static void main_with_parent(struct snapshot *s)
{
	add_ballot(s, 2, BALLOT_MAIN, BALLOT_OPEN)->parent_id = BALLOT;
}
static void fixed_before_opened(struct snapshot *s)
{
	s->ballots[0].opened_at = START;
	s->ballots[0].fixed_at = START - 1;
}
static void option_twice(struct snapshot *s)
{
	s->options[0].subtheme_id = s->options[5].subtheme_id;
}
static void option_position_twice(struct snapshot *s)
{
	s->options[0].position = 9;
}
static void too_many_options(struct snapshot *s)
{
	struct ballot *b = add_ballot(s, 2, BALLOT_MAIN, BALLOT_INVALID);

	for (int i = 0; i < SUBTHEME_MAX + 1; i++)
		add_option(s, b, i + 1, SUBTHEME_A);
}
/* After the result a subtheme may be split; while the vote is open it may not. */
static void withdraw_after_result(struct snapshot *s)
{
	SAMPLE(s, subtheme, SUBTHEME_A + 8)->withdrawn = true;
	SAMPLE(s, idea, IDEA_ONE + 8)->subtheme_id = SUBTHEME_A;
}
static void reopen(struct snapshot *s)
{
	s->ballots[0].status = BALLOT_OPEN;
	SAMPLE(s, vote_count, COUNT_TWO)->status = COUNT_OPEN;
	s->n_themes = s->n_solutions = 0;
}
static void withdraw_during_vote(struct snapshot *s)
{
	withdraw_after_result(s);
	reopen(s);
}

static void line_twice(struct snapshot *s)
{
	s->lines[0].option_id = s->lines[1].option_id;
}
static void line_of_other_vote(struct snapshot *s)
{
	open_run_off(s);
	s->lines[0].option_id = s->options[s->n_options - 1].id;
}
static void count_number_twice(struct snapshot *s)
{
	s->counts[0].number = 2;
}
static void no_fixed_count(struct snapshot *s)
{
	s->counts[1].status = COUNT_OPEN;
}
static void two_fixed_counts(struct snapshot *s)
{
	s->counts[0].status = COUNT_FIXED;
}
static void open_with_fixed_count(struct snapshot *s)
{
	reopen(s);
	s->counts[1].status = COUNT_FIXED;
}
static void fixed_but_incomplete(struct snapshot *s)
{
	s->n_lines--;
	s->counts[1].reason = "De laatste is kwijt";
}
static void leftover_unknown(struct snapshot *s)
{
	s->counts[1].leftover = -1;
}
static void difference(struct snapshot *s)
{
	s->counts[1].leftover = 1;
}
static void difference_accepted(struct snapshot *s)
{
	difference(s);
	s->counts[1].reason = "Een sticker is gevallen";
}
static void difference_accepted_in_vote(struct snapshot *s)
{
	difference(s);
	s->ballots[0].reason = "Een sticker is gevallen";
}
static void more_than_voters(struct snapshot *s)
{
	static const int dots[N_OPTIONS] = {11, 31, 17, 6, 14, 4, 3, 1, 1};

	sample_set_dots(s, COUNT_TWO, dots);
	s->themes[0].dots = 31;
}
static void more_than_voters_accepted(struct snapshot *s)
{
	more_than_voters(s);
	s->counts[1].reason = "Iemand plakte er twee";
}

static void tied_third(struct snapshot *s)
{
	static const int dots[N_OPTIONS] = {12, 19, 17, 8, 12, 8, 6, 4, 2};

	sample_set_dots(s, COUNT_TWO, dots);
	s->themes[2].dots = 12;
}
static void tied_third_settled(struct snapshot *s)
{
	tied_third(s);
	s->themes[2].decided_by = BY_RUN_OFF;
}
static void tied_third_widened(struct snapshot *s)
{
	struct theme *t = snapshot_add(s, ENTITY_theme);

	tied_third(s);
	*t = s->themes[2];
	t->id = 990;
	t->subtheme_id = SUBTHEME_A;
	t->position = 4;
	t->decided_by = s->themes[2].decided_by = BY_WIDENING;
}
static void theme_that_lost(struct snapshot *s)
{
	s->themes[2].subtheme_id = SUBTHEME_A;
}
static void theme_with_other_dots(struct snapshot *s)
{
	s->themes[2].dots = 15;
}
static void theme_not_in_vote(struct snapshot *s)
{
	s->themes[2].subtheme_id = SUBTHEME_OTHER;
	s->themes[2].decided_by = BY_AGREEMENT;
}
static void theme_of_invalid_vote(struct snapshot *s)
{
	s->ballots[0].status = BALLOT_INVALID;
}
static void invalid_vote_without_themes(struct snapshot *s)
{
	theme_of_invalid_vote(s);
	for (int i = 0; i < s->n_themes; i++)
		s->themes[i].withdrawn = true;
}
static void theme_twice(struct snapshot *s)
{
	s->themes[2].subtheme_id = s->themes[1].subtheme_id;
	s->themes[2].decided_by = BY_AGREEMENT;
}
static void ranks_backwards(struct snapshot *s)
{
	s->themes[0].rank = 2;
	s->themes[1].rank = 1;
}
static void rank_shared_wrongly(struct snapshot *s)
{
	s->themes[1].rank = 1;
}
static void theme_position_twice(struct snapshot *s)
{
	s->themes[0].position = 2;
}
static void first_two_share(struct snapshot *s)
{
	static const int dots[N_OPTIONS] = {11, 18, 18, 8, 14, 7, 6, 4, 2};

	sample_set_dots(s, COUNT_TWO, dots);
	s->themes[0].dots = s->themes[1].dots = 18;
	s->themes[1].rank = 1;
}
/* The theme is a snapshot: it keeps its name (domain.md 3.2.6). */
static void renamed_subtheme(struct snapshot *s)
{
	SAMPLE(s, subtheme, SUBTHEME_A + 1)->title = "Iets anders";
}

#define RIGHT(change) \
	{ \
#change, change, NULL \
	}
#define BROKEN(change, sentence) \
	{ \
#change, change, sentence \
	}

static const struct {
	const char *name;
	void (*change)(struct snapshot *s);
	const char *sentence; /* part of what is said, NULL when no rule is broken */
} cases[] = {
        BROKEN(two_sessions, "exactly one series"),
        BROKEN(no_series, "exactly one series"),
        BROKEN(same_id, "same id"),
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
        RIGHT(second_vote),
        BROKEN(two_open_votes, "open at the same time"),
        RIGHT(open_run_off),
        BROKEN(two_open_run_offs, "open at the same time"),
        BROKEN(run_off_with_new, "not in the vote"),
        BROKEN(run_off_of_nothing, "does not belong"),
        BROKEN(run_off_of_itself, "does not belong"),
        BROKEN(main_with_parent, "cannot follow"),
        BROKEN(fixed_before_opened, "older than the vote"),
        BROKEN(option_twice, "is twice in the list"),
        BROKEN(option_position_twice, "same place in the list"),
        BROKEN(too_many_options, "more than 26"),
        RIGHT(withdraw_after_result),
        RIGHT(reopen),
        BROKEN(withdraw_during_vote, "while vote 1 is open"),
        BROKEN(line_twice, "\"Activiteiten\" twice"),
        BROKEN(line_of_other_vote, "of another vote"),
        BROKEN(count_number_twice, "two counts 2"),
        BROKEN(no_fixed_count, "exactly one fixed count"),
        BROKEN(two_fixed_counts, "exactly one fixed count"),
        BROKEN(open_with_fixed_count, "open but has a fixed"),
        BROKEN(fixed_but_incomplete, "not complete"),
        BROKEN(leftover_unknown, "does not match"),
        BROKEN(difference, "does not match"),
        RIGHT(difference_accepted),
        RIGHT(difference_accepted_in_vote),
        BROKEN(more_than_voters, "does not match"),
        RIGHT(more_than_voters_accepted),
        BROKEN(tied_third, "did not win that way"),
        RIGHT(tied_third_settled),
        RIGHT(tied_third_widened),
        BROKEN(theme_that_lost, "did not win that way"),
        BROKEN(theme_with_other_dots, "did not win that way"),
        BROKEN(theme_not_in_vote, "nobody could vote"),
        BROKEN(theme_of_invalid_vote, "without result"),
        RIGHT(invalid_vote_without_themes),
        BROKEN(theme_twice, "a theme twice"),
        BROKEN(ranks_backwards, "do not follow"),
        BROKEN(rank_shared_wrongly, "do not follow"),
        BROKEN(theme_position_twice, "have the same place"),
        RIGHT(first_two_share),
        RIGHT(renamed_subtheme),
};

/* The sentence is looked at too: another rule may not stand in for the one that a
 * case is about. */
static void test_every_rule(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		const char *sentence = cases[i].sentence;
		struct snapshot s;
		struct err e = {0};

		sample_init(&s);
		cases[i].change(&s);
		enum status st = snapshot_check(&s, &e);
		if (st != (sentence != NULL ? E_INVALID : OK))
			fail_msg("%s: %d \"%s\"", cases[i].name, (int)st, e.msg);
		if (sentence != NULL && strstr(e.msg, sentence) == NULL)
			fail_msg("%s: \"%s\"", cases[i].name, e.msg);
		sample_fini(&s);
	}
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
	assert_non_null(strstr(e.msg, "ideas 1"));
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
