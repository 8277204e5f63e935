#include "pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

#include "buf.h"
#include "mem.h"
#include "sgr.h"
#include "text.h"

enum { FDS_MAX = 1024 };

struct pty {
	int master;  /* -1: hung up */
	int reports; /* pipe of struct report */
	int leash;   /* pipe: closed to let the leader go */
	pid_t leader, pid;
	VTerm *vt;
	VTermScreen *screen;
	struct buf bytes, text, title;
	struct faint faint;
	bool cursor_visible, alternate, mouse;
	bool at_end; /* of the output */
	bool stopped, ended;
	int status;
};

/* What the leader tells: first the command's process, then each change of it. */
struct report {
	pid_t pid;
	int status;
};

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static NO_RETURN void give_up(const char *what)
{
	perror(what);
	abort();
}

static void set_environment(const char *const *env)
{
	for (; env != NULL && *env != NULL; env++) {
		const char *equals = strchr(*env, '=');
		char *name =
		        xstrndup(*env, equals == NULL ? strlen(*env) : (size_t)(equals - *env));

		if (equals == NULL)
			unsetenv(name);
		else
			setenv(name, equals + 1, 1);
		free(name);
	}
}

static NO_RETURN void run_command(const struct pty_options *o)
{
	/* execvp does not write to its arguments, but cannot say so. */
	union {
		const char *const *in;
		char *const *out;
	} argv = {.in = o->argv};

	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	signal(SIGTTOU, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	set_environment(o->env);
	execvp(o->argv[0], argv.out);
	perror(o->argv[0]);
	_exit(127);
}

/* The part of the shell: it leads the session and has the command as a job of its own.  A
 * command that led the session itself could not be stopped by SIGTSTP, because nobody
 * would be there to continue it. */
static NO_RETURN void lead(const struct pty_options *o, int reports, int leash)
{
	struct report r = {0};
	char c;

	/* Above all the leashes of terminals that were started before. */
	for (int fd = STDERR_FILENO + 1; fd < FDS_MAX; fd++) {
		if (fd != reports && fd != leash)
			close(fd);
	}
	signal(SIGHUP, SIG_IGN);
	signal(SIGTTOU, SIG_IGN);
	r.pid = fork();
	if (r.pid < 0)
		_exit(126);
	if (r.pid == 0)
		run_command(o);
	setpgid(r.pid, r.pid);
	do {
		if (write(reports, &r, sizeof r) != (ssize_t)sizeof r)
			_exit(126);
		while (waitpid(r.pid, &r.status, WUNTRACED | WCONTINUED) < 0 && errno == EINTR) {
		}
	} while (WIFSTOPPED(r.status) || WIFCONTINUED(r.status));
	if (write(reports, &r, sizeof r) != (ssize_t)sizeof r)
		_exit(126);
	/* With the leader the terminal would lose its settings, which a test looks at. */
	while (read(leash, &c, 1) > 0) {
	}
	_exit(0);
}

static int open_master(const struct winsize *size)
{
	int fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);

	if (fd < 0 || grantpt(fd) != 0 || unlockpt(fd) != 0 || ioctl(fd, TIOCSWINSZ, size) != 0 ||
	    fcntl(fd, F_SETFL, O_NONBLOCK) != 0)
		give_up("pseudo-terminal");
	return fd;
}

/* Makes the other side of master the terminal of a new session, as login does. */
static void take_terminal(int master)
{
	char name[64];
	int fd;

	if (setsid() < 0 || ptsname_r(master, name, sizeof name) != 0)
		give_up("session");
	fd = open(name, O_RDWR);
	if (fd < 0 || ioctl(fd, TIOCSCTTY, 0) != 0)
		give_up(name);
	for (int i = 0; i < 3; i++)
		dup2(fd, i);
	if (fd > 2)
		close(fd);
	close(master);
}

