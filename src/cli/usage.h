/* What the usage of a command is made of, and what its parts mean: for the help, the manual page
 * and the completions of shells. */
#ifndef DIALOOG_CLI_USAGE_H
#define DIALOOG_CLI_USAGE_H

#include "cli.h"

/* A part of the usage of commands, and what it means. */
struct explanation {
	const char *part;  /* as it stands in a usage */
	const char *label; /* NULL: the same */
	const char *about; /* msgid, with a %s when there is a path */
	char *(*path)(const struct options *none);
	const char *brief; /* msgid for where a line is all there is; NULL: about */
};

extern const struct explanation explanations[];
extern const int n_explanations;
/* The same of the options that every command has. */
extern const struct explanation common_options[];
extern const int n_common_options;

/* As it is written before what it means. */
const char *explanation_label(const struct explanation *x);
/* What it means, with its path as options and settings have it; owned by the caller. */
char *explanation_text(const struct explanation *x, const struct options *o);

enum { USAGE_WORD_SIZE = 48 };

struct usage_option {
	char name[USAGE_WORD_SIZE];  /* "--format", "-o" */
	char value[USAGE_WORD_SIZE]; /* "text|json", "FILE"; "" for a switch */
	const struct explanation *explanation;
};
/* The options in the usage of a command, from *at on, which begins as c->usage; false: no more. */
bool next_option(const struct command_info *c, const char **at, struct usage_option *out);
/* The option that every command has and that x is about. */
struct usage_option common_option(const struct explanation *x);

#endif
