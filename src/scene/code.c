/* The QR code of the web page, as large as it can be, and its address in letters. */
#include "sheet.h"

#include <string.h>

#include "qr.h"
#include "tr.h"

/* Columns of the address at least, where it stands beside the code, and rows at least below it. */
enum { ADDRESS_COLS = 15, ADDRESS_ROWS = 2, ADDRESS_LINES = 40, GAP = 2 };

struct rect scene_code_cells(const struct qr *q, int scale, bool ascii)
{
	int side = q->size + 2 * QR_QUIET_ZONE;

	return ascii ? (struct rect){0, 0, side * scale, 2 * side * scale}
	             : (struct rect){0, 0, (side * scale + 1) / 2, side * scale};
}

static bool is_black(const struct qr *q, int scale, int y, int x)
{
	return qr_black(q, y / scale - QR_QUIET_ZONE, x / scale - QR_QUIET_ZONE);
}

/* The colours are set, for a dark terminal would turn them around.  A cell of one colour is a
 * blank, and of two the lower half is the letter: in many fonts a block leaves a line of its cell
 * free at the top, and over a code of such lines its reader stumbles. */
static void put_cell(struct canvas *c, int row, int col, bool upper, bool lower)
{
	canvas_fill(c, (struct rect){row, col, 1, 1}, upper ? ROLE_QR_DARK : ROLE_QR,
	            upper == lower ? ' ' : 0x2584);
}

void scene_code_draw(struct canvas *c, int row, int col, const struct qr *q, int scale)
{
	bool ascii = canvas_is_ascii(c);
	struct rect cells = scene_code_cells(q, scale, ascii);

	for (int y = 0; y < cells.rows; y++)
		for (int x = 0; x < cells.cols; x++) {
			if (ascii)
				put_cell(c, row + y, col + x, is_black(q, scale, y, x / 2),
				         is_black(q, scale, y, x / 2));
			else
				put_cell(c, row + y, col + x, is_black(q, scale, 2 * y, x),
				         is_black(q, scale, 2 * y + 1, x));
		}
}

/* The largest scale that fits; 0: none does. */
static int best_scale(const struct qr *q, bool ascii, int rows, int cols)
{
	int scale = 0;

	for (int i = 1;; i++) {
		struct rect r = scene_code_cells(q, i, ascii);

		if (r.rows > rows || r.cols > cols)
			return scale;
		scale = i;
	}
}

/* The lines of an address in a type; 0: it breaks elsewhere than behind a slash, or has no room. */
static int whole_lines(const struct type *t, const char *address, struct rect area,
                       struct text_line lines[ADDRESS_LINES])
{
	int n = area.cols > 0 ? (int)type_wrap(t, address, area.cols, lines, ADDRESS_LINES) : 0;

	if (n > ADDRESS_LINES || n * t->rows > area.rows)
		return 0;
	for (int i = 1; i < n; i++)
		if (address[lines[i].start - 1] != '/')
			return 0;
	return n;
}

/* How high its letters are there; 0: it does not stand there as a whole. */
static int letter_rows(const struct scene_show *s, const char *address, struct rect area)
{
	struct type types[TYPES_MAX];
	struct text_line lines[ADDRESS_LINES];
	int n = type_sizes(s, area.rows / 2, types);

	for (int i = 0; i < n; i++)
		if (whole_lines(&types[i], address, area, lines) > 0)
			return types[i].rows;
	return 0;
}

/* The code and its address, beside it or below it: the code as large as can be, and then the
 * letters.  Returns the scale; 0: only the address fits. */
static int place(const struct scene_show *s, const struct qr *q, bool ascii, struct rect room,
                 const char *address, struct rect *code, struct rect *text)
{
	int beside = best_scale(q, ascii, room.rows, room.cols - ADDRESS_COLS - GAP);
	int below = best_scale(q, ascii, room.rows - ADDRESS_ROWS, room.cols);
	int scale = beside > below ? beside : below;
	struct rect under;

	*code = scale > 0 ? scene_code_cells(q, scale, ascii) : (struct rect){0};
	code->row = room.row;
	code->col = room.col;
	*text = (struct rect){room.row + 1, room.col + code->cols + GAP, room.rows - 2,
	                      room.cols - code->cols - GAP};
	under = (struct rect){room.row + code->rows, room.col, room.rows - code->rows, room.cols};
	if (scale == 0)
		*text = room;
	else if (beside < scale || (below == scale && letter_rows(s, address, under) >
	                                                      letter_rows(s, address, *text)))
		*text = under;
	return scale;
}

/* The largest letters in which it stands in the area, broken behind a slash or, where there is no
 * room for that, anywhere. */
static void draw_address(const struct scene_show *s, struct canvas *c, struct rect area,
                         const char *text)
{
	struct type types[TYPES_MAX];
	struct text_line lines[ADDRESS_LINES];
	int n = type_sizes(s, area.rows / 2, types), i = 0, count;

	while (i < n - 1 && whole_lines(&types[i], text, area, lines) == 0)
		i++;
	count = (int)type_wrap(&types[i], text, area.cols, lines, ADDRESS_LINES);
	for (int k = 0; k < count && k < ADDRESS_LINES; k++)
		type_put(c, area.row + k * types[i].rows, area.col, &types[i], ROLE_STRONG, text,
		         &lines[k]);
}

/* What is left of the time, and whether it counts, behind the title. */
static void put_state(const struct scene_show *s, struct canvas *c, int left, int right)
{
	const char *practice = s->view->practice ? _("PRACTICE") : "", *words = clock_words(s);

	if (text_width(practice) <= right - left)
		right = canvas_put_right(c, 0, right, right - left, ROLE_STRONG, practice) - GAP;
	if (text_width(words) <= right - left)
		canvas_put_right(c, 0, right, right - left, ROLE_STRONG, words);
}

void code_draw(const struct sheet *sh, const struct scene_show *s, struct canvas *c)
{
	int rows = canvas_rows(c), cols = canvas_cols(c), margin = cols >= 60 ? 3 : 2, scale;
	const char *address = s->view->web_page_short[0] ? s->view->web_page_short : sh->qr;
	struct rect room = {2, margin, rows - 3, cols - margin - 1}, code, text;
	struct qr q;
	struct err e;

	canvas_put_fit(c, 0, margin, room.cols, ROLE_HEADING, sh->title);
	put_state(s, c, margin + text_width(sh->title) + GAP, cols - margin);
	if (qr_encode(sh->qr, &q, &e) != OK) {
		draw_address(s, c, room, address);
		return;
	}
	/* Its own white margin is margin enough. */
	room = (struct rect){1, margin, rows - 1, cols - margin - 1};
	scale = place(s, &q, canvas_is_ascii(c), room, address, &code, &text);
	if (scale > 0)
		scene_code_draw(c, code.row, code.col, &q, scale);
	draw_address(s, c, text, address);
	qr_fini(&q);
}
