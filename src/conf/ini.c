#include "ini.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <iniparser/iniparser.h>

#include "arena.h"
#include "buf.h"
#include "file.h"
#include "lint.h"
#include "mem.h"
#include "tr.h"

struct ini {
	struct ini_lines lines;
	dictionary *values;
};

/* ---- loading ---- */

/* The library would print on standard error, in the middle of a screen; what it
 * could say has been said by the lint. */
static int ignore_message(const char *fmt, ...)
{
	(void)fmt;
	return 0;
}

/* The library reads a file by its name only, and refuses all of it for one wrong line: it gets
 * a file in memory with the lines that are right. */
static dictionary *parse(const struct buf *good, struct err *e)
{
	int fd = memfd_create("ini", MFD_CLOEXEC);
	AUTO_FREE char *path = xasprintf("/proc/self/fd/%d", fd);
	dictionary *values = NULL;

	if (fd < 0)
		return NULL;
	iniparser_set_error_callback(ignore_message);
	if (file_write_fd(fd, good->data, good->len, e) == OK)
		values = iniparser_load(path);
	close(fd);
	return values;
}

static enum status read_file(struct ini *ini, const char *path, struct err *e)
{
	AUTO_FREE char *text = NULL;
	AUTO_BUF struct buf good;
	size_t len;

	buf_init(&good);
	/* Reading a pipe would wait for somebody who writes. */
	if (file_exists(path) && !file_is_dir(path) && !file_is_plain(path))
		return err_set(e, E_INVALID,
		               _("%s is not an ordinary file. Give the name of a file."), path);
	enum status st = file_read(path, INI_MAX_BYTES, &text, &len, e);
	if (st != OK)
		return st;
	lint_text(&ini->lines, text, len, &good);
	ini->values = parse(&good, e);
	if (ini->values == NULL)
		return err_set(e, E_IO, _("The file %s cannot be read."), ini->lines.name);
	return OK;
}

static struct ini *new_ini(const char *name)
{
	struct ini *ini = xcalloc(1, sizeof *ini);

	ini->lines.arena = arena_new();
	ini->lines.name = arena_strdup(ini->lines.arena, name);
	return ini;
}

enum status ini_open(const char *path, struct ini **out, struct err *e)
{
	const char *slash = strrchr(path, '/');
	struct ini *ini = new_ini(slash != NULL ? slash + 1 : path);
	enum status st = read_file(ini, path, e);

	if (st != OK) {
		ini_free(ini);
		ini = NULL;
	}
	*out = ini;
	return st;
}

enum status ini_load(const char *path, struct ini **out, struct err *e)
{
	enum status st = ini_open(path, out, e);

	if (st == OK && (*out)->lines.n_problems > 0) {
		st = err_set(e, E_INVALID, "%s", (*out)->lines.problems[0].sentence);
		ini_free(*out);
		*out = NULL;
	}
	return st;
}

/* As people write it: "~/.config/dialoog/dialoog.ini". */
static char *short_path(const char *path)
{
	const char *home = getenv("HOME");
	size_t n = home != NULL ? strlen(home) : 0;

	if (n > 1 && strncmp(path, home, n) == 0 && path[n] == '/')
		return xasprintf("~%s", path + n);
	return xstrdup(path);
}

struct ini *ini_read(const char *path)
{
	AUTO_FREE char *name = short_path(path);
	struct ini *ini = new_ini(name);
	struct err e;

	/* The sentence of what reads a file names it. */
	if (read_file(ini, path, &e) != OK)
		lint_add_sentence(&ini->lines, 0, e.msg);
	return ini;
}

void ini_free(struct ini *ini)
{
	if (ini == NULL)
		return;
	if (ini->values != NULL)
		iniparser_freedict(ini->values);
	free(ini->lines.entries);
	free(ini->lines.problems);
	arena_free(ini->lines.arena);
	free(ini);
}

/* ---- reading ---- */

static void use_section(struct ini *ini, const char *section)
{
	struct ini_entry *header = lint_find(&ini->lines, section, "");

	if (header != NULL)
		header->used = true;
}

const char *ini_get(struct ini *ini, const char *section, const char *key)
{
	struct ini_entry *entry = lint_find(&ini->lines, section, key);

	use_section(ini, section);
	if (entry == NULL)
		return NULL;
	entry->used = true;

	AUTO_FREE char *path = xasprintf("%s:%s", section, key);
	return iniparser_getstring(ini->values, path, "");
}

bool ini_has_section(const struct ini *ini, const char *section)
{
	return lint_find(&ini->lines, section, "") != NULL;
}

const char *ini_key_at(struct ini *ini, const char *section, int i)
{
	use_section(ini, section);
	for (int k = 0; k < ini->lines.n; k++) {
		const struct ini_entry *entry = &ini->lines.entries[k];

		if (entry->key[0] != '\0' && strcmp(entry->section, section) == 0 && i-- == 0)
			return entry->key;
	}
	return NULL;
}

/* ---- what is wrong ---- */

static int line_of(const struct ini *ini, const char *section, const char *key)
{
	const struct ini_entry *entry = lint_find(&ini->lines, section, key);

	if (entry == NULL)
		entry = lint_find(&ini->lines, section, "");
	return entry != NULL ? entry->line : 0;
}

enum status ini_wrong(struct ini *ini, const char *section, const char *key, struct err *e,
                      const char *fmt, ...)
{
	char sentence[sizeof e->msg];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(sentence, sizeof sentence, fmt, ap);
	va_end(ap);
	int line = line_of(ini, section, key);
	AUTO_FREE char *whole = lint_sentence(&ini->lines, line, section, key, sentence);
	lint_add_sentence(&ini->lines, line, whole);
	return err_set(e, E_INVALID, "%s", whole);
}

void ini_add_problem(struct ini *ini, const char *section, const char *key, const char *fmt, ...)
{
	char sentence[sizeof((struct err *)0)->msg];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(sentence, sizeof sentence, fmt, ap);
	va_end(ap);
	lint_add_problem(&ini->lines, line_of(ini, section, key), section, key, sentence);
}

static const char *unused_sentence(const struct ini_entry *entry)
{
	return entry->key[0] != '\0'
	               ? _("This key is not used. Check how it is written.")
	               : _("This section is not used. Check how its name is written.");
}

void ini_add_unused(struct ini *ini)
{
	for (int i = 0; i < ini->lines.n; i++) {
		const struct ini_entry *entry = &ini->lines.entries[i];
		const struct ini_entry *header = lint_find(&ini->lines, entry->section, "");

		if (!entry->used && (entry->key[0] == '\0' || header->used))
			lint_add_problem(&ini->lines, entry->line, entry->section, entry->key,
			                 unused_sentence(entry));
	}
}

int ini_problems(const struct ini *ini)
{
	return ini->lines.n_problems;
}

const char *ini_problem(const struct ini *ini, int i)
{
	return ini->lines.problems[i].sentence;
}
