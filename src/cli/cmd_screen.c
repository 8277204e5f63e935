/* `dialoog screen`: what the hall sees, in a window of its own, or one scene of it as text. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "stage.h"
#include "svg.h"
#include "text.h"
#include "tr.h"

/* NULL: no large letters. */
static struct font *wanted_font(const struct options *o, enum letters letters)
{
	struct err e = {0};
	struct font *font = letters == LETTERS_PLAIN ? NULL : stage_font(o->settings, &e);

	/* Without it all works, in smaller letters. */
	if (!font && e.msg[0])
		warn(e.msg);
	return font;
}

static enum term_theme wanted_theme(const struct options *o)
{
	/* As the words of the setting. */
	static const enum term_theme themes[] = {THEME_HALL_DARK, THEME_HALL_LIGHT, THEME_MONO};

	return themes[settings_number(o->settings, SETTING_HALL_THEME)];
}

/* ---- one scene ---- */

static bool read_size(const char *text, int *cols, int *rows)
{
	int end = 0;

	return sscanf(text, "%4dx%4d%n", cols, rows, &end) == 2 && text[end] == '\0' && *cols > 0 &&
	       *rows > 0 && *cols <= 2000 && *rows <= 1000;
}

static void add_scenes(struct buf *b)
{
	for (int s = SCENE_NONE + 1; s < SCENE_COUNT; s++)
		buf_addf(b, "%s%s", s > SCENE_NONE + 1 ? ", " : "",
		         scene_info((enum scene)s)->name);
}

/* What the command line asks for, all of it revealed; nothing private is read. */
static enum status load_scene(const struct options *o, const struct clock *clock, enum scene scene,
                              struct arena *a, struct public_view *view, struct err *e)
{
	struct store *st;
	int64_t id;
	enum status s;

	store_keep_nothing();
	s = open_hub_of_session(o, clock, &st, &id, e);
	if (s != OK)
		return s;
	s = store_load_public(st, id, scene_info(scene)->parts, a, view, e);
	store_close(st);
	view->stage.scene = scene_info(scene)->name;
	view->stage.black = view->stage.pause = false;
	view->stage.message = "";
	view->stage.page = 0;
	view->stage.reveal = REVEAL_ALL;
	return s;
}

static enum exit_code print_scene(const struct options *o, struct clock *clock)
{
	const char *format = o->format ? o->format : "text";
	int cols = 64, rows = 24;
	enum scene scene = o->scene ? scene_find(o->scene) : SCENE_NONE;
	struct arena *a = arena_new();
	struct public_view view;
	struct scene_show show = {.view = &view, .clock = clock};
	enum letters letters = stage_letters(o->settings, wants_ascii(o));
	struct canvas *c = NULL;
	struct font *font = NULL;
	AUTO_BUF struct buf out;
	struct err e = {0};
	enum exit_code code = EXIT_DONE;

	buf_init(&out);
	if (!scene) {
		add_scenes(&out);
		code = usage_error(_("Name a scene with --scene: %s."), out.data);
	} else if (o->size && !read_size(o->size, &cols, &rows)) {
		code = usage_error(_("'%s' is no size. Write it like 80x24."), o->size);
	} else if (strcmp(format, "text") != 0 && strcmp(format, "svg") != 0) {
		code = usage_error(_("There is no format '%s'. Choose %s."), format, "text, svg");
	} else if (load_scene(o, clock, scene, a, &view, &e) != OK) {
		code = fail(&e);
	} else {
		font = wanted_font(o, letters);
		stage_set_letters(&show, font, letters);
		c = canvas_new(rows, cols);
		canvas_set_ascii(c, wants_ascii(o));
		scene_draw(&show, c);
		if (strcmp(format, "svg") == 0)
			canvas_to_svg(c, wanted_theme(o), &out);
		else
			canvas_dump_plain(c, &out);
		if (file_write_fd(STDOUT_FILENO, out.data, out.len, &e) != OK)
			code = fail(&e);
	}
	canvas_free(c);
	font_free(font);
	arena_free(a);
	return code;
}

/* ---- the screen ---- */

static enum exit_code show_screen(const struct options *o, const struct clock *clock)
{
	struct term_options wish = {.ascii = wants_ascii(o),
	                            .color = wanted_color(o),
	                            .theme = wanted_theme(o),
	                            .title = true,
	                            .at_once = true};
	AUTO_FREE char *path = hub_path(o);
	/* Who names a file means that one. */
	AUTO_FREE char *practice = o->n_args == 0 ? practice_path(o) : NULL;
	struct stage_options stage = {.path = path,
	                              .practice_path = practice,
	                              .letters = stage_letters(o->settings, wants_ascii(o)),
	                              .bell = settings_number(o->settings, SETTING_HALL_BELL) != 0};
	struct font *font;
	struct term *t;
	struct err e = {0};

	if (!path) {
		no_home(&e);
		return fail(&e);
	}
	if (file_is_dir(path)) {
		err_set(&e, E_INVALID, _("%s is a folder. Give the name of a file."), path);
		return fail(&e);
	}
	font = wanted_font(o, stage.letters);
	stage.font = font;
	if (term_start(&wish, &t, &e) != OK) {
		font_free(font);
		return fail(&e);
	}
	term_set_title(t, _("dialoog: what the hall sees"));
	stage_run(&stage, t, clock);
	term_stop(t);
	font_free(font);
	return EXIT_DONE;
}

enum exit_code run_screen(const struct options *o, struct clock *clock)
{
	return o->once ? print_scene(o, clock) : show_screen(o, clock);
}
