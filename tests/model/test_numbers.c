#include "sample.h"

#include <string.h>

#include "date.h"
#include "rules.h"

static void test_ideas(void **state)
{
	struct snapshot *s = *state;

	assert_int_equal(count_ideas(s, 0, 0), 12);
	assert_int_equal(count_ideas(s, GROUP_ONE, 0), 3);
	assert_int_equal(count_ideas(s, GROUP_ONE, QUESTION_TWO), 0);
	assert_int_equal(count_ideas(s, 0, QUESTION_ONE), 12);
	assert_int_equal(count_ideas_in(s, SUBTHEME_A), 4);
	assert_int_equal(count_loose_ideas(s, 0), 0);

	SAMPLE(s, idea, IDEA_ONE)->withdrawn = true;
	SAMPLE(s, idea, IDEA_ONE + 9)->parked = true;
	SAMPLE(s, idea, IDEA_ONE + 10)->subtheme_id = 0;
	assert_int_equal(count_ideas(s, 0, 0), 11);
	assert_int_equal(count_ideas_in(s, SUBTHEME_A), 1);
	assert_int_equal(count_loose_ideas(s, 0), 1);
	assert_int_equal(count_loose_ideas(s, QUESTION_TWO), 0);
	assert_int_equal(count_parked_ideas(s), 1);
	/* A duplicate stays an idea that was brought in (domain.md 3.2.2). */
	SAMPLE(s, idea, IDEA_ONE + 1)->duplicate_of = IDEA_ONE + 2;
	assert_int_equal(count_ideas(s, 0, 0), 11);
}

static void test_solutions(void **state)
{
	struct snapshot *s = *state;

	assert_int_equal(count_solutions(s, 0, 0, 0), 3);
	assert_int_equal(count_solutions(s, 0, 0, 1), 1);
	assert_int_equal(count_solutions(s, 0, 0, 2), 2);
	assert_int_equal(count_solutions(s, THEME_ONE, 0, 2), 0);
	assert_int_equal(count_solutions(s, THEME_ONE + 1, GROUP_ONE + 1, 2), 1);
	assert_int_equal(count_solutions(s, THEME_ONE + 1, GROUP_ONE, 0), 0);
	SAMPLE(s, solution, SOLUTION_ONE)->withdrawn = true;
	assert_int_equal(count_solutions(s, 0, 0, 1), 0);
	SAMPLE(s, solution, SOLUTION_ONE + 1)->addressee = FOR_OTHER;
	assert_int_equal(count_solutions(s, 0, 0, 2), 2);
}

static void test_public_text(void **state)
{
	struct snapshot *s = *state;
	struct idea *idea = SAMPLE(s, idea, IDEA_ONE);
	struct solution *solution = SAMPLE(s, solution, SOLUTION_ONE);

	assert_string_equal(idea_public(idea), idea->text);
	assert_string_equal(solution_public(solution), solution->text);
	idea->public_text = solution->public_text = "Zonder naam";
	assert_string_equal(idea_public(idea), "Zonder naam");
	assert_string_equal(solution_public(solution), "Zonder naam");
}

static struct ballot *add_ballot(struct snapshot *s, int64_t id, int number, enum ballot_kind kind,
                                 enum ballot_status status)
{
	struct ballot *b = snapshot_add(s, ENTITY_ballot);

	b->id = id;
	b->session_id = SESSION;
	b->number = number;
	b->kind = kind;
	b->parent_id = kind == BALLOT_RUN_OFF ? BALLOT : 0;
	b->status = status;
	return b;
}

