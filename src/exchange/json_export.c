#include "exchange.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "entity.h"
#include "format.h"
#include "id_index.h"
#include "mem.h"
#include "rules.h"
#include "text.h"
#include "value.h"

/* The first key says what the file is.  The sentence is part of the format: it
 * follows the language of the series and not that of the desk, so that the same
 * session always gives the same bytes. */
static const struct {
	const char *language, *working, *open;
} about[] = {
        {"nl",
         "Dit is een werkbestand van dialoog. Er staan teksten in zoals ze zijn opgeschreven, "
         "ook als daar namen in staan. Deel het alleen met wie meewerkt aan het verslag.",
         "Dit is een openbaar bestand van dialoog: alleen openbare teksten, geen notities."},
        {"en",
         "This is a working file of dialoog. It holds texts as they were written down, even "
         "when there are names in them. Share it only with those who work on the report.",
         "This is a public file of dialoog: only public texts, no notes."},
};

static const char *about_sentence(const struct snapshot *s, bool public_only)
{
	size_t i = s->n_series > 0 && strcmp(s->series[0].language, "en") == 0 ? 1 : 0;

	return public_only ? about[i].open : about[i].working;
}

/* ---- which rows are public ---- */

struct selection {
	struct id_index index[ENTITY_COUNT];
	bool *kept[ENTITY_COUNT]; /* by row */
};

static const void *row_at(const struct snapshot *s, const struct entity *entity, int i)
{
	int n;
	const char *rows = snapshot_rows(s, entity, &n);

	return rows + (size_t)i * entity->size;
}

/* Rows that say something about another row.  They go with it and do not keep it: the text
 * of a withdrawn idea must not come back because it once had a keyword. */
static const bool says_about[ENTITY_COUNT] = {[ENTITY_signal_tag] = true,
                                              [ENTITY_follow_up] = true,
                                              [ENTITY_signal_link] = true,
                                              [ENTITY_tag] = true};

/* Keeps the rows of other lists that this row points to; true when one was not
 * kept before.  Within a list a pointer to a row that is left out is cut
 * instead: the text of a withdrawn idea must not come back as somebody's
 * duplicate. */
static bool keep_parents(struct selection *sel, const struct entity *entity, const void *row)
{
	bool more = false;

	for (int i = 0; i < entity->n_fields; i++) {
		const struct field *f = &entity->fields[i];
		if (f->type != FIELD_REF || f->ref == entity->id)
			continue;
		int parent = id_index_find(&sel->index[f->ref], row_int(row, f));
		if (parent >= 0 && !sel->kept[f->ref][parent]) {
			sel->kept[f->ref][parent] = true;
			more = true;
		}
	}
	return more;
}

static bool keep_all_parents(struct selection *sel, const struct snapshot *s)
{
	bool more = false;

	for (int i = 0; i < ENTITY_COUNT; i++) {
		for (int row = 0; row < sel->index[i].n; row++) {
			if (sel->kept[i][row] && !says_about[i] &&
			    keep_parents(sel, &entities[i], row_at(s, &entities[i], row)))
				more = true;
		}
	}
	return more;
}

static bool has_all_parents(const struct selection *sel, const struct entity *entity,
                            const void *row)
{
	for (int i = 0; i < entity->n_fields; i++) {
		const struct field *f = &entity->fields[i];
		if (f->type != FIELD_REF || row_int(row, f) == 0)
			continue;
		int parent = id_index_find(&sel->index[f->ref], row_int(row, f));
		if (parent < 0 || !sel->kept[f->ref][parent])
			return false;
	}
	return true;
}

/* Taken away, or marked as not for everybody. */
static bool is_private(const struct entity *entity, const void *row)
{
	const struct field *withdrawn = entity_field(entity, "withdrawn");
	const struct field *open = entity_field(entity, "public");

	return (withdrawn != NULL && row_int(row, withdrawn) != 0) ||
	       (open != NULL && row_int(row, open) == 0);
}

