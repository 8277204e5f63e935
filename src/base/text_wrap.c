#include "text.h"

#include <string.h>
#include <unilbrk.h>

#include "mem.h"

/* How far a line is filled: with the spaces at its end, and without them. */
struct fill {
	size_t ink_end;
	int width, ink_width;
};

struct wrap {
	struct text_line *lines;
	size_t n, max;
	size_t start;         /* where the line begins */
	struct fill now;      /* the line up to here */
	size_t brk;           /* its last break opportunity; start when it has none */
	struct fill upto_brk; /* the line up to there */
};

static void begin_line(struct wrap *w, size_t start)
{
	w->start = w->brk = start;
	w->now = w->upto_brk = (struct fill){.ink_end = start};
}

static void end_line(struct wrap *w, const struct fill *f)
{
	if (w->n < w->max)
		w->lines[w->n] = (struct text_line){w->start, f->ink_end - w->start, f->ink_width};
	w->n++;
}

/* Ends the line at its last break opportunity and takes what stood behind it
 * to the next. */
static void break_at_opportunity(struct wrap *w)
{
	struct fill rest = w->now;

	end_line(w, &w->upto_brk);
	rest.width -= w->upto_brk.width;
	rest.ink_width -= w->upto_brk.width;
	begin_line(w, w->brk);
	w->now.width = rest.width;
	if (rest.ink_end > w->start)
		w->now = rest;
}

static void add_step(struct wrap *w, size_t at, size_t end, int width, bool blank, int cols)
{
	/* Spaces hang over the edge: they are trimmed when the line ends. */
	if (!blank && w->now.width + width > cols) {
		if (w->brk > w->start)
			break_at_opportunity(w);
		if (w->now.width + width > cols && w->now.width > 0) {
			end_line(w, &w->now);
			begin_line(w, at);
		}
	}
	w->now.width += width;
	if (!blank) {
		w->now.ink_end = end;
		w->now.ink_width = w->now.width;
	}
}

/* Most texts of a list are one line of plain letters: *len without the blanks at its end. */
static bool is_one_line(const char *s, int cols, size_t *len)
{
	size_t n = 0;

	*len = 0;
	for (; s[n] != '\0'; n++) {
		if (s[n] < ' ' || s[n] >= 0x7f || (int)n >= cols)
			return false;
		if (s[n] != ' ')
			*len = n + 1;
	}
	return true;
}

static int cells(const void *arg, uint32_t c)
{
	(void)arg;
	return text_char_width(c);
}

size_t text_wrap(const char *s, int cols, struct text_line *lines, size_t max)
{
	size_t len;

	if (is_one_line(s, cols, &len)) {
		if (max > 0)
			lines[0] = (struct text_line){0, len, (int)len};
		return 1;
	}
	return text_wrap_by(s, cols, cells, NULL, lines, max);
}

size_t text_wrap_by(const char *s, int room, int (*width_of)(const void *arg, uint32_t c),
                    const void *arg, struct text_line *lines, size_t max)
{
	struct wrap w = {.lines = lines, .max = max};
	size_t len = strlen(s);
	AUTO_FREE char *breaks = xmalloc(len);

	/* Not u8_width_linebreaks: that never cuts a long word. */
	u8_possible_linebreaks((const uint8_t *)s, len, "UTF-8", breaks);
	begin_line(&w, 0);
	for (size_t at = 0; at < len;) {
		size_t end = at + text_next_offset(s + at, 0);
		if (s[at] == '\n' || breaks[at] == UC_BREAK_MANDATORY) {
			end_line(&w, &w.now);
			begin_line(&w, end);
		} else {
			const char *p = s + at;
			int width = width_of(arg, text_next(&p));
			/* A space with a mark on it is something to be seen. */
			bool blank = (s[at] == ' ' && end == at + 1) ||
			             breaks[at] == UC_BREAK_CR_BEFORE_LF;
			if (breaks[at] == UC_BREAK_POSSIBLE) {
				w.brk = at;
				w.upto_brk = w.now;
			}
			add_step(&w, at, end, width, blank, room);
		}
		at = end;
	}
	end_line(&w, &w.now);
	return w.n;
}