static int on_property(VTermProp prop, VTermValue *val, void *user)
{
	struct pty *p = user;

	if (prop == VTERM_PROP_CURSORVISIBLE)
		p->cursor_visible = val->boolean;
	else if (prop == VTERM_PROP_ALTSCREEN)
		p->alternate = val->boolean;
	else if (prop == VTERM_PROP_MOUSE)
		p->mouse = val->number != VTERM_PROP_MOUSE_NONE;
	else if (prop == VTERM_PROP_TITLE) {
		buf_clear(&p->title);
		buf_add(&p->title, val->string);
	}
	return 1;
}

static void on_answer(const char *s, size_t n, void *user)
{
	pty_send_bytes(user, s, n);
}

static void start_screen(struct pty *p, int rows, int cols)
{
	static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

	p->vt = vterm_new(rows, cols);
	vterm_set_utf8(p->vt, 1);
	vterm_output_set_callback(p->vt, on_answer, p);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_set_callbacks(p->screen, &callbacks, p);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
}

struct pty *pty_start(const struct pty_options *o)
{
	struct pty *p = xcalloc(1, sizeof *p);
	int rows = o->rows > 0 ? o->rows : 24, cols = o->cols > 0 ? o->cols : 80;
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	struct report first;
	int reports[2], leash[2];

	if (o->no_size)
		size = (struct winsize){0};
	if (pipe2(reports, O_CLOEXEC) != 0 || pipe2(leash, O_CLOEXEC) != 0)
		give_up("pipe");
	fflush(NULL);
	p->master = open_master(&size);
	p->leader = fork();
	if (p->leader < 0)
		give_up("fork");
	if (p->leader == 0) {
		close(leash[1]);
		take_terminal(p->master);
		lead(o, reports[1], leash[0]);
	}
	close(reports[1]);
	close(leash[0]);
	p->reports = reports[0];
	p->leash = leash[1];
	buf_init(&p->bytes);
	buf_init(&p->text);
	buf_init(&p->title);
	start_screen(p, rows, cols);
	if (read(p->reports, &first, sizeof first) != (ssize_t)sizeof first)
		give_up("start of the command");
	p->pid = first.pid;
	return p;
}

void pty_free(struct pty *p)
{
	if (p == NULL)
		return;
	if (!p->ended)
		kill(p->pid, SIGKILL);
	close(p->leash);
	pty_hang_up(p);
	waitpid(p->leader, NULL, 0);
	close(p->reports);
	vterm_free(p->vt);
	buf_fini(&p->bytes);
	buf_fini(&p->text);
	buf_fini(&p->title);
	free(p);
}

/* Takes what is there; false when nothing was. */
static bool read_output(struct pty *p)
{
	char bytes[8192];
	AUTO_BUF struct buf shown;
	ssize_t n = read(p->master, bytes, sizeof bytes);

	buf_init(&shown);
	if (n <= 0) {
		if (n == 0 || (errno != EAGAIN && errno != EINTR))
			p->at_end = true;
		return false;
	}
	buf_addn(&p->bytes, bytes, (size_t)n);
	faint_to_italics(&p->faint, bytes, (size_t)n, &shown);
	vterm_input_write(p->vt, shown.data, shown.len);
	vterm_screen_flush_damage(p->screen);
	return true;
}

static void read_report(struct pty *p)
{
	struct report r;

	if (read(p->reports, &r, sizeof r) != (ssize_t)sizeof r) {
		p->ended = true;
		return;
	}
	p->status = r.status;
	p->stopped = WIFSTOPPED(r.status);
	p->ended = WIFEXITED(r.status) || WIFSIGNALED(r.status);
	/* What was written before the end, or before it stopped, is in the terminal by now. */
	while ((p->ended || p->stopped) && !p->at_end && p->master >= 0 && read_output(p)) {
	}
}

