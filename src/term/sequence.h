/* One character or escape sequence at a time: the grammar of what terminals send. */
#ifndef DIALOOG_TERM_SEQUENCE_H
#define DIALOOG_TERM_SEQUENCE_H

#include "key.h"

#define SEQUENCE_PASTE "\033[200~"
#define SEQUENCE_PASTE_END "\033[201~"

enum { SEQUENCE_MAX = 64 }; /* a longer unfinished sequence is no sequence */

/* A key of this terminal only, from terminfo. */
struct terminal_key {
	char bytes[16];
	size_t len;
	uint32_t code;
};

struct input {
	const struct terminal_key *keys;
	size_t n_keys;
	const char *s; /* ended by NUL at s[n]; n is at least 1 */
	size_t n;
	bool late; /* no more will come */
};

/* Takes what is at the start and returns how many bytes that are; 0: more must come first,
 * which is never so when it is late.  The event is a key, a mouse press, EVENT_PASTE
 * for the mark that begins one, or stays as it was for what means nothing. */
size_t sequence_take(struct input in, struct event *out);
/* True for the start of an answer of the terminal (OSC, DCS), which goes on until BEL or
 * ESC \.  Nothing asks for one, but it may be left from another program. */
bool sequence_is_string(struct input in);

#endif
