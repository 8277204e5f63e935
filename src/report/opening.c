#include "builder.h"

#include <string.h>

#include "tr.h"

/* ---- section 1: in brief ---- */

static void people_point(struct builder *b, struct node *list)
{
	const struct head_count *h = best_heads(b->s);
	if (!h)
		return;
	int total = people_total(h);
	bool whole = false;
	const char *kinds = kinds_of_people(b->a, h, &whole);
	const char *fmt;
	if (!kinds[0])
		fmt = ngettext("%d person took part.", "%d people took part.",
		               (unsigned long)total);
	else if (whole)
		fmt = ngettext("%d person took part: %s.", "%d people took part: %s.",
		               (unsigned long)total);
	else
		fmt = ngettext("%d person took part, including %s.",
		               "%d people took part, including %s.", (unsigned long)total);
	doc_item(b->a, list, arena_printf(b->a, fmt, total, kinds));
}

static void answers_point(struct builder *b, struct node *list)
{
	int n = questions_answered(b);
	const char *answers = answers_phrase(b->a, b->n_ideas);
	const char *questions =
	        arena_printf(b->a, ngettext("%d question", "%d questions", (unsigned long)n), n);
	const char *text;
	if (b->n_groups > 0)
		text = arena_printf(b->a,
		                    ngettext("The participant gave %s to %s, in %s.",
		                             "The participants gave %s to %s, in %s.",
		                             (unsigned long)b->n_people),
		                    answers, questions, groups_phrase(b->a, b->n_groups));
	else
		text = arena_printf(b->a,
		                    ngettext("The participant gave %s to %s.",
		                             "The participants gave %s to %s.",
		                             (unsigned long)b->n_people),
		                    answers, questions);
	doc_item(b->a, list, text);
}

static void ideas_point(struct builder *b, struct node *list)
{
	if (b->n_ideas == 0)
		return;
	if (b->answers) {
		answers_point(b, list);
		return;
	}
	const char *ideas = ideas_phrase(b->a, b->n_ideas);
	const char *text;
	if (b->n_groups > 0)
		text = arena_printf(b->a,
		                    ngettext("The participant wrote down %s in %s.",
		                             "The participants wrote down %s in %s.",
		                             (unsigned long)b->n_people),
		                    ideas, groups_phrase(b->a, b->n_groups));
	else
		text = arena_printf(b->a,
		                    ngettext("The participant wrote down %s.",
		                             "The participants wrote down %s.",
		                             (unsigned long)b->n_people),
		                    ideas);
	doc_item(b->a, list, text);
}

static void themes_point(struct builder *b, struct node *list)
{
	if (b->n_themes == 0)
		return;
	const char *themes = b->n_themes == 1 ? _("one theme")
	                                      : arena_printf(b->a, _("%s themes"),
	                                                     number_word(b->a, b->n_themes));
	doc_item(
	        b->a, list,
	        arena_printf(b->a,
	                     ngettext("The participant chose %s: %s.",
	                              "The participants chose %s: %s.", (unsigned long)b->n_people),
	                     themes, theme_names(b)));
}

static void solutions_point(struct builder *b, struct node *list)
{
	int all = b->n_solutions;
	if (all == 0)
		return;
	int self = count_solutions(b->s, 0, 0, 1);
	unsigned long people = (unsigned long)b->n_people;
	const char *solutions = solutions_phrase(b->a, all);
	const char *text;
	if (self > 0 && self < all)
		text = arena_printf(b->a,
		                    ngettext("The participant came up with %s: %d to do ourselves "
		                             "and %d to pass on to organisations.",
		                             "The participants came up with %s: %d to do "
		                             "ourselves and %d to pass on to organisations.",
		                             people),
		                    solutions, self, all - self);
	else if (self == all)
		text = arena_printf(b->a,
		                    ngettext("The participant came up with %s to do ourselves.",
		                             "The participants came up with %s to do ourselves.",
		                             people),
		                    solutions);
	else
		text = arena_printf(
		        b->a,
		        ngettext("The participant came up with %s to pass on to organisations.",
		                 "The participants came up with %s to pass on to organisations.",
		                 people),
		        solutions);
	doc_item(b->a, list, text);
}

