/* Private to the command line: the options that commands share, and the commands. */
#ifndef DIALOOG_CLI_CLI_H
#define DIALOOG_CLI_CLI_H

#include "arena.h"
#include "clock.h"
#include "err.h"
#include "session.h"
#include "settings.h"
#include "store.h"
#include "term.h"

/* Exit codes (sysexits where they exist). */
enum exit_code {
	EXIT_DONE = 0,
	EXIT_FAILED = 1,
	EXIT_USAGE = 2,
	EXIT_BAD_DATA = 65,
	EXIT_NO_INPUT = 66,
	EXIT_UNAVAILABLE = 69,
	EXIT_CANNOT_CREATE = 73,
	EXIT_IO = 74,
	EXIT_NO_SETTING = 78
};

enum { ARGS_MAX = 64 };

/* What was on the command line, as far as the command knows the options. */
struct options {
	const char *args[ARGS_MAX]; /* what is no option */
	int n_args;
	const char *config, *lang, *color, *format, *kind, *session, *group, *question, *out, *url,
	        *hub;
	const char *rebuild, *template_name, *title, *date, *place, *start;
	const char *script, *size, *now, *screens, *scene;
	bool once, ascii, read_only, headless, play, public_only, without_names, help, version;
	struct settings *settings;
};

/* A command: its name, its other name, what it takes, and one sentence. */
struct command_info {
	const char *name, *alias;
	const char *usage;   /* arguments, for the help */
	const char *options; /* names of its own options, separated by spaces */
	const char *about;   /* msgid */
	int min_args, max_args;
	enum exit_code (*run)(const struct options *o, struct clock *clock);
};

extern const struct command_info commands[];
extern const int n_commands;
/* Without a command: the desk; its name is "". */
extern const struct command_info desk_command;

enum exit_code run_desk(const struct options *o, struct clock *clock);
enum exit_code run_demo(const struct options *o, struct clock *clock);
enum exit_code run_new(const struct options *o, struct clock *clock);
enum exit_code run_list(const struct options *o, struct clock *clock);
enum exit_code run_report(const struct options *o, struct clock *clock);
enum exit_code run_export(const struct options *o, struct clock *clock);
/* `export --format csv`: three files in one folder. */
enum exit_code export_csv(const struct options *o, const struct clock *clock);
enum exit_code run_import(const struct options *o, struct clock *clock);
/* `import` of texts: one idea a line, for one group and one question of a session. */
enum exit_code import_texts(const struct options *o, const struct clock *clock);
enum exit_code run_screen(const struct options *o, struct clock *clock);
enum exit_code run_qr(const struct options *o, struct clock *clock);
enum exit_code run_check(const struct options *o, struct clock *clock);
enum exit_code run_backup(const struct options *o, struct clock *clock);
enum exit_code run_keys(const struct options *o, struct clock *clock);

/* On standard output: what a command takes, or, for the desk, which commands there are. */
void print_help(const struct command_info *c, const struct options *o);

/* On standard output: dialoog and the libraries that matter in a report of a fault. */
void print_version(void);

/* ---- what commands have in common (common.c) ---- */

/* Says "dialoog: ..." on standard error, on one line and harmless, whatever is quoted. */
void warn(const char *sentence);
/* Says what is wrong in the settings, a line each. */
void warn_settings(const struct options *o);
/* Only ASCII is to be shown, by option or settings. */
bool chose_ascii(const struct options *o);
/* Only ASCII can be shown; with or without colours: by option, settings and locale. */
bool wants_ascii(const struct options *o);
enum term_color wanted_color(const struct options *o);
/* The same as warn for a failure, and gives its exit code. */
enum exit_code fail(const struct err *e);
/* The same when a file was to be made that was not there: whether the place, the disk or the
 * device was against it, the output could not be created. */
enum exit_code fail_to_make(const struct err *e);
/* Lines for people on standard output, harmless (text_harmless). */
void print_lines(const char *lines);
/* The same for a mistake on the command line. */
enum exit_code usage_error(const char *fmt, ...) PRINTF_LIKE(1, 2);
/* A line on standard output: where a file was made. */
void print_path(const char *path);
/* FILE, or the hub of this user; owned by the caller; NULL when HOME is not set: then
 * no_home gives the sentence. */
char *hub_path(const struct options *o);
char *practice_path(const struct options *o);
enum status no_home(struct err *e);
/* Opens the hub and finds the session that --session names (the newest without). */
MUST_CHECK enum status open_hub_of_session(const struct options *o, const struct clock *clock,
                                           struct store **st, int64_t *id, struct err *e);
/* The same, and reads all of the session. */
MUST_CHECK enum status open_session(const struct options *o, const struct clock *clock,
                                    struct arena *a, struct store **st, struct snapshot *s,
                                    struct err *e);
/* To --out, to standard output for "-", else to a new file of this name (taken: owned by
 * the function) in the current folder, whose name is printed. */
enum exit_code deliver(const struct options *o, char *name, const void *data, size_t len);

/* Warns of texts that may hold a name or address.  What is for everybody is made all the same: who
 * reads it decides. */
void warn_personal_data(const struct snapshot *s);

/* The terminal as options and settings want it.  E_* of term_start. */
MUST_CHECK enum status start_terminal(const struct options *o, struct term **out, struct err *e);
/* Opens the hub at path to read it; what is to be known about it comes on stderr. */
MUST_CHECK enum status open_to_read(const char *path, const struct clock *clock, struct store **st,
                                    struct err *e);
/* What is wrong with the hub at path becomes: there is still a copy, and how to bring it back.
 * Returns the code of *e. */
enum status advise_rescue(const char *path, struct err *e);

#endif
