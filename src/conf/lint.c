#include "lint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ini.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

struct lint {
	struct ini_lines *lines;
	struct buf *good;
	const char *section; /* NULL before the first, or below one that nobody can read */
	bool skips;          /* the latter: what stands below it is of no section */
	int line;
};

/* ---- entries and problems ---- */

struct ini_entry *lint_find(const struct ini_lines *lines, const char *section, const char *key)
{
	for (int i = 0; i < lines->n; i++) {
		if (strcmp(lines->entries[i].key, key) == 0 &&
		    strcmp(lines->entries[i].section, section) == 0)
			return &lines->entries[i];
	}
	return NULL;
}

/* Grows by doubling at each power of two. */
static void *grown(void *items, int n, size_t size)
{
	return (n & (n - 1)) == 0 ? xreallocarray(items, n > 0 ? (size_t)n * 2 : 1, size) : items;
}

static void add_entry(struct lint *l, const char *key)
{
	struct ini_lines *lines = l->lines;

	lines->entries = grown(lines->entries, lines->n, sizeof *lines->entries);
	lines->entries[lines->n++] =
	        (struct ini_entry){.section = l->section, .key = key, .line = l->line};
}

char *lint_sentence(const struct ini_lines *lines, int line, const char *section, const char *key,
                    const char *sentence)
{
	AUTO_BUF struct buf b;

	buf_init(&b);
	buf_add(&b, lines->name);
	if (line > 0)
		buf_addf(&b, ":%d", line);
	buf_add(&b, ": ");
	if (section != NULL)
		buf_addf(&b, "[%s]", section);
	if (key != NULL && key[0] != '\0')
		buf_addf(&b, "%s%s", section != NULL ? " " : "", key);
	if (section != NULL || (key != NULL && key[0] != '\0'))
		buf_add(&b, ": ");
	buf_add(&b, sentence);
	return buf_take(&b);
}

void lint_add_sentence(struct ini_lines *lines, int line, const char *sentence)
{
	int n = lines->n_problems++;

	if (n >= INI_PROBLEMS_MAX)
		return;
	lines->problems = grown(lines->problems, n, sizeof *lines->problems);
	/* Not all are found from the top downwards. */
	for (; n > 0 && lines->problems[n - 1].line > line; n--)
		lines->problems[n] = lines->problems[n - 1];
	lines->problems[n] = (struct ini_problem){line, arena_strdup(lines->arena, sentence)};
}

void lint_add_problem(struct ini_lines *lines, int line, const char *section, const char *key,
                      const char *sentence)
{
	AUTO_FREE char *whole = lint_sentence(lines, line, section, key, sentence);

	lint_add_sentence(lines, line, whole);
}

static void wrong(struct lint *l, const char *key, const char *sentence)
{
	lint_add_problem(l->lines, l->line, l->section, key, sentence);
}

/* ---- names ---- */

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

/* ---- a section ---- */

static void enter_section(struct lint *l, const char *name, size_t n)
{
	l->section = arena_strndup(l->lines->arena, name, n);
	l->skips = false;
	buf_addf(l->good, "[%s]\n", l->section);
	if (lint_find(l->lines, l->section, "") == NULL)
		add_entry(l, "");
}

/* The section that is meant by "[ Keys ", so that what stands below it still counts; of
 * something else nobody can tell. */
static void guess_section(struct lint *l, const char *s)
{
	AUTO_FREE char *name = xstrdup(skip_blank(s));
	size_t n;

	for (char *p = name; *p != '\0'; p++) {
		if (*p >= 'A' && *p <= 'Z')
			*p |= 0x20;
	}
	n = name_length(name, true);
	name[n + strcspn(name + n, "]")] = '\0';
	if (n > 0 && *skip_blank(name + n) == '\0') {
		enter_section(l, name, n);
	} else {
		l->section = NULL;
		l->skips = true;
	}
}

static void lint_section(struct lint *l, const char *s)
{
	size_t n = name_length(s + 1, true);

	if (n == 0 || s[1 + n] != ']' || *skip_blank(s + 2 + n) != '\0') {
		guess_section(l, s + 1);
		wrong(l, NULL,
		      l->section != NULL
		              ? _("Write a section as [name], in small letters, on its own line.")
		              : _("Write a section as [name], in small letters, on its own line. "
		                  "What stands below it is not read."));
		return;
	}
	AUTO_FREE char *name = xstrndup(s + 1, n);
	const struct ini_entry *before = lint_find(l->lines, name, "");
	enter_section(l, name, n);
	if (before == NULL)
		return;
	AUTO_FREE char *sentence = xasprintf(
	        _("This section is already in the file, on line %d. Put its lines there."),
	        before->line);
	wrong(l, NULL, sentence);
}

