/* Section 7 of the report: what happens with your input. */
#include "builder.h"

#include <string.h>

#include "tr.h"

/* On top in the report. */
static bool is_told(const struct solution *s)
{
	return is_passed_on(s) && s->highlighted;
}

/* Is this the first proposal that went to this body?  How many went there comes in *n. */
static bool is_first_of_body(const struct builder *b, int at, const char *body, int *n)
{
	*n = 0;
	for (int i = 0; i < b->s->n_solutions; i++) {
		const struct follow_up *f = standing_line(standing_of(b, &b->s->solutions[i]));
		if (b->s->solutions[i].withdrawn || !f || strcmp(f->body, body) != 0)
			continue;
		if (i < at)
			return false;
		(*n)++;
	}
	return *n > 0;
}

/* Who received how many, also of what people take up themselves. */
static void receivers(struct builder *b)
{
	struct node *table = NULL;
	for (int i = 0; i < b->s->n_solutions; i++) {
		const struct follow_up *f = standing_line(standing_of(b, &b->s->solutions[i]));
		int n;
		if (!f || !f->body[0] || !is_first_of_body(b, i, f->body, &n))
			continue;
		if (!table) {
			bold_line(b, _("Who works on it"));
			table = doc_table(b->a, b->doc, _("Who works on how many proposals"));
			struct node *head = doc_row(b->a, table, true);
			doc_cell(b->a, head, _("Who"));
			doc_cell(b->a, head, _("Proposals"));
		}
		struct node *row = doc_row(b->a, table, false);
		doc_cell(b->a, row, f->body);
		doc_cell(b->a, row, arena_printf(b->a, "%d", n));
	}
}

static void passed_on(struct builder *b, enum addressee to)
{
	struct node *list = NULL;
	for (int i = 0; i < b->s->n_solutions; i++) {
		const struct solution *s = &b->s->solutions[i];
		if (!is_told(s) || s->addressee != to)
			continue;
		if (!list) {
			bold_line(b, addressee_heading(to));
			list = doc_list(b->a, b->doc, false);
		}
		const char *text = with_stop(b->a, solution_public(s));
		if (to == FOR_OTHER && s->organisation[0])
			text = arena_printf(b->a, "%s (%s)", text, addressee_sentence(b->a, s));
		doc_item(b->a, list, with_standing(b, text, standing_of(b, s), true));
	}
}

void say_answer(struct builder *b, struct buf *prose, bool known, const char *date)
{
	if (known && date[0])
		say(prose, _("You hear by %s what happens with them."), day(b->a, date));
	else if (known)
		say(prose, "%s", _("It is not yet known when the answer comes."));
	else if (date[0])
		say(prose,
		    _("We do not know yet who takes this further. You hear it by %s at the "
		      "latest."),
		    day(b->a, date));
	else
		say(prose, "%s",
		    _("We do not know yet who takes this further, nor when you hear about it."));
}

/* Nothing that was given to be passed on is left out silently: n of all are listed. */
static void say_rest(struct buf *prose, int n, int all)
{
	unsigned long rest = (unsigned long)(all - n);
	const char *others = ngettext("The other proposal to pass on is in annex B.",
	                              "The other %d proposals to pass on are in annex B.", rest);
	const char *every = ngettext("The proposal to pass on is in annex B.",
	                             "The %d proposals to pass on are in annex B.", rest);
	if (rest > 0)
		say(prose, n > 0 ? others : every, all - n);
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
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	int n = 0, all = 0;
	for (int i = 0; i < b->s->n_solutions; i++) {
		const struct solution *s = &b->s->solutions[i];
		n += is_told(s);
		all += is_passed_on(s);
	}
	doc_heading(b->a, b->doc, 2, _("What happens with your input?"));
	section_text(b, SECTION_INPUT, 0);
	if (n > 0)
		say(&prose, "%s",
		    ngettext("We pass this proposal on.", "We pass these proposals on.",
		             (unsigned long)n));
	say_answer(b, &prose, n > 0, answer_date(b));
	end_paragraph(b, &prose);
	for (int to = 0; to < ADDRESSEE_COUNT; to++)
		passed_on(b, (enum addressee)to);
	say_rest(&prose, n, all);
	end_paragraph(b, &prose);
	receivers(b);
	actions(b);
}
