/* Commands on one row: any field of it changed, or a new one added. */
#include "db.h"
#include "vote_private.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "commands.h"
#include "mem.h"
#include "rules.h"
#include "tr.h"

enum status command_change(struct command *c, const struct entity *ent, void *row,
                           const struct change *changes, int n, struct err *e)
{
	const struct field *f;
	const char *text;
	enum status s = OK;
	int i;

	for (i = 0; i < n && s == OK; i++) {
		f = entity_field(ent, changes[i].field);
		BUG_IF(!f || f->type == FIELD_ID);
		if (field_is_text(f)) {
			text = changes[i].text ? changes[i].text : "";
			s = command_clean(c, f, text, &text, e);
			if (s == OK)
				row_set_text(row, f, text);
		} else {
			s = field_check_int(f, changes[i].number, e);
			if (s == OK)
				row_set_int(row, f, changes[i].number);
		}
	}
	return s;
}

/* While a vote runs the list of subthemes stays as it is (domain.md 3.2.3). */
static enum status check_list_open(struct command *c, int64_t question_id, struct err *e)
{
	if (list_is_frozen(&c->before, question_id))
		return err_set(e, E_INVALID, _("The list is locked while people vote on it."));
	return OK;
}

static enum status check_subtheme_change(struct command *c, int64_t id,
                                         const struct change *changes, int n, struct err *e)
{
	const struct subtheme *sub = snapshot_find_subtheme(&c->before, id);
	int i;

	for (i = 0; i < n && sub; i++)
		if (strcmp(changes[i].field, "explanation") != 0)
			return check_list_open(c, sub->question_id, e);
	return OK;
}

/* What was counted stays as it is once something was decided with it. */
static enum status check_ballot_change(struct command *c, int64_t ballot_id, struct err *e)
{
	enum status s = OK;

	find_open_ballot(c, ballot_id, &s, e);
	return s;
}

static enum status check_entity(struct command *c, enum entity_id entity, int64_t id,
                                const struct change *changes, int n, struct err *e)
{
	const struct vote_count *count;

	/* What was told once was told (domain.md 3.2.9). */
	if (entity == ENTITY_follow_up)
		return err_set(e, E_INVALID,
		               _("A line of the follow-up stays as it is. Add a new line."));
	if (entity == ENTITY_subtheme)
		return check_subtheme_change(c, id, changes, n, e);
	if (entity == ENTITY_ballot)
		return check_ballot_change(c, id, e);
	if (entity != ENTITY_vote_count)
		return OK;
	count = snapshot_find_vote_count(&c->before, id);
	if (count && count->status != COUNT_OPEN)
		return err_set(e, E_INVALID, _("This count is not open any more."));
	return count ? check_ballot_change(c, count->ballot_id, e) : OK;
}

/* What looks back on a session, or comes after it. */
static const bool allowed_when_closed[ENTITY_COUNT] = {
        [ENTITY_report_text] = true,    [ENTITY_taxonomy] = true,
        [ENTITY_term] = true,           [ENTITY_organisation] = true,
        [ENTITY_signal] = true,         [ENTITY_signal_tag] = true,
        [ENTITY_follow_up] = true,      [ENTITY_precondition_evidence] = true,
        [ENTITY_signal_link] = true,    [ENTITY_tag] = true,
        [ENTITY_report_version] = true, [ENTITY_correction] = true,
};

/* What people said or agreed: in a closed session it is corrected with a reason.  Everything else
 * needs the session to be open again. */
static const bool corrected_when_closed[ENTITY_COUNT] = {
        [ENTITY_idea] = true,      [ENTITY_solution] = true,     [ENTITY_group_report] = true,
        [ENTITY_next_date] = true, [ENTITY_action_point] = true,
};

static int flags_of(enum entity_id entity, const struct change *changes, int n)
{
	const char *field = n == 1 ? changes[0].field : "";

	if (allowed_when_closed[entity])
		return COMMAND_EVEN_CLOSED;
	/* Until when names are kept is decided afterwards too. */
	if (entity == ENTITY_session && strcmp(field, "keep_until") == 0)
		return COMMAND_EVEN_CLOSED;
	if (entity == ENTITY_session && strcmp(field, "answer_by") == 0)
		return COMMAND_CORRECTS;
	return corrected_when_closed[entity] ? COMMAND_CORRECTS : COMMAND_PLAIN;
}

/* What is chosen for the vote beforehand must make one (0 themes: a session without a vote).
 * Only what is changed is looked at, so that an old mistake stops nothing else. */
