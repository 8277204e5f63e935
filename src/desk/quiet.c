#include "quiet.h"

#include "buf.h"
#include "ideas.h"
#include "tr.h"

/* When another group has so many. */
enum { FAR_AHEAD = 5 };

/* More than half of the time that the agenda gives the round is over. */
static bool is_past_half(const struct desk *d)
{
	for (int i = 0; i < d->snap.n_agenda; i++) {
		const struct agenda_item *item = &d->snap.agenda[i];

		if (item->round_id == d->ideas.round_id && item->started_at && !item->ended_at &&
		    desk_now(d) - item->started_at > (int64_t)item->minutes * 60000 / 2)
			return true;
	}
	return false;
}

bool quiet_counts(struct desk *d)
{
	if (!desk_may_change(d))
		return false;
	for (int i = 0; i < d->snap.n_groups; i++)
		if (ideas_of_group(d, i) >= FAR_AHEAD)
			return true;
	return is_past_half(d);
}

static bool was_told(const struct desk *d, int64_t group_id)
{
	for (int i = 0; i < d->ideas.n_told; i++)
		if (d->ideas.told[i] == group_id)
			return true;
	return false;
}

const char *quiet_sentence(struct desk *d)
{
	bool counts = quiet_counts(d);
	AUTO_BUF struct buf names;
	int n = 0;

	buf_init(&names);
	for (int i = 0; i < d->snap.n_groups && counts; i++) {
		const struct group *g = &d->snap.groups[i];

		if (!group_is_active(g) || was_told(d, g->id) || d->ideas.n_told == GROUPS_MAX ||
		    ideas_of_group(d, i) > 0)
			continue;
		d->ideas.told[d->ideas.n_told++] = g->id;
		buf_addf(&names, "%s%s", n++ > 0 ? ", " : "", g->name);
	}
	if (n == 0)
		return "";
	return arena_printf(d->frame, n == 1 ? _("%s has no ideas yet.") : _("No ideas yet: %s."),
	                    names.data);
}
