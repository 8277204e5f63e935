/* Words that somebody wants gone, wherever they stand in the session: a title, a reason, an
 * answer that was withdrawn, a step that was taken back (domain.md 7.22). */
#include "erasing.h"
#include "overlay.h"

#include <string.h>

#include "entity.h"
#include "erase.h"
#include "file.h"
#include "text.h"
#include "tr.h"

enum { WORDS_MIN = 3, WORDS_MAX = 60 };

/* How people call the row: its code or its text, cut. */
static const char *called(struct desk *d, const struct text_place *p)
{
	char name[ROW_NAME_SIZE];

	row_name(p->entity, p->row, name);
	return arena_strdup(d->frame, name);
}

/* A code, which the journal may have; never typed text. */
static const char *subject_of(struct desk *d, const struct text_place *p)
{
	const char *name = called(d, p);

	return name[0] == '"' ? "" : name;
}

static struct erase_place place_of(struct desk *d, const struct text_place *p)
{
	return (struct erase_place){.entity = p->entity->id,
	                            .id = row_int(p->row, entity_field(p->entity, "id")),
	                            .field = p->field->name,
	                            .subject = subject_of(d, p)};
}

/* ---- erasing ---- */

/* The same search gives the same places: nothing was changed since it was asked.  at: which of
 * them, or behind the last one for all. */
static void erase_found(struct desk *d, int value, int64_t at)
{
	struct text_place *found;
	int n = snapshot_find_text(&d->snap, d->erase_words, d->frame, &found);
	struct erase_place *places = arena_array(d->frame, (size_t)n + 1, sizeof(*places));

	(void)value;
	for (int i = 0; i < n; i++)
		places[i] = place_of(d, &found[i]);
	if (at == n)
		erase_places(d, places, n, d->erase_words, d->erase_words, HALF_TYPED_GOES);
	else if (at < n)
		erase_places(d, &places[at], 1, called(d, &found[at]), d->erase_words,
		             HALF_TYPED_GOES);
}

static void erase_history(struct desk *d, int value, int64_t id)
{
	(void)value;
	(void)id;
	erase_places(d, NULL, 0, d->erase_words, d->erase_words, HALF_TYPED_GOES);
}

/* ---- what stands elsewhere ---- */

static int count_people(const struct people *p, const char *words)
{
	int n = 0;

	for (int i = 0; i < p->n_sign_ups; i++)
		n += text_contains(p->sign_ups[i].name, words) ||
		     text_contains(p->sign_ups[i].contact, words) ||
		     text_contains(p->sign_ups[i].remark, words);
	for (int i = 0; i < p->n_roles; i++)
		n += text_contains(p->roles[i].name, words) ||
		     text_contains(p->roles[i].role, words) ||
		     text_contains(p->roles[i].function, words) ||
		     text_contains(p->roles[i].organisation, words);
	return n;
}

static int count_names(struct desk *d, struct store *st, int64_t session_id, const char *words)
{
	struct people people;
	struct err e;

	return store_people(st, session_id, d->frame, &people, &e) == OK
	               ? count_people(&people, words)
	               : 0;
}

/* Texts of the session itself: those of the series are found in the open one. */
static int count_texts(struct store *st, int64_t session_id, const char *words)
{
	struct arena *a = arena_new();
	struct text_place *found;
	struct snapshot snap;
	struct err e;
	int n = 0, own = 0;

	if (store_load(st, session_id, a, &snap, &e) == OK)
		n = snapshot_find_text(&snap, words, a, &found);
	for (int i = 0; i < n; i++)
		own += found[i].entity->scope == SCOPE_SESSION ||
		       found[i].entity->scope == SCOPE_SESSION_ITSELF;
	arena_free(a);
	return own;
}

