#include "sequence.h"

#include <string.h>

#include "mem.h"
#include "text.h"

enum { ESC = 27, DEL = 127 };

/* A key that ends in a letter. */
struct letter_key {
	char final;
	uint32_t code;
	uint8_t mods;
};

/* The same after CSI and after SS3: terminals send either, as the mode of the moment is. */
static const struct letter_key shared_letters[] = {
        {'A', KEY_UP_, 0},    {'B', KEY_DOWN_, 0},  {'C', KEY_RIGHT_, 0}, {'D', KEY_LEFT_, 0},
        {'H', KEY_HOME_, 0},  {'F', KEY_END_, 0},   {'P', KEY_F1, 0},     {'Q', KEY_F1 + 1, 0},
        {'R', KEY_F1 + 2, 0}, {'S', KEY_F1 + 3, 0},
};

static const struct letter_key csi_letters[] = {
        {'Z', KEY_BACKTAB, 0},        {'a', KEY_UP_, KEY_SHIFT},   {'b', KEY_DOWN_, KEY_SHIFT},
        {'c', KEY_RIGHT_, KEY_SHIFT}, {'d', KEY_LEFT_, KEY_SHIFT},
};

/* The numeric keypad in application mode too: counts are often typed there. */
static const struct letter_key ss3_letters[] = {
        {'M', KEY_ENTER_, 0},
        {'I', KEY_TAB_, 0},
        {' ', ' ', 0},
        {'X', '=', 0},
        {'j', '*', 0},
        {'k', '+', 0},
        {'l', ',', 0},
        {'m', '-', 0},
        {'n', '.', 0},
        {'o', '/', 0},
        {'p', '0', 0},
        {'q', '1', 0},
        {'r', '2', 0},
        {'s', '3', 0},
        {'t', '4', 0},
        {'u', '5', 0},
        {'v', '6', 0},
        {'w', '7', 0},
        {'x', '8', 0},
        {'y', '9', 0},
        {'a', KEY_UP_, KEY_CTRL},
        {'b', KEY_DOWN_, KEY_CTRL},
        {'c', KEY_RIGHT_, KEY_CTRL},
        {'d', KEY_LEFT_, KEY_CTRL},
};

static const struct {
	int number;
	uint32_t code;
} csi_numbers[] = {
        {1, KEY_HOME_},   {2, KEY_INSERT},    {3, KEY_DELETE},   {4, KEY_END_},
        {5, KEY_PAGE_UP}, {6, KEY_PAGE_DOWN}, {7, KEY_HOME_},    {8, KEY_END_},
        {11, KEY_F1},     {12, KEY_F1 + 1},   {13, KEY_F1 + 2},  {14, KEY_F1 + 3},
        {15, KEY_F1 + 4}, {17, KEY_F1 + 5},   {18, KEY_F1 + 6},  {19, KEY_F1 + 7},
        {20, KEY_F1 + 8}, {21, KEY_F1 + 9},   {23, KEY_F1 + 10}, {24, KEY_F1 + 11},
};

static const struct letter_key *find_letter(const struct letter_key *keys, size_t n, char final)
{
	for (size_t i = 0; i < n; i++) {
		if (keys[i].final == final)
			return &keys[i];
	}
	return NULL;
}

/* The key of a final letter: of the shared ones, or of the n own ones; NULL: of neither. */
static const struct letter_key *letter_key(const struct letter_key *own, size_t n, char final)
{
	const struct letter_key *k = find_letter(shared_letters, N_ITEMS(shared_letters), final);

	return k != NULL ? k : find_letter(own, n, final);
}

static size_t take_key(struct event *out, uint32_t code, uint8_t mods, size_t used)
{
	out->type = EVENT_KEY;
	out->key = (struct key){code, mods};
	return used;
}

static size_t take_control(struct event *out, unsigned char c)
{
	switch (c) {
	case 0:
		return take_key(out, ' ', KEY_CTRL, 1);
	case '\b':
	case DEL:
		return take_key(out, KEY_BACKSPACE_, 0, 1);
	case '\t':
		return take_key(out, KEY_TAB_, 0, 1);
	case '\n':
	case '\r':
		return take_key(out, KEY_ENTER_, 0, 1);
	default:
		/* 1..26 are the letters, 28..31 the four characters \ ] ^ _ */
		return take_key(out, c <= 26 ? c + 'a' - 1u : c + 64u, KEY_CTRL, 1);
	}
}