static void test_ballots(void **state)
{
	struct snapshot *s = *state;
	const struct ballot *b = current_ballot(s);

	assert_int_equal(b->id, BALLOT);
	assert_null(run_off_of(s, b));
	add_ballot(s, 202, 2, BALLOT_RUN_OFF, BALLOT_INVALID);
	assert_null(run_off_of(s, snapshot_find_ballot(s, BALLOT)));
	add_ballot(s, 203, 3, BALLOT_RUN_OFF, BALLOT_OPEN);
	assert_int_equal(run_off_of(s, snapshot_find_ballot(s, BALLOT))->id, 203);
	assert_int_equal(current_ballot(s)->id, BALLOT);
	/* A later result counts, and an open vote before any result. */
	add_ballot(s, 204, 5, BALLOT_MAIN, BALLOT_FIXED);
	assert_int_equal(current_ballot(s)->id, 204);
	add_ballot(s, 205, 4, BALLOT_MAIN, BALLOT_OPEN);
	assert_int_equal(current_ballot(s)->id, 205);
	for (int i = 0; i < s->n_ballots; i++)
		s->ballots[i].status = BALLOT_INVALID;
	assert_null(current_ballot(s));
}

static void test_counts(void **state)
{
	struct snapshot *s = *state;
	const struct ballot *b = current_ballot(s);
	const struct ballot_option *options[SUBTHEME_MAX];
	int dots[SUBTHEME_MAX];

	assert_int_equal(last_count(s, b)->id, COUNT_TWO);
	SAMPLE(s, ballot_option, OPTION_A)->position = 99;
	assert_int_equal(ballot_options(s, b, options), N_OPTIONS);
	assert_int_equal(options[0]->id, OPTION_A + 1);
	assert_int_equal(options[N_OPTIONS - 1]->id, OPTION_A);
	SAMPLE(s, count_line, 411)->count_id = COUNT_ONE; /* B of the second count */
	count_dots(s, last_count(s, b), options, N_OPTIONS, dots);
	assert_int_equal(dots[0], -1);
	assert_int_equal(dots[1], 17);
	assert_int_equal(dots[N_OPTIONS - 1], 11);
	/* A hostile file cannot write past the array. */
	for (int i = 0; i < 2 * SUBTHEME_MAX; i++)
		((struct ballot_option *)snapshot_add(s, ENTITY_ballot_option))->ballot_id = BALLOT;
	assert_int_equal(ballot_options(s, b, options), SUBTHEME_MAX);
}

static void test_agenda(void **state)
{
	struct snapshot *s = *state;

	assert_true(session_has_vote(s));
	assert_true(session_has_kind(s, ITEM_CLUSTERING));
	assert_false(session_has_kind(s, ITEM_FILM));
	for (int i = 0; i < s->n_agenda; i++)
		s->agenda[i].skipped = true;
	assert_true(session_has_vote(s));
	s->ballots[0].status = BALLOT_INVALID;
	assert_false(session_has_vote(s));
	assert_true(session_has_kind(s, ITEM_VOTE));
}

static void test_frozen_list(void **state)
{
	struct snapshot *s = *state;

	/* The result is fixed: the list is free again, but it was voted on. */
	assert_false(list_is_frozen(s, 0));
	assert_false(list_is_frozen(s, QUESTION_ONE));
	assert_true(list_has_ballot(s, QUESTION_ONE));
	assert_false(list_has_ballot(s, QUESTION_TWO));
	s->ballots[0].status = BALLOT_OPEN;
	assert_true(list_is_frozen(s, 0));
	assert_true(list_is_frozen(s, QUESTION_ONE));
	assert_false(list_is_frozen(s, QUESTION_TWO));
	assert_true(list_has_ballot(s, QUESTION_ONE));
	s->ballots[0].status = BALLOT_INVALID;
	assert_false(list_is_frozen(s, QUESTION_ONE));
	assert_false(list_is_frozen(s, 0));
	assert_false(list_has_ballot(s, QUESTION_ONE));
}

static void test_heads(void **state)
{
	struct snapshot *s = *state;

	assert_null(find_heads(s, HEADS_END));
	for (int i = 0; i < 2; i++) {
		struct head_count *h = snapshot_add(s, ENTITY_head_count);
		h->moment = HEADS_END;
		h->counted_at = START - i;
		h->total = 27 + i;
	}
	assert_int_equal(find_heads(s, HEADS_END)->total, 27);
	assert_null(find_heads(s, HEADS_START));
}