static enum status check_session_vote(struct command *c, const struct session *old,
                                      const struct session *new, struct err *e)
{
	bool vote = session_has_vote(&c->before);
	int dots = new->dots_per_person ? new->dots_per_person : dot_advice(SUBTHEME_MAX);

	if (vote && new->top_n != old->top_n &&new->top_n < 1)
		return err_set(e, E_INVALID,
		               _("There is a vote in the agenda. Choose at least 1 theme."));
	if (vote && new->dots_per_subtheme != old->dots_per_subtheme &&new->dots_per_subtheme < 1)
		return err_set(e, E_INVALID,
		               _("There is a vote in the agenda. Choose at least 1 dot."));
	if (new->dots_per_subtheme <= dots)
		return OK;
	if (new->dots_per_subtheme != old->dots_per_subtheme)
		return err_set(
		        e, E_INVALID,
		        _("Nobody gets more than %d dots. Choose at most %d for one subtheme."),
		        dots, dots);
	if (new->dots_per_person != old->dots_per_person)
		return err_set(
		        e, E_INVALID,
		        _("Up to %d dots may go on one subtheme. Make that number lower first."),
		        new->dots_per_subtheme);
	return OK;
}

/* An idea that goes to another question leaves its subtheme behind, and may come there after the
 * list. */
static void settle_question(const struct command *c, const struct idea *old, struct idea *idea)
{
	if (idea->question_id == old->question_id)
		return;
	idea->subtheme_id = 0;
	idea->after_list = list_has_ballot(&c->before, idea->question_id);
}

/* An idea that is taken away has no duplicates any more. */
static enum status free_duplicates(struct command *c, const struct idea *idea, struct err *e)
{
	if (!idea->withdrawn)
		return OK;
	return db_run(c->st->db, e, "UPDATE idea SET duplicate_of = NULL WHERE duplicate_of = ?1",
	              "i", idea->id);
}

/* A difference that was accepted is another one when what was left over or handed out is
 * another number. */
static enum status free_difference(struct command *c, enum entity_id entity, const void *old,
                                   const void *row, struct err *e)
{
	const struct vote_count *count_before = old, *count = row;
	const struct ballot *ballot_before = old, *ballot = row;

	if (entity == ENTITY_vote_count && count->leftover != count_before->leftover)
		return count_changed(c, count, e);
	if (entity != ENTITY_ballot || (ballot->voters == ballot_before->voters &&
	                                ballot->extra_dots == ballot_before->extra_dots))
		return OK;
	count = last_count(&c->before, ballot_before);
	return count ? count_changed(c, count, e) : OK;
}

enum status command_edit_row(struct command *c, enum entity_id entity, int64_t id,
                             const struct change *changes, int n, struct err *e)
{
	const struct entity *ent = &entities[entity];
	const void *old = command_find(c, entity, id);
	void *row = arena_alloc(c->arena, ent->size);
	enum status s;

	if (!old)
		return err_set(e, E_NOT_FOUND, _("That is no longer there."));
	memcpy(row, old, ent->size);
	s = check_entity(c, entity, id, changes, n, e);
	if (s == OK)
		s = command_change(c, ent, row, changes, n, e);
	if (s == OK && entity == ENTITY_session)
		s = check_session_vote(c, old, row, e);
	if (s == OK && entity == ENTITY_idea)
		settle_question(c, old, row);
	if (s == OK)
		s = command_replace(c, entity, row, e);
	if (s == OK && entity == ENTITY_idea)
		s = free_duplicates(c, row, e);
	if (s == OK)
		s = free_difference(c, entity, old, row, e);
	return s;
}

enum status store_edit(struct store *st, int64_t session_id, enum entity_id entity, int64_t id,
                       const struct change *changes, int n, const char *action, const char *subject,
                       struct err *e)
{
	struct command c;
	enum status s;

	s = command_begin(st, &c, session_id, action, flags_of(entity, changes, n), e);
	if (s != OK)
		return s;
	if (!c.repeated)
		s = command_edit_row(&c, entity, id, changes, n, e);
	snprintf(c.subject, sizeof(c.subject), "%s", subject);
	c.result = id;
	return command_end(&c, s, e);
}

enum status signals_given(struct command *c, int64_t *highest, struct err *e)
{
	return db_number(c->st->db, e, highest, 0,
	                 "SELECT max(code) FROM (SELECT code FROM signal UNION ALL SELECT next - 1"
	                 " FROM counter WHERE kind = 'signal')",
	                 "");
}

/* Signals are of the series, counters of sessions: so the code is above all that any session
 * gave out, or that came in with a file. */
static enum status next_signal_code(struct command *c, int *code, struct err *e)
{
	int64_t highest = 0;
	enum status s = signals_given(c, &highest, e);

	/* Makes the counter of this session when there is none yet. */
	if (s == OK)
		s = command_next_code(c, "signal", 0, code, e);
	if (s == OK)
		s = db_run(c->st->db, e,
		           "UPDATE counter SET next = ?1 WHERE kind = 'signal' AND session_id = ?2",
		           "ii", highest + 2, c->session_id);
	*code = (int)highest + 1;
	return s;
}

static enum status next_code(struct command *c, const struct entity *ent, void *row, struct err *e)
{
	const struct field *question = entity_field(ent, "question_id");
	bool letter = ent->id == ENTITY_subtheme;
	int code = 0;
	enum status s;

