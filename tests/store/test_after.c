/* What comes after a session: follow-up, signals, filing, versions of the report. */
#include "hub.h"

#include "entity.h"

/* The fields of a row that is added; ends with a change without a field. */
#define VALUES(...) ((const struct change[]){__VA_ARGS__, {.field = NULL}})
#define NUMBER(name, value) \
	{ \
		.field = name, .number = value \
	}
#define WORDS(name, value) \
	{ \
		.field = name, .text = value \
	}

static int count_values(const struct change *values)
{
	int n = 0;

	while (values[n].field)
		n++;
	return n;
}

static enum status try_add(struct hub *h, int64_t session_id, enum entity_id entity,
                           const struct change *values, int64_t *id)
{
	return store_add(h->st, session_id, entity, values, count_values(values), "test-add", id,
	                 &h->e);
}

static int64_t add(struct hub *h, enum entity_id entity, const struct change *values)
{
	int64_t id = 0;

	assert_ok(h, try_add(h, SESSION, entity, values, &id));
	return id;
}

/* Each kind of row is one step, which can be taken back and done again. */
static void test_every_kind(void **state)
{
	struct hub *h = *state;
	int64_t subtheme = add_subtheme(h, "Buiten"), idea = add_idea(h, "Een bankje", subtheme);
	int64_t id = 0, taxonomy, term, signal;

#define STEP(entity, subject, ...) \
	assert_step(h, try_add(h, SESSION, ENTITY_##entity, VALUES(__VA_ARGS__), &id), "test-add", \
	            subject)
	STEP(taxonomy, "", WORDS("name", "Wijken"));
	taxonomy = id;
	STEP(term, "", NUMBER("taxonomy_id", taxonomy), WORDS("code", "5.7"),
	     WORDS("name", "Meerzicht"));
	term = id;
	STEP(organisation, "", WORDS("name", "Gemeente"));
	STEP(signal, "S1", WORDS("text", "Weinig bankjes"));
	signal = id;
	STEP(signal_tag, "", NUMBER("signal_id", signal), NUMBER("term_id", term));
	STEP(follow_up, "", NUMBER("idea_id", idea), NUMBER("public", 1));
	STEP(precondition_evidence, "8", NUMBER("number", 8), WORDS("text", "We vragen het na."));
	STEP(signal_link, "", NUMBER("signal_id", signal), NUMBER("subtheme_id", subtheme));
	STEP(tag, "", NUMBER("term_id", term), NUMBER("idea_id", idea));
	STEP(report_version, "1", WORDS("read_by", "tweede lezer"));
	STEP(correction, "1", WORDS("reason", "Een naam was verkeerd"));
#undef STEP
	hub_reopen(h);
	assert_ok(h, store_check(h->st, &h->e));
	hub_load(h);
	assert_string_equal(h->snap.terms[0].code, "5.7");
	assert_int_equal(h->snap.terms[0].position, 1);
	assert_int_equal(h->snap.follow_ups[0].idea_id, idea);
	assert_true(h->snap.follow_ups[0].public);
	assert_int_equal(h->snap.signal_links[0].signal_id, signal);
	assert_int_equal(h->snap.corrections[0].created_at, clock_wall(&h->clock));
	add(h, ENTITY_correction, VALUES(WORDS("reason", "En nog een")));
	assert_int_equal(hub_load(h)->corrections[1].number, 2);
}

static void test_closed_session(void **state)
{
	struct hub *h = *state;
	int64_t idea = add_idea(h, "Een bankje", 0);
	const struct change *received = VALUES(NUMBER("idea_id", idea));

	assert_ok(h, store_close_session(h->st, SESSION, &h->e));
	add(h, ENTITY_follow_up, received);
	add(h, ENTITY_signal, VALUES(WORDS("text", "Weinig bankjes")));
	add(h, ENTITY_correction, VALUES(WORDS("reason", "Een naam was verkeerd")));
	assert_refused(
	        h, try_add(h, SESSION, ENTITY_action_point, VALUES(WORDS("what", "Bellen")), NULL),
	        E_INVALID, "is closed");
}

/* The current status is the last line: the ones before it stay as they are. */
static void test_only_added_to(void **state)
{
	struct hub *h = *state;
	int64_t idea = add_idea(h, "Een bankje", 0);
	int64_t line = add(h, ENTITY_follow_up, VALUES(NUMBER("idea_id", idea)));
	const struct change adopted = NUMBER("status", FOLLOW_ADOPTED);

	assert_refused(
	        h,
	        store_edit(h->st, SESSION, ENTITY_follow_up, line, &adopted, 1, "edit", "", &h->e),
	        E_INVALID, "Add a new line");
	add(h, ENTITY_follow_up, VALUES(NUMBER("idea_id", idea), NUMBER("status", FOLLOW_ADOPTED)));
	hub_load(h);
	assert_int_equal(h->snap.follow_ups[0].status, FOLLOW_RECEIVED);
	assert_int_equal(h->snap.follow_ups[1].status, FOLLOW_ADOPTED);
}

/* A rule of the model holds whichever row is changed. */
static void test_rules_hold(void **state)
{
	struct hub *h = *state;
	int64_t o = add_solution(h, "Samen planten", 0);
	const struct change care = NUMBER("addressee", FOR_CARE);

	add(h, ENTITY_follow_up,
	    VALUES(NUMBER("solution_id", o), NUMBER("status", FOLLOW_TAKEN_UP)));
	assert_refused(
	        h, store_edit(h->st, SESSION, ENTITY_solution, o, &care, 1, "edit", "O1", &h->e),
	        E_INVALID, "O1 does not fit");
	assert_refused(h,
	               try_add(h, SESSION, ENTITY_precondition_evidence,
	                       VALUES(NUMBER("number", 9), WORDS("text", "Meer")), NULL),
	               E_INVALID, "\"number\" cannot be 9");
}

/* ---- codes of signals ---- */

static int add_signal(struct hub *h, int64_t session_id)
{
	int64_t id = 0;

	assert_ok(h, try_add(h, session_id, ENTITY_signal, VALUES(WORDS("text", "Gehoord")), &id));
	assert_ok(h, store_load(h->st, session_id, h->arena, &h->snap, &h->e));
	return snapshot_find_signal(&h->snap, id)->code;
}

static void undo(struct hub *h, int64_t session_id)
{
	struct journal_entry what;

	assert_ok(h, store_undo(h->st, session_id, &what, &h->e));
	assert_string_equal(what.action, "test-add");
}

/* Another session of the same series. */
static int64_t add_session(struct hub *h)
{
	struct arena *a = arena_new();
	struct snapshot s;

	hub_sample(a, &s);
	s.n_groups = s.n_agenda = s.n_questions = s.n_rounds = 0;
	s.sessions->id = 3;
	s.sessions->number = 2;
	assert_ok(h, store_add_session(h->st, &s, NULL, &h->e));
	arena_free(a);
	return 3;
}

/* Not after an undo, not in another session of the series, not after a restart. */
static void test_signal_codes(void **state)
{
	struct hub *h = *state;
	int64_t second = add_session(h);

	assert_int_equal(add_signal(h, SESSION), 1);
	assert_int_equal(add_signal(h, SESSION), 2);
	undo(h, SESSION);
	assert_int_equal(add_signal(h, second), 3);
	undo(h, second);
	hub_reopen(h);
	assert_int_equal(add_signal(h, SESSION), 4);
	assert_int_equal(add_signal(h, second), 5);
	assert_int_equal(h->snap.n_signals, 3);
	assert_ok(h, store_check(h->st, &h->e));
}

static void add_row_of_file(struct snapshot *s, int64_t id, int code)
{
	struct signal *g = snapshot_add(s, ENTITY_signal);

	g->id = id;
	g->series_id = s->series->id;
	g->code = code;
	g->text = "Uit het bestand";
}

/* Two laptops gave out the same code: what comes in gets another one. */
static void test_signals_of_a_file(void **state)
{
	struct hub *h = *state;
	struct arena *a = arena_new();
	struct snapshot s;

	assert_int_equal(add_signal(h, SESSION), 1);
	assert_int_equal(add_signal(h, SESSION), 2);
	undo(h, SESSION);
	hub_sample(a, &s);
	s.n_groups = s.n_agenda = s.n_questions = s.n_rounds = 0;
	s.sessions->id = 3;
	add_row_of_file(&s, h->snap.signals[0].id, 1); /* is here already */
	add_row_of_file(&s, 904, 4);
	add_row_of_file(&s, 901, 1);
	add_row_of_file(&s, 902, 2); /* was given out here, and undone */
	add_row_of_file(&s, 903, 3);
	assert_ok(h, store_add_session(h->st, &s, NULL, &h->e));
	assert_int_equal(hub_load(h)->n_signals, 5);
	assert_string_equal(h->snap.signals[0].text, "Gehoord");
	assert_int_equal(snapshot_find_signal(&h->snap, 903)->code, 3);
	assert_int_equal(snapshot_find_signal(&h->snap, 904)->code, 4);
	assert_int_equal(snapshot_find_signal(&h->snap, 901)->code, 5);
	assert_int_equal(snapshot_find_signal(&h->snap, 902)->code, 6);
	assert_int_equal(add_signal(h, SESSION), 7);
	arena_free(a);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

/* What people said is corrected with a reason, in one step with it; the rest needs the session to
 * be open. */
static void test_correction(void **state)
{
	struct hub *h = *state;
	int64_t idea = add_idea(h, "Een bankje", 0);
	const struct change text = WORDS("text", "Een bank"), same = WORDS("text", "Een bank"),
	                    title = WORDS("title", "Iets anders"),
	                    until = WORDS("keep_until", "2025-06-12");

	assert_ok(h, store_close_session(h->st, SESSION, &h->e));
#define EDIT(entity, id, change) \
	store_edit(h->st, SESSION, ENTITY_##entity, id, &(change), 1, "idea-edit", "I1", &h->e)
	assert_refused(h, EDIT(idea, idea, text), E_INVALID, "Say why");
	store_next_reason(h->st, " \t ");
	assert_refused(h, EDIT(idea, idea, text), E_INVALID, "Say why");
	store_next_reason(h->st, "Verkeerd gelezen");
	assert_refused(h, EDIT(session, SESSION, title), E_INVALID, "Reopen");
	assert_refused(h, store_assign_ideas(h->st, SESSION, &idea, 1, 0, &h->e), E_INVALID,
	               "Reopen");
	assert_step(h, EDIT(idea, idea, text), "idea-edit", "I1");
	assert_int_equal(hub_load(h)->n_corrections, 1);
	assert_int_equal(h->snap.corrections[0].number, 1);
	assert_string_equal(h->snap.corrections[0].reason, "Verkeerd gelezen");
	/* What changes nothing corrects nothing. */
	assert_ok(h, EDIT(idea, idea, same));
	assert_int_equal(hub_load(h)->n_corrections, 1);
	store_next_reason(h->st, NULL);
	assert_refused(h, EDIT(idea, idea, text), E_INVALID, "Say why");
	/* Until when names are kept is no correction. */
	assert_step(h, EDIT(session, SESSION, until), "idea-edit", "I1");
	assert_int_equal(hub_load(h)->n_corrections, 1);
#undef EDIT
	assert_ok(h, store_check(h->st, &h->e));
}

/* A draft that two windows went on with has one op_id: what the second one stores is not what was
 * stored already, unless it is the same. */
static void test_one_draft_twice(void **state)
{
	struct hub *h = *state;
	const int64_t question = hub_load(h)->questions[0].id, group = h->snap.groups[0].id;
	const struct change first[] = {{.field = "question_id", .number = question},
	                               {.field = "group_id", .number = group},
	                               WORDS("text", "Half")},
	                    other[] = {first[0], first[1], WORDS("text", "Half verder")};
	int64_t ids[3];

#define ADD(values, id) \
	store_next_op(h->st, "draft"); \
	assert_ok(h, store_add(h->st, SESSION, ENTITY_idea, values, 3, "idea-add", id, &h->e))
	ADD(first, &ids[0]);
	ADD(first, &ids[1]);
	ADD(other, &ids[2]);
#undef ADD
	assert_true(ids[0] == ids[1] && ids[2] != ids[0]);
	assert_int_equal(hub_load(h)->n_ideas, 2);
	assert_string_equal(h->snap.ideas[1].text, "Half verder");
}

/* What was typed in a practice hub keeps its words and its moment, gets codes of its own, and the
 * report tells why it came; what it had to do with others stays behind. */
static void test_taken_from_practice(void **state)
{
	struct hub *h = *state;
	int64_t old = add_idea(h, "Een bankje", 0);
	struct idea ideas[2] = {*snapshot_find_idea(hub_load(h), old),
	                        *snapshot_find_idea(&h->snap, old)};
	const struct taken t = {.ideas = ideas, .n_ideas = 2};
	const struct idea *taken;
	int first;

	ideas[0].text = "Een fontein";
	ideas[0].created_at = 42;
	ideas[0].duplicate_of = 7;
	ideas[0].subtheme_id = 7;
	ideas[1].text = "Een lantaarn";
	ideas[1].parked = true;
	ideas[1].park_reason = "Hoort hier niet";
	assert_refused(h, store_take(h->st, SESSION, &t, &first, &h->e), E_INVALID, "reason");
	store_next_reason(h->st, "Verkeerde venster");
	assert_step(h, store_take(h->st, SESSION, &t, &first, &h->e), "practice-take", "2");
	store_next_reason(h->st, NULL);
	assert_int_equal(hub_load(h)->n_ideas, 3);
	assert_int_equal(first, 2);
	taken = &h->snap.ideas[1];
	assert_int_equal(taken->code, 2);
	assert_string_equal(taken->text, "Een fontein");
	assert_true(taken->created_at == 42 && !taken->duplicate_of && !taken->subtheme_id);
	assert_string_equal(h->snap.ideas[2].park_reason, "Hoort hier niet");
	assert_int_equal(h->snap.n_corrections, 1);
	assert_string_equal(h->snap.corrections[0].reason, "Verkeerde venster");
	assert_ok(h, store_check(h->st, &h->e));
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
	assert_int_equal(hub_load(h)->n_ideas + h->snap.n_corrections, 1);
}

static void test_values_and_evidence(void **state)
{
	enum verdict values[CORE_VALUES] = {VERDICT_YES, VERDICT_NO, VERDICT_OPEN};
	const char *texts[PRECONDITIONS] = {"Zaal beneden", "", "", "", "", "", "", "Later"};
	struct hub *h = *state;

	assert_step(h, store_set_values(h->st, SESSION, values, "Weinig jongeren", &h->e),
	            "values-set", "");
	assert_ok(h, store_set_reflection(h->st, SESSION, "missed", "Jongeren", &h->e));
	values[2] = VERDICT_YES;
	assert_ok(h, store_set_values(h->st, SESSION, values, "", &h->e));
	assert_int_equal(hub_load(h)->n_reflections, 1);
	assert_string_equal(h->snap.reflections[0].missed, "Jongeren");
	assert_string_equal(h->snap.reflections[0].values_remark, "");
	core_values(&h->snap, values);
	assert_int_equal(values[0], VERDICT_YES);
	assert_int_equal(values[1], VERDICT_NO);
	assert_int_equal(values[2], VERDICT_YES);
	assert_int_equal(values[3], VERDICT_OPEN);
	for (int i = 0; i < CORE_VALUES; i++)
		texts[1 + i] = "";
	assert_step(h, store_set_evidence(h->st, SESSION, texts, &h->e), "evidence-set", "");
	assert_int_equal(hub_load(h)->n_evidence, 2);
	assert_int_equal(h->snap.evidence[1].number, 8);
	texts[7] = "";
	texts[1] = "Ook ouderen";
	assert_ok(h, store_set_evidence(h->st, SESSION, texts, &h->e));
	assert_int_equal(count_evidence(hub_load(h)), 2);
	texts[0] = "\xfe";
	assert_refused(h, store_set_evidence(h->st, SESSION, texts, &h->e), E_INVALID, "UTF-8");
}

static int64_t add_solution_for(struct hub *h, const char *text, enum addressee who)
{
	const struct change change = {.field = "addressee", .number = who};
	int64_t id = add_solution(h, text, 0);

	assert_ok(h, store_edit(h->st, SESSION, ENTITY_solution, id, &change, 1, "solution-edit",
	                        "", &h->e));
	return id;
}

static void test_follow_up(void **state)
{
	struct hub *h = *state;
	const int64_t care[] = {add_solution_for(h, "Een", FOR_CARE),
	                        add_solution_for(h, "Twee", FOR_CARE)};
	const int64_t self = add_solution_for(h, "Drie", FOR_SELF), parked = add_idea(h, "Vier", 0);
	struct follow_up f = {.status = FOLLOW_PASSED_ON,
	                      .date = "2025-05-20",
	                      .body = "gemeente",
	                      .explanation = "",
	                      .told_by = "",
	                      .public = true};

	assert_step(h, store_add_follow_ups(h->st, SESSION, care, 2, NULL, 0, &f, &h->e),
	            "follow-up-add", "2");
	assert_step(h, store_add_follow_ups(h->st, SESSION, NULL, 0, &parked, 1, &f, &h->e),
	            "follow-up-add", "I1");
	assert_int_equal(hub_load(h)->n_follow_ups, 3);
	assert_string_equal(follow_of_solution(&h->snap, care[1])->body, "gemeente");
	assert_int_equal(follow_of_idea(&h->snap, parked)->status, FOLLOW_PASSED_ON);
	assert_null(follow_of_solution(&h->snap, self));
	/* The last line is how it stands. */
	f.status = FOLLOW_NOT_ADOPTED;
	assert_refused(h, store_add_follow_ups(h->st, SESSION, care, 1, NULL, 0, &f, &h->e),
	               E_INVALID, "why");
	f.explanation = "Te duur";
	assert_ok(h, store_add_follow_ups(h->st, SESSION, care, 1, NULL, 0, &f, &h->e));
	assert_int_equal(hub_load(h)->n_follow_ups, 4);
	assert_int_equal(follow_of_solution(&h->snap, care[0])->status, FOLLOW_NOT_ADOPTED);
	/* None or all: what people do themselves is not passed on. */
	f.status = FOLLOW_PASSED_ON;
	assert_refused(h,
	               store_add_follow_ups(h->st, SESSION, (int64_t[]){care[1], self}, 2, NULL, 0,
	                                    &f, &h->e),
	               E_INVALID, "O3");
	assert_int_equal(hub_load(h)->n_follow_ups, 4);
	f.status = FOLLOW_TAKEN_UP;
	assert_ok(h, store_add_follow_ups(h->st, SESSION, &self, 1, NULL, 0, &f, &h->e));
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
	assert_null(follow_of_solution(hub_load(h), self));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_every_kind),      TEST(test_closed_session),
	        TEST(test_only_added_to),   TEST(test_rules_hold),
	        TEST(test_signal_codes),    TEST(test_signals_of_a_file),
	        TEST(test_correction),      TEST(test_taken_from_practice),
	        TEST(test_one_draft_twice), TEST(test_values_and_evidence),
	        TEST(test_follow_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
