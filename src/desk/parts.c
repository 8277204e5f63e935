/* The parts of a session: a tab for each module that its agenda holds. */
#include "app.h"

#include <string.h>

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
	p->title = title;
}

static void add_round(struct desk *d, const struct round *r)
{
	enum view_id view = r->kind == ROUND_SOLUTIONS ? VIEW_SOLUTIONS : VIEW_IDEAS;

	add_part(d, view, r->id, arena_printf(d->arena, _("Round %d"), r->number));
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
