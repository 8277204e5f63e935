/* The terugkoppeling and the opdrachtgever: golden files, what is counted, what is never told. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "golden.h"
#include "mem.h"
#include "tr.h"

static struct follow_up *follow(struct solution *s, enum follow_status status, const char *date)
{
	struct follow_up *f = ADD(&snapshot, follow_up);
	f->solution_id = s->id;
	f->position = snapshot.n_follow_ups;
	f->status = status;
	f->date = date;
	f->public = true;
	return f;
}

static struct solution *solution(const char *text)
{
	for (int i = 0; i < snapshot.n_solutions; i++) {
		if (strcmp(snapshot.solutions[i].text, text) == 0)
			return &snapshot.solutions[i];
	}
	fail_msg("there is no solution %s", text);
	return NULL;
}

static char *feedback(void)
{
	return sample_kind(&snapshot, KIND_FEEDBACK, arena);
}

/* The annexes are those of the verslag. */
static char *without_annexes(char *md)
{
	char *annex = strstr(md, "## Bijlage A");
	if (annex)
		*annex = '\0';
	return md;
}

static char *commissioner(void)
{
	return sample_kind(&snapshot, KIND_COMMISSIONER, arena);
}

static void assert_told_to(char *(*kind)(void), const char *needle)
{
	AUTO_FREE char *md = kind();
	assert_has(md, needle);
}

static void assert_not_told_to(char *(*kind)(void), const char *needle)
{
	AUTO_FREE char *md = kind();
	assert_has_not(md, needle);
}

/* ---- golden files ---- */

static void assert_kinds_golden(const char *name)
{
	AUTO_FREE char *first = xasprintf("kinds/%s-terugkoppeling", name);
	AUTO_FREE char *second = xasprintf("kinds/%s-opdrachtgever", name);
	AUTO_FREE char *page = feedback();
	AUTO_FREE char *numbers = commissioner();
	assert_golden(page, first);
	assert_golden(without_annexes(numbers), second);
}

/* The parts follow each other from 13:00 on; one was skipped and one was cut short. */
static void keep_times(void)
{
	int64_t at = moment_of("2025-05-15", "13:00");
	snapshot.sessions->start_planned = "13:00";
	snapshot.sessions->end_planned = "14:45";
	for (int i = 0; i < snapshot.n_agenda; i++) {
		struct agenda_item *item = &snapshot.agenda[i];
		item->minutes = 10;
		item->skipped = i == 3;
		if (item->skipped)
			continue;
		item->started_at = at;
		at += (int64_t)(i == 8 ? 8 : i == 4 ? 13 : 10) * 60 * 1000;
		item->ended_at = at;
	}
}

static void follow_up_all_ways(void)
{
	follow(solution("Voorstel 22 bij Activiteiten"), FOLLOW_PASSED_ON, "2025-05-16")->body =
	        "gemeente Zoetermeer";
	follow(solution("Voorstel 23 bij Activiteiten"), FOLLOW_CARRIED_OUT, "2025-05-17");
	struct follow_up *f =
	        follow(solution("Voorstel 24 bij Activiteiten"), FOLLOW_NOT_ADOPTED, "2025-05-18");
	f->body = "winkeliers";
	f->explanation = "Daar is geen geld voor";
	follow(solution("Voorstel 25 bij Activiteiten"), FOLLOW_PARTLY_ADOPTED, "2025-05-18")
	        ->explanation = "Alleen op dinsdag";
	follow(solution("Zelf 1 bij Activiteiten"), FOLLOW_STARTED, "2025-05-19")->body =
	        "bewoners";
	follow(solution("Zelf 3 bij Activiteiten"), FOLLOW_STOPPED, "2025-05-19");
	follow(solution("Voorstel 13 bij Activiteiten"), FOLLOW_ANSWERED, "2025-05-19")
	        ->explanation = "We leggen het uit op 27 mei";
	struct follow_up *parked = ADD(&snapshot, follow_up);
	parked->idea_id = snapshot.ideas[59].id;
	parked->status = FOLLOW_PASSED_ON;
	parked->body = "het ziekenhuis";
	parked->public = true;
}

