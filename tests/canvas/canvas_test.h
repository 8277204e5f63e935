/* What the tests of the canvas share. */
#ifndef TESTS_CANVAS_TEST_H
#define TESTS_CANVAS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "canvas.h"

/* The dump of c is text; assert_plain: its plain dump. */
#define assert_dump(c, text) check_dump(c, canvas_dump, text, __FILE__, __LINE__)
#define assert_plain(c, text) check_dump(c, canvas_dump_plain, text, __FILE__, __LINE__)

static inline void check_dump(const struct canvas *c,
                              void (*dump)(const struct canvas *, struct buf *),
                              const char *expected, const char *file, int line)
{
	AUTO_BUF struct buf found;

	buf_init(&found);
	dump(c, &found);
	_assert_string_equal(found.data, expected, file, line);
}

#endif
