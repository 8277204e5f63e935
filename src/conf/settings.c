#include "settings.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "colour.h"
#include "file.h"
#include "ini.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

#define FILE_NAME "dialoog.ini"
#define SECTION_KEYS "keys"

static const struct setting_info infos[SETTING_COUNT] = {
#define SETTING(id, section, key, kind, fallback, words, min, max, help) \
	[SETTING_##id] = {section, key, SETTING_##kind, fallback, words, min, max, help},
#include "settings.def"
#undef SETTING
};

struct settings {
	struct arena *arena;
	struct ini *ini; /* NULL: no file */
	const char *file;
	struct value {
		const char *text;
		int number;
		bool is_set;
	} values[SETTING_COUNT];
	char more[128]; /* the sentence about the problems that are not kept */
};

const struct setting_info *setting_info(enum setting id)
{
	return &infos[id];
}

/* ---- values ---- */

/* Which of the words it is, from 0; -1: none. */
static int find_word(const char *words, const char *text)
{
	size_t length = strlen(text), n;

	for (int i = 0; *words != '\0'; i++, words += n + (words[n] == ' ')) {
		n = strcspn(words, " ");
		if (n == length && strncmp(words, text, n) == 0)
			return i;
	}
	return -1;
}

/* "~/" becomes the folder of the user.  NULL: no whole path. */
static const char *whole_path(struct arena *a, const char *text)
{
	const char *home = getenv("HOME");

	if (text[0] == '\0' || text[0] == '/')
		return arena_strdup(a, text);
	if (strncmp(text, "~/", 2) != 0 || home == NULL || home[0] != '/')
		return NULL;
	AUTO_FREE char *path = path_join(home, text + 2);
	return arena_strdup(a, path);
}

/* The text, cleaned.  NULL: it is too long. */
static const char *clean_text(struct arena *a, const char *text, int max)
{
	AUTO_FREE char *clean = NULL;

	if (text_clean(text, strlen(text), TEXT_LINE, (size_t)max, &clean, NULL) != OK)
		return NULL;
	return arena_strdup(a, clean);
}

/* What WCAG 2.1 asks of a text on white (1.4.3), in tenths. */
enum { CONTRAST_LEAST = 45 };

/* Takes the text as the value; false: it is none.  Of a choice, a number and a colour v->number is
 * set too. */
static bool take(struct arena *a, const struct setting_info *info, const char *text,
                 struct value *v)
{
	switch (info->kind) {
	case SETTING_CHOICE:
		v->number = find_word(info->words, text);
		v->text = text;
		return v->number >= 0;
	case SETTING_NUMBER:
		v->text = text;
		return text_to_int(text, info->min, info->max, &v->number);
	case SETTING_PATH:
		v->text = whole_path(a, text);
		return v->text != NULL;
	case SETTING_TEXT:
		v->text = clean_text(a, text, info->max);
		return v->text != NULL;
	case SETTING_COLOUR:
		v->text = text;
		return colour_read(text, &v->number) &&
		       colour_contrast(v->number) >= CONTRAST_LEAST;
	}
	return false;
}

/* Words with a comma between them. */
static const char *listed(struct arena *a, const char *words)
{
	AUTO_BUF struct buf b;

	buf_init(&b);
	for (; *words != '\0'; words++)
		buf_addf(&b, *words == ' ' ? ",%c" : "%c", *words);
	return arena_strdup(a, b.data);
}

static void add_wrong_colour(struct settings *s, const struct setting_info *info, const char *text)
{
	int colour, contrast;

	if (!colour_read(text, &colour)) {
		ini_add_problem(s->ini, info->section, info->key,
		                _("Write a colour as # and six digits from 0 to 9 and a to f, such "
		                  "as \"%s\"."),
		                info->fallback);
		return;
	}
	contrast = colour_contrast(colour);
	ini_add_problem(
	        s->ini, info->section, info->key,
	        /* Translators: the contrast of a colour on white, as 3.9:1. */
	        _("This colour is too light to read on white: its contrast is %d.%d:1, and 4.5:1 "
	          "is the least. Choose a darker one."),
	        contrast / 10, contrast % 10);
}

static void add_wrong(struct settings *s, const struct setting_info *info, const char *text)
{
	switch (info->kind) {
	case SETTING_CHOICE:
		ini_add_problem(s->ini, info->section, info->key, _("Choose one of: %s."),
		                listed(s->arena, info->words));
		break;
	case SETTING_NUMBER:
		ini_add_problem(s->ini, info->section, info->key,
		                _("Type a whole number from %d to %d."), info->min, info->max);
		break;
	case SETTING_PATH:
		ini_add_problem(s->ini, info->section, info->key, "%s",
		                _("Write the whole path: it begins with / or with ~/."));
		break;
	case SETTING_TEXT:
		ini_add_problem(s->ini, info->section, info->key,
		                _("This text is too long. Use at most %d characters."), info->max);
		break;
	case SETTING_COLOUR:
		add_wrong_colour(s, info, text);
		break;
	}
}

static void take_fallback(const struct setting_info *info, struct value *v)
{
	*v = (struct value){.text = info->fallback};
	if (info->kind == SETTING_CHOICE)
		v->number = find_word(info->words, info->fallback);
	else if (info->kind == SETTING_NUMBER)
		text_to_int(info->fallback, info->min, info->max, &v->number);
	else if (info->kind == SETTING_COLOUR)
		colour_read(info->fallback, &v->number);
}

static void read_values(struct settings *s)
{
	for (int id = 0; id < SETTING_COUNT; id++) {
		const struct setting_info *info = &infos[id];
		const char *text =
		        s->ini != NULL ? ini_get(s->ini, info->section, info->key) : NULL;

		if (text != NULL && take(s->arena, info, text, &s->values[id])) {
			s->values[id].is_set = true;
			continue;
		}
		if (text != NULL)
			add_wrong(s, info, text);
		take_fallback(info, &s->values[id]);
	}
}

/* ---- the file ---- */

/* NULL: there is none. */
static char *find_file(void)
{
	AUTO_FREE char *folder = xdg_config_dir();
	char *path = folder != NULL ? path_join(folder, FILE_NAME) : NULL;

	if (path != NULL && file_exists(path))
		return path;
	free(path);
	path = data_file(FILE_NAME);
	if (file_exists(path))
		return path;
	free(path);
	return NULL;
}

/* What is not known is named last: by then everything that is known was asked for. */
static void read_keys_section(struct settings *s)
{
	const char *name;

	for (int i = 0; (name = ini_key_at(s->ini, SECTION_KEYS, i)) != NULL; i++)
		ini_get(s->ini, SECTION_KEYS, name);
	ini_add_unused(s->ini);
}

struct settings *settings_load(const char *path)
{
	struct settings *s = xcalloc(1, sizeof *s);
	AUTO_FREE char *found = path != NULL ? xstrdup(path) : find_file();

	s->arena = arena_new();
	s->file = arena_strdup(s->arena, found != NULL ? found : "");
	if (found != NULL)
		s->ini = ini_read(found);
	read_values(s);
	if (s->ini != NULL)
		read_keys_section(s);
	return s;
}

void settings_free(struct settings *s)
{
	if (s == NULL)
		return;
	ini_free(s->ini);
	arena_free(s->arena);
	free(s);
}

/* ---- asking ---- */

int settings_number(const struct settings *s, enum setting id)
{
	struct value v;

	if (s != NULL)
		return s->values[id].number;
	take_fallback(&infos[id], &v);
	return v.number;
}

const char *settings_text(const struct settings *s, enum setting id)
{
	return s != NULL ? s->values[id].text : infos[id].fallback;
}

const char *settings_file(const struct settings *s)
{
	return s != NULL ? s->file : "";
}

int settings_usable(const struct settings *s)
{
	int n = 0;

	for (int id = 0; s != NULL && id < SETTING_COUNT; id++)
		n += s->values[id].is_set;
	return n;
}

bool settings_key(struct settings *s, int i, const char **name, const char **value)
{
	*name = s != NULL && s->ini != NULL ? ini_key_at(s->ini, SECTION_KEYS, i) : NULL;
	if (*name == NULL)
		return false;
	*value = ini_get(s->ini, SECTION_KEYS, *name);
	return true;
}

void settings_key_wrong(struct settings *s, const char *name, const char *fmt, ...)
{
	char sentence[sizeof((struct err *)0)->msg];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(sentence, sizeof sentence, fmt, ap);
	va_end(ap);
	ini_add_problem(s->ini, SECTION_KEYS, name, "%s", sentence);
}

int settings_problems(const struct settings *s)
{
	int n = s != NULL && s->ini != NULL ? ini_problems(s->ini) : 0;

	return n > INI_PROBLEMS_MAX ? INI_PROBLEMS_MAX + 1 : n;
}

const char *settings_problem(struct settings *s, int i)
{
	int more = ini_problems(s->ini) - INI_PROBLEMS_MAX;

	if (i < INI_PROBLEMS_MAX)
		return ini_problem(s->ini, i);
	snprintf(s->more, sizeof s->more,
	         ngettext("%s: and %d mistake more.", "%s: and %d mistakes more.",
	                  (unsigned long)more),
	         FILE_NAME, more);
	return s->more;
}