static void reports_point(struct builder *b, struct node *list)
{
	/* In brief has at most five points; the themes say more. */
	if (b->n_reports == 0 || b->n_themes > 0)
		return;
	unsigned long n = (unsigned long)b->n_reports;
	const char *points =
	        arena_printf(b->a, ngettext("%d main point", "%d main points", n), b->n_reports);
	doc_item(b->a, list,
	         arena_printf(b->a,
	                      ngettext("At the end the group named %s.",
	                               "At the end the groups together named %s.",
	                               (unsigned long)b->n_groups),
	                      points));
}

void part_summary(struct builder *b)
{
	struct node *outer = section_begin(b);
	section_text(b, SECTION_SUMMARY, 0);
	struct node *points = doc_new(b->a, "");
	struct node *list = doc_list(b->a, points, false);
	people_point(b, list);
	ideas_point(b, list);
	themes_point(b, list);
	solutions_point(b, list);
	reports_point(b, list);
	if (answer_date(b)[0] && anything_said(b))
		doc_item(b->a, list,
		         arena_printf(b->a, _("You will hear by %s what happens with your input."),
		                      day(b->a, answer_date(b))));
	if (list->first)
		doc_adopt(b->doc, points);
	section_end(b, outer, 2, _("In brief"));
}

/* ---- section 2: about this session ---- */

static const char *influence(const struct builder *b)
{
	static const char *const levels[LEVEL_COUNT] = {
	        [LEVEL_INFORM] = N_("In this session we told you about the plans. The "
	                            "organisations decide."),
	        [LEVEL_CONSULT] = N_("In this session we asked what you think. The organisations "
	                             "decide and explain why."),
	        [LEVEL_COPRODUCE] = N_("In this session we made plans together. You decide "
	                               "together with the organisations."),
	};
	if (b->session->influence[0])
		return with_stop(b->a, b->session->influence);
	return anything_said(b) ? gettext(levels[b->session->level]) : "";
}

static bool has_introduction(const struct builder *b)
{
	for (int i = 0; i < b->s->n_agenda; i++) {
		if (is_introduction(b, &b->s->agenda[i]))
			return true;
	}
	return false;
}

/* "in 4 groups, in two rounds"; "" for one person without a group, who talks with nobody. */
static const char *in_groups(const struct builder *b, int rounds)
{
	if (b->n_groups == 0 && b->n_people == 1)
		return "";
	const char *groups = b->n_groups == 0 ? _("with each other")
	                                      : arena_printf(b->a,
	                                                     ngettext("in %d group", "in %d groups",
	                                                              (unsigned long)b->n_groups),
	                                                     b->n_groups);
	if (rounds < 2)
		return groups;
	const char *in_rounds = arena_printf(b->a, _("in %s rounds"), number_word(b->a, rounds));
	return arena_printf(b->a, _("%s, %s"), groups, in_rounds);
}

const char *how_it_went(struct builder *b, struct buf *prose)
{
	int rounds = 0;
	bool solutions = false;
	for (int i = 0; i < b->s->n_rounds; i++) {
		const struct round *r = &b->s->rounds[i];
		bool held = round_has_content(b, r);
		rounds += held;
		solutions = solutions || (held && r->kind == ROUND_SOLUTIONS);
	}
	if (!anything_said(b))
		return "";
	const char *where = in_groups(b, rounds);
	unsigned long people = (unsigned long)b->n_people;
	bool introduction = has_introduction(b);
	if (introduction)
		say(prose, "%s", _("First there was an introduction."));
	if (introduction && where[0])
		say(prose,
		    ngettext("Then the participant talked %s.", "Then the participants talked %s.",
		             people),
		    where);
	else if (where[0])
		say(prose,
		    ngettext("The participant talked %s.", "The participants talked %s.", people),
		    where);
	if (b->ballot && solutions && rounds == 2)
		say(prose, "%s",
		    _("Between the rounds everyone chose with dots what matters most."));
	else if (b->ballot)
		say(prose, "%s", _("Everyone chose with dots what matters most."));
	if (b->n_reports > 0)
		say(prose, "%s",
		    ngettext("At the end the group told what matters most.",
		             "At the end the groups told each other what matters most.",
		             (unsigned long)b->n_groups));
	return prose->data;
}