static void session_with_a_vote(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	keep_times();
	follow_up_all_ways();
	struct precondition_evidence *p = ADD(&snapshot, precondition_evidence);
	p->number = 2;
	p->text = "31 aanwezigen; weinig jongeren";
	ADD(&snapshot, correction)->reason = "Een thema was verkeerd getypt";
	assert_kinds_golden("vote");
}

static void session_without_a_vote(void **state)
{
	(void)state;
	sample_answers(&snapshot, arena);
	assert_kinds_golden("answers");
}

static void session_without_anything(void **state)
{
	(void)state;
	assert_kinds_golden("bare");
}

static void session_with_one_of_everything(void **state)
{
	(void)state;
	sample_one(&snapshot, arena);
	assert_kinds_golden("one");
}

static void no_golden_file_is_left_over(void **state)
{
	(void)state;
	golden_assert_no_other("report/kinds");
}

/* ---- nothing is left out silently ---- */

/* Items of the list below a heading or a line. */
static int items_below(const char *md, const char *from)
{
	const char *at = strstr(md, from);
	int n = 0;
	at = at ? strstr(at, "\n\n") : NULL;
	for (at = at ? at + 2 : NULL; at && strncmp(at, "- ", 2) == 0; n++) {
		at = strchr(at, '\n');
		at = at ? at + 1 : NULL;
	}
	return n;
}

/* The number in a sentence; 0 when the sentence is not there. */
static int number_in(const char *md, const char *before, const char *behind, const char *one)
{
	const char *end = strstr(md, behind), *at = end;
	if (strstr(md, one))
		return 1;
	while (at && at > md && at[-1] >= '0' && at[-1] <= '9')
		at--;
	if (at)
		assert_memory_equal(at - strlen(before), before, strlen(before));
	return at ? (int)strtol(at, NULL, 10) : 0;
}

static int count_told(const char *md)
{
	static const char *const headings[] = {"## Dit is al gelukt", "## Hier werken we aan",
	                                       "## Dit doen we niet, en dit is waarom",
	                                       "## Hierop gaven we antwoord"};
	int n = 0;
	for (size_t i = 0; i < N_ITEMS(headings); i++) {
		int in_block = items_below(md, headings[i]);
		assert_true(in_block <= 5);
		n += in_block;
	}
	return n;
}

/* However many have a status: those on the page and the rest are all that was passed on, and what
 * does not fit on the page is among the rest. */
static void blocks_and_rest_are_all_proposals(void **state)
{
	static const enum follow_status statuses[] = {FOLLOW_RECEIVED, FOLLOW_CARRIED_OUT,
	                                              FOLLOW_ADOPTED,  FOLLOW_PARTLY_ADOPTED,
	                                              FOLLOW_ANSWERED, FOLLOW_NOT_ADOPTED};
	(void)state;
	for (int with = 0; with <= 40; with++) {
		int n = 0;
		sample_vote(&snapshot, arena);
		for (int i = 0; i < snapshot.n_solutions && n < with; i++) {
			if (snapshot.solutions[i].addressee != FOR_SELF)
				follow(&snapshot.solutions[i], statuses[n++ % 6], "2025-05-16");
		}
		AUTO_FREE char *md = feedback();
		int told = count_told(md);
		/* How they stand is promised when it is known of one of them. */
		bool known = told < with;
		int rest = number_in(md, with > 0 ? "De andere " : "Alle ",
		                     known ? " voorstellen staan op de webpagina, met de stand."
		                           : " voorstellen staan op de webpagina.",
		                     "Het andere voorstel");
		int unknown = number_in(md, "Over ", " daarvan weten we nog niets.", "nergens");
		if (strstr(md, "Daarover weten we nog niets."))
			unknown = rest;
		assert_int_equal(told + rest, 40);
		assert_int_equal(unknown, with > 0 ? 40 - with : 0);
	}
}

static void more_to_do_yourself_is_counted(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	AUTO_FREE char *md = feedback();
	assert_has(md, "**Dit kun je zelf nu doen:** Zelf 1 bij Activiteiten. Zelf 2 bij "
	               "Activiteiten. Zelf 1 bij Gezond leven. Nog 32 dingen die je kunt doen, "
	               "staan in het verslag.\n");
	for (int i = 0; i < snapshot.n_solutions; i++)
		snapshot.solutions[i].highlighted = false;
	assert_told_to(feedback, "nu doen:** 35 dingen die je kunt doen, staan in het verslag.");
}

