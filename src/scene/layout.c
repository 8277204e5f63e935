/* Draws what a scene says where it stands. */
#include "plan.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "mem.h"
#include "tr.h"

enum { BAR_COLS_MAX = 60, ALL_LINES = INT_MAX };

/* ---- parts ---- */

struct part *sheet_add(struct sheet *sh, const char *text)
{
	struct part *more;

	if (sh->n == sh->room) {
		sh->room = sh->room ? 2 * sh->room : 16;
		more = arena_array(sh->arena, (size_t)sh->room, sizeof(*more));
		if (sh->n > 0)
			memcpy(more, sh->parts, (size_t)sh->n * sizeof(*more));
		sh->parts = more;
	}
	sh->parts[sh->n] = (struct part){.text = text};
	return &sh->parts[sh->n++];
}

void sheet_add_lines(struct sheet *sh, const char *lines)
{
	while (*lines) {
		size_t len = strcspn(lines, "\n");

		if (len > 0)
			sheet_add(sh, arena_strndup(sh->arena, lines, len));
		lines += len + (lines[len] == '\n');
	}
}

int sheet_pages(const struct sheet *sh, const struct scene_show *s, int rows, int cols)
{
	struct plan p;

	if (sh->qr)
		return 1;
	plan_make(sh, s, rows, cols, &p);
	return p.n_pages;
}

int sheet_page(const struct sheet *sh, const struct scene_show *s, int rows, int cols)
{
	struct plan p;

	if (sh->qr)
		return 0;
	plan_make(sh, s, rows, cols, &p);
	return plan_page(&p);
}

int sheet_place_of(const struct sheet *sh, const struct scene_show *s, int rows, int cols, int page)
{
	struct plan p;

	if (sh->qr)
		return 0;
	plan_make(sh, s, rows, cols, &p);
	return plan_anchor(&p, page < p.n_pages ? page : p.n_pages - 1);
}

/* ---- drawing ---- */

/* Draws the lines of a text from one on, at most so many; returns the row below it. */
static int draw_lines(struct canvas *c, struct rect at, const struct type *t, enum role role,
                      const char *text, bool is_centred, int from, int most)
{
	AUTO_FREE struct text_line *lines = NULL;
	int n;

	if (!text || !text[0])
		return at.row;
	lines = plan_wrap(t, text, at.cols, &n);
	for (int i = from; i < n && i - from < most; i++) {
		type_put(c, at.row, at.col + (is_centred ? (at.cols - lines[i].width) / 2 : 0), t,
		         role, text, &lines[i]);
		at.row += t->rows;
	}
	return at.row;
}

static int draw_text(struct canvas *c, struct rect at, const struct type *t, enum role role,
                     const char *text, bool is_centred)
{
	return draw_lines(c, at, t, role, text, is_centred, 0, ALL_LINES);
}

static int draw_head(const struct plan *p, struct canvas *c, struct rect at)
{
	const struct sheet *sh = &p->sheet;
	bool mid = sh->is_centred;
	int first = at.row;

	at.row = draw_text(c, at, &p->around, ROLE_NORMAL, sh->over, mid);
	at.row += at.row > first && sh->title;
	at.row = draw_text(c, at, &p->title, ROLE_HEADING, sh->title, mid);
	at.row += at.row > first && sh->note && sh->note[0];
	return draw_text(c, at, &p->around, ROLE_NORMAL, sh->note, mid);
}

static void draw_mark(const struct type *type, struct canvas *c, struct rect at, enum role role,
                      const char *text)
{
	struct text_line whole = {0, strlen(text), type_width(type, text)};

	type_put(c, at.row, at.col, type, role, text, &whole);
}

static int draw_bar(const struct plan *p, struct canvas *c, struct rect at, const struct part *part)
{
	int rows = plan_bar_rows(p, part), high = rows > 2 ? rows / 2 : rows;
	int beside = part->beside ? type_width(&p->side, part->beside) + 2 : 0;
	int cols = at.cols - beside < BAR_COLS_MAX ? at.cols - beside : BAR_COLS_MAX;

	for (int i = 0; i < high; i++)
		canvas_bar(c, at.row + (rows - high) / 2 + i, at.col, cols, part->bar, part->whole);
	if (part->beside)
		draw_mark(&p->side, c, (struct rect){at.row, at.col + cols + 2, 1, beside},
		          ROLE_STRONG, part->beside);
	return rows;
}

/* Some of its lines, so many cells to the right; returns the row below it. */
static int draw_part(const struct plan *p, struct canvas *c, int row, int right,
                     const struct part *part, int from, int most)
{
	enum role role = part->is_heading  ? ROLE_HEADING
	                 : part->is_dim    ? ROLE_DIM
	                 : part->is_strong ? ROLE_STRONG
	                                   : ROLE_NORMAL;
	int left = part->is_heading || part->is_around ? 0 : p->mark;
	int cols = plan_text_cols(p, part);
	struct rect at = {row, p->area.col + right + left, 0, cols};

	if (part->mark && from == 0)
		draw_mark(&p->body, c, (struct rect){row, p->area.col + right, 1, p->mark},
		          part->is_dim ? ROLE_DIM : ROLE_STRONG, part->mark);
	if (part->beside && part->whole <= 0 && from == 0)
		draw_mark(&p->body, c,
		          (struct rect){row,
		                        p->area.col + p->area.cols -
		                                type_width(&p->body, part->beside),
		                        1, p->beside},
		          role, part->beside);
	at.row = draw_lines(c, at, &p->body, role, part->text, false, from, most);
	if (part->whole > 0 && most == ALL_LINES)
		at.row += draw_bar(p, c, at, part);
	return at.row;
}

