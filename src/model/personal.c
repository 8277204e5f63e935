/* Which texts the documents tell, and which of those may hold something of a person. */
#include "personal.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "selection.h"
#include "version.h"

/* Every text of people that a report or an export for everybody tells.  Where people meet, and how
 * the organisation is reached, is meant to be read. */
enum { FIELDS_MAX = 5 };
static const struct {
	enum entity_id of;
	const char *fields[FIELDS_MAX];
} told[] = {
        {ENTITY_idea, {"public_text", "park_reason", "district"}},
        {ENTITY_solution, {"public_text", "organisation"}},
        {ENTITY_group_report, {"text"}},
        {ENTITY_signal, {"public_text", "district", "urgent"}},
        {ENTITY_follow_up, {"body", "explanation", "told_by"}},
        {ENTITY_report_text, {"text"}},
        {ENTITY_action_point, {"what", "who", "due"}},
        {ENTITY_reflection, {"missed", "went_well", "better", "values_remark"}},
        {ENTITY_precondition_evidence, {"text"}},
        {ENTITY_vote_count, {"counted_by", "reason"}},
        {ENTITY_ballot, {"reason", "decision"}},
        {ENTITY_correction, {"reason"}},
        {ENTITY_report_version, {"read_by", "changes"}},
        {ENTITY_next_date, {"title", "purpose", "call"}},
        {ENTITY_example, {"title", "lines", "lesson", "presenter"}},
        {ENTITY_info_sheet, {"title", "lines", "source"}},
        {ENTITY_subtheme, {"title", "short_name", "explanation"}},
        {ENTITY_ballot_option, {"title", "short_name"}},
        {ENTITY_theme, {"title", "short_name"}},
        {ENTITY_question, {"text", "text_screen"}},
        {ENTITY_round, {"title"}},
        {ENTITY_group, {"name"}},
        {ENTITY_agenda_item, {"title", "who", "material"}},
        {ENTITY_session, {"title", "goal", "main_question", "influence", "ground_rules"}},
        {ENTITY_phase, {"name"}},
        {ENTITY_phase_product, {"text"}},
        {ENTITY_series, {"about", "region"}},
};

struct search {
	const struct snapshot *s;
	struct personal_hit *out;
	int max, n;
};

static bool may_stay(const struct snapshot *s, const char *text)
{
	char mark[MARK_SIZE];

	if (s->n_kept_texts == 0)
		return false;
	text_mark(text, mark);
	for (int i = 0; i < s->n_kept_texts; i++)
		if (strcmp(s->kept_texts[i].mark, mark) == 0)
			return true;
	return false;
}

/* A field that is told, and what goes with it in the same row. */
struct told_field {
	const struct field *field;
	const struct field *instead; /* is told when it is empty, or NULL */
	const struct field *only;    /* it is told of a row where this is set, or NULL: of each */
};

static int told_fields(size_t i, struct told_field out[FIELDS_MAX])
{
	const struct entity *en = &entities[told[i].of];
	int n = 0;

	for (; n < FIELDS_MAX && told[i].fields[n]; n++) {
		const char *name = told[i].fields[n];

		out[n] = (struct told_field){.field = entity_field(en, name)};
		if (strcmp(name, "public_text") == 0)
			out[n].instead = entity_field(en, "text");
		if (strcmp(name, "park_reason") == 0)
			out[n].only = entity_field(en, "parked");
	}
	return n;
}

static void look_at(struct search *found, const struct entity *en, const void *row,
                    const struct told_field *t)
{
	struct personal_hit hit = {
	        .entity = en, .row = row, .field = t->field, .text = row_text(row, t->field)};

	if (!hit.text[0] && t->instead)
		hit.text = row_text(row, t->instead);
	if (!hit.text[0] || (t->only && !row_int(row, t->only)) ||
	    !find_personal(hit.text, &hit.at) || may_stay(found->s, hit.text))
		return;
	if (found->n < found->max)
		found->out[found->n] = hit;
	found->n++;
}

int find_personal_data(const struct snapshot *s, struct personal_hit *out, int max)
{
	struct search found = {.s = s, .out = out, .max = max};

	for (size_t i = 0; i < N_ITEMS(told); i++) {
		const struct entity *en = &entities[told[i].of];
		struct told_field fields[FIELDS_MAX];
		int n_fields = told_fields(i, fields), n;
		const char *rows;

		rows = snapshot_rows(s, en, &n);
		for (int at = 0; at < n; at++) {
			const void *row = rows + (size_t)at * en->size;

			for (int k = 0; k < n_fields && row_is_public(en, row); k++)
				look_at(&found, en, row, &fields[k]);
		}
	}
	return found.n;
}

bool is_own_text(enum entity_id of)
{
	return of == ENTITY_report_text || of == ENTITY_reflection ||
	       of == ENTITY_precondition_evidence || of == ENTITY_correction ||
	       of == ENTITY_report_version;
}

int count_personal_data(const struct snapshot *s)
{
	return find_personal_data(s, NULL, 0);
}
