/* From what a scene says to where it stands: the largest letters in which it fits on as few pages
 * as can be, of no more than a few points each.  Nothing is cut off, whatever the size. */
#include "plan.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* ---- measuring ---- */

enum { COLUMN_GAP = 3, LEAST_COLS = 8 };

int plan_column_step(const struct plan *p)
{
	return (p->area.cols + COLUMN_GAP) / p->columns;
}

static int list_text_cols(const struct plan *p)
{
	return plan_column_step(p) - COLUMN_GAP - p->mark - p->beside;
}

int plan_text_cols(const struct plan *p, const struct part *part)
{
	return part->is_heading || part->is_around ? p->area.cols : list_text_cols(p);
}

int plan_bar_rows(const struct plan *p, const struct part *part)
{
	return part->whole <= 0 ? 0 : p->side.rows;
}

struct text_line *plan_wrap(const struct type *t, const char *text, int cols, int *n)
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
	free(plan_wrap(t, text, cols, &n));
	return n == 0 ? -1 : n * t->rows;
}

static void measure_columns(struct plan *p)
{
	p->mark = p->beside = 0;
	for (int i = 0; i < p->sheet.n; i++) {
		const struct part *part = &p->sheet.parts[i];
		int mark = part->mark ? type_width(&p->body, part->mark) + 2 : 0;
		int beside = part->beside && part->whole <= 0
		                     ? type_width(&p->body, part->beside) + 2
		                     : 0;

		p->mark = mark > p->mark ? mark : p->mark;
		p->beside = beside > p->beside ? beside : p->beside;
	}
}

/* In columns stand names of one line only. */
static bool goes_in_column(const struct part *part, int lines)
{
	return lines == 1 && part->mark && part->whole <= 0 && !part->beside;
}

/* Its mark and what stands beside it can be read, and leave room for its bar. */
static bool can_stand_beside(const struct plan *p, const struct part *part)
{
	if ((part->mark && !type_can(&p->body, part->mark)) ||
	    (part->beside && !type_can(part->whole > 0 ? &p->side : &p->body, part->beside)))
		return false;
	return p->side.rows == 1 || part->whole <= 0 || !part->beside ||
	       type_width(&p->side, part->beside) + 2 + LEAST_COLS <= list_text_cols(p);
}

/* The rows of each part in the letters of the body; false: they do not fit in its columns, or
 * together need more rows than most, which is seen before all are measured. */
static bool measure_parts(struct plan *p, int most)
{
	int used = 0;

	if (p->sheet.n > most / p->body.rows)
		return false;
	measure_columns(p);
	if (list_text_cols(p) < LEAST_COLS)
		return false;
	for (int i = 0; i < p->sheet.n; i++) {
		const struct part *part = &p->sheet.parts[i];
		int rows = text_rows(&p->body, part->text, plan_text_cols(p, part));

		if (rows < 0 || !can_stand_beside(p, part))
			return false;
		p->lines[i] = rows / p->body.rows;
		used += rows;
		if (used > most || (p->columns > 1 && !goes_in_column(part, p->lines[i])))
			return false;
	}
	return true;
}

/* Rows above and below the list, in these letters; false: not in these. */
static bool measure_head(struct plan *p)
{
	const struct sheet *sh = &p->sheet;
	int over = text_rows(&p->around, sh->over, p->area.cols);
	int title = text_rows(&p->title, sh->title, p->area.cols);
	int note = text_rows(&p->around, sh->note, p->area.cols);
	int after = text_rows(&p->around, sh->after, p->area.cols);

	if (over < 0 || title < 0 || note < 0 || after < 0)
		return false;
	p->head = over + (over > 0 && title > 0) + title + (title > 0 && note > 0) + note;
	p->head += p->head > 0 && sh->n > 0;
	p->tail = after + (after > 0);
	return true;
}

/* ---- pages ---- */

static int part_rows(const struct plan *p, int i, int from_line)
{
	const struct part *part = &p->sheet.parts[i];

	return (p->lines[i] - from_line) * p->body.rows + plan_bar_rows(p, part);
}

bool plan_is_point(const struct part *part)
{
	return !part->is_heading && !part->is_around;
}

/* So many names, in columns that are as long as each other. */
static struct start columns_end(const struct plan *p, struct start s, int room)
{
	int n = p->sheet.n - s.part, each = (room + p->gap) / (p->body.rows + p->gap);

	if (n > p->sheet.most)
		n = p->sheet.most;
	if (n > p->columns * each)
		n = each > 0 ? p->columns * each : 1;
	return (struct start){s.part + n, 0};
}

/* Where the page ends that begins at s, in so many rows; always further. */
static struct start page_end(const struct plan *p, struct start s, int room)
{
	const struct sheet *sh = &p->sheet;
	int used = 0, whole = (room - 1) / p->body.rows, points = 0;

