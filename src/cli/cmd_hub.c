/* Commands that make, fill, list and check a hub. */
#include "cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "commands.h"
#include "date.h"
#include "desk.h"
#include "exchange.h"
#include "file.h"
#include "idea_text.h"
#include "mem.h"
#include "report.h"
#include "runsheet.h"
#include "text.h"
#include "tr.h"

/* ---- sessions into a hub ---- */

/* Is one of these sessions in the hub already, or given twice? */
static enum status check_new(struct store *st, const struct snapshot *sessions, int n,
                             struct arena *a, struct err *e)
{
	struct session_row *there;
	enum status s;
	int i, j, n_there = 0;

	s = store_sessions(st, a, &there, &n_there, e);
	for (i = 0; i < n && s == OK; i++) {
		const struct session *wanted = sessions[i].sessions;

		for (j = 0; j < n_there && s == OK; j++)
			if (there[j].id == wanted->id)
				s = err_set(e, E_CONFLICT,
				            _("The session \"%s\" is already there, as number %d."),
				            wanted->title, there[j].number);
		for (j = 0; j < i && s == OK; j++)
			if (sessions[j].sessions->id == wanted->id)
				s = err_set(e, E_CONFLICT, _("The session \"%s\" is given twice."),
				            wanted->title);
	}
	return s;
}

/* All of them or none; a hub that is made for them and does not get them goes away again. */
static enum exit_code add_to_hub(const char *path, const struct snapshot *sessions, int n,
                                 const struct clock *clock)
{
	bool was_there = file_exists(path);
	struct arena *a = arena_new();
	struct store *st = NULL;
	struct err e = {0};
	enum status s;

	s = store_open(path, STORE_CREATE, clock, &st, &e);
	if (s == OK)
		s = check_new(st, sessions, n, a, &e);
	if (s == OK)
		s = store_add_sessions(st, sessions, n, &e);
	if (s == OK)
		store_close(st);
	else
		store_discard(st);
	arena_free(a);
	if (s == OK)
		return EXIT_DONE;
	return was_there ? fail(&e) : fail_to_make(&e);
}

/* ---- new ---- */

static enum exit_code ask_template(void)
{
	struct arena *a = arena_new();
	struct err e = {0};
	enum exit_code code;
	const char *names;

	if (runsheet_names(a, &names, &e) == OK)
		code = usage_error(_("Say which runsheet with --template. Choose one of: %s."),
		                   names);
	else
		code = fail(&e);
	arena_free(a);
	return code;
}

/* The lines behind the first one, which was said. */
static void warn_others(const char *lines)
{
	for (lines += strcspn(lines, "\n"); lines[0] && lines[1];
	     lines += 1 + strcspn(lines + 1, "\n")) {
		AUTO_FREE char *line = xstrndup(lines + 1, strcspn(lines + 1, "\n"));

		warn(line);
	}
}

enum exit_code run_new(const struct options *o, struct clock *clock)
{
	struct runsheet_options r = {.title = o->title ? o->title : "",
	                             .place = o->place ? o->place : ""};
	char date[DATE_SIZE], start[TIME_SIZE] = "";
	struct snapshot session = {0};
	AUTO_BUF struct buf problems;
	struct err e = {0};
	enum exit_code code;

	buf_init(&problems);
	if (!o->template_name)
		return ask_template();
	moment_date(clock_wall(clock), date);
	if (o->date && !date_parse(o->date, date))
		return usage_error(_("'%s' is no date. Write it like 2025-05-27."), o->date);
	if (o->start && !time_parse(o->start, start))
		return usage_error(_("'%s' is no time. Write it like 13:45."), o->start);
	r.date = date;
	r.start = start;
	session.arena = arena_new();
	/* The runsheet is read before the file is made: a mistake leaves nothing behind. */
	r.problems = &problems;
	if (runsheet_load(o->template_name, &r, &session, &e) == OK) {
		code = add_to_hub(o->args[0], &session, 1, clock);
	} else {
		code = fail(&e);
		warn_others(problems.data);
	}
	arena_free(session.arena);
	if (code == EXIT_DONE)
		print_path(o->args[0]);
	return code;
}

/* ---- list ---- */

static const char *const status_names[] = {"prepared", "open", "closed"};
static const char *const status_words[] = {N_("prepared"), N_("busy"), N_("closed")};

