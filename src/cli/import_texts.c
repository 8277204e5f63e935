/* `dialoog import` of texts with one idea a line, and the list of what to look at. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "commands.h"
#include "idea_text.h"
#include "mem.h"
#include "rules.h"
#include "text.h"
#include "tr.h"

/* Where the ideas go. */
struct target {
	const struct group *group;
	const struct question *question;
};

/* ---- which group, which question ---- */

/* What an option can choose, and what is said when it does not. */
struct choices {
	const char *none, *ask, *unknown; /* msgids */
	struct buf names;
	int n;
	const void *found;
};

/* wanted: what the option says, or NULL: then the only one is meant. */
static void offer(struct choices *c, const char *wanted, int number, const char *name,
                  const void *row)
{
	int asked = number;

	buf_addf(&c->names, "%s%d (%s)", c->n++ > 0 ? ", " : "", number, name);
	if (wanted)
		text_to_int(wanted, 1, 9999, &asked);
	if (asked == number)
		c->found = row;
}

static enum exit_code choose(struct choices *c, const char *wanted)
{
	struct err e = {0};

	if (c->n == 0)
		err_set(&e, E_NOT_FOUND, "%s", gettext(c->none));
	else if (!c->found)
		err_set(&e, E_NOT_FOUND, gettext(c->unknown), wanted, c->names.data);
	else if (!wanted && c->n > 1)
		return usage_error(gettext(c->ask), c->names.data);
	else
		return EXIT_DONE;
	return fail(&e);
}

static enum exit_code find_group(const struct options *o, const struct snapshot *s,
                                 struct target *t)
{
	struct choices c = {
	        .none = N_("This session has no groups."),
	        .ask = N_("Say which group wrote this, with --group. Choose one of: %s."),
	        .unknown = N_("There is no group %s. Choose one of: %s."),
	};
	enum exit_code code;

	buf_init(&c.names);
	for (int i = 0; i < s->n_groups; i++)
		if (!s->groups[i].withdrawn)
			offer(&c, o->group, s->groups[i].number, s->groups[i].name, &s->groups[i]);
	code = choose(&c, o->group);
	t->group = c.found;
	buf_fini(&c.names);
	return code;
}

static enum exit_code find_question(const struct options *o, const struct snapshot *s,
                                    struct target *t)
{
	struct choices c = {
	        .none = N_("This session has no question for ideas."),
	        .ask = N_("Say which question this is about, with --question. Choose one of: %s."),
	        .unknown = N_("There is no question %s for ideas. Choose one of: %s."),
	};
	enum exit_code code;

	buf_init(&c.names);
	for (int i = 0; i < s->n_questions; i++)
		if (question_asks_for_ideas(s, &s->questions[i]))
			offer(&c, o->question, s->questions[i].number, s->questions[i].text,
			      &s->questions[i]);
	code = choose(&c, o->question);
	t->question = c.found;
	buf_fini(&c.names);
	return code;
}

/* ---- reading and storing ---- */

/* All inputs, before anything changes. */
static enum status read_texts(const struct options *o, struct idea_text *in, struct err *e)
{
	enum status s = OK;

	for (int i = 1; i < o->n_args && s == OK; i++)
		s = idea_text_read_file(o->args[i], i, in, e);
	return s;
}

/* One step, which one undo takes back. */
static enum status store_texts(struct store *st, const struct snapshot *s, const struct target *t,
                               const struct idea_text *in, int *first, struct err *e)
{
	if (in->n_ideas == 0)
		return err_set(e, E_INVALID, "%s", _("No idea was taken in: there is none."));
	return store_import_ideas(st, s->sessions->id, t->question->id, t->group->id,
	                          idea_text_ideas(in), in->n_ideas, first, e);
}

/* ---- the list of what to look at ---- */

struct list {
	const struct options *o;
	const struct idea_text *in;
	int first; /* the code of the first idea */
	struct buf out;
};

/* "I61" of a line that was taken in. */
static const char *code_of(const struct list *l, const struct idea_line *line, char code[CODE_SIZE])
{
	int before = 0;

	for (const struct idea_line *p = l->in->lines; p < line; p++)
		before += !p->too_long;
	return idea_code(l->first + before, code);
}

static void add_remarks(struct list *l, const struct idea_line *line)
{
	char code[CODE_SIZE] = "";
	AUTO_BUF struct buf remark;

	if (line->like_line)
		code_of(l, line->like_line, code);
	buf_init(&remark);
	for (int n = 0; idea_line_remark(line, n, code, &remark); n++) {
		buf_addf(&l->out, "       ! %s %d: %s\n", _("line"), line->number, remark.data);
		buf_clear(&remark);
	}
}

