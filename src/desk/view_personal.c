/* Texts of the report that may hold something of a person, each shown where it stands: another
 * text, none, or it may stay (domain.md 3.4). */
#include "correct.h"
#include "report_write.h"

#include <string.h>

#include "mem.h"
#include "personal.h"
#include "text.h"
#include "tr.h"

enum { SHOWN_MAX = 400, SIGNS_MAX = 64 };

static int find_hits(struct desk *d, const struct personal_hit **hits)
{
	if (!d->personal.arena || d->personal.reading != d->reading) {
		arena_free(d->personal.arena);
		d->personal.arena = arena_new();
		d->personal.hits =
		        arena_array(d->personal.arena, SHOWN_MAX, sizeof(*d->personal.hits));
		d->personal.n = find_personal_data(&d->snap, d->personal.hits, SHOWN_MAX);
		d->personal.reading = d->reading;
	}
	*hits = d->personal.hits;
	return d->personal.n < SHOWN_MAX ? d->personal.n : SHOWN_MAX;
}

int personal_hits(struct desk *d)
{
	const struct personal_hit *hits;

	find_hits(d, &hits);
	return d->personal.n;
}

static int64_t id_of(const struct personal_hit *hit)
{
	return row_int(hit->row, entity_field(hit->entity, "id"));
}

/* Rows of different tables, and more fields of one row. */
static int sub_of(const struct personal_hit *hit)
{
	enum { FIELDS = 64 };

	return (int)hit->entity->id * FIELDS + (int)(hit->field - hit->entity->fields);
}

/* "mevrouw Testnaam, 06 12345678" */
static const char *signs_of(struct desk *d, const struct personal_hit *hit)
{
	struct text_span signs[SIGNS_MAX];
	int n = find_all_personal(hit->text, signs, SIGNS_MAX);
	AUTO_BUF struct buf b;

	buf_init(&b);
	for (int i = 0; i < n; i++)
		buf_addf(&b, "%s%.*s", i > 0 ? ", " : "", (int)signs[i].len,
		         hit->text + signs[i].from);
	return arena_strdup(d->frame, b.data);
}

static struct row *make_rows(struct desk *d, int *n)
{
	const struct personal_hit *hits;
	int all = find_hits(d, &hits);
	struct row *rows = arena_array(d->frame, (size_t)all + 1, sizeof(*rows));

	for (*n = 0; *n < all; (*n)++) {
		const struct personal_hit *hit = &hits[*n];

		rows[*n] = (struct row){.id = id_of(hit),
		                        .sub = sub_of(hit),
		                        .left = personal_place(hit, d->frame),
		                        .text = signs_of(d, hit),
		                        .right = ""};
	}
	*n = list_filter(&d->personal.list, rows, *n, edit_text(&d->filter));
	return rows;
}

static const struct personal_hit *selected(struct desk *d)
{
	const struct personal_hit *hits;
	const struct list *l = &d->personal.list;
	int n = find_hits(d, &hits);

	for (int i = 0; i < n; i++)
		if (id_of(&hits[i]) == l->selected && sub_of(&hits[i]) == l->sub)
			return &hits[i];
	return NULL;
}

/* ---- drawing ---- */

static size_t clip(size_t at, size_t from, size_t to)
{
	return at < from ? from : at > to ? to : at;
}

/* A part of the text, at col; the next column. */
static int draw_part(struct desk *d, struct canvas *c, int row, int col, const char *text,
                     struct text_span part, enum role role)
{
	if (part.len == 0)
		return col;
	return col + canvas_put(c, row, col, canvas_cols(c) - col, role,
	                        arena_strndup(d->frame, text + part.from, part.len));
}

/* One line of the text, with what is a sign in it standing out. */
static void draw_line(struct desk *d, struct canvas *c, int row, int col, const char *text,
                      const struct text_line *line)
{
	struct text_span signs[SIGNS_MAX];
	size_t at = line->start, end = line->start + line->len;
	int n = find_all_personal(text, signs, SIGNS_MAX);

	for (int i = 0; i < n; i++) {
		size_t from = clip(signs[i].from, at, end);
		size_t to = clip(signs[i].from + signs[i].len, at, end);

		col = draw_part(d, c, row, col, text, (struct text_span){at, from - at},
		                ROLE_NORMAL);
		col = draw_part(d, c, row, col, text, (struct text_span){from, to - from},
		                ROLE_SELECTED);
		at = to;
	}
	draw_part(d, c, row, col, text, (struct text_span){at, end - at}, ROLE_NORMAL);
}

