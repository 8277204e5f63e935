/* The cases that a typical session does not have: nothing, one, equal, wrong. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* A round with a question, n subthemes and a vote item in the agenda. */
static int64_t vote_on(int n)
{
	static const char *const names[] = {"Aap", "Beer", "Cavia", "Das", "Egel"};
	struct agenda_item *item = ADD(&snapshot, agenda_item);
	item->kind = ITEM_VOTE;
	int64_t round = sample_round(&snapshot, 1, ROUND_IDEAS)->id;
	int64_t question = sample_question(&snapshot, round, "Wat is belangrijk?")->id;
	sample_group(&snapshot, 1);
	for (int i = 0; i < n; i++)
		sample_subtheme(&snapshot, question, names[i], "");
	return question;
}

static void one_of_everything(void **state)
{
	(void)state;
	int64_t question = vote_on(1);
	sample_idea(&snapshot, question, snapshot.groups[0].id, snapshot.subthemes[0].id, "Samen");
	struct idea *i = sample_idea(&snapshot, question, snapshot.groups[0].id,
	                             snapshot.subthemes[0].id, "Ook samen");
	i->duplicate_of = snapshot.ideas[0].id;
	i->legibility = ILLEGIBLE;
	i->after_list = true;
	static const int dots[] = {1};
	sample_count(&snapshot, sample_ballot(&snapshot, 1, 2)->id, dots, 1, 1);
	sample_theme(&snapshot, 0, 1, 1);
	sample_solution(&snapshot, snapshot.themes[0].id, FOR_SELF, "Koken!")->highlighted = true;
	struct head_count *h = ADD(&snapshot, head_count);
	h->total = h->residents = 1;
	assert_told("- 1 persoon praatte mee.\n");
	assert_told("De deelnemer schreef in 1 groep 2 ideeën op.");
	assert_told("De deelnemer koos één thema: Aap.");
	assert_told("De deelnemer bedacht 1 oplossing om zelf te doen.");
	assert_told("De deelnemer praatte in 1 groep.");
	assert_told("Eén idee was al genoemd. Dat telt ook mee.");
	assert_told("bij elkaar in 1 subthema.");
	assert_told("1 persoon stemde.");
	assert_told("## Het belangrijkste thema\n\n1. **Aap** (1 sticker)\n");
	assert_told("De oplossing staat in bijlage B.");
	assert_told("- Koken!\n");
	assert_told(
	        "De stickers zijn één keer geteld. De telling klopte: 1 sticker. Eén sticker is "
	        "niet gebruikt.");
	assert_told("Eén briefje was niet te lezen.");
}

/* Each idea is told once after the total: in the table, beside it or parked. */
static void ideas_of_a_round_add_up(void **state)
{
	static const int dots[] = {3, 2};
	(void)state;
	int64_t question = vote_on(2), group = snapshot.groups[0].id;
	int64_t first = snapshot.subthemes[0].id;
	sample_idea(&snapshot, question, group, first, "Samen");
	sample_idea(&snapshot, question, group, first, "Ook samen")->duplicate_of =
	        snapshot.ideas[0].id;
	sample_idea(&snapshot, question, group, first, "Laat in de lijst")->after_list = true;
	sample_count(&snapshot, sample_ballot(&snapshot, 3, 2)->id, dots, 2, 1);
	assert_told("Samen waren dat 3 ideeën. Eén idee was al genoemd. Dat telt ook mee.");
	assert_told("| **Samen** | **3** | **5** |\n\n#");
	sample_idea(&snapshot, question, group, 0, "Laat")->after_list = true;
	assert_told("Samen waren dat 4 ideeën.");
	assert_told(
	        "| **Samen** | **3** | **5** |\n\nEén idee staat niet bij een subthema. Het staat "
	        "wel in bijlage A. Het kwam te laat voor het stemmen.\n\n#");
	sample_idea(&snapshot, question, group, 0, "Los");
	struct idea *parked = sample_idea(&snapshot, question, group, 0, "Past niet");
	parked->parked = parked->after_list = true;
	assert_told("Samen waren dat 6 ideeën.");
	assert_told(
	        "| **Samen** | **3** | **5** |\n\n2 ideeën staan niet bij een subthema. Ze staan "
	        "wel in bijlage A. Eén daarvan kwam te laat voor het stemmen.\n\nEén idee "
	        "staat op de parkeerplaats:");
	snapshot.subthemes[0].withdrawn = snapshot.subthemes[1].withdrawn = true;
	assert_told("| **Samen** | **0** | **5** |\n\n5 ideeën staan niet bij een subthema.");
}