/* Waits for something new; false after the deadline, or when nothing can come. */
static bool follow(struct pty *p, int64_t deadline)
{
	struct pollfd fds[] = {
	        {.fd = p->at_end ? -1 : p->master, .events = POLLIN},
	        {.fd = p->ended ? -1 : p->reports, .events = POLLIN},
	};
	int64_t left = deadline - now_ms();

	if (left <= 0 || (fds[0].fd < 0 && fds[1].fd < 0) || p->ended)
		return false;
	if (poll(fds, 2, (int)left) <= 0)
		return false;
	if (fds[0].revents != 0)
		read_output(p);
	if (fds[1].revents != 0)
		read_report(p);
	return true;
}

bool pty_wait_for(struct pty *p, bool (*holds)(struct pty *p, const void *what), const void *what,
                  const char *name)
{
	int64_t deadline = now_ms() + PTY_DEADLINE_MS;
	const char *s;

	while (!holds(p, what)) {
		if (follow(p, deadline))
			continue;
		if (holds(p, what))
			break;
		fprintf(stderr, "# waited in vain for %s; the command %s; the screen:\n# ", name,
		        p->ended ? "has ended" : "still runs");
		for (s = pty_screen(p); *s != '\0'; s++)
			fprintf(stderr, *s == '\n' && s[1] != '\0' ? "\n# " : "%c", *s);
		return false;
	}
	return true;
}

static bool shows_text(struct pty *p, const void *what)
{
	return strstr(pty_screen(p), what) != NULL;
}

static bool shows_no_text(struct pty *p, const void *what)
{
	return !shows_text(p, what);
}

struct row_text {
	int row;
	const char *text;
};

static bool shows_row(struct pty *p, const void *what)
{
	const struct row_text *want = what;

	return strstr(pty_row(p, want->row), want->text) != NULL;
}

static bool has_bytes(struct pty *p, const void *what)
{
	return memmem(p->bytes.data, p->bytes.len, what, strlen(what)) != NULL;
}

static bool has_cursor(struct pty *p, const void *what)
{
	const int *want = what;
	int row, col;

	pty_cursor(p, &row, &col);
	return row == want[0] && col == want[1];
}

static bool is_stopped(struct pty *p, const void *what)
{
	(void)what;
	return p->stopped;
}

static bool is_ended(struct pty *p, const void *what)
{
	(void)what;
	return p->ended;
}

bool pty_wait_text(struct pty *p, const char *text)
{
	return pty_wait_for(p, shows_text, text, text);
}

bool pty_wait_no_text(struct pty *p, const char *text)
{
	return pty_wait_for(p, shows_no_text, text, "a text to go");
}

bool pty_wait_row(struct pty *p, int row, const char *text)
{
	return pty_wait_for(p, shows_row, &(struct row_text){row, text}, text);
}

bool pty_wait_bytes(struct pty *p, const char *text)
{
	return pty_wait_for(p, has_bytes, text, "bytes");
}

bool pty_wait_cursor(struct pty *p, int row, int col)
{
	return pty_wait_for(p, has_cursor, (const int[]){row, col}, "the cursor");
}

bool pty_wait_stopped(struct pty *p)
{
	return pty_wait_for(p, is_stopped, NULL, "a stop");
}

bool pty_wait_end(struct pty *p, int *status)
{
	if (!pty_wait_for(p, is_ended, NULL, "the end"))
		return false;
	if (status != NULL)
		*status = p->status;
	return true;
}

void pty_follow(struct pty *p, int ms)
{
	int64_t end = now_ms() + ms;

	while (follow(p, end)) {
	}
}

void pty_send(struct pty *p, const char *text)
{
	pty_send_bytes(p, text, strlen(text));
}

/* Reads meanwhile, or two full sides would wait for each other. */
void pty_send_bytes(struct pty *p, const void *bytes, size_t n)
{
	int64_t deadline = now_ms() + PTY_DEADLINE_MS;
	const char *s = bytes;

	while (n > 0 && p->master >= 0 && now_ms() < deadline) {
		ssize_t sent = write(p->master, s, n);
		struct pollfd fd = {.fd = p->master, .events = POLLIN | POLLOUT};

		if (sent > 0) {
			s += sent;
			n -= (size_t)sent;
			continue;
		}
		if (errno != EAGAIN && errno != EINTR)
			return;
		if (poll(&fd, 1, PTY_DEADLINE_MS) > 0 && fd.revents & POLLIN)
			read_output(p);
	}
}

