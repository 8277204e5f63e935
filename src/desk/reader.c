/* Texts to read: help, figures, the QR code. */
#include "overlay.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "qr.h"
#include "settings.h"
#include "text.h"
#include "tr.h"

struct reader_overlay {
	struct overlay base;
	char *title, *text;
	int top, rows; /* first line shown; lines of the last drawing */
};

/* One line of the text: a heading "# ...", a hanging line "\tkeys\ttext", or a paragraph. */
static int draw_line(struct canvas *c, struct rect area, const char *line)
{
	const char *rest;

	if (strncmp(line, "# ", 2) == 0) {
		canvas_put_fit(c, area.row, area.col, area.cols, ROLE_HEADING, line + 2);
		return 1;
	}
	if (line[0] == '\t' && (rest = strchr(line + 1, '\t'))) {
		AUTO_FREE char *left = xstrndup(line + 1, (size_t)(rest - line - 1));

		canvas_put_fit(c, area.row, area.col, 20, ROLE_KEY, left);
		return canvas_wrap(
		        c, (struct rect){area.row, area.col + 22, area.rows, area.cols - 22},
		        ROLE_NORMAL, rest + 1);
	}
	return canvas_wrap(c, area, ROLE_NORMAL, line);
}

static void reader_draw(struct desk *d, struct overlay *o, struct canvas *c, struct rect area)
{
	struct reader_overlay *r = (struct reader_overlay *)o;
	AUTO_FREE char *copy = xstrdup(r->text);
	char *line = copy, *end;
	int y = area.row + 2, skip = r->top, bottom = area.row + area.rows - 1;

	(void)d;
	canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_HEADING, r->title);
	canvas_set_cursor(c, area.row + 2, area.col + 1);
	r->rows = 0;
	while (line) {
		end = strchr(line, '\n');
		if (end)
			*end = '\0';
		r->rows++;
		if (skip > 0)
			skip--;
		else if (y < bottom)
			y += draw_line(c, (struct rect){y, area.col + 1, bottom - y, area.cols - 2},
			               line);
		else
			canvas_put(c, bottom, area.col + area.cols - 1, 1, ROLE_DIM, "↓");
		line = end ? end + 1 : NULL;
	}
	hint_put(c, bottom,
	         area.col + 1 +
	                 canvas_put(c, bottom, area.col + 1, area.cols, ROLE_DIM,
	                            _("Arrows: scroll")) +
	                 3,
	         area.col + area.cols - 1, (struct key){KEY_ESCAPE, 0}, _("Back"), false);
}

static void reader_key(struct desk *d, struct overlay *o, struct key k)
{
	struct reader_overlay *r = (struct reader_overlay *)o;
	int by = 0;

	switch (action_find(CTX_GLOBAL, k, false)) {
	case ACTION_UP:
		by = -1;
		break;
	case ACTION_DOWN:
		by = 1;
		break;
	case ACTION_PAGE_UP:
		by = -10;
		break;
	case ACTION_PAGE_DOWN:
		by = 10;
		break;
	case ACTION_FIRST:
		by = -r->rows;
		break;
	case ACTION_LAST:
		by = r->rows;
		break;
	case ACTION_BACK:
	case ACTION_HELP:
	case ACTION_QUIT:
		overlay_pop(d);
		return;
	default:
		if (k.code == KEY_ENTER_)
			overlay_pop(d);
		return;
	}
	r->top += by;
	if (r->top > r->rows - 5)
		r->top = r->rows - 5;
	if (r->top < 0)
		r->top = 0;
}

static void reader_free(struct overlay *o)
{
	struct reader_overlay *r = (struct reader_overlay *)o;

	free_pointer(&r->title);
	free_pointer(&r->text);
}

static const struct overlay_ops reader_ops = {.draw = reader_draw,
                                              .key = reader_key,
                                              .free = reader_free,
                                              .whole = true,
                                              .reading = true,
                                              .scrolls = true};

void show_text(struct desk *d, const char *title, char *text)
{
	struct reader_overlay *r = xcalloc(1, sizeof(*r));

	r->base.ops = &reader_ops;
	r->title = xstrdup(title);
	r->text = text;
	overlay_push(d, &r->base);
}

/* ---- help ---- */

static bool is_everywhere(unsigned contexts)
{
	return action_reach(contexts) != REACH_VIEW;
}

static void add_answers(struct buf *b, unsigned context, bool everywhere, bool ranges)
{
	int id;

	for (id = ANSWER_NONE + 1; id < ANSWER_COUNT; id++) {
		const struct answer_info *info = answer_info((enum answer)id);

		if (everywhere == is_everywhere(info->contexts) &&
		    ranges == answer_is_range((enum answer)id) &&
		    (info->contexts & (context | CTX_GLOBAL)))
			buf_addf(b, "\t%s\t%s\n", answer_keys((enum answer)id),
			         gettext(info->help));
	}
}

/* Keys of this place, or those that work in many: first the ranges, which are used most, and
 * last what only questions take. */
