#include <string.h>

#include "clock.h"
#include "cmocka_all.h"

static void a_fixed_clock_stands_still(void **state)
{
	struct clock c;

	(void)state;
	clock_init_fixed(&c, 1747304400000);
	int64_t boot = clock_boot(&c);
	assert_int_equal(clock_wall(&c), 1747304400000);
	assert_true(boot > 0);
	assert_string_equal(c.boot_id, "test");
	clock_advance(&c, 720000);
	assert_int_equal(clock_wall(&c), 1747305120000);
	assert_int_equal(clock_boot(&c), boot + 720000);
}

static void the_machines_clock_goes_forward(void **state)
{
	struct clock c, other;

	(void)state;
	clock_init_real(&c);
	clock_init_real(&other);
	/* Later than when this was written. */
	assert_true(clock_wall(&c) > INT64_C(1747000000000));
	int64_t boot = clock_boot(&c);
	assert_true(boot > 0);
	assert_true(clock_boot(&c) >= boot);
	assert_true(strlen(c.boot_id) > 10);
	assert_null(strchr(c.boot_id, '\n'));
	assert_string_equal(c.boot_id, other.boot_id);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_fixed_clock_stands_still),
	        cmocka_unit_test(the_machines_clock_goes_forward),
	};
	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