/* Private rows are left out, except where something public hangs on them: the
 * table group of an idea, a subtheme that was voted on. */
static void drop_private(struct selection *sel, const struct snapshot *s)
{
	for (int i = 0; i < ENTITY_COUNT; i++) {
		for (int row = 0; row < sel->index[i].n; row++)
			sel->kept[i][row] = !is_private(&entities[i], row_at(s, &entities[i], row));
	}
	while (keep_all_parents(sel, s))
		;
	for (int i = 0; i < ENTITY_COUNT; i++) {
		for (int row = 0; says_about[i] && row < sel->index[i].n; row++)
			sel->kept[i][row] =
			        sel->kept[i][row] &&
			        has_all_parents(sel, &entities[i], row_at(s, &entities[i], row));
	}
}

static void selection_init(struct selection *sel, const struct snapshot *s, bool public_only)
{
	for (int i = 0; i < ENTITY_COUNT; i++) {
		id_index_init(&sel->index[i], s, &entities[i]);
		sel->kept[i] = xcalloc((size_t)sel->index[i].n + 1, sizeof(bool));
		memset(sel->kept[i], true, (size_t)sel->index[i].n);
	}
	if (public_only)
		drop_private(sel, s);
}

static void selection_fini(struct selection *sel)
{
	for (int i = 0; i < ENTITY_COUNT; i++) {
		id_index_fini(&sel->index[i]);
		free(sel->kept[i]);
	}
}

/* ---- rows ---- */

/* A row that is left out can no longer be pointed to. */
static void cut_lost_pointers(const struct selection *sel, const struct entity *entity, void *row)
{
	for (int i = 0; i < entity->n_fields; i++) {
		const struct field *f = &entity->fields[i];
		if (f->type != FIELD_REF)
			continue;
		int parent = id_index_find(&sel->index[f->ref], row_int(row, f));
		if (parent < 0 || !sel->kept[f->ref][parent])
			row_set_int(row, f, 0);
	}
}

/* ---- what of a row is not for everybody ---- */

static void open_idea(void *row)
{
	struct idea *i = row;

	i->text = idea_public(i);
	i->public_text = "";
	i->park_reason = "";
}

static void open_solution(void *row)
{
	struct solution *o = row;

	o->text = solution_public(o);
	o->public_text = "";
}

static void open_agenda_item(void *row)
{
	((struct agenda_item *)row)->note = "";
}

static void open_reflection(void *row)
{
	struct reflection *r = row;

	r->went_well = "";
	r->better = "";
}

/* Where a kind of people is so small that it points at somebody, only the total is for
 * everybody. */
static void open_head_count(void *row)
{
	struct head_count *h = row;
	const int kinds[] = {h->residents, h->care, h->policy, h->other};

	for (size_t i = 0; i < N_ITEMS(kinds); i++) {
		if (kinds[i] > 0 && kinds[i] < FEWEST_TOLD)
			h->residents = h->care = h->policy = h->other = 0;
	}
}

static void open_organisation(void *row)
{
	((struct organisation *)row)->address = "";
}

static void open_signal(void *row)
{
	struct signal *g = row;

	g->text = signal_public(g);
	g->public_text = "";
}

/* Where a file is tells who uses this machine. */
static void open_report_version(void *row)
{
	((struct report_version *)row)->file = "";
}

/* What takes out of a row what is not for everybody; NULL: all of it is. */
static void (*const open_row[ENTITY_COUNT])(void *row) = {
        [ENTITY_idea] = open_idea,
        [ENTITY_solution] = open_solution,
        [ENTITY_agenda_item] = open_agenda_item,
        [ENTITY_reflection] = open_reflection,
        [ENTITY_head_count] = open_head_count,
        [ENTITY_organisation] = open_organisation,
        [ENTITY_signal] = open_signal,
        [ENTITY_report_version] = open_report_version,
};

/* ---- rows as JSON ---- */

/* jansson is given memory that never runs out, and keys and texts that it
 * accepts: its calls cannot fail. */
