/* Versions of the report, and decisions about texts that may hold something of a person. */
#include "hub.h"

#include <unistd.h>

#include "erase.h"
#include "file.h"
#include "personal.h"
#include "version.h"

static const struct report_version *version(struct hub *h, int i)
{
	const struct snapshot *s = hub_load(h);

	assert_true(i < s->n_versions);
	return &s->versions[i];
}

static void close_session(struct hub *h)
{
	assert_ok(h, store_close_session(h->st, SESSION, &h->e));
}

/* A file that goes out, with these bytes. */
static char *put_file(struct hub *h, const char *name, const char *bytes)
{
	AUTO_FREE char *dir = path_dir(h->path);
	char *path = path_join(dir, name);

	assert_ok(h, file_write(path, bytes, strlen(bytes), true, &h->e));
	return path;
}

static void test_a_version_goes_out(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *path = put_file(h, "verslag.docx", "123456789");

	assert_step(h, store_version_read(h->st, SESSION, "een inwoner", &h->e), "version-read",
	            "1");
	assert_int_equal(version(h, 0)->status, REPORT_DRAFT);
	assert_string_equal(version(h, 0)->read_by, "een inwoner");
	/* The numbers of a session that is open can still change. */
	assert_int_equal(store_version_fix(h->st, SESSION, "", &h->e), E_INVALID);
	close_session(h);
	assert_int_equal(store_version_publish(h->st, SESSION, path, &h->e), E_INVALID);
	assert_step(h, store_version_fix(h->st, SESSION, "", &h->e), "version-fix", "1");
	assert_int_equal(version(h, 0)->status, REPORT_FINAL);
	assert_true(strlen(version(h, 0)->words) > 8);
	assert_string_equal(version(h, 0)->read_by, "een inwoner");
	assert_int_equal(version(h, 0)->fixed_at, clock_wall(&h->clock));
	assert_ok(h, store_version_publish(h->st, SESSION, path, &h->e));
	assert_int_equal(version(h, 0)->status, REPORT_PUBLISHED);
	assert_string_equal(version(h, 0)->file, "verslag.docx");
	/* The CRC-32 of "123456789" is known. */
	assert_string_equal(version(h, 0)->checksum, "cbf43926");
}

static void test_what_went_out_stays(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *path = put_file(h, "verslag.docx", "een");
	struct journal_entry what;

	close_session(h);
	assert_ok(h, store_version_fix(h->st, SESSION, "", &h->e));
	assert_ok(h, store_version_publish(h->st, SESSION, path, &h->e));
	assert_int_equal(store_undo(h->st, SESSION, &what, &h->e), E_NOT_FOUND);
	assert_string_equal(h->e.msg, "Undo stops here: the report went out. What you change now "
	                              "makes a new version.");
	/* Who read it is part of what went out. */
	assert_int_equal(store_version_read(h->st, SESSION, "iemand anders", &h->e), E_INVALID);
	assert_int_equal(store_version_fix(h->st, SESSION, "", &h->e), E_INVALID);
	assert_string_equal(h->e.msg, "Version 1 is fixed already.");
	/* The next version says what changed. */
	assert_ok(h, store_set_report_text(h->st, SESSION, SECTION_ABOUT, 0, "Een woord.", &h->e));
	assert_int_equal(store_version_fix(h->st, SESSION, " ", &h->e), E_INVALID);
	assert_string_equal(h->e.msg,
	                    "Say what changed since version 1, and why: the report tells it.");
	assert_int_equal(store_version_fix(h->st, SESSION, "Mevrouw Testnaam zag het", &h->e),
	                 E_INVALID);
	assert_string_equal(h->e.msg, "There may be something of a person in this text: \"Mevrouw "
	                              "Testnaam\". Say it without that.");
	assert_ok(h, store_version_fix(h->st, SESSION, "Een woord was verkeerd.", &h->e));
	assert_int_equal(version(h, 0)->status, REPORT_PUBLISHED);
	assert_int_equal(version(h, 1)->number, 2);
	assert_ok(h, store_version_publish(h->st, SESSION, path, &h->e));
	assert_int_equal(version(h, 0)->status, REPORT_CORRECTED);
	assert_int_equal(version(h, 1)->status, REPORT_PUBLISHED);
	assert_ok(h, store_check(h->st, &h->e));
}

static void test_a_file_that_is_not_there(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *path = put_file(h, "verslag.docx", "een");

	close_session(h);
	assert_ok(h, store_version_fix(h->st, SESSION, "", &h->e));
	assert_int_equal(unlink(path), 0);
	assert_int_not_equal(store_version_publish(h->st, SESSION, path, &h->e), OK);
	assert_int_equal(version(h, 0)->status, REPORT_FINAL);
}

static void test_fixing_is_taken_back(void **state)
{
	struct hub *h = *state;
	struct journal_entry what;

	close_session(h);
	assert_ok(h, store_version_read(h->st, SESSION, "een inwoner", &h->e));
	assert_ok(h, store_version_fix(h->st, SESSION, "", &h->e));
	assert_ok(h, store_undo(h->st, SESSION, &what, &h->e));
	assert_int_equal(version(h, 0)->status, REPORT_DRAFT);
	assert_ok(h, store_redo(h->st, SESSION, &what, &h->e));
	assert_int_equal(version(h, 0)->status, REPORT_FINAL);
}

