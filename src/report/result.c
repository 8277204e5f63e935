#include "builder.h"

#include <string.h>

#include "mem.h"
#include "tr.h"

const char *tie_rule_sentence(enum tie_rule rule)
{
	static const char *const sentences[TIE_RULE_COUNT] = {
	        [TIE_RUN_OFF] = N_("Agreed before the vote: with equal dots we vote again."),
	        [TIE_WIDEN] =
	                N_("Agreed before the vote: with equal dots we take all of them along."),
	        [TIE_TOGETHER] = N_("Agreed before the vote: with equal dots we decide together."),
	        [TIE_LOT] = N_("Agreed before the vote: with equal dots the lot decides."),
	};
	return gettext(sentences[rule]);
}

const char *dots_each(const struct builder *b, const struct ballot *ballot)
{
	return arena_printf(b->a,
	                    ngettext("Everyone got %d dot.", "Everyone got %d dots.",
	                             (unsigned long)ballot->dots_per_person),
	                    ballot->dots_per_person);
}

const char *most_dots(const struct builder *b, const struct ballot *ballot)
{
	unsigned long n = (unsigned long)ballot->dots_per_subtheme;
	const char *fmt = ngettext("At most %d dot of one person on one subtheme.",
	                           "At most %d dots of one person on one subtheme.", n);
	return n > 0 ? arena_printf(b->a, fmt, ballot->dots_per_subtheme) : "";
}

/* ---- section 5: the most important themes ---- */

const char *option_name(const struct ballot_option *o)
{
	return o->short_name[0] ? o->short_name : o->title;
}

const char *theme_name(const struct theme *t)
{
	return t->short_name[0] ? t->short_name : t->title;
}

const char *theme_names(const struct builder *b)
{
	const char **names = arena_array(b->a, (size_t)b->n_themes + 1, sizeof(*names));
	int n = 0;
	for (int i = 0; i < b->s->n_themes; i++) {
		if (!b->s->themes[i].withdrawn)
			names[n++] = theme_name(&b->s->themes[i]);
	}
	return join_and(b->a, names, n);
}

/* Dots in the main vote; a theme from a run-off has other dots of its own. */
static int main_dots(const struct tally *t, const struct theme *theme)
{
	for (int i = 0; i < t->n; i++) {
		if (t->options[i]->subtheme_id == theme->subtheme_id && t->dots[i] >= 0)
			return t->dots[i];
	}
	return theme->dots;
}

static const char *names_decided(const struct builder *b, enum decided_by by)
{
	const char **names = arena_array(b->a, (size_t)b->n_themes + 1, sizeof(*names));
	int n = 0;
	for (int i = 0; i < b->s->n_themes; i++) {
		const struct theme *t = &b->s->themes[i];
		if (!t->withdrawn && t->decided_by == by)
			names[n++] = theme_name(t);
	}
	return join_and(b->a, names, n);
}

const char *decision_sentence(const struct builder *b, const struct ballot *ballot)
{
	const char *fmt = _("This is how it was decided: %s");
	/* One of the ballots of a vote was settled, so the lot was drawn in that one. */
	if (names_decided(b, BY_LOT)[0])
		fmt = _("Who looked on when lots were drawn: %s");
	else if (ballot->kind == BALLOT_RUN_OFF)
		fmt = _("The second vote was decided like this: %s");
	return arena_printf(b->a, fmt, with_stop(b->a, ballot->decision));
}

static void say_outcome(struct builder *b, struct buf *prose, const struct ballot *ballot)
{
	const char *names = names_decided(b, BY_RUN_OFF);
	if (names[0])
		say(prose, _("The second vote decided: %s."), names);
	if (names_decided(b, BY_WIDENING)[0])
		say(prose,
		    ngettext("That is why %d theme goes on instead of %d.",
		             "That is why %d themes go on instead of %d.",
		             (unsigned long)b->n_themes),
		    b->n_themes, ballot->places);
	names = names_decided(b, BY_AGREEMENT);
	if (names[0])
		say(prose, _("The participants chose together: %s."), names);
	names = names_decided(b, BY_LOT);
	if (names[0])
		say(prose, _("The lot chose: %s."), names);
	if (ballot->decision[0])
		say(prose, "%s", decision_sentence(b, ballot));
	const struct ballot *again = run_off_of(b->s, ballot);
	if (again && again->decision[0] && strcmp(again->decision, ballot->decision) != 0)
		say(prose, "%s", decision_sentence(b, again));
}

