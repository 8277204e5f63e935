#include <errno.h>
#include <string.h>

#include "cmocka_all.h"
#include "err.h"
#include "mem.h"

static void an_error_holds_code_and_sentence(void **state)
{
	struct err e = {.os_errno = 5, .sql = 6};

	(void)state;
	assert_int_equal(err_set(&e, E_LIMIT, "%d %s", 3, "ideeën"), E_LIMIT);
	assert_int_equal(e.code, E_LIMIT);
	assert_int_equal(e.os_errno, 0);
	assert_int_equal(e.sql, 0);
	assert_string_equal(e.msg, "3 ideeën");
	err_clear(&e);
	assert_int_equal(e.code, OK);
	assert_string_equal(e.msg, "");
}

static void nobody_has_to_listen(void **state)
{
	(void)state;
	assert_int_equal(err_set(NULL, E_BUSY, "x"), E_BUSY);
	assert_int_equal(err_errno(NULL, E_IO, ENOSPC, "x"), E_NO_SPACE);
	assert_int_equal(err_wrap(NULL, "x"), E_IO);
	err_clear(NULL);
}

static void a_long_sentence_is_cut_between_characters(void **state)
{
	struct err e;
	char text[2000];

	(void)state;
	/* One byte, then characters of two bytes: the cut falls inside one. */
	for (size_t i = 0; i < sizeof(text) - 1; i += 2)
		memcpy(text + i, "é", 2);
	text[sizeof(text) - 1 - (sizeof(text) - 1) % 2] = '\0';
	err_set(&e, E_IO, "%s", text);
	assert_int_equal(strlen(e.msg), sizeof(e.msg) - 2);
	err_set(&e, E_IO, "a%s", text);
	assert_int_equal(strlen(e.msg), sizeof(e.msg) - 1);
	assert_memory_equal(e.msg + sizeof(e.msg) - 3, "é", 3);
	err_wrap(&e, "%s", text);
	assert_int_equal(strlen(e.msg), sizeof(e.msg) - 2);
}

static void controls_do_not_reach_a_terminal(void **state)
{
	struct err e;

	(void)state;
	err_set(&e, E_IO, "%s",
	        "a\033[2Jb\nc\xC2\x9B"
	        "d\xFF");
	assert_string_equal(e.msg, "a\uFFFD[2Jb c\uFFFDd\uFFFD");
}

static void the_reason_of_a_system_call_is_added(void **state)
{
	static const struct {
		int os_errno;
		enum status code;
	} samples[] = {
	        {ENOENT, E_IO},      {ENOSPC, E_NO_SPACE}, {EDQUOT, E_NO_SPACE},
	        {EROFS, E_READONLY}, {EACCES, E_READONLY}, {ENOTTY, E_IO},
	};
	struct err e;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(samples); i++) {
		enum status st = err_errno(&e, E_IO, samples[i].os_errno, "%s fails", "x");
		assert_int_equal(st, samples[i].code);
		assert_int_equal(e.code, samples[i].code);
		assert_int_equal(e.os_errno, samples[i].os_errno);
		assert_memory_equal(e.msg, "x fails: ", 9);
		assert_true(strlen(e.msg) > 12);
	}
	err_errno(&e, E_IO, ENOSPC, "x");
	assert_string_equal(e.msg, "x: the disk is full. Make room and try again.");
	err_errno(&e, E_IO, EPIPE, "x");
	assert_string_equal(e.msg, "x: the other program has stopped.");
}

static void a_sentence_in_front_keeps_the_rest(void **state)
{
	struct err e;

	(void)state;
	err_errno(&e, E_IO, ENOENT, "x");
	e.sql = 9;
	assert_int_equal(err_wrap(&e, "step %d", 2), E_IO);
	assert_string_equal(e.msg, "step 2: x: there is no such file or folder.");
	assert_int_equal(e.os_errno, ENOENT);
	assert_int_equal(e.sql, 9);
}

static void an_error_may_quote_itself(void **state)
{
	struct err e;

	(void)state;
	err_set(&e, E_IO, "old");
	err_set(&e, E_CORRUPT, "new (%s)", e.msg);
	assert_string_equal(e.msg, "new (old)");
	err_wrap(&e, "%s", e.msg);
	assert_string_equal(e.msg, "new (old): new (old)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(an_error_holds_code_and_sentence),
	        cmocka_unit_test(nobody_has_to_listen),
	        cmocka_unit_test(a_long_sentence_is_cut_between_characters),
	        cmocka_unit_test(controls_do_not_reach_a_terminal),
	        cmocka_unit_test(the_reason_of_a_system_call_is_added),
	        cmocka_unit_test(a_sentence_in_front_keeps_the_rest),
	        cmocka_unit_test(an_error_may_quote_itself),
	};
	return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