static void test_nobody_decided(void **state)
{
	struct hub *h = *state;

	assert_ok(h, store_set_report_text(h->st, SESSION, SECTION_ABOUT, 0, "Bel 079 123 45 67",
	                                   &h->e));
	close_session(h);
	assert_int_equal(store_version_fix(h->st, SESSION, "", &h->e), E_INVALID);
	assert_string_equal(h->e.msg,
	                    "1 text may hold something of a person. Decide about it first.");
	assert_ok(h, store_keep_text(h->st, SESSION, "Bel 079 123 45 67", &h->e));
	assert_ok(h, store_version_fix(h->st, SESSION, "", &h->e));
}

/* ---- texts that may hold something of a person ---- */

static const char personal[] = "Mevrouw Testpersoon helpt ook";

static void test_a_text_may_stay(void **state)
{
	struct hub *h = *state;
	struct journal_entry what;
	int64_t idea = add_idea(h, personal, 0);

	assert_int_equal(count_personal_data(hub_load(h)), 1);
	assert_step(h, store_keep_text(h->st, SESSION, personal, &h->e), "text-keep", "");
	assert_int_equal(count_personal_data(hub_load(h)), 0);
	/* Once is enough. */
	assert_ok(h, store_keep_text(h->st, SESSION, personal, &h->e));
	assert_int_equal(hub_load(h)->n_kept_texts, 1);
	/* Another text is another question. */
	assert_ok(h, store_replace_text(h->st, SESSION, ENTITY_idea, idea, "public_text",
	                                "Meneer Testpersoon helpt ook", &h->e));
	assert_int_equal(count_personal_data(hub_load(h)), 1);
	assert_ok(h, store_undo(h->st, SESSION, &what, &h->e));
	assert_int_equal(count_personal_data(hub_load(h)), 0);
}

static void test_a_text_is_replaced(void **state)
{
	struct hub *h = *state;
	int64_t idea = add_idea(h, personal, 0);

	assert_step(h,
	            store_replace_text(h->st, SESSION, ENTITY_idea, idea, "public_text",
	                               "Een inwoner helpt ook", &h->e),
	            "text-replace", "I1");
	hub_load(h);
	assert_string_equal(idea_public(&h->snap.ideas[0]), "Een inwoner helpt ook");
	assert_string_equal(h->snap.ideas[0].text, personal);
	assert_int_equal(count_personal_data(&h->snap), 0);
	assert_int_equal(
	        store_replace_text(h->st, SESSION, ENTITY_idea, 12345, "public_text", "", &h->e),
	        E_NOT_FOUND);
}

/* A mark could give the text back to who knows most of it. */
static void test_erasing_removes_marks(void **state)
{
	struct hub *h = *state;
	const struct erase_place place = {ENTITY_idea, add_idea(h, personal, 0), NULL, "I1"};

	assert_ok(h, store_keep_text(h->st, SESSION, personal, &h->e));
	close_session(h);
	assert_ok(h, store_version_fix(h->st, SESSION, "", &h->e));
	assert_ok(h, store_erase(h->st, SESSION, &place, 1, &h->e));
	hub_load(h);
	assert_int_equal(h->snap.n_kept_texts, 0);
	assert_string_equal(h->snap.versions[0].words, "-");
	/* So the report that was fixed is another one. */
	assert_int_equal(report_version(&h->snap).status, REPORT_DRAFT);
}

/* What people said is corrected with a reason; a text that looks back needs none. */
static void test_in_a_closed_session(void **state)
{
	struct hub *h = *state;
	int64_t idea = add_idea(h, personal, 0);

	assert_ok(h, store_set_report_text(h->st, SESSION, SECTION_ABOUT, 0, personal, &h->e));
	close_session(h);
	assert_int_equal(
	        store_replace_text(h->st, SESSION, ENTITY_idea, idea, "public_text", "Hulp", &h->e),
	        E_INVALID);
	store_next_reason(h->st, "Er stond een naam in");
	assert_ok(h, store_replace_text(h->st, SESSION, ENTITY_idea, idea, "public_text", "Hulp",
	                                &h->e));
	store_next_reason(h->st, NULL);
	assert_int_equal(hub_load(h)->n_corrections, 1);
	assert_ok(h, store_replace_text(h->st, SESSION, ENTITY_report_text, h->snap.texts[0].id,
	                                "text", "Iemand helpt ook", &h->e));
	assert_int_equal(hub_load(h)->n_corrections, 1);
	assert_int_equal(count_personal_data(&h->snap), 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_a_version_goes_out),       TEST(test_what_went_out_stays),
	        TEST(test_a_file_that_is_not_there), TEST(test_fixing_is_taken_back),
	        TEST(test_nobody_decided),           TEST(test_a_text_may_stay),
	        TEST(test_a_text_is_replaced),       TEST(test_in_a_closed_session),
	        TEST(test_erasing_removes_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
