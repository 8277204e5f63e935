/* Commands of the vote up to and including the counts. */
#include "db.h"
#include "vote_private.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "commands.h"
#include "mem.h"
#include "rules.h"
#include "tr.h"

const struct ballot *find_open_ballot(struct command *c, int64_t id, enum status *s, struct err *e)
{
	const struct ballot *b = snapshot_find_ballot(&c->before, id);

	if (*s == OK && (!b || b->status != BALLOT_OPEN))
		*s = err_set(e, E_INVALID, _("This vote is not open any more."));
	else if (*s == OK && run_off_of(&c->before, b))
		*s = err_set(e, E_CONFLICT, _("First finish the run-off."));
	if (*s != OK)
		return NULL;
	snprintf(c->subject, sizeof(c->subject), "%d", b->number);
	return b;
}

static enum status add_count(struct command *c, int64_t ballot_id, int number,
                             const char *counted_by, int leftover, int64_t *id, struct err *e)
{
	const struct entity *ent = &entities[ENTITY_vote_count];
	struct vote_count *row = command_row(c, ENTITY_vote_count);
	enum status s =
	        command_clean(c, entity_field(ent, "counted_by"), counted_by, &row->counted_by, e);

	row->ballot_id = ballot_id;
	row->number = number;
	row->leftover = leftover;
	if (id)
		*id = row->id;
	return s == OK ? command_insert(c, ENTITY_vote_count, row, e) : s;
}

static enum status add_option(struct command *c, int64_t ballot_id, const struct subtheme *sub,
                              int position, struct err *e)
{
	struct ballot_option *row = command_row(c, ENTITY_ballot_option);

	row->ballot_id = ballot_id;
	row->subtheme_id = sub->id;
	row->position = position;
	row->title = sub->title;
	row->short_name = sub->short_name;
	return command_insert(c, ENTITY_ballot_option, row, e);
}

/* Numbers are checked as people type them, so each has its own sentence. */
static enum status check_request(const struct ballot_request *r, struct err *e)
{
	const struct entity *ent = &entities[ENTITY_ballot];
	enum status s = OK;

	if (r->voters < 1)
		return err_set(e, E_INVALID, _("How many people vote? At least 1."));
	s = field_check_int(entity_field(ent, "voters"), r->voters, e);
	if (s == OK)
		s = field_check_int(entity_field(ent, "dots_per_person"), r->dots_per_person, e);
	if (s == OK)
		s = field_check_int(entity_field(ent, "dots_per_subtheme"), r->dots_per_subtheme,
		                    e);
	if (s == OK)
		s = field_check_int(entity_field(ent, "places"), r->places, e);
	return s;
}

/* Nobody should get dots that have no place (method.md 4.3): n subthemes take only so many. */
static enum status check_room(const struct ballot_request *r, int n, struct err *e)
{
	int room = n * r->dots_per_subtheme;

	if (r->dots_per_subtheme > r->dots_per_person)
		return err_set(
		        e, E_INVALID,
		        ngettext("Everybody has %d dot. Choose at most %d for one subtheme.",
		                 "Everybody has %d dots. Choose at most %d for one subtheme.",
		                 (unsigned long)r->dots_per_person),
		        r->dots_per_person, r->dots_per_person);
	if (r->dots_per_person > room)
		return err_set(e, E_INVALID,
		               _("There is room for %d dots: %d subthemes, at most %d on each."),
		               room, n, r->dots_per_subtheme);
	return OK;
}

static int next_ballot_number(const struct snapshot *snap)
{
	return snap->n_ballots ? snap->ballots[snap->n_ballots - 1].number + 1 : 1;
}

enum status store_open_ballot(struct store *st, int64_t session_id, const struct ballot_request *r,
                              int64_t *id, struct err *e)
{
	struct ballot *row;
	struct command c;
	enum status s = command_begin(st, &c, session_id, "ballot-open", COMMAND_PLAIN, e);
	int i, position = 0;

	if (s != OK)
		return s;
	if (c.repeated) {
		if (id)
			*id = c.result;
		return command_end(&c, OK, e);
	}
	s = check_request(r, e);
	if (s == OK && current_ballot(&c.before))
		s = err_set(e, E_CONFLICT, _("There is a vote already."));
	row = command_row(&c, ENTITY_ballot);
	row->number = next_ballot_number(&c.before);
	row->voters = r->voters;
	row->dots_per_person = r->dots_per_person;
	row->dots_per_subtheme = r->dots_per_subtheme;
	row->places = r->places;
	row->tie_rule = r->tie_rule;
	row->groups_agreed = r->groups_agreed;
	row->opened_at = command_now(&c);
	if (s == OK)
		s = command_insert(&c, ENTITY_ballot, row, e);
	for (i = 0; i < c.before.n_subthemes && s == OK; i++) {
		const struct subtheme *sub = &c.before.subthemes[i];

		if (!sub->withdrawn && sub->question_id == r->question_id)
			s = add_option(&c, row->id, sub, ++position, e);
	}
	if (s == OK && position < 2)
		s = err_set(e, E_INVALID,
		            _("Make at least two subthemes, then people can choose."));
	if (s == OK)
		s = check_room(r, position, e);
	if (s == OK)
		s = add_count(&c, row->id, 1, r->counted_by, -1, NULL, e);
	snprintf(c.subject, sizeof(c.subject), "%d", row->number);
	c.result = row->id;
	if (id)
		*id = row->id;
	return command_end(&c, s, e);
}

static const struct count_line *find_line(const struct snapshot *snap, int64_t count_id,
                                          int64_t option_id)
{
	int i;

	for (i = 0; i < snap->n_lines; i++)
		if (snap->lines[i].count_id == count_id && snap->lines[i].option_id == option_id)
			return &snap->lines[i];
	return NULL;
}

