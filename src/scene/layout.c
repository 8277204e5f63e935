/* From what a scene says to where it stands: the largest letters in which it fits on one page, and
 * else pages.  Nothing is cut off, whatever the size. */
#include "sheet.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "mem.h"
#include "tr.h"

enum { PAGES_MAX = 256, BAR_COLS_MAX = 60, ALL_LINES = INT_MAX };

/* Where a page begins. */
struct start {
	int part, line;
};

struct plan {
	struct rect area; /* between the margins, without the clock and the bottom line */
	struct type title, body;
	int gap;          /* rows between parts */
	int mark, beside; /* columns, with the blanks beside it */
	int head, tail;   /* rows above and below the list */
	int clock;        /* rows */
	int *lines;       /* of each part, in the body's letters */
	struct start pages[PAGES_MAX];
	int n_pages;
};

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

/* ---- measuring ---- */

static int text_cols(const struct plan *p)
{
	return p->area.cols - p->mark - p->beside;
}

static int bar_rows(const struct plan *p, const struct part *part)
{
	return part->whole <= 0 ? 0 : p->body.rows > 2 ? p->body.rows / 2 : 1;
}

/* All lines of a text, owned by the caller; 0 of them: not in this type. */
static struct text_line *wrap(const struct type *t, const char *text, int cols, int *n)
{
	size_t max = strlen(text) + 1;
	struct text_line *lines = xreallocarray(NULL, max, sizeof(*lines));

	*n = (int)type_wrap(t, text, cols, lines, max);
	return lines;
}

/* Rows of a text in a type; -1: not in this type. */
static int text_rows(const struct type *t, const char *text, int cols)
{
	int n;

	if (!text || !text[0])
		return 0;
	free(wrap(t, text, cols, &n));
	return n == 0 ? -1 : n * t->rows;
}

static void measure_columns(const struct sheet *sh, struct plan *p)
{
	p->mark = p->beside = 0;
	for (int i = 0; i < sh->n; i++) {
		const struct part *part = &sh->parts[i];
		int mark = part->mark ? type_width(&p->body, part->mark) + 2 : 0;
		int beside = part->beside && part->whole <= 0
		                     ? type_width(&p->body, part->beside) + 2
		                     : 0;

		p->mark = mark > p->mark ? mark : p->mark;
		p->beside = beside > p->beside ? beside : p->beside;
	}
}

/* The rows of each part in the letters of the body; false: they do not fit in its columns, or
 * together need more rows than most, which is seen before all are measured. */
static bool measure_parts(const struct sheet *sh, struct plan *p, int most)
{
	int used = 0;

	if (sh->n * p->body.rows > most)
		return false;
	measure_columns(sh, p);
	if (text_cols(p) < 8)
		return false;
	for (int i = 0; i < sh->n; i++) {
		int rows = text_rows(&p->body, sh->parts[i].text,
		                     sh->parts[i].is_heading ? p->area.cols : text_cols(p));

		if (rows < 0)
			return false;
		p->lines[i] = rows / p->body.rows;
		used += rows;
		if (used > most)
			return false;
	}
	return true;
}

/* Rows above and below the list, in these letters; false: not in these. */
static bool measure_head(const struct sheet *sh, struct plan *p)
{
	int over = text_rows(&p->body, sh->over, p->area.cols);
	int title = text_rows(&p->title, sh->title, p->area.cols);
	int note = text_rows(&p->body, sh->note, p->area.cols);
	int after = text_rows(&p->body, sh->after, p->area.cols);

	if (over < 0 || title < 0 || note < 0 || after < 0)
		return false;
	p->head = over + (over > 0 && title > 0) + title + (title > 0 && note > 0) + note;
	p->head += p->head > 0 && sh->n > 0;
	p->tail = after + (after > 0);
	return true;
}

/* ---- pages ---- */

static int part_rows(const struct sheet *sh, const struct plan *p, int i, int from_line)
{
	return (p->lines[i] - from_line) * p->body.rows + bar_rows(p, &sh->parts[i]);
}

