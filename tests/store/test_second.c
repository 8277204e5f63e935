/* The second copy, FILE.journal: whatever happens to one of the two, the other one has it all,
 * and they come together again. */
#include "hub.h"

#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

/* Files beside the hub that were set aside. */
static int count_aside(struct hub *h)
{
	AUTO_FREE char *dir = hub_file(h, ".bak");
	DIR *d = opendir(dir);
	int n = 0;

	for (struct dirent *entry; d && (entry = readdir(d));)
		n += strstr(entry->d_name, "set-aside") != NULL;
	if (d)
		closedir(d);
	return n;
}

static void assert_hub(struct hub *h, const char *expected)
{
	AUTO_FREE char *now = hub_dump_all(h);

	assert_string_equal(now, expected);
	assert_ok(h, store_check(h->st, &h->e));
}

/* The database as it was some steps ago, with the journal of now: the journal has more. */
static void test_journal_is_ahead(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *old = NULL;
	AUTO_FREE char *expected = NULL;
	size_t len;

	hub_close(h);
	old = hub_get(h, "", &len);
	hub_open(h, STORE_WRITE);
	expected = hub_fill(h);
	hub_close(h);
	hub_put(h, "", old, len);
	hub_open(h, STORE_WRITE);
	assert_hub(h, expected);
	/* The next step follows on, and undo goes on where it was. */
	add_idea(h, "Vier", 0);
	assert_ok(h, store_undo(h->st, SESSION, &(struct journal_entry){0}, &h->e));
	hub_reopen(h);
	assert_int_equal(count_aside(h), 0);
	assert_ok(h, store_check(h->st, &h->e));
}

/* Who only reads sees what a desk will find: a killed writer may have had a step in the journal
 * and not yet in the hub.  Nothing changes by looking. */
static void test_reading_what_is_ahead(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *old = NULL;
	AUTO_FREE char *after = NULL;
	AUTO_FREE char *expected = NULL;
	AUTO_FREE char *journal = NULL;
	AUTO_FREE char *journal_after = NULL;
	AUTO_FREE char *wal = hub_file(h, "-wal");
	size_t len, after_len, journal_len, journal_after_len;

	hub_close(h);
	old = hub_get(h, "", &len);
	hub_open(h, STORE_WRITE);
	expected = hub_fill(h);
	hub_close(h);
	hub_put(h, "", old, len);
	journal = hub_get(h, ".journal", &journal_len);
	hub_open(h, STORE_READ);
	assert_hub(h, expected);
	hub_close(h);
	after = hub_get(h, "", &after_len);
	journal_after = hub_get(h, ".journal", &journal_after_len);
	assert_int_equal(len, after_len);
	assert_memory_equal(old, after, len);
	assert_int_equal(journal_len, journal_after_len);
	assert_memory_equal(journal, journal_after, journal_len);
	assert_false(file_exists(wal));
	/* A step that is cut off is none. */
	hub_put(h, ".journal", journal, journal_len - 1);
	hub_open(h, STORE_READ);
	free(after);
	after = hub_dump_all(h);
	assert_string_not_equal(after, expected);
}

/* The journal that is there now gives all of the hub. */
static void assert_journal_alone(struct hub *h, const char *expected)
{
	AUTO_BUF struct buf told;

	buf_init(&told);
	hub_close(h);
	hub_take_away(h, "");
	assert_ok(h, store_rescue(h->path, &h->clock, &told, &h->e));
	hub_open(h, STORE_READ);
	assert_hub(h, expected);
	hub_close(h);
}

/* The journal cut at any byte: the hub has it all, and the journal gets it again. */
static void test_journal_cut_anywhere(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *whole = NULL;
	AUTO_FREE char *db = NULL;
	AUTO_FREE char *expected = hub_fill(h);
	size_t len, db_len, step;

	hub_close(h);
	whole = hub_get(h, ".journal", &len);
	db = hub_get(h, "", &db_len);
	/* Every byte takes minutes: that is for TEST_ALL=1. */
	step = getenv("TEST_ALL") ? 1 : len / 40 + 1;
	for (size_t cut = 0; cut < len; cut += cut + step < len ? step : 1) {
		hub_put(h, "", db, db_len);
		hub_put(h, ".journal", whole, cut);
		hub_open(h, STORE_WRITE);
		assert_hub(h, expected);
		assert_journal_alone(h, expected);
	}
	hub_put(h, "", db, db_len);
	hub_take_away(h, ".journal");
	hub_open(h, STORE_WRITE);
	assert_hub(h, expected);
}

