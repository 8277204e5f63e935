/* What `dialoog --help`, `dialoog COMMAND --help` and `dialoog --version` say. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

#include "file.h"
#include "mem.h"
#include "qr.h"
#include "runsheet.h"
#include "text.h"
#include "tr.h"

/* A part of the usage of commands, and what it means. */
struct explanation {
	const char *part;  /* as it stands in a usage */
	const char *label; /* NULL: the same */
	const char *about; /* msgid, with a %s when there is a path */
	char *(*path)(const struct options *none);
};

static char *config_path(const struct options *none)
{
	AUTO_FREE char *folder = xdg_config_dir();

	(void)none;
	return folder ? path_join(folder, "dialoog.ini") : NULL;
}

static const struct explanation explanations[] = {
        {"[FILE]", "FILE", N_("the file with the sessions; without it %s"), hub_path},
        {"[--hub FILE]", "--hub FILE", N_("the file to practise in; without it %s"), practice_path},
        {"[--play]", "--play", N_("plays a session by itself, in about 90 seconds"), NULL},
        {"FILE --template", "FILE", N_("the file for the session; it is made when it is not there"),
         NULL},
        {"FILE INPUT", "FILE", N_("the file for the sessions; it is made when it is not there"),
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
        {"--format md]", "--format md", N_("the format: Markdown, for a word processor"), NULL},
        {"--format json", NULL, N_("the format: JSON, for dialoog import"), NULL},
        {"--format text|json", NULL, N_("to read, or for another program"), NULL},
        {"--format text|md|man", NULL, N_("to read, as Markdown, or as a manual page"), NULL},
        {"--format term|png|svg", NULL, N_("on the terminal, or as a picture"), NULL},
        {"--public", NULL, N_("without notes and without texts that are not for everybody"), NULL},
        {"--url URL", NULL, N_("the address; without it the web page of the sessions"), NULL},
        {"-o OUT", NULL, N_("the file to make, or - for standard output"), NULL},
};

static const struct explanation common[] = {
        {"--config FILE", NULL, N_("the settings; without it %s, if it is there"), config_path},
        {"--lang nl|en", NULL, N_("Dutch or English"), NULL},
        {"--color auto|always|never", NULL, N_("with or without colours"), NULL},
        {"--ascii", NULL, N_("without special characters, for an old terminal"), NULL},
        {"--readonly", NULL, N_("look, but change nothing"), NULL},
};

static void explain(const struct explanation *x, int width, const struct options *o)
{
	const struct options none = {.settings = o->settings};
	AUTO_FREE char *path = x->path ? x->path(&none) : NULL;
	AUTO_FREE char *shown = text_harmless(path ? path : "?");

	printf("  %-*s  ", width, x->label ? x->label : x->part);
	printf(gettext(x->about), shown);
	putchar('\n');
}

static void print_usage(const struct command_info *c)
{
	printf("  dialoog%s%s %s\n      %s\n", c->name[0] ? " " : "", c->name, c->usage,
	       gettext(c->about));
}

/* ---- one command ---- */

/* As wide as the longest label, for a column. */
static int widest_label(const struct command_info *c)
{
	int width = 0;
	size_t i;

	for (i = 0; i < N_ITEMS(explanations); i++) {
		const struct explanation *x = &explanations[i];
		int len = (int)strlen(x->label ? x->label : x->part);

		if (strstr(c->usage, x->part) && len > width)
			width = len;
	}
	return width;
}

static void print_runsheets(void)
{
	struct arena *a = arena_new();
	struct runsheet_choice *choices;
	struct err e;
	int i, n;

	printf("\n%s\n", _("The runsheets:"));
	if (runsheet_list(a, &choices, &n, &e) != OK)
		printf("  %s\n", e.msg);
	else
		for (i = 0; i < n; i++)
			printf("  %s: %s\n      %s\n", choices[i].name, choices[i].title,
			       choices[i].about);
	arena_free(a);
}

static void print_command(const struct command_info *c, const struct options *o)
{
	int width = widest_label(c);
	size_t i;

	print_usage(c);
	if (c->alias)
		printf(_("      The same: dialoog %s\n"), c->alias);
	if (width > 0)
		putchar('\n');
	for (i = 0; i < N_ITEMS(explanations); i++)
		if (strstr(c->usage, explanations[i].part))
			explain(&explanations[i], width, o);
	if (strstr(c->usage, "--template"))
		print_runsheets();
}

/* ---- all of them ---- */

static void print_overview(const struct command_info *desk, const struct options *o)
{
	size_t k;
	int i;

	printf("%s\n\n",
	       _("dialoog leads a dialogue session with residents, from agenda to report."));
	print_usage(desk);
	for (i = 0; i < n_commands; i++)
		print_usage(&commands[i]);
	printf("\n%s\n", _("With every command:"));
	for (k = 0; k < N_ITEMS(common); k++)
		explain(&common[k], (int)strlen("--color auto|always|never"), o);
	printf("\n%s\n%s\n%s\n", _("More about one command: dialoog COMMAND --help"),
	       _("Exit codes: 0 done, 1 failed, 2 wrong use, 65 to 78 see man dialoog."),
	       _("Press F1 inside for help."));
}

void print_version(void)
{
	printf("dialoog %s\n", DIALOOG_VERSION);
	printf("ncurses %s\n", term_library_version());
	printf("SQLite %s\n", store_library_version());
	printf("libqrencode %s\n", qr_library_version());
}

void print_help(const struct command_info *c, const struct options *o)
{
	if (c->name[0])
		print_command(c, o);
	else
		print_overview(c, o);
}