static void answer_is_promised_or_not(void **state)
{
	(void)state;
	assert_told(
	        "We weten nog niet wie hiermee verdergaat. We weten ook nog niet wanneer je dat "
	        "hoort.");
	snapshot.sessions->answer_by = "2025-06-12";
	assert_told("We weten nog niet wie hiermee verdergaat. Je hoort het uiterlijk op 12 juni "
	            "2025.");
	struct solution *s = sample_solution(&snapshot, 0, FOR_MUNICIPALITY, "Doe iets");
	s->highlighted = true;
	assert_told(
	        "Dit voorstel geven we door. Uiterlijk op 12 juni 2025 hoor je wat ermee gebeurt."
	        "\n\n**Voor gemeenten**\n\n- Doe iets.\n");
	snapshot.sessions->answer_by = "";
	assert_told("Dit voorstel geven we door. We weten nog niet wanneer het antwoord komt.");
}

/* A run-off for one place between the subthemes from first on. */
static int64_t vote_again(int64_t parent_id, int voters, int first, const char *decision)
{
	int before = snapshot.n_options;
	struct ballot *b = sample_ballot(&snapshot, voters, 1);
	b->kind = BALLOT_RUN_OFF;
	b->parent_id = parent_id;
	b->places = 1;
	b->decision = decision;
	memmove(&snapshot.options[before], &snapshot.options[before + first],
	        (size_t)(snapshot.n_options - before - first) * sizeof(*snapshot.options));
	snapshot.n_options -= first;
	return b->id;
}

static void equal_dots_are_told(void **state)
{
	static const int dots[] = {5, 3, 2, 2}, again[] = {4, 6};
	(void)state;
	vote_on(4);
	int64_t ballot = sample_ballot(&snapshot, 6, 2)->id;
	snapshot.ballots[0].decision = "De hele zaal stemde opnieuw";
	sample_count(&snapshot, ballot, dots, 4, 0);
	sample_count(&snapshot, vote_again(ballot, 10, 2, ""), again, 2, 0);
	sample_theme(&snapshot, 0, 1, 5);
	sample_theme(&snapshot, 1, 2, 3);
	sample_theme(&snapshot, 3, 3, 6)->decided_by = BY_RUN_OFF;
	assert_told("3. **Das** (2 stickers)");
	assert_told(
	        "Gelijke stand op plaats 3: Cavia en Das hadden elk 2 stickers. Vooraf was "
	        "afgesproken: bij een gelijke stand stemmen we opnieuw. De tweede stemming gaf: "
	        "Das 6 stickers en Cavia 4 stickers. De tweede stemming gaf de doorslag: Das. Zo "
	        "is het besloten: De hele zaal stemde opnieuw.");
	assert_told("### Stemming 2: opnieuw bij gelijke stand");
}

