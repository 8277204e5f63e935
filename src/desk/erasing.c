/* Erasing for ever what somebody wants gone (domain.md 7.22). */
#include "closing.h"
#include "drafts.h"
#include "erasing.h"
#include "follow_up.h"
#include "overlay.h"
#include "report_write.h"

#include <string.h>

#include "erase.h"
#include "file.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- what is under the cursor ---- */

struct target {
	struct erase_place place;
	char code[CODE_SIZE];
	const char *text; /* what stands there */
	const char *what; /* how people call it: its code, or what kind of text it is */
};

static bool find_idea(struct desk *d, int64_t id, struct target *t)
{
	const struct idea *idea = snapshot_find_idea(&d->snap, id);

	if (!idea)
		return false;
	t->place = (struct erase_place){ENTITY_idea, id, NULL, idea_code(idea->code, t->code)};
	t->what = t->code;
	t->text = idea->text;
	return true;
}

static bool find_solution(struct desk *d, struct target *t)
{
	int64_t id = d->solutions.lists[d->solutions.column].selected;
	const struct solution *s = snapshot_find_solution(&d->snap, id);

	if (!s)
		return false;
	t->place = (struct erase_place){ENTITY_solution, id, NULL, solution_code(s->code, t->code)};
	t->what = t->code;
	t->text = s->text;
	return true;
}

static bool find_point(struct desk *d, struct target *t)
{
	const struct group_report *p = report_back_point(d);

	if (!p)
		return false;
	t->place = (struct erase_place){ENTITY_group_report, p->id, NULL, ""};
	t->what = _("this point");
	t->text = p->text;
	return true;
}

static bool find_note(struct desk *d, struct target *t)
{
	const struct agenda_item *item =
	        snapshot_find_agenda_item(&d->snap, d->agenda.list.selected);

	if (!item)
		return false;
	t->place = (struct erase_place){ENTITY_agenda_item, item->id, "note", ""};
	t->what = _("the note of this item");
	t->text = item->note;
	return true;
}

static bool find_reflection(struct desk *d, struct target *t)
{
	static const char *const fields[] = {"missed", "went_well", "better", "values_remark"};
	const struct reflection *r = d->snap.n_reflections ? d->snap.reflections : NULL;
	int64_t id = d->closing.list.selected;

	if (!r || id < ID_MISSED || id > ID_VALUES)
		return false;
	t->place = (struct erase_place){ENTITY_reflection, r->id, fields[id - ID_MISSED], ""};
	t->what = _("this text");
	t->text = row_text(r, entity_field(&entities[ENTITY_reflection], t->place.field));
	return true;
}

static bool find_agreed(struct desk *d, struct target *t)
{
	const struct action_point *p =
	        d->closing.list.sub == SUB_AGREED
	                ? snapshot_find_action_point(&d->snap, d->closing.list.selected)
	                : NULL;

	if (!p)
		return false;
	t->place = (struct erase_place){ENTITY_action_point, p->id, "what", ""};
	t->what = _("this agreement");
	t->text = p->what;
	return true;
}

/* What was told last about the proposal. */
static bool find_status(struct desk *d, struct target *t)
{
	const struct follow_up *f = follow_up_selected(d);

	if (!f)
		return false;
	t->place = (struct erase_place){ENTITY_follow_up, f->id,
	                                f->explanation[0] ? "explanation" : "body", ""};
	t->what = _("this text");
	t->text = f->explanation[0] ? f->explanation : f->body;
	return true;
}

static bool find_report_text(struct desk *d, struct target *t)
{
	const struct report_text *text = report_selected_text(d);

	if (!text)
		return false;
	t->place = (struct erase_place){ENTITY_report_text, text->id, NULL, ""};
	t->what = _("this text");
	t->text = text->text;
	return true;
}

static bool find_target(struct desk *d, struct target *t)
{
	bool found = false;

	memset(t, 0, sizeof(*t));
	if (d->view == VIEW_IDEAS)
		found = find_idea(d, d->ideas.list.selected, t);
	else if (d->view == VIEW_CLUSTERING && !d->clustering.right)
		found = find_idea(d, d->clustering.ideas.selected, t);
	else if (d->view == VIEW_SOLUTIONS)
		found = find_solution(d, t);
	else if (d->view == VIEW_REPORT_BACK)
		found = find_point(d, t);
	else if (d->view == VIEW_AGENDA)
		found = find_note(d, t);
	else if (d->view == VIEW_CLOSING)
		found = find_reflection(d, t) || find_agreed(d, t);
	else if (d->view == VIEW_FOLLOW_UP)
		found = find_status(d, t);
	else if (d->view == VIEW_REPORT)
		found = find_report_text(d, t);
	return found && t->text[0];
}

/* ---- doing it ---- */

