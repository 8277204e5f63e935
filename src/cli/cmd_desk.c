/* The desk: on a terminal, or driven by a script. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "desk.h"
#include "file.h"
#include "mem.h"
#include "term.h"
#include "text.h"
#include "tr.h"

/* Asks on the terminal, before it is taken over, whether a file may be made. */
static bool may_make(const char *path)
{
	AUTO_FREE char *shown = text_harmless(path);
	char answer[16] = "";

	printf(_("There is no file %s yet. Make it? (y/n) "), shown);
	fflush(stdout);
	if (!fgets(answer, sizeof(answer), stdin))
		return false;
	return strchr("yYjJ", answer[0]) != NULL && answer[0] != '\0';
}

static enum exit_code run_on_terminal(const struct options *o, struct desk *d)
{
	struct term_options t = {.ascii = o->ascii || !tr_locale_is_utf8()};
	struct term *term;
	struct err e = {0};

	if (o->color && strcmp(o->color, "always") == 0)
		t.color = COLOR_ALWAYS;
	else if (o->color && strcmp(o->color, "never") == 0)
		t.color = COLOR_NEVER;
	if (term_start(&t, &term, &e) != OK)
		return fail(&e);
	desk_run(d, term);
	term_stop(term);
	return EXIT_DONE;
}

static enum exit_code run_script(const struct options *o, struct desk **d,
                                 const struct desk_options *desk, struct clock *clock)
{
	struct script_options s = {.path = o->script,
	                           .rows = 24,
	                           .cols = 80,
	                           .ascii = o->ascii,
	                           .out = o->screens ? o->screens : ""};
	struct err e = {0};

	if (o->size && (sscanf(o->size, "%dx%d", &s.cols, &s.rows) != 2 || s.cols < 1 ||
	                s.rows < 1 || s.cols > 2000 || s.rows > 1000))
		return usage_error(_("'%s' is no size. Write it like 80x24."), o->size);
	if (desk_run_script(d, desk, clock, &s, &e) != OK) {
		fail(&e);
		return EXIT_FAILED;
	}
	return EXIT_DONE;
}

enum exit_code run_desk(const struct options *o, struct clock *clock)
{
	AUTO_FREE char *path = hub_path(o);
	AUTO_FREE char *practice = practice_path(o);
	struct desk_options desk = {
	        .path = path, .read_only = o->read_only, .practice_path = practice};
	bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	bool was_there;
	enum exit_code code;
	struct err e = {0};
	struct desk *d;

	if (!path) {
		no_home(&e);
		return fail(&e);
	}
	if (o->headless && !o->script)
		return usage_error("%s", _("--headless needs a script: --script FILE"));
	if (!o->script && !terminal)
		return usage_error("%s",
		                   _("The desk needs a terminal. Start it in a terminal window."));
	/* The hub of this user is made without a question, another file is not. */
	was_there = file_exists(path);
	desk.create = !o->read_only && (o->n_args == 0 || o->script || was_there || may_make(path));
	if (desk_new(&desk, clock, &d, &e) != OK)
		return was_there ? fail(&e) : fail_to_make(&e);
	code = o->script ? run_script(o, &d, &desk, clock) : run_on_terminal(o, d);
	desk_free(d);
	return code;
}
