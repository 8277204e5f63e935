/* Nothing is told but what is meant to be told.  Every text of a session is marked, one field
 * at a time: a new field is private until it is listed here. */
#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "version.h"

/* An address too, so that it is told where an address is. */
#define SECRET "https://GEHEIM.nl"

/* What the documents of the sessions below tell, each kind its own; of ideas and solutions never
 * the raw text, as all of them have a public one. */
static const struct {
	enum entity_id entity;
	const char *fields[REPORT_KIND_COUNT];
} told[] = {
        {ENTITY_series,
         {"region web_page web_page_short mail about", "web_page web_page_short mail", "region"}},
        {ENTITY_phase, {"name", "", ""}},
        {ENTITY_phase_product, {"text", "", ""}},
        {ENTITY_session, {"title place goal influence", "title", "title place goal influence"}},
        {ENTITY_round, {"title", "", ""}},
        {ENTITY_agenda_item, {"title", "", "title"}},
        {ENTITY_question, {"text", "", "text"}},
        {ENTITY_group, {"name", "", "name"}},
        {ENTITY_subtheme, {"title", "", "title"}},
        {ENTITY_idea, {"public_text park_reason", "public_text", "public_text park_reason"}},
        {ENTITY_ballot, {"reason decision", "", "reason decision"}},
        {ENTITY_ballot_option, {"title short_name", "", "title short_name"}},
        {ENTITY_vote_count, {"counted_by reason", "", "counted_by reason"}},
        {ENTITY_theme, {"title short_name", "short_name", "title"}},
        {ENTITY_solution, {"public_text organisation", "public_text", "public_text organisation"}},
        {ENTITY_group_report, {"text", "text", ""}},
        {ENTITY_action_point, {"what who due", "", ""}},
        {ENTITY_next_date, {"title place purpose call", "title place", ""}},
        {ENTITY_example, {"title lines lesson presenter", "", ""}},
        {ENTITY_reflection,
         {"missed went_well better values_remark", "", "missed went_well better values_remark"}},
        {ENTITY_report_text, {"text", "", "text"}},
        {ENTITY_follow_up, {"body explanation", "body explanation", "body explanation"}},
        {ENTITY_precondition_evidence, {"text", "", "text"}},
        {ENTITY_correction, {"reason", "", "reason"}},
};

/* Is word one of the words? */
static bool is_listed(const char *words, const char *word)
{
	AUTO_FREE char *all = xasprintf(" %s ", words);
	AUTO_FREE char *one = xasprintf(" %s ", word);
	return strstr(all, one) != NULL;
}

static bool is_told(enum report_kind kind, enum entity_id entity, const char *field)
{
	for (size_t i = 0; i < N_ITEMS(told); i++) {
		if (told[i].entity == entity)
			return is_listed(told[i].fields[kind], field);
	}
	return false;
}

static bool is_text(const struct field *f)
{
	return f->type == FIELD_TEXT || f->type == FIELD_BLOCK;
}

static struct follow_up *follow(enum follow_status status, const char *date)
{
	struct follow_up *f = ADD(&snapshot, follow_up);
	f->position = snapshot.n_follow_ups;
	f->status = status;
	f->date = date;
	f->public = true;
	return f;
}

static void add_what_came_after(void)
{
	const struct solution *s = &snapshot.solutions[snapshot.n_solutions - 2];
	follow(FOLLOW_NOT_ADOPTED, snapshot.sessions->date)->solution_id = s->id;
	follow(FOLLOW_PASSED_ON, snapshot.sessions->date)->idea_id = snapshot.ideas[1].id;
	struct precondition_evidence *p = ADD(&snapshot, precondition_evidence);
	p->number = 1;
	p->text = "Zaal gelijkvloers";
	ADD(&snapshot, correction)->reason = "Een typefout";
}

