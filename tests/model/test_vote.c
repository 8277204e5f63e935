#include "sample.h"

#include "mem.h"
#include "rules.h"

static const struct ballot thirty = {.voters = 30, .dots_per_person = 3, .dots_per_subtheme = 1};

static void check_dots(const int *dots, int leftover, struct count_check *out)
{
	count_check(&thirty, dots, N_OPTIONS, leftover, out);
}

static void rank_and_cut(const int *dots, int n, int places, struct ranked *ranking,
                         struct cut *cut)
{
	rank_by_dots(dots, n, ranking);
	find_cut(ranking, n, places, cut);
}

static void test_codes(void **state)
{
	(void)state;
	char out[CODE_SIZE];

	assert_string_equal(idea_code(17, out), "I17");
	assert_string_equal(idea_code(99999, out), "I99999");
	assert_string_equal(solution_code(12, out), "O12");
	assert_string_equal(subtheme_code(1, out), "A");
	assert_string_equal(subtheme_code(SUBTHEME_MAX, out), "Z");
}

static void test_dot_advice(void **state)
{
	(void)state;
	static const int expected[][2] = {{-1, 2}, {0, 2},  {1, 2},  {6, 2},  {7, 3},
	                                  {9, 3},  {10, 4}, {12, 4}, {13, 5}, {26, 5}};

	for (size_t i = 0; i < N_ITEMS(expected); i++)
		assert_int_equal(dot_advice(expected[i][0]), expected[i][1]);
}

static void test_count_of_first_session(void **state)
{
	(void)state;
	static const int first[N_OPTIONS] = {13, 18, 17, 8, 14, 7, 6, 4, 2};
	struct count_check c;

	check_dots(sample_dots, 2, &c);
	assert_int_equal(c.total, 88);
	assert_int_equal(c.handed_out, 90);
	assert_int_equal(c.expected, 88);
	assert_int_equal(c.per_option_max, 30);
	assert_int_equal(c.over_option, -1);
	assert_true(c.complete && !c.empty && !c.over_total);
	assert_int_equal(c.wrong, 0);

	check_dots(first, 2, &c);
	assert_int_equal(c.total, 89);
	assert_true(c.complete && !c.over_total);
	assert_int_equal(c.wrong, 1);
}

static void test_too_many_dots(void **state)
{
	(void)state;
	static const int dots[N_OPTIONS] = {14, 19, 17, 8, 14, 7, 6, 4, 2};
	struct count_check c;

	check_dots(dots, 0, &c);
	assert_int_equal(c.total, 91);
	assert_int_equal(c.handed_out, 90);
	assert_true(c.over_total);
	assert_int_equal(c.wrong, 1);
}

static void test_more_dots_than_voters(void **state)
{
	(void)state;
	static const int dots[N_OPTIONS] = {11, 31, 17, 6, 14, 4, 3, 1, 1};
	struct ballot late = thirty;
	struct count_check c;

	check_dots(dots, 2, &c);
	assert_int_equal(c.total, 88);
	assert_int_equal(c.over_option, 1);
	assert_int_equal(c.per_option_max, 30);
	/* The one too many may be of another option: then two numbers are wrong. */
	assert_int_equal(c.wrong, 2);

	/* One late voter with three dots more: then 31 is possible. */
	late.extra_dots = 3;
	count_check(&late, dots, N_OPTIONS, 5, &c);
	assert_int_equal(c.per_option_max, 31);
	assert_int_equal(c.over_option, -1);
	assert_int_equal(c.handed_out, 93);
	assert_int_equal(c.wrong, 0);
	/* Late voters get whole persons' worth of dots, rounded up. */
	late.extra_dots = 4;
	count_check(&late, dots, N_OPTIONS, 6, &c);
	assert_int_equal(c.voters, 32);
	assert_int_equal(c.per_option_max, 32);
}

/* The fewest wrong dots that explain both a number that cannot be and a total that is off. */
static void test_fewest_wrong_dots(void **state)
{
	static const struct {
		int first, second, leftover, wrong;
	} cases[] = {
	        {30, 30, 30, 0}, {31, 29, 30, 2}, {31, 30, 30, 1}, {32, 30, 30, 2},
	        {31, 31, 30, 2}, {31, 32, 30, 3}, {30, 29, 30, 1}, {32, 27, 30, 5},
	        {30, 28, 30, 2}, {31, 30, 31, 2}, {31, 30, 29, 2},
	};
	struct count_check c;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		const int dots[] = {cases[i].first, cases[i].second};

		count_check(&thirty, dots, 2, cases[i].leftover, &c);
		assert_int_equal(c.wrong, cases[i].wrong);
	}
}

