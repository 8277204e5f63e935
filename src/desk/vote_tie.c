/* Equal places across the border: the rule is carried out, and that fixes the result. */
#include "app.h"
#include "hall.h"
#include "overlay.h"
#include "vote.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "text.h"
#include "tr.h"

/* What stands between letters: "A, C and E", "a+e".  The words in both languages. */
static bool is_separator(const char *s, size_t len)
{
	return (len == 2 && strncasecmp(s, "en", len) == 0) ||
	       (len == 3 && strncasecmp(s, "and", len) == 0);
}

bool vote_letters(const char *typed, bool taken[SUBTHEME_MAX])
{
	static const char between[] = " ,;&+";
	size_t len;
	int letter;

	memset(taken, 0, SUBTHEME_MAX * sizeof(*taken));
	for (typed += strspn(typed, between); *typed; typed += strspn(typed, between)) {
		len = strcspn(typed, between);
		letter = (*typed | 0x20) - 'a';
		if (len == 1 && letter >= 0 && letter < SUBTHEME_MAX)
			taken[letter] = true;
		else if (!is_separator(typed, len))
			return false;
		typed += len;
	}
	return true;
}

/* The equal options with the letters that were typed; their number, or -1 and *e.  It
 * decides a vote for good: so nothing is guessed. */
static int chosen_options(struct desk *d, const struct tally *t, const char *typed,
                          int64_t chosen[SUBTHEME_MAX], struct err *e)
{
	bool taken[SUBTHEME_MAX];
	char code[CODE_SIZE];
	int i, n = 0;

	if (!vote_letters(typed, taken)) {
		err_set(e, E_INVALID, "%s", _("Type only letters, with a comma between them."));
		return -1;
	}
	for (i = t->cut.tie_first; i <= t->cut.tie_last; i++) {
		const struct ballot_option *o = t->options[t->ranking[i].index];
		const struct subtheme *sub = snapshot_find_subtheme(&d->snap, o->subtheme_id);

		if (sub && sub->code >= 1 && sub->code <= SUBTHEME_MAX && taken[sub->code - 1]) {
			taken[sub->code - 1] = false;
			chosen[n++] = o->id;
		}
	}
	for (i = 0; i < SUBTHEME_MAX; i++)
		if (taken[i]) {
			err_set(e, E_INVALID, _("%s is not one of the equal ones: %s."),
			        subtheme_code(i + 1, code), vote_equal_ones(d, t));
			return -1;
		}
	return n;
}

/* v: the letters, and how it was decided or who looked on. */
static bool settle_chosen(struct desk *d, const struct form_values *v, enum tie_rule how,
                          struct err *e)
{
	int64_t chosen[SUBTHEME_MAX];
	struct tally t;
	int n;

	vote_tally_make(d, &t);
	n = chosen_options(d, &t, v->text[0], chosen, e);
	if (n < 0)
		return false;
	if (n != t.cut.tie_places) {
		err_set(e, E_INVALID, _("Choose %d of these letters: %s."), t.cut.tie_places,
		        vote_equal_ones(d, &t));
		return false;
	}
	if (!desk_did(d,
	              store_settle_tie(d->store, d->session_id, t.ballot->id, how, chosen, n,
	                               v->text[1], e),
	              e))
		return false;
	vote_say_fixed(d);
	return true;
}

static bool settle_together(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	(void)id;
	return settle_chosen(d, v, TIE_TOGETHER, e);
}

/* Whether an id is in a list of them; *n how many there are. */
static bool has_id(const char *list, int64_t id, int *n)
{
	bool found = false;
	char *end;

	for (*n = 0;; list = end, (*n)++) {
		long long one = strtoll(list, &end, 10);

		if (end == list)
			return found;
		found |= one == id;
	}
}

/* The letters that were drawn among these equal ones before: a lot is drawn once; NULL: none were.
 */
static const char *drawn_before(struct desk *d, const struct tally *t)
{
	const struct stage *s = &d->stage;
	const char *letters = "";
	char code[CODE_SIZE];

	if (s->lots_at == 0 || s->session_id != d->session_id)
		return NULL;
	for (int i = t->cut.tie_first; i <= t->cut.tie_last; i++) {
		const struct subtheme *sub = snapshot_find_subtheme(
		        &d->snap, t->options[t->ranking[i].index]->subtheme_id);
		int n;

		if (!has_id(s->lots, sub->id, &n) || n != t->cut.tie_last - t->cut.tie_first + 1)
			return NULL;
		if (has_id(s->lots_drawn, sub->id, &n))
			letters = arena_printf(d->frame, "%s%s%s", letters, letters[0] ? " " : "",
			                       subtheme_code(sub->code, code));
	}
	return letters;
}

