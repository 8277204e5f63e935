/* What is counted is told in right sentences: none, one, two, many. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

static void add_people(int n)
{
	struct head_count *h = ADD(&snapshot, head_count);
	h->moment = HEADS_START;
	h->total = n;
}

static void add_report(int group, const char *text)
{
	struct group_report *r = ADD(&snapshot, group_report);
	r->group_id = snapshot.groups[group].id;
	r->text = text;
}

static void add_vote_item(void)
{
	ADD(&snapshot, agenda_item)->kind = ITEM_VOTE;
}

static int64_t add_question(void)
{
	return sample_question(&snapshot, sample_round(&snapshot, 1, ROUND_IDEAS)->id, "Wat?")->id;
}

static void nobody_knows_how_many_took_part(void **state)
{
	(void)state;
	add_vote_item();
	sample_idea(&snapshot, add_question(), 0, 0, "Samen");
	assert_told("De deelnemers schreven 1 idee op.");
	assert_told("De deelnemers schreven één idee op.\n");
	assert_told("De deelnemers praatten met elkaar.");
	assert_not_told("groep");
}

static void one_person_talks_with_nobody(void **state)
{
	(void)state;
	add_vote_item();
	add_people(1);
	sample_idea(&snapshot, add_question(), 0, 0, "Samen");
	assert_told("De deelnemer schreef 1 idee op.");
	assert_not_told("met elkaar");
	sample_idea(&snapshot, snapshot.questions[0].id, 0, 0, "Nog iets");
	assert_told("De deelnemer schreef ideeën op. Samen waren dat 2 ideeën.");
}

static void solutions_are_told_by_number(void **state)
{
	(void)state;
	add_people(12);
	assert_not_told("oplossing");
	sample_solution(&snapshot, 0, FOR_SELF, "Koken");
	assert_told("De deelnemers bedachten 1 oplossing om zelf te doen.");
	assert_told("De oplossing staat in bijlage B.");
	sample_solution(&snapshot, 0, FOR_SELF, "Eten");
	assert_told("De deelnemers bedachten 2 oplossingen om zelf te doen.");
	assert_told("Beide oplossingen staan in bijlage B.");
	sample_solution(&snapshot, 0, FOR_CARE, "Bel ons");
	assert_told("De deelnemers bedachten 3 oplossingen: 2 om zelf te doen en 1 om mee te geven "
	            "aan organisaties.");
	assert_told("Alle 3 oplossingen staan in bijlage B.");
	snapshot.heads[0].total = 1;
	assert_told("De deelnemer bedacht 3 oplossingen: 2 om zelf te doen en 1 om mee te geven.");
	snapshot.n_solutions = 2;
	assert_told("De deelnemer bedacht 2 oplossingen om zelf te doen.");
}

/* A proposal that is not among those on top is not left out silently. */
static void other_proposals_are_in_the_annex(void **state)
{
	(void)state;
	sample_solution(&snapshot, 0, FOR_SELF, "Koken");
	assert_not_told("om mee te geven staa");
	sample_solution(&snapshot, 0, FOR_CARE, "Bel ons");
	assert_told("Het voorstel om mee te geven staat in bijlage B.");
	sample_solution(&snapshot, 0, FOR_MUNICIPALITY, "Doe iets");
	assert_told("De 2 voorstellen om mee te geven staan in bijlage B.");
	snapshot.solutions[1].highlighted = true;
	assert_told("- Bel ons.\n\nHet andere voorstel om mee te geven staat in bijlage B.\n");
	sample_solution(&snapshot, 0, FOR_OTHER, "Doe mee");
	assert_told("De andere 2 voorstellen om mee te geven staan in bijlage B.");
	snapshot.solutions[2].withdrawn = true;
	snapshot.solutions[3].highlighted = true;
	assert_not_told("om mee te geven staa");
}

static void stands(const struct solution *s, enum follow_status status, const char *why)
{
	struct follow_up *f = ADD(&snapshot, follow_up);
	f->solution_id = s->id;
	f->status = status;
	f->date = "2025-05-16";
	f->body = "het college";
	f->explanation = why;
	f->public = true;
}