static void test_count_in_progress(void **state)
{
	(void)state;
	static const int dots[N_OPTIONS] = {11, -1, 0, -1, 14, 7, 6, 4, 2};
	struct count_check c;

	check_dots(dots, -1, &c);
	assert_int_equal(c.total, 44);
	assert_int_equal(c.missing, 2);
	assert_int_equal(c.expected, 90);
	assert_true(!c.complete && c.wrong == 0 && !c.empty);
	/* All numbers, but the leftover dots are not known. */
	check_dots(sample_dots, -1, &c);
	assert_int_equal(c.missing, 0);
	assert_true(!c.complete && c.wrong == 0);
	/* A zero is a number. */
	check_dots((const int[N_OPTIONS]){0}, 90, &c);
	assert_true(c.complete && c.empty && c.wrong == 0);
	count_check(&thirty, NULL, 0, -1, &c);
	assert_true(c.empty && !c.complete && c.total == 0);
}

static void test_ranks_are_shared(void **state)
{
	(void)state;
	static const int dots[] = {8, 19, 12, 12, 17};
	static const int order[] = {1, 4, 2, 3, 0}, ranks[] = {1, 2, 3, 3, 5};
	struct ranked out[5];

	rank_by_dots(dots, 5, out);
	for (int i = 0; i < 5; i++) {
		assert_int_equal(out[i].index, order[i]);
		assert_int_equal(out[i].dots, dots[order[i]]);
		assert_int_equal(out[i].rank, ranks[i]);
	}
	rank_by_dots(dots, 0, out);
}

static void test_clear_top(void **state)
{
	(void)state;
	struct ranked r[N_OPTIONS];
	struct cut cut;

	rank_and_cut(sample_dots, N_OPTIONS, 3, r, &cut);
	assert_int_equal(cut.state, CUT_CLEAR);
	assert_int_equal(cut.n_sure, 3);
	assert_int_equal(r[0].index, 1);
	assert_int_equal(r[1].index, 2);
	assert_int_equal(r[2].index, 4);
	assert_false(cut.practical); /* 14 and 11 */
	assert_int_equal(cut.tie_first, -1);
}

static void test_tie_for_third_place(void **state)
{
	(void)state;
	static const int dots[N_OPTIONS] = {12, 19, 17, 8, 12, 8, 6, 4, 2};
	struct ranked r[N_OPTIONS];
	struct cut cut;

	rank_and_cut(dots, N_OPTIONS, 3, r, &cut);
	assert_int_equal(cut.state, CUT_TIED);
	assert_int_equal(cut.n_sure, 2);
	assert_int_equal(cut.tie_first, 2);
	assert_int_equal(cut.tie_last, 3);
	assert_int_equal(cut.tie_places, 1);
	assert_int_equal(cut.tie_rank, 3);
	assert_int_equal(r[2].index, 0); /* A */
	assert_int_equal(r[3].index, 4); /* E */
	/* Equal counts inside the top or below it are no problem. */
	rank_and_cut(dots, N_OPTIONS, 4, r, &cut);
	assert_int_equal(cut.state, CUT_CLEAR);
	assert_int_equal(cut.n_sure, 4);
}

static void test_all_equal(void **state)
{
	(void)state;
	static const int dots[] = {5, 5, 5, 5, 5};
	struct ranked r[5];
	struct cut cut;

	rank_and_cut(dots, 5, 3, r, &cut);
	assert_int_equal(cut.state, CUT_TIED);
	assert_int_equal(cut.n_sure, 0);
	assert_int_equal(cut.tie_first, 0);
	assert_int_equal(cut.tie_last, 4);
	assert_int_equal(cut.tie_places, 3);
	assert_int_equal(cut.tie_rank, 1);
}

