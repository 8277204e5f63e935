/* The opdrachtgever: how the session went, and its numbers. */
#include "builder.h"

#include "tr.h"

const char *commissioner_title(const struct builder *b)
{
	const struct session *s = b->session;
	if (s->title[0])
		return arena_printf(b->a, _("For the commissioning body: %s"),
		                    title_inside(b->a, s->title));
	return _("For the commissioning body");
}

/* ---- how it went ---- */

static const char *level_sentence(const struct builder *b)
{
	static const char *const levels[LEVEL_COUNT] = {
	        [LEVEL_INFORM] = N_("They were told about the plans."),
	        [LEVEL_CONSULT] = N_("They were asked what they think."),
	        [LEVEL_COPRODUCE] = N_("They made the plans together with the organisations."),
	};
	return gettext(levels[b->session->level]);
}

/* How many voted and what came of it is told with the numbers. */
static void vote_method(struct builder *b)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	if (!b->ballot)
		return;
	say(&prose, "%s", dots_each(b, b->ballot));
	say(&prose, "%s", most_dots(b, b->ballot));
	say(&prose, "%s", tie_rule_sentence(b->ballot->tie_rule));
	labelled(b, _("How was the choice made?"), prose.data);
}

void commissioner_method(struct builder *b)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	struct node *outer = section_begin(b);
	labelled(b, _("What was the goal?"), with_stop(b->a, b->session->goal));
	labelled(b, _("How did people take part?"), anything_said(b) ? level_sentence(b) : "");
	labelled(b, _("What could people influence?"), with_stop(b->a, b->session->influence));
	labelled(b, _("How did it go?"), how_it_went(b, &prose));
	vote_method(b);
	labelled(b, _("Who said what?"), _("This document tells what was said, not who said it."));
	section_end(b, outer, 2, _("How it was done"));
}

/* ---- numbers ---- */

static void amount(struct builder *b, struct node *table, const char *what, int n)
{
	struct node *row = doc_row(b->a, table, false);
	doc_cell(b->a, row, what);
	doc_number(b->a, row, n);
}

static void people_amounts(struct builder *b, struct node *table)
{
	static const char *const moments[HEAD_MOMENT_COUNT] = {
	        [HEADS_START] = N_("People at the start"),
	        [HEADS_VOTE] = N_("People at the vote"),
	        [HEADS_END] = N_("People at the end"),
	};
	for (int i = 0; i < HEAD_MOMENT_COUNT; i++) {
		const struct head_count *h = find_heads(b->s, (enum head_moment)i);
		int people = h ? people_total(h) : 0;
		/* Who voted is told with the vote: one number is not told twice. */
		if (i == HEADS_VOTE && b->ballot && b->ballot->voters == people)
			continue;
		if (people > 0)
			amount(b, table, gettext(moments[i]), people);
	}
	if (b->n_people == 0) {
		struct node *row = doc_row(b->a, table, false);
		doc_cell(b->a, row, C_("numbers", "People"));
		doc_cell(b->a, row, _("not counted"));
	}
}

static int count_subthemes(const struct builder *b)
{
	int n = 0;
	for (int i = 0; i < b->s->n_subthemes; i++)
		n += !b->s->subthemes[i].withdrawn;
	return n;
}

static void vote_amounts(struct builder *b, struct node *table)
{
	struct tally t;
	if (!tally_make(b->s, b->ballot, &t))
		return;
	amount(b, table, _("People who voted"), b->ballot->voters);
	amount(b, table, _("Dots handed out"), t.check.handed_out);
	amount(b, table, _("Dots counted"), t.check.total);
}

/* No solution is a number too, where solutions were asked for. */
static bool asks_for_solutions(const struct builder *b)
{
	for (int i = 0; i < b->s->n_rounds; i++) {
		if (b->s->rounds[i].kind == ROUND_SOLUTIONS)
			return true;
	}
	return b->n_solutions > 0;
}

static void amounts(struct builder *b)
{
	struct node *table = doc_table(b->a, b->doc, _("What was counted"));
	struct node *head = doc_row(b->a, table, true);
	int parked = count_parked_ideas(b->s), self = count_solutions(b->s, 0, 0, 1);
	doc_cell(b->a, head, C_("numbers", "What"));
	doc_cell(b->a, head, _("Number"));
	people_amounts(b, table);
	amount(b, table, _("Groups"), b->n_groups);
	amount(b, table, b->answers ? _("Answers") : _("Ideas"), b->n_ideas);
	if (parked > 0)
		amount(b, table, _("Of these in the parking lot"), parked);
	if (count_subthemes(b) > 0)
		amount(b, table, b->answers ? _("Key words") : _("Subthemes"), count_subthemes(b));
	vote_amounts(b, table);
	if (b->n_themes > 0)
		amount(b, table, _("Themes that were chosen"), b->n_themes);
	if (asks_for_solutions(b))
		amount(b, table, _("Solutions"), b->n_solutions);
	if (b->n_solutions > 0) {
		amount(b, table, _("Of these to do ourselves"), self);
		amount(b, table, _("Of these to pass on"), b->n_solutions - self);
	}
	if (b->n_reports > 0)
		amount(b, table, _("Main points of groups"), b->n_reports);
}