static void one_is_one(void **state)
{
	(void)state;
	sample_solution(&snapshot, 0, FOR_MUNICIPALITY, "Een bankje");
	assert_told_to(feedback, "Het voorstel staat in het verslag.\n");
	sample_solution(&snapshot, 0, FOR_CARE, "Een boom");
	follow(solution("Een boom"), FOLLOW_RECEIVED, "");
	assert_told_to(feedback,
	               "Het andere voorstel staat in het verslag. Daarover weten we nog niets.\n");
	snapshot.series->web_page = "https://example.org";
	assert_told_to(feedback, "Het andere voorstel staat op de webpagina. Daarover");
	sample_solution(&snapshot, 0, FOR_SELF, "Koken");
	assert_told_to(feedback, "Eén ding dat je kunt doen, staat in het verslag.\n");
}

static void points_of_every_group_come_first(void **state)
{
	static const char *const texts[] = {"A1", "A2", "A3", "B1", "B2", "B3"};
	(void)state;
	for (int i = 0; i < 6; i++) {
		struct group_report *r = ADD(&snapshot, group_report);
		r->group_id = (i < 3 ? sample_group(&snapshot, 1) : sample_group(&snapshot, 2))->id;
		r->position = i % 3 + 1;
		r->text = texts[i];
	}
	assert_told_to(feedback, "- A1.\n- B1.\n- A2.\n- B2.\n- A3.\n\n"
	                         "Het andere punt staat in het verslag.\n");
}

/* ---- how it stands ---- */

static void the_newest_line_that_may_be_told_counts(void **state)
{
	(void)state;
	sample_solution(&snapshot, 0, FOR_MUNICIPALITY, "Een bankje");
	follow(solution("Een bankje"), FOLLOW_PASSED_ON, "2025-05-16");
	follow(solution("Een bankje"), FOLLOW_NOT_ADOPTED, "2025-05-17")->public = false;
	assert_told_to(feedback, "## Hier werken we aan\n\n- Een bankje. Doorgegeven.\n");
	assert_not_told_to(feedback, "Dit doen we niet");
	assert_not_told_to(commissioner, "Niet overgenomen");
	/* The page is of 20 May. */
	follow(solution("Een bankje"), FOLLOW_CARRIED_OUT, "2025-05-21");
	assert_not_told_to(feedback, "Dit is al gelukt");
	snapshot.follow_ups[2].date = "2025-05-20";
	assert_told_to(feedback, "## Dit is al gelukt\n\n- Een bankje. Uitgevoerd.\n");
	assert_told_to(commissioner, "| Uitgevoerd | 1 |\n");
}

/* That an answer was given says nothing of what became of it. */
static void an_answer_leaves_the_state(void **state)
{
	(void)state;
	sample_solution(&snapshot, 0, FOR_MUNICIPALITY, "Een bankje");
	follow(solution("Een bankje"), FOLLOW_NOT_ADOPTED, "2025-05-16")->explanation = "Te duur";
	follow(solution("Een bankje"), FOLLOW_ANSWERED, "2025-05-17");
	assert_told_to(feedback, "## Dit doen we niet, en dit is waarom\n\n- Een bankje. Niet "
	                         "overgenomen. Te duur. Antwoord gegeven.\n");
	follow(solution("Een bankje"), FOLLOW_ADOPTED, "2025-05-18");
	assert_told_to(feedback, "## Hier werken we aan\n\n- Een bankje. Overgenomen.\n");
}

static void a_reason_that_is_not_there_is_missed(void **state)
{
	(void)state;
	sample_solution(&snapshot, 0, FOR_SELF, "Samen lopen");
	follow(solution("Samen lopen"), FOLLOW_STOPPED, "2025-05-16");
	assert_told_to(feedback, "- Samen lopen. Gestopt. De reden is nog niet bekend.\n");
	snapshot.follow_ups[0].explanation = "Het regende";
	assert_told_to(feedback, "Gestopt. Het regende.\n");
}

