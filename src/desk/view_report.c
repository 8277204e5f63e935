/* The report: its sections with what each becomes, the facilitator's own texts, and the steps until
 * it goes out. */
#include "correct.h"
#include "open_points.h"
#include "window.h"

#include <stdio.h>
#include <string.h>

#include "file.h"
#include "mem.h"
#include "report_write.h"
#include "text.h"
#include "tr.h"

enum { MISSING_MAX = 64, OPEN_ROW = -SECTION_COUNT - 1, PERSONAL_ROW = OPEN_ROW - 1 };

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

/* A text of one's own can be added to each. */
static struct row text_row(int64_t id, const char *title, const char *text)
{
	return (struct row){.id = id,
	                    .left = "",
	                    .text = title,
	                    /* Translators: there is a text that somebody wrote; short. */
	                    .right = text[0] ? C_("text", "own") : "",
	                    .role = ROLE_NORMAL};
}

static int find_missing(struct desk *d, const struct missing_point **points)
{
	struct open_point open[OPEN_POINTS_MAX];

	/* Each text of the session is looked through: once after each reading. */
	if (!d->report.arena || d->report.reading != d->reading) {
		arena_free(d->report.arena);
		d->report.arena = arena_new();
		d->report.missing =
		        arena_array(d->report.arena, MISSING_MAX, sizeof(*d->report.missing));
		d->report.n_missing =
		        report_missing(&d->snap, d->report.arena, d->report.missing, MISSING_MAX);
		d->report.n_open = find_open_points(&d->snap, open, OPEN_POINTS_MAX);
		d->report.reading = d->reading;
	}
	*points = d->report.missing;
	return d->report.n_missing;
}

/* Leads to all of it. */
static struct row open_row(struct desk *d, int n)
{
	return (struct row){
	        .id = OPEN_ROW,
	        .left = "",
	        .text = arena_printf(d->frame,
	                             ngettext("Still to do: %d point", "Still to do: %d points",
	                                      (unsigned long)n),
	                             n),
	        .right = "",
	        .warning = true};
}

static struct row personal_row(struct desk *d, int n)
{
	return (struct row){
	        .id = PERSONAL_ROW,
	        .left = "",
	        .text = arena_printf(d->frame,
	                             ngettext("Personal data: %d text", "Personal data: %d texts",
	                                      (unsigned long)n),
	                             n),
	        .right = "",
	        .warning = true};
}

static void add_themes(struct desk *d, struct row *rows, int *n)
{
	for (int i = 0; i < d->snap.n_themes; i++) {
		const struct theme *t = &d->snap.themes[i];

		if (!t->withdrawn)
			rows[(*n)++] =
			        text_row(t->id, arena_printf(d->frame, _("Theme %d"), t->position),
			                 find_section_text(&d->snap, SECTION_ROUND_2, t->id));
	}
}

static struct row *make_rows(struct desk *d, int *n)
{
	const struct missing_point *missing;
	int open = find_missing(d, &missing), personal = personal_hits(d);
	size_t room = SECTION_COUNT + (size_t)d->snap.n_themes + 2;
	struct row *rows = arena_array(d->frame, room, sizeof(*rows));

	*n = 0;
	for (int i = 0; i < SECTION_COUNT; i++) {
		if (i == SECTION_ROUND_2)
			add_themes(d, rows, n);
		else
			rows[(*n)++] =
			        text_row(section_id((enum section)i), section_word((enum section)i),
			                 find_section_text(&d->snap, (enum section)i, 0));
	}
	if (personal > 0)
		rows[(*n)++] = personal_row(d, personal);
	if (open > 0)
		rows[(*n)++] = open_row(d, open);
	*n = list_filter(&d->report.list, rows, *n, edit_text(&d->filter));
	return rows;
}

/* ---- what the section under the cursor becomes ---- */

/* Made once for each section after each reading. */
static const char *preview_text(struct desk *d, int cols)
{
	struct house_style style;
	struct err no_logo;
	const struct report_options o = report_options_of(d, KIND_REPORT, &style, &no_logo);
	int64_t id = d->report.list.selected;

	if (d->report.preview.arena && d->report.preview.reading == d->reading &&
	    d->report.preview.row == id && d->report.preview.cols == cols)
		return d->report.preview.text;
	AUTO_FREE char *text = report_preview(&d->snap, &o, section_of(id), id > 0 ? id : 0, cols);

	arena_free(d->report.preview.arena);
	d->report.preview.arena = arena_new();
	d->report.preview.reading = d->reading;
	d->report.preview.row = id;
	d->report.preview.cols = cols;
	d->report.preview.text = arena_strdup(d->report.preview.arena, text);
	return d->report.preview.text;
}