	if (ent->id == ENTITY_signal)
		s = next_signal_code(c, &code, e);
	else
		s = command_next_code(c, ent->table, letter ? row_int(row, question) : 0, &code, e);
	if (s == OK && letter && code > SUBTHEME_MAX)
		return err_set(e, E_LIMIT,
		               _("All letters A to Z are used. Put the ideas into the "
		                 "subthemes that there are."));
	row_set_int(row, entity_field(ent, "code"), code);
	return s;
}

/* Fields that a new row gets by itself: code, place in its list, moment. */
static enum status fill_new_row(struct command *c, const struct entity *ent, void *row,
                                struct err *e)
{
	const struct field *f;
	int64_t highest;
	enum status s = OK;
	char sql[128];
	size_t i;
	static const char *const in_order[] = {"position", "number"};

	for (i = 0; i < N_ITEMS(in_order) && s == OK; i++) {
		f = entity_field(ent, in_order[i]);
		if (!f || row_int(row, f) != 0)
			continue;
		sqlite3_snprintf(sizeof(sql), sql, "SELECT max(%s) FROM %s WHERE %s = ?1",
		                 in_order[i], ent->table,
		                 ent->scope == SCOPE_SERIES ? "series_id" : "session_id");
		s = db_number(c->st->db, e, &highest, 0, sql, "i",
		              ent->scope == SCOPE_SERIES ? c->before.series->id : c->session_id);
		row_set_int(row, f, highest + 1);
	}
	f = entity_field(ent, "created_at");
	if (f)
		row_set_int(row, f, clock_wall(c->st->clock));
	if (ent->id == ENTITY_idea)
		idea_complete(c, row);
	/* The code of a term is a text: what its source calls it. */
	f = entity_field(ent, "code");
	if (s == OK && f && f->type == FIELD_INT)
		s = next_code(c, ent, row, e);
	return s;
}

static void set_subject(struct command *c, const struct entity *ent, const void *row)
{
	char code[CODE_SIZE] = "";

	if (ent->id == ENTITY_idea)
		idea_code(((const struct idea *)row)->code, code);
	else if (ent->id == ENTITY_solution)
		solution_code(((const struct solution *)row)->code, code);
	else if (ent->id == ENTITY_signal)
		signal_code(((const struct signal *)row)->code, code);
	else if (ent->id == ENTITY_subtheme)
		subtheme_code(((const struct subtheme *)row)->code, code);
	else if (entity_field(ent, "number"))
		snprintf(code, sizeof(code), "%d", (int)row_int(row, entity_field(ent, "number")));
	snprintf(c->subject, sizeof(c->subject), "%s", code);
}

static enum status add_row(struct command *c, enum entity_id entity, const struct change *values,
                           int n, struct err *e)
{
	const struct entity *ent = &entities[entity];
	void *row = command_row(c, entity);
	enum status s = command_change(c, ent, row, values, n, e);

	if (s == OK && entity == ENTITY_subtheme)
		s = check_list_open(c, ((struct subtheme *)row)->question_id, e);
	if (s == OK)
		s = fill_new_row(c, ent, row, e);
	if (s == OK)
		s = command_insert(c, entity, row, e);
	if (s == OK)
		set_subject(c, ent, row);
	c->result = row_int(row, entity_field(ent, "id"));
	return s;
}

/* Has the row with this id another text than is to be stored now?  Two windows went on with one
 * draft, or it was changed after it was stored: then it is another row. */
static bool has_other_text(struct command *c, enum entity_id entity, int64_t id,
                           const struct change *values, int n)
{
	const struct entity *en = &entities[entity];
	bool other = false;

	for (int i = 0; i < n && !other; i++) {
		const struct field *f = entity_field(en, values[i].field);
		int64_t same = 1;
		const char *clean, *sql;

		if (!f || !field_is_text(f) || !values[i].text ||
		    command_clean(c, f, values[i].text, &clean, NULL) != OK)
			continue;
		sql = arena_printf(c->arena, "SELECT count(*) FROM %s WHERE id = ?1 AND %s = ?2",
		                   en->table, f->name);
		other = db_number(c->st->db, NULL, &same, 1, sql, "it", id, clean) == OK &&
		        same == 0;
	}
	return other;
}

enum status store_add(struct store *st, int64_t session_id, enum entity_id entity,
                      const struct change *values, int n, const char *action, int64_t *id,
                      struct err *e)
{
	int flags = flags_of(entity, values, n);
	struct command c;
	enum status s = command_begin(st, &c, session_id, action, flags, e);

	if (s == OK && c.repeated && has_other_text(&c, entity, c.result, values, n)) {
		/* Nothing was done: this only ends it. */
		s = command_end(&c, OK, e);
		if (s == OK)
			s = command_begin(st, &c, session_id, action, flags, e);
	}
	if (s != OK)
		return s;
	if (!c.repeated)
		s = add_row(&c, entity, values, n, e);
	if (id)
		*id = c.result;
	return command_end(&c, s, e);
}
