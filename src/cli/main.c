/* The command line: reads it, and does what it says. */
#include "cli.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "action.h"
#include "date.h"
#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* Options: those of `every` command, and those that a command names. */
static const struct option_info {
	const char *name;
	bool every, takes_value, is_path;
	size_t offset; /* in struct options */
} option_infos[] = {
#define VALUE(name, every, member) \
	{ \
		name, every, true, false, offsetof(struct options, member) \
	}
#define PATH(name, every, member) \
	{ \
		name, every, true, true, offsetof(struct options, member) \
	}
#define SWITCH(name, every, member) \
	{ \
		name, every, false, false, offsetof(struct options, member) \
	}
        PATH("config", true, config),
        VALUE("lang", true, lang),
        VALUE("color", true, color),
        SWITCH("ascii", true, ascii),
        SWITCH("readonly", true, read_only),
        SWITCH("help", true, help),
        SWITCH("version", true, version),
        VALUE("format", false, format),
        VALUE("kind", false, kind),
        VALUE("session", false, session),
        VALUE("group", false, group),
        VALUE("question", false, question),
        PATH("out", false, out),
        VALUE("url", false, url),
        PATH("hub", false, hub),
        PATH("rebuild", false, rebuild),
        VALUE("template", false, template_name),
        VALUE("title", false, title),
        VALUE("date", false, date),
        VALUE("place", false, place),
        VALUE("start", false, start),
        PATH("script", false, script),
        VALUE("size", false, size),
        VALUE("now", false, now),
        PATH("screens", false, screens),
        VALUE("scene", false, scene),
        SWITCH("once", false, once),
        SWITCH("headless", false, headless),
        SWITCH("play", false, play),
        SWITCH("public", false, public_only),
        SWITCH("without-names", false, without_names),
#undef VALUE
#undef PATH
#undef SWITCH
};

/* ---- reading the command line ---- */

static bool has_word(const char *words, const char *word, size_t len)
{
	const char *at = words;

	while ((at = strstr(at, word))) {
		if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
			return true;
		at += len;
	}
	return false;
}

static const struct option_info *find_option(const struct command_info *c, const char *name,
                                             size_t len)
{
	size_t i;

	for (i = 0; i < N_ITEMS(option_infos); i++) {
		const struct option_info *o = &option_infos[i];

		if (strlen(o->name) == len && strncmp(o->name, name, len) == 0)
			return o->every || has_word(c->options, o->name, len) ? o : NULL;
	}
	return NULL;
}

static enum exit_code read_option(const struct command_info *c, struct options *out, int argc,
                                  char **argv, int *i)
{
	const char *word = argv[*i], *name = word + 2, *value = strchr(name, '=');
	size_t len = value ? (size_t)(value - name) : strlen(name);
	const struct option_info *o;
	char *member;

	if (strcmp(argv[*i], "-o") == 0) {
		name = "out";
		len = 3;
		value = NULL;
	} else if (strcmp(argv[*i], "-h") == 0 || strcmp(argv[*i], "-V") == 0) {
		name = argv[*i][1] == 'h' ? "help" : "version";
		len = strlen(name);
		value = NULL;
	} else if (strncmp(argv[*i], "--", 2) != 0) {
		return usage_error(_("There is no option %s. See dialoog --help."), argv[*i]);
	}
	o = find_option(c, name, len);
	if (!o)
		return usage_error(_("There is no option %s here. See dialoog --help."), argv[*i]);
	member = (char *)out + o->offset;
	if (!o->takes_value && value)
		return usage_error(_("--%s takes no value. See dialoog --help."), o->name);
	if (!o->takes_value) {
		*(bool *)(void *)member = true;
		return EXIT_DONE;
	}
	if (value)
		value++;
	else if (*i + 1 < argc)
		value = argv[++*i];
	else
		return usage_error(_("%s needs a value. See dialoog --help."), argv[*i]);
	if (!value[0] && o->is_path)
		return usage_error(_("%.*s needs the name of a file, and this one is empty."),
		                   (int)strcspn(word, "="), word);
	*(const char **)(void *)member = value;
	return EXIT_DONE;
}

