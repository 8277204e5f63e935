/* What the desk has the window around it know. */
#include "app.h"

#include "tr.h"

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
