#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "file.h"
#include "mem.h"

static char folder[] = "test-file-XXXXXX";

/* The disk fails at the wait for it after so many others; -1: it works.  Of a file that then has
 * no name any more somebody else took it away. */
static struct {
	int after;
	bool is_taken;
} fault = {.after = -1};

/* In the place of that of the C library, also for what is tested here. */
int fsync(int fd)
{
	char of[64], path[1000] = "";

	if (fault.after < 0 || fault.after-- > 0)
		return (int)syscall(SYS_fsync, fd);
	snprintf(of, sizeof(of), "/proc/self/fd/%d", fd);
	if (fault.is_taken && (readlink(of, path, sizeof(path) - 1) < 0 || unlink(path) != 0))
		abort();
	errno = EIO;
	return -1;
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

static int remove_folder(void **state)
{
	(void)state;
	return chdir("..") == 0 ? nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS) : -1;
}

static void put(const char *path, const char *text)
{
	struct err e;

	assert_int_equal(file_write(path, text, strlen(text), true, &e), OK);
}

static void assert_holds(const char *path, const char *text)
{
	AUTO_FREE char *found = NULL;
	size_t len;
	struct err e;

	assert_int_equal(file_read(path, 1000, &found, &len, &e), OK);
	assert_string_equal(found, text);
	assert_int_equal(len, strlen(text));
}

/* How many files of a write that did not end are left here. */
static int leftovers(void)
{
	DIR *d = opendir(".");
	int n = 0;

	assert_non_null(d);
	for (struct dirent *entry; (entry = readdir(d)) != NULL;)
		n += strncmp(entry->d_name, ".dialoog-", 9) == 0;
	closedir(d);
	return n;
}

