/* A PDF by another program, which may be missing, hang, crash, make nothing or make rubbish: a
 * shell script plays it. */
#include "convert.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"

#define FOLDER "programs"

enum { DEADLINE_MS = 30000 };

/* How far the clock that measures spans is ahead, in milliseconds. */
static int64_t clock_ahead;

/* In the place of that of the C library, also for what is tested here. */
int clock_gettime(clockid_t which, struct timespec *t)
{
	int failed = (int)syscall(SYS_clock_gettime, which, t);

	if (failed == 0 && which == CLOCK_MONOTONIC) {
		int64_t ms = (int64_t)t->tv_sec * 1000 + t->tv_nsec / 1000000 + clock_ahead;

		t->tv_sec = (time_t)(ms / 1000);
		t->tv_nsec = ms % 1000 * 1000000;
	}
	return failed;
}

static const struct convert_source source = {
        .docx = "een docx", .docx_len = 8, .html = "een html", .html_len = 8};

/* The program of this name, with this as its shell script; its own name is $0, its words "$@". */
static void play(const char *name, const char *script)
{
	AUTO_FREE char *path = xasprintf(FOLDER "/%s", name);
	AUTO_FREE char *text = xasprintf("#!/bin/sh\nPATH=/usr/bin:/bin\n%s\n", script);
	struct err e;

	assert_int_equal(file_write(path, text, strlen(text), true, &e), OK);
	assert_int_equal(chmod(path, 0700), 0);
}

static int set_up(void **state)
{
	AUTO_FREE char *here = getcwd(NULL, 0);
	AUTO_FREE char *programs = xasprintf("%s/" FOLDER, here);
	AUTO_FREE char *tmp = xasprintf("%s/tmp", here);
	struct err e;

	(void)state;
	assert_int_equal(file_make_dir(FOLDER, &e), OK);
	assert_int_equal(file_make_dir("tmp", &e), OK);
	setenv("PATH", programs, 1);
	setenv("TMPDIR", tmp, 1);
	return 0;
}

/* Nothing is left of it. */
static int tear_down(void **state)
{
	DIR *d = opendir("tmp");
	int n = 0;

	(void)state;
	while (readdir(d))
		n++;
	closedir(d);
	assert_int_equal(n, 2);
	file_remove_dir(FOLDER);
	file_remove_dir("tmp");
	return 0;
}

#define MAKE_PDF "printf '%%PDF-1.7\\n%s\\n%%%%EOF\\n' \"$(cat document.docx)\" > document.pdf"

static enum status convert_within(int ms, struct buf *out, struct err *e)
{
	const struct convert_options o = {.limit_ms = ms};

	buf_init(out);
	return convert_to_pdf(&source, &o, out, e);
}

static void assert_fails(enum status expected, const char *said)
{
	struct buf out;
	struct err e;

	assert_int_equal(convert_within(20000, &out, &e), expected);
	if (!strstr(e.msg, said))
		fail_msg("\"%s\" is not in: %s", said, e.msg);
	assert_int_equal(out.len, 0);
	buf_fini(&out);
}

static void test_makes_one(void **state)
{
	struct buf out;
	struct err e;

	(void)state;
	play("soffice", MAKE_PDF);
	assert_int_equal(converter_find(), CONVERTER_OFFICE);
	assert_int_equal(convert_within(20000, &out, &e), OK);
	assert_string_equal(out.data, "%PDF-1.7\neen docx\n%%EOF\n");
	buf_fini(&out);
}

/* Without LibreOffice the browser does it, from the other format. */
static void test_falls_back(void **state)
{
	struct buf out;
	struct err e;

	(void)state;
	play("chromium", "for word; do case $word in --print-to-pdf=*) to=${word#*=};; esac; done\n"
	                 "from=${word#file://}\n"
	                 "printf '%%PDF-1.4\\n%s\\n%%%%EOF\\n' \"$(cat \"$from\")\" > \"$to\"");
	assert_int_equal(converter_find(), CONVERTER_BROWSER);
	assert_int_equal(convert_within(20000, &out, &e), OK);
	assert_string_equal(out.data, "%PDF-1.4\neen html\n%%EOF\n");
	buf_fini(&out);
}

#define STRANGE "een map #1 %41 \xc3\xa9&;?"
#define ESCAPED "een%20map%20%231%20%2541%20%C3%A9%26%3B%3F"

/* Writes the only address among its words to the file told, and works where it is told to. */
#define TELL \
	"for word; do case $word in *file://*) printf %s \"${word#*file:}\";; esac; done >told\n" \
	"[ \"$TMPDIR\" -ef . ] && mv told \"$TOLD\"\n" \
	"printf '%%PDF-1.4\\n%%%%EOF\\n' >document.pdf\n"

static void assert_address(const char *program, const char *tmpdir, const char *start,
                           const char *end)
{
	AUTO_FREE char *here = path_real(".");
	AUTO_FREE char *whole_start = xasprintf("//%s/%s/dialoog-pdf-", here, start);
	AUTO_FREE char *to = xasprintf("%s/tmp/told", here);
	AUTO_FREE char *told = NULL;
	struct buf out;
	struct err e;
	size_t len;

	play(program, TELL);
	setenv("TOLD", to, 1);
	setenv("TMPDIR", tmpdir, 1);
	if (convert_within(20000, &out, &e) != OK || file_read(to, 4096, &told, &len, &e) != OK)
		fail_msg("%s", e.msg);
	if (strncmp(told, whole_start, strlen(whole_start)) != 0 || len < strlen(end) ||
	    strcmp(told + len - strlen(end), end) != 0)
		fail_msg("%s is not: %s...%s", told, whole_start, end);
	assert_int_equal(unlink(to), 0);
	buf_fini(&out);
}

