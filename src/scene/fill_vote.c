/* What is said about the vote: the list, the stickers, the result, and lots. */
#include "fill.h"

#include <stdio.h>
#include <string.h>

#include "rules.h"
#include "tr.h"

static const char *subtheme_mark(struct sheet *sh, const struct public_subtheme *t)
{
	char code[CODE_SIZE];

	return arena_strdup(sh->arena, subtheme_code(t->code, code));
}

static void add_subtheme(struct sheet *sh, const struct public_subtheme *t)
{
	struct part *part = sheet_add(sh, t->title);

	part->mark = subtheme_mark(sh, t);
	part->brief = t->short_name && t->short_name[0] ? t->short_name : NULL;
}

/* Those of a question; 0: of the ballot's, or else of the first. */
static void add_subthemes(const struct scene_show *s, struct sheet *sh, int64_t question)
{
	const struct public_view *v = s->view;

	if (!question)
		question = v->ballot_question;
	sh->most = NAMES_ON_PAGE;
	for (int i = 0; i < v->n_subthemes; i++) {
		const struct public_subtheme *t = &v->subthemes[i];

		if (!question)
			question = t->question_id;
		if (t->question_id == question)
			add_subtheme(sh, t);
	}
	if (sh->n == 0)
		sh->note = _("There are no themes yet.");
}

void fill_subthemes(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;
	int64_t question = 0;

	sh->title = _("Our themes");
	for (int i = 0; i < v->n_questions; i++)
		if (v->questions[i].id == v->stage.focus_id) {
			question = v->questions[i].id;
			sh->title = v->questions[i].text;
		}
	add_subthemes(s, sh, question);
}

/* Again, between those that are equal. */
static void fill_run_off(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;

	sh->title = _("It is a tie: we vote again");
	sh->note = arena_printf(sh->arena,
	                        ngettext("You have %d sticker. Stick it at 1 of these themes.",
	                                 "You have %d stickers. Stick them at these themes.",
	                                 (unsigned long)v->run_off_dots),
	                        v->run_off_dots);
	for (int i = 0; i < v->n_subthemes; i++)
		if (v->subthemes[i].in_run_off)
			add_subtheme(sh, &v->subthemes[i]);
}

static void fill_first_vote(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;

	sh->title = _("What do you find most important?");
	if (v->dots_per_person == 0)
		sh->note = _("We vote soon.");
	else if (v->dots_per_subtheme == 1)
		sh->note = arena_printf(sh->arena,
		                        ngettext("You have %d sticker. Stick it at 1 theme.",
		                                 "You have %d stickers. Stick 1 at a theme.",
		                                 (unsigned long)v->dots_per_person),
		                        v->dots_per_person);
	else
		sh->note = arena_printf(sh->arena,
		                        ngettext("You have %d sticker.",
		                                 "You have %d stickers, at most %d at a theme.",
		                                 (unsigned long)v->dots_per_person),
		                        v->dots_per_person, v->dots_per_subtheme);
	add_subthemes(s, sh, 0);
}

void fill_vote(const struct scene_show *s, struct sheet *sh)
{
	if (s->view->run_off_dots > 0)
		fill_run_off(s, sh);
	else
		fill_first_vote(s, sh);
	sh->after = _("Can you not stick them? Say the letters. We help.");
}

/* "21 of the 30", when each person had at most one sticker for a theme; else stickers. */
static const char *score(const struct public_view *v, struct sheet *sh, int dots)
{
	if (v->dots_per_subtheme == 1 && v->voters > 0)
		return arena_printf(sh->arena, _("%d of the %d people"), dots, v->voters);
	return arena_printf(sh->arena, ngettext("%d sticker", "%d stickers", (unsigned long)dots),
	                    dots);
}

static bool shares_rank(const struct public_view *v, int at)
{
	for (int i = 0; i < v->n_themes; i++)
		if (i != at && v->themes[i].rank == v->themes[at].rank)
			return true;
	return false;
}

/* Places behind one, those that are equal counted once; in the order of the places. */
static int steps_behind(const struct public_view *v, int at)
{
	int steps = 0;

	for (int i = 0; i < v->n_themes; i++)
		steps += v->themes[i].rank > v->themes[at].rank &&
		         (i == 0 || v->themes[i].rank != v->themes[i - 1].rank);
	return steps;
}

int result_steps(const struct public_view *v)
{
	return v->n_themes > 0 ? steps_behind(v, 0) + 1 : 0;
}

/* From the last place to the first; equal places come together. */
static bool is_revealed(const struct public_view *v, int at)
{
	return steps_behind(v, at) < v->stage.reveal;
}

int first_revealed(const struct public_view *v)
{
	int first = 0;

	while (first < v->n_themes && !is_revealed(v, first))
		first++;
	return first;
}

/* " Place 3: we voted again.", of a place that was not decided by the vote alone. */
static const char *decided(struct sheet *sh, const struct public_theme *t)
{
	switch (t->decided_by) {
	case BY_RUN_OFF:
		return arena_printf(sh->arena, _(" Place %d: we voted again."), t->rank);
	case BY_LOT:
		return arena_printf(sh->arena, _(" Place %d: by lot."), t->rank);
	case BY_AGREEMENT:
		return arena_printf(sh->arena, _(" Place %d: decided together."), t->rank);
	case BY_VOTE:
	case BY_WIDENING:
	case DECIDED_BY_COUNT:
		break;
	}
	return "";
}

