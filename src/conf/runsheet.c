#include "runsheet.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "file.h"
#include "ini.h"
#include "mem.h"
#include "rules.h"
#include "runsheet_rows.h"
#include "text.h"
#include "tr.h"

#define FOLDER "draaiboeken"
#define EXTENSION ".ini"

enum { NAME_MAX_CHARS = 60, CHOICES_MAX = 200 };

/* ---- which templates there are ---- */

/* Names come from a command line too: nothing that could lead out of the folder. */
static bool is_name(const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-");

	return n > 0 && n <= NAME_MAX_CHARS && name[n] == '\0';
}

/* "werksessie" of "werksessie.ini", in arena a; NULL: no template. */
static const char *template_name(struct arena *a, const char *file)
{
	size_t len = strlen(file), end = strlen(EXTENSION);

	if (len <= end || strcmp(file + len - end, EXTENSION) != 0)
		return NULL;
	const char *name = arena_strndup(a, file, len - end);
	return is_name(name) ? name : NULL;
}

static int compare_choices(const void *left, const void *right)
{
	const struct runsheet_choice *a = left, *b = right;

	return strcmp(a->name, b->name);
}

/* The folder with one's own templates; NULL without a home. */
static char *own_folder(void)
{
	AUTO_FREE char *config = xdg_config_dir();

	return config != NULL ? path_join(config, FOLDER) : NULL;
}

/* One's own goes before the one that was installed. */
static char *template_path(const char *name)
{
	AUTO_FREE char *file = xasprintf("%s/%s%s", FOLDER, name, EXTENSION);
	AUTO_FREE char *config = xdg_config_dir();
	AUTO_FREE char *own = config != NULL ? path_join(config, file) : NULL;

	return own != NULL && file_exists(own) ? xstrdup(own) : data_file(file);
}

static const char *clean_value(struct arena *a, struct ini *ini, const char *key)
{
	const char *value = ini_get(ini, SECTION_TEMPLATE, key);
	AUTO_FREE char *clean = NULL;

	if (value == NULL ||
	    text_clean(value, strlen(value), TEXT_LINE, TEXT_MAX_FIELD, &clean, NULL) != OK)
		return "";
	return arena_strdup(a, clean);
}

/* A template with a mistake stays in the list, with the mistake as what it is
 * about: otherwise its maker would look for it in vain. */
static void describe(struct arena *a, struct runsheet_choice *choice)
{
	AUTO_FREE char *path = template_path(choice->name);
	struct ini *ini;
	struct err err;

	choice->title = choice->name;
	if (ini_load(path, &ini, &err) != OK) {
		choice->about = arena_strdup(a, err.msg);
		return;
	}
	const char *title = clean_value(a, ini, "naam");
	if (*title != '\0')
		choice->title = title;
	choice->about = clean_value(a, ini, "over");
	ini_free(ini);
}

static bool has_name(const struct runsheet_choice *choices, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (strcmp(choices[i].name, name) == 0)
			return true;
	return false;
}

/* Adds the names that are not there yet to the n that are; returns how many there are then. */
static int read_names(DIR *dir, struct arena *a, struct runsheet_choice *choices, int n)
{
	const struct dirent *entry;

	while (n < CHOICES_MAX && (entry = readdir(dir)) != NULL) {
		const char *name = template_name(a, entry->d_name);
		if (name != NULL && !has_name(choices, n, name))
			choices[n++].name = name;
	}
	return n;
}

enum status runsheet_list(struct arena *a, struct runsheet_choice **out, int *n, struct err *e)
{
	AUTO_FREE char *folder = data_file(FOLDER);
	AUTO_FREE char *own = own_folder();
	struct runsheet_choice *choices =
	        arena_array(a, CHOICES_MAX, sizeof(struct runsheet_choice));
	DIR *dir = opendir(folder);

	if (dir == NULL)
		return err_errno(e, E_IO, errno,
		                 _("Install dialoog again: its folder %s cannot be read"), folder);
	*out = choices;
	*n = read_names(dir, a, choices, 0);
	closedir(dir);
	/* Most people have none. */
	dir = own != NULL ? opendir(own) : NULL;
	if (dir != NULL) {
		*n = read_names(dir, a, choices, *n);
		closedir(dir);
	}
	qsort(choices, (size_t)*n, sizeof *choices, compare_choices);
	for (int i = 0; i < *n; i++)
		describe(a, &choices[i]);
	return OK;
}

enum status runsheet_names(struct arena *a, const char **out, struct err *e)
{
	struct runsheet_choice *choices;
	AUTO_BUF struct buf names;
	int n;

	buf_init(&names);
	enum status st = runsheet_list(a, &choices, &n, e);
	if (st != OK)
		return st;
	for (int i = 0; i < n; i++) {
		buf_addf(&names, "%s%s", i > 0 ? ", " : "", choices[i].name);
		if (strcmp(choices[i].title, choices[i].name) != 0)
			buf_addf(&names, " (%s)", choices[i].title);
	}
	*out = arena_strdup(a, names.data);
	return OK;
}

/* ---- one template ---- */

static enum status not_found(struct arena *a, struct err *e)
{
	const char *names;
	enum status st = runsheet_names(a, &names, e);

	if (st != OK)
		return st;
	return err_set(e, E_NOT_FOUND, _("There is no runsheet with that name. Choose one of: %s."),
	               names);
}

/* All of them, a line each; the first one is the error. */
static enum status tell_problems(const struct ini *ini, struct buf *told, struct err *e)
{
	int n = ini_problems(ini);

	for (int i = 0; told != NULL && i < n && i < INI_PROBLEMS_MAX; i++)
		buf_addf(told, "%s\n", ini_problem(ini, i));
	return err_set(e, E_INVALID, "%s", ini_problem(ini, 0));
}

enum status runsheet_load(const char *name, const struct runsheet_options *o, struct snapshot *s,
                          struct err *e)
{
	struct ini *ini;

	*s = (struct snapshot){.arena = s->arena};
	if (!is_name(name))
		return not_found(s->arena, e);
	AUTO_FREE char *path = template_path(name);
	if (!file_exists(path))
		return not_found(s->arena, e);

	enum status st = ini_open(path, &ini, e);
	if (st != OK)
		return st;
	/* These two only describe the template. */
	ini_get(ini, SECTION_TEMPLATE, "naam");
	ini_get(ini, SECTION_TEMPLATE, "over");
	st = runsheet_fill(ini, o, s, e);
	ini_add_unused(ini);
	if (ini_problems(ini) > 0)
		st = tell_problems(ini, o->problems, e);
	ini_free(ini);
	return st == OK ? snapshot_check(s, e) : st;
}
