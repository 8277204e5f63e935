/* A disk that takes long: whoever shows the screen says so before it is waited for. */
#include "db.h"

enum { SLOW_MS = 100 };

void store_on_slow(struct store *st, void (*tell)(void *arg), void *arg)
{
	st->tell_slow = tell;
	st->tell_slow_arg = arg;
}

void slow_begin(struct store *st)
{
	if (st->write_ms > SLOW_MS && st->tell_slow)
		st->tell_slow(st->tell_slow_arg);
	st->write_began = clock_boot(st->clock);
}

void slow_end(struct store *st)
{
	st->write_ms = clock_boot(st->clock) - st->write_began;
}

void slow_unknown(struct store *st)
{
	st->write_ms = SLOW_MS + 1;
}
