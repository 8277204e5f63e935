/* How what was proposed stands: what the follow-up tells on the day of the document. */
#include "builder.h"

#include <string.h>

#include "tr.h"

struct standing standing_of(const struct builder *b, const struct solution *s)
{
	return find_standing(b->s, s->id, 0, 0, b->today);
}

struct standing standing_of_idea(const struct builder *b, const struct idea *idea)
{
	return find_standing(b->s, 0, 0, idea->id, b->today);
}

/* "On 20 May 2025: passed on (the municipality). Why." */
static void say_line(const struct builder *b, struct buf *prose, const struct follow_up *f,
                     bool dated)
{
	const char *state = follow_word(f->status);
	if (dated && f->date[0])
		state = arena_printf(b->a, C_("follow-up", "On %s: %s"), day(b->a, f->date), state);
	if (f->body[0])
		state = arena_printf(b->a, "%s (%s)", state, f->body);
	say(prose, "%s", capitalised(b->a, with_stop(b->a, state)));
	if (f->explanation[0])
		say(prose, "%s", capitalised(b->a, with_stop(b->a, f->explanation)));
}

const char *with_standing(const struct builder *b, const char *text, struct standing st, bool dated)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	say(&prose, "%s", with_stop(b->a, text));
	if (st.state)
		say_line(b, &prose, st.state, dated);
	if (st.answer)
		say_line(b, &prose, st.answer, dated);
	return arena_strdup(b->a, prose.data);
}

/* ---- all proposals ---- */

static void add(struct proposals *all, const char *text, const char *to, struct standing st)
{
	all->list[all->n++] = (struct proposal){.text = text, .for_whom = to, .standing = st};
}

static void add_solutions(const struct builder *b, struct proposals *all, bool highlighted)
{
	for (int i = 0; i < b->s->n_solutions; i++) {
		const struct solution *s = &b->s->solutions[i];
		struct standing st = standing_of(b, s);
		if (!s->withdrawn && s->highlighted == highlighted &&
		    (is_passed_on(s) || standing_line(st)))
			add(all, solution_public(s), addressee_name(s), st);
	}
}

struct proposals find_proposals(const struct builder *b)
{
	const struct snapshot *s = b->s;
	size_t room = (size_t)(s->n_solutions + s->n_themes + s->n_ideas) + 1;
	struct proposals all = {arena_array(b->a, room, sizeof(struct proposal)), 0};
	add_solutions(b, &all, true);
	add_solutions(b, &all, false);
	for (int i = 0; i < s->n_themes; i++) {
		struct standing st = find_standing(s, 0, s->themes[i].id, 0, b->today);
		if (!s->themes[i].withdrawn && standing_line(st))
			add(&all, s->themes[i].title, "", st);
	}
	for (int i = 0; i < s->n_ideas; i++) {
		struct standing st = standing_of_idea(b, &s->ideas[i]);
		if (!s->ideas[i].withdrawn && standing_line(st))
			add(&all, idea_public(&s->ideas[i]), "", st);
	}
	return all;
}
