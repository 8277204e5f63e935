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

static void assert_first(struct hub *h, int64_t id, const char *text)
{
	const char *first = NULL;

	assert_ok(h, store_first_text(h->st, SESSION, idea_row(h, id), h->arena, &first, &h->e));
	assert_string_equal(first, text);
}

static enum status write_text(struct hub *h, int64_t id, const char *subject, const char *text)
{
	const struct change change = {.field = "text", .text = text};

	return store_edit(h->st, SESSION, ENTITY_idea, id, &change, 1, "idea-edit", subject, &h->e);
}

/* As it was written down, whatever was changed or taken back since. */
static void test_first_text(void **state)
{
	static const char *const pasted[] = {"Een buurthuis", "Samen koken"};
	struct hub *h = *state;
	int64_t id = add_idea(h, "Een bankje bij de vijfer", 0), other;

	assert_ok(h, store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_1, pasted, 2, &h->e));
	other = hub_load(h)->ideas[2].id;
	assert_first(h, id, "Een bankje bij de vijfer");
	assert_ok(h, edit(h, &id, 1, "group_id", GROUP_3));
	assert_ok(h, write_text(h, id, "I1", "Een bankje bij de vijver"));
	assert_ok(h, write_text(h, id, "I1", "Een bank bij de vijver"));
	assert_ok(h, write_text(h, other, "I3", "Samen eten koken"));
	assert_first(h, id, "Een bankje bij de vijfer");
	assert_first(h, other, "Samen koken");
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
	assert_first(h, other, "Samen koken");
}

/* Of an idea that came with a session the journal has no beginning, only what changed. */
static void test_first_text_of_a_session_that_came(void **state)
{
	struct hub *h = *state;
	int64_t id = add_idea(h, "Een bankje", 0);

	hub_sql(h, "DELETE FROM journal WHERE action = 'idea-add'");
	assert_first(h, id, "Een bankje");
	assert_ok(h, edit(h, &id, 1, "group_id", GROUP_3));
	assert_ok(h, write_text(h, id, "I1", "Een bank"));
	assert_ok(h, write_text(h, id, "I1", "Een lange bank"));
	assert_first(h, id, "Een bankje");
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
	        TEST(test_first_text),
	        TEST(test_first_text_of_a_session_that_came),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
