/* The public view: only columns that everybody may see are named here, so private
 * ones (raw texts, reasons, notes) never come into the process of a screen. */
#include "db.h"

#include <string.h>

#include "arena.h"
#include "commands.h"
#include "tr.h"

/* All rows of a query of one parameter. */
static enum status read_rows(struct store *st, struct arena *a, const char *sql, int64_t parameter,
                             size_t size, row_reader *reader, void **out, int *n, struct err *e)
{
	sqlite3_stmt *stmt = kept_query(st, e, sql, "i", parameter);

	*n = 0;
	if (!stmt)
		return db_failed(e);
	return kept_finish(st, stmt, db_collect(stmt, a, size, reader, out, n), e);
}

static int enum_of(sqlite3_stmt *stmt, int col, enum entity_id entity, const char *name)
{
	return column_enum(stmt, col, entity_field(&entities[entity], name));
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
	v->answer_by = column_text(stmt, 11, a);
	v->level = (enum level)enum_of(stmt, 12, ENTITY_session, "level");
	v->top_n = sqlite3_column_int(stmt, 13);
	v->voters = sqlite3_column_int(stmt, 14);
	v->dots_per_person = sqlite3_column_int(stmt, 15);
	v->dots_per_subtheme = sqlite3_column_int(stmt, 16);
	v->ballot_open = sqlite3_column_int(stmt, 17);
	v->ballot_question = sqlite3_column_int64(stmt, 18);
	v->practice = sqlite3_column_int(stmt, 19);
	v->run_off_dots = sqlite3_column_int(stmt, 20);
}

static void read_group(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_group *g = row;

	(void)a;
	g->id = sqlite3_column_int64(stmt, 0);
	g->number = sqlite3_column_int(stmt, 1);
}

static void read_item(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_item *item = row;

	item->id = sqlite3_column_int64(stmt, 0);
	item->title = column_text(stmt, 1, a);
	item->kind = (enum item_kind)enum_of(stmt, 2, ENTITY_agenda_item, "kind");
	item->minutes = sqlite3_column_int(stmt, 3);
	item->done = sqlite3_column_int(stmt, 4);
	item->now = sqlite3_column_int(stmt, 5);
	item->round_id = sqlite3_column_int64(stmt, 6);
	item->started_at = sqlite3_column_int64(stmt, 7);
	item->ended_at = sqlite3_column_int64(stmt, 8);
}

static void read_question(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_question *q = row;

	q->id = sqlite3_column_int64(stmt, 0);
	q->round_id = sqlite3_column_int64(stmt, 1);
	q->round = sqlite3_column_int(stmt, 2);
	q->kind = (enum round_kind)enum_of(stmt, 3, ENTITY_round, "kind");
	q->main = sqlite3_column_int(stmt, 4);
	q->text = column_text(stmt, 5, a);
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
	sub->question_id = sqlite3_column_int64(stmt, 1);
	sub->code = sqlite3_column_int(stmt, 2);
	sub->title = column_text(stmt, 3, a);
	sub->short_name = column_text(stmt, 4, a);
	sub->ideas = sqlite3_column_int(stmt, 5);
	sub->in_run_off = sqlite3_column_int(stmt, 6);
}

static void read_theme(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_theme *theme = row;

	theme->id = sqlite3_column_int64(stmt, 0);
	theme->rank = sqlite3_column_int(stmt, 1);
	theme->title = column_text(stmt, 2, a);
	theme->short_name = column_text(stmt, 3, a);
	theme->dots = sqlite3_column_int(stmt, 4);
	theme->decided_by = (enum decided_by)enum_of(stmt, 5, ENTITY_theme, "decided_by");
}

static void read_solution(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_solution *solution = row;

	solution->id = sqlite3_column_int64(stmt, 0);
	solution->code = sqlite3_column_int(stmt, 1);
	solution->theme_id = sqlite3_column_int64(stmt, 2);
	solution->addressee = (enum addressee)enum_of(stmt, 3, ENTITY_solution, "addressee");
	solution->highlighted = sqlite3_column_int(stmt, 4);
	solution->text = column_text(stmt, 5, a);
}

static void read_report(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_report *report = row;

	report->group_id = sqlite3_column_int64(stmt, 0);
	report->text = column_text(stmt, 1, a);
}

static void read_date(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_date *date = row;

	date->kind = (enum date_kind)enum_of(stmt, 0, ENTITY_next_date, "kind");
	date->title = column_text(stmt, 1, a);
	date->date = column_text(stmt, 2, a);
	date->from = column_text(stmt, 3, a);
	date->to = column_text(stmt, 4, a);
	date->place = column_text(stmt, 5, a);
}

