#include "report.h"

#include <string.h>

#include "builder.h"
#include "date.h"
#include "tr.h"

/* What is missing for a good verslag, the weightiest first: what is still open in
 * the session, then what nobody filled in or wrote. */

enum { OPEN_MAX = 64 };

struct missing {
	struct arena *a;
	struct missing_point *out;
	int n, max;
	struct missing_point no_room; /* for what is not told any more */
};

static struct missing_point *add(struct missing *m, enum missing_place place, const char *sentence)
{
	if (m->n == m->max)
		return &m->no_room;
	m->out[m->n] = (struct missing_point){.sentence = sentence, .place = place};
	return &m->out[m->n++];
}

static void add_text(struct missing *m, enum section section, int64_t theme_id,
                     const char *sentence)
{
	struct missing_point *p = add(m, MISSING_TEXT, sentence);

	p->section = section;
	p->theme_id = theme_id;
}

const char *open_point_sentence(const struct open_point *p, struct arena *a)
{
	unsigned long n = (unsigned long)p->number;
	switch (p->kind) {
	case OPEN_GROUP_WITHOUT_IDEAS:
		return arena_printf(a, _("%s has no ideas yet."),
		                    p->what[0] ? p->what
		                               : arena_printf(a, _("Group %d"), p->number));
	case OPEN_LOOSE_IDEAS:
		return arena_printf(a,
		                    ngettext("%d idea is not in a subtheme yet.",
		                             "%d ideas are not in a subtheme yet.", n),
		                    p->number);
	case OPEN_ILLEGIBLE:
		return arena_printf(a,
		                    ngettext("%d note could not be read. Ask the group.",
		                             "%d notes could not be read. Ask the groups.", n),
		                    p->number);
	case OPEN_PERSONAL_DATA:
		return arena_printf(
		        a,
		        ngettext("%d text may hold a name or address. Look at it first.",
		                 "%d texts may hold a name or address. Look at them first.", n),
		        p->number);
	case OPEN_NO_VOTE_RESULT:
		return _("The result of the vote is not fixed yet.");
	case OPEN_MORE_VOTERS:
		return arena_printf(a,
		                    ngettext("%d person voted. That is more than were counted.",
		                             "%d people voted. That is more than were counted.",
		                             (unsigned long)p->number),
		                    p->number);
	case OPEN_NOT_VOTED:
		return arena_printf(a, _("Nobody voted on the subthemes of: %s"), p->what);
	case OPEN_THEME_WITHOUT_SOLUTIONS:
		return arena_printf(a, _("There are no solutions yet for the theme \"%s\"."),
		                    p->what);
	case OPEN_NO_END_COUNT:
		return _("Not filled in yet: the number of people at the end.");
	case OPEN_NO_ANSWER_DATE:
		return _("Not filled in yet: the date by which people get an answer.");
	case OPEN_NO_NEXT_DATE:
		return _("Not filled in yet: a next date.");
	case OPEN_NOTHING_MISSED:
		return _("Not filled in yet: whom you missed today.");
	case OPEN_NOT_PASSED_ON:
		return arena_printf(a,
		                    ngettext("Nobody has received %d proposal with * yet.",
		                             "Nobody has received %d proposals with * yet.", n),
		                    p->number);
	case OPEN_NO_VALUES:
		return _("Not filled in yet: how it went with the core values.");
	case OPEN_NO_EVIDENCE:
		return arena_printf(
		        a,
		        ngettext("Nothing is filled in yet for %d condition of the grant.",
		                 "Nothing is filled in yet for %d conditions of the grant.", n),
		        p->number);
	}
	return "";
}

/* A runsheet brings the planning as it once was, and no screen can change it: what is
 * different now goes into the facilitator's own text below it. */
static void planning(struct missing *m, const struct snapshot *s)
{
	enum { OLD_DAYS = 92 };
	char limit[DATE_SIZE], when[64];

	if (s->n_phases == 0) {
		add(m, MISSING_DETAIL, _("Not filled in yet: the phases of the project."));
		return;
	}
	for (int i = 0; i < s->n_phases && date_valid(s->sessions->date); i++) {
		const char *reference = s->phases[i].reference_date;

		if (!phase_is_of_session(s, &s->phases[i]) || !date_valid(reference))
			continue;
		date_add_days(reference, OLD_DAYS, limit);
		date_long(reference, when, sizeof when);
		if (strcmp(limit, s->sessions->date) < 0 &&
		    !find_section_text(s, SECTION_NEXT, 0)[0])
			add_text(
			        m, SECTION_NEXT, 0,
			        arena_printf(m->a,
			                     _("The planning comes from the runsheet and is of %s. "
			                       "Write under \"What comes next\" what has changed."),
			                     when));
		return;
	}
}

static void facts(struct missing *m, const struct snapshot *s)
{
	const struct session *session = s->sessions;
	if (!session->date[0])
		add(m, MISSING_DETAIL, _("Not filled in yet: the date of the session."));
	if (!session->place[0])
		add(m, MISSING_DETAIL, _("Not filled in yet: the place."));
	if (!session->goal[0])
		add(m, MISSING_DETAIL, _("Not filled in yet: the goal of the session."));
	if (!find_heads(s, HEADS_START))
		add(m, MISSING_CLOSING, _("Not filled in yet: the number of people at the start."));
	if (!s->series->web_page[0] && !s->series->mail[0])
		add(m, MISSING_DETAIL, _("Not filled in yet: a web page or mail address."));
	planning(m, s);
}

/* Nothing on top means that the report names no proposal at all. */
static void highlights(struct missing *m, const struct snapshot *s)
{
	for (int i = 0; i < s->n_themes; i++) {
		const struct theme *t = &s->themes[i];
		bool any = false;
		for (int j = 0; j < s->n_solutions; j++)
			any = any || (!s->solutions[j].withdrawn && s->solutions[j].highlighted &&
			              s->solutions[j].theme_id == t->id);
		if (!t->withdrawn && !any && count_solutions(s, t->id, 0, 0) > 0)
			add(m, MISSING_SOLUTION,
			    arena_printf(
			            m->a,
			            _("No solution is marked for the top of the report for the "
			              "theme \"%s\"."),
			            t->title));
	}
}

static void texts(struct missing *m, const struct snapshot *s)
{
	if (!find_section_text(s, SECTION_INTRODUCTION, 0)[0])
		add_text(m, SECTION_INTRODUCTION, 0,
		         _("Not written yet: the text about the introduction."));
	for (int i = 0; i < s->n_themes; i++) {
		const struct theme *t = &s->themes[i];
		if (!t->withdrawn && !find_section_text(s, SECTION_ROUND_2, t->id)[0])
			add_text(
			        m, SECTION_ROUND_2, t->id,
			        arena_printf(m->a,
			                     _("Not written yet: the text about the theme \"%s\"."),
			                     t->title));
	}
}

int report_missing(const struct snapshot *s, struct arena *a, struct missing_point *out, int max)
{
	struct missing m = {.a = a, .out = out, .max = max};
	struct open_point points[OPEN_MAX];
	int n = find_open_points(s, points, OPEN_MAX);
	for (int i = 0; i < n; i++)
		add(&m, MISSING_POINT, open_point_sentence(&points[i], a))->point = points[i];
	facts(&m, s);
	highlights(&m, s);
	texts(&m, s);
	return m.n;
}
