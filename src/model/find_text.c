#include <string.h>

#include "arena.h"
#include "entity.h"
#include "text.h"

/* Words of people; a date, a time or a name of an enum is none. */
static bool is_free(const struct field *f)
{
	return f->type == FIELD_TEXT || f->type == FIELD_BLOCK;
}

/* Counts with out NULL. */
static int find_in_list(const struct snapshot *s, const struct entity *en, const char *words,
                        struct text_place *out)
{
	const char *rows;
	int n_rows, n = 0;

	rows = snapshot_rows(s, en, &n_rows);
	for (int i = 0; i < n_rows; i++)
		for (int j = 0; j < en->n_fields; j++) {
			const void *row = rows + (size_t)i * en->size;
			const struct field *f = &en->fields[j];

			if (!is_free(f) || !row_text(row, f)[0] ||
			    !text_contains(row_text(row, f), words))
				continue;
			if (out)
				out[n] = (struct text_place){en, row, f};
			n++;
		}
	return n;
}

int snapshot_find_text(const struct snapshot *s, const char *words, struct arena *a,
                       struct text_place **out)
{
	int room = 0, n = 0;

	for (int i = 0; i < ENTITY_COUNT; i++)
		room += find_in_list(s, &entities[i], words, NULL);
	*out = arena_array(a, (size_t)room + 1, sizeof(**out));
	for (int i = 0; i < ENTITY_COUNT; i++)
		n += find_in_list(s, &entities[i], words, *out + n);
	return n;
}
