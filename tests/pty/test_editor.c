/* A long text in the editor of the user: scripts that stand for one.  Each is called with an
 * argument of its own before the file, so that the words of $EDITOR come as they are. */
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "file.h"
#include "mem.h"

#define FORM "Ctrl-G Teksteditor"
#define OPEN_EDITOR "\007"

/* From here on the editor is a shell with these lines, in which $1 is -x and $2 the file. */
static void set_editor(const char *lines)
{
	char path[PROGRAM_PATH_MAX];
	struct err e;

	program_path("editor.sh", path);
	assert_int_equal(file_write(path, lines, strlen(lines), true, &e), OK);
	AUTO_FREE char *command = xasprintf("sh  %s -x", path);
	assert_int_equal(setenv("EDITOR", command, 1), 0);
	assert_int_equal(unsetenv("VISUAL"), 0);
	assert_int_equal(setenv("XDG_RUNTIME_DIR", program_path("", path), 1), 0);
	assert_int_equal(setenv("EDITOR_LOG", program_path("log", path), 1), 0);
}

static int is_left(const struct dirent *entry)
{
	return strncmp(entry->d_name, "dialoog-", 8) == 0;
}

static bool has_left_nothing(void)
{
	char path[PROGRAM_PATH_MAX];
	struct dirent **found = NULL;
	int n = scandir(program_path("", path), &found, is_left, NULL);

	for (int i = 0; i < n; i++)
		free(found[i]);
	free(found);
	return n == 0;
}

/* In the first own text of the report, with something typed in it. */
static struct pty *desk_in_form(void)
{
	struct pty *p = desk_in_round();

	pty_send(p, "\033");
	assert_true(pty_wait_no_text(p, "Groep 1 >"));
	pty_send(p, "7");
	assert_true(pty_wait_text(p, "[7 Verslag]"));
	pty_send(p, "g\r");
	assert_true(pty_wait_text(p, FORM));
	pty_send(p, "Eerst");
	assert_true(pty_wait_text(p, "Eerst"));
	return p;
}

static void leave(struct pty *p)
{
	pty_send(p, "\021");
	assert_exit(p, 0);
	assert_clean_terminal(p);
	assert_true(has_left_nothing());
	pty_free(p);
}

static void assert_log(const char *lines)
{
	AUTO_FREE char *log = NULL;
	char path[PROGRAM_PATH_MAX];
	struct err e;

	assert_int_equal(file_read(program_path("log", path), 4096, &log, NULL, &e), OK);
	assert_string_equal(log, lines);
}

/* The editor has the terminal for itself, no descriptor but the three (looked for without a pipe,
 * which would be one), no blocked signal, and a file that is private; Ctrl-C in it does not end the
 * desk. */
static void test_editor_changes_the_text(void **state)
{
	struct pty *p;

	(void)state;
	set_editor("trap 'echo interrupted' INT\n"
	           "{ echo $1 $#; stat -c %a $2 $(dirname $2); cat $2\n"
	           "  grep SigBlk /proc/self/status | tr -d '\\t'\n"
	           "  for fd in /proc/$$/fd/?; do test -h $fd && echo ${fd##*/}; done\n"
	           "} >$EDITOR_LOG\n"
	           "echo 'editor is here'\n"
	           "until read line && test \"$line\"; do :; done\n"
	           "printf '%s\\n\\nTweede \\033[1malinea\\033[0m\\377.\\n\\n' \"$line\" >$2\n"
	           "touch $2~\n");
	p = desk_in_form();
	pty_send(p, OPEN_EDITOR);
	assert_true(pty_wait_text(p, "editor is here"));
	assert_clean_terminal(p);
	pty_send(p, "\003");
	assert_true(pty_wait_text(p, "interrupted"));
	pty_send(p, "Een zin van elders\n");
	assert_true(pty_wait_text(p, "Tweede alinea\xef\xbf\xbd."));
	assert_true(pty_wait_text(p, FORM));
	assert_true(pty_is_alternate(p));
	assert_false(pty_is_cooked(p));
	assert_non_null(strstr(pty_screen(p), "Een zin van elders"));
	assert_null(strstr(pty_screen(p), "Eerst"));
	assert_log("-x 2\n600\n700\nEerst\nSigBlk:0000000000000000\n0\n1\n2\n");
	/* One step of typing. */
	pty_send(p, "\032");
	assert_true(pty_wait_text(p, "Eerst"));
	pty_send(p, "\031");
	assert_true(pty_wait_text(p, "Een zin van elders"));
	pty_send(p, "\r");
	assert_true(pty_wait_no_text(p, FORM));
	leave(p);
}

