#include "rules.h"

#include "arena.h"
#include "date.h"

enum { MINUTE_MS = 60 * 1000, DAY_MS = 24 * 60 * MINUTE_MS };
/* Minutes behind or ahead that can only mean that it is another day. */
enum { ANOTHER_DAY = 12 * 60 };
/* A session whose first item did not begin in this time will not begin any more. */
enum { LATE_START_MAX = 60 * MINUTE_MS };

static enum item_state state_of(const struct agenda_item *item)
{
	if (item->skipped && item->ended_at == 0)
		return ITEM_SKIPPED;
	if (item->ended_at != 0)
		return ITEM_DONE;
	return item->started_at != 0 ? ITEM_NOW : ITEM_TO_COME;
}

/* The moment at which the session should start.  Without a date or time the plan
 * begins when the session really did, or now. */
static int64_t planned_start(const struct session *session, const struct agenda_item *items, int n,
                             int64_t now)
{
	int64_t first = 0;

	if (date_valid(session->date) && time_valid(session->start_planned))
		return moment_of(session->date, session->start_planned);
	for (int i = 0; i < n; i++) {
		if (items[i].started_at != 0 && (first == 0 || items[i].started_at < first))
			first = items[i].started_at;
	}
	return first != 0 ? first : now;
}

/* The end that was promised, or else the end of the agenda.  It is not simply the
 * sum of the minutes: then an item that is made shorter, or skipped, to win time
 * would make the promise earlier too, and nothing would ever be won. */
static int64_t promised_end(const struct session *session, int64_t start, int64_t agenda_end)
{
	if (!date_valid(session->date) || !time_valid(session->start_planned) ||
	    !time_valid(session->end_planned))
		return agenda_end;
	int64_t end = moment_of(session->date, session->end_planned);
	return end > start ? end : end + DAY_MS;
}

/* Fills in the plan of every row and returns where the planned agenda ends.  An
 * item that is skipped keeps this place and takes no time. */
static int64_t fill_plan(const struct agenda_item *items, int n, int64_t start,
                         struct schedule_row *rows)
{
	int64_t at = start;

	for (int i = 0; i < n; i++) {
		rows[i].state = state_of(&items[i]);
		rows[i].planned_start = rows[i].start = rows[i].end = at;
		if (rows[i].state != ITEM_SKIPPED)
			at += (int64_t)items[i].minutes * MINUTE_MS;
	}
	return at;
}

/* Items that were begun have their real times.  True when there are any. */
static bool fill_begun(const struct agenda_item *items, int64_t now, struct schedule *out)
{
	bool begun = false;

	for (int i = 0; i < out->n; i++) {
		struct schedule_row *row = &out->rows[i];
		if (row->state != ITEM_DONE && row->state != ITEM_NOW)
			continue;
		begun = true;
		row->start = items[i].started_at;
		row->end = items[i].ended_at;
		if (row->state == ITEM_DONE) {
			int64_t ms = row->end - row->start;
			row->real_minutes = (int)((ms + MINUTE_MS / 2) / MINUTE_MS);
			continue;
		}
		row->end = row->start + (int64_t)items[i].minutes * MINUTE_MS;
		out->remaining = row->end - now;
		out->current = i;
		/* An item that runs over can end now at the earliest. */
		if (row->end < now)
			row->end = now;
	}
	return begun;
}

static void fill_to_come(const struct agenda_item *items, int64_t at, struct schedule *out)
{
	for (int i = 0; i < out->n; i++) {
		struct schedule_row *row = &out->rows[i];
		if (row->state != ITEM_TO_COME)
			continue;
		row->start = at;
		at += (int64_t)items[i].minutes * MINUTE_MS;
		row->end = at;
	}
}

/* The last moment at which something happens; start for an agenda without items. */
static int64_t last_end(const struct schedule *s, int64_t start)
{
	int64_t last = 0;

	for (int i = 0; i < s->n; i++) {
		if (s->rows[i].state != ITEM_SKIPPED && s->rows[i].end > last)
			last = s->rows[i].end;
	}
	return last != 0 ? last : start;
}

static bool can_save(const struct agenda_item *item, const struct schedule_row *row)
{
	return row->state == ITEM_TO_COME && !item->protected_ && item->trim_order > 0 &&
	       item->minutes > item->min_minutes;
}

/* The order is fixed beforehand in the runsheet (domain.md 1.3, "where to win
 * time"), so that nobody has to think about it under pressure. */
static void propose_savings(const struct agenda_item *items, struct arena *arena,
                            struct schedule *out)
{
	if (out->behind <= 0 || out->other_day || out->n == 0)
		return;
	out->savings = arena_array(arena, (size_t)out->n, sizeof *out->savings);
	for (int i = 0; i < out->n; i++) {
		if (!can_save(&items[i], &out->rows[i]))
			continue;
		int at = out->n_savings++;
		while (at > 0 &&
		       items[out->savings[at - 1].item].trim_order > items[i].trim_order) {
			out->savings[at] = out->savings[at - 1];
			at--;
		}
		out->savings[at] = (struct saving){
		        .item = i, .minutes = items[i].minutes - items[i].min_minutes};
	}

	int needed = 0;
	while (needed < out->n_savings && out->saved < out->behind) {
		struct saving *saving = &out->savings[needed++];
		if (saving->minutes > out->behind - out->saved)
			saving->minutes = out->behind - out->saved;
		out->saved += saving->minutes;
	}
	out->n_savings = needed;
}

void schedule_make(const struct session *session, const struct agenda_item *items, int n,
                   int64_t now, struct arena *arena, struct schedule *out)
{
	*out = (struct schedule){.n = n, .current = -1};
	out->rows = n > 0 ? arena_array(arena, (size_t)n, sizeof *out->rows) : NULL;

	int64_t start = planned_start(session, items, n, now);
	int64_t agenda_end = fill_plan(items, n, start, out->rows);
	bool begun = fill_begun(items, now, out);

	/* The clock of a part begins at Enter (domain.md 7.1): the next item starts now
	 * at the earliest, and not before the session may start. */
	int64_t next = begun || now > start ? now : start;
	if (out->current >= 0)
		next = out->rows[out->current].end;
	fill_to_come(items, next, out);
	out->planned_end = promised_end(session, start, agenda_end);
	out->end = last_end(out, start);
	/* Long after its hour a session without a first item is only being prepared. */
	if (begun || (now > start && now - start < LATE_START_MAX))
		out->behind = (int)((out->end - out->planned_end) / MINUTE_MS);
	out->other_day = out->behind > ANOTHER_DAY || out->behind < -ANOTHER_DAY;
	propose_savings(items, arena, out);
}
