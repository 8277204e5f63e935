/* The terugkoppeling (domain.md 5.3): one page for who took part, with what was said and how it
 * stands.  "Jullie" is who said it together, "je" who reads it.  What does not fit is counted, so
 * that nothing is left out silently. */
#include "builder.h"

#include "arena.h"
#include "document.h"
#include "tr.h"

/* How an answer that is known reads on the page; those of which nothing is known have no block. */
enum block { BLOCK_DONE, BLOCK_BUSY, BLOCK_NOT, BLOCK_ANSWERED, BLOCK_COUNT };

/* At most so many of each, however much room there is. */
enum { TOLD_MAX = 5, SELF_MAX = 3 };

/* How many there is room for: of each block, of main points, of what people can do themselves. */
struct room {
	int told[BLOCK_COUNT], points, self;
	int list;     /* 1: the themes stand in a list, and not in a sentence */
	int amounts;  /* 1: how many ideas and solutions there were is told too */
	bool no_code; /* the QR code gives way */
};

const char *feedback_title(const struct builder *b)
{
	(void)b;
	return _("What do we do with your ideas?");
}

/* "Eerste dialoogsessie Participatiehub van 15 mei 2025. Stand op 12 juni 2025." */
void feedback_line(struct builder *b)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	const char *name = b->session->title[0] ? b->session->title : b->series->name;
	const char *date = day(b->a, b->session->date);
	if (name[0] && date[0])
		/* Translators: the title of a session, and its date. */
		say(&prose, C_("session", "%s of %s."), name, date);
	else
		say_text(b, &prose, name[0] ? name : date);
	if (b->today[0])
		say_text(b, &prose, capitalised(b->a, as_of(b->a, b->today)));
	end_paragraph(b, &prose);
}

/* ---- what was said ---- */

static const char *chosen(const struct builder *b)
{
	return b->n_themes == 1 ? _("You chose this theme:")
	                        : arena_printf(b->a, _("You chose %s themes:"),
	                                       number_word(b->a, b->n_themes));
}

/* "You chose three themes: A, B and C."; in a list they come below it. */
static void say_themes(const struct builder *b, struct buf *prose, bool in_list)
{
	if (b->n_themes == 0)
		return;
	say(prose, "%s", chosen(b));
	if (!in_list)
		say(prose, "%s", with_stop(b->a, theme_names(b)));
}

static void list_themes(struct builder *b)
{
	if (b->n_themes == 0)
		return;
	struct node *list = doc_list(b->a, b->doc, places_count_on(b));
	for (int i = 0; i < b->s->n_themes; i++) {
		const struct theme *t = &b->s->themes[i];
		if (!t->withdrawn)
			doc_item(b->a, list, theme_name(t));
	}
}

static void say_amounts(struct builder *b, struct buf *prose)
{
	int questions = questions_answered(b);
	const char *ideas = ideas_phrase(b->a, b->n_ideas);
	const char *solutions = solutions_phrase(b->a, b->n_solutions);
	if (b->n_ideas > 0 && b->answers)
		say(prose,
		    ngettext("You gave %s to %d question.", "You gave %s to %d questions.",
		             (unsigned long)questions),
		    answers_phrase(b->a, b->n_ideas), questions);
	else if (b->n_ideas > 0 && b->n_solutions > 0)
		say(prose, _("You wrote down %s and came up with %s."), ideas, solutions);
	else if (b->n_ideas > 0)
		say(prose, _("You wrote down %s."), ideas);
	if (b->n_solutions > 0 && (b->n_ideas == 0 || b->answers))
		say(prose, _("You came up with %s."), solutions);
}

static void say_other_points(struct builder *b, int n)
{
	if (n > 0)
		doc_paragraph(b->a, b->doc,
		              arena_printf(b->a,
		                           ngettext("The other point is in the report.",
		                                    "The other %d points are in the report.",
		                                    (unsigned long)n),
		                           n));
}

/* The points that groups gave this place, until there are enough; how many are told by then. */
static int points_on_place(struct builder *b, struct node *list, int place, int told, int most)
{
	for (int i = 0; i < b->s->n_reports && told < most; i++) {
		const struct group_report *r = &b->s->reports[i];
		if (r->withdrawn || !r->text[0] || r->position != place)
			continue;
		doc_item(b->a, list, with_stop(b->a, r->text));
		told++;
	}
	return told;
}

static int last_place(const struct builder *b)
{
	int last = 0;
	for (int i = 0; i < b->s->n_reports; i++)
		last = b->s->reports[i].position > last ? b->s->reports[i].position : last;
	return last;
}

/* What mattered most to the groups is told when no themes were chosen. */
static bool has_main_points(const struct builder *b)
{
	return b->n_reports > 0 && b->n_themes == 0;
}

/* Of each group its first point before the second of any. */
static void main_points(struct builder *b, int most)
{
	int told = 0;
	if (!has_main_points(b))
		return;
	struct node *list = doc_list(b->a, b->doc, false);
	for (int place = 0; place <= last_place(b); place++)
		told = points_on_place(b, list, place, told, most);
	say_other_points(b, b->n_reports - told);
}