static void test_damage_in_the_middle(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *whole = NULL;
	AUTO_FREE char *expected = hub_fill(h);
	size_t len;

	hub_close(h);
	whole = hub_get(h, ".journal", &len);
	whole[len - 400] ^= 1;
	hub_put(h, ".journal", whole, len);
	hub_open(h, STORE_WRITE);
	assert_hub(h, expected);
	assert_true(strstr(store_notice(h->st), "second copy") != NULL);
	assert_int_equal(count_aside(h), 1);
	hub_reopen(h);
	assert_string_equal(store_notice(h->st), "");
	assert_int_equal(count_aside(h), 1);
}

/* ---- what is looked through behind the first screen ---- */

/* Longer than what is read of a journal at the start; as hub_fill. */
static char *fill_long(struct hub *h)
{
	char text[400];

	for (int i = 0; i < 200; i++) {
		memset(text, 'a' + i % 26, sizeof(text) - 1);
		text[sizeof(text) - 1] = '\0';
		add_idea(h, text, 0);
	}
	return hub_dump_all(h);
}

/* Of a long journal only the end is read when the hub is opened; damage before that is found by
 * looking through, or before the first step. */
static void test_long_journal(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *expected = fill_long(h);
	AUTO_FREE char *whole = NULL;
	AUTO_FREE char *db = NULL;
	AUTO_FREE char *longer = NULL;
	size_t len, db_len;

	hub_reopen(h);
	assert_ok(h, store_look_through(h->st, &h->e));
	assert_string_equal(store_notice(h->st), "");
	hub_close(h);
	whole = hub_get(h, ".journal", &len);
	db = hub_get(h, "", &db_len);
	assert_true(len > 96 * 1024);
	whole[len / 2] ^= 1;
	hub_put(h, ".journal", whole, len);
	hub_open(h, STORE_WRITE);
	assert_string_equal(store_notice(h->st), "");
	assert_ok(h, store_look_through(h->st, &h->e));
	assert_non_null(strstr(store_notice(h->st), "second copy"));
	assert_int_equal(count_aside(h), 1);
	assert_hub(h, expected);
	assert_journal_alone(h, expected);
	/* The same without having looked through. */
	hub_put(h, "", db, db_len);
	hub_put(h, ".journal", whole, len);
	hub_open(h, STORE_WRITE);
	add_idea(h, "Erbij", 0);
	longer = hub_dump_all(h);
	assert_journal_alone(h, longer);
}

static void test_long_journal_cut(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *expected = fill_long(h);
	AUTO_FREE char *whole = NULL;
	AUTO_FREE char *db = NULL;
	size_t len, db_len;

	hub_close(h);
	whole = hub_get(h, ".journal", &len);
	db = hub_get(h, "", &db_len);
	for (size_t cut = 1; cut < len; cut = cut * 2 < len ? cut * 2 : cut + len) {
		hub_put(h, "", db, db_len);
		/* From the end: a byte, two, ... and nearly all of it. */
		hub_put(h, ".journal", whole, len - cut);
		hub_open(h, STORE_WRITE);
		assert_ok(h, store_look_through(h->st, &h->e));
		assert_hub(h, expected);
		assert_journal_alone(h, expected);
	}
}

/* Nothing is built on a damaged page. */
static void test_damaged_page(void **state)
{
	static const char zeroes[4096];
	struct hub *h = *state;
	AUTO_FREE char *expected = fill_long(h);
	AUTO_FREE char *db = NULL;
	AUTO_BUF struct buf told;
	const char *page;
	size_t len;

	buf_init(&told);
	hub_close(h);
	db = hub_get(h, "", &len);
	page = memmem(db, len, "zzzzzzzz", 8);
	assert_non_null(page);
	memcpy(db + (size_t)(page - db) / 4096 * 4096, zeroes, sizeof(zeroes));
	hub_put(h, "", db, len);
	hub_open(h, STORE_WRITE);
	assert_int_equal(store_look_through(h->st, &h->e), E_CORRUPT);
	hub_reopen(h);
	assert_int_equal(store_set_setting(h->st, "anything", "1", &h->e), E_CORRUPT);
	hub_close(h);
	assert_ok(h, store_rescue(h->path, &h->clock, &told, &h->e));
	hub_open(h, STORE_WRITE);
	assert_hub(h, expected);
}

