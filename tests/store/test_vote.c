/* The vote from the frozen list to the themes. */
#include "vote.h"

#include <stdlib.h>

static const struct theme *theme_at(struct hub *h, int i)
{
	for (int j = 0, at = 0; j < h->snap.n_themes; j++)
		if (!h->snap.themes[j].withdrawn && at++ == i)
			return &h->snap.themes[j];
	fail_msg("there is no theme %d", i);
	/* The compiler does not know that a failed test goes no further. */
	abort();
}

static void assert_theme(struct hub *h, int i, const char *title, int rank, int dots,
                         enum decided_by by)
{
	const struct theme *t = theme_at(h, i);

	assert_string_equal(t->title, title);
	assert_int_equal(t->rank, rank);
	assert_int_equal(t->position, i + 1);
	assert_int_equal(t->dots, dots);
	assert_int_equal(t->decided_by, by);
}

static int n_themes(struct hub *h)
{
	int n = 0;

	hub_load(h);
	for (int i = 0; i < h->snap.n_themes; i++)
		n += !h->snap.themes[i].withdrawn;
	return n;
}

static void test_clear(void **state)
{
	static const int dots[] = {7, 5, 1, 4, 3};
	struct hub *h = *state;
	struct vote v = {0};

	open_vote(h, &v, 3);
	assert_refused(h, store_fix_result(h->st, SESSION, v.ballot, &h->e), E_INVALID,
	               "Not every number");
	count(h, v.ballot, dots, 0);
	assert_ok(h, store_fix_result(h->st, SESSION, v.ballot, &h->e));
	assert_int_equal(hub_last_step(h).kind, 3);
	assert_int_equal(n_themes(h), 3);
	assert_theme(h, 0, "Ontmoeten", 1, 7, BY_VOTE);
	assert_theme(h, 1, "Bewegen", 2, 5, BY_VOTE);
	assert_theme(h, 2, "Wonen", 3, 4, BY_VOTE);
	assert_int_equal(h->snap.ballots[0].status, BALLOT_FIXED);
	assert_int_equal(h->snap.ballots[0].fixed_at, clock_wall(&h->clock));
	assert_int_equal(h->snap.counts[0].status, COUNT_FIXED);
	assert_refused(h, store_fix_result(h->st, SESSION, v.ballot, &h->e), E_INVALID, "not open");
	assert_refused(h, set_leftover(h, v.count, 3), E_INVALID, "not open");
	assert_refused(h, store_set_dots(h->st, SESSION, v.count, h->snap.options[0].id, 3, &h->e),
	               E_INVALID, "not open");
}

static void test_dots(void **state)
{
	struct hub *h = *state;
	struct vote v = {0};
	int64_t option, seq;

	open_vote(h, &v, 3);
	option = h->snap.options[1].id;
	assert_step(h, store_set_dots(h->st, SESSION, v.count, option, 4, &h->e), "dots-set", "B");
	assert_step(h, store_set_dots(h->st, SESSION, v.count, option, 0, &h->e), "dots-set", "B");
	seq = hub_last_step(h).seq;
	assert_ok(h, store_set_dots(h->st, SESSION, v.count, option, 0, &h->e));
	assert_int_equal(hub_last_step(h).seq, seq);
	assert_int_equal(hub_load(h)->n_lines, 1);
	assert_step(h, store_set_dots(h->st, SESSION, v.count, option, -1, &h->e), "dots-set", "B");
	assert_int_equal(hub_load(h)->n_lines, 0);
	assert_refused(h, store_set_dots(h->st, SESSION, v.count, option, 10000, &h->e), E_INVALID,
	               "10000");
	assert_refused(h, store_set_dots(h->st, SESSION, v.count, NOWHERE, 1, &h->e), E_INVALID,
	               "not open");
	assert_refused(h, store_set_dots(h->st, SESSION, NOWHERE, option, 1, &h->e), E_INVALID,
	               "not open");
}