/* How a proposal stands is told also when it is not on top, or for ourselves; those of which
 * nothing is known are listed or counted, and none of them twice. */
static void what_is_known_of_a_proposal_is_in_the_table(void **state)
{
	(void)state;
	sample_solution(&snapshot, 0, FOR_CARE, "Bel ons")->highlighted = true;
	sample_solution(&snapshot, 0, FOR_SELF, "Koken");
	sample_solution(&snapshot, 0, FOR_MUNICIPALITY, "Plant bomen")->highlighted = true;
	sample_solution(&snapshot, 0, FOR_OTHER, "Doe mee")->organisation = "winkeliers";
	sample_solution(&snapshot, 0, FOR_CARE, "Kom langs");
	assert_not_told("| Stand |");
	stands(&snapshot.solutions[2], FOLLOW_ADOPTED, "");
	stands(&snapshot.solutions[1], FOLLOW_STARTED, "er is een kookgroep");
	stands(&snapshot.solutions[3], FOLLOW_NOT_ADOPTED, "Te duur");
	assert_told("## Wat gebeurt er met jullie inbreng?\n\n"
	            "| Voorstel | Voor wie | Stand |\n| --- | --- | --- |\n"
	            "| Plant bomen. | gemeenten | Op 16 mei 2025: overgenomen (het college). |\n"
	            "| Koken. | onszelf | Op 16 mei 2025: gestart (het college). Er is een "
	            "kookgroep. |\n"
	            "| Doe mee. | winkeliers | Op 16 mei 2025: niet overgenomen (het college). Te "
	            "duur. |\n\n"
	            "Ook dit voorstel geven we door. We weten nog niet wanneer het antwoord komt."
	            "\n\n**Voor zorgorganisaties**\n\n- Bel ons.\n\n"
	            "Het andere voorstel om mee te geven staat in bijlage B.\n");
	snapshot.n_solutions = 4;
	stands(&snapshot.solutions[0], FOLLOW_RECEIVED, "");
	assert_not_told("geven we door");
	assert_not_told("We weten nog niet");
	assert_not_told("om mee te geven staa");
}

static void groups_that_tell_are_counted(void **state)
{
	(void)state;
	sample_group(&snapshot, 1);
	add_report(0, "Een plek in de wijk");
	assert_told("Aan het einde noemde de groep 1 punt.");
	assert_told("Aan het einde vertelde de groep wat het belangrijkst is.");
	assert_told("## De groep vertelde\n\n**Groep 1**\n");
	sample_group(&snapshot, 2);
	add_report(1, "Een gezicht");
	assert_told("Aan het einde noemden de groepen samen 2 punten.");
	assert_told("Aan het einde vertelden de groepen elkaar wat zij het belangrijkst vinden.");
	assert_told("## Elke groep vertelde\n");
	sample_group(&snapshot, 3);
	assert_told("## De groepen vertelden\n");
	snapshot.n_reports = 0;
	assert_not_told("vertelde");
}

static void answers_are_told_by_number(void **state)
{
	(void)state;
	int64_t question = add_question();
	int64_t word = sample_subtheme(&snapshot, question, "buurt", "")->id;
	sample_subtheme(&snapshot, question, "leeg", "");
	sample_idea(&snapshot, question, 0, word, "Omdat het mijn buurt is");
	assert_told("De deelnemers gaven 1 antwoord op 1 vraag.");
	assert_told("De deelnemers gaven 1 antwoord.\n");
	assert_not_told("trefwoord");
	assert_not_told("leeg");
	sample_idea(&snapshot, question, 0, 0, "Los");
	/* A key word without answers is not told, so it is not counted either. */
	assert_told("De deelnemers gaven 2 antwoorden. De antwoorden staan onder 1 trefwoord.\n");
	add_people(1);
	assert_told("De deelnemer gaf 2 antwoorden op 1 vraag.");
	assert_told("De deelnemer gaf 2 antwoorden. De");
	sample_group(&snapshot, 1);
	assert_told("De deelnemer gaf in 1 groep 2 antwoorden op 1 vraag.");
}