/* Who stands in a run-off has the dots for a place already: without a dot there, equal. */
static void test_run_off_with_places_left(void **state)
{
	static const int one[] = {0, 9, 0}, two[] = {3, 6, 0}, none[] = {0, 0, 0};
	static const int half[] = {9, -1, -1};
	const struct ballot run_off = {.kind = BALLOT_RUN_OFF, .places = 2};
	const struct ballot vote = {.kind = BALLOT_MAIN, .places = 2};
	struct ranked r[3];
	struct cut cut;

	(void)state;
	rank_by_dots(one, 3, r);
	ballot_cut(&run_off, r, 3, &cut);
	assert_int_equal(cut.state, CUT_TIED);
	assert_int_equal(cut.n_sure, 1);
	assert_int_equal(cut.tie_first, 1);
	assert_int_equal(cut.tie_last, 2);
	assert_int_equal(cut.tie_places, 1);
	assert_int_equal(cut.tie_rank, 2);
	/* In the vote itself nothing without a dot is chosen. */
	ballot_cut(&vote, r, 3, &cut);
	assert_int_equal(cut.state, CUT_CLEAR);
	assert_int_equal(cut.n_sure, 1);
	rank_by_dots(two, 3, r);
	ballot_cut(&run_off, r, 3, &cut);
	assert_int_equal(cut.state, CUT_CLEAR);
	assert_int_equal(cut.n_sure, 2);
	rank_by_dots(none, 3, r);
	ballot_cut(&run_off, r, 3, &cut);
	assert_int_equal(cut.state, CUT_TIED);
	assert_int_equal(cut.tie_first, 0);
	assert_int_equal(cut.tie_places, 2);
	/* What is not filled in yet is not equal. */
	rank_by_dots(half, 3, r);
	ballot_cut(&run_off, r, 3, &cut);
	assert_int_equal(cut.state, CUT_CLEAR);
}

static void test_no_dots(void **state)
{
	(void)state;
	struct ranked r[N_OPTIONS];
	struct cut cut;

	rank_and_cut((const int[N_OPTIONS]){0}, N_OPTIONS, 3, r, &cut);
	assert_int_equal(cut.state, CUT_EMPTY);
	assert_int_equal(cut.n_sure, 0);
	rank_and_cut((const int[]){-1, -1}, 2, 3, r, &cut);
	assert_int_equal(cut.state, CUT_EMPTY);
	find_cut(r, 0, 3, &cut);
	assert_int_equal(cut.state, CUT_EMPTY);
}

static void test_fewer_than_places(void **state)
{
	(void)state;
	struct ranked r[4];
	struct cut cut;

	/* Two subthemes: a top of two, no error. */
	rank_and_cut((const int[]){4, 9}, 2, 3, r, &cut);
	assert_int_equal(cut.state, CUT_CLEAR);
	assert_int_equal(cut.n_sure, 2);
	/* Two equal ones with room for both. */
	rank_and_cut((const int[]){4, 4}, 2, 2, r, &cut);
	assert_int_equal(cut.state, CUT_CLEAR);
	assert_int_equal(cut.n_sure, 2);
	/* Without dots an option never fills a place, and is never in a tie. */
	rank_and_cut((const int[]){4, 0, 9, 0}, 4, 3, r, &cut);
	assert_int_equal(cut.state, CUT_CLEAR);
	assert_int_equal(cut.n_sure, 2);
	rank_and_cut((const int[]){4, 9}, 2, 0, r, &cut);
	assert_int_equal(cut.n_sure, 0);
}

static void test_practically_equal(void **state)
{
	(void)state;
	static const struct {
		int higher, lower;
		bool practical;
	} cases[] = {{39, 37, true},   {39, 36, false}, {14, 13, true}, {14, 12, false},
	             {20, 19, true},   {20, 18, false}, {21, 19, true}, {100, 95, true},
	             {100, 94, false}, {1, 0, true},    {2, 0, false}};

	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		struct ranked r[2];
		struct cut cut;
		rank_and_cut((const int[]){cases[i].lower, cases[i].higher}, 2, 1, r, &cut);
		assert_int_equal(cut.state, CUT_CLEAR);
		assert_int_equal(cut.practical, cases[i].practical);
	}
}

static bool matters(const int *dots, int n, int places, int wrong)
{
	const struct ballot b = {.places = places};
	struct ranked r[N_OPTIONS];

	rank_by_dots(dots, n, r);
	return difference_matters(&b, r, n, wrong);
}

static void test_difference(void **state)
{
	(void)state;
	/* 19, 17, 14 and then 11: one dot changes nothing, two make the first two equal. */
	assert_false(matters(sample_dots, N_OPTIONS, 3, 0));
	assert_false(matters(sample_dots, N_OPTIONS, 3, 1));
	assert_true(matters(sample_dots, N_OPTIONS, 3, 2));
	assert_true(matters(sample_dots, N_OPTIONS, 3, INT32_MAX));
	assert_false(matters(sample_dots, N_OPTIONS, 0, 5));
	assert_false(matters(sample_dots, 0, 3, 5));
	assert_true(matters((const int[N_OPTIONS]){0}, N_OPTIONS, 3, 1));
	/* The border, the order inside the top, a shared place inside it. */
	assert_true(matters((const int[]){20, 15, 11, 10}, 4, 3, 1));
	assert_true(matters((const int[]){20, 19, 14, 10}, 4, 3, 1));
	assert_true(matters((const int[]){20, 20, 14, 10}, 4, 3, 1));
	/* Below the top the order does not count. */
	assert_false(matters((const int[]){20, 16, 12, 8, 8, 7}, 6, 3, 1));
	/* All are chosen: only losing every dot makes one fall away. */
	assert_false(matters((const int[]){9, 4}, 2, 3, 3));
	assert_true(matters((const int[]){9, 4}, 2, 3, 4));
	/* A free place and an option without dots: one dot is enough. */
	assert_true(matters((const int[]){9, 4, 0}, 3, 3, 1));
}

