/* The formats of a report by their names, and the file that each makes. */
#include "publish.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "file.h"
#include "mem.h"
#include "sample.h"

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

static const struct report_options options = {.note = ""};
static const struct convert_options no_hurry = {.limit_ms = 20000};

/* The only program there is makes of a DOCX the PDF of this script. */
static void play_office(const char *script)
{
	AUTO_FREE char *text = xasprintf("#!/bin/sh\nPATH=/usr/bin:/bin\n%s\n", script);
	AUTO_FREE char *here = path_real(".");
	struct err e;

	assert_int_equal(file_write("soffice", text, strlen(text), true, &e), OK);
	assert_int_equal(chmod("soffice", 0700), 0);
	setenv("PATH", here, 1);
}

/* Each file has the name of its kind and day, with the end of its format. */
static void assert_name(const char *name, int format)
{
	AUTO_FREE char *expected =
	        report_file_name(&snapshot, "verslag", publish_format_name(format));

	assert_string_equal(name, expected);
	assert_string_equal(strrchr(name, '.') + 1, publish_format_name(format));
}

static void test_name_of_the_file(void **state)
{
	(void)state;
	play_office("printf '%%PDF-1.7\\n%s\\n%%%%EOF\\n' \"$(head -c 2 document.docx)\" "
	            ">document.pdf");
	for (int f = 0; f < PUBLISH_FORMAT_COUNT; f++) {
		AUTO_FREE char *name = NULL;
		AUTO_BUF struct buf out;
		struct err e;

		buf_init(&out);
		if (publish_make(&snapshot, &options, f, &no_hurry, &out, &name, &e) != OK)
			fail_msg("%s", e.msg);
		assert_name(name, f);
		if (f == PUBLISH_PDF)
			assert_string_equal(out.data, "%PDF-1.7\nPK\n%%EOF\n");
	}
}

/* A file that was not made has its name all the same. */
static void test_name_when_it_fails(void **state)
{
	AUTO_FREE char *name = NULL;
	AUTO_BUF struct buf out;
	struct err e;

	(void)state;
	buf_init(&out);
	play_office("exit 1");
	assert_int_equal(publish_make(&snapshot, &options, PUBLISH_PDF, &no_hurry, &out, &name, &e),
	                 E_IO);
	assert_name(name, PUBLISH_PDF);
	assert_int_equal(out.len, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, sample_set_up, sample_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_every_format_has_its_name),
	        TEST(test_name_of_the_file),
	        TEST(test_name_when_it_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
