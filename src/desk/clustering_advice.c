/* Good advice while clustering: what looks alike, what will be hard to choose from.  It
 * is only said, never done. */
#include "clustering.h"
#include "vote.h"

#include <string.h>

#include "buf.h"
#include "text.h"
#include "tr.h"

static const char *alike_words(struct desk *d, const struct idea *idea)
{
	const char **texts = arena_array(d->frame, (size_t)d->snap.n_ideas + 1, sizeof(*texts));
	struct alike found[3];
	AUTO_BUF struct buf b;
	char code[CODE_SIZE];
	int i, n;

	buf_init(&b);
	for (i = 0; i < d->snap.n_ideas; i++)
		texts[i] = d->snap.ideas[i].withdrawn ? "" : d->snap.ideas[i].text;
	n = find_alike(idea->text, texts, d->snap.n_ideas, (int)(idea - d->snap.ideas), ALIKE_IDEA,
	               found, 3);
	if (n < 1)
		return "";
	buf_addf(&b, _("Looks like %s:"), idea_code(idea->code, code));
	for (i = 0; i < n; i++) {
		const struct idea *o = &d->snap.ideas[found[i].index];
		const struct subtheme *sub = snapshot_find_subtheme(&d->snap, o->subtheme_id);
		char letter[CODE_SIZE];

		buf_addf(&b, " %s", idea_code(o->code, code));
		if (sub)
			buf_addf(&b, " (%s)", subtheme_code(sub->code, letter));
	}
	return arena_strdup(d->frame, b.data);
}

/* Comparing with two thousand others takes long: once for each idea that the cursor comes to. */
const char *clustering_alike(struct desk *d)
{
	const struct idea *idea = snapshot_find_idea(&d->snap, d->clustering.ideas.selected);

	if (!idea || d->clustering.right || !clustering_shows(d, idea))
		return "";
	if (d->clustering.alike_reading != d->reading || d->clustering.alike_id != idea->id) {
		text_copy(d->clustering.alike, sizeof(d->clustering.alike), alike_words(d, idea));
		d->clustering.alike_reading = d->reading;
		d->clustering.alike_id = idea->id;
	}
	return d->clustering.alike;
}

/* The letters of the subthemes that have a ! before them. */
static const char *small_ones(struct desk *d, int64_t question_id)
{
	AUTO_BUF struct buf b;
	char code[CODE_SIZE];
	int i;

	buf_init(&b);
	for (i = 0; i < d->snap.n_subthemes; i++) {
		const struct subtheme *sub = &d->snap.subthemes[i];

		if (!sub->withdrawn && sub->question_id == question_id &&
		    count_ideas_in(&d->snap, sub->id) < SUBTHEME_SMALL)
			buf_addf(&b, "%s%s", b.len ? ", " : "", subtheme_code(sub->code, code));
	}
	return arena_strdup(d->frame, b.data);
}

const char *subthemes_alike(struct desk *d, int64_t question_id)
{
	char first[CODE_SIZE], second[CODE_SIZE];

	for (int i = 0; i < d->snap.n_subthemes; i++)
		for (int k = 0; k < i; k++) {
			const struct subtheme *a = &d->snap.subthemes[k];
			const struct subtheme *b = &d->snap.subthemes[i];

			if (a->withdrawn || b->withdrawn || a->question_id != question_id ||
			    b->question_id != question_id ||
			    similarity(a->title, b->title) < ALIKE_TITLE)
				continue;
			return arena_printf(d->frame, _("%s and %s look alike."),
			                    subtheme_code(a->code, first),
			                    subtheme_code(b->code, second));
		}
	return "";
}

const char *clustering_warning(struct desk *d, int n_subthemes)
{
	const char *alike, *small;

	if (list_is_frozen(&d->snap, d->clustering.question_id))
		return _("The list is locked by the vote.");
	alike = subthemes_alike(d, d->clustering.question_id);
	if (alike[0])
		return arena_printf(d->frame, "%s %s", alike, _("Join them?"));
	if (n_subthemes > SUBTHEMES_MANY && session_has_vote(&d->snap))
		return arena_printf(d->frame, _("%d subthemes. Better have %d to %d."), n_subthemes,
		                    SUBTHEMES_FEW, SUBTHEMES_MANY);
	small = small_ones(d, d->clustering.question_id);
	if (small[0])
		return arena_printf(d->frame, _("! %s: fewer than 2 ideas"), small);
	return "";
}

