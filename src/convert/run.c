#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "tr.h"

enum { TICK_MS = 200, USUAL_LIMIT_MS = 60000 };

extern char **environ;

/* ---- finding it ---- */

/* By its whole path: it is started in another folder than this one. */
static char *find_in(const char *folder, size_t len, const char *name)
{
	AUTO_FREE char *dir = xstrndup(folder, len);
	AUTO_FREE char *whole = path_real(len > 0 ? dir : ".");
	char *path = path_join(whole, name);

	if (file_is_plain(path) && access(path, X_OK) == 0)
		return path;
	free(path);
	return NULL;
}

static char *find_one(const char *name)
{
	const char *folders = getenv("PATH");
	char *found = NULL;

	while (folders && !found) {
		size_t len = strcspn(folders, ":");

		found = find_in(folders, len, name);
		folders = folders[len] ? folders + len + 1 : NULL;
	}
	return found;
}

char *run_find(const char *const *names)
{
	char *found = NULL;

	for (; *names && !found; names++)
		found = find_one(*names);
	return found;
}

/* ---- running it ---- */

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The environment with another TMPDIR; both are borrowed, the list is owned by the caller. */
static char **environment(char *tmpdir)
{
	size_t n = 0, kept = 1;
	char **list;

	while (environ[n])
		n++;
	list = xreallocarray(NULL, n + 2, sizeof(*list));
	list[0] = tmpdir;
	for (size_t i = 0; i < n; i++)
		if (strncmp(environ[i], "TMPDIR=", 7) != 0)
			list[kept++] = environ[i];
	list[kept] = NULL;
	return list;
}

/* posix_spawn does not change the words, but does not say so. */
static int spawn_with(const char *folder, char **words, char **env,
                      posix_spawn_file_actions_t *files, posix_spawnattr_t *how, pid_t *pid)
{
	sigset_t none, all;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_addopen(files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addchdir_np(files, folder);
	posix_spawnattr_setpgroup(how, 0);
	posix_spawnattr_setsigmask(how, &none);
	posix_spawnattr_setsigdefault(how, &all);
	posix_spawnattr_setflags(how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
	                                      POSIX_SPAWN_SETSIGDEF);
	return posix_spawn(pid, words[0], files, how, words, env);
}

static int spawn(const struct program *p, pid_t *pid)
{
	AUTO_FREE char *tmpdir = xasprintf("TMPDIR=%s", p->tmpdir);
	AUTO_FREE char **env = environment(tmpdir);
	char *words[RUN_WORDS_MAX + 1] = {NULL};
	size_t n = 0;
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	int failed = posix_spawn_file_actions_init(&files);

	if (failed)
		return failed;
	failed = posix_spawnattr_init(&how);
	if (failed == 0) {
		while (p->argv[n] && n < RUN_WORDS_MAX)
			n++;
		memcpy(words, p->argv, n * sizeof(*words));
		failed = spawn_with(p->folder, words, env, &files, &how, pid);
		posix_spawnattr_destroy(&how);
	}
	posix_spawn_file_actions_destroy(&files);
	return failed;
}

/* Until the process ends, or something stops it. */
static enum status watch(int pidfd, enum converter which, const struct convert_options *o,
                         struct err *e)
{
	int64_t begun = now_ms();
	int limit = o->limit_ms > 0 ? o->limit_ms : USUAL_LIMIT_MS;
	struct pollfd p = {.fd = pidfd, .events = POLLIN};

	for (;;) {
		int passed = (int)(now_ms() - begun);

		if (o->tick && !o->tick(o->arg, which, passed))
			return err_set(e, E_CANCELLED, "%s", _("It was stopped."));
		if (passed >= limit)
			return err_set(e, E_LIMIT, _("It took longer than %d seconds."),
			               limit / 1000);
		if (poll(&p, 1, limit - passed < TICK_MS ? limit - passed : TICK_MS) > 0)
			return OK;
	}
}

enum status run_program(const struct program *p, const struct convert_options *options,
                        struct err *e)
{
	pid_t pid;
	int failed = spawn(p, &pid), pidfd, how = 0;
	enum status s;

	if (failed)
		return err_errno(e, E_IO, failed, _("%s cannot be started"), p->argv[0]);
	pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
	s = pidfd >= 0 ? watch(pidfd, p->which, options, e)
	               : err_errno(e, E_IO, errno, _("%s cannot be started"), p->argv[0]);
	/* What it started itself goes too. */
	kill(-pid, SIGKILL);
	while (waitpid(pid, &how, 0) < 0 && errno == EINTR)
		continue;
	if (pidfd >= 0)
		close(pidfd);
	if (s == OK && !(WIFEXITED(how) && WEXITSTATUS(how) == 0))
		s = err_set(e, E_IO, "%s", _("It ended with an error."));
	return s;
}
