/* What is still open before closing: to the part where it is filled in. */
#include "open_points.h"

#include "report.h"

static enum view_id view_of(enum open_point_kind kind)
{
	switch (kind) {
	case OPEN_GROUP_WITHOUT_IDEAS:
	case OPEN_ILLEGIBLE:
		return VIEW_IDEAS;
	case OPEN_PERSONAL_DATA:
		return VIEW_PERSONAL;
	case OPEN_LOOSE_IDEAS:
	case OPEN_NOT_VOTED:
		return VIEW_CLUSTERING;
	case OPEN_NO_VOTE_RESULT:
		return VIEW_VOTE;
	case OPEN_THEME_WITHOUT_SOLUTIONS:
		return VIEW_SOLUTIONS;
	case OPEN_MORE_VOTERS:
	case OPEN_NO_END_COUNT:
	case OPEN_NO_ANSWER_DATE:
	case OPEN_NO_NEXT_DATE:
	case OPEN_NOTHING_MISSED:
	case OPEN_NO_VALUES:
	case OPEN_NO_EVIDENCE:
		break;
	case OPEN_NOT_PASSED_ON:
		return VIEW_FOLLOW_UP;
	}
	return VIEW_CLOSING;
}

/* The first idea that the point is about, or NULL. */
static const struct idea *idea_of(const struct desk *d, const struct open_point *p)
{
	for (int i = 0; i < d->snap.n_ideas; i++) {
		const struct idea *idea = &d->snap.ideas[i];

		if (idea->withdrawn)
			continue;
		if (p->kind == OPEN_ILLEGIBLE && idea_is_unclear(idea))
			return idea;
	}
	return NULL;
}

/* To its line, ready to be changed. */
static void choose_idea(struct desk *d, const struct idea *idea)
{
	d->line_open = false;
	d->ideas.question_id = idea->question_id;
	d->ideas.list.selected = idea->id;
}

void open_point_go(struct desk *d, const struct open_point *p)
{
	const char *text = open_point_sentence(p, d->frame);
	enum view_id view = view_of(p->kind);
	int part = part_of_view(d, view);

	if (part >= 0)
		desk_go_part(d, part);
	else
		desk_go_view(d, view);
	const struct idea *idea = view == VIEW_IDEAS ? idea_of(d, p) : NULL;

	if (idea)
		choose_idea(d, idea);
	desk_say(d, ROLE_NORMAL, "%s", text);
}
