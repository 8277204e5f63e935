/* Preparing: everything that is known before the session, a line for each field. */
#include "app.h"
#include "details.h"
#include "overlay.h"

#include <stdio.h>
#include <string.h>

#include "date.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* A line is a field of a row; its id tells which. */
struct line {
	enum entity_id entity;
	const char *field;
	const char *label;
};

static const struct line lines[] = {
        {ENTITY_session, "title", N_("Title")},
        {ENTITY_session, "date", N_("Date")},
        {ENTITY_session, "start_planned", N_("Start")},
        {ENTITY_session, "end_planned", N_("End")},
        {ENTITY_session, "place", N_("Place")},
        {ENTITY_session, "goal", N_("Goal")},
        {ENTITY_session, "level", N_("Level")},
        {ENTITY_session, "influence", N_("What people can influence")},
        {ENTITY_session, "top_n", N_("Themes to choose")},
        {ENTITY_session, "dots_per_person", N_("Dots for each person")},
        {ENTITY_session, "dots_per_subtheme", N_("Dots on one subtheme, at most")},
        {ENTITY_session, "tie_rule", N_("With equal places")},
        {ENTITY_session, "answer_by", N_("Answer at the latest on")},
        {ENTITY_session, "ground_rules", N_("Ground rules")},
        {ENTITY_series, "name", N_("Name of the series")},
        {ENTITY_series, "web_page", N_("Web page")},
        {ENTITY_series, "web_page_short", N_("Web page, short")},
        {ENTITY_series, "mail", N_("Mail address")},
};

/* Row ids: the number of groups; for a line, this + its place.  Groups and questions have
 * their own, and which of the two it is as second key. */
enum { ID_GROUPS = -1, ID_LINE = -100 };
enum { SUB_GROUP = 1, SUB_QUESTION };

/* Below this a conversation at a table is hard (domain.md 7.6). */
enum { SMALL_GROUP = 3 };

static const char *const levels[] = {N_("inform"), N_("consult"), N_("make together")};
const char *const tie_rule_words[TIE_RULE_COUNT] = {
        [TIE_RUN_OFF] = N_("vote again between the equal ones"),
        [TIE_WIDEN] = N_("take more themes"),
        [TIE_TOGETHER] = N_("decide together"),
        [TIE_LOT] = N_("draw lots"),
};

const char *level_word(enum level l)
{
	return gettext(levels[l]);
}

const char *tie_rule_word(enum tie_rule r)
{
	return gettext(tie_rule_words[r]);
}

const char *detail_label(const char *field)
{
	size_t i;

	for (i = 0; i < N_ITEMS(lines); i++)
		if (strcmp(lines[i].field, field) == 0)
			return gettext(lines[i].label);
	return field;
}

static const void *line_row(const struct desk *d, const struct line *l)
{
	return l->entity == ENTITY_series ? (const void *)d->snap.series
	                                  : (const void *)d->snap.sessions;
}

static const struct field *line_field(const struct line *l)
{
	return entity_field(&entities[l->entity], l->field);
}

static const char *shown_value(struct desk *d, const struct line *l)
{
	const struct field *f = line_field(l);
	const void *row = line_row(d, l);
	char date[80];
	int value;

	switch (f->type) {
	case FIELD_DATE:
		if (!row_text(row, f)[0])
			return "-";
		date_full(row_text(row, f), date, sizeof(date));
		return arena_strdup(d->frame, date);
	case FIELD_TEXT:
	case FIELD_BLOCK:
	case FIELD_TIME:
	case FIELD_MONTH:
		return row_text(row, f)[0] ? row_text(row, f) : "-";
	default:
		break;
	}
	value = (int)row_int(row, f);
	if (strcmp(l->field, "level") == 0)
		return level_word((enum level)value);
	if (strcmp(l->field, "tie_rule") == 0)
		return tie_rule_word((enum tie_rule)value);
	if (strcmp(l->field, "dots_per_person") == 0 && value == 0)
		return _("as advised: a third of the subthemes, 2 to 5");
	return arena_printf(d->frame, "%d", value);
}

struct rows {
	struct row *list;
	int n;
};

static void add_row(struct rows *r, int64_t id, int kind, const char *left, const char *text)
{
	r->list[r->n++] =
	        (struct row){.id = id, .sub = kind, .left = left, .text = text, .right = ""};
}

