/* What is said in the rounds: the question, the ideas, the solutions of a theme, what groups tell.
 */
#include "fill.h"

#include <stdlib.h>

#include "rules.h"
#include "tr.h"

/* ---- ideas ---- */

/* The main question of the round that is going on, or of the first one. */
const struct public_question *question_of(const struct public_view *v)
{
	const struct public_question *found = NULL;
	int64_t round = 0;

	for (int i = 0; i < v->n_agenda; i++)
		if (v->agenda[i].id == v->stage.focus_id)
			round = v->agenda[i].round_id;
	for (int i = 0; i < v->n_questions; i++) {
		const struct public_question *q = &v->questions[i];

		if (q->id == v->stage.focus_id)
			return q;
		if (round && q->round_id != round)
			continue;
		if (!found || (q->main && !found->main && q->round_id == found->round_id))
			found = q;
	}
	return found;
}

void fill_question(const struct scene_show *s, struct sheet *sh)
{
	const struct public_question *q = question_of(s->view);

	sh->clock = SHEET_CLOCK_LARGE;
	if (!q)
		return;
	sh->over = arena_printf(sh->arena, _("Round %d"), q->round);
	sh->title = q->text;
	sh->note = q->kind == ROUND_IDEAS ? _("First write for yourself. 1 idea on each note.")
	                                  : _("Tell in turn. Everybody gets a turn.");
}

/* Ideas in the order in which groups tell them: the first of each group, then the second. */
static int nth_of_group(const struct public_view *v, int at)
{
	int n = 0;

	for (int i = 0; i < at; i++)
		n += v->ideas[i].group_id == v->ideas[at].group_id &&
		     v->ideas[i].question_id == v->ideas[at].question_id;
	return n;
}

static int group_number(const struct public_view *v, int64_t id)
{
	for (int i = 0; i < v->n_groups; i++)
		if (v->groups[i].id == id)
			return v->groups[i].number;
	return 0;
}

/* Indices of the ideas of the question, in that order; in the arena. */
int *ideas_of(const struct public_view *v, struct arena *a, int *n)
{
	const struct public_question *q = question_of(v);
	int *order = arena_array(a, (size_t)v->n_ideas + 1, sizeof(*order));
	int *key = arena_array(a, (size_t)v->n_ideas + 1, sizeof(*key));

	*n = 0;
	for (int i = 0; i < v->n_ideas; i++) {
		int at = *n, mine;

		if (q && v->ideas[i].question_id != q->id)
			continue;
		mine = nth_of_group(v, i) * 1000 + group_number(v, v->ideas[i].group_id);
		for (; at > 0 && key[at - 1] > mine; at--) {
			key[at] = key[at - 1];
			order[at] = order[at - 1];
		}
		key[at] = mine;
		order[at] = i;
		(*n)++;
	}
	return order;
}

/* The codes of a list, one after the other: 0 at its end. */
static int next_code(const char **list)
{
	char *end;
	long code = strtol(*list, &end, 10);

	if (end == *list)
		return 0;
	*list = end;
	return (int)code;
}

static bool is_revealed(const struct public_view *v, int code)
{
	const char *list = v->stage.revealed;
	int one;

	while ((one = next_code(&list)) > 0)
		if (one == code)
			return true;
	return v->stage.reveal >= REVEAL_ALL;
}

int *revealed_ideas(const struct public_view *v, struct arena *a, int *n)
{
	int all, *order = ideas_of(v, a, &all), code;
	int *shown = arena_array(a, (size_t)all + 1, sizeof(*shown));
	const char *list = v->stage.revealed;

	*n = all;
	if (v->stage.reveal >= REVEAL_ALL)
		return order;
	*n = 0;
	while ((code = next_code(&list)) > 0 && *n < all)
		for (int i = 0; i < all; i++)
			if (v->ideas[order[i]].code == code)
				shown[(*n)++] = order[i];
	return shown;
}

