/* Commands that write something out: report, export, qr, keys. */
#include "cli.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "action.h"
#include "buf.h"
#include "exchange.h"
#include "file.h"
#include "mem.h"
#include "personal.h"
#include "publish.h"
#include "qr.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

static void name_hit(const struct personal_hit *hit)
{
	struct arena *a = arena_new();

	warn(arena_printf(a, "%s: %s", personal_place(hit, a), hit->text));
	arena_free(a);
}

/* The document is made all the same, as a draft: who reads it decides. */
void warn_personal_data(const struct snapshot *s)
{
	enum { USUAL = 64 };
	struct personal_hit usual[USUAL], *hits = usual;
	AUTO_FREE struct personal_hit *many = NULL;
	int n = find_personal_data(s, usual, USUAL);
	AUTO_FREE char *sentence =
	        xasprintf(ngettext("%d text may hold a name or address. Look at it first.",
	                           "%d texts may hold a name or address. Look at them first.",
	                           (unsigned long)n),
	                  n);

	if (n > USUAL) {
		hits = many = xcalloc((size_t)n, sizeof(*hits));
		find_personal_data(s, hits, n);
	}
	if (n > 0)
		warn(sentence);
	for (int i = 0; i < n; i++)
		name_hit(&hits[i]);
}

/* The signals that end the program wait, so that it can stop the other program and take away what
 * that left; one that is ignored, as by nohup, stays so.  Gives back which were blocked before. */
static sigset_t hold_signals(void)
{
	static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
	sigset_t held, before;
	struct sigaction how;

	sigemptyset(&held);
	for (size_t i = 0; i < N_ITEMS(ending); i++)
		if (sigaction(ending[i], NULL, &how) == 0 && how.sa_handler != SIG_IGN)
			sigaddset(&held, ending[i]);
	sigprocmask(SIG_BLOCK, &held, &before);
	return before;
}

static bool is_ending(void)
{
	sigset_t waiting;

	return sigpending(&waiting) == 0 &&
	       (sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1 ||
	        sigismember(&waiting, SIGHUP) == 1);
}

/* Who waits for the other program sees that it works, and how long already, and can stop it. */
static bool tell_pdf(void *arg, enum converter which, int passed_ms)
{
	enum { QUIET_MS = 1000 };

	(void)arg;
	if (passed_ms >= QUIET_MS && isatty(STDERR_FILENO)) {
		fputc('\r', stderr);
		fprintf(stderr, _("%s makes the PDF: %d s"), converter_name(which),
		        passed_ms / 1000);
		fflush(stderr);
	}
	return !is_ending();
}

/* Nobody waits for a PDF that cannot be stored: writing would say the same after it. */
static bool is_taken(const struct options *o, struct err *e)
{
	if (!o->out || strcmp(o->out, "-") == 0 || !file_exists(o->out))
		return false;
	err_set(e, E_CONFLICT, _("%s is there already and stays as it is. Choose another name."),
	        o->out);
	return true;
}

enum exit_code run_report(const struct options *o, struct clock *clock)
{
	const struct convert_options convert = {.tick = tell_pdf};
	int format = publish_format_find(o->format ? o->format : "md");
	int kind = report_kind_find(o->kind ? o->kind : report_kind_name(KIND_REPORT));
	struct house_style style;
	struct report_options r = {.now = clock_wall(clock), .note = "", .style = &style};
	struct arena *a;
	struct snapshot snap;
	AUTO_BUF struct buf out;
	struct store *st;
	struct err e = {0};
	char *name;
	enum exit_code code;
	enum status made;
	sigset_t before;

	buf_init(&out);
	if (format < 0) {
		AUTO_FREE char *names = publish_format_names();

		return usage_error(_("There is no format '%s'. Choose %s."), o->format, names);
	}
	if (kind < 0)
		return usage_error(_("There is no kind '%s'. Choose %s."), o->kind,
		                   "verslag, terugkoppeling, opdrachtgever");
	if (format == PUBLISH_PDF && is_taken(o, &e)) {
		fail(&e);
		return EXIT_CANNOT_CREATE;
	}
	a = arena_new();
	if (open_session(o, clock, a, &st, &snap, &e) != OK) {
		arena_free(a);
		return fail(&e);
	}
	r.kind = (enum report_kind)kind;
	r.practice = store_is_practice(st);
	if (publish_style(o->settings, a, &style, &e) != OK)
		warn(e.msg);
	/* Another program can make a PDF for a minute: the hub is free meanwhile. */
	store_close(st);
	before = hold_signals();
	made = publish_make(&snap, &r, format, &convert, &out, &name, &e);
	/* One that came meanwhile ends the program here. */
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (format == PUBLISH_PDF && isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
	code = made == OK ? deliver(o, name, out.data, out.len) : fail(&e);
	if (made != OK)
		free_pointer(&name);
	if (code == EXIT_DONE)
		warn_personal_data(&snap);
	arena_free(a);
	return code;
}

enum exit_code run_export(const struct options *o, struct clock *clock)
{
	struct arena *a;
	struct snapshot snap;
	AUTO_BUF struct buf out;
	struct store *st;
	struct err e = {0};
	enum exit_code code;

