/* What is asked about a vote: opening it, counting again, fixing, late voters. */
#include "app.h"
#include "hall.h"
#include "clustering.h"
#include "overlay.h"
#include "vote.h"

#include <string.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* ---- opening ---- */

static bool hall_is_at(const struct desk *d, const char *scene)
{
	return strcmp(d->stage.scene, scene) == 0;
}

static void show_vote(struct desk *d)
{
	text_copy(d->vote.scene, sizeof(d->vote.scene), d->stage.scene);
	d->vote.focus_id = d->stage.focus_id;
	hall_follow(d, "vote", 0);
}

void vote_follow(struct desk *d, const char *step, bool undone)
{
	if (strcmp(step, "ballot-open") != 0)
		return;
	hall_forget_lots(d);
	if (!undone)
		show_vote(d);
	else if (hall_is_at(d, "vote") && d->vote.scene[0])
		hall_follow(d, d->vote.scene, d->vote.focus_id);
	else if (hall_is_at(d, "vote"))
		/* Opened before the program was started anew. */
		hall_follow(d, "subthemes", 0);
}

struct form_field vote_who_counts(void)
{
	return (struct form_field){.kind = FORM_TEXT,
	                           .label = _("Who count? (no names)"),
	                           .value = _("facilitator"),
	                           .max = 60};
}

static bool open_ballot(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct ballot_request r = {
	        .question_id = id,
	        .groups_agreed = d->vote.agreed,
	        .voters = v->number[0],
	        .dots_per_person = v->number[1],
	        .dots_per_subtheme = v->number[2],
	        .places = v->number[3],
	        .tie_rule = (enum tie_rule)v->number[4],
	        .counted_by = v->text[5],
	};
	struct tally t;
	int people;

	if (!desk_did(d, store_open_ballot(d->store, d->session_id, &r, NULL, e), e))
		return false;
	vote_tally_make(d, &t);
	d->vote.list.selected = t.n > 0 ? t.options[0]->id : 0;
	show_vote(d);
	people = most_people(&d->snap);
	if (people > 0 && r.voters > people)
		desk_say(d, ROLE_WARNING,
		         _("The vote is open. %d voters, but %d people were counted: with %s you "
		           "change that."),
		         r.voters, people, text_with_keys("{late-voters}"));
	else
		desk_say(d, ROLE_GOOD, "%s",
		         _("The vote is open. Type the number of dots for each letter."));
	return true;
}

static void opening_form(struct desk *d)
{
	const struct session *s = d->snap.sessions;
	int64_t question_id = vote_question(d);
	int dots = s->dots_per_person ? s->dots_per_person
	                              : dot_advice(vote_subthemes(d, question_id));
	const struct form_field fields[] = {
	        /* Asked anew just before the vote, never taken over (people leave). */
	        {.kind = FORM_NUMBER, .label = _("How many people vote?"), .value = "", .max = 999},
	        {.kind = FORM_NUMBER,
	         .label = _("Dots for each person"),
	         .max = 20,
	         .value = arena_printf(d->frame, "%d", dots)},
	        {.kind = FORM_NUMBER,
	         .label = _("Dots on one subtheme, at most"),
	         .max = 20,
	         .value = arena_printf(d->frame, "%d", s->dots_per_subtheme)},
	        {.kind = FORM_NUMBER,
	         .label = _("Themes to choose"),
	         .max = SUBTHEME_MAX,
	         .value = arena_printf(d->frame, "%d", s->top_n)},
	        {.kind = FORM_CHOICE,
	         .label = _("With equal places"),
	         .choices = tie_rule_words,
	         .n_choices = TIE_RULE_COUNT,
	         .value = arena_printf(d->frame, "%d", (int)s->tie_rule)},
	        vote_who_counts(),
	};

	form_open(d, _("Open the vote: the list of subthemes is locked then"), fields,
	          N_ITEMS(fields), open_ballot, question_id);
}