void pty_resize(struct pty *p, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	vterm_set_size(p->vt, rows, cols);
	ioctl(p->master, TIOCSWINSZ, &size);
}

void pty_wipe(struct pty *p)
{
	vterm_input_write(p->vt, "\033[2J", 4);
}

void pty_size(const struct pty *p, int *rows, int *cols)
{
	vterm_get_size(p->vt, rows, cols);
}

void pty_kill(struct pty *p, int sig)
{
	if (p->ended)
		return;
	/* A stop that was reported before must not count for the next wait. */
	if (sig == SIGCONT)
		p->stopped = false;
	kill(p->pid, sig);
}

void pty_hang_up(struct pty *p)
{
	if (p->master >= 0)
		close(p->master);
	p->master = -1;
	p->at_end = true;
}

static void add_row(struct pty *p, int row)
{
	size_t end = p->text.len;
	int rows, cols;

	vterm_get_size(p->vt, &rows, &cols);
	for (int col = 0; col < cols; col++) {
		VTermScreenCell cell = {0};
		char utf8[4];

		vterm_screen_get_cell(p->screen, (VTermPos){row, col}, &cell);
		if (cell.chars[0] == UINT32_MAX) /* the second half of a wide character */
			continue;
		if (cell.chars[0] == 0)
			buf_addc(&p->text, ' ');
		for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
			buf_addn(&p->text, utf8, text_encode(cell.chars[i], utf8));
		if (p->text.data[p->text.len - 1] != ' ')
			end = p->text.len;
	}
	p->text.len = end;
	p->text.data[end] = '\0';
}

const char *pty_screen(struct pty *p)
{
	int rows, cols;

	vterm_get_size(p->vt, &rows, &cols);
	buf_clear(&p->text);
	for (int row = 0; row < rows; row++) {
		add_row(p, row);
		buf_addc(&p->text, '\n');
	}
	return p->text.data;
}

const char *pty_row(struct pty *p, int row)
{
	buf_clear(&p->text);
	add_row(p, row);
	return p->text.data;
}

void pty_cursor(const struct pty *p, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &pos);
	*row = pos.row;
	*col = pos.col;
}

bool pty_cursor_is_visible(const struct pty *p)
{
	return p->cursor_visible;
}

bool pty_is_alternate(const struct pty *p)
{
	return p->alternate;
}

bool pty_has_mouse(const struct pty *p)
{
	return p->mouse;
}

bool pty_is_cooked(const struct pty *p)
{
	struct termios t;
	tcflag_t both = ECHO | ICANON;

	return tcgetattr(p->master, &t) == 0 && (t.c_lflag & both) == both;
}

const char *pty_title(const struct pty *p)
{
	return p->title.data;
}

static int color_number(const VTermColor *c, bool is_default)
{
	if (is_default || !VTERM_COLOR_IS_INDEXED(c))
		return -1;
	return c->indexed.idx;
}

struct pty_look pty_look(const struct pty *p, int row, int col)
{
	VTermScreenCell cell = {0};

	vterm_screen_get_cell(p->screen, (VTermPos){row, col}, &cell);
	return (struct pty_look){
	        .bold = cell.attrs.bold,
	        .dim = cell.attrs.italic,
	        .reverse = cell.attrs.reverse,
	        .underline = cell.attrs.underline != 0,
	        .fg = color_number(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
	        .bg = color_number(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)),
	};
}

const char *pty_bytes(const struct pty *p, size_t *n)
{
	*n = p->bytes.len;
	return p->bytes.data;
}

void pty_forget_bytes(struct pty *p)
{
	buf_clear(&p->bytes);
}

bool pty_has_colors(const struct pty *p)
{
	return sgr_has_colors(p->bytes.data);
}

pid_t pty_pid(const struct pty *p)
{
	return p->pid;
}
