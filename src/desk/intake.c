#include "intake.h"
#include "overlay.h"
#include "quiet.h"

#include <string.h>

#include "buf.h"
#include "mem.h"
#include "personal.h"
#include "text.h"
#include "tr.h"

/* ---- a line ---- */

/* The stored idea that looks most like this one, or NULL. */
static const struct idea *look_alike(struct desk *d, const struct idea *idea)
{
	const char **texts = arena_array(d->frame, (size_t)d->snap.n_ideas + 1, sizeof(*texts));
	struct alike found;
	int i;

	for (i = 0; i < d->snap.n_ideas; i++)
		texts[i] = d->snap.ideas[i].withdrawn ? "" : d->snap.ideas[i].text;
	if (find_alike(idea->text, texts, d->snap.n_ideas, (int)(idea - d->snap.ideas), ALIKE_IDEA,
	               &found, 1) < 1)
		return NULL;
	return &d->snap.ideas[found.index];
}

bool intake_store(struct desk *d, int64_t *id)
{
	const struct change values[] = {
	        {.field = "question_id", .number = d->ideas.question_id},
	        {.field = "group_id", .number = d->ideas.group_id},
	        {.field = "text", .text = edit_text(d->line)},
	};
	struct err e = {0};

	if (desk_add(d, ENTITY_idea, values, N_ITEMS(values), "idea-add", id, &e) == REFUSED)
		return false;
	edit_set(d->line, "");
	return true;
}

/* Says what was stored, and one thing that a good scribe would want to know about it: what matters
 * most. */
static void say_stored(struct desk *d, int64_t id)
{
	const struct idea *idea = snapshot_find_idea(&d->snap, id), *like;
	char code[CODE_SIZE], other[CODE_SIZE];
	const char *quiet;

	if (!idea)
		return;
	idea_code(idea->code, code);
	/* Only now that it is stored: among many it takes a while. */
	like = look_alike(d, idea);
	if (may_hold_personal_data(idea->text))
		desk_say(
		        d, ROLE_WARNING,
		        _("Stored: %s. Is there a name or address in it? Esc, then %s: change it."),
		        code, text_with_keys("{idea-edit}"));
	else if (like)
		desk_say(d, ROLE_WARNING,
		         _("Stored: %s. It looks like %s of %s. Is it the same? Press Esc and %s."),
		         code, idea_code(like->code, other), group_short(d, like->group_id),
		         text_with_keys("{idea-duplicate}"));
	else if (text_chars(idea->text) > IDEA_LONG)
		desk_say(d, ROLE_WARNING,
		         _("Stored: %s. It is long: %zu characters. Can it be shorter? Esc, then "
		           "%s."),
		         code, text_chars(idea->text), text_with_keys("{idea-edit}"));
	else if ((quiet = quiet_sentence(d))[0])
		desk_say(d, ROLE_WARNING, _("Stored: %s. %s"), code, quiet);
	else
		desk_say(d, ROLE_GOOD, _("Stored: %s"), code);
}

void intake_line(struct desk *d)
{
	int64_t id;

	if (edit_empty(d->line)) {
		desk_say(d, ROLE_NORMAL, "%s", _("Type an idea first."));
		return;
	}
	/* A digit alone was meant for another part, a letter for an action. */
	if (text_chars(edit_text(d->line)) == 1) {
		desk_say(d, ROLE_WARNING, "%s",
		         _("One character is no idea. To do something else, press Esc first."));
		return;
	}
	if (intake_store(d, &id) && id)
		say_stored(d, id);
}

/* ---- several lines, after a yes ---- */

enum { LINES_SHOWN = 3, COLS_SHOWN = 60 };

void intake_begin(struct desk *d)
{
	arena_free(d->intake.arena);
	memset(&d->intake, 0, sizeof(d->intake));
	d->intake.arena = arena_new();
	d->intake.question_id = d->ideas.question_id;
	d->intake.group_id = d->ideas.group_id;
}

static void store_pasted(struct desk *d, int value, int64_t id)
{
	struct err e = {0};

	(void)value;
	(void)id;
	if (desk_did(d,
	             store_add_ideas(d->store, d->session_id, d->intake.question_id,
	                             d->intake.group_id, d->intake.texts, d->intake.n, &e),
	             &e))
		desk_say(d, ROLE_GOOD,
		         ngettext("%d idea stored. Look it through.",
		                  "%d ideas stored. Look them through.",
		                  (unsigned long)d->intake.n),
		         d->intake.n);
}

/* Lines that show nothing are no ideas; of the others nothing is taken off. */
static void take_lines(struct desk *d, const char *text)
{
	char *line = arena_strdup(d->intake.arena, text), *rest = line;

	d->intake.texts = arena_array(d->intake.arena, strlen(text) + 1, sizeof(char *));
	while ((line = strsep(&rest, "\n")))
		if (line[strspn(line, " ")])
			d->intake.texts[d->intake.n++] = line;
}

static void add_beginning(struct buf *out, const char *text)
{
	size_t n = text_fit(text, COLS_SHOWN, NULL);

	buf_addf(out, "\n%.*s%s", (int)n, text, text[n] ? "…" : "");
}

static const char *paste_question(struct desk *d)
{
	AUTO_BUF struct buf b;
	int n = d->intake.n, more = n - LINES_SHOWN;

	buf_init(&b);
	buf_addf(&b, ngettext("Store %d idea for %s?", "Store %d ideas for %s?", (unsigned long)n),
	         n, group_at(d, d->intake.group_id)->name);
	for (int i = 0; i < n && i < LINES_SHOWN; i++)
		add_beginning(&b, d->intake.texts[i]);
	if (more > 0)
		buf_addf(&b, ngettext("\nand %d more", "\nand %d more", (unsigned long)more), more);
	return arena_strdup(d->frame, b.data);
}

bool intake_paste(struct desk *d, const char *text)
{
	const char *reason = desk_disabled(d, ACTION_STORE_LINE);

	if (!d->line_open || !strchr(text, '\n'))
		return false;
	if (reason) {
		desk_say(d, ROLE_WARNING, "%s", reason);
		return true;
	}
	intake_begin(d);
	take_lines(d, text);
	ask_yes(d, paste_question(d), store_pasted, 0);
	return true;
}
