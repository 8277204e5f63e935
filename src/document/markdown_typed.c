/* What was typed, as CommonMark that means what the person meant (markdown_in.h).  Only the start
 * of a line decides about lists, quotes and headings. */
#include "markdown_in.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "renderers.h"
#include "text.h"

/* From the first control character that is no white space on. */
enum { FIRST_STAND_IN = 0x0E, TAB = 4, NUMBERS = 16, DIGITS_MAX = 9 };
/* So many marks on one line are looked at; more are for nobody's eyes. */
enum { MARKS = 64 };
static const char signs[] = ".)-=+>`#*\\<:~";

char markdown_sign(char c)
{
	int i = c - FIRST_STAND_IN;

	return i >= 0 && i < (int)sizeof(signs) - 1 ? signs[i] : c;
}

static void stand_in(struct buf *out, char sign)
{
	buf_addc(out, (char)(FIRST_STAND_IN + (strchr(signs, sign) - signs)));
}

/* What a line begins with. */
enum start { NOTHING, TEXT, QUOTE, BULLET, NUMBER };

/* A numbered list that can go on: where its marks stand, how far its items go in, and its last
 * number. */
struct numbers {
	int column, width, last, count;
	char mark;
};

struct typed {
	struct buf *out;
	enum start before;            /* of the line before; NOTHING: it was empty */
	struct numbers open[NUMBERS]; /* from the outermost to the innermost */
	int n_open;
	size_t fence;    /* so many backticks end the code that this line is in; 0: none */
	size_t hopeless; /* so many do not come any more; 0: not known */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A letter in any language, or a digit. */
static bool is_in_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static const char *skip_blanks(const char *p, int *column)
{
	for (; is_blank(*p); p++)
		*column = *p == '\t' ? *column / TAB * TAB + TAB : *column + 1;
	return p;
}

static size_t run_of(const char *p, char c)
{
	size_t n = 0;

	while (p[n] == c)
		n++;
	return n;
}

/* The line holds nothing but these signs and blanks, and so many signs at least. */
static bool is_only(const char *line, char sign, int least)
{
	int n = 0;

	for (; *line && *line != '\n'; line++) {
		if (*line != sign && !is_blank(*line))
			return false;
		n += *line == sign;
	}
	return n >= least;
}

/* ---- the mark at the start of a line ---- */

/* Bytes of "- ", "* " or "• " with something behind it, without the blank; 0: it is none.  "+ " is
 * none: who lists what is for and against a thing means the sign. */
static size_t bullet_length(const char *p)
{
	static const char dot[] = "•";
	size_t len = strncmp(p, dot, strlen(dot)) == 0 ? strlen(dot) : *p == '-' || *p == '*';
	int column = 0;

	if (len == 0 || !is_blank(p[len]) || is_only(p, *p, 3))
		return 0;
	const char *next = skip_blanks(p + len, &column);
	return *next && *next != '\n' ? len : 0;
}

/* Digits of "12. " or "12) " with something behind it; 0: it is none. */
static size_t number_length(const char *p)
{
	size_t n = 0;
	int column = 0;

	while (isdigit((unsigned char)p[n]))
		n++;
	if (n == 0 || n > DIGITS_MAX || (p[n] != '.' && p[n] != ')') || !is_blank(p[n + 1]))
		return 0;
	const char *next = skip_blanks(p + n + 1, &column);
	return *next && *next != '\n' ? n : 0;
}

/* "> 50 people" and ">= 50" compare, unless the line before is a quote. */
static bool is_quote(const struct typed *t, const char *p)
{
	int column = 0;

	if (*p != '>')
		return false;
	p = skip_blanks(p + 1, &column);
	bool compares = *p == '=' || (isdigit((unsigned char)*p) && number_length(p) == 0);
	return t->before == QUOTE || !compares;
}

/* What stands in this column ends the numbered lists that it is not in. */
static void end_numbers(struct typed *t, int column)
{
	while (t->n_open > 0 &&
	       t->open[t->n_open - 1].column + t->open[t->n_open - 1].width > column)
		t->n_open--;
}

/* The numbered list that what stands in this column is in or beside; NULL: there is none. */
static struct numbers *innermost(struct typed *t, int column)
{
	int n = t->n_open;

