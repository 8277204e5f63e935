/* One change for several ideas. */
#include "hub.h"

#include "entity.h"

static const struct idea *idea_row(struct hub *h, int64_t id)
{
	return snapshot_find_idea(hub_load(h), id);
}

static enum status edit(struct hub *h, const int64_t *ids, int n, const char *field, int64_t number)
{
	const struct change change = {.field = field, .number = number};

	return store_edit_ideas(h->st, SESSION, ids, n, &change, 1, "ideas-edit", &h->e);
}

static void test_one_step(void **state)
{
	struct hub *h = *state;
	const int64_t ids[] = {add_idea(h, "Een bankje", 0), add_idea(h, "Een buurthuis", 0)};

	assert_step(h, edit(h, ids, 2, "group_id", GROUP_3), "ideas-edit", "2");
	assert_int_equal(idea_row(h, ids[0])->group_id, GROUP_3);
	assert_int_equal(idea_row(h, ids[1])->group_id, GROUP_3);
	assert_step(h, edit(h, ids, 1, "group_id", GROUP_2), "ideas-edit", "I1");
	assert_int_equal(idea_row(h, ids[1])->group_id, GROUP_3);
}

/* All of them, or none. */
static void test_refused(void **state)
{
	struct hub *h = *state;
	const int64_t ids[] = {add_idea(h, "Een bankje", 0), NOWHERE};

	assert_refused(h, edit(h, ids, 2, "group_id", GROUP_3), E_NOT_FOUND, "no longer there");
	assert_refused(h, edit(h, ids, 1, "group_id", NOWHERE), E_INVALID, "");
	assert_ok(h, store_close_session(h->st, SESSION, &h->e));
	assert_refused(h, edit(h, ids, 1, "group_id", GROUP_3), E_INVALID, "closed");
	store_next_reason(h->st, "Typed at the wrong group");
	assert_ok(h, edit(h, ids, 1, "group_id", GROUP_3));
	store_next_reason(h->st, NULL);
	assert_int_equal(hub_load(h)->n_corrections, 1);
}

/* A subtheme is of one question: an idea that goes to another one leaves it. */
static void test_other_question(void **state)
{
	struct hub *h = *state;
	int64_t sub = add_subtheme(h, "Elkaar ontmoeten");
	const int64_t ids[] = {add_idea(h, "Een bankje", sub), add_idea(h, "Een buurthuis", sub)};

	assert_ok(h, edit(h, ids, 1, "group_id", GROUP_3));
	assert_int_equal(idea_row(h, ids[0])->subtheme_id, sub);
	assert_step(h, edit(h, ids, 2, "question_id", QUESTION_2), "ideas-edit", "2");
	assert_int_equal(idea_row(h, ids[0])->question_id, QUESTION_2);
	assert_int_equal(idea_row(h, ids[0])->subtheme_id, 0);
	assert_int_equal(idea_row(h, ids[1])->subtheme_id, 0);
	assert_false(idea_row(h, ids[0])->after_list);
}

/* Where people vote already it comes after the list. */
static void test_question_with_a_list(void **state)
{
	struct hub *h = *state;
	int64_t subs[] = {add_subtheme(h, "Elkaar ontmoeten"), add_subtheme(h, "Groen")};
	const int64_t ids[] = {add_idea(h, "Een bankje", subs[0]), add_idea(h, "Een moestuin", 0)};
	const struct ballot_request vote = {.question_id = QUESTION_1,
	                                    .voters = 4,
	                                    .dots_per_person = 2,
	                                    .dots_per_subtheme = 1,
	                                    .places = 1,
	                                    .tie_rule = TIE_WIDEN,
	                                    .counted_by = ""};

	assert_ok(h, edit(h, ids + 1, 1, "question_id", QUESTION_2));
	assert_ok(h, store_open_ballot(h->st, SESSION, &vote, NULL, &h->e));
	assert_ok(h, edit(h, ids + 1, 1, "question_id", QUESTION_1));
	assert_true(idea_row(h, ids[1])->after_list);
	assert_false(idea_row(h, ids[0])->after_list);
	assert_ok(h, edit(h, ids + 1, 1, "question_id", QUESTION_2));
	assert_false(idea_row(h, ids[1])->after_list);
}

/* Of two that are removed together one may be the same as the other. */
static void test_remove_with_its_duplicate(void **state)
{
	struct hub *h = *state;
	const int64_t ids[] = {add_idea(h, "Een bankje", 0), add_idea(h, "Een bank", 0)};

	assert_ok(h, edit(h, ids + 1, 1, "duplicate_of", ids[0]));
	assert_step(h, edit(h, ids, 2, "withdrawn", 1), "ideas-edit", "2");
	assert_true(idea_row(h, ids[0])->withdrawn);
	assert_true(idea_row(h, ids[1])->withdrawn);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)
	const struct CMUnitTest tests[] = {
	        TEST(test_one_step),
	        TEST(test_refused),
	        TEST(test_other_question),
	        TEST(test_question_with_a_list),
	        TEST(test_remove_with_its_duplicate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
