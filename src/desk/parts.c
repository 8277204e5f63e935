/* The parts of a session: a tab for each module that its agenda holds. */
#include "app.h"
#include "strip.h"

#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

static void add_part(struct desk *d, enum view_id view, int64_t round_id, const char *title)
{
	struct part *p;
	int i;

	if (d->n_parts == PARTS_MAX)
		return;
	for (i = 0; i < d->n_parts; i++)
		if (d->parts[i].view == view && d->parts[i].round_id == round_id)
			return;
	p = &d->parts[d->n_parts++];
	p->view = view;
	p->round_id = round_id;
	p->title = p->shorter = title;
}

static void add_round(struct desk *d, const struct round *r)
{
	enum view_id view = r->kind == ROUND_SOLUTIONS ? VIEW_SOLUTIONS : VIEW_IDEAS;

	int n = d->n_parts;

	add_part(d, view, r->id, arena_printf(d->arena, _("Round %d"), r->number));
	/* Translators: a round in one letter and its number */
	if (d->n_parts > n)
		d->parts[n].shorter = arena_printf(d->arena, _("R%d"), r->number);
}

void parts_make(struct desk *d)
{
	const struct snapshot *s = &d->snap;
	bool clusters = session_has_kind(s, ITEM_CLUSTERING);
	const struct round *r;
	int i;

	d->n_parts = 0;
	add_part(d, VIEW_AGENDA, 0, _("Agenda"));
	for (i = 0; i < s->n_agenda; i++) {
		const struct agenda_item *item = &s->agenda[i];

		if (item->kind == ITEM_ROUND && (r = snapshot_find_round(s, item->round_id))) {
			add_round(d, r);
			/* Key words of answers are given even without an item for it. */
			if (!clusters && r->kind == ROUND_IDEAS)
				add_part(d, VIEW_CLUSTERING, 0, _("Clustering"));
		} else if (item->kind == ITEM_CLUSTERING) {
			add_part(d, VIEW_CLUSTERING, 0, _("Clustering"));
		} else if (item->kind == ITEM_VOTE) {
			add_part(d, VIEW_VOTE, 0, _("Vote"));
		}
	}
	for (i = 0; i < s->n_rounds; i++)
		add_round(d, &s->rounds[i]);
	add_part(d, VIEW_CLOSING, 0, _("Closing"));
	add_part(d, VIEW_REPORT, 0, _("Report"));
	if (d->part >= d->n_parts)
		d->part = d->n_parts - 1;
}

int part_of_view(const struct desk *d, enum view_id view)
{
	int i;

	for (i = 0; i < d->n_parts; i++)
		if (d->parts[i].view == view)
			return i;
	return -1;
}

const struct round *part_round(const struct desk *d)
{
	if (d->part < 0 || d->part >= d->n_parts)
		return NULL;
	return snapshot_find_round(&d->snap, d->parts[d->part].round_id);
}

/* ---- the tabs ---- */

/* How much each tab says. */
enum { TABS_ALL, TABS_PARTS, TABS_SHORT_ALL, TABS_SHORT, TABS_CUT, TABS_DIGITS };

/* "Clus.": the beginning of a name still says more than its key alone. */
static const char *cut_title(struct desk *d, const char *title)
{
	enum { CUT_COLS = 4 };

	if (text_width(title) <= CUT_COLS + 1)
		return title;
	return arena_printf(d->frame, "%.*s.", (int)text_fit(title, CUT_COLS, NULL), title);
}

static const char *tab_text(struct desk *d, int part, int way)
{
	const struct part *p = &d->parts[part];
	bool now = part == d->part;
	const char *title = way >= TABS_SHORT_ALL && !now ? p->shorter : p->title;

	if (way == TABS_CUT && !now)
		title = cut_title(d, title);
	/* There are ten keys; a part behind them is reached with the brackets. */
	if (part >= 9)
		return title;
	if (way == TABS_DIGITS && !now)
		return arena_printf(d->frame, "%d", part + 1);
	return arena_printf(d->frame, "%d %s", part + 1, title);
}

/* The texts of all tabs; preparing stands first when it is current or there is room. */
static void make_tabs(struct desk *d, int way, const char **texts, int64_t *ids, struct strip *s)
{
	bool preparing = way == TABS_ALL || way == TABS_SHORT_ALL || d->part < 0;
	int i;

	s->n = 0;
	ids[0] = -1;
	if (preparing)
		texts[s->n++] = arena_printf(d->frame, "0 %s", _("Preparing"));
	s->now = preparing ? d->part + 1 : d->part;
	for (i = 0; i < d->n_parts; i++) {
		ids[s->n] = i;
		texts[s->n++] = tab_text(d, i, way);
	}
}

void parts_draw(struct desk *d, struct canvas *c, int end)
{
	const char *texts[PARTS_MAX + 1];
	int64_t ids[PARTS_MAX + 1];
	struct strip s = {.texts = texts, .open = '[', .close = ']', .spot = SPOT_PART, .ids = ids};
	/* Names that stand close are hard to tell apart: rather short ones, then close ones. */
	static const struct {
		int way, gap;
	} tries[] = {{TABS_ALL, 2},   {TABS_PARTS, 2},  {TABS_SHORT_ALL, 2},
	             {TABS_SHORT, 2}, {TABS_SHORT, 1},  {TABS_CUT, 2},
	             {TABS_CUT, 1},   {TABS_DIGITS, 2}, {TABS_DIGITS, 1}};
	size_t i;

	for (i = 0; i < N_ITEMS(tries); i++) {
		/* Beside preparing it is good to see the way back there. */
		if (tries[i].way == TABS_PARTS && d->part == 0)
			continue;
		make_tabs(d, tries[i].way, texts, ids, &s);
		s.gap = tries[i].gap;
		if (strip_cols(&s) <= end)
			break;
	}
	s.before = ids[0] == 0;
	strip_draw(&s, c, 1, 0, end);
}