/* What is an address among the words of a program is one for a folder of any name, and a whole one;
 * the program starts in that folder and leaves nothing in another. */
static void test_folder_of_any_name(void **state)
{
	(void)state;
	assert_int_equal(mkdir("tmp/" STRANGE, 0700), 0);
	assert_address("chromium", "tmp/" STRANGE, "tmp/" ESCAPED, "/document.html");
	assert_address("chromium", "tmp", "tmp", "/document.html");
	assert_address("soffice", "tmp/" STRANGE, "tmp/" ESCAPED, "/profile");
	assert_address("soffice", "./tmp/../tmp", "tmp", "/profile");
	assert_int_equal(rmdir("tmp/" STRANGE), 0);
}

/* A folder of PATH may be one that is named from here. */
static void test_path_from_here(void **state)
{
	(void)state;
	setenv("PATH", FOLDER, 1);
	test_makes_one(state);
}

static void test_is_missing(void **state)
{
	(void)state;
	assert_int_equal(converter_find(), CONVERTER_NONE);
	assert_fails(E_UNSUPPORTED, "LibreOffice or Chromium");
	/* What is no program is none. */
	assert_int_equal(mkdir(FOLDER "/soffice", 0700), 0);
	assert_fails(E_UNSUPPORTED, "LibreOffice or Chromium");
}

static void test_makes_nothing(void **state)
{
	(void)state;
	play("soffice", "exit 0");
	assert_fails(E_IO, "made no PDF");
	play("soffice", "echo rommel > document.pdf");
	assert_fails(E_IO, "made no PDF");
	play("soffice", "printf '%%PDF-1.7 half' > document.pdf");
	assert_fails(E_IO, "made no PDF");
}

static void test_crashes(void **state)
{
	(void)state;
	play("soffice", MAKE_PDF "\nkill -SEGV $$");
	assert_fails(E_IO, "ended with an error");
	play("soffice", "exit 77");
	assert_fails(E_IO, "ended with an error");
}

/* Until the process has ended, also when nobody takes notice of that. */
static bool ends(pid_t pid)
{
	struct pollfd p = {.fd = (int)syscall(SYS_pidfd_open, pid, 0), .events = POLLIN};
	bool ended = p.fd < 0 ? errno == ESRCH : poll(&p, 1, DEADLINE_MS) == 1;

	if (p.fd >= 0)
		close(p.fd);
	return ended;
}

/* It hangs, and so does what it started: both are gone afterwards. */
static void test_hangs(void **state)
{
	struct buf out;
	struct err e;
	AUTO_FREE char *pid = NULL;
	size_t len;

	(void)state;
	play("soffice", "sleep 1000 & echo $! > ../pid\nwait");
	assert_int_equal(convert_within(500, &out, &e), E_LIMIT);
	assert_non_null(strstr(e.msg, "longer than"));
	assert_int_equal(file_read("tmp/pid", 100, &pid, &len, &e), OK);
	assert_true(ends((pid_t)strtol(pid, NULL, 10)));
	assert_int_equal(unlink("tmp/pid"), 0);
	buf_fini(&out);
}

struct told {
	int times;
	enum converter which;
};

static bool stop_at_once(void *arg, enum converter which, int passed_ms)
{
	struct told *told = arg;

	(void)passed_ms;
	told->which = which;
	return ++told->times < 3;
}

/* The program that works is the one that is named meanwhile. */
static void assert_stops(const char *name, enum converter which)
{
	struct told told = {.which = CONVERTER_NONE};
	const struct convert_options o = {.tick = stop_at_once, .arg = &told};
	struct buf out;
	struct err e;

	buf_init(&out);
	play(name, "exec sleep 1000");
	assert_int_equal(convert_to_pdf(&source, &o, &out, &e), E_CANCELLED);
	assert_int_equal(told.times, 3);
	assert_int_equal(told.which, which);
	buf_fini(&out);
}

static void test_is_stopped(void **state)
{
	(void)state;
	assert_stops("chromium", CONVERTER_BROWSER);
	assert_stops("soffice", CONVERTER_OFFICE);
}

/* The time that is told goes on as the clock does, which then goes on a second. */
static bool stop_after_a_second(void *arg, enum converter which, int passed_ms)
{
	int *times = arg;

	(void)which;
	assert_in_range(passed_ms, *times * 1000, *times * 1000 + 20000);
	clock_ahead += 1000;
	return ++*times < 2;
}

/* After 24.8 days the milliseconds that a machine is on do not fit in an int any more. */
static void test_machine_that_is_on_for_weeks(void **state)
{
	int times = 0;
	const struct convert_options o = {.tick = stop_after_a_second, .arg = &times};
	struct timespec t;
	struct buf out;
	struct err e;

	(void)state;
	play("soffice", "exec sleep 1000");
	buf_init(&out);
	clock_gettime(CLOCK_MONOTONIC, &t);
	clock_ahead = INT_MAX - 500 - (int64_t)t.tv_sec * 1000 - t.tv_nsec / 1000000;
	enum status s = convert_to_pdf(&source, &o, &out, &e);
	clock_ahead = 0;
	assert_int_equal(s, E_CANCELLED);
	assert_int_equal(times, 2);
	buf_fini(&out);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_makes_one),      TEST(test_falls_back),
	        TEST(test_is_missing),     TEST(test_makes_nothing),
	        TEST(test_crashes),        TEST(test_hangs),
	        TEST(test_is_stopped),     TEST(test_folder_of_any_name),
	        TEST(test_path_from_here), TEST(test_machine_that_is_on_for_weeks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
