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
static const void *idea_to_take(struct command *c, const struct idea *from, int code)
{
	struct idea *row = command_row(c, ENTITY_idea);
	int64_t id = row->id, session_id = row->session_id;

	*row = *from;
	row->id = id;
	row->session_id = session_id;
	row->code = code;
	row->duplicate_of = row->subtheme_id = 0;
	row->after_list = list_has_ballot(&c->before, row->question_id);
	return row;
}

static const void *solution_to_take(struct command *c, const struct solution *from, int code)
{
	struct solution *row = command_row(c, ENTITY_solution);
	int64_t id = row->id, session_id = row->session_id;

	*row = *from;
	row->id = id;
	row->session_id = session_id;
	row->code = code;
	return row;
}

/* Number i of them: the ideas first. */
static enum status take_one(struct command *c, const struct taken *t, int i, int *code,
                            struct err *e)
{
	enum entity_id entity = i < t->n_ideas ? ENTITY_idea : ENTITY_solution;
	const void *row;
	enum status s = command_next_code(c, entities[entity].table, 0, code, e);

	if (s != OK)
		return s;
	row = entity == ENTITY_idea ? idea_to_take(c, &t->ideas[i], *code)
	                            : solution_to_take(c, &t->solutions[i - t->n_ideas], *code);
	return command_insert(c, entity, row, e);
}

enum status store_take(struct store *st, int64_t session_id, const struct taken *t, int *first,
                       struct err *e)
{
	struct command c;
	int n = t->n_ideas + t->n_solutions, code;
	enum status s = command_begin(st, &c, session_id, "practice-take", COMMAND_PLAIN, e);

	*first = 0;
	if (s != OK)
		return s;
	for (int i = 0; i < n && s == OK && !c.repeated; i++) {
		s = take_one(&c, t, i, &code, e);
		if (i == 0)
			*first = code;
	}
	if (s == OK && !c.repeated)
		s = correct_add(&c, c.before.n_corrections + 1, command_now(&c), e);
	snprintf(c.subject, sizeof(c.subject), "%d", n);
	return command_end(&c, s, e);
}
