/* "What did you do with last time?" (domain.md 7.25): what became of the proposals of the session
 * before this one, at one key, and while this one is prepared how many have no status yet. */
#include "last_time.h"

#include "overlay.h"
#include "report_write.h"
#include "report.h"
#include "tr.h"

/* The session with the highest number below that of the open one; 0: there is none, or it cannot be
 * read. */
static int64_t find_before(struct desk *d)
{
	struct session_row *rows, *found = NULL;
	struct err e;
	int n = 0;

	if (store_sessions(d->store, d->frame, &rows, &n, &e) != OK)
		return 0;
	for (int i = 0; i < n; i++)
		if (rows[i].number < d->snap.sessions->number &&
		    (!found || rows[i].number > found->number))
			found = &rows[i];
	return found ? found->id : 0;
}

/* Its snapshot, in the arena; false: there is none. */
static bool load_before(struct desk *d, struct arena *a, struct snapshot *out, struct err *e)
{
	int64_t id = find_before(d);

	return id && store_load(d->store, id, a, out, e) == OK;
}

int last_time_waiting(struct desk *d, int *number)
{
	struct arena *a;
	struct snapshot before;
	struct err e;

	if (d->last_time.reading != d->reading) {
		a = arena_new();
		d->last_time.reading = d->reading;
		d->last_time.waiting = d->last_time.number = 0;
		if (load_before(d, a, &before, &e)) {
			d->last_time.waiting = count_not_passed_on(&before);
			d->last_time.number = before.sessions->number;
		}
		arena_free(a);
	}
	*number = d->last_time.number;
	return d->last_time.waiting;
}

const char *last_time_disabled(struct desk *d)
{
	return find_before(d) ? NULL : _("There is no session before this one.");
}

void last_time_show(struct desk *d)
{
	struct house_style style;
	struct err no_logo;
	const struct report_options o = report_options_of(d, KIND_REPORT, &style, &no_logo);
	struct arena *a = arena_new();
	struct snapshot before;
	struct err e = {0};

	if (load_before(d, a, &before, &e))
		show_text_about(
		        d,
		        arena_printf(d->frame, _("What became of session %d"),
		                     before.sessions->number),
		        _("What happens with the proposals of the session before this one."),
		        report_preview(&before, &o, SECTION_INPUT, 0, reader_columns(d)));
	else
		desk_say(d, ROLE_ERROR, "%s",
		         e.msg[0] ? e.msg : _("There is no session before this one."));
	arena_free(a);
}
