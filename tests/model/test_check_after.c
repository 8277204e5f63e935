#include "check_cases.h"

#include "mem.h"

enum { LINE = 701, TAXONOMY = 711, TERM = 712, SIGNAL = 721, LINK = 731, TAG = 741, ROW = 751 };

/* ---- what becomes of a proposal ---- */

/* Solution 1 is what people do themselves, solutions 2 and 3 are passed on. */
static struct follow_up *add_line(struct snapshot *s, int64_t solution_id,
                                  enum follow_status status)
{
	struct follow_up *f = snapshot_add(s, ENTITY_follow_up);

	f->id = LINE + s->n_follow_ups;
	f->session_id = SESSION;
	f->solution_id = solution_id;
	f->position = s->n_follow_ups;
	f->status = status;
	return f;
}

static void followed(struct snapshot *s)
{
	add_line(s, SOLUTION_ONE + 1, FOLLOW_RECEIVED);
	add_line(s, SOLUTION_ONE + 1, FOLLOW_CARRIED_OUT);
	add_line(s, SOLUTION_ONE, FOLLOW_TAKEN_UP);
	add_line(s, SOLUTION_ONE, FOLLOW_STOPPED);
	add_line(s, 0, FOLLOW_PASSED_ON)->theme_id = THEME_ONE;
	add_line(s, 0, FOLLOW_ADOPTED)->idea_id = IDEA_ONE;
}
static void about_nothing(struct snapshot *s)
{
	followed(s);
	s->follow_ups[1].solution_id = 0;
}
static void about_solution_and_idea(struct snapshot *s)
{
	followed(s);
	s->follow_ups[1].idea_id = IDEA_ONE;
}
static void about_theme_and_idea(struct snapshot *s)
{
	followed(s);
	s->follow_ups[4].idea_id = IDEA_ONE;
}
static void answered(struct snapshot *s)
{
	add_line(s, SOLUTION_ONE, FOLLOW_ANSWERED);
	add_line(s, SOLUTION_ONE + 1, FOLLOW_ANSWERED);
	add_line(s, 0, FOLLOW_ANSWERED)->theme_id = THEME_ONE;
}
static void passed_on_to_ourselves(struct snapshot *s)
{
	add_line(s, SOLUTION_ONE, FOLLOW_PASSED_ON);
}
static void carried_out_by_ourselves(struct snapshot *s)
{
	add_line(s, SOLUTION_ONE, FOLLOW_CARRIED_OUT);
}
static void taken_up_by_care(struct snapshot *s)
{
	add_line(s, SOLUTION_ONE + 1, FOLLOW_TAKEN_UP);
}
static void theme_is_started(struct snapshot *s)
{
	add_line(s, 0, FOLLOW_STARTED)->theme_id = THEME_ONE;
}
static void idea_is_finished(struct snapshot *s)
{
	add_line(s, 0, FOLLOW_FINISHED)->idea_id = IDEA_ONE;
}
static void not_adopted_with_reason(struct snapshot *s)
{
	add_line(s, SOLUTION_ONE + 1, FOLLOW_NOT_ADOPTED)->explanation = "Te duur";
	add_line(s, SOLUTION_ONE + 1, FOLLOW_PARTLY_ADOPTED)->explanation = "Alleen in de zomer";
}
static void not_adopted_without_reason(struct snapshot *s)
{
	add_line(s, SOLUTION_ONE + 1, FOLLOW_NOT_ADOPTED);
}
static void partly_adopted_without_reason(struct snapshot *s)
{
	add_line(s, 0, FOLLOW_PARTLY_ADOPTED)->idea_id = IDEA_ONE + 4;
}

/* ---- preconditions ---- */

static struct precondition_evidence *add_evidence(struct snapshot *s, int number)
{
	struct precondition_evidence *p = snapshot_add(s, ENTITY_precondition_evidence);

	p->id = ROW + s->n_evidence;
	p->session_id = SESSION;
	p->number = number;
	return p;
}

static void all_preconditions(struct snapshot *s)
{
	for (int number = PRECONDITIONS; number >= 1; number--)
		add_evidence(s, number);
}
static void precondition_twice(struct snapshot *s)
{
	all_preconditions(s);
	add_evidence(s, 8);
}
static void precondition_zero(struct snapshot *s)
{
	add_evidence(s, 0);
}
static void precondition_nine(struct snapshot *s)
{
	add_evidence(s, 9);
}

/* ---- signals, terms, tags ---- */

static struct signal *add_signal(struct snapshot *s, int code)
{
	struct signal *g = snapshot_add(s, ENTITY_signal);

	g->id = SIGNAL + s->n_signals;
	g->series_id = SERIES;
	g->code = code;
	g->text = "Mensen zoeken een bankje";
	return g;
}

static struct signal_link *add_link(struct snapshot *s)
{
	struct signal_link *l = snapshot_add(s, ENTITY_signal_link);

	l->id = LINK + s->n_signal_links;
	l->session_id = SESSION;
	l->signal_id = add_signal(s, s->n_signals + 1)->id;
	return l;
}

static struct tag *add_tag(struct snapshot *s)
{
	struct tag *t = snapshot_add(s, ENTITY_tag);
	struct taxonomy *taxonomy = snapshot_add(s, ENTITY_taxonomy);
	struct term *term = snapshot_add(s, ENTITY_term);