void fill_results(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;
	int whole = 1, shown = 0;

	sh->title = v->n_themes == 3 ? _("The three most important themes")
	                             : _("The most important themes");
	if (v->n_themes == 0) {
		sh->note = v->dots_per_person > 0 ? _("We are counting.")
		                                  : _("There was no vote yet.");
		return;
	}
	for (int i = 0; i < v->n_themes; i++)
		whole = v->themes[i].dots > whole ? v->themes[i].dots : whole;
	if (v->dots_per_subtheme == 1 && v->voters > whole)
		whole = v->voters;
	for (int i = 0; i < v->n_themes; i++) {
		const struct public_theme *t = &v->themes[i];
		bool known = is_revealed(v, i), equal = shares_rank(v, i);
		struct part *part = sheet_add(sh, known ? t->title : "...");

		/* That two places are equal is not told before they are. */
		part->mark = arena_printf(sh->arena, "%d", known ? t->rank : i + 1);
		shown += known;
		if (!known)
			continue;
		part->brief = t->short_name && t->short_name[0] ? t->short_name : NULL;
		part->bar = t->dots;
		part->whole = whole;
		part->beside =
		        equal ? arena_printf(sh->arena, _("%s, equal"), score(v, sh, t->dots))
		              : score(v, sh, t->dots);
	}
	if (shown < v->n_themes || v->voters == 0)
		return;
	sh->after = arena_printf(sh->arena, _("%d people voted, with %d stickers each."), v->voters,
	                         v->dots_per_person);
	for (int i = 0; i < v->n_themes; i++)
		sh->after = arena_printf(sh->arena, "%s%s", sh->after, decided(sh, &v->themes[i]));
}

/* ---- lots ---- */

enum { LOT_MS = 6000 };

bool lots_are_drawn(const struct scene_show *s)
{
	int64_t gone = clock_wall(s->clock) - s->view->stage.lots_at;

	return s->view->stage.lots_at > 0 && gone >= 0 && gone < LOT_MS;
}

/* How often it has moved on after so long: faster first, then slower. */
static int lot_moves(int64_t gone)
{
	int64_t at = 0;
	int step = LOTS_STEP_MS, moves = 0;

	for (; at + step <= gone; moves++) {
		at += step;
		step += step / 12;
	}
	return moves;
}

/* Which of n it stands at while they are drawn, so that it comes to rest at the one that was. */
static int lot_turn(const struct scene_show *s, int n, int drawn)
{
	int64_t gone = clock_wall(s->clock) - s->view->stage.lots_at;
	int still = lot_moves(LOT_MS) - lot_moves(gone);

	return (drawn + (n - still % n)) % n;
}

static bool is_in_lots(const char *lots, int64_t id)
{
	char number[24];
	size_t len = (size_t)snprintf(number, sizeof(number), "%lld", (long long)id);

	for (const char *p = lots; (p = strstr(p, number)) != NULL; p += len)
		if ((p == lots || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
			return true;
	return false;
}

/* The subtheme that it stands at while lots are drawn; NULL: none. */
static const struct public_subtheme *at_turn(const struct scene_show *s)
{
	const struct public_view *v = s->view;
	int n = 0, drawn = 0, turn;

	for (int i = v->n_subthemes - 1; i >= 0; i--) {
		if (!is_in_lots(v->stage.lots, v->subthemes[i].id))
			continue;
		drawn = is_in_lots(v->stage.lots_drawn, v->subthemes[i].id) ? 0 : drawn + 1;
		n++;
	}
	if (n == 0 || !lots_are_drawn(s))
		return NULL;
	turn = lot_turn(s, n, drawn % n);
	for (int i = 0; i < v->n_subthemes; i++)
		if (is_in_lots(v->stage.lots, v->subthemes[i].id) && turn-- == 0)
			return &v->subthemes[i];
	return NULL;
}

void fill_lots(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;
	const struct stage *stage = &v->stage;
	const struct public_subtheme *turn = at_turn(s);

	sh->title = _("The lot decides");
	if (!stage->lots[0])
		sh->note = _("There is nothing to draw lots for.");
	for (int i = 0; i < v->n_subthemes; i++) {
		const struct public_subtheme *t = &v->subthemes[i];
		const char *word = _("drawn");
		struct part *part;

		if (!is_in_lots(stage->lots, t->id))
			continue;
		part = sheet_add(sh, t->title);
		part->mark = subtheme_mark(sh, t);
		/* As wide as the word that comes there, so that nothing moves. */
		part->beside = arena_printf(sh->arena, "%-*s", text_width(word),
		                            lots_are_drawn(s) && t == turn ? "<" : "");
		part->is_strong = lots_are_drawn(s) && t == turn;
		if (stage->lots_at == 0 || lots_are_drawn(s))
			continue;
		part->is_strong = is_in_lots(stage->lots_drawn, t->id);
		part->is_dim = !part->is_strong;
		if (part->is_strong)
			part->beside = word;
	}
}
