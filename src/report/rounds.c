#include "builder.h"

#include <string.h>

#include "tr.h"

/* ---- section 4: the rounds in which ideas were given ---- */

static int groups_with_ideas(const struct builder *b, int64_t question_id)
{
	int n = 0;
	for (int i = 0; i < b->s->n_groups; i++) {
		const struct group *g = &b->s->groups[i];
		n += !g->withdrawn && count_ideas(b->s, g->id, question_id) > 0;
	}
	return n;
}

static int subthemes_of(const struct builder *b, int64_t question_id)
{
	int n = 0;
	for (int i = 0; i < b->s->n_subthemes; i++) {
		const struct subtheme *t = &b->s->subthemes[i];
		n += !t->withdrawn && t->question_id == question_id;
	}
	return n;
}

static int duplicates_of(const struct builder *b, int64_t question_id)
{
	int n = 0;
	for (int i = 0; i < b->s->n_ideas; i++) {
		const struct idea *idea = &b->s->ideas[i];
		const struct idea *first = snapshot_find_idea(b->s, idea->duplicate_of);
		n += !idea->withdrawn && idea->question_id == question_id && first &&
		     !first->withdrawn;
	}
	return n;
}

/* What was said twice stands under its subtheme too, so it counts in every number. */
static void say_duplicates(struct buf *prose, int twice)
{
	if (twice > 0)
		say(prose,
		    ngettext("One of them had been said before. It counts as well.",
		             "%d of them had been said before. They count as well.",
		             (unsigned long)twice),
		    twice);
}

/* With one idea nothing was brought together. */
static void say_subthemes(struct buf *prose, int subthemes, int n)
{
	if (subthemes > 0 && n == 1)
		say(prose,
		    ngettext("Then we made %d subtheme.", "Then we made %d subthemes.",
		             (unsigned long)subthemes),
		    subthemes);
	else if (subthemes > 0)
		say(prose,
		    ngettext("Then we brought the ideas together in %d subtheme.",
		             "Then we brought the ideas together in %d subthemes.",
		             (unsigned long)subthemes),
		    subthemes);
}

static void say_ideas(struct builder *b, struct buf *prose, const struct question *q)
{
	int n = ideas_of_question(b, q->id);
	unsigned long people = (unsigned long)b->n_people;
	if (n == 1)
		say(prose, "%s",
		    ngettext("The participant wrote down one idea.",
		             "The participants wrote down one idea.", people));
	else if (b->n_groups > 1 && groups_with_ideas(b, q->id) == b->n_groups)
		say(prose, "%s", _("Each group wrote down ideas."));
	else if (b->n_groups > 1)
		say(prose, "%s", _("The groups wrote down ideas."));
	else
		say(prose, "%s",
		    ngettext("The participant wrote down ideas.",
		             "The participants wrote down ideas.", people));
	if (n > 1)
		say(prose, _("Together these were %d ideas."), n);
	say_duplicates(prose, duplicates_of(b, q->id));
	say_subthemes(prose, subthemes_of(b, q->id), n);
}

static bool was_voted_on(const struct builder *b, const struct tally *t, int64_t question_id)
{
	for (int i = 0; i < t->n; i++) {
		const struct subtheme *s = snapshot_find_subtheme(b->s, t->options[i]->subtheme_id);
		if (s && s->question_id == question_id)
			return true;
	}
	return false;
}

static void say_groups_agreed(struct buf *prose, const struct ballot *ballot)
{
	if (ballot->groups_agreed == VERDICT_YES)
		say(prose, "%s", _("The groups checked whether they saw their ideas in it."));
	else if (ballot->groups_agreed == VERDICT_NO)
		say(prose, "%s", _("Not every group saw all of its ideas in it."));
}

static void say_vote(struct buf *prose, const struct ballot *ballot)
{
	if (ballot->dots_per_person > 0)
		say(prose,
		    ngettext("After that everyone got %d dot to choose with.",
		             "After that everyone got %d dots to choose with.",
		             (unsigned long)ballot->dots_per_person),
		    ballot->dots_per_person);
	if (ballot->voters > 0)
		say(prose,
		    ngettext("%d person voted.", "%d people voted.", (unsigned long)ballot->voters),
		    ballot->voters);
	/* They are not among the voters: only their dots are known. */
	if (ballot->extra_dots > 0)
		say(prose,
		    ngettext("Who came later got %d dot.", "Who came later got %d dots together.",
		             (unsigned long)ballot->extra_dots),
		    ballot->extra_dots);
}

struct sums {
	int ideas, dots;
};

