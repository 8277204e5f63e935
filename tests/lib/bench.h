/* What benchmarks share. */
#ifndef DIALOOG_TESTS_BENCH_H
#define DIALOOG_TESTS_BENCH_H

#include <stdlib.h>
#include <time.h>

static inline double now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static inline int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The time that p of 100 were within; sorts. */
static inline double within(double *us, int n, int p)
{
	qsort(us, (size_t)n, sizeof(*us), by_size);
	return us[(n - 1) * p / 100];
}

#endif