/* at: where the command stands, or 0. */
static enum exit_code read_options(const struct command_info *c, struct options *out, int argc,
                                   char **argv, int at)
{
	enum exit_code code = EXIT_DONE;
	bool only_args = false;
	int i;

	for (i = 1; i < argc && code == EXIT_DONE; i++) {
		if (i == at)
			continue;
		if (!only_args && strcmp(argv[i], "--") == 0)
			only_args = true;
		else if (!only_args && argv[i][0] == '-' && argv[i][1])
			code = read_option(c, out, argc, argv, &i);
		else if (!argv[i][0])
			code = usage_error("%s", _("The name of a file is empty."));
		else if (out->n_args < ARGS_MAX)
			out->args[out->n_args++] = argv[i];
		else
			code = usage_error(_("At most %d files at once."), ARGS_MAX);
	}
	return code;
}

static const struct command_info *find_command(const char *word)
{
	int i;

	for (i = 0; i < n_commands; i++)
		if (strcmp(commands[i].name, word) == 0 ||
		    (commands[i].alias && strcmp(commands[i].alias, word) == 0))
			return &commands[i];
	return NULL;
}

/* Where the first word is that is no option, or 0.  What stands before it can only be options
 * of every command: those of one command come behind it. */
static int find_word(int argc, char **argv)
{
	const struct option_info *o;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		if (strncmp(argv[i], "--", 2) != 0)
			return 0;
		o = find_option(&desk_command, argv[i] + 2, strcspn(argv[i] + 2, "="));
		if (!o || !o->every)
			return 0;
		if (o->takes_value && !strchr(argv[i], '='))
			i++;
	}
	return i < argc ? i : 0;
}

/* ---- a word that is no command ---- */

enum { WORD_MAX = 31, NEAR = 2 };

/* How many letters must change, come or go to make a of b; a swap of two counts as one. */
static int letters_between(const char *a, const char *b)
{
	int d[WORD_MAX + 1][WORD_MAX + 1], i, j, n = (int)strlen(a), m = (int)strlen(b);

	if (n > WORD_MAX || m > WORD_MAX)
		return WORD_MAX;
	for (i = 0; i <= n; i++)
		d[i][0] = i;
	for (j = 0; j <= m; j++)
		d[0][j] = j;
	for (i = 1; i <= n; i++)
		for (j = 1; j <= m; j++) {
			int best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

			best = d[i - 1][j] + 1 < best ? d[i - 1][j] + 1 : best;
			best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    d[i - 2][j - 2] + 1 < best)
				best = d[i - 2][j - 2] + 1;
			d[i][j] = best;
		}
	return d[n][m];
}

/* The command, by either name, that looks most like word; NULL when none does. */
static const char *nearest_command(const char *word)
{
	const char *best = NULL, *name;
	int least = NEAR + 1, i, k, n;

	for (i = 0; i < n_commands; i++)
		for (k = 0; k < 2; k++) {
			name = k ? commands[i].alias : commands[i].name;
			n = name ? letters_between(word, name) : least;
			if (n < least) {
				least = n;
				best = name;
			}
		}
	return best;
}

/* A single word is no file that somebody wants to make: its name would have a dot or a
 * folder.  A file that is there is opened, whatever its name. */
static bool looks_like_command(const char *word)
{
	const char *c;

	for (c = word; *c; c++)
		if (*c < 'a' || *c > 'z')
			return false;
	return *word && !file_exists(word);
}

static enum exit_code no_command(const char *word)
{
	const char *near = nearest_command(word);

	if (near)
		return usage_error(_("There is no command %s. Do you mean %s? A new file is "
		                     "./%s."),
		                   word, near, word);
	return usage_error(_("There is no command %s. See dialoog --help. A new file is ./%s."),
	                   word, word);
}

/* The language is needed before anything can be said in it; NULL: none is asked for. */
static const char *wanted_language(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++) {
		if (strncmp(argv[i], "--lang=", 7) == 0)
			return argv[i] + 7;
		if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			return argv[i + 1];
	}
	return NULL;
}

/* ---- settings ---- */

/* What is wrong in them is said in the language that they set, so they may be read twice. */
static void load_settings(struct options *o)
{
	const char *lang;

	o->settings = settings_load(o->config);
	lang = settings_text(o->settings, SETTING_LANGUAGE);
	if (!o->lang && strcmp(lang, tr_language()) != 0) {
		tr_select(lang);
		settings_free(o->settings);
		o->settings = settings_load(o->config);
	}
}