static void draw_lines(struct desk *d, struct canvas *c, struct rect area, const char *text)
{
	int row = area.row, end = area.row + area.rows;

	for (; *text && row < end; row++) {
		size_t len = strcspn(text, "\n");
		bool is_more = row == end - 1 && text[len] && text[len + 1];
		size_t mark = strncmp(text, "# ", 2) == 0 ? 2 : 0;

		if (is_more)
			canvas_put_fit(c, row, area.col, area.cols, ROLE_DIM,
			               K_("... {report-look} reads all of it"));
		else
			canvas_put_fit(c, row, area.col, area.cols,
			               mark ? ROLE_HEADING : ROLE_NORMAL,
			               arena_strndup(d->frame, text + mark, len - mark));
		text += len + (text[len] == '\n');
	}
}

static void draw_points(struct desk *d, struct canvas *c, struct rect area)
{
	const struct missing_point *points;
	int n = find_missing(d, &points), row = area.row, end = area.row + area.rows;

	/* Closing has a number as well: both are told, so that they do not contradict each other.
	 */
	if (d->report.n_open > 0)
		canvas_put_fit(c, row++, area.col, area.cols, ROLE_DIM,
		               arena_printf(d->frame,
		                            ngettext("In Closing too: %d point.",
		                                     "In Closing too: %d points.",
		                                     (unsigned long)d->report.n_open),
		                            d->report.n_open));
	for (int i = 0; i < n && row < end; i++) {
		if (row == end - 1 && i < n - 1) {
			canvas_put_fit(c, row, area.col, area.cols, ROLE_DIM,
			               K_("... {section-edit} shows all of it"));
			return;
		}
		canvas_put(c, row, area.col, 1, ROLE_WARNING, "!");
		row += canvas_wrap(c, (struct rect){row, area.col + 2, end - row, area.cols - 2},
		                   ROLE_WARNING, points[i].sentence);
	}
}

static void draw_preview(struct desk *d, struct canvas *c, struct rect area)
{
	int64_t id = d->report.list.selected;
	const char *text;

	if (id == OPEN_ROW) {
		draw_points(d, c, area);
	} else if (id == PERSONAL_ROW) {
		canvas_wrap(c, area, ROLE_WARNING,
		            K_("These texts may hold a name, an address or an illness of "
		               "somebody. {section-edit} shows them; you decide about each."));
	} else if (id) {
		text = preview_text(d, area.cols);
		if (text[0])
			draw_lines(d, c, area, text);
		else
			canvas_wrap(c, area, ROLE_DIM,
			            K_("There is nothing to tell here yet. {section-edit} adds "
			               "your own text."));
	}
}

/* The list gets two fifths, in which its titles can be known. */
static int list_cols(int cols)
{
	enum { LEAST = 37, MOST = 48 };
	int part = cols * 2 / 5;

	return part < LEAST ? LEAST : part > MOST ? MOST : part;
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	enum { PREVIEW_COLS = 30 };
	int cols = list_cols(area.cols);
	struct rect list = {area.row + 2, area.col, area.rows - 2, area.cols};
	struct rect beside = {list.row, area.col + cols + 2, list.rows, area.cols - cols - 3};
	bool has_preview = beside.cols >= PREVIEW_COLS, warning;
	const char *sent;
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING,
	               report_state_text(d));
	sent = report_sent_file(d, &warning);
	canvas_put_fit(c, area.row + 1, area.col + 1, area.cols - 2,
	               warning ? ROLE_WARNING : ROLE_DIM, sent);
	list.cols = has_preview ? cols : area.cols;
	d->report.list.squeeze = true;
	draw_list(d, &d->report.list, c, list, rows, n, true, "");
	if (!has_preview || n == 0)
		return;
	for (int row = beside.row; row < beside.row + beside.rows; row++)
		canvas_put(c, row, beside.col - 2, 1, ROLE_DIM, "│");
	draw_preview(d, c, beside);
}

/* ---- reading all of it ---- */

static void show_report(struct desk *d)
{
	AUTO_FREE char *file = NULL;
	AUTO_BUF struct buf out;
	struct err e = {0};

	buf_init(&out);
	file = report_made(d, KIND_REPORT, DOC_TEXT, true, &out, &e);
	if (file)
		show_text_about(d, _("The report as it is now"),
		                _("The whole report, as anybody will read it."), buf_take(&out));
	else
		desk_say(d, ROLE_ERROR, "%s", e.msg);
}

/* ---- copying ---- */

