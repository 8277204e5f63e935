/* Which scenes there are, and drawing the one that the stage says. */
#include "sheet.h"

#include <string.h>

#include "mem.h"
#include "tr.h"

static const struct scene_info infos[SCENE_COUNT] = {
#define SCENE(id, name, label, parts) [SCENE_##id] = {name, label, parts},
#include "scene.def"
#undef SCENE
};

const struct scene_info *scene_info(enum scene s)
{
	BUG_IF(s <= SCENE_NONE || s >= SCENE_COUNT);
	return &infos[s];
}

enum scene scene_find(const char *name)
{
	for (int s = SCENE_NONE + 1; s < SCENE_COUNT; s++)
		if (strcmp(infos[s].name, name) == 0)
			return (enum scene)s;
	return SCENE_NONE;
}

/* What is shown, in the language of the series; ended by end. */
struct showing {
	const char *language; /* from before */
	struct sheet sheet;
};

static void begin(const struct scene_show *s, struct showing *now)
{
	const char *language = s->view->language ? s->view->language : "";

	now->language = tr_language();
	if (strcmp(language, now->language) != 0)
		tr_select(language);
	now->sheet = (struct sheet){
	        .arena = arena_new(), .anchor = s->view->stage.page, .most = POINTS_ON_PAGE};
	scene_fill(s, &now->sheet);
}

static void end(struct showing *now)
{
	if (strcmp(tr_language(), now->language) != 0)
		tr_select(now->language);
	arena_free(now->sheet.arena);
}

void scene_draw_reduced(const struct scene_show *s, int rows, int cols, struct canvas *c)
{
	struct rect all = {0, 0, canvas_rows(c), canvas_cols(c)};
	struct showing now;

	canvas_reset(c, all.rows, all.cols);
	/* Black in every theme. */
	if (s->view->stage.black) {
		canvas_fill(c, all, ROLE_QR_DARK, ' ');
		return;
	}
	begin(s, &now);
	if (rows == all.rows && cols == all.cols)
		sheet_draw(&now.sheet, s, c);
	else
		sheet_draw_reduced(&now.sheet, s, rows, cols, c);
	end(&now);
}

void scene_draw(const struct scene_show *s, struct canvas *c)
{
	scene_draw_reduced(s, canvas_rows(c), canvas_cols(c), c);
}

int scene_pages(const struct scene_show *s, int rows, int cols)
{
	struct showing now;
	int n;

	begin(s, &now);
	n = sheet_pages(&now.sheet, s, rows, cols);
	end(&now);
	return n;
}

int scene_page(const struct scene_show *s, int rows, int cols)
{
	struct showing now;
	int page;

	begin(s, &now);
	page = sheet_page(&now.sheet, s, rows, cols);
	end(&now);
	return page;
}

int scene_place_of(const struct scene_show *s, int rows, int cols, int page)
{
	struct showing now;
	int place;

	begin(s, &now);
	place = sheet_place_of(&now.sheet, s, rows, cols, page);
	end(&now);
	return place;
}

int scene_most_rows(int height_cm, int distance_cm, bool comfortable)
{
	/* 25 rows at 8 times the height, or 20. */
	return distance_cm > 0 ? (comfortable ? 160 : 200) * height_cm / distance_cm : 0;
}
