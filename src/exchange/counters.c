#include "counters.h"

#include <string.h>

#include "entity.h"
#include "file.h"
#include "format.h"
#include "tr.h"

static int find_counter(const struct snapshot *s, const char *kind, int64_t question_id)
{
	for (int i = 0; i < s->n_counters; i++) {
		if (strcmp(s->counters[i].kind, kind) == 0 &&
		    s->counters[i].question_id == question_id)
			return i;
	}
	return -1;
}

/* used is the highest code that was given out, 0 when there is none. */
static enum status complete(struct snapshot *s, const char *kind, int64_t question_id, int used,
                            struct err *e)
{
	int i = find_counter(s, kind, question_id);

	if (i < 0 && used > 0) {
		struct counter *c = snapshot_add(s, ENTITY_counter);
		c->id = id_new();
		c->session_id = s->sessions[0].id;
		c->question_id = question_id;
		c->kind = kind;
		c->next = used + 1;
	} else if (i >= 0 && s->counters[i].next <= used) {
		return err_set(e, E_INVALID, _("counters[%d].next: The code %d is in use already."),
		               i, used);
	}
	return OK;
}

static int highest_subtheme(const struct snapshot *s, int64_t question_id)
{
	int used = 0;

	for (int i = 0; i < s->n_subthemes; i++) {
		if (s->subthemes[i].question_id == question_id && s->subthemes[i].code > used)
			used = s->subthemes[i].code;
	}
	return used;
}

enum status counters_complete(struct snapshot *s, struct err *e)
{
	int ideas = 0, solutions = 0;

	for (int i = 0; i < s->n_ideas; i++)
		ideas = s->ideas[i].code > ideas ? s->ideas[i].code : ideas;
	for (int i = 0; i < s->n_solutions; i++)
		solutions = s->solutions[i].code > solutions ? s->solutions[i].code : solutions;

	enum status st = complete(s, COUNTER_IDEA, 0, ideas, e);
	if (st == OK)
		st = complete(s, COUNTER_SOLUTION, 0, solutions, e);
	for (int i = 0; i < s->n_questions && st == OK; i++) {
		int64_t question_id = s->questions[i].id;
		st = complete(s, COUNTER_SUBTHEME, question_id, highest_subtheme(s, question_id),
		              e);
	}
	return st;
}
