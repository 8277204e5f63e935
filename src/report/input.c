/* Section 7 of the report: what happens with your input. */
#include "builder.h"

#include "tr.h"

/* On top in the report, and nobody told anything about it yet. */
static bool is_waiting(const struct builder *b, const struct solution *s)
{
	return is_passed_on(s) && s->highlighted && !standing_line(standing_of(b, s));
}

/* ---- what is known ---- */

static void standing_row(struct builder *b, struct node *table, const struct proposal *p)
{
	struct node *row = doc_row(b->a, table, false);
	doc_cell(b->a, row, with_stop(b->a, p->text));
	doc_cell(b->a, row, p->for_whom[0] ? p->for_whom : "–");
	doc_cell(b->a, row, with_standing(b, "", p->standing, true));
}

/* Everything of which it is known how it stands, wherever it was said; how many. */
static int standing_table(struct builder *b, const struct proposals *all)
{
	struct node *table = NULL;
	int n = 0;
	for (int i = 0; i < all->n; i++) {
		if (!standing_line(all->list[i].standing))
			continue;
		if (!table) {
			table = doc_table(b->a, b->doc, _("How the proposals stand"));
			struct node *head = doc_row(b->a, table, true);
			doc_cell(b->a, head, _("Proposal"));
			doc_cell(b->a, head, _("For whom"));
			doc_cell(b->a, head, _("How it stands"));
		}
		standing_row(b, table, &all->list[i]);
		n++;
	}
	return n;
}

/* ---- what is not known yet ---- */

static void passed_on(struct builder *b, enum addressee to)
{
	struct node *list = NULL;
	for (int i = 0; i < b->s->n_solutions; i++) {
		const struct solution *s = &b->s->solutions[i];
		if (!is_waiting(b, s) || s->addressee != to)
			continue;
		if (!list) {
			bold_line(b, addressee_heading(to));
			list = doc_list(b->a, b->doc, false);
		}
		const char *text = with_stop(b->a, solution_public(s));
		if (to == FOR_OTHER && s->organisation[0])
			text = arena_printf(b->a, "%s (%s)", text, addressee_sentence(b->a, s));
		doc_item(b->a, list, text);
	}
}

void say_answer(struct builder *b, struct buf *prose, bool known, const char *date)
{
	/* A promise that went by is not passed over. */
	if (!date[0] && b->session->answer_by[0])
		say(prose, _("We had promised an answer by %s. That did not work out."),
		    day(b->a, b->session->answer_by));
	if (known && date[0])
		say(prose, _("You will hear by %s what happens with them."), day(b->a, date));
	else if (known)
		say(prose, "%s", _("It is not yet known when the answer comes."));
	else if (date[0])
		say(prose,
		    _("We do not know yet who takes this further. You will hear it by %s at the "
		      "latest."),
		    day(b->a, date));
	else
		say(prose, "%s",
		    _("We do not know yet who takes this further, nor when you will hear about "
		      "it."));
}

/* Those on top, by who receives them; known: how others stand was told already. */
static void waiting(struct builder *b, int n, bool known)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	unsigned long many = (unsigned long)n;
	if (n > 0 && known)
		say(&prose, "%s",
		    ngettext("We pass this proposal on too.", "We pass these proposals on too.",
		             many));
	else if (n > 0)
		say(&prose, "%s",
		    ngettext("We pass this proposal on.", "We pass these proposals on.", many));
	if (n > 0 || !known)
		say_answer(b, &prose, n > 0, answer_date(b));
	end_paragraph(b, &prose);
	for (int to = 0; to < ADDRESSEE_COUNT; to++)
		passed_on(b, (enum addressee)to);
}

/* Nothing that was given to be passed on is left out silently: so many of all are in no list. */
static void say_rest(struct builder *b, int rest, bool listed)
{
	unsigned long n = (unsigned long)rest;
	const char *others = ngettext("The other proposal to pass on is in annex B.",
	                              "The other %d proposals to pass on are in annex B.", n);
	const char *every = ngettext("The proposal to pass on is in annex B.",
	                             "The %d proposals to pass on are in annex B.", n);
	if (rest > 0)
		doc_paragraph(b->a, b->doc, arena_printf(b->a, listed ? others : every, rest));
}

static void actions(struct builder *b)
{
	struct node *table = NULL;
	for (int i = 0; i < b->s->n_actions; i++) {
		const struct action_point *p = &b->s->actions[i];
		if (p->withdrawn)
			continue;
		if (!table) {
			bold_line(b, _("What we agreed"));
			table = doc_table(b->a, b->doc, _("What we agreed, who does it and when"));
			struct node *head = doc_row(b->a, table, true);
			doc_cell(b->a, head, _("What"));
			doc_cell(b->a, head, _("Who"));
			doc_cell(b->a, head, _("When"));
		}
		struct node *row = doc_row(b->a, table, false);
		doc_cell(b->a, row, p->what);
		doc_cell(b->a, row, p->who);
		doc_cell(b->a, row, p->done ? C_("action point", "Done") : day(b->a, p->due));
	}
}

void part_input(struct builder *b)
{
	const struct proposals all = find_proposals(b);
	int n = 0, rest = 0;
	for (int i = 0; i < b->s->n_solutions; i++) {
		const struct solution *s = &b->s->solutions[i];
		bool waits = is_waiting(b, s);
		n += waits;
		rest += is_passed_on(s) && !waits && !standing_line(standing_of(b, s));
	}
	doc_heading(b->a, b->doc, 2, _("What happens with your input?"));
	section_text(b, SECTION_INPUT, 0);
	int known = standing_table(b, &all);
	waiting(b, n, known > 0);
	say_rest(b, rest, n + known > 0);
	actions(b);
}
