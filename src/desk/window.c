/* What the desk has the window around it know. */
#include "window.h"

#include <string.h>

#include "mem.h"
#include "personal.h"
#include "settings.h"
#include "text.h"
#include "tr.h"

/* Some terminals take no more, and what is longer must not be cut in silence. */
enum { COPY_MAX_BYTES = 64 * 1024 };

void desk_tell(struct desk *d, const char *sentence)
{
	char before[sizeof(d->message)];

	text_copy(before, sizeof(before), d->message);
	if (before[0])
		desk_say(d, ROLE_WARNING, "%s %s", before, sentence);
	else
		desk_say(d, ROLE_WARNING, "%s", sentence);
	messages_keep(d);
}

const char *desk_title(struct desk *d)
{
	const char *mark = d->practice ? _("PRACTICE") : NULL;
	const char *title = d->session_id ? d->snap.sessions->title : NULL;

	if (mark && title)
		return arena_printf(d->frame, "dialoog: %s · %s", mark, title);
	if (mark || title)
		return arena_printf(d->frame, "dialoog: %s", mark ? mark : title);
	return "dialoog";
}

const char *desk_path(const struct desk *d)
{
	return d->path;
}

/* ---- the clipboard ---- */

void desk_set_clipboard(struct desk *d, bool has)
{
	d->has_clipboard = has;
}

const char *desk_take_copy(struct desk *d)
{
	bool want = d->want_copy;

	d->want_copy = false;
	return want ? d->copied : NULL;
}

const char *copy_disabled(const struct desk *d)
{
	if (!settings_number(d->settings, SETTING_CLIPBOARD))
		return _("The clipboard is switched off in the settings.");
	if (d->has_clipboard)
		return NULL;
	return d->view == VIEW_REPORT
	               ? K_("This terminal takes no text for the clipboard. Write the "
	                    "report with {report-write}.")
	               : _("This terminal takes no text for the clipboard. Select it "
	                   "with the mouse, while you hold Shift.");
}

void desk_copy(struct desk *d, const char *text, const char *what, bool personal)
{
	if (strlen(text) > COPY_MAX_BYTES) {
		desk_say(d, ROLE_WARNING, "%s",
		         K_("This is too long for the clipboard. Write it with {report-write}."));
		return;
	}
	free_pointer(&d->copied);
	d->copied = xstrdup(text);
	d->want_copy = true;
	if (personal)
		desk_say(d, ROLE_WARNING,
		         _("Copied: %s. There may be a name or address in it: look at it first."),
		         what);
	else
		desk_say(
		        d, ROLE_GOOD,
		        _("Copied: %s. Does pasting give nothing? Then the terminal does not allow "
		          "it."),
		        what);
}

static void copy_text(struct desk *d, const char *text, const char *what)
{
	desk_copy(d, text, what, may_hold_personal_data(text));
}

/* What may be read by everybody: a text as it was written, with a name in it, stays here. */
void copy_line(struct desk *d)
{
	const struct idea *idea = NULL;
	const struct subtheme *sub = NULL;
	const struct solution *s = NULL;
	char code[CODE_SIZE];

	if (d->view == VIEW_IDEAS)
		idea = snapshot_find_idea(&d->snap, d->ideas.list.selected);
	else if (d->view == VIEW_CLUSTERING && d->clustering.right)
		sub = snapshot_find_subtheme(&d->snap, d->clustering.subthemes.selected);
	else if (d->view == VIEW_CLUSTERING)
		idea = snapshot_find_idea(&d->snap, d->clustering.ideas.selected);
	else if (d->view == VIEW_SOLUTIONS)
		s = snapshot_find_solution(&d->snap,
		                           d->solutions.lists[d->solutions.column].selected);
	if (idea)
		copy_text(d, idea_public(idea), idea_code(idea->code, code));
	else if (s)
		copy_text(d, solution_public(s), solution_code(s->code, code));
	else if (sub)
		copy_text(d, sub->title, sub->title);
	else
		desk_say(d, ROLE_WARNING, "%s", _("There is no line under the cursor."));
}
