/* Which rows of a session are for everybody, and what of them: the one place that says so for
 * whatever gives a session to others as data. */
#ifndef DIALOOG_MODEL_SELECTION_H
#define DIALOOG_MODEL_SELECTION_H

#include "entity.h"
#include "id_index.h"

struct selection {
	const struct snapshot *snapshot;
	bool public_only;
	struct id_index index[ENTITY_COUNT];
	bool *kept[ENTITY_COUNT]; /* by row */
};

/* Neither taken away nor marked as not for everybody, nor a mark of a text. */
bool row_is_public(const struct entity *entity, const void *row);
/* All of the rows, or with public_only those that are for everybody, with what they hang on.
 * The snapshot is borrowed and must not change. */
void selection_init(struct selection *sel, const struct snapshot *s, bool public_only);
void selection_fini(struct selection *sel);
/* Row i of the list of this entity as it goes to others, into row, which has room for one: what
 * is not for everybody is out, what points to a row that is left out points to none.  false: the
 * row itself is left out. */
bool selection_row(const struct selection *sel, const struct entity *entity, int i, void *row);

#endif
