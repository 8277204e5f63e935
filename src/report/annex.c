#include "builder.h"

#include "mem.h"
#include "tr.h"

/* As section_end: the first annex that is there begins a page, so that the report itself can be
 * given away without them. */
static void annex_end(struct builder *b, struct node *outer, const char *heading)
{
	struct node *added = section_end(b, outer, 2, heading);
	if (added && !b->has_annex)
		doc_new_page(added);
	b->has_annex = b->has_annex || added;
}

/* ---- annex A: all ideas ---- */

/* What must be known with an idea, behind its text: "" for most. */
static const char *idea_notes(const struct builder *b, const struct idea *idea)
{
	const struct follow_up *f = standing_line(standing_of_idea(b, idea));
	const char *notes[4];
	int n = 0;
	char code[CODE_SIZE];
	const struct idea *first = snapshot_find_idea(b->s, idea->duplicate_of);
	if (first && !first->withdrawn)
		notes[n++] = arena_printf(b->a, _("the same as %s"), idea_code(first->code, code));
	if (idea->after_list)
		notes[n++] = _("came too late for the vote");
	if (idea->legibility == PARTLY_ILLEGIBLE)
		notes[n++] = _("partly illegible");
	else if (idea->legibility == ILLEGIBLE)
		notes[n++] = _("illegible");
	if (f)
		notes[n++] = follow_word(f->status);
	return join_comma(b->a, notes, n);
}

static void idea_row(struct builder *b, struct node *table, const struct idea *idea)
{
	char code[CODE_SIZE];
	struct node *row = doc_row(b->a, table, false);
	doc_cell(b->a, row, idea_code(idea->code, code));
	struct node *cell = doc_cell(b->a, row, idea_public(idea));
	const char *notes = idea_notes(b, idea);
	if (notes[0]) {
		doc_text(b->a, cell, " ");
		doc_emphasis(b->a, cell, arena_printf(b->a, "(%s)", notes));
	}
	doc_cell(b->a, row, group_name(b, idea->group_id));
}

/* Ideas of one question under one subtheme (or loose, or parked) as a table. */
static void idea_table(struct builder *b, int64_t question_id, int64_t subtheme_id, bool parked,
                       const char *title, int level)
{
	int n = ideas_in(b, question_id, subtheme_id, parked);
	if (n == 0)
		return;
	const char *counted = b->answers ? answers_phrase(b->a, n) : ideas_phrase(b->a, n);
	if (title[0])
		doc_heading(b->a, b->doc, level, arena_printf(b->a, "%s (%s)", title, counted));
	struct node *table = doc_table(b->a, b->doc, title);
	struct node *head = doc_row(b->a, table, true);
	doc_cell(b->a, head, _("Code"));
	doc_cell(b->a, head, b->answers ? _("Answer") : _("Idea"));
	doc_cell(b->a, head, _("Group"));
	for (int i = 0; i < b->s->n_ideas; i++) {
		if (idea_is_in(b, &b->s->ideas[i], question_id, subtheme_id, parked))
			idea_row(b, table, &b->s->ideas[i]);
	}
}

static const char *loose_title(const struct builder *b, int64_t question_id)
{
	for (int i = 0; i < b->s->n_subthemes; i++) {
		const struct subtheme *t = &b->s->subthemes[i];
		if (!t->withdrawn && t->question_id == question_id)
			return b->answers ? _("Other answers") : _("Not in a subtheme");
	}
	return "";
}

static void ideas_of(struct builder *b, int64_t question_id, int level)
{
	char code[CODE_SIZE];
	for (int i = 0; i < b->s->n_subthemes; i++) {
		const struct subtheme *t = &b->s->subthemes[i];
		if (t->withdrawn || t->question_id != question_id)
			continue;
		const char *title = b->answers
		                            ? t->title
		                            : arena_printf(b->a, "%s. %s",
		                                           subtheme_code(t->code, code), t->title);
		idea_table(b, question_id, t->id, false, title, level);
	}
	idea_table(b, question_id, 0, false, loose_title(b, question_id), level);
	idea_table(b, question_id, 0, true, _("Parking lot"), level);
}

void annex_ideas(struct builder *b)
{
	struct node *outer = section_begin(b);
	int questions = 0;
	for (int i = 0; i < b->s->n_questions; i++)
		questions += ideas_of_question(b, b->s->questions[i].id) > 0;
	questions += ideas_of_question(b, 0) > 0;
	for (int i = 0; i < b->s->n_questions; i++) {
		const struct question *q = &b->s->questions[i];
		struct node *section = section_begin(b);
		ideas_of(b, q->id, questions > 1 ? 4 : 3);
		if (questions > 1) {
			section_end(b, section, 3, q->text);
		} else {
			doc_adopt(section, b->doc);
			b->doc = section;
		}
	}
	idea_table(b, 0, 0, false, _("Without a question"), 3);
	idea_table(b, 0, 0, true, _("Parking lot"), 3);
	annex_end(b, outer,
	          b->answers ? _("Annex A: all answers") : _("Annex A: all ideas per subtheme"));
}

