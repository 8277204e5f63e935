/* The QR code of the web page, over the whole screen. */
#include "overlay.h"

#include <stdlib.h>

#include "mem.h"
#include "qr.h"
#include "tr.h"

struct qr_overlay {
	struct overlay base;
	char *address; /* as people type it */
	struct qr qr;
};

static void qr_draw(struct desk *d, struct overlay *o, struct canvas *c, struct rect area)
{
	struct qr_overlay *q = (struct qr_overlay *)o;
	const char *address = q->address;
	struct rect cells = scene_code_cells(&q->qr, 1, canvas_is_ascii(c));
	int cols = cells.cols, rows = cells.rows;

	(void)d;
	canvas_set_cursor(c, area.row, area.col + 1);
	if (rows > area.rows - 1 || cols > area.cols - 1) {
		canvas_put_fit(c, area.row, area.col + 1, area.cols - 2, ROLE_WARNING,
		               _("The QR code does not fit. Only the address is shown."));
		canvas_wrap(c, (struct rect){area.row + 2, area.col + 1, 3, area.cols - 2},
		            ROLE_STRONG, address);
		return;
	}
	scene_code_draw(c, area.row, area.col + 1, &q->qr, 1);
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
