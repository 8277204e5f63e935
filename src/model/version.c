#include "version.h"

#include <stdio.h>
#include <string.h>

#include "entity.h"
#include "mem.h"
#include "selection.h"

/* ---- marks: FNV-1a of 32 bits, and how much was looked at ---- */

struct sum {
	uint32_t value;
	size_t len;
};

static struct sum sum_begin(void)
{
	return (struct sum){.value = 2166136261u};
}

static void sum_bytes(struct sum *sum, const void *bytes, size_t len)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < len; i++)
		sum->value = (sum->value ^ p[i]) * 16777619u;
	sum->len += len;
}

static void sum_mark(const struct sum *sum, char out[MARK_SIZE])
{
	snprintf(out, MARK_SIZE, "%08x-%zu", (unsigned)sum->value, sum->len);
}

void text_mark(const char *text, char out[MARK_SIZE])
{
	struct sum sum = sum_begin();

	sum_bytes(&sum, text, strlen(text));
	sum_mark(&sum, out);
}

/* ---- what a verslag tells ---- */

static const enum entity_id told[] = {
        ENTITY_series,     ENTITY_phase,        ENTITY_phase_product,
        ENTITY_session,    ENTITY_round,        ENTITY_agenda_item,
        ENTITY_question,   ENTITY_group,        ENTITY_subtheme,
        ENTITY_idea,       ENTITY_ballot,       ENTITY_ballot_option,
        ENTITY_vote_count, ENTITY_count_line,   ENTITY_theme,
        ENTITY_solution,   ENTITY_group_report, ENTITY_action_point,
        ENTITY_next_date,  ENTITY_example,      ENTITY_head_count,
        ENTITY_reflection, ENTITY_report_text,  ENTITY_precondition_evidence,
        ENTITY_correction,
};

/* Of these no verslag tells anything. */
static const struct {
	enum entity_id of;
	const char *field;
} untold[] = {
        {ENTITY_session, "keep_until"},
        {ENTITY_session, "ground_rules"},
        {ENTITY_agenda_item, "note"},
        {ENTITY_agenda_item, "material"},
        {ENTITY_agenda_item, "who"},
        {ENTITY_agenda_item, "min_minutes"},
        {ENTITY_agenda_item, "trim_order"},
        {ENTITY_agenda_item, "protected"},
        {ENTITY_question, "text_screen"},
        {ENTITY_idea, "district"},
        {ENTITY_idea, "created_at"},
        {ENTITY_solution, "created_at"},
        /* Its day depends on where the laptop is. */
        {ENTITY_correction, "created_at"},
};

static bool is_untold(const struct entity *en, const struct field *f)
{
	for (size_t i = 0; i < N_ITEMS(untold); i++)
		if (untold[i].of == en->id && strcmp(f->name, untold[i].field) == 0)
			return true;
	return false;
}

/* What was written is not told where a public text stands beside it. */
static bool is_hidden(const struct entity *en, const void *row, const struct field *f)
{
	const struct field *public = entity_field(en, "public_text");

	return public && strcmp(f->name, "text") == 0 && row_text(row, public)[0];
}

static void sum_row(struct sum *sum, const struct entity *en, const void *row)
{
	for (int i = 0; i < en->n_fields; i++) {
		const struct field *f = &en->fields[i];
		int64_t number;

		if (is_untold(en, f) || is_hidden(en, row, f))
			continue;
		if (field_is_text(f)) {
			sum_bytes(sum, row_text(row, f), strlen(row_text(row, f)) + 1);
		} else {
			number = row_int(row, f);
			sum_bytes(sum, &number, sizeof(number));
		}
	}
}

void report_mark(const struct snapshot *s, char out[MARK_SIZE])
{
	struct sum sum = sum_begin();

	for (size_t i = 0; i < N_ITEMS(told); i++) {
		const struct entity *en = &entities[told[i]];
		const char *rows;
		int n;

		rows = snapshot_rows(s, en, &n);
		for (int at = 0; at < n; at++) {
			const void *row = rows + (size_t)at * en->size;

			if (row_is_public(en, row))
				sum_row(&sum, en, row);
		}
	}
	sum_mark(&sum, out);
}

/* ---- versions ---- */

/* In a copy to share, or a file of an older program, there is no mark: then nothing is known of a
 * change. */
static bool is_as_fixed(const struct snapshot *s, const struct report_version *v)
{
	char mark[MARK_SIZE];

	if (!v->words[0])
		return true;
	report_mark(s, mark);
	return strcmp(v->words, mark) == 0;
}

struct version_state report_version(const struct snapshot *s)
{
	const struct report_version *last = s->n_versions ? &s->versions[s->n_versions - 1] : NULL;
	bool is_out = last && last->status >= REPORT_PUBLISHED;
	struct version_state v = {.number = last ? last->number : 1,
	                          .status = last ? last->status : REPORT_DRAFT,
	                          .row = last,
	                          .before = s->n_versions > 1 ? last - 1 : NULL};

	if (!last || last->status == REPORT_DRAFT || is_as_fixed(s, last))
		return v;
	v.changed = true;
	v.status = REPORT_DRAFT;
	if (is_out) {
		v.number++;
		v.row = NULL;
		v.before = last;
	}
	return v;
}
