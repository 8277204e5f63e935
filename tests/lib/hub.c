#include "hub.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "commands.h"
#include "exchange.h"
#include "file.h"
#include "mem.h"
#include "store.h"

enum { AT_ONCE = 50 };

static void must(enum status s, const struct err *e)
{
	if (s != OK)
		fatal("%s", e->msg);
}

static void add_ideas(struct store *st, const struct snapshot *s, int ideas)
{
	struct err e;

	for (int n = 0; n < ideas; n += AT_ONCE) {
		int count = ideas - n < AT_ONCE ? ideas - n : AT_ONCE;
		char texts[AT_ONCE][80];
		const char *list[AT_ONCE];

		for (int i = 0; i < count; i++) {
			snprintf(texts[i], sizeof(texts[i]),
			         "Idee %d voor de wijk, van iemand die er woont", n + i);
			list[i] = texts[i];
		}
		must(store_add_ideas(st, s->sessions->id, s->questions->id,
		                     s->groups[n / AT_ONCE % s->n_groups].id, list, count, &e),
		     &e);
	}
}

void hub_make(const char *path, const struct clock *clock, int ideas)
{
	AUTO_FREE char *demo = data_file("demo/session-1.json");
	AUTO_FREE char *text = NULL;
	struct arena *a = arena_new();
	struct snapshot s = {.arena = a};
	struct store *st;
	struct err e;
	size_t len;

	must(file_read(demo, EXCHANGE_MAX_BYTES, &text, &len, &e), &e);
	must(json_import(text, len, &s, &e), &e);
	s.sessions->status = SESSION_OPEN;
	s.sessions->closed_at = 0;
	must(store_open(path, STORE_CREATE, clock, &st, &e), &e);
	must(store_add_session(st, &s, NULL, &e), &e);
	add_ideas(st, &s, ideas);
	store_close(st);
	arena_free(a);
}
