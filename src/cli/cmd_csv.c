/* `export --format csv`: the three files for the programme. */
#include "cli.h"

#include <string.h>
#include <unistd.h>

#include "exchange.h"
#include "file.h"
#include "mem.h"
#include "tr.h"

enum { MAX_TRIES = 1000 };

/* "folder/PHUB-2025-S1_stemmen.csv", or from 2 on "..._stemmen-2.csv"; owned by the caller. */
static char *csv_path(const char *folder, const char *name, int n)
{
	AUTO_FREE char *numbered =
	        n < 2 ? xstrdup(name)
	              : xasprintf("%.*s-%d.csv", (int)(strlen(name) - strlen(".csv")), name, n);

	return folder ? path_join(folder, numbered) : xstrdup(numbered);
}

static bool is_free(const char *folder, char *const names[CSV_FILE_COUNT], int n)
{
	for (int i = 0; i < CSV_FILE_COUNT; i++) {
		AUTO_FREE char *path = csv_path(folder, names[i], n);
		if (file_exists(path))
			return false;
	}
	return true;
}

/* The three belong together, so they get the same number when one of the names is taken. */
static int free_number(const char *folder, char *const names[CSV_FILE_COUNT])
{
	int n = 1;

	while (n < MAX_TRIES && !is_free(folder, names, n))
		n++;
	return n;
}

/* All three or none: with an error, those that were made are taken away again. */
static enum status write_files(const struct snapshot *s, const struct csv_options *o,
                               const char *folder, struct err *e)
{
	char *names[CSV_FILE_COUNT], *paths[CSV_FILE_COUNT];
	enum status status = OK;
	int made = 0;

	for (int i = 0; i < CSV_FILE_COUNT; i++)
		names[i] = csv_file_name(s, o, (enum csv_file)i);
	int n = free_number(folder, names);
	for (int i = 0; i < CSV_FILE_COUNT; i++)
		paths[i] = csv_path(folder, names[i], n);
	while (made < CSV_FILE_COUNT && status == OK) {
		AUTO_BUF struct buf out;
		buf_init(&out);
		csv_export(s, o, (enum csv_file)made, &out);
		status = file_write_new(&paths[made], out.data, out.len, e);
		if (status == OK)
			made++;
	}
	for (int i = 0; i < made; i++) {
		if (status == OK)
			print_path(paths[i]);
		else
			unlink(paths[i]);
	}
	for (int i = 0; i < CSV_FILE_COUNT; i++) {
		free_pointer(&names[i]);
		free_pointer(&paths[i]);
	}
	return status;
}

enum exit_code export_csv(const struct options *o, const struct clock *clock)
{
	struct csv_options c = {.now = clock_wall(clock)};
	struct arena *a;
	struct snapshot snap;
	struct store *st;
	struct err e = {0};
	enum exit_code code = EXIT_DONE;

	if (o->out && strcmp(o->out, "-") == 0)
		return usage_error("%s",
		                   _("CSV is three files: give a folder with -o, and not -."));
	a = arena_new();
	if (open_session(o, clock, a, &st, &snap, &e) != OK) {
		arena_free(a);
		return fail(&e);
	}
	c.practice = store_is_practice(st);
	store_close(st);
	if ((o->out && file_make_dir(o->out, &e) != OK) || write_files(&snap, &c, o->out, &e) != OK)
		code = fail_to_make(&e);
	else
		warn_personal_data(&snap);
	arena_free(a);
	return code;
}
