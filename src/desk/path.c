#include "path.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "mem.h"
#include "text.h"

char *path_meant(const char *typed)
{
	size_t len;
	const char *home = getenv("HOME");

	typed += strspn(typed, " ");
	len = strlen(typed);
	while (len > 0 && typed[len - 1] == ' ')
		len--;
	if (len > 1 && typed[0] == '\'' && typed[len - 1] == '\'')
		return xstrndup(typed + 1, len - 2);
	if (home && typed[0] == '~' && (len == 1 || typed[1] == '/'))
		return xasprintf("%s%.*s", home, (int)len - 1, typed + 1);
	return xstrndup(typed, len);
}

/* The names in a folder that go on like what was typed. */
struct matches {
	char *common; /* what they begin with, or NULL */
	int n;
};

static void take(struct matches *m, const char *name)
{
	size_t same = 0;

	m->n++;
	if (!m->common) {
		m->common = xstrdup(name);
		return;
	}
	while (m->common[same] && m->common[same] == name[same])
		same++;
	/* Never half a character. */
	m->common[text_valid_bytes(m->common, same)] = '\0';
}

/* What begins with a dot is hidden, unless it is asked for; what could not be typed is no match. */
static bool goes_on(const char *name, const char *typed)
{
	AUTO_FREE char *shown = text_harmless(name);

	return strncmp(name, typed, strlen(typed)) == 0 && (name[0] != '.' || typed[0] == '.') &&
	       strcmp(shown, name) == 0;
}

static struct matches look_in(const char *folder, const char *typed)
{
	DIR *dir = opendir(folder);
	struct matches m = {0};
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (goes_on(entry->d_name, typed))
			take(&m, entry->d_name);
	if (dir)
		closedir(dir);
	return m;
}

char *path_complete(const char *typed)
{
	const char *slash = strrchr(typed, '/');
	size_t head = slash ? (size_t)(slash - typed) + 1 : 0;
	AUTO_FREE char *before = xstrndup(typed, head);
	AUTO_FREE char *folder = path_meant(head ? before : ".");
	struct matches m = look_in(folder, typed + head);
	AUTO_FREE char *common = m.common;
	AUTO_FREE char *path = common ? path_join(folder, common) : NULL;

	if (!common)
		return xstrdup(typed);
	return xasprintf("%s%s%s", before, common, m.n == 1 && file_is_dir(path) ? "/" : "");
}
