/* Which texts may hold something of a person, and which of those wait for a decision. */
#include "sample.h"

#include <string.h>

#include "arena.h"
#include "mem.h"
#include "personal.h"
#include "rules.h"
#include "version.h"

static void test_signs(void **state)
{
	(void)state;
	static const char *const personal[] = {
	        "Mevrouw Testnaam van nummer 12 zorgt al jaren voor haar zieke man.",
	        "vraag het aan dhr. Testnaam",
	        "MW TESTNAAM wil helpen",
	        "die van nummer 12a",
	        "mijn buurvrouw Testnaam kan goed koken",
	        "Buurman Testnaam heeft een aanhanger",
	        "de dochter van tante Éénnaam",
	        "bel even met T. T. Testnaam",
	        "T.T. van der Testnaam, wijkraad",
	        "A. de Testnaam",
	        "Kom langs op Zilverstraat 1",
	        "2719 EE, daar is het",
	        "postcode 2719ee",
	        "mail naar een@example.org",
	        "bel 079-1234567",
	        "bel 06 12 34 56 78",
	        "bel +31 6 12345678",
	        "(telefoon) 000-0000004",
	        "0031 6 12345678 is van mij",
	        "06-12345678",
	        "app naar (079) 123 45 67",
	        "voornaam.achternaam@voorbeeld.nl weet er meer van",
	        "naast Oostweg 14b is een lege plek",
	        "op de Meerzichtlaan 208",
	        "de bewoner van huisnummer 7",
	        "op de Burgemeester-van-der-Testnaamstraat 12",
	        "op de Burgemeestervandertestnaamsestraat 12",
	        "the lady at no. 12 helps",
	        "nr. 12 en nr 14",
	        "2715 XX Zoetermeer",
	        "meneer Testnaam wil wel helpen",
	        "vriendin Testnaam geeft zangles",
	        "Mijn man heeft kanker en kan niet meer mee",
	        "mijn moeder is dement en woont alleen",
	        "Ik heb diabetes en mis een sportgroep",
	        "De buurvrouw op de hoek had een beroerte",
	        "Haar zoon is verslaafd, er is geen hulp",
	        "fam. Testnaam regelt de sleutel",
	        "Familie Testnaam van de hoek",
	        "dorpsstraat 12 wonen mensen",
	        "familie de Testnaam en de heer van der Testnaam",
	        "hr. Testnaam en mvr. Proefnaam",
	        "dr Testnaam luistert goed",
	        "Prof. Testnaam kwam langs",
	        "Dominee Proefnaam opent de kerk",
	        "wijkverpleegkundige Testnaam komt elke week",
	        "Vraag het huisarts Testnaam",
	        "mijn dochter Proefnaam past op",
	        "Vraag mijn man Testnaam",
	        "Ik ben Testnaam en ik doe mee",
	        "ik heet Éénnaam",
	        "Mijn naam is Testnaam",
	        "Op Dillehoek 14 is het donker",
	        "naast kerkenbos 120 ligt afval",
	        "De bocht bij Florahage 3a",
	        "Bel aan bij Kruizemuntwal 22",
	        "Voorweg nr 5 staat leeg",
	        "die van nummer 2",
	        "ze woont op nummer 3",
	        "Bel 079\u20131234567",
	        "app 06\u201112345678",
	        "bel 079\u00a0123\u00a045\u00a067",
	        "tel. 316 55 55",
	        "Bel mij op 3165555",
	        "Telefoon: 316-55 55",
	        "BSN 123456782",
	        "mijn burgerservicenummer is 12345678",
	        "geboren op 3-4-1950",
	        "Geboortedatum: 3 april 1950",
	        "Ik heb PTSS en slaap slecht",
	        "Mijn broer heeft een hernia",
	        "Ik heb MS",
	        "Mijn vader heeft ALS en zit thuis",
	        "Ik moet met mijn zoon met Down mee",
	        "Ik ben blind en wil wandelen",
	        "Mijn moeder is bijna doof",
	        "Mijn zwager is nierpatient",
	        "Mijn buurman is hartpatiënt",
	        "Haar man moet naar de dialyse",
	        "Mijn oom had prostaatkanker",
	};
	static const char *const ordinary[] = {
	        "",
	        "Een buurvrouw zorgt al jaren voor haar zieke man. Wie zorgt er voor haar?",
	        "Activiteiten die niet alleen voor ouderen zijn; juist ook voor 30 tot 50 jaar",
	        "In 2025 is alles anders",
	        "Op 27-05-2025 om 13:00 komen we terug",
	        "1.000.000 euro voor 100 straten",
	        "Veilig oversteken in elke straat",
	        "weg 5 bankjes",
	        "@ of # of +",
	        "0",
	        "Eén loket",
	        "Een buurman die helpt, of een buurvrouw. Samen!",
	        "BUURVROUW HELPT BUURVROUW",
	        "Vraag het de dokter. Of de huisarts",
	        "Familie en vrienden; buurman: Zoetermeer",
	        "Vitamine D. Daarna wandelen",
	        "Plan B. Samen praten over plan B. In de wijk",
	        "P.S. Graag meer bankjes, N.B. Let op het licht",
	        "Etage 2, hal C. Oosterheem",
	        "z.s.m. Activiteiten o.a. Wandelen, e.d. Meer",
	        "Organisatie van de Gemeente Zoetermeer",
	        "Week van de Eenzaamheid in het Huis van de Wijk, bij Resto VanHarte",
	        "Meer aandacht voor mensen met dementie",
	        "Voorlichting over diabetes op school",
	        "Een lotgenotengroep voor mensen met kanker",
	        "Help een buurman. Dementie is een groot onderwerp",
	        "Ik heb hulp nodig van de huisarts",
	        "Vrouwen en mannen met een beperking doen mee",
	        "There are no 12 year olds here, and no 30 people either",
	        "Say no, 12 is too many",
	        "Burgemeestervandertestnaamstraatfeestcomite 12",
	        "Nummer 1 is ontmoeten",
	        "Op nummer 1 staat veiligheid",
	        "Onze nummer 2: bankjes",
	        "Van 2025 OV gratis",
	        "2025 OV gratis",
	        "Sinds 2024 EU geld voor de wijk",
	        "wandelpad 5 kilometer",
	        "een fietspad 3 meter breed",
	        "bos 120 bomen erbij",
	        "in het stadspark 12 lantaarns",
	        "Plant langs de bosrand 20 bomen",
	        "Een speeltuin 2 straten verder",
	        "Rotterdam 2030",
	        "In de Dorpsstraat 2030 geen auto",
	        "Geef antwoord 1 punt",
	        "Een Oostweg 30-zone graag, 30km",
	        "Buslijn 70 moet terug",
	        "Oostweg 100% veilig",
	        "Hulp bij MS Teams. De MR van school helpt",
	        "Leer mijn vrouw Nederlands",
	        "Een partner Gemeente Zoetermeer",
	        "Ik ben Nederlander",
	        "Ik ben er. Samen doen we het",
	        "Als mijn moeder komt, kom ik als vrijwilliger",
	        "IK WIL ALS MOEDER HULP",
	        "Blind vertrouwen in mijn buurman",
	        "Ik ben niet van de dove muren",
	        "Meer voor blinde mensen, en wie doof is",
	        "De winnaar van de nummer 1",
	        "Bel 0800 2000",
	        "Bel 112 of bel 14 079",
	        "Elke telefoon 100 euro",
	        "Geboren in Zoetermeer, op 3 plekken gewoond",
	        "geboren op 3",
	        "Vraag niet naar BSN en geboortedatum",
	        "Familie en familiedagen. Familie is alles",
	        "De buurman van Oosterheem. Hulp bij oma",
	        "Naar de huisarts of de wijkzuster",
	        "Het kost 3500000 euro voor 12345678 mensen",
	        "Na 2 uur. Daarna 3 hr rust",
	        "\xff\xfe 12",
	};

	for (size_t i = 0; i < N_ITEMS(personal); i++) {
		if (!may_hold_personal_data(personal[i]))
			fail_msg("not seen: %s", personal[i]);
	}
	for (size_t i = 0; i < N_ITEMS(ordinary); i++) {
		if (may_hold_personal_data(ordinary[i]))
			fail_msg("cried at: %s", ordinary[i]);
	}
}

