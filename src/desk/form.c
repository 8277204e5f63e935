/* A form: some fields in a panel, stored together at the last Enter. */
#include "drafts.h"
#include "form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* 31-02-2026: looks like a date, but there is no such day. */
static bool has_shape_of_date(const char *typed)
{
	int day, month, year;
	char first, second;

	return sscanf(typed, " %d%c%d%c%d", &day, &first, &month, &second, &year) == 5 &&
	       first == second && (first == '-' || first == '/');
}

/* What is typed, as it will be stored.  A sentence about what is wrong, or NULL. */
static const char *read_field(struct form_overlay *f, int i, struct form_values *v, struct arena *a)
{
	const struct form_field *field = &f->fields[i];
	const char *typed = edit_text(&f->edits[i]);
	char date[DATE_SIZE], time[TIME_SIZE];

	v->text[i] = "";
	v->number[i] = -1;
	if (field->kind == FORM_CHOICE) {
		v->number[i] = f->choice[i];
		return NULL;
	}
	if (typed[strspn(typed, " ")] == '\0')
		return field->optional ? NULL : _("Fill in this line, or go back with Esc.");
	switch (field->kind) {
	case FORM_NUMBER:
		if (!text_to_int(typed, field->min, field->max, &v->number[i]))
			return arena_printf(a, _("Type a number from %d to %d."), field->min,
			                    field->max);
		return NULL;
	case FORM_DATE:
		if (!date_parse(typed, date))
			return has_shape_of_date(typed) ? _("That day does not exist.")
			                                : _("Type the date like this: 27-05-2025");
		v->text[i] = arena_strdup(a, date);
		return NULL;
	case FORM_MONTH:
		if (!month_parse(typed, date))
			return _("Type the month like this: May 2025, or a whole date.");
		v->text[i] = arena_strdup(a, date);
		return NULL;
	case FORM_TIME:
		if (!time_parse(typed, time))
			return _("Type the time like this: 13:45");
		v->text[i] = arena_strdup(a, time);
		return NULL;
	case FORM_TEXT:
	case FORM_BLOCK:
	case FORM_CHOICE:
		break;
	}
	v->text[i] = typed;
	return NULL;
}

static void form_finish(struct desk *d, struct form_overlay *f)
{
	struct form_values v;
	struct err e = {0};
	const char *wrong;
	bool stored;
	int i;

	for (i = 0; i < f->n; i++) {
		wrong = read_field(f, i, &v, d->frame);
		if (wrong) {
			f->at = i;
			text_copy(f->error, sizeof(f->error), wrong);
			return;
		}
	}
	/* The store function may open the next overlay: so this one goes first, and
	 * comes back when storing failed. */
	d->overlay = f->base.below;
	store_next_op(d->store, f->changed ? form_draft_op(d) : "");
	stored = f->store(d, &v, f->id, &e);
	store_next_op(d->store, "");
	if (stored) {
		f->base.ops->free(&f->base);
		free(f);
		return;
	}
	f->base.below = d->overlay;
	d->overlay = &f->base;
	text_copy(f->error, sizeof(f->error), e.msg);
	/* Said once: here, where it has to be mended. */
	if (strcmp(d->message, e.msg) == 0)
		d->message[0] = '\0';
}

static void next_field(struct desk *d, struct form_overlay *f)
{
	struct form_values v;
	const char *wrong = read_field(f, f->at, &v, d->frame);

	f->error[0] = '\0';
	if (wrong)
		text_copy(f->error, sizeof(f->error), wrong);
	else if (f->at == f->n - 1)
		form_finish(d, f);
	else
		f->at++;
}

/* After every change of a field, by keys or a paste: the error is over, or says what did not
 * fit, and Esc asks again before it throws anything away. */
static void typed_in(struct form_overlay *f)
{
	const struct edit *ed = &f->edits[f->at];

	f->error[0] = '\0';
	f->warned = false;
	if (f->fields[f->at].kind == FORM_CHOICE || !ed->refused)
		f->changed = true;
	else
		edit_refusal(ed, f->error, sizeof(f->error));
}

const char *form_answer(const struct form_overlay *f, int i)
{
	const char *answer = f->fields[i].choices[f->choice[i]];

	return f->fields[i].names ? answer : gettext(answer);
}

static bool choice_key(struct form_overlay *f, struct key k)
{
	int n = f->fields[f->at].n_choices, *at = &f->choice[f->at];

	if (k.code == KEY_RIGHT_ || k.code == ' ')
		*at = (*at + 1) % n;
	else if (k.code == KEY_LEFT_)
		*at = (*at + n - 1) % n;
	else
		return false;
	return true;
}

