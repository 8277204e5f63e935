/* The public view: only columns that everybody may see are named here, so private
 * ones (raw texts, reasons, notes) never come into the process of a screen. */
#include "db.h"

#include <string.h>

#include "arena.h"
#include "commands.h"
#include "tr.h"

/* What a row loop does with each row; the rows are at data. */
typedef void row_reader(sqlite3_stmt *stmt, struct arena *a, void *row);

/* Reads all rows of a query of one parameter into an arena array. */
static enum status read_rows(struct store *st, struct arena *a, const char *sql, int64_t parameter,
                             size_t size, row_reader *reader, void **out, int *n, struct err *e)
{
	sqlite3_stmt *stmt = db_query(st->db, e, sql, "i", parameter);
	size_t room = 0;
	char *rows = NULL, *more;
	int rc;

	*n = 0;
	if (!stmt)
		return db_failed(e);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		if ((size_t)*n == room) {
			room = room ? room * 2 : 16;
			more = arena_array(a, room, size);
			if (rows)
				memcpy(more, rows, (size_t)*n * size);
			rows = more;
		}
		reader(stmt, a, rows + (size_t)*n * size);
		(*n)++;
	}
	*out = rows;
	return db_finish(st->db, stmt, rc, e);
}

static void read_session(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_view *v = row;

	v->series_name = column_text(stmt, 0, a);
	v->web_page = column_text(stmt, 1, a);
	v->web_page_short = column_text(stmt, 2, a);
	v->mail = column_text(stmt, 3, a);
	v->language = column_text(stmt, 4, a);
	v->title = column_text(stmt, 5, a);
	v->date = column_text(stmt, 6, a);
	v->start = column_text(stmt, 7, a);
	v->place = column_text(stmt, 8, a);
	v->influence = column_text(stmt, 9, a);
	v->ground_rules = column_text(stmt, 10, a);
	v->top_n = sqlite3_column_int(stmt, 11);
	v->voters = sqlite3_column_int(stmt, 12);
}

static void read_item(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	const struct field *kind = entity_field(&entities[ENTITY_agenda_item], "kind");
	struct public_item *item = row;

	item->id = sqlite3_column_int64(stmt, 0);
	item->title = column_text(stmt, 1, a);
	item->kind = (enum item_kind)column_enum(stmt, 2, kind);
	item->minutes = sqlite3_column_int(stmt, 3);
	item->done = sqlite3_column_int(stmt, 4);
	item->now = sqlite3_column_int(stmt, 5);
}

static void read_question(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_question *q = row;

	q->id = sqlite3_column_int64(stmt, 0);
	q->round = sqlite3_column_int(stmt, 1);
	q->text = column_text(stmt, 2, a);
}

static void read_idea(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_idea *idea = row;

	idea->id = sqlite3_column_int64(stmt, 0);
	idea->code = sqlite3_column_int(stmt, 1);
	idea->question_id = sqlite3_column_int64(stmt, 2);
	idea->group_id = sqlite3_column_int64(stmt, 3);
	idea->subtheme_id = sqlite3_column_int64(stmt, 4);
	idea->text = column_text(stmt, 5, a);
}

static void read_subtheme(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_subtheme *sub = row;

	sub->id = sqlite3_column_int64(stmt, 0);
	sub->code = sqlite3_column_int(stmt, 1);
	sub->title = column_text(stmt, 2, a);
	sub->short_name = column_text(stmt, 3, a);
	sub->ideas = sqlite3_column_int(stmt, 4);
}

static void read_theme(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_theme *theme = row;

	theme->id = sqlite3_column_int64(stmt, 0);
	theme->rank = sqlite3_column_int(stmt, 1);
	theme->title = column_text(stmt, 2, a);
	theme->short_name = column_text(stmt, 3, a);
	theme->dots = sqlite3_column_int(stmt, 4);
}

static void read_solution(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	const struct field *addressee = entity_field(&entities[ENTITY_solution], "addressee");
	struct public_solution *solution = row;

	solution->id = sqlite3_column_int64(stmt, 0);
	solution->code = sqlite3_column_int(stmt, 1);
	solution->theme_id = sqlite3_column_int64(stmt, 2);
	solution->addressee = (enum addressee)column_enum(stmt, 3, addressee);
	solution->text = column_text(stmt, 4, a);
}

static void read_date(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	const struct field *kind = entity_field(&entities[ENTITY_next_date], "kind");
	struct public_date *date = row;

	date->kind = (enum date_kind)column_enum(stmt, 0, kind);
	date->title = column_text(stmt, 1, a);
	date->date = column_text(stmt, 2, a);
	date->from = column_text(stmt, 3, a);
	date->to = column_text(stmt, 4, a);
	date->place = column_text(stmt, 5, a);
}