/* Voting again is the rule: who does, is equal again and then decides together keeps to it. */
static void equal_again_keeps_to_the_rule(void **state)
{
	static const int dots[] = {5, 3, 2, 2, 2}, again[] = {4, 3, 3};
	(void)state;
	vote_on(5);
	int64_t ballot = sample_ballot(&snapshot, 7, 2)->id;
	sample_count(&snapshot, ballot, dots, 5, 0);
	sample_count(&snapshot, vote_again(ballot, 10, 2, "Met handopsteken"), again, 3, 0);
	sample_theme(&snapshot, 0, 1, 5);
	sample_theme(&snapshot, 1, 2, 3);
	sample_theme(&snapshot, 2, 3, 2)->decided_by = BY_AGREEMENT;
	assert_not_told("weer evenveel stickers");
	assert_told("De tweede stemming gaf: Cavia 4 stickers, Das 3 stickers en Egel 3 stickers.");
	/* Now the same among all three. */
	for (int i = 0; i < snapshot.n_lines; i++)
		if (snapshot.lines[i].dots == 4)
			snapshot.lines[i].dots = 3;
	assert_told("Toen hadden Cavia, Das en Egel weer evenveel stickers. De deelnemers kozen "
	            "samen: Cavia. Zo is de tweede stemming besloten: Met handopsteken.");
	assert_not_told("andere manier");
	/* Another rule was agreed, and then people voted again all the same. */
	snapshot.ballots[0].tie_rule = TIE_LOT;
	assert_told("beslist het lot. In de zaal is voor een andere manier gekozen. De tweede");
}

static void lots_are_told_with_who_looked_on(void **state)
{
	static const int dots[] = {5, 3, 2, 2};
	(void)state;
	vote_on(4);
	struct ballot *b = sample_ballot(&snapshot, 6, 2);
	b->tie_rule = TIE_LOT;
	b->decision = "twee deelnemers";
	sample_count(&snapshot, b->id, dots, 4, 0);
	sample_theme(&snapshot, 0, 1, 5);
	sample_theme(&snapshot, 1, 2, 3);
	sample_theme(&snapshot, 3, 3, 2)->decided_by = BY_LOT;
	assert_told("bij een gelijke stand beslist het lot. Het lot wees aan: Das. Meegekeken bij "
	            "het loten: twee deelnemers.");
	assert_told("- Meegekeken bij het loten: twee deelnemers.\n");
	assert_not_told("Zo is het besloten");
	assert_not_told("andere manier");
}

static void more_themes_can_go_on(void **state)
{
	static const int dots[] = {5, 3, 2, 2};
	(void)state;
	vote_on(4);
	struct ballot *b = sample_ballot(&snapshot, 6, 2);
	b->tie_rule = TIE_WIDEN;
	sample_count(&snapshot, b->id, dots, 4, 0);
	for (int i = 0; i < 4; i++)
		sample_theme(&snapshot, i, i < 3 ? i + 1 : 3, dots[i])->decided_by =
		        i < 2 ? BY_VOTE : BY_WIDENING;
	assert_told("## De vier belangrijkste thema's\n\n- Plaats 1: **Aap** (5 stickers)\n");
	assert_told("- Plaats 3: **Das** (2 stickers)");
	assert_told("Daarom gaan 4 thema's verder in plaats van 3.");
}

static void an_accepted_difference_has_its_reason(void **state)
{
	static const int dots[] = {9, 6, 4, 2};
	(void)state;
	vote_on(4);
	sample_count(&snapshot, sample_ballot(&snapshot, 10, 2)->id, dots, 4, 0)->reason =
	        "Er viel een sticker van de wand";
	assert_told(
	        "De stickers zijn één keer geteld. Het totaal klopte niet: 21 in plaats van 20. "
	        "Het verschil "
	        "van 1 sticker hebben we zo gelaten. De reden: Er viel een sticker van de wand. "
	        "Zonder dit verschil waren dezelfde thema's gekozen.");
}