static void set(json_t *object, const char *key, json_t *value)
{
	BUG_IF(json_object_set_new(object, key, value) != 0);
}

static json_t *row_object(const struct entity *entity, const void *row)
{
	json_t *object = json_object();

	for (int i = 0; i < entity->n_fields; i++)
		set(object, entity->fields[i].name, value_from_field(row, &entity->fields[i]));
	return object;
}

static json_t *row_list(const struct snapshot *s, const struct selection *sel,
                        const struct entity *entity, bool public_only)
{
	json_t *list = json_array();
	AUTO_FREE void *copy = xmalloc(entity->size);

	for (int i = 0; i < sel->index[entity->id].n; i++) {
		if (!sel->kept[entity->id][i])
			continue;
		memcpy(copy, row_at(s, entity, i), entity->size);
		cut_lost_pointers(sel, entity, copy);
		if (public_only && open_row[entity->id] != NULL)
			open_row[entity->id](copy);
		BUG_IF(json_array_append_new(list, row_object(entity, copy)) != 0);
	}
	return list;
}

/* ---- whole documents ---- */

static int add_to_buf(const char *bytes, size_t n, void *out)
{
	buf_addn(out, bytes, n);
	return 0;
}

static void add_escaped(struct buf *out, uint32_t c)
{
	if (c > 0xFFFF) {
		c -= 0x10000;
		buf_addf(out, "\\u%04X", (unsigned)(0xD800 + (c >> 10)));
		c = 0xDC00 + (c & 0x3FF);
	}
	buf_addf(out, "\\u%04X", (unsigned)c);
}

/* A hub from elsewhere may hold what text_clean would not have let in, and an export may go
 * to a terminal.  All of that stands between quotation marks, where JSON has another way
 * to write it; jansson does so itself below U+0020. */
static void add_harmless(struct buf *out, const char *json)
{
	const char *start = json, *at = json;

	while (*at != '\0') {
		const char *here = at;
		uint32_t c = text_next(&at);
		if (c < 0x7F || text_char_is_harmless(c))
			continue;
		buf_addn(out, start, (size_t)(here - start));
		add_escaped(out, c);
		start = at;
	}
	buf_add(out, start);
}

/* Takes over root. */
static void dump(json_t *root, struct buf *out)
{
	AUTO_BUF struct buf raw;

	buf_init(&raw);
	BUG_IF(json_dump_callback(root, add_to_buf, &raw, JSON_INDENT(2)) != 0);
	add_harmless(out, raw.data);
	buf_addc(out, '\n');
	json_decref(root);
}

void json_export(const struct snapshot *s, bool public_only, struct buf *out)
{
	struct selection sel;

	json_set_alloc_funcs(xmalloc, free);
	selection_init(&sel, s, public_only);

	json_t *root = json_object();
	set(root, KEY_ABOUT, value_from_text(about_sentence(s, public_only)));
	set(root, KEY_FORMAT, json_string(FORMAT_NAME));
	set(root, KEY_VERSION, json_integer(FORMAT_VERSION));
	for (int i = 0; i < ENTITY_COUNT; i++)
		set(root, entities[i].key, row_list(s, &sel, &entities[i], public_only));
	selection_fini(&sel);
	dump(root, out);
}

void json_session_list(const struct session_line *lines, int n, struct buf *out)
{
	json_set_alloc_funcs(xmalloc, free);

	json_t *list = json_array();
	for (int i = 0; i < n; i++) {
		const struct session_line *line = &lines[i];
		json_t *object = json_object();

		set(object, "number", json_integer(line->number));
		set(object, "title", value_from_text(line->title));
		set(object, "date", value_from_text(line->date));
		set(object, "place", value_from_text(line->place));
		set(object, "status", value_from_text(line->status));
		set(object, "ideas", json_integer(line->ideas));
		set(object, "solutions", json_integer(line->solutions));
		set(object, "people", json_integer(line->people));
		BUG_IF(json_array_append_new(list, object) != 0);
	}
	dump(list, out);
}
