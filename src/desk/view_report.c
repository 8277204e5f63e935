/* The report: its sections, the facilitator's own texts, writing it to a file. */
#include "correct.h"

#include <stdio.h>
#include <string.h>

#include "file.h"
#include "mem.h"
#include "report_write.h"
#include "text.h"
#include "tr.h"

static const char *const sections[SECTION_COUNT] = {N_("In short"),
                                                    N_("About this session"),
                                                    N_("Introduction and examples"),
                                                    N_("Round 1"),
                                                    N_("Round 2"),
                                                    N_("What happens with your input?"),
                                                    N_("What comes next"),
                                                    N_("Next dates"),
                                                    N_("Accountability")};

enum { MISSING_MAX = 64, OPEN_ROW = -SECTION_COUNT - 1 };

/* Row id of a section; the paragraph of a theme has the theme's own id, and what is still
 * open has OPEN_ROW. */
static int64_t section_id(enum section section)
{
	return (int64_t)section - SECTION_COUNT;
}

static enum section section_of(int64_t id)
{
	return id > 0 ? SECTION_ROUND_2 : (enum section)(id + SECTION_COUNT);
}

static struct row text_row(int64_t id, const char *title, const char *text)
{
	const char *shown = text[0] ? text : _("(no text of your own)");

	return (struct row){.id = id,
	                    .left = title,
	                    .text = shown,
	                    .right = "",
	                    .role = text[0] ? ROLE_NORMAL : ROLE_DIM};
}

static int find_missing(struct desk *d, const char *text[MISSING_MAX])
{
	struct open_point open[OPEN_POINTS_MAX];

	/* Each text of the session is looked through: once after each reading. */
	if (!d->report.arena || d->report.reading != d->reading) {
		arena_free(d->report.arena);
		d->report.arena = arena_new();
		d->report.missing = arena_array(d->report.arena, MISSING_MAX, sizeof(char *));
		d->report.n_missing =
		        report_missing(&d->snap, d->report.arena, d->report.missing, MISSING_MAX);
		d->report.n_open = find_open_points(&d->snap, open, OPEN_POINTS_MAX);
		d->report.reading = d->reading;
	}
	memcpy(text, d->report.missing, (size_t)d->report.n_missing * sizeof(char *));
	return d->report.n_missing;
}

/* Closing has a number as well, of what is open in the session: both are told, so that they do
 * not contradict each other. */
static const char *missing_text(struct desk *d, int n)
{
	if (d->report.n_open == 0 || d->report.n_open == n)
		return arena_printf(d->frame, ngettext("%d point", "%d points", (unsigned long)n),
		                    n);
	return arena_printf(d->frame, _("%d points (%d also in Closing)"), n, d->report.n_open);
}

/* Opens all of it: below the list there may be no room. */
static struct row open_row(struct desk *d, int n)
{
	return (struct row){.id = OPEN_ROW,
	                    .left = _("Still to do"),
	                    .text = missing_text(d, n),
	                    .right = "",
	                    .role = ROLE_NORMAL,
	                    .warning = true};
}

static struct row *make_rows(struct desk *d, int *n)
{
	const char *missing[MISSING_MAX];
	int open = find_missing(d, missing);
	size_t room = SECTION_COUNT + (size_t)d->snap.n_themes + 1;
	struct row *rows = arena_array(d->frame, room, sizeof(*rows));
	int i, k;

	*n = 0;
	for (i = 0; i < SECTION_COUNT; i++) {
		if (i == SECTION_ROUND_2)
			for (k = 0; k < d->snap.n_themes; k++) {
				const struct theme *t = &d->snap.themes[k];

				if (!t->withdrawn)
					rows[(*n)++] = text_row(
					        t->id,
					        arena_printf(d->frame, _("Theme %d"), t->position),
					        find_section_text(&d->snap, SECTION_ROUND_2,
					                          t->id));
			}
		else
			rows[(*n)++] = text_row(section_id((enum section)i), gettext(sections[i]),
			                        find_section_text(&d->snap, (enum section)i, 0));
	}
	if (open > 0)
		rows[(*n)++] = open_row(d, open);
	*n = list_filter(&d->report.list, rows, *n, edit_text(&d->filter));
	return rows;
}

