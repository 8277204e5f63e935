/* The settings of the program: one table says what can be set, one INI file sets it.  A
 * mistake in the file is named and never stops anything: what is right counts, the rest is as
 * if it were not there. */
#ifndef DIALOOG_CONF_SETTINGS_H
#define DIALOOG_CONF_SETTINGS_H

#include <stdbool.h>

#include "err.h"

struct settings;

enum setting {
#define SETTING(id, section, key, kind, fallback, words, min, max, help) SETTING_##id,
#include "settings.def"
#undef SETTING
	SETTING_COUNT
};

enum setting_kind {
	SETTING_CHOICE, /* one of words */
	SETTING_NUMBER, /* a whole number from min to max */
	SETTING_PATH,   /* from / or from ~/, or "" */
	SETTING_TEXT,   /* one line of at most max characters, cleaned; or "" */
	SETTING_COLOUR  /* "#004a7f", at least 4.5:1 on white */
};

struct setting_info {
	const char *section, *key;
	enum setting_kind kind;
	const char *fallback; /* what counts when it is not set */
	const char *words;
	int min, max;
	const char *help; /* msgid */
};

/* Borrowed. */
const struct setting_info *setting_info(enum setting id);

/* Reads the file that --config names (path); with NULL that of the user,
 * $XDG_CONFIG_HOME/dialoog/dialoog.ini, or else the installed one; without any, nothing is set.
 * Never NULL, owned by the caller; the problems are in the language that was selected then. */
struct settings *settings_load(const char *path);
/* NULL-safe, as are those below: with NULL nothing is set. */
void settings_free(struct settings *s);

/* The number, which of the words it is, from 0, or the colour, 0xRRGGBB. */
int settings_number(const struct settings *s, enum setting id);
/* The path, whole, or ""; the text, cleaned; of another kind as it stands in the file; borrowed. */
const char *settings_text(const struct settings *s, enum setting id);
/* The file that was read, or ""; borrowed. */
const char *settings_file(const struct settings *s);
/* How many values of the file hold, without those of [keys]. */
int settings_usable(const struct settings *s);

/* Section [keys] is for who knows the actions: line number i (from 0), false when there are no
 * more; name and value are borrowed. */
bool settings_key(struct settings *s, int i, const char **name, const char **value);
/* Adds a problem of such a line. */
void settings_key_wrong(struct settings *s, const char *name, const char *fmt, ...)
        PRINTF_LIKE(3, 4);

/* How many sentences there are about what is wrong in the file, and which, for i below that:
 * borrowed.  Of very many the last one says how many more there are. */
int settings_problems(const struct settings *s);
const char *settings_problem(struct settings *s, int i);

#endif
