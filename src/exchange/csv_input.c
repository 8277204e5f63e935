/* The rows of the CSV with what was said: ideas or answers, then solutions. */
#include "csv.h"

#include <string.h>

#include "mem.h"
#include "text.h"

/* Far more keywords than anybody reads in one cell; a hostile file stays small with it. */
enum { TERMS_MAX = 64 };

/* Whose keywords a row has: its own, and those of what it belongs to.  0: none. */
struct subjects {
	int64_t idea_id, subtheme_id, theme_id, solution_id;
};

/* A row, as far as ideas and solutions differ. */
struct input {
	enum csv_kind kind;
	char code[CODE_SIZE];
	int64_t group_id, question_id;
	const char *text;
	const struct subtheme *subtheme; /* NULL: none */
	const struct theme *theme;       /* NULL: none */
	const struct solution *solution; /* NULL: it is an idea */
	const struct idea *idea;         /* NULL: it is a solution */
	enum origin origin;
	struct subjects subjects;
};

/* ---- where it belongs ---- */

static void group_field(struct csv *c, int64_t group_id)
{
	const struct group *g = snapshot_find_group(c->open, group_id);
	AUTO_FREE char *numbered = xasprintf("%s %d", csv_group, g ? g->number : 0);

	if (g == NULL)
		csv_text(c, "");
	else
		csv_text(c, g->name[0] != '\0' ? g->name : numbered);
}

/* A file from elsewhere may count the questions of each round from 1. */
static bool number_is_shared(const struct snapshot *s, const struct question *q)
{
	for (int i = 0; i < s->n_questions; i++) {
		if (&s->questions[i] != q && s->questions[i].number == q->number)
			return true;
	}
	return false;
}

/* "V1", or "R2V1" when another round has a V1 too. */
static void question_fields(struct csv *c, int64_t question_id)
{
	const struct question *q = snapshot_find_question(c->open, question_id);
	const struct round *r = q ? snapshot_find_round(c->open, q->round_id) : NULL;
	AUTO_BUF struct buf id;

	buf_init(&id);
	if (q != NULL && r != NULL && number_is_shared(c->open, q))
		buf_addf(&id, "R%d", r->number);
	if (q != NULL)
		buf_addf(&id, "V%d", q->number);
	csv_text(c, id.data);
	csv_text(c, q ? q->text : "");
}

static const struct theme *theme_of_subtheme(const struct snapshot *s, const struct subtheme *t)
{
	for (int i = 0; t != NULL && i < s->n_themes; i++) {
		if (!s->themes[i].withdrawn && s->themes[i].subtheme_id == t->id)
			return &s->themes[i];
	}
	return NULL;
}

static void theme_fields(struct csv *c, const struct input *in)
{
	char code[CODE_SIZE] = "";

	csv_text(c, in->subtheme ? subtheme_code(in->subtheme->code, code) : "");
	csv_text(c, in->subtheme ? in->subtheme->title : "");
	csv_number(c, in->theme ? in->theme->rank : -1);
	csv_text(c, in->theme ? in->theme->short_name : "");
}

/* Dots of the subtheme in the vote that holds; -1: nobody voted on it, or not yet. */
static int dots_of(const struct tally *result, const struct subtheme *subtheme)
{
	for (int i = 0; result != NULL && subtheme != NULL && i < result->n; i++) {
		if (result->options[i]->subtheme_id == subtheme->id)
			return result->dots[i];
	}
	return -1;
}

/* ---- keywords ---- */

struct keyword {
	const struct term *term;
	bool confirmed;
};

static bool is_about(const struct tag *t, const struct subjects *of)
{
	return (t->idea_id != 0 && t->idea_id == of->idea_id) ||
	       (t->subtheme_id != 0 && t->subtheme_id == of->subtheme_id) ||
	       (t->theme_id != 0 && t->theme_id == of->theme_id) ||
	       (t->solution_id != 0 && t->solution_id == of->solution_id);
}

/* Each term once, in the order of its list; what somebody confirmed is no proposal any more. */
static int add_keyword(struct keyword *words, int n, const struct term *term, bool confirmed)
{
	int at = n;

	while (at > 0 && words[at - 1].term >= term)
		at--;
	if (at < n && words[at].term == term) {
		words[at].confirmed = words[at].confirmed || confirmed;
		return n;
	}
	if (n == TERMS_MAX)
		return n;
	memmove(words + at + 1, words + at, (size_t)(n - at) * sizeof *words);
	words[at] = (struct keyword){.term = term, .confirmed = confirmed};
	return n + 1;
}

static int find_keywords(const struct snapshot *s, const struct subjects *of,
                         struct keyword words[TERMS_MAX])
{
	int n = 0;

	for (int i = 0; i < s->n_tags; i++) {
		const struct tag *t = &s->tags[i];
		if (t->withdrawn || !is_about(t, of))
			continue;
		const struct term *term = snapshot_find_term(s, t->term_id);
		if (term != NULL)
			n = add_keyword(words, n, term, t->confirmed);
	}
	return n;
}

static bool is_in_list(const struct snapshot *s, const struct term *term, const char *list)
{
	const struct taxonomy *t = snapshot_find_taxonomy(s, term->taxonomy_id);

	return t != NULL && text_contains(t->name, list);
}