static void a_written_file_is_private_and_whole(void **state)
{
	struct stat st;
	struct err e;

	(void)state;
	assert_int_equal(file_write("a", "tekst", 5, false, &e), OK);
	assert_holds("a", "tekst");
	assert_int_equal(stat("a", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(file_write("empty", "", 0, false, &e), OK);
	assert_holds("empty", "");
	assert_int_equal(leftovers(), 0);
}

static void an_existing_file_is_only_replaced_on_purpose(void **state)
{
	struct err e;

	(void)state;
	put("b", "oud");
	assert_int_equal(file_write("b", "nieuw", 5, false, &e), E_CONFLICT);
	assert_non_null(strstr(e.msg, "b "));
	assert_holds("b", "oud");
	assert_int_equal(file_write("b", "nieuw", 5, true, &e), OK);
	assert_holds("b", "nieuw");
	/* A link that leads nowhere is a name that is taken, too. */
	assert_int_equal(symlink("nowhere", "dangling"), 0);
	assert_int_equal(file_write("dangling", "x", 1, false, &e), E_CONFLICT);
	assert_false(file_exists("nowhere"));
	assert_int_equal(leftovers(), 0);
}

static void a_new_file_takes_the_next_name(void **state)
{
	AUTO_FREE char *first = xstrdup("new.md"), *second = xstrdup("new.md"),
	               *bare = xstrdup("new"), *third = xstrdup("new.md");
	struct err e;

	(void)state;
	assert_int_equal(file_write_new(&first, "1", 1, &e), OK);
	assert_string_equal(first, "new.md");
	assert_int_equal(file_write_new(&second, "2", 1, &e), OK);
	assert_string_equal(second, "new-2.md");
	assert_int_equal(e.code, OK);
	/* Nobody listens. */
	assert_int_equal(file_write_new(&third, "3", 1, NULL), OK);
	assert_string_equal(third, "new-3.md");
	assert_int_equal(file_write_new(&bare, "4", 1, NULL), OK);
	assert_string_equal(bare, "new");
	assert_holds("new.md", "1");
	assert_holds("new-2.md", "2");
	assert_int_equal(leftovers(), 0);
}

static void a_failed_write_leaves_the_old_file(void **state)
{
	struct rlimit before, small = {.rlim_cur = 4096};
	static char large[10000];
	struct err e;

	(void)state;
	put("c", "oud");
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small.rlim_max = before.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	enum status st = file_write("c", large, sizeof(large), true, &e);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(st, E_IO);
	assert_int_equal(e.os_errno, EFBIG);
	assert_holds("c", "oud");
	assert_int_equal(leftovers(), 0);
}

/* The temporary file is gone as well when somebody else takes it away: that tells nothing of path.
 */
static void what_stood_there_outlives_a_lost_temporary_file(void **state)
{
	struct err e;

	(void)state;
	for (int replace = 0; replace < 2; replace++) {
		put("kept", "oud");
		fault.after = 0;
		fault.is_taken = true;
		assert_int_equal(file_write("kept", "nieuw", 5, replace, &e), E_IO);
		assert_int_equal(e.os_errno, EIO);
		assert_int_equal(fault.after, -1);
		assert_holds("kept", "oud");
		assert_int_equal(leftovers(), 0);
	}
}

/* The file has its name already. */
static void a_folder_that_is_not_synced_is_an_error(void **state)
{
	struct err e;

	(void)state;
	fault.is_taken = false;
	fault.after = 1;
	assert_int_equal(file_write("unsynced", "nieuw", 5, false, &e), E_IO);
	assert_int_equal(fault.after, -1);
	assert_false(file_exists("unsynced"));
	put("unsynced", "oud");
	fault.after = 1;
	assert_int_equal(file_write("unsynced", "nieuw", 5, true, &e), E_IO);
	assert_holds("unsynced", "nieuw");
	/* What is settled may be the only one of its kind. */
	fault.after = 1;
	assert_int_equal(file_settle("unsynced", "settled", false, &e), E_IO);
	assert_holds("settled", "nieuw");
	assert_int_equal(leftovers(), 0);
}

static void impossible_places_are_refused(void **state)
{
	struct err e;
	char *out;

	(void)state;
	assert_int_equal(file_write("no/such/place", "x", 1, true, &e), E_IO);
	assert_int_equal(e.os_errno, ENOENT);
	assert_non_null(
	        strstr(e.msg, "no/such/place cannot be written: there is no folder no/such."));
	assert_int_equal(mkdir("dir", 0700), 0);
	assert_int_equal(file_write("dir", "x", 1, true, &e), E_INVALID);
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_int_equal(file_write("pipe", "x", 1, true, &e), E_INVALID);
	/* Nobody writes into it, and nobody waits for that. */
	assert_int_equal(file_read("pipe", 100, &out, NULL, &e), E_INVALID);
	assert_int_equal(file_write("pipe", "x", 1, false, &e), E_CONFLICT);
	assert_int_equal(file_write("dir", "x", 1, false, &e), E_CONFLICT);
	assert_int_equal(file_write("", "x", 1, true, &e), E_IO);
	assert_int_equal(leftovers(), 0);
	assert_int_equal(file_write("/proc/dialoog", "x", 1, true, NULL), E_IO);
}

static void reading_has_limits(void **state)
{
	char *out = (char *)1;
	struct err e;
	AUTO_FREE char *exact = NULL;

	(void)state;
	put("d", "12345678");
	assert_int_equal(file_read("d", 8, &exact, NULL, &e), OK);
	assert_string_equal(exact, "12345678");
	assert_int_equal(file_read("d", 7, &out, NULL, &e), E_LIMIT);
	assert_null(out);
	assert_non_null(strstr(e.msg, "it has 8 bytes"));
	assert_non_null(strstr(e.msg, "at most 7 are"));
	assert_int_equal(file_read("/dev/zero", 100000, &out, NULL, &e), E_LIMIT);
	assert_non_null(strstr(e.msg, "the 100000 bytes"));
	assert_int_equal(file_read("absent", 9, &out, NULL, &e), E_NOT_FOUND);
	assert_non_null(strstr(e.msg, "absent"));
	assert_int_equal(file_read("d/x", 9, &out, NULL, &e), E_NOT_FOUND);
	assert_int_equal(file_read(".", 9, &out, NULL, &e), E_INVALID);
	assert_int_equal(file_read("", 9, &out, NULL, &e), E_NOT_FOUND);
}

static void nul_bytes_are_kept(void **state)
{
	AUTO_FREE char *out = NULL;
	size_t len;
	struct err e;

	(void)state;
	assert_int_equal(file_write("nul", "a\0b", 3, true, &e), OK);
	assert_int_equal(file_read("nul", 9, &out, &len, &e), OK);
	assert_int_equal(len, 3);
	assert_memory_equal(out, "a\0b", 4);
}

static void a_dash_is_standard_input(void **state)
{
	AUTO_FREE char *out = NULL;
	struct err e;
	int fds[2], before = dup(STDIN_FILENO);

	(void)state;
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], "getypt", 6), 6);
	close(fds[1]);
	dup2(fds[0], STDIN_FILENO);
	close(fds[0]);
	enum status st = file_read("-", 100, &out, NULL, &e);
	if (before >= 0) {
		dup2(before, STDIN_FILENO);
		close(before);
	}
	assert_int_equal(st, OK);
	assert_string_equal(out, "getypt");
}

