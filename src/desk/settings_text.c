/* The settings as the desk shows them. */
#include "app.h"
#include "overlay.h"

#include <stdio.h>

#include "settings.h"
#include "text.h"
#include "tr.h"

void settings_say_problems(struct desk *d)
{
	int n = settings_problems(d->settings);
	char key[32], sentence[sizeof(d->message)];

	if (n == 0)
		return;
	action_first_key(ACTION_SETTINGS, true, key, sizeof(key));
	snprintf(sentence, sizeof(sentence),
	         ngettext("%d mistake in the settings; the rest of them works. Press %s to see "
	                  "it.",
	                  "%d mistakes in the settings; the rest of them works. Press %s to see "
	                  "them.",
	                  (unsigned long)n),
	         n, key[0] ? key : gettext(action_info(ACTION_SETTINGS)->label));
	desk_tell(d, sentence);
}

static void add_problems(struct desk *d, struct buf *b)
{
	int n = settings_problems(d->settings);

	if (n == 0)
		return;
	buf_addf(b, "# %s\n", _("What is wrong in the file"));
	for (int i = 0; i < n; i++)
		buf_addf(b, "%s\n", settings_problem(d->settings, i));
	buf_addf(b, "%s\n\n", _("What is wrong does not count. Everything else does."));
}

void settings_show(struct desk *d)
{
	const char *file = settings_file(d->settings);
	struct buf b;

	buf_init(&b);
	add_problems(d, &b);
	buf_addf(&b, "# %s\n", _("What is set"));
	for (int id = 0; id < SETTING_COUNT; id++) {
		const struct setting_info *info = setting_info((enum setting)id);
		const char *text = settings_text(d->settings, (enum setting)id);

		if (text[0])
			buf_addf(&b, "\t%s\t\"%s\". %s\n", info->key, text, gettext(info->help));
		else
			buf_addf(&b, "\t%s\t%s. %s\n", info->key, _("empty"), gettext(info->help));
	}
	buf_addf(&b, "\n# %s\n%s\n", _("Where it comes from"),
	         file[0] ? file : _("There is no file with settings."));
	buf_addf(&b, "%s\n",
	         _("Change the file with a text editor and start dialoog again. The "
	           "keys are in it too, in [keys]."));
	show_text_about(d, _("Settings"),
	                _("What is set, from which file it comes, and what is wrong in it."),
	                buf_take(&b));
}
