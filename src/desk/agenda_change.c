/* What is changed in the agenda: minutes, order, skipping, the items themselves. */
#include "agenda.h"
#include "overlay.h"

#include "mem.h"
#include "text.h"
#include "tr.h"

static void set_minutes(struct desk *d, const struct agenda_item *item, int minutes)
{
	const struct minutes_change change = {item->id, minutes};
	bool running = item->started_at && !item->ended_at;
	int by = minutes - item->minutes;
	struct err e = {0};

	if (desk_did(d, store_set_minutes(d->store, d->session_id, &change, 1, &e), &e) && running)
		part_clock_add(d, by);
}

static void shorten_anyway(struct desk *d, int value, int64_t id)
{
	const struct agenda_item *item = snapshot_find_agenda_item(&d->snap, id);

	(void)value;
	if (item)
		set_minutes(d, item, item->minutes - 1);
}

void agenda_add_minutes(struct desk *d, int by)
{
	const struct agenda_item *item =
	        snapshot_find_agenda_item(&d->snap, d->agenda.list.selected);

	if (!item || item->minutes + by < 0)
		return;
	if (by < 0 && item->protected_)
		ask_yes(d,
		        arena_printf(d->frame,
		                     _("Better not shorten this item: %s. Do it all the same?"),
		                     item->title),
		        shorten_anyway, item->id);
	else
		set_minutes(d, item, item->minutes + by);
}

void agenda_catch_up(struct desk *d)
{
	const struct schedule *s = desk_schedule(d);
	struct minutes_change *changes =
	        arena_array(d->frame, (size_t)s->n_savings + 1, sizeof(*changes));
	struct err e = {0};
	int i;

	for (i = 0; i < s->n_savings; i++) {
		const struct agenda_item *item = &d->snap.agenda[s->savings[i].item];

		changes[i] =
		        (struct minutes_change){item->id, item->minutes - s->savings[i].minutes};
	}
	if (desk_did(d, store_set_minutes(d->store, d->session_id, changes, s->n_savings, &e), &e))
		desk_say(d, ROLE_GOOD,
		         ngettext("Won back: %d minute.", "Won back: %d minutes.",
		                  (unsigned long)s->saved),
		         s->saved);
}

static void skip_item(struct desk *d, int value, int64_t id)
{
	const struct agenda_item *item = snapshot_find_agenda_item(&d->snap, id);
	struct change change = {.field = "skipped"};
	struct err e = {0};
	bool was;

	(void)value;
	if (!item)
		return;
	was = item->skipped;
	change.number = !was;
	if (desk_did(d,
	             store_edit(d->store, d->session_id, ENTITY_agenda_item, id, &change, 1,
	                        was ? "item-unskip" : "item-skip",
	                        arena_printf(d->frame, "%d", item->position), &e),
	             &e))
		desk_say(d, ROLE_GOOD, was ? _("Not skipped after all: %s") : _("Skipped: %s"),
		         item->title);
}

void agenda_skip(struct desk *d)
{
	const struct agenda_item *item =
	        snapshot_find_agenda_item(&d->snap, d->agenda.list.selected);

	if (!item)
		return;
	if (item->skipped)
		skip_item(d, 1, item->id);
	else
		ask_yes(d,
		        arena_printf(d->frame, _("Skip %s? You can go back to it later."),
		                     item->title),
		        skip_item, item->id);
}

static const char *const kinds[] = {
        N_("plenary"), N_("example"),    N_("film"), N_("previous session"),
        N_("round"),   N_("clustering"), N_("vote"), N_("groups tell"),
        N_("break"),   N_("closing")};

/* May the schedule keeper win time with it?  In the order of the form. */
enum { MAY_NOT, MAY_SHORTEN, MAY_NOT_SHORTEN };
static const char *const shortening[] = {N_("only by hand"), N_("yes, when we run late"),
                                         N_("no, keep it whole")};

/* What it needs at least: two thirds, when nothing else was said before. */
static int least_minutes(const struct form_values *v)
{
	return v->number[3] >= 0 && v->number[3] <= v->number[1] ? v->number[3]
	                                                         : v->number[1] * 2 / 3;
}

/* Its place among those with which time is won: kept, or the last one. */
static int trim_order_for(const struct desk *d, const struct agenda_item *item)
{
	int last = 0;

	if (item && item->trim_order > 0)
		return item->trim_order;
	for (int i = 0; i < d->snap.n_agenda; i++)
		if (d->snap.agenda[i].trim_order > last)
			last = d->snap.agenda[i].trim_order;
	return last + 1;
}

static int shortening_of(const struct agenda_item *item)
{
	if (item && item->protected_)
		return MAY_NOT_SHORTEN;
	return item && item->trim_order > 0 ? MAY_SHORTEN : MAY_NOT;
}

