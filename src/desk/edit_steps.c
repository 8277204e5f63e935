/* What was done to a text while it was typed: which changes are one step, and how many steps are
 * kept. */
#include "edit_steps.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

static void free_steps(struct edit_step **list)
{
	struct edit_step *step;

	while ((step = *list)) {
		*list = step->before;
		free(step->gone);
		free(step->come);
		free(step);
	}
}

void edit_steps_clear(struct edit_steps *s)
{
	free_steps(&s->done);
	free_steps(&s->undone);
	s->rested = false;
}

void edit_steps_rest(struct edit_steps *s)
{
	s->rested = true;
}

static void forget_oldest(struct edit_steps *s)
{
	struct edit_step *step = s->done;
	size_t n = 1, bytes = strlen(step->gone) + strlen(step->come);

	for (; step->before; step = step->before) {
		bytes += strlen(step->before->gone) + strlen(step->before->come);
		if (++n > EDIT_STEPS_MAX || bytes > EDIT_STEPS_MAX_BYTES) {
			free_steps(&step->before);
			return;
		}
	}
}

static bool ends_blank(const char *text)
{
	size_t len = strlen(text);

	return len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\n');
}

/* It goes on where the last step left off, with the same kind of key.  A word with the blanks
 * behind it is one step. */
static bool goes_on(const struct edit_steps *s, enum edit_kind kind, size_t at, const char *gone,
                    const char *come)
{
	const struct edit_step *last = s->done;

	if (!last || s->rested || last->kind != kind)
		return false;
	switch (kind) {
	case EDIT_TYPED:
		return !gone[0] && at == last->at + strlen(last->come) &&
		       (!ends_blank(last->come) || ends_blank(come));
	case EDIT_BACKSPACE:
		return at + strlen(gone) == last->at;
	case EDIT_DELETE:
		return at == last->at;
	case EDIT_AT_ONCE:
		break;
	}
	return false;
}

static void join(char **text, const char *before, const char *behind)
{
	char *joined = xasprintf("%s%s", before, behind);

	free(*text);
	*text = joined;
}

static void go_on(struct edit_step *last, enum edit_kind kind, size_t at, const char *gone,
                  const char *come)
{
	if (kind == EDIT_TYPED)
		join(&last->come, last->come, come);
	else if (kind == EDIT_BACKSPACE)
		join(&last->gone, gone, last->gone);
	else
		join(&last->gone, last->gone, gone);
	last->at = at < last->at ? at : last->at;
}

void edit_steps_add(struct edit_steps *s, enum edit_kind kind, size_t at, size_t cursor,
                    const char *gone, const char *come)
{
	struct edit_step *step;

	free_steps(&s->undone);
	if (goes_on(s, kind, at, gone, come)) {
		go_on(s->done, kind, at, gone, come);
	} else {
		step = xmalloc(sizeof(*step));
		*step = (struct edit_step){.before = s->done,
		                           .kind = kind,
		                           .at = at,
		                           .cursor = cursor,
		                           .gone = xstrdup(gone),
		                           .come = xstrdup(come)};
		s->done = step;
	}
	s->rested = false;
	forget_oldest(s);
}

/* From the one list to the other. */
static const struct edit_step *carry(struct edit_steps *s, struct edit_step **from,
                                     struct edit_step **to)
{
	struct edit_step *step = *from;

	if (!step)
		return NULL;
	*from = step->before;
	step->before = *to;
	*to = step;
	s->rested = true;
	return step;
}

const struct edit_step *edit_steps_undo(struct edit_steps *s)
{
	return carry(s, &s->done, &s->undone);
}

const struct edit_step *edit_steps_redo(struct edit_steps *s)
{
	return carry(s, &s->undone, &s->done);
}
