#include "key.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* The first row of a code is the name that is shown. */
static const struct name_row {
	uint32_t code;
	const char *name; /* marked with NC_ when people see it */
} names[] = {
        {KEY_ENTER_, NC_("key", "Enter")},
        {KEY_ENTER_, "Return"},
        {KEY_ESCAPE, NC_("key", "Esc")},
        {KEY_ESCAPE, "Escape"},
        {KEY_TAB_, NC_("key", "Tab")},
        {KEY_BACKTAB, NC_("key", "Shift-Tab")},
        {KEY_BACKTAB, "BackTab"},
        {KEY_BACKSPACE_, NC_("key", "Backspace")},
        {KEY_DELETE, NC_("key", "Del")},
        {KEY_DELETE, "Delete"},
        {KEY_INSERT, NC_("key", "Ins")},
        {KEY_INSERT, "Insert"},
        {KEY_UP_, NC_("key", "Up")},
        {KEY_DOWN_, NC_("key", "Down")},
        {KEY_LEFT_, NC_("key", "Left")},
        {KEY_RIGHT_, NC_("key", "Right")},
        {KEY_HOME_, NC_("key", "Home")},
        {KEY_END_, NC_("key", "End")},
        {KEY_PAGE_UP, NC_("key", "PgUp")},
        {KEY_PAGE_UP, "PageUp"},
        {KEY_PAGE_DOWN, NC_("key", "PgDn")},
        {KEY_PAGE_DOWN, "PageDown"},
        {' ', NC_("key", "Space")},
        /* Characters that mean something in a settings file. */
        {';', "Semicolon"},
        {'#', "Hash"},
        {'=', "Equals"},
        {',', "Comma"},
        {'"', "Quote"},
};

static const struct mod_row {
	uint8_t mod;
	const char *name;
} mod_names[] = {{KEY_CTRL, "Ctrl"}, {KEY_ALT, "Alt"}, {KEY_SHIFT, "Shift"}};

/* Takes "Ctrl-" and the like off the front; what remains is never empty, so that "-" and
 * "Ctrl--" are keys too. */
static bool take_mod(const char **s, uint8_t *mods)
{
	for (size_t i = 0; i < N_ITEMS(mod_names); i++) {
		size_t n = strlen(mod_names[i].name);

		if (strncasecmp(*s, mod_names[i].name, n) != 0)
			continue;
		if (((*s)[n] != '-' && (*s)[n] != '+') || (*s)[n + 1] == '\0')
			continue;
		*s += n + 1;
		*mods |= mod_names[i].mod;
		return true;
	}
	return false;
}

static uint32_t find_name(const char *s)
{
	unsigned number;
	int used = 0;

	/* Most keys are one character, and no name is. */
	if (s[0] == '\0' || s[1] == '\0')
		return KEY_NONE;
	for (size_t i = 0; i < N_ITEMS(names); i++)
		if (strcasecmp(s, names[i].name) == 0)
			return names[i].code;
	if ((s[0] == 'F' || s[0] == 'f') && s[1] >= '1' && s[1] <= '9' &&
	    sscanf(s + 1, "%2u%n", &number, &used) == 1 && s[1 + used] == '\0' && number <= 12)
		return KEY_F1 + number - 1;
	for (size_t i = 0; i < N_ITEMS(names); i++)
		if (strcasecmp(s, tr_lookup("key", names[i].name)) == 0)
			return names[i].code;
	return KEY_NONE;
}

static uint32_t find_character(const char *s)
{
	uint32_t c;

	if (*s == '\0')
		return KEY_NONE;
	c = text_next(&s);
	/* A control character is no name, and U+FFFD stands for a damaged one. */
	if (*s != '\0' || c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0xfffd)
		return KEY_NONE;
	return c;
}

static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A terminal sends Ctrl with a character as one of 33 control bytes, some of which are
 * other keys: the combination becomes what will really arrive, or is refused. */
