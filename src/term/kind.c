#include "kind.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termcap.h>
#include <unistd.h>

#include "mem.h"
#include "tr.h"

/* How the names begin of terminals that do what xterm does.  Debian comes with the descriptions
 * of few of them, and a machine that is logged in to may have none. */
static const char *const like_xterm[] = {"xterm",   "kitty", "foot", "alacritty", "wezterm",
                                         "ghostty", "rxvt",  "st-",  "konsole"};

enum status kind_refuse(const char *kind, struct err *e)
{
	char shown[41];
	size_t n = 0;

	/* The name comes from outside, and the sentence goes to a terminal. */
	for (; kind[n] != '\0' && n + 1 < sizeof shown; n++)
		shown[n] = kind[n] > ' ' && kind[n] <= '~' ? kind[n] : '?';
	shown[n] = '\0';
	return err_set(e, E_UNSUPPORTED,
	               _("The type of this terminal, TERM=%s, cannot show dialoog. Use another "
	                 "terminal, or try: TERM=xterm-256color dialoog"),
	               shown);
}

static bool is_known(const char *kind)
{
	return tgetent(NULL, kind) == 1;
}

static bool is_like_xterm(const char *name)
{
	for (size_t i = 0; i < N_ITEMS(like_xterm); i++)
		if (strncmp(name, like_xterm[i], strlen(like_xterm[i])) == 0)
			return true;
	return strcmp(name, "st") == 0 || strstr(name, "256color") != NULL;
}

/* The first that terminfo knows; NULL: none. */
static const char *stand_in(void)
{
	static const char *const kinds[] = {"xterm-256color", "xterm"};

	for (size_t i = 0; i < N_ITEMS(kinds); i++)
		if (is_known(kinds[i]))
			return kinds[i];
	return NULL;
}

enum status kind_find(const char **kind, struct err *e)
{
	const char *name = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(e, E_UNSUPPORTED,
		               _("This needs a terminal, but input or output goes elsewhere. Start "
		                 "it in a terminal window, without < > or |."));
	if (name == NULL || name[0] == '\0')
		return err_set(e, E_UNSUPPORTED,
		               _("The type of this terminal is not known, because TERM is not set. "
		                 "Try: TERM=xterm-256color dialoog"));
	/* Asked before curses is, which leaks when it fails. */
	*kind = is_known(name) ? name : is_like_xterm(name) ? stand_in() : NULL;
	/* Without "cm", the motion of the cursor, there are no screens; that is what a dumb
	 * terminal is. */
	if (*kind == NULL || tgetstr("cm", NULL) == NULL)
		return kind_refuse(name, e);
	return OK;
}