static void add_line(struct list *l, const struct idea_line *line)
{
	char code[CODE_SIZE];

	buf_addf(&l->out, "  %-4s %s\n", code_of(l, line, code), line->text);
	add_remarks(l, line);
}

static int count_lines(const struct list *l, int file, bool too_long)
{
	int n = 0;

	for (int i = 0; i < l->in->n; i++)
		n += l->in->lines[i].file == file && l->in->lines[i].too_long == too_long;
	return n;
}

static void add_too_long(struct list *l, int file)
{
	if (count_lines(l, file, true) == 0)
		return;
	buf_addf(&l->out, "%s\n", _("Not taken in, because they are too long:"));
	for (int i = 0; i < l->in->n; i++)
		if (l->in->lines[i].file == file && l->in->lines[i].too_long)
			add_remarks(l, &l->in->lines[i]);
}

static void add_file(struct list *l, int file)
{
	int n = count_lines(l, file, false);

	buf_addf(&l->out,
	         ngettext("%d idea taken in from %s. Look it through.",
	                  "%d ideas taken in from %s. Look them through.", (unsigned long)n),
	         n, l->o->args[file]);
	buf_addc(&l->out, '\n');
	for (int i = 0; i < l->in->n; i++)
		if (l->in->lines[i].file == file && !l->in->lines[i].too_long)
			add_line(l, &l->in->lines[i]);
	add_too_long(l, file);
}

static void add_summary(struct list *l, const struct target *t)
{
	const struct idea_text *in = l->in;

	/* Translators: a group, the number of a question, the question */
	buf_addf(&l->out, _("%s, question %d: %s\n"), t->group->name, t->question->number,
	         t->question->text);
	buf_addf(&l->out,
	         ngettext("To look at, marked with !: %d of %d idea.",
	                  "To look at, marked with !: %d of %d ideas.", (unsigned long)in->n_ideas),
	         idea_text_marked(in), in->n_ideas);
	buf_addc(&l->out, '\n');
	if (in->n_empty + in->n_skipped > 0)
		buf_addf(&l->out, _("Skipped: empty lines: %d; lines that begin with #: %d.\n"),
		         in->n_empty, in->n_skipped);
}

static void print_list(const struct options *o, const struct target *t, const struct idea_text *in,
                       int first)
{
	struct list l = {.o = o, .in = in, .first = first};

	buf_init(&l.out);
	for (int i = 1; i < o->n_args; i++)
		add_file(&l, i);
	add_summary(&l, t);
	print_lines(l.out.data);
	buf_fini(&l.out);
}

/* ---- all of it ---- */

/* What is too long is not lost silently: it is still in the text, and it is said. */
static void warn_too_long(const struct idea_text *in)
{
	int n = in->n - in->n_ideas;
	AUTO_FREE char *sentence =
	        xasprintf(ngettext("%d line is too long for an idea and was not taken in.",
	                           "%d lines are too long for an idea and were not taken in.",
	                           (unsigned long)n),
	                  n);

	if (n > 0)
		warn(sentence);
}

static enum exit_code import_into(struct store *st, const struct options *o, struct idea_text *in,
                                  struct arena *session)
{
	struct target t = {0};
	struct snapshot s;
	struct err e = {0};
	enum exit_code code;
	enum status status;
	int64_t id;
	int number = 0, first = 0;

	if (o->session)
		text_to_int(o->session, 1, 9999, &number);
	status = store_find_session(st, number, &id, &e);
	if (status == OK)
		status = store_load(st, id, session, &s, &e);
	if (status != OK)
		return fail(&e);
	code = find_group(o, &s, &t);
	if (code == EXIT_DONE)
		code = find_question(o, &s, &t);
	if (code != EXIT_DONE)
		return code;
	idea_text_review(in, &s);
	status = store_texts(st, &s, &t, in, &first, &e);
	if (status == OK || in->n_ideas == 0)
		print_list(o, &t, in, first);
	if (status != OK)
		return fail(&e);
	warn_too_long(in);
	return EXIT_DONE;
}

enum exit_code import_texts(const struct options *o, const struct clock *clock)
{
	struct arena *a = arena_new(), *session = arena_new();
	struct idea_text *in = arena_alloc(a, sizeof(*in));
	struct store *st = NULL;
	struct err e = {0};
	enum exit_code code;

	in->arena = a;
	if (read_texts(o, in, &e) != OK ||
	    store_open(o->args[0], STORE_WRITE, clock, &st, &e) != OK)
		code = fail(&e);
	else
		code = import_into(st, o, in, session);
	store_close(st);
	arena_free(session);
	arena_free(a);
	return code;
}
