/* The parts of the completions of bash, zsh and fish. */
#include "documents.h"

#include <string.h>

#include "mem.h"
#include "tr.h"
#include "usage.h"

/* ---- what a value may be ---- */

static bool is_file(const char *value)
{
	return strcmp(value, "FILE") == 0 || strcmp(value, "OUT") == 0;
}

/* Small letters are the words themselves: "text|json"; capital ones stand for something. */
static bool is_choice(const char *value)
{
	return value[0] >= 'a' && value[0] <= 'z';
}

/* The words of a value, with a space between them. */
static void add_words(struct buf *out, const char *value)
{
	for (; *value != '\0'; value++)
		buf_addc(out, *value == '|' ? ' ' : *value);
}

/* What an option is for, in some words: up to the first semicolon. */
static char *short_text(const struct explanation *x)
{
	const char *text = x != NULL ? gettext(x->about) : "";

	return xstrndup(text, strcspn(text, ";"));
}

/* A text between single quotes; escape is what stands before the characters of special. */
static void add_quoted(struct buf *out, const char *text, const char *special, const char *quote)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			buf_add(out, quote);
		else if (strchr(special, *text) != NULL)
			buf_addf(out, "\\%c", *text);
		else
			buf_addc(out, *text);
	}
}

/* "list | lijst" */
static void add_names(struct buf *out, const struct command_info *c, const char *between,
                      const char *behind)
{
	buf_addf(out, "%s%s", c->name, behind);
	if (c->alias != NULL)
		buf_addf(out, "%s%s%s", between, c->alias, behind);
}

/* ---- bash ---- */

void bash_commands(struct buf *out)
{
	buf_add(out, "\tlocal commands='");
	for (int i = 0; i < n_commands; i++) {
		buf_add(out, i > 0 ? " " : "");
		add_names(out, &commands[i], " ", "");
	}
	buf_add(out, "'\n\tlocal common='");
	for (int i = 0; i < n_common_options; i++)
		buf_addf(out, "%s%s", i > 0 ? " " : "", common_option(&common_options[i]).name);
	buf_add(out, "'\n\tlocal with_value=' ");
	for (int i = 0; i < n_common_options; i++)
		if (common_option(&common_options[i]).value[0] != '\0')
			buf_addf(out, "%s ", common_option(&common_options[i]).name);
	buf_add(out, "'\n");
}

static void add_bash_options(struct buf *out, const struct command_info *c)
{
	const char *at = c->usage;
	struct usage_option option;
	bool is_first = true;

	buf_add(out, "\t");
	add_names(out, c, " | ", "");
	buf_add(out, ") options='");
	for (; next_option(c, &at, &option); is_first = false)
		buf_addf(out, "%s%s", is_first ? "" : " ", option.name);
	buf_add(out, "' ;;\n");
}

void bash_options(struct buf *out)
{
	for (int i = 0; i < n_commands; i++)
		add_bash_options(out, &commands[i]);
}

/* The option of these commands (c is NULL: of any) that takes a value. */
static void add_bash_value(struct buf *out, const struct command_info *c,
                           const struct usage_option *option)
{
	AUTO_FREE char *behind = xasprintf(":%s", option->name);

	if (option->value[0] == '\0')
		return;
	buf_add(out, "\t");
	if (c != NULL)
		add_names(out, c, " | ", behind);
	else
		buf_addf(out, "*%s", behind);
	if (is_choice(option->value)) {
		buf_add(out, ") kind=words values='");
		add_words(out, option->value);
		buf_add(out, "' ;;\n");
	} else {
		buf_addf(out, ") kind=%s ;;\n", is_file(option->value) ? "file" : "free");
	}
}

void bash_values(struct buf *out)
{
	for (int i = 0; i < n_common_options; i++) {
		struct usage_option option = common_option(&common_options[i]);

		add_bash_value(out, NULL, &option);
	}
	for (int i = 0; i < n_commands; i++) {
		const char *at = commands[i].usage;
		struct usage_option option;

		while (next_option(&commands[i], &at, &option))
			add_bash_value(out, &commands[i], &option);
	}
}

/* ---- zsh ---- */

static void add_zsh_option(struct buf *out, const struct usage_option *option)
{
	AUTO_FREE char *text = short_text(option->explanation);

	buf_addf(out, "\n\t\t'%s[", option->name);
	add_quoted(out, text, "[]:\\", "'\\''");
	buf_add(out, "]");
	if (option->value[0] != '\0')
		buf_add(out, ":value:");
	if (is_file(option->value)) {
		buf_add(out, "_files");
	} else if (is_choice(option->value)) {
		buf_addc(out, '(');
		add_words(out, option->value);
		buf_addc(out, ')');
	}
	buf_addc(out, '\'');
}

void zsh_common(struct buf *out)
{
	buf_add(out, "\tcommon=(");
	for (int i = 0; i < n_common_options; i++) {
		struct usage_option option = common_option(&common_options[i]);

		add_zsh_option(out, &option);
	}
	buf_add(out, ")\n");
}

void zsh_commands(struct buf *out)
{
	for (int i = 0; i < n_commands; i++) {
		buf_addf(out, "\t\t'%s:", commands[i].name);
		add_quoted(out, gettext(commands[i].about), ":\\", "'\\''");
		buf_add(out, "'\n");
	}
}

void zsh_options(struct buf *out)
{
	for (int i = 0; i < n_commands; i++) {
		const char *at = commands[i].usage;
		struct usage_option option;

		buf_add(out, "\t(");
		add_names(out, &commands[i], "|", "");
		buf_add(out, ") options=(");
		while (next_option(&commands[i], &at, &option))
			add_zsh_option(out, &option);
		buf_add(out, ") ;;\n");
	}
}

/* ---- fish ---- */

static void add_fish_option(struct buf *out, const char *condition,
                            const struct usage_option *option)
{
	AUTO_FREE char *text = short_text(option->explanation);
	bool is_long = option->name[1] == '-';

	buf_addf(out, "complete -c dialoog%s %s %s", condition, is_long ? "-l" : "-s",
	         option->name + 1 + is_long);
	if (is_file(option->value))
		buf_add(out, " -r -F");
	else if (option->value[0] != '\0')
		buf_add(out, " -x");
	if (is_choice(option->value)) {
		buf_add(out, " -a '");
		add_words(out, option->value);
		buf_addc(out, '\'');
	}
	buf_add(out, " -d '");
	add_quoted(out, text, "\\", "\\'");
	buf_add(out, "'\n");
}

static void add_fish_command(struct buf *out, const struct command_info *c)
{
	AUTO_FREE char *condition =
	        xasprintf(" -n '__fish_seen_subcommand_from %s%s%s'", c->name,
	                  c->alias != NULL ? " " : "", c->alias != NULL ? c->alias : "");
	const char *at = c->usage;
	struct usage_option option;

	buf_add(out, "complete -c dialoog -n __fish_use_subcommand -a '");
	add_names(out, c, " ", "");
	buf_add(out, "' -d '");
	add_quoted(out, gettext(c->about), "\\", "\\'");
	buf_add(out, "'\n");
	while (next_option(c, &at, &option))
		add_fish_option(out, condition, &option);
}

void fish_lines(struct buf *out)
{
	for (int i = 0; i < n_common_options; i++) {
		struct usage_option option = common_option(&common_options[i]);

		add_fish_option(out, "", &option);
	}
	for (int i = 0; i < n_commands; i++)
		add_fish_command(out, &commands[i]);
}
