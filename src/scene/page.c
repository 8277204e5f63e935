/* Pages of a plan: which place in the list each begins with, and what stands on one. */
#include "plan.h"

#include <limits.h>
#include <string.h>

#include "mem.h"

/* Of a place in the list: for each point before it, for each heading since then, and what is left
 * is for how far within a part it is. */
enum { POINT = PLACE_OF_POINT, OTHER = 100 };

int plan_anchor(const struct plan *p, int page)
{
	const struct start *s = &p->pages[page];
	int place = 0, others = 0;

	for (int i = 0; i < s->part; i++) {
		bool point = plan_is_point(&p->sheet.parts[i]);

		place += point ? POINT : 0;
		others = point ? 0 : others + 1;
	}
	if (s->line > 0)
		place += 1 + (OTHER - 2) * s->line / (p->lines[s->part] + 1);
	return place + OTHER * others;
}

int plan_page(const struct plan *p)
{
	int page = 0;

	if (p->sheet.anchor <= 0)
		return 0;
	while (page + 1 < p->n_pages && plan_anchor(p, page + 1) <= p->sheet.anchor)
		page++;
	return page;
}

struct start plan_page_end(const struct plan *p, int page)
{
	return page + 1 < p->n_pages ? p->pages[page + 1] : (struct start){p->sheet.n, 0};
}

/* The lines of a part from one on to another, in the arena. */
static const char *text_of_lines(const struct plan *p, const struct part *part, int from, int to)
{
	int n;
	AUTO_FREE struct text_line *lines =
	        plan_wrap(&p->body, part->text, plan_text_cols(p, part), &n);
	size_t start, end;

	if (from >= n)
		return "";
	start = lines[from].start;
	end = to < n ? lines[to].start : strlen(part->text);
	return arena_strndup(p->sheet.arena, part->text + start, end - start);
}

struct sheet plan_page_alone(const struct plan *p, int page)
{
	struct start at = p->pages[page], end = plan_page_end(p, page);
	struct sheet sh = p->sheet;

	sh.parts = NULL;
	sh.n = sh.room = sh.anchor = 0;
	sh.most = INT_MAX;
	for (; at.part < end.part || (at.part == end.part && at.line < end.line);
	     at = (struct start){at.part + 1, 0}) {
		const struct part *part = &p->sheet.parts[at.part];
		int to = at.part == end.part ? end.line : INT_MAX;
		struct part *copy = sheet_add(&sh, text_of_lines(p, part, at.line, to));
		const char *text = copy->text;

		*copy = *part;
		copy->text = text;
		if (at.line > 0)
			copy->mark = NULL;
		if (to != INT_MAX)
			copy->whole = 0;
	}
	return sh;
}