/* In the hub at path: in its sessions, its earlier steps and its copies. */
static int count_in_hub(struct desk *d, const char *path, const char *words)
{
	struct session_row *rows;
	struct store *st;
	struct held held;
	struct err e;
	int n_rows = 0, n = 0;

	if (!path)
		return 0;
	/* What is left of one that is gone or damaged can bring it back. */
	if (store_open(path, STORE_READ, d->clock, &st, &e) != OK)
		return store_files_hold(path, words);
	if (store_sessions(st, d->frame, &rows, &n_rows, &e) == OK)
		for (int i = 0; i < n_rows; i++)
			n += count_texts(st, rows[i].id, words) +
			     count_names(d, st, rows[i].id, words);
	if (n == 0 && store_history_holds(st, words, &held, &e) == OK)
		n = held.steps + held.copies;
	store_close(st);
	return n ? n : store_files_hold(path, words);
}

typedef void tell_fn(void *arg, const char *where, const char *what);

/* What was typed in practice may have come here, or the other way round. */
static void find_in_other_hub(struct desk *d, const char *words, tell_fn *tell, void *arg)
{
	int n = count_in_hub(d, d->practice ? d->own_path : d->practice_path, words);

	if (n && d->practice)
		tell(arg, _("Own file"), _("Go back to your own file and search there."));
	else if (n)
		tell(arg, _("Practice"), _("Open the practice session and search there."));
}

/* Names, the message for the hall, other sessions and practice: each is erased where it stands. */
static void find_elsewhere(struct desk *d, const char *words, tell_fn *tell, void *arg)
{
	if (count_names(d, d->store, d->session_id, words))
		tell(arg, _("Names"), _("Wipe them in the screen with the names."));
	if (text_contains(d->stage.message, words))
		tell(arg, _("Message"), _("The message for the hall. Type another one first."));
	for (int i = 0; i < d->start.n; i++) {
		const struct session_row *r = &d->start.rows[i];
		int n;

		if (r->id == d->session_id)
			continue;
		n = count_texts(d->store, r->id, words) + count_names(d, d->store, r->id, words);
		if (n)
			tell(arg, arena_printf(d->frame, _("Session %d"), r->number),
			     arena_printf(d->frame,
			                  ngettext("%d text. Open that session and search there.",
			                           "%d texts. Open that session and search there.",
			                           (unsigned long)n),
			                  n));
	}
	find_in_other_hub(d, words, tell, arg);
}

static void tell_line(void *arg, const char *where, const char *what)
{
	buf_addf(arg, "%s: %s\n", where, what);
}

bool erase_add_same(struct desk *d, const char *words, struct buf *b)
{
	struct text_place *found;
	const char *before = "";
	int n;

	/* One or two letters stand everywhere. */
	if (text_chars(words) < WORDS_MIN)
		return false;
	n = snapshot_find_text(&d->snap, words, d->frame, &found);
	for (int i = 0; i < n; i++) {
		const char *subject = subject_of(d, &found[i]);
		const char *line = subject[0] ? subject : field_label(found[i].field);

		if (strcmp(line, before) != 0)
			buf_addf(b, "%s\n", line);
		before = line;
	}
	for (int i = 0; i < LINE_COUNT; i++)
		if (text_contains(edit_text(&d->lines[i]), words))
			buf_addf(b, "%s\n", _("a line that is not finished"));
	find_elsewhere(d, words, tell_line, b);
	return true;
}

/* ---- choosing ---- */

static const char *unfinished_words(struct desk *d, int n)
{
	return arena_printf(d->frame,
	                    ngettext("%d line or form that is half filled in",
	                             "%d lines or forms that are half filled in", (unsigned long)n),
	                    n);
}

/* What is half typed and holds the words, in whatever session. */
static int count_unfinished(struct desk *d)
{
	struct err e;
	int n = 0;

	return store_drafts_hold(d->store, d->erase_words, &n, &e) == OK ? n : 0;
}

/* What has them still, for a question. */
static const char *held_words(struct desk *d, const struct held *held)
{
	const char *steps = arena_printf(
	        d->frame,
	        ngettext("%d earlier step", "%d earlier steps", (unsigned long)held->steps),
	        held->steps);
	const char *copies = arena_printf(
	        d->frame, ngettext("%d copy", "%d copies", (unsigned long)held->copies),
	        held->copies);

	if (held->steps && held->copies)
		return arena_printf(d->frame, _("%s and %s"), steps, copies);
	return held->steps ? steps : copies;
}

