#include "decode.h"

#include <string.h>

#include "mem.h"
#include "text.h"

enum { ESC = 27, BEL = 7 };

static const char paste_end[] = SEQUENCE_PASTE_END;

void decoder_init(struct decoder *d, int esc_ms)
{
	memset(d, 0, sizeof *d);
	d->esc_ms = esc_ms;
	buf_init(&d->paste);
}

void decoder_fini(struct decoder *d)
{
	buf_fini(&d->paste);
}

void decoder_forget(struct decoder *d)
{
	buf_clear(&d->paste);
	d->len = d->mark = 0;
	d->state = DECODE_KEYS;
	d->after_cr = false;
}

void decoder_add_key(struct decoder *d, const char *sequence, uint32_t code)
{
	size_t len = strlen(sequence);
	struct terminal_key *k = &d->keys[d->n_keys];

	if (sequence[0] != ESC || len < 2 || len >= sizeof k->bytes ||
	    d->n_keys == N_ITEMS(d->keys))
		return;
	memcpy(k->bytes, sequence, len + 1);
	k->len = len;
	k->code = code;
	d->n_keys++;
}

void decoder_feed(struct decoder *d, const char *bytes, size_t n, int64_t now_ms)
{
	BUG_IF(d->len + n >= sizeof d->in);
	memcpy(d->in + d->len, bytes, n);
	d->len += n;
	d->in[d->len] = '\0';
	d->fed = now_ms;
}

static void consume(struct decoder *d, size_t n)
{
	d->len -= n;
	memmove(d->in, d->in + n, d->len + 1);
}

static void add_pasted(struct decoder *d, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool second = s[i] == '\n' && d->after_cr;

		d->after_cr = s[i] == '\r';
		if (!second && d->paste.len <= TEXT_MAX_PASTE_BYTES)
			buf_addc(&d->paste, s[i] == '\r' ? '\n' : s[i]);
	}
}

/* What is too much is dropped until the end mark: it must never arrive as keys. */
static bool next_of_paste(struct decoder *d, bool late, struct event *out)
{
	size_t i = 0;

	while (i < d->len && paste_end[d->mark] != '\0') {
		if (d->in[i] == paste_end[d->mark]) {
			d->mark++;
			i++;
		} else if (d->mark > 0) {
			add_pasted(d, paste_end, d->mark);
			d->mark = 0;
		} else {
			add_pasted(d, &d->in[i++], 1);
		}
	}
	consume(d, i);
	if (paste_end[d->mark] != '\0' && !late)
		return false;
	d->state = DECODE_KEYS;
	*out = (struct event){.type = EVENT_PASTE, .text = d->paste.data, .len = d->paste.len};
	return true;
}

/* The end is BEL or ESC \, of which the second half may come later. */
static void skip_string(struct decoder *d, bool late)
{
	size_t i = 0;

	while (i < d->len && d->in[i] != BEL && d->in[i] != ESC)
		i++;
	if (i == d->len || (i + 1 == d->len && d->in[i] == ESC && !late)) {
		consume(d, i);
		if (late)
			d->state = DECODE_KEYS;
		return;
	}
	d->state = DECODE_KEYS;
	if (d->in[i] == BEL)
		i++;
	else if (d->in[i + 1] == '\\')
		i += 2;
	consume(d, i);
}

static int patience(const struct decoder *d)
{
	if (d->state == DECODE_PASTE)
		return DECODER_PASTE_MS;
	if (d->state == DECODE_KEYS && d->in[0] == ESC &&
	    (d->len == 1 || (d->len == 2 && d->in[1] != '[')))
		return d->esc_ms;
	return DECODER_PARTIAL_MS;
}

static void start_paste(struct decoder *d)
{
	d->state = DECODE_PASTE;
	d->mark = 0;
	d->after_cr = false;
	buf_clear(&d->paste);
}

bool decoder_next(struct decoder *d, int64_t now_ms, struct event *out)
{
	*out = (struct event){.type = EVENT_NONE};
	while (d->len > 0 || d->state != DECODE_KEYS) {
		bool late = now_ms - d->fed >= patience(d);
		struct input in = {d->keys, d->n_keys, d->in, d->len, late};
		size_t used;

		if (d->state == DECODE_PASTE)
			return next_of_paste(d, late, out);
		if (d->state == DECODE_STRING) {
			skip_string(d, late);
			if (d->state == DECODE_STRING)
				break;
			continue;
		}
		if (sequence_is_string(in)) {
			d->state = DECODE_STRING;
			consume(d, 2);
			continue;
		}
		used = sequence_take(in, out);
		if (used == 0)
			break;
		consume(d, used);
		if (out->type == EVENT_PASTE)
			start_paste(d);
		else if (out->type != EVENT_NONE)
			return true;
	}
	out->type = EVENT_NONE;
	return false;
}

int decoder_timeout(const struct decoder *d, int64_t now_ms)
{
	int64_t left = d->fed + patience(d) - now_ms;

	if (d->len == 0 && d->state == DECODE_KEYS)
		return -1;
	return left > 0 ? (int)left : 0;
}