/* What stands out on the screen is what gives it away, with the name behind it. */
static void test_what_stands_out(void **state)
{
	(void)state;
	static const struct {
		const char *text, *sign;
	} cases[] = {
	        {"Vraag mevrouw van der Testnaam om hulp", "mevrouw van der Testnaam"},
	        {"vraag dhr. Testnaam en de rest", "dhr. Testnaam"},
	        {"MW TESTNAAM wil helpen", "MW"},
	        {"mijn buurvrouw Testnaam kan koken", "buurvrouw Testnaam"},
	        {"bel T. T. Testnaam maar", "T. T. Testnaam"},
	        {"Kom langs op Zilverstraat 1 om twee uur", "Zilverstraat 1"},
	        {"daar, 2719 EE, is het", "2719 EE"},
	        {"bel 06 12 34 56 78, graag", "06 12 34 56 78"},
	        {"app naar (079) 123 45 67.", "079) 123 45 67"},
	        {"vraag jan.test@voorbeeld.nl erom", "jan.test@voorbeeld.nl"},
	        {"Ik ben Testnaam Proefnaam, hoi", "ben Testnaam Proefnaam"},
	        {"daar woont fam. de Testnaam nu", "fam. de Testnaam"},
	        {"bel 079\u2013123 45 67, graag", "079\u2013123 45 67"},
	        {"tel.: 316 55 55 of kom", "316 55 55"},
	        {"BSN 123456782, zei ze", "123456782"},
	        {"geboren op 3-4-1950.", "3-4-1950"},
	        {"geb. 3 april 1950 te Zoetermeer", "3 april 1950"},
	        {"Sorry, ik heb MS dus moe", "ik heb MS"},
	        {"Zorg: mijn man heeft kanker, al jaren", "man heeft kanker"},
	        {"Dement is mijn moeder, denk ik", "Dement is mijn moeder"},
	};
	struct text_span at;

	for (size_t i = 0; i < N_ITEMS(cases); i++) {
		assert_true(find_personal(cases[i].text, &at));
		if (at.len != strlen(cases[i].sign) ||
		    strncmp(cases[i].text + at.from, cases[i].sign, at.len) != 0)
			fail_msg("%s: %.*s", cases[i].text, (int)at.len, cases[i].text + at.from);
	}
	assert_false(find_personal("Meer bankjes", &at));
}

