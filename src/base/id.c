#include "file.h"

#include <errno.h>
#include <sys/random.h>

#include "mem.h"

/* The state of the repeatable row; the ids of a process are one row. */
static bool seeded;
static uint64_t state;

void id_seed(uint64_t seed)
{
	seeded = seed != 0;
	state = seed;
}

/* SplitMix64: every state gives another number, so no id comes twice. */
static uint64_t next_seeded(void)
{
	state += 0x9e3779b97f4a7c15u;
	uint64_t z = state;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static uint64_t next_random(void)
{
	uint64_t bits;
	ssize_t n;

	do {
		n = getrandom(&bits, sizeof(bits), 0);
	} while (n < 0 && errno == EINTR);
	if (n != (ssize_t)sizeof(bits))
		fatal("this machine gives no random numbers");
	return bits;
}

int64_t id_new(void)
{
	int64_t id;

	do {
		uint64_t bits = seeded ? next_seeded() : next_random();
		id = (int64_t)(bits & INT64_MAX);
	} while (id == 0);
	return id;
}
