#include "sample.h"

#include "mem.h"
#include "rules.h"

/* Ideas as they come from the tables; the first two say the same. */
static const char *const ideas[] = {
        "Sporten in het park, gratis en zonder afspraak",
        "Gratis buiten sporten in het park",
        "Eén website of krant waar alle activiteiten in Zoetermeer in staan",
        "Weinig geld? Dan moet je ook mee kunnen doen",
        "Samen leren koken met weinig geld",
        "Activiteiten ook 's avonds en in het weekend, voor mensen die werken",
        "Activiteiten die niet alleen voor ouderen zijn; juist ook voor 30 tot 50 jaar",
        "Bankjes en een koffiekar waar je kunt kletsen",
        "Een koffieochtend waar je ook alleen naartoe durft",
        "Inwoners al laten meedenken vóórdat het plan klaar is",
        "Een vergoeding voor inwoners die meedenken. Professionals krijgen ook betaald",
        "Niet alles online. Ook op papier en bij de huisarts",
        "Een plek waar je zonder afspraak kunt binnenlopen als het niet goed gaat",
        "- minder vapen en roken rond het schoolplein",
        "Minder reclame voor ongezond eten bij scholen en haltes",
        "Betere verlichting op wandel- en fietspaden",
        "Openbare wc's langs wandelroutes",
};

enum { N_IDEAS = (int)N_ITEMS(ideas) };

static void test_only_the_pair_is_found(void **state)
{
	(void)state;
	for (int i = 0; i < N_IDEAS; i++) {
		for (int j = 0; j < i; j++) {
			double score = similarity(ideas[i], ideas[j]);
			if ((score >= ALIKE_IDEA) != (i == 1 && j == 0))
				fail_msg("%.2f: %s / %s", score, ideas[i], ideas[j]);
		}
	}
	/* The figure in rules.h. */
	assert_in_range((int)(similarity(ideas[0], ideas[1]) * 100 + 0.5), 66, 68);
}

static void test_score_is_sound(void **state)
{
	(void)state;
	assert_true(similarity("Bankjes", "Bankjes") == 1.0);
	assert_true(similarity("BANKJES in het Park", "bankjes in het park") == 1.0);
	assert_true(similarity("Bankjes in het park!", "Bankjes, in het park") == 1.0);
	assert_true(similarity("vóórdat", "voordat") == 1.0);
	assert_true(similarity("appel", "brood") == 0.0);
	assert_true(similarity("", "") == 1.0);
	assert_true(similarity("", "brood") == 0.0);
	assert_true(similarity("...", "?") == 0.0);
	assert_true(similarity("a", "a b") > 0.0);
	assert_true(similarity("\xff\xfe", "brood") <= 1.0);
	/* Script without accents or capitals. */
	assert_true(similarity("حديقة الحي", "حديقة الحي الجديدة") > 0.5);
	for (int i = 0; i < N_IDEAS; i++) {
		double there = similarity(ideas[i], ideas[0]);
		assert_true(there == similarity(ideas[0], ideas[i]));
		assert_true(there >= 0.0 && there <= 1.0);
	}
}

static void test_find_alike(void **state)
{
	(void)state;
	struct alike out[3];

	assert_int_equal(
	        find_alike("gratis sporten in het park", ideas, N_IDEAS, -1, ALIKE_IDEA, out, 3),
	        2);
	assert_int_equal(out[0].index, 1);
	assert_int_equal(out[1].index, 0);
	assert_true(out[0].score >= out[1].score);
	/* Itself is left out. */
	assert_int_equal(find_alike(ideas[0], ideas, N_IDEAS, 0, ALIKE_IDEA, out, 3), 1);
	assert_int_equal(out[0].index, 1);
	/* The best of many, however many would do. */
	assert_int_equal(find_alike(ideas[4], ideas, N_IDEAS, -1, 0.0, out, 3), 3);
	assert_int_equal(out[0].index, 4);
	assert_int_equal(out[1].index, 3);
	assert_true(out[1].score >= out[2].score);
	assert_int_equal(find_alike(ideas[4], ideas, N_IDEAS, -1, 0.0, out, 1), 1);
	assert_int_equal(out[0].index, 4);
	assert_int_equal(find_alike("", ideas, N_IDEAS, -1, 0.0, out, 3), 0);
	assert_int_equal(find_alike("bankjes", ideas, 0, -1, 0.0, out, 3), 0);
	assert_int_equal(find_alike(ideas[0], ideas, N_IDEAS, -1, 0.0, out, 0), 0);
}

static void test_find_before(void **state)
{
	static const char *const texts[] = {"Een bankje bij het park",
	                                    "Samen koken in de wijk",
	                                    "Bankje bij het park",
	                                    "iets heel anders",
	                                    "een bankje bij het park!",
	                                    "...",
	                                    "..."};
	struct alike out[5];

	(void)state;
	find_alike_before(texts, 7, 2, ALIKE_IDEA, out);
	assert_int_equal(out[0].index, 0);
	assert_int_equal(out[1].index, -1);
	/* Of two the one that looks most like it, not the last. */
	assert_int_equal(out[2].index, 0);
	assert_int_equal(out[3].index, -1);
	assert_int_equal(out[4].index, -1);
	find_alike_before(texts, 1, 0, ALIKE_IDEA, out);
	assert_int_equal(out[0].index, -1);
	find_alike_before(texts, 0, 0, ALIKE_IDEA, out);
}

static void test_personal_data(void **state)
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
	        "2715 XX Zoetermeer",
	        "meneer Testnaam wil wel helpen",
	        "vriendin Testnaam geeft zangles",
	        "Mijn man heeft kanker en kan niet meer mee",
	        "mijn moeder is dement en woont alleen",
	        "Ik heb diabetes en mis een sportgroep",
	        "De buurvrouw op de hoek had een beroerte",
	        "Haar zoon is verslaafd, er is geen hulp",
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

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_only_the_pair_is_found),
	        cmocka_unit_test(test_score_is_sound),
	        cmocka_unit_test(test_find_alike),
	        cmocka_unit_test(test_find_before),
	        cmocka_unit_test(test_personal_data),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
