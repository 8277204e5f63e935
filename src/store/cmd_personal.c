/* Decisions about texts that may hold something of a person (model/personal.h). */
#include "db.h"

#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "personal.h"
#include "tr.h"
#include "version.h"

static enum status keep(struct command *c, const char *text, struct err *e)
{
	struct kept_text *row = command_row(c, ENTITY_kept_text);
	char mark[MARK_SIZE];

	text_mark(text, mark);
	for (int i = 0; i < c->before.n_kept_texts; i++)
		if (strcmp(c->before.kept_texts[i].mark, mark) == 0)
			return OK;
	row->mark = mark;
	return command_insert(c, ENTITY_kept_text, row, e);
}

enum status store_keep_text(struct store *st, int64_t session_id, const char *text, struct err *e)
{
	struct command c;
	enum status s = command_begin(st, &c, session_id, "text-keep", COMMAND_EVEN_CLOSED, e);

	if (s != OK)
		return s;
	return command_end(&c, c.repeated ? OK : keep(&c, text, e), e);
}

/* The code of the row, which the journal may have; never typed text. */
static void name_row(struct command *c, const struct entity *en, const void *row)
{
	char name[ROW_NAME_SIZE];

	row_name(en, row, name);
	if (entity_field(en, "code") && strlen(name) < sizeof(c->subject))
		snprintf(c->subject, sizeof(c->subject), "%s", name);
}

enum status store_replace_text(struct store *st, int64_t session_id, enum entity_id entity,
                               int64_t id, const char *field, const char *text, struct err *e)
{
	const struct entity *en = &entities[entity];
	const char *clean = "";
	struct command c;
	const void *row;
	enum status s =
	        command_begin(st, &c, session_id, "text-replace",
	                      is_own_text(entity) ? COMMAND_EVEN_CLOSED : COMMAND_CORRECTS, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	row = command_find(&c, entity, id);
	if (!row)
		s = err_set(e, E_NOT_FOUND, _("That is no longer there."));
	if (s == OK)
		s = command_clean(&c, entity_field(en, field), text, &clean, e);
	if (s == OK) {
		name_row(&c, en, row);
		s = command_set(&c, entity, id, field, 0, clean, e);
	}
	return command_end(&c, s, e);
}
