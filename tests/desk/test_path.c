/* Names of files as people type them. */
#include "path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "file.h"
#include "mem.h"

static char *folder; /* the home folder of the tests */

static void make(const char *name)
{
	AUTO_FREE char *path = path_join(folder, name);
	struct err e;

	assert_int_equal(file_write(path, "", 0, true, &e), OK);
}

static int setup(void **state)
{
	const char *tmp = getenv("TMPDIR");
	AUTO_FREE char *notes = NULL;
	struct err e;

	(void)state;
	folder = path_join(tmp && tmp[0] ? tmp : "/tmp", "dialoog-path-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	setenv("HOME", folder, 1);
	notes = path_join(folder, "notities");
	assert_int_equal(file_make_dir(notes, &e), OK);
	make("tafel 3.txt");
	make("tafel 4.txt");
	make("caf\xc3\xa9.txt");
	make("caf\xc3\xaa.txt");
	make(".verborgen");
	make("zz\x1b[31m");
	make("notities/een.txt");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	file_remove_dir(folder);
	free_pointer(&folder);
	return 0;
}

static void assert_meant(const char *typed, const char *below_home)
{
	AUTO_FREE char *wanted = xasprintf("%s%s", folder, below_home);
	AUTO_FREE char *path = path_meant(typed);

	assert_string_equal(path, wanted);
}

static void test_meant(void **state)
{
	AUTO_FREE char *plain = path_meant(" tafel 3.txt  ");
	AUTO_FREE char *dropped = path_meant("'/media/stick/tafel 3.txt' ");
	AUTO_FREE char *other = path_meant("~iemand/x");
	AUTO_FREE char *empty = path_meant("  ");

	(void)state;
	assert_string_equal(plain, "tafel 3.txt");
	assert_string_equal(dropped, "/media/stick/tafel 3.txt");
	assert_string_equal(other, "~iemand/x");
	assert_string_equal(empty, "");
	assert_meant("~", "");
	assert_meant("~/tafel 3.txt ", "/tafel 3.txt");
}

static void assert_completes(const char *typed, const char *to)
{
	AUTO_FREE char *text = path_complete(typed);

	assert_string_equal(text, to);
}

static void test_complete(void **state)
{
	AUTO_FREE char *absolute = xasprintf("%s/n", folder);
	AUTO_FREE char *whole = xasprintf("%s/notities/", folder);

	(void)state;
	assert_completes("~/ta", "~/tafel ");
	assert_completes("~/tafel 3", "~/tafel 3.txt");
	assert_completes(absolute, whole);
	assert_completes("~/notities/", "~/notities/een.txt");
	/* The letters differ in their second byte. */
	assert_completes("~/c", "~/caf");
	assert_completes("~/.v", "~/.verborgen");
	/* Nothing, or too much to choose from, or what nobody could type. */
	assert_completes("~/x", "~/x");
	assert_completes("~/", "~/");
	assert_completes("~/zz", "~/zz");
	assert_completes("/no/such/folder/x", "/no/such/folder/x");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_meant),
	        cmocka_unit_test(test_complete),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