/* What the samples do not have. */
static void add_the_rest(void)
{
	struct action_point *p = ADD(&snapshot, action_point);
	p->what = "Zaal regelen";
	for (int i = 0; i < snapshot.n_agenda; i++)
		snapshot.agenda[i].minutes = 10;
	struct info_sheet *sheet = ADD(&snapshot, info_sheet);
	sheet->title = "Wat is een hub?";
	sample_solution(&snapshot, 0, FOR_OTHER, "Doe mee")->highlighted = true;
	sample_solution(&snapshot, 0, FOR_SELF, "Kom langs")->highlighted = true;
	for (int i = 0; i < SECTION_COUNT; i++) {
		struct report_text *t = ADD(&snapshot, report_text);
		t->section = (enum section)i;
		t->text = "Tekst";
	}
	for (int i = 0; i < snapshot.n_ideas; i++) {
		struct idea *idea = &snapshot.ideas[i];
		idea->public_text = "Openbaar idee";
		idea->parked = idea->parked || i == 1;
		idea->duplicate_of = i == 2 ? snapshot.ideas[0].id : idea->duplicate_of;
	}
	for (int i = 0; i < snapshot.n_solutions; i++)
		snapshot.solutions[i].public_text = "Openbare oplossing";
	add_what_came_after();
}

/* In the count that holds, the third and the fourth are equal; another vote did not count. */
static void with_a_vote(void)
{
	sample_vote(&snapshot, arena);
	snapshot.lines[snapshot.n_subthemes].dots = 14;
	snapshot.ballots[0].decision = "Met handopsteken";
	sample_count(&snapshot, sample_ballot(&snapshot, 30, 3)->id, NULL, 0, 0);
	snapshot.ballots[1].status = BALLOT_INVALID;
	add_the_rest();
}

static void without_a_vote(void)
{
	sample_answers(&snapshot, arena);
	add_the_rest();
}

static void (*const samples[])(void) = {with_a_vote, without_a_vote};

static void *row_at(enum entity_id id, int i)
{
	int n = 0;
	char *rows = snapshot_rows(&snapshot, &entities[id], &n);
	return i < n ? rows + (size_t)i * entities[id].size : NULL;
}

static bool is_seen(enum report_kind kind)
{
	AUTO_FREE char *md = sample_kind(&snapshot, kind, arena);
	return strstr(md, "GEHEIM") != NULL;
}

static bool is_seen_anywhere(void)
{
	bool seen = false;
	for (int kind = 0; kind < REPORT_KIND_COUNT; kind++)
		seen = seen || is_seen((enum report_kind)kind);
	return seen;
}

/* Puts the mark in this field of all rows of a session. */
static bool is_seen_in(enum report_kind kind, void (*make)(void), enum entity_id id,
                       const struct field *f)
{
	void *row;
	make();
	for (int i = 0; (row = row_at(id, i)); i++)
		row_set_text(row, f, SECRET);
	return is_seen(kind);
}

static void assert_only_listed(enum report_kind kind)
{
	for (int id = 0; id < ENTITY_COUNT; id++) {
		for (int i = 0; i < entities[id].n_fields; i++) {
			const struct field *f = &entities[id].fields[i];
			bool seen = false;
			for (size_t j = 0; is_text(f) && j < N_ITEMS(samples); j++)
				seen = seen || is_seen_in(kind, samples[j], (enum entity_id)id, f);
			if (seen != is_told(kind, (enum entity_id)id, f->name))
				fail_msg("%s.%s is %stold by %s", entities[id].table, f->name,
				         seen ? "" : "not ", report_kind_name(kind));
		}
	}
}

static void only_what_is_listed_is_told(void **state)
{
	(void)state;
	for (int kind = 0; kind < REPORT_KIND_COUNT; kind++)
		assert_only_listed((enum report_kind)kind);
}

static bool changes_mark(void (*make)(void), enum entity_id id, const struct field *f)
{
	char before[MARK_SIZE], after[MARK_SIZE];
	void *row;

	make();
	report_mark(&snapshot, before);
	for (int i = 0; (row = row_at(id, i)); i++)
		row_set_text(row, f, SECRET);
	report_mark(&snapshot, after);
	return strcmp(before, after) != 0;
}

/* Of a version that is fixed; how proposals stand goes on after it. */
static void what_the_report_tells_makes_a_draft_again(void **state)
{
	(void)state;
	for (int id = 0; id < ENTITY_COUNT; id++) {
		for (int i = 0; i < entities[id].n_fields; i++) {
			const struct field *f = &entities[id].fields[i];
			bool expected = id != ENTITY_follow_up, changes = false;

			if (!is_told(KIND_REPORT, (enum entity_id)id, f->name))
				continue;
			for (size_t j = 0; j < N_ITEMS(samples); j++)
				changes |= changes_mark(samples[j], (enum entity_id)id, f);
			if (changes != expected)
				fail_msg("%s.%s is told and %s a draft of a fixed version",
				         entities[id].table, f->name,
				         expected ? "makes no" : "makes");
		}
	}
}