const struct public_idea **scene_hidden_ideas(const struct scene_show *s, struct arena *a, int *n)
{
	const struct public_view *v = s->view;
	int all, *order = ideas_of(v, a, &all);
	const struct public_idea **hidden =
	        arena_array(a, (size_t)all + 1, sizeof(struct public_idea *));

	*n = 0;
	for (int i = 0; i < all; i++)
		if (!is_revealed(v, v->ideas[order[i]].code))
			hidden[(*n)++] = &v->ideas[order[i]];
	return hidden;
}

void fill_ideas(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;
	const struct public_question *q = question_of(v);
	int all, n, *shown = revealed_ideas(v, sh->arena, &n);

	ideas_of(v, sh->arena, &all);
	sh->title = q ? q->text : _("Ideas");
	sh->grows = true;
	if (n == 0)
		sh->note = arena_printf(sh->arena,
		                        ngettext("%d idea", "%d ideas", (unsigned long)all), all);
	for (int i = 0; i < n; i++) {
		struct part *part = sheet_add(sh, v->ideas[shown[i]].text);
		char code[CODE_SIZE];

		part->mark = arena_strdup(sh->arena, idea_code(v->ideas[shown[i]].code, code));
	}
}

/* ---- solutions ---- */

const struct public_theme *theme_of(const struct public_view *v)
{
	for (int i = 0; i < v->n_themes; i++)
		if (v->themes[i].id == v->stage.focus_id)
			return &v->themes[i];
	return v->n_themes > 0 ? &v->themes[0] : NULL;
}

static void add_solutions(const struct public_view *v, struct sheet *sh, int64_t theme, bool self)
{
	bool first = true;

	for (int i = 0; i < v->n_solutions; i++) {
		const struct public_solution *x = &v->solutions[i];
		struct part *part;

		if (x->theme_id != theme || (x->addressee == FOR_SELF) != self)
			continue;
		if (first) {
			part = sheet_add(sh, self ? _("What can we do ourselves?")
			                          : _("What do we pass on?"));
			part->is_heading = true;
		}
		first = false;
		part = sheet_add(sh, x->text);
		part->mark = "-";
		part->is_strong = x->highlighted;
	}
}

void fill_theme(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;
	const struct public_theme *theme = theme_of(v);
	int64_t id = theme ? theme->id : 0;

	sh->clock = SHEET_CLOCK_SMALL;
	sh->title = theme ? theme->title : _("Solutions");
	if (theme)
		sh->over = arena_printf(sh->arena, _("Theme %d"), (int)(theme - v->themes) + 1);
	if (v->stage.reveal > 0) {
		add_solutions(v, sh, id, true);
		add_solutions(v, sh, id, false);
	}
	if (sh->n > 0)
		return;
	sh->clock = SHEET_CLOCK_LARGE;
	sheet_add(sh, _("What can we do ourselves?"));
	sheet_add(sh, _("What do we pass on to care organisations and municipalities?"));
}

/* ---- each group ---- */

int groups_that_told(const struct public_view *v)
{
	int n = 0;

	for (int i = 0; i < v->n_reports; i++)
		n += i == 0 || v->reports[i].group_id != v->reports[i - 1].group_id;
	return n;
}

/* Group by group, as they tell. */
void fill_report_back(const struct scene_show *s, struct sheet *sh)
{
	const struct public_view *v = s->view;
	int64_t group = 0;
	int shown = 0;

	sh->title = _("Each group tells.");
	sh->grows = true;
	for (int i = 0; i < v->n_reports; i++) {
		const struct public_report *r = &v->reports[i];

		if (r->group_id != group && shown++ >= v->stage.reveal)
			break;
		if (r->group_id != group)
			sheet_add(sh, arena_printf(sh->arena, _("Group %d"),
			                           group_number(v, r->group_id)))
			        ->is_heading = true;
		group = r->group_id;
		sheet_add(sh, r->text)->mark = "-";
	}
	if (sh->n > 0)
		return;
	sh->clock = SHEET_CLOCK_LARGE;
	sh->note = _("2 minutes for each group.");
}
