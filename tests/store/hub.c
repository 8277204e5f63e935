#include "hub.h"

#include <dirent.h>
#include <ftw.h>
#include <sqlite3.h>
#include <unistd.h>

#include "entity.h"

/* ---- the session of every hub ---- */

static void add_items(struct snapshot *s)
{
	static const enum item_kind kinds[] = {ITEM_PLENARY, ITEM_ROUND, ITEM_VOTE, ITEM_ROUND};
	static const char *const titles[] = {"Welkom", "Ronde 1", "Stemmen", "Ronde 2"};
	size_t i;

	for (i = 0; i < N_ITEMS(kinds); i++) {
		struct agenda_item *item = snapshot_add(s, ENTITY_agenda_item);

		item->id = ITEM_1 + (int64_t)i;
		item->session_id = SESSION;
		item->position = (int)i + 1;
		item->title = titles[i];
		item->kind = kinds[i];
		item->minutes = 10;
		item->round_id = i == 1 ? ROUND_1 : i == 3 ? ROUND_2 : 0;
	}
}

static void add_tables(struct snapshot *s)
{
	int i;

	for (i = 0; i < 2; i++) {
		struct round *r = snapshot_add(s, ENTITY_round);
		struct question *q = snapshot_add(s, ENTITY_question);

		r->id = ROUND_1 + i;
		r->session_id = SESSION;
		r->number = i + 1;
		r->kind = i == 0 ? ROUND_IDEAS : ROUND_SOLUTIONS;
		q->id = QUESTION_1 + i;
		q->session_id = SESSION;
		q->round_id = r->id;
		q->number = i + 1;
		q->text = i == 0 ? "Wat is belangrijk?" : "Wat kunnen we doen?";
		q->main = true;
	}
	for (i = 0; i < 3; i++) {
		struct group *g = snapshot_add(s, ENTITY_group);

		g->id = GROUP_1 + i;
		g->session_id = SESSION;
		g->number = i + 1;
		g->name = "Groep";
	}
}

void hub_sample(struct arena *a, struct snapshot *s)
{
	struct series *series;
	struct session *session;

	*s = (struct snapshot){.arena = a};
	series = snapshot_add(s, ENTITY_series);
	series->id = SERIES;
	series->name = "Participatiehub";
	series->language = "nl";
	session = snapshot_add(s, ENTITY_session);
	session->id = SESSION;
	session->series_id = SERIES;
	session->number = 1;
	session->title = "Eerste dialoogsessie";
	session->date = "2025-05-15";
	session->top_n = 3;
	session->dots_per_person = 3;
	session->dots_per_subtheme = 1;
	add_tables(s);
	add_items(s);
}

/* ---- the hub ---- */

void hub_open(struct hub *h, enum store_mode mode)
{
	assert_ok(h, store_open(h->path, mode, &h->clock, &h->st, &h->e));
}

void hub_close(struct hub *h)
{
	store_close(h->st);
	h->st = NULL;
}

void hub_reopen(struct hub *h)
{
	hub_close(h);
	hub_open(h, STORE_WRITE);
}

void hub_init(struct hub *h, uint64_t seed)
{
	const char *tmp = getenv("TMPDIR");
	struct snapshot s;

	*h = (struct hub){.session = SESSION};
	/* Thousands of commits that wait for a disk would show nothing more: killing a
	 * process leaves what it wrote in any case. */
	if (!tmp || !tmp[0])
		tmp = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
	h->dir = xasprintf("%s/test-store-XXXXXX", tmp);
	assert_non_null(mkdtemp(h->dir));
	h->path = path_join(h->dir, "hub.db");
	h->arena = arena_new();
	id_seed(seed);
	clock_init_fixed(&h->clock, 1747306800000); /* 15 May 2025, 13:00 in Amsterdam */
	hub_open(h, STORE_CREATE);
	hub_sample(h->arena, &s);
	assert_ok(h, store_add_session(h->st, &s, NULL, &h->e));
}

/* The rows of a list are of the session of the snapshot. */
static void own_rows(struct snapshot *s, const struct entity *ent)
{
	const struct field *session = entity_field(ent, "session_id");
	char *rows;
	int i, n;

	rows = snapshot_rows(s, ent, &n);
	for (i = 0; i < n && session; i++)
		row_set_int(rows + (size_t)i * ent->size, session, s->sessions->id);
}