static bool fold_ctrl(struct key *k)
{
	static const struct {
		uint32_t from;
		struct key to;
	} same[] = {
	        {'h', {KEY_BACKSPACE_, 0}}, {'?', {KEY_BACKSPACE_, 0}}, {'i', {KEY_TAB_, 0}},
	        {'j', {KEY_ENTER_, 0}},     {'m', {KEY_ENTER_, 0}},     {'[', {KEY_ESCAPE, 0}},
	        {'@', {' ', KEY_CTRL}},     {'/', {'_', KEY_CTRL}},
	};
	uint8_t others = (uint8_t)(k->mods & ~KEY_CTRL);

	if (k->mods & KEY_SHIFT)
		return false;
	if (is_letter(k->code))
		k->code |= 0x20;
	for (size_t i = 0; i < N_ITEMS(same); i++) {
		if (same[i].from == k->code) {
			*k = same[i].to;
			k->mods |= others;
			return true;
		}
	}
	return is_letter(k->code) || (k->code < 0x80 && strchr("\\]^_ ", (int)k->code) != NULL);
}

/* Shift is part of the character itself: Shift-a is A. */
static bool fold_character(struct key *k)
{
	if (k->mods & KEY_CTRL)
		return fold_ctrl(k);
	if (k->mods & KEY_SHIFT) {
		if (!is_letter(k->code))
			return false;
		k->code &= ~0x20u;
		k->mods &= (uint8_t)~KEY_SHIFT;
	}
	return true;
}

/* Enter, Esc, Tab and Backspace are control bytes too: only Alt can be told apart. */
static bool fold_named(struct key *k)
{
	if (k->code == KEY_TAB_ && k->mods & KEY_SHIFT) {
		k->code = KEY_BACKTAB;
		k->mods &= (uint8_t)~KEY_SHIFT;
	}
	if (k->code <= KEY_BACKSPACE_)
		return (k->mods & (KEY_CTRL | KEY_SHIFT)) == 0;
	return true;
}

bool key_parse(const char *name, struct key *out)
{
	struct key k = {0};

	while (take_mod(&name, &k.mods)) {
	}
	k.code = find_character(name);
	if (k.code == KEY_NONE)
		k.code = find_name(name);
	if (k.code == KEY_NONE)
		return false;
	if (!(k.code < KEY_BASE ? fold_character(&k) : fold_named(&k)))
		return false;
	*out = k;
	return true;
}

/* What comes after the modifiers. */
static void base_name(struct key k, char *out, size_t size)
{
	for (size_t i = 0; i < N_ITEMS(names); i++) {
		if (names[i].code == k.code && (k.code > KEY_BASE || k.code == ' ')) {
			text_copy(out, size, tr_lookup("key", names[i].name));
			return;
		}
	}
	if (k.code >= KEY_F1 && k.code <= KEY_F12) {
		snprintf(out, size, "F%u", (unsigned)(k.code - KEY_F1 + 1));
	} else if (k.code < KEY_BASE) {
		char utf8[8] = "";

		/* Ctrl-Z, as it is printed on keyboards and in manuals. */
		if (k.mods & KEY_CTRL && k.code >= 'a' && k.code <= 'z')
			k.code &= ~0x20u;
		utf8[text_encode(k.code, utf8)] = '\0';
		text_copy(out, size, utf8);
	}
}

const char *key_name(struct key k, char *out, size_t size)
{
	char full[64] = "", base[40] = "";
	size_t used = 0;

	if (size == 0)
		return out;
	if (k.code != KEY_NONE && k.code != KEY_UNKNOWN) {
		for (size_t i = 0; i < N_ITEMS(mod_names); i++) {
			if (k.mods & mod_names[i].mod)
				used += (size_t)snprintf(full + used, sizeof full - used, "%s-",
				                         mod_names[i].name);
		}
		base_name(k, base, sizeof base);
		snprintf(full + used, sizeof full - used, "%s", base);
	}
	text_copy(out, size, full);
	return out;
}
