/* The scenes on the desk: a preview of what the hall sees, and how large its screen is. */
#include "hall.h"
#include "overlay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "settings.h"
#include "tr.h"

/* Of a beamer of 1024 x 768 with letters of 16 x 32. */
enum { USUAL_COLS = 64, USUAL_ROWS = 24 };

void hall_let_go(struct desk *d)
{
	font_free(d->hall.font);
	free_pointer(&d->hall.before.revealed);
	arena_free(d->hall.arena);
	d->hall.font = NULL;
	d->hall.arena = NULL;
}

/* Once: a font takes longer than a drawing. */
static void load_font(struct desk *d)
{
	struct err e = {0};

	if (d->hall.is_ready)
		return;
	d->hall.is_ready = true;
	d->hall.arena = arena_new();
	d->hall.font = stage_font(d->settings, &e);
	if (!d->hall.font && e.msg[0])
		desk_say(d, ROLE_WARNING, "%s", e.msg);
}

const struct scene_show *hall_scene(struct desk *d, const struct stage *s, enum letters letters)
{
	enum scene scene = scene_find(s->scene);
	unsigned parts = scene ? scene_info(scene)->parts : 0;
	struct err e = {0};

	load_font(d);
	/* Once for each reading of the hub and each scene. */
	if (!d->hall.is_loaded || d->hall.reading != d->reading ||
	    d->hall.session != s->session_id || d->hall.parts != parts) {
		d->hall.is_loaded = false;
		arena_reset(d->hall.arena);
		if (store_load_public(d->store, s->session_id, parts, d->hall.arena, &d->hall.view,
		                      &e) != OK) {
			desk_say(d, ROLE_ERROR, "%s", e.msg);
			return NULL;
		}
		d->hall.is_loaded = true;
		d->hall.reading = d->reading;
		d->hall.session = s->session_id;
		d->hall.parts = parts;
	}
	d->hall.view.stage = *s;
	d->hall.show.view = &d->hall.view;
	d->hall.show.clock = d->clock;
	stage_set_letters(&d->hall.show, d->hall.font, letters);
	return &d->hall.show;
}

static bool is_too_small(const struct stage_screen *screen)
{
	return screen->cols < SCENE_MIN_COLS || screen->rows < SCENE_MIN_ROWS;
}

/* One that shows nothing comes before any other, however wide it is. */
static bool has_less_room(const struct stage_screen *a, const struct stage_screen *b)
{
	if (is_too_small(a) != is_too_small(b))
		return is_too_small(a);
	return a->cols * a->rows < b->cols * b->rows;
}

/* How many screens there are, and the one with the least room: it sets the measure for all. */
static int find_smallest(struct desk *d, struct stage_screen *out)
{
	struct stage_screen screens[STAGE_SCREENS_MAX];
	int n = stage_screens(d->path, screens);

	for (int i = 0; i < n; i++)
		if (i == 0 || has_less_room(&screens[i], out))
			*out = screens[i];
	return n;
}

struct stage_screen hall_screen(struct desk *d)
{
	struct stage_screen screen = {.cols = USUAL_COLS,
	                              .rows = USUAL_ROWS,
	                              .letters = stage_letters(d->settings, false)};

	find_smallest(d, &screen);
	return screen;
}

struct stage_screen hall_screen_for_pages(struct desk *d, const struct stage *s)
{
	struct stage_screen screens[STAGE_SCREENS_MAX], found = hall_screen(d);
	int n = stage_screens(d->path, screens), most = 0;

	for (int i = 0; i < n; i++) {
		const struct scene_show *show = hall_scene(d, s, screens[i].letters);
		int pages = show && !is_too_small(&screens[i])
		                    ? scene_pages(show, screens[i].rows, screens[i].cols)
		                    : 0;

		if (pages > most)
			found = screens[i];
		most = pages > most ? pages : most;
	}
	return found;
}

void hall_preview(struct desk *d, struct canvas *c, struct rect area, const struct stage *s)
{
	struct stage_screen screen = hall_screen(d);
	const struct scene_show *show = hall_scene(d, s, screen.letters);
	struct canvas *scene;

	if (!show)
		return;
	scene = canvas_new(screen.rows < area.rows ? screen.rows : area.rows,
	                   screen.cols < area.cols ? screen.cols : area.cols);
	canvas_set_ascii(scene, canvas_is_ascii(c));
	scene_draw_reduced(show, screen.rows, screen.cols, scene);
	canvas_place(c, area.row, area.col, scene);
	canvas_free(scene);
}