/* More dots on one sheet than there were voters. */
static void a_number_that_could_not_be_is_told(void **state)
{
	static const int dots[] = {12, 6, 2, 0};
	(void)state;
	vote_on(4);
	struct vote_count *c =
	        sample_count(&snapshot, sample_ballot(&snapshot, 10, 2)->id, dots, 4, 0);
	c->reason = "Iemand plakte er twee extra";
	assert_told("Aap had 12 stickers. Dat is meer dan er kiezers waren. Dat "
	            "hebben we zo gelaten. De reden: Iemand plakte er twee extra.");
	assert_not_told("klopte het totaal niet");
	c->status = COUNT_REJECTED;
	static const int right[] = {10, 6, 2, 2};
	sample_count(&snapshot, c->ballot_id, right, 4, 0);
	assert_told(
	        "Bij de eerste telling had Aap 12 stickers. Dat is meer dan er kiezers waren. De "
	        "reden: Iemand plakte er twee extra.");
}

/* In a file from elsewhere a difference may have been left where it mattered: then nothing is
 * promised. */
static void a_difference_at_a_tie_promises_nothing(void **state)
{
	static const int dots[] = {9, 6, 3, 3, 0};
	(void)state;
	vote_on(5);
	struct ballot *b = sample_ballot(&snapshot, 10, 2);
	b->decision = "Met handopsteken";
	sample_count(&snapshot, b->id, dots, 5, 0)->reason = "Er plakten er twee op elkaar";
	sample_theme(&snapshot, 0, 1, 9);
	sample_theme(&snapshot, 1, 2, 6);
	sample_theme(&snapshot, 2, 3, 3)->decided_by = BY_AGREEMENT;
	assert_told("Het verschil van 1 sticker hebben we zo gelaten.");
	assert_not_told("waren dezelfde thema's gekozen");
}

static void an_invalid_vote_has_its_reason(void **state)
{
	static const int dots[] = {3, 2};
	(void)state;
	int64_t question = vote_on(2);
	sample_idea(&snapshot, question, 0, snapshot.subthemes[0].id, "Iets");
	struct ballot *b = sample_ballot(&snapshot, 5, 1);
	b->status = BALLOT_INVALID;
	b->reason = "Een thema moest gesplitst worden";
	sample_count(&snapshot, b->id, dots, 2, 0)->status = COUNT_OPEN;
	assert_told("Stemming 1 telt niet mee. De reden: Een thema moest gesplitst worden.");
	assert_told("De uitslag van het stemmen is niet vastgesteld.");
	assert_told("| A | Aap | 3 |");
	assert_not_told("| Subthema | Aantal ideeën | Stickers |");
	assert_told("- **Telling 1:** Niet vastgesteld.");
	snapshot.counts[0].status = COUNT_FIXED;
	assert_told("- **Telling 1:** Dit was de uitslag, maar de stemming telt niet meer mee.");
	assert_not_told("Dit is de uitslag");
}

static void every_idea_has_one_place(void **state)
{
	(void)state;
	int64_t question = vote_on(2);
	snapshot.subthemes[1].withdrawn = true;
	sample_idea(&snapshot, question, 0, snapshot.subthemes[1].id, "Bij een oud subthema");
	sample_idea(&snapshot, question, 0, 0, "Los");
	sample_idea(&snapshot, 0, 0, 0, "Zonder vraag erbij");
	assert_told("2 ideeën staan niet bij een subthema.");
	assert_told("### Niet bij een subthema (2 ideeën)");
	assert_told("| I1 | Bij een oud subthema |");
	assert_told("### Zonder vraag (1 idee)");
}

static void warnings_stand_on_top(void **state)
{
	(void)state;
	snapshot.sessions->status = SESSION_OPEN;
	struct report_options o = {.practice = true, .note = "De ideeën zijn *verzonnen*."};
	struct buf out;
	buf_init(&out);
	render_markdown(report_build(&snapshot, &o, arena), &out);
	assert_has(out.data, "# Verslag eerste dialoogsessie Participatiehub\n\n"
	                     "Donderdag 15 mei 2025 · regio Zoetermeer · versie 1\n\n"
	                     "> Oefenen: dit verslag telt niet mee.\n\n"
	                     "> Concept: de sessie is nog niet gesloten. De aantallen kunnen nog "
	                     "veranderen.\n\n"
	                     "> De ideeën zijn \\*verzonnen\\*.\n\n");
	buf_fini(&out);
}