/* Nothing shows the words any more, but undo or a copy could bring them back. */
static void ask_history(struct desk *d, const struct held *held)
{
	ask_yes(d,
	        arena_printf(d->frame,
	                     /* Translators: words; "2 earlier steps and 1 copy" */
	                     _("\"%s\" stands nowhere any more, but in %s: it was changed "
	                       "or taken back. Erase that for ever? All earlier copies are "
	                       "thrown away, and no earlier step of any session can be "
	                       "undone after that. This cannot be taken back."),
	                     d->erase_words, held_words(d, held)),
	        erase_history, 0);
}

static void choose_place(struct desk *d, int at, int64_t id)
{
	struct text_place *found;
	int n = snapshot_find_text(&d->snap, d->erase_words, d->frame, &found);
	const char *what, *text = d->erase_words;
	struct held held;
	struct err e;

	(void)id;
	/* What stands elsewhere is said, and not erased here. */
	if (at > n)
		return;
	if (n == 0 && !count_unfinished(d)) {
		if (store_history_holds(d->store, d->erase_words, &held, &e) == OK)
			ask_history(d, &held);
		return;
	}
	if (at < n) {
		what = subject_of(d, &found[at]);
		what = what[0] ? what : field_label(found[at].field);
		text = row_text(found[at].row, found[at].field);
	} else {
		what = n ? arena_printf(d->frame, ngettext("%d text", "%d texts", (unsigned long)n),
		                        n)
		         : unfinished_words(d, count_unfinished(d));
	}
	ask_yes(d, erase_question(d, what, text), erase_found, at);
}

struct signposts {
	struct desk *d;
	int next;
};

static void add_signpost(void *arg, const char *where, const char *what)
{
	struct signposts *s = arg;

	choice_add(s->d, s->next++, where, what, "");
}

static void count_signpost(void *arg, const char *where, const char *what)
{
	(void)where;
	(void)what;
	++*(int *)arg;
}

static void show_places(struct desk *d, const struct text_place *found, int n, int unfinished,
                        const struct held *held)
{
	struct signposts elsewhere = {d, n + 1};

	choice_open(d,
	            arena_printf(d->frame, _("\"%s\" stands here. What must go?"), d->erase_words),
	            choose_place, 0);
	for (int i = 0; i < n; i++)
		choice_add(d, i, subject_of(d, &found[i]), row_text(found[i].row, found[i].field),
		           field_label(found[i].field));
	if (n > 1)
		choice_add(d, n, _("Everything"),
		           arena_printf(d->frame, _("all %d texts above"), n), "");
	else if (unfinished && n == 0)
		choice_add(d, n, _("Not finished"), unfinished_words(d, unfinished), "");
	else if (n == 0 && held->steps + held->copies)
		choice_add(d, n, _("Earlier"), held_words(d, held), "");
	find_elsewhere(d, d->erase_words, add_signpost, &elsewhere);
}

static bool find(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct text_place *found;
	struct held held;
	int n, unfinished, elsewhere = 0;

	(void)id;
	if (text_chars(v->text[0]) < WORDS_MIN) {
		err_set(e, E_INVALID, _("Type at least %d letters."), WORDS_MIN);
		return false;
	}
	text_copy(d->erase_words, sizeof(d->erase_words), v->text[0]);
	if (store_history_holds(d->store, d->erase_words, &held, e) != OK)
		return false;
	n = snapshot_find_text(&d->snap, d->erase_words, d->frame, &found);
	find_elsewhere(d, d->erase_words, count_signpost, &elsewhere);
	unfinished = count_unfinished(d);
	if (n + elsewhere + unfinished > 0)
		show_places(d, found, n, unfinished, &held);
	else if (held.steps + held.copies > 0)
		ask_history(d, &held);
	else
		desk_say(d, ROLE_WARNING, _("\"%s\" stands nowhere in this file or in its copies."),
		         d->erase_words);
	return true;
}

void erase_find(struct desk *d)
{
	struct form_field field = {.kind = FORM_TEXT,
	                           .label = _("Words that must go"),
	                           .value = "",
	                           .max = WORDS_MAX,
	                           .personal = true};

	form_open(d, _("Find and erase for ever"), &field, 1, find, 0);
}