static void assert_old_text_stays(const char *editor, const char *why)
{
	struct pty *p;

	set_editor(editor);
	p = desk_in_form();
	pty_send(p, OPEN_EDITOR);
	assert_true(pty_wait_text(p, why));
	assert_non_null(strstr(pty_screen(p), "Eerst"));
	assert_null(strstr(pty_screen(p), "Overschreven"));
	assert_true(has_left_nothing());
	pty_send(p, "\r");
	assert_true(pty_wait_no_text(p, FORM));
	leave(p);
}

static void test_editor_fails(void **state)
{
	(void)state;
	assert_old_text_stays("echo Overschreven >$2\nexit 3\n", "eindigde met code 3");
	assert_old_text_stays("echo Overschreven >$2\nkill -9 $$\n", "is gestopt (signaal 9)");
	/* Where the line breaks depends on the path before it, so not all of the sentence. */
	assert_old_text_stays("rm $2\n", "bestand");
}

static void test_no_editor(void **state)
{
	struct pty *p;

	(void)state;
	set_editor("");
	assert_int_equal(setenv("VISUAL", "/no/such/editor", 1), 0);
	p = desk_in_form();
	pty_send(p, OPEN_EDITOR);
	assert_true(pty_wait_text(p, "De teksteditor /no/such/editor is er niet."));
	pty_send(p, "\r");
	assert_true(pty_wait_no_text(p, FORM));
	leave(p);
}

/* Nothing of it is lost: it stands in the form, is not stored, and can be made shorter there. */
static void test_editor_makes_it_too_long(void **state)
{
	struct pty *p;

	(void)state;
	set_editor("yes 'te veel woorden' | head -c 12000 >$2; echo einde >>$2\n");
	p = desk_in_form();
	pty_send(p, OPEN_EDITOR);
	assert_true(pty_wait_text(p, "Dit is te lang: 12.005 tekens, hier passen er 10.000."));
	assert_true(has_left_nothing());
	assert_true(pty_wait_text(p, "einde"));
	pty_send(p, "\r");
	assert_true(pty_wait_text(p, "12005"));
	set_editor("");
	pty_send(p, "\032");
	assert_true(pty_wait_text(p, "Eerst"));
	pty_send(p, "\r");
	assert_true(pty_wait_no_text(p, FORM));
	leave(p);
}

/* Ctrl-Z in the editor gives the shell its turn; going on, the editor goes on. */
static void test_editor_is_suspended(void **state)
{
	struct pty *p;

	(void)state;
	set_editor("kill -TSTP $$\necho Overschreven >$2\n");
	p = desk_in_form();
	pty_send(p, OPEN_EDITOR);
	assert_true(pty_wait_stopped(p));
	pty_kill(p, SIGCONT);
	assert_true(pty_wait_text(p, "Overschreven"));
	assert_true(pty_wait_text(p, FORM));
	pty_send(p, "\r");
	assert_true(pty_wait_no_text(p, FORM));
	leave(p);
}

int main(int argc, char **argv)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, program_setup, program_teardown)
	const struct CMUnitTest tests[] = {
	        TEST(test_editor_changes_the_text),
	        TEST(test_editor_fails),
	        TEST(test_no_editor),
	        TEST(test_editor_makes_it_too_long),
	        TEST(test_editor_is_suspended),
	};

	program_init(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
