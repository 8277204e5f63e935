/* A document that the desk lets another program make or open: stopped with Esc, opened by the
 * desktop.  Shell scripts play those programs. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"

/* A program by this name, found first; $LOG is what hear listens to. */
static void put_program(const char *name, const char *script)
{
	AUTO_FREE char *text = xasprintf("#!/bin/sh\n%s", script);
	AUTO_FREE char *path = xasprintf("%s:%s", getenv("PLAYED_PATH"), getenv("FIRST_PATH"));
	char file[PROGRAM_PATH_MAX], log[PROGRAM_PATH_MAX];
	struct err e;

	assert_int_equal(file_write(program_path(name, file), text, strlen(text), true, &e), OK);
	assert_int_equal(chmod(file, 0700), 0);
	assert_int_equal(setenv("PATH", path, 1), 0);
	assert_int_equal(setenv("LOG", program_path("log", log), 1), 0);
}

static int set_up(void **state)
{
	char folder[PROGRAM_PATH_MAX];
	int result = program_setup(state);

	if (!getenv("FIRST_PATH"))
		setenv("FIRST_PATH", getenv("PATH"), 1);
	setenv("PLAYED_PATH", program_path("", folder), 1);
	return result;
}

static int tear_down(void **state)
{
	unsetenv("DISPLAY");
	setenv("PATH", getenv("FIRST_PATH"), 1);
	return program_teardown(state);
}

static struct pty *desk_in_report(void)
{
	struct pty *p = desk_in_round();

	pty_send(p, "\033");
	assert_true(pty_wait_no_text(p, "Groep 1 >"));
	pty_send(p, "7");
	assert_true(pty_wait_text(p, "Versie 1 is een concept"));
	return p;
}

/* Chooses one of the documents by what its line says. */
static void write_document(struct pty *p, const char *words)
{
	pty_send(p, "v");
	assert_true(pty_wait_text(p, "Welk document?"));
	pty_send(p, words);
	assert_true(pty_wait_text(p, words));
	pty_send(p, "\r");
}

/* Before that program starts: it waits with what it writes to $LOG until this is there. */
static int listen_to_it(void)
{
	int fd;

	assert_int_equal(mkfifo(getenv("LOG"), 0600), 0);
	fd = open(getenv("LOG"), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	assert_true(fd >= 0);
	return fd;
}

/* Waits for the line that it writes, and listens no more. */
static void hear(int fd, char *line, size_t size)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};

	assert_int_equal(poll(&p, 1, PTY_DEADLINE_MS), 1);
	ssize_t n = read(fd, line, size - 1);
	assert_true(n > 0);
	line[n] = '\0';
	close(fd);
}

/* Waits until the process has ended. */
static void assert_ends(int pidfd)
{
	struct pollfd p = {.fd = pidfd, .events = POLLIN};

	assert_int_equal(poll(&p, 1, PTY_DEADLINE_MS), 1);
	close(pidfd);
}

static bool is_there(const char *name)
{
	char path[PROGRAM_PATH_MAX];

	return file_exists(program_path(name, path));
}

/* The program that hangs goes too, also when it does not want to, with all that it left; what was
 * typed meanwhile does nothing. */
static void test_esc_stops_a_pdf(void **state)
{
	char said[32];
	struct pty *p;
	int log, hanging;
	pid_t pid;

	(void)state;
	put_program("soffice", "trap '' TERM INT HUP\n"
	                       "echo $$ >$LOG\n"
	                       "while :; do sleep 0.05; done\n");
	log = listen_to_it();
	p = desk_in_report();
	write_document(p, "verslag, als pdf");
	assert_true(pty_wait_text(p, "LibreOffice maakt de PDF"));
	assert_true(pty_wait_text(p, "Esc: stoppen"));
	hear(log, said, sizeof said);
	pid = (pid_t)strtol(said, NULL, 10);
	hanging = (int)syscall(SYS_pidfd_open, pid, 0);
	assert_true(hanging >= 0);
	pty_send(p, "q\033");
	assert_true(pty_wait_text(p, "Het is gestopt."));
	assert_ends(hanging);
	assert_non_null(strstr(pty_screen(p), "Versie 1 is een concept"));
	pty_send(p, "q");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	assert_false(is_there("participatiehub_sessie-1_verslag-concept_2025-05-15.pdf"));
	pty_free(p);
}

/* The desktop is asked to open what was written, and the desk goes on at once. */
static void test_the_desktop_opens_it(void **state)
{
	static const char name[] = "verslag-concept_2025-05-15.html";
	char opened[PROGRAM_PATH_MAX];
	struct pty *p;
	int log;

	(void)state;
	put_program("xdg-open", "echo \"$1\" >$LOG\n");
	log = listen_to_it();
	setenv("DISPLAY", ":99", 1);
	p = desk_in_report();
	pty_send(p, "o");
	assert_true(pty_wait_text(p, "Maak eerst een document met v."));
	write_document(p, "verslag, als webpagina");
	assert_true(pty_wait_text(p, "Met o open je het."));
	pty_send(p, "o");
	assert_true(pty_wait_text(p, "Geopend:"));
	hear(log, opened, sizeof opened);
	assert_non_null(strstr(opened, name));
	pty_send(p, "q");
	assert_exit(p, 0);
	pty_free(p);
}

static void test_without_a_desktop(void **state)
{
	struct pty *p;

	(void)state;
	p = desk_in_report();
	write_document(p, "verslag, als webpagina");
	assert_true(pty_wait_text(p, "Bewaard:"));
	assert_null(strstr(pty_screen(p), "Met o open je het."));
	pty_send(p, "o");
	assert_true(pty_wait_text(p, "Er is hier geen bureaublad dat het kan openen."));
	pty_send(p, "q");
	assert_exit(p, 0);
	pty_free(p);
}

int main(int argc, char **argv)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	        TEST(test_esc_stops_a_pdf),
	        TEST(test_the_desktop_opens_it),
	        TEST(test_without_a_desktop),
	};

	program_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
