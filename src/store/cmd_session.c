/* Commands on sessions as a whole and on single rows. */
#include "db.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "commands.h"
#include "date.h"
#include "mem.h"
#include "rules.h"
#include "tr.h"

/* ---- a whole session ---- */

/* Where the rows of a new session go. */
struct place {
	int64_t series_id; /* of the hub */
	int64_t number;
	bool joins;            /* the session comes from another series */
	bool takes_phases;     /* whose planning is newer than what the hub knows */
	int64_t signals_given; /* the highest code of a signal in the hub */
	int64_t last_signal;   /* the same, also in the file, and as rows are added */
};

static enum status find_place(struct command *c, const struct snapshot *s, struct place *p,
                              struct err *e)
{
	sqlite3 *db = c->st->db;
	const char *newest = "";
	int64_t count = 0;
	enum status status;
	int i;

	p->number = s->sessions->number;
	status = db_number(db, e, &p->series_id, s->series->id, "SELECT id FROM series", "");
	if (status == OK)
		status =
		        db_number(db, e, &count, 0,
		                  "SELECT count(*) FROM session WHERE number = ?1", "i", p->number);
	if (status == OK && (count || p->number <= 0))
		status = db_number(db, e, &p->number, 1, "SELECT max(number) + 1 FROM session", "");
	if (status == OK)
		status = signals_given(c, &p->signals_given, e);
	p->last_signal = p->signals_given;
	for (i = 0; i < s->n_signals; i++)
		if (s->signals[i].code > p->last_signal)
			p->last_signal = s->signals[i].code;
	p->joins = p->series_id != s->series->id;
	for (i = 0; i < s->n_phases; i++)
		if (strcmp(s->phases[i].reference_date, newest) > 0)
			newest = s->phases[i].reference_date;
	if (status == OK)
		status = db_number(db, e, &count, 0,
		                   "SELECT count(*) FROM phase WHERE reference_date >= ?1", "t",
		                   newest);
	p->takes_phases = !p->joins || count == 0;
	return status;
}

/* Rows of the series may have come with an earlier session.  Of another series the
 * hub takes only what it lacks: a newer planning, sheets with a new title. */
static enum status is_needed(struct command *c, const struct entity *ent, const void *row,
                             const struct place *p, bool *needed, struct err *e)
{
	sqlite3 *db = c->st->db;
	int64_t here = 0;
	enum status s;
	char sql[96];

	*needed = true;
	if (ent->scope != SCOPE_SERIES && ent->scope != SCOPE_SERIES_ITSELF)
		return OK;
	sqlite3_snprintf(sizeof(sql), sql, "SELECT count(*) FROM %s WHERE id = ?1", ent->table);
	s = db_number(db, e, &here, 0, sql, "i", row_int(row, entity_field(ent, "id")));
	if (s == OK && p->joins && ent->id == ENTITY_info_sheet && !here)
		s = db_number(db, e, &here, 0, "SELECT count(*) FROM info_sheet WHERE title = ?1",
		              "t", ((const struct info_sheet *)row)->title);
	*needed = !here && !(p->joins && ent->id == ENTITY_series);
	if (ent->id == ENTITY_phase || ent->id == ENTITY_phase_product)
		*needed = *needed && p->takes_phases;
	return s;
}

/* A signal that comes from elsewhere keeps its code, unless the hub gave that out itself. */
static void place_signal(struct signal *g, struct place *p)
{
	if (g->code <= p->signals_given)
		g->code = (int)++p->last_signal;
}

static enum status insert_list(struct command *c, const struct entity *ent,
                               const struct snapshot *s, struct place *p, struct err *e)
{
	const struct field *series = entity_field(ent, "series_id");
	enum status status = OK;
	const char *rows;
	bool needed;
	void *copy;
	int i, n;

	rows = snapshot_rows(s, ent, &n);
	for (i = 0; i < n && status == OK; i++) {
		copy = arena_alloc(c->arena, ent->size);
		memcpy(copy, rows + (size_t)i * ent->size, ent->size);
		if (series)
			row_set_int(copy, series, p->series_id);
		if (ent->id == ENTITY_session)
			row_set_int(copy, entity_field(ent, "number"), p->number);
		status = is_needed(c, ent, copy, p, &needed, e);
		if (status == OK && needed && ent->id == ENTITY_signal)
			place_signal(copy, p);
		if (status == OK && needed)
			status = command_insert(c, ent->id, copy, e);
	}
	return status;
}

static enum status insert_session(struct command *c, const struct snapshot *s, struct err *e)
{
	struct place place = {0};
	enum status status = find_place(c, s, &place, e);
	int i;

	/* Ideas may point to later ideas, agenda items to rounds: checked at COMMIT. */
	if (status == OK)
		status = db_exec(c->st->db, "PRAGMA defer_foreign_keys=ON", e);
	for (i = 0; i < ENTITY_COUNT && status == OK; i++)
		status = insert_list(c, &entities[i], s, &place, e);
	snprintf(c->subject, sizeof(c->subject), "%d", (int)place.number);
	return status;
}

