/* Planned and real minutes, and what went otherwise than planned. */
#include "builder.h"

#include <stdlib.h>

#include "date.h"
#include "tr.h"

enum { MINUTE_MS = 60 * 1000 };

/* How long a part of the agenda was planned to take, and took; -1: not known. */
struct spent {
	int planned, real;
	bool skipped, held, to_come;
};

static struct spent spent_on(const struct builder *b, const struct agenda_item *item)
{
	struct spent t = {.planned = item->minutes, .real = -1};
	t.skipped = item->skipped && item->ended_at == 0;
	t.held = item->started_at != 0 && !t.skipped;
	t.to_come = !t.held && !t.skipped && b->session->status != SESSION_CLOSED;
	if (t.held && item->ended_at >= item->started_at)
		t.real = (int)((item->ended_at - item->started_at + MINUTE_MS / 2) / MINUTE_MS);
	/* What was not begun took no time, once the session is over. */
	else if (!t.held && !t.to_come)
		t.real = 0;
	return t;
}

static bool is_timed(const struct builder *b)
{
	for (int i = 0; i < b->s->n_agenda; i++) {
		if (b->s->agenda[i].started_at != 0)
			return true;
	}
	return false;
}

/* ---- the table ---- */

static void difference(struct builder *b, struct node *row, int planned, int real)
{
	doc_cell(b->a, row,
	         real < 0          ? "–"
	         : real == planned ? "0"
	                           : arena_printf(b->a, "%+d", real - planned))
	        ->number = true;
}

static void real_cell(struct builder *b, struct node *row, const struct spent *t, int most)
{
	if (t->skipped)
		doc_cell(b->a, row, _("skipped"));
	else if (!t->held && !t->to_come)
		doc_cell(b->a, row, _("not begun"));
	else if (t->real < 0)
		doc_cell(b->a, row, "–");
	else
		doc_bar(b->a, row, t->real, most);
}

static void sums_row(struct builder *b, struct node *table, int planned, int real, bool timed)
{
	struct node *row = doc_row(b->a, table, false);
	doc_strong(b->a, doc_cell(b->a, row, ""), C_("sum", "Together"));
	bold_number(b, row, planned);
	if (!timed)
		return;
	if (real >= 0)
		bold_number(b, row, real);
	else
		doc_cell(b->a, row, "–");
	difference(b, row, planned, real);
}

static int most_minutes(const struct builder *b)
{
	int most = 0;
	for (int i = 0; i < b->s->n_agenda; i++) {
		struct spent t = spent_on(b, &b->s->agenda[i]);
		most = t.planned > most ? t.planned : most;
		most = t.real > most ? t.real : most;
	}
	return most;
}

static void minutes_table(struct builder *b, bool timed)
{
	int planned = 0, real = 0, most = most_minutes(b);
	struct node *table = doc_table(b->a, b->doc,
	                               timed ? _("Minutes of each part, planned and real")
	                                     : _("Minutes of each part, as planned"));
	struct node *row = doc_row(b->a, table, true);
	doc_cell(b->a, row, C_("agenda", "Part"));
	doc_cell(b->a, row, _("Planned"));
	if (timed) {
		doc_cell(b->a, row, C_("minutes", "Real"));
		doc_cell(b->a, row, _("Difference"));
	}
	for (int i = 0; i < b->s->n_agenda; i++) {
		struct spent t = spent_on(b, &b->s->agenda[i]);
		row = doc_row(b->a, table, false);
		doc_cell(b->a, row, b->s->agenda[i].title);
		doc_bar(b->a, row, t.planned, most);
		planned += t.planned;
		real = t.real < 0 || real < 0 ? -1 : real + t.real;
		if (!timed)
			continue;
		real_cell(b, row, &t, most);
		difference(b, row, t.planned, t.real);
	}
	sums_row(b, table, planned, real, timed);
}

/* ---- from when until when ---- */