	if (p->columns > 1)
		return columns_end(p, s, room);
	while (s.part < sh->n) {
		const struct part *part = &sh->parts[s.part];
		int rows = part_rows(p, s.part, s.line);
		int gap = used > 0 ? p->gap : 0;
		bool leads = part->is_heading && s.part + 1 < sh->n;
		/* A heading stays with what it is above. */
		int next = leads ? p->gap + part_rows(p, s.part + 1, 0) : 0;

		points += plan_is_point(part);
		if (points + leads > sh->most)
			return s;
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

static void make_room_for_pages(struct plan *p)
{
	int room = p->pages_room ? 2 * p->pages_room : 16;
	struct start *more = arena_array(p->sheet.arena, (size_t)room, sizeof(*more));

	if (p->n_pages > 0)
		memcpy(more, p->pages, (size_t)p->n_pages * sizeof(*more));
	p->pages = more;
	p->pages_room = room;
}

static int count_pages(struct plan *p, int room)
{
	struct start s = {0, 0};

	p->n_pages = 0;
	do {
		if (p->n_pages == p->pages_room)
			make_room_for_pages(p);
		p->pages[p->n_pages++] = s;
		s = page_end(p, s, room);
	} while (s.part < p->sheet.n);
	return p->n_pages;
}

static int list_room(const struct plan *p)
{
	return p->area.rows - p->head - p->tail;
}

/* The pages as full as each other; but where one thing comes after the other, what is there stays
 * where it is. */
static void balance(struct plan *p)
{
	int room = list_room(p), n = p->n_pages;

	while (n > 1 && !p->sheet.grows && room > p->body.rows && count_pages(p, room - 1) == n)
		room--;
	count_pages(p, room);
}

/* ---- what stands around the list ---- */

/* What stands around it on each page leaves the list less than half of it. */
static bool is_crowded(struct plan *p, const struct type *smallest)
{
	const struct sheet *sh = &p->sheet;
	bool has_more = (sh->note && sh->note[0]) || (sh->after && sh->after[0]);

	p->title = p->body = p->side = p->around = *smallest;
	return sh->n > 0 && has_more && measure_head(p) && list_room(p) < p->area.rows / 2;
}

static void add_around(struct sheet *sh, const char *text, bool is_heading)
{
	struct part *part;

	if (!text || !text[0])
		return;
	part = sheet_add(sh, text);
	part->is_around = true;
	part->is_heading = is_heading;
}

enum { AROUND_MOST = 4 };

/* What stands around it is on one page only, before and behind all else; with_title: so is the
 * title. */
static struct sheet with_around_within(const struct sheet *from, bool with_title)
{
	struct sheet sh = *from;

	sh.parts = NULL;
	sh.n = sh.room = 0;
	sh.note = sh.after = NULL;
	if (with_title) {
		sh.over = sh.title = NULL;
		add_around(&sh, from->over, false);
		add_around(&sh, from->title, true);
	}
	add_around(&sh, from->note, false);
	for (int i = 0; i < from->n; i++)
		*sheet_add(&sh, "") = from->parts[i];
	add_around(&sh, from->after, false);
	return sh;
}

/* ---- choosing the letters ---- */

/* Pages with these letters; 0: it cannot be. */
static int try_types(struct plan *p, const struct type *title, int gap)
{
	p->title = *title;
	p->gap = gap;
	if (!measure_head(p) || list_room(p) < (p->sheet.n > 0 ? p->body.rows : 0))
		return 0;
	/* Without a list one page. */
	return count_pages(p, list_room(p));
}

/* A title that is larger than the list takes no more than this of a page, and one in the same
 * letters half of it. */
static bool is_title_too_high(const struct plan *p)
{
	int most = p->title.rows > p->body.rows ? p->area.rows * 2 / 5 : p->area.rows / 2;

	return p->sheet.n > 0 && p->title.rows > 1 && p->head - 1 > most;
}

/* The title in one of these letters, from first to last, with which the body, whose letters are
 * given, is on so many pages: with a row between the parts, or else without. */
static bool fit_title(struct plan *p, const struct type *types, int first, int last, int pages)
{
	for (int gap = 1; gap >= 0; gap--)
		for (int i = first; i <= last; i++) {
			int needed =
			        types[i].rows < p->body.rows ? 0 : try_types(p, &types[i], gap);

			if (needed > 0 && needed <= pages && !is_title_too_high(p)) {
				balance(p);
				return true;
			}
		}
	return false;
}

/* Above names a heading in large letters is worth more than rows between them; above sentences it
 * is not. */
static bool fit(struct plan *p, const struct type *types, int n, int pages)
{
	if (p->sheet.most != NAMES_ON_PAGE)
		return fit_title(p, types, 0, n - 1, pages);
	return fit_title(p, types, 0, n - 2, pages) || fit_title(p, types, n - 1, n - 1, pages);
}

/* The fewest pages, and then the largest title. */
static void fit_pages(struct plan *p, const struct type *types, int n)
{
	int best = 0, best_type = n - 1, best_gap = 0;

	for (int gap = 1; gap >= 0; gap--)
		for (int i = 0; i < n; i++) {
			int pages =
			        types[i].rows >= p->body.rows ? try_types(p, &types[i], gap) : 0;

			if (pages > 0 && !is_title_too_high(p) && (best == 0 || pages < best)) {
				best = pages;
				best_type = i;
				best_gap = gap;
			}
		}
	if (try_types(p, &types[best_type], best_gap) == 0)
		count_pages(p, list_room(p) > 0 ? list_room(p) : 1);
	balance(p);
}

/* With more rows letters of one cell are too small for the last row (method.md 4.7). */
enum { ROWS_FOR_CELLS = 32, PAGES_OF_SMALL = 2 };

static bool fit_statement_of(struct plan *p, const struct type *title, const struct type *body)
{
	p->body = p->side = p->around = *body;
	return try_types(p, title, 0) == 1;
}

/* One statement: its title as large as can be, with what stands around it in large letters too, at
 * least half as high, where that can be; the last row would not know that there is something. */
static bool fit_statement(struct plan *p, const struct type *types, int n)
{
	for (int title = 0; title < n; title++)
		for (int body = title + 1;
		     body < n && types[body].rows > 1 && 2 * types[body].rows >= types[title].rows;
		     body++)
			if (fit_statement_of(p, &types[title], &types[body]))
				return true;
	for (int title = 0; title < n; title++)
		for (int body = title + 1 < n ? title + 1 : title; body < n; body++)
			if (fit_statement_of(p, &types[title], &types[body]))
				return true;
	return false;
}

/* Pages of so many points, had they all the room there is. */
static int pages_of_points(struct plan *p)
{
	p->body.rows = p->side.rows = p->around.rows = 1;
	memset(p->lines, 0, (size_t)p->sheet.n * sizeof(*p->lines));
	return count_pages(p, INT_MAX);
}

/* The largest of these letters with which all is on so many pages. */
static bool fit_letters(struct plan *p, const struct type *types, int n, int last, int pages)
{
	for (int i = 0; i <= last; i++) {
		p->body = p->side = p->around = types[i];
		if (measure_parts(p, pages * p->columns * p->area.rows) && fit(p, types, n, pages))
			return true;
	}
	return false;
}

/* The same, and else in two columns. */
static bool fit_columns(struct plan *p, const struct type *types, int n, int pages)
{
	for (p->columns = 1; p->columns <= 2; p->columns++)
		if (fit_letters(p, types, n, n - 2, pages))
			return true;
	p->columns = 1;
	return false;
}

/* The parts with the brief text of those that have one; false: none has. */
static bool make_brief(const struct plan *p, struct sheet *out)
{
	bool any = false;

	*out = p->sheet;
	out->parts = arena_array(out->arena, (size_t)out->n + 1, sizeof(*out->parts));
	for (int i = 0; i < out->n; i++) {
		out->parts[i] = p->sheet.parts[i];
		if (!out->parts[i].brief)
			continue;
		out->parts[i].text = out->parts[i].brief;
		any = true;
	}
	return any;
}

/* In the smallest large letters in which it can be read, on the fewest pages; false: these are more
 * than most. */
static bool fit_pages_of_large(struct plan *p, const struct type *types, int n, int most)
{
	int i = n - 2;

	for (; i >= 0; i--) {
		p->body = p->side = p->around = types[i];
		if (measure_parts(p, most * p->columns * p->area.rows))
			break;
	}
	if (i < 0)
		return false;
	fit_pages(p, types, n);
	return p->n_pages <= most;
}

/* On a screen of many rows letters of one cell are for what would take too many pages in large
 * ones, also in columns, with brief texts, and with a long title on the first page only. */
static bool fit_large(struct plan *p, const struct type *types, int n, int fewest)
{
	const struct sheet full = p->sheet;
	bool has_brief;
	struct sheet brief;

	if (fit_columns(p, types, n, fewest))
		return true;
	has_brief = make_brief(p, &brief);
	p->sheet = brief;
	if (has_brief && fit_columns(p, types, n, fewest))
		return true;
	p->sheet = full;
	if (fit_pages_of_large(p, types, n, 2 * fewest))
		return true;
	p->sheet = brief;
	for (; has_brief && p->columns <= 2; p->columns++)
		if (fit_pages_of_large(p, types, n, 2 * fewest))
			return true;
	p->sheet = with_around_within(&full, true);
	p->columns = 1;
	if (fit_pages_of_large(p, types, n, 3 * fewest))
		return true;
	p->sheet = full;
	return false;
}

int scene_list_letters(const struct scene_show *s, int rows)
{
	return rows > ROWS_FOR_CELLS ? type_least_rows(s) : 1;
}

static bool has_bars(const struct sheet *sh)
{
	for (int i = 0; i < sh->n; i++)
		if (sh->parts[i].whole > 0)
			return true;
	return false;
}

/* Its names in the largest letters with which it is on one page, and what stands beside the bars in
 * these. */
static bool fit_names_beside(struct plan *p, const struct type *types, int n, int side)
{
	p->side = types[side];
	for (int i = 0; i < n - 1; i++) {
		p->body = types[i];
		for (int gap = 1; gap >= 0 && measure_parts(p, p->area.rows); gap--)
			for (int title = i; title < n; title++)
				if (try_types(p, &types[title], gap) == 1 && !is_title_too_high(p))
					return true;
	}
	return false;
}

/* A result: its names on one page in large letters, with their short text where they have one; its
 * numbers in large letters too, when there is room for these; what stands around it in small ones.
 */
static bool fit_names_large(struct plan *p, const struct type *types, int n)
{
	const struct sheet full = p->sheet;
	struct sheet brief;

	if (n == 1 || !has_bars(&full) || !make_brief(p, &brief))
		return false;
	p->sheet = brief;
	p->around = types[n - 1];
	for (int side = n > 3 ? n - 3 : 0; side < n; side++)
		if (fit_names_beside(p, types, n, side))
			return true;
	p->sheet = full;
	return false;
}

static void choose(struct plan *p, const struct type *types, int n)
{
	int fewest;

	if (p->sheet.n == 0) {
		if (fit_statement(p, types, n))
			return;
		/* Too long for a page: it goes on on the next. */
		p->sheet = with_around_within(&p->sheet, true);
		p->sheet.is_centred = false;
	}
	fewest = pages_of_points(p);
	/* The whole titles, where they fit in large letters. */
	if (n > 1 && has_bars(&p->sheet) && fit_letters(p, types, n, n - 2, fewest))
		return;
	if (fit_names_large(p, types, n))
		return;
	if (n > 1 && p->rows > ROWS_FOR_CELLS && !p->sheet.is_small &&
	    fit_large(p, types, n, fewest))
		return;
	if (!p->sheet.is_small && fit_letters(p, types, n, n - 1, fewest))
		return;
	/* The smallest letters that there are on a screen of so many rows. */
	if (p->sheet.is_small && n > 1 && p->rows > ROWS_FOR_CELLS &&
	    fit_pages_of_large(p, types, n, PAGES_OF_SMALL))
		return;
	p->body = p->side = p->around = types[n - 1];
	if (!measure_parts(p, INT_MAX))
		p->mark = p->beside = 0;
	fit_pages(p, types, n);
}

/* ---- all of it ---- */

enum { LEAST_ROWS = 6 };

/* The letters of the bottom line: what is left of the time has to be read everywhere. */
static struct type foot_type(const struct scene_show *s, int rows, int cols)
{
	struct type types[TYPES_MAX];
	int n = type_sizes(s, type_digit_rows(s), types);
	bool is_over = s->view->stage.pause || s->view->stage.message[0];

	return rows > ROWS_FOR_CELLS && !is_over && clock_words(s)[0] &&
	                       type_width(&types[0], clock_words(s)) <= cols
	               ? types[0]
	               : types[n - 1];
}

void plan_make(const struct sheet *sh, const struct scene_show *s, int rows, int cols,
               struct plan *p)
{
	int margin = cols >= 60 ? 3 : 2, n;
	struct type types[TYPES_MAX];

	memset(p, 0, sizeof(*p));
	p->sheet = *sh;
	p->rows = rows;
	p->columns = 1;
	p->area = (struct rect){1, margin, rows - 3, cols - 2 * margin};
	p->clock = sh->clock == SHEET_CLOCK_LARGE ? clock_rows(s, rows, p->area.cols) : 0;
	/* Where it would leave no room for the question it stands in the bottom line alone. */
	if (p->clock > 0 && p->area.rows - p->clock < LEAST_ROWS)
		p->clock = 0;
	p->area.rows -= p->clock;
	p->foot = p->clock == 0 ? foot_type(s, rows, p->area.cols) : (struct type){.rows = 1};
	p->area.rows -= p->foot.rows - 1;
	n = type_sizes(s, p->area.rows / 3, types);
	if (is_crowded(p, &types[n - 1]))
		p->sheet = with_around_within(sh, false);
	p->lines = arena_array(sh->arena, (size_t)sh->n + AROUND_MOST, sizeof(int));
	choose(p, types, n);
}
