/* Commands of the closing and the report. */
#include "db.h"

#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "rules.h"
#include "tr.h"

enum status store_set_heads(struct store *st, int64_t session_id, const struct head_count *h,
                            struct err *e)
{
	static const char *const fields[] = {"total", "residents", "care", "policy", "other"};
	const int values[] = {h->total, h->residents, h->care, h->policy, h->other};
	const struct entity *ent = &entities[ENTITY_head_count];
	const struct head_count *old;
	struct head_count *row;
	struct command c;
	enum status s = command_begin(st, &c, session_id, "heads-set", COMMAND_CORRECTS, e);
	int i;

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	snprintf(c.subject, sizeof(c.subject), "%s",
	         field_enum_name(entity_field(ent, "moment"), (int)h->moment));
	for (i = 0; i < 5 && s == OK; i++)
		s = field_check_int(entity_field(ent, fields[i]), values[i], e);
	if (s == OK && h->residents + h->care + h->policy + h->other > h->total)
		s = err_set(e, E_INVALID,
		            _("The kinds together are %d, more than the total of %d."),
		            h->residents + h->care + h->policy + h->other, h->total);
	old = find_heads(&c.before, h->moment);
	if (s == OK && !old) {
		row = command_row(&c, ENTITY_head_count);
		row->moment = h->moment;
		row->counted_at = clock_wall(st->clock);
		row->total = h->total;
		row->residents = h->residents;
		row->care = h->care;
		row->policy = h->policy;
		row->other = h->other;
		s = command_insert(&c, ENTITY_head_count, row, e);
	}
	for (i = 0; i < 5 && s == OK && old; i++)
		s = command_set(&c, ENTITY_head_count, old->id, fields[i], values[i], "", e);
	return command_end(&c, s, e);
}

enum status store_set_reflection(struct store *st, int64_t session_id, const char *field,
                                 const char *text, struct err *e)
{
	const struct entity *ent = &entities[ENTITY_reflection];
	const struct field *f = entity_field(ent, field);
	struct reflection *row;
	struct command c;
	const char *clean = "";
	enum status s = command_begin(st, &c, session_id, "reflection-set", COMMAND_EVEN_CLOSED, e);

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	s = command_clean(&c, f, text, &clean, e);
	if (s == OK && c.before.n_reflections > 0) {
		s = command_set(&c, ENTITY_reflection, c.before.reflections[0].id, field, 0, clean,
		                e);
	} else if (s == OK) {
		row = command_row(&c, ENTITY_reflection);
		row_set_text(row, f, clean);
		s = command_insert(&c, ENTITY_reflection, row, e);
	}
	return command_end(&c, s, e);
}

static enum status put_values(struct command *c, const enum verdict values[CORE_VALUES],
                              const char *remark, struct err *e)
{
	const struct entity *ent = &entities[ENTITY_reflection];
	const struct field *f = entity_field(ent, "values_remark");
	struct reflection *row = command_row(c, ENTITY_reflection);
	bool is_new = c->before.n_reflections == 0;
	enum status s;

	if (!is_new)
		*row = c->before.reflections[0];
	s = command_clean(c, f, remark, &row->values_remark, e);
	for (int i = 0; i < CORE_VALUES; i++)
		row_set_int(row, entity_field(ent, core_value_fields[i]), values[i]);
	if (s != OK)
		return s;
	return is_new ? command_insert(c, ENTITY_reflection, row, e)
	              : command_replace(c, ENTITY_reflection, row, e);
}

enum status store_set_values(struct store *st, int64_t session_id,
                             const enum verdict values[CORE_VALUES], const char *remark,
                             struct err *e)
{
	struct command c;
	enum status s = command_begin(st, &c, session_id, "values-set", COMMAND_EVEN_CLOSED, e);

	if (s != OK)
		return s;
	if (!c.repeated)
		s = put_values(&c, values, remark, e);
	return command_end(&c, s, e);
}

/* A condition has a row as soon as something was told of it. */
static enum status put_evidence(struct command *c, int number, const char *text, struct err *e)
{
	const struct field *f = entity_field(&entities[ENTITY_precondition_evidence], "text");
	struct precondition_evidence *row;
	const char *clean = "";
	enum status s = command_clean(c, f, text, &clean, e);

	for (int i = 0; s == OK && i < c->before.n_evidence; i++)
		if (c->before.evidence[i].number == number)
			return command_set(c, ENTITY_precondition_evidence,
			                   c->before.evidence[i].id, f->name, 0, clean, e);
	if (s != OK || !clean[0])
		return s;
	row = command_row(c, ENTITY_precondition_evidence);
	row->number = number;
	row->text = clean;
	return command_insert(c, ENTITY_precondition_evidence, row, e);
}

enum status store_set_evidence(struct store *st, int64_t session_id,
                               const char *const texts[PRECONDITIONS], struct err *e)
{
	struct command c;
	enum status s = command_begin(st, &c, session_id, "evidence-set", COMMAND_EVEN_CLOSED, e);

	if (s != OK)
		return s;
	for (int i = 0; i < PRECONDITIONS && s == OK && !c.repeated; i++)
		s = put_evidence(&c, i + 1, texts[i], e);
	return command_end(&c, s, e);
}

enum status store_set_report_text(struct store *st, int64_t session_id, enum section section,
                                  int64_t theme_id, const char *text, struct err *e)
{
	const struct entity *ent = &entities[ENTITY_report_text];
	const struct report_text *old = NULL;
	struct report_text *row;
	struct command c;
	const char *clean = "";
	enum status s = command_begin(st, &c, session_id, "report-write", COMMAND_EVEN_CLOSED, e);
	int i;

	if (s != OK)
		return s;
	if (c.repeated)
		return command_end(&c, OK, e);
	s = command_clean(&c, entity_field(ent, "text"), text, &clean, e);
	for (i = 0; i < c.before.n_texts; i++)
		if (c.before.texts[i].section == section && c.before.texts[i].theme_id == theme_id)
			old = &c.before.texts[i];
	if (s == OK && old) {
		s = command_set(&c, ENTITY_report_text, old->id, "text", 0, clean, e);
	} else if (s == OK) {
		row = command_row(&c, ENTITY_report_text);
		row->section = section;
		row->theme_id = theme_id;
		row->text = clean;
		s = command_insert(&c, ENTITY_report_text, row, e);
	}
	return command_end(&c, s, e);
}
