/* Following the hub: it may come later, go away and come back, be damaged or be another one. */
#include "present.h"

#include <string.h>

#include "arena.h"
#include "store.h"

static const struct public_view nothing = {
        .series_name = "",
        .web_page = "",
        .web_page_short = "",
        .mail = "",
        .title = "",
        .date = "",
        .start = "",
        .place = "",
        .language = "nl",
        .influence = "",
        .ground_rules = "",
        .answer_by = "",
        .stage = {.scene = "welcome", .message = "", .lots = "", .lots_drawn = "", .revealed = ""}};

static enum status load_for(struct store *st, struct arena *a, const struct stage *stage,
                            struct public_view *out, struct err *e)
{
	enum scene scene = scene_find(stage->scene);
	int64_t session = stage->session_id;
	enum status s = session ? OK : store_find_session(st, 0, &session, e);

	if (s == OK)
		s = store_load_public(st, session, scene ? scene_info(scene)->parts : 0, a, out, e);
	/* A hub without sessions. */
	if (s == E_NOT_FOUND) {
		*out = nothing;
		out->stage = *stage;
		s = OK;
	}
	return s;
}

/* What is read is asked for by the stage, which can be another one by then: read once more, so that
 * no scene is shown with the parts of another. */
enum status stage_load(struct store *st, struct arena *a, struct public_view *out, struct err *e)
{
	struct stage asked;
	enum status s = store_stage(st, a, &asked, e);

	while (s == OK) {
		s = load_for(st, a, &asked, out, e);
		if (s != OK || (strcmp(out->stage.scene, asked.scene) == 0 &&
		                out->stage.session_id == asked.session_id))
			break;
		asked = out->stage;
	}
	return s;
}

void follower_init(struct follower *f, const char *path, const char *other,
                   const struct clock *clock)
{
	*f = (struct follower){.path = path,
	                       .other = other,
	                       .clock = clock,
	                       .arena = arena_new(),
	                       .spare = arena_new(),
	                       .view = nothing};
}

void follower_fini(struct follower *f)
{
	store_close(f->st);
	arena_free(f->arena);
	arena_free(f->spare);
}

int follower_fd(const struct follower *f)
{
	return f->st ? store_bell_fd(f->st) : -1;
}

static void let_go(struct follower *f)
{
	store_close(f->st);
	f->st = NULL;
	f->is_fresh = false;
}

/* The desk goes from its own hub to the practice one and back: the hall goes along, and stays where
 * it is when nobody works in either. */
static void go_along(struct follower *f)
{
	const char *path = f->path;

	if (!f->other || store_is_worked_on(f->path) || !store_is_worked_on(f->other))
		return;
	let_go(f);
	f->path = f->other;
	f->other = path;
}

/* Nothing of it was read yet: that is said, with its name, for who looks why nothing comes. */
static bool say_waiting(struct follower *f)
{
	const char *slash = strrchr(f->path, '/');
	const char *name = slash ? slash + 1 : f->path;

	if (f->was_read || (f->view.waits_for && strcmp(f->view.waits_for, name) == 0))
		return false;
	f->view.waits_for = name;
	return true;
}

bool follower_look(struct follower *f)
{
	struct arena *read = f->spare;
	struct public_view view;
	int64_t version;
	struct err e = {0};

	go_along(f);
	if (!f->st && store_open(f->path, STORE_SHOW, f->clock, &f->st, &e) != OK) {
		f->st = NULL;
		return say_waiting(f);
	}
	store_bell_drain(f->st);
	version = store_data_version(f->st);
	if (f->is_fresh && version != 0 && version == f->version)
		return false;
	arena_reset(read);
	if (version == 0 || stage_load(f->st, read, &view, &e) != OK) {
		/* It is opened again at the next look. */
		let_go(f);
		return false;
	}
	store_let_go_of_pages(f->st);
	f->spare = f->arena;
	f->arena = read;
	f->view = view;
	f->version = version;
	f->is_fresh = f->was_read = true;
	return true;
}