enum status store_add_session(struct store *st, const struct snapshot *s, int64_t *id,
                              struct err *e)
{
	int64_t here, session_id;
	struct command c;
	enum status status;

	BUG_IF(s->n_sessions != 1 || s->n_series != 1);
	session_id = s->sessions->id;
	status = command_begin(st, &c, session_id, "session-add",
	                       COMMAND_NO_SESSION | COMMAND_BORDER, e);
	if (status != OK)
		return status;
	status = db_number(st->db, e, &here, 0, "SELECT number FROM session WHERE id = ?1", "i",
	                   session_id);
	if (status == OK && here && !c.repeated)
		status = err_set(e, E_CONFLICT, _("This session is already there, as number %d."),
		                 (int)here);
	if (status == OK && !c.repeated)
		status = insert_session(&c, s, e);
	if (status == OK && !c.repeated && st->reason)
		status = correct_add(&c, s->n_corrections + 1, clock_wall(st->clock), e);
	status = command_end(&c, status, e);
	if (status == OK && id)
		*id = session_id;
	return status;
}

/* Each is a command with its step in the journal; one COMMIT makes all of them true. */
enum status store_add_sessions(struct store *st, const struct snapshot *sessions, int n,
                               struct err *e)
{
	struct second_mark before;
	enum status s;
	int i;

	s = steady(st, e);
	before = second_here(&st->second);
	if (s == OK)
		s = db_exec(st->db, "BEGIN IMMEDIATE", e);
	st->together = true;
	for (i = 0; i < n && s == OK; i++)
		s = store_add_session(st, &sessions[i], NULL, e);
	st->together = false;
	if (s == OK)
		s = db_exec(st->db, "COMMIT", e);
	if (s == OK) {
		beside_ring(st);
		rest_changed(st);
	} else {
		st->doubtful |= s == E_IO;
		second_go_back(&st->second, &before);
	}
	if (s != OK && !sqlite3_get_autocommit(st->db))
		sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return s;
}

enum status store_close_session(struct store *st, int64_t session_id, struct err *e)
{
	struct command c;
	int64_t now;
	enum status s = command_begin(st, &c, session_id, "session-close", COMMAND_BORDER, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	now = command_now(&c);
	/* The last item ends when the session does. */
	s = db_run(st->db, e,
	           "UPDATE agenda_item SET ended_at = ?1 WHERE session_id = ?2"
	           " AND started_at NOT NULL AND ended_at IS NULL",
	           "ii", now, session_id);
	if (s == OK)
		s = db_run(st->db, e,
		           "UPDATE session SET status = 'closed', closed_at = ?1 WHERE id = ?2",
		           "ii", now, session_id);
	return command_end(&c, s, e);
}

/* Why the session was reopened comes below what the account says already. */
static enum status tell_reopening(struct command *c, const char *reason, struct err *e)
{
	const struct report_text *old = NULL;
	struct report_text *row = command_row(c, ENTITY_report_text);
	char today[DATE_SIZE], date[64];
	const char *language;
	int i;

	for (i = 0; i < c->before.n_texts; i++)
		if (c->before.texts[i].section == SECTION_ACCOUNT)
			old = &c->before.texts[i];
	moment_date(clock_wall(c->st->clock), today);
	row->section = SECTION_ACCOUNT;
	/* It is for the report, whatever the desk speaks. */
	language = tr_select(c->before.series->language);
	date_long(today, date, sizeof(date));
	/* Translators: a correction after closing; date, reason */
	row->text = arena_printf(c->arena, _("Reopened on %s: %s"), date, reason);
	tr_select(language);
	if (!strchr(".!?", reason[strlen(reason) - 1]))
		row->text = arena_printf(c->arena, "%s.", row->text);
	if (!old)
		return command_insert(c, ENTITY_report_text, row, e);
	if (old->text[0])
		row->text = arena_printf(c->arena, "%s\n\n%s", old->text, row->text);
	row->id = old->id;
	row->theme_id = old->theme_id;
	return command_replace(c, ENTITY_report_text, row, e);
}

enum status store_reopen_session(struct store *st, int64_t session_id, const char *reason,
                                 struct err *e)
{
	const struct entity *texts = &entities[ENTITY_report_text];
	const char *clean = "";
	struct command c;
	enum status s = command_begin(st, &c, session_id, "session-reopen",
	                              COMMAND_BORDER | COMMAND_EVEN_CLOSED, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	if (c.before.sessions->status != SESSION_CLOSED)
		s = err_set(e, E_INVALID, _("This session is not closed."));
	if (s == OK)
		s = command_clean(&c, entity_field(texts, "text"), reason, &clean, e);
	if (s == OK && !clean[0])
		s = err_set(e, E_INVALID,
		            _("Say why the session is reopened. It goes into the report."));
	if (s == OK)
		s = db_run(st->db, e,
		           "UPDATE session SET status = 'open', closed_at = NULL WHERE id = ?1",
		           "i", session_id);
	if (s == OK)
		s = tell_reopening(&c, clean, e);
	return command_end(&c, s, e);
}
