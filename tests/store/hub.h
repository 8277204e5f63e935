/* What the tests of the store share: a hub in a folder of its own with one session,
 * made anew for each test. */
#ifndef DIALOOG_TESTS_STORE_HUB_H
#define DIALOOG_TESTS_STORE_HUB_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "commands.h"
#include "file.h"
#include "mem.h"
#include "rules.h"
#include "store.h"

/* The ids of the session that every hub begins with. */
enum {
	SERIES = 1,
	SESSION = 2,
	ROUND_1 = 11,
	ROUND_2,
	QUESTION_1 = 21,
	QUESTION_2,
	GROUP_1 = 31,
	GROUP_2,
	GROUP_3,
	ITEM_1 = 41,
	ITEM_2,
	ITEM_3,
	ITEM_4,
	/* hub_add_other makes a second one of the same series, with these ids and OTHER. */
	OTHER = 100,
	NOWHERE = 9999
};

struct hub {
	char *dir, *path;
	struct clock clock;
	struct store *st;
	struct arena *arena;
	int64_t session;      /* SESSION, or another one to look at */
	struct snapshot snap; /* as hub_load read it */
	struct err e;         /* of the last call */
};

/* cmocka setup and teardown; *state is the struct hub. */
int hub_setup(void **state);
int hub_teardown(void **state);

/* Makes the folder and the hub, its ids made from seed. */
void hub_init(struct hub *h, uint64_t seed);
void hub_fini(struct hub *h);
/* The session that every hub begins with, in arena a. */
void hub_sample(struct arena *a, struct snapshot *s);
/* A second session with the same tables and agenda; its id. */
int64_t hub_add_other(struct hub *h);
void hub_close(struct hub *h);
void hub_open(struct hub *h, enum store_mode mode);
void hub_reopen(struct hub *h);
/* Reads h->session into h->snap. */
const struct snapshot *hub_load(struct hub *h);
/* All journalled rows as text, owned by the caller. */
char *hub_dump(struct hub *h);
/* With the counters. */
char *hub_dump_all(struct hub *h);
/* The newest row of the journal of h->session. */
struct journal_entry hub_last_step(struct hub *h);
/* Runs SQL on the file by a connection of its own. */
void hub_sql(struct hub *h, const char *sql);
/* dir/name, owned by the caller. */
char *hub_file(const struct hub *h, const char *suffix);

/* What dir/name holds, owned by the caller; puts bytes there; takes it away. */
char *hub_get(struct hub *h, const char *suffix, size_t *len);
void hub_put(struct hub *h, const char *suffix, const char *bytes, size_t len);
void hub_take_away(struct hub *h, const char *suffix);

/* How often the word stands in the bytes of a file; 0 when it is not there. */
int count_in_file(const char *path, const char *word);
/* The same for the files of a folder and of those in it. */
int count_in_folder(const char *dir, const char *word);

/* Some steps, one of them undone; the hub with its counters as text, owned by the caller. */
char *hub_fill(struct hub *h);

/* Short ways to the commands. */
int64_t add_idea(struct hub *h, const char *text, int64_t subtheme_id);
int64_t add_subtheme(struct hub *h, const char *title);
int64_t add_solution(struct hub *h, const char *text, int64_t theme_id);

#define assert_ok(h, call) \
	do { \
		if ((call) != OK) \
			fail_msg("line %d: %s", __LINE__, (h)->e.msg); \
	} while (0)

/* The call fails with this status and a sentence that holds the words, and nothing
 * changed, not even a counter. */
#define assert_refused(h, call, status, words) \
	do { \
		char *before_ = hub_dump_all(h); \
		int64_t seq_ = hub_last_step(h).seq; \
		err_clear(&(h)->e); \
		assert_int_equal(call, status); \
		if (!strstr((h)->e.msg, words)) \
			fail_msg("line %d: \"%s\"", __LINE__, (h)->e.msg); \
		char *after_ = hub_dump_all(h); \
		assert_string_equal(before_, after_); \
		assert_int_equal(hub_last_step(h).seq, seq_); \
		free(before_); \
		free(after_); \
	} while (0)

/* The call is one step with this action and subject, which can be undone and redone. */
#define assert_step(h, call, action_, subject_) \
	do { \
		char *before_ = hub_dump(h); \
		int64_t seq_ = hub_last_step(h).seq; \
		assert_ok(h, call); \
		check_step(h, before_, seq_, action_, subject_); \
		free(before_); \
	} while (0)

void check_step(struct hub *h, const char *before, int64_t seq, const char *action,
                const char *subject);

#endif