static void add_groups(struct desk *d, struct rows *r)
{
	const char *text;
	int i, n = 0;

	for (i = 0; i < d->snap.n_groups; i++)
		n += !d->snap.groups[i].withdrawn;
	add_row(r, 0, 0, "", _("Groups"));
	add_row(r, ID_GROUPS, 0, _("Number of groups"), arena_printf(d->frame, "%d", n));
	for (i = 0; i < d->snap.n_groups; i++) {
		const struct group *g = &d->snap.groups[i];

		if (g->withdrawn)
			continue;
		text = arena_printf(d->frame,
		                    ngettext("%d person", "%d people", (unsigned long)g->people),
		                    g->people);
		if (g->colour[0])
			text = arena_printf(d->frame, "%s, %s", text, g->colour);
		if (g->merged_into)
			text = arena_printf(d->frame, _("joined %s"),
			                    group_at(d, g->merged_into)->name);
		add_row(r, g->id, SUB_GROUP, g->name, text);
	}
}

static void add_questions(struct desk *d, struct rows *r)
{
	int i, k;

	for (i = 0; i < d->snap.n_rounds; i++) {
		const struct round *round = &d->snap.rounds[i];

		add_row(r, 0, 0, "",
		        arena_printf(d->frame, _("Questions of round %d"), round->number));
		for (k = 0; k < d->snap.n_questions; k++)
			if (d->snap.questions[k].round_id == round->id)
				add_row(r, d->snap.questions[k].id, SUB_QUESTION,
				        arena_printf(d->frame, _("Question %d"),
				                     d->snap.questions[k].number),
				        d->snap.questions[k].text);
	}
}

static struct rows make_rows(struct desk *d)
{
	size_t room = N_ITEMS(lines) + (size_t)d->snap.n_groups + (size_t)d->snap.n_questions +
	              (size_t)d->snap.n_rounds + 8;
	struct rows all = {arena_array(d->frame, room, sizeof(struct row)), 0};
	size_t i;

	add_row(&all, 0, 0, "", _("Session"));
	for (i = 0; i < N_ITEMS(lines); i++) {
		if (i > 0 && lines[i].entity != lines[i - 1].entity)
			add_row(&all, 0, 0, "", _("Series"));
		add_row(&all, ID_LINE + (int64_t)i, 0, gettext(lines[i].label),
		        shown_value(d, &lines[i]));
	}
	add_groups(d, &all);
	add_questions(d, &all);
	all.n = list_filter(all.list, all.n, edit_text(&d->filter));
	return all;
}

static const struct group *selected_group(const struct desk *d)
{
	const struct list *l = &d->prepare.list;

	return l->sub == SUB_GROUP ? group_at(d, l->selected) : NULL;
}

static const struct question *selected_question(const struct desk *d)
{
	const struct list *l = &d->prepare.list;

	return l->sub == SUB_QUESTION ? snapshot_find_question(&d->snap, l->selected) : NULL;
}

static void draw(struct desk *d, struct canvas *c, struct rect area)
{
	struct rows r = make_rows(d);

	draw_list(d, &d->prepare.list, c, area, r.list, r.n, true, "");
}

/* ---- changing ---- */

static bool store_line(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct line *l = &lines[id];
	const struct field *f = line_field(l);
	struct change changes[2] = {
	        {.field = l->field, .text = v->text[0], .number = v->number[0]}};
	const char *wrong = detail_wrong(&d->snap, l->field, v->text[0], d->frame);
	char end[TIME_SIZE];
	enum status s;
	int n = 1;

	if (wrong) {
		err_set(e, E_INVALID, "%s", wrong);
		return false;
	}
	/* An empty number of dots means: as advised. */
	if (f->type == FIELD_INT && changes[0].number < 0)
		changes[0].number = 0;
	/* In one step, so that undo takes both back. */
	if (strcmp(l->field, "start_planned") == 0 && end_moves_along(&d->snap, v->text[0], end))
		changes[n++] = (struct change){.field = "end_planned", .text = end};
	s = store_edit(d->store, d->session_id, l->entity,
	               row_int(line_row(d, l), entity_field(&entities[l->entity], "id")), changes,
	               n, "details-edit", l->field, e);
	if (!desk_did(d, s, e))
		return false;
	if (n > 1)
		desk_say(d, ROLE_GOOD, _("Stored: %s. The end moves along to %s."),
		         gettext(l->label), end);
	else
		desk_say(d, ROLE_GOOD, _("Stored: %s"), gettext(l->label));
	return true;
}

