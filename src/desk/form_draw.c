/* How a form looks in any window: the field that is typed in is in sight, and the last rows
 * say what the keys do, or what is wrong. */
#include "form.h"

#include <stdio.h>
#include <string.h>

#include "text.h"
#include "tr.h"

/* Rows of the panel, from above: a rule and the title, the note, the fields, an empty one, the
 * foot. */
struct layout {
	int label_cols, value_cols;
	int heights[FORM_FIELDS_MAX];
	int head, note, fields, blank, foot;
};

enum { HEAD_ROWS = 2, NOTE_ROWS = 2, OTHER_FIELD_ROWS = 2 };

static int widest_label(const struct form_overlay *f, int cols)
{
	int i, width = 0, w;

	for (i = 0; i < f->n; i++) {
		w = text_width(f->labels[i]);
		width = w > width ? w : width;
	}
	return width > cols / 2 ? cols / 2 : width;
}

static int sum(const int *heights, int from, int to)
{
	int i, rows = 0;

	for (i = from; i <= to; i++)
		rows += heights[i];
	return rows;
}

static int at_most(int n, int most)
{
	return n < most ? n : most;
}

/* Six hints and the end. */
enum { HINTS_MAX = 7 };

static void make_hints(const struct form_overlay *f, struct hint out[HINTS_MAX])
{
	enum form_kind kind = f->fields[f->at].kind;
	int n = 0;

	out[n++] = (struct hint){{.code = KEY_ENTER_},
	                         f->at == f->n - 1 ? _("Store") : _("Next line")};
	if (f->at < f->n - 1)
		out[n++] = (struct hint){FORM_STORE, _("Store")};
	out[n++] = (struct hint){{.code = KEY_ESCAPE}, _("Back")};
	if (kind == FORM_CHOICE)
		out[n++] = (struct hint){{.code = KEY_RIGHT_}, _("Other choice")};
	else if (kind == FORM_BLOCK)
		out[n++] = (struct hint){FORM_NEW_LINE, _("New line")};
	if (f->fields[f->at].complete)
		out[n++] = (struct hint){{.code = KEY_TAB_}, _("Complete")};
	if (form_has_editor(f))
		out[n++] = (struct hint){FORM_EDITOR, _("Editor")};
	out[n] = (struct hint){.label = NULL};
}

/* The fields get what the rest leaves.  In a small window first the empty row goes, then the note,
 * then the other fields become low, then the head goes. */
static void measure(const struct form_overlay *f, struct rect area, const char *foot,
                    struct layout *l)
{
	int i, room;

	l->label_cols = widest_label(f, area.cols);
	l->value_cols = area.cols - l->label_cols - 6;
	l->foot = at_most(canvas_wrap_rows(foot, area.cols - 4), area.rows - 1);
	l->head = area.rows - l->foot > HEAD_ROWS ? HEAD_ROWS : 0;
	room = area.rows - l->foot - l->head;
	l->note = 0;
	for (i = 0; i < f->n; i++)
		l->heights[i] = f->fields[i].kind == FORM_CHOICE
		                        ? 1
		                        : edit_rows(&f->edits[i], l->value_cols);
	if (f->note)
		l->note = at_most(canvas_wrap_rows(f->note, area.cols - 4), NOTE_ROWS);
	if (sum(l->heights, 0, f->n - 1) + l->note > room)
		l->note = 0;
	room -= l->note;
	l->blank = sum(l->heights, 0, f->n - 1) < room;
	if (sum(l->heights, 0, f->n - 1) > room)
		for (i = 0; i < f->n; i++)
			l->heights[i] =
			        at_most(l->heights[i], i == f->at ? room : OTHER_FIELD_ROWS);
	l->fields = at_most(sum(l->heights, 0, f->n - 1), room);
}

/* Moves the window of fields so that the one with the focus is whole in it. */
static void scroll(struct form_overlay *f, const struct layout *l)
{
	if (f->top > f->at)
		f->top = f->at;
	while (sum(l->heights, f->top, f->at) > l->fields)
		f->top++;
	while (f->top > 0 && sum(l->heights, f->top - 1, f->n - 1) <= l->fields)
		f->top--;
}

