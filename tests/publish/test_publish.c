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
#include <unistd.h>

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
	        report_file_name(&snapshot, "verslag-concept", publish_format_name(format));

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

/* ---- the house style ---- */

/* A PNG file: a picture of 40 by 20. */
static const char png[] = "\211\120\116\107\015\012\032\012"
                          "\000\000\000\015\111\110\104\122\000\000\000\050\000\000\000\024\001\000"
                          "\000\000\000\327\075\102\026"
                          "\000\000\000\016\111\104\101\124\170\332\143\130\005\002\014\164\047\001"
                          "\221\271\102\151\301\334\361\305"
                          "\000\000\000\000\111\105\116\104\256\102\140\202";

static void put(const char *path, const void *bytes, size_t len)
{
	struct err e;

	assert_int_equal(file_write(path, bytes, len, true, &e), OK);
}

/* Settings with these lines in [report], and the logo in the folder where we are. */
static struct settings *set(const char *lines, const char *logo)
{
	AUTO_FREE char *here = path_real(".");
	AUTO_FREE char *text = xasprintf("[report]\n%slogo = \"%s/%s\"\n", lines, here, logo);
	struct settings *s;

	put("dialoog.ini", text, strlen(text));
	s = settings_load("dialoog.ini");
	for (int i = 0; i < settings_problems(s); i++)
		fail_msg("%s", settings_problem(s, i));
	return s;
}

static char *web_page(const struct house_style *style)
{
	const struct report_options o = {.note = "", .style = style};
	AUTO_FREE char *name = NULL;
	struct buf out;
	struct err e;

	buf_init(&out);
	if (publish_make(&snapshot, &o, DOC_HTML, &no_hurry, &out, &name, &e) != OK)
		fail_msg("%s", e.msg);
	return buf_take(&out);
}

static void test_style_of_the_settings(void **state)
{
	struct settings *s = set("organisation = \"Buurt & Zorg\"\ncontact = \"079 <123>\"\n"
	                         "colour = \"#8a1c0d\"\n",
	                         "logo.png");
	struct house_style style;
	struct err e;

	(void)state;
	put("logo.png", png, sizeof(png) - 1);
	if (publish_style(s, arena, &style, &e) != OK)
		fail_msg("%s", e.msg);
	AUTO_FREE char *page = web_page(&style);
	assert_has(page, "#8a1c0d");
	assert_has_not(page, "#004a7f");
	assert_has(page, "<strong>Zo bereik je ons:</strong> 079 &lt;123&gt;");
	assert_has(page, "alt=\"Logo van Buurt &amp; Zorg\"");
	style.logo_text = "Een boom";
	AUTO_FREE char *tree = web_page(&style);
	assert_has(tree, "alt=\"Een boom\"");
	settings_free(s);
}

/* The same document as with no style at all. */
static void test_style_of_no_settings(void **state)
{
	struct house_style style;
	struct err e;

	(void)state;
	assert_int_equal(publish_style(NULL, arena, &style, &e), OK);
	AUTO_FREE char *with = web_page(&style);
	AUTO_FREE char *without = web_page(NULL);
	assert_string_equal(with, without);
}

static void assert_no_logo(const char *logo, enum status expected, const char *why)
{
	struct settings *s = set("contact = \"079 123\"\n", logo);
	struct house_style style;
	struct err e;

	assert_int_equal(publish_style(s, arena, &style, &e), expected);
	assert_ptr_equal(strstr(e.msg, "Het document krijgt geen logo: "), e.msg);
	assert_has(e.msg, why);
	assert_null(style.logo);
	AUTO_FREE char *page = web_page(&style);
	assert_has(page, "079 123");
	assert_has_not(page, "<img");
	settings_free(s);
}

/* A logo that cannot be used costs only itself. */
static void test_logo_that_is_none(void **state)
{
	(void)state;
	put("half.png", png, sizeof(png) - 20);
	put("text.png", "geen plaatje", 12);
	put("empty.png", "", 0);
	put("large.png", png, sizeof(png));
	assert_int_equal(truncate("large.png", LOGO_MAX_BYTES + 1), 0);
	assert_no_logo("absent.png", E_NOT_FOUND, "absent.png");
	assert_no_logo("half.png", E_INVALID, "half.png is geen PNG-bestand");
	assert_no_logo("text.png", E_INVALID, "text.png is geen PNG-bestand");
	assert_no_logo("empty.png", E_INVALID, "empty.png is geen PNG-bestand");
	assert_no_logo("large.png", E_LIMIT, "large.png");
	assert_no_logo(".", E_INVALID, "");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, sample_set_up, sample_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_every_format_has_its_name),
	        TEST(test_name_of_the_file),
	        TEST(test_name_when_it_fails),
	        TEST(test_style_of_the_settings),
	        TEST(test_style_of_no_settings),
	        TEST(test_logo_that_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
