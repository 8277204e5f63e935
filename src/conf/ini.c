#include "ini.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <iniparser/iniparser.h>

#include "arena.h"
#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

struct entry {
	const char *section;
	const char *key; /* "" for the line of the section itself */
	int line;
	bool used;
};

struct ini {
	struct arena *arena;
	const char *name; /* of the file, for messages */
	dictionary *values;
	struct entry *entries;
	int n;
};

/* ---- looking the file over ---- */

struct lint {
	struct ini *ini;
	const char *section; /* NULL before the first */
	int line;
};

static enum status lint_wrong(const struct lint *l, struct err *e, const char *sentence)
{
	return err_set(e, E_INVALID, "%s:%d: %s", l->ini->name, l->line, sentence);
}

static struct entry *find(const struct ini *ini, const char *section, const char *key)
{
	for (int i = 0; i < ini->n; i++) {
		if (strcmp(ini->entries[i].section, section) == 0 &&
		    strcmp(ini->entries[i].key, key) == 0)
			return &ini->entries[i];
	}
	return NULL;
}

static void add(struct lint *l, const char *key)
{
	struct ini *ini = l->ini;

	/* Grows by doubling at each power of two. */
	if ((ini->n & (ini->n - 1)) == 0)
		ini->entries = xreallocarray(ini->entries, ini->n > 0 ? (size_t)ini->n * 2 : 1,
		                             sizeof *ini->entries);
	ini->entries[ini->n++] = (struct entry){.section = l->section, .key = key, .line = l->line};
}

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static const char *skip_blank(const char *s)
{
	return s + strspn(s, " \t");
}

/* Bytes of the name at s; single spaces inside when spaces is true. */
static size_t name_length(const char *s, bool spaces)
{
	size_t n = 0;

	while (is_name_char(s[n]) ||
	       (spaces && n > 0 && s[n] == ' ' && is_name_char(s[n - 1]) && is_name_char(s[n + 1])))
		n++;
	return n;
}

static enum status lint_section(struct lint *l, const char *s, struct err *e)
{
	size_t n = name_length(s + 1, true);

	if (n == 0 || s[1 + n] != ']' || *skip_blank(s + 2 + n) != '\0')
		return lint_wrong(
		        l, e, _("Write a section as [name], in small letters, on its own line."));
	l->section = arena_strndup(l->ini->arena, s + 1, n);
	if (find(l->ini, l->section, "") != NULL)
		return lint_wrong(l, e, _("This section is already in the file."));
	add(l, "");
	return OK;
}

/* After the key and before the end of the line: = "value". */
static bool is_quoted_value(const char *s)
{
	s = skip_blank(s);
	if (*s != '=')
		return false;
	s = skip_blank(s + 1);
	if (*s != '"')
		return false;
	s++;
	s += strcspn(s, "\"");
	return *s == '"' && *skip_blank(s + 1) == '\0';
}

static enum status lint_key(struct lint *l, const char *s, struct err *e)
{
	size_t n = name_length(s, false);

	if (n == 0 || !is_quoted_value(s + n))
		return lint_wrong(l, e,
		                  _("Write a line as key = \"value\", without the mark \" inside "
		                    "the value."));
	if (l->section == NULL)
		return lint_wrong(l, e, _("This line is before the first section."));

	const char *key = arena_strndup(l->ini->arena, s, n);
	if (find(l->ini, l->section, key) != NULL)
		return lint_wrong(l, e, _("This key is already in the section."));
	add(l, key);
	return OK;
}

/* The line as bytes: what the library could misread or a terminal would obey. */
static enum status lint_bytes(const struct lint *l, const char *s, size_t n, struct err *e)
{
	AUTO_FREE char *clean = NULL;

	if (n > INI_MAX_LINE)
		return lint_wrong(l, e, _("This line is too long. Divide the text."));
	/* Even after a comment it would join the next line, spaces or not. */
	size_t end = n;
	while (end > 0 && (s[end - 1] == ' ' || s[end - 1] == '\t'))
		end--;
	if (end > 0 && s[end - 1] == '\\')
		return lint_wrong(l, e, _("A line cannot end with a backslash."));
	for (size_t i = 0; i < n; i++) {
		if (((unsigned char)s[i] < ' ' && s[i] != '\t') || s[i] == 0x7f)
			return lint_wrong(l, e, _("There is a character that no text may have."));
	}
	if (text_clean(s, n, TEXT_LINE, INI_MAX_LINE, &clean, NULL) != OK || text_is_damaged(clean))
		return lint_wrong(l, e, _("There are damaged letters. Save the file as UTF-8."));
	return OK;
}

