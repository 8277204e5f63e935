/* Dates, numbers and places in words, and the planning that is of the session. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "tr.h"

/* The first line below the title has the weekday, with a capital; the promise has none. */
static void months_have_their_dutch_names(void **state)
{
	static const char *const names[] = {
	        "Woensdag 1 januari 2025", "Zaterdag 1 februari 2025", "Zaterdag 1 maart 2025",
	        "Dinsdag 1 april 2025",    "Donderdag 1 mei 2025",     "Zondag 1 juni 2025",
	        "Dinsdag 1 juli 2025",     "Vrijdag 1 augustus 2025",  "Maandag 1 september 2025",
	        "Woensdag 1 oktober 2025", "Zaterdag 1 november 2025", "Maandag 1 december 2025",
	};
	(void)state;
	for (int i = 0; i < 12; i++) {
		const char *date = arena_printf(arena, "2025-%02d-01", i + 1);
		const char *day = names[i] + strcspn(names[i], "1");
		const char *month = names[i] + strcspn(names[i], "1") + 2;
		snapshot.sessions->date = date;
		snapshot.sessions->answer_by = arena_printf(arena, "2026-%02d-01", i + 1);
		assert_told(arena_printf(arena,
		                         "\n\n%s · regio Zoetermeer · versie 1 · stand op 6 %s\n",
		                         names[i], day + 2));
		assert_told(arena_printf(arena, "Je hoort het uiterlijk op 1 %.*s 2026.",
		                         (int)strcspn(month, " "), month));
	}
}

/* The documents are of 20 May 2025. */
static void a_day_that_went_by_is_no_promise(void **state)
{
	(void)state;
	sample_solution(&snapshot, 0, FOR_MUNICIPALITY, "Een bankje");
	snapshot.sessions->answer_by = "2025-05-20";
	assert_told("uiterlijk op 20 mei 2025");
	snapshot.sessions->answer_by = "2025-05-19";
	assert_told(
	        "Je zou uiterlijk op 19 mei 2025 antwoord krijgen. Dat is niet gelukt. We weten "
	        "nog niet wie hiermee verdergaat. We weten ook nog niet wanneer je dat hoort.");
	assert_not_told("Je hoort het uiterlijk op 19 mei");
}

static void weekdays_have_their_dutch_names(void **state)
{
	static const char *const names[] = {"maandag", "dinsdag",  "woensdag", "donderdag",
	                                    "vrijdag", "zaterdag", "zondag"};
	(void)state;
	struct next_date *d = ADD(&snapshot, next_date);
	for (int i = 0; i < 7; i++) {
		d->date = arena_printf(arena, "2025-06-%02d", i + 2);
		assert_told(arena_printf(arena, "- **Dialoogsessie:** %s %d juni 2025.\n", names[i],
		                         i + 2));
	}
	d->time_from = "13:00";
	assert_told("zondag 8 juni 2025 om 13:00 uur.\n");
	d->time_to = "15:00";
	assert_told("zondag 8 juni 2025 van 13:00 tot 15:00 uur.\n");
}

static void without_a_date_the_first_line_has_none(void **state)
{
	(void)state;
	snapshot.sessions->date = "";
	assert_told("# Verslag eerste dialoogsessie Participatiehub\n\nregio Zoetermeer · versie 1 "
	            "· stand op 20 "
	            "mei 2025\n");
}

static void sessions_are_numbered_in_words(void **state)
{
	static const char *const names[] = {"eerste",  "tweede", "derde",   "vierde",
	                                    "vijfde",  "zesde",  "zevende", "achtste",
	                                    "negende", "tiende", "11e",     "12e"};
	(void)state;
	sample_solution(&snapshot, 0, FOR_SELF, "Koken");
	for (int i = 0; i < (int)N_ITEMS(names); i++) {
		snapshot.sessions->number = i + 1;
		assert_told(arena_printf(arena, "Dit was de %s sessie in de reeks.\n", names[i]));
	}
}

static void titles_lose_their_capital_inside(void **state)
{
	static const char *const words[] = {"Eerste", "Tweede",  "Derde",   "Vierde",  "Vijfde",
	                                    "Zesde",  "Zevende", "Achtste", "Negende", "Tiende"};
	(void)state;
	for (size_t i = 0; i < N_ITEMS(words); i++) {
		char *inside = arena_strdup(arena, words[i]);
		inside[0] = (char)(inside[0] - 'A' + 'a');
		snapshot.sessions->title = arena_printf(arena, "%s sessie", words[i]);
		assert_told(arena_printf(arena, "# Verslag %s sessie\n", inside));
	}
	snapshot.sessions->title = "Zoetermeer praat";
	assert_told("# Verslag Zoetermeer praat\n");
}