/* Where the page ends that begins at s, in so many rows; always further. */
static struct start page_end(const struct sheet *sh, const struct plan *p, struct start s, int room)
{
	int used = 0, whole = (room - 1) / p->body.rows, first = s.part;

	while (s.part < sh->n) {
		if (sh->most > 0 && s.part - first == sh->most)
			return s;
		int rows = part_rows(sh, p, s.part, s.line);
		int gap = used > 0 ? p->gap : 0;
		/* A heading stays with what it is above. */
		int next = sh->parts[s.part].is_heading && s.part + 1 < sh->n
		                   ? p->gap + part_rows(sh, p, s.part + 1, 0)
		                   : 0;

		if (used + gap + rows + next > room && used > 0)
			return s;
		if (rows > room) {
			/* Longer than a page: it goes on on the next. */
			s.line += whole > 0 ? whole : 1;
			return s;
		}
		used += gap + rows;
		s = (struct start){s.part + 1, 0};
	}
	return s;
}

static int count_pages(const struct sheet *sh, struct plan *p, int room)
{
	struct start s = {0, 0};

	p->n_pages = 0;
	do {
		if (p->n_pages == PAGES_MAX)
			break;
		p->pages[p->n_pages++] = s;
		s = page_end(sh, p, s, room);
	} while (s.part < sh->n);
	return p->n_pages;
}

static int list_room(const struct plan *p)
{
	return p->area.rows - p->head - p->tail;
}

/* The pages as full as each other. */
static void balance(const struct sheet *sh, struct plan *p)
{
	int room = list_room(p), n = p->n_pages;

	while (n > 1 && room > p->body.rows && count_pages(sh, p, room - 1) == n)
		room--;
	count_pages(sh, p, room);
}

/* ---- choosing the letters ---- */

/* Pages with these letters; 0: it cannot be. */
static int try_types(const struct sheet *sh, struct plan *p, const struct type *title, int gap)
{
	p->title = *title;
	p->gap = gap;
	if (!measure_head(sh, p) || list_room(p) < (sh->n > 0 ? p->body.rows : 0))
		return 0;
	return sh->n > 0 ? count_pages(sh, p, list_room(p)) : (p->n_pages = 1);
}

/* A title takes no more than this of a page with a list. */
static bool is_title_too_high(const struct sheet *sh, const struct plan *p)
{
	return sh->n > 0 && p->title.rows > 1 && p->head - 1 > p->area.rows * 2 / 5;
}

/* The largest title with which the body, whose letters are given, is on one page. */
static bool fit_one_page(const struct sheet *sh, struct plan *p, const struct type *types, int n)
{
	for (int gap = 1; gap >= 0; gap--)
		for (int i = 0; i < n; i++) {
			if (types[i].rows < p->body.rows)
				continue;
			if (try_types(sh, p, &types[i], gap) == 1 && !is_title_too_high(sh, p))
				return true;
		}
	return false;
}

/* The fewest pages, and then the largest title. */
static void fit_pages(const struct sheet *sh, struct plan *p, const struct type *types, int n)
{
	int best = 0, best_type = n - 1, best_gap = 0;

	for (int gap = 1; gap >= 0; gap--)
		for (int i = 0; i < n; i++) {
			int pages = types[i].rows >= p->body.rows ? try_types(sh, p, &types[i], gap)
			                                          : 0;

			if (pages > 0 && !is_title_too_high(sh, p) &&
			    p->head - 1 <= p->area.rows * 2 / 5 && (best == 0 || pages < best)) {
				best = pages;
				best_type = i;
				best_gap = gap;
			}
		}
	if (try_types(sh, p, &types[best_type], best_gap) == 0)
		count_pages(sh, p, list_room(p) > 0 ? list_room(p) : 1);
	balance(sh, p);
}

/* From this height on letters of one cell are too small for the last row (method.md 4.7). */
enum { ROWS_FOR_CELLS = 30, PAGES_OF_LARGE = 3 };

static bool fit_statement_of(const struct sheet *sh, struct plan *p, const struct type *title,
                             const struct type *body)
{
	p->body = *body;
	return try_types(sh, p, title, 0) == 1;
}

/* One statement: its title as large as can be, with what stands around it in large letters too, at
 * least half as high, where that can be; the last row would not know that there is something. */
