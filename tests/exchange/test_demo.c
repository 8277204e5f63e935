#include "exchange_test.h"

#include "rules.h"

struct demo {
	struct arena *arena;
	char *text;
	size_t len;
	struct snapshot s;
};

static void load(struct demo *demo, const char *name)
{
	struct err err;

	demo->arena = arena_new();
	demo->text = read_data(name, &demo->len);
	demo->s = (struct snapshot){.arena = demo->arena};
	assert_ok(json_import(demo->text, demo->len, &demo->s, &err), err);
	assert_ok(snapshot_check(&demo->s, &err), err);
}

static void unload(struct demo *demo)
{
	free(demo->text);
	arena_free(demo->arena);
}

static void test_round_trip(void **state)
{
	static const char *const names[] = {"demo/session-1.json", "demo/session-2.json"};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(names); i++) {
		struct demo demo;
		AUTO_BUF struct buf out;

		buf_init(&out);
		load(&demo, names[i]);
		json_export(&demo.s, false, &out);
		assert_int_equal(out.len, demo.len);
		assert_string_equal(out.data, demo.text);
		unload(&demo);
	}
}

static void test_first_numbers(void **state)
{
	static const int ideas_in[] = {7, 11, 10, 6, 9, 5, 5, 3, 3};
	static const int per_group[] = {14, 15, 16, 15};
	struct demo demo;

	(void)state;
	load(&demo, "demo/session-1.json");
	const struct snapshot *s = &demo.s;
	assert_int_equal(count_ideas(s, 0, 0), 60);
	assert_int_equal(count_parked_ideas(s), 1);
	assert_int_equal(count_loose_ideas(s, 0), 0);
	assert_int_equal(s->n_subthemes, N_ITEMS(ideas_in));
	for (int i = 0; i < s->n_subthemes; i++) {
		assert_int_equal(s->subthemes[i].code, i + 1);
		assert_int_equal(count_ideas_in(s, s->subthemes[i].id), ideas_in[i]);
	}
	assert_int_equal(s->n_groups, N_ITEMS(per_group));
	for (int i = 0; i < s->n_groups; i++)
		assert_int_equal(count_ideas(s, s->groups[i].id, 0), per_group[i]);
	assert_int_equal(count_solutions(s, 0, 0, 0), 75);
	assert_int_equal(count_solutions(s, 0, 0, 1), 35);
	assert_int_equal(count_solutions(s, 0, 0, 2), 40);
	for (int i = 0; i < s->n_themes; i++)
		assert_int_equal(count_solutions(s, s->themes[i].id, 0, 0), 25);
	unload(&demo);
}

static void test_first_vote(void **state)
{
	static const int totals[] = {89, 88};
	struct demo demo;
	struct count_check check;

	(void)state;
	load(&demo, "demo/session-1.json");
	const struct snapshot *s = &demo.s;
	assert_int_equal(s->n_ballots, 1);
	assert_int_equal(s->n_counts, N_ITEMS(totals));
	for (int i = 0; i < s->n_counts; i++) {
		const struct ballot_option *options[SUBTHEME_MAX];
		int dots[SUBTHEME_MAX];
		int n = ballot_options(s, &s->ballots[0], options);

		assert_int_equal(n, 9);
		count_dots(s, &s->counts[i], options, n, dots);
		count_check(&s->ballots[0], dots, n, s->counts[i].leftover, &check);
		assert_true(check.complete);
		assert_int_equal(check.total, totals[i]);
		assert_int_equal(check.expected, 88);
	}
	assert_int_equal(s->counts[0].status, COUNT_REJECTED);
	assert_int_equal(s->counts[1].status, COUNT_FIXED);

	static const int dots[] = {19, 17, 14};
	assert_int_equal(s->n_themes, N_ITEMS(dots));
	for (int i = 0; i < s->n_themes; i++) {
		assert_int_equal(s->themes[i].dots, dots[i]);
		assert_int_equal(s->themes[i].rank, i + 1);
	}
	unload(&demo);
}

