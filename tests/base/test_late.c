/* late.h: what takes long is told of, once, and what does not is not. */
#include <stdatomic.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "late.h"

static atomic_int told;
static int pipe_ends[2];

static void tell(void *arg)
{
	char byte = 1;

	told++;
	assert_ptr_equal(arg, &told);
	assert_int_equal(write(pipe_ends[1], &byte, 1), 1);
}

/* Ends when it was told: what takes long is waited for, not slept through. */
static void wait_for_it(void)
{
	char byte;

	assert_int_equal(read(pipe_ends[0], &byte, 1), 1);
}

static void test_told_once(void **state)
{
	struct late *l = late_new(1, tell, &told);

	(void)state;
	assert_non_null(l);
	told = 0;
	for (int i = 1; i <= 3; i++) {
		late_begin(l);
		wait_for_it();
		late_end(l);
		assert_int_equal(told, i);
	}
	late_free(l);
	assert_int_equal(told, 3);
}

static void test_in_time(void **state)
{
	struct late *l = late_new(60000, tell, &told);

	(void)state;
	told = 0;
	for (int i = 0; i < 1000; i++) {
		late_begin(l);
		late_end(l);
	}
	/* In the middle of something, and the thread in the middle of its wait. */
	late_begin(l);
	late_free(l);
	assert_int_equal(told, 0);
}

static void test_none(void **state)
{
	(void)state;
	late_begin(NULL);
	late_end(NULL);
	late_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_told_once),
	        cmocka_unit_test(test_in_time),
	        cmocka_unit_test(test_none),
	};

	assert_int_equal(pipe(pipe_ends), 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
