/* What people call a row, for sentences about it. */
#include "entity.h"

#include <stdio.h>
#include <string.h>

#include "mem.h"
#include "rules.h"
#include "text.h"

/* A long text is known by how it begins. */
enum { NAME_CHARS = 40 };

const struct field *entity_name_field(const struct entity *e)
{
	/* Subthemes have a letter too, but every question has its own A. */
	static const char *const names[] = {"title", "code",   "name", "text",
	                                    "what",  "number", "date", "reason"};

	for (size_t i = 0; i < N_ITEMS(names); i++) {
		const struct field *f = entity_field(e, names[i]);
		if (f != NULL)
			return f;
	}
	return NULL;
}

static const char *code_name(enum entity_id id, int code, char out[CODE_SIZE])
{
	switch (id) {
	case ENTITY_idea:
		return idea_code(code, out);
	case ENTITY_solution:
		return solution_code(code, out);
	case ENTITY_signal:
		return signal_code(code, out);
	default:
		snprintf(out, CODE_SIZE, "%d", code);
		return out;
	}
}

static void quote(const char *text, char out[ROW_NAME_SIZE])
{
	AUTO_FREE char *shown = text_harmless(text);
	const char *end = shown;

	for (int i = 0; i < NAME_CHARS && *end != '\0'; i++)
		text_next(&end);
	snprintf(out, ROW_NAME_SIZE, "\"%.*s%s\"", (int)(end - shown), shown,
	         *end != '\0' ? "..." : "");
}

void row_name_of_value(const struct entity *e, int64_t number, const char *text,
                       char out[ROW_NAME_SIZE])
{
	const struct field *f = entity_name_field(e);
	char code[CODE_SIZE];

	out[0] = '\0';
	if (f == NULL)
		return;
	if (field_is_text(f) && text[0] != '\0')
		quote(text, out);
	else if (!field_is_text(f))
		snprintf(out, ROW_NAME_SIZE, "%s", code_name(e->id, (int)number, code));
}

void row_name(const struct entity *e, const void *row, char out[ROW_NAME_SIZE])
{
	const struct field *f = entity_name_field(e);

	out[0] = '\0';
	if (f != NULL && field_is_text(f))
		row_name_of_value(e, 0, row_text(row, f), out);
	else if (f != NULL)
		row_name_of_value(e, row_int(row, f), "", out);
}