static void edit_line(struct desk *d, int at)
{
	const struct line *l = &lines[at];
	const struct field *f = line_field(l);
	struct form_field field = {.kind = FORM_TEXT,
	                           .label = gettext(l->label),
	                           .max = f->max,
	                           .optional = strcmp(l->field, "title") != 0};

	switch (f->type) {
	case FIELD_BLOCK:
		field.kind = FORM_BLOCK;
		break;
	case FIELD_DATE:
		field.kind = FORM_DATE;
		break;
	case FIELD_TIME:
		field.kind = FORM_TIME;
		break;
	case FIELD_INT:
		field.kind = FORM_NUMBER;
		break;
	case FIELD_ENUM:
		field.kind = FORM_CHOICE;
		field.choices = strcmp(l->field, "level") == 0 ? levels : tie_rule_words;
		field.n_choices =
		        strcmp(l->field, "level") == 0 ? (int)N_ITEMS(levels) : (int)TIE_RULE_COUNT;
		break;
	default:
		break;
	}
	if (f->type == FIELD_INT || f->type == FIELD_ENUM)
		field.value = arena_printf(d->frame, "%d", (int)row_int(line_row(d, l), f));
	else
		field.value = row_text(line_row(d, l), f);
	form_open(d, _("Change"), &field, 1, store_line, at);
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
	if (v->number[2] > 0 && v->number[2] < SMALL_GROUP)
		desk_say(d, ROLE_WARNING,
		         _("%s is small. With m its people join another group; the ideas stay."),
		         v->text[0]);
	else
		desk_say(d, ROLE_GOOD, _("Stored: %s"), v->text[0]);
	return true;
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

static void choose_join(struct desk *d, const struct group *from)
{
	int i;

	choice_open(d, arena_printf(d->frame, _("%s joins..."), from->name), join_groups, from->id);
	for (i = 0; i < d->snap.n_groups; i++)
		if (&d->snap.groups[i] != from && group_is_active(&d->snap.groups[i]))
			choice_add(d, i, "", d->snap.groups[i].name, "");
}

static void edit_group(struct desk *d, const struct group *g)
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

static void edit_question(struct desk *d, const struct question *q)
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
	d->prepare.list.selected = added;
	desk_say(d, ROLE_GOOD, _("Stored: %s"), v->text[0]);
	return true;
}

static void edit_selected(struct desk *d)
{
	const struct question *q = selected_question(d);
	const struct group *g = selected_group(d);
	int64_t id = d->prepare.list.selected;
	const struct form_field number = {.kind = FORM_NUMBER,
	                                  .label = _("Number of groups"),
	                                  .value = "",
	                                  .max = GROUPS_MAX};

	if (g)
		edit_group(d, g);
	else if (q)
		edit_question(d, q);
	else if (id == ID_GROUPS)
		form_open(d, _("Groups"), &number, 1, store_group_count, 0);
	else if (id >= ID_LINE && id < ID_LINE + (int64_t)N_ITEMS(lines))
		edit_line(d, (int)(id - ID_LINE));
}

static void settle_list(struct desk *d)
{
	struct rows r = make_rows(d);

	list_settle(&d->prepare.list, r.list, r.n);
}

static bool action(struct desk *d, enum action a)
{
	const struct group *g = selected_group(d);
	const struct question *q = selected_question(d);
	struct rows r = make_rows(d);

	if (list_move(&d->prepare.list, r.list, r.n, a))
		return true;
	if (a == ACTION_FIELD_EDIT) {
		edit_selected(d);
		return true;
	}
	if (a == ACTION_GROUP_MERGE && g) {
		choose_join(d, g);
		return true;
	}
	if (a == ACTION_FIELD_ADD && q) {
		form_line(d, _("A new question"), _("Question"), "", TEXT_MAX_FIELD, add_question,
		          q->round_id);
		return true;
	}
	return false;
}

static const char *disabled(struct desk *d, enum action a)
{
	if (a == ACTION_FIELD_ADD && !selected_question(d))
		return _("Go to a question of the round first.");
	if (a == ACTION_GROUP_MERGE && (!selected_group(d) || !group_is_active(selected_group(d))))
		return _("Go to a group first.");
	return NULL;
}

const struct view_ops view_prepare = {
        .context = CTX_PREPARE,
        .settle = settle_list,
        .draw = draw,
        .action = action,
        .disabled = disabled,
        .what = N_("Everything that is known before the session begins."),
        .now = N_("Look through the lines. Press Enter on a line to change it."),
        .next = N_("Press 1 for the agenda when everything is right."),
};
