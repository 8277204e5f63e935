/* The rows of a list that are marked with Space: what is done next is for all of them. */
#ifndef DIALOOG_DESK_MARKS_H
#define DIALOOG_DESK_MARKS_H

#include <stdbool.h>
#include <stdint.h>

enum { MARKS_MAX = 4096 };

/* All zero: none. */
struct marks {
	int64_t ids[MARKS_MAX]; /* of rows, in the order in which they were marked */
	int n;
};

bool marks_have(const struct marks *m, int64_t id);
/* Marks it, or takes its mark away; one more than there is room for is not marked. */
void marks_toggle(struct marks *m, int64_t id);
void marks_clear(struct marks *m);

#endif
