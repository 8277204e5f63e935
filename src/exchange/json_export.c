#include "exchange.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "entity.h"
#include "format.h"
#include "mem.h"
#include "selection.h"
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

static json_t *row_list(const struct selection *sel, const struct entity *entity)
{
	json_t *list = json_array();
	AUTO_FREE void *row = xmalloc(entity->size);

	for (int i = 0; i < sel->index[entity->id].n; i++) {
		if (selection_row(sel, entity, i, row))
			BUG_IF(json_array_append_new(list, row_object(entity, row)) != 0);
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
		set(root, entities[i].key, row_list(&sel, &entities[i]));
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
