/* What the desk has the window around it know. */
#include "app.h"

#include "text.h"
#include "tr.h"

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
