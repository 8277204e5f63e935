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

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_only_the_pair_is_found),
	        cmocka_unit_test(test_score_is_sound),
	        cmocka_unit_test(test_find_alike),
	        cmocka_unit_test(test_find_before),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
