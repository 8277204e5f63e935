/* A text being typed: what keys and pastes do to it. */
#include "edit.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

void edit_init(struct edit *ed, size_t max_chars)
{
	memset(ed, 0, sizeof(*ed));
	buf_init(&ed->text);
	ed->max = max_chars;
}

void edit_fini(struct edit *ed)
{
	buf_fini(&ed->text);
	edit_steps_clear(&ed->steps);
}

void edit_set(struct edit *ed, const char *text)
{
	buf_clear(&ed->text);
	buf_add(&ed->text, text);
	ed->at = ed->text.len;
	ed->proposed = false;
	edit_steps_clear(&ed->steps);
	ed->refused = 0;
}

const char *edit_text(const struct edit *ed)
{
	return ed->text.data;
}

bool edit_empty(const struct edit *ed)
{
	return ed->text.len == 0;
}

/* Replaces bytes [from, to) by text and puts the cursor behind it. */
static void replace(struct edit *ed, size_t from, size_t to, const char *text)
{
	struct buf made;

	buf_init(&made);
	buf_addn(&made, ed->text.data, from);
	buf_add(&made, text);
	ed->at = made.len;
	buf_add(&made, ed->text.data + to);
	buf_fini(&ed->text);
	ed->text = made;
}

/* The same as a step that can be taken back. */
static void change(struct edit *ed, enum edit_kind kind, size_t from, size_t to, const char *text)
{
	AUTO_FREE char *gone = xstrndup(ed->text.data + from, to - from);

	edit_steps_add(&ed->steps, kind, from, ed->at, gone, text);
	replace(ed, from, to, text);
	ed->proposed = false;
}

/* What may be in a text is decided when it is stored; here only what would break the line. */
static void add_typed(struct buf *b, const char *text, bool block)
{
	char utf8[4];
	uint32_t c;

	while (*text) {
		c = text_next(&text);
		if (c == '\t' || c == '\r' || (c == '\n' && !block))
			c = ' ';
		if ((c >= ' ' && c != 0x7f) || c == '\n')
			buf_addn(b, utf8, text_encode(c, utf8));
	}
}

static bool insert(struct edit *ed, enum edit_kind kind, const char *text)
{
	size_t from = ed->proposed ? 0 : ed->at, to = ed->proposed ? ed->text.len : ed->at;
	AUTO_BUF struct buf typed;
	size_t n, total;

	buf_init(&typed);
	add_typed(&typed, text, ed->block);
	n = text_chars(typed.data);
	total = (ed->proposed ? 0 : text_chars(ed->text.data)) + n;
	ed->refused = n && total > ed->max ? n : 0;
	ed->refused_total = total;
	if (ed->refused)
		return false;
	if (n)
		change(ed, kind, from, to, typed.data);
	return true;
}

bool edit_insert(struct edit *ed, const char *text)
{
	return insert(ed, EDIT_AT_ONCE, text);
}

void edit_replace(struct edit *ed, const char *text)
{
	size_t n = text_chars(text);

	change(ed, EDIT_AT_ONCE, 0, ed->text.len, text);
	ed->refused = n > ed->max ? n : 0;
	ed->refused_total = n;
}

/* "3,000" as people write it. */
static const char *grouped(size_t n, char *out, size_t size)
{
	/* Translators: what stands between the thousands and the hundreds of a number */
	const char *between = C_("number", ",");

	if (n < 1000)
		snprintf(out, size, "%zu", n);
	else
		snprintf(out, size, "%zu%s%03zu", n / 1000, between, n % 1000);
	return out;
}

const char *edit_refusal(const struct edit *ed, char *out, size_t size)
{
	char total[24], max[24];
	const char *sentence = ed->refused == ed->refused_total
	                               ? _("This is too long: %s characters, %s fit here.")
	                               : _("This is too long: together %s characters, %s fit "
	                                   "here.");

	out[0] = '\0';
	grouped(ed->max, max, sizeof(max));
	if (ed->refused == 1)
		snprintf(out, size, _("At most %s characters fit here."), max);
	else if (ed->refused)
		snprintf(out, size, sentence, grouped(ed->refused_total, total, sizeof(total)),
		         max);
	return out;
}

static void erase(struct edit *ed, enum edit_kind kind, size_t from, size_t to)
{
	if (from < to)
		change(ed, kind, from, to, "");
}

static void move_to(struct edit *ed, size_t at)
{
	ed->at = at;
	edit_steps_rest(&ed->steps);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n';
}

static size_t word_start(const struct edit *ed)
{
	size_t at = ed->at;

	while (at > 0 && is_blank(ed->text.data[at - 1]))
		at--;
	while (at > 0 && !is_blank(ed->text.data[at - 1]))
		at--;
	return at;
}

/* Is the character before the cursor's place at, or behind it, one of a word?  For moving, what
 * stands between two words is no word itself; for Ctrl-W above, only blanks are between words. */
static bool word_before(const struct edit *ed, size_t at)
{
	const char *p = ed->text.data + text_prev_offset(ed->text.data, at);

	return text_char_is_word(text_next(&p));
}

