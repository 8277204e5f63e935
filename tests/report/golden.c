#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"

enum { USED_MAX = 200 };

static char *used[USED_MAX];
static size_t n_used;

bool golden_is_updated(void)
{
	const char *update = getenv("UPDATE_GOLDEN");

	return update != NULL && strcmp(update, "1") == 0;
}

static char *folder_path(const char *folder)
{
	const char *source = getenv("TEST_SOURCE");

	return path_join(source != NULL ? source : "..", folder);
}

static bool is_used(const char *path)
{
	for (size_t i = 0; i < n_used; i++) {
		if (strcmp(used[i], path) == 0)
			return true;
	}
	return false;
}

char *golden_path(const char *folder, const char *name)
{
	AUTO_FREE char *dir = folder_path(folder);
	char *path = xasprintf("%s/%s.golden", dir, name);

	if (!is_used(path)) {
		assert_true(n_used < USED_MAX);
		used[n_used++] = xstrdup(path);
	}
	return path;
}

static bool is_golden(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL && strcmp(dot, ".golden") == 0;
}

void golden_assert_no_other(const char *folder)
{
	AUTO_FREE char *dir = folder_path(folder);
	struct dirent *entry;
	DIR *d = opendir(dir);
	int stale = 0;

	assert_non_null(d);
	while ((entry = readdir(d)) != NULL) {
		AUTO_FREE char *path = path_join(dir, entry->d_name);

		if (!is_golden(entry->d_name) || is_used(path))
			continue;
		if (golden_is_updated() && unlink(path) == 0)
			continue;
		print_error("%s is made by no test any more\n", path);
		stale++;
	}
	closedir(d);
	while (n_used > 0)
		free(used[--n_used]);
	assert_int_equal(stale, 0);
}