/* "10 Versterken sociale basis | 11 Mantelzorg": the code stays when a name is spelt otherwise. */
static void add_value(struct buf *field, const struct keyword *word)
{
	if (field->len > 0)
		buf_add(field, " | ");
	if (word->term->code[0] != '\0')
		buf_addf(field, "%s ", word->term->code);
	buf_add(field, word->term->name);
	if (!word->confirmed)
		buf_addf(field, " %s", csv_proposal);
}

static void keyword_fields(struct csv *c, const struct subjects *of)
{
	struct keyword words[TERMS_MAX];
	int n = find_keywords(c->open, of, words);

	for (int list = 0; list < CSV_TERMS_COUNT; list++) {
		AUTO_BUF struct buf field;
		buf_init(&field);
		for (int i = 0; i < n; i++) {
			if (is_in_list(c->open, words[i].term, csv_term_lists[list]))
				add_value(&field, &words[i]);
		}
		csv_text(c, field.data);
	}
}

/* ---- what became of it ---- */

static void standing_fields(struct csv *c, const struct follow_up *f)
{
	csv_text(c, f ? csv_follow_statuses[f->status] : "");
	csv_text(c, f ? f->date : "");
	csv_text(c, f ? f->body : "");
	csv_text(c, f ? f->explanation : "");
	csv_text(c, f ? csv_project_steps[f->project_step] : "");
}

/* ---- the fields of one of the two ---- */

static void solution_fields(struct csv *c, const struct solution *s)
{
	if (s == NULL) {
		for (int i = 0; i < 4; i++)
			csv_text(c, "");
		return;
	}
	csv_text(c, csv_addressees[s->addressee]);
	csv_text(c, s->addressee == FOR_OTHER ? s->organisation : "");
	csv_yes_no(c, s->highlighted);
	csv_yes_no(c, s->quick);
}

static void idea_fields(struct csv *c, const struct idea *i)
{
	const struct idea *first = i ? snapshot_find_idea(c->open, i->duplicate_of) : NULL;
	char code[CODE_SIZE] = "";

	csv_text(c, first ? idea_code(first->code, code) : "");
	if (i != NULL)
		csv_yes_no(c, i->parked);
	else
		csv_text(c, "");
}

/* ---- rows ---- */

/* In the order of csv_headers. */
static void input_row(struct csv *c, const struct input *in)
{
	csv_text(c, c->session_id);
	csv_text(c, snapshot_session(c->open)->date);
	csv_text(c, csv_kinds[in->kind]);
	csv_text(c, in->code);
	group_field(c, in->group_id);
	question_fields(c, in->question_id);
	csv_text(c, in->text);
	theme_fields(c, in);
	solution_fields(c, in->solution);
	csv_text(c, in->idea ? in->idea->district : "");
	keyword_fields(c, &in->subjects);
	idea_fields(c, in->idea);
	csv_number(c, dots_of(c->result, in->subtheme));
	standing_fields(c, standing_line(find_standing(c->all, in->subjects.solution_id, 0,
	                                               in->subjects.idea_id, c->today)));
	csv_text(c, csv_origins[in->origin]);
	csv_text(c, CSV_EXPORT_VERSION);
	csv_text(c, c->today);
	csv_end_row(c);
}

static void idea_row(struct csv *c, const struct idea *i, enum csv_kind kind)
{
	const struct subtheme *subtheme = subtheme_of_idea(c->open, i);
	const struct theme *theme = theme_of_subtheme(c->open, subtheme);
	struct input in = {.kind = kind,
	                   .group_id = i->group_id,
	                   .question_id = i->question_id,
	                   .text = idea_public(i),
	                   .subtheme = subtheme,
	                   .theme = theme,
	                   .idea = i,
	                   .origin = i->origin,
	                   .subjects = {.idea_id = i->id,
	                                .subtheme_id = subtheme ? subtheme->id : 0,
	                                .theme_id = theme ? theme->id : 0}};

	idea_code(i->code, in.code);
	input_row(c, &in);
}

static void solution_row(struct csv *c, const struct solution *s)
{
	const struct theme *theme = theme_of_solution(c->open, s);
	const struct subtheme *subtheme =
	        theme ? snapshot_find_subtheme(c->open, theme->subtheme_id) : NULL;
	struct input in = {.kind = CSV_SOLUTION,
	                   .group_id = s->group_id,
	                   .question_id = s->question_id,
	                   .text = solution_public(s),
	                   .subtheme = subtheme,
	                   .theme = theme,
	                   .solution = s,
	                   .origin = s->origin,
	                   .subjects = {.solution_id = s->id,
	                                .subtheme_id = subtheme ? subtheme->id : 0,
	                                .theme_id = theme ? theme->id : 0}};

	solution_code(s->code, in.code);
	input_row(c, &in);
}

void csv_input_rows(struct csv *c)
{
	/* Without a vote what people say are answers, as in the report. */
	enum csv_kind kind = session_has_vote(c->open) ? CSV_IDEA : CSV_ANSWER;

	for (int i = 0; i < c->open->n_ideas; i++) {
		if (!c->open->ideas[i].withdrawn)
			idea_row(c, &c->open->ideas[i], kind);
	}
	for (int i = 0; i < c->open->n_solutions; i++) {
		if (!c->open->solutions[i].withdrawn)
			solution_row(c, &c->open->solutions[i]);
	}
}