/* Each line of what came after with this date, told to everybody or not. */
static void mark_follow_ups(const char *date, bool public)
{
	with_a_vote();
	for (int i = 0; i < snapshot.n_follow_ups; i++) {
		snapshot.follow_ups[i].body = snapshot.follow_ups[i].explanation = SECRET;
		snapshot.follow_ups[i].public = public;
		snapshot.follow_ups[i].date = date;
	}
	assert_true(snapshot.n_follow_ups > 1);
}

/* What is not for everybody, or was not so yet on the day of the document: one rule at a time, as
 * either of them alone leaves it out. */
static void lines_that_may_not_be_told_are_not(void **state)
{
	(void)state;
	mark_follow_ups("2025-05-16", true);
	assert_true(is_seen_anywhere());
	mark_follow_ups("2025-05-16", false);
	assert_false(is_seen_anywhere());
	mark_follow_ups("2099-01-01", true);
	assert_false(is_seen_anywhere());
}

static bool is_never_told(enum entity_id entity)
{
	for (size_t i = 0; i < N_ITEMS(told); i++)
		if (told[i].entity == entity)
			return false;
	return true;
}

/* A row that was taken away, next to the first one, of which everything is marked. */
static void add_withdrawn(enum entity_id id)
{
	const struct entity *e = &entities[id];
	const struct field *id_field = entity_field(e, "id");
	void *row = sample_row(&snapshot, id);
	int64_t own_id = row_int(row, id_field);
	memcpy(row, row_at(id, 0), e->size);
	row_set_int(row, id_field, own_id);
	row_set_int(row, entity_field(e, "withdrawn"), 1);
	for (int i = 0; i < e->n_fields; i++) {
		if (is_text(&e->fields[i]))
			row_set_text(row, &e->fields[i], SECRET);
	}
}

static void what_was_taken_away_is_not_told(void **state)
{
	(void)state;
	for (int id = 0; id < ENTITY_COUNT; id++) {
		bool tried = false;
		if (!entity_field(&entities[id], "withdrawn"))
			continue;
		for (size_t j = 0; j < N_ITEMS(samples); j++) {
			samples[j]();
			/* Of what the verslag does not tell at all the sessions have nothing. */
			if (!row_at((enum entity_id)id, 0) && is_never_told((enum entity_id)id))
				sample_row(&snapshot, (enum entity_id)id);
			if (!row_at((enum entity_id)id, 0))
				continue;
			add_withdrawn((enum entity_id)id);
			if (is_seen_anywhere())
				fail_msg("what was taken away of %s is told", entities[id].table);
			tried = true;
		}
		assert_true(tried);
	}
}

/* The raw text of one idea or solution is in none of the places where it could be. */
static void public_texts_are_told_everywhere(void **state)
{
	(void)state;
	with_a_vote();
	for (int i = 0; i < snapshot.n_ideas; i++)
		snapshot.ideas[i].text = SECRET;
	for (int i = 0; i < snapshot.n_solutions; i++)
		snapshot.solutions[i].text = SECRET;
	assert_false(is_seen_anywhere());
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_has(md, "- Openbaar idee. We geven het door aan het ziekenhuis.\n");
	assert_has(md, "| I3 | Openbaar idee *(hetzelfde als I1)* |");
	assert_has(md, "| O1 | Openbare oplossing *(kan snel)* |");
	assert_has(md, "**Dit geven we mee**\n\n- Openbare oplossing. (Voor gemeenten.)\n");
	assert_has(md, "**Voor anderen**\n\n- Openbare oplossing. (Voor ondernemers.)\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(only_what_is_listed_is_told, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(what_the_report_tells_makes_a_draft_again,
	                                        sample_set_up, sample_tear_down),
	        cmocka_unit_test_setup_teardown(lines_that_may_not_be_told_are_not, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(what_was_taken_away_is_not_told, sample_set_up,
	                                        sample_tear_down),
	        cmocka_unit_test_setup_teardown(public_texts_are_told_everywhere, sample_set_up,
	                                        sample_tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