/* Was the tie settled in another way than was agreed beforehand? */
static bool decided_otherwise(const struct builder *b, enum tie_rule rule)
{
	static const enum decided_by agreed[] = {
	        [TIE_RUN_OFF] = BY_RUN_OFF,
	        [TIE_WIDEN] = BY_WIDENING,
	        [TIE_TOGETHER] = BY_AGREEMENT,
	        [TIE_LOT] = BY_LOT,
	};
	for (int i = 0; i < b->s->n_themes; i++) {
		const struct theme *t = &b->s->themes[i];
		if (!t->withdrawn && t->decided_by != BY_VOTE && t->decided_by != agreed[rule])
			return true;
	}
	return false;
}

/* "A and B": the equal ones of a count. */
static const char *equal_names(const struct builder *b, const struct tally *t)
{
	const char *names[SUBTHEME_MAX];
	int n = 0;
	for (int i = t->cut.tie_first; i <= t->cut.tie_last; i++)
		names[n++] = option_name(t->options[t->ranking[i].index]);
	return join_and(b->a, names, n);
}

/* What the second vote gave, when there was one. */
static void say_second_vote(struct builder *b, struct buf *prose, const struct ballot *again)
{
	const char *results[SUBTHEME_MAX];
	struct tally t;
	if (!again || again->status != BALLOT_FIXED || !tally_make(b->s, again, &t))
		return;
	for (int i = 0; i < t.n; i++)
		results[i] = arena_printf(b->a, "%s %s", option_name(t.options[t.ranking[i].index]),
		                          dots_phrase(b->a, t.ranking[i].dots));
	say(prose, _("The second vote gave: %s."), join_and(b->a, results, t.n));
	if (t.cut.state == CUT_TIED)
		say(prose, _("Then %s were equal again."), equal_names(b, &t));
}

static void say_tie(struct builder *b, struct buf *prose, const struct tally *t)
{
	const struct ballot *again = run_off_of(b->s, t->ballot);
	enum tie_rule rule = t->ballot->tie_rule;
	int dots = t->ranking[t->cut.tie_first].dots;
	say(prose,
	    ngettext("Equal on place %d: %s had %d dot each.",
	             "Equal on place %d: %s had %d dots each.", (unsigned long)dots),
	    t->cut.tie_rank, equal_names(b, t), dots);
	say(prose, "%s", tie_rule_sentence(rule));
	/* Who votes again as agreed, and is equal again, keeps to the rule. */
	if (decided_otherwise(b, rule) && !(rule == TIE_RUN_OFF && again))
		say(prose, "%s", _("In the hall another way was chosen."));
	say_second_vote(b, prose, again);
	say_outcome(b, prose, t->ballot);
}

static void tie_paragraph(struct builder *b, const struct tally *t)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	const struct cut *cut = &t->cut;
	if (cut->state == CUT_TIED) {
		say_tie(b, &prose, t);
	} else if (cut->state == CUT_CLEAR && cut->practical && cut->n_sure < t->n) {
		const struct ranked *next = &t->ranking[cut->n_sure];
		say(&prose,
		    ngettext("It was close: %s followed with %d dot.",
		             "It was close: %s followed with %d dots.", (unsigned long)next->dots),
		    option_name(t->options[next->index]), next->dots);
	}
	end_paragraph(b, &prose);
}

/* A list counts on by itself, so a shared place needs its own words. */
bool places_count_on(const struct builder *b)
{
	int position = 0;
	for (int i = 0; i < b->s->n_themes; i++) {
		if (!b->s->themes[i].withdrawn && b->s->themes[i].rank != ++position)
			return false;
	}
	return true;
}

void part_themes(struct builder *b)
{
	struct tally tally = {0};
	bool counted = tally_make(b->s, b->ballot, &tally);
	if (b->n_themes == 0)
		return;
	const char *heading = b->n_themes == 1
	                              ? _("The most important theme")
	                              : arena_printf(b->a, _("The %s most important themes"),
	                                             number_word(b->a, b->n_themes));
	doc_heading(b->a, b->doc, 2, heading);
	bool ordered = places_count_on(b);
	struct node *list = doc_list(b->a, b->doc, ordered);
	for (int i = 0; i < b->s->n_themes; i++) {
		const struct theme *t = &b->s->themes[i];
		if (t->withdrawn)
			continue;
		int dots = main_dots(&tally, t);
		struct node *item = doc_item(b->a, list, "");
		if (!ordered)
			doc_text(b->a, item,
			         arena_printf(b->a, "%s ",
			                      arena_printf(b->a, _("Place %d:"), t->rank)));
		doc_strong(b->a, item, t->title);
		doc_text(b->a, item, arena_printf(b->a, " (%s)", dots_phrase(b->a, dots)));
	}
	if (counted)
		tie_paragraph(b, &tally);
}