static void test_open_refused(void **state)
{
	struct hub *h = *state;
	struct ballot_request r = {.question_id = QUESTION_1,
	                           .voters = 0,
	                           .dots_per_person = 2,
	                           .dots_per_subtheme = 1,
	                           .places = 3,
	                           .counted_by = ""};
	struct vote v = {0};

	assert_refused(h, store_open_ballot(h->st, SESSION, &r, NULL, &h->e), E_INVALID,
	               "At least 1");
	r.voters = 5;
	assert_refused(h, store_open_ballot(h->st, SESSION, &r, NULL, &h->e), E_INVALID,
	               "two subthemes");
	r.places = 0;
	assert_refused(h, store_open_ballot(h->st, SESSION, &r, NULL, &h->e), E_INVALID, "themes");
	open_vote(h, &v, 3);
	r.places = 3;
	assert_refused(h, store_open_ballot(h->st, SESSION, &r, NULL, &h->e), E_CONFLICT,
	               "already");
	/* Five subthemes take five dots of a person, or ten when two may go on one. */
	assert_ok(h, store_invalidate_ballot(h->st, SESSION, v.ballot, "opnieuw", &h->e));
	r.dots_per_person = LETTERS + 1;
	assert_refused(h, store_open_ballot(h->st, SESSION, &r, NULL, &h->e), E_INVALID,
	               "room for 5 dots: 5 subthemes, at most 1 on each");
	r.dots_per_subtheme = r.dots_per_person + 1;
	assert_refused(h, store_open_ballot(h->st, SESSION, &r, NULL, &h->e), E_INVALID,
	               "Everybody has 6 dots. Choose at most 6 for one subtheme.");
	r.dots_per_subtheme = 2;
	assert_ok(h, store_open_ballot(h->st, SESSION, &r, NULL, &h->e));
}

static enum status set_session(struct hub *h, const char *field, int number)
{
	const struct change change = {.field = field, .number = number};

	return store_edit(h->st, SESSION, ENTITY_session, SESSION, &change, 1, "details-edit", "",
	                  &h->e);
}

/* What is chosen for the vote while preparing must make one. */
static void test_chosen_beforehand(void **state)
{
	struct change skipped = {.field = "skipped", .number = 1};
	struct hub *h = *state;

	/* A session without a vote chooses no themes. */
	assert_ok(h, store_edit(h->st, SESSION, ENTITY_agenda_item, ITEM_3, &skipped, 1, "e", "",
	                        &h->e));
	assert_ok(h, set_session(h, "top_n", 0));
	assert_ok(h, set_session(h, "dots_per_subtheme", 0));
	skipped.number = 0;
	assert_ok(h, store_edit(h->st, SESSION, ENTITY_agenda_item, ITEM_3, &skipped, 1, "e", "",
	                        &h->e));
	assert_ok(h, set_session(h, "dots_per_person", 3));
	assert_ok(h, set_session(h, "top_n", 2));
	assert_ok(h, set_session(h, "dots_per_subtheme", 3));
	assert_refused(h, set_session(h, "top_n", 0), E_INVALID, "at least 1 theme");
	assert_refused(h, set_session(h, "dots_per_subtheme", 0), E_INVALID, "at least 1 dot");
	assert_refused(h, set_session(h, "dots_per_subtheme", 4), E_INVALID,
	               "Nobody gets more than 3 dots");
	assert_refused(h, set_session(h, "dots_per_person", 2), E_INVALID,
	               "Up to 3 dots may go on one subtheme");
	/* As advised is at most five. */
	assert_ok(h, set_session(h, "dots_per_person", 0));
	assert_ok(h, set_session(h, "dots_per_subtheme", 5));
	assert_refused(h, set_session(h, "dots_per_subtheme", 6), E_INVALID,
	               "Nobody gets more than 5 dots");
}

static void test_second_count(void **state)
{
	static const int first[] = {7, 5, 1, 4, 2}, second[] = {7, 5, 1, 4, 3};
	struct hub *h = *state;
	struct vote v = {0};
	int64_t id;

	open_vote(h, &v, 3);
	count(h, v.ballot, first, 1);
	assert_refused(h, store_next_count(h->st, SESSION, v.ballot, "", "", NULL, &h->e),
	               E_INVALID, "Say why");
	assert_step(
	        h,
	        store_next_count(h->st, SESSION, v.ballot, "verschil", "twee mensen", &id, &h->e),
	        "count-next", "2");
	assert_int_equal(hub_load(h)->counts[0].status, COUNT_REJECTED);
	assert_int_equal(h->snap.counts[1].leftover, h->snap.counts[0].leftover);
	assert_refused(h, store_set_dots(h->st, SESSION, v.count, h->snap.options[0].id, 3, &h->e),
	               E_INVALID, "not open");
	count(h, v.ballot, second, 0);
	assert_ok(h, store_fix_result(h->st, SESSION, v.ballot, &h->e));
	assert_int_equal(hub_load(h)->counts[0].status, COUNT_REJECTED);
	assert_string_equal(h->snap.counts[0].reason, "verschil");
	assert_int_equal(h->snap.counts[1].status, COUNT_FIXED);
}

