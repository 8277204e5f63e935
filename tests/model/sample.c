#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "mem.h"

const int sample_dots[N_OPTIONS] = {11, 19, 17, 8, 14, 7, 6, 4, 2};
static const int first_dots[N_OPTIONS] = {13, 18, 17, 8, 14, 7, 6, 4, 2};

static const char *const short_names[N_OPTIONS] = {"Ontmoeten", "Activiteiten",  "Gezond leven",
                                                   "Buiten",    "Samenwerking",  "Mentaal",
                                                   "Dichtbij",  "Mantelzorgers", "Jeugd"};

static const struct {
	const char *title;
	int minutes, min_minutes, trim_order;
	bool protected_;
	enum item_kind kind;
} items[] = {
        {"Welkom", 10, 10, 0, false, ITEM_PLENARY},
        {"Uitleg vereniging", 15, 12, 1, false, ITEM_PLENARY},
        {"Voorbeeld", 10, 6, 2, false, ITEM_EXAMPLE},
        {"Ronde 1", 25, 20, 4, false, ITEM_ROUND},
        {"Clusteren", 12, 12, 0, false, ITEM_CLUSTERING},
        {"Stemmen", 10, 2, 1, true, ITEM_VOTE},
        {"Ronde 2", 20, 16, 3, false, ITEM_ROUND},
        {"Terugkoppeling", 8, 5, 4, false, ITEM_REPORT_BACK},
        {"Afsluiting", 10, 0, 1, true, ITEM_CLOSING},
};

static void add_frame(struct snapshot *s)
{
	struct series *series = snapshot_add(s, ENTITY_series);
	series->id = SERIES;
	series->name = "Participatiehub";
	series->language = "nl";

	struct session *session = snapshot_add(s, ENTITY_session);
	*session = (struct session){.id = SESSION,
	                            .series_id = SERIES,
	                            .number = 1,
	                            .title = "Eerste dialoogsessie",
	                            .date = "2025-05-15",
	                            .start_planned = "13:00",
	                            .end_planned = "15:00",
	                            .place = "",
	                            .goal = "",
	                            .main_question = "",
	                            .influence = "",
	                            .top_n = 3,
	                            .dots_per_person = 3,
	                            .dots_per_subtheme = 1,
	                            .answer_by = "2025-06-12",
	                            .ground_rules = "",
	                            .keep_until = ""};
	for (int i = 0; i < 2; i++) {
		struct round *r = snapshot_add(s, ENTITY_round);
		r->id = ROUND_ONE + i;
		r->session_id = SESSION;
		r->number = i + 1;
		r->kind = i == 0 ? ROUND_IDEAS : ROUND_SOLUTIONS;
		struct question *q = snapshot_add(s, ENTITY_question);
		q->id = QUESTION_ONE + i;
		q->session_id = SESSION;
		q->round_id = r->id;
		q->number = i + 1;
		q->text = "Welke thema's zijn belangrijk?";
	}
	for (int i = 0; i < 4; i++) {
		struct group *g = snapshot_add(s, ENTITY_group);
		g->id = GROUP_ONE + i;
		g->session_id = SESSION;
		g->number = i + 1;
		g->name = "Groep";
	}
}

static void add_agenda(struct snapshot *s)
{
	for (size_t i = 0; i < N_ITEMS(items); i++) {
		struct agenda_item *item = snapshot_add(s, ENTITY_agenda_item);
		item->id = 61 + (int64_t)i;
		item->session_id = SESSION;
		item->position = (int)i + 1;
		item->title = items[i].title;
		item->kind = items[i].kind;
		item->minutes = items[i].minutes;
		item->min_minutes = items[i].min_minutes;
		item->trim_order = items[i].trim_order;
		item->protected_ = items[i].protected_;
	}
}

static void add_counter(struct snapshot *s, const char *kind, int64_t question_id, int next)
{
	struct counter *c = snapshot_add(s, ENTITY_counter);

	c->id = 300 + s->n_counters;
	c->session_id = SESSION;
	c->question_id = question_id;
	c->kind = kind;
	c->next = next;
}

static void add_subtheme(struct snapshot *s, int64_t id, int64_t question_id, int code)
{
	struct subtheme *t = snapshot_add(s, ENTITY_subtheme);

	t->id = id;
	t->session_id = SESSION;
	t->question_id = question_id;
	t->code = code;
	t->title = t->short_name = short_names[code - 1];
}

