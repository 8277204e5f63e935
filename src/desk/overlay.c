/* The stack of overlays, and the question. */
#include "overlay.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

void overlay_push(struct desk *d, struct overlay *o)
{
	o->below = d->overlay;
	d->overlay = o;
}

void overlay_pop(struct desk *d)
{
	struct overlay *o = d->overlay;

	d->overlay = o->below;
	if (o->ops->free)
		o->ops->free(o);
	free(o);
}

void overlay_clear(struct desk *d)
{
	while (d->overlay)
		overlay_pop(d);
}

bool overlay_unfinished(const struct desk *d)
{
	const struct overlay *o;

	for (o = d->overlay; o; o = o->below)
		if (o->ops->unfinished && o->ops->unfinished(o))
			return true;
	return false;
}

static void draw_from(struct desk *d, struct overlay *o, struct canvas *c, struct rect area)
{
	if (!o)
		return;
	/* What lies under a whole one is not seen, so not drawn. */
	if (!o->ops->whole && !o->ops->full)
		draw_from(d, o->below, c, area);
	canvas_set_cursor(c, -1, -1);
	canvas_clear_spots(c);
	if (o->ops->full)
		area = (struct rect){0, 0, canvas_rows(c), canvas_cols(c)};
	if (o->ops->whole || o->ops->full)
		canvas_fill(c, area, ROLE_NORMAL, ' ');
	o->ops->draw(d, o, c, area);
}

void overlay_draw(struct desk *d, struct canvas *c, struct rect area)
{
	draw_from(d, d->overlay, c, area);
}

/* ---- a question ---- */

enum { ANSWERS_MAX = 8 };

struct question_overlay {
	struct overlay base;
	char *text;
	enum answer answers[ANSWERS_MAX];
	int n;
	answer_fn *done;
	int64_t id;
};

static void question_draw(struct desk *d, struct overlay *o, struct canvas *c, struct rect area)
{
	struct question_overlay *q = (struct question_overlay *)o;
	int needed = canvas_wrap_rows(q->text, area.cols - 4), col, i;
	/* Below a rule; in a small window the answers stay in sight, not all of the question. */
	int rows = needed < area.rows - 2 ? needed : area.rows - 2;
	int height = rows + 3 < area.rows ? rows + 3 : area.rows;
	struct rect panel = {area.row + area.rows - height, area.col, height, area.cols};
	int end = panel.col + panel.cols;

	(void)d;
	canvas_fill(c, panel, ROLE_NORMAL, ' ');
	canvas_rule(c, panel.row, panel.col, panel.cols);
	canvas_wrap(c, (struct rect){panel.row + 1, panel.col + 2, rows, panel.cols - 4},
	            ROLE_STRONG, q->text);
	col = panel.col + 2;
	canvas_set_cursor(c, panel.row + 1 + rows, col);
	for (i = 0; i < q->n; i++) {
		const struct answer_info *info = answer_info(q->answers[i]);

		col = hint_put(c, panel.row + 1 + rows, col, end, answer_key(q->answers[i]),
		               gettext(info->label), false);
	}
	hint_put(c, panel.row + 1 + rows, col, end, (struct key){KEY_ESCAPE, 0}, _("Back"), false);
}

static void question_key(struct desk *d, struct overlay *o, struct key k)
{
	struct question_overlay *q = (struct question_overlay *)o;
	answer_fn *done = q->done;
	int64_t id = q->id;
	enum answer given;
	struct key small;
	int i;

	if (k.code == KEY_ESCAPE || (k.code == 'c' && k.mods == KEY_CTRL)) {
		overlay_pop(d);
		return;
	}
	/* A question takes capital letters too: the caps lock may be on. */
	small = k;
	if (k.code < 128)
		small.code |= 0x20;
	for (i = 0; i < q->n && !answer_is(q->answers[i], small); i++) {
	}
	if (i == q->n) {
		if (action_find(views[d->view]->context, k, false) == ACTION_HELP)
			show_help(d);
		else
			desk_say_no_use(d, k);
		return;
	}
	given = q->answers[i];
	overlay_pop(d);
	if (given != ANSWER_NO)
		done(d, (int)given, id);
}

static void question_free(struct overlay *o)
{
	struct question_overlay *q = (struct question_overlay *)o;

	free_pointer(&q->text);
}

static void question_help(const struct overlay *o, struct buf *out)
{
	const struct question_overlay *q = (const struct question_overlay *)o;

	help_what(out, q->text);
	for (int i = 0; i < q->n; i++)
		help_keys(out, answer_keys(q->answers[i]),
		          gettext(answer_info(q->answers[i])->help));
	help_keys(out, "Esc", _("Back. Nothing happens."));
}

static const struct overlay_ops question_ops = {
        .draw = question_draw, .key = question_key, .free = question_free, .help = question_help};

void ask(struct desk *d, const char *question, const enum answer *answers, int n, answer_fn *done,
         int64_t id)
{
	struct question_overlay *q = xcalloc(1, sizeof(*q));

	q->base.ops = &question_ops;
	q->text = xstrdup(question);
	q->n = n < ANSWERS_MAX ? n : ANSWERS_MAX;
	memcpy(q->answers, answers, (size_t)q->n * sizeof(*answers));
	q->done = done;
	q->id = id;
	overlay_push(d, &q->base);
}

void ask_yes(struct desk *d, const char *question, answer_fn *done, int64_t id)
{
	const enum answer answers[] = {ANSWER_YES, ANSWER_NO};

	ask(d, question, answers, N_ITEMS(answers), done, id);
}

static bool asks(const struct overlay *o, answer_fn *done)
{
	return o->ops == &question_ops && ((const struct question_overlay *)o)->done == done;
}

bool is_asked(const struct desk *d, answer_fn *done)
{
	for (const struct overlay *o = d->overlay; o; o = o->below)
		if (asks(o, done))
			return true;
	return false;
}

bool is_asked_now(const struct desk *d, answer_fn *done)
{
	return d->overlay && asks(d->overlay, done);
}
