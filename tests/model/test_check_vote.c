/* The rules of a vote: options, counts, run-offs, themes. */
#include "check_cases.h"

#include "mem.h"
#include "rules.h"

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

static const struct check_case cases[] = {
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
        BROKEN(leftover_unknown, "How many dots are left"),
        BROKEN(difference, "does not match, and no reason is given. Counted: "),
        RIGHT(difference_accepted),
        RIGHT(difference_accepted_in_vote),
        BROKEN(more_than_voters, "B has more dots than there are voters"),
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

static void test_every_rule(void **state)
{
	(void)state;
	check_cases_run(cases, N_ITEMS(cases));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_every_rule),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
