#include "tr.h"

#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"

#define DOMAIN "dialoog"

/* Raising this counter of the C library is the documented way to tell gettext
 * that LANGUAGE has changed. */
extern int _nl_msg_cat_cntr;

static const char *const languages[] = {"nl", "en"};

/* The locale is a property of the process, and so is what is known of it. */
static const char *current = "en";
static bool users_locale_is_utf8;

static const char *find_language(const char *lang)
{
	for (size_t i = 0; i < N_ITEMS(languages); i++) {
		if (strcmp(languages[i], lang) == 0)
			return languages[i];
	}
	return NULL;
}

bool tr_has_language(const char *lang)
{
	return find_language(lang) != NULL;
}

static bool is_utf8_name(const char *charset)
{
	return strncasecmp(charset, "UTF-8", 5) == 0 || strncasecmp(charset, "utf8", 4) == 0;
}

/* What the variables ask for, also when that locale is not installed, as it
 * often is after logging in from another machine: the terminal is UTF-8 then
 * all the same. */
static bool variables_say_utf8(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	for (size_t i = 0; i < N_ITEMS(variables); i++) {
		const char *value = getenv(variables[i]);
		if (value == NULL || value[0] == '\0')
			continue;
		const char *dot = strchr(value, '.');
		return dot != NULL && is_utf8_name(dot + 1);
	}
	return false;
}

/* gettext takes no notice of LANGUAGE in the locales "C" and "POSIX". */
static bool locale_ignores_language(void)
{
	const char *name = setlocale(LC_MESSAGES, NULL);

	return name == NULL || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
}

static enum status set_locale(struct err *e)
{
	/* Only what is shown follows the user: numbers in files and for other programs have a
	 * point, and lists have one order. */
	bool found = setlocale(LC_CTYPE, "") != NULL;
	bool utf8 = found && is_utf8_name(nl_langinfo(CODESET));

	users_locale_is_utf8 = found ? utf8 : variables_say_utf8();
	setlocale(LC_MESSAGES, "");
	if (!utf8 && setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		return err_set(
		        e, E_UNSUPPORTED,
		        "This machine has no locale with UTF-8. Install the locale C.UTF-8.");
	if (locale_ignores_language() && setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
		return err_set(e, E_UNSUPPORTED, "The locale C.UTF-8 is missing. Install it.");
	return OK;
}

const char *tr_select(const char *lang)
{
	const char *before = current;
	const char *found = find_language(lang);

	if (found == NULL)
		return before;
	if (setenv("LANGUAGE", found, 1) != 0)
		fatal("out of memory");
	_nl_msg_cat_cntr++;
	current = found;
	return before;
}

/* The header of a catalogue is the translation of "" and names its language. */
static bool catalogue_is_read(const char *lang)
{
	AUTO_FREE char *line = xasprintf("Language: %s\n", lang);

	return strcmp(lang, "en") == 0 || strstr(gettext(""), line) != NULL;
}

enum status tr_init(const char *lang, struct err *e)
{
	if (find_language(lang) == NULL)
		return err_set(e, E_UNSUPPORTED,
		               "There are no texts in the language '%s'. Choose nl or en.", lang);
	enum status st = set_locale(e);
	if (st != OK)
		return st;

	const char *dir = getenv("DIALOOG_LOCALEDIR");
	if (dir == NULL || dir[0] == '\0')
		dir = DIALOOG_LOCALEDIR;
	if (bindtextdomain(DOMAIN, dir) == NULL || textdomain(DOMAIN) == NULL ||
	    bind_textdomain_codeset(DOMAIN, "UTF-8") == NULL)
		fatal("out of memory");
	tr_select(lang);
	if (!catalogue_is_read(lang))
		return err_set(e, E_UNSUPPORTED,
		               "The texts in the language '%s' cannot be read from %s. "
		               "Install dialoog again.",
		               lang, dir);
	return OK;
}

const char *tr_language(void)
{
	return current;
}

const char *tr_context(const char *context_and_id, const char *id)
{
	const char *found = gettext(context_and_id);

	/* gettext gives back its argument when it has no translation. */
	return found == context_and_id ? id : found;
}

const char *tr_lookup(const char *context, const char *id)
{
	AUTO_FREE char *key = xasprintf("%s\004%s", context, id);

	return tr_context(key, id);
}

int tr_locale_is_utf8(void)
{
	return users_locale_is_utf8;
}