static void subtheme_row(struct builder *b, struct node *table, const char *title, int ideas,
                         int dots, const struct tally *t, struct sums *sums)
{
	struct node *row = doc_row(b->a, table, false);
	doc_cell(b->a, row, title);
	doc_number(b->a, row, ideas);
	sums->ideas += ideas;
	if (!t)
		return;
	if (dots >= 0) {
		doc_bar(b->a, row, dots, t->n > 0 ? t->ranking[0].dots : 0);
		sums->dots += dots;
	} else {
		doc_cell(b->a, row, "–");
	}
}

static void voted_rows(struct builder *b, struct node *table, const struct question *q,
                       const struct tally *t, struct sums *sums)
{
	for (int i = 0; i < t->n; i++) {
		int index = t->ranking[i].index;
		const struct ballot_option *o = t->options[index];
		const struct subtheme *s = snapshot_find_subtheme(b->s, o->subtheme_id);
		if (s && s->question_id == q->id)
			subtheme_row(b, table, o->title, ideas_in(b, q->id, s->id, false),
			             t->dots[index], t, sums);
	}
}

static bool is_option(const struct tally *t, int64_t subtheme_id)
{
	for (int i = 0; t && i < t->n; i++) {
		if (t->options[i]->subtheme_id == subtheme_id)
			return true;
	}
	return false;
}

static void other_rows(struct builder *b, struct node *table, const struct question *q,
                       const struct tally *t, struct sums *sums)
{
	for (int i = 0; i < b->s->n_subthemes; i++) {
		const struct subtheme *s = &b->s->subthemes[i];
		if (!s->withdrawn && s->question_id == q->id && !is_option(t, s->id))
			subtheme_row(b, table, s->title, ideas_in(b, q->id, s->id, false), -1, t,
			             sums);
	}
}

/* t is NULL when there was no vote on this question. */
static void subtheme_table(struct builder *b, const struct question *q, const struct tally *t)
{
	struct sums sums = {0, 0};
	struct node *table = doc_table(b->a, b->doc, _("Subthemes with their ideas and dots"));
	struct node *row = doc_row(b->a, table, true);
	doc_cell(b->a, row, _("Subtheme"));
	doc_cell(b->a, row, _("Number of ideas"));
	if (t)
		doc_cell(b->a, row, _("Dots"));
	if (t)
		voted_rows(b, table, q, t, &sums);
	other_rows(b, table, q, t, &sums);
	row = doc_row(b->a, table, false);
	doc_strong(b->a, doc_cell(b->a, row, ""), C_("sum", "Together"));
	bold_number(b, row, sums.ideas);
	if (t)
		bold_number(b, row, sums.dots);
}

/* Ideas under no subtheme that came when the list was fixed. */
static int late_without_subtheme(const struct builder *b, int64_t question_id)
{
	int n = 0;
	for (int i = 0; i < b->s->n_ideas; i++) {
		const struct idea *idea = &b->s->ideas[i];
		n += idea->after_list && idea_is_in(b, idea, question_id, 0, false);
	}
	return n;
}

/* What is neither in the table nor parked is said, so that the numbers add up for who counts: late
 * ideas are among these, and not a number of their own. */
static void left_over(struct builder *b, const struct question *q)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	int loose = ideas_in(b, q->id, 0, false), late = late_without_subtheme(b, q->id);
	if (loose > 0)
		say(&prose,
		    ngettext("One idea does not belong to a subtheme. It is in annex A.",
		             "%d ideas do not belong to a subtheme. They are in annex A.",
		             (unsigned long)loose),
		    loose);
	if (late > 0 && late == loose)
		say(&prose, "%s",
		    ngettext("It came too late for the vote.", "They came too late for the vote.",
		             (unsigned long)late));
	else if (late > 0)
		say(&prose,
		    ngettext("One of them came too late for the vote.",
		             "%d of them came too late for the vote.", (unsigned long)late),
		    late);
	end_paragraph(b, &prose);
}

static void parked(struct builder *b, const struct question *q)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	int n = ideas_in(b, q->id, 0, true);
	if (n == 0)
		return;
	const char *fmt =
	        b->answers ? ngettext("One answer is kept in the parking lot:",
	                              "%d answers are kept in the parking lot:", (unsigned long)n)
	                   : ngettext("One idea is kept in the parking lot:",
	                              "%d ideas are kept in the parking lot:", (unsigned long)n);
	say(&prose, fmt, n);
	end_paragraph(b, &prose);
	struct node *list = doc_list(b->a, b->doc, false);
	for (int i = 0; i < b->s->n_ideas; i++) {
		const struct idea *idea = &b->s->ideas[i];
		if (!idea_is_in(b, idea, q->id, 0, true))
			continue;
		say_text(b, &prose, idea_public(idea));
		say_text(b, &prose, capitalised(b->a, idea->park_reason));
		doc_item(b->a, list, prose.data);
		buf_clear(&prose);
	}
}