static bool store_item(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct agenda_item *item = id ? snapshot_find_agenda_item(&d->snap, id) : NULL;
	const struct change changes[] = {
	        {.field = "title", .text = v->text[0]},
	        {.field = "minutes", .number = v->number[1]},
	        {.field = "protected", .number = v->number[2] == MAY_NOT_SHORTEN},
	        {.field = "trim_order",
	         .number = v->number[2] == MAY_SHORTEN ? trim_order_for(d, item) : 0},
	        {.field = "min_minutes", .number = least_minutes(v)},
	        {.field = "kind", .number = v->number[4]},
	        {.field = "who", .text = v->text[5]},
	        {.field = "material", .text = v->text[6]},
	        {.field = "note", .text = v->text[7]},
	};
	bool shorter = item && item->protected_ && v->number[1] < item->minutes;
	enum status s;
	int64_t added = 0;

	if (item)
		s = store_edit(d->store, d->session_id, ENTITY_agenda_item, id, changes,
		               N_ITEMS(changes), "item-edit",
		               arena_printf(d->frame, "%d", item->position), e);
	else
		s = store_add_item(d->store, d->session_id, d->agenda.list.selected, changes,
		                   N_ITEMS(changes), &added, e);
	if (!desk_did(d, s, e))
		return false;
	if (added)
		d->agenda.list.selected = added;
	/* The same advice as with the key for a minute less, which asks first. */
	if (shorter)
		desk_say(d, ROLE_WARNING, _("Better not shorten this item: %s. u takes it back."),
		         v->text[0]);
	else
		desk_say(d, ROLE_GOOD, _("Stored: %s"), v->text[0]);
	return true;
}

void agenda_edit_item(struct desk *d, const struct agenda_item *item)
{
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT,
	         .label = _("Title"),
	         .value = item ? item->title : "",
	         .max = TEXT_MAX_TITLE},
	        {.kind = FORM_NUMBER,
	         .label = _("Minutes"),
	         .max = 600,
	         .value = item ? arena_printf(d->frame, "%d", item->minutes) : "5"},
	        {.kind = FORM_CHOICE,
	         .label = _("May it be shorter?"),
	         .choices = shortening,
	         .n_choices = N_ITEMS(shortening),
	         .value = arena_printf(d->frame, "%d", shortening_of(item))},
	        {.kind = FORM_NUMBER,
	         .label = _("At least so many minutes"),
	         .max = 600,
	         .optional = true,
	         .value = item && item->min_minutes
	                          ? arena_printf(d->frame, "%d", item->min_minutes)
	                          : ""},
	        {.kind = FORM_CHOICE,
	         .label = _("Kind"),
	         .choices = kinds,
	         .n_choices = N_ITEMS(kinds),
	         .value = arena_printf(d->frame, "%d", item ? (int)item->kind : 0)},
	        {.kind = FORM_TEXT,
	         .label = _("Who"),
	         .value = item ? item->who : "",
	         .max = TEXT_MAX_TITLE,
	         .optional = true},
	        {.kind = FORM_TEXT,
	         .label = _("Material"),
	         .value = item ? item->material : "",
	         .max = TEXT_MAX_FIELD,
	         .optional = true},
	        {.kind = FORM_BLOCK,
	         .label = _("Note"),
	         .value = item ? item->note : "",
	         .max = TEXT_MAX_IDEA,
	         .optional = true},
	};

	form_open(d, item ? _("Change the item") : _("A new item"), fields, N_ITEMS(fields),
	          store_item, item ? item->id : 0);
}

/* A step of the journal each, as the moves were. */
static void put_back(struct desk *d)
{
	struct err e = {0};

	for (; d->agenda.moved; d->agenda.moved += d->agenda.moved > 0 ? -1 : 1)
		if (!desk_did(d,
		              store_move_item(d->store, d->session_id, d->agenda.list.selected,
		                              d->agenda.moved > 0 ? -1 : 1, &e),
		              &e))
			return;
	desk_say(d, ROLE_NORMAL, "%s", _("The item stands where it stood."));
}

bool agenda_move_item(struct desk *d, enum action a)
{
	struct err e = {0};

	if (a == ACTION_UP || a == ACTION_DOWN) {
		int by = a == ACTION_UP ? -1 : 1;

		if (desk_did(d,
		             store_move_item(d->store, d->session_id, d->agenda.list.selected, by,
		                             &e),
		             &e))
			d->agenda.moved += by;
		return true;
	}
	if (a == ACTION_BACK)
		put_back(d);
	if (a == ACTION_BACK || a == ACTION_ITEM_NEXT || a == ACTION_ITEM_MOVE) {
		d->agenda.moving = false;
		return true;
	}
	return false;
}