static void add_keys(struct buf *b, unsigned context, bool everywhere)
{
	const struct action_info *info;
	char keys[64];
	int id;

	add_answers(b, context, everywhere, true);
	for (id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		info = action_info((enum action)id);
		if (everywhere != is_everywhere(info->contexts))
			continue;
		if (!(info->contexts & (context | CTX_GLOBAL)))
			continue;
		action_keys_text((enum action)id, keys, sizeof(keys));
		if (keys[0])
			buf_addf(b, "\t%s\t%s\n", keys, gettext(info->help));
	}
	add_answers(b, context, everywhere, false);
}

void show_help(struct desk *d)
{
	const struct view_ops *v = views[d->view];
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "# %s\n%s\n\n", _("What is this?"), text_with_keys(gettext(v->what)));
	buf_addf(&b, "# %s\n%s\n\n", _("What do I do now?"), text_with_keys(gettext(v->now)));
	buf_addf(&b, "# %s\n%s\n\n", _("What comes next?"), text_with_keys(gettext(v->next)));
	buf_addf(&b, "# %s\n", _("Keys here"));
	add_keys(&b, v->context, false);
	buf_addf(&b, "\n# %s\n", _("Keys everywhere"));
	add_keys(&b, v->context, true);
	if (settings_number(d->settings, SETTING_MOUSE))
		buf_addf(&b, "\n# %s\n%s\n", _("Mouse"),
		         _("A click chooses a line, a second click opens it, the wheel goes up and "
		           "down. The words in the bottom line and the parts at the top are "
		           "buttons. "
		           "To select text as always, hold Shift."));
	show_text(d, _("Help"), buf_take(&b));
}

/* ---- the QR code ---- */

struct qr_overlay {
	struct overlay base;
	char *address; /* as people type it */
	struct qr qr;
};

static void draw_code(struct canvas *c, struct rect area, const struct qr *q)
{
	bool ascii = canvas_is_ascii(c);
	int y, x;

	for (y = 0; y < area.rows; y++)
		for (x = 0; x < area.cols; x++) {
			struct rect one = {area.row + y, area.col + x, 1, 1};

			/* In ASCII the blocks would all become the same character. */
			if (ascii)
				canvas_fill(c, one, qr_cell_ascii(q, y, x) ? ROLE_QR_DARK : ROLE_QR,
				            ' ');
			else
				canvas_fill(c, one, ROLE_QR, qr_cell(q, y, x));
		}
}

static void qr_draw(struct desk *d, struct overlay *o, struct canvas *c, struct rect area)
{
	struct qr_overlay *q = (struct qr_overlay *)o;
	const char *address = q->address;
	int cols, rows;

	(void)d;
	if (canvas_is_ascii(c))
		qr_cells_ascii(&q->qr, &cols, &rows);
	else
		qr_cells(&q->qr, &cols, &rows);
	canvas_set_cursor(c, area.row, area.col + 1);
	if (rows > area.rows - 1 || cols > area.cols - 1) {
		canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_WARNING,
		               _("The QR code does not fit. Only the address is shown."));
		canvas_wrap(c, (struct rect){area.row + 2, area.col + 1, 3, area.cols - 2},
		            ROLE_STRONG, address);
		return;
	}
	draw_code(c, (struct rect){area.row, area.col + 1, rows, cols}, &q->qr);
	if (area.cols - cols > 24) {
		canvas_put_fit(c, area.row + 1, area.col + cols + 4, area.cols - cols - 5,
		               ROLE_NORMAL, _("Scan the code or go to:"));
		canvas_put_fit(c, area.row + area.rows - 2, area.col + cols + 4,
		               area.cols - cols - 5, ROLE_DIM, _("Any key: back"));
		canvas_wrap(c,
		            (struct rect){area.row + 3, area.col + cols + 4, area.rows - 5,
		                          area.cols - cols - 5},
		            ROLE_STRONG, address);
	} else
		canvas_put_fit(c, area.row + area.rows - 1, area.col + 1, area.cols - 2,
		               ROLE_STRONG, address);
}

static void qr_key(struct desk *d, struct overlay *o, struct key k)
{
	(void)o;
	(void)k;
	overlay_pop(d);
}

static void qr_free(struct overlay *o)
{
	struct qr_overlay *q = (struct qr_overlay *)o;

	free_pointer(&q->address);
	qr_fini(&q->qr);
}

static const struct overlay_ops qr_ops = {
        .draw = qr_draw, .key = qr_key, .free = qr_free, .full = true};

void show_qr(struct desk *d, const char *url, const char *typed)
{
	struct qr_overlay *q = xcalloc(1, sizeof(*q));
	struct err e = {0};

	q->base.ops = &qr_ops;
	q->address = xstrdup(typed[0] ? typed : url);
	if (qr_encode(url, &q->qr, &e) != OK) {
		desk_say(d, ROLE_WARNING, "%s", e.msg);
		free_pointer(&q->address);
		free(q);
		return;
	}
	overlay_push(d, &q->base);
}