static void who_shows_it_gets_marked_headings(void **state)
{
	struct report_options o = {.note = ""};
	char *name;
	(void)state;

	for (int i = 0; i < 2; i++) {
		AUTO_BUF struct buf out;
		struct err e;

		buf_init(&out);
		o.for_reader = i > 0;
		assert_int_equal(report_make(&snapshot, &o, DOC_TEXT, &out, &name, &e), OK);
		free_pointer(&name);
		assert_has(out.data,
		           o.for_reader ? "\n# Verantwoording\n\n" : "\nVerantwoording\n---");
	}
	AUTO_FREE char *preview = report_preview(&snapshot, &o, SECTION_ACCOUNT, 0, 40);
	assert_ptr_equal(strstr(preview, "# Verantwoording\n\n"), preview);
}

static void free_texts_keep_their_shape(void **state)
{
	(void)state;
	struct report_text *t = ADD(&snapshot, report_text);
	t->section = SECTION_NEXT;
	t->text = "Regel een\nregel twee\n\nNieuwe alinea:\n- punt 1\n- punt 2\nslot";
	assert_told(
	        "## Hoe verder\n\nRegel een\\\nregel twee\n\nNieuwe alinea:\n\n- punt 1\n- punt "
	        "2\n\nslot\n");
}

static void dates_that_passed_do_not_invite(void **state)
{
	(void)state;
	struct next_date *d = ADD(&snapshot, next_date);
	d->date = "2025-05-18";
	d->title = "Wandeling";
	d->call = "Kom je ook?";
	assert_told("**Wandeling:** zondag 18 mei 2025.\n");
	assert_not_told("Kom je ook?");
	snapshot.dates[0].date = "2025-05-15";
	assert_not_told("Wandeling");
}

static void agreements_are_a_table(void **state)
{
	(void)state;
	struct action_point *p = ADD(&snapshot, action_point);
	p->what = "Zaal regelen";
	p->who = "projectgroep";
	p->due = "2025-06-03";
	assert_told("**Dit spraken we af**\n\n| Wat | Wie | Wanneer |\n| --- | --- | --- |\n"
	            "| Zaal regelen | projectgroep | 3 juni 2025 |\n");
}

static bool is_missing(const char *sentence)
{
	struct missing_point out[40];
	int n = report_missing(&snapshot, arena, out, 40);
	for (int i = 0; i < n; i++) {
		if (strcmp(out[i].sentence, sentence) == 0)
			return true;
	}
	return false;
}

static const char personal_sentence[] =
        "In 1 tekst staat misschien een naam of adres. Kijk die eerst na.";

static void what_is_missing_is_named(void **state)
{
	(void)state;
	assert_true(is_missing("Nog niet ingevuld: de plaats."));
	snapshot.sessions->place = "De Kapelaan";
	assert_false(is_missing("Nog niet ingevuld: de plaats."));
	assert_true(is_missing("Nog niet ingevuld: wanneer mensen antwoord krijgen."));
	sample_vote(&snapshot, arena);
	assert_true(is_missing("1 briefje is niet te lezen. Vraag het de groep."));
	assert_true(is_missing("Nog niet geschreven: de tekst bij het thema \"Gezond leven "
	                       "gemakkelijk maken\"."));
	assert_false(is_missing("De uitslag van het stemmen is nog niet vastgesteld."));
	assert_false(is_missing(personal_sentence));
	ADD(&snapshot, action_point)->who = "Mevrouw Testpersoon";
	assert_true(is_missing(personal_sentence));
	struct missing_point out[2];
	assert_int_equal(report_missing(&snapshot, arena, out, 2), 2);
	assert_string_equal(out[0].sentence, personal_sentence);
	assert_int_equal(out[0].place, MISSING_POINT);
	assert_int_equal(out[0].point.kind, OPEN_PERSONAL_DATA);
	assert_int_equal(report_missing(&snapshot, arena, out, 0), 0);
}

