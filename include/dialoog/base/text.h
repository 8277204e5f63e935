/* UTF-8 text: the one cleaning function, width in terminal cells, wrapping,
 * folding.  All of it by libunistring.  Text from outside is hostile until
 * text_clean has seen it; the other functions also accept unclean text and
 * never read past its end, but show damage as U+FFFD. */
#ifndef DIALOOG_BASE_TEXT_H
#define DIALOOG_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "err.h"

enum text_kind {
	TEXT_LINE,    /* one line: newlines and tabs become one space */
	TEXT_BLOCK,   /* paragraphs: newlines stay, CR LF becomes LF, tab a space */
	TEXT_MARKDOWN /* the same, of which each line stays as far to the right as it was: so an
	                 item of a list in a list is told from one of the list around it */
};

/* Limits in characters, design.md 3. */
enum {
	TEXT_MAX_IDEA = 2000,
	TEXT_MAX_REPORT = 10000,
	TEXT_MAX_TITLE = 200,
	TEXT_MAX_SHORT_NAME = 20,
	TEXT_MAX_FIELD = 500,
	TEXT_MAX_PASTE_BYTES = 64 * 1024
};

/* The one cleaning function.  Takes len bytes from outside (NULL when len is 0),
 * gives *out, owned by the caller: valid UTF-8 in NFC, without
 *   - whole escape sequences (ECMA-48), and of one that is not whole the ESC;
 *   - controls (C0, C1), format characters (all bidirectional controls, U+00AD,
 *     U+200B-D, U+2060, U+FEFF, tags), variation selectors and everything else
 *     that Unicode calls ignorable;
 *   - unassigned and private code points and non-characters;
 *   - spaces at both ends of a line (those before a line of Markdown stay, 24 at
 *     most, with a tab as four), runs of spaces and spaces other than U+0020;
 *   - newlines at both ends of a block;
 *   - combining marks without a base character, and more than three on one.
 * What is left takes as many cells here as in the C library's wcwidth().
 * Refused, with a sentence and NULL in *out:
 *   E_INVALID  not UTF-8 (the message says at which byte)
 *   E_LIMIT    more than max_chars characters (the message gives both counts) */
MUST_CHECK enum status text_clean(const char *in, size_t len, enum text_kind kind, size_t max_chars,
                                  char **out, struct err *e);

/* s as a message may show it, owned by the caller.  For what cannot be cleaned because it
 * names something that is there (a path, an argument), or is quoted because it is wrong: on
 * one line, spaces and newlines of every kind as a space, and whatever text_clean would not
 * let through (controls, bidirectional and other format characters, bytes that are not
 * UTF-8) as U+FFFD, so that one sees that there was something. */
char *text_harmless(const char *s);

/* True when text_clean lets c through as it is. */
bool text_char_is_harmless(uint32_t c);
/* True when text_clean makes a space of c, or in a block a newline. */
bool text_char_is_blank(uint32_t c);

/* How many bytes at the start of s are UTF-8: len when all of them are. */
size_t text_valid_bytes(const char *s, size_t len);

/* True when letters were lost or mixed up before the text came here: s holds U+FFFD, or UTF-8
 * that was taken for Windows-1252 ("Ã«" for "ë"). */
bool text_is_damaged(const char *s);
/* True when s has letters that are not Latin, or that no language around here writes: a font
 * with shifted letters gives those (domain.md 7.32), and so does a text in Arabic. */
bool text_has_other_script(const char *s);

/* The code point at *p (which must not be at the NUL); moves *p past it.  A
 * malformed byte gives 0xFFFD and moves one byte. */
uint32_t text_next(const char **p);
/* Appends the UTF-8 form of c (at most 4 bytes, no NUL) and returns its length. */
size_t text_encode(uint32_t c, char out[4]);
/* Cells that c takes: 0 for combining marks and controls, 1, or 2. */
int text_char_width(uint32_t c);
/* Cells that s takes on one line. */
int text_width(const char *s);
/* A letter, a mark on one, or a digit: of a word, and not between two. */
bool text_char_is_word(uint32_t c);
/* Number of characters (code points). */
size_t text_chars(const char *s);
/* Bytes of the longest start of s that fits in cols cells, never splitting a
 * character from its combining marks; *used (may be NULL) gets its cells. */
size_t text_fit(const char *s, int cols, int *used);
/* Byte offsets of the character before and after offset at: a base character
 * and its combining marks are one step.  For moving a cursor. */
size_t text_prev_offset(const char *s, size_t at);
size_t text_next_offset(const char *s, size_t at);

struct text_line {
	size_t start, len; /* bytes of s; no newline, no trailing spaces */
	int width;         /* cells */
};
/* Breaks s into lines of at most cols cells, on the break opportunities of
 * UAX 14 and on newlines; a word longer than cols is cut.  Writes at most max
 * lines and returns how many there are (which may be more than max; 1 for
 * ""). */
size_t text_wrap(const char *s, int cols, struct text_line *lines, size_t max);
/* The same for letters of other widths: width_of(arg, c) is that of a character, in the unit of
 * room. */
size_t text_wrap_by(const char *s, int room, int (*width_of)(const void *arg, uint32_t c),
                    const void *arg, struct text_line *lines, size_t max);

/* A letter, a digit, or a mark on one: without it a text cannot be read. */
bool text_is_readable(uint32_t c);

/* s for comparing: NFC, case-folded, owned by the caller. */
char *text_fold(const char *s);
/* What is left of s for a reader who does not care about case and accents: folded, each
 * letter without its marks.  Owned by the caller. */
char *text_bare(const char *s);
/* True when needle occurs in s, without regard to case and accents; "" does. */
bool text_contains(const char *s, const char *needle);
/* The same, when s begins with start. */
bool text_begins(const char *s, const char *start);
/* s without accents, other non-ASCII as '?' (quotes, dashes, dots and bullets
 * as their ASCII form): for terminals without UTF-8.  Owned by the caller. */
char *text_ascii(const char *s);
/* Copies src into dst of size bytes, cut on a character boundary. */
void text_copy(char *dst, size_t size, const char *src);

/* A whole decimal number in [min, max], nothing before or after but spaces.
 * False otherwise, *out unchanged. */
bool text_to_int(const char *s, int min, int max, int *out);

#endif
