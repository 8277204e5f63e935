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

/* Nothing of the terminal, of its session, or of what this program does with signals.  Gives 0 or
 * an errno. */
static int forget_us(void)
{
	sigset_t none;
	int nothing = open("/dev/null", O_RDWR);

	if (nothing < 0)
		return errno;
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (dup2(nothing, fd) < 0)
			return errno;
	if (nothing > STDERR_FILENO)
		close(nothing);
	for (int s = 1; s < NSIG; s++)
		signal(s, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setsid();
	/* A stick on which we stand could not be taken out. */
	return chdir("/") == 0 ? 0 : errno;
}

/* The child that becomes the program has no parent of its own: so it is nobody's zombie.  Between
 * the forks and the program only calls that may be made there (signal-safety(7)).  When it cannot
 * be started the errno is written to tell, which the program itself does not get. */
static void start(char *program, char *path, int tell)
{
	char *const argv[] = {program, path, NULL};
	/* Where our own standard files are closed, those of the program take its place. */
	int kept = tell > STDERR_FILENO ? tell : fcntl(tell, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	int failed = kept < 0 ? errno : forget_us();
	pid_t child = failed == 0 ? fork() : -1;

	if (child == 0)
		execv(program, argv);
	if (failed == 0)
		failed = errno;
	if (child <= 0 && write(kept < 0 ? tell : kept, &failed, sizeof failed) < 0)
		_exit(1);
	_exit(0);
}

/* What start tells: 0 when all that could tell something is gone, as the program begins. */
static int how_it_went(int told)
{
	int failed = 0;
	ssize_t n;

	do
		n = read(told, &failed, sizeof failed);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return errno;
	return n > 0 ? failed : 0;
}

static enum status let_go(char *program, char *path, struct err *e)
{
	int tell[2], failed, how = 0;
	pid_t child;

	if (pipe2(tell, O_CLOEXEC) != 0)
		return err_errno(e, E_IO, errno, _("%s cannot be started"), program);
	child = fork();
	if (child == 0)
		start(program, path, tell[1]);
	failed = child < 0 ? errno : 0;
	close(tell[1]);
	if (child > 0)
		failed = how_it_went(tell[0]);
	close(tell[0]);
	while (child > 0 && waitpid(child, &how, 0) < 0 && errno == EINTR)
		continue;
	/* It was killed before it could tell anything. */
	if (failed == 0 && !(WIFEXITED(how) && WEXITSTATUS(how) == 0))
		return err_set(e, E_IO, _("%s cannot be started"), program);
	return failed == 0 ? OK : err_errno(e, E_IO, failed, _("%s cannot be started"), program);
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
