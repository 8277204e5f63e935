/* The details of the session and the series: a line each in preparing, what stands there, and the
 * form that changes it. */
#include "details.h"
#include "names.h"
#include "overlay.h"
#include "prepare.h"

#include <string.h>

#include "date.h"
#include "mem.h"
#include "tr.h"

static const struct detail details[] = {
        {ENTITY_session, "title", N_("Title")},
        {ENTITY_session, "date", N_("Date")},
        {ENTITY_session, "start_planned", N_("Start")},
        {ENTITY_session, "end_planned", N_("End")},
        {ENTITY_session, "place", N_("Place")},
        {ENTITY_session, "goal", N_("Goal")},
        {ENTITY_session, "main_question", N_("Main question")},
        {ENTITY_session, "level", N_("Level")},
        {ENTITY_session, "influence", N_("What people can influence")},
        {ENTITY_session, "top_n", N_("Themes to choose")},
        {ENTITY_session, "dots_per_person", N_("Dots for each person")},
        {ENTITY_session, "dots_per_subtheme", N_("Dots on one subtheme, at most")},
        {ENTITY_session, "tie_rule", N_("With equal places")},
        {ENTITY_session, "answer_by", N_("Answer at the latest on")},
        {ENTITY_session, "keep_until", N_("Keep names until")},
        {ENTITY_session, "ground_rules", N_("Ground rules")},
        {ENTITY_series, "name", N_("Name of the series")},
        {ENTITY_series, "about", N_("About the series")},
        {ENTITY_series, "region", N_("Region")},
        {ENTITY_series, "organisation", N_("Organisation")},
        {ENTITY_series, "programme", N_("Programme")},
        {ENTITY_series, "web_page", N_("Web page")},
        {ENTITY_series, "web_page_short", N_("Web page, short")},
        {ENTITY_series, "mail", N_("Mail address")},
};

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

	for (i = 0; i < N_ITEMS(details); i++)
		if (strcmp(details[i].field, field) == 0)
			return gettext(details[i].label);
	return field;
}

int detail_count(void)
{
	return (int)N_ITEMS(details);
}

const struct detail *detail_at(int i)
{
	return &details[i];
}

static const void *detail_row(const struct desk *d, const struct detail *l)
{
	return l->entity == ENTITY_series ? (const void *)d->snap.series
	                                  : (const void *)d->snap.sessions;
}

static const struct field *detail_field(const struct detail *l)
{
	return entity_field(&entities[l->entity], l->field);
}

const char *detail_value(struct desk *d, const struct detail *l)
{
	const struct field *f = detail_field(l);
	const void *row = detail_row(d, l);
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

/* ---- changing ---- */

static bool store_detail(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct detail *l = &details[id];
	const struct field *f = detail_field(l);
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
	               row_int(detail_row(d, l), entity_field(&entities[l->entity], "id")), changes,
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

void detail_form(struct desk *d, int at)
{
	const struct detail *l = &details[at];
	const struct field *f = detail_field(l);
	char date[DATE_SIZE];
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
		field.value = arena_printf(d->frame, "%d", (int)row_int(detail_row(d, l), f));
	else
		field.value = row_text(detail_row(d, l), f);
	/* What is usual is proposed; it is only kept when somebody says so. */
	if (strcmp(l->field, "keep_until") == 0) {
		keep_until_date(d, date);
		field.value = date;
	}
	form_open(d, _("Change"), &field, 1, store_detail, at);
}