/* ---- annex B: all solutions ---- */

static const char *solution_notes(const struct builder *b, const struct solution *s)
{
	const struct follow_up *f = standing_line(standing_of(b, s));
	const char *notes[3];
	int n = 0;
	if (s->quick)
		notes[n++] = _("can be done quickly");
	if (s->strength == STRENGTH_TO_EXAMINE)
		notes[n++] = _("still to be examined");
	else if (s->strength == STRENGTH_NOT_AGREED)
		notes[n++] = _("not everyone agreed");
	if (f)
		notes[n++] = follow_word(f->status);
	return join_comma(b->a, notes, n);
}

static void solution_row(struct builder *b, struct node *table, const struct solution *s)
{
	char code[CODE_SIZE];
	struct node *row = doc_row(b->a, table, false);
	doc_cell(b->a, row, solution_code(s->code, code));
	struct node *cell = doc_cell(b->a, row, solution_public(s));
	const char *notes = solution_notes(b, s);
	if (notes[0]) {
		doc_text(b->a, cell, " ");
		doc_emphasis(b->a, cell, arena_printf(b->a, "(%s)", notes));
	}
	doc_cell(b->a, row, addressee_name(s));
	doc_cell(b->a, row, group_name(b, s->group_id));
}

static void solution_table(struct builder *b, int64_t theme_id, const char *title)
{
	int n = solutions_in(b, theme_id, 0);
	if (n == 0)
		return;
	if (title[0])
		doc_heading(b->a, b->doc, 3,
		            arena_printf(b->a, "%s (%s)", title, solutions_phrase(b->a, n)));
	struct node *table = doc_table(b->a, b->doc, title);
	struct node *head = doc_row(b->a, table, true);
	doc_cell(b->a, head, _("Code"));
	doc_cell(b->a, head, _("Solution"));
	doc_cell(b->a, head, _("For whom"));
	doc_cell(b->a, head, _("Group"));
	for (int i = 0; i < b->s->n_solutions; i++) {
		if (solution_is_in(b, &b->s->solutions[i], theme_id))
			solution_row(b, table, &b->s->solutions[i]);
	}
}

void annex_solutions(struct builder *b)
{
	struct node *outer = section_begin(b);
	int position = 0;
	for (int i = 0; i < b->s->n_themes; i++) {
		const struct theme *t = &b->s->themes[i];
		if (!t->withdrawn)
			solution_table(b, t->id,
			               arena_printf(b->a, _("Theme %d: %s"), ++position, t->title));
	}
	solution_table(b, 0, position > 0 ? _("Other solutions") : "");
	annex_end(b, outer,
	          position > 0 ? _("Annex B: all solutions per theme")
	                       : _("Annex B: all solutions"));
}

/* ---- annex C: the result and every count ---- */

static void ballot_facts(struct builder *b, const struct ballot *ballot, const struct tally *t)
{
	struct node *list = doc_list(b->a, b->doc, false);
	int n = ballot->voters;
	doc_item(b->a, list,
	         arena_printf(b->a,
	                      ngettext("%d person voted.", "%d people voted.", (unsigned long)n),
	                      n));
	doc_item(b->a, list, dots_each(b, ballot));
	if (ballot->dots_per_subtheme > 0)
		doc_item(b->a, list, most_dots(b, ballot));
	n = t->check.handed_out;
	doc_item(b->a, list,
	         arena_printf(b->a,
	                      ngettext("%d dot was handed out.", "%d dots were handed out.",
	                               (unsigned long)n),
	                      n));
	n = ballot->extra_dots;
	if (n > 0)
		doc_item(b->a, list,
		         arena_printf(b->a,
		                      ngettext("One of them was extra, for people who came later.",
		                               "%d of them were extra, for people who came later.",
		                               (unsigned long)n),
		                      n));
	doc_item(b->a, list, tie_rule_sentence(ballot->tie_rule));
	if (ballot->status == BALLOT_INVALID) {
		AUTO_BUF struct buf prose;
		buf_init(&prose);
		say(&prose, "%s", _("This vote does not count."));
		if (ballot->reason[0])
			say(&prose, _("The reason: %s"), with_stop(b->a, ballot->reason));
		doc_item(b->a, list, prose.data);
	} else if (ballot->decision[0]) {
		doc_item(b->a, list, decision_sentence(b, ballot));
	}
}

