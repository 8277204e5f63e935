/* The desk: on a terminal, or driven by a script. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "desk.h"
#include "file.h"
#include "mem.h"
#include "term.h"
#include "text.h"
#include "tr.h"

/* Shows question and reads a line of which the first size - 1 bytes count; false at the end of the
 * input, also when something was typed there without Enter. */
static bool ask_line(const char *question, char *line, size_t size)
{
	size_t len = 0;
	int c;

	fputs(question, stdout);
	fflush(stdout);
	while ((c = getchar()) != EOF && c != '\n')
		if (len + 1 < size)
			line[len++] = (char)c;
	line[len] = '\0';
	return c == '\n';
}

static bool is_one_of(const char *word, size_t len, const char *const words[2])
{
	for (int i = 0; i < 2; i++)
		if (strlen(words[i]) == len && strncasecmp(word, words[i], len) == 0)
			return true;
	return false;
}

/* Asks on the terminal, before it is taken over, till there is an answer in either language;
 * question is harmless.  True for yes; the end of the input is no. */
static bool is_yes(const char *question)
{
	static const char *const yes[][2] = {{"j", "ja"}, {"y", "yes"}};
	static const char *const no[][2] = {{"n", "nee"}, {"n", "no"}};
	AUTO_FREE char *first = xasprintf("%s %s ", question, _("(y/n, then Enter)"));
	const char *prompt = first, *word;
	char answer[32];

	while (ask_line(prompt, answer, sizeof(answer))) {
		word = answer + strspn(answer, " \t");
		size_t len = strcspn(word, " \t\r");

		prompt = _("Type y or n, and then Enter: ");
		if (word[len + strspn(word + len, " \t\r")] != '\0')
			continue;
		for (size_t i = 0; i < N_ITEMS(yes); i++) {
			if (is_one_of(word, len, yes[i]))
				return true;
			if (is_one_of(word, len, no[i]))
				return false;
		}
	}
	return false;
}

/* There is no hub: may it be made? */
static bool may_make(const char *path)
{
	AUTO_FREE char *shown = text_harmless(path);
	AUTO_FREE char *question = xasprintf(_("There is no file %s yet. Make it?"), shown);

	return is_yes(question);
}

/* Puts the hub back from its second copy, and says what came from where. */
static enum status rescue(const char *path, const struct clock *clock, struct err *e)
{
	AUTO_BUF struct buf told;
	enum status s;

	buf_init(&told);
	s = store_rescue(path, clock, &told, e);
	print_lines(told.data);
	return s;
}

/* Behind the sentence that says what is wrong. */
static const char *question(const char *path, enum rescue_from from, const struct clock *clock)
{
	if (store_is_earlier(path, clock))
		return _("Bring the second copy back, with all that was stored, but for names? The "
		         "earlier copy that stands there now is then taken away.");
	return from == RESCUE_SECOND
	               ? _("What was stored is in the second copy, all but names. Bring that back? "
	                   "What stands there now is kept.")
	               : _("There is still a copy. Bring that back? What stands there now is "
	                   "kept.");
}

/* A hub that is damaged or gone, while there is something to make it from: on a terminal it can
 * be put back at once.  OK when it was. */
static enum status bring_back(const char *path, enum rescue_from from, bool ask,
                              const struct clock *clock, struct err *e)
{
	char enter[1];
	enum status s;

	if (from == RESCUE_NOTHING)
		return e->code;
	if (!ask)
		return advise_rescue(path, e);
	printf("%s\n", e->msg);
	if (!is_yes(question(path, from, clock)))
		return e->code;
	s = rescue(path, clock, e);
	/* What came from where is read before the screen takes its place. */
	if (s == OK)
		ask_line(_("Press Enter to go on. "), enter, sizeof(enter));
	return s;
}

/* Once, at the start: what does not speak for itself about the terminal. */
static void tell_terminal(const struct options *o, struct desk *d, const struct term *term)
{
	const char *kind = term_stand_in(term);

	if (kind) {
		AUTO_FREE char *name = text_harmless(getenv("TERM"));
		AUTO_FREE char *sentence = xasprintf(
		        _("The type of this terminal, %s, is not known here. dialoog takes "
		          "it for %s."),
		        name, kind);

		desk_tell(d, sentence);
	}
	if (wants_ascii(o) && !chose_ascii(o))
		desk_tell(d, _("The locale has no UTF-8, so the screen is without accents. With "
		               "them: LC_ALL=C.UTF-8 dialoog"));
}

