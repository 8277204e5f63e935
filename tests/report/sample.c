#include "sample.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "file.h"
#include "golden.h"
#include "mem.h"
#include "tr.h"

void *sample_row(struct snapshot *s, enum entity_id id)
{
	static int64_t last_id;
	void *row = snapshot_add(s, id);
	const struct entity *e = &entities[id];
	row_set_int(row, entity_field(e, "id"), ++last_id);
	return row;
}

struct group *sample_group(struct snapshot *s, int number)
{
	struct group *g = ADD(s, group);
	g->session_id = s->sessions->id;
	g->number = number;
	g->name = arena_printf(s->arena, "Groep %d", number);
	return g;
}

struct round *sample_round(struct snapshot *s, int number, enum round_kind kind)
{
	struct round *r = ADD(s, round);
	r->session_id = s->sessions->id;
	r->number = number;
	r->kind = kind;
	return r;
}

struct question *sample_question(struct snapshot *s, int64_t round_id, const char *text)
{
	struct question *q = ADD(s, question);
	q->session_id = s->sessions->id;
	q->round_id = round_id;
	q->number = s->n_questions;
	q->text = text;
	return q;
}

struct subtheme *sample_subtheme(struct snapshot *s, int64_t question_id, const char *title,
                                 const char *short_name)
{
	struct subtheme *t = ADD(s, subtheme);
	t->session_id = s->sessions->id;
	t->question_id = question_id;
	t->code = s->n_subthemes;
	t->title = title;
	t->short_name = short_name;
	return t;
}

struct idea *sample_idea(struct snapshot *s, int64_t question_id, int64_t group_id,
                         int64_t subtheme_id, const char *text)
{
	struct idea *i = ADD(s, idea);
	i->session_id = s->sessions->id;
	i->question_id = question_id;
	i->group_id = group_id;
	i->subtheme_id = subtheme_id;
	i->code = s->n_ideas;
	i->text = text;
	return i;
}

struct solution *sample_solution(struct snapshot *s, int64_t theme_id, enum addressee addressee,
                                 const char *text)
{
	struct solution *o = ADD(s, solution);
	o->session_id = s->sessions->id;
	o->theme_id = theme_id;
	o->code = s->n_solutions;
	o->addressee = addressee;
	o->text = text;
	return o;
}

struct ballot *sample_ballot(struct snapshot *s, int voters, int dots_each)
{
	struct ballot *b = ADD(s, ballot);
	b->session_id = s->sessions->id;
	b->number = s->n_ballots;
	b->kind = BALLOT_MAIN;
	b->voters = voters;
	b->dots_per_person = dots_each;
	b->dots_per_subtheme = 1;
	b->places = 3;
	b->tie_rule = TIE_RUN_OFF;
	b->status = BALLOT_FIXED;
	for (int i = 0; i < s->n_subthemes; i++) {
		struct ballot_option *o = ADD(s, ballot_option);
		o->session_id = s->sessions->id;
		o->ballot_id = b->id;
		o->subtheme_id = s->subthemes[i].id;
		o->position = i + 1;
		o->title = s->subthemes[i].title;
		o->short_name = s->subthemes[i].short_name;
	}
	return b;
}

struct vote_count *sample_count(struct snapshot *s, int64_t ballot_id, const int *dots, int n,
                                int leftover)
{
	int option = 0, number = 1;
	for (int i = 0; i < s->n_counts; i++)
		number += s->counts[i].ballot_id == ballot_id;
	struct vote_count *c = ADD(s, vote_count);
	c->session_id = s->sessions->id;
	c->ballot_id = ballot_id;
	c->number = number;
	c->leftover = leftover;
	c->status = COUNT_FIXED;
	for (int i = 0; i < s->n_options && option < n; i++) {
		if (s->options[i].ballot_id != ballot_id)
			continue;
		struct count_line *line = ADD(s, count_line);
		line->count_id = c->id;
		line->option_id = s->options[i].id;
		line->dots = dots[option++];
	}
	return c;
}

struct theme *sample_theme(struct snapshot *s, int subtheme, int rank, int dots)
{
	struct theme *t = ADD(s, theme);
	t->session_id = s->sessions->id;
	t->subtheme_id = s->subthemes[subtheme].id;
	t->ballot_id = s->n_ballots > 0 ? s->ballots[0].id : 0;
	t->rank = rank;
	t->position = s->n_themes;
	t->title = s->subthemes[subtheme].title;
	t->short_name = s->subthemes[subtheme].short_name;
	t->dots = dots;
	return t;
}

void sample_bare(struct snapshot *s, struct arena *a)
{
	*s = (struct snapshot){.arena = a};
	struct series *series = ADD(s, series);
	series->name = "Participatiehub";
	series->region = "regio Zoetermeer";
	series->language = "nl";
	struct session *session = ADD(s, session);
	session->series_id = series->id;
	session->number = 1;
	session->title = "Eerste dialoogsessie Participatiehub";
	session->date = "2025-05-15";
	session->top_n = 3;
	session->level = LEVEL_CONSULT;
	session->status = SESSION_CLOSED;
}

void render_markdown(const struct node *doc, struct buf *out)
{
	const struct doc_look look = {
	        .language = "nl", .author = "", .mark = "", .page = "", .of = "", .made = ""};
	struct err e;
	assert_int_equal(doc_render(doc, &look, DOC_MD, out, &e), OK);
}

char *sample_kind(const struct snapshot *s, enum report_kind kind, struct arena *a)
{
	char later[DATE_SIZE] = "2025-05-20";
	if (s->sessions->date[0])
		date_add_days(s->sessions->date, 5, later);
	struct report_options o = {.kind = kind, .now = moment_of(later, "12:00"), .note = ""};
	struct buf out;
	buf_init(&out);
	render_markdown(report_build(s, &o, a), &out);
	return buf_take(&out);
}

char *sample_markdown(const struct snapshot *s, struct arena *a)
{
	return sample_kind(s, KIND_REPORT, a);
}

void assert_has(const char *text, const char *needle)
{
	if (!strstr(text, needle))
		fail_msg("\"%s\" is not in:\n%s", needle, text);
}

void assert_has_not(const char *text, const char *needle)
{
	if (strstr(text, needle))
		fail_msg("\"%s\" is in:\n%s", needle, text);
}

void assert_golden(const char *text, const char *name)
{
	struct err e;
	AUTO_FREE char *path = golden_path("report", name);
	AUTO_FREE char *expected = NULL;
	size_t len = 0;
	if (golden_is_updated()) {
		if (file_write(path, text, strlen(text), true, &e) != OK)
			fail_msg("%s", e.msg);
		return;
	}
	if (file_read(path, 1024 * 1024, &expected, &len, &e) != OK)
		fail_msg("%s", e.msg);
	assert_string_equal(text, expected);
}

void select_dutch(void)
{
	struct err e;
	if (tr_init("nl", &e) != OK)
		fail_msg("%s", e.msg);
}
