#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <jansson.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "mem.h"

enum { RUN_DEADLINE_MS = 30000 };

/* One test runs at a time. */
static struct {
	const char *program;
	char folder[PROGRAM_PATH_MAX - 100];
	char hub[PROGRAM_PATH_MAX];
} here;

void program_init(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: %s PATH-OF-DIALOOG\n", argv[0]);
		exit(2);
	}
	here.program = argv[1];
}

const char *program_path(const char *name, char out[PROGRAM_PATH_MAX])
{
	snprintf(out, PROGRAM_PATH_MAX, "%s/%s", here.folder, name);
	return out;
}

const char *program_hub(void)
{
	return here.hub;
}

int program_setup(void **state)
{
	static const char *const names[] = {"HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
	                                    "XDG_CONFIG_HOME", "XDG_CACHE_HOME"};
	const char *tmp = getenv("TMPDIR");
	AUTO_BUF struct buf said;
	int code;

	(void)state;
	buf_init(&said);
	snprintf(here.folder, sizeof here.folder, "%s/dialoog-pty-XXXXXX",
	         tmp != NULL && tmp[0] != '\0' ? tmp : "/tmp");
	if (mkdtemp(here.folder) == NULL)
		return -1;
	for (size_t i = 0; i < N_ITEMS(names); i++)
		setenv(names[i], here.folder, 1);
	program_path("hub.db", here.hub);
	code = program_run(&said, "new", here.hub, "--template", "dialoogsessie", "--date",
	                   "2025-05-15", "--start", "13:00", NULL);
	if (code != 0)
		fprintf(stderr, "# dialoog new: %d %s\n", code, said.data);
	return code;
}

static int remove_one(const char *path, const struct stat *sb, int type, struct FTW *where)
{
	(void)sb;
	(void)type;
	(void)where;
	return remove(path);
}

int program_teardown(void **state)
{
	(void)state;
	return nftw(here.folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void collect(const char **args, va_list list)
{
	int n = 0;

	do {
		assert_true(n + 1 < PROGRAM_ARGS_MAX);
		args[n] = va_arg(list, const char *);
	} while (args[n++] != NULL);
}

static struct pty *start_on(const char *kind, int rows, int cols, const char *first, va_list list)
{
	const char *args[PROGRAM_ARGS_MAX + 1] = {here.program, first};
	AUTO_FREE char *term = kind ? xasprintf("TERM=%s", kind) : xstrdup("TERM");
	const char *env[] = {term, "NO_COLOR", "ESCDELAY", "TMUX", NULL};

	collect(args + 2, list);
	return pty_start(
	        &(struct pty_options){.argv = args, .env = env, .rows = rows, .cols = cols});
}

struct pty *program_start(const char *first, ...)
{
	struct pty *p;
	va_list list;

	va_start(list, first);
	p = start_on("xterm-256color", 0, 0, first, list);
	va_end(list);
	return p;
}

struct pty *program_start_on(const char *kind, int rows, int cols, const char *first, ...)
{
	struct pty *p;
	va_list list;

	va_start(list, first);
	p = start_on(kind, rows, cols, first, list);
	va_end(list);
	return p;
}

static void be_program(const char *const *args, int output)
{
	/* execv does not write to its arguments, but cannot say so. */
	union {
		const char *const *in;
		char *const *out;
	} argv = {.in = args};
	int input = open("/dev/null", O_RDONLY);

	dup2(input, STDIN_FILENO);
	dup2(output, STDOUT_FILENO);
	dup2(output, STDERR_FILENO);
	execv(here.program, argv.out);
	_exit(127);
}

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Reads all output; false when the deadline came before its end. */
static bool read_all(int fd, int64_t deadline, struct buf *out)
{
	struct pollfd wait = {.fd = fd, .events = POLLIN};
	char bytes[4096];

	for (;;) {
		int64_t left = deadline - now_ms();
		ssize_t n;

		if (left <= 0 || (poll(&wait, 1, (int)left) == 0))
			return false;
		n = read(fd, bytes, sizeof bytes);
		if (n == 0 || (n < 0 && errno != EINTR))
			return true;
		if (n > 0 && out != NULL)
			buf_addn(out, bytes, (size_t)n);
	}
}

/* Starts dialoog; its output is to be read from *output. */
static pid_t start(const char *const *args, int *output)
{
	int fds[2];
	pid_t pid;

	assert_int_equal(pipe2(fds, O_CLOEXEC), 0);
	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		be_program(args, fds[1]);
	close(fds[1]);
	*output = fds[0];
	return pid;
}

/* Reads until the end, or the deadline.  Closes output. */
static int finish(pid_t pid, int output, struct buf *out)
{
	int status;

	if (!read_all(output, now_ms() + RUN_DEADLINE_MS, out))
		kill(pid, SIGKILL);
	close(output);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int program_run(struct buf *out, ...)
{
	const char *args[PROGRAM_ARGS_MAX + 1] = {here.program};
	va_list list;
	int output;
	pid_t pid;

	va_start(list, out);
	collect(args + 1, list);
	va_end(list);
	pid = start(args, &output);
	return finish(pid, output, out);
}

/* The whole session in a hub, as `dialoog export` gives it; json_decref it. */
static json_t *export_session(const char *hub)
{
	AUTO_BUF struct buf text;
	json_t *session;

	buf_init(&text);
	if (program_run(&text, "export", hub, "--format", "json", "-o", "-", NULL) != 0)
		fail_msg("export: %s", text.data);
	session = json_loadb(text.data, text.len, 0, NULL);
	assert_non_null(session);
	return session;
}

static int code_of(const json_t *row)
{
	return (int)json_integer_value(json_object_get(row, "code"));
}

int program_sound_ideas(const char *hub)
{
	AUTO_BUF struct buf said;
	json_t *session, *idea;
	size_t i;

	buf_init(&said);
	if (program_run(&said, "check", hub, NULL) != 0)
		fail_msg("check: %s", said.data);
	session = export_session(hub);
	/* Ideas are exported in the order of their codes. */
	json_array_foreach(json_object_get(session, "ideas"), i, idea)
	        assert_int_equal(code_of(idea), i + 1);
	json_decref(session);
	return (int)i;
}

bool program_has_idea(const char *hub, int code, const char *text)
{
	json_t *session = export_session(hub), *idea;
	bool found = false;
	size_t i;

	json_array_foreach(json_object_get(session, "ideas"), i, idea)
	{
		const char *has = json_string_value(json_object_get(idea, "text"));

		found |= code_of(idea) == code && has != NULL && strcmp(has, text) == 0;
	}
	json_decref(session);
	return found;
}

/* Where text stands last in bytes; 0 when it does not. */
static size_t last_of(const char *bytes, size_t n, const char *text)
{
	size_t at = 0, len = strlen(text);

	for (size_t i = 0; i + len <= n; i++) {
		if (memcmp(bytes + i, text, len) == 0)
			at = i + 1;
	}
	return at;
}

void assert_clean_terminal(struct pty *p)
{
	size_t n;
	const char *bytes = pty_bytes(p, &n);

	assert_false(pty_is_alternate(p));
	assert_true(pty_cursor_is_visible(p));
	assert_false(pty_has_mouse(p));
	assert_true(pty_is_cooked(p));
	/* Bracketed paste was switched off last. */
	assert_true(last_of(bytes, n, "\033[?2004l") > last_of(bytes, n, "\033[?2004h"));
}

void assert_exit(struct pty *p, int code)
{
	int status;

	assert_true(pty_wait_end(p, &status));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), code);
}