static void add_copies(struct desk *d, struct buf *b)
{
	const char **names;
	struct err e = {0};
	int n;

	if (store_copies_elsewhere(d->store, d->frame, &names, &n, &e) != OK) {
		buf_addf(b, "%s\n", e.msg);
		return;
	}
	for (int i = 0; i < n; i++)
		buf_addf(b, "%s\n", names[i]);
	if (!d->practice && d->practice_path && file_exists(d->practice_path)) {
		buf_addf(b, "%s\n", _("The practice session, if it was typed there first."));
		n++;
	}
	if (n == 0)
		buf_addf(b, "%s\n", _("There are no other files in this folder."));
}

/* dropped: half-typed lines that went along; searched: same is all that there is. */
static void show_erased(struct desk *d, const char *what, int dropped, const char *same,
                        bool searched)
{
	struct buf b;

	buf_init(&b);
	buf_addf(&b,
	         same[0] || !searched
	                 ? _("Erased for ever: %s.\n")
	                 : _("Erased for ever: %s. No copy of it is left in this file or beside "
	                     "it.\n"),
	         what);
	if (dropped)
		buf_addf(&b,
		         ngettext("%d line that was not finished is gone too.\n",
		                  "%d lines that were not finished are gone too.\n",
		                  (unsigned long)dropped),
		         dropped);
	if (same[0])
		buf_addf(&b, "\n# %s\n%s", _("The same words stand here too"), same);
	buf_addf(&b, "\n# %s\n%s\n", _("Look elsewhere yourself"),
	         _("In what was sent or printed, on USB sticks and on other laptops, because the "
	           "program cannot know about that; and in these files:"));
	add_copies(d, &b);
	show_text(d, _("Erased"), buf_take(&b));
	d->unasked = true;
}

/* A failure after it was taken out of the hub is tried again by itself. */
static bool is_gone(struct desk *d, enum status s, const struct err *e)
{
	drafts_write_again(d);
	if (s != OK && store_is_erasing(d->store)) {
		desk_refresh(d);
		desk_say(d, ROLE_ERROR, "%s", e->msg);
		return false;
	}
	return desk_did(d, s, e);
}

void erase_tell(struct desk *d, enum status s, const struct err *e, const char *what)
{
	if (is_gone(d, s, e))
		show_erased(d, what, 0, "", false);
}

/* What is half typed with these words, in the lines of the desk and among the drafts. */
static enum status drop_half_typed(struct desk *d, const char *words, int *dropped, struct err *e)
{
	for (int i = 0; i < LINE_COUNT; i++)
		if (text_contains(edit_text(&d->lines[i]), words))
			edit_set(&d->lines[i], "");
	return store_drop_drafts(d->store, words, dropped, e);
}

void erase_places(struct desk *d, const struct erase_place *places, int n, const char *what,
                  const char *words, enum half_typed half_typed)
{
	AUTO_BUF struct buf same;
	struct err e = {0};
	int dropped = 0;
	bool searched;
	enum status s = OK;

	buf_init(&same);
	if (half_typed == HALF_TYPED_GOES)
		s = drop_half_typed(d, words, &dropped, &e);
	if (s == OK)
		s = store_erase(d->store, d->session_id, places, n, &e);
	if (!is_gone(d, s, &e))
		return;
	searched = erase_add_same(d, words, &same);
	show_erased(d, what, dropped, same.data, searched);
}

static void erase_now(struct desk *d, int value, int64_t id)
{
	struct target t;

	(void)value;
	/* The cursor is still where it was asked. */
	if (find_target(d, &t) && t.place.id == id)
		erase_places(d, &t.place, 1, t.what, t.text, HALF_TYPED_STAYS);
}

enum { SHOWN_COLS = 120 };

const char *erase_question(struct desk *d, const char *what, const char *text)
{
	size_t len = text_fit(text, SHOWN_COLS, NULL);

	return arena_printf(d->frame,
	                    _("Erase for ever: %s? \"%.*s%s\" The text goes out of this file and "
	                      "its second copy, and all earlier copies are thrown away. No "
	                      "earlier step of any session can be undone after that. This cannot "
	                      "be taken back."),
	                    what, (int)len, text, text[len] ? "…" : "");
}

void erase_selected(struct desk *d)
{
	struct target t;

	if (find_target(d, &t))
		ask_yes(d, erase_question(d, t.what, t.text), erase_now, t.place.id);
	else
		erase_find(d);
}

void erase_go_on(struct desk *d)
{
	struct err e = {0};
	enum status s;

	if (!store_is_erasing(d->store) || store_erasing_due(d->store) > 0)
		return;
	s = store_finish_erasing(d->store, &e);
	drafts_write_again(d);
	if (s == OK)
		desk_say(d, ROLE_GOOD, "%s", _("What was erased is wiped from the disk now."));
	else
		desk_say(d, ROLE_ERROR, "%s", e.msg);
}
