/* The practice hub: the demo sessions, marked as practice. */
#include "desk.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "arena.h"
#include "commands.h"
#include "exchange.h"
#include "file.h"
#include "mem.h"
#include "store.h"
#include "tr.h"

static const char *const demo_files[PRACTICE_SESSIONS] = {"demo/session-1.json",
                                                          "demo/session-2.json"};

static enum status read_demo(const char *file, struct snapshot *s, struct err *e)
{
	AUTO_FREE char *path = data_file(file);
	AUTO_FREE char *text = NULL;
	enum status status;
	size_t len;

	status = file_read(path, EXCHANGE_MAX_BYTES, &text, &len, e);
	return status == OK ? json_import(text, len, s, e) : status;
}

enum status practice_read(struct arena *a, struct snapshot *sessions, struct err *e)
{
	enum status s = OK;

	for (int i = 0; i < PRACTICE_SESSIONS && s == OK; i++) {
		sessions[i].arena = a;
		s = read_demo(demo_files[i], &sessions[i], e);
	}
	return s;
}

static enum status add_demo(struct store *st, struct arena *a, struct err *e)
{
	struct snapshot sessions[PRACTICE_SESSIONS];
	enum status s = practice_read(a, sessions, e);

	return s == OK ? store_add_sessions(st, sessions, PRACTICE_SESSIONS, e) : s;
}

/* The mark comes first: when the rest fails, the next time knows the hub and fills it. */
static enum status fill(struct store *st, struct err *e)
{
	struct arena *a = arena_new();
	struct session_row *rows;
	enum status s;
	int n;

	s = store_sessions(st, a, &rows, &n, e);
	if (s == OK)
		s = store_mark_practice(st, e);
	if (s == OK && n == 0)
		s = add_demo(st, a, e);
	arena_free(a);
	return s;
}

enum status practice_check(const char *path, const struct clock *clock, struct err *e)
{
	struct store *st;
	enum status s = store_open(path, STORE_READ, clock, &st, e);

	if (s != OK)
		return s;
	/* Whose hub it is, is told by the mark alone: one without sessions may be somebody's
	 * who is about to begin. */
	if (!store_is_practice(st))
		s = err_set(e, E_CONFLICT,
		            _("%s is not a practice file. It stays as it is; give another name "
		              "with --hub."),
		            path);
	store_close(st);
	return s;
}

/* A file without a byte is as good as none. */
static bool is_there(const char *path)
{
	struct stat sb;

	return stat(path, &sb) == 0 && !(S_ISREG(sb.st_mode) && sb.st_size == 0);
}

enum status practice_make_empty(const char *path, const struct clock *clock, struct err *e)
{
	struct store *st;
	enum status s;

	if (file_exists(path))
		return err_set(e, E_CONFLICT,
		               _("%s is there already and stays as it is. Choose another name."),
		               path);
	s = store_open(path, STORE_CREATE, clock, &st, e);
	if (s != OK)
		return s;
	s = store_mark_practice(st, e);
	if (s == OK)
		store_close(st);
	else
		store_discard(st);
	return s;
}

enum status practice_make(const char *path, const struct clock *clock, struct err *e)
{
	struct store *st;
	enum status s = is_there(path) ? practice_check(path, clock, e) : OK;

	if (s == OK)
		s = store_open(path, STORE_CREATE, clock, &st, e);
	if (s != OK)
		return s;
	s = fill(st, e);
	if (s == OK)
		store_close(st);
	else
		store_discard(st);
	return s;
}