/* True when s is the start of a UTF-8 character of which the rest has not come yet. */
static bool is_cut_character(const char *s, size_t n)
{
	unsigned char lead = (unsigned char)s[0];
	size_t need = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;

	if (lead < 0xc2 || lead > 0xf4 || n >= need)
		return false;
	for (size_t i = 1; i < n; i++) {
		if (((unsigned char)s[i] & 0xc0) != 0x80)
			return false;
	}
	return true;
}

static size_t take_character(struct input in, struct event *out)
{
	const char *p = in.s;
	unsigned char first = (unsigned char)in.s[0];
	uint32_t c;

	if (first < ' ' || first == DEL)
		return take_control(out, first);
	if (!in.late && is_cut_character(in.s, in.n))
		return 0;
	c = text_next(&p);
	/* The controls U+0080-9F are never typed; a damaged byte is U+FFFD and stays
	 * visible, so that somebody sees that letters are lost. */
	if (c >= 0x80 && c < 0xa0)
		c = KEY_UNKNOWN;
	return take_key(out, c, 0, (size_t)(p - in.s));
}

static size_t take_mouse(struct event *out, int code, int col, int row, size_t used)
{
	int button = code & ~(4 | 8 | 16); /* without Shift, Alt, Ctrl */

	out->button = button == 0 ? 1 : button == 64 ? 4 : button == 65 ? 5 : 0;
	if (out->button != 0) {
		out->type = EVENT_MOUSE;
		out->col = col > 0 ? col : 0;
		out->row = row > 0 ? row : 0;
	}
	return used;
}

/* Reads up to max numbers separated by ';'; -1: something else is there. */
static int read_numbers(const char *s, size_t n, int *numbers, int max)
{
	int count = 1;

	numbers[0] = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] == ';' && count < max)
			numbers[count++] = 0;
		else if (s[i] >= '0' && s[i] <= '9' && numbers[count - 1] < 100000)
			numbers[count - 1] = numbers[count - 1] * 10 + (s[i] - '0');
		else
			return -1;
	}
	return count;
}

static uint8_t mods_of(int number)
{
	int bits = number >= 2 && number <= 16 ? number - 1 : 0;

	return (uint8_t)((bits & 1 ? KEY_SHIFT : 0) | (bits & (2 | 8) ? KEY_ALT : 0) |
	                 (bits & 4 ? KEY_CTRL : 0));
}

/* The key of a whole CSI sequence: parameters params[0..n), then final.  rxvt has finals
 * of its own for Shift, Ctrl and both. */
static struct key csi_key(const char *params, size_t n, char final)
{
	const struct letter_key *letter;
	struct key unknown = {KEY_UNKNOWN, 0};
	int numbers[3] = {0};
	uint8_t mods;

	if (read_numbers(params, n, numbers, 3) < 0)
		return unknown;
	mods = mods_of(numbers[1]);
	letter = letter_key(csi_letters, N_ITEMS(csi_letters), final);
	if (letter != NULL)
		return (struct key){letter->code, (uint8_t)(letter->mods | mods)};
	if (final == '$' || final == '@')
		mods |= KEY_SHIFT;
	if (final == '^' || final == '@')
		mods |= KEY_CTRL;
	for (size_t i = 0; strchr("~$^@", final) != NULL && i < N_ITEMS(csi_numbers); i++) {
		if (csi_numbers[i].number == numbers[0])
			return (struct key){csi_numbers[i].code, mods};
	}
	return unknown;
}

/* Where the final byte of a CSI sequence is; n: it has not come; less than 0: at that
 * place, negated, stands a byte that cannot be in a sequence. */
static long csi_final(const char *s, size_t n)
{
	for (size_t i = 2; i < n; i++) {
		if ((s[i] >= '@' && s[i] <= '~') || (s[i] == '$' && s[2] != '?'))
			return (long)i;
		if (s[i] < ' ' || s[i] > '~')
			return -(long)i;
	}
	return (long)n;
}

/* Mouse reports of three raw bytes, for terminals that know no others. */
static size_t take_old_mouse(struct input in, struct event *out)
{
	const unsigned char *s = (const unsigned char *)in.s;

	if (in.n < 6)
		return in.late ? take_key(out, KEY_UNKNOWN, 0, in.n) : 0;
	return take_mouse(out, s[3] - 32, s[4] - 33, s[5] - 33, 6);
}

