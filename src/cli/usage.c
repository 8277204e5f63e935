#include "usage.h"

#include <string.h>

#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

static char *config_path(const struct options *none)
{
	AUTO_FREE char *folder = xdg_config_dir();

	(void)none;
	return folder ? path_join(folder, "dialoog.ini") : NULL;
}

const struct explanation explanations[] = {
        {"[FILE]", "FILE", N_("the file with the sessions; without it %s"), hub_path},
        {"[--hub FILE]", "--hub FILE", N_("the file to practise in; without it %s"), practice_path},
        {"[--play]", "--play", N_("plays a session by itself, in about 90 seconds"), NULL},
        {"FILE --template", "FILE", N_("the file for the session; it is made when it is not there"),
         NULL},
        {"FILE INPUT", "FILE", N_("the file for the sessions; it is made when it is not there"),
         NULL},
        {"--rebuild OUT", NULL,
         N_("makes a new file of what is still there, when the file itself is damaged or gone"),
         NULL},
        {"FILE OUT", "OUT", N_("the copy to make; nothing is written over"), NULL},
        {"--without-names", NULL,
         N_("to share: without names, notes and what is not for everybody"), NULL},
        {"INPUT...", NULL,
         N_("files that were made with dialoog export; or texts with one idea a line"), NULL},
        {"--template NAME", NULL, N_("the runsheet: one of those below"), NULL},
        {"--title T", NULL, N_("the title; without it that of the runsheet"), NULL},
        {"--date YYYY-MM-DD", NULL, N_("the date; without it today"), NULL},
        {"--place P", NULL, N_("the place"), NULL},
        {"--start HH:MM", NULL, N_("when it begins; without it as in the runsheet"), NULL},
        {"--session N", NULL,
         N_("the number of the session, see dialoog list; without it the newest"), NULL},
        {"--group G", NULL, N_("of a text: the number of the group that wrote the ideas"), NULL},
        {"--question Q", NULL,
         N_("of a text: the number of the question, when there are more than one"), NULL},
        {"--once", NULL, N_("prints one scene and ends"), NULL},
        {"--scene NAME", NULL, N_("which scene: welcome, agenda, question, results, qr, ..."),
         NULL},
        {"--size 64x24", NULL, N_("its size, in columns and rows"), NULL},
        {"--format text|svg", NULL, N_("as text, or as a picture"), NULL},
        {"--format md|html|txt|odt|docx|pdf", NULL,
         N_("the format: Markdown, a web page, plain text, for LibreOffice, for Word, or a PDF, "
            "which needs LibreOffice or Chromium; without it Markdown"),
         NULL},
        {"--format json|csv", NULL,
         N_("JSON, for dialoog import; or CSV, three files for a spreadsheet in the folder OUT"),
         NULL},
        {"--kind verslag|terugkoppeling|opdrachtgever", "--kind KIND",
         N_("for whom: verslag for everybody, terugkoppeling of one page for who took part, or "
            "opdrachtgever in numbers; without it verslag"),
         NULL},
        {"--format text|json", NULL, N_("to read, or for another program"), NULL},
        {"--format text|md|man", NULL, N_("to read, as Markdown, or as a manual page"), NULL},
        {"--format term|png|svg", NULL, N_("on the terminal, or as a picture"), NULL},
        {"--public", NULL, N_("without notes and without texts that are not for everybody"), NULL},
        {"--url URL", NULL, N_("the address; without it the web page of the sessions"), NULL},
        {"-o OUT", NULL, N_("the file to make, or - for standard output"), NULL},
};
const int n_explanations = (int)N_ITEMS(explanations);

const struct explanation common_options[] = {
        {"--config FILE", NULL, N_("the settings; without it %s, if it is there"), config_path,
         N_("other settings, from this file")},
        {"--lang nl|en", NULL, N_("Dutch or English"), NULL},
        {"--color auto|always|never", NULL, N_("with or without colours"), NULL},
        {"--ascii", NULL, N_("without special characters, for an old terminal"), NULL},
        {"--readonly", NULL, N_("look, but change nothing"), NULL},
        {"--help", NULL, N_("this help, or that of a command; also -h"), NULL},
        {"--version", NULL, N_("the version, and those of its libraries; also -V"), NULL},
};
const int n_common_options = (int)N_ITEMS(common_options);

const char *explanation_label(const struct explanation *x)
{
	return x->label ? x->label : x->part;
}

char *explanation_text(const struct explanation *x, const struct options *o)
{
	const struct options none = {.settings = o->settings};
	AUTO_FREE char *path = x->path ? x->path(&none) : NULL;
	AUTO_FREE char *shown = text_harmless(path ? path : "?");

	return xasprintf(gettext(x->about), shown);
}

/* ---- the options in a usage ---- */

/* The next word without its brackets into out; true when a bracket closed behind it. */
static bool take_word(const char **at, char out[USAGE_WORD_SIZE])
{
	size_t length;

	*at += strspn(*at, " [");
	length = strcspn(*at, " ]");
	AUTO_FREE char *word = xstrndup(*at, length);
	text_copy(out, USAGE_WORD_SIZE, word);
	*at += length;
	return **at == ']' && ++*at;
}

/* Brackets stand around an option with its value: "[--session N]", "[--play]". */
static bool take_option(const char **at, struct usage_option *out)
{
	*out = (struct usage_option){0};
	while (**at && out->name[0] != '-') {
		bool is_closed = take_word(at, out->name);

		if (out->name[0] == '-' && !is_closed && **at)
			take_word(at, out->value);
	}
	return out->name[0] == '-';
}

bool next_option(const struct command_info *c, const char **at, struct usage_option *out)
{
	if (!take_option(at, out))
		return false;
	for (int i = 0; i < n_explanations; i++) {
		const struct explanation *x = &explanations[i];

		if (strstr(c->usage, x->part) &&
		    strncmp(explanation_label(x), out->name, strlen(out->name)) == 0)
			out->explanation = x;
	}
	return true;
}

struct usage_option common_option(const struct explanation *x)
{
	const char *at = explanation_label(x);
	struct usage_option option;

	take_option(&at, &option);
	option.explanation = x;
	return option;
}