/* "E", "e " and " E" are the same letters. */
static bool same_letters(const char *one, const char *other)
{
	for (;; one++, other++) {
		one += strspn(one, " ,");
		other += strspn(other, " ,");
		if (toupper((unsigned char)*one) != toupper((unsigned char)*other))
			return false;
		if (!*one)
			return true;
	}
}

/* Everybody saw what was drawn on the screen: nothing else can be written down. */
static bool settle_lot(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct tally t;
	const char *drawn;

	(void)id;
	vote_tally_make(d, &t);
	drawn = drawn_before(d, &t);
	if (drawn && !same_letters(v->text[0], drawn)) {
		err_set(e, E_INVALID, _("The lot was drawn in the hall: it is %s."), drawn);
		return false;
	}
	return settle_chosen(d, v, TIE_LOT, e);
}

static bool settle_widen(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	if (!desk_did(d,
	              store_settle_tie(d->store, d->session_id, id, TIE_WIDEN, NULL, 0, v->text[0],
	                               e),
	              e))
		return false;
	vote_say_fixed(d);
	return true;
}

static bool open_run_off(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	struct tally t;

	if (!desk_did(d,
	              store_open_run_off(d->store, d->session_id, id, v->number[0], v->text[1],
	                                 NULL, e),
	              e))
		return false;
	vote_tally_make(d, &t);
	d->vote.list.selected = t.n > 0 ? t.options[0]->id : 0;
	desk_say(d, ROLE_GOOD, "%s",
	         _("Everybody chooses one of the equal ones. Type the numbers."));
	return true;
}

/* ---- the questions ---- */

static void letters_form(struct desk *d, const char *title, const char *letters, const char *value,
                         const char *how, form_fn *store)
{
	const struct form_field fields[] = {
	        {.kind = FORM_TEXT, .label = letters, .value = value, .max = 100},
	        {.kind = FORM_TEXT, .label = how, .value = "", .max = TEXT_MAX_FIELD},
	};

	form_open(d, title, fields, N_ITEMS(fields), store, 0);
}

/* ---- lots ---- */

/* The form in which it is written down what came out. */
static void lots_form(struct desk *d, int places, const char *drawn)
{
	letters_form(d, _("Drawing lots: the result is fixed then"),
	             arena_printf(d->frame,
	                          ngettext("Which letter came out?", "Which %d letters came out?",
	                                   (unsigned long)places),
	                          places),
	             drawn, _("Who looked on? (no names)"), settle_lot);
}

/* The equal subthemes in any order: the first of them are drawn. */
static int shuffled(struct desk *d, const struct tally *t, const struct subtheme *out[SUBTHEME_MAX])
{
	int n = 0;

	for (int i = t->cut.tie_first; i <= t->cut.tie_last && n < SUBTHEME_MAX; i++)
		out[n++] = snapshot_find_subtheme(&d->snap,
		                                  t->options[t->ranking[i].index]->subtheme_id);
	for (int i = 0; i < n; i++) {
		int other = i + (int)arc4random_uniform((uint32_t)(n - i));
		const struct subtheme *s = out[i];

		out[i] = out[other];
		out[other] = s;
	}
	return n;
}

static void show_lots_again(struct desk *d, const struct tally *t, const char *letters)
{
	struct stage s = hall_stage(d);

	s.scene = "lots";
	hall_hide_again(&s);
	s.message = "";
	s.black = s.pause = false;
	if (!hall_set(d, &s))
		return;
	lots_form(d, t->cut.tie_places, letters);
	desk_say(d, ROLE_WARNING, "%s", _("The lot was drawn already: this came out."));
}

/* For everybody to see: the screen of the hall goes past all of them, slower and slower, and stays
 * at what was drawn, which the form has already. */
