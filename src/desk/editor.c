#include "editor.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "buf.h"
#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* Far more than any text of a session. */
enum { EDITED_MAX_BYTES = 1024 * 1024 };

/* ---- the file ---- */

/* A new folder that nobody else may look into, owned by the caller; NULL: none can be made. */
static char *make_folder(struct err *e)
{
	const char *const places[] = {getenv("XDG_RUNTIME_DIR"), "/tmp"};

	for (size_t i = 0; i < N_ITEMS(places); i++) {
		char *folder;

		if (!places[i] || places[i][0] != '/')
			continue;
		folder = path_join(places[i], "dialoog-XXXXXX");
		if (mkdtemp(folder))
			return folder;
		err_errno(e, E_IO, errno, _("There can be no file in %s"), places[i]);
		free(folder);
	}
	return NULL;
}

/* Editors want a newline behind the last line. */
static enum status write_text(const char *path, const char *text, struct err *e)
{
	AUTO_FREE char *lines = xasprintf("%s\n", text);

	return file_write(path, lines, strlen(lines), false, e);
}

static enum status read_text(const char *path, char **text, struct err *e)
{
	AUTO_FREE char *bytes = NULL;
	AUTO_BUF struct buf valid;
	const char *p;
	char utf8[4];
	size_t len;
	enum status s;

	buf_init(&valid);
	s = file_read(path, EDITED_MAX_BYTES, &bytes, &len, e);
	if (s != OK)
		return s;
	for (p = bytes; p < bytes + len;) {
		if (*p)
			buf_addn(&valid, utf8, text_encode(text_next(&p), utf8));
		else
			p++;
	}
	return text_clean(valid.data, valid.len, TEXT_MARKDOWN, EDITED_MAX_BYTES, text, e);
}

/* ---- the program ---- */

/* What the user wants, else what the machine has under this name. */
static const char *editor_command(void)
{
	const char *const wishes[] = {getenv("VISUAL"), getenv("EDITOR")};

	for (size_t i = 0; i < N_ITEMS(wishes); i++)
		if (wishes[i] && wishes[i][strspn(wishes[i], " \t")])
			return wishes[i];
	return "editor";
}

static enum status judge(int ended, struct err *e)
{
	if (WIFSIGNALED(ended))
		return err_set(e, E_CANCELLED,
		               _("The editor was stopped (signal %d). The text stays as it was."),
		               WTERMSIG(ended));
	if (WEXITSTATUS(ended) != 0)
		return err_set(e, E_CANCELLED,
		               _("The editor ended with code %d. The text stays as it was."),
		               WEXITSTATUS(ended));
	return OK;
}

/* The command may have arguments, with blanks between them; no shell reads it. */
static enum status run_editor(struct term *t, char *path, struct err *e)
{
	AUTO_FREE char *command = xstrdup(editor_command());
	AUTO_FREE char **argv = xreallocarray(NULL, strlen(command) / 2 + 3, sizeof(*argv));
	char *rest = command, *word;
	size_t n = 0;
	int ended = 0;
	enum status s;

	while ((word = strsep(&rest, " \t")))
		if (word[0])
			argv[n++] = word;
	argv[n++] = path;
	argv[n] = NULL;
	s = term_run(t, argv, &ended, e);
	if (s == E_NOT_FOUND)
		return err_set(e, s,
		               _("The editor %s is not there. Before you start dialoog, say which "
		                 "one you have: export EDITOR=nano"),
		               argv[0]);
	return s == OK ? judge(ended, e) : s;
}

enum status editor_run(struct term *t, const char *text, char **edited, struct err *e)
{
	AUTO_FREE char *folder = make_folder(e);
	AUTO_FREE char *path = folder ? path_join(folder, "dialoog.md") : NULL;
	enum status s;

	*edited = NULL;
	if (!folder)
		return e->code;
	s = write_text(path, text, e);
	if (s == OK)
		s = run_editor(t, path, e);
	if (s == OK)
		s = read_text(path, edited, e);
	file_remove_dir(folder);
	return s;
}
