#include "builder.h"

#include <stdlib.h>

#include "date.h"
#include "tr.h"

/* Section 10: how it was counted, what went wrong and what was left out. */

static int counts_of(const struct builder *b, const struct ballot *ballot)
{
	int n = 0;
	for (int i = 0; i < b->s->n_counts; i++)
		n += b->s->counts[i].ballot_id == ballot->id;
	return n;
}

/* What was not right in a count; one that was the only one is not called the first. */
static void say_wrong(struct builder *b, struct buf *prose, const struct tally *t)
{
	bool only = counts_of(b, t->ballot) == 1;
	const char *which = ordinal_word(b->a, t->count->number);
	int over = t->check.over_option, total = t->check.total, expected = t->check.expected;
	const char *dots = over >= 0 ? dots_phrase(b->a, t->dots[over]) : "";
	if (over >= 0 && only)
		say(prose, _("%s had %s. That is more than there were voters."),
		    option_name(t->options[over]), dots);
	else if (over >= 0)
		say(prose, _("At the %s count %s had %s. That is more than there were voters."),
		    which, option_name(t->options[over]), dots);
	if (total != expected && only)
		say(prose, _("The total was not right: %d instead of %d."), total, expected);
	else if (total != expected)
		say(prose, _("At the %s count the total was not right: %d instead of %d."), which,
		    total, expected);
}

/* A count that was not used, and why. */
static void say_rejected(struct builder *b, struct buf *prose, const struct tally *t)
{
	if (t->check.wrong > 0)
		say_wrong(b, prose, t);
	else
		say(prose, _("The %s count was not used."), ordinal_word(b->a, t->count->number));
	if (t->count->reason[0])
		say(prose, _("The reason: %s"), with_stop(b->a, t->count->reason));
}

static void say_difference(struct builder *b, struct buf *prose, const struct tally *t)
{
	int off = abs(t->check.total - t->check.expected);
	const char *reason = t->count->reason[0] ? t->count->reason : t->ballot->reason;
	say_wrong(b, prose, t);
	if (off > 0)
		say(prose,
		    ngettext("A difference of %d dot was accepted.",
		             "A difference of %d dots was accepted.", (unsigned long)off),
		    off);
	else
		say(prose, "%s", _("That was accepted."));
	if (reason[0])
		say(prose, _("The reason: %s"), with_stop(b->a, reason));
	/* In a file from elsewhere it may be otherwise: then nothing is promised. */
	if (!t->doubtful)
		say(prose, "%s", _("This difference does not change which themes were chosen."));
}

static void say_fixed(struct builder *b, struct buf *prose, const struct tally *t, int counts)
{
	bool right = t->check.complete && t->check.wrong == 0;
	if (right && counts > 1)
		say(prose,
		    ngettext("The %s count was right: %d dot.", "The %s count was right: %d dots.",
		             (unsigned long)t->check.total),
		    ordinal_word(b->a, t->count->number), t->check.total);
	else if (right)
		say(prose,
		    ngettext("The count was right: %d dot.", "The count was right: %d dots.",
		             (unsigned long)t->check.total),
		    t->check.total);
	else if (t->check.complete)
		say_difference(b, prose, t);
	if (t->count->counted_by[0])
		say(prose, _("Counted by: %s"), with_stop(b->a, t->count->counted_by));
	if (t->count->leftover > 0)
		say(prose,
		    ngettext("One dot was not used.", "%d dots were not used.",
		             (unsigned long)t->count->leftover),
		    t->count->leftover);
}

static void ballot_paragraph(struct builder *b, const struct ballot *ballot)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	struct tally t;
	int counts = counts_of(b, ballot);
	if (ballot->status != BALLOT_FIXED || !tally_make(b->s, ballot, &t))
		return;
	if (ballot->kind == BALLOT_RUN_OFF)
		say(&prose, "%s", _("There was a second vote, because the dots were equal."));
	say(&prose,
	    ngettext("%d dot was handed out.", "%d dots were handed out.",
	             (unsigned long)t.check.handed_out),
	    t.check.handed_out);
	if (ballot->extra_dots > 0)
		say(&prose,
		    ngettext("One of them was extra, for people who came later.",
		             "%d of them were extra, for people who came later.",
		             (unsigned long)ballot->extra_dots),
		    ballot->extra_dots);
	if (counts == 1)
		say(&prose, "%s", _("The dots were counted once."));
	else
		say(&prose, _("The dots were counted %s times."), number_word(b->a, counts));
	for (int i = 0; i < b->s->n_counts; i++) {
		const struct vote_count *c = &b->s->counts[i];
		struct tally rejected;
		if (c->ballot_id != ballot->id || c->status != COUNT_REJECTED)
			continue;
		tally_count(b->s, c, &rejected);
		say_rejected(b, &prose, &rejected);
	}
	say_fixed(b, &prose, &t, counts);
	end_paragraph(b, &prose);
}

static void invalid_ballots(struct builder *b)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	for (int i = 0; i < b->s->n_ballots; i++) {
		const struct ballot *ballot = &b->s->ballots[i];
		if (ballot->status != BALLOT_INVALID)
			continue;
		say(&prose, _("Vote %d does not count."), ballot->number);
		if (ballot->reason[0])
			say(&prose, _("The reason: %s"), with_stop(b->a, ballot->reason));
	}
	if (session_has_vote(b->s) && !b->ballot && anything_said(b))
		say(&prose, "%s", _("There is no fixed result of a vote."));
	end_paragraph(b, &prose);
}

