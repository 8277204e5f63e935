/* What is typed and not stored is kept beside the hub at every key (store.h), so that it is there
 * again when the program was killed or left: the lines of the session that is open, and the form
 * that is being filled in. */
#include "drafts.h"
#include "form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- the places ---- */

/* By line_id; part of the file. */
static const char *const line_places[LINE_COUNT] = {"idea", "solution", "point", "next"};

/* "form 0 New session": a form is known by what it is about and its title. */
#define FORM_PLACE "form "

static const char *form_place(struct desk *d, const struct form_overlay *f)
{
	return arena_printf(d->frame, FORM_PLACE "%lld %s", (long long)f->id, f->title);
}

static const char *title_of(const char *place)
{
	const char *title = strchr(place + strlen(FORM_PLACE), ' ');

	return title ? title + 1 : "";
}

/* For which group and question, theme or place the line is. */
static const char *line_context(struct desk *d, int line)
{
	switch (line) {
	case LINE_IDEA:
		return arena_printf(d->frame, "%lld %lld", (long long)d->ideas.question_id,
		                    (long long)d->ideas.group_id);
	case LINE_SOLUTION:
		return arena_printf(d->frame, "%lld %lld", (long long)d->solutions.theme_id,
		                    (long long)d->solutions.group_id);
	case LINE_POINT:
		return arena_printf(d->frame, "%lld %lld", (long long)d->report_back.list.selected,
		                    (long long)d->report_back.list.sub);
	default:
		return "";
	}
}

static void take_context(struct desk *d, int line, const char *context)
{
	long long first = 0, second = 0;

	if (sscanf(context, "%lld %lld", &first, &second) != 2)
		return;
	switch (line) {
	case LINE_IDEA:
		d->ideas.question_id = first;
		d->ideas.group_id = second;
		break;
	case LINE_SOLUTION:
		d->solutions.theme_id = first;
		d->solutions.group_id = second;
		break;
	case LINE_POINT:
		d->report_back.list.selected = first;
		d->report_back.list.sub = (int)second;
		break;
	default:
		break;
	}
}

/* ---- keeping ---- */

static void forget(struct kept *k)
{
	free_pointer(&k->place);
	free_pointer(&k->context);
	free_pointer(&k->text);
	k->op_id[0] = '\0';
}

static bool same(const char *a, const char *b)
{
	return strcmp(a ? a : "", b) == 0;
}

void draft_write(struct desk *d, const struct draft *draft)
{
	struct err e = {0};
	bool failed = store_keep_draft(d->store, draft, &e) != OK;

	if (failed)
		text_copy(d->drafts_why, sizeof(d->drafts_why), e.msg);
	if (failed && !d->drafts_failed)
		desk_say(d, ROLE_ERROR, _("%s Write along on paper."), e.msg);
	d->drafts_failed = failed;
}

void drafts_say_failed(struct desk *d)
{
	desk_say(d, ROLE_ERROR, _("%s Write along on paper."), d->drafts_why);
}

/* The draft of a place as it is now; text "": none. */
static void keep(struct desk *d, struct kept *k, const char *place, const char *context,
                 const char *text)
{
	bool known = same(k->place, place);

	/* Another form: the one before it is over. */
	if (!known && k->text && k->text[0])
		draft_write(d, &(struct draft){k->place, k->session_id, "", "", ""});
	if (!known)
		forget(k);
	if (same(k->text, text) && (!text[0] || (k->op_id[0] && same(k->context, context))))
		return;
	free_pointer(&k->text);
	free_pointer(&k->context);
	free_pointer(&k->place);
	k->place = xstrdup(place);
	k->context = xstrdup(context);
	k->text = xstrdup(text);
	if (!text[0])
		k->op_id[0] = '\0';
	else if (!k->op_id[0])
		op_id_make(k->op_id);
	k->session_id = d->session_id;
	draft_write(d, &(struct draft){place, k->session_id, k->op_id, context, text});
}

/* The form that is being filled in and may be kept, or NULL. */
static struct form_overlay *open_form(const struct desk *d)
{
	struct overlay *o = d->overlay;
	struct form_overlay *f;

	while (o && !is_form(o))
		o = o->below;
	f = (struct form_overlay *)o;
	return f && f->changed && !f->personal ? f : NULL;
}

/* The fields of a form, each behind its own separator, which cannot be typed. */
enum { FIELD_END = 0x1f };

static const char *form_text(struct desk *d, const struct form_overlay *f)
{
	AUTO_BUF struct buf b;

	buf_init(&b);
	for (int i = 0; i < f->n; i++) {
		if (f->fields[i].kind == FORM_CHOICE)
			buf_addf(&b, "%d", f->choice[i]);
		else
			buf_add(&b, edit_text(&f->edits[i]));
		buf_addc(&b, FIELD_END);
	}
	return arena_strdup(d->frame, b.data);
}