/* ---- can the last row read it? ---- */

/* A setting of the hub: "150 800", the height of the picture and the distance of the last row, in
 * centimetres. */
#define HALL_SETTING "hall"

static bool read_hall(struct desk *d, int *height_cm, int *distance_cm)
{
	const char *text = store_setting(d->store, HALL_SETTING, d->frame);

	return sscanf(text, "%d %d", height_cm, distance_cm) == 2 && *height_cm > 0 &&
	       *distance_cm > 0;
}

static bool store_hall(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	char text[40];

	(void)id;
	snprintf(text, sizeof(text), "%d %d", v->number[0], v->number[1] * 100);
	return desk_did(d, store_set_setting(d->store, HALL_SETTING, text, e), e);
}

void hall_ask_last_row(struct desk *d)
{
	int height = 0, distance = 0;
	bool known = read_hall(d, &height, &distance);
	const struct form_field fields[] = {
	        {.kind = FORM_NUMBER,
	         .label = _("How high is the picture, in centimetres?"),
	         .value = known ? arena_printf(d->frame, "%d", height) : "",
	         .min = 1,
	         .max = 2000},
	        {.kind = FORM_NUMBER,
	         .label = _("How far away is the last row, in metres?"),
	         .value = known ? arena_printf(d->frame, "%d", distance / 100) : "",
	         .min = 1,
	         .max = 100},
	};

	form_open(d, _("Can the last row read it?"), fields, N_ITEMS(fields), store_hall, 0);
}

/* As many rows of letters as the screen has; of large ones it has fewer. */
static int rows_of_letters(struct desk *d, const struct stage_screen *screen)
{
	struct scene_show show = {0};

	load_font(d);
	stage_set_letters(&show, d->hall.font, screen->letters);
	return screen->rows / scene_list_letters(&show, screen->rows);
}

static const char *last_row(struct desk *d, const struct stage_screen *screen, enum role *role)
{
	int height, distance, rows = rows_of_letters(d, screen), most;

	if (!read_hall(d, &height, &distance))
		return "";
	if (rows <= scene_most_rows(height, distance, true))
		return _("The last row can read it.");
	most = scene_most_rows(height, distance, false);
	if (rows <= most)
		return _("Just large enough for the last row.");
	*role = ROLE_WARNING;
	if (most < SCENE_MIN_ROWS)
		return _("The last row is too far away: let people sit closer, or make the picture "
		         "larger.");
	return arena_printf(d->frame,
	                    _("Too small for the last row: make the letters larger, until there "
	                      "are %d rows."),
	                    most);
}

const char *hall_screens(struct desk *d, enum role *role)
{
	struct stage_screen screen;
	int n = find_smallest(d, &screen);
	const char *size;

	*role = n > 0 ? ROLE_DIM : ROLE_WARNING;
	if (n == 0)
		return _("There is no screen of the hall. Start it in another window: dialoog "
		         "screen");
	if (is_too_small(&screen)) {
		*role = ROLE_WARNING;
		return arena_printf(
		        d->frame,
		        _("The screen of the hall is too small: %d x %d. Make it %d x %d or "
		          "more."),
		        screen.cols, screen.rows, SCENE_MIN_COLS, SCENE_MIN_ROWS);
	}
	size = n == 1 ? arena_printf(d->frame, _("Screen: %d x %d."), screen.cols, screen.rows)
	              : arena_printf(d->frame, _("%d screens, the smallest is %d x %d."), n,
	                             screen.cols, screen.rows);
	return arena_printf(d->frame, "%s %s", size, last_row(d, &screen, role));
}

const char *hall_lacks(struct desk *d)
{
	struct stage_screen screen;
	int n = find_smallest(d, &screen);

	d->hall.had_screen |= n > 0;
	if (n > 0)
		return is_too_small(&screen) ? _("its screen is too small") : "";
	return d->hall.had_screen ? _("its screen is gone") : "";
}
