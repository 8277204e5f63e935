/* `dialoog demo`: a practice hub to explore, or the session in it played. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "date.h"
#include "desk.h"
#include "file.h"
#include "mem.h"
#include "report.h"
#include "store.h"
#include "term.h"
#include "tr.h"

/* Without a terminal: the hub and its verslag, and where they are. */
static enum exit_code demo_files(const char *path, const struct options *o, struct clock *clock)
{
	struct options one = *o;
	AUTO_FREE char *dir = path_dir(path);
	AUTO_FREE char *name = NULL;
	AUTO_FREE char *out = NULL;
	AUTO_BUF struct buf text;
	struct report_options r = {.now = clock_wall(clock), .practice = true, .note = ""};
	struct arena *a = arena_new();
	struct snapshot snap;
	struct store *st;
	struct err e = {0};
	enum status s;

	buf_init(&text);
	one.n_args = 1;
	one.args[0] = path;
	one.session = "1";
	s = open_session(&one, clock, a, &st, &snap, &e);
	if (s == OK) {
		s = report_make(&snap, &r, DOC_MD, &text, &name, &e);
		out = path_join(dir, name);
		s = s != OK ? s : file_write(out, text.data, text.len, true, &e);
		store_close(st);
	}
	arena_free(a);
	if (s != OK) {
		enum exit_code code = fail(&e);

		return out ? EXIT_CANNOT_CREATE : code;
	}
	print_path(path);
	print_path(out);
	return EXIT_DONE;
}

/* Makes the practice hub, or only looks whether it is there. */
static enum status find_practice(const char *path, const struct options *o,
                                 const struct clock *clock, struct err *e)
{
	if (!o->read_only)
		return practice_make(path, clock, e);
	if (!file_exists(path))
		return err_set(e, E_NOT_FOUND,
		               _("There is no practice session yet, and with --readonly none is "
		                 "made. Start without it first."));
	return practice_check(path, clock, e);
}

/* ---- playing ---- */

#define PLAY_SCRIPT "demo/play.script"
#define PLAY_FROM "2025-05-15T13:00"

/* Whoever looked on may look around afterwards: on the clock of the machine. */
static enum status play_and_go_on(const struct options *o, struct desk *d, struct clock *clock,
                                  struct err *e)
{
	AUTO_FREE char *script = data_file(PLAY_SCRIPT);
	struct term *term;
	enum status s = start_terminal(o, &term, e);

	if (s != OK)
		return s;
	s = desk_play(d, term, clock, script, e);
	clock_init_real(clock);
	if (s == OK && !desk_done(d))
		s = desk_run(d, term, e);
	term_stop(term);
	return s;
}

static enum status play_in(const struct options *o, const char *path, struct clock *clock,
                           struct err *e)
{
	struct desk_options desk = {.path = path, .settings = o->settings};
	enum status s = practice_make_empty(path, clock, e);
	struct desk *d = NULL;

	if (s == OK)
		s = desk_new(&desk, clock, &d, e);
	if (s != OK)
		return s;
	s = play_and_go_on(o, d, clock, e);
	desk_free(d);
	return s;
}

/* In the file that was given, which then stays; else in one that goes away again. */
static enum exit_code play(const struct options *o, struct clock *clock)
{
	const char *tmp = getenv("TMPDIR");
	AUTO_FREE char *dir =
	        o->hub ? NULL : path_join(tmp && tmp[0] ? tmp : "/tmp", "dialoog-play-XXXXXX");
	AUTO_FREE char *path = NULL;
	struct err e = {0};
	int64_t from = 0;
	enum status s;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return usage_error("%s",
		                   _("Playing needs a terminal. Start it in a terminal window."));
	if (dir && !mkdtemp(dir))
		return usage_error(_("There can be no file in %s."), dir);
	path = dir ? path_join(dir, "demo.db") : xstrdup(o->hub);
	moment_parse(PLAY_FROM, &from);
	clock_init_fixed(clock, from);
	s = play_in(o, path, clock, &e);
	if (dir)
		file_remove_dir(dir);
	if (s == OK)
		return EXIT_DONE;
	return e.code == E_CONFLICT ? (fail(&e), EXIT_CANNOT_CREATE) : fail(&e);
}

enum exit_code run_demo(const struct options *o, struct clock *clock)
{
	AUTO_FREE char *path = practice_path(o);
	struct options desk = *o;
	struct err e = {0};
	bool was_there;

	if (o->play)
		return play(o, clock);
	if (!path) {
		no_home(&e);
		return fail(&e);
	}
	was_there = file_exists(path);
	if (find_practice(path, o, clock, &e) != OK) {
		enum exit_code code = was_there ? fail(&e) : fail_to_make(&e);

		return e.code == E_CONFLICT ? EXIT_CANNOT_CREATE : code;
	}
	if (!o->headless && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))) {
		warn_settings(o);
		return demo_files(path, o, clock);
	}
	desk.n_args = 1;
	desk.args[0] = path;
	return run_desk(&desk, clock);
}