/* The desk says itself what is wrong in the settings; the other commands do it here.  A file that
 * was asked for, and of which nothing holds, is a mistake that must not go by. */
static enum exit_code use_settings(const struct command_info *c, struct options *o)
{
	int usable;

	load_settings(o);
	usable = settings_usable(o->settings) + keymap_load(o->settings);
	if (o->config && usable == 0 && settings_problems(o->settings) > 0) {
		warn_settings(o);
		return EXIT_NO_SETTING;
	}
	if (c->run != run_desk && c->run != run_demo)
		warn_settings(o);
	return EXIT_DONE;
}

static enum exit_code start_clock(const struct options *o, struct clock *clock)
{
	int64_t now;

	clock_init_real(clock);
	if (!o->now)
		return EXIT_DONE;
	if (!moment_parse(o->now, &now))
		return usage_error(_("'%s' is no moment. Write it like 2025-05-15T13:00."), o->now);
	clock_init_fixed(clock, now);
	return EXIT_DONE;
}

static enum exit_code run(const struct command_info *c, const struct options *o)
{
	struct clock clock;
	enum exit_code code;
	int number;

	if (o->help) {
		print_help(c, o);
		return EXIT_DONE;
	}
	if (o->version) {
		print_version();
		return EXIT_DONE;
	}
	if (o->color && strcmp(o->color, "auto") != 0 && strcmp(o->color, "always") != 0 &&
	    strcmp(o->color, "never") != 0)
		return usage_error(_("--color is auto, always or never, not '%s'."), o->color);
	if (o->session && !text_to_int(o->session, 1, 9999, &number))
		return usage_error(_("--session takes the number of a session, not '%s'."),
		                   o->session);
	if (o->group && !text_to_int(o->group, 1, 9999, &number))
		return usage_error(_("--group takes the number of a group, not '%s'."), o->group);
	if (o->question && !text_to_int(o->question, 1, 9999, &number))
		return usage_error(_("--question takes the number of a question, not '%s'."),
		                   o->question);
	if (o->n_args < c->min_args)
		return usage_error(_("A file is missing: dialoog %s %s"), c->name, c->usage);
	if (o->n_args > c->max_args)
		return usage_error(
		        _("'%s' is one file too many for this command. See dialoog --help."),
		        o->args[c->max_args]);
	code = start_clock(o, &clock);
	return code == EXIT_DONE ? c->run(o, &clock) : code;
}

/* Small output is only written here; that it failed must be said like any other failure. */
static enum exit_code finish_output(enum exit_code code)
{
	struct err e = {0};
	int failed = 0;

	if (fflush(stdout) != 0)
		failed = errno;
	else if (ferror(stdout))
		failed = EIO;
	if (code != EXIT_DONE || failed == 0)
		return code;
	err_errno(&e, E_IO, failed, _("The output cannot be written"));
	return fail(&e);
}

int main(int argc, char **argv)
{
	int at = find_word(argc, argv);
	const struct command_info *c = at ? find_command(argv[at]) : NULL;
	const char *lang = wanted_language(argc, argv);
	const struct command_info *used = c ? c : &desk_command;
	struct options o = {0};
	enum exit_code code;
	struct err e = {0};

	/* A reader of our output that stops is an ordinary write error. */
	signal(SIGPIPE, SIG_IGN);
	/* So is a file that grows past what this user may write: nothing half-made stays. */
	signal(SIGXFSZ, SIG_IGN);
	if (tr_init(lang && strcmp(lang, "en") == 0 ? "en" : "nl", &e) != OK)
		return (int)fail(&e);
	if (lang && strcmp(lang, "nl") != 0 && strcmp(lang, "en") != 0)
		return (int)usage_error(_("--lang is nl or en, not '%s'."), lang);
	if (!c && at && looks_like_command(argv[at]))
		return (int)no_command(argv[at]);
	code = read_options(used, &o, argc, argv, c ? at : 0);
	if (code == EXIT_DONE)
		code = use_settings(used, &o);
	if (code == EXIT_DONE)
		code = run(used, &o);
	settings_free(o.settings);
	return (int)finish_output(code);
}
