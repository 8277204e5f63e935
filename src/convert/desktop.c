#include "desktop.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "run.h"
#include "tr.h"

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && value[0];
}

/* Owned by the caller; NULL: there is none, or no desktop to ask. */
static char *find_opener(void)
{
	static const char *const names[] = {"xdg-open", NULL};

	return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") ? run_find(names) : NULL;
}

bool desktop_is_there(void)
{
	AUTO_FREE char *program = find_opener();

	return program != NULL;
}

/* ---- letting go of it ---- */

/* Nothing of the terminal, of its session, or of what this program does with signals. */
static void forget_us(void)
{
	sigset_t none;
	int nothing = open("/dev/null", O_RDWR);

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		dup2(nothing, fd);
	if (nothing > STDERR_FILENO)
		close(nothing);
	for (int s = 1; s < NSIG; s++)
		signal(s, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setsid();
	/* A stick on which we stand could not be taken out. */
	if (chdir("/") != 0)
		_exit(1);
}

/* The child that becomes the program has no parent of its own: so it is nobody's zombie.  Between
 * the forks and the program only calls that may be made there (signal-safety(7)). */
static enum status let_go(char *program, char *path, struct err *e)
{
	char *const argv[] = {program, path, NULL};
	pid_t child = fork();
	int how = 0;

	if (child == 0) {
		forget_us();
		child = fork();
		if (child == 0) {
			execv(program, argv);
			_exit(1);
		}
		_exit(child < 0);
	}
	if (child < 0)
		return err_errno(e, E_IO, errno, _("%s cannot be started"), program);
	while (waitpid(child, &how, 0) < 0 && errno == EINTR)
		continue;
	if (!WIFEXITED(how) || WEXITSTATUS(how) != 0)
		return err_set(e, E_IO, _("%s cannot be started"), program);
	return OK;
}

enum status open_with_desktop(const char *path, struct err *e)
{
	AUTO_FREE char *program = find_opener();
	AUTO_FREE char *whole = path_real(path);

	if (!program)
		return err_set(e, E_UNSUPPORTED,
		               _("There is no desktop here to open %s with. Open it in a program "
		                 "of your own."),
		               path);
	if (!file_exists(path))
		return err_set(e, E_NOT_FOUND, _("There is no file %s."), path);
	return let_go(program, whole, e);
}