static enum status run_on_terminal(const struct options *o, struct desk *d, struct err *e)
{
	struct term *term;
	enum status s = start_terminal(o, &term, e);

	if (s != OK)
		return s;
	tell_terminal(o, d, term);
	s = desk_run(d, term, e);
	term_stop(term);
	return s;
}

/* What is damaged in the hub is only found when the first screen is there. */
static enum exit_code run_desks(const struct options *o, const struct desk_options *desk,
                                struct clock *clock, struct desk **d)
{
	struct err e = {0};
	enum status s;

	while ((s = run_on_terminal(o, *d, &e)) == E_CORRUPT) {
		desk_free(*d);
		*d = NULL;
		s = bring_back(desk->path, store_can_rescue(desk->path, clock), true, clock, &e);
		if (s == OK)
			s = desk_new(desk, clock, d, &e);
		if (s != OK)
			break;
	}
	return s == OK ? EXIT_DONE : fail(&e);
}

static enum exit_code run_script(const struct options *o, struct desk **d,
                                 const struct desk_options *desk, struct clock *clock)
{
	struct script_options s = {.path = o->script,
	                           .rows = 24,
	                           .cols = 80,
	                           .ascii = chose_ascii(o),
	                           .out = o->screens ? o->screens : ""};
	struct err e = {0};
	enum status status;

	if (o->size && (sscanf(o->size, "%dx%d", &s.cols, &s.rows) != 2 || s.cols < 1 ||
	                s.rows < 1 || s.cols > 2000 || s.rows > 1000))
		return usage_error(_("'%s' is no size. Write it like 80x24."), o->size);
	status = desk_run_script(d, desk, clock, &s, &e);
	if (status == E_CORRUPT) {
		bring_back(desk->path, store_can_rescue(desk->path, clock), false, clock, &e);
		return fail(&e);
	}
	if (status != OK)
		fail(&e);
	return status == OK ? EXIT_DONE : EXIT_FAILED;
}

static enum status open_desk(const struct options *o, struct desk_options *desk,
                             struct clock *clock, struct desk **d, struct err *e)
{
	const char *path = desk->path;
	bool ask = !o->script, was_there = file_exists(path);
	enum rescue_from from;
	enum status s = OK;

	/* Else a new hub would take the place of the one that is gone. */
	if (!was_there && !o->read_only &&
	    (from = store_can_rescue(path, clock)) != RESCUE_NOTHING) {
		s = err_set(e, E_NOT_FOUND, _("There is no file %s."), path);
		s = bring_back(path, from, ask, clock, e);
		was_there = s == OK;
	}
	if (s != OK)
		return s;
	/* The hub of this user is made without a question, another file is not. */
	desk->create =
	        !o->read_only && (o->n_args == 0 || o->script || was_there || may_make(path));
	s = desk_new(desk, clock, d, e);
	/* Another desk has it: this one looks on, and may ask to take over. */
	if (s == E_BUSY && ask) {
		desk->looks_on = true;
		s = desk_new(desk, clock, d, e);
	}
	if (s != E_CORRUPT || o->read_only)
		return s;
	s = bring_back(path, store_can_rescue(path, clock), ask, clock, e);
	return s == OK ? desk_new(desk, clock, d, e) : s;
}

enum exit_code run_desk(const struct options *o, struct clock *clock)
{
	AUTO_FREE char *path = hub_path(o);
	AUTO_FREE char *practice = practice_path(o);
	struct desk_options desk = {.path = path,
	                            .read_only = o->read_only,
	                            .practice_path = practice,
	                            .settings = o->settings};
	bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	enum exit_code code;
	enum status s;
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
	s = open_desk(o, &desk, clock, &d, &e);
	if (s != OK)
		return desk.create && !file_exists(path) ? fail_to_make(&e) : fail(&e);
	code = o->script ? run_script(o, &d, &desk, clock) : run_desks(o, &desk, clock, &d);
	desk_free(d);
	return code;
}