/* The whole text; of a long one the part around the sign. */
static void draw_text(struct desk *d, struct canvas *c, struct rect area,
                      const struct personal_hit *hit)
{
	size_t n = text_wrap(hit->text, area.cols, NULL, 0), first = 0, rows = (size_t)area.rows;
	struct text_line *lines = arena_array(d->frame, n, sizeof(*lines));

	text_wrap(hit->text, area.cols, lines, n);
	while (first + rows < n &&
	       lines[first + rows / 2].start + lines[first + rows / 2].len < hit->at.from)
		first++;
	for (size_t i = 0; i < rows && first + i < n; i++)
		draw_line(d, c, area.row + (int)i, area.col, hit->text, &lines[first + i]);
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	const struct personal_hit *hit;
	int n, below = area.rows / 2;
	struct rect list = {area.row + 2, area.col, area.rows - below - 3, area.cols};
	struct rect text = {area.row + area.rows - below + 1, area.col + 1, below - 1,
	                    area.cols - 2};
	struct row *rows;

	rows = make_rows(d, &n);
	list_settle(&d->personal.list, rows, n);
	hit = selected(d);
	canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING,
	               n == 0 ? _("There are no texts to look at.")
	                      : _("May everybody read this? There may be a name, an address or an "
	                          "illness in it."));
	if (n == 0 || !hit)
		list.rows = area.rows - 2;
	draw_list(d, &d->personal.list, c, list, rows, n, true,
	          K_("The program does not see each name: read all of it yourself too, with "
	             "{report-look} in the report."));
	if (n == 0 || !hit || below < 3)
		return;
	canvas_rule(c, text.row - 2, area.col, area.cols);
	canvas_put_fit(c, text.row - 1, area.col + 1, area.cols - 2, ROLE_LABEL,
	               _("The whole text, as everybody can read it:"));
	draw_text(d, c, text, hit);
}

/* ---- deciding ---- */

/* Why a text of a closed session was changed, in the language of the report. */
static const char *usual_reason(const struct desk *d)
{
	return for_series(d, N_("Something of a person was taken out of a text."));
}

static bool replace(struct desk *d, const struct personal_hit *hit, const char *text, struct err *e)
{
	return desk_did(d,
	                store_replace_text(d->store, d->session_id, hit->entity->id, id_of(hit),
	                                   hit->field->name, text, e),
	                e);
}

static bool store_replaced(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct personal_hit *hit = selected(d);

	if (!hit || id_of(hit) != id || sub_of(hit) != d->personal.form_sub) {
		err_set(e, E_NOT_FOUND, _("That is no longer there."));
		return false;
	}
	return replace(d, hit, v->text[0], e);
}

static void open_form(struct desk *d, const struct personal_hit *hit)
{
	const struct form_field field = {.kind = hit->field->type == FIELD_BLOCK ? FORM_BLOCK
	                                                                         : FORM_TEXT,
	                                 .label = _("What everybody may read"),
	                                 .value = hit->text,
	                                 .max = hit->field->max,
	                                 .optional = hit->field->min == 0};

	d->personal.form_sub = sub_of(hit);
	correct_open_with(d, personal_place(hit, d->frame), &field,
	                  is_own_text(hit->entity->id) ? WHY_OPTIONAL : WHY_NEEDED,
	                  is_own_text(hit->entity->id) ? "" : usual_reason(d), store_replaced,
	                  id_of(hit));
}

/* What may not be empty says that something was left out. */
static void leave_out(struct desk *d, const struct personal_hit *hit)
{
	bool may_be_empty = hit->field->min == 0 && strcmp(hit->field->name, "public_text") != 0;
	struct err e = {0};

	store_next_reason(d->store, usual_reason(d));
	if (replace(d, hit, may_be_empty ? "" : for_series(d, N_("(left out for privacy)")), &e))
		desk_say(d, ROLE_GOOD, "%s", K_("Left out of the report. {undo} brings it back."));
	store_next_reason(d->store, NULL);
}

static void keep(struct desk *d, const struct personal_hit *hit)
{
	struct err e = {0};

	if (desk_did(d, store_keep_text(d->store, d->session_id, hit->text, &e), &e))
		desk_say(d, ROLE_GOOD, "%s", K_("It stays as it is. {undo} asks about it again."));
}

static void settle_list(struct desk *d)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	list_settle(&d->personal.list, rows, n);
}

static bool decide(struct desk *d, enum action a)
{
	const struct personal_hit *hit = selected(d);

	if (a != ACTION_TEXT_REPLACE && a != ACTION_TEXT_KEEP && a != ACTION_TEXT_LEAVE_OUT)
		return false;
	if (hit && a == ACTION_TEXT_REPLACE)
		open_form(d, hit);
	else if (hit && a == ACTION_TEXT_KEEP)
		keep(d, hit);
	else if (hit)
		leave_out(d, hit);
	return true;
}

static bool action(struct desk *d, enum action a)
{
	struct row *rows;
	int n;

	rows = make_rows(d, &n);
	if (list_move(&d->personal.list, rows, n, a) || decide(d, a))
		return true;
	if (a != ACTION_BACK || !edit_empty(&d->filter))
		return false;
	desk_go_part(d, part_of_view(d, VIEW_REPORT));
	return true;
}

static const char *disabled(struct desk *d, enum action a)
{
	bool decides =
	        a == ACTION_TEXT_REPLACE || a == ACTION_TEXT_KEEP || a == ACTION_TEXT_LEAVE_OUT;
	const struct personal_hit *hit = selected(d);

	if (decides && !hit)
		return _("There are no texts to look at.");
	/* All of it would go, for one name. */
	if (a == ACTION_TEXT_LEAVE_OUT && is_own_text(hit->entity->id))
		return K_("This is your own text. Take the words out with {text-replace}.");
	return NULL;
}

const struct view_ops view_personal = {
        .context = CTX_PERSONAL,
        .enter = settle_list,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .disabled = disabled,
        .what = N_("Texts in which there may be a name, an address, a telephone number or an "
                   "illness of somebody. The program only guesses; you decide."),
        .now = N_("Press {text-keep} when everybody may read it, {text-replace} to change what the "
                  "report tells, {text-leave-out} to leave it out."),
        .next = N_("Esc brings you back to the report. As long as a text waits here, the report "
                   "stays a draft."),
};