void part_about(struct builder *b)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	struct node *outer = section_begin(b);
	doc_markdown(b->a, b->doc, b->series->about);
	if (b->session->number > 0 && anything_said(b))
		say(&prose, _("This was the %s session in the series."),
		    ordinal_word(b->a, b->session->number));
	end_paragraph(b, &prose);
	labelled(b, _("What was the goal?"), with_stop(b->a, b->session->goal));
	labelled(b, _("What could you influence?"), influence(b));
	labelled(b, _("How did it go?"), how_it_went(b, &prose));
	section_text(b, SECTION_ABOUT, 0);
	section_end(b, outer, 2, _("About this session"));
}

/* ---- section 3: introduction and examples ---- */

/* Examples are told when an item for them was held, or when the agenda has none. */
static int count_examples(const struct builder *b)
{
	const struct snapshot *s = b->s;
	bool planned = false, held = false;
	int n = 0;
	for (int i = 0; i < s->n_agenda; i++) {
		if (s->agenda[i].kind != ITEM_EXAMPLE)
			continue;
		planned = true;
		held = held || item_was_held(b, &s->agenda[i]);
	}
	for (int i = 0; i < s->n_examples; i++)
		n += !s->examples[i].withdrawn && (held || !planned);
	return n;
}

static bool is_listed(const struct builder *b, const struct agenda_item *item, int examples)
{
	return item->title[0] && is_introduction(b, item) &&
	       (item->kind != ITEM_EXAMPLE || examples == 0);
}

static void introduction_items(struct builder *b, int examples)
{
	struct node *list = NULL;
	for (int i = 0; i < b->s->n_agenda; i++) {
		const struct agenda_item *item = &b->s->agenda[i];
		if (!is_listed(b, item, examples))
			continue;
		if (!list) {
			doc_paragraph(b->a, b->doc, _("This came up first:"));
			list = doc_list(b->a, b->doc, true);
		}
		doc_item(b->a, list, item->title);
	}
}

/* The lines of a slide become sentences. */
static void say_lines(struct builder *b, struct buf *prose, const char *lines)
{
	for (const char *p = lines; *p;) {
		size_t len = strcspn(p, "\n");
		say_text(b, prose, arena_strndup(b->a, p, len));
		p += len + (p[len] == '\n');
	}
}

static bool lesson_was_told(const struct snapshot *s, int index)
{
	for (int i = 0; i < index; i++) {
		if (!s->examples[i].withdrawn &&
		    strcmp(s->examples[i].lesson, s->examples[index].lesson) == 0)
			return true;
	}
	return false;
}

static void examples(struct builder *b, int n)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	if (n == 0)
		return;
	const char *intro = n == 1 ? _("One example gave inspiration:")
	                           : arena_printf(b->a, _("%s examples gave inspiration:"),
	                                          capitalised(b->a, number_word(b->a, n)));
	doc_paragraph(b->a, b->doc, intro);
	struct node *list = doc_list(b->a, b->doc, true);
	for (int i = 0; i < b->s->n_examples; i++) {
		const struct example *e = &b->s->examples[i];
		if (e->withdrawn)
			continue;
		say_lines(b, &prose, e->lines);
		if (e->presenter[0])
			say(&prose, _("Told by: %s."), e->presenter);
		struct node *item = doc_item(b->a, list, "");
		doc_strong(b->a, item, with_stop(b->a, e->title));
		doc_text(b->a, item, arena_printf(b->a, " %s", prose.data));
		buf_clear(&prose);
	}
	for (int i = 0; i < b->s->n_examples; i++) {
		const struct example *e = &b->s->examples[i];
		if (!e->withdrawn && e->lesson[0] && !lesson_was_told(b->s, i))
			labelled(b, _("The lesson:"), with_stop(b->a, e->lesson));
	}
}

void part_introduction(struct builder *b)
{
	int n = anything_said(b) ? count_examples(b) : 0;
	struct node *outer = section_begin(b);
	introduction_items(b, n);
	section_text(b, SECTION_INTRODUCTION, 0);
	examples(b, n);
	section_end(b, outer, 2, n > 0 ? _("Introduction and examples") : _("Introduction"));
}