static void kind_row(struct builder *b, struct node *table, const char *who, int n)
{
	if (n <= 0)
		return;
	struct node *row = doc_row(b->a, table, false);
	doc_cell(b->a, row, who);
	if (n >= FEWEST_TOLD)
		doc_number(b->a, row, n);
	else
		doc_cell(b->a, row, arena_printf(b->a, _("fewer than %d"), FEWEST_TOLD));
}

/* The same rule as in the verslag: who is few is not counted out. */
static void kinds_table(struct builder *b)
{
	const struct head_count *h = best_heads(b->s);
	bool whole = false;
	if (!h || h->residents + h->care + h->policy + h->other == 0)
		return;
	if (!kinds_of_people(b->a, h, &whole)[0]) {
		doc_paragraph(b->a, b->doc,
		              _("How many residents, professionals and policy makers there were is "
		                "not told: a few of them could be recognised."));
		return;
	}
	struct node *table = doc_table(b->a, b->doc, _("People of each kind"));
	struct node *head = doc_row(b->a, table, true);
	doc_cell(b->a, head, C_("people", "Who"));
	doc_cell(b->a, head, _("Number"));
	kind_row(b, table, _("Residents"), h->residents);
	kind_row(b, table, _("People from care and welfare"), h->care);
	kind_row(b, table, _("People who make policy"), h->policy);
	kind_row(b, table, _("Other people"), h->other);
}

void commissioner_numbers(struct builder *b)
{
	doc_heading(b->a, b->doc, 2, _("Numbers"));
	amounts(b);
	struct node *outer = section_begin(b);
	kinds_table(b);
	section_end(b, outer, 3, _("Who were there?"));
	/* The answers themselves are all in the annex. */
	if (!b->answers)
		part_ideas(b);
	part_themes(b);
}

/* ---- voting and counting ---- */

void commissioner_counting(struct builder *b)
{
	struct node *outer = section_begin(b);
	account_votes(b);
	account_notes(b);
	section_end(b, outer, 2, _("Voting and counting"));
}

/* ---- the solutions and how the proposals stand ---- */

void commissioner_solutions(struct builder *b)
{
	struct node *outer = section_begin(b);
	if (b->n_solutions > 0)
		addressee_table(b);
	section_end(b, outer, 2, _("For whom are the solutions?"));
}

static void status_row(struct builder *b, struct node *table, const char *how, int n, int all)
{
	if (n == 0)
		return;
	struct node *row = doc_row(b->a, table, false);
	doc_cell(b->a, row, capitalised(b->a, how));
	doc_bar(b->a, row, n, all);
}

static void status_table(struct builder *b, const struct proposals *all)
{
	int n[FOLLOW_STATUS_COUNT] = {0}, unknown = 0;
	for (int i = 0; i < all->n; i++) {
		const struct follow_up *f = standing_line(all->list[i].standing);
		if (f)
			n[f->status]++;
		else
			unknown++;
	}
	struct node *table = doc_table(b->a, b->doc, _("How many proposals stand how"));
	struct node *row = doc_row(b->a, table, true);
	doc_cell(b->a, row, _("How it stands"));
	doc_cell(b->a, row, _("Proposals"));
	for (int i = 0; i < FOLLOW_STATUS_COUNT; i++)
		status_row(b, table, follow_word((enum follow_status)i), n[i], all->n);
	status_row(b, table, _("nothing known yet"), unknown, all->n);
	row = doc_row(b->a, table, false);
	doc_strong(b->a, doc_cell(b->a, row, ""), C_("sum", "Together"));
	bold_number(b, row, all->n);
}

/* What does not come about, or only partly, with why. */
static void refused(struct builder *b, const struct proposals *all)
{
	struct node *outer = section_begin(b), *list = NULL;
	for (int i = 0; i < all->n; i++) {
		const struct proposal *p = &all->list[i];
		const struct follow_up *f = p->standing.state;
		if (!f || (f->status != FOLLOW_NOT_ADOPTED && f->status != FOLLOW_PARTLY_ADOPTED &&
		           f->status != FOLLOW_STOPPED))
			continue;
		if (!list)
			list = doc_list(b->a, b->doc, false);
		doc_item(b->a, list, with_standing(b, p->text, p->standing, true));
	}
	section_end(b, outer, 3, _("Not adopted or only partly, and why"));
}

void commissioner_standing(struct builder *b)
{
	const struct proposals all = find_proposals(b);
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	doc_heading(b->a, b->doc, 2, _("How the proposals stand"));
	if (all.n == 0)
		say(&prose, "%s", _("There are no proposals to pass on."));
	else if (answer_date(b)[0])
		say(&prose, _("The participants hear by %s what happens with them."),
		    day(b->a, answer_date(b)));
	else
		say(&prose, "%s", _("It is not yet known when the answer comes."));
	end_paragraph(b, &prose);
	if (all.n > 0)
		status_table(b, &all);
	refused(b, &all);
}

/* ---- the conditions, what was corrected, looking back ---- */

void commissioner_account(struct builder *b)
{
	struct node *outer = section_begin(b);
	account_conditions(b, true);
	section_end(b, outer, 2, _("The conditions of the grant"));
	doc_heading(b->a, b->doc, 2, _("Changed after closing, or taken from practice"));
	if (b->s->n_corrections > 0)
		account_corrections(b);
	else
		doc_paragraph(b->a, b->doc,
		              _("Nothing was changed after closing, or taken from practice."));
	outer = section_begin(b);
	account_reflection(b);
	section_end(b, outer, 2, _("Looking back"));
}
