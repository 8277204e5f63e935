/* Makes the manual pages and the completions at build time: documents TEMPLATE writes the template
 * on standard output, with the parts of the tables in the place of lines such as @commands@, and
 * the version in the place of @version@. */
#include "documents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "err.h"
#include "file.h"
#include "mem.h"
#include "tr.h"

enum { TEMPLATE_MAX_BYTES = 256 * 1024 };

static const struct {
	const char *name;
	part_fn *add;
} parts[] = {
        {"@commands@", man_commands},       {"@options@", man_options},
        {"@settings@", man_settings},       {"@keys@", man_keys},
        {"@bash-commands@", bash_commands}, {"@bash-options@", bash_options},
        {"@bash-values@", bash_values},     {"@zsh-common@", zsh_common},
        {"@zsh-commands@", zsh_commands},   {"@zsh-options@", zsh_options},
        {"@fish-lines@", fish_lines},
};

static bool add_part(const char *line, struct buf *out)
{
	for (size_t i = 0; i < N_ITEMS(parts); i++) {
		if (strcmp(parts[i].name, line) == 0) {
			parts[i].add(out);
			return true;
		}
	}
	return false;
}

static void add_line(const char *line, struct buf *out)
{
	static const char version[] = "@version@";
	const char *at;

	if (add_part(line, out))
		return;
	while ((at = strstr(line, version)) != NULL) {
		buf_addn(out, line, (size_t)(at - line));
		buf_add(out, DIALOOG_VERSION);
		line = at + strlen(version);
	}
	buf_addf(out, "%s\n", line);
}

static void add_template(char *text, struct buf *out)
{
	while (*text != '\0') {
		char *end = text + strcspn(text, "\n"), *next = end + (*end != '\0');

		*end = '\0';
		add_line(text, out);
		text = next;
	}
}

/* Paths of a user are named as from any user's home, and texts are in English. */
static enum status prepare(struct err *e)
{
	static const char *const own[] = {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"};

	for (size_t i = 0; i < N_ITEMS(own); i++)
		unsetenv(own[i]);
	if (setenv("HOME", "/~", 1) != 0)
		fatal("out of memory");
	return tr_init("en", e);
}

int main(int argc, char **argv)
{
	AUTO_FREE char *text = NULL;
	AUTO_BUF struct buf out;
	struct err e;

	buf_init(&out);
	if (argc != 2) {
		fprintf(stderr, "usage: documents TEMPLATE\n");
		return 2;
	}
	if (prepare(&e) != OK || file_read(argv[1], TEMPLATE_MAX_BYTES, &text, NULL, &e) != OK) {
		fprintf(stderr, "documents: %s\n", e.msg);
		return 1;
	}
	add_template(text, &out);
	return fwrite(out.data, 1, out.len, stdout) == out.len && fflush(stdout) == 0 ? 0 : 1;
}
