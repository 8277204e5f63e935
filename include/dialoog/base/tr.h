/* Translation through gettext: English msgids, Dutch by default.
 * _() for text, ngettext() for counted text, N_() marks text in tables. */
#ifndef DIALOOG_BASE_TR_H
#define DIALOOG_BASE_TR_H

#include <libintl.h>
#include <stdbool.h>

#include "err.h"

#define _(s) gettext(s)
#define N_(s) (s)
/* With a context, for words that differ by place: C_("key bar", "Open"). */
#define C_(context, s) tr_context(context "\004" s, s)
#define NC_(context, s) (s)

/* Sets the locale (C.UTF-8 when the machine's is missing or not UTF-8), binds
 * the catalogues ($DIALOOG_LOCALEDIR when set, else the installed folder) and
 * selects lang ("nl" or "en").  E_UNSUPPORTED when the catalogue of a language
 * other than English cannot be read: an installation without it is broken. */
MUST_CHECK enum status tr_init(const char *lang, struct err *e);
/* Selects another language from here on ("nl", "en"): documents use the
 * language of the series.  Nothing changes for a language that there is not.
 * Returns the one before, a static string. */
const char *tr_select(const char *lang);
/* Is there a catalogue of this language, or is it that of the msgids? */
bool tr_has_language(const char *lang);
/* The language now. */
const char *tr_language(void);
/* Helpers of C_ and of tables marked with NC_. */
const char *tr_context(const char *context_and_id, const char *id);
const char *tr_lookup(const char *context, const char *id);
/* True when the character set of the user's locale was UTF-8, also when that
 * locale is not installed on this machine. */
int tr_locale_is_utf8(void);

#endif