	while (n > 1 && column < t->open[n - 1].column &&
	       column < t->open[n - 2].column + t->open[n - 2].width)
		n--;
	return n > 0 ? &t->open[n - 1] : NULL;
}

/* The number is the one that a list would have there: 1, 2, 3, or 1 everywhere.  With any other one
 * the line is no item, for the list would show another number than was typed. */
static bool number_fits(struct typed *t, const char *p, size_t digits, int column)
{
	struct numbers *n = innermost(t, column), *open = t->open;
	bool goes_on = n && column < n->column + n->width && n->mark == p[digits];
	int value = 0, last = goes_on ? n->last : 0, count = goes_on ? n->count : 0;

	for (size_t i = 0; i < digits; i++)
		value = value * 10 + (p[i] - '0');
	if (!(last == count && value == count + 1) && !(goes_on && value == 1 && last == 1))
		return false;
	if (!goes_on) {
		end_numbers(t, column);
		n = &open[t->n_open];
	}
	if (n == &open[NUMBERS])
		return false;
	*n = (struct numbers){.column = column,
	                      .width = (int)digits + 2,
	                      .last = value,
	                      .count = count + 1,
	                      .mark = p[digits]};
	t->n_open = (int)(n - open) + 1;
	return true;
}

static enum start start_of(struct typed *t, const char *p, int column)
{
	size_t digits = number_length(p);

