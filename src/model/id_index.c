#include "id_index.h"

#include <stdlib.h>

#include "mem.h"

static int compare_places(const void *left, const void *right)
{
	const struct id_place *a = left, *b = right;

	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

void id_index_init(struct id_index *x, const struct snapshot *s, const struct entity *entity)
{
	const struct field *id = entity_field(entity, "id");
	const char *rows = snapshot_rows(s, entity, &x->n);

	BUG_IF(id == NULL);
	x->places = xreallocarray(NULL, (size_t)x->n + 1, sizeof *x->places);
	for (int i = 0; i < x->n; i++) {
		x->places[i].id = row_int(rows + (size_t)i * entity->size, id);
		x->places[i].row = i;
	}
	qsort(x->places, (size_t)x->n, sizeof *x->places, compare_places);
}

void id_index_fini(struct id_index *x)
{
	free(x->places);
	x->places = NULL;
	x->n = 0;
}

int id_index_find(const struct id_index *x, int64_t id)
{
	int low = 0, high = x->n;

	while (low < high) {
		int middle = low + (high - low) / 2;
		if (x->places[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < x->n && x->places[low].id == id ? x->places[low].row : -1;
}

int id_index_double(const struct id_index *x)
{
	for (int i = 1; i < x->n; i++) {
		if (x->places[i].id == x->places[i - 1].id)
			return x->places[i].row;
	}
	return -1;
}
