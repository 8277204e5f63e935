/* Commands on what becomes of the proposals (domain.md 3.3). */
#include "db.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "commands.h"
#include "mem.h"
#include "rules.h"
#include "tr.h"

/* Texts of the line, cleaned, and the place behind all that there is. */
static enum status complete(struct command *c, struct follow_up *f, struct err *e)
{
	const struct entity *ent = &entities[ENTITY_follow_up];
	struct {
		const char *field, **text;
	} texts[] = {
	        {"body", &f->body}, {"explanation", &f->explanation}, {"told_by", &f->told_by}};
	enum status s = OK;

	for (size_t i = 0; i < N_ITEMS(texts) && s == OK; i++)
		s = command_clean(c, entity_field(ent, texts[i].field), *texts[i].text,
		                  texts[i].text, e);
	if (s == OK && !f->explanation[0] &&
	    (f->status == FOLLOW_NOT_ADOPTED || f->status == FOLLOW_PARTLY_ADOPTED))
		return err_set(e, E_INVALID, _("Say why it was not adopted, or only partly."));
	f->position = 0;
	for (int i = 0; i < c->before.n_follow_ups; i++)
		if (c->before.follow_ups[i].position > f->position)
			f->position = c->before.follow_ups[i].position;
	return s;
}

static enum status add_line(struct command *c, struct follow_up *f, int64_t solution_id,
                            int64_t idea_id, struct err *e)
{
	struct follow_up *row = command_row(c, ENTITY_follow_up);
	int64_t id = row->id;

	f->position++;
	*row = *f;
	row->id = id;
	row->session_id = c->session_id;
	row->solution_id = solution_id;
	row->idea_id = idea_id;
	row->theme_id = 0;
	return command_insert(c, ENTITY_follow_up, row, e);
}

/* The code of the one, or how many. */
static void set_subject(struct command *c, const int64_t *solutions, int n_solutions,
                        const int64_t *ideas, int n_ideas)
{
	const struct solution *o =
	        n_solutions == 1 ? snapshot_find_solution(&c->before, solutions[0]) : NULL;
	const struct idea *i = n_ideas == 1 ? snapshot_find_idea(&c->before, ideas[0]) : NULL;
	char code[CODE_SIZE];

	if (n_solutions + n_ideas != 1)
		snprintf(c->subject, sizeof(c->subject), "%d", n_solutions + n_ideas);
	else if (o)
		snprintf(c->subject, sizeof(c->subject), "%s", solution_code(o->code, code));
	else if (i)
		snprintf(c->subject, sizeof(c->subject), "%s", idea_code(i->code, code));
}

enum status store_add_follow_ups(struct store *st, int64_t session_id, const int64_t *solutions,
                                 int n_solutions, const int64_t *ideas, int n_ideas,
                                 const struct follow_up *line, struct err *e)
{
	struct follow_up f = *line;
	struct command c;
	enum status s = command_begin(st, &c, session_id, "follow-up-add", COMMAND_EVEN_CLOSED, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	s = complete(&c, &f, e);
	for (int i = 0; i < n_solutions && s == OK; i++)
		s = add_line(&c, &f, solutions[i], 0, e);
	for (int i = 0; i < n_ideas && s == OK; i++)
		s = add_line(&c, &f, 0, ideas[i], e);
	set_subject(&c, solutions, n_solutions, ideas, n_ideas);
	return command_end(&c, s, e);
}
