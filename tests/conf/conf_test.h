/* What the tests of conf share. */
#ifndef DIALOOG_TESTS_CONF_TEST_H
#define DIALOOG_TESTS_CONF_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <ftw.h>
#include <unistd.h>

#include "arena.h"
#include "file.h"
#include "mem.h"

#define assert_ok(status, err) \
	do { \
		if ((status) != OK) \
			fail_msg("%s", (err).msg); \
	} while (0)

/* Each test program works in a folder of its own. */
static char test_folder[] = "test-conf-XXXXXX";

static inline int enter_folder(void **state)
{
	(void)state;
	return mkdtemp(test_folder) != NULL && chdir(test_folder) == 0 ? 0 : -1;
}

static inline int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

static inline int leave_folder(void **state)
{
	(void)state;
	return chdir("..") == 0 ? nftw(test_folder, remove_one, 16, FTW_DEPTH | FTW_PHYS) : -1;
}

static inline void put_bytes(const char *path, const char *bytes, size_t len)
{
	struct err err;

	assert_ok(file_write(path, bytes, len, true, &err), err);
}

#endif
