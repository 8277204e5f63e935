/* A text being typed: what keys and pastes do to it. */
#include "edit.h"

#include <stdio.h>
#include <stdlib.h>
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
	free_pointer(&ed->before);
}

void edit_set(struct edit *ed, const char *text)
{
	buf_clear(&ed->text);
	buf_add(&ed->text, text);
	ed->at = ed->text.len;
	free_pointer(&ed->before);
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

static void keep_before(struct edit *ed)
{
	free_pointer(&ed->before);
	ed->before = xstrdup(ed->text.data);
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

bool edit_insert(struct edit *ed, const char *text)
{
	AUTO_BUF struct buf typed;
	size_t n, total;

	buf_init(&typed);
	add_typed(&typed, text, ed->block);
	n = text_chars(typed.data);
	total = text_chars(ed->text.data) + n;
	ed->refused = n && total > ed->max ? n : 0;
	ed->refused_total = total;
	if (ed->refused)
		return false;
	if (n) {
		keep_before(ed);
		replace(ed, ed->at, ed->at, typed.data);
	}
	return true;
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

static void erase(struct edit *ed, size_t from, size_t to)
{
	if (from >= to)
		return;
	keep_before(ed);
	replace(ed, from, to, "");
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
	erase(ed, from, to);
}

static bool control_key(struct edit *ed, uint32_t c)
{
	switch (c) {
	case 'a':
		ed->at = line_start(ed);
		return true;
	case 'e':
		ed->at = line_end(ed);
		return true;
	case 'w':
		erase(ed, word_start(ed), ed->at);
		return true;
	case 'u':
		erase_line(ed, true);
		return true;
	case 'k':
		erase_line(ed, false);
		return true;
	default:
		return false;
	}
}

bool edit_key(struct edit *ed, struct key k)
{
	char utf8[5] = "";

	ed->refused = 0;
	if (k.mods == KEY_CTRL && k.code < KEY_BASE)
		return control_key(ed, k.code | 0x20);
	if (k.mods & ~KEY_SHIFT)
		return false;
	if (k.code >= ' ' && k.code < KEY_BASE && k.code != 0x7f) {
		utf8[text_encode(k.code, utf8)] = '\0';
		edit_insert(ed, utf8);
		return true;
	}
	switch (k.code) {
	case KEY_BACKSPACE_:
		erase(ed, text_prev_offset(ed->text.data, ed->at), ed->at);
		return true;
	case KEY_DELETE:
		erase(ed, ed->at, text_next_offset(ed->text.data, ed->at));
		return true;
	case KEY_LEFT_:
		ed->at = text_prev_offset(ed->text.data, ed->at);
		return true;
	case KEY_RIGHT_:
		ed->at = text_next_offset(ed->text.data, ed->at);
		return true;
	case KEY_HOME_:
		ed->at = line_start(ed);
		return true;
	case KEY_END_:
		ed->at = line_end(ed);
		return true;
	default:
		return false;
	}
}

bool edit_undo(struct edit *ed)
{
	AUTO_FREE char *before = ed->before;

	ed->refused = 0;
	if (!before)
		return false;
	ed->before = NULL;
	buf_clear(&ed->text);
	buf_add(&ed->text, before);
	ed->at = ed->text.len;
	return true;
}
