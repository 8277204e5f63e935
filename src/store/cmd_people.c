/* Sign-ups and roles: rows that no journal knows, so each change is a transaction of its own. */
#include "wipe.h"

#include <string.h>

#include "arena.h"
#include "date.h"
#include "file.h"
#include "mem.h"
#include "people.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

static const char *const purposes[SIGN_UP_PURPOSE_COUNT] = {
        [FOR_PROJECT_GROUP] = "project_group",
        [FOR_NEXT_SESSION] = "next_session",
        [FOR_FEEDBACK] = "feedback",
};

static enum sign_up_purpose find_purpose(const char *name)
{
	for (int i = 0; i < SIGN_UP_PURPOSE_COUNT; i++)
		if (strcmp(purposes[i], name) == 0)
			return (enum sign_up_purpose)i;
	return FOR_FEEDBACK;
}

/* ---- reading ---- */

static enum status read_sign_ups(struct store *st, int64_t session_id, struct arena *a,
                                 struct people *out, struct err *e)
{
	sqlite3_stmt *stmt;
	struct sign_up *p;
	int64_t count;
	enum status s =
	        db_number(st->db, e, &count, 0,
	                  "SELECT count(*) FROM sign_up WHERE session_id = ?1", "i", session_id);
	int rc;

	if (s != OK)
		return s;
	out->sign_ups = arena_array(a, (size_t)count + 1, sizeof(*p));
	stmt = db_query(st->db, e,
	                "SELECT id, name, contact, purpose, remark, consented_at, delete_after"
	                " FROM sign_up WHERE session_id = ?1 ORDER BY consented_at, id",
	                "i", session_id);
	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && out->n_sign_ups <= count) {
		p = &out->sign_ups[out->n_sign_ups++];
		p->id = sqlite3_column_int64(stmt, 0);
		p->name = column_text(stmt, 1, a);
		p->contact = column_text(stmt, 2, a);
		p->purpose = find_purpose(column_text(stmt, 3, a));
		p->remark = column_text(stmt, 4, a);
		p->consented_at = sqlite3_column_int64(stmt, 5);
		p->delete_after = column_text(stmt, 6, a);
	}
	return db_finish(st->db, stmt, rc, e);
}

static enum status read_roles(struct store *st, int64_t session_id, struct arena *a,
                              struct people *out, struct err *e)
{
	sqlite3_stmt *stmt;
	struct named_role *p;
	int64_t count;
	enum status s =
	        db_number(st->db, e, &count, 0, "SELECT count(*) FROM role WHERE session_id = ?1",
	                  "i", session_id);
	int rc;

	if (s != OK)
		return s;
	out->roles = arena_array(a, (size_t)count + 1, sizeof(*p));
	stmt = db_query(st->db, e,
	                "SELECT id, role, name, function, organisation, named_in_report,"
	                " consented_at FROM role WHERE session_id = ?1 ORDER BY role, name, id",
	                "i", session_id);
	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && out->n_roles <= count) {
		p = &out->roles[out->n_roles++];
		p->id = sqlite3_column_int64(stmt, 0);
		p->role = column_text(stmt, 1, a);
		p->name = column_text(stmt, 2, a);
		p->function = column_text(stmt, 3, a);
		p->organisation = column_text(stmt, 4, a);
		p->named_in_report = sqlite3_column_int(stmt, 5) != 0;
		p->consented_at = sqlite3_column_int64(stmt, 6);
	}
	return db_finish(st->db, stmt, rc, e);
}

enum status store_people(struct store *st, int64_t session_id, struct arena *a, struct people *out,
                         struct err *e)
{
	enum status s;

	memset(out, 0, sizeof(*out));
	reader_follow(st);
	s = read_sign_ups(st, session_id, a, out, e);
	return s == OK ? read_roles(st, session_id, a, out, e) : s;
}

/* ---- changing ---- */

/* They have no entity, so what a text of theirs may be is said here. */
static enum status clean(const char **text, struct arena *a, struct err *e)
{
	static const struct field line = {
	        .name = "text", .type = FIELD_TEXT, .max = TEXT_MAX_FIELD};

	return field_clean(&line, *text, strlen(*text), a, text, e);
}

/* Takes what was written by one statement, in which ?1 is the id of the row. */
static enum status keep(struct store *st, sqlite3_stmt *stmt, struct err *e)
{
	enum status s;

	if (!stmt)
		return db_failed(e);
	s = db_finish(st->db, stmt, sqlite3_step(stmt), e);
	st->doubtful |= s == E_IO;
	if (s == OK && sqlite3_changes(st->db) == 0)
		return err_set(e, E_NOT_FOUND, _("That is no longer there."));
	if (s == OK) {
		beside_ring(st);
		rest_changed(st);
	}
	return s;
}

static enum status clean_sign_up(struct sign_up *p, struct arena *a, struct err *e)
{
	enum status s = clean(&p->name, a, e);

