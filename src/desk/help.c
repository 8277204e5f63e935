/* Help: what is this, what do I do now, all keys; about the view, or about what lies over it. */
#include "overlay.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "settings.h"
#include "text.h"
#include "tr.h"

static void add_row(struct buf *b, const char *keys, const char *text)
{
	buf_addf(b, "\t%s\t%s\n", keys, text);
}

/* ---- of what lies over a view ---- */

void help_what(struct buf *b, const char *what)
{
	buf_addf(b, "# %s\n%s\n\n# %s\n", _("What is this?"), what, _("Keys here"));
}

void help_keys(struct buf *b, const char *names, const char *text)
{
	AUTO_BUF struct buf keys;
	char name[40];
	struct key k;

	buf_init(&keys);
	while (*names) {
		size_t length = strcspn(names, " ");

		snprintf(name, sizeof(name), "%.*s", (int)length, names);
		BUG_IF(!key_parse(name, &k));
		buf_addf(&keys, "%s%s", keys.len ? ", " : "", key_name(k, name, sizeof(name)));
		names += length + strspn(names + length, " ");
	}
	add_row(b, keys.data, text);
}

void help_action(struct buf *b, enum action id)
{
	char keys[64];

	if (action_keys_text(id, keys, sizeof(keys))[0])
		add_row(b, keys, gettext(action_info(id)->help));
}

void help_typing(struct buf *b)
{
	help_keys(b, "Home End", _("To the beginning or the end of the line."));
	help_keys(b, "Ctrl-W", _("Take away the word before the cursor."));
	help_keys(b, "Ctrl-U Ctrl-K", _("Take away what stands before the cursor, or behind it."));
	help_keys(b, "Ctrl-Z Ctrl-Y", _("Take back what you typed, or type it again."));
}

/* The keys that nothing blocks. */
static void add_always(struct desk *d, struct buf *b)
{
	char key[40];

	buf_addf(b, "\n# %s\n", _("Keys that always work"));
	for (int id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		const struct action_info *info = action_info((enum action)id);

		action_first_key((enum action)id, true, key, sizeof(key));
		if ((info->flags & ACT_ALWAYS) && key[0] &&
		    (info->contexts & (views[d->view]->context | CTX_GLOBAL)))
			add_row(b, key, gettext(info->help));
	}
}

/* ---- of a view ---- */

static bool is_everywhere(unsigned contexts)
{
	return action_reach(contexts) != REACH_VIEW;
}

static void add_answers(struct buf *b, unsigned context, bool everywhere, bool ranges)
{
	int id;

	for (id = ANSWER_NONE + 1; id < ANSWER_COUNT; id++) {
		const struct answer_info *info = answer_info((enum answer)id);

		if (everywhere == is_everywhere(info->contexts) &&
		    ranges == answer_is_range((enum answer)id) &&
		    (info->contexts & (context | CTX_GLOBAL)))
			add_row(b, answer_keys((enum answer)id), gettext(info->help));
	}
}

/* Keys of this place, or those that work in many: first the ranges, which are used most, and
 * last what only questions take. */
static void add_keys(struct buf *b, unsigned context, bool everywhere)
{
	const struct action_info *info;
	int id;

	add_answers(b, context, everywhere, true);
	for (id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		info = action_info((enum action)id);
		if (everywhere != is_everywhere(info->contexts))
			continue;
		if (!(info->contexts & (context | CTX_GLOBAL)))
			continue;
		help_action(b, (enum action)id);
	}
	add_answers(b, context, everywhere, false);
}

/* What stands before the lines of a list (list.c). */
static void add_signs(struct buf *b)
{
	static const struct {
		const char *sign, *meaning;
	} signs[] = {
	        {">", N_("The line where you are. What you press is about this one.")},
	        {"·", N_("The same in the list beside it. Tab or an arrow goes back.")},
	        {"*", N_("Chosen: with Space, in the vote, or for the top of the report.")},
	        {"!", N_("Look at this one again.")},
	        {"↑ ↓", N_("There is more above or below.")},
	};

	buf_addf(b, "\n# %s\n", _("Signs in a list"));
	for (size_t i = 0; i < N_ITEMS(signs); i++)
		add_row(b, signs[i].sign, gettext(signs[i].meaning));
}

static void add_view(struct desk *d, struct buf *b)
{
	const struct view_ops *v = views[d->view];

	buf_addf(b, "# %s\n%s\n\n", _("What is this?"), text_with_keys(gettext(v->what)));
	buf_addf(b, "# %s\n%s\n\n", _("What do I do now?"), text_with_keys(gettext(v->now)));
	buf_addf(b, "# %s\n%s\n\n", _("What comes next?"), text_with_keys(gettext(v->next)));
	buf_addf(b, "# %s\n", _("Keys here"));
	add_keys(b, v->context, false);
	buf_addf(b, "\n# %s\n", _("Keys everywhere"));
	add_keys(b, v->context, true);
	add_signs(b);
	if (settings_number(d->settings, SETTING_MOUSE))
		buf_addf(b, "\n# %s\n%s\n", _("Mouse"),
		         _("A click chooses a line, a second click opens it, the wheel goes up and "
		           "down. The words in the bottom line and the parts at the top are "
		           "buttons. "
		           "To select text as always, hold Shift."));
}

void show_help(struct desk *d)
{
	const struct overlay *o = d->overlay;
	struct buf b;

	buf_init(&b);
	if (o && o->ops->help) {
		o->ops->help(o, &b);
		add_always(d, &b);
	} else {
		add_view(d, &b);
	}
	show_keys(d, _("Help"), buf_take(&b));
}