int64_t hub_add_other(struct hub *h)
{
	struct arena *a = arena_new();
	struct snapshot s;
	int i;

	hub_sample(a, &s);
	s.sessions->id += OTHER;
	for (i = 0; i < s.n_rounds; i++) {
		s.rounds[i].id += OTHER;
		s.questions[i].id += OTHER;
		s.questions[i].round_id += OTHER;
	}
	for (i = 0; i < s.n_groups; i++)
		s.groups[i].id += OTHER;
	for (i = 0; i < s.n_agenda; i++) {
		s.agenda[i].id += OTHER;
		s.agenda[i].round_id += s.agenda[i].round_id ? OTHER : 0;
	}
	for (i = 0; i < ENTITY_COUNT; i++)
		own_rows(&s, &entities[i]);
	assert_ok(h, store_add_session(h->st, &s, NULL, &h->e));
	arena_free(a);
	return SESSION + OTHER;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

void hub_fini(struct hub *h)
{
	store_close(h->st);
	arena_free(h->arena);
	nftw(h->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(h->dir);
	free(h->path);
}

int hub_setup(void **state)
{
	struct hub *h = xmalloc(sizeof(*h));

	hub_init(h, 1);
	*state = h;
	return 0;
}

int hub_teardown(void **state)
{
	hub_fini(*state);
	free(*state);
	return 0;
}

const struct snapshot *hub_load(struct hub *h)
{
	assert_ok(h, store_load(h->st, h->session, h->arena, &h->snap, &h->e));
	return &h->snap;
}

static char *dump(struct hub *h, bool with_counters)
{
	struct buf out;

	buf_init(&out);
	assert_ok(h, store_dump(h->st, with_counters, &out, NULL));
	return buf_take(&out);
}

char *hub_dump(struct hub *h)
{
	return dump(h, false);
}

char *hub_dump_all(struct hub *h)
{
	return dump(h, true);
}

struct journal_entry hub_last_step(struct hub *h)
{
	struct arena *a = arena_new();
	struct journal_entry *list, last = {0};
	int n;

	assert_ok(h, store_journal(h->st, h->session, 1, a, &list, &n, NULL));
	if (n > 0)
		last = list[0];
	arena_free(a);
	return last;
}

void hub_sql(struct hub *h, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(h->path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

char *hub_file(const struct hub *h, const char *suffix)
{
	return xasprintf("%s%s", h->path, suffix);
}

char *hub_get(struct hub *h, const char *suffix, size_t *len)
{
	AUTO_FREE char *path = hub_file(h, suffix);
	char *bytes;

	assert_ok(h, file_read(path, 1 << 24, &bytes, len, &h->e));
	return bytes;
}

void hub_put(struct hub *h, const char *suffix, const char *bytes, size_t len)
{
	AUTO_FREE char *path = hub_file(h, suffix);

	assert_ok(h, file_write(path, bytes, len, true, &h->e));
}

void hub_take_away(struct hub *h, const char *suffix)
{
	AUTO_FREE char *path = hub_file(h, suffix);

	assert_int_equal(unlink(path), 0);
}

int count_in_file(const char *path, const char *word)
{
	AUTO_FREE char *bytes = NULL;
	size_t len = 0;
	int n = 0;

	if (file_read(path, (size_t)1 << 30, &bytes, &len, NULL) != OK)
		return 0;
	for (char *at = bytes; (at = memmem(at, len - (size_t)(at - bytes), word, strlen(word)));)
		at++, n++;
	return n;
}

int count_in_folder(const char *dir, const char *word)
{
	DIR *d = opendir(dir);
	int n = 0;

	assert_non_null(d);
	for (struct dirent *entry; (entry = readdir(d));) {
		AUTO_FREE char *path = path_join(dir, entry->d_name);

		if (entry->d_name[0] == '.' && strchr("./", entry->d_name[1]))
			continue;
		n += file_is_dir(path) ? count_in_folder(path, word) : count_in_file(path, word);
	}
	closedir(d);
	return n;
}

/* ---- commands ---- */

int64_t add_idea(struct hub *h, const char *text, int64_t subtheme_id)
{
	const struct change values[] = {
	        {.field = "question_id", .number = QUESTION_1},
	        {.field = "group_id", .number = GROUP_1},
	        {.field = "text", .text = text},
	        {.field = "subtheme_id", .number = subtheme_id},
	};
	int64_t id = 0;

	assert_ok(h, store_add(h->st, SESSION, ENTITY_idea, values, N_ITEMS(values), "idea-add",
	                       &id, &h->e));
	return id;
}

int64_t add_subtheme(struct hub *h, const char *title)
{
	const struct change values[] = {
	        {.field = "question_id", .number = QUESTION_1},
	        {.field = "title", .text = title},
	        {.field = "short_name", .text = title},
	};
	int64_t id = 0;

	assert_ok(h, store_add(h->st, SESSION, ENTITY_subtheme, values, N_ITEMS(values),
	                       "subtheme-add", &id, &h->e));
	return id;
}

int64_t add_solution(struct hub *h, const char *text, int64_t theme_id)
{
	const struct change values[] = {
	        {.field = "question_id", .number = QUESTION_2},
	        {.field = "group_id", .number = GROUP_1},
	        {.field = "text", .text = text},
	        {.field = "theme_id", .number = theme_id},
	};
	int64_t id = 0;

	assert_ok(h, store_add(h->st, SESSION, ENTITY_solution, values, N_ITEMS(values),
	                       "solution-add", &id, &h->e));
	return id;
}

char *hub_fill(struct hub *h)
{
	struct journal_entry what;

	add_idea(h, "Een", add_subtheme(h, "Groen"));
	add_idea(h, "Twee", 0);
	add_idea(h, "Drie", 0);
	assert_ok(h, store_undo(h->st, SESSION, &what, &h->e));
	return hub_dump_all(h);
}

void check_step(struct hub *h, const char *before, int64_t seq, const char *action,
                const char *subject)
{
	struct journal_entry last = hub_last_step(h), what;
	char *after = hub_dump(h), *now;

	assert_int_equal(last.seq, seq + 1);
	assert_int_equal(last.kind, 0);
	assert_int_equal(last.at, clock_wall(&h->clock));
	assert_string_equal(last.action, action);
	assert_string_equal(last.subject, subject);
	assert_string_not_equal(before, after);

	assert_ok(h, store_undo(h->st, SESSION, &what, &h->e));
	assert_string_equal(what.action, action);
	assert_string_equal(what.subject, subject);
	assert_int_equal(what.kind, 1);
	now = hub_dump(h);
	assert_string_equal(now, before);
	free(now);
	assert_ok(h, store_redo(h->st, SESSION, &what, &h->e));
	assert_string_equal(what.action, action);
	now = hub_dump(h);
	assert_string_equal(now, after);
	assert_int_equal(hub_last_step(h).seq, seq + 3);
	free(now);
	free(after);
}
