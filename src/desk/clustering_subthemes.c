/* What is done with a subtheme: make, rename, join, split. */
#include "clustering.h"
#include "overlay.h"

#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

const struct subtheme *subtheme_with_letter(const struct desk *d, int letter)
{
	for (int i = 0; i < d->snap.n_subthemes; i++) {
		const struct subtheme *sub = &d->snap.subthemes[i];

		if (!sub->withdrawn && sub->code == letter &&
		    sub->question_id == d->clustering.question_id)
			return sub;
	}
	return NULL;
}

/* A theme keeps the name that people voted on, which has to be said when it is another one
 * now. */
static bool has_other_name(const struct desk *d, const struct subtheme *sub)
{
	for (int i = 0; i < d->snap.n_themes; i++) {
		const struct theme *t = &d->snap.themes[i];

		if (!t->withdrawn && t->subtheme_id == sub->id && strcmp(t->title, sub->title) != 0)
			return true;
	}
	return false;
}

static bool store_subtheme(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct subtheme *sub = snapshot_find_subtheme(&d->snap, id);
	const struct change made[] = {
	        {.field = "title", .text = v->text[0]},
	        {.field = "question_id", .number = d->clustering.question_id},
	};
	const struct change renamed[] = {
	        {.field = "title", .text = v->text[0]},
	        {.field = "short_name", .text = v->text[1]},
	};
	char code[CODE_SIZE] = "";
	int64_t added = 0;
	enum status s;

	if (sub)
		s = store_edit(d->store, d->session_id, ENTITY_subtheme, id, renamed,
		               N_ITEMS(renamed), "subtheme-rename", subtheme_code(sub->code, code),
		               e);
	else
		s = store_add(d->store, d->session_id, ENTITY_subtheme, made, N_ITEMS(made),
		              "subtheme-add", &added, e);
	if (!desk_did(d, s, e))
		return false;
	sub = snapshot_find_subtheme(&d->snap, added ? added : id);
	/* What was made or renamed is in sight. */
	if (sub)
		d->clustering.subthemes.selected = sub->id;
	if (sub && has_other_name(d, sub))
		desk_say(d, ROLE_GOOD, _("Stored: %s. The theme keeps the name of the vote."),
		         subtheme_code(sub->code, code));
	else if (sub)
		desk_say(d, ROLE_GOOD, _("Stored: %s"), subtheme_code(sub->code, code));
	return true;
}

/* A new one has a name alone: while the hall waits that is enough, and a second line would take
 * the name of the next one.  The short name comes with renaming. */
static void subtheme_form(struct desk *d, const char *title, const struct subtheme *sub,
                          form_fn *store, int64_t id)
{
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT,
	         .label = _("Name of the subtheme"),
	         .value = sub ? sub->title : "",
	         .max = TEXT_MAX_TITLE},
	        {.kind = FORM_TEXT,
	         .label = _("Short name (20 letters)"),
	         .value = sub ? sub->short_name : "",
	         .max = TEXT_MAX_SHORT_NAME,
	         .optional = true},
	};

	form_open(d, title, fields, sub ? N_ITEMS(fields) : 1, store, id);
}

static void merge_now(struct desk *d, int value, int64_t id)
{
	const struct subtheme *from = snapshot_find_subtheme(&d->snap, id);
	const struct subtheme *into = subtheme_with_letter(d, value);
	char a[CODE_SIZE], b[CODE_SIZE];
	struct err e = {0};

	if (!from || !into)
		return;
	subtheme_code(from->code, a);
	if (desk_did(d, store_merge_subthemes(d->store, d->session_id, id, into->id, &e), &e))
		desk_say(d, ROLE_GOOD, _("%s joined with %s. All ideas are kept."), a,
		         subtheme_code(value, b));
}

static void merge(struct desk *d, const struct subtheme *from)
{
	char code[CODE_SIZE];
	int i;

	choice_open(d,
	            arena_printf(d->frame, _("Join %s with..."), subtheme_code(from->code, code)),
	            merge_now, from->id);
	for (i = 0; i < d->snap.n_subthemes; i++) {
		const struct subtheme *sub = &d->snap.subthemes[i];

		if (!sub->withdrawn && sub != from && sub->question_id == from->question_id)
			choice_add(d, sub->code, subtheme_code(sub->code, code), sub->title, "");
	}
}

static bool store_split(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	if (!desk_did(d,
	              store_split_subtheme(d->store, d->session_id, id, v->text[0], "",
	                                   d->clustering.marks.ids, d->clustering.marks.n, NULL, e),
	              e))
		return false;
	marks_clear(&d->clustering.marks);
	desk_say(d, ROLE_GOOD, "%s",
	         list_has_ballot(&d->snap, d->clustering.question_id)
	                 ? _("Split. The dots stay with the subtheme that was voted on.")
	                 : _("Split. The marked ideas are in the new subtheme."));
	return true;
}

bool subtheme_action(struct desk *d, enum action a, const struct subtheme *sub)
{
	switch (a) {
	case ACTION_SUBTHEME_NEW:
		subtheme_form(d, _("A new subtheme"), NULL, store_subtheme, 0);
		return true;
	case ACTION_SUBTHEME_RENAME:
		subtheme_form(d, _("Rename"), sub, store_subtheme, sub->id);
		return true;
	case ACTION_SUBTHEME_MERGE:
		merge(d, sub);
		return true;
	case ACTION_SUBTHEME_SPLIT:
		subtheme_form(d, _("Split: the marked ideas go to a new subtheme"), NULL,
		              store_split, d->clustering.inside);
		return true;
	default:
		return false;
	}
}