static void add_ideas(struct snapshot *s)
{
	for (int i = 0; i < N_OPTIONS; i++)
		add_subtheme(s, SUBTHEME_A + i, QUESTION_ONE, i + 1);
	add_subtheme(s, SUBTHEME_OTHER, QUESTION_TWO, 1);
	for (int i = 0; i < 12; i++) {
		struct idea *idea = snapshot_add(s, ENTITY_idea);
		idea->id = IDEA_ONE + i;
		idea->session_id = SESSION;
		idea->question_id = QUESTION_ONE;
		idea->group_id = GROUP_ONE + i % 4;
		idea->code = i + 1;
		idea->text = "Een buurthuis dat elke dag open is";
		idea->subtheme_id = SUBTHEME_A + (i < N_OPTIONS ? i : 0);
	}
	add_counter(s, "idea", 0, 13);
	add_counter(s, "solution", 0, 4);
	add_counter(s, "subtheme", QUESTION_ONE, 10);
	add_counter(s, "subtheme", QUESTION_TWO, 2);
}

static void add_count(struct snapshot *s, int64_t id, int number, enum count_status status,
                      const int *dots)
{
	struct vote_count *c = snapshot_add(s, ENTITY_vote_count);

	c->id = id;
	c->session_id = SESSION;
	c->ballot_id = BALLOT;
	c->number = number;
	c->leftover = 2;
	c->status = status;
	for (int i = 0; i < N_OPTIONS; i++) {
		struct count_line *line = snapshot_add(s, ENTITY_count_line);
		line->id = 400 + s->n_lines;
		line->session_id = SESSION;
		line->count_id = id;
		line->option_id = OPTION_A + i;
		line->dots = dots[i];
	}
}

static void add_vote(struct snapshot *s)
{
	struct ballot *b = snapshot_add(s, ENTITY_ballot);

	b->id = BALLOT;
	b->session_id = SESSION;
	b->number = 1;
	b->voters = 30;
	b->dots_per_person = 3;
	b->dots_per_subtheme = 1;
	b->places = 3;
	b->status = BALLOT_FIXED;
	for (int i = 0; i < N_OPTIONS; i++) {
		struct ballot_option *option = snapshot_add(s, ENTITY_ballot_option);
		option->id = OPTION_A + i;
		option->session_id = SESSION;
		option->ballot_id = BALLOT;
		option->subtheme_id = SUBTHEME_A + i;
		option->position = i + 1;
		option->title = option->short_name = short_names[i];
	}
	add_count(s, COUNT_ONE, 1, COUNT_REJECTED, first_dots);
	add_count(s, COUNT_TWO, 2, COUNT_FIXED, sample_dots);
}

static void add_themes(struct snapshot *s)
{
	static const int winners[] = {1, 2, 4};

	for (int i = 0; i < 3; i++) {
		struct theme *t = snapshot_add(s, ENTITY_theme);
		t->id = THEME_ONE + i;
		t->session_id = SESSION;
		t->subtheme_id = SUBTHEME_A + winners[i];
		t->ballot_id = BALLOT;
		t->rank = t->position = i + 1;
		t->title = t->short_name = short_names[winners[i]];
		t->dots = sample_dots[winners[i]];

		struct solution *o = snapshot_add(s, ENTITY_solution);
		o->id = SOLUTION_ONE + i;
		o->session_id = SESSION;
		o->theme_id = t->id;
		o->question_id = QUESTION_TWO;
		o->group_id = GROUP_ONE + i;
		o->code = i + 1;
		o->text = "Samen koken in het buurthuis";
		o->addressee = i == 0 ? FOR_SELF : FOR_CARE;
	}
}

void sample_init(struct snapshot *s)
{
	memset(s, 0, sizeof *s);
	s->arena = arena_new();
	add_frame(s);
	add_agenda(s);
	add_ideas(s);
	add_vote(s);
	add_themes(s);
}

void sample_fini(struct snapshot *s)
{
	arena_free(s->arena);
}

int sample_setup(void **state)
{
	struct snapshot *s = xmalloc(sizeof *s);

	sample_init(s);
	*state = s;
	return 0;
}

int sample_teardown(void **state)
{
	sample_fini(*state);
	free(*state);
	return 0;
}

void *sample_row(const struct snapshot *s, enum entity_id entity, int64_t id)
{
	const struct entity *e = &entities[entity];
	const struct field *field = entity_field(e, "id");
	int n;
	char *rows = snapshot_rows(s, e, &n);

	for (int i = 0; i < n; i++) {
		if (row_int(rows + (size_t)i * e->size, field) == id)
			return rows + (size_t)i * e->size;
	}
	fail_msg("no row %d in %s", (int)id, e->key);
	return NULL;
}

void sample_set_dots(struct snapshot *s, int64_t count_id, const int *dots)
{
	for (int i = 0; i < s->n_lines; i++) {
		if (s->lines[i].count_id == count_id)
			s->lines[i].dots = dots[s->lines[i].option_id - OPTION_A];
	}
}
