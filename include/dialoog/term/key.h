/* Keys as the program knows them, apart from any terminal. */
#ifndef DIALOOG_TERM_KEY_H
#define DIALOOG_TERM_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	KEY_NONE = 0,
	/* Unicode characters are themselves; Space is ' '. */
	KEY_BASE = 0x110000,
	KEY_ENTER_,
	KEY_ESCAPE,
	KEY_TAB_,
	KEY_BACKTAB,
	KEY_BACKSPACE_,
	KEY_DELETE,
	KEY_INSERT,
	KEY_UP_,
	KEY_DOWN_,
	KEY_LEFT_,
	KEY_RIGHT_,
	KEY_HOME_,
	KEY_END_,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_F1,
	KEY_F12 = KEY_F1 + 11,
	KEY_UNKNOWN /* an escape sequence nobody knows: ignored, never typed text */
};

enum { KEY_CTRL = 1, KEY_ALT = 2, KEY_SHIFT = 4 };

struct key {
	uint32_t code;
	uint8_t mods;
};

/* "Ctrl-Z", "Ctrl+Z", "F8", "Enter", "Esc", "Space", "PgDn", "Shift-Tab", "a", "?",
 * case does not matter for names; a single character is itself.  Names in the
 * language of the desk are understood too.  *out is the key as a terminal sends
 * it: Ctrl letters are lower case ('z', KEY_CTRL), Shift-a is 'A', Ctrl-I is Tab,
 * Ctrl-M Enter, Ctrl-H Backspace, Shift-Tab KEY_BACKTAB.  False: no key, or one that no
 * terminal can send (Ctrl-1); *out is unchanged. */
bool key_parse(const char *name, struct key *out);
/* The name in the language of the desk, short ("Esc", "PgDn", "Spatie"), for
 * footer and help; into out, which is returned; 40 bytes hold any name.  "" for
 * KEY_NONE and KEY_UNKNOWN. */
const char *key_name(struct key k, char *out, size_t size);
static inline bool key_equal(struct key a, struct key b)
{
	return a.code == b.code && a.mods == b.mods;
}

enum event_type {
	EVENT_NONE, /* never comes out of term_wait */
	EVENT_KEY,
	EVENT_PASTE,    /* text: what was pasted, not cleaned, lines ended by LF, at most
	                   TEXT_MAX_PASTE_BYTES + 1 bytes; what came after those is gone */
	EVENT_MOUSE,    /* row, col, button 1 press, 4 wheel up, 5 wheel down */
	EVENT_RESIZE,   /* rows, cols */
	EVENT_TICK,     /* the time of term_wait is over */
	EVENT_BELL,     /* another process changed the file */
	EVENT_CONTINUE, /* back from suspension; rows, cols */
	EVENT_HANGUP,   /* the terminal is gone, or SIGHUP; told once */
	EVENT_TERMINATE /* SIGTERM, SIGINT or SIGQUIT from outside */
};

struct event {
	enum event_type type;
	struct key key;
	const char *text; /* borrowed until the next event */
	size_t len;
	int rows, cols, row, col, button;
};

#endif