static void keep_form(struct desk *d)
{
	const struct form_overlay *f = open_form(d);

	if (f)
		keep(d, &d->kept_form, form_place(d, f), "", form_text(d, f));
	else
		keep(d, &d->kept_form, "", "", "");
}

void drafts_keep(struct desk *d)
{
	if (!desk_writes(d))
		return;
	for (int i = 0; i < LINE_COUNT && d->session_id; i++)
		keep(d, &d->kept[i], line_places[i], line_context(d, i),
		     i != LINE_POINT || report_back_unfinished(d) ? edit_text(&d->lines[i]) : "");
	keep_form(d);
}

/* ---- storing ---- */

const char *draft_op(const struct desk *d)
{
	return d->kept[d->line - d->lines].op_id;
}

void draft_stored(struct desk *d)
{
	/* The next one is another command, also when it was typed already. */
	d->kept[d->line - d->lines].op_id[0] = '\0';
}

const char *form_draft_op(const struct desk *d)
{
	return d->kept_form.op_id;
}

/* ---- what was left ---- */

static struct draft *left_of_session(struct desk *d, int *n)
{
	struct draft *drafts = NULL;
	struct err e = {0};

	*n = 0;
	if (desk_writes(d) && store_drafts(d->store, d->session_id, d->frame, &drafts, n, &e) != OK)
		desk_say(d, ROLE_WARNING, "%s", e.msg);
	return drafts;
}

static void take(struct kept *k, const struct draft *draft)
{
	forget(k);
	k->place = xstrdup(draft->place);
	k->context = xstrdup(draft->context);
	k->text = xstrdup(draft->text);
	k->session_id = draft->session_id;
	text_copy(k->op_id, sizeof(k->op_id), draft->op_id);
}

void drafts_take(struct desk *d)
{
	struct draft *drafts;
	int n;

	drafts_let_go(d);
	drafts = left_of_session(d, &n);
	for (int i = 0; i < n; i++)
		for (int line = 0; !waiting_take(d, &drafts[i]) && line < LINE_COUNT; line++)
			if (strcmp(drafts[i].place, line_places[line]) == 0) {
				edit_set(&d->lines[line], drafts[i].text);
				take_context(d, line, drafts[i].context);
				take(&d->kept[line], &drafts[i]);
			}
	/* The solution before it was stored after all. */
	if (edit_empty(&d->lines[LINE_SOLUTION])) {
		edit_set(&d->lines[LINE_SOLUTION], edit_text(&d->lines[LINE_NEXT]));
		edit_set(&d->lines[LINE_NEXT], "");
	}
}

const char *drafts_form_left(struct desk *d)
{
	struct draft *drafts;
	int n;

	drafts = left_of_session(d, &n);
	while (n-- > 0)
		if (strncmp(drafts[n].place, FORM_PLACE, strlen(FORM_PLACE)) == 0)
			return title_of(drafts[n].place);
	return NULL;
}

/* Puts them in the fields; false when they are of another form after all. */
static bool fill_in(struct form_overlay *f, char *text)
{
	const char end[] = {FIELD_END, '\0'};
	char *at = text, *field;
	int n = 0;

	for (const char *p = text; *p; p++)
		n += *p == FIELD_END;
	if (n != f->n)
		return false;
	for (int i = 0; i < n; i++) {
		field = strsep(&at, end);
		if (f->fields[i].kind != FORM_CHOICE)
			edit_set(&f->edits[i], field);
		else
			text_to_int(field, 0, f->fields[i].n_choices - 1, &f->choice[i]);
		f->edits[i].proposed = false;
	}
	return true;
}

void drafts_fill_in(struct desk *d, struct form_overlay *f)
{
	const char *place = form_place(d, f);
	struct draft *drafts;
	int n;

	if (f->personal)
		return;
	drafts = left_of_session(d, &n);
	for (int i = 0; i < n; i++)
		if (strcmp(drafts[i].place, place) == 0 &&
		    fill_in(f, arena_strdup(d->frame, drafts[i].text))) {
			f->changed = true;
			take(&d->kept_form, &drafts[i]);
			desk_say(d, ROLE_WARNING, "%s",
			         _("What you filled in before is here again. It is not stored "
			           "yet."));
		}
}

void drafts_write_again(struct desk *d)
{
	for (int i = 0; i < LINE_COUNT; i++)
		free_pointer(&d->kept[i].text);
	free_pointer(&d->kept_form.text);
	waiting_keep(d);
	drafts_keep(d);
}

bool drafts_have_line(const struct desk *d)
{
	for (int i = 0; i < LINE_COUNT; i++)
		if (d->kept[i].text && d->kept[i].text[0])
			return true;
	return false;
}

bool drafts_have_form(const struct desk *d)
{
	return !d->drafts_failed && open_form(d);
}

void drafts_let_go(struct desk *d)
{
	for (int i = 0; i < LINE_COUNT; i++) {
		forget(&d->kept[i]);
		edit_set(&d->lines[i], "");
	}
	forget(&d->kept_form);
}