static void themes_and_examples_are_counted_in_words(void **state)
{
	static const char *const names[] = {"twee",  "drie", "vier",  "vijf", "zes",
	                                    "zeven", "acht", "negen", "tien", "11"};
	(void)state;
	int64_t question =
	        sample_question(&snapshot, sample_round(&snapshot, 1, ROUND_IDEAS)->id, "Wat?")->id;
	sample_idea(&snapshot, question, 0, 0, "Iets");
	for (int i = 0; i < 11; i++) {
		sample_subtheme(&snapshot, question, arena_printf(arena, "Thema-%d", i), "");
		sample_theme(&snapshot, i, i + 1, 20 - i);
		ADD(&snapshot, example)->title = "Iets";
		if (i == 0) {
			assert_told("De deelnemers kozen één thema: Thema-0.\n");
			assert_told("## Het belangrijkste thema\n");
			assert_told("\nEén voorbeeld gaf inspiratie:\n\n1. **Iets.**\n");
			continue;
		}
		const char *name = names[i - 1];
		assert_told(arena_printf(arena, "De deelnemers kozen %s thema's: Thema-0", name));
		assert_told(arena_printf(arena, "## De %s belangrijkste thema's\n", name));
		char *capital = arena_strdup(arena, name);
		capital[0] = (char)(i == 10 ? '1' : capital[0] - 'a' + 'A');
		assert_told(arena_printf(arena, "\n%s voorbeelden gaven inspiratie:\n", capital));
	}
}

/* ---- the planning of the phases (domain.md 0.1, D1) ---- */

static void add_phase(const char *from, const char *reference)
{
	struct phase *p = ADD(&snapshot, phase);
	p->name = "Expeditiefase";
	p->date_from = from;
	p->reference_date = reference;
}

static const char *const planning_in_may = "## Hoe verder\n\nZo was de planning op 15 mei 2025:\n\n"
                                           "1. **Expeditiefase** (vanaf 16 juni 2025)\n";
static const char *const planning_later = "## Hoe verder\n\nZo was de planning op 27 mei 2025:\n\n"
                                          "1. **Expeditiefase** (vanaf 1 augustus 2025)\n";

static void each_session_has_the_planning_of_its_day(void **state)
{
	(void)state;
	add_phase("2025-06-16", "2025-05-15");
	add_phase("2025-08-01", "2025-05-27");
	assert_told(planning_in_may);
	assert_not_told("augustus");
	snapshot.sessions->date = "2025-05-26";
	assert_told(planning_in_may);
	snapshot.sessions->date = "2025-05-27";
	assert_told(planning_later);
	assert_not_told("16 juni");
	snapshot.sessions->date = "2025-07-31";
	assert_told(planning_later);
	/* There is none of that time yet: the first one is the nearest. */
	snapshot.sessions->date = "2025-01-01";
	assert_told(planning_in_may);
	assert_not_told("augustus");
}

static void a_planning_may_have_a_month_or_no_date(void **state)
{
	(void)state;
	add_phase("2025-06", "2025-05");
	assert_told("Zo was de planning in mei 2025:\n\n1. **Expeditiefase** (vanaf juni 2025)\n");
	snapshot.phases[0].reference_date = "";
	assert_told("Dit is de planning:\n\n1. **Expeditiefase** (vanaf juni 2025)\n");
	snapshot.phases[0].date_to = "2025-12";
	assert_told("(van juni 2025 tot december 2025)\n");
	snapshot.phases[0].date_from = "";
	assert_told("(nu, tot december 2025)\n");
}

/* All phases are planned on this day. */
static void plan_on(const char *date)
{
	for (int i = 0; i < snapshot.n_phases; i++)
		snapshot.phases[i].reference_date = date;
}