static struct head_count *add_heads(struct snapshot *s, enum head_moment moment, int residents,
                                    int total)
{
	struct head_count *h = snapshot_add(s, ENTITY_head_count);

	h->moment = moment;
	h->residents = residents;
	h->total = total;
	return h;
}

static void test_best_heads(void **state)
{
	struct snapshot *s = *state;

	assert_null(best_heads(s));
	add_heads(s, HEADS_START, 0, 0);
	assert_null(best_heads(s));
	add_heads(s, HEADS_END, 20, 22);
	assert_int_equal(people_total(best_heads(s)), 22);
	/* The kinds tell more than a total that was counted too low. */
	add_heads(s, HEADS_VOTE, 30, 29);
	assert_int_equal(best_heads(s)->moment, HEADS_VOTE);
	assert_int_equal(people_total(best_heads(s)), 30);
	s->heads[0].total = 31;
	assert_int_equal(best_heads(s)->moment, HEADS_START);
}

static void assert_span(const struct snapshot *s, int from, int until)
{
	const struct span span = session_span(s);

	assert_int_equal(span.from, from < 0 ? 0 : START + from * MINUTE);
	assert_int_equal(span.until, until < 0 ? 0 : START + until * MINUTE);
}

static void keep(struct snapshot *s, int part, int from, int until)
{
	s->agenda[part].started_at = from < 0 ? 0 : START + from * MINUTE;
	s->agenda[part].ended_at = until < 0 ? 0 : START + until * MINUTE;
}

static void test_span(void **state)
{
	struct snapshot *s = *state;

	s->sessions->status = SESSION_OPEN;
	for (int i = 0; i < s->n_agenda; i++)
		keep(s, i, -1, -1);
	assert_span(s, -1, -1);
	keep(s, 1, 10, 20);
	keep(s, 0, 0, 10);
	/* It goes on, or it was closed early. */
	assert_span(s, 0, -1);
	s->sessions->status = SESSION_CLOSED;
	assert_span(s, 0, 20);
	keep(s, 2, 20, -1);
	assert_span(s, 0, -1);
	keep(s, 2, 20, 24 * 60);
	assert_span(s, 0, 24 * 60);
	keep(s, 2, 20, 24 * 60 + 1);
	assert_span(s, 0, -1);
	/* Every part was had. */
	s->sessions->status = SESSION_OPEN;
	keep(s, 2, 20, 30);
	for (int i = 3; i < s->n_agenda; i++)
		s->agenda[i].skipped = true;
	assert_span(s, 0, 30);
}

/* What was taken away, is parked or is of another question is nowhere. */
static void test_belongs(void **state)
{
	struct snapshot *s = *state;
	struct idea *idea = &s->ideas[0];
	struct solution *solution = &s->solutions[0];

	assert_int_equal(subtheme_of_idea(s, idea)->id, SUBTHEME_A);
	idea->parked = true;
	assert_null(subtheme_of_idea(s, idea));
	idea->parked = false;
	idea->question_id = QUESTION_TWO;
	assert_null(subtheme_of_idea(s, idea));
	idea->question_id = QUESTION_ONE;
	s->subthemes[0].withdrawn = true;
	assert_null(subtheme_of_idea(s, idea));
	assert_int_equal(theme_of_solution(s, solution)->id, solution->theme_id);
	for (int i = 0; i < s->n_themes; i++)
		s->themes[i].withdrawn = true;
	assert_null(theme_of_solution(s, solution));
	assert_int_equal(count_groups(s), 4);
	s->groups[1].withdrawn = true;
	assert_int_equal(count_groups(s), 3);
}

/* ---- what is still open ---- */

static bool is_open(const struct snapshot *s, enum open_point_kind kind, int *number,
                    const char **what)
{
	struct open_point points[32];
	int n = find_open_points(s, points, 32);

	for (int i = 0; i < n; i++) {
		if (points[i].kind != kind)
			continue;
		*number = points[i].number;
		*what = points[i].what;
		return true;
	}
	return false;
}