static void said(struct builder *b, const struct room *room)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	if (room->amounts > 0 || (b->n_themes == 0 && !has_main_points(b)))
		say_amounts(b, &prose);
	say_themes(b, &prose, room->list > 0);
	if (has_main_points(b))
		say(&prose, "%s",
		    ngettext("This mattered most to your group:",
		             "This mattered most to the groups:", (unsigned long)b->n_groups));
	labelled(b, _("This is what you said."), prose.data);
	if (room->list > 0)
		list_themes(b);
	main_points(b, room->points);
}

/* ---- how it stands ---- */

/* What was adopted is promised, and not done yet. */
static enum block block_of(const struct proposal *p)
{
	static const enum block blocks[FOLLOW_STATUS_COUNT] = {
	        [FOLLOW_RECEIVED] = BLOCK_BUSY,       [FOLLOW_PASSED_ON] = BLOCK_BUSY,
	        [FOLLOW_IN_PROGRESS] = BLOCK_BUSY,    [FOLLOW_ADOPTED] = BLOCK_BUSY,
	        [FOLLOW_PARTLY_ADOPTED] = BLOCK_BUSY, [FOLLOW_NOT_ADOPTED] = BLOCK_NOT,
	        [FOLLOW_CARRIED_OUT] = BLOCK_DONE,    [FOLLOW_ANSWERED] = BLOCK_ANSWERED,
	        [FOLLOW_TAKEN_UP] = BLOCK_BUSY,       [FOLLOW_STARTED] = BLOCK_DONE,
	        [FOLLOW_FINISHED] = BLOCK_DONE,       [FOLLOW_STOPPED] = BLOCK_NOT,
	};
	const struct follow_up *f = standing_line(p->standing);
	return f ? blocks[f->status] : BLOCK_COUNT;
}

/* Without dates: the page has one, on top.  The heading promises the reason. */
static const char *proposal_line(struct builder *b, const struct proposal *p, enum block which)
{
	const char *text = with_standing(b, p->text, p->standing, false);
	if (which == BLOCK_NOT && !standing_line(p->standing)->explanation[0])
		text = arena_printf(b->a, "%s %s", text, _("The reason is not known yet."));
	return text;
}

/* The first proposals of a block, at most so many; how many. */
static int block_list(struct builder *b, const struct proposals *all, enum block which, int most)
{
	struct node *list = NULL;
	int told = 0;
	for (int i = 0; i < all->n && told < most; i++) {
		if (block_of(&all->list[i]) != which)
			continue;
		if (!list)
			list = doc_list(b->a, b->doc, false);
		doc_item(b->a, list, proposal_line(b, &all->list[i], which));
		told++;
	}
	return told;
}

static int count_block(const struct proposals *all, enum block which)
{
	int n = 0;
	for (int i = 0; i < all->n; i++)
		n += block_of(&all->list[i]) == which;
	return n;
}

/* Nothing is known of anything: then that is what is told. */
static void nothing_known(struct builder *b)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	doc_heading(b->a, b->doc, 2, _("What happens with your input?"));
	say_answer(b, &prose, false, answer_date(b));
	end_paragraph(b, &prose);
}

static int blocks(struct builder *b, const struct proposals *all, const struct room *room)
{
	static const char *const headings[BLOCK_COUNT] = {
	        [BLOCK_DONE] = N_("This has worked out already"),
	        [BLOCK_BUSY] = N_("We are working on this"),
	        [BLOCK_NOT] = N_("We are not doing this, and this is why"),
	        [BLOCK_ANSWERED] = N_("We gave an answer to this"),
	};
	int told = 0;
	if (count_block(all, BLOCK_COUNT) == all->n) {
		nothing_known(b);
		return 0;
	}
	for (int which = 0; which < BLOCK_COUNT; which++) {
		struct node *outer = section_begin(b);
		told += block_list(b, all, (enum block)which, room->told[which]);
		section_end(b, outer, 2, gettext(headings[which]));
	}
	return told;
}

/* ---- what people can do themselves ---- */

/* Of what somebody took up already the page told above. */
static bool can_be_done(const struct builder *b, const struct solution *s)
{
	return !s->withdrawn && s->addressee == FOR_SELF && !standing_line(standing_of(b, s));
}

static void say_more_to_do(struct buf *prose, int told, int n)
{
	unsigned long rest = (unsigned long)(n - told);
	const char *more = ngettext("One more thing that you can do is in the report.",
	                            "%d more things that you can do are in the report.", rest);
	const char *all = ngettext("One thing that you can do is in the report.",
	                           "%d things that you can do are in the report.", rest);
	if (rest > 0)
		say(prose, told > 0 ? more : all, n - told);
}

static void do_yourself(struct builder *b, int most)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	int told = 0, n = 0;
	for (int i = 0; i < b->s->n_solutions; i++) {
		const struct solution *s = &b->s->solutions[i];
		if (!can_be_done(b, s))
			continue;
		n++;
		if (!s->highlighted || told == most)
			continue;
		say_text(b, &prose, solution_public(s));
		told++;
	}
	say_more_to_do(&prose, told, n);
	labelled(b, _("You can do this yourself now:"), prose.data);
}