/* What was typed is not thrown away by one key. */
static void leave_form(struct desk *d, struct form_overlay *f)
{
	if (!f->changed || f->warned) {
		overlay_pop(d);
		return;
	}
	f->warned = true;
	text_copy(f->error, sizeof(f->error), _("Not stored yet. Esc once more throws it away."));
}

bool form_has_editor(const struct form_overlay *f)
{
	return f->fields[f->at].kind == FORM_BLOCK && !f->personal;
}

/* In a block arrows go by its rows first, and keys of its own make a new line and open the
 * editor. */
static bool block_key(struct desk *d, struct form_overlay *f, struct key k)
{
	struct edit *ed = &f->edits[f->at];

	if (f->fields[f->at].kind != FORM_BLOCK)
		return false;
	if (key_equal(k, FORM_NEW_LINE) || (k.code == KEY_ENTER_ && k.mods == KEY_ALT)) {
		edit_insert(ed, "\n");
		typed_in(f);
		return true;
	}
	if (key_equal(k, FORM_EDITOR) && form_has_editor(f)) {
		d->want_editor = true;
		return true;
	}
	if (k.code == KEY_UP_ || k.code == KEY_DOWN_)
		return edit_move(ed, k.code == KEY_UP_ ? -1 : 1);
	if (k.code == KEY_PAGE_UP || k.code == KEY_PAGE_DOWN)
		return edit_move(ed, k.code == KEY_PAGE_UP ? -ed->rows : ed->rows);
	return false;
}

/* False: Tab goes to the next field. */
static bool complete(struct form_overlay *f)
{
	const struct form_field *field = &f->fields[f->at];
	struct edit *ed = &f->edits[f->at];

	if (!field->complete)
		return false;
	AUTO_FREE char *text = field->complete(edit_text(ed));

	edit_replace(ed, text);
	typed_in(f);
	return true;
}

static void form_key(struct desk *d, struct overlay *o, struct key k)
{
	struct form_overlay *f = (struct form_overlay *)o;
	bool is_choice = f->fields[f->at].kind == FORM_CHOICE;

	if (block_key(d, f, k) || (k.code == KEY_TAB_ && complete(f)))
		return;
	if (k.code == KEY_ESCAPE || (k.code == 'c' && k.mods == KEY_CTRL)) {
		leave_form(d, f);
	} else if (key_equal(k, FORM_STORE)) {
		form_finish(d, f);
	} else if (k.code == KEY_ENTER_) {
		next_field(d, f);
	} else if (k.code == KEY_DOWN_ || k.code == KEY_TAB_) {
		f->at = (f->at + 1) % f->n;
	} else if (k.code == KEY_UP_ || k.code == KEY_BACKTAB) {
		f->at = (f->at + f->n - 1) % f->n;
	} else if (is_choice && action_find(CTX_GLOBAL, k, false) == ACTION_HELP) {
		show_help(d);
	} else if (is_choice ? choice_key(f, k) : edit_key(&f->edits[f->at], k)) {
		typed_in(f);
	}
}

static void form_paste(struct desk *d, struct overlay *o, const char *text)
{
	struct form_overlay *f = (struct form_overlay *)o;

	(void)d;
	if (f->fields[f->at].kind == FORM_CHOICE)
		return;
	edit_insert(&f->edits[f->at], text);
	typed_in(f);
}

static void form_free(struct overlay *o)
{
	struct form_overlay *f = (struct form_overlay *)o;
	int i;

	for (i = 0; i < f->n; i++) {
		edit_fini(&f->edits[i]);
		free_pointer(&f->labels[i]);
	}
	free_pointer(&f->title);
	free_pointer(&f->note);
	arena_free(f->arena);
}

static bool form_unfinished(const struct overlay *o)
{
	return ((const struct form_overlay *)o)->changed;
}

static const struct overlay_ops form_ops = {.draw = form_draw,
                                            .key = form_key,
                                            .paste = form_paste,
                                            .free = form_free,
                                            .help = form_help,
                                            .unfinished = form_unfinished,
                                            .typing = true};

bool is_form(const struct overlay *o)
{
	return o->ops == &form_ops;
}

/* ---- the editor of the user ---- */