static void now_is_the_day_of_the_session(void **state)
{
	(void)state;
	add_phase("", "2025-05-15");
	snapshot.phases[0].date_to = "2025-06-16";
	add_phase("2025-06-16", "2025-05-15");
	add_phase("2026-01", "2025-05-15");
	assert_told("(nu, tot 16 juni 2025)\n");
	assert_not_told("(nu, vanaf");
	snapshot.sessions->date = "2025-06-15";
	plan_on("2025-06-15");
	assert_told("(nu, tot 16 juni 2025)\n");
	snapshot.sessions->date = "2025-06-16";
	plan_on("2025-06-16");
	assert_told("(tot 16 juni 2025)\n");
	assert_told("(nu, vanaf 16 juni 2025)\n");
	assert_told("(vanaf januari 2026)\n");
	/* A month, or no day at all. */
	plan_on("2025-06");
	assert_told("(nu, vanaf 16 juni 2025)\n");
	snapshot.sessions->date = "2026-11-27";
	plan_on("");
	assert_told("(nu, vanaf januari 2026)\n");
	snapshot.sessions->date = "";
	assert_not_told("(nu");
}

/* What was planned in another year may have gone otherwise since. */
static void a_planning_of_another_day_knows_no_now(void **state)
{
	(void)state;
	add_phase("", "2025-05-15");
	snapshot.phases[0].date_to = "2025-06-16";
	add_phase("2026-01", "2025-05-15");
	snapshot.sessions->date = "2025-05-16";
	assert_told("(tot 16 juni 2025)\n");
	snapshot.sessions->date = "2026-11-27";
	assert_told("(vanaf januari 2026)\n");
	assert_not_told("(nu");
	/* A planning that was made later ends nothing. */
	add_phase("2025-06-17", "2026-12-01");
	assert_told("(vanaf januari 2026)\n");
}

/* ---- the code of the web page ---- */

/* The only figure below a node, or NULL. */
static const struct node *find_figure(const struct node *n)
{
	const struct node *found = n->kind == NODE_FIGURE ? n : NULL;
	for (const struct node *c = n->first; c; c = c->next) {
		const struct node *inside = find_figure(c);
		assert_true(!found || !inside);
		found = inside ? inside : found;
	}
	return found;
}

static const struct node *code_of(enum report_kind kind, const char *web_page)
{
	const struct report_options o = {.kind = kind, .note = ""};
	snapshot.series->web_page = web_page;
	snapshot.series->mail = "info@example.org";
	return find_figure(report_build(&snapshot, &o, arena));
}

static void the_web_page_has_a_code(void **state)
{
	(void)state;
	for (enum report_kind kind = KIND_REPORT; kind <= KIND_FEEDBACK; kind++) {
		const struct node *code = code_of(kind, "https://example.org/hub");
		assert_non_null(code);
		assert_string_equal(code->text, "QR-code van https://example.org/hub");
		assert_int_equal(code->width_mm, 22);
	}
}

static void what_is_no_web_page_has_no_code(void **state)
{
	char *long_address = xasprintf("https://example.org/%01000d", 1);
	(void)state;
	assert_null(code_of(KIND_REPORT, ""));
	assert_null(code_of(KIND_REPORT, "javascript:alert(1)"));
	assert_null(code_of(KIND_REPORT, long_address));
	assert_told("info@example.org");
	free(long_address);
}

/* So that each square of it stays large enough: of 0.4 millimetres. */
static void a_long_address_has_a_wider_code(void **state)
{
	char address[400] = "https://example.org/";
	size_t len = strlen(address);
	const struct node *code;
	(void)state;
	memset(address + len, 'a', sizeof(address) - 1 - len);
	code = code_of(KIND_REPORT, address);
	assert_non_null(code);
	assert_in_range(code->width_mm, 32, 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, sample_set_up, sample_tear_down)
	        TEST(months_have_their_dutch_names),
	        TEST(a_day_that_went_by_is_no_promise),
	        TEST(weekdays_have_their_dutch_names),
	        TEST(without_a_date_the_first_line_has_none),
	        TEST(sessions_are_numbered_in_words),
	        TEST(titles_lose_their_capital_inside),
	        TEST(themes_and_examples_are_counted_in_words),
	        TEST(each_session_has_the_planning_of_its_day),
	        TEST(a_planning_may_have_a_month_or_no_date),
	        TEST(now_is_the_day_of_the_session),
	        TEST(a_planning_of_another_day_knows_no_now),
	        TEST(the_web_page_has_a_code),
	        TEST(what_is_no_web_page_has_no_code),
	        TEST(a_long_address_has_a_wider_code),
#undef TEST
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