	buf_init(&out);
	if (!o->format)
		return usage_error("%s", _("Say which format: --format json or --format csv"));
	if (strcmp(o->format, "csv") == 0)
		return export_csv(o, clock);
	if (strcmp(o->format, "json") != 0)
		return usage_error(_("There is no format '%s'. Choose %s."), o->format,
		                   "json, csv");
	a = arena_new();
	if (open_session(o, clock, a, &st, &snap, &e) != OK) {
		arena_free(a);
		return fail(&e);
	}
	json_export(&snap, o->public_only, &out);
	store_close(st);
	code = deliver(
	        o,
	        report_file_name(&snap, o->public_only ? _("public") : _("working-file"), "json"),
	        out.data, out.len);
	/* A working file is for who may see all of it. */
	if (code == EXIT_DONE && o->public_only)
		warn_personal_data(&snap);
	arena_free(a);
	return code;
}

/* ---- qr ---- */

enum { QR_PNG_SCALE = 8 };

static bool qr_colour(const struct options *o)
{
	enum term_color wanted = wanted_color(o);

	if (wanted != COLOR_AUTO)
		return wanted == COLOR_ALWAYS;
	/* Without colours set, a dark terminal would turn the code inside out. */
	return isatty(STDOUT_FILENO);
}

/* Columns of the terminal that is written to; as good as none when it is another file. */
static int columns(const struct options *o)
{
	struct winsize size;
	bool to_output = !o->out || strcmp(o->out, "-") == 0;

	if (to_output && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return INT_MAX;
}

/* For a terminal: the code if it can be drawn there, and always the address. */
static void draw_for_terminal(const struct qr *q, const char *url, const struct options *o,
                              struct buf *out)
{
	bool ascii = wants_ascii(o), colour = qr_colour(o);
	AUTO_FREE char *shown = text_harmless(url);
	int cols, rows;

	if (ascii)
		qr_cells_ascii(q, &cols, &rows);
	else
		qr_cells(q, &cols, &rows);
	if (cols > columns(o) || (ascii && !colour))
		buf_addf(out, "%s\n",
		         _("The QR code cannot be drawn here. Make a picture with --format png, or "
		           "go to:"));
	else if (ascii)
		qr_to_ascii(q, out);
	else
		qr_to_text(q, colour, out);
	buf_addf(out, "%s\n", shown);
}

static enum status draw_qr(const char *url, const char *format, const struct options *o,
                           struct buf *out, struct err *e)
{
	struct qr q;
	enum status s = qr_encode(url, &q, e);

	if (s != OK)
		return s;
	if (strcmp(format, "png") == 0)
		s = qr_to_png(&q, QR_PNG_SCALE, out, e);
	else if (strcmp(format, "svg") == 0)
		qr_to_svg(&q, url, out);
	else
		draw_for_terminal(&q, url, o, out);
	qr_fini(&q);
	return s;
}

enum exit_code run_qr(const struct options *o, struct clock *clock)
{
	const char *format = o->format ? o->format : "term";
	struct arena *a = arena_new();
	const char *url = o->url;
	char *name = xasprintf("qr.%s", format);
	struct snapshot snap;
	AUTO_BUF struct buf out;
	struct store *st = NULL;
	struct options term = *o;
	struct err e = {0};
	enum status s = OK;
	enum exit_code code;

	buf_init(&out);
	if (strcmp(format, "term") != 0 && strcmp(format, "png") != 0 &&
	    strcmp(format, "svg") != 0) {
		free_pointer(&name);
		arena_free(a);
		return usage_error(_("There is no format '%s'. Choose %s."), format,
		                   "term, png, svg");
	}
	if (!url) {
		s = open_session(o, clock, a, &st, &snap, &e);
		if (s == OK && !snap.series->web_page[0])
			s = err_set(
			        &e, E_NOT_FOUND,
			        _("There is no web page yet. Fill it in, or give one with --url."));
		if (s == OK) {
			url = snap.series->web_page;
			free_pointer(&name);
			name = report_file_name(&snap, "qr", format);
		}
	}
	if (s == OK)
		s = draw_qr(url, format, o, &out, &e);
	store_close(st);
	/* The code for a terminal goes to the terminal. */
	if (strcmp(format, "term") == 0 && !term.out)
		term.out = "-";
	if (s == OK) {
		code = deliver(&term, name, out.data, out.len);
	} else {
		free_pointer(&name);
		code = fail(&e);
	}
	arena_free(a);
	return code;
}

enum exit_code run_keys(const struct options *o, struct clock *clock)
{
	int format = keys_format_find(o->format ? o->format : "text");
	AUTO_BUF struct buf out;
	struct err e = {0};

	(void)clock;
	buf_init(&out);
	if (format < 0)
		return usage_error(_("There is no format '%s'. Choose %s."), o->format,
		                   "text, md, man");
	action_document((enum keys_format)format, &out);
	if (file_write_fd(STDOUT_FILENO, out.data, out.len, &e) != OK)
		return fail(&e);
	return EXIT_DONE;
}
