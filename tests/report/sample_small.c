/* Sessions with one of everything: what is written for many must be right for one. */
#include "sample.h"

static void add_one_person(struct snapshot *s)
{
	for (int i = 0; i < HEAD_MOMENT_COUNT; i++) {
		struct head_count *h = ADD(s, head_count);
		h->moment = (enum head_moment)i;
		h->total = h->residents = 1;
	}
}

static void add_one_item(struct snapshot *s, enum item_kind kind, const char *title)
{
	struct agenda_item *item = ADD(s, agenda_item);
	item->position = s->n_agenda;
	item->kind = kind;
	item->title = title;
}

static void add_one_example(struct snapshot *s)
{
	struct example *e = ADD(s, example);
	e->title = "Wandelclub";
	e->lines = "Buren lopen samen";
	e->presenter = "een buurvrouw";
	e->lesson = "Klein beginnen werkt";
}

static void add_one_phase(struct snapshot *s)
{
	struct phase *p = ADD(s, phase);
	p->name = "Voorbereidingsfase";
	p->date_from = "2025-05";
	p->reference_date = "2025-05";
	int64_t id = p->id;
	struct phase_product *product = ADD(s, phase_product);
	product->phase_id = id;
	product->text = "Coalitie smeden";
}

static void add_one_date(struct snapshot *s)
{
	struct next_date *d = ADD(s, next_date);
	d->kind = DATE_SESSION;
	d->date = "2025-06-01";
	d->time_from = "13:00";
}

static void add_one_action(struct snapshot *s)
{
	struct action_point *p = ADD(s, action_point);
	p->what = "Zaal regelen";
	p->who = "projectgroep";
	p->due = "2025-06-03";
}

static void add_one_report(struct snapshot *s)
{
	struct group_report *r = ADD(s, group_report);
	r->group_id = s->groups[0].id;
	r->position = 1;
	r->text = "Een plek waar je elkaar ziet";
}

/* All but the rounds. */
static void add_one_of_the_rest(struct snapshot *s)
{
	add_one_person(s);
	add_one_item(s, ITEM_PLENARY, "Welkom");
	add_one_item(s, ITEM_EXAMPLE, "Voorbeeld");
	add_one_item(s, ITEM_ROUND, "Ronde 1");
	add_one_example(s);
	add_one_phase(s);
	add_one_date(s);
	add_one_action(s);
	sample_group(s, 1);
	add_one_report(s);
}

void sample_one(struct snapshot *s, struct arena *a)
{
	static const int dots[] = {1};
	sample_bare(s, a);
	add_one_of_the_rest(s);
	add_one_item(s, ITEM_VOTE, "Stemmen");
	int64_t round = sample_round(s, 1, ROUND_IDEAS)->id;
	sample_round(s, 2, ROUND_SOLUTIONS);
	int64_t question = sample_question(s, round, "Wat is belangrijk?")->id;
	int64_t subtheme = sample_subtheme(s, question, "Elkaar ontmoeten", "Ontmoeten")->id;
	struct idea *idea =
	        sample_idea(s, question, s->groups[0].id, subtheme, "Een bankje in het park");
	idea->legibility = PARTLY_ILLEGIBLE;
	struct ballot *ballot = sample_ballot(s, 1, 1);
	ballot->places = 1;
	ballot->extra_dots = 1;
	sample_count(s, ballot->id, dots, 1, 1);
	sample_theme(s, 0, 1, 1);
	sample_solution(s, s->themes[0].id, FOR_MUNICIPALITY, "Zet een bankje neer")->highlighted =
	        true;
	s->solutions[0].group_id = s->groups[0].id;
}

void sample_one_answer(struct snapshot *s, struct arena *a)
{
	sample_bare(s, a);
	add_one_of_the_rest(s);
	int64_t round = sample_round(s, 1, ROUND_IDEAS)->id;
	int64_t question = sample_question(s, round, "Waarom doe je mee?")->id;
	int64_t word = sample_subtheme(s, question, "buurt", "")->id;
	sample_idea(s, question, s->groups[0].id, word, "Het gaat over mijn buurt");
}