/* Only what is known: a session that goes on, or whose last part nobody ended, has no end yet. */
static void say_hours(struct builder *b, struct buf *prose)
{
	const struct session *s = b->session;
	const struct span span = session_span(b->s);
	char from[TIME_SIZE], until[TIME_SIZE];
	moment_time(span.from, from);
	moment_time(span.until, until);
	if (s->start_planned[0] && s->end_planned[0])
		say(prose, _("The plan was from %s to %s."), s->start_planned, s->end_planned);
	if (from[0] && until[0])
		say(prose, _("The session lasted from %s to %s."), from, until);
	else if (from[0] && s->status == SESSION_CLOSED)
		say(prose, _("The session began at %s. When it ended was not kept."), from);
	else if (from[0])
		say(prose, _("The session began at %s."), from);
	if (!is_timed(b))
		say(prose, "%s", _("The real times were not kept."));
}

/* ---- what went otherwise ---- */

enum deviation { DEVIATES_SKIPPED, DEVIATES_NOT_BEGUN, DEVIATES_SHORTER, DEVIATES_LONGER };

static bool deviates(const struct spent *t, enum deviation how)
{
	switch (how) {
	case DEVIATES_SKIPPED:
		return t->skipped;
	case DEVIATES_NOT_BEGUN:
		return !t->skipped && !t->held && !t->to_come;
	case DEVIATES_SHORTER:
		return t->held && t->real >= 0 && t->real < t->planned;
	case DEVIATES_LONGER:
		return t->held && t->real > t->planned;
	}
	return false;
}

/* "Shorter than planned: round 1 (2 minutes) and the break (1 minute)." */
static void deviation_item(struct builder *b, struct node *list, enum deviation how,
                           const char *label)
{
	const char **names = arena_array(b->a, (size_t)b->s->n_agenda + 1, sizeof(*names));
	int n = 0;
	for (int i = 0; i < b->s->n_agenda; i++) {
		const struct agenda_item *item = &b->s->agenda[i];
		const struct spent t = spent_on(b, item);
		int minutes = abs((t.real < 0 ? 0 : t.real) - t.planned);
		if (deviates(&t, how))
			names[n++] = arena_printf(b->a,
			                          ngettext("%s (%d minute)", "%s (%d minutes)",
			                                   (unsigned long)minutes),
			                          item->title, minutes);
	}
	if (n > 0)
		doc_item(b->a, list,
		         arena_printf(b->a, "%s %s", label,
		                      with_stop(b->a, join_and(b->a, names, n))));
}

/* Minutes that were taken off parts, or given to them, stand in the plan afterwards: what tells of
 * them is that the parts together are no longer as long as the session was to be. */
static void changed_plan(struct builder *b, struct node *list)
{
	const struct session *s = b->session;
	int parts = 0, whole;
	if (!time_valid(s->start_planned) || !time_valid(s->end_planned))
		return;
	whole = time_to_minutes(s->end_planned) - time_to_minutes(s->start_planned);
	for (int i = 0; i < b->s->n_agenda; i++)
		parts += b->s->agenda[i].minutes;
	if (whole > 0 && parts > 0 && parts != whole)
		doc_item(b->a, list,
		         arena_printf(b->a,
		                      _("All parts together are planned at %d minutes, and the "
		                        "session at %d."),
		                      parts, whole));
}

static void deviations(struct builder *b)
{
	struct node *outer = section_begin(b), *holder = doc_new(b->a, "");
	struct node *list = doc_list(b->a, holder, false);
	deviation_item(b, list, DEVIATES_SKIPPED, _("Skipped:"));
	deviation_item(b, list, DEVIATES_NOT_BEGUN, _("Not begun:"));
	deviation_item(b, list, DEVIATES_SHORTER, _("Shorter than planned:"));
	deviation_item(b, list, DEVIATES_LONGER, _("Longer than planned:"));
	changed_plan(b, list);
	if (list->first)
		doc_adopt(b->doc, holder);
	else if (b->session->status == SESSION_CLOSED)
		doc_paragraph(b->a, b->doc, _("Everything went as in the runsheet."));
	section_end(b, outer, 3, _("Otherwise than in the runsheet"));
}

void commissioner_times(struct builder *b)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	bool timed = is_timed(b);
	if (b->s->n_agenda == 0)
		return;
	doc_heading(b->a, b->doc, 2, _("The time"));
	say_hours(b, &prose);
	end_paragraph(b, &prose);
	if (timed || most_minutes(b) > 0)
		minutes_table(b, timed);
	if (timed)
		deviations(b);
}
