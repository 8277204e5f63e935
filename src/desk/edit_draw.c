/* A text being typed: where its characters stand on the screen. */
#include "edit.h"

#include <string.h>

#include "mem.h"
#include "text.h"

/* Where the character at byte at stands; the end of the text has a place too. */
struct place {
	size_t at;
	int row, col;
};

static int cells(const char *s, size_t at)
{
	const char *p = s + at;

	return s[at] && s[at] != '\n' ? text_char_width(text_next(&p)) : 0;
}

/* Cells of the word that begins at byte at, and of the cursor when that is behind it. */
static int word_cells(const char *s, size_t at)
{
	int n = 0;

	for (; s[at] && s[at] != ' ' && s[at] != '\n'; at = text_next_offset(s, at))
		n += cells(s, at);
	return n + !s[at];
}

static bool begins_word(const char *s, size_t at)
{
	return at > 0 && s[at - 1] == ' ' && s[at] != ' ' && s[at] != '\n' && s[at];
}

/* May what stands at p be in this row?  A word that fits in a row is not broken, and one blank may
 * hang behind the last column.  Behind the last character there is room for the cursor; a line
 * break needs none. */
static bool has_room(const char *s, int cols, const struct place *p)
{
	int word;

	if (s[p->at] == ' ' && p->col == cols)
		return true;
	if (begins_word(s, p->at)) {
		word = word_cells(s, p->at);
		return p->col + (word <= cols ? word : 1) <= cols;
	}
	return p->col + (s[p->at] ? cells(s, p->at) : 1) <= cols;
}

/* To the next character; not at the end. */
static void step(const char *s, int cols, struct place *p)
{
	if (s[p->at] == '\n') {
		p->at++;
		p->row++;
		p->col = 0;
	} else {
		p->col += cells(s, p->at);
		p->at = text_next_offset(s, p->at);
	}
	if (p->col > 0 && !has_room(s, cols, p)) {
		p->row++;
		p->col = 0;
	}
}

static struct place find(const struct edit *ed, int cols, size_t at)
{
	struct place p = {0, 0, 0};

	while (p.at < at && ed->text.data[p.at])
		step(ed->text.data, cols, &p);
	return p;
}

int edit_rows(const struct edit *ed, int cols)
{
	return find(ed, cols, ed->text.len).row + 1;
}

bool edit_move(struct edit *ed, int by)
{
	const struct place here = find(ed, ed->cols, ed->at);
	int last = edit_rows(ed, ed->cols) - 1, row = here.row + by;
	struct place p = {0, 0, 0};

	if (here.row == (by < 0 ? 0 : last))
		return false;
	edit_steps_rest(&ed->steps);
	row = row < 0 ? 0 : row > last ? last : row;
	for (;; step(ed->text.data, ed->cols, &p)) {
		if (p.row == row && p.col <= here.col)
			ed->at = p.at;
		if (p.row > row || !ed->text.data[p.at])
			return true;
	}
}

/* The first row to show, so that the cursor is in sight and no room is left empty. */
static int scroll(const struct edit *ed, int cursor, int rows, int room)
{
	int top = ed->top;

	if (top > cursor)
		top = cursor;
	if (top < cursor - room + 1)
		top = cursor - room + 1;
	if (top > rows - room)
		top = rows - room;
	return top > 0 ? top : 0;
}

static void put_character(struct canvas *c, struct rect area, const char *s, const struct place *p)
{
	size_t len = text_next_offset(s, p->at) - p->at;
	AUTO_FREE char *piece = xstrndup(s + p->at, len);

	if (s[p->at] != '\n')
		canvas_put(c, area.row + p->row, area.col + p->col, area.cols - p->col, ROLE_INPUT,
		           piece);
}

void edit_draw(struct edit *ed, struct canvas *c, struct rect area, bool focus)
{
	const struct place cursor = find(ed, area.cols, ed->at);
	int rows = edit_rows(ed, area.cols), top = 0;
	struct place p = {0, 0, 0};
	struct place shown;

	if (area.rows < 1)
		return;
	if (focus) {
		ed->cols = area.cols;
		ed->rows = area.rows;
		top = ed->top = scroll(ed, cursor.row, rows, area.rows);
		canvas_set_cursor(c, area.row + cursor.row - top, area.col + cursor.col);
		canvas_set_entry(c, area);
	}
	for (; ed->text.data[p.at] && p.row < top + area.rows; step(ed->text.data, area.cols, &p)) {
		shown = p;
		shown.row -= top;
		if (shown.row >= 0)
			put_character(c, area, ed->text.data, &shown);
	}
	if (top > 0)
		canvas_put(c, area.row, area.col + area.cols, 1, ROLE_DIM, "↑");
	if (rows > top + area.rows)
		canvas_put(c, area.row + area.rows - 1, area.col + area.cols, 1, ROLE_DIM,
		           top > 0 && area.rows == 1 ? "↕" : "↓");
}
