#include "idea_text.h"

#include <string.h>

#include "file.h"
#include "mem.h"
#include "personal.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

static const char bom[] = "\xef\xbb\xbf";

/* ---- lines, as any machine ends them: LF, CR LF or CR ---- */

static size_t line_length(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] != '\n' && s[n] != '\r')
		n++;
	return n;
}

/* Where the next line begins, behind the end of this one. */
static size_t next_line(const char *s, size_t len, size_t end)
{
	bool two = end + 1 < len && s[end] == '\r' && s[end + 1] == '\n';

	return end + 1 + two;
}

/* ---- what is no UTF-8 ---- */

/* Bytes above ASCII that a Dutch text in Windows-1252 has: letters with accents, quotation
 * marks, dashes, the euro and the degree.  In UTF-8 the first byte of a letter is one of these
 * too, but then a byte below 0xC0 comes behind it. */
static bool may_be_windows_1252(const unsigned char *s, size_t len)
{
	static const unsigned char signs[] = {0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
	                                      0x97, 0xA0, 0xA7, 0xAB, 0xB0, 0xB4, 0xB7, 0xBB};

	for (size_t i = 0; i < len; i++) {
		bool text = s[i] >= ' ' || s[i] == '\t' || s[i] == '\r' || s[i] == '\n';
		bool letter = s[i] >= 0xC0;
		bool behind = i + 1 < len && s[i + 1] >= 0x80 && s[i + 1] < 0xC0;

		if (!text || s[i] == 0x7F || (letter && behind) ||
		    (s[i] >= 0x80 && !letter && memchr(signs, s[i], sizeof signs) == NULL))
			return false;
	}
	return true;
}

/* The name by which iconv knows how the file is written, or NULL. */
static const char *likely_encoding(const char *s, size_t len)
{
	if (len >= 2 && (memcmp(s, "\xff\xfe", 2) == 0 || memcmp(s, "\xfe\xff", 2) == 0))
		return "UTF-16";
	return may_be_windows_1252((const unsigned char *)s, len) ? "WINDOWS-1252" : NULL;
}

static enum status check_utf8(const char *s, size_t len, struct err *e)
{
	size_t valid = text_valid_bytes(s, len), start = 0, end;
	const char *encoding;
	int line = 1;

	if (valid == len)
		return OK;
	while ((end = start + line_length(s + start, len - start)) < valid) {
		start = next_line(s, len, end);
		line++;
	}
	encoding = likely_encoding(s, len);
	if (encoding != NULL)
		return err_set(e, E_INVALID,
		               _("line %d, byte %zu is not UTF-8 but probably %s. Make a new file "
		                 "with 'iconv -f %s -t UTF-8 FILE > NEW' and take that one."),
		               line, valid - start + 1, encoding, encoding);
	return err_set(e, E_INVALID,
	               _("line %d, byte %zu is not UTF-8. Save the text as UTF-8 and try again."),
	               line, valid - start + 1);
}

bool idea_text_is_json(const char *text, size_t len)
{
	size_t i = len >= 3 && memcmp(text, bom, 3) == 0 ? 3 : 0;

	while (i < len && strchr(" \t\r\n", text[i]) != NULL && text[i] != '\0')
		i++;
	return i < len && text[i] == '{';
}

/* ---- from lines to ideas ---- */

/* At most as many characters of s as an idea may have. */
static const char *beginning(struct arena *a, const char *s)
{
	const char *end = s;

	for (int i = 0; i < TEXT_MAX_IDEA && *end != '\0'; i++)
		text_next(&end);
	return arena_strndup(a, s, (size_t)(end - s));
}

/* A tab becomes a space, and is no loss. */
static bool has_controls(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (((unsigned char)s[i] < ' ' && s[i] != '\t') || s[i] == 0x7F)
			return true;
	return false;
}

static enum status read_line(const char *s, size_t len, int number, int file, struct idea_text *in,
                             struct err *e)
{
	AUTO_FREE char *clean = NULL;
	struct idea_line *line = &in->lines[in->n];
	/* Its length is judged below: here every line of a file is short enough. */
	enum status st = text_clean(s, len, TEXT_LINE, IDEA_TEXT_MAX_BYTES, &clean, e);

	if (st != OK)
		return st;
	in->n_empty += clean[0] == '\0';
	in->n_skipped += clean[0] == '#';
	if (clean[0] == '\0' || clean[0] == '#')
		return OK;
	if (in->n == IDEA_TEXT_MAX_LINES)
		return err_set(e, E_LIMIT,
		               _("line %d is one too many: at most %d ideas come in at once. "
		                 "Divide them over more files."),
		               number, IDEA_TEXT_MAX_LINES);
	line->file = file;
	line->number = number;
	line->chars = text_chars(clean);
	line->too_long = line->chars > TEXT_MAX_IDEA;
	line->controls = has_controls(s, len);
	line->text = beginning(in->arena, clean);
	in->n++;
	in->n_ideas += !line->too_long;
	return OK;
}

enum status idea_text_read(const char *text, size_t len, int file, struct idea_text *in,
                           struct err *e)
{
	size_t at = len >= 3 && memcmp(text, bom, 3) == 0 ? 3 : 0;
	enum status st;