	if (*p == '\n' || !*p)
		return NOTHING;
	if (is_quote(t, p))
		return QUOTE;
	if (bullet_length(p) > 0)
		return BULLET;
	return digits > 0 && number_fits(t, p, digits, column) ? NUMBER : TEXT;
}

/* Writes the mark; what is behind it. */
static const char *add_mark(struct typed *t, const char *p, enum start start, int *column)
{
	size_t len = start == BULLET   ? bullet_length(p)
	             : start == NUMBER ? number_length(p) + 1
	                               : 1;

	if (start == BULLET) {
		end_numbers(t, *column);
		buf_addc(t->out, '-');
		*column += 1;
	} else {
		buf_addn(t->out, p, len);
		*column += (int)len;
	}
	return p + len;
}

/* ---- the text of a line ---- */

/* Signs that have a meaning at the start of a line only, and in this line have none. */
static const char *add_start(struct typed *t, const char *p)
{
	size_t digits = 0;

	while (isdigit((unsigned char)p[digits]))
		digits++;
	if (digits > 0 && (p[digits] == '.' || p[digits] == ')')) {
		buf_addn(t->out, p, digits);
		p += digits;
		stand_in(t->out, *p++);
	} else if (*p == '+' || *p == '>') {
		stand_in(t->out, *p++);
	} else if (*p == '~' || (*p == '#' && is_only(p, '#', 1)) ||
	           (strchr("-=*", *p) && *p && is_only(p, *p, 1) && !is_only(p, *p, 3))) {
		for (char sign = *p; *p == sign; p++)
			stand_in(t->out, sign);
	}
	return p;
}

/* "2*3*4" and "teacher*s", where Markdown would see emphasis in the middle. */
static const char *add_stars(struct typed *t, const char *p, char before)
{
	size_t n = run_of(p, '*');
	bool in_word = n == 1 && is_in_word(before) && is_in_word(p[n]);
	bool in_sum = isdigit((unsigned char)before) && isdigit((unsigned char)p[n]);

	for (size_t i = 0; i < n; i++) {
		if (in_word || in_sum)
			stand_in(t->out, '*');
		else
			buf_addc(t->out, '*');
	}
	return p + n;
}

/* A backtick that was typed for an apostrophe: "foto`s", "`s morgens". */
static bool is_apostrophe(const char *p, char before)
{
	if (before == '`' || p[1] == '`')
		return false;
	return (is_in_word(before) && is_in_word(p[1])) ||
	       (p[1] && strchr("stnkm", p[1]) && p[2] == ' ');
}

static bool is_address(const char *p)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:"};

	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strncmp(p, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

/* The sign means nothing here.  A colon behind a bracket would make the line an address that links
 * can name, and hide it. */
static bool is_literal(const char *p, char before)
{
	switch (*p) {
	case '`':
		return is_apostrophe(p, before);
	case '\\':
		return !p[1] || !strchr("`*_[]<>#-.)!&~|+=$:", p[1]);
	case '<':
		return !is_address(p + 1);
	case ':':
		return before == ']';
	default:
		return false;
	}
}

/* The rest of a line; an address is left as it is. */
static void add_text(struct typed *t, const char *p, const char *end)
{
	char before = ' ';

	while (p < end) {
		bool is_url = is_address(p) || (before == ']' && *p == '(');

		if (is_url) {
			for (; p < end && !is_blank(*p) && *p != ')' && *p != ']'; p++)
				buf_addc(t->out, *p);
		} else if (*p == '*') {
			p = add_stars(t, p, before);
		} else if (is_literal(p, before)) {
			stand_in(t->out, *p++);
		} else {
			buf_addc(t->out, *p++);
		}
		before = p[-1];
	}
}

/* ---- code between lines of backticks ---- */

static bool ends_code(const char *line, size_t fence)
{
	line += strspn(line, " \t>");
	return run_of(line, '`') >= fence && is_only(line, '`', 3);
}

/* Backticks at the start of a line begin a block of code, if others end it. */
static bool begins_code(struct typed *t, const char *p)
{
	size_t n = run_of(p, '`'), len = strcspn(p, "\n");

	if (n < 3 || memchr(p + n, '`', len - n) || (t->hopeless > 0 && n >= t->hopeless))
		return false;
	for (p += len; *p;) {
		if (ends_code(++p, n)) {
			t->fence = n;
			return true;
		}
		p += strcspn(p, "\n");
	}
	t->hopeless = n;
	return false;
}

/* ---- all of it ---- */

/* A line right below a list or a quote, without its mark, is not in it. */
static void part_from_before(struct typed *t, enum start start, int column)
{
	bool ends_list = (t->before == BULLET || t->before == NUMBER) && start == TEXT;

	if ((t->before == QUOTE && start != QUOTE && start != NOTHING) ||
	    (ends_list && column == 0)) {
		buf_addc(t->out, '\n');
		t->before = NOTHING;
	}
	if (start == QUOTE ? t->before != QUOTE : start == TEXT && t->before == NOTHING)
		end_numbers(t, column);
	/* The further lines of an item are in it as long as they stand under its text. */
	if (start != TEXT || t->before == NOTHING)
		t->before = start;
}

static void add_line(struct typed *t, const char *p, const char *end)
{
	int column = 0;

	for (int marks = 0;; marks++) {
		const char *from = p;
		p = skip_blanks(p, &column);
		enum start start = marks < MARKS ? start_of(t, p, column) : TEXT;
		if (marks == 0)
			part_from_before(t, start, column);
		buf_addn(t->out, from, (size_t)(p - from));
		if (start == TEXT || start == NOTHING)
			break;
		p = add_mark(t, p, start, &column);
	}
	if (*p == '`' && begins_code(t, p)) {
		buf_addn(t->out, p, (size_t)(end - p));
		return;
	}
	for (size_t n = run_of(p, '`'); n >= 3 && *p == '`'; p++)
		stand_in(t->out, '`');
	add_text(t, add_start(t, p), end);
}

/* Valid UTF-8 without hidden characters, so that no stand-in is in it already. */
static void clean(struct buf *out, const char *text)
{
	char utf8[4];

	while (*text) {
		uint32_t c = text_next(&text);
		if (c == '\n' || c == '\t' || !escape_is_hidden(c))
			buf_addn(out, utf8, text_encode(c, utf8));
	}
}

void markdown_prepare(struct buf *out, const char *text)
{
	struct typed t = {.out = out};
	AUTO_BUF struct buf cleaned;

	buf_init(&cleaned);
	clean(&cleaned, text);
	for (const char *p = cleaned.data; *p;) {
		const char *end = p + strcspn(p, "\n");
		if (t.fence > 0) {
			t.fence = ends_code(p, t.fence) ? 0 : t.fence;
			buf_addn(out, p, (size_t)(end - p));
		} else {
			add_line(&t, p, end);
		}
		buf_addc(out, '\n');
		p = *end ? end + 1 : end;
	}
}