enum { LIST_ROWS_MIN = 5, LIST_ROWS_TIGHT = 2 };

/* A line for each text: its beginning is enough to know it by, and leaves room for what is
 * missing. */
static void shorten_texts(struct desk *d, struct rect area, struct row *rows, int n)
{
	int i, room = list_text_cols(area, rows, n);

	for (i = 0; i < n; i++) {
		const char *line =
		        arena_strndup(d->frame, rows[i].text, strcspn(rows[i].text, "\n"));

		if (strlen(line) < strlen(rows[i].text) || text_width(line) > room)
			rows[i].text = arena_printf(d->frame, "%.*s…",
			                            (int)text_fit(line, room - 1, NULL), line);
	}
}

struct missing {
	const char *text[MISSING_MAX];
	int n, shown, rows; /* how many are shown, and the rows that takes with the last line */
};

/* As many whole sentences as fit; when not all do, a line says how many more there are, and
 * where. */
static struct missing choose_missing(struct desk *d, int cols, int room)
{
	struct missing m = {0};
	int rows;

	m.n = find_missing(d, m.text);
	for (; m.shown < m.n; m.shown++, m.rows += rows) {
		rows = canvas_wrap_rows(m.text[m.shown], cols);
		if (m.rows + rows + (m.shown + 1 < m.n) > room)
			break;
	}
	if (m.shown < m.n)
		m.rows++;
	return m;
}

static void draw_missing(struct desk *d, struct canvas *c, struct rect area,
                         const struct missing *m)
{
	int i, more = m->n - m->shown;

	for (i = 0; i < m->shown; i++) {
		canvas_put(c, area.row, area.col, 1, ROLE_WARNING, "!");
		area.row += canvas_wrap(
		        c, (struct rect){area.row, area.col + 2, area.rows, area.cols - 3},
		        ROLE_WARNING, m->text[i]);
	}
	if (more > 0)
		canvas_put_fit(
		        c, area.row, area.col + 2, area.cols - 3, ROLE_WARNING,
		        arena_printf(d->frame,
		                     ngettext("And %d more: choose \"%s\" below the sections.",
		                              "And %d more: choose \"%s\" below the sections.",
		                              (unsigned long)more),
		                     more, _("Still to do")));
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	bool tight = area.rows < 10;
	int n, least = tight ? LIST_ROWS_TIGHT : LIST_ROWS_MIN, gap = !tight;
	struct rect list = area;
	struct missing m;
	struct row *rows;

	rows = make_rows(d, &n);
	list.row += 1 + gap;
	list.rows -= 1 + gap;
	shorten_texts(d, list, rows, n);
	/* The list scrolls, so it gives way, but not to a few rows. */
	m = choose_missing(d, area.cols - 3, list.rows - (n < least ? n : least) - gap);
	if (m.rows > 0)
		list.rows -= m.rows + gap;
	canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING,
	               _("The program writes the report. Add your own words where you like."));
	draw_list(d, &d->report.list, c, list, rows, n, true, "");
	area.row += area.rows - m.rows;
	area.rows = m.rows;
	draw_missing(d, c, area, &m);
}

/* ---- copying ---- */

static void copy_report(struct desk *d)
{
	AUTO_FREE char *file = NULL;
	AUTO_BUF struct buf out;
	struct err e = {0};

	buf_init(&out);
	file = report_made(d, KIND_REPORT, DOC_MD, &out, &e);
	if (file)
		desk_copy(d, out.data, _("the report"), count_personal_data(&d->snap) > 0);
	else
		desk_say(d, ROLE_ERROR, "%s", e.msg);
}

/* ---- own texts ---- */

static bool store_text(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	return desk_did(d,
	                store_set_report_text(d->store, d->session_id, section_of(id),
	                                      id > 0 ? id : 0, v->text[0], e),
	                e);
}

