/* Words that several views use, and the sentences of the journal. */
#include "app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

#define VIEW(id, name, title) extern const struct view_ops view_##name;
DESK_VIEWS(VIEW)
#undef VIEW

const struct view_ops *const views[VIEW_COUNT] = {
#define VIEW(id, name, title) [VIEW_##id] = &view_##name,
        DESK_VIEWS(VIEW)
#undef VIEW
};

/* One sentence for each action of the journal, as what was done; %s is its subject, a code,
 * a second %s that of what it was joined with.  Bare: for a step without a subject. */
static const struct {
	const char *action, *sentence, *bare;
} sentences[] = {
        {"details-edit", N_("\"%s\" changed"), N_("a detail of the session changed")},
        {"groups-set", N_("number of groups set to %s"), NULL},
        {"group-edit", N_("group %s changed"), NULL},
        {"group-merge", N_("group %s joined with group %s"), NULL},
        {"subtheme-remove", N_("subtheme %s removed"), NULL},
        {"point-remove", N_("a point of a group removed"), NULL},
        {"question-add", N_("question added"), NULL},
        {"question-edit", N_("question changed"), NULL},
        {"question-remove", N_("question removed"), NULL},
        {"phase-remove", N_("phase removed"), NULL},
        {"product-remove", N_("product of a phase removed"), NULL},
        {"example-add", N_("example added"), NULL},
        {"example-edit", N_("example changed"), NULL},
        {"example-remove", N_("example taken away"), NULL},
        {"sheet-add", N_("information sheet added"), NULL},
        {"sheet-edit", N_("information sheet changed"), NULL},
        {"sheet-remove", N_("information sheet taken away"), NULL},
        {"phase-add", N_("phase added"), NULL},
        {"phase-edit", N_("phase changed"), NULL},
        {"product-add", N_("result of a phase added"), NULL},
        {"product-edit", N_("result of a phase changed"), NULL},
        {"item-start", N_("agenda item %s started"), NULL},
        {"item-end", N_("the running item ended"), NULL},
        {"item-move", N_("agenda item %s moved"), NULL},
        {"item-minutes", N_("minutes of agenda item %s changed"),
         N_("minutes of several agenda items changed")},
        {"item-skip", N_("agenda item %s skipped"), NULL},
        {"item-unskip", N_("agenda item %s not skipped after all"), NULL},
        {"item-edit", N_("agenda item %s changed"), NULL},
        {"item-add", N_("agenda item added"), NULL},
        {"idea-add", N_("idea %s added"), NULL},
        {"ideas-add", N_("%s ideas added"), NULL},
        {"practice-take", N_("%s taken over from practice"), NULL},
        {"idea-edit", N_("idea %s changed"), NULL},
        {"idea-assign", N_("%s put into a subtheme"), NULL},
        {"idea-loosen", N_("%s taken out of the subtheme or the parking lot"), NULL},
        {"idea-park", N_("%s put into the parking lot"), NULL},
        {"idea-duplicate", N_("%s marked as the same as another idea"), NULL},
        {"idea-single", N_("%s marked as standing on its own"), NULL},
        {"idea-remove", N_("idea %s removed"), NULL},
        {"ideas-remove", N_("%s ideas removed"), NULL},
        {"idea-move", N_("%s moved to another group or question"), NULL},
        {"subtheme-add", N_("subtheme %s made"), NULL},
        {"subtheme-rename", N_("subtheme %s renamed"), NULL},
        {"subtheme-merge", N_("subtheme %s joined with %s"), NULL},
        {"subtheme-split", N_("subtheme %s split off"), NULL},
        {"ballot-open", N_("vote %s opened"), NULL},
        {"dots-set", N_("dots of %s filled in"), NULL},
        {"leftover-set", N_("dots left over filled in"), NULL},
        {"count-next", N_("count %s begun"), NULL},
        {"count-accept", N_("difference of count %s explained"), NULL},
        {"voters-set", N_("number of voters changed"), NULL},
        {"run-off-open", N_("run-off opened"), NULL},
        {"solution-add", N_("solution %s added"), NULL},
        {"solution-edit", N_("solution %s changed"), NULL},
        {"solution-highlight", N_("solution %s put on top"), NULL},
        {"solution-lowlight", N_("solution %s no longer on top"), NULL},
        {"solution-quick", N_("solution %s marked as quick"), NULL},
        {"solution-slow", N_("solution %s marked as not quick"), NULL},
        {"solution-remove", N_("solution %s removed"), NULL},
        {"point-add", N_("point of a group added"), NULL},
        {"point-edit", N_("point of group %s changed"), NULL},
        {"heads-set", N_("number of people filled in"), NULL},
        {"reflection-set", N_("looking back filled in"), NULL},
        {"values-set", N_("core values filled in"), NULL},
        {"evidence-set", N_("conditions filled in"), NULL},
        {"agreed-add", N_("agreement added"), NULL},
        {"agreed-edit", N_("agreement changed"), NULL},
        {"agreed-remove", N_("agreement removed"), NULL},
        {"follow-up-add", N_("status of %s filled in"), NULL},
        {"date-add", N_("next date added"), NULL},
        {"date-edit", N_("next date changed"), NULL},
        {"date-remove", N_("next date removed"), NULL},
        {"report-write", N_("text of the report changed"), NULL},
        {"text-keep", N_("a text that may hold something of a person was looked at"), NULL},
        {"text-replace", N_("%s changed, for somebody's privacy"),
         N_("a text changed, for somebody's privacy")},
        {"version-read", N_("version %s of the report was read by a second person"), NULL},
        {"version-fix", N_("version %s of the report fixed"), NULL},
        {"version-publish", N_("version %s of the report published"), NULL},
        {"result-fix", N_("result of vote %s fixed"), N_("result of the vote fixed")},
        {"ballot-invalidate", N_("vote %s declared void"), N_("vote declared void")},
        {"session-add", N_("session made"), NULL},
        {"session-close", N_("session closed"), NULL},
        {"session-reopen", N_("session opened again"), NULL},
        {"text-erase", N_("erased for ever: %s"), N_("a text erased for ever")},
        {"schema-migrate", N_("file brought up to date with this program"), NULL},
        {"hub-share", N_("shared copy made"), NULL},
};

