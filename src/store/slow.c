/* A disk that takes long: whoever shows the screen says so while it is waited for. */
#include "db.h"

#include "late.h"

enum { SLOW_MS = 150 };

void store_on_slow(struct store *st, void (*tell)(void *arg), void *arg)
{
	late_free(st->slow);
	st->slow = tell ? late_new(SLOW_MS, tell, arg) : NULL;
}

void slow_begin(struct store *st)
{
	late_begin(st->slow);
}

void slow_end(struct store *st)
{
	late_end(st->slow);
}
