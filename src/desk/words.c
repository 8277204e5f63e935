/* Words that several views use, and the sentences of the journal. */
#include "app.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "tr.h"

extern const struct view_ops view_start, view_prepare, view_agenda, view_ideas, view_report_back,
        view_clustering, view_vote, view_solutions, view_closing, view_report;

const struct view_ops *const views[VIEW_COUNT] = {
        [VIEW_START] = &view_start,
        [VIEW_PREPARE] = &view_prepare,
        [VIEW_AGENDA] = &view_agenda,
        [VIEW_IDEAS] = &view_ideas,
        [VIEW_REPORT_BACK] = &view_report_back,
        [VIEW_CLUSTERING] = &view_clustering,
        [VIEW_VOTE] = &view_vote,
        [VIEW_SOLUTIONS] = &view_solutions,
        [VIEW_CLOSING] = &view_closing,
        [VIEW_REPORT] = &view_report,
};

/* One sentence for each action of the journal; %s is its subject, a code. */
static const struct {
	const char *action, *sentence;
} sentences[] = {
        {"details-edit", N_("a detail of the session changed")},
        {"groups-set", N_("number of groups: %s")},
        {"group-edit", N_("group %s changed")},
        {"group-merge", N_("groups joined: %s")},
        {"question-add", N_("question %s added")},
        {"question-edit", N_("question %s changed")},
        {"item-start", N_("agenda item %s started")},
        {"item-end", N_("the running item ended")},
        {"item-move", N_("agenda item %s moved")},
        {"item-minutes", N_("minutes of the agenda changed")},
        {"item-skip", N_("agenda item %s skipped or not")},
        {"item-edit", N_("agenda item %s changed")},
        {"item-add", N_("agenda item added")},
        {"idea-add", N_("idea %s added")},
        {"ideas-add", N_("%s ideas added")},
        {"idea-edit", N_("idea %s changed")},
        {"idea-assign", N_("put into a subtheme: %s")},
        {"idea-loosen", N_("out of the subtheme or the parking lot: %s")},
        {"idea-park", N_("to the parking lot: %s")},
        {"idea-duplicate", N_("same as another idea: %s")},
        {"idea-remove", N_("idea %s removed")},
        {"subtheme-add", N_("subtheme %s made")},
        {"subtheme-rename", N_("subtheme %s renamed")},
        {"subtheme-merge", N_("subthemes joined: %s")},
        {"subtheme-split", N_("subtheme split: %s")},
        {"ballot-open", N_("vote %s opened")},
        {"dots-set", N_("dots of %s")},
        {"leftover-set", N_("dots left over")},
        {"count-next", N_("count %s begun")},
        {"voters-set", N_("number of voters")},
        {"run-off-open", N_("run-off opened")},
        {"solution-add", N_("solution %s added")},
        {"solution-edit", N_("solution %s changed")},
        {"solution-highlight", N_("solution %s on top or not")},
        {"solution-quick", N_("solution %s quick or not")},
        {"solution-remove", N_("solution %s removed")},
        {"point-add", N_("point of a group added")},
        {"point-edit", N_("point of group %s changed")},
        {"heads-set", N_("number of people")},
        {"reflection-set", N_("looking back")},
        {"date-add", N_("next date added")},
        {"date-edit", N_("next date changed")},
        {"date-remove", N_("next date removed")},
        {"report-write", N_("text of the report")},
};

void journal_sentence(const struct journal_entry *j, char *out, size_t size)
{
	size_t i;

	for (i = 0; i < N_ITEMS(sentences); i++)
		if (strcmp(sentences[i].action, j->action) == 0) {
			snprintf(out, size, gettext(sentences[i].sentence), j->subject);
			return;
		}
	snprintf(out, size, "%s %s", j->action, j->subject);
}

const struct group *group_at(const struct desk *d, int64_t id)
{
	return snapshot_find_group(&d->snap, id);
}

bool group_is_active(const struct group *g)
{
	return !g->withdrawn && !g->merged_into;
}

int64_t group_step(const struct desk *d, int64_t id, int by)
{
	int i, at = -1, n = d->snap.n_groups, k;

	for (i = 0; i < n; i++)
		if (d->snap.groups[i].id == id)
			at = i;
	for (k = 1; k <= n; k++) {
		i = at < 0 ? k - 1 : (at + by * k % n + n) % n;
		if (group_is_active(&d->snap.groups[i]))
			return d->snap.groups[i].id;
	}
	return 0;
}

const char *group_short(struct desk *d, int64_t group_id)
{
	const struct group *g = group_at(d, group_id);

	/* Translators: a group in one letter and its number */
	return g ? arena_printf(d->frame, _("G%d"), g->number) : "";
}

const char *for_series(const struct desk *d, const char *msgid)
{
	const char *before = tr_select(d->snap.series->language);
	const char *text = gettext(msgid);

	tr_select(before);
	return text;
}
