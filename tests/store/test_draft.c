/* FILE.draft: what is typed and not stored is there again, and what was stored is not. */
#include "hub.h"

#include <sys/stat.h>

static void keep(struct hub *h, const char *place, int64_t session_id, const char *op_id,
                 const char *text)
{
	const struct draft d = {place, session_id, op_id, "1 2", text};

	assert_ok(h, store_keep_draft(h->st, &d, &h->e));
}

/* "place: text" of each draft of the session. */
static void assert_drafts(struct hub *h, int64_t session_id, const char *expected)
{
	AUTO_BUF struct buf b;
	struct draft *drafts;
	int n;

	buf_init(&b);
	assert_ok(h, store_drafts(h->st, session_id, h->arena, &drafts, &n, &h->e));
	for (int i = 0; i < n; i++)
		buf_addf(&b, "%s%s: %s", i ? ", " : "", drafts[i].place, drafts[i].text);
	assert_string_equal(b.data, expected);
}

static off_t size_of_file(struct hub *h)
{
	AUTO_FREE char *path = hub_file(h, ".draft");
	struct stat sb;

	assert_int_equal(stat(path, &sb), 0);
	return sb.st_size;
}

static void test_last_one_counts(void **state)
{
	struct hub *h = *state;
	struct draft *drafts;
	int n;

	assert_drafts(h, SESSION, "");
	keep(h, "idea", SESSION, "op-1", "Een");
	keep(h, "idea", SESSION, "op-1", "Een bankje");
	keep(h, "point", SESSION, "op-2", "Twee\nregels");
	keep(h, "idea", OTHER, "op-3", "van een andere sessie");
	assert_drafts(h, SESSION, "idea: Een bankje, point: Twee\nregels");
	assert_drafts(h, OTHER, "idea: van een andere sessie");
	hub_reopen(h);
	assert_drafts(h, SESSION, "idea: Een bankje, point: Twee\nregels");
	assert_ok(h, store_drafts(h->st, SESSION, h->arena, &drafts, &n, &h->e));
	assert_string_equal(drafts[0].op_id, "op-1");
	assert_string_equal(drafts[0].context, "1 2");
	keep(h, "idea", SESSION, "", "");
	assert_drafts(h, SESSION, "point: Twee\nregels");
}

static bool file_has_text(struct hub *h)
{
	AUTO_FREE char *bytes = NULL;
	size_t len, zeros = 0;

	bytes = hub_get(h, ".draft", &len);
	while (zeros < len && bytes[zeros] == '\0')
		zeros++;
	return zeros < len;
}

/* With the last one nothing of them stays behind. */
static void test_nothing_stays(void **state)
{
	struct hub *h = *state;

	keep(h, "idea", SESSION, "op-1", "Een bankje");
	keep(h, "point", SESSION, "op-2", "Iets");
	keep(h, "idea", SESSION, "", "");
	assert_true(file_has_text(h));
	keep(h, "point", SESSION, "", "");
	assert_false(file_has_text(h));
	assert_drafts(h, SESSION, "");
	keep(h, "idea", SESSION, "op-3", "De volgende");
	assert_drafts(h, SESSION, "idea: De volgende");
}

/* The program was killed between storing it and writing that down. */
static void test_stored_is_no_draft(void **state)
{
	struct hub *h = *state;

	keep(h, "idea", SESSION, "op-1", "Een bankje");
	store_next_op(h->st, "op-1");
	add_idea(h, "Een bankje", 0);
	assert_drafts(h, SESSION, "");
	hub_reopen(h);
	assert_drafts(h, SESSION, "");
}

/* However the file ends, and whatever stands in it: what is whole counts. */
static void test_broken_off(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *whole = NULL;
	size_t one, len;

	keep(h, "idea", SESSION, "op-1", "Een");
	one = (size_t)size_of_file(h);
	keep(h, "idea", SESSION, "op-1", "Een bankje");
	hub_close(h);
	whole = hub_get(h, ".draft", &len);
	for (size_t cut = 0; cut <= len; cut++) {
		hub_put(h, ".draft", whole, cut);
		hub_open(h, STORE_WRITE);
		assert_drafts(h, SESSION,
		              cut < one   ? ""
		              : cut < len ? "idea: Een"
		                          : "idea: Een bankje");
		hub_close(h);
	}
	for (size_t at = 0; at < len; at += 7) {
		whole[at] ^= 0x20;
		hub_put(h, ".draft", whole, len);
		hub_open(h, STORE_WRITE);
		assert_drafts(h, SESSION, at < one ? "idea: Een bankje" : "idea: Een");
		hub_close(h);
		whole[at] ^= 0x20;
	}
	hub_open(h, STORE_WRITE);
}

/* An evening of keys does not fill the disk. */
static void test_stays_small(void **state)
{
	struct hub *h = *state;
	char text[2001] = "";
	AUTO_FREE char *expected = NULL;

	keep(h, "point", SESSION, "op-2", "blijft staan");
	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i < sizeof(text) - 1; i++) {
			text[i] = 'a';
			text[i + 1] = '\0';
			keep(h, "idea", SESSION, "op-1", text);
			assert_true(size_of_file(h) <= 1024 * 1024);
		}
	expected = xasprintf("point: blijft staan, idea: %s", text);
	hub_reopen(h);
	assert_drafts(h, SESSION, expected);
	keep(h, "idea", SESSION, "", "");
	assert_drafts(h, SESSION, "point: blijft staan");
}

/* Somebody cleans up the folder while the desk is open. */
static void test_taken_away(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *path = hub_file(h, ".draft");

	keep(h, "idea", SESSION, "op-1", "Een");
	assert_int_equal(remove(path), 0);
	keep(h, "idea", SESSION, "op-1", "Een bankje");
	assert_drafts(h, SESSION, "idea: Een bankje");
}

/* Who only reads writes nothing. */
static void test_reader_keeps_nothing(void **state)
{
	struct hub *h = *state;
	AUTO_FREE char *path = hub_file(h, ".draft");

	hub_close(h);
	hub_open(h, STORE_READ);
	keep(h, "idea", SESSION, "op-1", "Een");
	assert_false(file_exists(path));
}

/* On the disk after a second, which the store asks to be woken for. */
static void test_comes_to_the_disk(void **state)
{
	struct hub *h = *state;

	hub_reopen(h);
	assert_int_equal(store_rest_due(h->st), 10 * 60 * 1000);
	keep(h, "idea", SESSION, "op-1", "Een");
	assert_int_equal(store_rest_due(h->st), 1000);
	clock_advance(&h->clock, 1000);
	assert_ok(h, store_rest(h->st, &h->e));
	assert_true(store_rest_due(h->st) > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_last_one_counts, hub_setup, hub_teardown),
	        cmocka_unit_test_setup_teardown(test_nothing_stays, hub_setup, hub_teardown),
	        cmocka_unit_test_setup_teardown(test_stored_is_no_draft, hub_setup, hub_teardown),
	        cmocka_unit_test_setup_teardown(test_broken_off, hub_setup, hub_teardown),
	        cmocka_unit_test_setup_teardown(test_stays_small, hub_setup, hub_teardown),
	        cmocka_unit_test_setup_teardown(test_taken_away, hub_setup, hub_teardown),
	        cmocka_unit_test_setup_teardown(test_reader_keeps_nothing, hub_setup, hub_teardown),
	        cmocka_unit_test_setup_teardown(test_comes_to_the_disk, hub_setup, hub_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