static void dots_cell(struct builder *b, struct node *row, int dots)
{
	if (dots >= 0)
		doc_number(b->a, row, dots);
	else
		doc_cell(b->a, row, "–");
}

static void count_row(struct builder *b, struct node *table, const char *code, const char *title)
{
	struct node *row = doc_row(b->a, table, false);
	doc_cell(b->a, row, code);
	doc_cell(b->a, row, title);
}

/* One column for each count, so that they can be laid side by side. */
static void count_columns(struct builder *b, const struct tally *tallies, int n)
{
	char code[CODE_SIZE];
	const struct tally *t = &tallies[0];
	struct node *table = doc_table(b->a, b->doc, _("The counts side by side"));
	struct node *head = doc_row(b->a, table, true);
	doc_cell(b->a, head, _("Code"));
	doc_cell(b->a, head, _("Subtheme"));
	for (int i = 0; i < n; i++)
		doc_cell(b->a, head, arena_printf(b->a, _("Count %d"), tallies[i].count->number));
	for (int o = 0; o < t->n; o++) {
		const struct subtheme *s = snapshot_find_subtheme(b->s, t->options[o]->subtheme_id);
		count_row(b, table, s ? subtheme_code(s->code, code) : "", t->options[o]->title);
		for (int i = 0; i < n; i++)
			dots_cell(b, table->last, tallies[i].dots[o]);
	}
	count_row(b, table, "", C_("sum", "Together"));
	for (int i = 0; i < n; i++) {
		bool nothing = tallies[i].check.missing == t->n;
		dots_cell(b, table->last, nothing ? -1 : tallies[i].check.total);
	}
	count_row(b, table, "", _("Dots left over"));
	for (int i = 0; i < n; i++)
		dots_cell(b, table->last, tallies[i].count->leftover);
}

static const char *count_status(const struct ballot *ballot, const struct vote_count *c)
{
	static const char *const statuses[COUNT_STATUS_COUNT] = {
	        [COUNT_OPEN] = N_("Not fixed."),
	        [COUNT_REJECTED] = N_("Not used."),
	        [COUNT_FIXED] = N_("This is the result."),
	};
	if (ballot->status == BALLOT_INVALID && c->status == COUNT_FIXED)
		return _("This was the result, but the vote does not count any more.");
	return gettext(statuses[c->status]);
}

static void count_notes(struct builder *b, const struct tally *tallies, int n)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	struct node *list = doc_list(b->a, b->doc, false);
	for (int i = 0; i < n; i++) {
		const struct vote_count *c = tallies[i].count;
		say(&prose, "%s", count_status(tallies[i].ballot, c));
		if (c->counted_by[0])
			say(&prose, _("Counted by: %s"), with_stop(b->a, c->counted_by));
		if (tallies[i].check.complete)
			say(&prose,
			    ngettext("Expected: %d dot.", "Expected: %d dots.",
			             (unsigned long)tallies[i].check.expected),
			    tallies[i].check.expected);
		if (c->reason[0])
			say(&prose, _("The reason: %s"), with_stop(b->a, c->reason));
		struct node *item = doc_item(b->a, list, "");
		doc_strong(b->a, item, arena_printf(b->a, _("Count %d:"), c->number));
		doc_text(b->a, item, arena_printf(b->a, " %s", prose.data));
		buf_clear(&prose);
	}
}

static void ballot_block(struct builder *b, const struct ballot *ballot)
{
	struct tally *tallies = arena_array(b->a, (size_t)b->s->n_counts + 1, sizeof(*tallies));
	int n = 0;
	for (int i = 0; i < b->s->n_counts; i++) {
		if (b->s->counts[i].ballot_id == ballot->id)
			tally_count(b->s, &b->s->counts[i], &tallies[n++]);
	}
	if (n == 0)
		return;
	const char *fmt = ballot->kind == BALLOT_RUN_OFF ? _("Vote %d: again between equal dots")
	                                                 : _("Vote %d");
	doc_heading(b->a, b->doc, 3, arena_printf(b->a, fmt, ballot->number));
	ballot_facts(b, ballot, &tallies[0]);
	count_columns(b, tallies, n);
	count_notes(b, tallies, n);
}

void annex_counts(struct builder *b)
{
	struct node *outer = section_begin(b);
	for (int i = 0; i < b->s->n_ballots; i++)
		ballot_block(b, &b->s->ballots[i]);
	annex_end(b, outer, _("Annex C: result and counts"));
}