/* ---- a key and its value ---- */

/* What is wrong with a value, or NULL; s is what stands after the "=". */
static const char *wrong_value(const char *s)
{
	s = skip_blank(s);
	if (*s != '"') {
		/* Without the marks the library cuts at ; and #, and takes ' for a mark. */
		if (*s == '\'' || strpbrk(s, ";#\"") != NULL)
			return _("Put the value between two marks \", and a comment on a line of "
			         "its own.");
		return NULL;
	}
	s++;
	s += strcspn(s, "\"");
	if (*s == '\0')
		return _("The mark \" at the end of the value is missing.");
	if (*skip_blank(s + 1) != '\0')
		return _("Nothing may follow the second mark \". Inside a value use “ and ”, and "
		         "put a comment on a line of its own.");
	return NULL;
}

/* What stands before the "=", to name the line by; owned by the caller. */
static char *shown_key(const char *s)
{
	size_t n = strcspn(s, "=");

	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	AUTO_FREE char *key = xstrndup(s, n);
	key[text_fit(key, 40, NULL)] = '\0';
	return text_harmless(key);
}

static void lint_key(struct lint *l, const char *s)
{
	AUTO_FREE char *shown = shown_key(s);
	size_t n = name_length(s, false);
	const char *after = skip_blank(s + n), *sentence;

	if (l->skips)
		return;
	if (n == 0 || *after != '=') {
		wrong(l, shown,
		      strchr(s, '=') == NULL
		              ? _("Write a line as key = \"value\".")
		              : _("Write the name before the = in small letters, digits, - and _, "
		                  "without spaces."));
		return;
	}
	if (l->section == NULL) {
		wrong(l, shown,
		      _("This line is before the first section. Put it below a line like [name]."));
		return;
	}
	sentence = wrong_value(after + 1);
	if (sentence != NULL) {
		wrong(l, shown, sentence);
		return;
	}
	const char *key = arena_strndup(l->lines->arena, s, n);
	const struct ini_entry *before = lint_find(l->lines, l->section, key);
	if (before != NULL) {
		AUTO_FREE char *twice =
		        xasprintf(_("This key is already in the section, on line %d. Remove one of "
		                    "the two."),
		                  before->line);
		wrong(l, key, twice);
		return;
	}
	add_entry(l, key);
	buf_addf(l->good, "%s\n", s);
}

/* ---- lines ---- */

/* The line as bytes: what the library could misread or a terminal would obey.  NULL: all is
 * well. */
static const char *wrong_bytes(const char *s, size_t n)
{
	AUTO_FREE char *clean = NULL;
	bool is_ascii = true;

	if (n > INI_MAX_LINE)
		return _("This line is too long. Divide the text.");
	for (size_t i = 0; i < n; i++) {
		if (((unsigned char)s[i] < ' ' && s[i] != '\t') || s[i] == 0x7f)
			return _("There is a character that no text may have. Type the line anew.");
		is_ascii = is_ascii && (unsigned char)s[i] < 0x80;
	}
	if (!is_ascii && (text_clean(s, n, TEXT_LINE, INI_MAX_LINE, &clean, NULL) != OK ||
	                  text_is_damaged(clean)))
		return _("There are damaged letters. Save the file as UTF-8.");
	/* Even after a comment it would join the next line, spaces or not. */
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	if (n > 0 && s[n - 1] == '\\')
		return _("A line cannot end with a backslash. Remove it.");
	return NULL;
}

static void lint_line(struct lint *l, const char *start, size_t n)
{
	if (n > 0 && start[n - 1] == '\r')
		n--;
	AUTO_FREE char *line = xstrndup(start, n);
	const char *s = skip_blank(line), *sentence = wrong_bytes(start, n);
	if (sentence != NULL) {
		AUTO_FREE char *key =
		        strchr(s, '=') != NULL && *s != '#' && *s != ';' ? shown_key(s) : NULL;
		wrong(l, key, sentence);
	} else if (*s == '[') {
		lint_section(l, s);
	} else if (*s != '\0' && *s != '#' && *s != ';') {
		lint_key(l, s);
	}
}

void lint_text(struct ini_lines *lines, const char *text, size_t len, struct buf *good)
{
	struct lint l = {.lines = lines, .good = good};
	const char *end = text + len;

	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		lint_add_problem(lines, 1, NULL, NULL,
		                 _("Save the file as UTF-8 without a mark at the start."));
		text += 3;
	}
	for (const char *s = text; s < end;) {
		const char *newline = memchr(s, '\n', (size_t)(end - s));
		const char *stop = newline != NULL ? newline : end;

		l.line++;
		lint_line(&l, s, (size_t)(stop - s));
		s = stop + (newline != NULL);
	}
}