enum status store_set_dots(struct store *st, int64_t session_id, int64_t count_id,
                           int64_t option_id, int dots, struct err *e)
{
	const struct field *f = entity_field(&entities[ENTITY_count_line], "dots");
	const struct ballot_option *option;
	const struct vote_count *count;
	const struct count_line *old;
	const struct subtheme *sub;
	struct count_line *row;
	char code[CODE_SIZE];
	struct command c;
	enum status s = command_begin(st, &c, session_id, "dots-set", COMMAND_PLAIN, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	count = snapshot_find_vote_count(&c.before, count_id);
	option = snapshot_find_ballot_option(&c.before, option_id);
	if (!count || !option || count->status != COUNT_OPEN ||
	    option->ballot_id != count->ballot_id)
		s = err_set(e, E_INVALID, _("This count is not open any more."));
	if (s == OK)
		find_open_ballot(&c, count->ballot_id, &s, e);
	if (s == OK && dots >= 0)
		s = field_check_int(f, dots, e);
	if (s == OK) {
		sub = snapshot_find_subtheme(&c.before, option->subtheme_id);
		snprintf(c.subject, sizeof(c.subject), "%s", subtheme_code(sub->code, code));
	}
	old = find_line(&c.before, count_id, option_id);
	if (s == OK && dots != (old ? old->dots : -1))
		s = count_changed(&c, count, e);
	if (s == OK && old && dots >= 0) {
		s = command_set(&c, ENTITY_count_line, old->id, "dots", dots, "", e);
	} else if (s == OK && old) {
		s = db_run(st->db, e, "DELETE FROM count_line WHERE id = ?1", "i", old->id);
	} else if (s == OK && dots >= 0) {
		row = command_row(&c, ENTITY_count_line);
		row->count_id = count_id;
		row->option_id = option_id;
		row->dots = dots;
		s = command_insert(&c, ENTITY_count_line, row, e);
	}
	return command_end(&c, s, e);
}

enum status store_next_count(struct store *st, int64_t session_id, int64_t ballot_id,
                             const char *reason, const char *counted_by, int64_t *id, struct err *e)
{
	const struct entity *ent = &entities[ENTITY_vote_count];
	const struct vote_count *last = NULL;
	const struct ballot *ballot;
	const char *clean = "";
	struct command c;
	enum status s = command_begin(st, &c, session_id, "count-next", COMMAND_PLAIN, e);

	if (s != OK)
		return s;
	if (c.repeated) {
		if (id)
			*id = c.result;
		return command_end(&c, OK, e);
	}
	ballot = find_open_ballot(&c, ballot_id, &s, e);
	if (s == OK)
		last = last_count(&c.before, ballot);
	if (s == OK)
		s = command_clean(&c, entity_field(ent, "reason"), reason, &clean, e);
	if (s == OK && !clean[0])
		s = err_set(e, E_INVALID,
		            _("Say why it is counted again. It goes into the report."));
	if (s == OK && last) {
		s = command_set(&c, ENTITY_vote_count, last->id, "status", COUNT_REJECTED, "", e);
		if (s == OK)
			s = command_set(&c, ENTITY_vote_count, last->id, "reason", 0, clean, e);
	}
	if (s == OK)
		s = add_count(&c, ballot_id, last ? last->number + 1 : 1, counted_by,
		              last ? last->leftover : -1, &c.result, e);
	snprintf(c.subject, sizeof(c.subject), "%d", last ? last->number + 1 : 1);
	if (id)
		*id = c.result;
	return command_end(&c, s, e);
}

enum status store_open_run_off(struct store *st, int64_t session_id, int64_t ballot_id, int voters,
                               const char *counted_by, int64_t *id, struct err *e)
{
	const struct ballot *parent;
	struct tally standing = {.n = 0};
	struct ballot *row;
	struct command c;
	enum status s = command_begin(st, &c, session_id, "run-off-open", COMMAND_PLAIN, e);
	int i;

	if (s != OK)
		return s;
	if (c.repeated) {
		if (id)
			*id = c.result;
		return command_end(&c, OK, e);
	}
	parent = find_open_ballot(&c, ballot_id, &s, e);
	if (s == OK && parent->kind == BALLOT_RUN_OFF)
		s = err_set(e, E_INVALID,
		            _("A run-off has no run-off. Decide together or take more themes."));
	if (s == OK)
		s = standing_make(&c, parent, &standing, e);
	if (s == OK && standing.cut.state != CUT_TIED)
		s = err_set(e, E_INVALID, _("There are no equal places to vote about."));
	if (s == OK && voters < 1)
		s = err_set(e, E_INVALID, _("How many people vote? At least 1."));
	row = command_row(&c, ENTITY_ballot);
	if (s == OK) {
		row->number = next_ballot_number(&c.before);
		row->kind = BALLOT_RUN_OFF;
		row->parent_id = parent->id;
		row->voters = voters;
		row->dots_per_person = 1;
		row->dots_per_subtheme = 1;
		row->places = standing.cut.tie_places;
		row->tie_rule = parent->tie_rule;
		row->opened_at = command_now(&c);
		s = command_insert(&c, ENTITY_ballot, row, e);
	}
	for (i = standing.cut.tie_first; s == OK && i <= standing.cut.tie_last; i++) {
		const struct ballot_option *o = standing.options[standing.ranking[i].index];

		s = add_option(&c, row->id, snapshot_find_subtheme(&c.before, o->subtheme_id),
		               i - standing.cut.tie_first + 1, e);
	}
	if (s == OK)
		s = add_count(&c, row->id, 1, counted_by, -1, NULL, e);
	c.result = row->id;
	if (id)
		*id = row->id;
	return command_end(&c, s, e);
}