static void test_first_agenda(void **state)
{
	struct demo demo;
	int planned = 0;

	(void)state;
	load(&demo, "demo/session-1.json");
	const struct snapshot *s = &demo.s;
	assert_int_equal(s->n_agenda, 14);
	for (int i = 0; i < s->n_agenda; i++)
		planned += s->agenda[i].minutes;
	assert_int_equal(planned, 120);

	int64_t real = s->agenda[s->n_agenda - 1].ended_at - s->agenda[0].started_at;
	assert_int_equal(real / 60000, 124);
	for (int i = 0; i < s->n_agenda; i++) {
		const struct round *r = snapshot_find_round(s, s->agenda[i].round_id);
		assert_true((s->agenda[i].kind == ITEM_ROUND) == (r != NULL));
	}
	assert_string_equal(s->sessions[0].answer_by, "2025-06-12");
	unload(&demo);
}

/* O26 is what people do themselves; the others are passed on. */
static void test_first_afterwards(void **state)
{
	static const struct {
		int code;
		enum follow_status status;
	} lines[] = {{13, FOLLOW_PASSED_ON},   {39, FOLLOW_PASSED_ON},   {69, FOLLOW_ADOPTED},
	             {41, FOLLOW_PASSED_ON},   {26, FOLLOW_TAKEN_UP},    {13, FOLLOW_IN_PROGRESS},
	             {39, FOLLOW_IN_PROGRESS}, {41, FOLLOW_NOT_ADOPTED}, {26, FOLLOW_STARTED}};
	static const char linked[] = "GACFDC";
	struct demo demo;

	(void)state;
	load(&demo, "demo/session-1.json");
	const struct snapshot *s = &demo.s;
	assert_int_equal(s->n_follow_ups, N_ITEMS(lines));
	for (int i = 0; i < s->n_follow_ups; i++) {
		const struct follow_up *f = &s->follow_ups[i];
		assert_int_equal(snapshot_find_solution(s, f->solution_id)->code, lines[i].code);
		assert_int_equal(f->status, lines[i].status);
		assert_true(f->public && f->explanation[0] != '\0');
	}
	assert_int_equal(s->n_signals, strlen(linked));
	for (int i = 0; i < s->n_signals; i++) {
		const struct subtheme *sub = NULL;
		for (int j = 0; j < s->n_signal_links; j++) {
			const struct signal_link *link = &s->signal_links[j];
			if (link->signal_id == s->signals[i].id)
				sub = snapshot_find_subtheme(s, link->subtheme_id);
		}
		assert_int_equal(sub ? sub->code : 0, linked[i] - 'A' + 1);
	}
	assert_int_equal(s->n_evidence, PRECONDITIONS);
	assert_int_equal(s->n_taxonomies, 3);
	assert_int_equal(s->n_terms, 6 + 13 + 4);
	assert_int_equal(s->n_signal_tags, 6);
	/* 12 dimensions and 17 SPUK themes, none of which anybody confirmed. */
	assert_int_equal(s->n_tags, 12 + 17);
	for (int i = 0; i < s->n_tags; i++)
		assert_false(s->tags[i].confirmed);
	unload(&demo);
}

static void test_second(void **state)
{
	static const int answers[] = {12, 11, 11, 8};
	struct demo first, second;

	(void)state;
	load(&first, "demo/session-1.json");
	load(&second, "demo/session-2.json");
	const struct snapshot *s = &second.s;
	assert_int_equal(s->n_questions, N_ITEMS(answers));
	for (int i = 0; i < s->n_questions; i++) {
		assert_int_equal(count_ideas(s, 0, s->questions[i].id), answers[i]);
		assert_int_equal(count_loose_ideas(s, s->questions[i].id), 0);
		assert_int_equal(s->questions[i].main, i == 3);
	}
	assert_int_equal(s->n_reports, 9);
	assert_int_equal(s->n_ballots, 0);
	assert_int_equal(s->sessions[0].number, 2);
	assert_int_equal(s->series[0].id, first.s.series[0].id);
	assert_int_not_equal(s->sessions[0].id, first.s.sessions[0].id);
	/* What is of the series is the same in both. */
	assert_int_equal(s->n_signals, first.s.n_signals);
	for (int i = 0; i < s->n_signals; i++)
		assert_int_equal(s->signals[i].id, first.s.signals[i].id);
	assert_int_equal(s->n_terms, first.s.n_terms);
	assert_int_equal(s->n_follow_ups, 0);
	unload(&first);
	unload(&second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_round_trip),       cmocka_unit_test(test_first_numbers),
	        cmocka_unit_test(test_first_vote),       cmocka_unit_test(test_first_agenda),
	        cmocka_unit_test(test_first_afterwards), cmocka_unit_test(test_second),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
