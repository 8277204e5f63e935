/* The injected clock.  Nothing else in the program asks the machine what time
 * it is, so that tests and rehearsals can hold it still. */
#ifndef DIALOOG_BASE_CLOCK_H
#define DIALOOG_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"

struct clock {
	bool fixed;         /* moves only by clock_advance */
	int64_t fixed_wall; /* ms since 1970 UTC, when fixed */
	int64_t fixed_boot; /* ms, when fixed */
	char boot_id[40];   /* this start of the machine; "test" when fixed */
};

/* The machine's clock. */
void clock_init_real(struct clock *c);
/* A clock that stands at wall (ms since 1970 UTC). */
void clock_init_fixed(struct clock *c, int64_t wall_ms);
/* Moves a fixed clock; a real one is a BUG. */
void clock_advance(struct clock *c, int64_t ms);
/* Wall time, ms since 1970 UTC. */
int64_t clock_wall(const struct clock *c);
/* Time since boot including sleep (CLOCK_BOOTTIME), ms. */
int64_t clock_boot(const struct clock *c);

#endif
