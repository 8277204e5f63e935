#include "sample.h"

#include "clock.h"
#include "date.h"
#include "public.h"
#include "rules.h"
#include "text.h"

/* The agenda of the sample: 10 15 10 25 12 10 20 8 10 minutes, 13:00 to 15:00. */
enum { N_AGENDA = 9, WELCOME = 0, EXPLANATION, EXAMPLE, ROUND_1, CLUSTERING, VOTE, ROUND_2, BACK };

static void make(struct snapshot *s, int64_t now, struct schedule *out)
{
	assert_int_equal(s->n_agenda, N_AGENDA);
	schedule_make(snapshot_session(s), s->agenda, s->n_agenda, now, s->arena, out);
}

/* Items up to but without n took exactly their minutes, from start. */
static int64_t run_items(struct snapshot *s, int n, int64_t start)
{
	for (int i = 0; i < n; i++) {
		s->agenda[i].started_at = start;
		start += s->agenda[i].minutes * MINUTE;
		s->agenda[i].ended_at = start;
	}
	return start;
}

static void assert_saving(const struct schedule *out, int i, int item, int minutes)
{
	assert_true(i < out->n_savings);
	assert_int_equal(out->savings[i].item, item);
	assert_int_equal(out->savings[i].minutes, minutes);
}

static void test_before_start(void **state)
{
	struct schedule out;

	make(*state, START - 30 * MINUTE, &out);
	assert_int_equal(out.current, -1);
	assert_int_equal(out.behind, 0);
	assert_int_equal(out.n_savings, 0);
	assert_int_equal(out.planned_end, START + 120 * MINUTE);
	assert_int_equal(out.end, START + 120 * MINUTE);
	assert_int_equal(out.rows[WELCOME].state, ITEM_TO_COME);
	assert_int_equal(out.rows[WELCOME].start, START);
	assert_int_equal(out.rows[EXAMPLE].start, START + 25 * MINUTE);
	assert_int_equal(out.rows[EXAMPLE].planned_start, START + 25 * MINUTE);
}

static void test_late_before_start(void **state)
{
	struct schedule out;

	make(*state, START + 12 * MINUTE + 30000, &out);
	assert_int_equal(out.behind, 12);
	assert_true(out.n_savings > 0);
	assert_int_equal(out.rows[WELCOME].start, START + 12 * MINUTE + 30000);
	assert_int_equal(out.rows[WELCOME].planned_start, START);
	assert_int_equal(out.end, START + 132 * MINUTE + 30000);
	/* Long after its hour it is only being prepared. */
	make(*state, START + 60 * MINUTE, &out);
	assert_int_equal(out.behind, 0);
	assert_int_equal(out.n_savings, 0);
}

/* Domain.md 7.1: the savings come in their fixed order, nothing protected is
 * touched, and the new end is told. */
static void test_twelve_minutes_late(void **state)
{
	struct snapshot *s = *state;
	struct schedule out;

	s->agenda[WELCOME].started_at = START + 12 * MINUTE;
	make(s, START + 12 * MINUTE, &out);
	assert_int_equal(out.current, WELCOME);
	assert_int_equal(out.rows[WELCOME].state, ITEM_NOW);
	assert_int_equal(out.remaining, 10 * MINUTE);
	assert_int_equal(out.behind, 12);
	assert_int_equal(out.end, START + 132 * MINUTE);
	assert_int_equal(out.planned_end, START + 120 * MINUTE);

	assert_int_equal(out.n_savings, 4);
	assert_saving(&out, 0, EXPLANATION, 3);
	assert_saving(&out, 1, EXAMPLE, 4);
	assert_saving(&out, 2, ROUND_2, 4);
	/* Round 1 and the report-back are equal in order: the earlier one first, and
	 * only what is still needed. */
	assert_saving(&out, 3, ROUND_1, 1);
	assert_int_equal(out.saved, 12);
}

/* Taking the proposals brings the promised end back. */
static void test_savings_work(void **state)
{
	struct snapshot *s = *state;
	struct schedule out;

	s->agenda[WELCOME].started_at = START + 12 * MINUTE;
	make(s, START + 12 * MINUTE, &out);
	for (int i = 0; i < out.n_savings; i++)
		s->agenda[out.savings[i].item].minutes -= out.savings[i].minutes;
	make(s, START + 12 * MINUTE, &out);
	assert_int_equal(out.behind, 0);
	assert_int_equal(out.n_savings, 0);
	assert_int_equal(out.end, START + 120 * MINUTE);
}

