/* What commands have in common. */
#include "cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

static const struct {
	enum status status;
	enum exit_code code;
} exit_codes[] = {
        {E_INVALID, EXIT_BAD_DATA},
        {E_NOT_FOUND, EXIT_NO_INPUT},
        {E_CONFLICT, EXIT_BAD_DATA},
        {E_BUSY, EXIT_UNAVAILABLE},
        {E_IO, EXIT_IO},
        {E_NO_SPACE, EXIT_IO},
        {E_READONLY, EXIT_CANNOT_CREATE},
        {E_CORRUPT, EXIT_BAD_DATA},
        {E_TOO_NEW, EXIT_BAD_DATA},
        {E_LIMIT, EXIT_BAD_DATA},
        {E_UNSUPPORTED, EXIT_UNAVAILABLE},
        {E_CANCELLED, EXIT_FAILED},
};

void warn(const char *sentence)
{
	AUTO_FREE char *shown = text_harmless(sentence);

	fprintf(stderr, "dialoog: %s\n", shown);
}

enum exit_code fail(const struct err *e)
{
	size_t i;

	warn(e->msg);
	for (i = 0; i < N_ITEMS(exit_codes); i++)
		if (exit_codes[i].status == e->code)
			return exit_codes[i].code;
	return EXIT_FAILED;
}

enum exit_code fail_to_make(const struct err *e)
{
	enum exit_code code = fail(e);

	return code == EXIT_IO ? EXIT_CANNOT_CREATE : code;
}

void warn_settings(const struct options *o)
{
	int i;

	for (i = 0; i < settings_problems(o->settings); i++)
		warn(settings_problem(o->settings, i));
}

bool chose_ascii(const struct options *o)
{
	return o->ascii || settings_number(o->settings, SETTING_ASCII);
}

bool wants_ascii(const struct options *o)
{
	return chose_ascii(o) || !tr_locale_is_utf8();
}

enum term_color wanted_color(const struct options *o)
{
	static const char *const words[] = {
	        [COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never"};
	size_t i;

	for (i = 0; o->color && i < N_ITEMS(words); i++)
		if (strcmp(words[i], o->color) == 0)
			return (enum term_color)i;
	return (enum term_color)settings_number(o->settings, SETTING_COLOR);
}

void print_lines(const char *lines)
{
	while (*lines) {
		size_t length = strcspn(lines, "\n");
		AUTO_FREE char *line = xstrndup(lines, length);
		AUTO_FREE char *shown = text_harmless(line);

		printf("%s\n", shown);
		lines += length + (lines[length] == '\n');
	}
	fflush(stdout);
}

enum exit_code usage_error(const char *fmt, ...)
{
	AUTO_FREE char *sentence = NULL;
	va_list args;

	va_start(args, fmt);
	if (vasprintf(&sentence, fmt, args) < 0)
		fatal("out of memory");
	va_end(args);
	warn(sentence);
	return EXIT_USAGE;
}

void print_path(const char *path)
{
	/* Another program opens the file by this line, so it gets the very bytes, whatever
	 * they are.  A terminal would obey them, and a person only has to recognise the name:
	 * a line of text like any other. */
	AUTO_FREE char *shown = isatty(STDOUT_FILENO) ? text_harmless(path) : xstrdup(path);

	printf("%s\n", shown);
}

static char *in_folder(char *folder, const char *name)
{
	AUTO_FREE char *dir = folder;

	return dir ? path_join(dir, name) : NULL;
}

enum status no_home(struct err *e)
{
	return err_set(e, E_NOT_FOUND, _("HOME is not set. Give the name of a file."));
}

char *hub_path(const struct options *o)
{
	const char *set = settings_text(o->settings, SETTING_HUB);

	if (o->n_args > 0)
		return xstrdup(o->args[0]);
	return set[0] ? xstrdup(set) : in_folder(xdg_data_dir(), "dialoog.db");
}

char *practice_path(const struct options *o)
{
	return o->hub ? xstrdup(o->hub) : in_folder(xdg_state_dir(), "oefenen.db");
}

enum status open_hub_of_session(const struct options *o, const struct clock *clock,
                                struct store **st, int64_t *id, struct err *e)
{
	AUTO_FREE char *path = hub_path(o);
	int number = 0;
	enum status status;
	*st = NULL;
	if (!path)
		return no_home(e);
	if (o->session)
		text_to_int(o->session, 1, 9999, &number);
	status = open_to_read(path, clock, st, e);
	if (status == OK)
		status = store_find_session(*st, number, id, e);
	if (status != OK) {
		store_close(*st);
		*st = NULL;
	}
	return status;
}

enum status open_session(const struct options *o, const struct clock *clock, struct arena *a,
                         struct store **st, struct snapshot *s, struct err *e)
{
	int64_t id;
	enum status status = open_hub_of_session(o, clock, st, &id, e);

	if (status != OK)
		return status;
	status = store_load(*st, id, a, s, e);
	if (status != OK) {
		store_close(*st);
		*st = NULL;
	}
	return status;
}

enum exit_code deliver(const struct options *o, char *name, const void *data, size_t len)
{
	AUTO_FREE char *path = o->out ? xstrdup(o->out) : xstrdup(name);
	struct err e = {0};
	enum status s;

	free_pointer(&name);
	if (o->out && strcmp(o->out, "-") == 0) {
		s = file_write_fd(STDOUT_FILENO, data, len, &e);
		return s == OK ? EXIT_DONE : fail(&e);
	}
	/* A name that was asked for is taken as it is, and never overwritten. */
	s = o->out ? file_write(path, data, len, false, &e) : file_write_new(&path, data, len, &e);
	if (s != OK) {
		fail(&e);
		return EXIT_CANNOT_CREATE;
	}
	print_path(path);
	return EXIT_DONE;
}

enum status start_terminal(const struct options *o, struct term **out, struct err *e)
{
	struct term_options t = {
	        .ascii = wants_ascii(o),
	        .color = wanted_color(o),
	        .theme = (enum term_theme)settings_number(o->settings, SETTING_THEME),
	        .mouse = settings_number(o->settings, SETTING_MOUSE) != 0,
	        .title = settings_number(o->settings, SETTING_TITLE) != 0};

	return term_start(&t, out, e);
}

enum status open_to_read(const char *path, const struct clock *clock, struct store **st,
                         struct err *e)
{
	enum status s = store_open(path, STORE_READ, clock, st, e);

	if (s == OK && store_notice(*st)[0])
		warn(store_notice(*st));
	return s;
}

enum status advise_rescue(const char *path, struct err *e)
{
	AUTO_FREE char *wrong = xstrdup(e->msg);

	return err_set(e, e->code,
	               /* Translators: a sentence that says what is wrong; the name of the file */
	               _("%s There is still a copy. Bring it back with: dialoog check %s --rebuild "
	                 "NEW"),
	               wrong, path);
}