/* "2 ideas": a step with several at once has their number for a subject, where one has a code. */
static const char *counted(const struct journal_entry *j, char *out, size_t size)
{
	const unsigned long n = strtoul(j->subject, NULL, 10);

	if (!j->subject[0] || strspn(j->subject, "0123456789") != strlen(j->subject))
		return j->subject;
	if (strncmp(j->action, "idea-", 5) == 0)
		snprintf(out, size, ngettext("%d idea", "%d ideas", n), (int)n);
	else if (strcmp(j->action, "practice-take") == 0)
		snprintf(out, size, ngettext("%d line", "%d lines", n), (int)n);
	else if (strcmp(j->action, "follow-up-add") == 0)
		snprintf(out, size, ngettext("%d proposal", "%d proposals", n), (int)n);
	else
		return j->subject;
	return out;
}

void journal_sentence(const struct journal_entry *j, char *out, size_t size)
{
	const char *format;
	char first[sizeof(j->subject)], many[80];
	const char *subject = counted(j, many, sizeof(many));
	size_t i;

	for (i = 0; i < N_ITEMS(sentences) && strcmp(sentences[i].action, j->action) != 0; i++)
		continue;
	if (i == N_ITEMS(sentences)) {
		snprintf(out, size, "%s %s", j->action, j->subject);
		return;
	}
	format = sentences[i].sentence;
	if (!subject[0] && sentences[i].bare)
		format = sentences[i].bare;
	if (strcmp(j->action, "details-edit") == 0)
		subject = detail_label(subject);
	/* "3 2": two codes.  A sentence takes as many as it has places for. */
	text_copy(first, sizeof(first), j->subject);
	first[strcspn(first, " ")] = '\0';
	if (subject == j->subject && strchr(subject, ' '))
		snprintf(out, size, gettext(format), first, strchr(subject, ' ') + 1);
	else
		snprintf(out, size, gettext(format), subject, "");
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