static void read_phase(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_phase *phase = row;

	phase->name = column_text(stmt, 0, a);
	phase->from = column_text(stmt, 1, a);
	phase->to = column_text(stmt, 2, a);
}

static void read_example(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_example *example = row;

	example->id = sqlite3_column_int64(stmt, 0);
	example->title = column_text(stmt, 1, a);
	example->lines = column_text(stmt, 2, a);
	example->lesson = column_text(stmt, 3, a);
}

static void read_sheet(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_sheet *sheet = row;

	sheet->id = sqlite3_column_int64(stmt, 0);
	sheet->title = column_text(stmt, 1, a);
	sheet->lines = column_text(stmt, 2, a);
	sheet->source = column_text(stmt, 3, a);
}

static void read_feedback(sqlite3_stmt *stmt, struct arena *a, void *row)
{
	struct public_feedback *feedback = row;

	feedback->text = column_text(stmt, 0, a);
	feedback->status = (enum follow_status)enum_of(stmt, 1, ENTITY_follow_up, "status");
	feedback->explanation = column_text(stmt, 2, a);
}

static const char sql_session[] =
        "SELECT s.name, s.web_page, s.web_page_short, s.mail, s.language, e.title, e.date,"
        " e.start_planned, e.place, e.influence, e.ground_rules, e.answer_by, e.level, e.top_n,"
        " coalesce(b.voters, 0), coalesce(b.dots_per_person, 0), coalesce(b.dots_per_subtheme, 0),"
        " coalesce(b.status = 'open', 0), coalesce((SELECT t.question_id FROM ballot_option o JOIN"
        " subtheme t ON t.id = o.subtheme_id WHERE o.ballot_id = b.id LIMIT 1), 0),"
        " EXISTS (SELECT 1 FROM setting WHERE key = '" SETTING_PRACTICE "' AND value <> ''),"
        " coalesce((SELECT max(dots_per_person) FROM ballot WHERE session_id = e.id AND"
        " kind = 'run_off' AND status = 'open'), 0)"
        " FROM session e JOIN series s ON s.id = e.series_id LEFT JOIN ballot b ON b.id ="
        " (SELECT id FROM ballot WHERE session_id = e.id AND kind = 'main' AND status <> 'invalid'"
        " ORDER BY number DESC LIMIT 1) WHERE e.id = ?1";

/* A text with something private in it has a public text, which is shown instead. */
#define PUBLIC_TEXT "CASE WHEN public_text <> '' THEN public_text ELSE text END"

/* The last line that may be told about each proposal of the session before this one in its series;
 * what was passed on first, as it was numbered. */
#define SQL_FEEDBACK \
	"SELECT coalesce((SELECT " PUBLIC_TEXT " FROM solution WHERE id = f.solution_id AND NOT" \
	" withdrawn), (SELECT title FROM theme WHERE id = f.theme_id AND NOT withdrawn), (SELECT" \
	" " PUBLIC_TEXT " FROM idea WHERE id = f.idea_id AND NOT withdrawn)) AS shown, f.status," \
	" f.explanation FROM follow_up f WHERE f.session_id = (SELECT p.id FROM session p JOIN" \
	" session e ON e.series_id = p.series_id AND p.number < e.number WHERE e.id = ?1 ORDER BY" \
	" p.number DESC LIMIT 1) AND f.public AND NOT EXISTS (SELECT 1 FROM follow_up g WHERE" \
	" g.session_id = f.session_id AND g.public AND g.position > f.position AND" \
	" (g.solution_id = f.solution_id OR g.theme_id = f.theme_id OR g.idea_id = f.idea_id))" \
	" AND shown NOT NULL ORDER BY f.position, f.id"

