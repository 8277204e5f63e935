#include "session.h"

#include <stddef.h>

/* A session has hundreds of rows, not millions: looking through the list is
 * fast enough and needs no index that must be kept right. */
#define DEFINE_FINDER(type, list) \
	const struct type *snapshot_find_##type(const struct snapshot *s, int64_t id) \
	{ \
		for (int i = 0; id != 0 && i < s->n_##list; i++) { \
			if (s->list[i].id == id) \
				return &s->list[i]; \
		} \
		return NULL; \
	}
SNAPSHOT_LISTS(DEFINE_FINDER)