static void finish(struct snapshot *s)
{
	struct head_count *h = snapshot_add(s, ENTITY_head_count);
	struct next_date *d = snapshot_add(s, ENTITY_next_date);
	struct reflection *r = snapshot_add(s, ENTITY_reflection);

	h->moment = HEADS_END;
	d->date = "2025-05-27";
	r->missed = "jongeren";
	r->trust = VERDICT_NO;
	for (int i = 0; i < PRECONDITIONS; i++) {
		struct precondition_evidence *p = snapshot_add(s, ENTITY_precondition_evidence);

		p->number = i + 1;
		p->text = "Zaal beneden";
	}
}

static void test_nothing_open(void **state)
{
	struct snapshot *s = *state;
	struct open_point points[4];

	finish(s);
	assert_int_equal(find_open_points(s, points, 4), 0);
}

static void test_everything_open(void **state)
{
	struct snapshot *s = *state;
	int number;
	const char *what;

	for (int i = 0; i < 4; i++) /* all ideas of the first group, and one more */
		s->ideas[i == 3 ? 1 : 4 * i].withdrawn = true;
	s->groups[0].name = "Groep 1";
	s->ideas[2].subtheme_id = s->ideas[3].subtheme_id = 0;
	s->ideas[5].legibility = PARTLY_ILLEGIBLE;
	s->ideas[6].text = "Mevrouw Testnaam van nummer 12";
	s->solutions[0].withdrawn = true;
	s->ballots[0].status = BALLOT_OPEN;
	SAMPLE(s, session, SESSION)->answer_by = "";

	assert_true(is_open(s, OPEN_GROUP_WITHOUT_IDEAS, &number, &what));
	assert_string_equal(what, "Groep 1");
	assert_true(is_open(s, OPEN_LOOSE_IDEAS, &number, &what));
	assert_int_equal(number, 2);
	assert_true(is_open(s, OPEN_ILLEGIBLE, &number, &what));
	assert_int_equal(number, 1);
	assert_true(is_open(s, OPEN_PERSONAL_DATA, &number, &what));
	assert_int_equal(number, 1);
	assert_true(is_open(s, OPEN_NO_VOTE_RESULT, &number, &what));
	assert_true(is_open(s, OPEN_THEME_WITHOUT_SOLUTIONS, &number, &what));
	assert_string_equal(what, "Activiteiten");
	assert_true(is_open(s, OPEN_NO_END_COUNT, &number, &what));
	assert_true(is_open(s, OPEN_NO_ANSWER_DATE, &number, &what));
	assert_true(is_open(s, OPEN_NO_NEXT_DATE, &number, &what));
	assert_true(is_open(s, OPEN_NOTHING_MISSED, &number, &what));
	assert_true(is_open(s, OPEN_NO_VALUES, &number, &what));
	assert_true(is_open(s, OPEN_NO_EVIDENCE, &number, &what));
	assert_int_equal(number, PRECONDITIONS);

	/* The weightiest fit first. */
	struct open_point two[2];
	assert_int_equal(find_open_points(s, two, 2), 2);
	assert_int_equal(two[0].kind, OPEN_PERSONAL_DATA);
	assert_int_equal(two[1].kind, OPEN_NO_VOTE_RESULT);
	assert_int_equal(find_open_points(s, NULL, 0), 0);

	/* A text without the name settles it. */
	s->ideas[6].public_text = "Een buurvrouw";
	assert_false(is_open(s, OPEN_PERSONAL_DATA, &number, &what));
}