	if (s == OK)
		s = clean(&p->contact, a, e);
	if (s == OK)
		s = clean(&p->remark, a, e);
	if (s == OK && (!p->name[0] || !p->contact[0]))
		s = err_set(e, E_INVALID,
		            _("A sign-up has a name and a mail address or phone "
		              "number."));
	if (s == OK && !date_valid(p->delete_after))
		s = err_set(e, E_INVALID, _("Say until when the name may be kept."));
	return s;
}

enum status store_keep_sign_up(struct store *st, int64_t session_id, struct sign_up *given,
                               struct err *e)
{
	struct arena *a = arena_new();
	struct sign_up p = *given;
	enum status s = steady(st, e);

	if (s == OK)
		s = clean_sign_up(&p, a, e);
	if (s == OK && !p.id) {
		p.id = id_new();
		s = keep(st,
		         db_query(st->db, e,
		                  "INSERT INTO sign_up (id, session_id, name, contact, purpose,"
		                  " remark, consented_at, delete_after)"
		                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
		                  "iittttit", p.id, session_id, p.name, p.contact,
		                  purposes[p.purpose], p.remark, clock_wall(st->clock),
		                  p.delete_after),
		         e);
	} else if (s == OK) {
		s = keep(st,
		         db_query(st->db, e,
		                  "UPDATE sign_up SET name = ?3, contact = ?4, purpose = ?5,"
		                  " remark = ?6, delete_after = ?7 WHERE id = ?1 AND"
		                  " session_id = ?2",
		                  "iittttt", p.id, session_id, p.name, p.contact,
		                  purposes[p.purpose], p.remark, p.delete_after),
		         e);
	}
	if (s == OK)
		given->id = p.id;
	arena_free(a);
	return s;
}

static enum status clean_role(struct named_role *p, struct arena *a, struct err *e)
{
	enum status s = clean(&p->role, a, e);

	if (s == OK)
		s = clean(&p->name, a, e);
	if (s == OK)
		s = clean(&p->function, a, e);
	if (s == OK)
		s = clean(&p->organisation, a, e);
	if (s == OK && !p->name[0])
		s = err_set(e, E_INVALID, _("Fill in a name."));
	return s;
}

enum status store_keep_role(struct store *st, int64_t session_id, struct named_role *given,
                            struct err *e)
{
	struct arena *a = arena_new();
	struct named_role p = *given;
	/* Who agreed before agreed then. */
	int64_t now = clock_wall(st->clock), consent = p.consented_at ? p.consented_at : now;
	enum status s = steady(st, e);

	if (s == OK)
		s = clean_role(&p, a, e);
	if (s == OK && !p.id)
		p.id = id_new();
	/* Made or changed in its place. */
	if (s == OK)
		s = keep(st,
		         db_query(st->db, e,
		                  "INSERT INTO role (id, session_id, role, name, function,"
		                  " organisation, named_in_report, consented_at)"
		                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
		                  " ON CONFLICT (id) DO UPDATE SET role = ?3, name = ?4,"
		                  " function = ?5, organisation = ?6, named_in_report = ?7,"
		                  " consented_at = ?8",
		                  "iittttir", p.id, session_id, p.role, p.name, p.function,
		                  p.organisation, (int64_t)p.named_in_report,
		                  p.named_in_report ? consent : (int64_t)0),
		         e);
	if (s == OK)
		given->id = p.id;
	arena_free(a);
	return s;
}

/* ---- wiping ---- */

static enum status delete_one(struct store *st, int64_t session_id, enum person_kind kind,
                              int64_t id, struct err *e)
{
	static const char *const statements[] = {
	        [PERSON_SIGN_UP] = "DELETE FROM sign_up WHERE id = ?1 AND session_id = ?2",
	        [PERSON_ROLE] = "DELETE FROM role WHERE id = ?1 AND session_id = ?2"};
	enum status s = db_run(st->db, e, statements[kind], "ii", id, session_id);

	if (s == OK && sqlite3_changes(st->db) == 0)
		return err_set(e, E_NOT_FOUND, _("That is no longer there."));
	return s;
}

enum status store_wipe_person(struct store *st, int64_t session_id, enum person_kind kind,
                              int64_t id, struct err *e)
{
	enum status s = wipe_begin(st, e);

	return s == OK ? wipe_end(st, delete_one(st, session_id, kind, id, e), e) : s;
}

static enum status delete_all(struct store *st, int64_t session_id, struct err *e)
{
	int deleted;
	enum status s =
	        db_run(st->db, e, "DELETE FROM sign_up WHERE session_id = ?1", "i", session_id);

	deleted = s == OK ? sqlite3_changes(st->db) : 0;
	if (s == OK)
		s = db_run(st->db, e, "DELETE FROM role WHERE session_id = ?1", "i", session_id);
	if (s == OK && deleted + sqlite3_changes(st->db) == 0)
		s = err_set(e, E_NOT_FOUND, _("There are no names in this session."));
	return s;
}

enum status store_wipe_people(struct store *st, int64_t session_id, struct err *e)
{
	enum status s = wipe_begin(st, e);

	return s == OK ? wipe_end(st, delete_all(st, session_id, e), e) : s;
}