static bool fit_statement(const struct sheet *sh, struct plan *p, const struct type *types, int n)
{
	for (int title = 0; title < n; title++)
		for (int body = title + 1;
		     body < n && types[body].rows > 1 && 2 * types[body].rows >= types[title].rows;
		     body++)
			if (fit_statement_of(sh, p, &types[title], &types[body]))
				return true;
	for (int title = 0; title < n; title++)
		for (int body = title + 1 < n ? title + 1 : title; body < n; body++)
			if (fit_statement_of(sh, p, &types[title], &types[body]))
				return true;
	return false;
}

static void choose(const struct sheet *sh, const struct scene_show *s, struct plan *p)
{
	struct type types[TYPES_MAX];
	int n = type_sizes(s, p->area.rows / 3, types);

	if (sh->n == 0 && fit_statement(sh, p, types, n))
		return;

	for (int i = 0; i < n; i++) {
		p->body = types[i];
		if (measure_parts(sh, p, p->area.rows) && fit_one_page(sh, p, types, n))
			return;
	}
	/* Large letters on some pages are better than small ones on one. */
	if (n > 1 && p->area.rows > ROWS_FOR_CELLS) {
		p->body = types[n - 2];
		if (measure_parts(sh, p, PAGES_OF_LARGE * p->area.rows)) {
			fit_pages(sh, p, types, n);
			if (p->n_pages <= PAGES_OF_LARGE)
				return;
		}
	}
	p->body = types[n - 1];
	if (!measure_parts(sh, p, INT_MAX))
		p->mark = p->beside = 0;
	fit_pages(sh, p, types, n);
}

static void make_plan(const struct sheet *sh, const struct scene_show *s, int rows, int cols,
                      struct plan *p)
{
	int margin = cols >= 60 ? 3 : 2;

	memset(p, 0, sizeof(*p));
	p->lines = arena_array(sh->arena, (size_t)sh->n + 1, sizeof(int));
	p->clock = sh->clock == SHEET_CLOCK_LARGE ? clock_rows(s, rows, cols - 2 * margin) : 0;
	p->area = (struct rect){1, margin, rows - 3 - p->clock, cols - 2 * margin};
	choose(sh, s, p);
}

