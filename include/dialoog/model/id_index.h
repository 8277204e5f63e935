/* The ids of one list of a snapshot, sorted, to find rows by. */
#ifndef DIALOOG_MODEL_ID_INDEX_H
#define DIALOOG_MODEL_ID_INDEX_H

#include <stdint.h>

#include "entity.h"

struct id_place {
	int64_t id;
	int row;
};

struct id_index {
	struct id_place *places; /* by id, then by row */
	int n;
};

/* The rows may change afterwards, their ids and order may not. */
void id_index_init(struct id_index *x, const struct snapshot *s, const struct entity *entity);
void id_index_fini(struct id_index *x);
/* The row with this id, or -1. */
int id_index_find(const struct id_index *x, int64_t id);
/* A row whose id an earlier row has too, or -1. */
int id_index_double(const struct id_index *x);

#endif