static void groups_answered(struct desk *d, int value, int64_t id)
{
	(void)id;
	d->vote.agreed = value == ANSWER_GROUPS_YES  ? VERDICT_YES
	                 : value == ANSWER_GROUPS_NO ? VERDICT_NO
	                                             : VERDICT_OPEN;
	opening_form(d);
}

/* The last moment at which the list can still be mended: with the groups, who made it of what
 * they wrote (domain.md 2, S2-22; method.md 4.2). */
void vote_start(struct desk *d)
{
	static const enum answer answers[] = {ANSWER_GROUPS_YES, ANSWER_GROUPS_NO,
	                                      ANSWER_GROUPS_NOT_ASKED};
	struct list_remarks remarks;
	AUTO_BUF struct buf b;

	list_remarks(d, vote_question(d), &remarks);
	buf_init(&b);
	for (int i = 0; i < remarks.n; i++)
		buf_addf(&b, "%s\n", remarks.lines[i]);
	buf_add(&b, _("Read the list out and ask the groups: do you see your ideas in it?"));
	ask(d, b.data, answers, N_ITEMS(answers), groups_answered, 0);
}

static bool next_count(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct tally t;

	if (!desk_did(
	            d,
	            store_next_count(d->store, d->session_id, id, v->text[0], v->text[1], NULL, e),
	            e))
		return false;
	vote_tally_make(d, &t);
	d->vote.list.selected = t.n > 0 ? t.options[0]->id : 0;
	return true;
}

void vote_count_again(struct desk *d, const struct tally *t)
{
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT,
	         .label = _("Why count again?"),
	         .max = TEXT_MAX_FIELD,
	         .value = t->check.total == t->check.expected
	                          ? ""
	                          : arena_printf(d->frame, _("Expected %d, counted %d."),
	                                         t->check.expected, t->check.total)},
	        {.kind = FORM_TEXT,
	         .label = _("Who count now? (no names)"),
	         .max = 60,
	         .value = _("facilitator and a second person")},
	};

	form_open(d, _("Count again: the first count stays beside it"), fields, N_ITEMS(fields),
	          next_count, t->ballot->id);
}

/* ---- the result ---- */

void vote_say_fixed(struct desk *d)
{
	struct tally t;

	/* The first of the top stands under the cursor: the list is read from there. */
	vote_tally_make(d, &t);
	if (t.n > 0)
		d->vote.list.selected = t.options[t.ranking[0].index]->id;
	struct stage s = d->stage;

	/* Whoever waits for the result sees it place by place. */
	if (hall_is_at(d, "results") && hall_is_ours(d)) {
		hall_hide_again(&s);
		hall_set(d, &s);
	}
	desk_say(d, ROLE_GOOD, "%s",
	         K_("The result is fixed. Press {hall} to show it to the hall."));
}

static void fix_now(struct desk *d, int value, int64_t id)
{
	struct err e = {0};

	(void)value;
	if (desk_did(d, store_fix_result(d->store, d->session_id, id, &e), &e))
		vote_say_fixed(d);
}

void vote_fix(struct desk *d, const struct tally *t)
{
	const char *question, *near;
	struct err e = {0};

	if (t->check.complete && !t->accepted) {
		vote_ask_difference(d, t);
		return;
	}
	if (!t->accepted || t->cut.state == CUT_EMPTY) {
		/* The store says what is wrong. */
		desk_did(d, store_fix_result(d->store, d->session_id, t->ballot->id, &e), &e);
		return;
	}
	question =
	        arena_printf(d->frame, _("Fix the result? %s. After that you cannot take it back."),
	                     vote_top(d, t));
	near = vote_nearly_equal(d, t);
	if (near[0])
		question = arena_printf(d->frame, "%s\n%s", near, question);
	ask_yes(d, question, fix_now, t->ballot->id);
}

/* ---- a difference ---- */