const char *desk_take_for_editor(struct desk *d)
{
	const struct form_overlay *f = (struct form_overlay *)d->overlay;
	/* A question of another desk may have come over it. */
	bool can = d->want_editor && d->overlay && is_form(d->overlay);

	d->want_editor = false;
	return can ? edit_text(&f->edits[f->at]) : NULL;
}

void desk_take_edited(struct desk *d, const char *text)
{
	struct form_overlay *f = (struct form_overlay *)d->overlay;
	struct edit *ed = &f->edits[f->at];

	if (strcmp(text, edit_text(ed)) == 0)
		return;
	edit_replace(ed, text);
	typed_in(f);
	f->changed = true;
	drafts_keep(d);
}

void desk_say_not_edited(struct desk *d, const char *why)
{
	struct form_overlay *f = (struct form_overlay *)d->overlay;

	text_copy(f->error, sizeof(f->error), why);
}

void form_go_to(struct overlay *o, int field)
{
	struct form_overlay *f = (struct form_overlay *)o;

	BUG_IF(!is_form(o) || field < 0 || field >= f->n);
	if (f->at == field && f->fields[field].kind == FORM_CHOICE) {
		choice_key(f, (struct key){.code = KEY_RIGHT_});
		typed_in(f);
	}
	f->at = field;
}

static const char *const *copy_names(struct arena *a, const struct form_field *field)
{
	const char **names = arena_array(a, (size_t)field->n_choices + 1, sizeof(*names));

	for (int i = 0; i < field->n_choices; i++)
		names[i] = arena_strdup(a, field->choices[i]);
	return names;
}

static void start_value(struct form_overlay *f, int i, const struct form_field *field)
{
	int max = field->max > 0 ? field->max : TEXT_MAX_FIELD;
	char typed[64];

	f->labels[i] = xstrdup(field->label);
	edit_init(&f->edits[i],
	          field->kind == FORM_TEXT || field->kind == FORM_BLOCK ? (size_t)max : 20);
	f->edits[i].block = field->kind == FORM_BLOCK;
	if (field->kind == FORM_CHOICE) {
		text_to_int(field->value, 0, field->n_choices - 1, &f->choice[i]);
	} else if (field->kind == FORM_DATE && date_valid(field->value)) {
		date_typed(field->value, typed, sizeof(typed));
		edit_set(&f->edits[i], typed);
	} else if (field->kind == FORM_MONTH) {
		date_long(field->value, typed, sizeof(typed));
		edit_set(&f->edits[i], typed);
	} else {
		edit_set(&f->edits[i], field->value);
	}
	/* A date or number that was filled in beforehand is often another one. */
	f->edits[i].proposed = field->kind != FORM_TEXT && field->kind != FORM_BLOCK &&
	                       field->kind != FORM_CHOICE && !edit_empty(&f->edits[i]);
}

void form_open(struct desk *d, const char *title, const struct form_field *fields, int n,
               form_fn *store, int64_t id)
{
	struct form_overlay *f = xcalloc(1, sizeof(*f));
	int i;

	BUG_IF(n < 1 || n > FORM_FIELDS_MAX);
	f->base.ops = &form_ops;
	f->title = xstrdup(title);
	f->n = n;
	f->store = store;
	f->id = id;
	f->arena = arena_new();
	for (i = 0; i < n; i++) {
		f->fields[i] = fields[i];
		if (fields[i].names)
			f->fields[i].choices = copy_names(f->arena, &fields[i]);
		start_value(f, i, &fields[i]);
		f->personal |= fields[i].personal;
	}
	drafts_fill_in(d, f);
	overlay_push(d, &f->base);
}

void form_note(struct desk *d, const char *note)
{
	struct form_overlay *f = (struct form_overlay *)d->overlay;

	BUG_IF(!d->overlay || !is_form(d->overlay));
	free_pointer(&f->note);
	f->note = xstrdup(note);
}

static void form_of_one(struct desk *d, const char *title, struct form_field field, form_fn *store,
                        int64_t id)
{
	field.optional = true;
	form_open(d, title, &field, 1, store, id);
}

void form_line(struct desk *d, const char *title, const char *label, const char *value, int max,
               form_fn *store, int64_t id)
{
	form_of_one(
	        d, title,
	        (struct form_field){.kind = FORM_TEXT, .label = label, .value = value, .max = max},
	        store, id);
}

void form_block(struct desk *d, const char *title, const char *label, const char *value, int max,
                form_fn *store, int64_t id)
{
	form_of_one(
	        d, title,
	        (struct form_field){.kind = FORM_BLOCK, .label = label, .value = value, .max = max},
	        store, id);
}
