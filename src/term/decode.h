/* Bytes from a terminal become events.  Pure: it reads nothing and knows no clock, so
 * that everything a terminal may send can be tried without one.
 *
 * ncurses could read keys too, but then a paste would be taken for keys where it looks
 * like one, an unknown sequence would end up as typed text, and bytes would wait in a
 * queue that poll() cannot see. */
#ifndef DIALOOG_TERM_DECODE_H
#define DIALOOG_TERM_DECODE_H

#include "buf.h"
#include "key.h"
#include "sequence.h"

enum {
	DECODER_FEED_MAX = 4096,  /* bytes of one decoder_feed */
	DECODER_PARTIAL_MS = 500, /* an unfinished sequence that stands still this long is none */
	DECODER_PASTE_MS = 2000   /* so does a paste end */
};

struct decoder {
	struct terminal_key keys[40];
	size_t n_keys;
	int esc_ms; /* how long an ESC may be the start of more */

	char in[DECODER_FEED_MAX + SEQUENCE_MAX + 1];
	size_t len;
	int64_t fed; /* when the last bytes came, ms */

	enum { DECODE_KEYS, DECODE_PASTE, DECODE_STRING } state;
	struct buf paste;
	size_t mark; /* bytes of the end mark that matched */
	bool after_cr;
};

void decoder_init(struct decoder *d, int esc_ms);
void decoder_fini(struct decoder *d);
/* Sequences that do not begin with ESC, or are longer than 15 bytes, are ignored. */
void decoder_add_key(struct decoder *d, const char *sequence, uint32_t code);
/* At most DECODER_FEED_MAX bytes, and only when decoder_next has nothing more. */
void decoder_feed(struct decoder *d, const char *bytes, size_t n, int64_t now_ms);
/* Of what was fed, what was not told yet is gone. */
void decoder_forget(struct decoder *d);
/* The next event; false when more bytes, or decoder_timeout, are needed first.  The
 * text of a paste is valid until the next call. */
bool decoder_next(struct decoder *d, int64_t now_ms, struct event *out);
/* Ms until decoder_next will know more without more bytes; -1: never. */
int decoder_timeout(const struct decoder *d, int64_t now_ms);

#endif