/* Two hubs that went on apart from one point: what stands beside the file is not of it. */
static void test_another_line(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *old = NULL;
	AUTO_FREE char *old_journal = NULL;
	AUTO_FREE char *other = NULL;
	AUTO_FREE char *expected = NULL;
	size_t len, journal_len, other_len;

	hub_close(h);
	old = hub_get(h, "", &len);
	old_journal = hub_get(h, ".journal", &journal_len);
	hub_open(h, STORE_WRITE);
	add_idea(h, "Hier", 0);
	add_idea(h, "Ook hier", 0);
	hub_close(h);
	other = hub_get(h, ".journal", &other_len);
	hub_put(h, "", old, len);
	hub_put(h, ".journal", old_journal, journal_len);
	hub_open(h, STORE_WRITE);
	add_idea(h, "Daar", 0);
	expected = hub_dump_all(h);
	hub_close(h);
	hub_put(h, ".journal", other, other_len);
	hub_open(h, STORE_WRITE);
	assert_hub(h, expected);
	assert_int_equal(count_aside(h), 1);
}

/* Stopped between the base and its name. */
static void test_new_base_without_its_name(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *expected = NULL;
	AUTO_FREE char *old = NULL;
	AUTO_FREE char *made = NULL;
	AUTO_FREE char *after = NULL;
	size_t len, made_len, after_len;

	hub_close(h);
	old = hub_get(h, ".journal", &len);
	hub_take_away(h, ".journal");
	hub_open(h, STORE_WRITE);
	expected = hub_dump_all(h);
	hub_close(h);
	made = hub_get(h, ".journal", &made_len);
	hub_put(h, ".journal.new", made, made_len);
	hub_put(h, ".journal", old, len);
	hub_open(h, STORE_WRITE);
	assert_hub(h, expected);
	hub_close(h);
	after = hub_get(h, ".journal", &after_len);
	assert_int_equal(after_len, made_len);
	assert_memory_equal(after, made, made_len);
	assert_int_equal(count_aside(h), 0);
}

/* Taken away or replaced while the desk works: the next step notices and writes it anew. */
static void test_taken_away_while_open(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *expected = NULL;

	add_idea(h, "Een", 0);
	hub_take_away(h, ".journal");
	add_idea(h, "Twee", 0);
	hub_put(h, ".journal", "iets anders", 11);
	add_idea(h, "Drie", 0);
	expected = hub_dump_all(h);
	hub_close(h);
	hub_open(h, STORE_WRITE);
	assert_hub(h, expected);
}

/* No step is acknowledged that is not in both: here the journal cannot grow. */
static void test_no_room(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *after = NULL;
	struct rlimit all, none;
	const struct change values[] = {
	        {.field = "question_id", .number = QUESTION_1},
	        {.field = "group_id", .number = GROUP_1},
	        {.field = "text", .text = "Past niet"},
	};
	size_t len, len_after;

	free(hub_get(h, ".journal", &len));
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
	none = all;
	none.rlim_cur = len + 20;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
	assert_int_equal(store_add(h->st, SESSION, ENTITY_idea, values, N_ITEMS(values), "idea-add",
	                           NULL, &h->e),
	                 E_IO);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
	assert_non_null(strstr(h->e.msg, "hub.db cannot be written"));
	free(hub_get(h, ".journal", &len_after));
	assert_int_equal(len, len_after);
	after = hub_dump(h);
	assert_true(strstr(after, "Past niet") == NULL);
	add_idea(h, "Past wel", 0);
	hub_reopen(h);
	assert_ok(h, store_check(h->st, &h->e));
	assert_int_equal(count_ideas(hub_load(h), 0, 0), 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, hub_setup, hub_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_journal_is_ahead),
	        TEST(test_reading_what_is_ahead),
	        TEST(test_journal_cut_anywhere),
	        TEST(test_damage_in_the_middle),
	        TEST(test_long_journal),
	        TEST(test_long_journal_cut),
	        TEST(test_damaged_page),
	        TEST(test_another_line),
	        TEST(test_new_base_without_its_name),
	        TEST(test_taken_away_while_open),
	        TEST(test_no_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