static void list_as_json(const struct session_row *rows, int n, struct arena *a, struct buf *out)
{
	struct session_line *lines = arena_array(a, (size_t)n + 1, sizeof(*lines));
	int i;

	for (i = 0; i < n; i++)
		lines[i] = (struct session_line){.number = rows[i].number,
		                                 .title = rows[i].title,
		                                 .date = rows[i].date,
		                                 .place = rows[i].place,
		                                 .status = status_names[rows[i].status],
		                                 .ideas = rows[i].ideas,
		                                 .solutions = rows[i].solutions,
		                                 .people = rows[i].people};
	json_session_list(lines, n, out);
}

/* shared: the day on which a shared copy was made, or "". */
static void list_as_text(const struct session_row *rows, int n, const char *shared, struct buf *out)
{
	char date[64];
	int i;

	if (shared[0]) {
		AUTO_FREE char *day = NULL;

		date_long(shared, date, sizeof(date));
		day = text_harmless(date);
		buf_addf(out,
		         _("This is a shared copy of %s: without names, notes and what is not "
		           "for everybody."),
		         day);
		buf_addc(out, '\n');
	}
	if (n == 0)
		buf_addf(out, "%s\n", _("No session yet."));
	for (i = 0; i < n; i++) {
		/* From a file that somebody else may have made. */
		AUTO_FREE char *title = text_harmless(rows[i].title);

		date_short(rows[i].date, date, sizeof(date));
		buf_addf(out, "%3d  %-15s  %s  (%s; ", rows[i].number, date, title,
		         gettext(status_words[rows[i].status]));
		buf_addf(out, ngettext("%d idea", "%d ideas", (unsigned long)rows[i].ideas),
		         rows[i].ideas);
		buf_add(out, ", ");
		buf_addf(out,
		         ngettext("%d solution", "%d solutions", (unsigned long)rows[i].solutions),
		         rows[i].solutions);
		buf_add(out, ")\n");
	}
}

enum exit_code run_list(const struct options *o, struct clock *clock)
{
	AUTO_FREE char *path = hub_path(o);
	bool json = o->format && strcmp(o->format, "json") == 0;
	struct session_row *rows;
	AUTO_BUF struct buf out;
	struct arena *a;
	struct store *st;
	struct err e = {0};
	enum status s;
	int n = 0;

	buf_init(&out);
	if (!path) {
		no_home(&e);
		return fail(&e);
	}
	if (o->format && !json && strcmp(o->format, "text") != 0)
		return usage_error(_("There is no format '%s'. Choose %s."), o->format,
		                   "text, json");
	s = open_to_read(path, clock, &st, &e);
	if (s != OK)
		return fail(&e);
	a = arena_new();
	s = store_sessions(st, a, &rows, &n, &e);
	if (s == OK)
		s = store_count(st, rows, n, &e);
	if (s == OK && json)
		list_as_json(rows, n, a, &out);
	else if (s == OK)
		list_as_text(rows, n, store_setting(st, SHARED_MARK, a), &out);
	store_close(st);
	arena_free(a);
	if (s == OK)
		s = file_write_fd(STDOUT_FILENO, out.data, out.len, &e);
	return s == OK ? EXIT_DONE : fail(&e);
}

/* ---- import ---- */

static enum status read_session(const char *path, struct snapshot *s, struct err *e)
{
	AUTO_FREE char *text = NULL;
	enum status status;
	size_t len;

	status = file_read(path, EXCHANGE_MAX_BYTES, &text, &len, e);
	if (status != OK)
		return status;
	if (!idea_text_is_json(text, len))
		status =
		        err_set(e, E_CORRUPT,
		                _("this is no session. Is it a text with one idea a line? Then say "
		                  "which group wrote it, with --group."));
	else
		status = json_import(text, len, s, e);
	/* What reads a file names it; what reads a text does not know its name. */
	if (status != OK)
		err_wrap(e, "%s", path);
	return status;
}

enum exit_code run_import(const struct options *o, struct clock *clock)
{
	struct arena *a = arena_new();
	struct snapshot *sessions = arena_array(a, ARGS_MAX, sizeof(*sessions));
	struct err e = {0};
	enum exit_code code = EXIT_DONE;
	int i, n = o->n_args - 1;