/* What was heard in the city, and what became of a proposal, is told to everybody as well. */
static void test_what_comes_after(void **state)
{
	struct snapshot *s = *state;
	struct signal *g = snapshot_add(s, ENTITY_signal);
	struct follow_up *f = snapshot_add(s, ENTITY_follow_up);

	assert_int_equal(count_personal_data(s), 0);
	g->text = f->explanation = "Bel 079 123 45 67";
	assert_int_equal(count_personal_data(s), 1);
	f->public = true;
	assert_int_equal(count_personal_data(s), 2);
	f->explanation = "";
	assert_int_equal(count_personal_data(s), 1);
	f->body = "info@example.org";
	g->withdrawn = true;
	assert_int_equal(count_personal_data(s), 1);
	g->withdrawn = false;
	g->public_text = "Bel de buurtwerker";
	assert_string_equal(signal_public(g), "Bel de buurtwerker");
	assert_int_equal(count_personal_data(s), 1);
}

/* What nobody reads outside this hub, or what is meant to be read. */
static bool is_no_text_of_people(enum entity_id of, const char *field)
{
	static const struct {
		enum entity_id of;
		const char *fields;
	} exceptions[] = {
	        {ENTITY_series, " name organisation programme web_page web_page_short mail "
	                        "language "},
	        {ENTITY_session, " place "},
	        {ENTITY_next_date, " place "},
	        {ENTITY_agenda_item, " note "},
	        {ENTITY_group, " colour "},
	        {ENTITY_idea, " text "},
	        {ENTITY_solution, " text "},
	        {ENTITY_signal, " text "},
	        {ENTITY_taxonomy, " name version source "},
	        {ENTITY_term, " code name synonyms "},
	        {ENTITY_organisation, " name meets address "},
	        {ENTITY_report_version, " file checksum words "},
	        {ENTITY_kept_text, " mark "},
	        {ENTITY_counter, " kind "},
	};
	AUTO_FREE char *word = xasprintf(" %s ", field);

	for (size_t i = 0; i < N_ITEMS(exceptions); i++)
		if (exceptions[i].of == of)
			return strstr(exceptions[i].fields, word) != NULL;
	return false;
}

