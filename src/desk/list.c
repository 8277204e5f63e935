/* The one list widget. */
#include "list.h"

#include <stddef.h>

#include "hint.h"
#include "text.h"

static bool is_selected(const struct list *l, const struct row *r)
{
	return r->id && r->id == l->selected && r->sub == l->sub;
}

/* Row at of rows; less than 0: none. */
static void take(struct list *l, const struct row *rows, int at)
{
	l->selected = at < 0 ? 0 : rows[at].id;
	l->sub = at < 0 ? 0 : rows[at].sub;
	l->at = at < 0 ? 0 : at;
}

int list_index(const struct list *l, const struct row *rows, int n)
{
	int i;

	/* Mostly where it was. */
	if (l->at >= 0 && l->at < n && is_selected(l, &rows[l->at]))
		return l->at;
	for (i = 0; i < n; i++)
		if (is_selected(l, &rows[i]))
			return i;
	return -1;
}

static bool has_text(const struct row *r, const char *text)
{
	return text_contains(r->text, text) || text_contains(r->left, text) ||
	       text_contains(r->right, text);
}

int list_filter(struct list *l, struct row *rows, int n, const char *text)
{
	int i, kept = 0;

	for (i = 0, l->all = 0; i < n; i++)
		l->all += rows[i].id != 0;
	if (!text[0])
		return n;
	for (i = 0; i < n; i++)
		if (rows[i].id && has_text(&rows[i], text))
			rows[kept++] = rows[i];
	return kept;
}

/* The nearest row that can be selected, from at in direction by; -1: none. */
static int selectable(const struct row *rows, int n, int at, int by)
{
	while (at >= 0 && at < n) {
		if (rows[at].id)
			return at;
		at += by;
	}
	return -1;
}

void list_settle(struct list *l, const struct row *rows, int n)
{
	int at = list_index(l, rows, n);

	if (at < 0) {
		/* What took its place; at the end of the list, what stood above it. */
		at = selectable(rows, n, l->at < n ? l->at : n - 1, 1);
		if (at < 0)
			at = selectable(rows, n, n - 1, -1);
	}
	take(l, rows, at);
}

bool list_move(struct list *l, const struct row *rows, int n, enum action a)
{
	int at = list_index(l, rows, n), to = at, page = l->page > 1 ? l->page - 1 : 1;

	if (a == ACTION_UP)
		to = selectable(rows, n, at - 1, -1);
	else if (a == ACTION_DOWN)
		to = selectable(rows, n, at + 1, 1);
	else if (a == ACTION_FIRST)
		to = selectable(rows, n, 0, 1);
	else if (a == ACTION_LAST)
		to = selectable(rows, n, n - 1, -1);
	else if (a == ACTION_PAGE_UP)
		to = selectable(rows, n, at - page < 0 ? 0 : at - page, 1);
	else if (a == ACTION_PAGE_DOWN)
		to = selectable(rows, n, at + page >= n ? n - 1 : at + page, -1);
	else
		return false;
	if (to >= 0)
		take(l, rows, to);
	return true;
}

struct columns {
	int left, text, right; /* first column of each */
	int left_width, text_width, right_width;
	int bar, bar_width; /* 0: no bars */
	bool one_line;
};

/* From here on there is room for bars beside the texts. */
enum { BARS_COLS = 100 };

/* With less than this for the texts there is none for what stands at their right. */
enum { TEXT_COLS_LEAST = 8 };

/* The widest texts at the left and the right.  A heading runs over the columns and does not widen
 * them. */
static void widest(const struct row *rows, int n, int *left, int *right)
{
	int width;

	*left = *right = 0;
	for (int i = 0; i < n; i++) {
		if (!rows[i].id)
			continue;
		width = text_width(rows[i].left);
		*left = width > *left ? width : *left;
		width = text_width(rows[i].right);
		*right = width > *right ? width : *right;
	}
}

static struct columns columns_of(struct rect area, int left, int right)
{
	struct columns w = {.left_width = left, .right_width = right};

	if (w.right_width > area.cols / 2)
		w.right_width = area.cols / 2;
	w.left = area.col + 3;
	w.text = w.left + w.left_width + (w.left_width ? 2 : 0);
	w.right = area.col + area.cols - 2 - w.right_width;
	w.text_width = w.right - w.text - (w.right_width ? 2 : 0);
	if (w.text_width < TEXT_COLS_LEAST && w.right_width) {
		/* A text says more than what stands behind it, and never runs into it. */
		w.right_width = 0;
		w.text_width = area.col + area.cols - 2 - w.text;
	}
	return w;
}

static struct columns measure(struct list *l, struct rect area, const struct row *rows, int n)
{
	bool known = l->stamp && l->measured.stamp == l->stamp && l->measured.rows == rows &&
	             l->measured.n == n;
	struct columns w;

	if (!known) {
		widest(rows, n, &l->measured.left, &l->measured.right);
		l->measured.stamp = l->stamp;
		l->measured.rows = rows;
		l->measured.n = n;
	}
	w = columns_of(area, l->measured.left, l->measured.right);
	if (l->bars > 0 && area.cols >= BARS_COLS) {
		w.bar_width = area.cols / 4;
		w.text_width -= w.bar_width + 2;
		w.bar = w.text + w.text_width + 2;
	}
	return w;
}

