/* The whole program and the window around it: its title, and the clipboard. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

#include "file.h"

static bool has_title(struct pty *p, const void *title)
{
	return strcmp(pty_title(p), title) == 0;
}

static void test_title(void **state)
{
	char hub[PROGRAM_PATH_MAX];
	struct pty *p = program_start(program_hub(), NULL);

	(void)state;
	assert_true(pty_wait_text(p, "Dialoogsessie Participatiehub"));
	assert_true(pty_wait_for(p, has_title, "dialoog", "the title"));
	pty_send(p, "\r");
	assert_true(pty_wait_for(p, has_title, "dialoog: Dialoogsessie Participatiehub",
	                         "the title with the session"));
	pty_send(p, "\021");
	assert_exit(p, 0);
	assert_true(has_title(p, ""));
	pty_free(p);
	p = program_start("demo", "--hub", program_path("practice.db", hub), NULL);
	assert_true(pty_wait_for(p, has_title, "dialoog: OEFENEN", "the title with the mark"));
	pty_send(p, "\r");
	assert_true(pty_wait_for(p, has_title,
	                         "dialoog: OEFENEN · 2e Dialoogsessie Participatiehub",
	                         "the title with both"));
	pty_free(p);
}

static void test_no_title(void **state)
{
	static const char text[] = "[desk]\ntitle = \"no\"\n";
	char path[PROGRAM_PATH_MAX];
	struct err e;
	struct pty *p;
	size_t n;

	(void)state;
	program_path("title.ini", path);
	assert_int_equal(file_write(path, text, strlen(text), true, &e), OK);
	p = program_start(program_hub(), "--config", path, NULL);
	assert_true(pty_wait_text(p, "Dialoogsessie Participatiehub"));
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_null(strstr(pty_bytes(p, &n), "\033]"));
	pty_free(p);
}

/* ---- the clipboard ---- */

static void test_copy(void **state)
{
	struct pty *p = desk_in_round();

	(void)state;
	desk_store_idea(p, "Wandelen in het park", 1);
	pty_send(p, "\003");
	assert_true(pty_wait_no_text(p, "Groep 1 >"));
	pty_send(p, "y");
	assert_true(pty_wait_text(p, "Gekopieerd: I1."));
	assert_true(pty_wait_bytes(p, "\033]52;c;V2FuZGVsZW4gaW4gaGV0IHBhcms=\a"));
	pty_free(p);
}

static void test_no_clipboard(void **state)
{
	struct pty *p = program_start_on("vt100", 24, 80, program_hub(), NULL);
	size_t n;

	(void)state;
	assert_true(pty_wait_text(p, "Dialoogsessie Participatiehub"));
	pty_send(p, "\r");
	assert_true(pty_wait_text(p, "Hoogstens per subthema"));
	pty_send(p, "7");
	assert_true(pty_wait_text(p, "[7 Verslag]"));
	pty_send(p, "y");
	assert_true(
	        pty_wait_text(p, "Deze terminal neemt geen tekst aan voor het klembord. Schrijf"));
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_null(strstr(pty_bytes(p, &n), "\033]52"));
	pty_free(p);
}

int main(int argc, char **argv)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, program_setup, program_teardown)
	const struct CMUnitTest tests[] = {
	        TEST(test_title),
	        TEST(test_no_title),
	        TEST(test_copy),
	        TEST(test_no_clipboard),
	};

	program_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