/* Who looked on at a lot, or who counted, is told in the report too. */
static void names_at_the_vote_are_named(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	assert_false(is_missing(personal_sentence));
	snapshot.ballots[0].decision = "Mevrouw Testpersoon keek mee";
	assert_true(is_missing(personal_sentence));
	snapshot.ballots[0].decision = "twee deelnemers";
	assert_false(is_missing(personal_sentence));
	snapshot.counts[0].counted_by = "Mevrouw Testpersoon";
	assert_true(is_missing(personal_sentence));
}

/* Nothing changes the planning but a runsheet: what helps is a text of your own. */
static void old_planning_asks_for_a_text(void **state)
{
	static const char sentence[] = "De planning komt uit het draaiboek en is van 15 mei 2025. "
	                               "Schrijf bij \"Hoe verder\" wat er is veranderd.";
	(void)state;
	struct phase *p = ADD(&snapshot, phase);
	p->name = "Voorbereidingsfase";
	p->reference_date = "2025-05-15";
	snapshot.sessions->date = "2025-08-15";
	assert_false(is_missing(sentence));
	snapshot.sessions->date = "2026-11-27";
	assert_true(is_missing(sentence));
	struct report_text *t = ADD(&snapshot, report_text);
	t->section = SECTION_NEXT;
	t->text = "De eerste fase is klaar.";
	assert_false(is_missing(sentence));
}

static void assert_file_name(const char *kind, const char *extension, const char *expected)
{
	AUTO_FREE char *name = report_file_name(&snapshot, kind, extension);
	assert_string_equal(name, expected);
}

static void file_names_are_plain(void **state)
{
	(void)state;
	assert_file_name("verslag", "md", "participatiehub_sessie-1_verslag_2025-05-15.md");
	snapshot.series->name = " Één/../hub: \"Zoetermeer\"\n🙂 ";
	assert_file_name("export", "", "een-hub-zoetermeer_sessie-1_export_2025-05-15");
	snapshot.series->name = "日本";
	snapshot.sessions->date = "";
	assert_file_name("verslag", "md", "dialoog_sessie-1_verslag.md");
}

static void formats_are_found_by_name(void **state)
{
	(void)state;
	assert_int_equal(doc_format_find("md"), DOC_MD);
	assert_int_equal(doc_format_find("html"), DOC_HTML);
	assert_int_equal(doc_format_find("rtf"), -1);
	assert_int_equal(doc_format_find(""), -1);
	AUTO_FREE char *names = doc_format_names();
	assert_true(strncmp(names, "md, html, txt", 13) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(one_of_everything, sample_set_up, sample_tear_down),
	        cmocka_unit_test_setup_teardown(ideas_of_a_round_add_up, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(answer_is_promised_or_not, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(equal_dots_are_told, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(equal_again_keeps_to_the_rule, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(lots_are_told_with_who_looked_on, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(more_themes_can_go_on, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(an_accepted_difference_has_its_reason,
	                                        sample_set_up, sample_tear_down),
	        cmocka_unit_test_setup_teardown(a_number_that_could_not_be_is_told, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(a_difference_at_a_tie_promises_nothing,
	                                        sample_set_up, sample_tear_down),
	        cmocka_unit_test_setup_teardown(an_invalid_vote_has_its_reason, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(every_idea_has_one_place, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(warnings_stand_on_top, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(who_shows_it_gets_marked_headings, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(free_texts_keep_their_shape, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(dates_that_passed_do_not_invite, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(agreements_are_a_table, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(what_is_missing_is_named, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(names_at_the_vote_are_named, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(old_planning_asks_for_a_text, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(file_names_are_plain, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(formats_are_found_by_name, sample_set_up,
	                                        sample_tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