static void draw_value(struct form_overlay *f, int i, struct canvas *c, struct rect area)
{
	const struct form_field *field = &f->fields[i];
	bool focus = i == f->at;

	if (field->kind == FORM_CHOICE) {
		enum role role = focus ? ROLE_SELECTED : ROLE_NORMAL;
		int col = area.col;

		col += canvas_put(c, area.row, col, 2, role, "< ");
		col += canvas_put_fit(c, area.row, col, area.cols - 4, role, form_answer(f, i));
		canvas_put(c, area.row, col, 2, role, " >");
		if (focus)
			canvas_set_cursor(c, area.row, area.col);
	} else {
		edit_draw(&f->edits[i], c, area, focus);
		if (focus && f->edits[i].proposed)
			canvas_put(c, area.row, area.col, area.cols, ROLE_SELECTED,
			           edit_text(&f->edits[i]));
	}
}

static void draw_fields(struct form_overlay *f, const struct layout *l, struct canvas *c,
                        struct rect area)
{
	int i, row = area.row, end = area.row + area.rows, height;

	for (i = f->top; i < f->n && row < end; i++, row += height) {
		height = at_most(l->heights[i], end - row);
		canvas_put(c, row, area.col + 1, 1, ROLE_STRONG, i == f->at ? ">" : " ");
		canvas_put_fit(c, row, area.col + 3, l->label_cols,
		               i == f->at ? ROLE_STRONG : ROLE_LABEL, f->labels[i]);
		canvas_add_spot(c, (struct rect){row, area.col, height, area.cols},
		                (struct spot){.kind = SPOT_FIELD, .id = i});
		draw_value(f, i, c,
		           (struct rect){row, area.col + 3 + l->label_cols + 2, height,
		                         l->value_cols});
	}
	if (f->top > 0)
		canvas_put(c, area.row, area.col, 1, ROLE_DIM, "↑");
	if (i < f->n)
		canvas_put(c, end - 1, area.col, 1, ROLE_DIM,
		           f->top > 0 && area.rows == 1 ? "↕" : "↓");
}

void form_draw(struct desk *d, struct overlay *o, struct canvas *c, struct rect area)
{
	struct form_overlay *f = (struct form_overlay *)o;
	struct hint hints[HINTS_MAX];
	char keys[200];
	const char *foot = f->error;
	struct rect panel = area;
	struct layout l;

	(void)d;
	make_hints(f, hints);
	if (!foot[0])
		foot = hints_text(hints, keys, sizeof(keys));
	measure(f, area, foot, &l);
	scroll(f, &l);
	panel.rows = l.head + l.note + l.fields + l.blank + l.foot;
	panel.row += area.rows - panel.rows;
	canvas_fill(c, panel, ROLE_NORMAL, ' ');
	if (l.head) {
		canvas_rule(c, panel.row, panel.col, panel.cols);
		canvas_put_fit(c, panel.row + 1, panel.col + 2, panel.cols - 4, ROLE_HEADING,
		               f->title);
	}
	if (l.note)
		canvas_wrap(
		        c, (struct rect){panel.row + l.head, panel.col + 2, l.note, panel.cols - 4},
		        ROLE_DIM, f->note);
	draw_fields(f, &l, c,
	            (struct rect){panel.row + l.head + l.note, panel.col, l.fields, panel.cols});
	if (foot == keys && text_width(keys) <= panel.cols - 4)
		hints_put(c, panel.row + panel.rows - l.foot, panel.col + 2, panel.col + panel.cols,
		          hints);
	else
		canvas_wrap(c,
		            (struct rect){panel.row + panel.rows - l.foot, panel.col + 2, l.foot,
		                          panel.cols - 4},
		            f->error[0] ? ROLE_WARNING : ROLE_DIM, foot);
}

static bool has_kind(const struct form_overlay *f, enum form_kind kind)
{
	for (int i = 0; i < f->n; i++)
		if (f->fields[i].kind == kind)
			return true;
	return false;
}

void form_help(const struct overlay *o, struct buf *out)
{
	const struct form_overlay *f = (const struct form_overlay *)o;
	char key[40];
	struct buf what;

	buf_init(&what);
	buf_addf(&what, "%s\n%s", f->title,
	         _("Lines to fill in. They are stored together, after the last one."));
	help_what(out, what.data);
	buf_fini(&what);
	help_keys(out, "Enter", _("Go on with the next line. On the last one: store."));
	help_keys(out, "Up Down Tab", _("Go to another line."));
	if (has_kind(f, FORM_CHOICE))
		help_keys(out, "Left Right", _("Where < > stands: another choice."));
	if (has_kind(f, FORM_BLOCK))
		help_keys(out, key_name(FORM_NEW_LINE, key, sizeof(key)),
		          _("Begin a new line in the text."));
	help_keys(out, "Esc", _("Back. Typed something? Then only a second Esc throws it away."));
	help_typing(out);
}
