/* Commands on the agenda and the groups. */
#include "db.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "commands.h"
#include "mem.h"
#include "rules.h"
#include "tr.h"

static const struct agenda_item *find_item(struct command *c, int64_t id, enum status *s,
                                           struct err *e)
{
	const struct agenda_item *item = snapshot_find_agenda_item(&c->before, id);

	if (!item && *s == OK)
		*s = err_set(e, E_NOT_FOUND, _("That item is no longer in the agenda."));
	if (item)
		snprintf(c->subject, sizeof(c->subject), "%d", item->position);
	return item;
}

static enum status end_running(struct command *c, int64_t now, struct err *e)
{
	return db_run(c->st->db, e,
	              "UPDATE agenda_item SET ended_at = ?1 WHERE session_id = ?2"
	              " AND started_at NOT NULL AND ended_at IS NULL",
	              "ii", now, c->session_id);
}

enum status store_start_item(struct store *st, int64_t session_id, int64_t item_id, struct err *e)
{
	struct command c;
	int64_t now;
	enum status s = command_begin(st, &c, session_id, "item-start", COMMAND_PLAIN, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	now = command_now(&c);
	find_item(&c, item_id, &s, e);
	if (s == OK)
		s = end_running(&c, now, e);
	if (s == OK)
		s = db_run(st->db, e,
		           "UPDATE agenda_item SET started_at = ?1, ended_at = NULL, skipped = 0"
		           " WHERE id = ?2",
		           "ii", now, item_id);
	if (s == OK)
		s = db_run(st->db, e,
		           "UPDATE session SET status = 'open', opened_at = coalesce(opened_at, ?1)"
		           " WHERE id = ?2 AND status = 'prepared'",
		           "ii", now, session_id);
	return command_end(&c, s, e);
}

/* The place behind an item, which those that come then make free; behind the last one. */
static enum status make_place(struct command *c, int64_t after, int *position, struct err *e)
{
	const struct agenda_item *item = snapshot_find_agenda_item(&c->before, after);
	int n = c->before.n_agenda;

	if (!item) {
		*position = n > 0 ? c->before.agenda[n - 1].position + 1 : 1;
		return OK;
	}
	*position = item->position + 1;
	return db_run(c->st->db, e,
	              "UPDATE agenda_item SET position = position + 1 WHERE session_id = ?1"
	              " AND position >= ?2",
	              "ii", c->session_id, (int64_t)*position);
}

enum status store_add_item(struct store *st, int64_t session_id, int64_t after,
                           const struct change *values, int n, int64_t *id, struct err *e)
{
	struct agenda_item *row;
	struct command c;
	enum status s = command_begin(st, &c, session_id, "item-add", COMMAND_PLAIN, e);

	if (s != OK)
		return s;
	if (!c.repeated) {
		row = command_row(&c, ENTITY_agenda_item);
		s = command_change(&c, &entities[ENTITY_agenda_item], row, values, n, e);
		if (s == OK)
			s = make_place(&c, after, &row->position, e);
		if (s == OK)
			s = command_insert(&c, ENTITY_agenda_item, row, e);
		c.result = row->id;
	}
	*id = c.result;
	return command_end(&c, s, e);
}

enum status store_end_item(struct store *st, int64_t session_id, struct err *e)
{
	struct command c;
	enum status s = command_begin(st, &c, session_id, "item-end", COMMAND_PLAIN, e);