/* The letters of the subthemes of a question for which something holds: "C, F". */
static const char *letters_where(struct desk *d, int64_t question_id,
                                 bool (*holds)(const struct subtheme *))
{
	AUTO_BUF struct buf b;
	char code[CODE_SIZE];

	buf_init(&b);
	for (int i = 0; i < d->snap.n_subthemes; i++) {
		const struct subtheme *sub = &d->snap.subthemes[i];

		if (!sub->withdrawn && sub->question_id == question_id && holds(sub))
			buf_addf(&b, "%s%s", b.len ? ", " : "", subtheme_code(sub->code, code));
	}
	return arena_strdup(d->frame, b.data);
}

/* A theme is a phrase that answers the question (method.md 4.2). */
static bool is_one_word(const struct subtheme *sub)
{
	return !strchr(sub->title, ' ');
}

/* In a row of the hall's screen there is room for so much. */
enum { TITLE_LONG = 60 };

static bool needs_short_name(const struct subtheme *sub)
{
	return !sub->short_name[0] && text_chars(sub->title) > TITLE_LONG;
}

/* The codes of the ideas of a question that a group has to read out. */
static const char *unclear_ideas(struct desk *d, int64_t question_id)
{
	AUTO_BUF struct buf b;
	char code[CODE_SIZE];

	buf_init(&b);
	for (int i = 0; i < d->snap.n_ideas; i++) {
		const struct idea *idea = &d->snap.ideas[i];

		if (!idea->withdrawn && idea->question_id == question_id && idea_is_unclear(idea))
			buf_addf(&b, "%s%s", b.len ? ", " : "", idea_code(idea->code, code));
	}
	return arena_strdup(d->frame, b.data);
}

void clustering_say_to_ask(struct desk *d)
{
	const char *codes = unclear_ideas(d, d->clustering.question_id);

	if (codes[0])
		desk_say(d, ROLE_WARNING, _("Not well readable, ask the group: %s."), codes);
}

/* ---- before the list is locked ---- */

static void add(struct list_remarks *r, const char *line)
{
	if (line[0] && r->n < LIST_REMARKS_MAX)
		r->lines[r->n++] = line;
}

/* A remark that begins with letters or codes; nothing without them. */
static void add_about(struct desk *d, struct list_remarks *r, const char *which, const char *what)
{
	if (which[0])
		add(r, arena_printf(d->frame, "%s: %s", which, what));
}

void list_remarks(struct desk *d, int64_t question_id, struct list_remarks *r)
{
	const char *alike = subthemes_alike(d, question_id);
	int loose = count_loose_ideas(&d->snap, question_id), n = vote_subthemes(d, question_id);

	r->n = 0;
	if (alike[0])
		add(r, arena_printf(d->frame, "%s %s", alike, _("That divides the votes.")));
	if (loose)
		add(r,
		    arena_printf(d->frame,
		                 ngettext("%d idea has no subtheme yet.",
		                          "%d ideas have no subtheme yet.", (unsigned long)loose),
		                 loose));
	add_about(d, r, unclear_ideas(d, question_id), _("cannot be read well. Ask the group."));
	if (n < SUBTHEMES_FEW || n > SUBTHEMES_MANY)
		add(r, arena_printf(d->frame,
		                    ngettext("There is %d subtheme. Better have %d to %d.",
		                             "There are %d subthemes. Better have %d to %d.",
		                             (unsigned long)n),
		                    n, SUBTHEMES_FEW, SUBTHEMES_MANY));
	add_about(d, r, small_ones(d, question_id), _("fewer than 2 ideas."));
	add_about(d, r, letters_where(d, question_id, is_one_word),
	          _("one word. Say what people mean by it."));
	add_about(d, r, letters_where(d, question_id, needs_short_name),
	          _("a long name. Give it a short one as well, for the screen."));
}
