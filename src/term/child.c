/* Another program on the terminal, for a while. */
#include "private.h"

#include <errno.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>

#include "mem.h"
#include "tr.h"

extern char **environ;

/* Gives 0 or an errno. */
static int spawn(char *const argv[], pid_t *pid)
{
	static const int normal[] = {SIGTERM, SIGHUP,  SIGINT,  SIGQUIT, SIGWINCH, SIGTSTP,
	                             SIGCONT, SIGTTIN, SIGTTOU, SIGPIPE, SIGCHLD};
	sigset_t none, all_normal;
	posix_spawnattr_t how;
	int failed;

	sigemptyset(&none);
	sigemptyset(&all_normal);
	for (size_t i = 0; i < N_ITEMS(normal); i++)
		sigaddset(&all_normal, normal[i]);
	failed = posix_spawnattr_init(&how);
	if (failed != 0)
		return failed;
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setsigdefault(&how, &all_normal);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	failed = posix_spawnp(pid, argv[0], NULL, &how, argv, environ);
	posix_spawnattr_destroy(&how);
	return failed;
}

/* Until it has ended.  Where no shell can let the job go on, nothing stops: then it goes on at
 * once. */
static int wait_for(pid_t pid)
{
	int status = 0;

	for (;;) {
		pid_t got = waitpid(pid, &status, WUNTRACED);

		if (got < 0 && errno != EINTR)
			return 0;
		if (got < 0)
			continue;
		if (!WIFSTOPPED(status))
			return status;
		term_stop_job();
		kill(pid, SIGCONT);
	}
}

/* Ctrl-C goes to all who use the terminal: what the program took as a key is no order to end. */
static void forget_keys_of_others(void)
{
	static const int keys[] = {SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
	static const struct timespec now = {0};
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < N_ITEMS(keys); i++)
		sigaddset(&set, keys[i]);
	while (sigtimedwait(&set, NULL, &now) > 0) {
	}
}

enum status term_run(struct term *t, char *const argv[], int *ended, struct err *e)
{
	pid_t pid;
	int failed;

	if (t->gone)
		return err_set(e, E_IO, "%s", _("The terminal is gone."));
	term_leave(t);
	failed = spawn(argv, &pid);
	if (failed == 0) {
		*ended = wait_for(pid);
		forget_keys_of_others();
	}
	term_resume(t);
	if (failed == ENOENT)
		return err_set(e, E_NOT_FOUND, _("There is no program %s."), argv[0]);
	if (failed != 0)
		return err_errno(e, E_IO, failed, _("%s cannot be started"), argv[0]);
	return OK;
}
