/* What `dialoog --help`, `dialoog COMMAND --help` and `dialoog --version` say. */
#include "usage.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "qr.h"
#include "runsheet.h"
#include "tr.h"

static void explain(const struct explanation *x, int width, const struct options *o)
{
	AUTO_FREE char *text = explanation_text(x, o);

	printf("  %-*s  %s\n", width, explanation_label(x), text);
}

static void print_usage(const struct command_info *c)
{
	printf("  dialoog %s %s\n      %s\n", c->name, c->usage, gettext(c->about));
}

/* ---- one command ---- */

/* As wide as the longest label, for a column. */
static int widest_label(const struct command_info *c)
{
	int width = 0;
	int i;

	for (i = 0; i < n_explanations; i++) {
		const struct explanation *x = &explanations[i];
		int len = (int)strlen(explanation_label(x));

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
	int width = widest_label(c), i;

	print_usage(c);
	if (c->alias)
		printf(_("      The same: dialoog %s\n"), c->alias);
	if (width > 0)
		putchar('\n');
	for (i = 0; i < n_explanations; i++)
		if (strstr(c->usage, explanations[i].part))
			explain(&explanations[i], width, o);
	if (strstr(c->usage, "--template"))
		print_runsheets();
}

/* ---- all of them ---- */

/* All of it is seen at once in the smallest terminal: 24 lines of 80 columns. */
static void print_overview(void)
{
	int i;

	printf("%s\n  dialoog %-6s  %s\n",
	       _("dialoog leads a dialogue session with residents, from agenda to report."),
	       desk_command.usage, gettext(desk_command.about));
	for (i = 0; i < n_commands; i++)
		printf("  dialoog %-6s  %s\n", commands[i].name, gettext(commands[i].about));
	printf("\n%s\n", _("With every command:"));
	for (i = 0; i < n_common_options; i++) {
		const struct explanation *x = &common_options[i];

		printf("  %-25s  %s\n", explanation_label(x),
		       gettext(x->brief ? x->brief : x->about));
	}
	printf("%s\n%s\n", _("More about one command: dialoog COMMAND --help. Inside: press F1."),
	       _("Exit codes: 0 done, 1 failed, 2 wrong use, 65 to 78 see man dialoog."));
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
		print_overview();
}