static void ideas_block(struct builder *b, const struct question *q)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	struct tally tally = {0};
	bool voted = tally_make(b->s, b->ballot, &tally) && was_voted_on(b, &tally, q->id);
	say_ideas(b, &prose, q);
	if (voted)
		say_groups_agreed(&prose, b->ballot);
	/* The opdrachtgever has that with its method and its numbers. */
	if (voted && b->o->kind != KIND_COMMISSIONER)
		say_vote(&prose, b->ballot);
	end_paragraph(b, &prose);
	if (voted || subthemes_of(b, q->id) > 0) {
		subtheme_table(b, q, voted ? &tally : NULL);
		left_over(b, q);
	}
	parked(b, q);
}

/* ---- a session without a vote: answers under key words ---- */

static void answer_items(struct builder *b, struct node *list, int64_t question_id,
                         int64_t subtheme_id)
{
	for (int i = 0; i < b->s->n_ideas; i++) {
		const struct idea *idea = &b->s->ideas[i];
		if (idea_is_in(b, idea, question_id, subtheme_id, false))
			doc_item(b->a, list, with_stop(b->a, idea_public(idea)));
	}
}

/* False when no answer is under it. */
static bool key_word(struct builder *b, struct node *list, int64_t question_id, int64_t subtheme_id,
                     const char *title)
{
	int n = ideas_in(b, question_id, subtheme_id, false);
	if (n == 0)
		return false;
	struct node *item = doc_item(b->a, list, "");
	doc_strong(b->a, item, title);
	doc_text(b->a, item, arena_printf(b->a, " (%s)", answers_phrase(b->a, n)));
	answer_items(b, doc_list(b->a, item, false), question_id, subtheme_id);
	return true;
}

static void answers_block(struct builder *b, const struct question *q)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	int n = ideas_of_question(b, q->id), words = 0;
	struct node *answers = doc_new(b->a, "");
	struct node *list = doc_list(b->a, answers, false);
	for (int i = 0; i < b->s->n_subthemes; i++) {
		const struct subtheme *s = &b->s->subthemes[i];
		if (!s->withdrawn && s->question_id == q->id)
			words += key_word(b, list, q->id, s->id, s->title);
	}
	if (words > 0)
		(void)key_word(b, list, q->id, 0, _("Other answers"));
	else
		answer_items(b, list, q->id, 0);
	say(&prose,
	    ngettext("The participant gave %s.", "The participants gave %s.",
	             (unsigned long)b->n_people),
	    answers_phrase(b->a, n));
	if (words > 0 && n > 1)
		say(&prose,
		    ngettext("We put the answers under %d key word.",
		             "We put the answers under %d key words.", (unsigned long)words),
		    words);
	end_paragraph(b, &prose);
	if (list->first)
		doc_adopt(b->doc, answers);
	parked(b, q);
}

/* ---- headings ---- */

static const struct question *question_of_round(const struct builder *b, const struct round *r,
                                                int *n)
{
	const struct question *first = NULL, *main_question = NULL;
	*n = 0;
	for (int i = 0; i < b->s->n_questions; i++) {
		const struct question *q = &b->s->questions[i];
		if (q->round_id != r->id)
			continue;
		*n += 1;
		first = first ? first : q;
		main_question = q->main ? q : main_question;
	}
	return main_question ? main_question : first;
}

const char *round_heading(const struct builder *b, const struct round *r)
{
	int n = 0;
	const struct question *q = question_of_round(b, r, &n);
	const char *text = r->title;
	if (q && (n == 1 || !text[0]))
		text = q->text;
	const char *round = arena_printf(b->a, _("Round %d"), r->number);
	if (!text[0])
		return round;
	if (strncmp(text, round, strlen(round)) == 0)
		return text;
	return arena_printf(b->a, _("Round %d: %s"), r->number, text);
}

static void ideas_round(struct builder *b, const struct round *r, bool first)
{
	struct node *outer = section_begin(b);
	int n = 0;
	(void)question_of_round(b, r, &n);
	for (int i = 0; i < b->s->n_questions; i++) {
		const struct question *q = &b->s->questions[i];
		if (q->round_id != r->id || ideas_of_question(b, q->id) == 0)
			continue;
		if (n > 1)
			doc_heading(b->a, b->doc, 3, q->text);
		if (b->answers)
			answers_block(b, q);
		else
			ideas_block(b, q);
	}
	if (first)
		section_text(b, SECTION_ROUND_1, 0);
	section_end(b, outer, 2, round_heading(b, r));
}

void part_ideas(struct builder *b)
{
	bool first = true;
	for (int i = 0; i < b->s->n_rounds; i++) {
		if (b->s->rounds[i].kind == ROUND_IDEAS) {
			ideas_round(b, &b->s->rounds[i], first);
			first = false;
		}
	}
}
