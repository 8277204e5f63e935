#include "sample.h"

#include "mem.h"

static const struct {
	const char *title, *short_name;
	int ideas, dots, first_count;
} subthemes[] = {
        {"Elkaar ontmoeten en minder eenzaam zijn", "Ontmoeten", 7, 11, 13},
        {"Aantrekkelijke activiteiten vindbaar en toegankelijk", "Activiteiten", 11, 19, 18},
        {"Gezond leven gemakkelijk maken", "Gezond leven", 10, 17, 17},
        {"Groen en veilig naar buiten", "Buiten", 6, 8, 8},
        {"Op weg naar een gelijkwaardige samenwerking tussen inwoners (initiatieven) en "
         "organisatie in zorg en welzijn",
         "Samenwerking", 9, 14, 14},
        {"Rust in je hoofd", "Rust", 5, 7, 7},
        {"Hulp en zorg dichtbij en begrijpelijk", "Hulp dichtbij", 5, 6, 6},
        {"Steun voor mantelzorgers en vrijwilligers", "Steun", 3, 4, 4},
        {"Gezond opgroeien", "Opgroeien", 3, 2, 2},
};

static void add_series(struct snapshot *s)
{
	struct series *series = s->series;
	series->organisation = "Vereniging Gezondheidsregio Zoetermeer";
	series->programme = "Samen ZoeterMeer Gezond";
	series->web_page = "https://samenzoetermeergezond.nl/projecten/participatiehub";
	series->web_page_short = "samenzoetermeergezond.nl/projecten/participatiehub";
	series->mail = "info@gezondheidsregiozoetermeer.nl";
	series->about = "De participatiehub wordt een netwerk in de regio Zoetermeer. Via dit "
	                "netwerk praten inwoners mee over plannen voor gezondheid, zorg en "
	                "ondersteuning.";
}

static void add_phase(struct snapshot *s, const char *name, const char *from, const char *to,
                      const char *const *products, int n)
{
	struct phase *p = ADD(s, phase);
	p->series_id = s->series->id;
	p->position = s->n_phases;
	p->name = name;
	p->date_from = from;
	p->date_to = to;
	p->reference_date = s->sessions->date;
	int64_t id = p->id;
	for (int i = 0; i < n; i++) {
		struct phase_product *product = ADD(s, phase_product);
		product->series_id = s->series->id;
		product->phase_id = id;
		product->position = i + 1;
		product->text = products[i];
		product->uncertain = products[i][0] == 'A' && i == 2;
	}
}

static void add_phases(struct snapshot *s)
{
	static const char *const prepare[] = {"Coalitie smeden", "Uitgangspunten formuleren",
	                                      "Eindverslag"};
	static const char *const learn[] = {"Leren van andere regio's", "Opstellen actieplan",
	                                    "Aanvraag Uitvoeringsfase?"};
	static const char *const act[] = {"Uitvoeren actieplan"};
	add_phase(s, "Voorbereidingsfase", "", "2025-06-16", prepare, 3);
	add_phase(s, "Expeditiefase", "2025-06-16", "", learn, 3);
	add_phase(s, "Uitvoeringsfase", "2026-01", "", act, 1);
}

static void add_date(struct snapshot *s, enum date_kind kind, const char *title, const char *date,
                     const char *from, const char *to, const char *place)
{
	struct next_date *d = ADD(s, next_date);
	d->series_id = s->series->id;
	d->kind = kind;
	d->title = title;
	d->date = date;
	d->time_from = from;
	d->time_to = to;
	d->place = place;
	if (kind == DATE_SESSION) {
		d->purpose = "Dan praten we over hoe het netwerk eruit moet zien";
		d->call = "Aanmelden kan nog!";
	}
}

static void add_item(struct snapshot *s, enum item_kind kind, const char *title)
{
	struct agenda_item *item = ADD(s, agenda_item);
	item->session_id = s->sessions->id;
	item->position = s->n_agenda;
	item->kind = kind;
	item->title = title;
	item->note = "Geheime notitie";
	item->who = "Testpersoon Een";
}

static void add_example(struct snapshot *s, const char *title, const char *lines,
                        const char *presenter)
{
	struct example *e = ADD(s, example);
	e->session_id = s->sessions->id;
	e->position = s->n_examples;
	e->title = title;
	e->lines = lines;
	e->presenter = presenter;
	e->lesson = "Als inwoners, gemeente en zorgorganisaties samenwerken, bereiken ze meer";
}

static void add_heads(struct snapshot *s, enum head_moment moment, int residents, int care,
                      int policy)
{
	struct head_count *h = ADD(s, head_count);
	h->session_id = s->sessions->id;
	h->moment = moment;
	h->total = residents + care + policy;
	h->residents = residents;
	h->care = care;
	h->policy = policy;
}

