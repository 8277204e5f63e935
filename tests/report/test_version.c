/* How far a verslag is: a draft, fixed, sent, corrected; what counts as a change. */
#include "sample.h"

#include <string.h>

#include "mem.h"

static const char draft_sentence[] = "> Concept: dit verslag is nog niet vastgesteld.";
static char marks[2][MARK_SIZE];

static struct report_version *add_version(int number, enum report_status status)
{
	struct report_version *v = ADD(&snapshot, report_version);

	v->number = number;
	v->status = status;
	v->fixed_at = INT64_C(1747735200000); /* 20 May 2025 */
	v->published_at = status == REPORT_FINAL ? 0 : v->fixed_at;
	report_mark(&snapshot, marks[number - 1]);
	v->words = marks[number - 1];
	return v;
}

static void assert_state(int number, enum report_status status, bool changed)
{
	const struct version_state v = report_version(&snapshot);

	assert_int_equal(v.number, number);
	assert_int_equal(v.status, status);
	assert_int_equal(v.changed, changed);
}

static void first_it_is_a_draft(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	assert_state(1, REPORT_DRAFT, false);
	assert_told(" · versie 1");
	assert_told(draft_sentence);
	struct report_version *v = add_version(1, REPORT_DRAFT);
	v->read_by = "een inwoner";
	assert_state(1, REPORT_DRAFT, false);
	assert_told(draft_sentence);
	/* A version that is not fixed is no version to be told of yet. */
	assert_not_told("Versies van dit verslag");
}

static void one_that_is_fixed_is_no_draft(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	add_version(1, REPORT_FINAL)->read_by = "een inwoner";
	assert_state(1, REPORT_FINAL, false);
	assert_not_told(draft_sentence);
	assert_told("| 1 | 20 mei 2025 | een inwoner | - |");
}

/* Any word that it tells is a change; how proposals stand goes on for weeks.  What is told of it by
 * another program, in other sentences or another language, is none. */
static void what_changes_makes_a_draft_again(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	add_version(1, REPORT_FINAL);
	struct follow_up *f = ADD(&snapshot, follow_up);
	f->solution_id = snapshot.solutions[0].id;
	f->status = FOLLOW_PASSED_ON;
	f->body = "de gemeente";
	f->public = true;
	assert_state(1, REPORT_FINAL, false);
	snapshot.ideas[0].public_text = "Een ander woord";
	assert_state(1, REPORT_DRAFT, true);
	assert_told(draft_sentence);
	snapshot.ideas[0].public_text = "";
	assert_state(1, REPORT_FINAL, false);
	ADD(&snapshot, action_point)->what = "Zaal regelen";
	assert_state(1, REPORT_DRAFT, true);
	report_mark(&snapshot, marks[0]);
	snapshot.actions[0].who = "projectgroep";
	assert_state(1, REPORT_DRAFT, true);
	snapshot.actions[0].who = "";
	assert_state(1, REPORT_FINAL, false);
	snapshot.agenda[0].note = "Alleen voor de begeleider";
	snapshot.agenda[0].who = "begeleider";
	assert_state(1, REPORT_FINAL, false);
}

static void what_was_sent_is_followed_by_another(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	add_version(1, REPORT_PUBLISHED);
	assert_state(1, REPORT_PUBLISHED, false);
	snapshot.ideas[0].public_text = "Een ander woord";
	assert_state(2, REPORT_DRAFT, true);
	assert_told(" · versie 2");
	assert_told("Versie 2 komt in de plaats van versie 1 van 20 mei 2025.");
	add_version(2, REPORT_FINAL)->changes = "Een idee was verkeerd getypt";
	assert_state(2, REPORT_FINAL, false);
	assert_not_told(draft_sentence);
	assert_told("Wat er is veranderd: Een idee was verkeerd getypt.");
	assert_told("| 2 | 20 mei 2025 | - | Een idee was verkeerd getypt |");
}

static char *name_of(enum report_kind kind)
{
	const struct report_options o = {.kind = kind, .note = ""};
	AUTO_BUF struct buf out;
	struct err e;
	char *name;

	buf_init(&out);
	assert_int_equal(report_make(&snapshot, &o, DOC_MD, &out, &name, &e), OK);
	return name;
}

static void a_file_says_its_version(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	AUTO_FREE char *draft = name_of(KIND_REPORT);
	assert_has(draft, "_verslag-concept_");
	add_version(1, REPORT_FINAL);
	AUTO_FREE char *fixed = name_of(KIND_REPORT);
	assert_has(fixed, "_verslag-versie-1_");
	AUTO_FREE char *feedback = name_of(KIND_FEEDBACK);
	assert_has(feedback, "_terugkoppeling_");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, sample_set_up, sample_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(first_it_is_a_draft),
	        TEST(one_that_is_fixed_is_no_draft),
	        TEST(what_changes_makes_a_draft_again),
	        TEST(what_was_sent_is_followed_by_another),
	        TEST(a_file_says_its_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
