/* The verslag of whole sessions: golden files, and the numbers it must hold. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "mem.h"
#include "tr.h"

static void session_with_a_vote(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_golden(md, "vote");
}

static void session_without_a_vote(void **state)
{
	(void)state;
	sample_answers(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_golden(md, "answers");
}

static void session_without_anything(void **state)
{
	(void)state;
	sample_bare(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_golden(md, "bare");
}

static void session_with_one_of_everything(void **state)
{
	(void)state;
	sample_one(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_golden(md, "one");
}

static void session_with_one_answer(void **state)
{
	(void)state;
	sample_one_answer(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_golden(md, "one-answer");
}

static void no_golden_file_is_left_over(void **state)
{
	(void)state;
	golden_assert_no_other("report");
}

/* Counted from the sample by hand, so that a wrong golden file cannot hide them. */
static void numbers_of_a_vote(void **state)
{
	static const char *const told[] = {
	        "31 mensen praatten mee: 18 inwoners, 8 mensen uit zorg en welzijn en 5 mensen die "
	        "beleid maken.",
	        "De deelnemers schreven in 4 groepen 60 ideeën op.",
	        "75 oplossingen: 35 om zelf te doen en 40 om mee te geven",
	        "Uiterlijk op 12 juni 2025",
	        "| Aantrekkelijke activiteiten vindbaar en toegankelijk | 11 | 19 |",
	        "| Gezond opgroeien | 3 | 2 |",
	        "| **Samen** | **59** | **88** |",
	        "Eén idee was al genoemd. Dat telt ook mee.",
	        "Eén idee staat op de parkeerplaats:",
	        "Parkeren bij het ziekenhuis is te duur. We geven het door aan het ziekenhuis.",
	        "30 mensen stemden.",
	        "Er zijn 90 stickers uitgedeeld.",
	        "De stickers zijn twee keer geteld.",
	        "Bij de eerste telling klopte het totaal niet: 89 in plaats van 88.",
	        "A is 11 (niet 13) en B is 19 (niet 18).",
	        "De tweede telling klopte: 88 stickers.",
	        "2 stickers zijn niet gebruikt.",
	        "Van één briefje was een woord niet te lezen.",
	        "31 aan het begin, 30 bij het stemmen en 27 aan het einde.",
	        "| A | Elkaar ontmoeten en minder eenzaam zijn | 13 | 11 |",
	        "|  | Samen | 89 | 88 |",
	        "hetzelfde als I18",
	        "Alle 75 oplossingen staan in bijlage B.",
	        "dinsdag 3 juni 2025 van 16:00 tot 17:00 uur en dinsdag 8 juli 2025 van 15:30 tot "
	        "17:00 uur.",
	        "In dit verslag staat wat er is gezegd, niet wie het zei.",
	};
	(void)state;
	sample_vote(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	for (size_t i = 0; i < N_ITEMS(told); i++)
		assert_has(md, told[i]);
}

static int rows_of(const char *md, char letter)
{
	int n = 0;
	for (const char *p = md; (p = strchr(p, '\n')); p++)
		n += p[1] == '|' && p[2] == ' ' && p[3] == letter && p[4] >= '1' && p[4] <= '9';
	return n;
}

static void annexes_hold_everything_but_what_was_withdrawn(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_int_equal(rows_of(md, 'I'), 60);
	assert_int_equal(rows_of(md, 'O'), 75);
	assert_has_not(md, "Ingetrokken tekst");
}

static void nothing_private_is_told(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_has(md, "Help mensen die voor een zieke partner zorgen");
	assert_has_not(md, "Mevrouw");
	assert_has_not(md, "Geheime notitie");
	assert_has_not(md, "Testpersoon");
}

/* Until the verslag tells what came after a session, nothing of it is in there. */
static void nothing_private_that_came_after_is_told(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	struct signal *g = ADD(&snapshot, signal);
	g->text = "Geheim signaal";
	g->public_text = "Een signaal";
	struct signal_link *link = ADD(&snapshot, signal_link);
	link->signal_id = g->id;
	link->subtheme_id = snapshot.subthemes[0].id;
	ADD(&snapshot, organisation)->address = "Geheim adres";
	ADD(&snapshot, report_version)->file = "Geheime map";
	for (int i = 0; i < snapshot.n_solutions; i++) {
		struct follow_up *f = ADD(&snapshot, follow_up);
		f->solution_id = snapshot.solutions[i].id;
		f->explanation = "Geheime uitleg";
	}
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_has_not(md, "Gehei");
}

static void few_people_of_a_kind_are_not_counted_out(void **state)
{
	(void)state;
	sample_answers(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	/* With one small kind the total would give it away: so none is told. */
	assert_has(md, "24 mensen praatten mee.");
	assert_null(strstr(md, "die beleid maken"));
}

static void english_is_complete_too(void **state)
{
	(void)state;
	tr_select("en");
	sample_vote(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_has(md, "## The three most important themes");
	assert_has(md, "The participants came up with 75 solutions: 35 to do ourselves and 40 to "
	               "pass on to "
	               "organisations.");
	tr_select("nl");
}

static void markup_in_texts_of_people_stays_text(void **state)
{
	static const char hostile[] = "<script>x</script> | **y** `z`\n# kop";
	(void)state;
	sample_vote(&snapshot, arena);
	snapshot.ideas[0].text = snapshot.solutions[0].text = hostile;
	snapshot.themes[0].title = snapshot.subthemes[1].title = hostile;
	snapshot.groups[0].name = snapshot.options[1].title = hostile;
	snapshot.series->region = snapshot.sessions->place = hostile;
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_has_not(md, "\n<");
	assert_has_not(md, " <script");
	assert_has_not(md, "**y**");
	assert_has_not(md, "\n# kop");
	assert_int_equal(rows_of(md, 'I'), 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(session_with_a_vote, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(session_without_a_vote, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(session_without_anything, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(session_with_one_of_everything, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(session_with_one_answer, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test(no_golden_file_is_left_over),
	        cmocka_unit_test_setup_teardown(numbers_of_a_vote, sample_set_up, sample_tear_down),
	        cmocka_unit_test_setup_teardown(annexes_hold_everything_but_what_was_withdrawn,
	                                        sample_set_up, sample_tear_down),
	        cmocka_unit_test_setup_teardown(nothing_private_is_told, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(nothing_private_that_came_after_is_told,
	                                        sample_set_up, sample_tear_down),
	        cmocka_unit_test_setup_teardown(few_people_of_a_kind_are_not_counted_out,
	                                        sample_set_up, sample_tear_down),
	        cmocka_unit_test_setup_teardown(english_is_complete_too, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(markup_in_texts_of_people_stays_text, sample_set_up,
	                                        sample_tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