	if (s == OK)
		s = command_end(&c, c.repeated ? OK : end_running(&c, command_now(&c), e), e);
	return s;
}

enum status store_move_item(struct store *st, int64_t session_id, int64_t item_id, int by,
                            struct err *e)
{
	const struct agenda_item *item, *other = NULL;
	struct command c;
	enum status s = command_begin(st, &c, session_id, "item-move", COMMAND_PLAIN, e);
	int i;

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	item = find_item(&c, item_id, &s, e);
	for (i = 0; item && i < c.before.n_agenda; i++)
		if (&c.before.agenda[i] == item && i + by >= 0 && i + by < c.before.n_agenda)
			other = &c.before.agenda[i + by];
	if (item && !other)
		s = err_set(e, E_INVALID, _("This item cannot move further."));
	if (s == OK && other) {
		s = command_set(&c, ENTITY_agenda_item, item->id, "position", other->position, "",
		                e);
		if (s == OK)
			s = command_set(&c, ENTITY_agenda_item, other->id, "position",
			                item->position, "", e);
	}
	return command_end(&c, s, e);
}

enum status store_set_minutes(struct store *st, int64_t session_id,
                              const struct minutes_change *changes, int n, struct err *e)
{
	const struct field *f = entity_field(&entities[ENTITY_agenda_item], "minutes");
	struct command c;
	enum status s = command_begin(st, &c, session_id, "item-minutes", COMMAND_PLAIN, e);
	int i;

	if (s != OK)
		return s;
	for (i = 0; i < n && s == OK && !c.repeated; i++) {
		find_item(&c, changes[i].item_id, &s, e);
		if (s == OK)
			s = field_check_int(f, changes[i].minutes, e);
		if (s == OK)
			s = command_set(&c, ENTITY_agenda_item, changes[i].item_id, "minutes",
			                changes[i].minutes, "", e);
	}
	/* Of several items none is named. */
	if (n != 1)
		c.subject[0] = '\0';
	return command_end(&c, s, e);
}

/* ---- groups ---- */

static enum status withdraw_group(struct command *c, const struct group *g, struct err *e)
{
	int i, n = count_ideas(&c->before, g->id, 0) + count_solutions(&c->before, 0, g->id, 0);

	for (i = 0; i < c->before.n_reports; i++)
		if (c->before.reports[i].group_id == g->id && !c->before.reports[i].withdrawn)
			n++;
	if (n > 0)
		return err_set(e, E_CONFLICT,
		               _("%s already has ideas or solutions. That group stays."), g->name);
	return command_set(c, ENTITY_group, g->id, "withdrawn", 1, "", e);
}

static enum status add_group(struct command *c, int number, const char *name_format, struct err *e)
{
	const struct entity *ent = &entities[ENTITY_group];
	struct group *row = command_row(c, ENTITY_group);
	const char *name;
	enum status s;

	/* name_format is a translated text of the program with one %d. */
	name = arena_printf(c->arena, name_format, number);
	s = command_clean(c, entity_field(ent, "name"), name, &row->name, e);
	row->number = number;
	return s == OK ? command_insert(c, ENTITY_group, row, e) : s;
}

enum status store_set_group_count(struct store *st, int64_t session_id, int n,
                                  const char *name_format, struct err *e)
{
	bool have[GROUPS_MAX + 1] = {false};
	struct command c;
	enum status s;
	int i;

	s = command_begin(st, &c, session_id, "groups-set", COMMAND_PLAIN, e);
	if (s != OK)
		return s;
	if (n < 1 || n > GROUPS_MAX)
		s = err_set(e, E_INVALID, _("A session has 1 to %d groups."), GROUPS_MAX);
	snprintf(c.subject, sizeof(c.subject), "%d", n);
	for (i = 0; i < c.before.n_groups && s == OK && !c.repeated; i++) {
		const struct group *g = &c.before.groups[i];

		if (g->number > n && !g->withdrawn)
			s = withdraw_group(&c, g, e);
		else if (g->number <= n && g->withdrawn)
			s = command_set(&c, ENTITY_group, g->id, "withdrawn", 0, "", e);
		if (g->number > 0 && g->number <= n)
			have[g->number] = true;
	}
	for (i = 1; i <= n && s == OK && !c.repeated; i++)
		if (!have[i])
			s = add_group(&c, i, name_format, e);
	return command_end(&c, s, e);
}

enum status store_merge_groups(struct store *st, int64_t session_id, int64_t from, int64_t into,
                               struct err *e)
{
	const struct group *a, *b;
	struct command c;
	enum status s = command_begin(st, &c, session_id, "group-merge", COMMAND_PLAIN, e);

	if (s != OK || c.repeated)
		return s != OK ? s : command_end(&c, OK, e);
	a = snapshot_find_group(&c.before, from);
	b = snapshot_find_group(&c.before, into);
	if (!a || !b || a == b || a->withdrawn || b->withdrawn || a->merged_into || b->merged_into)
		return command_end(&c, err_set(e, E_INVALID, _("Choose two different groups.")), e);
	snprintf(c.subject, sizeof(c.subject), "%d %d", a->number, b->number);
	s = db_run(
	        st->db, e,
	        "UPDATE table_group SET people = people + ?1, voters = voters + ?2 WHERE id = ?3",
	        "iii", (int64_t)a->people, (int64_t)a->voters, into);
	if (s == OK)
		s = db_run(st->db, e,
		           "UPDATE table_group SET people = 0, voters = 0, merged_into = ?1 WHERE "
		           "id = ?2",
		           "ii", into, from);
	return command_end(&c, s, e);
}
