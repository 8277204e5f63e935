/* The parts of the manual pages (man(7)). */
#include "documents.h"

#include <string.h>

#include "action.h"
#include "mem.h"
#include "settings.h"
#include "tr.h"
#include "usage.h"

/* What troff would take for something else is written so that it does not; a path below /~ is one
 * of any user's home. */
static void add_text(struct buf *out, const char *s)
{
	if (*s == '.' || *s == '\'')
		buf_add(out, "\\&");
	for (; *s != '\0'; s++) {
		if (strncmp(s, "/~/", 3) == 0)
			continue;
		if (*s == '\\')
			buf_add(out, "\\e");
		else if (*s == '-')
			buf_add(out, "\\-");
		else
			buf_addc(out, *s);
	}
}

/* An entry: what it is called, and what it means. */
static void add_entry(struct buf *out, const char *name, const char *text)
{
	buf_add(out, ".TP\n.B ");
	add_text(out, name);
	buf_addc(out, '\n');
	add_text(out, text);
	buf_addc(out, '\n');
}

static void add_explanation(struct buf *out, const struct explanation *x)
{
	const struct options none = {0};
	AUTO_FREE char *text = explanation_text(x, &none);

	add_entry(out, explanation_label(x), text);
}

static void add_command(struct buf *out, const struct command_info *c)
{
	buf_add(out, ".SS dialoog");
	if (c->name[0] != '\0')
		buf_addf(out, " %s", c->name);
	buf_addc(out, '\n');
	buf_add(out, ".B dialoog ");
	buf_addf(out, "%s ", c->name);
	add_text(out, c->usage);
	buf_add(out, "\n.PP\n");
	add_text(out, gettext(c->about));
	buf_addc(out, '\n');
	if (c->alias != NULL)
		buf_addf(out, ".br\nThe same:\n.B dialoog %s\n", c->alias);
	for (int i = 0; i < n_explanations; i++)
		if (strstr(c->usage, explanations[i].part) != NULL)
			add_explanation(out, &explanations[i]);
}

void man_commands(struct buf *out)
{
	add_command(out, &desk_command);
	for (int i = 0; i < n_commands; i++)
		add_command(out, &commands[i]);
}

void man_options(struct buf *out)
{
	for (int i = 0; i < n_common_options; i++)
		add_explanation(out, &common_options[i]);
}

void man_keys(struct buf *out)
{
	action_document(KEYS_MAN, out);
}

static void add_setting(struct buf *out, const struct setting_info *info)
{
	add_entry(out, info->key, gettext(info->help));
	buf_add(out, ".br\n");
	if (info->kind == SETTING_CHOICE) {
		buf_add(out, "One of: ");
		add_text(out, info->words);
		buf_add(out, ". ");
	} else if (info->kind == SETTING_NUMBER) {
		buf_addf(out, "A number from %d to %d. ", info->min, info->max);
	} else if (info->kind == SETTING_PATH) {
		buf_add(out, "A path from / or ~/. ");
	} else if (info->kind == SETTING_TEXT) {
		buf_addf(out, "A text of at most %d characters. ", info->max);
	} else {
		buf_add(out, "A colour of at least 4.5:1 on white. ");
	}
	if (info->fallback[0] != '\0') {
		buf_add(out, "Without it: ");
		add_text(out, info->fallback);
		buf_add(out, ".\n");
	} else {
		buf_add(out, "Without it: empty.\n");
	}
}

void man_settings(struct buf *out)
{
	const char *section = "";

	for (int id = 0; id < SETTING_COUNT; id++) {
		const struct setting_info *info = setting_info((enum setting)id);

		if (strcmp(section, info->section) != 0)
			buf_addf(out, ".SS [%s]\n", info->section);
		section = info->section;
		add_setting(out, info);
	}
}