static void draw_on_screen(struct desk *d, const struct tally *t)
{
	const struct subtheme *subs[SUBTHEME_MAX];
	int n = shuffled(d, t, subs);
	struct stage s = hall_stage(d);
	const char *all = "", *drawn = "", *letters = "";
	char code[CODE_SIZE];

	for (int i = 0; i < n; i++) {
		const char *gap = i > 0 ? " " : "";

		all = arena_printf(d->frame, "%s%s%lld", all, gap, (long long)subs[i]->id);
		if (i >= t->cut.tie_places)
			continue;
		drawn = all;
		letters = arena_printf(d->frame, "%s%s%s", letters, gap,
		                       subtheme_code(subs[i]->code, code));
	}
	s.scene = "lots";
	hall_hide_again(&s);
	s.message = "";
	s.black = s.pause = false;
	s.lots = all;
	s.lots_drawn = drawn;
	s.lots_at = desk_now(d);
	if (hall_set(d, &s))
		lots_form(d, t->cut.tie_places, letters);
}

static void lots_answer(struct desk *d, int value, int64_t id)
{
	struct tally t;
	const char *before;

	(void)id;
	vote_tally_make(d, &t);
	before = drawn_before(d, &t);
	/* On paper it would be another lot. */
	if (before)
		show_lots_again(d, &t, before);
	else if (value == ANSWER_LOTS_SCREEN)
		draw_on_screen(d, &t);
	else
		lots_form(d, t.cut.tie_places, "");
}

static void tie_answer(struct desk *d, int value, int64_t id)
{
	const struct form_field again[] = {
	        {.kind = FORM_NUMBER, .label = _("How many people vote?"), .value = "", .max = 999},
	        vote_who_counts(),
	};
	const enum answer where[] = {ANSWER_LOTS_SCREEN, ANSWER_LOTS_PAPER};
	struct tally t;
	int places;

	vote_tally_make(d, &t);
	places = t.cut.tie_places;
	if (value == ANSWER_TIE_RUN_OFF)
		form_open(d, _("Vote again between the equal ones"), again, N_ITEMS(again),
		          open_run_off, id);
	else if (value == ANSWER_TIE_TOGETHER)
		letters_form(d, _("Decide together: the result is fixed then"),
		             arena_printf(d->frame,
		                          ngettext("Which letter do you choose?",
		                                   "Which %d letters do you choose?",
		                                   (unsigned long)places),
		                          places),
		             "", _("How, and who agreed? (no names)"), settle_together);
	else if (value == ANSWER_TIE_LOT)
		ask(d, _("Where do you draw lots?"), where, N_ITEMS(where), lots_answer, id);
	else
		form_line(d, _("Take more themes: the result is fixed then"),
		          _("Who agreed? (no names)"), "", TEXT_MAX_FIELD, settle_widen, id);
}

_Static_assert(ANSWER_TIE_LOT - ANSWER_TIE_RUN_OFF == (int)TIE_LOT && TIE_RUN_OFF == 0,
               "the answers stand in the order of the rules");

/* The ways out, the agreed one first.  There is one run-off: when that is equal too, the hall
 * decides otherwise. */
static int ways_out(const struct ballot *b, enum answer out[TIE_RULE_COUNT])
{
	int rule, n = 0;

	if (b->kind == BALLOT_MAIN || b->tie_rule != TIE_RUN_OFF)
		out[n++] = (enum answer)(ANSWER_TIE_RUN_OFF + (int)b->tie_rule);
	for (rule = 0; rule < TIE_RULE_COUNT; rule++)
		if (rule != (int)b->tie_rule && (b->kind == BALLOT_MAIN || rule != TIE_RUN_OFF))
			out[n++] = (enum answer)(ANSWER_TIE_RUN_OFF + rule);
	return n;
}

void vote_ask_tie(struct desk *d, const struct tally *t)
{
	enum answer answers[TIE_RULE_COUNT];
	const char *text;

	/* Which ones are equal is known when the count is. */
	if (!t->accepted) {
		vote_ask_difference(d, t);
		return;
	}
	text = arena_printf(d->frame, _("Equal on place %d: %s. The rule you chose: %s."),
	                    t->tie_place, vote_equal_ones(d, t),
	                    tie_rule_word(t->ballot->tie_rule));
	if (t->ballot->kind == BALLOT_RUN_OFF && t->ballot->tie_rule == TIE_RUN_OFF)
		text = arena_printf(
		        d->frame,
		        _("Equal on place %d again: %s. Voting again is done only once. Choose "
		          "another way."),
		        t->tie_place, vote_equal_ones(d, t));
	ask(d, text, answers, ways_out(t->ballot, answers), tie_answer, t->ballot->id);
}