static void test_nobody(void **state)
{
	static const int none[LETTERS] = {0};
	struct hub *h = *state;
	struct vote v = {0};

	open_vote(h, &v, 3);
	count(h, v.ballot, none, 0);
	assert_refused(h, store_fix_result(h->st, SESSION, v.ballot, &h->e), E_INVALID, "Nobody");
}

/* B, C and D are equal on place 2; two of them can be chosen. */
static const int tied[] = {7, 4, 4, 4, 1};

static void test_widen(void **state)
{
	struct hub *h = *state;
	struct vote v = {0};

	open_vote(h, &v, 3);
	count(h, v.ballot, tied, 0);
	assert_refused(h, store_fix_result(h->st, SESSION, v.ballot, &h->e), E_CONFLICT,
	               "Equal on place 2: B, C and D.");
	assert_refused(h, store_settle_tie(h->st, SESSION, v.ballot, TIE_WIDEN, NULL, 0, "", &h->e),
	               E_INVALID, "Say how");
	assert_ok(h, store_settle_tie(h->st, SESSION, v.ballot, TIE_WIDEN, NULL, 0,
	                              "de zaal is akkoord", &h->e));
	assert_int_equal(n_themes(h), 4);
	assert_theme(h, 0, "Ontmoeten", 1, 7, BY_VOTE);
	assert_theme(h, 1, "Bewegen", 2, 4, BY_WIDENING);
	assert_theme(h, 3, "Wonen", 2, 4, BY_WIDENING);
	assert_string_equal(h->snap.ballots[0].decision, "de zaal is akkoord");
}

static void choose(struct hub *h, enum tie_rule how, enum decided_by by)
{
	struct vote v = {0};
	int64_t chosen[3];

	open_vote(h, &v, 3);
	count(h, v.ballot, tied, 0);
	hub_load(h);
	chosen[0] = h->snap.options[3].id;
	chosen[1] = h->snap.options[1].id;
	chosen[2] = h->snap.options[4].id;
	assert_refused(h, store_settle_tie(h->st, SESSION, v.ballot, how, chosen, 1, "zo", &h->e),
	               E_INVALID, "Choose 2");
	/* E is not one of the equal ones. */
	assert_refused(h,
	               store_settle_tie(h->st, SESSION, v.ballot, how, chosen + 1, 2, "zo", &h->e),
	               E_INVALID, "Choose 2");
	assert_ok(h, store_settle_tie(h->st, SESSION, v.ballot, how, chosen, 2, "zo", &h->e));
	assert_int_equal(n_themes(h), 3);
	assert_theme(h, 1, "Bewegen", 2, 4, by);
	assert_theme(h, 2, "Wonen", 2, 4, by);
}

static void test_together(void **state)
{
	choose(*state, TIE_TOGETHER, BY_AGREEMENT);
}

static void test_lot(void **state)
{
	choose(*state, TIE_LOT, BY_LOT);
}

static int64_t open_run_off(struct hub *h, struct vote *v)
{
	int64_t id = 0;

	open_vote(h, v, 3);
	count(h, v->ballot, tied, -1);
	assert_refused(h,
	               store_open_run_off(h->st, SESSION, v->ballot, 9, "twee mensen", NULL, &h->e),
	               E_INVALID, "Counted: 20. Expected: 19.");
	assert_refused(h,
	               store_settle_tie(h->st, SESSION, v->ballot, TIE_WIDEN, NULL, 0, "zo", &h->e),
	               E_INVALID, "Counted: 20. Expected: 19.");
	count(h, v->ballot, tied, 0);
	assert_refused(h,
	               store_open_run_off(h->st, SESSION, v->ballot, 0, "twee mensen", NULL, &h->e),
	               E_INVALID, "At least 1");
	assert_step(h, store_open_run_off(h->st, SESSION, v->ballot, 9, "twee mensen", &id, &h->e),
	            "run-off-open", "1");
	return id;
}