static bool accept_difference(struct desk *d, const struct form_values *v, int64_t id,
                              struct err *e)
{
	struct tally t;

	if (!desk_did(d, store_accept_difference(d->store, d->session_id, id, v->text[0], e), e))
		return false;
	/* On to what was asked for: the count is accepted now. */
	vote_tally_make(d, &t);
	if (t.cut.state == CUT_TIED)
		vote_ask_tie(d, &t);
	else
		vote_fix(d, &t);
	return true;
}

static void difference_answer(struct desk *d, int value, int64_t id)
{
	struct tally t;

	vote_tally_make(d, &t);
	if (value == ANSWER_DIFFERENCE_COUNT)
		vote_count_again(d, &t);
	else
		form_line(d, _("Leave the difference: the reason goes into the report"),
		          _("Why is there a difference?"), "", TEXT_MAX_FIELD, accept_difference,
		          id);
}

/* What is left when counting again brings the same numbers: nobody may choose which dot was one
 * too many, but where one went can be known. */
static const char *way_out(const struct tally *t)
{
	if (t->check.over_option >= 0 || t->check.over_total || t->check.total > t->check.expected)
		return text_with_keys(K_("Still so? If somebody got a dot extra, fill that in with "
		                         "{late-voters}. If nobody knows, begin a new vote with "
		                         "{vote-reopen}."));
	return _("Still so? A dot that is lost was not given: add it to the dots left over.");
}

void vote_ask_difference(struct desk *d, const struct tally *t)
{
	const enum answer answers[] = {ANSWER_DIFFERENCE_COUNT, ANSWER_DIFFERENCE_ACCEPT};
	const char *consequence = _("It cannot change the result.");
	char wrong[160];

	if (t->doubtful)
		consequence =
		        arena_printf(d->frame, "%s %s",
		                     _("This difference can change the result. Count together "
		                       "again, the dots left over too."),
		                     way_out(t));
	tally_what_is_wrong(&d->snap, t, wrong, sizeof(wrong));
	ask(d, arena_printf(d->frame, "%s %s", wrong, consequence), answers, t->doubtful ? 1 : 2,
	    difference_answer, t->ballot->id);
}

/* ---- late voters and reopening ---- */

static bool set_voters(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	const struct change changes[] = {
	        {.field = "voters", .number = v->number[0]},
	        {.field = "extra_dots", .number = v->number[1] < 0 ? 0 : v->number[1]},
	};

	return desk_did(d,
	                store_edit(d->store, d->session_id, ENTITY_ballot, id, changes,
	                           N_ITEMS(changes), "voters-set", "", e),
	                e);
}

void vote_change_voters(struct desk *d, const struct ballot *b)
{
	const struct form_field fields[] = {
	        {.kind = FORM_NUMBER,
	         .label = _("How many people vote?"),
	         .max = 999,
	         .value = arena_printf(d->frame, "%d", b->voters)},
	        {.kind = FORM_NUMBER,
	         .label = _("Extra dots handed out"),
	         .max = 999,
	         .optional = true,
	         .value = arena_printf(d->frame, "%d", b->extra_dots)},
	};

	form_open(d, _("Somebody came late or left"), fields, N_ITEMS(fields), set_voters, b->id);
}

static bool invalidate(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	if (!desk_did(d, store_invalidate_ballot(d->store, d->session_id, id, v->text[0], e), e))
		return false;
	hall_forget_lots(d);
	/* The hall must not go on voting, or see a result that does not count. */
	if (hall_is_at(d, "vote") || hall_is_at(d, "results"))
		hall_follow(d, "subthemes", 0);
	desk_say(d, ROLE_WARNING, "%s", _("This vote does not count. The list is open again."));
	return true;
}

void vote_reopen(struct desk *d)
{
	form_line(d, _("This vote does not count any more"), _("Why? It goes into the report"), "",
	          TEXT_MAX_FIELD, invalidate, current_ballot(&d->snap)->id);
}