static void draw_list(const struct plan *p, struct canvas *c, int row, int page)
{
	struct start s = p->pages[page], end = plan_page_end(p, page);
	int first = s.part, each = (end.part - s.part + p->columns - 1) / p->columns, top = row;

	for (; s.part < end.part || (s.part == end.part && s.line < end.line);
	     s.part++, s.line = 0) {
		int most = s.part == end.part ? end.line - s.line : ALL_LINES;
		int column = p->columns > 1 ? (s.part - first) / each : 0;

		if (column > 0 && (s.part - first) % each == 0)
			row = top;
		row = draw_part(p, c, row, column * plan_column_step(p), &p->sheet.parts[s.part],
		                s.line, most) +
		      p->gap;
	}
}

/* In the letters of the bottom line, when there is room; returns the next column. */
static int put_foot(const struct plan *p, struct canvas *c, int col, enum role role,
                    const char *text)
{
	struct text_line whole = {0, strlen(text), type_width(&p->foot, text)};

	if (!text[0] || col + whole.width > p->area.col + p->area.cols)
		return col;
	type_put(c, canvas_rows(c) - p->foot.rows, col, &p->foot, role, text, &whole);
	return col + whole.width + 3;
}

/* What is left of the time, which page it is of how many, whether it counts, what time it is, and
 * where to read more: what matters most first, as far as there is room. */
static void draw_foot(const struct scene_show *s, const struct plan *p, struct canvas *c, int page,
                      int pages)
{
	const struct stage *stage = &s->view->stage;
	struct arena *a = p->sheet.arena;
	int row = canvas_rows(c) - 1, right = p->area.col + p->area.cols, col = p->area.col;
	/* How long a pause takes, or what a message says, is not of the part. */
	bool is_over = stage->pause || stage->message[0];
	const char *words = p->clock > 0 || is_over ? "" : clock_words(s);
	const char *address = s->view->web_page_short;
	const char *which = pages > 1 ? arena_printf(a, _("page %d of %d"), page + 1, pages) : "";
	char time[TIME_SIZE];

	moment_time(clock_wall(s->clock), time);
	if (p->foot.rows == 1)
		col = put_foot(p, c, col, ROLE_DIM, time);
	/* In large letters there may be no room for all of it. */
	if (p->foot.rows > 1)
		col = put_foot(p, c, col, ROLE_STRONG, words);
	if (s->view->practice)
		col = put_foot(p, c, col, ROLE_STRONG, _("PRACTICE"));
	col = put_foot(p, c, col, ROLE_STRONG, which);
	if (p->foot.rows == 1)
		col = put_foot(p, c, col, ROLE_STRONG, words);
	if (s->view->waits_for)
		address = arena_printf(a, _("waiting for %s"), s->view->waits_for);
	if (p->foot.rows == 1 && text_width(address) <= right - col)
		canvas_put_right(c, row, right, right - col, ROLE_DIM, address);
}

static void draw_too_small(struct canvas *c)
{
	canvas_wrap(c, (struct rect){0, 0, canvas_rows(c), canvas_cols(c)}, ROLE_STRONG,
	            _("Make this window larger."));
}

/* A page of the plan, but for the bottom line. */
static void draw_page(const struct plan *p, const struct scene_show *s, struct canvas *c, int page)
{
	const struct sheet *sh = &p->sheet;
	struct rect at = p->area;
	int row;

	if (sh->is_centred)
		at.row += (p->area.rows - p->head - p->tail) / 2;
	row = draw_head(p, c, at);
	if (sh->n > 0)
		draw_list(p, c, p->area.row + p->head, page);
	if (sh->after && sh->after[0]) {
		at.row = sh->n > 0 ? p->area.row + p->area.rows - p->tail + 1 : row + 1;
		draw_text(c, at, &p->around, ROLE_NORMAL, sh->after, sh->is_centred);
	}
	if (p->clock > 0)
		clock_draw(s, c,
		           (struct rect){p->area.row + p->area.rows, p->area.col, p->clock,
		                         p->area.cols});
}

static bool is_too_small(int rows, int cols)
{
	return rows < SCENE_MIN_ROWS || cols < SCENE_MIN_COLS;
}

void sheet_draw(const struct sheet *sh, const struct scene_show *s, struct canvas *c)
{
	int rows = canvas_rows(c), cols = canvas_cols(c);
	struct plan p;

	if (is_too_small(rows, cols)) {
		draw_too_small(c);
		return;
	}
	if (sh->qr) {
		code_draw(sh, s, c);
		return;
	}
	plan_make(sh, s, rows, cols, &p);
	draw_page(&p, s, c, plan_page(&p));
	draw_foot(s, &p, c, plan_page(&p), p.n_pages);
}

void sheet_draw_reduced(const struct sheet *sh, const struct scene_show *s, int rows, int cols,
                        struct canvas *c)
{
	struct plan p, reduced;
	struct sheet page;

	if (is_too_small(rows, cols) || sh->qr || is_too_small(canvas_rows(c), canvas_cols(c))) {
		sheet_draw(sh, s, c);
		return;
	}
	plan_make(sh, s, rows, cols, &p);
	page = plan_page_alone(&p, plan_page(&p));
	plan_make(&page, s, canvas_rows(c), canvas_cols(c), &reduced);
	draw_page(&reduced, s, c, 0);
	draw_foot(s, &reduced, c, plan_page(&p), p.n_pages);
	/* The page itself holds more than there is room for here. */
	if (reduced.n_pages > 1)
		canvas_put_right(c, canvas_rows(c) - 2, canvas_cols(c), 4, ROLE_DIM, "... ");
}