static void test_not_enough_to_save(void **state)
{
	struct snapshot *s = *state;
	struct schedule out;

	s->agenda[WELCOME].started_at = START + 40 * MINUTE;
	make(s, START + 40 * MINUTE, &out);
	assert_int_equal(out.behind, 40);
	assert_int_equal(out.saved, 3 + 4 + 4 + 5 + 3);
	for (int i = 0; i < out.n_savings; i++) {
		assert_false(s->agenda[out.savings[i].item].protected_);
		assert_true(out.savings[i].minutes > 0);
	}
}

static void test_running_over(void **state)
{
	struct snapshot *s = *state;
	struct schedule out;
	int64_t at = run_items(s, ROUND_1, START);

	s->agenda[ROUND_1].started_at = at;
	make(s, at + 20 * MINUTE, &out);
	assert_int_equal(out.remaining, 5 * MINUTE);
	assert_int_equal(out.behind, 0);
	make(s, at + 25 * MINUTE, &out);
	assert_int_equal(out.remaining, 0);
	assert_int_equal(out.behind, 0);
	make(s, at + 29 * MINUTE, &out);
	assert_int_equal(out.remaining, -4 * MINUTE);
	assert_int_equal(out.behind, 4);
	assert_int_equal(out.rows[ROUND_1].end, at + 29 * MINUTE);
	assert_int_equal(out.rows[CLUSTERING].start, at + 29 * MINUTE);
	/* What is over cannot be shortened any more. */
	assert_saving(&out, 0, ROUND_2, 4);
	assert_int_equal(out.n_savings, 1);
}

static void test_between_items(void **state)
{
	struct snapshot *s = *state;
	struct schedule out;
	int64_t at = run_items(s, 2, START);

	make(s, at + 3 * MINUTE, &out);
	assert_int_equal(out.current, -1);
	assert_int_equal(out.remaining, 0);
	assert_int_equal(out.behind, 3);
	assert_int_equal(out.rows[EXPLANATION].state, ITEM_DONE);
	assert_int_equal(out.rows[EXPLANATION].real_minutes, 15);
	assert_int_equal(out.rows[EXAMPLE].start, at + 3 * MINUTE);
}

static void test_ahead_and_rounding(void **state)
{
	struct snapshot *s = *state;
	struct schedule out;

	s->agenda[WELCOME].started_at = START;
	s->agenda[WELCOME].ended_at = START + 7 * MINUTE + 30000;
	s->agenda[EXPLANATION].started_at = START + 7 * MINUTE + 30000;
	make(s, START + 8 * MINUTE, &out);
	assert_int_equal(out.rows[WELCOME].real_minutes, 8);
	assert_int_equal(out.behind, -2);
	assert_int_equal(out.n_savings, 0);
}

static void test_all_done(void **state)
{
	struct snapshot *s = *state;
	struct schedule out;
	int64_t end = run_items(s, N_AGENDA, START + 4 * MINUTE);

	make(s, end + 60 * MINUTE, &out);
	assert_int_equal(out.current, -1);
	assert_int_equal(out.end, START + 124 * MINUTE);
	assert_int_equal(out.behind, 4);
	assert_int_equal(out.n_savings, 0);
}

static void test_skipped_items_win_time(void **state)
{
	struct snapshot *s = *state;
	struct schedule out;

	s->agenda[WELCOME].started_at = START + 12 * MINUTE;
	s->agenda[EXAMPLE].skipped = true;
	make(s, START + 12 * MINUTE, &out);
	assert_int_equal(out.rows[EXAMPLE].state, ITEM_SKIPPED);
	assert_int_equal(out.behind, 2);
	assert_int_equal(out.rows[ROUND_1].start, out.rows[EXPLANATION].end);
	assert_saving(&out, 0, EXPLANATION, 2);
	assert_int_equal(out.n_savings, 1);
	/* Begun and broken off: the time that it took is kept. */
	s->agenda[EXAMPLE].started_at = START;
	s->agenda[EXAMPLE].ended_at = START + MINUTE;
	make(s, START + 12 * MINUTE, &out);
	assert_int_equal(out.rows[EXAMPLE].state, ITEM_DONE);
	assert_int_equal(out.rows[EXAMPLE].real_minutes, 1);
}