static void add_text(struct snapshot *s, enum section section, int64_t theme_id, const char *text)
{
	struct report_text *t = ADD(s, report_text);
	t->session_id = s->sessions->id;
	t->section = section;
	t->theme_id = theme_id;
	t->text = text;
}

static void add_agenda(struct snapshot *s)
{
	add_item(s, ITEM_PLENARY, "Welkom en kennismaking");
	add_item(s, ITEM_PLENARY, "Uitleg participatiehub");
	add_item(s, ITEM_EXAMPLE, "Voorbeeld 1: Samen Goud");
	add_item(s, ITEM_EXAMPLE, "Voorbeeld 2: Geboortezorg");
	add_item(s, ITEM_ROUND, "Ronde 1");
	add_item(s, ITEM_CLUSTERING, "Pauze en clusteren");
	add_item(s, ITEM_VOTE, "Stemmen met stickers");
	add_item(s, ITEM_PLENARY, "Uitslag: de drie thema's");
	add_item(s, ITEM_ROUND, "Ronde 2");
	add_item(s, ITEM_CLOSING, "Afsluiting");
	add_example(s, "Samen Goud",
	            "Senioren dachten mee over vitaal ouder worden\nEn over wat daarvoor nodig is",
	            "een deelneemster");
	add_example(s, "Geboortezorg", "Inwoners en gemeente kwamen samen in actie.",
	            "de locatiedirecteur van het ziekenhuis");
}

static void add_ideas(struct snapshot *s, int64_t question_id)
{
	for (size_t i = 0; i < N_ITEMS(subthemes); i++) {
		int64_t subtheme =
		        sample_subtheme(s, question_id, subthemes[i].title, subthemes[i].short_name)
		                ->id;
		for (int n = 0; n < subthemes[i].ideas; n++) {
			int64_t group = s->groups[s->n_ideas % 4].id;
			sample_idea(s, question_id, group, subtheme,
			            arena_printf(s->arena, "Idee %d over %s", n + 1,
			                         subthemes[i].short_name));
		}
	}
	s->ideas[20].duplicate_of = s->ideas[17].id;
	s->ideas[42].text = "Een bankje bij de [onleesbaar]";
	s->ideas[42].legibility = PARTLY_ILLEGIBLE;
	s->ideas[53].text = "Mevrouw Testpersoon van nummer 12 heeft hulp nodig";
	s->ideas[53].public_text = "Help mensen die voor een zieke partner zorgen";
	struct idea *parked = sample_idea(s, question_id, s->groups[2].id, 0,
	                                  "Parkeren bij het ziekenhuis is te duur");
	parked->parked = true;
	parked->park_reason = "we geven het door aan het ziekenhuis";
	struct idea *gone = sample_idea(s, question_id, s->groups[2].id, 0, "Ingetrokken tekst");
	gone->withdrawn = true;
}

static void add_counts(struct snapshot *s)
{
	int first[N_ITEMS(subthemes)], second[N_ITEMS(subthemes)];
	for (size_t i = 0; i < N_ITEMS(subthemes); i++) {
		first[i] = subthemes[i].first_count;
		second[i] = subthemes[i].dots;
	}
	int64_t ballot = sample_ballot(s, 30, 3)->id;
	struct vote_count *c = sample_count(s, ballot, first, N_ITEMS(subthemes), 2);
	c->status = COUNT_REJECTED;
	c->counted_by = "facilitator";
	c->reason = "A is 11 (niet 13) en B is 19 (niet 18)";
	c = sample_count(s, ballot, second, N_ITEMS(subthemes), 2);
	c->counted_by = "facilitator en tweede teller";
	sample_theme(s, 1, 1, 19);
	sample_theme(s, 2, 2, 17);
	sample_theme(s, 4, 3, 14);
}

static void add_solutions(struct snapshot *s)
{
	static const enum addressee passed[] = {FOR_CARE, FOR_MUNICIPALITY,
	                                        FOR_CARE_AND_MUNICIPALITY, FOR_OTHER};
	static const int self[] = {12, 12, 11};
	for (int t = 0; t < 3; t++) {
		const char *name = s->themes[t].short_name;
		for (int i = 0; i < 25; i++) {
			bool own = i < self[t];
			struct solution *o = sample_solution(
			        s, s->themes[t].id, own ? FOR_SELF : passed[i % 4],
			        arena_printf(s->arena, "%s %d bij %s", own ? "Zelf" : "Voorstel",
			                     i + 1, name));
			o->group_id = s->groups[i % 4].id;
			o->highlighted = i < 2 || i > 20;
			o->quick = i == 0;
			if (o->addressee == FOR_OTHER)
				o->organisation = "ondernemers";
		}
	}
	s->solutions[24].strength = STRENGTH_TO_EXAMINE;
}