const struct report_text *report_selected_text(const struct desk *d)
{
	int64_t id = d->report.list.selected;
	int i;

	for (i = 0; id && id != OPEN_ROW && i < d->snap.n_texts; i++)
		if (d->snap.texts[i].section == section_of(id) &&
		    d->snap.texts[i].theme_id == (id > 0 ? id : 0))
			return &d->snap.texts[i];
	return NULL;
}

static void edit_section(struct desk *d)
{
	int64_t id = d->report.list.selected;
	const struct theme *t = snapshot_find_theme(&d->snap, id);
	enum section section = section_of(id);
	const char *title;

	/* A search that found nothing. */
	if (!id)
		return;
	title = t ? t->title : gettext(sections[section]);
	correct_block(d, title, _("Your text"), find_section_text(&d->snap, section, t ? id : 0),
	              TEXT_MAX_REPORT, store_text, id);
}

/* ---- what is still open ---- */

static void show_missing(struct desk *d)
{
	const char *text[MISSING_MAX];
	int i, n = find_missing(d, text);
	struct buf b;

	buf_init(&b);
	for (i = 0; i < n; i++)
		buf_addf(&b, "! %s\n", text[i]);
	show_text(d, _("Still to do for the report"), buf_take(&b));
}

static void open_selected(struct desk *d)
{
	if (d->report.list.selected == OPEN_ROW)
		show_missing(d);
	else
		edit_section(d);
}

/* ---- figures ---- */

static void add_number(struct buf *b, const char *label, int number)
{
	buf_addf(b, "\t%d\t%s\n", number, label);
}

static void show_figures(struct desk *d)
{
	const struct snapshot *s = &d->snap;
	const struct head_count *h = find_heads(s, HEADS_START);
	struct buf b;
	int i;

	buf_init(&b);
	add_number(&b, _("people at the start"), h ? h->total : 0);
	for (i = 0; i < s->n_groups; i++)
		if (!s->groups[i].withdrawn)
			buf_addf(&b, "\t%d\t%s %s\n", count_ideas(s, s->groups[i].id, 0),
			         _("ideas of"), s->groups[i].name);
	add_number(&b, _("ideas together"), count_ideas(s, 0, 0));
	add_number(&b, _("ideas in the parking lot"), count_parked_ideas(s));
	for (i = 0; i < s->n_themes; i++)
		if (!s->themes[i].withdrawn)
			buf_addf(&b, "\t%d\t%s %s\n", s->themes[i].dots, _("dots for"),
			         s->themes[i].title);
	add_number(&b, _("solutions to do ourselves"), count_solutions(s, 0, 0, 1));
	add_number(&b, _("solutions to pass on"), count_solutions(s, 0, 0, 2));
	show_text(d, _("Figures"), buf_take(&b));
}

static void settle_list(struct desk *d)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list_settle(&d->report.list, rows, n);
}

static bool action(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	if (list_move(&d->report.list, rows, n, a))
		return true;
	switch (a) {
	case ACTION_REPORT_WRITE:
		report_choose(d);
		return true;
	case ACTION_COPY:
		copy_report(d);
		return true;
	case ACTION_SECTION_EDIT:
		open_selected(d);
		return true;
	case ACTION_FIGURES:
		show_figures(d);
		return true;
	case ACTION_NAMES:
		desk_go_view(d, VIEW_NAMES);
		return true;
	default:
		return false;
	}
}

/* A window that only reads may read what is open; a closed session still gets its texts. */
static const char *disabled(struct desk *d, enum action a)
{
	if (a == ACTION_SECTION_EDIT && d->report.list.selected != OPEN_ROW && !desk_writes(d))
		return _("This window only reads.");
	return NULL;
}

static const char *label(struct desk *d, enum action a)
{
	if (a == ACTION_SECTION_EDIT && d->report.list.selected == OPEN_ROW)
		return N_("Read");
	return NULL;
}

const struct view_ops view_report = {
        .context = CTX_REPORT,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .disabled = disabled,
        .label = label,
        .what = N_("The report of this session. Numbers, lists and dates come by themselves."),
        .now = N_("Press {report-write} to write it. With ! you see what is not filled in yet."),
        .next = N_("Let a second person read it. Then it can be sent the same day."),
};
