/* Ideas of a text file, as `dialoog import` takes them in: shown before they are stored (domain.md
 * 7.29 and 7.32). */
#include "intake.h"
#include "overlay.h"
#include "path.h"

#include <string.h>

#include "buf.h"
#include "idea_text.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* Remarks in the question; what more there is, is marked in the list afterwards. */
enum { REMARKS_SHOWN = 6 };

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The cursor goes to the first one, from where they are looked through. */
static void go_to_idea(struct desk *d, int code)
{
	for (int i = 0; i < d->snap.n_ideas; i++)
		if (d->snap.ideas[i].code == code)
			d->ideas.list.selected = d->snap.ideas[i].id;
}

static void store_file(struct desk *d, int value, int64_t id)
{
	int n = d->intake.n, first = 0;
	struct err e = {0};

	(void)value;
	(void)id;
	if (!desk_did(d,
	              store_import_ideas(d->store, d->session_id, d->intake.question_id,
	                                 d->intake.group_id, d->intake.texts, n, &first, &e),
	              &e))
		return;
	go_to_idea(d, first);
	desk_say(d, ROLE_GOOD,
	         ngettext("%d idea taken in from %s. Look it through.",
	                  "%d ideas taken in from %s. Look them through.", (unsigned long)n),
	         n, d->intake.file);
}

/* One on each line, as many as are shown; returns how many there are. */
static int add_remarks(const struct idea_text *in, struct buf *out)
{
	AUTO_BUF struct buf remark;
	int n = 0;

	buf_init(&remark);
	for (int i = 0; i < in->n; i++) {
		const struct idea_line *line = &in->lines[i];
		AUTO_FREE char *before =
		        line->like_line ? xasprintf("%s %d", _("line"), line->like_line->number)
		                        : xstrdup("");

		for (int k = 0; idea_line_remark(line, k, before, &remark); k++) {
			if (n++ < REMARKS_SHOWN)
				buf_addf(out, "\n! %s %d: %s", _("line"), line->number,
				         remark.data);
			buf_clear(&remark);
		}
	}
	return n;
}

/* What is in the file, for whom, and what has to be looked at. */
static const char *question_about(struct desk *d, const struct idea_text *in)
{
	int n = in->n_ideas, too_long = in->n - n, more;
	AUTO_BUF struct buf b;

	buf_init(&b);
	buf_addf(&b,
	         ngettext("Take in %d idea of %s for %s?", "Take in %d ideas of %s for %s?",
	                  (unsigned long)n),
	         n, d->intake.file, group_at(d, d->intake.group_id)->name);
	buf_addf(&b, "\n%s", snapshot_find_question(&d->snap, d->intake.question_id)->text);
	if (too_long > 0) {
		buf_addc(&b, '\n');
		buf_addf(&b,
		         ngettext("%d line is too long for an idea and stays out.",
		                  "%d lines are too long for an idea and stay out.",
		                  (unsigned long)too_long),
		         too_long);
	}
	more = add_remarks(in, &b) - REMARKS_SHOWN;
	if (more > 0)
		buf_addf(&b, ngettext("\nand %d more", "\nand %d more", (unsigned long)more), more);
	return arena_strdup(d->frame, b.data);
}

static bool read_file(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	AUTO_FREE char *path = path_meant(v->text[0]);
	struct idea_text *in;

	(void)id;
	intake_begin(d);
	in = arena_alloc(d->intake.arena, sizeof(*in));
	in->arena = d->intake.arena;
	/* Standard input is the keyboard here. */
	if (strcmp(path, "-") == 0) {
		err_set(e, E_INVALID, _("%s is not an ordinary file. Choose a file."), path);
		return false;
	}
	if (idea_text_read_file(path, 1, in, e) != OK)
		return false;
	if (in->n_ideas == 0) {
		err_set(e, E_INVALID, "%s", _("No idea was taken in: there is none."));
		return false;
	}
	idea_text_review(in, &d->snap);
	d->intake.texts = idea_text_ideas(in);
	d->intake.n = in->n_ideas;
	AUTO_FREE char *shown = text_harmless(file_name(path));
	d->intake.file = arena_strdup(d->intake.arena, shown);
	ask_yes(d, question_about(d, in), store_file, 0);
	return true;
}

void intake_file(struct desk *d)
{
	const struct form_field field = {.kind = FORM_TEXT,
	                                 .label = _("File, one idea on each line"),
	                                 .value = "",
	                                 .max = TEXT_MAX_FIELD,
	                                 .complete = path_complete};

	form_open(d, _("Ideas from a text file"), &field, 1, read_file, 0);
}
