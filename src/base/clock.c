#include "clock.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"

/* A fixed machine was started an hour ago: 0 would read as "not known". */
enum { FIXED_UPTIME_MS = 60 * 60 * 1000 };

static void read_boot_id(char *out, size_t size)
{
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	ssize_t n = -1;

	if (fd >= 0) {
		n = read(fd, out, size - 1);
		close(fd);
	}
	if (n > 0) {
		out[n] = '\0';
		out[strcspn(out, "\n")] = '\0';
		return;
	}
	/* Without its name no two starts may be taken for the same one: then
	 * the time since boot of one would be counted from the other. */
	snprintf(out, size, "unknown-%016" PRIx64, (uint64_t)id_new());
}

void clock_init_real(struct clock *c)
{
	*c = (struct clock){0};
	read_boot_id(c->boot_id, sizeof(c->boot_id));
}

void clock_init_fixed(struct clock *c, int64_t wall_ms)
{
	*c = (struct clock){
	        .fixed = true,
	        .fixed_wall = wall_ms,
	        .fixed_boot = FIXED_UPTIME_MS,
	        .boot_id = "test",
	};
}

void clock_advance(struct clock *c, int64_t ms)
{
	BUG_IF(!c->fixed);
	c->fixed_wall += ms;
	c->fixed_boot += ms;
}

static int64_t now(clockid_t id)
{
	struct timespec ts;

	BUG_IF(clock_gettime(id, &ts) != 0);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

int64_t clock_wall(const struct clock *c)
{
	return c->fixed ? c->fixed_wall : now(CLOCK_REALTIME);
}

int64_t clock_boot(const struct clock *c)
{
	return c->fixed ? c->fixed_boot : now(CLOCK_BOOTTIME);
}