static void react(struct builder *b, const struct room *room)
{
	struct node *holder = doc_new(b->a, ""), *p = doc_paragraph(b->a, holder, "");
	doc_strong(b->a, p, _("Do you want to react or join in?"));
	if (say_how_to_react(b, p))
		doc_adopt(b->doc, holder);
	if (!room->no_code)
		web_page_code(b);
}

/* ---- what is not on the page ---- */

static const char *others_line(bool web_page, bool known, unsigned long n)
{
	if (web_page && !known)
		return ngettext("The other proposal is on the web page.",
		                "The other %d proposals are on the web page.", n);
	if (!known)
		return ngettext("The other proposal is in the report.",
		                "The other %d proposals are in the report.", n);
	if (web_page)
		return ngettext("The other proposal is on the web page, with how it stands.",
		                "The other %d proposals are on the web page, with how they stand.",
		                n);
	return ngettext("The other proposal is in the report, with how it stands.",
	                "The other %d proposals are in the report, with how they stand.", n);
}

static const char *all_line(bool web_page, unsigned long n)
{
	if (web_page)
		return ngettext("The proposal is on the web page.",
		                "All %d proposals are on the web page.", n);
	return ngettext("The proposal is in the report.", "All %d proposals are in the report.", n);
}

/* Those of the rest that nobody told anything about yet; the page said so when that is all. */
static void say_unknown(struct builder *b, struct buf *prose, int unknown, int rest)
{
	const char *date = answer_date(b);
	if (unknown == rest)
		say(prose, "%s",
		    ngettext("We do not know anything about it yet.",
		             "We do not know anything about them yet.", (unsigned long)rest));
	else
		say(prose,
		    ngettext("We do not know anything about %d of them yet.",
		             "We do not know anything about %d of them yet.",
		             (unsigned long)unknown),
		    unknown);
	if (date[0])
		say(prose, _("You will hear about it by %s."), day(b->a, date));
}

/* How they stand is promised only where that is known of one of them. */
static void rest_of_proposals(struct builder *b, int told, const struct proposals *proposals)
{
	AUTO_BUF struct buf prose;
	buf_init(&prose);
	int n = proposals->n, rest = n - told, unknown = count_block(proposals, BLOCK_COUNT);
	bool web_page = b->series->web_page[0];
	if (rest > 0)
		say(&prose,
		    told > 0 ? others_line(web_page, rest > unknown, (unsigned long)rest)
		             : all_line(web_page, (unsigned long)rest),
		    rest);
	if (unknown > 0 && unknown < n)
		say_unknown(b, &prose, unknown, rest);
	end_paragraph(b, &prose);
}

/* ---- the page ---- */

static struct node *page_of(struct builder *b, const struct proposals *all, const struct room *room)
{
	struct node *outer = section_begin(b), *page = b->doc;
	said(b, room);
	int told = blocks(b, all, room);
	do_yourself(b, room->self);
	react(b, room);
	rest_of_proposals(b, told, all);
	b->doc = outer;
	return page;
}

/* Pages that are tried are made in memory of their own, for all but the last are thrown away. */
static bool fits(const struct builder *b, const struct proposals *all, const struct room *room)
{
	struct builder tried = *b;
	tried.a = arena_new();
	const struct node *page = page_of(&tried, all, room);
	bool is_enough = doc_fits_on_page(b->doc, page, b->o->style && b->o->style->logo);
	arena_free(tried.a);
	return is_enough;
}

/* One more of a part, from what was tried before on, as long as the page is not full. */
static void try_more(const struct builder *b, const struct proposals *all, struct room *room,
                     int *part, int more)
{
	if (*part != more - 1)
		return;
	*part = more;
	if (!fits(b, all, room))
		*part = more - 1;
}

/* Of everything the first before the second of anything; how the themes stand there
 * and how much there was is missed least. */
static struct room fill(const struct builder *b, const struct proposals *all, bool no_code)
{
	struct room room = {.points = 1, .no_code = no_code};
	for (int more = 1; more <= TOLD_MAX; more++) {
		try_more(b, all, &room, &room.points, more);
		for (int which = 0; which < BLOCK_COUNT; which++)
			try_more(b, all, &room, &room.told[which], more);
		if (more <= SELF_MAX)
			try_more(b, all, &room, &room.self, more);
	}
	try_more(b, all, &room, &room.list, 1);
	try_more(b, all, &room, &room.amounts, 1);
	return room;
}

/* A block for which there was no room at all. */
static bool lacks_a_block(const struct proposals *all, const struct room *room)
{
	for (int which = 0; which < BLOCK_COUNT; which++) {
		if (room->told[which] == 0 && count_block(all, (enum block)which) > 0)
			return true;
	}
	return false;
}

/* What is not done, and why, matters more than the code of an address that is told as well. */
void feedback_page(struct builder *b)
{
	const struct proposals all = find_proposals(b);
	find_page_code(b);
	struct room room = fill(b, &all, false);
	if (lacks_a_block(&all, &room))
		room = fill(b, &all, true);
	doc_adopt(b->doc, page_of(b, &all, &room));
}