static const char sql_session[] =
        "SELECT s.name, s.web_page, s.web_page_short, s.mail, s.language, e.title, e.date,"
        " e.start_planned, e.place, e.influence, e.ground_rules, e.top_n,"
        " coalesce((SELECT voters FROM ballot WHERE session_id = e.id AND kind = 'main'"
        " AND status <> 'invalid' ORDER BY number DESC LIMIT 1), 0)"
        " FROM session e JOIN series s ON s.id = e.series_id WHERE e.id = ?1";

/* A text with something private in it has a public text, which is shown instead. */
#define PUBLIC_TEXT "CASE WHEN public_text <> '' THEN public_text ELSE text END"

/* The lists of the view: what fills them, and where they are. */
static const struct public_list {
	const char *sql;
	size_t size;
	row_reader *reader;
	size_t list_offset, count_offset;
} public_lists[] = {
#define LIST(sql, type, reader, list) \
	{ \
		sql, sizeof(struct type), reader, offsetof(struct public_view, list), \
		        offsetof(struct public_view, n_##list) \
	}
        LIST("SELECT id, title, kind, minutes, ended_at NOT NULL, started_at NOT NULL AND ended_at"
             " IS NULL FROM agenda_item WHERE session_id = ?1 AND NOT skipped ORDER BY position, "
             "id",
             public_item, read_item, agenda),
        LIST("SELECT q.id, r.number, CASE WHEN text_screen <> '' THEN text_screen ELSE text END"
             " FROM question q JOIN round r ON r.id = q.round_id WHERE q.session_id = ?1"
             " ORDER BY r.number, q.number, q.id",
             public_question, read_question, questions),
        LIST("SELECT id, code, question_id, group_id, subtheme_id, " PUBLIC_TEXT " FROM idea"
             " WHERE session_id = ?1 AND NOT withdrawn AND NOT parked ORDER BY code, id",
             public_idea, read_idea, ideas),
        LIST("SELECT id, code, title, short_name, (SELECT count(*) FROM idea i WHERE"
             " i.subtheme_id = subtheme.id AND NOT i.withdrawn) FROM subtheme"
             " WHERE session_id = ?1 AND NOT withdrawn ORDER BY question_id, code, id",
             public_subtheme, read_subtheme, subthemes),
        /* The score never before the result is fixed. */
        LIST("SELECT t.id, rank, title, short_name, dots FROM theme t JOIN ballot b ON"
             " b.id = t.ballot_id WHERE t.session_id = ?1 AND NOT t.withdrawn AND"
             " b.status = 'fixed' ORDER BY t.position, t.id",
             public_theme, read_theme, themes),
        LIST("SELECT id, code, theme_id, addressee, " PUBLIC_TEXT " FROM solution"
             " WHERE session_id = ?1 AND NOT withdrawn ORDER BY code, id",
             public_solution, read_solution, solutions),
        LIST("SELECT kind, title, date, time_from, time_to, place FROM next_date"
             " WHERE session_id = ?1 AND NOT withdrawn ORDER BY date, time_from, id",
             public_date, read_date, dates),
#undef LIST
};

enum status store_load_public(struct store *st, int64_t session_id, struct arena *a,
                              struct public_view *out, struct err *e)
{
	const struct public_list *list;
	struct public_view *view = NULL;
	void *rows;
	enum status s;
	size_t i;
	int n;

	memset(out, 0, sizeof(*out));
	reader_follow(st);
	s = db_exec(st->db, "BEGIN", e);
	if (s != OK)
		return s;
	s = read_rows(st, a, sql_session, session_id, sizeof(*view), read_session, &rows, &n, e);
	view = rows;
	if (s == OK && n != 1)
		s = err_set(e, E_NOT_FOUND, _("That session is not in this file."));
	if (s == OK)
		*out = *view;
	for (i = 0; i < sizeof(public_lists) / sizeof(public_lists[0]) && s == OK; i++) {
		list = &public_lists[i];
		s = read_rows(st, a, list->sql, session_id, list->size, list->reader, &rows, &n, e);
		if (s == OK) {
			memcpy((char *)out + list->list_offset, &rows, sizeof(rows));
			memcpy((char *)out + list->count_offset, &n, sizeof(n));
		}
	}
	if (s == OK)
		s = store_stage(st, a, &out->stage, e);
	sqlite3_exec(st->db, "COMMIT", NULL, NULL, NULL);
	return s;
}