static void a_slow_reader_gets_everything(void **state)
{
	enum { SIZE = 300000 };
	static char bytes[SIZE];
	int fds[2], status;
	struct err e;

	(void)state;
	assert_int_equal(pipe(fds), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		size_t total = 0;
		close(fds[1]);
		for (ssize_t n; (n = read(fds[0], bytes, sizeof(bytes))) > 0;)
			total += (size_t)n;
		_exit(total == SIZE ? 0 : 1);
	}
	close(fds[0]);
	assert_int_equal(fcntl(fds[1], F_SETFL, O_NONBLOCK), 0);
	assert_int_equal(file_write_fd(fds[1], bytes, SIZE, &e), OK);
	close(fds[1]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void output_that_fails_is_told(void **state)
{
	int fds[2], full = open("/dev/full", O_WRONLY | O_CLOEXEC);
	struct err e;

	(void)state;
	assert_true(full >= 0);
	assert_int_equal(file_write_fd(full, "x", 1, &e), E_NO_SPACE);
	close(full);
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe(fds), 0);
	close(fds[0]);
	assert_int_equal(file_write_fd(fds[1], "x", 1, &e), E_IO);
	assert_int_equal(e.os_errno, EPIPE);
	close(fds[1]);
}

static void folders_are_made_with_their_parents(void **state)
{
	struct stat st;
	struct err e;

	(void)state;
	assert_int_equal(file_make_dirs("p/q//r/", &e), OK);
	assert_true(file_is_dir("p/q/r"));
	assert_int_equal(stat("p/q", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(file_make_dirs("p/q/r", &e), OK);
	assert_int_equal(file_make_dirs("/", &e), OK);
	assert_int_equal(file_make_dirs("", &e), E_IO);
	put("plain", "x");
	assert_int_equal(file_make_dirs("plain/x", &e), E_IO);
	assert_int_equal(file_make_dirs("plain", &e), E_IO);
	assert_non_null(strstr(e.msg, "plain"));
	assert_true(file_exists("plain"));
	assert_false(file_is_dir("plain"));
	assert_false(file_is_dir("absent"));
}

/* Gives 0, or the number of the check that failed. */
static int checks_without_rights(void)
{
	char *out;

	if (file_read("secret", 9, &out, NULL, NULL) != E_IO)
		return 1;
	if (file_write("closed/x", "x", 1, true, NULL) != E_READONLY)
		return 2;
	if (file_make_dirs("closed/x", NULL) != E_READONLY)
		return 3;
	return file_exists("closed/x") ? 4 : 0;
}

static void what_is_forbidden_is_refused(void **state)
{
	enum { NOBODY = 65534 };
	int status;

	(void)state;
	put("secret", "x");
	assert_int_equal(chmod("secret", 0), 0);
	assert_int_equal(mkdir("closed", 0555), 0);
	assert_int_equal(chmod(".", 0755), 0);
	/* Root may do everything, so that it has to become somebody else. */
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		if (geteuid() == 0 && setuid(NOBODY) != 0)
			_exit(99);
		_exit(checks_without_rights());
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void paths_are_joined_and_split(void **state)
{
	static const struct {
		const char *dir, *name, *path;
	} joins[] = {{"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"/", "b", "/b"}, {"", "b", "b"}};
	static const struct {
		const char *path, *dir;
	} dirs[] = {{"a/b", "a"},  {"/b", "/"},   {"b", "."},     {"", "."},  {"/", "/"},
	            {"a/b/", "a"}, {"a//b", "a"}, {"/a/b", "/a"}, {"//", "/"}};

	(void)state;
	for (size_t i = 0; i < N_ITEMS(joins); i++) {
		AUTO_FREE char *path = path_join(joins[i].dir, joins[i].name);
		assert_string_equal(path, joins[i].path);
	}
	for (size_t i = 0; i < N_ITEMS(dirs); i++) {
		AUTO_FREE char *dir = path_dir(dirs[i].path);
		assert_string_equal(dir, dirs[i].dir);
	}
}

static void assert_dir(char *found, const char *expected)
{
	if (expected == NULL)
		assert_null(found);
	else
		assert_string_equal(found, expected);
	free(found);
}

static void xdg_folders_follow_the_specification(void **state)
{
	(void)state;
	setenv("HOME", "/home/x", 1);
	unsetenv("XDG_DATA_HOME");
	setenv("XDG_STATE_HOME", "relative", 1);
	setenv("XDG_CONFIG_HOME", "/conf", 1);
	assert_dir(xdg_data_dir(), "/home/x/.local/share/dialoog");
	assert_dir(xdg_state_dir(), "/home/x/.local/state/dialoog");
	assert_dir(xdg_config_dir(), "/conf/dialoog");
	setenv("XDG_CONFIG_HOME", "", 1);
	assert_dir(xdg_config_dir(), "/home/x/.config/dialoog");
	unsetenv("HOME");
	assert_dir(xdg_config_dir(), NULL);
	setenv("XDG_DATA_HOME", "/data", 1);
	assert_dir(xdg_data_dir(), "/data/dialoog");
}

static void installed_files_are_found(void **state)
{
	struct err e;

	(void)state;
	assert_int_equal(file_make_dirs("one", &e), OK);
	assert_int_equal(file_make_dirs("two/sub", &e), OK);
	put("two/sub/f.ini", "x");
	setenv("DIALOOG_DATADIR", ":one:two", 1);
	assert_dir(data_file("sub/f.ini"), "two/sub/f.ini");
	put("one/g.ini", "x");
	put("two/g.ini", "x");
	assert_dir(data_file("g.ini"), "one/g.ini");
	/* What is in none of them is looked for where it was installed. */
	AUTO_FREE char *absent = data_file("absent.ini");
	assert_int_equal(absent[0], '/');
	assert_non_null(strstr(absent, "/dialoog/absent.ini"));
	unsetenv("DIALOOG_DATADIR");
	AUTO_FREE char *installed = data_file("absent.ini");
	assert_string_equal(installed, absent);
}

static void ids_are_positive_and_do_not_repeat(void **state)
{
	enum { N = 200 };
	int64_t ids[N], again[N];

	(void)state;
	for (int i = 0; i < N; i++) {
		ids[i] = id_new();
		assert_true(ids[i] > 0);
		for (int k = 0; k < i; k++)
			assert_true(ids[i] != ids[k]);
	}
	id_seed(15);
	for (int i = 0; i < N; i++)
		ids[i] = id_new();
	id_seed(15);
	for (int i = 0; i < N; i++)
		again[i] = id_new();
	assert_memory_equal(ids, again, sizeof(ids));
	for (int i = 0; i < N; i++)
		assert_true(ids[i] > 0 && (i == 0 || ids[i] != ids[i - 1]));
	id_seed(16);
	assert_true(id_new() != ids[0]);
	id_seed(0);
	assert_true(id_new() != id_new());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_written_file_is_private_and_whole),
	        cmocka_unit_test(an_existing_file_is_only_replaced_on_purpose),
	        cmocka_unit_test(a_new_file_takes_the_next_name),
	        cmocka_unit_test(a_failed_write_leaves_the_old_file),
	        cmocka_unit_test(what_stood_there_outlives_a_lost_temporary_file),
	        cmocka_unit_test(a_folder_that_is_not_synced_is_an_error),
	        cmocka_unit_test(impossible_places_are_refused),
	        cmocka_unit_test(reading_has_limits),
	        cmocka_unit_test(nul_bytes_are_kept),
	        cmocka_unit_test(a_dash_is_standard_input),
	        cmocka_unit_test(a_slow_reader_gets_everything),
	        cmocka_unit_test(output_that_fails_is_told),
	        cmocka_unit_test(folders_are_made_with_their_parents),
	        cmocka_unit_test(what_is_forbidden_is_refused),
	        cmocka_unit_test(paths_are_joined_and_split),
	        cmocka_unit_test(xdg_folders_follow_the_specification),
	        cmocka_unit_test(installed_files_are_found),
	        cmocka_unit_test(ids_are_positive_and_do_not_repeat),
	};
	return cmocka_run_group_tests_name("file", tests, make_folder, remove_folder);
}
