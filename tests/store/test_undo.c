/* Undo and redo: where they stop, what ends them, what they never touch. */
#include "hub.h"

#include "entity.h"

/* Private to the store: a column that nothing reads, and a disk that is full. */
#include "db.h"
#include "text.h"

static void assert_undone(struct hub *h, const char *subject)
{
	struct journal_entry what;

	assert_ok(h, store_has_undo(h->st, SESSION, true, &h->e));
	assert_ok(h, store_undo(h->st, SESSION, &what, &h->e));
	assert_string_equal(what.subject, subject);
}

static void assert_redone(struct hub *h, const char *subject)
{
	struct journal_entry what;

	assert_ok(h, store_has_undo(h->st, SESSION, false, &h->e));
	assert_ok(h, store_redo(h->st, SESSION, &what, &h->e));
	assert_string_equal(what.subject, subject);
}

static void assert_no_undo(struct hub *h, const char *words)
{
	assert_refused(h, store_has_undo(h->st, SESSION, true, &h->e), E_NOT_FOUND, words);
	assert_refused(h, store_undo(h->st, SESSION, NULL, &h->e), E_NOT_FOUND, words);
}

static void assert_no_redo(struct hub *h)
{
	assert_refused(h, store_has_undo(h->st, SESSION, false, &h->e), E_NOT_FOUND,
	               "nothing to do again");
	assert_refused(h, store_redo(h->st, SESSION, NULL, &h->e), E_NOT_FOUND,
	               "nothing to do again");
}

static void test_order(void **state)
{
	struct hub *h = *state;

	assert_no_undo(h, "nothing to undo");
	assert_no_redo(h);
	add_idea(h, "Een", 0);
	add_idea(h, "Twee", 0);
	add_idea(h, "Drie", 0);
	assert_undone(h, "I3");
	assert_undone(h, "I2");
	hub_reopen(h);
	assert_redone(h, "I2");
	assert_undone(h, "I2");
	assert_undone(h, "I1");
	assert_no_undo(h, "nothing to undo");
	hub_reopen(h);
	assert_redone(h, "I1");
	assert_redone(h, "I2");
	assert_redone(h, "I3");
	assert_no_redo(h);
	assert_int_equal(hub_load(h)->n_ideas, 3);
}

static void test_new_command_ends_redo(void **state)
{
	struct hub *h = *state;

	add_idea(h, "Een", 0);
	add_idea(h, "Twee", 0);
	assert_undone(h, "I2");
	add_idea(h, "Drie", 0);
	assert_no_redo(h);
	assert_undone(h, "I3");
	assert_undone(h, "I1");
	assert_no_undo(h, "nothing to undo");
}

/* A refused command and one that changes nothing leave redo as it is. */
static void test_no_step_keeps_redo(void **state)
{
	struct hub *h = *state;
	const struct change same = {.field = "title", .text = "Eerste dialoogsessie"};

	add_idea(h, "Een", 0);
	assert_undone(h, "I1");
	assert_int_equal(store_start_item(h->st, SESSION, NOWHERE, &h->e), E_NOT_FOUND);
	assert_ok(h,
	          store_edit(h->st, SESSION, ENTITY_session, SESSION, &same, 1, "edit", "", &h->e));
	assert_redone(h, "I1");
}

static void test_codes(void **state)
{
	struct hub *h = *state;
	int64_t id;

	add_idea(h, "Een", 0);
	add_subtheme(h, "A");
	add_solution(h, "Eerste", 0);
	for (int i = 0; i < 3; i++)
		assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
	hub_reopen(h);
	id = add_idea(h, "Twee", 0);
	assert_int_equal(snapshot_find_idea(hub_load(h), id)->code, 2);
	id = add_subtheme(h, "B");
	assert_int_equal(snapshot_find_subtheme(hub_load(h), id)->code, 2);
	id = add_solution(h, "Tweede", 0);
	assert_int_equal(snapshot_find_solution(hub_load(h), id)->code, 2);
}