static void test_without_times(void **state)
{
	struct snapshot *s = *state;
	struct session *session = SAMPLE(s, session, SESSION);
	struct schedule out;

	/* Without an end the agenda itself is the promise. */
	session->end_planned = "";
	s->agenda[WELCOME].started_at = START + 5 * MINUTE;
	make(s, START + 5 * MINUTE, &out);
	assert_int_equal(out.planned_end, START + 120 * MINUTE);
	assert_int_equal(out.behind, 5);
	/* Without a start the plan begins when the session does. */
	session->start_planned = session->date = "";
	make(s, START + 5 * MINUTE, &out);
	assert_int_equal(out.behind, 0);
	s->agenda[WELCOME].started_at = 0;
	make(s, START + 5 * MINUTE, &out);
	assert_int_equal(out.behind, 0);
	assert_int_equal(out.rows[WELCOME].start, START + 5 * MINUTE);
	/* Without an agenda nothing happens. */
	schedule_make(session, NULL, 0, START, s->arena, &out);
	assert_int_equal(out.n, 0);
	assert_int_equal(out.current, -1);
	assert_int_equal(out.behind, 0);
}

static void test_over_midnight(void **state)
{
	struct snapshot *s = *state;
	struct session *session = SAMPLE(s, session, SESSION);
	struct schedule out;

	session->start_planned = "23:00";
	session->end_planned = "01:00";
	s->agenda[WELCOME].started_at = START + 600 * MINUTE;
	make(s, START + 600 * MINUTE, &out);
	assert_int_equal(out.behind, 0);
	assert_int_equal(out.planned_end, START + 720 * MINUTE);
}

/* An agenda of 110 minutes in two hours has ten to spare: no news before the
 * start, told after it. */
static void test_slack(void **state)
{
	struct snapshot *s = *state;
	struct schedule out;

	s->agenda[ROUND_1].minutes -= 10;
	make(s, START - MINUTE, &out);
	assert_int_equal(out.behind, 0);
	s->agenda[WELCOME].started_at = START;
	make(s, START, &out);
	assert_int_equal(out.behind, -10);
}

static void test_part_clock(void **state)
{
	(void)state;
	struct clock clock;
	struct part_clock c = {.state = CLOCK_RUNNING};

	clock_init_fixed(&clock, START);
	text_copy(c.boot_id, sizeof c.boot_id, clock.boot_id);
	c.deadline_boot = clock_boot(&clock) + 10 * MINUTE;
	c.deadline_wall = clock_wall(&clock) + 10 * MINUTE;
	clock_advance(&clock, 4 * MINUTE);
	assert_int_equal(part_clock_left(&c, &clock), 6 * MINUTE);
	/* The wall clock is put right: the part does not notice. */
	clock.fixed_wall += 60 * MINUTE;
	assert_int_equal(part_clock_left(&c, &clock), 6 * MINUTE);
	clock_advance(&clock, 7 * MINUTE);
	assert_int_equal(part_clock_left(&c, &clock), -MINUTE);
	/* Another start of the machine: only the wall clock is left. */
	clock.fixed_wall = START + 2 * MINUTE;
	text_copy(c.boot_id, sizeof c.boot_id, "another");
	assert_int_equal(part_clock_left(&c, &clock), 8 * MINUTE);
	c.state = CLOCK_PAUSED;
	c.left_ms = 90000;
	assert_int_equal(part_clock_left(&c, &clock), 90000);
	c.state = CLOCK_OFF;
	assert_int_equal(part_clock_left(&c, &clock), 0);
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, sample_setup, sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        WITH_SAMPLE(test_before_start),
	        WITH_SAMPLE(test_late_before_start),
	        WITH_SAMPLE(test_twelve_minutes_late),
	        WITH_SAMPLE(test_savings_work),
	        WITH_SAMPLE(test_not_enough_to_save),
	        WITH_SAMPLE(test_running_over),
	        WITH_SAMPLE(test_between_items),
	        WITH_SAMPLE(test_ahead_and_rounding),
	        WITH_SAMPLE(test_all_done),
	        WITH_SAMPLE(test_skipped_items_win_time),
	        WITH_SAMPLE(test_without_times),
	        WITH_SAMPLE(test_over_midnight),
	        WITH_SAMPLE(test_slack),
	        cmocka_unit_test(test_part_clock),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
