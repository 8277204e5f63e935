#include "public.h"

#include <string.h>

int64_t part_clock_left(const struct part_clock *c, const struct clock *clock)
{
	if (c->state == CLOCK_OFF)
		return 0;
	if (c->state == CLOCK_PAUSED)
		return c->left_ms;
	/* The time since boot does not jump when the wall clock is corrected, but it
	 * means nothing after another start of the machine. */
	if (strcmp(c->boot_id, clock->boot_id) == 0)
		return c->deadline_boot - clock_boot(clock);
	return c->deadline_wall - clock_wall(clock);
}