	if (len > IDEA_TEXT_MAX_BYTES)
		return err_set(e, E_LIMIT,
		               _("It has %zu bytes, and at most %d are possible. Make it smaller."),
		               len, IDEA_TEXT_MAX_BYTES);
	if (idea_text_is_json(text, len))
		return err_set(
		        e, E_INVALID,
		        _("This is no text with ideas, but a session: dialoog import takes it "
		          "in, without --session, --group and --question."));
	st = check_utf8(text, len, e);
	for (int number = 1; st == OK && at < len; number++) {
		size_t n = line_length(text + at, len - at);

		st = read_line(text + at, n, number, file, in, e);
		at = next_line(text, len, at + n);
	}
	return st;
}

enum status idea_text_read_file(const char *path, int file, struct idea_text *in, struct err *e)
{
	AUTO_FREE char *text = NULL;
	size_t len;
	enum status st = file_read(path, IDEA_TEXT_MAX_BYTES, &text, &len, e);

	if (st != OK)
		return st;
	st = idea_text_read(text, len, file, in, e);
	if (st != OK)
		err_wrap(e, "%s", path);
	return st;
}

/* ---- what has to be looked at ---- */

/* Ideas that were taken away look like nothing. */
static void compare(struct idea_text *in, const struct snapshot *s)
{
	int first = s->n_ideas;
	const char **texts = arena_array(in->arena, (size_t)(first + in->n) + 1, sizeof *texts);
	struct alike *like = arena_array(in->arena, (size_t)in->n + 1, sizeof *like);

	for (int i = 0; i < first; i++)
		texts[i] = s->ideas[i].withdrawn ? "" : s->ideas[i].text;
	for (int i = 0; i < in->n; i++)
		texts[first + i] = in->lines[i].too_long ? "" : in->lines[i].text;
	find_alike_before(texts, first + in->n, first, ALIKE_IDEA, like);
	for (int i = 0; i < in->n; i++) {
		if (like[i].index >= first)
			in->lines[i].like_line = &in->lines[like[i].index - first];
		else if (like[i].index >= 0)
			in->lines[i].like = &s->ideas[like[i].index];
	}
}

void idea_text_review(struct idea_text *in, const struct snapshot *s)
{
	for (int i = 0; i < in->n; i++) {
		struct idea_line *line = &in->lines[i];

		line->damaged = text_is_damaged(line->text);
		line->other_script = text_has_other_script(line->text);
		line->personal = may_hold_personal_data(line->text);
	}
	compare(in, s);
}

bool idea_line_is_marked(const struct idea_line *line)
{
	return line->controls || line->damaged || line->other_script || line->personal ||
	       line->like != NULL || line->like_line != NULL;
}

int idea_text_marked(const struct idea_text *in)
{
	int n = 0;

	for (int i = 0; i < in->n; i++)
		n += !in->lines[i].too_long && idea_line_is_marked(&in->lines[i]);
	return n;
}

const char **idea_text_ideas(const struct idea_text *in)
{
	const char **texts = arena_array(in->arena, (size_t)in->n + 1, sizeof *texts);
	int n = 0;

	for (int i = 0; i < in->n; i++)
		if (!in->lines[i].too_long)
			texts[n++] = in->lines[i].text;
	return texts;
}

/* ---- in words ---- */

/* The beginning of a text: enough to recognise it. */
static void add_quoted(struct buf *out, const char *text)
{
	enum { QUOTED = 60 };
	size_t n = text_fit(text, QUOTED, NULL);

	buf_addn(out, text, n);
	if (text[n] != '\0')
		buf_add(out, "...");
}

static void add_likeness(struct buf *out, const char *other, const char *text)
{
	buf_addf(out, _("looks like %s: "), other);
	add_quoted(out, text);
}

bool idea_line_remark(const struct idea_line *line, int n, const char *before, struct buf *out)
{
	const struct {
		bool holds;
		const char *words; /* NULL: what it looks like */
	} remarks[] = {
	        {line->controls, _("there were control characters in it, which are taken out")},
	        {line->damaged, _("letters were lost or mixed up")},
	        {line->other_script, _("there are letters of another script")},
	        {line->personal, _("is there a name or address in it?")},
	        {line->like != NULL, NULL},
	        {line->like_line != NULL, NULL},
	};
	char code[CODE_SIZE];
	size_t i = 0;

	if (line->too_long && n > 0)
		return false;
	if (line->too_long) {
		buf_addf(out, _("%zu characters, at most %d are possible: "), line->chars,
		         TEXT_MAX_IDEA);
		add_quoted(out, line->text);
		return true;
	}
	while (i < N_ITEMS(remarks) && (!remarks[i].holds || n-- > 0))
		i++;
	if (i == N_ITEMS(remarks))
		return false;
	if (remarks[i].words != NULL)
		buf_add(out, remarks[i].words);
	else if (i == N_ITEMS(remarks) - 1)
		add_likeness(out, before, line->like_line->text);
	else
		add_likeness(out, idea_code(line->like->code, code), line->like->text);
	return true;
}
