/* Commands on ideas and subthemes. */
#include "db.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "commands.h"
#include "mem.h"
#include "rules.h"
#include "tr.h"

static const struct subtheme *find_subtheme(struct command *c, int64_t id, enum status *s,
                                            struct err *e)
{
	const struct subtheme *sub = snapshot_find_subtheme(&c->before, id);

	if (*s == OK && (!sub || sub->withdrawn))
		*s = err_set(e, E_NOT_FOUND, _("That subtheme is no longer there."));
	return *s == OK ? sub : NULL;
}

static enum status check_open_list(struct command *c, const struct subtheme *sub, struct err *e)
{
	if (sub && list_is_frozen(&c->before, sub->question_id))
		return err_set(e, E_INVALID, _("The list is locked while people vote on it."));
	return OK;
}

/* A step on ideas must meet every one of them: one that is gone is an error. */
static enum status check_ideas(struct command *c, const int64_t *ideas, int n, struct err *e)
{
	const struct idea *idea;
	int i;

	for (i = 0; i < n; i++) {
		idea = snapshot_find_idea(&c->before, ideas[i]);
		if (!idea || idea->withdrawn)
			return err_set(e, E_NOT_FOUND, _("That idea is no longer there."));
	}
	return OK;
}

static void idea_subject(struct command *c, const int64_t *ideas, int n)
{
	const struct idea *idea = n == 1 ? snapshot_find_idea(&c->before, ideas[0]) : NULL;
	char code[CODE_SIZE];

	if (idea)
		snprintf(c->subject, sizeof(c->subject), "%s", idea_code(idea->code, code));
	else
		snprintf(c->subject, sizeof(c->subject), "%d", n);
}

void idea_complete(const struct command *c, struct idea *idea)
{
	idea->created_at = clock_wall(c->st->clock);
	idea->legibility = legibility_of(idea->text);
	idea->origin = origin_at(c->before.sessions, idea->created_at);
	idea->after_list = list_has_ballot(&c->before, idea->question_id);
}

/* False for a line that shows nothing: then there is no idea. */
static bool has_text(const char *line)
{
	return line[strspn(line, " \t\r\n")] != '\0';
}

/* An idea of each text, for the question and the group of with. */
static enum status add_ideas(struct store *st, int64_t session_id, const struct idea *with,
                             const char *const *texts, int n, int *first, struct err *e)
{
	const struct field *f = entity_field(&entities[ENTITY_idea], "text");
	struct idea *row;
	struct command c;
	enum status s = command_begin(st, &c, session_id, "ideas-add", COMMAND_PLAIN, e);
	int i, added = 0;

	if (s != OK)
		return s;
	for (i = 0; i < n && s == OK && !c.repeated; i++) {
		row = command_row(&c, ENTITY_idea);
		if (!has_text(texts[i]))
			continue;
		s = command_clean(&c, f, texts[i], &row->text, e);
		row->question_id = with->question_id;
		row->group_id = with->group_id;
		idea_complete(&c, row);
		if (with->origin == ORIGIN_FILE)
			row->origin = ORIGIN_FILE;
		if (s == OK)
			s = command_next_code(&c, "idea", 0, &row->code, e);
		if (s == OK)
			s = command_insert(&c, ENTITY_idea, row, e);
		if (s != OK)
			err_wrap(e, _("Line %d"), i + 1);
		if (added++ == 0 && first)
			*first = row->code;
	}
	snprintf(c.subject, sizeof(c.subject), "%d", added);
	return command_end(&c, s, e);
}

enum status store_add_ideas(struct store *st, int64_t session_id, int64_t question_id,
                            int64_t group_id, const char *const *texts, int n, struct err *e)
{
	const struct idea with = {.question_id = question_id, .group_id = group_id};

	return add_ideas(st, session_id, &with, texts, n, NULL, e);
}

enum status store_import_ideas(struct store *st, int64_t session_id, int64_t question_id,
                               int64_t group_id, const char *const *texts, int n, int *first,
                               struct err *e)
{
	const struct idea with = {
	        .question_id = question_id, .group_id = group_id, .origin = ORIGIN_FILE};

	return add_ideas(st, session_id, &with, texts, n, first, e);
}

enum status store_edit_ideas(struct store *st, int64_t session_id, const int64_t *ideas,
                             int n_ideas, const struct change *changes, int n, const char *action,
                             struct err *e)
{
	struct command c;
	enum status s = command_begin(st, &c, session_id, action, COMMAND_CORRECTS, e);
	int i;

	if (s != OK)
		return s;
	idea_subject(&c, ideas, n_ideas);
	if (!c.repeated)
		s = check_ideas(&c, ideas, n_ideas, e);
	for (i = 0; i < n_ideas && s == OK && !c.repeated; i++)
		s = command_edit_row(&c, ENTITY_idea, ideas[i], changes, n, e);
	return command_end(&c, s, e);
}

