/* The forms of preparing for groups and questions. */
#include "overlay.h"
#include "prepare.h"

#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- groups ---- */

/* Below this a conversation at a table is hard (domain.md 7.6). */
enum { SMALL_GROUP = 3 };
/* Above this not everybody gets a word in (method.md 4.1). */
enum { LARGE_GROUP = 9 };

/* What is said about a group that was filled in: a warning about its size, or that it is stored. */
static void say_size(struct desk *d, const char *name, int people)
{
	if (people > 0 && people < SMALL_GROUP)
		desk_say(d, ROLE_WARNING, "%s %s", arena_printf(d->frame, _("%s is small."), name),
		         K_("With {group-merge} its people join another group; the ideas stay."));
	else if (people > LARGE_GROUP)
		desk_say(d, ROLE_WARNING, _("%s: %d people. Better have 6 to 8 in a group."), name,
		         people);
	else
		desk_say(d, ROLE_GOOD,
		         ngettext("%s: %d person", "%s: %d people", (unsigned long)people), name,
		         people);
}

static bool store_group_count(struct desk *d, const struct form_values *v, int64_t id,
                              struct err *e)
{
	int n = v->number[0];

	(void)id;
	/* Translators: name of a table group; %d is its number */
	if (!desk_did(d,
	              store_set_group_count(d->store, d->session_id, n,
	                                    for_series(d, N_("Group %d")), e),
	              e))
		return false;
	desk_say(d, ROLE_GOOD, ngettext("Stored: %d group", "Stored: %d groups", (unsigned long)n),
	         n);
	return true;
}

void prepare_group_count_form(struct desk *d)
{
	const struct form_field number = {.kind = FORM_NUMBER,
	                                  .label = _("Number of groups"),
	                                  .value = "",
	                                  .max = GROUPS_MAX};

	form_open(d, _("Groups"), &number, 1, store_group_count, 0);
}

static bool store_group(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct group *g = group_at(d, id);
	const struct change changes[] = {
	        {.field = "name", .text = v->text[0]},
	        {.field = "colour", .text = v->text[1]},
	        {.field = "people", .number = v->number[2] < 0 ? 0 : v->number[2]},
	        {.field = "voters", .number = v->number[3] < 0 ? 0 : v->number[3]},
	};

	if (!desk_did(d,
	              store_edit(d->store, d->session_id, ENTITY_group, id, changes,
	                         N_ITEMS(changes), "group-edit",
	                         arena_printf(d->frame, "%d", g ? g->number : 0), e),
	              e))
		return false;
	say_size(d, v->text[0], v->number[2] < 0 ? 0 : v->number[2]);
	return true;
}

void prepare_people(struct desk *d, const struct group *g, int by)
{
	struct change change = {.field = "people", .number = g->people + by};
	struct err e = {0};

	if (change.number < 0)
		return;
	if (desk_did(d,
	             store_edit(d->store, d->session_id, ENTITY_group, g->id, &change, 1,
	                        "group-edit", arena_printf(d->frame, "%d", g->number), &e),
	             &e))
		say_size(d, arena_strdup(d->frame, g->name), (int)change.number);
}

static void join_groups(struct desk *d, int value, int64_t id)
{
	struct err e = {0};

	if (desk_did(d,
	             store_merge_groups(d->store, d->session_id, id, d->snap.groups[value].id, &e),
	             &e))
		desk_say(d, ROLE_GOOD, "%s",
		         _("Joined. The ideas stay with the group that wrote them."));
}

void prepare_join_form(struct desk *d, const struct group *from)
{
	int i;

	choice_open(d, arena_printf(d->frame, _("%s joins..."), from->name), join_groups, from->id);
	for (i = 0; i < d->snap.n_groups; i++)
		if (&d->snap.groups[i] != from && group_is_active(&d->snap.groups[i]))
			choice_add(d, i, "", d->snap.groups[i].name, "");
}

void prepare_group_form(struct desk *d, const struct group *g)
{
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT, .label = _("Name"), .value = g->name, .max = 40},
	        {.kind = FORM_TEXT,
	         .label = _("Colour of the notes"),
	         .value = g->colour,
	         .max = 20,
	         .optional = true},
	        {.kind = FORM_NUMBER,
	         .label = _("How many people"),
	         .max = 99,
	         .optional = true,
	         .value = g->people ? arena_printf(d->frame, "%d", g->people) : ""},
	        {.kind = FORM_NUMBER,
	         .label = _("People who vote"),
	         .max = 99,
	         .optional = true,
	         .value = g->voters ? arena_printf(d->frame, "%d", g->voters) : ""},
	};

	form_open(d, g->name, fields, N_ITEMS(fields), store_group, g->id);
}

/* ---- questions ---- */

static bool store_question(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct question *q = snapshot_find_question(&d->snap, id);
	const struct change changes[] = {
	        {.field = "text", .text = v->text[0]},
	        {.field = "text_screen", .text = v->text[1]},
	        {.field = "minutes", .number = v->number[2] < 0 ? 0 : v->number[2]},
	};

	if (!desk_did(d,
	              store_edit(d->store, d->session_id, ENTITY_question, id, changes,
	                         N_ITEMS(changes), "question-edit",
	                         arena_printf(d->frame, "%d", q ? q->number : 0), e),
	              e))
		return false;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), v->text[0]);
	return true;
}

void prepare_question_form(struct desk *d, const struct question *q)
{
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT,
	         .label = _("Question"),
	         .value = q->text,
	         .max = TEXT_MAX_FIELD},
	        {.kind = FORM_TEXT,
	         .label = _("Shorter, for the hall"),
	         .value = q->text_screen,
	         .max = TEXT_MAX_FIELD,
	         .optional = true},
	        {.kind = FORM_NUMBER,
	         .label = _("Minutes"),
	         .max = 600,
	         .optional = true,
	         .value = q->minutes ? arena_printf(d->frame, "%d", q->minutes) : ""},
	};

	form_open(d, _("Question"), fields, N_ITEMS(fields), store_question, q->id);
}

static bool add_question(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct change values[] = {{.field = "text", .text = v->text[0]},
	                                {.field = "round_id", .number = id}};

	int64_t added = 0;

	if (!desk_did(d,
	              store_add(d->store, d->session_id, ENTITY_question, values, N_ITEMS(values),
	                        "question-add", &added, e),
	              e))
		return false;
	prepare_select_question(d, added);
	desk_say(d, ROLE_GOOD, _("Stored: %s"), v->text[0]);
	return true;
}

void prepare_new_question_form(struct desk *d, int64_t round_id)
{
	form_line(d, _("A new question"), _("Question"), "", TEXT_MAX_FIELD, add_question,
	          round_id);
}

void prepare_remove_question(struct desk *d, const struct question *q)
{
	struct err e = {0};

	if (desk_did(d,
	             store_remove(d->store, d->session_id, ENTITY_question, q->id,
	                          "question-remove", arena_printf(d->frame, "%d", q->number), &e),
	             &e))
		desk_say(d, ROLE_GOOD, "%s", K_("Taken away. With {undo} you bring it back."));
}