/* The lists of the view: what fills them, and where they are. */
static const struct public_list {
	unsigned part; /* 0: always */
	const char *sql;
	size_t size;
	row_reader *reader;
	size_t list_offset, count_offset;
} public_lists[] = {
#define LIST(part, sql, type, reader, list) \
	{ \
		part, sql, sizeof(struct type), reader, offsetof(struct public_view, list), \
		        offsetof(struct public_view, n_##list) \
	}
        LIST(0, "SELECT id, number FROM table_group WHERE session_id = ?1 ORDER BY number, id",
             public_group, read_group, groups),
        LIST(PUBLIC_AGENDA,
             "SELECT id, title, kind, minutes, ended_at NOT NULL, started_at NOT NULL AND ended_at"
             " IS NULL, round_id, started_at, ended_at FROM agenda_item WHERE session_id = ?1 AND"
             " NOT skipped ORDER BY position, id",
             public_item, read_item, agenda),
        LIST(PUBLIC_QUESTIONS,
             "SELECT q.id, r.id, r.number, r.kind, q.main, CASE WHEN text_screen <> '' THEN"
             " text_screen ELSE text END FROM question q JOIN round r ON r.id = q.round_id WHERE"
             " q.session_id = ?1 ORDER BY r.number, q.number, q.id",
             public_question, read_question, questions),
        LIST(PUBLIC_IDEAS,
             "SELECT id, code, question_id, group_id, subtheme_id, " PUBLIC_TEXT " FROM idea"
             " WHERE session_id = ?1 AND NOT withdrawn AND NOT parked ORDER BY code, id",
             public_idea, read_idea, ideas),
        LIST(PUBLIC_SUBTHEMES,
             "SELECT id, question_id, code, title, short_name, (SELECT count(*) FROM idea i WHERE"
             " i.subtheme_id = subtheme.id AND NOT i.withdrawn), EXISTS (SELECT 1 FROM"
             " ballot_option o JOIN ballot r ON r.id = o.ballot_id WHERE o.subtheme_id ="
             " subtheme.id AND r.kind = 'run_off' AND r.status = 'open') FROM subtheme"
             " WHERE session_id = ?1 AND NOT withdrawn ORDER BY question_id, code, id",
             public_subtheme, read_subtheme, subthemes),
        /* The score never before the result is fixed. */
        LIST(PUBLIC_THEMES,
             "SELECT t.id, rank, title, short_name, dots, decided_by FROM theme t JOIN ballot b ON"
             " b.id = t.ballot_id WHERE t.session_id = ?1 AND NOT t.withdrawn AND"
             " b.status = 'fixed' ORDER BY t.position, t.id",
             public_theme, read_theme, themes),
        LIST(PUBLIC_SOLUTIONS,
             "SELECT id, code, theme_id, addressee, highlighted, " PUBLIC_TEXT " FROM solution"
             " WHERE session_id = ?1 AND NOT withdrawn ORDER BY code, id",
             public_solution, read_solution, solutions),
        LIST(PUBLIC_REPORTS,
             "SELECT r.group_id, r.text FROM group_report r JOIN table_group g ON g.id ="
             " r.group_id WHERE r.session_id = ?1 AND NOT r.withdrawn ORDER BY g.number,"
             " r.position, r.id",
             public_report, read_report, reports),
        LIST(PUBLIC_DATES,
             "SELECT kind, title, date, time_from, time_to, place FROM next_date"
             " WHERE session_id = ?1 AND NOT withdrawn ORDER BY date, time_from, id",
             public_date, read_date, dates),
        LIST(PUBLIC_PHASES,
             /* As they were known on the day of the session: they are written down anew when
              * that changes. */
             "SELECT p.name, p.date_from, p.date_to FROM phase p JOIN session e ON e.series_id ="
             " p.series_id WHERE e.id = ?1 AND p.reference_date = (SELECT"
             " coalesce(max(CASE WHEN q.reference_date <= e.date THEN q.reference_date END),"
             " max(q.reference_date)) FROM phase q WHERE q.series_id = e.series_id)"
             " ORDER BY p.position, p.id",
             public_phase, read_phase, phases),
        LIST(PUBLIC_EXAMPLES,
             "SELECT id, title, lines, lesson FROM example WHERE session_id = ?1 AND NOT withdrawn"
             " ORDER BY position, id",
             public_example, read_example, examples),
        LIST(PUBLIC_SHEETS,
             "SELECT i.id, i.title, i.lines, i.source FROM info_sheet i JOIN session e ON"
             " e.series_id = i.series_id WHERE e.id = ?1 AND NOT i.withdrawn ORDER BY i.position,"
             " i.id",
             public_sheet, read_sheet, sheets),
        LIST(PUBLIC_FEEDBACK, SQL_FEEDBACK, public_feedback, read_feedback, feedback),
#undef LIST
};

enum status store_load_public(struct store *st, int64_t session_id, unsigned parts, struct arena *a,
                              struct public_view *out, struct err *e)
{
	const struct public_list *list;
	struct public_view *view = NULL;
	void *rows;
	enum status s, end;
	size_t i;
	int n;

	memset(out, 0, sizeof(*out));
	reader_follow(st);
	s = kept_run(st, e, kept_query(st, e, "BEGIN", ""));
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
		if (list->part && !(list->part & parts))
			continue;
		s = read_rows(st, a, list->sql, session_id, list->size, list->reader, &rows, &n, e);
		if (s == OK) {
			memcpy((char *)out + list->list_offset, &rows, sizeof(rows));
			memcpy((char *)out + list->count_offset, &n, sizeof(n));
		}
	}
	if (s == OK)
		s = store_stage(st, a, &out->stage, e);
	end = kept_run(st, NULL, kept_query(st, NULL, "COMMIT", ""));
	return s == OK && end != OK ? db_error(st->db, e, _("%s cannot be used")) : s;
}