	if (o->session || o->group || o->question) {
		arena_free(a);
		return import_texts(o, clock);
	}
	/* All inputs are read first: one that is wrong changes nothing. */
	for (i = 0; i < n && code == EXIT_DONE; i++) {
		sessions[i].arena = a;
		if (read_session(o->args[i + 1], &sessions[i], &e) != OK)
			code = fail(&e);
	}
	if (code == EXIT_DONE)
		code = add_to_hub(o->args[0], sessions, n, clock);
	for (i = 0; i < n && code == EXIT_DONE; i++)
		printf(_("Added: %s\n"), sessions[i].sessions->title);
	arena_free(a);
	return code;
}

/* ---- backup ---- */

static enum status copy_hub(const struct options *o, struct store *st, int *n, struct err *e)
{
	struct arena *a = arena_new();
	struct session_row *rows;
	enum status s = store_sessions(st, a, &rows, n, e);

	if (s == OK)
		s = o->without_names ? store_share(st, o->args[1], e)
		                     : store_backup(st, o->args[1], e);
	arena_free(a);
	return s;
}

static void say_what_is_in_it(const struct options *o, int n)
{
	if (o->without_names) {
		printf(ngettext("A shared copy with %d session.\n",
		                "A shared copy with %d sessions.\n", (unsigned long)n),
		       n);
		puts(_("You can give it to others: it has no names, no notes and nothing that is "
		       "not for everybody. Undo begins anew in it."));
	} else {
		printf(ngettext("A whole copy with %d session.\n",
		                "A whole copy with %d sessions.\n", (unsigned long)n),
		       n);
		puts(_("Everything that was typed is in it, names too. Keep it as carefully as "
		       "the file itself."));
	}
}

enum exit_code run_backup(const struct options *o, struct clock *clock)
{
	struct store *st;
	struct err e = {0};
	enum status s;
	int n = 0;

	if (open_to_read(o->args[0], clock, &st, &e) != OK)
		return fail(&e);
	s = copy_hub(o, st, &n, &e);
	store_close(st);
	if (s != OK) {
		enum exit_code code = fail_to_make(&e);

		return e.code == E_CONFLICT ? EXIT_CANNOT_CREATE : code;
	}
	print_path(o->args[1]);
	say_what_is_in_it(o, n);
	return EXIT_DONE;
}

/* ---- check ---- */

/* What came from where is told also when not all of it holds. */
static enum exit_code rebuild(const struct options *o, struct clock *clock)
{
	AUTO_BUF struct buf told;
	struct err e = {0};
	int64_t missing = 0;
	enum status s;

	buf_init(&told);
	s = store_rebuild(o->args[0], o->rebuild, clock, &told, &missing, &e);
	print_lines(told.data);
	if (s == OK && missing) {
		err_set(&e, E_INVALID, _("%s does not have everything."), o->rebuild);
		fail(&e);
		return EXIT_FAILED;
	}
	if (s == OK) {
		printf(_("%s is whole.\n"), o->rebuild);
		return EXIT_DONE;
	}
	if (e.code != E_CORRUPT && e.code != E_INVALID && e.code != E_CONFLICT)
		return fail_to_make(&e);
	fail(&e);
	return e.code == E_CONFLICT ? EXIT_CANNOT_CREATE : EXIT_FAILED;
}

enum exit_code run_check(const struct options *o, struct clock *clock)
{
	AUTO_FREE char *shown = text_harmless(o->args[0]);
	struct store *st;
	struct err e = {0};
	enum status s;

	if (o->rebuild)
		return rebuild(o, clock);
	s = store_open(o->args[0], STORE_READ, clock, &st, &e);
	if ((s == E_CORRUPT || s == E_NOT_FOUND) &&
	    store_can_rescue(o->args[0], clock) != RESCUE_NOTHING)
		advise_rescue(o->args[0], &e);
	if (s != OK)
		return fail(&e);
	s = store_check(st, &e);
	if (s == OK) {
		printf(_("%s is whole: the file, the schema and the rules of every session.\n"),
		       shown);
		print_lines(store_notice(st));
	}
	store_close(st);
	if (s != OK) {
		fail(&e);
		return EXIT_FAILED;
	}
	return EXIT_DONE;
}
