/* Preloaded into a program: the clock that measures spans runs a hundred times as fast, so that a
 * minute of waiting is over in less than a second. */
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t which, struct timespec *t)
{
	int failed = (int)syscall(SYS_clock_gettime, which, t);

	if (failed == 0 && which == CLOCK_MONOTONIC)
		t->tv_sec *= 100;
	return failed;
}