static size_t take_csi(struct input in, struct event *out)
{
	long final;
	size_t used;
	int numbers[3];
	struct key key;

	if (in.n > 2 && in.s[2] == 'M')
		return take_old_mouse(in, out);
	if (in.n > 3 && in.s[2] == '[') /* F1 to F5 of the Linux console */
		return take_key(out,
		                in.s[3] >= 'A' && in.s[3] <= 'E'
		                        ? KEY_F1 + (uint32_t)(in.s[3] - 'A')
		                        : KEY_UNKNOWN,
		                0, 4);
	final = in.n == 3 && in.s[2] == '[' ? 3 : csi_final(in.s, in.n);
	if (final < 0)
		return take_key(out, KEY_UNKNOWN, 0, (size_t)-final);
	if ((size_t) final == in.n)
		return in.late || in.n > SEQUENCE_MAX ? take_key(out, KEY_UNKNOWN, 0, in.n) : 0;
	used = (size_t) final + 1;
	if (in.s[2] == '<' && (in.s[final] == 'M' || in.s[final] == 'm')) {
		if (read_numbers(in.s + 3, used - 4, numbers, 3) == 3 && in.s[final] == 'M')
			return take_mouse(out, numbers[0], numbers[1] - 1, numbers[2] - 1, used);
		return used;
	}
	if (used == 6 && memcmp(in.s, SEQUENCE_PASTE, 6) == 0) {
		out->type = EVENT_PASTE; /* the caller collects it */
		return used;
	}
	if (used == 6 && memcmp(in.s, SEQUENCE_PASTE_END, 6) == 0)
		return used;
	key = csi_key(in.s + 2, used - 3, in.s[final]);
	return take_key(out, key.code, key.mods, used);
}

/* ESC O, perhaps a digit for the modifiers, and a letter.  ESC O alone is Alt-O. */
static size_t take_ss3(struct input in, struct event *out)
{
	const struct letter_key *letter;
	size_t at = in.n > 2 && in.s[2] >= '1' && in.s[2] <= '9' ? 3 : 2;

	if (at >= in.n) {
		if (!in.late)
			return 0;
		return take_key(out, 'O', KEY_ALT, 2);
	}
	if (in.s[at] < ' ' || in.s[at] > '~')
		return take_key(out, 'O', KEY_ALT, 2);
	letter = letter_key(ss3_letters, N_ITEMS(ss3_letters), in.s[at]);
	if (letter != NULL)
		return take_key(out, letter->code,
		                letter->mods | mods_of(at == 3 ? in.s[2] - '0' : 0), at + 1);
	return take_key(out, KEY_UNKNOWN, 0, at + 1);
}

/* The keys of terminfo.  A key that has come for a part only is waited for. */
static size_t find_terminfo(struct input in, struct event *out, bool *wait)
{
	const struct terminal_key *best = NULL;

	*wait = false;
	for (size_t i = 0; i < in.n_keys; i++) {
		const struct terminal_key *k = &in.keys[i];

		if (in.n < k->len)
			*wait |= !in.late && memcmp(in.s, k->bytes, in.n) == 0;
		else if (memcmp(in.s, k->bytes, k->len) == 0 &&
		         (best == NULL || best->len < k->len))
			best = k;
	}
	return best == NULL ? 0 : take_key(out, best->code, 0, best->len);
}

bool sequence_is_string(struct input in)
{
	return in.n > 2 && in.s[0] == ESC && (in.s[1] == ']' || in.s[1] == 'P') &&
	       in.s[2] != '\0' && strchr("0123456789>!$+", in.s[2]) != NULL;
}

static size_t take_escape(struct input in, struct event *out)
{
	struct input rest = in;
	bool wait;
	size_t used = find_terminfo(in, out, &wait);

	rest.s++;
	rest.n--;
	if (used > 0 || wait)
		return used;
	if (in.n == 1)
		return in.late ? take_key(out, KEY_ESCAPE, 0, 1) : 0;
	if (in.s[1] == '[')
		return take_csi(in, out);
	if (in.s[1] == 'O')
		return take_ss3(in, out);
	if (in.s[1] == ESC) {
		/* Alt with an arrow in some terminals; else Esc was pressed twice. */
		if (in.n == 2 && !in.late)
			return 0;
		if (in.n == 2 || (in.s[2] != '[' && in.s[2] != 'O'))
			return take_key(out, KEY_ESCAPE, 0, 1);
		used = in.s[2] == '[' ? take_csi(rest, out) : take_ss3(rest, out);
	} else {
		if (in.n == 2 && !in.late && (in.s[1] == ']' || in.s[1] == 'P'))
			return 0;
		used = take_character(rest, out);
	}
	if (out->type == EVENT_KEY && out->key.code != KEY_UNKNOWN)
		out->key.mods |= KEY_ALT;
	return used == 0 ? 0 : used + 1;
}

size_t sequence_take(struct input in, struct event *out)
{
	return in.s[0] == ESC ? take_escape(in, out) : take_character(in, out);
}
