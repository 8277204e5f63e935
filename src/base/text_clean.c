#include "text.h"

#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "buf.h"
#include "mem.h"
#include "tr.h"

/* More marks than any living language puts on one letter only serve to paint
 * over the lines above and below; a cell of ncurses has room for four. */
enum { MAX_MARKS = 3 };
/* Of a line of Markdown: room for six lists in each other, with a tab for each. */
enum { TAB_WIDTH = 4, MAX_INDENT = 6 * TAB_WIDTH };

/* What a character from outside becomes. */
enum fate { KEEP, DROP, SPACE, NEWLINE };

static const struct {
	uint32_t first, last;
	enum fate fate;
} special[] = {
        {'\t', '\t', SPACE},
        {'\n', '\r', NEWLINE},     /* also the vertical tab and the form feed */
        {0x0085, 0x0085, NEWLINE}, /* the newline of other machines */
        {0x2028, 0x2029, NEWLINE}, /* the line and paragraph separator */
        {0x2800, 0x2800, SPACE},   /* braille without dots: looks empty */
};

static enum fate fate_of(uint32_t c)
{
	if (c >= 0x20 && c < 0x7f)
		return KEEP;
	for (size_t i = 0; i < N_ITEMS(special); i++) {
		if (c >= special[i].first && c <= special[i].last)
			return special[i].fate;
	}
	if (uc_is_general_category(c, UC_SPACE_SEPARATOR))
		return SPACE;
	/* The whole category "other": controls, format characters (all the
	 * bidirectional ones, the soft hyphen, tags), surrogates, private use
	 * and unassigned.  Nobody can see them, or they change how the rest is
	 * seen. */
	if (uc_is_general_category(c, UC_OTHER))
		return DROP;
	/* What is invisible without being in that category: variation
	 * selectors, fillers of other scripts. */
	if (uc_is_property_default_ignorable_code_point(c))
		return DROP;
	return KEEP;
}

bool text_char_is_harmless(uint32_t c)
{
	return fate_of(c) == KEEP;
}

bool text_char_is_blank(uint32_t c)
{
	return c == ' ' || fate_of(c) == SPACE || fate_of(c) == NEWLINE;
}

static void add_char(struct buf *b, uint32_t c)
{
	char bytes[4];

	buf_addn(b, bytes, text_encode(c, bytes));
}

/* ---- escape sequences (ECMA-48) ---- */

static const uint8_t *skip_range(const uint8_t *p, const uint8_t *end, uint8_t first, uint8_t last)
{
	while (p < end && *p >= first && *p <= last)
		p++;
	return p;
}

/* Behind the last character when that is in the range, else NULL: it is not whole. */
static const uint8_t *take_last(const uint8_t *p, const uint8_t *end, uint8_t first)
{
	return p < end && *p >= first && *p <= 0x7E ? p + 1 : NULL;
}

/* Behind the BEL or the string terminator (ESC \ or U+009C); NULL when there is none on this line:
 * the text that follows is not taken for a part of it. */
static const uint8_t *skip_string(const uint8_t *p, const uint8_t *end)
{
	for (; p < end && *p != '\n' && *p != '\r'; p++) {
		if (*p == '\a')
			return p + 1;
		if (*p == 0x1B)
			return p + 1 < end && p[1] == '\\' ? p + 2 : NULL;
		if (*p == 0xC2 && p + 1 < end && p[1] == 0x9C)
			return p + 2;
	}
	return NULL;
}

/* Behind the sequence of which the ESC stands just before p; p itself when it is not whole. */
static const uint8_t *skip_sequence(const uint8_t *p, const uint8_t *end)
{
	const uint8_t *after;

	if (p == end)
		return p;
	if (*p == '[') {
		after = skip_range(p + 1, end, 0x30, 0x3F);
		after = take_last(skip_range(after, end, 0x20, 0x2F), end, 0x40);
	} else if (strchr("]PX^_", *p) && *p) {
		after = skip_string(p + 1, end);
	} else {
		after = take_last(skip_range(p, end, 0x21, 0x2F), end, 0x30);
	}
	return after ? after : p;
}

/* The characters that may stay, in the order in which they came; in holds
 * valid UTF-8, maybe with NULs. */
