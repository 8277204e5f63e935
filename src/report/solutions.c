#include "builder.h"

#include "tr.h"

/* ---- section 6: solutions, by theme ---- */

static const char *solution_text(const struct builder *b, const struct solution *s)
{
	AUTO_BUF struct buf notes;
	buf_init(&notes);
	if (s->addressee != FOR_SELF)
		say(&notes, "%s", addressee_sentence(b->a, s));
	if (s->strength == STRENGTH_TO_EXAMINE)
		say(&notes, "%s", _("Still to be examined."));
	else if (s->strength == STRENGTH_NOT_AGREED)
		say(&notes, "%s", _("Not everyone agreed."));
	const char *text = with_stop(b->a, solution_public(s));
	return notes.len == 0 ? text : arena_printf(b->a, "%s (%s)", text, notes.data);
}

static void highlighted(struct builder *b, int64_t theme_id, int which, const char *title)
{
	struct node *list = NULL;
	for (int i = 0; i < b->s->n_solutions; i++) {
		const struct solution *s = &b->s->solutions[i];
		if (!s->highlighted || !solution_is_in(b, s, theme_id) ||
		    !solution_is_which(s, which))
			continue;
		if (!list) {
			bold_line(b, title);
			list = doc_list(b->a, b->doc, false);
		}
		doc_item(b->a, list, solution_text(b, s));
	}
}

static void say_solutions(struct builder *b, struct buf *prose, int64_t theme_id)
{
	int all = solutions_in(b, theme_id, 0), self = solutions_in(b, theme_id, 1);
	if (all == 0)
		return;
	unsigned long people = (unsigned long)b->n_people;
	const char *solutions = solutions_phrase(b->a, all);
	if (self > 0 && self < all)
		say(prose,
		    ngettext("The participant came up with %s: %d to do ourselves and %d to pass "
		             "on.",
		             "The participants came up with %s: %d to do ourselves and %d to pass "
		             "on.",
		             people),
		    solutions, self, all - self);
	else if (self == all)
		say(prose,
		    ngettext("The participant came up with %s to do ourselves.",
		             "The participants came up with %s to do ourselves.", people),
		    solutions);
	else
		say(prose,
		    ngettext("The participant came up with %s to pass on.",
		             "The participants came up with %s to pass on.", people),
		    solutions);
}

static void theme_block(struct builder *b, int64_t theme_id, const char *heading)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	struct node *outer = section_begin(b);
	if (theme_id)
		section_text(b, SECTION_ROUND_2, theme_id);
	say_solutions(b, &prose, theme_id);
	end_paragraph(b, &prose);
	highlighted(b, theme_id, 1, _("We can do this ourselves"));
	highlighted(b, theme_id, 2, _("We pass this on"));
	if (heading) {
		section_end(b, outer, 3, heading);
	} else {
		doc_adopt(outer, b->doc);
		b->doc = outer;
	}
}

/* ---- for whom they are ---- */

static int solutions_for(const struct builder *b, enum addressee to)
{
	int n = 0;
	for (int i = 0; i < b->s->n_solutions; i++)
		n += !b->s->solutions[i].withdrawn && b->s->solutions[i].addressee == to;
	return n;
}

int addressees(const struct builder *b)
{
	int n = 0;
	for (int to = 0; to < ADDRESSEE_COUNT; to++)
		n += solutions_for(b, (enum addressee)to) > 0;
	return n;
}

static int most_solutions(const struct builder *b)
{
	int most = 0;
	for (int to = 0; to < ADDRESSEE_COUNT; to++) {
		int n = solutions_for(b, (enum addressee)to);
		most = n > most ? n : most;
	}
	return most;
}

void addressee_table(struct builder *b)
{
	struct node *table = doc_table(b->a, b->doc, _("How many solutions there are for whom"));
	struct node *row = doc_row(b->a, table, true);
	doc_cell(b->a, row, _("For whom"));
	doc_cell(b->a, row, _("Solutions"));
	for (int to = 0; to < ADDRESSEE_COUNT; to++) {
		int n = solutions_for(b, (enum addressee)to);
		if (n == 0)
			continue;
		row = doc_row(b->a, table, false);
		doc_cell(b->a, row, capitalised(b->a, for_whom((enum addressee)to)));
		doc_bar(b->a, row, n, most_solutions(b));
	}
	row = doc_row(b->a, table, false);
	doc_strong(b->a, doc_cell(b->a, row, ""), C_("sum", "Together"));
	bold_number(b, row, b->n_solutions);
}

static const char *solutions_heading(const struct builder *b)
{
	for (int i = 0; i < b->s->n_rounds; i++) {
		if (b->s->rounds[i].kind == ROUND_SOLUTIONS)
			return round_heading(b, &b->s->rounds[i]);
	}
	return _("Solutions");
}

/* All themes, or the one with this id; how many there are. */
static int themes(struct builder *b, int64_t only)
{
	int position = 0;
	for (int i = 0; i < b->s->n_themes; i++) {
		const struct theme *t = &b->s->themes[i];
		const char *text = find_section_text(b->s, SECTION_ROUND_2, t->id);
		if (t->withdrawn)
			continue;
		position++;
		if ((!only || t->id == only) && (text[0] || solutions_in(b, t->id, 0) > 0))
			theme_block(b, t->id,
			            arena_printf(b->a, _("Theme %d: %s"), position, t->title));
	}
	return position;
}

void part_theme(struct builder *b, int64_t theme_id)
{
	themes(b, theme_id);
}

void part_solutions(struct builder *b)
{
	struct node *outer = section_begin(b);
	section_text(b, SECTION_ROUND_2, 0);
	int position = themes(b, 0);
	if (solutions_in(b, 0, 0) > 0)
		theme_block(b, 0, position > 0 ? _("Other solutions") : NULL);
	if (addressees(b) > 1) {
		doc_heading(b->a, b->doc, 3, _("For whom are the solutions?"));
		addressee_table(b);
	}
	if (b->n_solutions == 2)
		doc_paragraph(b->a, b->doc, _("Both solutions are in annex B."));
	else if (b->n_solutions > 0)
		doc_paragraph(b->a, b->doc,
		              arena_printf(b->a,
		                           ngettext("The solution is in annex B.",
		                                    "All %d solutions are in annex B.",
		                                    (unsigned long)b->n_solutions),
		                           b->n_solutions));
	section_end(b, outer, 2, solutions_heading(b));
}

/* ---- what each group told ---- */

/* The points of one group; false when it told nothing. */
static bool points_of_group(struct builder *b, const struct group *g)
{
	struct node *list = NULL;
	for (int i = 0; i < b->s->n_reports; i++) {
		const struct group_report *r = &b->s->reports[i];
		if (r->withdrawn || r->group_id != g->id || !r->text[0])
			continue;
		if (!list) {
			bold_line(b, group_name(b, g->id));
			list = doc_list(b->a, b->doc, false);
		}
		doc_item(b->a, list, with_stop(b->a, r->text));
	}
	return list != NULL;
}

void part_group_reports(struct builder *b)
{
	struct node *outer = section_begin(b);
	int told = 0;
	for (int i = 0; i < b->s->n_groups; i++)
		told += points_of_group(b, &b->s->groups[i]);
	const char *heading = ngettext("The group told", "The groups told", (unsigned long)told);
	if (told > 1 && told >= b->n_groups)
		heading = _("Each group told");
	section_end(b, outer, 2, heading);
}