static void without_a_status_the_date_is_promised(void **state)
{
	(void)state;
	snapshot.sessions->answer_by = "2025-06-12";
	assert_told_to(feedback, "## Wat gebeurt er met jullie inbreng?\n\nWe weten nog niet wie "
	                         "hiermee verdergaat. Je hoort het uiterlijk op 12 juni 2025.\n");
	/* A day that went by is no promise any more, and is not passed over. */
	snapshot.sessions->answer_by = "2025-05-19";
	assert_told_to(feedback, "Je zou uiterlijk op 19 mei 2025 antwoord krijgen. Dat is niet "
	                         "gelukt. We weten nog niet wie hiermee verdergaat.");
	assert_not_told_to(feedback, "Je hoort het uiterlijk op 19 mei");
	snapshot.sessions->answer_by = "";
	assert_told_to(feedback,
	               "hiermee verdergaat. We weten ook nog niet wanneer je dat hoort.\n");
}

static void only_a_date_to_come_invites(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	AUTO_FREE char *md = feedback();
	assert_has(
	        md,
	        "bijeenkomst: Tweede dialoogsessie, dinsdag 27 mei 2025 van 13:00 tot 15:00 uur, ");
	assert_has_not(md, "Projectgroep");
	for (int i = 0; i < snapshot.n_dates; i++)
		snapshot.dates[i].date = "2025-05-18";
	assert_not_told_to(feedback, "18 mei");
}

/* ---- numbers ---- */

static void heads(int residents, int care, int policy)
{
	struct head_count *h = ADD(&snapshot, head_count);
	h->residents = residents;
	h->care = care;
	h->policy = policy;
	h->total = residents + care + policy;
}

static void few_people_are_no_number(void **state)
{
	(void)state;
	heads(20, 4, 3);
	assert_told_to(commissioner, "| Inwoners | 20 |\n"
	                             "| Mensen uit zorg en welzijn | minder dan 5 |\n"
	                             "| Mensen die beleid maken | minder dan 5 |\n");
	/* One that is hidden alone could be worked out. */
	snapshot.heads[0].care = 5;
	snapshot.heads[0].total = 28;
	assert_not_told_to(commissioner, "Inwoners");
	assert_told_to(commissioner, "er waren, zeggen we niet.");
}

/* The head count at the vote is no other number than who voted, unless it is another. */
static void who_voted_is_told_once(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	assert_told_to(commissioner, "| Mensen die stemden | 30 |\n");
	assert_not_told_to(commissioner, "Mensen bij het stemmen");
	for (int i = 0; i < snapshot.n_heads; i++)
		snapshot.heads[i].total += snapshot.heads[i].moment == HEADS_VOTE;
	assert_told_to(commissioner, "| Mensen bij het stemmen | 31 |\n");
	assert_told_to(commissioner, "| Mensen die stemden | 30 |\n");
}

static void no_solution_is_told_where_it_was_asked(void **state)
{
	(void)state;
	assert_not_told_to(commissioner, "| Oplossingen |");
	ADD(&snapshot, round)->kind = ROUND_SOLUTIONS;
	assert_told_to(commissioner, "| Oplossingen | 0 |\n");
}

static void one_part(int minutes, const char *from, const char *to)
{
	struct agenda_item *item = ADD(&snapshot, agenda_item);
	item->title = "Ronde";
	item->kind = ITEM_PLENARY;
	item->minutes = minutes;
	item->started_at = from ? moment_of("2025-05-15", from) : 0;
	item->ended_at = to ? moment_of("2025-05-15", to) : 0;
}

static void minutes_are_planned_and_real(void **state)
{
	(void)state;
	one_part(10, "13:00", "13:11");
	assert_told_to(commissioner, "De sessie duurde van 13:00 tot 13:11 uur.\n");
	assert_told_to(commissioner,
	               "| Ronde | 10 | 11 | +1 |\n| **Samen** | **10** | **11** | +1 |");
	assert_told_to(commissioner, "- Langer dan gepland: Ronde (1 minuut).\n");
	one_part(5, NULL, NULL);
	assert_told_to(commissioner, "| Ronde | 5 | niet begonnen | -5 |\n"
	                             "| **Samen** | **15** | **11** | -4 |");
	assert_told_to(commissioner, "- Niet begonnen: Ronde (5 minuten).\n");
	snapshot.agenda[1].skipped = true;
	assert_told_to(commissioner, "- Overgeslagen: Ronde (5 minuten).\n");
	/* What did not end has no minutes, and then there is no sum. */
	one_part(7, "13:11", NULL);
	assert_told_to(commissioner, "| Ronde | 7 | – | – |\n| **Samen** | **22** | – | – |");
	assert_not_told_to(commissioner, "Korter");
	assert_told_to(commissioner,
	               "De sessie begon om 13:00 uur. Wanneer ze eindigde, is niet bijgehouden.\n");
}