void sample_vote(struct snapshot *s, struct arena *a)
{
	sample_bare(s, a);
	add_series(s);
	s->sessions->goal = "Samen verkennen welke thema's aandacht verdienen";
	s->sessions->answer_by = "2025-06-12";
	add_agenda(s);
	for (int i = 1; i <= 4; i++)
		sample_group(s, i);
	int64_t first = sample_round(s, 1, ROUND_IDEAS)->id;
	int64_t second = sample_round(s, 2, ROUND_SOLUTIONS)->id;
	int64_t question = sample_question(s, first,
	                                   "Welke thema's zijn belangrijk voor een vitaler leven "
	                                   "in Zoetermeer?")
	                           ->id;
	sample_question(s, second,
	                "Wat kunnen we zelf doen en wat geven we mee aan zorgorganisaties en "
	                "gemeenten?");
	add_ideas(s, question);
	add_counts(s);
	add_solutions(s);
	add_heads(s, HEADS_START, 18, 8, 5);
	add_heads(s, HEADS_VOTE, 17, 8, 5);
	add_heads(s, HEADS_END, 16, 7, 4);
	add_phases(s);
	add_date(s, DATE_PROJECT_GROUP, "Projectgroep", "2025-06-03", "16:00", "17:00",
	         "Zilverstraat 1, Zoetermeer");
	add_date(s, DATE_PROJECT_GROUP, "Projectgroep", "2025-07-08", "15:30", "17:00",
	         "Zilverstraat 1, Zoetermeer");
	add_date(s, DATE_SESSION, "Tweede dialoogsessie", "2025-05-27", "13:00", "15:00",
	         "De Kapelaan, Zoetermeer");
	add_text(s, SECTION_INTRODUCTION, 0, "De projectleider heette iedereen welkom.");
	add_text(s, SECTION_ROUND_2, s->themes[0].id,
	         "De groepen willen dat iemand de regie heeft over het aanbod.");
	struct reflection *r = ADD(s, reflection);
	r->missed = "Jongeren. Zij krijgen een uitnodiging voor de volgende sessie";
	r->went_well = "Iedereen kwam aan bod";
}

static void add_report(struct snapshot *s, int group, const char *text)
{
	struct group_report *r = ADD(s, group_report);
	r->session_id = s->sessions->id;
	r->round_id = s->rounds[0].id;
	r->group_id = s->groups[group].id;
	r->position = 1;
	r->text = text;
}

void sample_answers(struct snapshot *s, struct arena *a)
{
	sample_bare(s, a);
	add_series(s);
	s->sessions->number = 2;
	s->sessions->title = "2e Dialoogsessie Participatiehub";
	s->sessions->date = "2025-05-27";
	s->sessions->place = "De Kapelaan, Zoetermeer";
	s->sessions->main_question = "Hoe moet de participatiehub eruit zien?";
	add_item(s, ITEM_PLENARY, "Welkom, inleiding");
	add_item(s, ITEM_FEEDBACK, "Terugkoppeling sessie 1");
	add_item(s, ITEM_ROUND, "Ronde 1");
	add_item(s, ITEM_REPORT_BACK, "Terugkoppeling per groep");
	for (int i = 1; i <= 2; i++)
		sample_group(s, i);
	struct round *round = sample_round(s, 1, ROUND_IDEAS);
	round->title = "Hoe moet de participatiehub eruit zien?";
	int64_t round_id = round->id;
	int64_t why = sample_question(s, round_id, "Waarom zou je meedoen?")->id;
	int64_t when = sample_question(s, round_id, "Wanneer ga jij meedoen?")->id;
	int64_t close = sample_subtheme(s, why, "raakt mij", "")->id;
	int64_t learn = sample_subtheme(s, why, "leren en ontmoeten", "")->id;
	int64_t g1 = s->groups[0].id, g2 = s->groups[1].id;
	sample_idea(s, why, g1, close, "Omdat het over mijn eigen buurt gaat");
	sample_idea(s, why, g1, close, "Omdat ik het gevoel wil hebben dat ik meetel");
	sample_idea(s, why, g2, learn, "Om te leren hoe de zorg in elkaar zit");
	sample_idea(s, why, g2, 0, "Omdat iemand die ik ken mij heeft gevraagd");
	sample_idea(s, when, g1, 0, "Als het onderwerp mij raakt");
	sample_idea(s, when, g2, 0, "Als er koffie is en een goede sfeer");
	add_report(s, 0, "Laat zien wat er met onze inbreng gebeurt");
	add_report(s, 0, "Eén vast gezicht dat je kunt bellen");
	add_report(s, 1, "Dichtbij: in elke wijk een plek");
	add_heads(s, HEADS_START, 14, 6, 4);
	add_phases(s);
	add_date(s, DATE_SESSION, "Tweede dialoogsessie", "2025-05-27", "13:00", "15:00",
	         "De Kapelaan, Zoetermeer");
}