	taxonomy->id = TAXONOMY;
	taxonomy->series_id = term->series_id = SERIES;
	term->id = TERM;
	term->taxonomy_id = TAXONOMY;
	taxonomy->name = term->name = "Meedoen";
	t->id = TAG;
	t->session_id = SESSION;
	t->term_id = TERM;
	return t;
}

static void signals_with_a_gap(struct snapshot *s)
{
	add_signal(s, 7);
	add_signal(s, 2);
}
static void signal_code_twice(struct snapshot *s)
{
	signals_with_a_gap(s);
	add_signal(s, 7)->withdrawn = true;
}
static void signal_without_text(struct snapshot *s)
{
	add_signal(s, 1)->text = "";
}
static void links(struct snapshot *s)
{
	add_link(s)->subtheme_id = SUBTHEME_A;
	add_link(s)->solution_id = SOLUTION_ONE;
}
static void link_to_nothing(struct snapshot *s)
{
	links(s);
	add_link(s);
}
static void link_to_two(struct snapshot *s)
{
	links(s);
	s->signal_links[0].solution_id = SOLUTION_ONE;
}
static void tagged_idea(struct snapshot *s)
{
	add_tag(s)->idea_id = IDEA_ONE;
}
static void tagged_subtheme(struct snapshot *s)
{
	add_tag(s)->subtheme_id = SUBTHEME_A;
}
static void tagged_theme(struct snapshot *s)
{
	add_tag(s)->theme_id = THEME_ONE;
}
static void tagged_solution(struct snapshot *s)
{
	add_tag(s)->solution_id = SOLUTION_ONE;
}
static void tagged_nothing(struct snapshot *s)
{
	add_tag(s);
}
static void tagged_two(struct snapshot *s)
{
	struct tag *t = add_tag(s);

	t->theme_id = THEME_ONE;
	t->solution_id = SOLUTION_ONE;
}

/* ---- numbers ---- */

static void add_correction(struct snapshot *s, int number)
{
	struct correction *c = snapshot_add(s, ENTITY_correction);

	c->id = ROW + s->n_corrections;
	c->session_id = SESSION;
	c->number = number;
	c->reason = "Een naam was verkeerd";
}
static void add_version(struct snapshot *s, int number)
{
	struct report_version *v = snapshot_add(s, ENTITY_report_version);

	v->id = ROW + s->n_versions;
	v->session_id = SESSION;
	v->number = number;
	v->status = REPORT_CORRECTED;
}
static void numbered(struct snapshot *s)
{
	for (int number = 3; number >= 1; number--) {
		add_correction(s, number);
		add_version(s, number);
	}
}
static void correction_twice(struct snapshot *s)
{
	numbered(s);
	s->corrections[0].number = 1;
}
static void correction_missing(struct snapshot *s)
{
	numbered(s);
	add_correction(s, 5);
}
static void correction_without_reason(struct snapshot *s)
{
	numbered(s);
	s->corrections[0].reason = "";
}
static void version_twice(struct snapshot *s)
{
	numbered(s);
	s->versions[0].number = 2;
}
static void version_missing(struct snapshot *s)
{
	add_version(s, 2);
}

static const struct check_case cases[] = {
        RIGHT(followed),
        BROKEN(about_nothing, "follow_ups[1]: It must be about exactly one"),
        BROKEN(about_solution_and_idea, "follow_ups[1]: It must be about exactly one"),
        BROKEN(about_theme_and_idea, "follow_ups[4]: It must be about exactly one"),
        RIGHT(answered),
        BROKEN(passed_on_to_ourselves, "O1 does not fit: what people do"),
        BROKEN(carried_out_by_ourselves, "O1 does not fit: what people do"),
        BROKEN(taken_up_by_care, "O2 does not fit: only what"),
        BROKEN(theme_is_started, "Activiteiten does not fit: only what"),
        BROKEN(idea_is_finished, "I1 does not fit: only what"),
        RIGHT(not_adopted_with_reason),
        BROKEN(not_adopted_without_reason, "why O2 was not adopted"),
        BROKEN(partly_adopted_without_reason, "why I5 was not adopted"),
        RIGHT(all_preconditions),
        BROKEN(precondition_twice, "Precondition 8 is there twice"),
        BROKEN(precondition_zero, "\"number\" cannot be 0"),
        BROKEN(precondition_nine, "\"number\" cannot be 9"),
        RIGHT(signals_with_a_gap),
        BROKEN(signal_code_twice, "S7 is used twice"),
        BROKEN(signal_without_text, "\"text\" is empty"),
        RIGHT(links),
        BROKEN(link_to_nothing, "signal_links[2]: It must be about exactly one"),
        BROKEN(link_to_two, "signal_links[0]: It must be about exactly one"),
        RIGHT(tagged_idea),
        RIGHT(tagged_subtheme),
        RIGHT(tagged_theme),
        RIGHT(tagged_solution),
        BROKEN(tagged_nothing, "tags[0]: It must be about exactly one"),
        BROKEN(tagged_two, "tags[0]: It must be about exactly one"),
        RIGHT(numbered),
        BROKEN(correction_twice, "\"corrections\" has the number 1 twice"),
        BROKEN(correction_missing, "\"corrections\" has a number 5, and"),
        BROKEN(correction_without_reason, "\"reason\" is empty"),
        BROKEN(version_twice, "\"report_versions\" has the number 2 twice"),
        BROKEN(version_missing, "\"report_versions\" has a number 2, and"),
};

static void test_every_rule(void **state)
{
	(void)state;
	check_cases_run(cases, N_ITEMS(cases));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_every_rule),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