/* Of a session that goes on only what is known is told. */
static void what_is_to_come_is_no_deviation(void **state)
{
	(void)state;
	snapshot.sessions->status = SESSION_OPEN;
	one_part(10, "13:00", "13:10");
	one_part(5, NULL, NULL);
	assert_told_to(commissioner, "De sessie begon om 13:00 uur.\n");
	assert_told_to(commissioner, "| Ronde | 5 | – | – |\n| **Samen** | **15** | – | – |");
	assert_not_told_to(commissioner, "Anders dan in het draaiboek");
	snapshot.sessions->status = SESSION_CLOSED;
	assert_told_to(commissioner, "De sessie duurde van 13:00 tot 13:10 uur.\n");
	assert_told_to(commissioner, "- Niet begonnen: Ronde (5 minuten).\n");
}

static void a_plan_that_was_changed_is_seen(void **state)
{
	(void)state;
	snapshot.sessions->start_planned = "13:00";
	snapshot.sessions->end_planned = "13:30";
	one_part(30, "13:00", "13:30");
	assert_told_to(commissioner, "Alles ging zoals in het draaiboek.\n");
	snapshot.agenda[0].minutes = 28;
	assert_told_to(commissioner, "- Alle onderdelen samen staan gepland op 28 minuten, en de "
	                             "sessie op 30.\n");
	snapshot.agenda[0].started_at = snapshot.agenda[0].ended_at = 0;
	assert_told_to(commissioner, "De echte tijden zijn niet bijgehouden.\n\n"
	                             "| Onderdeel | Gepland |\n");
}

static void all_conditions_and_corrections_are_told(void **state)
{
	(void)state;
	struct precondition_evidence *p = ADD(&snapshot, precondition_evidence);
	p->number = 3;
	p->text = "Zaal gelijkvloers";
	AUTO_FREE char *md = commissioner();
	int open = 0;
	assert_has(md, "| Zaal gelijkvloers |\n");
	for (const char *at = md; (at = strstr(at, "| niet ingevuld |")); at++)
		open++;
	assert_int_equal(open, PRECONDITIONS - 1);
	assert_has(md, "Na het sluiten is niets veranderd. Er is ook niets overgenomen uit een "
	               "oefening.\n");
	ADD(&snapshot, correction)->reason = "Een typefout";
	assert_told_to(commissioner,
	               "## Veranderd na het sluiten, of overgenomen uit een oefening\n\n"
	               "- Een typefout.\n");
}

static void annexes_are_those_of_the_verslag(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	AUTO_FREE char *numbers = commissioner();
	assert_non_null(strstr(md, "## Bijlage A"));
	assert_string_equal(strstr(numbers, "## Bijlage A"), strstr(md, "## Bijlage A"));
	/* The page says that how it stands can be read there. */
	follow_up_all_ways();
	assert_told_to(commissioner, "| O25 | Voorstel 25 bij Activiteiten *(nog uit te zoeken, "
	                             "deels overgenomen)* |");
	assert_told_to(commissioner, "| I60 | Parkeren bij het ziekenhuis is te duur "
	                             "*(doorgegeven)* |");
}

/* The headings of a document that begin a page, with "|" behind each. */
static void assert_pages(enum report_kind kind, const char *expected)
{
	struct report_options o = {.kind = kind, .note = ""};
	AUTO_BUF struct buf pages;

	buf_init(&pages);
	for (struct node *n = report_build(&snapshot, &o, arena)->first; n; n = n->next)
		if (n->new_page)
			buf_addf(&pages, "%s|", n->first->text);
	assert_string_equal(pages.data, expected);
}