enum status store_assign_ideas(struct store *st, int64_t session_id, const int64_t *ideas, int n,
                               int64_t subtheme_id, struct err *e)
{
	struct command c;
	enum status s = command_begin(
	        st, &c, session_id, subtheme_id ? "idea-assign" : "idea-loosen", COMMAND_PLAIN, e);
	int i;

	if (s != OK)
		return s;
	idea_subject(&c, ideas, n);
	if (!c.repeated)
		s = check_ideas(&c, ideas, n, e);
	if (subtheme_id && !c.repeated)
		find_subtheme(&c, subtheme_id, &s, e);
	for (i = 0; i < n && s == OK && !c.repeated; i++)
		s = db_run(st->db, e,
		           "UPDATE idea SET subtheme_id = ?1, parked = 0, park_reason = ''"
		           " WHERE id = ?2 AND session_id = ?3",
		           "rii", subtheme_id, ideas[i], session_id);
	return command_end(&c, s, e);
}

enum status store_park_ideas(struct store *st, int64_t session_id, const int64_t *ideas, int n,
                             const char *reason, struct err *e)
{
	const struct field *f = entity_field(&entities[ENTITY_idea], "park_reason");
	const char *clean = "";
	struct command c;
	enum status s = command_begin(st, &c, session_id, "idea-park", COMMAND_PLAIN, e);
	int i;

	if (s != OK)
		return s;
	idea_subject(&c, ideas, n);
	if (!c.repeated)
		s = check_ideas(&c, ideas, n, e);
	if (s == OK && !c.repeated)
		s = command_clean(&c, f, reason, &clean, e);
	for (i = 0; i < n && s == OK && !c.repeated; i++)
		s = db_run(st->db, e,
		           "UPDATE idea SET subtheme_id = NULL, parked = 1, park_reason = ?1"
		           " WHERE id = ?2 AND session_id = ?3",
		           "tii", clean, ideas[i], session_id);
	return command_end(&c, s, e);
}

enum status store_merge_subthemes(struct store *st, int64_t session_id, int64_t from, int64_t into,
                                  struct err *e)
{
	const struct subtheme *a, *b;
	char code[CODE_SIZE], into_code[CODE_SIZE];
	struct command c;
	enum status s = command_begin(st, &c, session_id, "subtheme-merge", COMMAND_PLAIN, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	a = find_subtheme(&c, from, &s, e);
	b = find_subtheme(&c, into, &s, e);
	if (s == OK)
		s = check_open_list(&c, a, e);
	if (s == OK && (a == b || a->question_id != b->question_id))
		s = err_set(e, E_INVALID, _("Choose two different subthemes of one question."));
	if (s == OK)
		snprintf(c.subject, sizeof(c.subject), "%s %s", subtheme_code(a->code, code),
		         subtheme_code(b->code, into_code));
	if (s == OK)
		s = db_run(st->db, e, "UPDATE idea SET subtheme_id = ?1 WHERE subtheme_id = ?2",
		           "ii", into, from);
	if (s == OK)
		s = db_run(st->db, e,
		           "UPDATE subtheme SET withdrawn = 1, merged_into = ?1 WHERE id = ?2",
		           "ii", into, from);
	return command_end(&c, s, e);
}

enum status store_split_subtheme(struct store *st, int64_t session_id, int64_t from,
                                 const char *title, const char *short_name, const int64_t *ideas,
                                 int n, int64_t *id, struct err *e)
{
	const struct entity *ent = &entities[ENTITY_subtheme];
	const struct subtheme *old;
	struct subtheme *row;
	char code[CODE_SIZE];
	struct command c;
	enum status s = command_begin(st, &c, session_id, "subtheme-split", COMMAND_PLAIN, e);
	int i;

	if (s != OK)
		return s;
	if (c.repeated) {
		if (id)
			*id = c.result;
		return command_end(&c, OK, e);
	}
	row = command_row(&c, ENTITY_subtheme);
	old = find_subtheme(&c, from, &s, e);
	if (s == OK)
		s = check_open_list(&c, old, e);
	if (s == OK)
		s = command_clean(&c, entity_field(ent, "title"), title, &row->title, e);
	if (s == OK)
		s = command_clean(&c, entity_field(ent, "short_name"), short_name, &row->short_name,
		                  e);
	if (s == OK)
		s = command_next_code(&c, "subtheme", old->question_id, &row->code, e);
	if (s == OK && row->code > SUBTHEME_MAX)
		s = err_set(e, E_LIMIT,
		            _("All letters A to Z are used. Put the ideas into the "
		              "subthemes that there are."));
	if (s == OK) {
		row->question_id = old->question_id;
		row->split_from = from;
		s = command_insert(&c, ENTITY_subtheme, row, e);
	}
	if (s == OK)
		s = check_ideas(&c, ideas, n, e);
	for (i = 0; i < n && s == OK; i++) {
		if (snapshot_find_idea(&c.before, ideas[i])->subtheme_id != from)
			s = err_set(e, E_INVALID,
			            _("Only ideas of the subtheme itself can go to its new part."));
		else
			s = command_set(&c, ENTITY_idea, ideas[i], "subtheme_id", row->id, "", e);
	}
	if (s == OK) {
		snprintf(c.subject, sizeof(c.subject), "%s", subtheme_code(row->code, code));
		c.result = row->id;
		if (id)
			*id = row->id;
	}
	return command_end(&c, s, e);
}