/* Equal ones across the border may not have been equal, in a run-off too. */
static void test_difference_at_a_tie(void **state)
{
	static const int tied[] = {20, 18, 14, 14, 12, 11};
	const struct ballot run_off = {.kind = BALLOT_RUN_OFF, .places = 2};
	struct ranked r[3];

	(void)state;
	assert_true(matters(tied, 6, 3, 1));
	assert_false(matters(tied, 6, 3, 0));
	assert_true(matters((const int[]){5, 5, 5}, 3, 2, 1));
	rank_by_dots((const int[]){9, 0, 0}, 3, r);
	assert_true(difference_matters(&run_off, r, 3, 1));
}

/* Whatever the count: everyone above the border has more dots than everyone
 * below it, and a tie is never decided by place in the list. */
static void test_cut_is_fair(void **state)
{
	(void)state;
	for (unsigned code = 0; code < 1024; code++) {
		int dots[5];
		struct ranked r[5];
		struct cut cut;
		for (int i = 0; i < 5; i++)
			dots[i] = (int)(code >> (2 * i) & 3);
		rank_and_cut(dots, 5, 2, r, &cut);
		for (int i = 0; i < cut.n_sure; i++) {
			assert_true(r[i].dots > 0);
			for (int j = cut.n_sure; j < 5; j++)
				assert_true(r[i].dots > r[j].dots);
		}
		if (cut.state == CUT_TIED) {
			assert_true(cut.tie_first < 2 && cut.tie_last >= 2);
			assert_int_equal(r[cut.tie_first].dots, r[cut.tie_last].dots);
			assert_int_equal(cut.n_sure + cut.tie_places, 2);
		}
	}
}

/* A reason settles a difference that changes nothing, and no other one. */
static void test_accepted(void **state)
{
	static const int near[N_OPTIONS] = {13, 18, 17, 8, 14, 7, 6, 4, 2};
	static const int far[N_OPTIONS] = {10, 20, 17, 8, 14, 7, 6, 4, 3};
	struct snapshot *s = *state;
	struct vote_count *c = SAMPLE(s, vote_count, COUNT_ONE);
	struct tally t;

	c->leftover = 2;
	c->reason = "een sticker viel af";
	sample_set_dots(s, COUNT_ONE, near);
	tally_count(s, c, &t);
	assert_int_equal(t.check.wrong, 1);
	assert_true(t.doubtful);
	assert_false(t.accepted);
	sample_set_dots(s, COUNT_ONE, far);
	tally_count(s, c, &t);
	assert_int_equal(t.check.wrong, 1);
	assert_false(t.doubtful);
	assert_true(t.accepted);
	c->reason = "";
	tally_count(s, c, &t);
	assert_false(t.accepted);
	/* Nothing to explain. */
	sample_set_dots(s, COUNT_ONE, sample_dots);
	tally_count(s, c, &t);
	assert_true(t.accepted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_codes),
	        cmocka_unit_test(test_dot_advice),
	        cmocka_unit_test(test_count_of_first_session),
	        cmocka_unit_test(test_too_many_dots),
	        cmocka_unit_test(test_more_dots_than_voters),
	        cmocka_unit_test(test_fewest_wrong_dots),
	        cmocka_unit_test(test_count_in_progress),
	        cmocka_unit_test(test_ranks_are_shared),
	        cmocka_unit_test(test_clear_top),
	        cmocka_unit_test(test_tie_for_third_place),
	        cmocka_unit_test(test_all_equal),
	        cmocka_unit_test(test_run_off_with_places_left),
	        cmocka_unit_test(test_no_dots),
	        cmocka_unit_test(test_fewer_than_places),
	        cmocka_unit_test(test_practically_equal),
	        cmocka_unit_test(test_difference),
	        cmocka_unit_test(test_difference_at_a_tie),
	        cmocka_unit_test(test_cut_is_fair),
	        cmocka_unit_test_setup_teardown(test_accepted, sample_setup, sample_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