static void filter(const char *in, size_t len, enum text_kind kind, struct buf *out)
{
	const uint8_t *p = (const uint8_t *)in, *end = p + len;

	while (p < end) {
		ucs4_t c;
		p += u8_mbtouc(&c, p, (size_t)(end - p));
		if (c == '\r' && p < end && *p == '\n')
			continue;
		/* Without its ESC the rest of a sequence would stand there as text. */
		if (c == 0x1B)
			p = skip_sequence(p, end);
		switch (fate_of(c)) {
		case KEEP:
			add_char(out, c);
			break;
		case SPACE:
			buf_addf(out, "%*s", kind == TEXT_MARKDOWN && c == '\t' ? TAB_WIDTH : 1,
			         "");
			break;
		case NEWLINE:
			buf_addc(out, '\n');
			break;
		case DROP:
			break;
		}
	}
}

/* What was held back between two characters; at the beginning only how far Markdown goes in. */
static void add_gap(struct buf *out, enum text_kind kind, size_t newlines, size_t spaces)
{
	bool begins_line = out->len == 0 || newlines > 0;
	size_t most = !begins_line ? 1 : kind == TEXT_MARKDOWN ? MAX_INDENT : 0;

	if (out->len > 0)
		for (; newlines > 0; newlines--)
			buf_addc(out, '\n');
	for (size_t i = 0; i < spaces && i < most; i++)
		buf_addc(out, ' ');
}

/* Joins and trims spaces and counts marks (what takes no cell).  Spaces are held back until
 * something follows them, so that none is left before a newline or at the end;
 * newlines at the end are held back in the same way.  A mark that has no
 * letter in front of it would be drawn on whatever stands there on the
 * screen, and is dropped. */
static void tidy(const char *s, enum text_kind kind, struct buf *out)
{
	size_t newlines = 0, spaces = 0;
	int marks = MAX_MARKS; /* on the character before; none may begin a line */

	while (*s != '\0') {
		const char *start = s;
		uint32_t c = text_next(&s);
		if (c == ' ' || (c == '\n' && kind == TEXT_LINE)) {
			spaces++;
			marks = MAX_MARKS;
		} else if (c == '\n') {
			newlines++;
			spaces = 0;
			marks = MAX_MARKS;
		} else if (text_char_width(c) > 0) {
			add_gap(out, kind, newlines, spaces);
			newlines = 0;
			spaces = 0;
			marks = 0;
			buf_addn(out, start, (size_t)(s - start));
		} else if (marks < MAX_MARKS) {
			marks++;
			buf_addn(out, start, (size_t)(s - start));
		}
	}
}

char *text_harmless(const char *s)
{
	struct buf out;

	buf_init(&out);
	while (*s != '\0') {
		uint32_t c = text_next(&s);
		switch (fate_of(c)) {
		case KEEP:
			add_char(&out, c);
			break;
		case SPACE:
		case NEWLINE:
			buf_addc(&out, ' ');
			break;
		case DROP:
			add_char(&out, 0xFFFD);
			break;
		}
	}
	return buf_take(&out);
}

static bool is_ascii(const struct buf *b)
{
	for (size_t i = 0; i < b->len; i++)
		if ((unsigned char)b->data[i] >= 0x80)
			return false;
	return true;
}

static char *to_nfc(const struct buf *b)
{
	size_t len;

	if (is_ascii(b))
		return xstrndup(b->data, b->len);
	uint8_t *nfc = u8_normalize(UNINORM_NFC, (const uint8_t *)b->data, b->len, NULL, &len);

	if (nfc == NULL)
		fatal("out of memory");
	char *text = xrealloc(nfc, len + 1);
	text[len] = '\0';
	return text;
}

enum status text_clean(const char *in, size_t len, enum text_kind kind, size_t max_chars,
                       char **out, struct err *e)
{
	AUTO_BUF struct buf kept, tidied;

	*out = NULL;
	buf_init(&kept);
	buf_init(&tidied);
	if (len == 0)
		in = "";
	size_t valid = text_valid_bytes(in, len);
	if (valid < len)
		return err_set(e, E_INVALID,
		               _("The text cannot be read: byte %zu is not UTF-8. "
		                 "Save it as UTF-8 and try again."),
		               valid + 1);

	filter(in, len, kind, &kept);
	AUTO_FREE char *nfc = to_nfc(&kept);
	tidy(nfc, kind, &tidied);
	size_t chars = text_chars(tidied.data);
	if (chars > max_chars)
		return err_set(e, E_LIMIT,
		               _("The text is too long: it has %zu characters, and at most %zu "
		                 "are possible. Make it shorter."),
		               chars, max_chars);
	*out = buf_take(&tidied);
	return OK;
}
