/* Opening a document with the desktop: a shell script plays xdg-open. */
#include "desktop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"

static char *here;

/* It waits until somebody says go: who waits for it waits for ever; and says when it has seen all.
 * It reads its own state itself: a shell that begins to wait for another program blocks its signals
 * for a moment. */
#define OPENER \
	"#!/bin/sh\nPATH=/usr/bin:/bin\ncd -- \"$HERE\"\n" \
	"files=$(for n in 0 1 2; do echo \"file $n $(readlink /proc/$$/fd/$n)\"; done)\n" \
	"{ echo \"word $1\"; echo \"words $#\"; echo \"$files\"\n" \
	"read -r pid name state parent group session rest </proc/$$/stat\n" \
	"echo \"session $session\"; echo \"parent $parent\"\n" \
	"while read -r line; do case $line in SigBlk*) echo \"$line\";; esac; done " \
	"</proc/$$/status\n" \
	"env; } >seen.part\n" \
	"timeout 60 cat go\nmv seen.part seen\necho >done\n"

enum { DEADLINE_MS = 30000 };

static int set_up(void **state)
{
	struct err e;

	(void)state;
	here = path_real(".");
	setenv("PATH", here, 1);
	setenv("HERE", here, 1);
	setenv("DISPLAY", ":0", 1);
	unsetenv("WAYLAND_DISPLAY");
	assert_int_equal(file_write("xdg-open", OPENER, strlen(OPENER), true, &e), OK);
	assert_int_equal(chmod("xdg-open", 0700), 0);
	assert_int_equal(file_write("-verslag #1 é.docx", "", 0, true, &e), OK);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	free(here);
	return 0;
}

static void assert_refused(enum status expected, const char *path, const char *said)
{
	struct err e;

	assert_int_equal(open_with_desktop(path, &e), expected);
	if (!strstr(e.msg, said))
		fail_msg("\"%s\" is not in: %s", said, e.msg);
}

static void test_is_there(void **state)
{
	(void)state;
	assert_true(desktop_is_there());
	unsetenv("DISPLAY");
	assert_false(desktop_is_there());
	assert_refused(E_UNSUPPORTED, "-verslag #1 é.docx", "-verslag #1 é.docx");
	setenv("DISPLAY", "", 1);
	assert_false(desktop_is_there());
	setenv("WAYLAND_DISPLAY", "wayland-0", 1);
	assert_true(desktop_is_there());
	assert_int_equal(unlink("xdg-open"), 0);
	assert_false(desktop_is_there());
	assert_refused(E_UNSUPPORTED, "-verslag #1 é.docx", "no desktop");
}

static void test_file_that_is_not_there(void **state)
{
	(void)state;
	assert_refused(E_NOT_FOUND, "absent.docx", "absent.docx");
}

/* What the program saw, once it has gone on. */
static char *seen_after_go(void)
{
	int go = open("go", O_WRONLY);
	struct pollfd done = {.fd = open("done", O_RDONLY | O_NONBLOCK), .events = POLLIN};
	char *seen = NULL;
	size_t len;
	struct err e;

	assert_true(go >= 0 && done.fd >= 0);
	assert_int_equal(write(go, "go\n", 3), 3);
	close(go);
	assert_int_equal(poll(&done, 1, DEADLINE_MS), 1);
	close(done.fd);
	assert_int_equal(file_read("seen", 100000, &seen, &len, &e), OK);
	return seen;
}

static void assert_seen(const char *seen, const char *fmt, const char *value)
{
	AUTO_FREE char *line = xasprintf(fmt, value);

	if (!strstr(seen, line))
		fail_msg("\"%s\" is not in: %s", line, seen);
}

static void assert_not_seen(const char *seen, const char *fmt, int number)
{
	AUTO_FREE char *line = xasprintf(fmt, number);

	if (strstr(seen, line))
		fail_msg("\"%s\" is in: %s", line, seen);
}

/* It gets the whole path, the environment and no file of ours, in a session of its own; and it is
 * no child of ours. */
static void test_is_opened_and_let_go(void **state)
{
	AUTO_FREE char *seen = NULL;
	sigset_t blocked, before;
	struct err e;

	(void)state;
	setenv("MARK", "een teken", 1);
	assert_int_equal(mkfifo("go", 0600) | mkfifo("done", 0600), 0);
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGTERM);
	sigprocmask(SIG_BLOCK, &blocked, &before);
	assert_int_equal(open_with_desktop("-verslag #1 é.docx", &e), OK);
	sigprocmask(SIG_SETMASK, &before, NULL);
	assert_false(file_exists("seen"));
	errno = 0;
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	seen = seen_after_go();
	assert_seen(seen, "word %s/-verslag #1 é.docx\nwords 1\n", here);
	assert_seen(seen, "file 0 /dev/null\n%s", "");
	assert_seen(seen, "file 1 /dev/null\n%s", "");
	assert_seen(seen, "file 2 /dev/null\n%s", "");
	assert_seen(seen, "SigBlk:\t0000000000000000\n%s", "");
	assert_seen(seen, "\nMARK=%s\n", "een teken");
	assert_not_seen(seen, "session %d\n", getsid(0));
	assert_not_seen(seen, "parent %d\n", getpid());
	assert_int_equal(unlink("seen") | unlink("go") | unlink("done"), 0);
}

/* It is a program for another machine, or a script for a shell that is not there. */
static void test_cannot_be_started(void **state)
{
	static const char *const rubbish[] = {"\177ELF\1\2\3", "#!/nowhere/sh\n"};
	struct err e;

	(void)state;
	for (size_t i = 0; i < N_ITEMS(rubbish); i++) {
		assert_int_equal(file_write("xdg-open", rubbish[i], strlen(rubbish[i]), true, &e),
		                 OK);
		assert_int_equal(chmod("xdg-open", 0700), 0);
		assert_refused(E_IO, "-verslag #1 é.docx", "xdg-open cannot be started: ");
		errno = 0;
		assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
		assert_int_equal(errno, ECHILD);
	}
}

/* No file is left for /dev/null, only the two by which is told that it is not started. */
static void test_without_dev_null(void **state)
{
	struct rlimit before, few;
	int two[2];
	struct err e;

	(void)state;
	assert_int_equal(pipe(two), 0);
	close(two[0]);
	close(two[1]);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	few = before;
	few.rlim_cur = (rlim_t)two[1] + 1;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
	enum status s = open_with_desktop("-verslag #1 é.docx", &e);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
	assert_int_equal(s, E_IO);
	assert_int_equal(e.os_errno, EMFILE);
	assert_false(file_exists("seen.part"));
}

/* Where our own standard files are closed, what is told does not go through theirs. */
static void test_without_standard_files(void **state)
{
	int before = dup(STDIN_FILENO);
	struct err e;

	(void)state;
	assert_true(before > STDERR_FILENO);
	assert_int_equal(file_write("xdg-open", "#!/nowhere/sh\n", 14, true, &e), OK);
	assert_int_equal(chmod("xdg-open", 0700), 0);
	close(STDIN_FILENO);
	enum status s = open_with_desktop("-verslag #1 é.docx", &e);
	dup2(before, STDIN_FILENO);
	close(before);
	assert_int_equal(s, E_IO);
	assert_int_equal(e.os_errno, ENOENT);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_is_there),
	        TEST(test_file_that_is_not_there),
	        TEST(test_is_opened_and_let_go),
	        TEST(test_cannot_be_started),
	        TEST(test_without_dev_null),
	        TEST(test_without_standard_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
