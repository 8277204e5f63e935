#include "history.h"

#include <stdlib.h>
#include <string.h>

#include "changeset.h"
#include "db.h"
#include "file.h"

static bool follows(const struct record *r, const struct record *before)
{
	return r->kind != RECORD_BASE && r->seq == before->seq + 1 &&
	       strcmp(r->after, before->op_id) == 0 &&
	       changeset_is_whole(r->changeset, r->changeset_size) &&
	       changeset_is_whole(r->aside, r->aside_size);
}

static bool read_start(struct history *h)
{
	size_t used;

	if (head_read(h->bytes, h->size, &h->head, &h->first) != READ_WHOLE ||
	    record_read(h->bytes + h->first, h->size - h->first, &h->base, &used) != READ_WHOLE)
		return false;
	h->first += used;
	return h->base.kind == RECORD_BASE && h->base.seq >= 0 &&
	       changeset_is_whole(h->base.changeset, h->base.changeset_size);
}

static void read_records(struct history *h)
{
	struct record r;
	size_t used, left;

	h->last = h->base;
	h->end = h->first;
	for (;;) {
		left = h->size - h->end;
		h->tail = record_read(h->bytes + h->end, left, &r, &used);
		if (h->tail != READ_WHOLE)
			break;
		if (!follows(&r, &h->last)) {
			h->tail = READ_DAMAGED;
			return;
		}
		h->last = r;
		h->end += used;
	}
	if (h->tail == READ_TORN && record_next(h->bytes + h->end, left) < left)
		h->tail = READ_DAMAGED;
}

enum status history_read(struct history *h, const char *path, struct err *e)
{
	enum status s;

	memset(h, 0, sizeof(*h));
	s = file_read(path, HISTORY_MAX, &h->bytes, &h->size, e);
	if (s != OK)
		return s;
	h->usable = read_start(h);
	if (h->usable)
		read_records(h);
	return OK;
}

bool history_follow(struct history *h, int64_t seq, const char *op_id)
{
	struct record r;
	size_t used;

	for (size_t at = 0; at < h->size; at += record_next(h->bytes + at, h->size - at)) {
		if (record_read(h->bytes + at, h->size - at, &r, &used) != READ_WHOLE ||
		    r.kind == RECORD_BASE || r.seq != seq + 1 || strcmp(r.after, op_id) != 0)
			continue;
		h->base = (struct record){.kind = RECORD_BASE, .seq = seq, .op_id = op_id};
		h->first = at;
		read_records(h);
		return h->end > h->first;
	}
	return false;
}

bool history_is_of(const struct history *h, const struct journal_place *p)
{
	return h->usable && h->head.hub_id == p->hub_id && h->head.generation == p->generation;
}

bool history_is_newer(const struct history *h, const struct journal_place *p)
{
	return h->usable && h->head.hub_id == p->hub_id && h->head.generation > p->generation;
}

void history_fini(struct history *h)
{
	free(h->bytes);
	memset(h, 0, sizeof(*h));
}

bool history_next(const struct history *h, size_t *at, struct record *r)
{
	size_t used;

	if (*at >= h->end || record_read(h->bytes + *at, h->end - *at, r, &used) != READ_WHOLE)
		return false;
	*at += used;
	return true;
}
