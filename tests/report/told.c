/* The session of one test, and what its verslag tells. */
#include "sample.h"

#include "mem.h"

struct arena *arena;
struct snapshot snapshot;

int sample_set_up(void **state)
{
	(void)state;
	arena = arena_new();
	select_dutch();
	sample_bare(&snapshot, arena);
	return 0;
}

int sample_tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

void assert_told(const char *needle)
{
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_has(md, needle);
}

void assert_not_told(const char *needle)
{
	AUTO_FREE char *md = sample_markdown(&snapshot, arena);
	assert_has_not(md, needle);
}