static enum status lint_line(struct lint *l, const char *start, size_t n, struct err *e)
{
	if (n > 0 && start[n - 1] == '\r')
		n--;
	enum status st = lint_bytes(l, start, n, e);
	if (st != OK)
		return st;

	AUTO_FREE char *line = xstrndup(start, n);
	const char *s = skip_blank(line);
	if (*s == '\0' || *s == '#' || *s == ';')
		return OK;
	return *s == '[' ? lint_section(l, s, e) : lint_key(l, s, e);
}

static enum status lint(struct ini *ini, const char *text, size_t len, struct err *e)
{
	struct lint l = {.ini = ini};
	const char *end = text + len;

	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		l.line = 1;
		return lint_wrong(&l, e, _("Save the file as UTF-8 without a mark at the start."));
	}
	for (const char *s = text; s < end;) {
		const char *newline = memchr(s, '\n', (size_t)(end - s));
		const char *stop = newline != NULL ? newline : end;

		l.line++;
		enum status st = lint_line(&l, s, (size_t)(stop - s), e);
		if (st != OK)
			return st;
		s = stop + (newline != NULL);
	}
	return OK;
}

/* ---- loading ---- */

/* The library would print on standard error, in the middle of a screen; what it
 * could say has been said by the lint. */
static int ignore_message(const char *fmt, ...)
{
	(void)fmt;
	return 0;
}

static enum status load(struct ini *ini, const char *path, struct err *e)
{
	AUTO_FREE char *text = NULL;
	size_t len;

	enum status st = file_read(path, INI_MAX_BYTES, &text, &len, e);
	if (st == OK)
		st = lint(ini, text, len, e);
	if (st != OK)
		return st;

	iniparser_set_error_callback(ignore_message);
	ini->values = iniparser_load(path);
	if (ini->values == NULL)
		return err_set(e, E_IO, _("The file %s cannot be read."), ini->name);
	return OK;
}

enum status ini_load(const char *path, struct ini **out, struct err *e)
{
	struct ini *ini = xcalloc(1, sizeof *ini);
	const char *slash = strrchr(path, '/');

	ini->arena = arena_new();
	ini->name = arena_strdup(ini->arena, slash != NULL ? slash + 1 : path);
	enum status st = load(ini, path, e);
	if (st != OK) {
		ini_free(ini);
		ini = NULL;
	}
	*out = ini;
	return st;
}

void ini_free(struct ini *ini)
{
	if (ini == NULL)
		return;
	if (ini->values != NULL)
		iniparser_freedict(ini->values);
	free(ini->entries);
	arena_free(ini->arena);
	free(ini);
}

/* ---- reading ---- */

const char *ini_get(struct ini *ini, const char *section, const char *key)
{
	struct entry *header = find(ini, section, "");
	struct entry *entry = find(ini, section, key);

	if (header != NULL)
		header->used = true;
	if (entry == NULL)
		return NULL;
	entry->used = true;

	AUTO_FREE char *path = xasprintf("%s:%s", section, key);
	/* Changed on disk since the lint: as good as empty. */
	return iniparser_getstring(ini->values, path, "");
}

bool ini_has_section(const struct ini *ini, const char *section)
{
	return find(ini, section, "") != NULL;
}

enum status ini_wrong(const struct ini *ini, const char *section, const char *key, struct err *e,
                      const char *fmt, ...)
{
	const struct entry *entry = find(ini, section, key);
	char sentence[sizeof e->msg];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(sentence, sizeof sentence, fmt, ap);
	va_end(ap);
	if (entry == NULL)
		entry = find(ini, section, "");
	if (entry == NULL)
		return err_set(e, E_INVALID, "%s: [%s] %s: %s", ini->name, section, key, sentence);
	return err_set(e, E_INVALID, "%s:%d: [%s] %s: %s", ini->name, entry->line, section, key,
	               sentence);
}

enum status ini_check_used(const struct ini *ini, struct err *e)
{
	for (int i = 0; i < ini->n; i++) {
		const struct entry *entry = &ini->entries[i];
		if (entry->used)
			continue;
		if (entry->key[0] == '\0')
			return err_set(
			        e, E_INVALID, "%s:%d: [%s]: %s", ini->name, entry->line,
			        entry->section,
			        _("This section is not used. Check how its name is written."));
		return ini_wrong(ini, entry->section, entry->key, e, "%s",
		                 _("This key is not used. Check how it is written."));
	}
	return OK;
}
