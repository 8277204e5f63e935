/* Equal places across the border: the rule is carried out, and that fixes the result. */
#include "app.h"
#include "overlay.h"
#include "vote.h"

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
static int chosen_options(struct desk *d, const struct vote_tally *t, const char *typed,
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

static bool settle_together(struct desk *d, const struct form_values *v, int64_t id, struct err *e)
{
	int64_t chosen[SUBTHEME_MAX];
	struct vote_tally t;
	int n;

	(void)id;
	vote_tally_make(d, &t);
	n = chosen_options(d, &t, v->text[0], chosen, e);
	if (n < 0)
		return false;
	if (n != t.cut.tie_places) {
		err_set(e, E_INVALID,
		        ngettext("Type %d letter of the equal ones.",
		                 "Type %d letters of the equal ones.",
		                 (unsigned long)t.cut.tie_places),
		        t.cut.tie_places);
		return false;
	}
	if (!desk_did(d,
	              store_settle_tie(d->store, d->session_id, t.ballot->id, TIE_TOGETHER, chosen,
	                               n, v->text[1], e),
	              e))
		return false;
	vote_say_fixed(d);
	return true;
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
	struct vote_tally t;

	if (!desk_did(d, store_open_run_off(d->store, d->session_id, id, v->number[0], NULL, e), e))
		return false;
	vote_tally_make(d, &t);
	d->vote.list.selected = t.n > 0 ? t.options[0]->id : 0;
	desk_say(d, ROLE_GOOD, "%s",
	         _("Everybody chooses one of the equal ones. Type the numbers."));
	return true;
}

static void tie_answer(struct desk *d, int value, int64_t id)
{
	const struct form_field run_off[] = {
	        {.kind = FORM_NUMBER, .label = _("How many people vote?"), .value = "", .max = 999},
	};
	const struct form_field together[] = {
	        {.kind = FORM_TEXT,
	         .label = _("Which letter(s) do you take?"),
	         .value = "",
	         .max = 100},
	        {.kind = FORM_TEXT,
	         .label = _("How, and who agreed? (no names)"),
	         .value = "",
	         .max = TEXT_MAX_FIELD},
	};

	if (value == ANSWER_TIE_RUN_OFF)
		form_open(d, _("Vote again between the equal ones"), run_off, N_ITEMS(run_off),
		          open_run_off, id);
	else if (value == ANSWER_TIE_TOGETHER)
		form_open(d, _("Decide together: the result is fixed then"), together,
		          N_ITEMS(together), settle_together, id);
	else
		form_line(d, _("Take more themes: the result is fixed then"),
		          _("Who agreed? (no names)"), "", TEXT_MAX_FIELD, settle_widen, id);
}

void vote_ask_tie(struct desk *d, const struct vote_tally *t)
{
	const enum answer answers[] = {ANSWER_TIE_WIDEN, ANSWER_TIE_TOGETHER, ANSWER_TIE_RUN_OFF};
	/* There is one run-off: when that is equal too, the hall decides otherwise. */
	int n = t->ballot->kind == BALLOT_RUN_OFF ? 2 : 3;

	/* Which ones are equal is known when the count is. */
	if (!t->accepted) {
		vote_ask_difference(d, t);
		return;
	}
	ask(d,
	    arena_printf(d->frame, _("Equal on place %d: %s. The rule you chose: %s."),
	                 t->cut.tie_rank, vote_equal_ones(d, t),
	                 tie_rule_word(t->ballot->tie_rule)),
	    answers, n, tie_answer, t->ballot->id);
}