static void test_run_off(void **state)
{
	static const int dots[] = {2, 6, 1};
	struct hub *h = *state;
	struct vote v = {0};
	int64_t id = open_run_off(h, &v);
	const struct ballot *b = snapshot_find_ballot(hub_load(h), id);
	const struct ballot_option *options[SUBTHEME_MAX];
	int64_t a;

	ballot_options(&h->snap, snapshot_find_ballot(&h->snap, v.ballot), options);
	a = options[0]->id;
	assert_int_equal(b->kind, BALLOT_RUN_OFF);
	assert_int_equal(b->parent_id, v.ballot);
	assert_int_equal(b->places, 2);
	assert_int_equal(b->dots_per_person, 1);
	/* The vote itself waits. */
	assert_refused(h, store_fix_result(h->st, SESSION, v.ballot, &h->e), E_CONFLICT, "run-off");
	assert_refused(h, store_set_dots(h->st, SESSION, v.count, a, 3, &h->e), E_CONFLICT,
	               "run-off");
	assert_refused(h, set_leftover(h, v.count, 3), E_CONFLICT, "run-off");
	assert_refused(h, store_next_count(h->st, SESSION, v.ballot, "x", "", NULL, &h->e),
	               E_CONFLICT, "run-off");
	assert_refused(h,
	               store_open_run_off(h->st, SESSION, v.ballot, 9, "twee mensen", NULL, &h->e),
	               E_CONFLICT, "run-off");
	count(h, id, dots, 0);
	assert_ok(h, store_fix_result(h->st, SESSION, id, &h->e));
	assert_int_equal(n_themes(h), 3);
	assert_theme(h, 0, "Ontmoeten", 1, 7, BY_VOTE);
	assert_theme(h, 1, "Eten", 2, 4, BY_RUN_OFF);
	assert_theme(h, 2, "Bewegen", 3, 4, BY_RUN_OFF);
	for (int i = 0; i < h->snap.n_ballots; i++)
		assert_int_equal(h->snap.ballots[i].status, BALLOT_FIXED);
	assert_refused(h, store_invalidate_ballot(h->st, SESSION, id, "fout", &h->e), E_INVALID,
	               "the vote itself");
}

static void test_tied_run_off(void **state)
{
	static const int dots[] = {3, 3, 3};
	struct hub *h = *state;
	struct vote v = {0};
	int64_t id = open_run_off(h, &v), chosen[2];
	const struct ballot_option *options[SUBTHEME_MAX];

	count(h, id, dots, 0);
	assert_refused(h, store_fix_result(h->st, SESSION, id, &h->e), E_CONFLICT,
	               "Equal on place 2: B, C and D.");
	assert_refused(h, store_open_run_off(h->st, SESSION, id, 9, "twee mensen", NULL, &h->e),
	               E_INVALID, "A run-off has no run-off");
	hub_load(h);
	ballot_options(&h->snap, snapshot_find_ballot(&h->snap, id), options);
	chosen[0] = options[0]->id;
	chosen[1] = options[2]->id;
	assert_ok(h, store_settle_tie(h->st, SESSION, id, TIE_TOGETHER, chosen, 2, "samen", &h->e));
	assert_int_equal(n_themes(h), 3);
	assert_theme(h, 0, "Ontmoeten", 1, 7, BY_VOTE);
	assert_theme(h, 1, "Bewegen", 2, 4, BY_AGREEMENT);
	assert_theme(h, 2, "Wonen", 2, 4, BY_AGREEMENT);
}

/* Two places are to be filled and all dots are on one: the others are still equal. */
static void test_run_off_leaves_a_place(void **state)
{
	static const int dots[] = {9, 0, 0};
	struct hub *h = *state;
	struct vote v = {0};
	int64_t id = open_run_off(h, &v), chosen;
	const struct ballot_option *options[SUBTHEME_MAX];

	count(h, id, dots, 0);
	assert_refused(h, store_fix_result(h->st, SESSION, id, &h->e), E_CONFLICT,
	               "Equal on place 3: C and D.");
	hub_load(h);
	ballot_options(&h->snap, snapshot_find_ballot(&h->snap, id), options);
	chosen = options[0]->id;
	assert_refused(
	        h, store_settle_tie(h->st, SESSION, id, TIE_TOGETHER, &chosen, 1, "samen", &h->e),
	        E_INVALID, "Choose 1");
	chosen = options[2]->id;
	assert_ok(h,
	          store_settle_tie(h->st, SESSION, id, TIE_TOGETHER, &chosen, 1, "samen", &h->e));
	assert_int_equal(n_themes(h), 3);
	assert_theme(h, 0, "Ontmoeten", 1, 7, BY_VOTE);
	assert_theme(h, 1, "Bewegen", 2, 4, BY_RUN_OFF);
	assert_theme(h, 2, "Wonen", 3, 4, BY_AGREEMENT);
}

