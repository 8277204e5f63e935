/* Where a ballot stands: the one place where a count becomes a ranking and a cut. */
#include "rules.h"

#include <stdio.h>
#include <string.h>

#include "tr.h"

void tally_count(const struct snapshot *s, const struct vote_count *c, struct tally *out)
{
	const struct ballot *b = snapshot_find_ballot(s, c->ballot_id);

	*out = (struct tally){.ballot = b, .count = c};
	out->n = ballot_options(s, b, out->options);
	count_dots(s, c, out->options, out->n, out->dots);
	count_check(b, out->dots, out->n, c->leftover, &out->check);
	rank_by_dots(out->dots, out->n, out->ranking);
	ballot_cut(b, out->ranking, out->n, &out->cut);
	out->tie_place = places_above(s, b) + out->cut.tie_rank;
	out->doubtful = difference_matters(b, out->ranking, out->n, out->check.wrong);
	out->accepted = out->check.complete &&
	                (out->check.wrong == 0 || (c->reason[0] != '\0' && !out->doubtful));
}

bool tally_make(const struct snapshot *s, const struct ballot *b, struct tally *out)
{
	const struct vote_count *count = b != NULL ? last_count(s, b) : NULL;

	*out = (struct tally){.ballot = b};
	for (int i = 0; b != NULL && i < s->n_counts; i++) {
		if (s->counts[i].ballot_id == b->id && s->counts[i].status == COUNT_FIXED)
			count = &s->counts[i];
	}
	if (count == NULL)
		return false;
	tally_count(s, count, out);
	return true;
}

const char *tally_what_is_wrong(const struct snapshot *s, const struct tally *t, char *out,
                                size_t size)
{
	const struct count_check *k = &t->check;
	char code[CODE_SIZE];

	out[0] = '\0';
	if (k->over_option >= 0) {
		const struct subtheme *sub =
		        snapshot_find_subtheme(s, t->options[k->over_option]->subtheme_id);
		snprintf(out, size, _("%s has more dots than there are voters."),
		         subtheme_code(sub->code, code));
	} else if (k->over_total) {
		snprintf(out, size, _("%d dots were counted and only %d handed out."), k->total,
		         k->handed_out);
	} else if (k->complete && k->wrong > 0) {
		snprintf(out, size, _("Counted: %d. Expected: %d."), k->total, k->expected);
	}
	return out;
}
