/* The screens of a terminal without colours, character by character, against the files in
 * tests/pty/golden.  UPDATE_GOLDEN=1 writes those anew. */
#include "screens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "err.h"
#include "file.h"
#include "golden.h"
#include "mem.h"
#include "program.h"

enum { GOLDEN_MAX = 1 << 16, QUIET_MS = 500 };

static int differences;

static bool looks_like(struct pty *p, const void *want)
{
	AUTO_BUF struct buf b;

	buf_init(&b);
	screens_dump(p, &b);
	return strcmp(b.data, want) == 0;
}

/* The rows that differ, as comments for the log. */
static void show_difference(const char *name, const char *want, const char *got)
{
	int row;

	for (row = 0; *want != '\0' || *got != '\0'; row++) {
		size_t n = strcspn(want, "\n"), m = strcspn(got, "\n");

		if (n != m || memcmp(want, got, n) != 0)
			fprintf(stderr, "# %s:%d\n# - %.*s\n# + %.*s\n", name, row + 1, (int)n,
			        want, (int)m, got);
		want += n + (want[n] != '\0');
		got += m + (got[m] != '\0');
	}
}

static void compare(struct pty *p, const struct screen *s)
{
	AUTO_FREE char *path = golden_path("pty/golden", s->name);
	AUTO_FREE char *want = NULL;
	AUTO_BUF struct buf got;
	struct err e = {0};
	size_t len;

	buf_init(&got);
	if (golden_is_updated()) {
		pty_follow(p, QUIET_MS);
		screens_dump(p, &got);
		assert_int_equal(file_write(path, got.data, got.len, true, &e), OK);
		return;
	}
	if (file_read(path, GOLDEN_MAX, &want, &len, &e) != OK)
		fail_msg("%s", e.msg);
	/* The rest of the screen may still be on its way.  Once a screen was found to differ, it is
	 * not waited for as long each time. */
	if (differences > 0)
		pty_follow(p, QUIET_MS);
	if (differences > 0 ? looks_like(p, want) : pty_wait_for(p, looks_like, want, s->name))
		return;
	screens_dump(p, &got);
	show_difference(s->name, want, got.data);
	differences++;
}

static void test_screens(void **state)
{
	(void)state;
	screens_walk(compare);
	golden_assert_no_other("pty/golden");
	assert_int_equal(differences, 0);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_screens, program_setup, program_teardown),
	};

	program_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
