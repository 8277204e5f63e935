/* What was entered in a practice hub by mistake, taken into the session that it was meant for
 * (domain.md 7.34): with a reason, which the report tells. */
#include "db.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "commands.h"
#include "rules.h"
#include "tr.h"

/* A row of its own, with what was entered; what it had to do with other rows stays behind. */
static const void *idea_to_take(struct command *c, const struct idea *from)
{
	struct idea *row = command_row(c, ENTITY_idea);
	struct idea own = *row;

	*row = *from;
	row->id = own.id;
	row->session_id = own.session_id;
	row->duplicate_of = row->subtheme_id = 0;
	row->after_list = list_has_ballot(&c->before, row->question_id);
	return row;
}

static const void *solution_to_take(struct command *c, const struct solution *from)
{
	struct solution *row = command_row(c, ENTITY_solution);
	struct solution own = *row;

	*row = *from;
	row->id = own.id;
	row->session_id = own.session_id;
	return row;
}

static enum status take(struct command *c, const struct taken *t, int *first, struct err *e)
{
	enum status s = OK;
	int code;

	for (int i = 0; i < t->n_ideas && s == OK; i++) {
		struct idea idea = t->ideas[i];

		s = command_next_code(c, "idea", 0, &code, e);
		idea.code = code;
		if (i == 0)
			*first = code;
		if (s == OK)
			s = command_insert(c, ENTITY_idea, idea_to_take(c, &idea), e);
	}
	for (int i = 0; i < t->n_solutions && s == OK; i++) {
		struct solution solution = t->solutions[i];

		s = command_next_code(c, "solution", 0, &code, e);
		solution.code = code;
		if (i == 0)
			*first = code;
		if (s == OK)
			s = command_insert(c, ENTITY_solution, solution_to_take(c, &solution), e);
	}
	return s;
}

enum status store_take(struct store *st, int64_t session_id, const struct taken *t, int *first,
                       struct err *e)
{
	struct command c;
	enum status s = command_begin(st, &c, session_id, "practice-take", COMMAND_PLAIN, e);

	*first = 0;
	if (s != OK)
		return s;
	if (!c.repeated)
		s = take(&c, t, first, e);
	if (s == OK && !c.repeated)
		s = correct_add(&c, c.before.n_corrections + 1, command_now(&c), e);
	snprintf(c.subject, sizeof(c.subject), "%d", t->n_ideas + t->n_solutions);
	return command_end(&c, s, e);
}
