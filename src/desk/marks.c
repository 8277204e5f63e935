#include "marks.h"

static int index_of(const struct marks *m, int64_t id)
{
	for (int i = 0; i < m->n; i++)
		if (m->ids[i] == id)
			return i;
	return -1;
}

bool marks_have(const struct marks *m, int64_t id)
{
	return index_of(m, id) >= 0;
}

void marks_toggle(struct marks *m, int64_t id)
{
	int at = index_of(m, id);

	if (at < 0) {
		if (m->n < MARKS_MAX)
			m->ids[m->n++] = id;
		return;
	}
	m->n--;
	for (; at < m->n; at++)
		m->ids[at] = m->ids[at + 1];
}

void marks_clear(struct marks *m)
{
	m->n = 0;
}