/* The counter of a question's letters stays when the question itself is undone. */
static void test_question_with_letters(void **state)
{
	struct hub *h = *state;
	const struct change question[] = {{.field = "round_id", .number = ROUND_1},
	                                  {.field = "text", .text = "En verder?"}};
	struct change subtheme[] = {{.field = "question_id"}, {.field = "title", .text = "Water"}};
	int64_t id, letter;

	assert_ok(h, store_add(h->st, SESSION, ENTITY_question, question, 2, "q", &id, &h->e));
	subtheme[0].number = id;
	assert_ok(h, store_add(h->st, SESSION, ENTITY_subtheme, subtheme, 2, "s", NULL, &h->e));
	assert_undone(h, "A");
	assert_undone(h, "3");
	assert_ok(h, store_check(h->st, &h->e));
	assert_redone(h, "3");
	assert_ok(h, store_add(h->st, SESSION, ENTITY_subtheme, subtheme, 2, "s", &letter, &h->e));
	assert_int_equal(snapshot_find_subtheme(hub_load(h), letter)->code, 2);
}

static int64_t fix_a_result(struct hub *h)
{
	const struct ballot_request r = {.question_id = QUESTION_1,
	                                 .voters = 3,
	                                 .dots_per_person = 1,
	                                 .dots_per_subtheme = 1,
	                                 .places = 1,
	                                 .counted_by = ""};
	const struct change leftover = {.field = "leftover", .number = 0};
	int64_t ballot;

	add_subtheme(h, "A");
	add_subtheme(h, "B");
	assert_ok(h, store_open_ballot(h->st, SESSION, &r, &ballot, &h->e));
	hub_load(h);
	for (int i = 0; i < 2; i++)
		assert_ok(h, store_set_dots(h->st, SESSION, h->snap.counts[0].id,
		                            h->snap.options[i].id, i + 1, &h->e));
	assert_ok(h, store_edit(h->st, SESSION, ENTITY_vote_count, h->snap.counts[0].id, &leftover,
	                        1, "leftover", "", &h->e));
	assert_ok(h, store_fix_result(h->st, SESSION, ballot, &h->e));
	return ballot;
}

static void test_borders(void **state)
{
	struct hub *h = *state;
	int64_t ballot = fix_a_result(h);

	assert_no_undo(h, "the result is fixed");
	assert_no_redo(h);
	add_solution(h, "Na de uitslag", 0);
	assert_undone(h, "O1");
	assert_no_undo(h, "the result is fixed");
	assert_ok(h, store_invalidate_ballot(h->st, SESSION, ballot, "verkeerd geteld", &h->e));
	assert_no_undo(h, "declared invalid");
	assert_no_redo(h);
	assert_ok(h, store_close_session(h->st, SESSION, &h->e));
	assert_no_undo(h, "the session is closed");
	assert_ok(h, store_set_report_text(h->st, SESSION, SECTION_SUMMARY, 0, "Kort", &h->e));
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
	assert_no_undo(h, "the session is closed");
	assert_ok(h, store_reopen_session(h->st, SESSION, "vergissing", &h->e));
	assert_no_undo(h, "reopened");
}

/* A retry with the same op_id does nothing and gives the same id. */
static void test_op_id(void **state)
{
	struct hub *h = *state;
	const struct change values[] = {{.field = "question_id", .number = QUESTION_1},
	                                {.field = "group_id", .number = GROUP_1},
	                                {.field = "text", .text = "Een keer"}};
	int64_t first, again = 0, seq;

	store_next_op(h->st, "draft-7");
	assert_ok(h, store_add(h->st, SESSION, ENTITY_idea, values, 3, "idea-add", &first, &h->e));
	seq = hub_last_step(h).seq;
	hub_reopen(h);
	store_next_op(h->st, "draft-7");
	assert_ok(h, store_add(h->st, SESSION, ENTITY_idea, values, 3, "idea-add", &again, &h->e));
	assert_int_equal(first, again);
	assert_int_equal(hub_last_step(h).seq, seq);
	/* It was for that one command only. */
	assert_ok(h, store_add(h->st, SESSION, ENTITY_idea, values, 3, "idea-add", &again, &h->e));
	assert_int_not_equal(first, again);
	assert_int_equal(hub_load(h)->n_ideas, 2);
}