int sheet_pages(const struct sheet *sh, const struct scene_show *s, int rows, int cols)
{
	struct plan p;

	if (sh->qr)
		return 1;
	make_plan(sh, s, rows, cols, &p);
	return p.n_pages;
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
	lines = wrap(t, text, at.cols, &n);
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

static int draw_head(const struct sheet *sh, const struct plan *p, struct canvas *c, struct rect at)
{
	bool mid = sh->is_centred;
	int first = at.row;

	at.row = draw_text(c, at, &p->body, ROLE_NORMAL, sh->over, mid);
	at.row += at.row > first && sh->title;
	at.row = draw_text(c, at, &p->title, ROLE_HEADING, sh->title, mid);
	at.row += at.row > first && sh->note && sh->note[0];
	return draw_text(c, at, &p->body, ROLE_NORMAL, sh->note, mid);
}

static void draw_mark(const struct plan *p, struct canvas *c, struct rect at, enum role role,
                      const char *text)
{
	struct text_line whole = {0, strlen(text), type_width(&p->body, text)};

	type_put(c, at.row, at.col, &p->body, role, text, &whole);
}

static int draw_bar(const struct plan *p, struct canvas *c, struct rect at, const struct part *part)
{
	int rows = bar_rows(p, part);
	int beside = part->beside ? type_width(&p->body, part->beside) + 2 : 0;
	int cols = at.cols - beside < BAR_COLS_MAX ? at.cols - beside : BAR_COLS_MAX;

	for (int i = 0; i < rows; i++)
		canvas_bar(c, at.row + i, at.col, cols, part->bar, part->whole);
	if (part->beside)
		/* Letters that are higher than the bar end where it ends. */
		draw_mark(p, c,
		          (struct rect){at.row + rows - p->body.rows +
		                                (p->body.rows > 1 ? p->body.rows / 4 : 0),
		                        at.col + cols + 2, 1, beside},
		          ROLE_STRONG, part->beside);
	return rows;
}

/* Returns the row below it. */
static int draw_part(const struct plan *p, struct canvas *c, int row, const struct part *part,
                     int from, int most)
{
	enum role role = part->is_heading  ? ROLE_HEADING
	                 : part->is_dim    ? ROLE_DIM
	                 : part->is_strong ? ROLE_STRONG
	                                   : ROLE_NORMAL;
	int left = part->is_heading ? 0 : p->mark;
	int cols = part->is_heading ? p->area.cols : text_cols(p);
	struct rect at = {row, p->area.col + left, 0, cols};

	if (part->mark && from == 0)
		draw_mark(p, c, (struct rect){row, p->area.col, 1, p->mark},
		          part->is_dim ? ROLE_DIM : ROLE_STRONG, part->mark);
	if (part->beside && part->whole <= 0 && from == 0)
		draw_mark(p, c,
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

static void draw_list(const struct sheet *sh, const struct plan *p, struct canvas *c, int row,
                      int page)
{
	struct start s = p->pages[page];
	struct start end = page + 1 < p->n_pages ? p->pages[page + 1] : (struct start){sh->n, 0};

	for (; s.part < end.part || (s.part == end.part && s.line < end.line);
	     s.part++, s.line = 0) {
		int most = s.part == end.part ? end.line - s.line : ALL_LINES;

		row = draw_part(p, c, row, &sh->parts[s.part], s.line, most) + p->gap;
	}
}

/* The time, which page it is, and where to read more. */
static void draw_foot(const struct sheet *sh, const struct scene_show *s, const struct plan *p,
                      struct canvas *c, int page)
{
	int row = canvas_rows(c) - 1, left = p->area.col, right = left + p->area.cols, col = left;
	const char *words = sh->clock == SHEET_CLOCK_LARGE && p->clock > 0 ? "" : clock_words(s);
	const char *address = s->view->web_page_short;
	char time[TIME_SIZE];

	moment_time(clock_wall(s->clock), time);
	col += canvas_put(c, row, col, p->area.cols, ROLE_DIM, time) + 3;
	if (p->n_pages > 1)
		col += canvas_putf(c, row, col, ROLE_STRONG, _("page %d of %d"), page + 1,
		                   p->n_pages) +
		       3;
	if (words[0])
		col += canvas_put(c, row, col, right - col, ROLE_STRONG, words) + 3;
	if (text_width(address) <= right - col)
		canvas_put_right(c, row, right, right - col, ROLE_DIM, address);
}

static void draw_too_small(struct canvas *c)
{
	canvas_wrap(c, (struct rect){0, 0, canvas_rows(c), canvas_cols(c)}, ROLE_STRONG,
	            _("Make this window larger."));
}

void sheet_draw(const struct sheet *sh, const struct scene_show *s, struct canvas *c)
{
	int rows = canvas_rows(c), cols = canvas_cols(c), page, row;
	struct plan p;
	struct rect at;

	if (rows < SCENE_MIN_ROWS || cols < SCENE_MIN_COLS) {
		draw_too_small(c);
		return;
	}
	if (sh->qr) {
		code_draw(sh, s, c);
		return;
	}
	make_plan(sh, s, rows, cols, &p);
	page = sh->page < p.n_pages ? sh->page : p.n_pages - 1;
	at = p.area;
	if (sh->is_centred)
		at.row += (p.area.rows - p.head - p.tail) / 2;
	row = draw_head(sh, &p, c, at);
	if (sh->n > 0)
		draw_list(sh, &p, c, p.area.row + p.head, page);
	if (sh->after && sh->after[0]) {
		at.row = sh->n > 0 ? p.area.row + p.area.rows - p.tail + 1 : row + 1;
		draw_text(c, at, &p.body, ROLE_NORMAL, sh->after, sh->is_centred);
	}
	if (p.clock > 0)
		clock_draw(
		        s, c,
		        (struct rect){p.area.row + p.area.rows, p.area.col, p.clock, p.area.cols});
	draw_foot(sh, s, &p, c, page);
}