static bool word_behind(const struct edit *ed, size_t at)
{
	const char *p = ed->text.data + at;

	return text_char_is_word(text_next(&p));
}

/* The beginning of the word before the cursor, and the end of the one behind it. */
static size_t previous_word(const struct edit *ed)
{
	size_t at = ed->at;

	while (at > 0 && !word_before(ed, at))
		at = text_prev_offset(ed->text.data, at);
	while (at > 0 && word_before(ed, at))
		at = text_prev_offset(ed->text.data, at);
	return at;
}

static size_t next_word(const struct edit *ed)
{
	size_t at = ed->at;

	while (ed->text.data[at] && !word_behind(ed, at))
		at = text_next_offset(ed->text.data, at);
	while (ed->text.data[at] && word_behind(ed, at))
		at = text_next_offset(ed->text.data, at);
	return at;
}

static size_t line_start(const struct edit *ed)
{
	size_t at = ed->at;

	while (at > 0 && ed->text.data[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct edit *ed)
{
	return ed->at + strcspn(ed->text.data + ed->at, "\n");
}

/* The line before the cursor, or behind it; where there is nothing of it, its break. */
static void erase_line(struct edit *ed, bool before)
{
	size_t from = before ? line_start(ed) : ed->at;
	size_t to = before ? ed->at : line_end(ed);

	if (from == to && before)
		from = text_prev_offset(ed->text.data, from);
	else if (from == to)
		to = text_next_offset(ed->text.data, to);
	erase(ed, EDIT_AT_ONCE, from, to);
}

/* The cursor goes back too: people look at what changed. */
static bool undo(struct edit *ed)
{
	const struct edit_step *step = edit_steps_undo(&ed->steps);

	if (!step)
		return false;
	replace(ed, step->at, step->at + strlen(step->come), step->gone);
	ed->at = step->cursor;
	return true;
}

static bool redo(struct edit *ed)
{
	const struct edit_step *step = edit_steps_redo(&ed->steps);

	if (!step)
		return false;
	replace(ed, step->at, step->at + strlen(step->gone), step->come);
	return true;
}

static bool control_key(struct edit *ed, uint32_t c)
{
	switch (c) {
	case 'a':
		move_to(ed, line_start(ed));
		return true;
	case 'e':
		move_to(ed, line_end(ed));
		return true;
	case 'd':
		erase(ed, EDIT_DELETE, ed->at, text_next_offset(ed->text.data, ed->at));
		return true;
	case 'w':
		erase(ed, EDIT_AT_ONCE, word_start(ed), ed->at);
		return true;
	case 'u':
		erase_line(ed, true);
		return true;
	case 'k':
		erase_line(ed, false);
		return true;
	case 'y':
		return redo(ed);
	case 'z':
		return undo(ed);
	default:
		return false;
	}
}

static bool word_key(struct edit *ed, uint32_t c)
{
	switch (c) {
	case 'b':
	case KEY_LEFT_:
		move_to(ed, previous_word(ed));
		return true;
	case 'f':
	case KEY_RIGHT_:
		move_to(ed, next_word(ed));
		return true;
	case KEY_BACKSPACE_:
		erase(ed, EDIT_AT_ONCE, previous_word(ed), ed->at);
		return true;
	case 'd':
	case KEY_DELETE:
		erase(ed, EDIT_AT_ONCE, ed->at, next_word(ed));
		return true;
	default:
		return false;
	}
}

static bool is_character(struct key k)
{
	return k.code >= ' ' && k.code < KEY_BASE && k.code != 0x7f && !(k.mods & ~KEY_SHIFT);
}

bool edit_key(struct edit *ed, struct key k)
{
	char utf8[5] = "";

	ed->refused = 0;
	if (is_character(k)) {
		utf8[text_encode(k.code, utf8)] = '\0';
		insert(ed, EDIT_TYPED, utf8);
		return true;
	}
	ed->proposed = false;
	if (k.mods == KEY_CTRL && k.code < KEY_BASE)
		return control_key(ed, k.code | 0x20);
	if (k.mods == KEY_CTRL || k.mods == KEY_ALT)
		return word_key(ed, k.code);
	if (k.mods & ~KEY_SHIFT)
		return false;
	switch (k.code) {
	case KEY_BACKSPACE_:
		erase(ed, EDIT_BACKSPACE, text_prev_offset(ed->text.data, ed->at), ed->at);
		return true;
	case KEY_DELETE:
		erase(ed, EDIT_DELETE, ed->at, text_next_offset(ed->text.data, ed->at));
		return true;
	case KEY_LEFT_:
		move_to(ed, text_prev_offset(ed->text.data, ed->at));
		return true;
	case KEY_RIGHT_:
		move_to(ed, text_next_offset(ed->text.data, ed->at));
		return true;
	case KEY_HOME_:
		move_to(ed, line_start(ed));
		return true;
	case KEY_END_:
		move_to(ed, line_end(ed));
		return true;
	default:
		return false;
	}
}
