/* A total that is not what was expected (domain.md 3.2.4, 7.17 and 7.18). */
#include "vote.h"

static void test_difference(void **state)
{
	static const int dots[] = {9, 6, 1, 3, 0};
	struct hub *h = *state;
	struct vote v = {0};

	open_vote(h, &v, 3);
	count(h, v.ballot, dots, 1);
	assert_refused(h, store_fix_result(h->st, SESSION, v.ballot, &h->e), E_INVALID,
	               "Counted: 19. Expected: 20. Count again together, or explain");
	assert_refused(h, store_accept_difference(h->st, SESSION, v.ballot, " ", &h->e), E_INVALID,
	               "Say why");
	assert_step(h,
	            store_accept_difference(h->st, SESSION, v.ballot, "een sticker viel af", &h->e),
	            "count-accept", "1");
	assert_ok(h, store_fix_result(h->st, SESSION, v.ballot, &h->e));
	assert_int_equal(hub_load(h)->n_themes, 3);
	assert_string_equal(h->snap.counts[0].reason, "een sticker viel af");
	assert_refused(h, store_accept_difference(h->st, SESSION, v.ballot, "anders", &h->e),
	               E_INVALID, "not open");
}

/* Somebody stuck two more, or more on one sheet than there are voters: that stays when it is
 * explained and changes nothing, else not (domain.md 3.2.4 and 7.18). */
static void test_more_dots_than_can_be(void **state)
{
	static const struct {
		int dots[5], off;
		const char *sentence;
		bool stays;
	} cases[] = {
	        {{9, 8, 1, 4, 0}, -2, "22 dots were counted and only 20 handed out.", false},
	        {{10, 7, 1, 4, 0}, -2, "22 dots were counted and only 20 handed out.", true},
	        {{11, 6, 1, 2, 0}, 0, "A has more dots than there are voters.", false},
	        {{11, 6, 0, 3, 0}, 0, "A has more dots than there are voters.", true},
	};
	struct hub *h = *state;
	struct vote v = {0};

	open_vote(h, &v, 3);
	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		count(h, v.ballot, cases[i].dots, cases[i].off);
		assert_refused(h, store_fix_result(h->st, SESSION, v.ballot, &h->e), E_INVALID,
		               cases[i].sentence);
		if (cases[i].stays)
			assert_ok(h, store_accept_difference(h->st, SESSION, v.ballot, "zo geteld",
			                                     &h->e));
		else
			assert_refused(h,
			               store_accept_difference(h->st, SESSION, v.ballot,
			                                       "zo geteld", &h->e),
			               E_INVALID, "This can change the result");
	}
	assert_ok(h, store_fix_result(h->st, SESSION, v.ballot, &h->e));
	assert_int_equal(hub_load(h)->n_themes, 3);
	assert_string_equal(h->snap.counts[0].reason, "zo geteld");
}

/* One dot more or less makes two of the top equal, or brings another one in: no reason will
 * do (domain.md 7.18). */
static void test_difference_that_matters(void **state)
{
	static const int order[] = {7, 6, 1, 4, 1}, border[] = {8, 6, 2, 3, 0};
	static const int equal[] = {6, 3, 3, 3, 2};
	static const int *const counts[] = {order, border, equal};
	struct hub *h = *state;
	struct vote v = {0};

	open_vote(h, &v, 3);
	for (int i = 0; i < 3; i++) {
		count(h, v.ballot, counts[i], -1);
		assert_refused(h, store_accept_difference(h->st, SESSION, v.ballot, "x", &h->e),
		               E_INVALID, "This can change the result");
		/* Nor with a reason that is there, as in a file from elsewhere. */
		assert_ok(h, store_edit(h->st, SESSION, ENTITY_vote_count, v.count,
		                        &(struct change){.field = "reason", .text = "x"}, 1, "r",
		                        "", &h->e));
		assert_refused(h, store_fix_result(h->st, SESSION, v.ballot, &h->e), E_INVALID,
		               "This can change the result");
	}
	assert_refused(h,
	               store_settle_tie(h->st, SESSION, v.ballot, TIE_WIDEN, NULL, 0, "zo", &h->e),
	               E_INVALID, "This can change the result");
	assert_refused(h,
	               store_open_run_off(h->st, SESSION, v.ballot, 9, "twee mensen", NULL, &h->e),
	               E_INVALID, "This can change the result");
	count(h, v.ballot, order, 0);
	assert_refused(h, store_accept_difference(h->st, SESSION, v.ballot, "x", &h->e), E_INVALID,
	               "nothing to explain");
}

static const char *reason_of(struct hub *h, const struct vote *v)
{
	return snapshot_find_vote_count(hub_load(h), v->count)->reason;
}

/* What was accepted was another difference. */
static void test_difference_changes(void **state)
{
	static const int dots[] = {9, 6, 1, 3, 0};
	const struct change voters = {.field = "voters", .number = VOTERS + 1};
	const struct change role = {.field = "counted_by", .text = "twee mensen"};
	struct hub *h = *state;
	struct vote v = {0};
	int64_t option;

	open_vote(h, &v, 3);
	option = h->snap.options[0].id;
	count(h, v.ballot, dots, 1);
#define ACCEPT assert_ok(h, store_accept_difference(h->st, SESSION, v.ballot, "weg", &h->e))
	ACCEPT;
	assert_ok(h, store_set_dots(h->st, SESSION, v.count, option, 9, &h->e));
	assert_ok(h,
	          store_edit(h->st, SESSION, ENTITY_vote_count, v.count, &role, 1, "e", "", &h->e));
	assert_string_equal(reason_of(h, &v), "weg");
	assert_step(h, store_set_dots(h->st, SESSION, v.count, option, 10, &h->e), "dots-set", "A");
	assert_string_equal(reason_of(h, &v), "");
	assert_ok(h, store_set_dots(h->st, SESSION, v.count, option, 9, &h->e));
	assert_refused(h, store_fix_result(h->st, SESSION, v.ballot, &h->e), E_INVALID, "explain");
	ACCEPT;
	assert_ok(h, set_leftover(h, v.count, 2));
	assert_string_equal(reason_of(h, &v), "");
	assert_ok(h, set_leftover(h, v.count, 0));
	ACCEPT;
	assert_ok(h, store_edit(h->st, SESSION, ENTITY_ballot, v.ballot, &voters, 1, "voters-set",
	                        "", &h->e));
	assert_string_equal(reason_of(h, &v), "");
#undef ACCEPT
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_difference),
	        TEST(test_more_dots_than_can_be),
	        TEST(test_difference_that_matters),
	        TEST(test_difference_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