int list_text_cols(struct rect area, const struct row *rows, int n)
{
	int left, right;

	widest(rows, n, &left, &right);
	return columns_of(area, left, right).text_width;
}

static int row_height(const struct row *r, const struct columns *w)
{
	if (!r->id || w->one_line)
		return 1;
	return canvas_wrap_rows(r->text, w->text_width);
}

/* Moves the window so that the selected row is in it, whole if it fits. */
static void scroll(struct list *l, const struct row *rows, int n, const struct columns *w,
                   int height)
{
	int at = list_index(l, rows, n), used = 0, i;

	if (l->top >= n)
		l->top = n - 1;
	if (l->top < 0)
		l->top = 0;
	if (at < 0)
		return;
	if (at < l->top)
		l->top = at;
	for (i = at; i >= l->top; i--)
		used += row_height(&rows[i], w);
	while (used > height && l->top < at)
		used -= row_height(&rows[l->top++], w);
	/* A heading above the first row stays in sight, and no room is left empty. */
	while (l->top > 0) {
		used = 0;
		for (i = l->top - 1; i < n && used <= height; i++)
			used += row_height(&rows[i], w);
		if (used > height)
			break;
		l->top--;
	}
	if (l->top > 0 && l->top == at && !rows[at - 1].id && height > 1)
		l->top--;
}

static enum role row_role(const struct row *r, bool selected, bool focus)
{
	if (selected && focus)
		return ROLE_SELECTED;
	if (r->marked)
		return ROLE_MARKED;
	if (!r->id)
		return ROLE_HEADING;
	return r->role;
}

/* What stands before a row: a warning, a mark, the cursor.  A mark gives way to a warning,
 * but not out of sight; a list without the focus has a dot, so that there is one cursor. */
static void draw_signs(struct canvas *c, int y, int col, const struct row *r, enum role role,
                       bool selected, bool focus)
{
	/* Blanks are no text that cannot be used: the brackets go close to that. */
	if (role == ROLE_DISABLED)
		role = ROLE_NORMAL;
	if (r->warning)
		canvas_put(c, y, col, 1, ROLE_WARNING, "!");
	else
		canvas_put(c, y, col, 1, role, r->marked ? "*" : " ");
	if (selected)
		canvas_put(c, y, col + 1, 1, focus ? role : ROLE_DIM, focus ? ">" : "·");
	else
		canvas_put(c, y, col + 1, 1, role, " ");
	if (r->warning && r->marked)
		canvas_put(c, y, col + 2, 1, role, "*");
}

int list_draw(struct list *l, struct canvas *c, struct rect area, const struct row *rows, int n,
              bool focus)
{
	struct columns w = measure(l, area, rows, n);
	int i, y = area.row, end = area.row + area.rows, height;
	struct rect cells;
	enum role role;
	bool selected;

	l->page = 0;
	if (area.rows < 1)
		return 0;
	list_settle(l, rows, n);
	for (i = 0, height = 0; l->squeeze && i < n && height <= area.rows; i++)
		height += row_height(&rows[i], &w);
	w.one_line = height > area.rows;
	scroll(l, rows, n, &w, area.rows);
	for (i = l->top; i < n && y < end; i++, l->page++) {
		const struct row *r = &rows[i];

		selected = is_selected(l, r);
		role = row_role(r, selected, focus);
		if (!r->id) {
			canvas_put_fit(c, y, area.col + 1, area.cols - 1, role, r->text);
			canvas_put_right(c, y++, area.col + area.cols - 2, w.right_width, ROLE_DIM,
			                 r->right);
			continue;
		}
		height = row_height(r, &w);
		cells = (struct rect){y, w.text, height < end - y ? height : end - y, w.text_width};
		if (selected && focus)
			canvas_fill(c, (struct rect){y, area.col, cells.rows, area.cols}, role,
			            ' ');
		draw_signs(c, y, area.col, r, role, selected, focus);
		canvas_put_fit(c, y, w.left, w.left_width, role, r->left);
		canvas_wrap(c, cells, role, r->text);
		if (w.bar_width > 0)
			canvas_bar(c, y, w.bar, w.bar_width, r->bar, l->bars);
		canvas_put_right(c, y, area.col + area.cols - 2, w.right_width, role, r->right);
		if (selected && focus)
			canvas_set_cursor(c, y, area.col + 1);
		canvas_add_spot(
		        c, (struct rect){y, area.col, cells.rows, area.cols},
		        (struct spot){.kind = SPOT_ROW, .id = r->id, .sub = r->sub, .of = l});
		y += cells.rows;
	}
	/* More above or below: said with a mark at the edge, not with empty room. */
	if (l->top > 0)
		canvas_put(c, area.row, area.col + area.cols - 1, 1, ROLE_DIM, "↑");
	if (i < n)
		canvas_put(c, end - 1, area.col + area.cols - 1, 1, ROLE_DIM, "↓");
	return y - area.row;
}