/* A session without clustering, vote and second round, such as the second one. */
/* Who has a proposal of the top of the report is known as soon as there is a line about it. */
static void test_passed_on(void **state)
{
	struct snapshot *s = *state;
	struct solution *o = &s->solutions[1];
	struct follow_up *f;
	int number;
	const char *what;

	o->addressee = FOR_CARE;
	assert_false(is_open(s, OPEN_NOT_PASSED_ON, &number, &what));
	o->highlighted = true;
	assert_true(is_open(s, OPEN_NOT_PASSED_ON, &number, &what));
	assert_int_equal(number, 1);
	f = snapshot_add(s, ENTITY_follow_up);
	*f = (struct follow_up){.id = 1, .solution_id = o->id, .position = 2, .body = "zorg"};
	f = snapshot_add(s, ENTITY_follow_up);
	*f = (struct follow_up){.id = 2, .solution_id = o->id, .position = 1, .body = "eerst"};
	assert_false(is_open(s, OPEN_NOT_PASSED_ON, &number, &what));
	assert_string_equal(follow_of_solution(s, o->id)->body, "zorg");
	assert_true(follow_fits(FOLLOW_ANSWERED, true));
	assert_true(follow_fits(FOLLOW_ANSWERED, false));
	assert_true(follow_fits(FOLLOW_STARTED, true));
	assert_false(follow_fits(FOLLOW_STARTED, false));
	assert_false(follow_fits(FOLLOW_ADOPTED, true));
}

static void test_other_kind_of_session(void **state)
{
	struct snapshot *s = *state;
	int number;
	const char *what;

	s->n_agenda = s->n_ballots = s->n_themes = s->n_subthemes = 0;
	s->n_rounds = 1;
	for (int i = 0; i < s->n_ideas; i++)
		s->ideas[i].subtheme_id = 0;
	assert_false(is_open(s, OPEN_LOOSE_IDEAS, &number, &what));
	assert_false(is_open(s, OPEN_NO_VOTE_RESULT, &number, &what));
	assert_false(is_open(s, OPEN_THEME_WITHOUT_SOLUTIONS, &number, &what));
}

static void test_dates_in_the_past(void **state)
{
	struct snapshot *s = *state;
	int number;
	const char *what;

	finish(s);
	s->dates[0].date = "2025-05-15";
	assert_true(is_open(s, OPEN_NO_NEXT_DATE, &number, &what));
	s->dates[0].date = "2025-05-16";
	assert_false(is_open(s, OPEN_NO_NEXT_DATE, &number, &what));
	s->dates[0].withdrawn = true;
	assert_true(is_open(s, OPEN_NO_NEXT_DATE, &number, &what));
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, sample_setup, sample_teardown)

/* A note that is typed on the day was heard, whether or not the agenda is kept; the day after it is
 * typed out from paper. */
static void test_origin(void **state)
{
	struct session session = {.date = "2025-05-15", .status = SESSION_PREPARED};
	const int64_t evening = moment_of("2025-05-15", "23:59");

	(void)state;
	assert_int_equal(origin_at(&session, evening), ORIGIN_LIVE);
	assert_int_equal(origin_at(&session, evening + 60000), ORIGIN_LATER);
	assert_int_equal(origin_at(&session, moment_of("2025-05-14", "13:00")), ORIGIN_LIVE);
	session.status = SESSION_CLOSED;
	assert_int_equal(origin_at(&session, evening), ORIGIN_LATER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        WITH_SAMPLE(test_ideas),
	        WITH_SAMPLE(test_solutions),
	        WITH_SAMPLE(test_public_text),
	        WITH_SAMPLE(test_ballots),
	        WITH_SAMPLE(test_counts),
	        WITH_SAMPLE(test_agenda),
	        WITH_SAMPLE(test_frozen_list),
	        WITH_SAMPLE(test_heads),
	        WITH_SAMPLE(test_best_heads),
	        WITH_SAMPLE(test_span),
	        WITH_SAMPLE(test_belongs),
	        WITH_SAMPLE(test_nothing_open),
	        WITH_SAMPLE(test_everything_open),
	        WITH_SAMPLE(test_passed_on),
	        WITH_SAMPLE(test_other_kind_of_session),
	        WITH_SAMPLE(test_dates_in_the_past),
	        cmocka_unit_test(test_origin),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