void account_notes(struct builder *b)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	int partly = 0, whole = 0;
	for (int i = 0; i < b->s->n_ideas; i++) {
		const struct idea *idea = &b->s->ideas[i];
		partly += !idea->withdrawn && idea->legibility == PARTLY_ILLEGIBLE;
		whole += !idea->withdrawn && idea->legibility == ILLEGIBLE;
	}
	if (partly > 0)
		say(&prose,
		    ngettext("On one note a word could not be read.",
		             "On %d notes a word could not be read.", (unsigned long)partly),
		    partly);
	if (whole > 0)
		say(&prose,
		    ngettext("One note could not be read.", "%d notes could not be read.",
		             (unsigned long)whole),
		    whole);
	end_paragraph(b, &prose);
}

static void people_paragraph(struct builder *b)
{
	static const char *const moments[HEAD_MOMENT_COUNT] = {
	        /* Translators: a number of people at a moment of the session. */
	        [HEADS_START] = N_("%d at the start"),
	        [HEADS_VOTE] = N_("%d at the vote"),
	        [HEADS_END] = N_("%d at the end"),
	};
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	const char *told[HEAD_MOMENT_COUNT];
	int n = 0;
	for (int i = 0; i < HEAD_MOMENT_COUNT; i++) {
		const struct head_count *h = find_heads(b->s, (enum head_moment)i);
		if (h && people_total(h) > 0)
			told[n++] = arena_printf(b->a, gettext(moments[i]), people_total(h));
	}
	if (n > 0)
		say(&prose, _("This many people were there: %s."), join_and(b->a, told, n));
	end_paragraph(b, &prose);
}

static void reflection(struct builder *b)
{
	for (int i = 0; i < b->s->n_reflections; i++) {
		const struct reflection *r = &b->s->reflections[i];
		labelled(b, _("Whom did we miss?"), capitalised(b->a, with_stop(b->a, r->missed)));
		labelled(b, _("What went well?"), capitalised(b->a, with_stop(b->a, r->went_well)));
		labelled(b, _("What can be better?"),
		         capitalised(b->a, with_stop(b->a, r->better)));
	}
}

static void values(struct builder *b)
{
	enum verdict answers[CORE_VALUES];
	struct node *table = NULL;
	core_values(b->s, answers);
	for (int i = 0; i < CORE_VALUES; i++) {
		if (answers[i] == VERDICT_OPEN)
			continue;
		if (!table) {
			bold_line(b, _("Our core values"));
			table = doc_table(b->a, b->doc, _("How it went with our core values"));
			struct node *head = doc_row(b->a, table, true);
			doc_cell(b->a, head, _("Core value"));
			doc_cell(b->a, head, _("Did that work out?"));
		}
		struct node *row = doc_row(b->a, table, false);
		doc_cell(b->a, row, core_value_word(i));
		doc_cell(b->a, row, verdict_word(answers[i]));
	}
	for (int i = 0; i < b->s->n_reflections; i++)
		labelled(b, _("About the core values:"),
		         capitalised(b->a, with_stop(b->a, b->s->reflections[i].values_remark)));
}

void account_reflection(struct builder *b)
{
	reflection(b);
	values(b);
}

/* What is told of a condition; "" when nothing. */
static const char *evidence_of(const struct builder *b, int number)
{
	for (int i = 0; i < b->s->n_evidence; i++) {
		if (b->s->evidence[i].number == number)
			return b->s->evidence[i].text;
	}
	return "";
}

void account_conditions(struct builder *b, bool all)
{
	struct node *table = NULL;
	for (int number = 1; number <= PRECONDITIONS; number++) {
		const char *text = evidence_of(b, number);
		if (!text[0] && !all)
			continue;
		if (!table) {
			table = doc_table(b->a, b->doc, _("How the session met the conditions"));
			struct node *head = doc_row(b->a, table, true);
			doc_cell(b->a, head, _("Condition"));
			doc_cell(b->a, head, _("In this session"));
		}
		struct node *row = doc_row(b->a, table, false);
		doc_cell(b->a, row, arena_printf(b->a, "%d. %s", number, condition_word(number)));
		doc_cell(b->a, row, text[0] ? text : verdict_word(VERDICT_OPEN));
	}
}

/* What was changed after closing, or came from a practice file, above everything else
 * (domain.md 7.21). */
void account_corrections(struct builder *b)
{
	struct node *list = NULL;
	char date[DATE_SIZE];
	for (int i = 0; i < b->s->n_corrections; i++) {
		const struct correction *c = &b->s->corrections[i];
		if (!list)
			list = doc_list(b->a, b->doc, false);
		moment_date(c->created_at, date);
		doc_item(b->a, list,
		         date[0] ? arena_printf(b->a, "%s: %s", day(b->a, date),
		                                with_stop(b->a, c->reason))
		                 : with_stop(b->a, c->reason));
	}
}

void account_votes(struct builder *b)
{
	if (b->ballot) {
		ballot_paragraph(b, b->ballot);
		const struct ballot *again = run_off_of(b->s, b->ballot);
		if (again)
			ballot_paragraph(b, again);
	}
	invalid_ballots(b);
}

void part_account(struct builder *b)
{
	doc_heading(b->a, b->doc, 2, _("Accountability"));
	struct node *outer = section_begin(b);
	account_corrections(b);
	bold_end(b, outer, _("Changed after closing, or taken from practice"));
	people_paragraph(b);
	account_votes(b);
	account_notes(b);
	account_reflection(b);
	outer = section_begin(b);
	account_conditions(b, false);
	bold_end(b, outer, _("The conditions of the grant"));
	account_versions(b);
	section_text(b, SECTION_ACCOUNT, 0);
	/* No program can tell that no name is left; that nobody is named as the speaker is
	 * so by design: ideas and solutions have a group, never a person (domain.md 3.4). */
	doc_paragraph(b->a, b->doc, _("This report tells what was said, not who said it."));
}