static void copy_report(struct desk *d)
{
	AUTO_FREE char *file = NULL;
	AUTO_BUF struct buf out;
	struct err e = {0};

	buf_init(&out);
	file = report_made(d, KIND_REPORT, DOC_MD, false, &out, &e);
	if (file)
		desk_copy(d, out.data, _("the report"), personal_hits(d) > 0);
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

	for (i = 0; id && id != OPEN_ROW && id != PERSONAL_ROW && i < d->snap.n_texts; i++)
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
	title = t ? t->title : section_word(section);
	correct_block(d, title, _("Your text"), find_section_text(&d->snap, section, t ? id : 0),
	              TEXT_MAX_REPORT, store_text, id);
}

/* ---- what is still open: to where it is filled in ---- */

static void go_to_text(struct desk *d, const struct missing_point *p)
{
	d->report.list.selected = p->theme_id ? p->theme_id : section_id(p->section);
	edit_section(d);
}

static void go_to_part(struct desk *d, enum view_id view, const char *sentence)
{
	int part = part_of_view(d, view);

	/* Preparing is no part of its own. */
	desk_go_part(d, part);
	desk_say(d, ROLE_NORMAL, "%s", sentence);
}

static void go_to_missing(struct desk *d, int value, int64_t id)
{
	const struct missing_point *points;
	int n = find_missing(d, &points);

	(void)id;
	if (value >= n)
		return;
	switch (points[value].place) {
	case MISSING_POINT:
		open_point_go(d, &points[value].point);
		break;
	case MISSING_DETAIL:
		go_to_part(d, VIEW_PREPARE, points[value].sentence);
		break;
	case MISSING_CLOSING:
		go_to_part(d, VIEW_CLOSING, points[value].sentence);
		break;
	case MISSING_SOLUTION:
		go_to_part(d, VIEW_SOLUTIONS, points[value].sentence);
		break;
	case MISSING_TEXT:
		go_to_text(d, &points[value]);
		break;
	}
}

static void show_missing(struct desk *d)
{
	const struct missing_point *points;
	int n = find_missing(d, &points);

	choice_open(d, _("Still to do for the report: where to?"), go_to_missing, 0);
	for (int i = 0; i < n; i++)
		choice_add(d, i, "", points[i].sentence, "");
}

static void open_selected(struct desk *d)
{
	if (d->report.list.selected == OPEN_ROW)
		show_missing(d);
	else if (d->report.list.selected == PERSONAL_ROW)
		desk_go_view(d, VIEW_PERSONAL);
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
	case ACTION_REPORT_LOOK:
		show_report(d);
		return true;
	case ACTION_REPORT_OPEN:
		report_open(d);
		return true;
	case ACTION_REPORT_PERSONAL:
		desk_go_view(d, VIEW_PERSONAL);
		return true;
	case ACTION_REPORT_READ:
		report_read_form(d);
		return true;
	case ACTION_REPORT_FIX:
		report_fix(d);
		return true;
	case ACTION_REPORT_PUBLISH:
		report_choose_published(d);
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

static bool is_own_row(const struct desk *d)
{
	return d->report.list.selected != OPEN_ROW && d->report.list.selected != PERSONAL_ROW;
}

/* A window that only reads may read what is open; a closed session still gets its texts. */
static const char *disabled(struct desk *d, enum action a)
{
	switch (a) {
	case ACTION_SECTION_EDIT:
		return is_own_row(d) && !desk_writes(d) ? _("This window only reads.") : NULL;
	case ACTION_REPORT_OPEN:
		return report_open_disabled(d);
	case ACTION_REPORT_READ:
		return report_read_disabled(d);
	case ACTION_REPORT_FIX:
		return report_fix_disabled(d);
	case ACTION_REPORT_PUBLISH:
		return report_publish_disabled(d);
	case ACTION_REPORT_PERSONAL:
		return personal_hits(d) == 0 ? _("There are no texts to look at.") : NULL;
	default:
		return NULL;
	}
}

/* The next step until it goes out. */
static enum action first(struct desk *d)
{
	if (personal_hits(d) > 0)
		return ACTION_REPORT_PERSONAL;
	return report_state(d).status == REPORT_FINAL ? ACTION_REPORT_PUBLISH : ACTION_REPORT_WRITE;
}

static const char *label(struct desk *d, enum action a)
{
	if (a == ACTION_SECTION_EDIT && !is_own_row(d))
		return N_("Go there");
	return NULL;
}

const struct view_ops view_report = {
        .context = CTX_REPORT,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .disabled = disabled,
        .first = first,
        .label = label,
        .what = N_("The report of this session. Numbers, lists and dates come by themselves."),
        .now = N_(
                "Read it with {report-look}, add your own words with {section-edit}, and let "
                "somebody else read it ({report-read}). {report-write} writes a draft to a file."),
        .next = N_("{report-fix} fixes this version; then it is no draft any more. "
                   "{report-publish} writes the file that goes out, the same day."),
};