/* Whoever came later is known only by the dots. */
static void late_voters_are_told(void **state)
{
	static const int dots[] = {3, 3};
	(void)state;
	add_vote_item();
	int64_t question = add_question();
	sample_subtheme(&snapshot, question, "Aap", "");
	sample_subtheme(&snapshot, question, "Beer", "");
	sample_idea(&snapshot, question, 0, snapshot.subthemes[0].id, "Iets");
	sample_count(&snapshot, sample_ballot(&snapshot, 2, 2)->id, dots, 2, 0);
	assert_not_told("later kwam");
	snapshot.ballots[0].extra_dots = 2;
	assert_told("2 mensen stemden. Mensen die later kwamen, kregen samen nog 2 stickers.");
	assert_told(
	        "Er zijn 6 stickers uitgedeeld. Daarvan waren er 2 extra, voor mensen die later "
	        "kwamen. De stickers zijn één keer geteld. De telling klopte: 6 stickers.");
	assert_told("- Er zijn 6 stickers uitgedeeld.\n- Daarvan waren er 2 extra, voor mensen die "
	            "later kwamen.\n");
	snapshot.ballots[0].extra_dots = 1;
	assert_told("2 mensen stemden. Iemand die later kwam, kreeg nog 1 sticker.");
	assert_told("- Er zijn 5 stickers uitgedeeld.\n- Daarvan was er één extra, voor iemand die "
	            "later kwam.\n");
}

static void a_count_that_was_not_made_has_no_total(void **state)
{
	static const int none[] = {0};
	(void)state;
	add_vote_item();
	sample_subtheme(&snapshot, add_question(), "Aap", "");
	sample_idea(&snapshot, snapshot.questions[0].id, 0, 0, "Iets");
	struct ballot *b = sample_ballot(&snapshot, 2, 2);
	b->status = BALLOT_INVALID;
	sample_count(&snapshot, b->id, none, 0, -1)->status = COUNT_OPEN;
	assert_told("| A | Aap | – |\n|  | Samen | – |\n|  | Stickers over | – |\n");
	sample_count(&snapshot, snapshot.ballots[0].id, none, 1, 4)->status = COUNT_OPEN;
	assert_told("|  | Samen | – | 0 |\n");
}

static void without_a_date_none_is_promised(void **state)
{
	(void)state;
	snapshot.series->mail = "info@example.org";
	assert_told("## Meer weten en meedoen\n\n- **Meedoen of iets vragen:**");
	struct next_date *d = ADD(&snapshot, next_date);
	d->kind = DATE_PROJECT_GROUP;
	assert_told("## Vervolgdata en meedoen\n\n- **Projectgroep:** de datum volgt nog.\n");
}

/* From the total: each of the two is 4, or each is 1. */
static void few_people_cannot_be_worked_out(void **state)
{
	static const int few[] = {4, 1};
	(void)state;
	add_people(31);
	struct head_count *h = snapshot.heads;
	sample_solution(&snapshot, 0, FOR_SELF, "Wandelen");
	h->residents = 23;
	for (size_t i = 0; i < N_ITEMS(few); i++) {
		h->care = h->policy = few[i];
		h->total = 23 + 2 * few[i];
		assert_not_told("minder dan 5");
	}
	h->care = 2;
	h->policy = 3;
	h->total = 28;
	assert_told("23 inwoners, minder dan 5 mensen uit zorg en welzijn en minder dan 5");
	/* Somebody is of no kind, so that the one kind that is hidden is one person. */
	h->care = 0;
	h->policy = 1;
	h->total = 25;
	assert_not_told("minder dan 5");
	h->total = 26;
	assert_told("onder wie 23 inwoners en minder dan 5");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, sample_set_up, sample_tear_down)
	        TEST(nobody_knows_how_many_took_part),
	        TEST(few_people_cannot_be_worked_out),
	        TEST(one_person_talks_with_nobody),
	        TEST(solutions_are_told_by_number),
	        TEST(other_proposals_are_in_the_annex),
	        TEST(what_is_known_of_a_proposal_is_in_the_table),
	        TEST(groups_that_tell_are_counted),
	        TEST(answers_are_told_by_number),
	        TEST(late_voters_are_told),
	        TEST(a_count_that_was_not_made_has_no_total),
	        TEST(without_a_date_none_is_promised),
#undef TEST
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