/* Every text of every entity, so that a new one is thought of. */
static void test_every_text_is_thought_of(void **state)
{
	static const char sign[] = "Mevrouw Testnaam";
	struct snapshot *s = *state;

	for (int id = 0; id < ENTITY_COUNT; id++) {
		const struct entity *en = &entities[id];

		for (int i = 0; i < en->n_fields; i++) {
			const struct field *f = &en->fields[i];
			void *row = snapshot_add(s, (enum entity_id)id);
			const struct field *parked = entity_field(en, "parked");
			const struct field *open = entity_field(en, "public");
			int n;

			if (f->type != FIELD_TEXT && f->type != FIELD_BLOCK)
				continue;
			if (parked)
				row_set_int(row, parked, 1);
			if (open)
				row_set_int(row, open, 1);
			row_set_text(row, f, sign);
			n = count_personal_data(s);
			if (strcmp(f->name, "text") != 0 &&
			    (n > 0) == is_no_text_of_people((enum entity_id)id, f->name))
				fail_msg("%s.%s is %slooked at", en->table, f->name,
				         n > 0 ? "" : "not ");
			row_set_text(row, f, "");
		}
	}
}

/* Some of what a report tells, and of what it does not tell. */
static void test_every_told_text(void **state)
{
	struct snapshot *s = *state;
	struct personal_hit hits[8];

	((struct reflection *)snapshot_add(s, ENTITY_reflection))->went_well =
	        "Meneer Testnaam hielp";
	s->agenda[0].note = "Meneer Testnaam hielp";
	s->sessions->place = "Zilverstraat 1";
	assert_int_equal(find_personal_data(s, hits, N_ITEMS(hits)), 1);
	assert_string_equal(hits[0].field->name, "went_well");
	assert_true(is_own_text(hits[0].entity->id));
	/* Why an idea was parked is told as long as it is. */
	s->ideas[0].park_reason = "Bel 079 123 45 67";
	s->ideas[0].parked = false;
	assert_int_equal(count_personal_data(s), 1);
	s->ideas[0].parked = true;
	assert_int_equal(find_personal_data(s, hits, N_ITEMS(hits)), 2);
	assert_string_equal(hits[0].field->name, "park_reason");
}

static void test_what_may_stay(void **state)
{
	struct snapshot *s = *state;
	char mark[MARK_SIZE], other[MARK_SIZE];
	struct kept_text *kept = snapshot_add(s, ENTITY_kept_text);

	text_mark("Meneer Testnaam", mark);
	text_mark("Meneer Testnaan", other);
	assert_string_not_equal(mark, other);
	s->sessions->goal = "Meneer Testnaam";
	kept->mark = other;
	assert_int_equal(count_personal_data(s), 1);
	kept->mark = mark;
	assert_int_equal(count_personal_data(s), 0);
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, sample_setup, sample_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_signs),       cmocka_unit_test(test_what_stands_out),
	        WITH_SAMPLE(test_what_comes_after), WITH_SAMPLE(test_every_told_text),
	        WITH_SAMPLE(test_what_may_stay),    WITH_SAMPLE(test_every_text_is_thought_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
