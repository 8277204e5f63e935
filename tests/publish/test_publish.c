/* The formats of a report by their names. */
#include "publish.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "mem.h"

static void test_every_format_has_its_name(void **state)
{
	AUTO_FREE char *names = publish_format_names();

	(void)state;
	assert_string_equal(names, "md, html, txt, odt, docx, pdf");
	for (int f = 0; f < PUBLISH_FORMAT_COUNT; f++) {
		assert_int_equal(publish_format_find(publish_format_name(f)), f);
		assert_non_null(strstr(names, publish_format_name(f)));
	}
	assert_int_equal(publish_format_find("doc"), -1);
	assert_int_equal(publish_format_find(""), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_format_has_its_name)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