static void test_run_off_without_dots(void **state)
{
	static const int dots[] = {0, 0, 0};
	struct hub *h = *state;
	struct vote v = {0};
	int64_t id = open_run_off(h, &v);

	count(h, id, dots, 0);
	assert_refused(h, store_fix_result(h->st, SESSION, id, &h->e), E_CONFLICT,
	               "Equal on place 2: B, C and D.");
	assert_ok(h, store_settle_tie(h->st, SESSION, id, TIE_WIDEN, NULL, 0, "alle drie", &h->e));
	assert_int_equal(n_themes(h), 4);
	assert_theme(h, 1, "Bewegen", 2, 4, BY_WIDENING);
	assert_theme(h, 3, "Wonen", 2, 4, BY_WIDENING);
}

/* A run-off that goes wrong can be held again. */
static void test_run_off_again(void **state)
{
	static const int dots[] = {5, 3, 1};
	struct hub *h = *state;
	struct vote v = {0};
	int64_t id = open_run_off(h, &v);

	assert_ok(h, store_invalidate_ballot(h->st, SESSION, id, "te veel stickers", &h->e));
	assert_int_equal(snapshot_find_ballot(hub_load(h), v.ballot)->status, BALLOT_OPEN);
	assert_ok(h, store_open_run_off(h->st, SESSION, v.ballot, 9, "twee mensen", &id, &h->e));
	count(h, id, dots, 0);
	assert_ok(h, store_fix_result(h->st, SESSION, id, &h->e));
	assert_int_equal(n_themes(h), 3);
	assert_theme(h, 1, "Bewegen", 2, 4, BY_RUN_OFF);
}

static void test_vote_again(void **state)
{
	static const int first[] = {7, 5, 1, 4, 3}, second[] = {2, 8, 1, 6, 3};
	struct hub *h = *state;
	struct vote v = {0};
	int64_t theme, solution;

	open_vote(h, &v, 2);
	count(h, v.ballot, first, 0);
	assert_ok(h, store_fix_result(h->st, SESSION, v.ballot, &h->e));
	hub_load(h);
	theme = h->snap.themes[1].id;
	solution = add_solution(h, "Samen wandelen", theme);
	assert_refused(h, store_invalidate_ballot(h->st, SESSION, v.ballot, "  ", &h->e), E_INVALID,
	               "Say why");
	assert_refused(h, store_invalidate_ballot(h->st, SESSION, NOWHERE, "x", &h->e), E_NOT_FOUND,
	               "no longer");
	assert_ok(h, store_invalidate_ballot(h->st, SESSION, v.ballot, "verkeerd geteld", &h->e));
	assert_int_equal(n_themes(h), 0);
	assert_refused(h, store_invalidate_ballot(h->st, SESSION, v.ballot, "x", &h->e), E_INVALID,
	               "already");
	open_vote(h, &v, 2);
	count(h, v.ballot, second, 0);
	assert_ok(h, store_fix_result(h->st, SESSION, v.ballot, &h->e));
	assert_int_equal(n_themes(h), 2);
	assert_theme(h, 0, "Bewegen", 1, 8, BY_VOTE);
	assert_theme(h, 1, "Wonen", 2, 6, BY_VOTE);
	/* The theme came back, with its solution. */
	assert_int_equal(snapshot_find_theme(&h->snap, theme)->position, 1);
	assert_int_equal(snapshot_find_solution(&h->snap, solution)->theme_id, theme);
}