/* The same for every other command: the second call is no step. */
static void test_op_id_of_all(void **state)
{
	struct hub *h = *state;
	int64_t idea = add_idea(h, "Een", 0), a = add_subtheme(h, "A"), b = add_subtheme(h, "B");
	const struct ballot_request r = {.question_id = QUESTION_1,
	                                 .voters = 3,
	                                 .dots_per_person = 1,
	                                 .dots_per_subtheme = 1,
	                                 .places = 1,
	                                 .counted_by = ""};
	const struct head_count heads = {.moment = HEADS_VOTE, .total = 3};
	const char *const lines[] = {"Nog een"};
	int64_t first = 0, again = 0, ballot, count, option;

#define TWICE(id, call) \
	do { \
		int64_t seq_ = hub_last_step(h).seq; \
		store_next_op(h->st, "op " #call); \
		assert_ok(h, call); \
		first = id; \
		assert_int_equal(hub_last_step(h).seq, seq_ + 1); \
		store_next_op(h->st, "op " #call); \
		assert_ok(h, call); \
		assert_int_equal(id, first); \
		assert_int_equal(hub_last_step(h).seq, seq_ + 1); \
	} while (0)

	TWICE(0, store_start_item(h->st, SESSION, ITEM_1, &h->e));
	TWICE(0, store_end_item(h->st, SESSION, &h->e));
	TWICE(0, store_move_item(h->st, SESSION, ITEM_1, 1, &h->e));
	TWICE(0, store_set_minutes(h->st, SESSION, &(struct minutes_change){ITEM_1, 7}, 1, &h->e));
	TWICE(0, store_set_group_count(h->st, SESSION, 5, "Groep %d", &h->e));
	TWICE(0, store_merge_groups(h->st, SESSION, GROUP_3, GROUP_2, &h->e));
	TWICE(0, store_add_ideas(h->st, SESSION, QUESTION_1, GROUP_1, lines, 1, &h->e));
	TWICE(0, store_assign_ideas(h->st, SESSION, &idea, 1, a, &h->e));
	TWICE(again, store_split_subtheme(h->st, SESSION, a, "C", "", &idea, 1, &again, &h->e));
	TWICE(0, store_merge_subthemes(h->st, SESSION, a, b, &h->e));
	TWICE(0, store_park_ideas(h->st, SESSION, &idea, 1, "", &h->e));
	TWICE(0, store_set_heads(h->st, SESSION, &heads, &h->e));
	TWICE(0, store_set_reflection(h->st, SESSION, "missed", "x", &h->e));
	TWICE(0, store_set_report_text(h->st, SESSION, SECTION_INPUT, 0, "x", &h->e));
	TWICE(0, store_undo(h->st, SESSION, NULL, &h->e));
	TWICE(0, store_redo(h->st, SESSION, NULL, &h->e));
	TWICE(again, store_open_ballot(h->st, SESSION, &r, &again, &h->e));
	ballot = again;
	TWICE(again, store_next_count(h->st, SESSION, ballot, "nog eens", "", &again, &h->e));
	count = again;
	option = hub_load(h)->options[0].id;
	TWICE(0, store_set_dots(h->st, SESSION, count, option, 2, &h->e));
	TWICE(0, store_invalidate_ballot(h->st, SESSION, ballot, "fout", &h->e));
	TWICE(0, store_close_session(h->st, SESSION, &h->e));
	TWICE(0, store_reopen_session(h->st, SESSION, "fout", &h->e));
#undef TWICE
}

/* An op_id that a refused command had is not left for the next one. */
static void test_op_id_of_refused(void **state)
{
	struct hub *h = *state;

	store_next_op(h->st, "draft-8");
	assert_int_equal(store_set_group_count(h->st, SESSION, 0, "Groep %d", &h->e), E_INVALID);
	add_idea(h, "Een", 0);
	store_next_op(h->st, "draft-8");
	add_idea(h, "Twee", 0);
	assert_int_equal(hub_load(h)->n_ideas, 2);
}

static void test_journal(void **state)
{
	struct hub *h = *state;
	struct journal_entry *list;
	int n;

	add_idea(h, "Een", 0);
	add_idea(h, "Twee", 0);
	assert_undone(h, "I2");
	assert_ok(h, store_journal(h->st, SESSION, 3, h->arena, &list, &n, &h->e));
	assert_int_equal(n, 3);
	assert_string_equal(list[0].action, "undo");
	assert_string_equal(list[0].subject, "I2");
	assert_int_equal(list[0].kind, 1);
	assert_string_equal(list[1].action, "idea-add");
	assert_string_equal(list[2].subject, "I1");
	assert_true(list[0].seq == list[1].seq + 1 && list[1].seq == list[2].seq + 1);
}

/* The row of an undo or redo tells which step it is about, for who reads the file itself. */
static void test_journal_names_the_step(void **state)
{
	struct hub *h = *state;
	/* After the two commands: undo of the second and of the first, redo of the first. */
	static const int about[] = {1, 0, 0};
	int64_t seq, undo_of;

	add_idea(h, "Een", 0);
	seq = hub_last_step(h).seq;
	add_idea(h, "Twee", 0);
	assert_undone(h, "I2");
	assert_undone(h, "I1");
	assert_redone(h, "I1");
	for (int i = 0; i < (int)N_ITEMS(about); i++) {
		assert_ok(h, db_number(h->st->db, &h->e, &undo_of, 0,
		                       "SELECT undo_of FROM journal WHERE seq = ?1", "i",
		                       seq + 2 + i));
		assert_int_equal(undo_of, seq + about[i]);
	}
}

static enum status rename_series(struct hub *h, int64_t session, const char *name)
{
	const struct change change = {.field = "name", .text = name};

	return store_edit(h->st, session, ENTITY_series, SERIES, &change, 1, "edit", name, &h->e);
}

/* What another session has changed since is not taken back along with a step of ours. */
static void test_changed_in_another_session(void **state)
{
	struct hub *h = *state;
	int64_t other = hub_add_other(h);

	assert_ok(h, rename_series(h, SESSION, "Van ons"));
	assert_ok(h, rename_series(h, other, "Van hen"));
	assert_refused(h, store_undo(h->st, SESSION, NULL, &h->e), E_CONFLICT,
	               "cannot be undone: it was changed in another session");
	assert_string_equal(hub_load(h)->series->name, "Van hen");
	assert_ok(h, store_undo(h->st, other, NULL, &h->e));
	assert_undone(h, "Van ons");
	assert_ok(h, rename_series(h, other, "Van hen"));
	assert_refused(h, store_redo(h->st, SESSION, NULL, &h->e), E_CONFLICT,
	               "cannot be done again: it was changed in another session");
	assert_string_equal(hub_load(h)->series->name, "Van hen");
}

/* That the disk is full is nobody's change. */
static void test_full_disk(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *text = xmalloc(TEXT_MAX_REPORT + 1);

	memset(text, 'x', TEXT_MAX_REPORT);
	text[TEXT_MAX_REPORT] = '\0';
	assert_ok(h, store_set_report_text(h->st, SESSION, SECTION_SUMMARY, 0, text, &h->e));
	assert_ok(h, store_set_report_text(h->st, SESSION, SECTION_SUMMARY, 0, "Kort", &h->e));
	/* No pages are left free, so that the long text needs new ones. */
	assert_ok(h, db_exec(h->st->db, "VACUUM", &h->e));
	assert_ok(h, db_exec(h->st->db, "PRAGMA max_page_count = 1", &h->e));
	assert_refused(h, store_undo(h->st, SESSION, NULL, &h->e), E_NO_SPACE, "the disk is full");
	assert_ok(h, db_exec(h->st->db, "PRAGMA max_page_count = 100000", &h->e));
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
}

/* Applying a changeset skips a table that does not fit, without a word: so a step of
 * another schema is refused before (journal.md 2). */
static void test_step_of_another_schema(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *before = NULL;
	AUTO_FREE char *after = NULL;

	add_idea(h, "Een bankje", 0);
	hub_close(h);
	hub_sql(h, "ALTER TABLE idea DROP COLUMN district");
	hub_sql(h, "ALTER TABLE idea ADD COLUMN extra TEXT NOT NULL DEFAULT ''");
	hub_sql(h, "ALTER TABLE idea ADD COLUMN district TEXT NOT NULL DEFAULT ''");
	hub_open(h, STORE_WRITE);
	before = hub_dump(h);
	assert_int_equal(store_undo(h->st, SESSION, NULL, &h->e), E_UNSUPPORTED);
	after = hub_dump(h);
	assert_string_equal(before, after);
}

/* The extension would loop for ever on some of these bytes (journal.md 10, case 6). */
static void test_damaged_step(void **state)
{
	static const char *const damaged[] = {"x'54030100'",
	                                      "x'00'",
	                                      "x'54'",
	                                      "zeroblob(300)",
	                                      "substr(changeset, 1, length(changeset) - 1)",
	                                      "CAST(changeset || x'12' AS BLOB)",
	                                      "CAST(changeset || changeset || x'5400' AS BLOB)"};
	struct hub *h = *state;
	AUTO_FREE char *before = NULL;

	add_idea(h, "Een bankje", 0);
	before = hub_dump(h);
	for (size_t i = 0; i < N_ITEMS(damaged); i++) {
		AUTO_FREE char *sql = xasprintf("UPDATE journal SET changeset = %s WHERE seq ="
		                                " (SELECT max(seq) FROM journal)",
		                                damaged[i]);
		AUTO_FREE char *after = NULL;
		char *bytes;
		size_t len;

		hub_close(h);
		assert_ok(h, file_read(h->path, 1 << 24, &bytes, &len, &h->e));
		hub_sql(h, sql);
		hub_open(h, STORE_WRITE);
		assert_int_equal(store_undo(h->st, SESSION, NULL, &h->e), E_CORRUPT);
		assert_non_null(strstr(h->e.msg, "is damaged"));
		assert_int_equal(store_check(h->st, &h->e), E_CORRUPT);
		assert_non_null(strstr(h->e.msg, "(idea-add I1) is damaged"));
		after = hub_dump(h);
		assert_string_equal(before, after);
		hub_close(h);
		assert_ok(h, file_write(h->path, bytes, len, true, &h->e));
		free(bytes);
		hub_open(h, STORE_WRITE);
	}
	assert_ok(h, store_undo(h->st, SESSION, NULL, &h->e));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_order),
	        TEST(test_new_command_ends_redo),
	        TEST(test_no_step_keeps_redo),
	        TEST(test_codes),
	        TEST(test_question_with_letters),
	        TEST(test_borders),
	        TEST(test_op_id),
	        TEST(test_op_id_of_all),
	        TEST(test_op_id_of_refused),
	        TEST(test_journal),
	        TEST(test_journal_names_the_step),
	        TEST(test_changed_in_another_session),
	        TEST(test_full_disk),
	        TEST(test_step_of_another_schema),
	        TEST(test_damaged_step),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