static void the_first_annex_begins_a_page(void **state)
{
	(void)state;
	sample_vote(&snapshot, arena);
	assert_pages(KIND_REPORT, "Bijlage A: alle ideeën per subthema|");
	assert_pages(KIND_COMMISSIONER, "Bijlage A: alle ideeën per subthema|");
	assert_pages(KIND_FEEDBACK, "");
	for (int i = 0; i < snapshot.n_ideas; i++)
		snapshot.ideas[i].withdrawn = true;
	assert_pages(KIND_REPORT, "Bijlage B: alle oplossingen per thema|");
}

/* ---- names and languages ---- */

static void kinds_are_found_by_name(void **state)
{
	(void)state;
	for (int k = 0; k < REPORT_KIND_COUNT; k++)
		assert_int_equal(report_kind_find(report_kind_name((enum report_kind)k)), k);
	assert_int_equal(report_kind_find("terugkoppeling"), KIND_FEEDBACK);
	assert_int_equal(report_kind_find("feedback"), -1);
	assert_int_equal(report_kind_find(""), -1);
}

static void assert_made_as(const struct report_options *o, const char *expected)
{
	struct err e;
	AUTO_FREE char *name = NULL;
	struct buf out;
	buf_init(&out);
	assert_int_equal(report_make(&snapshot, o, DOC_MD, &out, &name, &e), OK);
	assert_string_equal(name, expected);
	buf_fini(&out);
}

static void files_are_named_by_kind(void **state)
{
	struct report_options o = {.note = ""};
	(void)state;
	assert_made_as(&o, "participatiehub_sessie-1_verslag-concept_2025-05-15.md");
	o.kind = KIND_FEEDBACK;
	assert_made_as(&o, "participatiehub_sessie-1_terugkoppeling_2025-05-15.md");
	o.kind = KIND_COMMISSIONER;
	assert_made_as(&o, "participatiehub_sessie-1_opdrachtgever_2025-05-15.md");
	o.practice = true;
	assert_made_as(&o, "participatiehub_sessie-1_oefen-opdrachtgever_2025-05-15.md");
	snapshot.series->language = "en";
	assert_made_as(&o, "participatiehub_session-1_practice-commissioner_2025-05-15.md");
}

static void english_is_complete_too(void **state)
{
	(void)state;
	tr_select("en");
	sample_vote(&snapshot, arena);
	follow_up_all_ways();
	AUTO_FREE char *page = feedback();
	AUTO_FREE char *numbers = commissioner();
	assert_has(page, "# What do we do with your ideas?\n");
	assert_has(page, "You chose three themes: ");
	assert_has(page, " proposals are on the web page, with how they stand. ");
	assert_has(numbers, "| Residents | 18 |\n");
	assert_has(numbers, "## How the proposals stand\n");
	tr_select("nl");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)
	const struct CMUnitTest tests[] = {
	        TEST(session_with_a_vote),
	        TEST(session_without_a_vote),
	        TEST(session_without_anything),
	        TEST(session_with_one_of_everything),
	        cmocka_unit_test(no_golden_file_is_left_over),
	        TEST(blocks_and_rest_are_all_proposals),
	        TEST(more_to_do_yourself_is_counted),
	        TEST(one_is_one),
	        TEST(points_of_every_group_come_first),
	        TEST(the_newest_line_that_may_be_told_counts),
	        TEST(an_answer_leaves_the_state),
	        TEST(a_reason_that_is_not_there_is_missed),
	        TEST(without_a_status_the_date_is_promised),
	        TEST(only_a_date_to_come_invites),
	        TEST(few_people_are_no_number),
	        TEST(who_voted_is_told_once),
	        TEST(no_solution_is_told_where_it_was_asked),
	        TEST(minutes_are_planned_and_real),
	        TEST(what_is_to_come_is_no_deviation),
	        TEST(a_plan_that_was_changed_is_seen),
	        TEST(all_conditions_and_corrections_are_told),
	        TEST(annexes_are_those_of_the_verslag),
	        TEST(the_first_annex_begins_a_page),
	        TEST(kinds_are_found_by_name),
	        TEST(files_are_named_by_kind),
	        TEST(english_is_complete_too),
	};
#undef TEST
	return cmocka_run_group_tests(tests, NULL, NULL);
}