static void test_frozen(void **state)
{
	struct hub *h = *state;
	struct vote v = {0};
	int64_t idea, other;
	struct change values[] = {{.field = "question_id", .number = QUESTION_1},
	                          {.field = "title", .text = "Nieuw"}};
	const struct change more = {.field = "explanation", .text = "met uitleg"};

	open_vote(h, &v, 3);
#define FROZEN(call) assert_refused(h, call, E_INVALID, "list is locked")
	FROZEN(store_add(h->st, SESSION, ENTITY_subtheme, values, 2, "a", NULL, &h->e));
	FROZEN(store_edit(h->st, SESSION, ENTITY_subtheme, v.subthemes[0], values + 1, 1, "r", "A",
	                  &h->e));
	FROZEN(store_merge_subthemes(h->st, SESSION, v.subthemes[0], v.subthemes[1], &h->e));
	FROZEN(store_split_subtheme(h->st, SESSION, v.subthemes[0], "Deel", "", NULL, 0, NULL,
	                            &h->e));
#undef FROZEN
	assert_step(h,
	            store_edit(h->st, SESSION, ENTITY_subtheme, v.subthemes[0], &more, 1, "e", "A",
	                       &h->e),
	            "e", "A");
	idea = add_idea(h, "Te laat", 0);
	assert_true(snapshot_find_idea(hub_load(h), idea)->after_list);
	assert_ok(h, store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_1,
	                             (const char *const[]){"Ook te laat"}, 1, &h->e));
	assert_true(hub_load(h)->ideas[1].after_list);
	/* Another question has no vote. */
	values[0].number = QUESTION_2;
	assert_ok(h, store_add(h->st, SESSION, ENTITY_subtheme, values, 2, "a", &other, &h->e));
	assert_ok(h, store_invalidate_ballot(h->st, SESSION, v.ballot, "splitsen", &h->e));
	assert_ok(h, store_merge_subthemes(h->st, SESSION, v.subthemes[0], v.subthemes[1], &h->e));
	idea = add_idea(h, "Op tijd", 0);
	assert_false(snapshot_find_idea(hub_load(h), idea)->after_list);
}

/* A theme is a snapshot: after the result the list may change, and the theme does not. */
static void test_list_after_result(void **state)
{
	static const int dots[] = {7, 5, 1, 4, 3};
	struct hub *h = *state;
	struct vote v = {0};
	int64_t first, second, late;
	const struct change title = {.field = "title", .text = "Ontmoeten in de wijk"};

	for (int i = 0; i < LETTERS; i++)
		v.subthemes[i] = add_subtheme(h, i ? "Iets anders" : "Ontmoeten");
	first = add_idea(h, "Samen koken", v.subthemes[0]);
	second = add_idea(h, "Samen eten", v.subthemes[0]);
	open_vote(h, &v, 1);
	count(h, v.ballot, dots, 0);
	assert_ok(h, store_fix_result(h->st, SESSION, v.ballot, &h->e));
	assert_step(h,
	            store_edit(h->st, SESSION, ENTITY_subtheme, v.subthemes[0], &title, 1,
	                       "subtheme-rename", "A", &h->e),
	            "subtheme-rename", "A");
	assert_step(h,
	            store_split_subtheme(h->st, SESSION, v.subthemes[0], "Eten", "", &second, 1,
	                                 NULL, &h->e),
	            "subtheme-split", "F");
	assert_step(h, store_merge_subthemes(h->st, SESSION, v.subthemes[1], v.subthemes[0], &h->e),
	            "subtheme-merge", "B A");
	assert_int_equal(snapshot_find_idea(hub_load(h), first)->subtheme_id, v.subthemes[0]);
	assert_int_equal(n_themes(h), 1);
	assert_theme(h, 0, "Ontmoeten", 1, 7, BY_VOTE);
	/* It was not voted on all the same. */
	late = add_idea(h, "Te laat", 0);
	assert_true(snapshot_find_idea(hub_load(h), late)->after_list);
}

/* Dots that were handed out to people who came late are expected back. */
static void test_late_voters(void **state)
{
	static const int dots[] = {8, 6, 2, 4, 3};
	struct hub *h = *state;
	struct vote v = {0};
	const struct change late[] = {{.field = "voters", .number = VOTERS},
	                              {.field = "extra_dots", .number = 3}};

	open_vote(h, &v, 2);
	assert_step(h,
	            store_edit(h->st, SESSION, ENTITY_ballot, v.ballot, late, 2, "voters-set", "1",
	                       &h->e),
	            "voters-set", "1");
	count(h, v.ballot, dots, -3);
	assert_ok(h, store_fix_result(h->st, SESSION, v.ballot, &h->e));
	assert_refused(
	        h, store_edit(h->st, SESSION, ENTITY_ballot, v.ballot, late + 1, 1, "v", "", &h->e),
	        E_INVALID, "not open");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_clear),
	        TEST(test_dots),
	        TEST(test_open_refused),
	        TEST(test_chosen_beforehand),
	        TEST(test_second_count),
	        TEST(test_nobody),
	        TEST(test_widen),
	        TEST(test_together),
	        TEST(test_lot),
	        TEST(test_run_off),
	        TEST(test_tied_run_off),
	        TEST(test_run_off_again),
	        TEST(test_run_off_leaves_a_place),
	        TEST(test_run_off_without_dots),
	        TEST(test_vote_again),
	        TEST(test_frozen),
	        TEST(test_list_after_result),
	        TEST(test_late_voters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
