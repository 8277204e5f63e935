/* What of a session is over time: answers that were promised, names that are kept. */
#include "overdue.h"

#include "db.h"
#include "rules.h"

static void read_one(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	*(struct overdue *)row = (struct overdue){.session_id = sqlite3_column_int64(stmt, 0),
	                                          .session_number = sqlite3_column_int(stmt, 1),
	                                          .n = sqlite3_column_int(stmt, 2),
	                                          .until = column_text(stmt, 3, a)};
}

/* Reads id, number, how many and a date of each session; ?1 is today. */
static enum status read_overdue(struct store *st, const char *sql, const char *today,
                                struct arena *a, struct overdue **out, int *n, struct err *e)
{
	sqlite3_stmt *stmt;
	void *rows;
	int rc;

	*n = 0;
	reader_follow(st);
	stmt = db_query(st->db, e, sql, "t", today);
	if (!stmt)
		return db_failed(e);
	rc = db_collect(stmt, a, sizeof(**out), read_one, &rows, n);
	*out = rows;
	return db_finish(st->db, stmt, rc, e);
}

enum status store_unanswered(struct store *st, const char *today, struct arena *a,
                             struct overdue **out, int *n, struct err *e)
{
	/* The rule of count_not_passed_on, in SQL. */
	static const char sql[] =
	        "SELECT s.id, s.number, count(*), s.answer_by FROM session s"
	        " JOIN solution o ON o.session_id = s.id"
	        " WHERE s.status = 'closed' AND s.answer_by <> '' AND s.answer_by < ?1"
	        " AND o.withdrawn = 0 AND o.highlighted = 1 AND o.addressee <> 'self'"
	        " AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.solution_id = o.id)"
	        " GROUP BY s.id ORDER BY s.number, s.id";

	return read_overdue(st, sql, today, a, out, n, e);
}

enum status store_overdue(struct store *st, const char *today, struct arena *a,
                          struct overdue **out, int *n, struct err *e)
{
	/* The rule of session_keep_until, in SQL; of a sign-up its own date too. */
	const char *sql = arena_printf(
	        a,
	        "WITH kept AS (SELECT id, number, CASE WHEN keep_until <> '' THEN keep_until"
	        " WHEN date <> '' THEN date(date, '+%d days') ELSE '' END AS until"
	        " FROM session)"
	        " SELECT id, number, count(*), min(last) FROM ("
	        " SELECT k.id, k.number, k.until AS last FROM role r"
	        "  JOIN kept k ON k.id = r.session_id"
	        " UNION ALL"
	        " SELECT k.id, k.number, CASE WHEN k.until = '' OR u.delete_after < k.until"
	        "  THEN u.delete_after ELSE k.until END FROM sign_up u"
	        "  JOIN kept k ON k.id = u.session_id)"
	        " WHERE last <> '' AND last < ?1 GROUP BY id ORDER BY number, id",
	        NAMES_KEPT_DAYS);

	return read_overdue(st, sql, today, a, out, n, e);
}
